"""From a spaCy Doc to records: mentions, roles, attributions, figures, dates, events."""

from kg.extract.mentions import extract_mentions

__all__ = ["extract_mentions"]
