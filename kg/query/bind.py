"""Writes parameters into the one VALUES row of a saved query, as typed terms.

The row `VALUES (?p_a ?p_b) { (UNDEF UNDEF) }` is the only text that is ever replaced. A value becomes one term,
whatever is in it: nothing that a user types can be read as SPARQL.
"""

from __future__ import annotations

import datetime as dt
import difflib
import re
from collections.abc import Mapping, Sequence

from pyoxigraph import NamedNode

from kg.errors import QueryError
from kg.query.header import PARAMETER_TYPES, Parameter, SavedQuery, parse_saved_query

_ROW = re.compile(r"VALUES\s*\(((?:\s*\?p_\w+)*)\s*\)\s*\{\s*\(((?:\s*UNDEF)*)\s*\)\s*\}")
_XSD = "http://www.w3.org/2001/XMLSchema#"
_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"}


def bind(query: SavedQuery, given: Mapping[str, object], *, graphs: Sequence[str] | None = None) -> str:
    """The text of a query with its parameters filled in; those that are not given stay UNDEF.

    `graphs` are the only ones that can hold an answer (kg/query/seeds.py): the row is then repeated for each.

    Raises QueryError for an unknown or missing parameter, or a value of the wrong type.
    """
    declared = {parameter.name: parameter for parameter in query.params}
    named = {name.removeprefix("p_"): value for name, value in given.items() if value is not None}
    for name in named:
        if name not in declared:
            near = difflib.get_close_matches(name, declared, n=1)
            hint = f"did you mean {near[0]!r}? " if near else ""
            legal = ", ".join(declared) or "none"
            raise QueryError(f"{query.name} has no parameter {name!r}; {hint}It takes: {legal}")
    missing = [parameter.name for parameter in query.params if parameter.required and parameter.name not in named]
    if missing:
        example = declared[missing[0]].example
        raise QueryError(f"{query.name} needs the parameter {missing[0]!r}, for instance -p {missing[0]}={example!r}")
    found = row_variables(query)
    if found != tuple(declared):
        raise QueryError(f"{query.name}.rq: the header declares {tuple(declared)}, the VALUES row has {found}")
    terms = [term_text(declared[name], named[name]) if name in named else "UNDEF" for name in declared]
    names, values = " ".join(f"?p_{name}" for name in declared), " ".join(terms)
    row = f"VALUES ({names}) {{ ({values}) }}"
    if graphs is not None:
        row = f"VALUES ({names} ?graph) {{ {' '.join(f'({values} {NamedNode(graph)})' for graph in graphs)} }}"
    return _ROW.sub(lambda _: row, query.text, count=1)


def bind_text(text: str, given: Mapping[str, object]) -> str:
    """The same for a query of the user's own, which needs a `#+` header and a VALUES row like ours."""
    return bind(parse_saved_query("query", text), given)


def row_variables(query: SavedQuery) -> tuple[str, ...]:
    """Names of the parameters in the query's one VALUES row."""
    rows = _ROW.findall(query.text)
    if len(rows) != 1:
        raise QueryError(f"{query.name}.rq: exactly one VALUES row of UNDEFs is needed, found {len(rows)}")
    variables, values = (part.split() for part in rows[0])
    if len(variables) != len(values):
        raise QueryError(f"{query.name}.rq: the VALUES row has {len(variables)} variables and {len(values)} values")
    return tuple(variable.removeprefix("?p_") for variable in variables)


def term_text(parameter: Parameter, value: object) -> str:
    """One value as a SPARQL term of the parameter's type."""
    text = value.isoformat() if isinstance(value, dt.date) else str(value)
    try:
        match parameter.type:
            case "date":
                return f'"{_date(text)}"^^<{_XSD}date>'
            case "integer":
                return f'"{int(text)}"^^<{_XSD}integer>'
            case "iri":
                return _iri(text)
    except ValueError as error:
        raise QueryError(
            f"parameter {parameter.name!r} is {PARAMETER_TYPES[parameter.type]}, not {text!r}; "
            f"for instance {parameter.example!r}"
        ) from error
    return string_text(text)


def string_text(text: str) -> str:
    r"""A plain string literal that every SPARQL parser reads back as `text`.

    SPARQL lets \u0022 be replaced before strings are read, and some parsers do so after an escaped backslash as well.
    So a u behind a backslash is itself written as an escape. (https://www.w3.org/TR/sparql11-query/#codepointEscape)
    """
    if any("\ud800" <= sign <= "\udfff" for sign in text):
        raise QueryError(f"{text!r} has a lone surrogate, which no text in a graph has")
    safe = re.sub(r"(?<=\\)[uU]", lambda found: f"\\U{ord(found.group()):08x}", _escaped(text))
    return f'"{safe}"'


def _escaped(text: str) -> str:
    return "".join(_ESCAPES.get(sign, sign) for sign in text)


def _date(text: str) -> dt.date:
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", text, flags=re.ASCII):
        raise ValueError(text)
    return dt.date.fromisoformat(text)


def _iri(text: str) -> str:
    if not re.fullmatch(r"[A-Za-z][A-Za-z0-9+.-]*:[^\x00-\x20<>\"{}|^`\\]*", text):
        raise ValueError(text)
    return str(NamedNode(text))
