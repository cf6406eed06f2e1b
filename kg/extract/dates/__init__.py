"""Date expressions and what they mean, from the words alone."""
