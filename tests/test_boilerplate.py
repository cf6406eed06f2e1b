"""What newspapers put around their text: none of it speaks, and what is said stands where the offsets say."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest

import kg
from kg.model import Article

LINES = (Path(__file__).parent / "data" / "boilerplate.jsonl").read_text(encoding="utf-8").splitlines()
# Text, and who speaks in it with the words that they are said to have said.
CASES = {case["id"]: (case["text"], [tuple(said) for said in case["said"]]) for case in map(json.loads, LINES)}


@pytest.mark.model
@pytest.mark.parametrize("name", CASES)
def test_what_stands_around_a_text_does_not_speak(name: str) -> None:
    text, expected = CASES[name]
    found = kg.extract(Article(text, name, published=dt.date(2026, 3, 3)))
    actors = {actor.id: actor.name for actor in found.actors}
    said = [
        (actors.get(each.speaker or ""), " … ".join(text[span.start : span.end] for span in each.content))
        for each in found.attributions
    ]
    assert said == expected
