"""Turn treebanks into spaCy training files for the tagger, the morphologizer and the parser.

Does not retokenise: the treebank's words stay, spaCy aligns its own tokens to them while training.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import spacy
from appositions import apposition_documents
from conllu import Document, Sentence, Word, iter_documents
from name_augment import NameMaker
from spacy.tokens import Doc, DocBin
from spacy.vocab import Vocab
from speech_patterns import speech_documents

# GUM genres whose texts and annotations may be trained on; see README.md for the licences.
GUM_GENRES = frozenset({"news", "interview", "academic", "court", "textbook", "vlog", "speech", "bio", "voyage"})
# How a source document reaches the parser, with its share of the documents.
LAYOUTS = {"paragraphs": 0.45, "chunks": 0.30, "blank lines": 0.15, "lines": 0.10}
CHUNK_SENTENCES = 10
MAX_WORDS = 600  # longest document with newline tokens
SPEECH_SENTENCES = 5000  # invented; see speech_patterns.py
APPOSITION_SENTENCES = 3500  # see appositions.py
# Sources of the real clauses in invented sentences: prose, not chat or mail.
CLAUSE_SOURCES = ("weblog", "newsgroup", "GUM_news", "GUM_bio", "GUM_voyage", "GUM_interview", "GUM_academic")
COPIES = 2  # each source document is laid out this many times
NEWS_COPIES = 3
DEV_SHARE = 3  # every third document of EWT dev chooses between states, the others train


def gum_genre(name: str) -> str:
    """The genre in a GUM document name, e.g. `news` of `GUM_news_iodine`."""
    return name.split("_")[1] if name.startswith("GUM_") else ""


def paragraph_break(text: str) -> Word:
    """A whitespace token as the pipeline sees it between two paragraphs."""
    return Word(text, text, "SPACE", "_SP", "", 0, "dep", space=False)


def make_doc(vocab: Vocab, paragraphs: Iterable[Sequence[Sentence]], separator: str = "") -> Doc:
    """Join paragraphs into one Doc, with `separator` as a token of its own between them."""
    words: list[Word] = []
    heads: list[int] = []
    for paragraph in paragraphs:
        if words and separator:
            words[-1] = _without_space(words[-1])
            words.append(paragraph_break(separator))
            heads.append(len(words) - 2)
        for sentence in paragraph:
            offset = len(words)
            words.extend(sentence.words)
            heads.extend(word.head + offset for word in sentence.words)
    words[-1] = _without_space(words[-1])
    starts = [head == index for index, head in enumerate(heads)]
    return Doc(
        vocab,
        words=[word.form for word in words],
        spaces=[word.space for word in words],
        tags=[word.xpos for word in words],
        pos=[word.upos for word in words],
        morphs=[word.feats for word in words],
        lemmas=[word.lemma for word in words],
        heads=heads,
        deps=["ROOT" if start else word.deprel for start, word in zip(starts, words, strict=True)],
    )


def _without_space(word: Word) -> Word:
    return Word(word.form, word.lemma, word.upos, word.xpos, word.feats, word.head, word.deprel, space=False)


def lay_out(vocab: Vocab, document: Document, layout: str) -> Iterator[Doc]:
    """Yield the Docs of one source document in one layout."""
    if layout == "paragraphs":
        for paragraph in document.paragraphs:
            yield make_doc(vocab, [paragraph])
    elif layout == "chunks":
        sentences = document.sentences
        for start in range(0, len(sentences), CHUNK_SENTENCES):
            yield make_doc(vocab, [sentences[start : start + CHUNK_SENTENCES]])
    else:
        separator = "\n\n" if layout == "blank lines" else "\n"
        group: list[Sequence[Sentence]] = []
        for paragraph in document.paragraphs:
            if group and _size([*group, paragraph]) > MAX_WORDS:
                yield make_doc(vocab, group, separator)
                group = []
            group.append(paragraph)
        yield make_doc(vocab, group, separator)


def _size(paragraphs: Iterable[Sequence[Sentence]]) -> int:
    return sum(len(sentence.words) for paragraph in paragraphs for sentence in paragraph)


def training_docs(vocab: Vocab, documents: Iterable[Document], seed: int) -> list[Doc]:
    """Lay out every document several times, each time in a layout drawn by share."""
    draw = random.Random(seed)
    docs: list[Doc] = []
    for document in documents:
        copies = NEWS_COPIES if gum_genre(document.name) == "news" else COPIES
        for layout in draw.choices(list(LAYOUTS), list(LAYOUTS.values()), k=copies):
            docs.extend(lay_out(vocab, document, layout))
    draw.shuffle(docs)
    return docs


def write_docs(docs: Iterable[Doc], path: Path) -> None:
    """Write Docs as one DocBin and report its size."""
    docs = list(docs)
    path.parent.mkdir(parents=True, exist_ok=True)
    DocBin(docs=docs, store_user_data=True).to_disk(path)
    print(f"{path.name}: {len(docs)} docs, {sum(map(len, docs))} words")


def main() -> None:
    """Write parser_train.spacy and parser_dev.spacy."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("syntax", type=Path, help="folder with the CoNLL-U files")
    parser.add_argument("out", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--speech", type=int, default=SPEECH_SENTENCES, help="how many sentences to invent")
    arguments = parser.parse_args()
    vocab, folder = spacy.blank("en").vocab, arguments.syntax

    train = list(iter_documents(folder / "en_ewt_train.conllu"))
    gum = iter_documents(folder / "en_gum_all_train.conllu")
    train += [document for document in gum if gum_genre(document.name) in GUM_GENRES]
    ewt_dev = list(iter_documents(folder / "en_ewt_dev.conllu"))
    train += [document for number, document in enumerate(ewt_dev) if number % DEV_SHARE]
    docs = training_docs(vocab, train, arguments.seed)
    clauses = [document for document in train if document.name.startswith(CLAUSE_SOURCES)]
    names = NameMaker(Path(__file__).parent / "configs/name_parts.toml", arguments.seed)
    for document in speech_documents(names, clauses, arguments.speech):
        docs.extend(lay_out(vocab, document, "paragraphs"))
    for document in apposition_documents(names, clauses, APPOSITION_SENTENCES):
        docs.extend(lay_out(vocab, document, "paragraphs"))
    names.random.shuffle(docs)
    write_docs(docs, arguments.out / "parser_train.spacy")

    dev = list(iter_documents(folder / "en_gum_ccby_dev.conllu"))
    dev += ewt_dev[::DEV_SHARE]
    docs = (doc for document in dev for doc in lay_out(vocab, document, "paragraphs"))
    write_docs(docs, arguments.out / "parser_dev.spacy")


if __name__ == "__main__":
    main()
