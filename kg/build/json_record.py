"""Records to the JSON object that `kg extract` prints, one an article (DESIGN 4.2)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from kg.model import Actor, Attribution, DateMention, Event, Extraction, NumericClaim, Span


def extraction_record(extraction: Extraction) -> dict[str, Any]:
    """The JSON object of one article: spans as [start, end], indexes into its own lists, null for what is unknown."""
    article = extraction.article
    names = {actor.id: actor.name for actor in extraction.actors}
    return {
        "id": article.id,
        "text_sha256": article.text_sha256,
        "published": None if article.published is None else article.published.isoformat()[:10],
        "title": article.title,
        "publisher": article.publisher,
        "attributions": [_attribution(found, article.text, names) for found in extraction.attributions],
        "numeric_claims": [
            _numeric_claim(found, extraction.attributions, names) for found in extraction.numeric_claims
        ],
        "actors": [_actor(actor) for actor in extraction.actors],
        "events": [_event(event) for event in extraction.events],
        "dates": [{"span": _span(date.span), "value": date.value} for date in extraction.dates],
        "skipped": [
            {"reason": item.reason, "span": None if item.span is None else _span(item.span)}
            for item in extraction.skipped
        ],
    }


def _span(span: Span) -> list[int]:
    return [span.start, span.end]


def _spans(spans: Iterable[Span]) -> list[list[int]]:
    return [_span(span) for span in spans]


def _number(value: Decimal | None) -> int | float | None:
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def _date(date: DateMention | None) -> str | None:
    return None if date is None else date.value


def _attribution(found: Attribution, text: str, names: Mapping[str, str]) -> dict[str, Any]:
    return {
        "source": _spans(found.source),
        "cue": _spans(found.cue),
        "content": _spans(found.content),
        "speaker": None if found.speaker is None else names[found.speaker],
        "speaker_id": found.speaker,
        "stance": found.stance,
        "mode": found.mode,
        "nested_in": found.nested_in,
        "channel": None if found.channel is None else text[found.channel.start : found.channel.end],
        "said_on": _date(found.said_on),
        "confidence": found.confidence,
    }


def _numeric_claim(
    found: NumericClaim, attributions: tuple[Attribution, ...], names: Mapping[str, str]
) -> dict[str, Any]:
    speaker = None if found.attribution is None else attributions[found.attribution].speaker
    return {
        "span": _span(found.span),
        "value": _number(found.value),
        "low": _number(found.low),
        "high": _number(found.high),
        "comparator": found.comparator,
        "unit": found.unit,
        "counted": found.counted,
        "speaker": None if speaker is None else names[speaker],
        "as_of": _date(found.as_of),
        "attribution": found.attribution,
        "part_of": found.part_of,
        "revises": found.revises,
    }


def _actor(actor: Actor) -> dict[str, Any]:
    return {
        "id": actor.id,
        "name": actor.name,
        "type": actor.type,
        "mentions": _spans(actor.mentions),
        "roles": [{"role": role.role, "of": role.of} for role in actor.roles],
    }


def _event(event: Event) -> dict[str, Any]:
    return {
        "id": event.id,
        "label": event.label,
        "type": event.type,
        "when": _date(event.when),
        "mentions": _spans(event.mentions),
        "participants": [{"actor": part.actor, "role": part.role} for part in event.participants if part.actor],
    }
