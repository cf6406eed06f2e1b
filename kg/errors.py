"""Errors that a user can do something about.

KgError                 anything that Hearsay says in one line
├── InputError          an article, file or directory that cannot be read (carries path and line)
├── ModelError          a spaCy pipeline that is missing or cannot do the work
├── OntologyError       a term that the ontology does not declare
├── ShapeError          a SHACL shape that says nothing or something illegal
├── QueryError          an unknown query or parameter, or SPARQL that is refused
├── StoreError          a store that is locked, full, broken or no store
│   └── UnreachableError  a service that does not answer any more
└── ExportError         a graph that a format cannot hold

Messages say what was found, where, what is legal and what to do. Only `kg.cli.main` turns them into exit codes.
"""

from __future__ import annotations

from pathlib import Path


class KgError(Exception):
    """Anything that Hearsay tells the user in one line."""


class InputError(KgError):
    """An article, file or directory cannot be read."""

    def __init__(self, message: str, *, path: str | Path | None = None, line: int | None = None) -> None:
        where = "" if path is None else f"{path}: " if line is None else f"{path}:{line}: "
        super().__init__(where + message)
        self.path = None if path is None else str(path)
        self.line = line


class ModelError(KgError):
    """A spaCy pipeline is missing or cannot do the work."""


class OntologyError(KgError):
    """A term is used that the ontology does not declare."""


class ShapeError(KgError):
    """A SHACL shape is broken or uses a term that does not exist."""


class QueryError(KgError):
    """A query or parameter is unknown, or SPARQL is refused."""


class StoreError(KgError):
    """A store cannot be opened, read or written."""


class UnreachableError(StoreError):
    """A service takes no connections."""


class ExportError(KgError):
    """A graph cannot be written in the format that was asked for."""
