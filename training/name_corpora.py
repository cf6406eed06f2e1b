"""Read the corpora of named entities into paragraphs with character spans.

Labels are PER, ORG, LOC and EVENT; a span labelled MISSING says that nothing is known about it.
Boundaries of GUM and re3d names are derived by rule, so they carry the rules' mistakes.
"""

from __future__ import annotations

import json
import random
import re
import tomllib
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

MISSING = "?"
LABELS = frozenset({"PER", "ORG", "LOC", "EVENT"})
TRAINABLE = frozenset({"yes", "sharealike"})
RE3D_FOLDS = 3  # documents of fold 0 are held out for testing
MEANTIME_SENTENCES = 5
PARTS = Path(__file__).parent / "configs/name_parts.toml"

# CrossNER and wikigold types: a label, MISSING where the guidelines leave it open, absent = not a name.
TYPES = {
    **dict.fromkeys(("PER", "person", "politician", "writer", "musicalartist", "scientist", "researcher"), "PER"),
    **dict.fromkeys(("ORG", "organisation", "politicalparty", "university", "band", "magazine"), "ORG"),
    **dict.fromkeys(("LOC", "location", "country"), "LOC"),
    **dict.fromkeys(("event", "election"), "EVENT"),
    **dict.fromkeys(("MISC", "misc", "conference", "award", "academicjournal", "astronomicalobject"), MISSING),
}
DEMONYM = re.compile(r"(?:[A-Z]\w+(?:ese|ian|ans?|ish|ch|ic|is?|ss)|Dutch|Jews?|Christians?|Muslims?)")
TITLE = (
    r"(?:Prime|Foreign|Defen[cs]e|Interior|Home|Deputy|Vice|Acting|Former|Special|Permanent|Assistant|Under|Chief|"
    r"Minister|Secretary|President|Chancellor|Ambassador|Envoy|Representative|Senator|Governor|Mayor|Judge|King|Queen|"
    r"Prince|Princess|Pope|Sheikh|Lord|Lady|Sir|Dame|General|Gen|Lieutenant|Lt|Colonel|Col|Major|Maj|Captain|Capt|"
    r"Sergeant|Sgt|Spc|Staff|Commander|Cmdr|Admiral|Adm|Brigadier|Brig|Chairman|Director|Professor|Prof|Dr|Mr|Mrs|Ms|"
    r"Attorney|Spokesman|Spokeswoman|Spokesperson|Master|Senior|Chief|Airman|Army|Navy|Force|Air|Marine|Petty|Officer|Press|of|for|"
    r"State|the|The|Middle|East|Administrator)\.?"
)
LEADING_TITLES = re.compile(rf"(?:{TITLE}[ -]+)+")
PRONOUNS = frozenset({"I", "We", "He", "She", "They", "It", "Our", "Its", "His", "Her", "Their", "This"})
LAST_TITLE = re.compile(
    r"\b(?:Minister|Secretary|President|Chancellor|Ambassador|Envoy|Representative|Senator|Governor|Mayor|Judge|General|"
    r"Gen|Colonel|Col|Major|Maj|Captain|Capt|Sergeant|Sgt|Spc|Commander|Cmdr|Admiral|Adm|Chairman|Director|Airman|"
    r"Officer|Commissioner|CEO|Spokes(?:man|woman|person)|spokes(?:man|woman|person)|commander|leader|director|"
    r"Dr|Mr|Mrs|Ms)\b\.? ?"
)
NAME_WORD = r"(?:(?:al|el|bin|ibn|abu|de|da|del|der|van|von|la|le|du|d)[-’' ])*[A-Z0-9][^\s,;()\"“”]*"
LINK = r"(?: ?& ?| (?:of|for|and|in|on|to|the|of the|for the|and the|on the) )"
NAME = re.compile(rf"{NAME_WORD}(?:(?:{LINK}| ){NAME_WORD})*")
OF_TAIL = re.compile(rf"(?: of| for)(?: the)? {NAME_WORD}(?:(?: and| of| of the|,? and)? {NAME_WORD})*")


@dataclass(frozen=True, slots=True)
class Name:
    """One labelled stretch of a paragraph."""

    start: int
    end: int
    label: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph, where it came from, and its names in text order, none overlapping."""

    corpus: str
    document: str
    text: str
    names: tuple[Name, ...]


def read_records(path: Path) -> list[dict]:
    """Parse JSON Lines."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]


def is_held_out(document: str) -> bool:
    """Whether a re3d document belongs to the third that is only tested on."""
    return zlib.crc32(document.encode()) % RE3D_FOLDS == 0


