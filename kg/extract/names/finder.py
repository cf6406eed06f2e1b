"""Names of people, organisations, places and events in a Doc: recogniser and rules together, one type for a name.

Not handled: names in lower case, names that only occur in headlines, disambiguation of two bearers of one full name.
"""

from __future__ import annotations

from itertools import pairwise

from kg.extract.names.capitals import title_case_lines
from kg.extract.names.cuts import cut_run
from kg.extract.names.edges import is_common_start, trim
from kg.extract.names.entities import ENTITY_TYPES, join_elections, merge_entities
from kg.extract.names.runs import RunFinder
from kg.extract.names.spans import Name, Piece, RoleWords, name_key, name_text
from kg.extract.names.votes import typed_names
from kg.extract.tokens import Doc


def find_names(doc: Doc) -> tuple[list[Name], list[RoleWords]]:
    """Names in text order with their types, and the capitalised roles cut from in front of them."""
    finder = RunFinder(doc)
    runs = finder.runs()
    cuts = [cut_run(doc, run, set()) for run in runs]
    person_lasts = _person_lasts(doc, cuts)
    names: list[Name] = []
    roles: list[RoleWords] = []
    for run, cut in zip(runs, cuts, strict=True):
        # the last word of a person tells something of three words or more alone
        for piece in cut if run.last - run.first < 2 else cut_run(doc, run, person_lasts):
            if piece.kind == "role":
                roles.append(RoleWords(piece.first, piece.last))
            else:
                trimmed = trim(doc, piece)
                if trimmed is not None:
                    names.append(trimmed)
    names = join_elections(doc, merge_entities(doc, names, roles))
    headline = title_case_lines(doc)
    body = {name_key(name_text(doc, n)) for n in names if n.first not in headline}
    body |= {key.rsplit(" ", 1)[-1] for key in body}
    names = [n for n in names if n.first not in headline or name_key(name_text(doc, n)) in body]
    names = [n for n in names if n.last > n.first or not is_common_start(doc, finder, n.first)]
    return typed_names(doc, names), roles


def _person_lasts(doc: Doc, cuts: list[list[Piece]]) -> set[str]:
    """Last words of names that stand behind an honorific or title, or that the recogniser calls a person."""
    found = {ent[-1].lower_ for ent in doc.ents if ENTITY_TYPES.get(ent.label_) == "person" and len(ent) <= 4}
    for pieces in cuts:
        for before, after in pairwise(pieces):
            if before.kind == "role" and after.kind == "name":
                found.add(doc[after.last].lower_)
    return found
