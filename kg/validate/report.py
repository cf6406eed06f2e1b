"""What validation found: rows that say where, what and how grave."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Severity = Literal["Violation", "Warning", "Info"]
SEVERITIES: tuple[Severity, ...] = ("Violation", "Warning", "Info")


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where in the article a finding lies, and the words there."""

    start: int
    end: int
    words: str


@dataclass(frozen=True, slots=True)
class Violation:
    """One finding about one focus node; in spite of its name it may be a mere warning or piece of advice.

    `focus` is an IRI or _:label. `path` is a predicate, with ^ before it where it is followed backwards. `value` is for
    people, `value_term` the same in N-Triples. `component` is the SHACL constraint component that failed.
    """

    focus: str
    path: str | None
    shape: str
    severity: Severity
    message: str
    component: str
    value: str | None = None
    value_term: str | None = None
    place: Place | None = None
    graph: str | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """All findings, the gravest first; a graph conforms where none is a violation (unsafe to publish).

    `nodes` counts what the shapes looked at: 0 says that the graph holds nothing of ours, and so proves nothing.
    """

    results: tuple[Violation, ...] = ()
    nodes: int = 0

    @property
    def conforms(self) -> bool:
        """Whether the graph may be published."""
        return not self.violations

    @property
    def violations(self) -> tuple[Violation, ...]:
        """What makes the graph unsafe to publish."""
        return self._of("Violation")

    @property
    def warnings(self) -> tuple[Violation, ...]:
        """What is incomplete or doubtful."""
        return self._of("Warning")

    @property
    def infos(self) -> tuple[Violation, ...]:
        """Advice."""
        return self._of("Info")

    def _of(self, severity: Severity) -> tuple[Violation, ...]:
        return tuple(result for result in self.results if result.severity == severity)
