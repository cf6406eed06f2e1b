"""From a spaCy Doc to records: mentions, roles, attributions, figures, dates, events."""

from kg.extract.attributions import extract_attributions
from kg.extract.dates import extract_dates
from kg.extract.events import extract_events
from kg.extract.mentions import extract_mentions
from kg.extract.numeric_claims import extract_numeric_claims

__all__ = ["extract_attributions", "extract_dates", "extract_events", "extract_mentions", "extract_numeric_claims"]
