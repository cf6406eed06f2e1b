"""Cases for shapes: a small graph that is in order, with a few triples less or more, and what must be found then.

A case file is Turtle with the prefixes of base.ttl and these comment lines:

    # expect: kgsh:Assertion-speaker ex:said Violation      shape, focus node, severity; any number, also none
    # remove: ex:said kg:speaker                            triples of the base to leave out; an object may follow
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

import pyoxigraph
from pyoxigraph import Literal, Quad, RdfFormat

HERE = Path(__file__).parent
BASE = HERE / "base.ttl"
MORE_PREFIXES = {
    "kgsh": "https://w3id.org/hearsay/shapes#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "owl": "http://www.w3.org/2002/07/owl#",
}

Expectation = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Case:
    """The quads of one case and the (shape, focus node, severity) that must be found in it."""

    quads: tuple[Quad, ...]
    expected: frozenset[Expectation]


def case_files(folder: str | None = None) -> list[Path]:
    """All case files, or those of one folder."""
    pattern = "*/*.ttl" if folder is None else f"{folder}/*.ttl"
    return sorted(HERE.glob(pattern))


@cache
def read_case(path: Path, *, base: Path | None = BASE) -> Case:
    """Read one case file on top of the base graph."""
    text = path.read_text(encoding="utf-8")
    prefixes = _prefixes()
    triples = {} if base is None else dict.fromkeys(_triples(base.read_text(encoding="utf-8")))
    for removal in re.findall(r"^# remove: (.+)$", text, re.MULTILINE):
        terms = [_term(word, prefixes) for word in removal.split()]
        doomed = [triple for triple in triples if list(triple)[: len(terms)] == terms]
        assert doomed, f"{path}: nothing to remove for {removal!r}"
        for triple in doomed:
            del triples[triple]
    triples.update(dict.fromkeys(_triples(prefixes + text)))
    expected = set()
    for line in re.findall(r"^# expect: (.+)$", text, re.MULTILINE):
        shape, rest = line.split(" ", 1)
        focus, severity = rest.rsplit(" ", 1)
        expected.add((_term(shape, prefixes).value, _term(focus, prefixes).value, severity))
    return Case(tuple(Quad(*triple) for triple in triples), frozenset(expected))


@cache
def _prefixes() -> str:
    stated = re.findall(r"^@prefix .+$", BASE.read_text(encoding="utf-8"), re.MULTILINE)
    return "\n".join([*stated, *(f"@prefix {name}: <{iri}> ." for name, iri in MORE_PREFIXES.items())]) + "\n"


@lru_cache(maxsize=8)
def _triples(text: str) -> list[tuple]:
    return [(quad.subject, quad.predicate, quad.object) for quad in pyoxigraph.parse(text, format=RdfFormat.TURTLE)]


@cache
def _term(word: str, prefixes: str):
    if word.startswith('"'):
        return Literal(word.strip('"'))
    ((_, _, term),) = _triples(f"{prefixes}<urn:s> <urn:p> {word} .")
    return term