def iter_gum(path: Path, *, genres: Iterable[str] | None = None) -> Iterator[Paragraph]:
    """Yield GUM paragraphs of documents that may be trained on; roles and peoples are no names."""
    for record in read_records(path):
        if record["train_ok"] not in TRAINABLE or (genres and record["genre"] not in genres):
            continue
        names = []
        for entity in record["entities"]:
            if entity["role_only"] or entity["group"] or entity["label"] not in LABELS:
                continue
            names.append(_gum_name(record["text"], entity))
        yield from split_paragraphs("gum", record["id"], record["text"], names)


def _gum_name(text: str, entity: dict) -> Name:
    """Lengthen names such as `University (of Portsmouth)` inside their noun phrase, drop bare titles."""
    start, end, label = entity["start"], entity["end"], entity["label"]
    if label == "PER":
        title = LEADING_TITLES.match(text[start:end] + " ")
        if title and title.end() > end - start:
            return Name(start, end, MISSING)
        return Name(start + (title.end() if title else 0), end, label)
    tail = OF_TAIL.match(text, end, entity["mention"][1])
    return Name(start, tail.end() if tail else end, label)


def iter_uner(path: Path) -> Iterator[Paragraph]:
    """Yield the paragraphs of a UNER file."""
    for record in read_records(path):
        names = [Name(e["start"], e["end"], e["label"]) for e in record["entities"]]
        yield from split_paragraphs("uner", record["id"], record["text"], names)


def iter_crossner_json(path: Path) -> Iterator[Paragraph]:
    """Yield CrossNER sentences of the JSON Lines form."""
    for record in read_records(path):
        text = record["text"]
        labelled = (
            (e["start"], e["end"], e["etype"] if e["label"] == "MISC" else e["label"]) for e in record["entities"]
        )
        names = [Name(s, e, label) for s, e, kind in labelled if (label := _label(kind, text[s:e]))]
        yield from split_paragraphs("crossner", record["id"], text, names)


def iter_re3d(path: Path, *, held_out: bool) -> Iterator[Paragraph]:
    """Yield re3d paragraphs; what is not clearly a proper name counts as missing."""
    for record in read_records(path):
        if record["train_ok"] not in TRAINABLE or is_held_out(record["id"]) != held_out:
            continue
        names, unsure = [], []
        for entity in record["entities"]:
            if entity["label"] not in LABELS:
                continue
            mention = Name(entity["start"], entity["end"], entity["label"])
            name = proper_name(record["text"], mention)
            if name is not None or _has_capital(record["text"][mention.start : mention.end]):
                unsure.append(replace(mention, label=MISSING))
            if name is not None and entity["confidence"] >= 0.5:
                names.append(name)
        text = record["text"]
        yield from split_paragraphs("re3d", record["id"], text, punch_out(_longest(names), unsure))


def _has_capital(surface: str) -> bool:
    first, _, rest = surface.partition(" ")
    return any(letter.isupper() for letter in (rest or ("" if first in PRONOUNS else first)))


def iter_meantime(path: Path) -> Iterator[Paragraph]:
    """Yield the first five sentences of MEANTIME articles that have mentions; later ones are annotated thinly.

    Names are the persons, organisations and places whose mention is a proper name once its article is cut off;
    other mentions, products and financial entities among them, count as missing.
    """
    for record in read_records(path):
        entities = [m for m in record["mentions"] if m["kind"] == "entity"]
        names, unsure = [], []
        for entity in entities:
            mention = Name(entity["start"], entity["end"], entity["class"] if entity["class"] in LABELS else MISSING)
            name = proper_name(record["text"], mention)
            if name is not None and name.label in LABELS:
                names.append(name)
            if mention.label == MISSING or name is not None:
                unsure.append(replace(mention, label=MISSING))
        if entities:
            end = record["sentences"][:MEANTIME_SENTENCES][-1][1]
            kept = [n for n in punch_out(_longest(names), unsure) if n.end <= end]
            yield from split_paragraphs("meantime", record["id"], record["text"][:end], kept)


def proper_name(text: str, mention: Name) -> Name | None:
    """Cut a mention to the proper name it ends in; None for common nouns and bare titles."""
    surface = text[mention.start : mention.end]
    shift = 0
    if mention.label == "PER" and (title := LEADING_TITLES.match(surface)):
        shift = title.end()
    if mention.label == "PER":
        for title in LAST_TITLE.finditer(surface):
            shift = title.end()
        if re.match(r"(?:of|for|to|at)\b", surface[shift:]):
            return None  # "Minister for Central Asia"
    words = re.match(r"(?:(?!al-|el-|de |bin |ibn )[a-z’'-]+ |[Tt]he |An? )*", surface[shift:])
    if words and mention.label != "LOC" and re.search(r" (?:of|for|from|in|at|to|and) $", words.group()):
        return None  # "the people of Iraq" is not called Iraq
    shift += words.end() if words else 0
    if mention.label == "PER" and (title := LEADING_TITLES.match(surface[shift:])):
        shift += title.end()
    name = surface[shift:]
    if (
        not name
        or LEADING_TITLES.fullmatch(name + " ")
        or not NAME.fullmatch(name)
        or name in PRONOUNS
        or len(name.split()) > 8
    ):
        return None
    if name.istitle() and " " not in name and shift == 0 and mention.label == "ORG" and name.endswith("s"):
        return None  # sentence-initial common noun
    return Name(mention.start + shift, mention.end, mention.label)


