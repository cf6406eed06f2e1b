"""Measure the names of the whole extraction, recogniser and rules together, on raw articles.

    evaluate_names.py [--model PATH] [--shared DIR] [--only NAME...] [--show N] [--out FILE]

A document is read as one article, because the rules let its occurrences of a name agree. Exact span and type of
persons, organisations and places; "any" asks for the span alone. Sets that are not there are named and left out; exit
status 1 if none is there. GUM news dev is small; EWT dev trained and chose the recogniser, so it guards only.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby
from pathlib import Path

from name_corpora import (
    MISSING,
    Paragraph,
    iter_conll,
    iter_crossner_json,
    iter_gum,
    iter_meantime,
    iter_re3d,
    iter_uner,
    read_countries,
    settle_countries,
)
from name_scores import ANY, Labelled, precision_recall, score_spans
from spacy.language import Language

from kg.annotate.pipeline import annotate, load_pipeline
from kg.extract import extract_attributions, extract_dates, extract_mentions
from kg.lines import unwrap
from kg.model import Article, Mention
from kg.resolve import resolve_actors

ASKED = {
    "GUM news dev": 0.74,
    "MEANTIME": 0.65,
    "re3d held out": 0.65,
    "CrossNER politics dev": 0.78,
}
GUARDS = ("GUM dev, all permissive genres", "UNER EWT dev")
TRAINED_ON = ("GUM news train", "CrossNER politics train", "wikigold")
LABELS = {"person": "PER", "organization": "ORG", "place": "LOC", "event": "EVENT"}
ORG_BEHIND_PER = 0.10
ANY_ASKED = 0.88
BETWEEN = "\n\n"


def read_set(name: str, corpora: Path) -> tuple[Path, Iterator[Paragraph]]:
    """The file of a set and its paragraphs."""
    ner = corpora / "ner"
    match name:
        case "GUM news dev":
            return ner / "gum_dev.jsonl", iter_gum(ner / "gum_dev.jsonl", genres=["news"])
        case "GUM news train":
            return ner / "gum_train.jsonl", iter_gum(ner / "gum_train.jsonl", genres=["news"])
        case "GUM dev, all permissive genres":
            return ner / "gum_dev.jsonl", iter_gum(ner / "gum_dev.jsonl")
        case "MEANTIME":
            return corpora / "events/meantime_en.jsonl", iter_meantime(corpora / "events/meantime_en.jsonl")
        case "re3d held out":
            return ner / "re3d.jsonl", iter_re3d(ner / "re3d.jsonl", held_out=True)
        case "CrossNER politics dev":
            path = ner / "crossner_politics_dev.jsonl"
            return path, iter_crossner_json(path)
        case "CrossNER politics train":
            path = ner / "crossner_politics_train.jsonl"
            return path, iter_crossner_json(path)
        case "wikigold":
            return ner / "wikigold.conll", iter_conll(ner / "wikigold.conll", "wikigold")
    return ner / "uner_ewt_dev.jsonl", iter_uner(ner / "uner_ewt_dev.jsonl")


def documents(paragraphs: Iterator[Paragraph]) -> list[Paragraph]:
    """The paragraphs of one document joined by blank lines, as an article has them."""
    whole = []
    for document, group in groupby(paragraphs, key=lambda p: p.document):
        text, names = "", []
        for paragraph in group:
            start = len(text) + len(BETWEEN) if text else 0
            text += (BETWEEN if text else "") + paragraph.text
            names += [replace(n, start=n.start + start, end=n.end + start) for n in paragraph.names]
        whole.append(Paragraph(paragraph.corpus, document, text, tuple(names)))
    return whole


def find_names(text: str, nlp: Language) -> list[Mention]:
    """The names of an article; one without a type has that of its actor."""
    article = Article(text=text, id="article")
    doc = annotate(unwrap(text), nlp)
    mentions, roles = extract_mentions(doc)
    attributions, _ = extract_attributions(doc, mentions, extract_dates(doc, None))
    actors = resolve_actors(article, mentions, roles, attributions).actors
    actor_type = {span: actor.type for actor in actors for span in actor.mentions}
    names = [mention for mention in mentions if mention.kind == "name"]
    types = [name.type or actor_type.get(name.span) for name in names]
    return [replace(n, type=kind if kind in LABELS else None) for n, kind in zip(names, types, strict=True)]


def score_set(articles: list[Paragraph], nlp: Language, show: int) -> dict[str, dict[str, float]]:
    """Scores by label, of all labels together, and of the spans whatever their type."""
    found = [find_names(article.text, nlp) for article in articles]
    typed = [{_labelled(name) for name in names} for names in found]
    scores = score_spans(articles, typed, show)
    events = "EVENT" in scores
    bare = [
        replace(a, names=tuple(n if n.label == MISSING else replace(n, label=ANY) for n in a.names)) for a in articles
    ]
    spans = [{(s, e, ANY) for s, e, label in spans if events or label != "EVENT"} for spans in typed]
    return scores | {"any": score_spans(bare, spans)["all"]}


def _labelled(name: Mention) -> Labelled:
    return name.name.start, name.name.end, LABELS.get(name.type or "", "")


def report(name: str, scores: dict[str, dict[str, float]]) -> str:
    """The figures of one set as a table, with what is asked of it."""
    lines = [f"## {name}", f"{'':6} {'P':>5} {'R':>6} {'F':>6} {'gold':>6}"]
    without_events = [scores[label] for label in ("PER", "ORG", "LOC") if label in scores]
    if "EVENT" in scores:
        lines.append(_row("P+O+L", _pooled(without_events)))
    lines += [_row(label, row) for label, row in scores.items()]
    if name in ASKED:
        lines.append(f"asked: all {ASKED[name]:.2f}, any {ANY_ASKED:.2f}, ORG at most {ORG_BEHIND_PER:.2f} behind PER")
    if "PER" in scores and "ORG" in scores:
        lines.append(f"ORG minus PER: {scores['ORG']['F'] - scores['PER']['F']:+.3f}")
    return "\n".join(lines) + "\n"


def _row(label: str, row: dict[str, float]) -> str:
    return f"{label:6} {row['P']:5.3f} {row['R']:6.3f} {row['F']:6.3f} {row['gold']:6.0f}"


def _pooled(rows: list[dict[str, float]]) -> dict[str, float]:
    """Precision and recall of several labels together."""
    right = sum(row["R"] * row["gold"] for row in rows)
    found = sum(row["R"] * row["gold"] / row["P"] for row in rows if row["P"])
    return precision_recall(round(right), round(found), round(sum(row["gold"] for row in rows)))


def main() -> int:
    """Print the table of each set; write the figures as JSON where asked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--model", help="a spaCy pipeline; default: the one that ships with the package")
    parser.add_argument("--shared", type=Path, default=Path(__file__).resolve().parents[2] / "shared")
    parser.add_argument("--only", nargs="+", choices=[*ASKED, *GUARDS, *TRAINED_ON], default=[*ASKED, *GUARDS])
    parser.add_argument("--show", type=int, default=0, help="print so many documents with wrong names a set")
    parser.add_argument("--out", type=Path, help="write the figures as JSON")
    options = parser.parse_args()
    nlp = load_pipeline(options.model)
    countries = read_countries()
    scores = {}
    for name in options.only:
        path, paragraphs = read_set(name, options.shared / "corpora")
        if not path.exists():
            print(f"## {name}: left out, {path} is not there\n")
            continue
        articles = documents(settle_countries(paragraph, countries) for paragraph in paragraphs)
        scores[name] = score_set(articles, nlp, options.show)
        print(report(name, scores[name]))
    if options.out:
        options.out.write_text(json.dumps(scores, indent=1) + "\n", encoding="utf-8")
    return 0 if scores else 1


if __name__ == "__main__":
    sys.exit(main())
