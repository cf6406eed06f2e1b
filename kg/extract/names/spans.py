"""What passes between the steps that find names: runs, pieces of runs, names, titles. All count tokens."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from kg.extract.tokens import Doc
from kg.model import MentionType

PERSON_LABELS = frozenset({"PER", "PERSON"})


@dataclass(frozen=True, slots=True)
class Run:
    """Tokens first..last (both included) that look like one name."""

    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a run: a name, or the words of a title or role (`kind` "role")."""

    first: int
    last: int
    kind: str


@dataclass(frozen=True, slots=True)
class Name:
    """A name as tokens first..last (both included); `type` None where nothing speaks for one."""

    first: int
    last: int
    type: MentionType | None = None


@dataclass(frozen=True, slots=True)
class RoleWords:
    """A capitalised title or role inside a run of capitals, tokens first..last."""

    first: int
    last: int


def name_text(doc: Doc, name: Name) -> str:
    """Text of a name."""
    return doc[name.first : name.last + 1].text


@lru_cache(maxsize=4096)  # asked some times for every name
def name_key(text: str) -> str:
    """What two spellings of one name share: case and blanks do not matter, "the" in front neither."""
    return re.sub(r"\s+", " ", text).removeprefix("The ").removeprefix("the ").casefold()
