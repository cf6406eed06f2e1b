"""Read a treebank as evidence of what is no name: its tags say which words are proper nouns.

Says nothing about the proper nouns themselves; runs of them are marked as missing annotation.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from conllu import Sentence, iter_documents
from name_corpora import MISSING, Name, Paragraph

PROPER = frozenset({"NNP", "NNPS", "ADD"})  # ADD: addresses
LINKS = frozenset({"of", "the", "and", "for", "&", "-", "'s", "de", "in", "on", "."})


def iter_negatives(path: Path) -> Iterator[Paragraph]:
    """Yield the treebank's paragraphs; words outside runs of proper nouns are no names."""
    for document in iter_documents(path):
        for paragraph in document.paragraphs:
            yield _paragraph(document.name, paragraph)


def _paragraph(document: str, sentences: Sequence[Sentence]) -> Paragraph:
    text, runs, links = "", list[Name](), 0
    for word in (word for sentence in sentences for word in sentence.words):
        start = len(text)
        text += word.form
        if word.xpos in PROPER or (word.form[0].isupper() and word.form.isupper() and len(word.form) > 1):
            if runs and links <= 2:
                runs[-1] = Name(runs[-1].start, len(text), MISSING)
            else:
                runs.append(Name(start, len(text), MISSING))
            links = 0
        else:
            links += 1 if word.form in LINKS else 3
        text += " " if word.space else ""
    return Paragraph("negative", document, text.rstrip(), tuple(runs))
