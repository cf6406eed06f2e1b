"""The answer to a query: rows, true or false, or triples; and terms as SPARQL's JSON writes them.

Source: https://www.w3.org/TR/sparql11-results-json/
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any, TypeAlias
from typing import Literal as OneOf

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from kg.errors import QueryError

if TYPE_CHECKING:
    import pandas as pd

Term: TypeAlias = NamedNode | BlankNode | Literal | Triple
Row: TypeAlias = tuple[Term | None, ...]
Value: TypeAlias = str | int | float | bool | Decimal | dt.date | None

_XSD = "http://www.w3.org/2001/XMLSchema#"
_STRING = f"{_XSD}string"
_INTEGERS = frozenset(
    f"{_XSD}{name}"
    for name in ("integer", "int", "long", "short", "byte", "nonNegativeInteger", "positiveInteger", "unsignedInt",
                 "unsignedLong", "unsignedShort", "unsignedByte", "negativeInteger", "nonPositiveInteger")
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Result:
    """What a query answers; `kind` says which of the other fields is filled.

    `truncated` is true where a limit on rows cut the answer; `narrow` names the columns to show where
    there is little room.
    """

    kind: OneOf["solutions", "boolean", "triples"]
    variables: tuple[str, ...] = ()
    rows: tuple[Row, ...] = ()
    boolean: bool = False
    triples: tuple[Triple, ...] = ()
    truncated: bool = False
    narrow: tuple[str, ...] = ()

    def __len__(self) -> int:
        """Number of rows or triples; an ASK has none."""
        return len(self.rows) + len(self.triples)

    def __bool__(self) -> bool:
        """The answer of an ASK; else whether there is any row or triple."""
        return self.boolean or len(self) > 0

    def __iter__(self) -> Iterator[dict[str, Value]]:
        """Each row as a dict of Python values; None where a column is empty."""
        for row in self.rows:
            yield {name: python_value(term) for name, term in zip(self.variables, row, strict=True)}

    def to_pandas(self) -> pd.DataFrame:
        """The rows as a table of pandas, which must be installed; raises QueryError for answers without rows."""
        if self.kind != "solutions":
            raise QueryError("only a SELECT has rows: to_pandas() has nothing to show of an ASK, CONSTRUCT or DESCRIBE")
        import pandas as pd

        return pd.DataFrame([list(row.values()) for row in self], columns=list(self.variables))

    def _repr_html_(self) -> str:
        """How Jupyter shows it: a table of at most SHOWN_ROWS rows, every value as text."""
        from kg.query.notebook import html_table

        return html_table(self)


def result_of(answer: object) -> Result:
    """The result that a store's answer is: it offers bool, a tuple of triples, or an object with variables and rows."""
    if isinstance(answer, bool):
        return Result("boolean", boolean=answer)
    if isinstance(answer, tuple):
        return Result("triples", triples=tuple(sorted(set(answer), key=str)))
    variables: Sequence[str] = answer.variables  # type: ignore[attr-defined]
    rows: Sequence[Row] = answer.rows  # type: ignore[attr-defined]
    return Result("solutions", variables=tuple(variables), rows=tuple(rows))


def python_value(term: Term | None) -> Value:
    """A term as a Python value; IRIs and everything without a Python type become text."""
    if term is None or isinstance(term, Triple):
        return None if term is None else str(term)
    if not isinstance(term, Literal):
        return term.value if isinstance(term, NamedNode) else str(term)
    kind, text = term.datatype.value, term.value
    if kind in _INTEGERS:
        return int(text)
    if kind == f"{_XSD}decimal":
        return Decimal(text)
    if kind in {f"{_XSD}double", f"{_XSD}float"}:
        return float(text.replace("INF", "inf"))
    if kind == f"{_XSD}boolean":
        return text in {"true", "1"}
    if kind == f"{_XSD}date" and len(text) == 10:
        return dt.date.fromisoformat(text)
    return text


def is_number(term: Term | None) -> bool:
    """Whether a term is of a numeric type."""
    return isinstance(term, Literal) and (
        term.datatype.value in _INTEGERS or term.datatype.value in {f"{_XSD}decimal", f"{_XSD}double", f"{_XSD}float"}
    )


def term_to_json(term: Term) -> dict[str, Any]:
    """A term as SPARQL 1.1 Query Results JSON writes it."""
    if isinstance(term, NamedNode):
        return {"type": "uri", "value": term.value}
    if isinstance(term, BlankNode):
        return {"type": "bnode", "value": term.value}
    if isinstance(term, Triple):
        parts = {"subject": term.subject, "predicate": term.predicate, "object": term.object}
        return {"type": "triple", "value": {name: term_to_json(part) for name, part in parts.items()}}
    if term.language:
        return {"type": "literal", "value": term.value, "xml:lang": term.language}
    if term.datatype.value == _STRING:
        return {"type": "literal", "value": term.value}
    return {"type": "literal", "value": term.value, "datatype": term.datatype.value}


def term_from_json(found: Mapping[str, Any]) -> Term:
    """The term that `term_to_json` wrote; triples as terms are refused, as nothing of ours has them."""
    match found:
        case {"type": "uri", "value": str(value)}:
            return NamedNode(value)
        case {"type": "bnode", "value": str(value)}:
            return BlankNode(value)
        case {"type": "literal", "value": str(value), "xml:lang": str(language)}:
            return Literal(value, language=language)
        case {"type": "literal", "value": str(value), "datatype": str(datatype)}:
            return Literal(value, datatype=NamedNode(datatype))
        case {"type": "literal", "value": str(value)}:
            return Literal(value)
    raise QueryError(f"no term of SPARQL 1.1: {found!r}")
