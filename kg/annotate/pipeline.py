"""Load a spaCy pipeline and run it over an article, paragraph by paragraph.

Does not translate label schemes: extraction expects Universal Dependencies, as the shipped pipeline gives them.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from kg.annotate.paragraphs import iter_pieces, odd_blanks, plain_blanks
from kg.annotate.parts import AnnotatedParts
from kg.annotate.repairs import repair
from kg.annotate.sentence_starts import part_at_overlooked
from kg.errors import InputError, ModelError
from kg.model import ModelIdentity, Span

SHIPPED = Path(__file__).parent / "en_hearsay_news"
REQUIRED = ("tagger", "parser")
BATCH_CHARACTERS = 20_000
BATCH_PARAGRAPHS = 200
_LEGAL = "legal is the name of an installed spaCy pipeline or the folder of one; without a name the shipped one is used"


@lru_cache(maxsize=4)
def load_pipeline(name_or_path: str | None = None) -> Language:
    """Load the named pipeline, or the one that ships with the package; one that is loaded is kept.

    Raises ModelError where there is none, or where it lacks a tagger or a parser.
    """
    wanted = str(SHIPPED) if name_or_path is None else name_or_path
    try:
        nlp = spacy.load(wanted)
    except (OSError, ValueError, KeyError, TypeError, AttributeError, ImportError) as error:
        if name_or_path is None:
            message = "the shipped pipeline kg/annotate/en_hearsay_news is missing or damaged; install Hearsay again"
            raise ModelError(f"{message} ({error})") from error
        reason = _reason(name_or_path)
        raise ModelError(f"spaCy pipeline {name_or_path!r}: {reason}; {_LEGAL} ({error})") from error
    lacking = [factory for factory in REQUIRED if factory not in nlp.pipe_factories.values()]
    if lacking:
        found = ", ".join(nlp.pipe_names) or "nothing"
        raise ModelError(
            f"spaCy pipeline {wanted!r} lacks a {' and a '.join(lacking)} (it has {found}); "
            "name a pipeline that tags and parses"
        )
    return nlp


def _reason(name: str) -> str:
    path = Path(name)
    if path.is_dir():
        return "the folder holds no pipeline that can be loaded"
    return "is a file, not a folder" if path.exists() else "neither installed nor a folder"


@lru_cache(maxsize=4)
def model_identity(nlp: Language) -> ModelIdentity:
    """Name, version and a short hash of configuration, tokeniser, weights and word vectors; not of the strings."""
    digest = hashlib.sha256(nlp.config.to_str().encode())
    digest.update(nlp.vocab.vectors.data.tobytes())
    for part in (nlp.tokenizer, *(pipe for _, pipe in nlp.pipeline)):
        if hasattr(part, "to_bytes"):
            digest.update(part.to_bytes(exclude=["vocab"]))
    name = f"{nlp.meta.get('lang', '')}_{nlp.meta.get('name', '')}".strip("_")
    return ModelIdentity(name=name, version=str(nlp.meta.get("version", "")), digest=digest.hexdigest()[:16])


def annotate(text: str, nlp: Language) -> Doc:
    """Annotate an article; `doc.text == text`, and no sentence or name crosses a line break.

    The pipeline never sees whitespace but single blanks; any other becomes a token that hangs on the word before it.
    Span groups, tensors and extension attributes that a foreign pipeline sets are not kept.
    """
    _refuse_surrogates(text)
    pieces = list(iter_pieces(text))
    parts = AnnotatedParts(nlp.vocab)
    position = 0
    for piece, doc in zip(pieces, _iter_docs(text, pieces, nlp), strict=True):
        parts.add_gap(text[position : piece.start])
        parts.add_doc(part_at_overlooked(doc, nlp), odd_blanks(text, piece))
        position = piece.end
    parts.add_gap(text[position:])
    whole = parts.join()
    if whole.text != text:
        raise ModelError(f"pipeline {nlp.meta.get('name')!r}: its tokeniser does not give back the text it was given")
    return repair(whole)


def _refuse_surrogates(text: str) -> None:
    try:
        text.encode()
    except UnicodeEncodeError as error:
        message = f"the text is no Unicode: a lone surrogate at character {error.start}; read it in its own encoding"
        raise InputError(message) from error


def _iter_docs(text: str, pieces: Iterable[Span], nlp: Language) -> Iterator[Doc]:
    """Run the pipeline over batches of bounded size."""
    batch: list[str] = []
    size = 0
    for piece in pieces:
        batch.append(plain_blanks(text, piece))
        size += piece.end - piece.start
        if size >= BATCH_CHARACTERS or len(batch) >= BATCH_PARAGRAPHS:
            yield from nlp.pipe(batch, batch_size=len(batch))
            batch, size = [], 0
    if batch:
        yield from nlp.pipe(batch, batch_size=len(batch))
