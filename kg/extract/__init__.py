"""From a spaCy Doc to records: mentions, roles, attributions, figures, dates, events."""

from kg.extract.dates.mentions import extract_dates
from kg.extract.events.events import extract_events
from kg.extract.figures.numeric_claims import extract_numeric_claims
from kg.extract.names.mentions import extract_mentions
from kg.extract.speech.attributions import extract_attributions

__all__ = ["extract_attributions", "extract_dates", "extract_events", "extract_mentions", "extract_numeric_claims"]
