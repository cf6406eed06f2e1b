"""Reads the `#+` header of a saved query: YAML in comments, so that the file stays plain SPARQL.

The keys are grlc's (summary, description, tags) and ours: `params` with type, required, description and example,
`returns`, a short text for each column, and `table`, the columns that matter most where a terminal is narrow. Source: https://github.com/CLARIAH/grlc#decorator-syntax
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import yaml

from kg.errors import QueryError

# Types of parameters -> what the user is told that they are.
PARAMETER_TYPES = {"text": "text", "date": "a date as YYYY-MM-DD", "integer": "a whole number", "iri": "an IRI"}

_KEYS = {"summary", "description", "params", "returns", "table", "tags"}
_PARAMETER_KEYS = {"type", "required", "description", "example"}


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter of a saved query."""

    name: str
    type: str
    required: bool
    description: str
    example: str


@dataclass(frozen=True, slots=True)
class SavedQuery:
    """A saved query: its text as it stands in the file, and what its header says about it."""

    name: str
    summary: str
    description: str
    params: tuple[Parameter, ...]
    returns: Mapping[str, str]
    table: tuple[str, ...]
    tags: tuple[str, ...]
    text: str


@lru_cache(maxsize=64)  # reading YAML takes longer than most answers
def parse_saved_query(name: str, text: str) -> SavedQuery:
    """Read a query file; a header with unknown or missing keys is a QueryError that names the file."""
    lines = [line.removeprefix("#+").removeprefix(" ") for line in text.splitlines() if line.startswith("#+")]
    try:
        header = yaml.safe_load("\n".join(lines))
    except yaml.YAMLError as error:
        raise QueryError(f"{name}.rq: the `#+` header is not YAML: {error}") from error
    if not isinstance(header, dict):
        raise QueryError(f"{name}.rq: the `#+` header is missing")
    if wrong := set(header) ^ _KEYS:
        raise QueryError(f"{name}.rq: the header has exactly the keys {_listed(_KEYS)}; check {_listed(wrong)}")
    if wrong := {str(column) for column in header["table"]} - {str(column) for column in header["returns"]}:
        raise QueryError(f"{name}.rq: `table` names columns that the query does not return: {_listed(wrong)}")
    return SavedQuery(
        name=name,
        summary=str(header["summary"]),
        description=" ".join(str(header["description"]).split()),
        params=tuple(_parameter(name, key, value) for key, value in (header["params"] or {}).items()),
        returns={str(column): str(meaning) for column, meaning in header["returns"].items()},
        table=tuple(str(column) for column in header["table"]),
        tags=tuple(str(tag) for tag in header["tags"]),
        text=text,
    )


def _parameter(query: str, name: str, found: Any) -> Parameter:
    if not isinstance(found, dict) or set(found) != _PARAMETER_KEYS:
        raise QueryError(f"{query}.rq: parameter {name!r} has exactly the keys {_listed(_PARAMETER_KEYS)}")
    if found["type"] not in PARAMETER_TYPES:
        raise QueryError(f"{query}.rq: parameter {name!r} has type {found['type']!r}; use {_listed(PARAMETER_TYPES)}")
    if not re.fullmatch(r"[a-z][a-z0-9_]*", name):
        raise QueryError(f"{query}.rq: parameter {name!r} is no lower-case name")
    return Parameter(name, found["type"], bool(found["required"]), str(found["description"]), str(found["example"]))


def _listed(names: Any) -> str:
    return ", ".join(sorted(str(name) for name in names))
