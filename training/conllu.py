"""Read Universal Dependencies files into documents, paragraphs and sentences.

Does not handle enhanced dependencies or empty nodes (both are skipped).
Format: https://universaldependencies.org/format.html
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

# Features that describe the writing rather than the grammar; they would only multiply the labels.
DROPPED_FEATURES = frozenset({"Typo", "Style", "ExtPos", "Abbr", "CorrectForm"})


@dataclass(frozen=True, slots=True)
class Word:
    """One syntactic word; `head` counts inside the sentence, a root points at itself."""

    form: str
    lemma: str
    upos: str
    xpos: str
    feats: str
    head: int
    deprel: str
    space: bool


@dataclass(frozen=True, slots=True)
class Sentence:
    """The words of one sentence, its id, and whether a paragraph starts with it."""

    name: str
    words: tuple[Word, ...]
    starts_paragraph: bool


@dataclass(frozen=True, slots=True)
class Document:
    """A source document: paragraphs of sentences."""

    name: str
    paragraphs: tuple[tuple[Sentence, ...], ...]

    @property
    def sentences(self) -> list[Sentence]:
        """All sentences in text order."""
        return [sentence for paragraph in self.paragraphs for sentence in paragraph]


def iter_documents(path: Path) -> Iterator[Document]:
    """Yield the documents of a CoNLL-U file; a file without `# newdoc` is one document."""
    name, sentences = path.stem, list[Sentence]()
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        lines = block.splitlines()
        comments = [line[1:].strip() for line in lines if line.startswith("#")]
        new_name = next((c.partition("=")[2].strip() for c in comments if c.startswith("newdoc")), None)
        if new_name is not None:
            if sentences:
                yield Document(name, _paragraphs(sentences))
            name, sentences = new_name, []
        words = _words([line.split("\t") for line in lines if line and not line.startswith("#")])
        if words:
            newpar = any(c == "newpar" or c.startswith("newpar id") for c in comments)
            sent_id = next((c.partition("=")[2].strip() for c in comments if c.startswith("sent_id")), "")
            sentences.append(Sentence(sent_id, words, newpar))
    if sentences:
        yield Document(name, _paragraphs(sentences))


def _paragraphs(sentences: list[Sentence]) -> tuple[tuple[Sentence, ...], ...]:
    paragraphs: list[list[Sentence]] = []
    for sentence in sentences:
        if sentence.starts_paragraph or not paragraphs:
            paragraphs.append([])
        paragraphs[-1].append(sentence)
    return tuple(tuple(paragraph) for paragraph in paragraphs)


def _words(rows: list[list[str]]) -> tuple[Word, ...]:
    """Split multiword tokens into their forms without a blank; spacing follows the surface token."""
    glued: set[int] = set()  # ids of words with no blank after them
    for row in rows:
        first, dash, last = row[0].partition("-")
        if dash:
            glued.update(range(int(first), int(last)))
            glued.discard(int(last))
            if _no_space(row):
                glued.add(int(last))
        elif "." not in first and _no_space(row):
            glued.add(int(first))
    covered = {
        number
        for row in rows
        if "-" in row[0]
        for number in range(int(row[0].split("-")[0]), int(row[0].split("-")[1]) + 1)
    }
    words = []
    for row in rows:
        if not row[0].isdigit():
            continue
        number, head = int(row[0]), int(row[6])
        ends_multiword = number in covered and number not in glued
        space = number not in glued or (ends_multiword and not _no_space(row))
        words.append(
            Word(
                form=row[1],
                lemma=row[2],
                upos=row[3],
                xpos=row[4],
                feats=_feats(row[5]),
                head=number - 1 if head == 0 else head - 1,
                deprel="ROOT" if head == 0 else row[7],
                space=space,
            )
        )
    return tuple(words)


def _no_space(row: list[str]) -> bool:
    return "SpaceAfter=No" in row[9].split("|")


def _feats(column: str) -> str:
    kept = [pair for pair in column.split("|") if pair.partition("=")[0] not in DROPPED_FEATURES]
    return "" if kept == ["_"] else "|".join(kept)
