"""Figures that say something about the world: value or bounds, unit, what is counted, and how figures hang together."""
