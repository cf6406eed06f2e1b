"""Join annotated paragraphs and the whitespace between their words into one spaCy `Doc`.

Does not keep anything but the annotation of tokens: no span groups, tensors or extension attributes.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc
from spacy.vocab import Vocab

# HEAD stays out of the copied attributes: inserted whitespace moves it, so it is kept as an index of its own.
_COPIED: list[int | str] = ["TAG", "POS", "MORPH", "LEMMA", "DEP", "ENT_TYPE", "ENT_ID", "ENT_KB_ID", "ENT_IOB"]
_INSIDE, _OUTSIDE = 1, 2  # ENT_IOB of a token inside a name, and of one in no name


class AnnotatedParts:
    """Words and annotation of an article while its paragraphs come in, in text order."""

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab
        self.words: list[str] = []
        self.spaces: list[bool] = []
        self.heads: list[int] = []
        self.rows: list[NDArray[Any]] = []

    def add_doc(self, doc: Doc, blanks: list[tuple[int, str]]) -> None:
        """Append a paragraph; `blanks` says which of its blanks (by offset) stand for other whitespace."""
        rows = doc.to_array(_COPIED)
        if not blanks:
            base = len(self.words)
            self.words.extend([token.text for token in doc])
            self.spaces.extend(doc.to_array("SPACY").astype(bool).tolist())
            relative = doc.to_array("HEAD").view(np.int64)
            self.heads.extend((np.arange(base, base + len(doc)) + relative).tolist())
            self.rows.append(rows)
            return
        whitespace = dict(blanks)
        places: list[int] = []
        for token, row in zip(doc, rows, strict=True):
            places.append(len(self.words))
            self.words.append(token.text)
            self.spaces.append(bool(token.whitespace_))
            self.heads.append(-1)
            self.rows.append(row[np.newaxis])
            gap = whitespace.get(token.idx + len(token))
            if gap is not None:
                following = rows[token.i + 1] if token.i + 1 < len(doc) else None
                self.spaces[-1] = False
                self.add_gap(gap, name=following if following is not None and following[-1] == _INSIDE else None)
        for token, place in zip(doc, places, strict=True):
            self.heads[place] = places[token.head.i]

    def add_gap(self, gap: str, *, name: NDArray[Any] | None = None) -> None:
        """Append whitespace: a blank belongs to the word before, the rest a token (`name`: of the name around it)."""
        if gap.startswith(" ") and self.words:
            self.spaces[-1], gap = True, gap[1:]
        if not gap:
            return
        add = self.vocab.strings.add
        row = np.zeros((1, len(_COPIED)), dtype=np.uint64)
        row[0, :5] = [add("_SP"), add("SPACE"), 0, add(gap), add("dep")]
        row[0, 5:] = [0, 0, 0, _OUTSIDE] if name is None else name[5:]
        # The first token of an article has no word before it: it hangs on the next one, if there is one (see join).
        self.heads.append(len(self.words) - 1 if self.words else 1)
        self.words.append(gap)
        self.spaces.append(False)
        self.rows.append(row)

    def join(self) -> Doc:
        """One Doc of everything that was added."""
        doc = Doc(self.vocab, words=self.words, spaces=self.spaces)
        if not self.words:
            return doc
        heads = np.minimum(np.array(self.heads, dtype=np.int64), len(self.words) - 1)
        relative = (heads - np.arange(len(self.words))).view(np.uint64)[:, np.newaxis]
        rows: Any = np.hstack([np.concatenate(self.rows), relative])
        return doc.from_array([*_COPIED, "HEAD"], rows)
