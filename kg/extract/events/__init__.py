"""What happened: triggers, participants, place, time, and the figures that count it."""
