"""Who said what: cues, sources, contents and stance, found by rules over the parse and over the words."""
