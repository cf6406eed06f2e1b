"""Hearsay's spans in the conventions of other annotations, for scoring."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

_PATH = Path(__file__).parents[2] / "training" / "conventions.py"


def conventions() -> ModuleType:
    spec = importlib.util.spec_from_file_location("conventions", _PATH)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def row(text: str, source: str, cue: str, content: str, *, nested_in: int | None = None) -> dict[str, Any]:
    def spans(words: str) -> list[list[int]]:
        return [[text.index(words), text.index(words) + len(words)]] if words else []

    attribution = {"source": spans(source), "cue": spans(cue), "content": spans(content), "nested_in": nested_in}
    return {"id": "x", "attributions": [{**attribution, "rule": "verb-t", "confidence": 0.9}]}


@pytest.mark.parametrize(
    ("text", "ours", "theirs"),
    [
        ("Ruiz also said that it rained.", ("Ruiz", "said", "it rained"), ("Ruiz", "also said", "that it rained")),
        (
            "The man, who later said it rained, left.",
            ("The man", "said", "it rained"),
            ("who", "later said", "it rained"),
        ),
        (
            "Ana Ruiz, the mayor, said it rained.",
            ("Ana Ruiz, the mayor", "said", "it rained"),
            ("Ana Ruiz, the mayor,", "said", "it rained"),
        ),
        ("Ruiz said: “It rained.”", ("Ruiz", "said", "“It rained.”"), ("Ruiz", "said:", "“It rained.”")),
        ("Ruiz's claim that it rained", ("Ruiz", "claim", "it rained"), ("Ruiz's", "claim", "that it rained")),
    ],
)
def test_polnear_edges(text: str, ours: tuple[str, str, str], theirs: tuple[str, str, str]) -> None:
    (found,) = conventions().outermost(row(text, *ours), text)["attributions"]
    assert tuple(text[found[role][0][0] : found[role][0][1]] for role in ("source", "cue", "content")) == theirs


def test_nested_and_unattributed_ones_are_no_attributions_of_polnear() -> None:
    text = "Ruiz said it rained. “It snowed.”"
    assert conventions().outermost(row(text, "Ruiz", "said", "it rained", nested_in=3), text)["attributions"] == []
    assert conventions().outermost(row(text, "", "", "“It snowed.”"), text)["attributions"] == []
    assert conventions().every(row(text, "", "", "“It snowed.”"), text)["attributions"] != []


def test_gum_marks_one_clause() -> None:
    text = "Ruiz said that it rained, but nobody came."
    (found,) = conventions().clauses(row(text, "Ruiz", "said", "it rained, but nobody came"), text)["attributions"]
    assert text[found["content"][0][0] : found["content"][0][1]] == "that it rained"
