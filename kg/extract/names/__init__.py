"""Who and what is named: people, organisations, places, descriptions that can speak, and roles."""
