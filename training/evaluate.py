"""Measure a pipeline on the test sets and write the figures as JSON and as a table.

Tags and parses are those that `kg extract` works with: read by paragraph, put right by form (kg/annotate). Names are
the recogniser's own. Does not choose checkpoints; GUM dev and a third of EWT dev did, so GUM dev news is not untouched.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Callable, Iterable
from itertools import groupby
from pathlib import Path

import spacy
from conllu import Document, Sentence, iter_documents
from convert_syntax import gum_genre, lay_out
from name_corpora import (
    Paragraph,
    iter_crossner_json,
    iter_gum,
    iter_meantime,
    iter_re3d,
    read_countries,
    settle_countries,
)
from name_scores import TYPES, score_spans
from spacy.language import Language
from spacy.scorer import Scorer
from spacy.tokens import Doc
from spacy.training import Example

from kg.annotate.pipeline import annotate

LABELS = ("nsubj", "obj", "ccomp", "xcomp", "obl", "advcl", "acl:relcl", "appos", "parataxis")
CARD_MARKS = ("<!-- scores: written by training/evaluate.py -->", "<!-- end of scores -->")


def syntax_sets(folder: Path) -> dict[str, list[Document]]:
    """The treebanks that the parser is measured on."""
    gum_dev = list(iter_documents(folder / "en_gum_all_dev.conllu"))
    gum_test = list(iter_documents(folder / "en_gum_all_test.conllu"))
    pud = [sentence for document in iter_documents(folder / "en_pud_test.conllu") for sentence in document.sentences]
    return {
        "GUM news (dev+test)": [d for d in gum_dev + gum_test if gum_genre(d.name) == "news"],
        "GUM test": gum_test,
        "EWT test": list(iter_documents(folder / "en_ewt_test.conllu")),
        "PUD news": pud_documents(pud, "n"),
        "PUD wiki": pud_documents(pud, "w"),
    }


def pud_documents(sentences: Iterable[Sentence], letter: str) -> list[Document]:
    """PUD sentences of one kind; consecutive ones of the same document make a paragraph."""
    kept = (sentence for sentence in sentences if sentence.name.startswith(letter))
    return [Document(name, (tuple(group),)) for name, group in groupby(kept, key=lambda s: s.name[:-3])]


def score_syntax(nlp: Language, documents: Iterable[Document]) -> dict[str, float]:
    """Scores of raw paragraphs; attachment leaves punctuation out, as spaCy does."""
    gold = [doc for document in documents for doc in lay_out(nlp.vocab, document, "paragraphs")]
    scores = Scorer(nlp).score([Example(annotate(doc.text, nlp), doc) for doc in gold])
    result = {
        "words": sum(map(len, gold)),
        "TAG": scores["tag_acc"],
        "UPOS": scores["pos_acc"],
        "lemma": scores["lemma_acc"],
        "UAS": scores["dep_uas"],
        "LAS": scores["dep_las"],
        "sentence F": scores["sents_f"],
    }
    per_type = scores["dep_las_per_type"]
    return result | {label: per_type.get(label, {"f": 0.0})["f"] for label in LABELS}


def name_sets(folder: Path, settle: Callable[[Paragraph], Paragraph]) -> dict[str, list[Paragraph]]:
    """The corpora that the names are measured on."""
    sets = {
        "GUM dev news": iter_gum(folder / "ner/gum_dev.jsonl", genres=["news"]),
        "CrossNER politics dev": iter_crossner_json(folder / "ner/crossner_politics_dev.jsonl"),
        "re3d held out": iter_re3d(folder / "ner/re3d.jsonl", held_out=True),
        "MEANTIME": iter_meantime(folder / "events/meantime_en.jsonl"),
    }
    return {name: [settle(paragraph) for paragraph in paragraphs] for name, paragraphs in sets.items()}


def score_names(nlp: Language, paragraphs: list[Paragraph], show: int = 0) -> dict[str, dict[str, float]]:
    """Scores of the recogniser alone."""
    docs = nlp.pipe(paragraph.text for paragraph in paragraphs)
    return score_spans(paragraphs, [{(e.start_char, e.end_char, e.label_) for e in doc.ents} for doc in docs], show)


def measure_speed(nlp: Language, documents: Iterable[Document]) -> float:
    """Words a second of processor time, whole pipeline, by paragraph."""
    docs: list[Doc] = [doc for document in documents for doc in lay_out(nlp.vocab, document, "paragraphs")]
    texts = [doc.text for doc in docs]
    start = time.process_time()
    words = sum(len(doc) for doc in nlp.pipe(texts))
    return words / (time.process_time() - start)


def table(scores: dict) -> str:
    """The figures as Markdown."""
    columns = ["words", "TAG", "UPOS", "lemma", "UAS", "LAS", "sentence F", *LABELS]
    lines = ["| parsed from raw paragraphs | " + " | ".join(columns) + " |", "|---|" + "---|" * len(columns)]
    for name, row in scores["syntax"].items():
        cells = [f"{row[c]:.0f}" if c == "words" else f"{row[c]:.3f}" for c in columns]
        lines.append(f"| {name} | " + " | ".join(cells) + " |")
    lines += [
        "",
        "| names, exact (P / R / F) | gold | all | " + " | ".join(TYPES) + " |",
        "|---|---|---|" + "---|" * len(TYPES),
    ]
    for name, row in scores["names"].items():
        cells = [
            f"{row[t]['P']:.2f} / {row[t]['R']:.2f} / {row[t]['F']:.2f}" if t in row else "" for t in ("all", *TYPES)
        ]
        lines.append(f"| {name} | {row['all']['gold']} | " + " | ".join(cells) + " |")
    return "\n".join([*lines, "", f"Speed: {scores['words_per_cpu_second']:.0f} words a second of processor time."])


def main() -> None:
    """Print the table; write it as JSON where asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("pipeline", type=Path)
    parser.add_argument("corpora", type=Path)
    parser.add_argument("--out", type=Path)
    parser.add_argument("--card", type=Path, help="model card whose table is replaced, between its two marks")
    parser.add_argument("--names-only", action="store_true")
    parser.add_argument("--show", type=int, default=0, help="print so many paragraphs with wrong names a set")
    arguments = parser.parse_args()
    if arguments.card and not arguments.card.exists():
        parser.error(f"{arguments.card}: there is no model card to write the table into")
    nlp = spacy.load(arguments.pipeline)
    countries = read_countries()
    names = name_sets(arguments.corpora, lambda paragraph: settle_countries(paragraph, countries))
    scores: dict = {"names": {n: score_names(nlp, p, arguments.show) for n, p in names.items()}, "syntax": {}}
    syntax = syntax_sets(arguments.corpora / "syntax")
    if not arguments.names_only:
        scores["syntax"] = {name: score_syntax(nlp, documents) for name, documents in syntax.items()}
    scores["words_per_cpu_second"] = measure_speed(nlp, syntax["GUM test"])
    print(table(scores))
    if arguments.card:
        before, _, rest = arguments.card.read_text(encoding="utf-8").partition(CARD_MARKS[0])
        after = rest.partition(CARD_MARKS[1])[2]
        card = f"{before}{CARD_MARKS[0]}\n{table(scores)}\n{CARD_MARKS[1]}{after}"
        arguments.card.write_text(card, encoding="utf-8")
    if arguments.out:
        arguments.out.write_text(json.dumps(scores, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
