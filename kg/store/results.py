"""What a store answers: rows of terms, true or false, or triples."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from pyoxigraph import BlankNode, Literal, NamedNode, QueryBoolean, QuerySolutions, Triple

Term: TypeAlias = NamedNode | BlankNode | Literal | Triple
Row: TypeAlias = tuple[Term | None, ...]


@dataclass(frozen=True, slots=True)
class Solutions:
    """The rows of a SELECT in the order in which they came; None where a variable is unbound."""

    variables: tuple[str, ...]
    rows: tuple[Row, ...]


Answer: TypeAlias = Solutions | bool | tuple[Triple, ...]


def collect(answer: QuerySolutions | QueryBoolean) -> Solutions | bool:
    """Read a SELECT's or an ASK's answer to its end."""
    if isinstance(answer, QueryBoolean):
        return bool(answer)
    variables = tuple(variable.value for variable in answer.variables)
    return Solutions(variables, tuple(tuple(solution[name] for name in variables) for solution in answer))
