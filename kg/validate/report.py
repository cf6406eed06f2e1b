"""What validation found: rows that say where, what and how grave, and their three spellings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

Severity = Literal["Violation", "Warning", "Info"]
SEVERITIES: tuple[Severity, ...] = ("Violation", "Warning", "Info")


@dataclass(frozen=True, slots=True)
class Place:
    """Where in the article a finding lies, and the words there."""

    start: int
    end: int
    words: str


@dataclass(frozen=True, slots=True)
class Violation:
    """One finding about one focus node; in spite of its name it may be a mere warning or piece of advice."""

    focus: str
    path: str | None
    shape: str
    severity: Severity
    message: str
    value: str | None = None
    place: Place | None = None
    graph: str | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """All findings, the gravest first; a graph conforms where none is a violation (unsafe to publish)."""

    results: tuple[Violation, ...] = ()

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

    def as_json(self) -> dict[str, Any]:
        """The report as JSON values."""
        return {"conforms": self.conforms, "results": [_as_json(result) for result in self.results]}


def _as_json(result: Violation) -> dict[str, Any]:
    place = result.place
    return {
        "severity": result.severity,
        "message": result.message,
        "graph": result.graph,
        "focus": result.focus,
        "path": result.path,
        "value": result.value,
        "shape": result.shape,
        "place": None if place is None else {"start": place.start, "end": place.end, "words": place.words},
    }
