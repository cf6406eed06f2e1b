"""From a spaCy Doc to records: mentions, roles, attributions, figures, dates, events."""

from kg.extract.dates import extract_dates
from kg.extract.mentions import extract_mentions

__all__ = ["extract_dates", "extract_mentions"]
