"""What the user may have meant where a name fits nothing: names are compared exactly, sign by sign."""

from __future__ import annotations

import difflib
from collections.abc import Mapping

from kg.query.results import Result, result_of
from kg.query.run import QueryableStore

_MOST = 5
# Parameter -> which names there are.
_NAMES = {
    "speaker": "?actor a <https://w3id.org/hearsay/ns#Actor> ; <https://schema.org/name> ?name",
    "publisher": "?article <https://schema.org/publisher> ?publisher . ?publisher <https://schema.org/name> ?name",
}


def similar_names(store: QueryableStore, parameters: Mapping[str, object]) -> dict[str, tuple[str, ...]]:
    """For each parameter that is a name and fits nothing exactly: names of the store that contain or resemble it."""
    found: dict[str, tuple[str, ...]] = {}
    for parameter, pattern in _NAMES.items():
        wanted = parameters.get(parameter)
        if wanted is None:
            continue
        answer = result_of(store.query(f"SELECT DISTINCT ?name WHERE {{ GRAPH ?g {{ {pattern} }} }}"))
        names = _column(answer)
        if str(wanted) not in names:
            found[parameter] = _similar(str(wanted), names)
    return {parameter: names for parameter, names in found.items() if names}


def _column(answer: Result) -> list[str]:
    return sorted({row[0].value for row in answer.rows if row[0] is not None and hasattr(row[0], "value")})


def _similar(wanted: str, names: list[str]) -> tuple[str, ...]:
    folded = {name.casefold(): name for name in names}
    containing = [name for key, name in folded.items() if wanted.casefold().strip() in key]
    close = [folded[key] for key in difflib.get_close_matches(wanted.casefold(), folded, n=_MOST)]
    return tuple(dict.fromkeys([*containing, *close]))[:_MOST]