def punch_out(names: Sequence[Name], unsure: Iterable[Name]) -> list[Name]:
    """Keep every name and mark the rest of each unsure stretch as missing."""
    kept = list(names)
    for stretch in unsure:
        start = stretch.start
        inside = sorted((n for n in kept if n.start < stretch.end and n.end > stretch.start), key=lambda n: n.start)
        for name in inside:
            if name.start > start:
                kept.append(replace(stretch, start=start, end=name.start))
            start = max(start, name.end)
        if start < stretch.end:
            kept.append(replace(stretch, start=start))
    return kept


def iter_conll(path: Path, corpus: str, *, seed: int = 1) -> Iterator[Paragraph]:
    """Yield one to three sentences of a two-column file at a time, detokenised by rule."""
    draw = random.Random(seed)
    group: list[list[tuple[str, str]]] = []
    wanted = draw.randint(1, 3)
    for number, block in enumerate(re.split(r"\n\s*\n", path.read_text(encoding="utf-8"))):
        rows = [line.split() for line in block.splitlines() if len(line.split()) == 2]
        rows = [row for row in rows if row[0] != "-DOCSTART-"]
        if rows:
            group.append([(word, tag) for word, tag in rows])
        if len(group) >= wanted:
            yield _paragraph_of_words(corpus, f"{path.stem}-{number // 20}", [w for s in group for w in s])
            group, wanted = [], draw.randint(1, 3)
    if group:
        yield _paragraph_of_words(corpus, path.stem, [w for s in group for w in s])


def _paragraph_of_words(corpus: str, document: str, rows: Sequence[tuple[str, str]]) -> Paragraph:
    text, spans, open_quote = "", list[list], False
    spans = []
    previous = "O"
    for word, tag in rows:
        glue = not text or text[-1] in "([$£€" or word[0] in ".,;:!?)]%" or word.startswith(("'s", "n't", "’s"))
        if word in {'"', "``", "''"}:
            glue, open_quote = glue or open_quote, not open_quote
        elif text.endswith('"') and open_quote:
            glue = True
        text += "" if glue else " "
        start = len(text)
        text += '"' if word in {"``", "''"} else word
        if tag != "O":
            kind = tag[2:]
            if tag.startswith("I-") and previous != "O" and previous[2:] == kind:
                spans[-1][1] = len(text)
            else:
                spans.append([start, len(text), kind])
        previous = tag
    names = [Name(s, e, label) for s, e, kind in spans if (label := _label(kind, text[s:e]))]
    return Paragraph(corpus, document, text, tuple(names))


def _label(kind: str, surface: str) -> str | None:
    label = kind if kind in LABELS else TYPES.get(kind)
    return None if label == MISSING and DEMONYM.fullmatch(surface) else label


def split_paragraphs(corpus: str, document: str, text: str, names: Iterable[Name]) -> Iterator[Paragraph]:
    """Cut a document at newlines; a name across one is dropped, of overlapping names the longest stays."""
    kept = _longest(names)
    for match in re.finditer(r"[^\n]+", text):
        inside = [n for n in kept if match.start() <= n.start and n.end <= match.end()]
        moved = (replace(n, start=n.start - match.start(), end=n.end - match.start()) for n in inside)
        yield Paragraph(corpus, document, match.group(), tuple(sorted(moved, key=lambda n: n.start)))


def _longest(names: Iterable[Name]) -> list[Name]:
    kept: list[Name] = []
    for name in sorted(names, key=lambda n: (n.label == MISSING, n.start - n.end, n.start)):
        if name.start < name.end and all(name.end <= k.start or name.start >= k.end for k in kept):
            kept.append(name)
    return kept


def read_countries(parts: Path = PARTS) -> frozenset[str]:
    """The names of countries from the parts of invented names."""
    lists = tomllib.loads(parts.read_text(encoding="utf-8"))
    return frozenset(lists["countries"].split()) | frozenset(lists["countries_of_two_words"])


def settle_countries(paragraph: Paragraph, countries: frozenset[str]) -> Paragraph:
    """Call a country a place even where it acts or plays, as most corpora do."""
    names = (
        replace(name, label="LOC")
        if name.label == "ORG" and paragraph.text[name.start : name.end] in countries
        else name
        for name in paragraph.names
    )
    return replace(paragraph, names=tuple(names))
