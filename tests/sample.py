"""An invented article with everything in it that the graph can say: written by hand, not extracted."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from pathlib import Path

from kg.model import (
    Actor,
    Article,
    Attribution,
    DateMention,
    Event,
    Extraction,
    ModelIdentity,
    NumericClaim,
    Participant,
    Role,
    Skipped,
    Span,
)

TEXT = (
    "The Ministry of Health of Norland announced on Tuesday the release of 60 people from the Vessel camp. "
    "Ana Ruiz, vice president of the relief group Open Doors, reported on her Relay account that at least 45 people "
    "had been freed by 2 March. According to her, among them were 15 women, 27 men and three teenagers. "
    "The group had first counted 19 releases, a figure it later raised to 26. "
    "Mayor Tomas Berg denied that anybody had been held without charge. "
    "“Nobody was beaten,” he said. "
    "The Harbour Gazette noted that aid workers fear more arrests. "
    "It was reported that two guards were suspended. "
    "About 300 people lived in the camp last year."
)


def span_of(words: str, *, within: str | None = None, text: str = TEXT) -> Span:
    """The place of some words; `within` is a longer stretch of the text that holds them."""
    base = 0 if within is None else text.index(within)
    start = base + (text if within is None else within).index(words)
    return Span(start, start + len(words))


RELEASE_DAY = DateMention(span_of("on Tuesday"), "2026-03-03", dt.date(2026, 3, 3), dt.date(2026, 3, 3), "day")
COUNT_DAY = DateMention(span_of("2 March"), "2026-03-02", dt.date(2026, 3, 2), dt.date(2026, 3, 2), "day")
LAST_YEAR = DateMention(span_of("last year"), "2025", dt.date(2025, 1, 1), dt.date(2025, 12, 31), "year")

ARTICLE = Article(
    text=TEXT,
    id="camp-release",
    url="https://gazette.example/2026/03/04/camp-release",
    title="Dozens freed from Vessel camp",
    published=dt.date(2026, 3, 4),
    publisher="The Daily Ledger",
    authors=("Mira Holt",),
)

_RUIZ_ROLE = Role(
    "vice president", span_of("vice president of the relief group Open Doors"), of="Open Doors", of_actor="open-doors"
)

ACTORS = (
    Actor(
        "ministry",
        "Ministry of Health of Norland",
        "organization",
        (span_of("The Ministry of Health of Norland"),),
        aliases=("Ministry of Health",),
    ),
    Actor(
        "ruiz", "Ana Ruiz", "person", (span_of("Ana Ruiz"), span_of("her", within="her, among")), roles=(_RUIZ_ROLE,)
    ),
    Actor(
        "open-doors",
        "Open Doors",
        "organization",
        (span_of("Open Doors"), span_of("The group"), span_of("it", within="it later raised")),
    ),
    Actor(
        "berg",
        "Tomas Berg",
        "person",
        (span_of("Mayor Tomas Berg"), span_of("he", within="he said")),
        roles=(Role("mayor", span_of("Mayor")),),
    ),
    Actor("gazette", "The Harbour Gazette", "organization", (span_of("The Harbour Gazette"),)),
    Actor("workers", "aid workers", "group", (span_of("aid workers"),)),
)

_ANNOUNCED, _REPORTED, _ACCORDING, _COUNTED, _RAISED, _DENIED, _SAID, _NOTED, _FEAR, _PASSIVE = range(10)

ATTRIBUTIONS = (
    Attribution(
        (span_of("The Ministry of Health of Norland"),),
        (span_of("announced"),),
        (span_of("the release of 60 people from the Vessel camp"),),
        "asserts",
        "indirect",
        "verb-clause",
        0.9,
        speaker_span=span_of("Ministry of Health of Norland"),
        speaker="ministry",
        said_on=RELEASE_DAY,
    ),
    Attribution(
        (span_of("Ana Ruiz, vice president of the relief group Open Doors"),),
        (span_of("reported"),),
        (span_of("at least 45 people had been freed by 2 March"),),
        "asserts",
        "indirect",
        "verb-clause",
        0.95,
        speaker_span=span_of("Ana Ruiz"),
        speaker="ruiz",
        channel=span_of("her Relay account"),
    ),
    Attribution(
        (span_of("her", within="her, among"),),
        (span_of("According to"),),
        (span_of("among them were 15 women, 27 men and three teenagers"),),
        "asserts",
        "indirect",
        "according-to",
        0.9,
        speaker_span=span_of("her", within="her, among"),
        speaker="ruiz",
    ),
    Attribution(
        (span_of("The group"),),
        (span_of("had first counted"),),
        (span_of("19 releases"),),
        "asserts",
        "indirect",
        "verb-noun",
        0.8,
        speaker="open-doors",
    ),
    Attribution(
        (span_of("it", within="it later raised"),),
        (span_of("later raised"),),
        (span_of("a figure"), span_of("to 26")),
        "asserts",
        "indirect",
        "verb-noun",
        0.7,
        speaker="open-doors",
    ),
    Attribution(
        (span_of("Mayor Tomas Berg"),),
        (span_of("denied"),),
        (span_of("anybody had been held without charge"),),
        "denies",
        "indirect",
        "verb-clause",
        0.95,
        speaker="berg",
    ),
    Attribution(
        (span_of("he", within="he said"),),
        (span_of("said", within="he said"),),
        (span_of("“Nobody was beaten,”"),),
        "asserts",
        "direct",
        "quotation",
        0.99,
        speaker="berg",
    ),
    Attribution(
        (span_of("The Harbour Gazette"),),
        (span_of("noted"),),
        (span_of("aid workers fear more arrests"),),
        "asserts",
        "indirect",
        "verb-clause",
        0.9,
        speaker="gazette",
    ),
    Attribution(
        (span_of("aid workers"),),
        (span_of("fear"),),
        (span_of("more arrests"),),
        "believes",
        "indirect",
        "verb-noun",
        0.8,
        speaker="workers",
        nested_in=_NOTED,
    ),
    Attribution(
        (),
        (span_of("was reported"),),
        (span_of("two guards were suspended"),),
        "asserts",
        "indirect",
        "verb-clause",
        0.8,
        missing="passive",
    ),
)

_60, _45, _15, _27, _3, _19, _26, _2, _300 = range(9)


def _count(words: str, figure: str, value: int, unit: str, counted: str, **more: object) -> NumericClaim:
    number = Decimal(value)
    exact: dict[str, object] = {"low": number, "high": number, "comparator": "exactly", "event": 0}
    span = span_of(words)
    start = span.start + words.index(figure)
    return NumericClaim(
        span=span,
        figure=Span(start, start + len(figure)),
        value=number,
        unit=unit,
        counted=counted,
        **(exact | more),  # type: ignore[arg-type]
    )


NUMERIC_CLAIMS = (
    _count("60 people", "60", 60, "person", "people released", attribution=_ANNOUNCED),
    _count(
        "at least 45 people",
        "45",
        45,
        "person",
        "people released",
        attribution=_REPORTED,
        comparator="at_least",
        high=None,
        as_of=COUNT_DAY,
    ),
    _count("15 women", "15", 15, "woman", "women released", attribution=_ACCORDING, part_of=_45),
    _count("27 men", "27", 27, "man", "men released", attribution=_ACCORDING, part_of=_45),
    _count("three teenagers", "three", 3, "teenager", "teenagers released", attribution=_ACCORDING, part_of=_45),
    _count("19 releases", "19", 19, "release", "releases", attribution=_COUNTED),
    _count(
        "26",
        "26",
        26,
        "release",
        "releases",
        attribution=_RAISED,
        revises=_19,
        revision_cue=span_of("later raised"),
    ),
    _count("two guards", "two", 2, "guard", "guards suspended", attribution=_PASSIVE, event=None),
    _count(
        "About 300 people",
        "300",
        300,
        "person",
        "people living in the camp",
        comparator="about",
        low=None,
        high=None,
        event=None,
        as_of=LAST_YEAR,
    ),
)

EVENTS = (
    Event(
        "release",
        "release of people",
        "release",
        (span_of("release"), span_of("freed"), span_of("releases")),
        when=RELEASE_DAY,
        place=span_of("the Vessel camp"),
        participants=(Participant("ministry", "agent"),),
    ),
)

EXTRACTION = Extraction(
    article=ARTICLE,
    model=ModelIdentity("hearsay_news", "0.1.0", "5f0c2a9e77b1d340"),
    attributions=ATTRIBUTIONS,
    numeric_claims=NUMERIC_CLAIMS,
    actors=ACTORS,
    events=EVENTS,
    dates=(RELEASE_DAY, COUNT_DAY, LAST_YEAR),
    skipped=(Skipped("sentence without a verb group", span_of("“Nobody was beaten,”")),),
)


if __name__ == "__main__":
    import pyoxigraph

    from kg.build import build_quads
    from kg.vocab import PREFIXES

    data = pyoxigraph.serialize(build_quads(EXTRACTION).quads, format=pyoxigraph.RdfFormat.TRIG, prefixes=PREFIXES)
    (Path(__file__).parent / "data" / "sample.trig").write_bytes(data)
