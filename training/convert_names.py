"""Turn the corpora of names into spaCy training files for the entity recogniser.

Does not balance the corpora; each paragraph is seen as it is and once more with other names in it.
"""

from __future__ import annotations

import argparse
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path

import spacy
from convert_syntax import write_docs
from name_augment import NameMaker
from name_corpora import (
    MISSING,
    Paragraph,
    iter_conll,
    iter_crossner_json,
    iter_gum,
    iter_re3d,
    iter_uner,
    read_countries,
    settle_countries,
)
from name_negatives import iter_negatives
from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.util import filter_spans

CROSSNER_DOMAINS = ("ai", "literature", "music", "science")
DEV_SHARE = 20  # one document in so many of the training corpora chooses the checkpoint
SWAPPED_NAMES = 0.6
CAPITALISED = 0.05
INVENTED_SENTENCES = 12000
GUM_DEV_GENRES = ("academic", "bio", "court", "interview", "speech", "textbook", "vlog", "voyage")  # news tests


def iter_paragraphs(folder: Path) -> Iterator[Paragraph]:
    """Yield all paragraphs that may be trained on; what is tested on is left out."""
    yield from iter_gum(folder / "gum_train.jsonl")
    yield from iter_re3d(folder / "re3d.jsonl", held_out=False)
    yield from iter_uner(folder / "uner_ewt_dev.jsonl")
    yield from iter_crossner_json(folder / "crossner_politics_train.jsonl")
    yield from iter_conll(folder / "wikigold.conll", "wikigold")
    for domain in CROSSNER_DOMAINS:
        for split in ("train", "dev", "test"):
            yield from iter_conll(folder / f"crossner_{domain}_{split}.conll", "crossner")


def is_dev(paragraph: Paragraph) -> bool:
    """Whether the paragraph's document chooses the checkpoint."""
    return zlib.crc32(f"dev {paragraph.document}".encode()) % DEV_SHARE == 0


def make_doc(nlp: Language, paragraph: Paragraph) -> Doc:
    """Tokenise a paragraph and mark its names, widened to whole tokens."""
    doc = nlp.make_doc(paragraph.text)
    spans: list[Span] = []
    missing: list[Span] = []
    for name in paragraph.names:
        mode = "contract" if name.label == MISSING else "expand"
        span = doc.char_span(name.start, name.end, label=name.label, alignment_mode=mode)
        if span is not None and span.text.strip() == span.text:
            (missing if name.label == MISSING else spans).append(span)
    spans = filter_spans(spans)
    taken = {token.i for span in spans for token in span}
    missing = [doc[t.i : t.i + 1] for span in missing for t in span if t.i not in taken]
    doc.set_ents(spans, missing=filter_spans(missing), default="outside")
    return doc


def vary(maker: NameMaker, paragraphs: Iterable[Paragraph]) -> Iterator[Paragraph]:
    """Yield each paragraph, its twin with other names, and now and then a headline form."""
    for paragraph in paragraphs:
        yield paragraph
        if paragraph.names:
            yield maker.swap_names(paragraph, SWAPPED_NAMES)
        if maker.random.random() < CAPITALISED and len(paragraph.text) < 200:
            yield maker.capitalise(paragraph)
    for number in range(INVENTED_SENTENCES):
        yield maker.sentence(number)


def main() -> None:
    """Write ner_train.spacy and ner_dev.spacy."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", type=Path, help="folder with the corpora of names")
    parser.add_argument("treebank", type=Path, help="CoNLL-U file whose tags say what is no name")
    parser.add_argument("out", type=Path)
    parser.add_argument("--parts", type=Path, default=Path(__file__).parent / "configs/name_parts.toml")
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    nlp = spacy.blank("en")
    maker = NameMaker(arguments.parts, arguments.seed)
    countries = read_countries(arguments.parts)
    paragraphs = [settle_countries(paragraph, countries) for paragraph in iter_paragraphs(arguments.names)]
    dev = [paragraph for paragraph in paragraphs if is_dev(paragraph)]
    train = list(vary(maker, (paragraph for paragraph in paragraphs if not is_dev(paragraph))))
    train.extend(iter_negatives(arguments.treebank))
    maker.random.shuffle(train)
    dev_gum = iter_gum(arguments.names / "gum_dev.jsonl", genres=GUM_DEV_GENRES)
    print(Counter((p.corpus, n.label) for p in train for n in p.names))
    write_docs((make_doc(nlp, p) for p in train), arguments.out / "ner_train.spacy")
    write_docs((make_doc(nlp, p) for p in chain(dev_gum, dev)), arguments.out / "ner_dev.spacy")


if __name__ == "__main__":
    main()
