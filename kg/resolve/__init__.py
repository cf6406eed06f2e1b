"""From mentions and attributions to the actors of one article."""

from kg.resolve.resolver import Resolution, resolve_actors

__all__ = ["Resolution", "resolve_actors"]
