"""Compares actors with a local file of labels: CSV, or SKOS and other RDF. Nothing is ever fetched.

CSV has a line of column names, `iri` and `label` among them; `type` may be person or organization. In RDF labels are
skos:prefLabel, skos:altLabel, rdfs:label, schema:name and foaf:name.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import Literal, NamedNode, RdfFormat, parse

from kg.errors import InputError
from kg.link.names import organisation_key, person_keys
from kg.link.overview import Identity
from kg.link.terms import RDFS, SCHEMA, SKOS

_LABELS = {SKOS.prefLabel, SKOS.altLabel, RDFS.label, SCHEMA.name, "http://xmlns.com/foaf/0.1/name"}
_FORMATS = {".ttl": RdfFormat.TURTLE, ".nt": RdfFormat.N_TRIPLES, ".nq": RdfFormat.N_QUADS, ".trig": RdfFormat.TRIG,
            ".rdf": RdfFormat.RDF_XML, ".xml": RdfFormat.RDF_XML}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Match:
    """A record of the file whose label is a name of an actor; `rivals` are other records of which that holds too."""

    identity: Identity
    iri: str
    label: str
    rivals: int


def read_labels(file: Path) -> dict[str, set[str]]:
    """Labels of each IRI of a file."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    pairs = _from_csv(file) if file.suffix.lower() in {".csv", ".tsv"} else _from_rdf(file)
    for iri, label in pairs:
        found[iri].add(label)
    if not found:
        raise InputError(
            "holds no labels; CSV needs the columns iri and label, RDF skos:prefLabel or rdfs:label", path=file
        )
    return dict(found)


def _from_csv(file: Path) -> Iterator[tuple[str, str]]:
    with file.open(encoding="utf-8-sig", newline="") as stream:
        rows = csv.DictReader(stream, delimiter="\t" if file.suffix.lower() == ".tsv" else ",")
        missing = {"iri", "label"} - set(rows.fieldnames or ())
        if missing:
            raise InputError(f"has no column {' and no column '.join(sorted(missing))}", path=file, line=1)
        for number, row in enumerate(rows, start=2):
            iri = (row["iri"] or "").strip()
            if not _is_iri(iri):
                raise InputError(f"{iri!r} is no IRI", path=file, line=number)
            if row["label"]:
                yield iri, row["label"].strip()


def _from_rdf(file: Path) -> Iterator[tuple[str, str]]:
    form = _FORMATS.get(file.suffix.lower())
    if form is None:
        raise InputError(f"is of no kind that can be read: use .csv, .tsv, {', '.join(_FORMATS)}", path=file)
    try:
        for quad in parse(file.read_bytes(), format=form, base_iri=file.resolve().as_uri()):
            if (
                isinstance(quad.subject, NamedNode)
                and isinstance(quad.object, Literal)
                and quad.predicate.value in _LABELS
            ):
                yield quad.subject.value, quad.object.value
    except SyntaxError as error:
        raise InputError(f"cannot be read: {error.msg}", path=file, line=error.lineno) from error


def _is_iri(text: str) -> bool:
    if ":" not in text:
        return False
    try:
        NamedNode(text)
    except ValueError:
        return False
    return True


def match_labels(identities: Iterable[Identity], records: dict[str, set[str]]) -> Iterator[Match]:
    """Records whose label is spelt like a full name of an actor, case, accents and titles aside."""
    by_key: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for iri, names in sorted(records.items()):
        for label in sorted(names, reverse=True):
            for key in (*person_keys(_turned(label))[:1], f"={organisation_key(label)}"):
                by_key[key][iri] = label
    for identity in identities:
        found: dict[str, str] = {}
        for name in (identity.name, *identity.also):
            if identity.type == "organization":
                found |= by_key.get(f"={organisation_key(name)}", {})
            else:
                for key in person_keys(name)[:1]:
                    found |= by_key.get(key, {})
        for iri, label in sorted(found.items()):
            if iri not in identity.authorities:
                yield Match(identity, iri, label, len(found) - 1)


def _turned(label: str) -> str:
    """ "Ruiz, Ana" as "Ana Ruiz"."""
    last, comma, first = label.partition(", ")
    return f"{first} {last}" if comma and first and "," not in first else label
