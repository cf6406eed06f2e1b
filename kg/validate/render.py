"""Reports as text for people, as SHACL in Turtle, and as JSON."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from pyoxigraph import Literal, NamedNode
from rdflib.namespace import SH

from kg.validate.report import Report, Violation
from kg.validate.shapes import SHAPES_NAMESPACE

_WORDS_SHOWN = 60


def merge(reports: Iterable[Report]) -> Report:
    """One report of many, in their order."""
    reports = list(reports)
    results = tuple(result for report in reports for result in report.results)
    return Report(results, nodes=sum(report.nodes for report in reports))


def text_line(result: Violation, *, source: str) -> str:
    """One line: where, how grave, what, and by which shape."""
    place = ""
    if result.place is not None:
        words = " ".join(result.place.words.split())
        shown = words if len(words) <= _WORDS_SHOWN else words[: _WORDS_SHOWN - 1] + "…"
        place = f" at {result.place.start}-{result.place.end} “{shown}”"
    graph = "" if result.graph is None else f" <{result.graph}>"
    shape = result.shape.replace(SHAPES_NAMESPACE, "kgsh:")
    return f"{source}:{graph} {result.severity}{place}: {result.message} ({shape}, {result.focus})"


def summary(reports: int, report: Report) -> str:
    """What a reader wants to know first."""
    counts = (
        (len(report.violations), "violation"),
        (len(report.warnings), "warning"),
        (len(report.infos), "piece of advice"),
    )
    words = ", ".join(f"{count} {noun if count == 1 else _plural(noun)}" for count, noun in counts)
    verdict = "conforms" if report.conforms else "does not conform"
    return f"{reports} {'graph' if reports == 1 else 'graphs'} checked, {verdict}: {words}"


def _plural(noun: str) -> str:
    return "pieces of advice" if noun == "piece of advice" else noun + "s"


def as_json(report: Report) -> dict[str, Any]:
    """The report as JSON values."""
    return {"conforms": report.conforms, "results": [_result_as_json(result) for result in report.results]}


def _result_as_json(result: Violation) -> dict[str, Any]:
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


def as_turtle(report: Report) -> str:
    """A sh:ValidationReport; sh:conforms is false only where something is unsafe to publish.

    SHACL 1.0 would say false for a mere warning too; a reader who wants that counts the results.
    """
    lines = [
        f"@prefix sh: <{SH}> .",
        "",
        "[] a sh:ValidationReport ;",
        f"    sh:conforms {'true' if report.conforms else 'false'}",
    ]
    for result in report.results:
        lines[-1] += " ;"
        lines.append(f"    sh:result [\n        {f' ;{chr(10)}        '.join(_properties(result))} ]")
    return "\n".join(lines) + " .\n"


def _properties(result: Violation) -> list[str]:
    place = "" if result.place is None else f" ({result.place.start}-{result.place.end}: “{result.place.words}”)"
    properties = [
        "a sh:ValidationResult",
        f"sh:resultSeverity sh:{result.severity}",
        f"sh:focusNode {_node(result.focus)}",
        f"sh:sourceShape {_node(result.shape)}",
        f"sh:sourceConstraintComponent {_node(result.component)}",
        f"sh:resultMessage {Literal(result.message + place)}",
    ]
    if result.path is not None:
        predicate = _node(result.path.removeprefix("^"))
        path = f"[ sh:inversePath {predicate} ]" if result.path.startswith("^") else predicate
        properties.append(f"sh:resultPath {path}")
    if result.value_term is not None:
        properties.append(f"sh:value {result.value_term}")
    return properties


def _node(name: str) -> str:
    return name if name.startswith("_:") else str(NamedNode(name))
