"""Who is meant by pronouns and descriptions: right, left open or wrong, and whether actors swallow one another.

    python training/evaluate_speakers.py FILE.jsonl... [--model NAME] [--errors]

Reads gold articles (assertions with source, content and speaker; the attributions are given) and articles with
coreference (clusters; the attributions are found). Prints one line a kind of source: how many lead to the right actor,
how many are left open (an actor of his own under the words of the source) and how many lead to somebody else; then
precision of those that lead somewhere and coverage. For files with coreference also: each name with the one before it
of the same actor, joined, kept apart or joined wrongly. Not counted: descriptions that are new and stay so.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from kg.annotate.pipeline import annotate, load_pipeline
from kg.extract import extract_attributions, extract_dates, extract_mentions
from kg.lines import unwrap
from kg.model import Actor, Article, Attribution, Mention, RoleMention, Span
from kg.resolve import Resolution, resolve_actors

DETERMINERS = {"the", "a", "an", "its", "his", "her", "their", "this", "that", "these", "those"}
PRONOUNS = {
    **dict.fromkeys(("he", "she", "him", "her", "his"), "he, she"),
    **dict.fromkeys(("it", "its"), "it"),
    **dict.fromkeys(("they", "them", "their"), "they"),
    **dict.fromkeys(("i", "we", "my", "our"), "I, we"),
    **dict.fromkeys(("who", "which", "that"), "who, which"),
}
# An annotated phrase is longer than a name by an apposition or a clause behind it.
BEHIND, LONGER = {",", "'", "’", " "}, 0.51
OPEN, RIGHT, WRONG = "open", "right", "wrong"
Judged = tuple[str, str, str]  # kind of source, outcome, a line that shows it


def name_key(name: str | None) -> tuple[str, ...]:
    words = re.findall(r"[\w&]+", (name or "").casefold().replace("’s", "").replace("'s", ""))
    return tuple(word for word in words if word not in DETERMINERS)


def same_name(a: str | None, b: str | None) -> bool:
    left, right = name_key(a), name_key(b)
    if not left or not right or left == right:
        return left == right
    short, long_ = sorted((left, right), key=len)
    return set(short) <= set(long_) and (short[-1] == long_[-1] or len(short) >= 2)


def spans(value: Any) -> tuple[Span, ...]:
    if not value:
        return ()
    pairs = [value] if isinstance(value[0], int) else value
    return tuple(Span(start, end) for start, end in pairs)


def gold_attributions(record: dict[str, Any]) -> list[Attribution]:
    text = record["text"]
    found = []
    for assertion in record["assertions"]:
        content = spans(assertion["content"])
        direct = any(text[span.start] in "\"“'‘`" for span in content)
        found.append(
            Attribution(
                source=spans(assertion["source"]),
                cue=spans(assertion.get("cue")),
                content=content,
                stance=assertion["stance"],
                mode="direct" if direct else "indirect",
                rule="gold",
                confidence=1.0,
                nested_in=assertion.get("nested_in"),
            )
        )
    return found


def kind_of(words: str) -> str:
    """Pronoun, description or name, by the look of a source."""
    if words.lower() in PRONOUNS:
        return PRONOUNS[words.lower()]
    first, *rest = words.split()
    small = first.lower() in DETERMINERS or first.islower()
    return "description" if small and not any(word[:1].isupper() for word in rest) else "name"


def judge_gold(record: dict[str, Any], resolution: Resolution) -> Iterator[Judged]:
    """Every source of an annotated article, by the name of its speaker."""
    text, actors = record["text"], {actor.id: actor for actor in resolution.actors}
    for assertion, attribution in zip(record["assertions"], resolution.attributions, strict=True):
        if not attribution.source:
            continue
        words = text[attribution.source[0].start : attribution.source[-1].end]
        actor = actors.get(attribution.speaker or "")
        name, wanted = actor.name if actor else None, assertion["speaker"]
        own = set(name_key(words))
        kept = actor is None or not actor.resolved or set(name_key(name)) <= own or _is_owned(words, name, wanted)
        kind = kind_of(words)
        if kind == "description" and kept and wanted is not None and set(name_key(wanted)) <= own:
            continue
        outcome = RIGHT if same_name(wanted, name) else OPEN if kept and kind != "name" else WRONG
        at = attribution.source[0].start
        yield kind, outcome, f"{record['id'][-28:]} {at} {words!r} wanted {wanted!r} found {name!r}"


def _is_owned(words: str, name: str | None, wanted: str | None) -> bool:
    """Whether "his sister" stays an actor of its own, called by its owner, where another name is wanted."""
    first, *rest = words.split()
    head = name_key(" ".join(rest))
    owned = first.lower() in PRONOUNS and bool(head) and name_key(name)[-len(head) :] == head
    return owned and name_key(wanted)[-1:] != head[-1:]


class Clusters:
    """The coreference clusters of one article by place."""

    def __init__(self, record: dict[str, Any]) -> None:
        self.text = record["text"]
        self.clusters = record["clusters"]
        self.at: defaultdict[int, list[tuple[int, int, int]]] = defaultdict(list)
        for number, cluster in enumerate(self.clusters):
            for mention in cluster["mentions"]:
                start, end = mention["start"], mention["end"]
                self.at[mention["head"][0]].append((start, end, number))

    def of(self, span: Span) -> int | None:
        """The cluster of the annotated mention that a span overlaps most, its head inside the span."""
        best, number = 0.5, None
        for head in range(span.start, span.end):
            for start, end, cluster in self.at.get(head, ()):
                bare = start + 4 if self.text.startswith(("The ", "the "), start, end) else start
                shared = min(end, span.end) - max(bare, span.start)
                share = shared / (max(end, span.end) - min(bare, span.start))
                opens = bare == span.start and span.end <= end and self.text[span.end : span.end + 1] in BEHIND
                if max(share, LONGER * opens) > best:
                    best, number = max(share, LONGER * opens), cluster
        return number

    def named_before(self, number: int, position: int) -> bool:
        """Whether something else than a pronoun stands for a cluster before a position."""
        return any(m["start"] < position and m["upos"] != "PRON" for m in self.clusters[number]["mentions"])


def judge_clusters(record: dict[str, Any], resolution: Resolution, mentions: list[Mention]) -> Iterator[Judged]:
    """Every pronoun and description that is a source, by the cluster of what else its actor is called."""
    clusters, actors = Clusters(record), {actor.id: actor for actor in resolution.actors}
    kinds = {m.name if m.kind == "name" else m.span: m for m in mentions}
    for attribution in resolution.attributions:
        if len(attribution.source) != 1:
            continue
        source = attribution.source[0]
        words = record["text"][source.start : source.end]
        kind, wanted = kind_of(words), clusters.of(source)
        if kind in {"name", "I, we", "who, which"} or wanted is None:
            continue
        actor = actors.get(attribution.speaker or "")
        others = [m for m in actor.mentions if m != source and not _pronoun(kinds, m)] if actor else []
        found = {clusters.of(m) for m in others if m.start < source.start} - {None}
        outcome = OPEN if actor is None or not actor.resolved or not found else RIGHT if wanted in found else WRONG
        if outcome == OPEN and not clusters.named_before(wanted, source.start):
            continue
        shown = actor.name if actor else None
        yield kind, outcome, f"{record['id']} {source.start} {words!r} found {shown!r}"


def _pronoun(kinds: dict[Span, Mention], span: Span) -> bool:
    return span not in kinds or kinds[span].kind == "pronoun"


def judge_names(record: dict[str, Any], actors: tuple[Actor, ...], mentions: list[Mention]) -> Iterator[Judged]:
    """Every name of a person or an organisation with the name before it of the same actor, here and in the file."""
    clusters, text = Clusters(record), record["text"]
    names = {m.name for m in mentions if m.kind == "name"}
    actor_at = {span: actor.id for actor in actors for span in actor.mentions if span in names}
    here: dict[str, tuple[Span, int]] = {}
    there: dict[int, tuple[Span, str]] = {}
    for span, actor in sorted(actor_at.items()):
        wanted = clusters.of(span)
        if wanted is None or clusters.clusters[wanted]["type"] not in {"person", "organization"}:
            continue
        before, other = here.get(actor), there.get(wanted)
        shown = f"{record['id']} {span.start} {text[span.start : span.end]!r}"
        if before is not None:
            earlier = text[before[0].start : before[0].end]
            yield _spelling(text, span, before[0]), RIGHT if before[1] == wanted else WRONG, f"{shown} with {earlier!r}"
        if other is not None and other[1] != actor:
            yield _spelling(text, span, other[0]), OPEN, f"{shown} not with {text[other[0].start : other[0].end]!r}"
        here[actor], there[wanted] = (span, wanted), (span, actor)


def _spelling(text: str, one: Span, other: Span) -> str:
    same = text[one.start : one.end] == text[other.start : other.end]
    return "names, one spelling" if same else "names, two spellings"


def judge(
    record: dict[str, Any], mentions: list[Mention], roles: list[RoleMention], found: list[Attribution]
) -> Iterator[Judged]:
    published = dt.date.fromisoformat(record["published"]) if record.get("published") else None
    given = gold_attributions(record) if "assertions" in record else found
    resolution = resolve_actors(Article(record["text"], record["id"], published=published), mentions, roles, given)
    if "assertions" in record:
        yield from judge_gold(record, resolution)
    else:
        yield from judge_clusters(record, resolution, mentions)
        yield from judge_names(record, resolution.actors, mentions)


def table(judged: list[Judged]) -> str:
    lines = [f"{'':22}{'right':>7}{'open':>7}{'wrong':>7}{'precision':>11}{'coverage':>10}"]
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for kind, outcome, _ in judged:
        counts[kind][outcome] += 1
    for kind, count in sorted(counts.items()):
        led = count[RIGHT] + count[WRONG]
        lines.append(
            f"{kind:22}{count[RIGHT]:7}{count[OPEN]:7}{count[WRONG]:7}"
            f"{count[RIGHT] / max(led, 1):11.3f}{led / count.total():10.3f}"
        )
    return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", nargs="+", type=Path)
    parser.add_argument("--model", help="spaCy pipeline; the shipped one if left out")
    parser.add_argument("--errors", action="store_true")
    args = parser.parse_args()
    nlp = load_pipeline(args.model)
    for path in args.gold:
        judged: list[Judged] = []
        for line in path.read_text(encoding="utf-8").splitlines():
            record = json.loads(line)
            doc = annotate(unwrap(record["text"]), nlp)
            mentions, roles = extract_mentions(doc)
            found, _ = extract_attributions(doc, mentions, extract_dates(doc, None))
            judged += judge(record, mentions, roles, found)
        print(f"{path.name}\n{table(judged)}")
        if args.errors:
            for kind, outcome, shown in judged:
                if outcome != RIGHT:
                    print(f"{kind}: {outcome}: {shown}", file=sys.stderr)


if __name__ == "__main__":
    main()
