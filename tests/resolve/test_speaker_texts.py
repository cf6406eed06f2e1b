"""Who speaks in short texts with several actors, from the text to the name.

In speaker_texts.jsonl `{She=Ana Ruiz}` marks a source and whom it stands for; `~` joins spellings of one name, `|`
different answers that a careful reader may give, `?` is none: the words of the source stay an actor of their own.
"""

from __future__ import annotations

import json
import os
import re
from collections import Counter
from pathlib import Path

import pytest
from spacy.language import Language

from kg.annotate.pipeline import load_pipeline
from kg.model import Article, Span
from kg.pipeline import extract_article

TEXTS = Path(__file__).with_name("speaker_texts.jsonl")
MARK = re.compile(r"\{([^=}]+)=([^}]+)\}")


@pytest.fixture(scope="module")
def nlp() -> Language:
    """The pipeline that ships with the package."""
    return load_pipeline(os.environ.get("HEARSAY_TEST_PIPELINE"))


def key(name: str) -> list[str]:
    return [word for word in re.findall(r"\w+", name.lower()) if word not in {"the", "a", "an"}]


def unmarked(text: str) -> tuple[str, list[tuple[Span, str]]]:
    """The text without marks, and where each source stands and whom it may stand for."""
    plain, marks, at = "", [], 0
    for match in MARK.finditer(text):
        plain += text[at : match.start()]
        marks.append((Span(len(plain), len(plain) + len(match[1])), match[2]))
        plain, at = plain + match[1], match.end()
    return plain + text[at:], marks


def answers(text: str, nlp: Language) -> list[tuple[str, str, str | None]]:
    """Outcome, what is asked for and what is found for each marked source that is the source of something."""
    plain, marks = unmarked(text)
    found = extract_article(Article(text=plain, id="a"), nlp)
    actors = {actor.id: actor for actor in found.actors}
    result = []
    for span, wanted in marks:
        said = [
            one
            for one in found.attributions
            if one.source and one.source[0].start < span.end and one.source[-1].end > span.start
        ]
        if not said:
            continue
        actor = actors.get(said[0].speaker or "")
        names = [name for answer in wanted.split("|") for name in answer.split("~") if name != "?"]
        alone = actor is None or not actor.resolved or set(key(actor.name)) <= set(key(plain[span.start : span.end]))
        if actor is not None and any(key(actor.name) == key(name) for name in names):
            outcome = "right"
        elif alone:
            outcome = "right" if "?" in wanted.split("|") else "open"
        else:
            outcome = "wrong"
        result.append((outcome, f"{plain[span.start : span.end]}={wanted}", actor.name if actor else None))
    return result


@pytest.mark.model
def test_hardly_anybody_speaks_with_the_words_of_somebody_else(nlp: Language) -> None:
    texts = [json.loads(line)["text"] for line in TEXTS.read_text(encoding="utf-8").splitlines()]
    found = [answer for text in texts for answer in answers(text, nlp)]
    counts = Counter(outcome for outcome, _, _ in found)
    missed = [answer for answer in found if answer[0] != "right"]
    assert len(found) > 200
    assert counts["wrong"] <= 0.03 * len(found), missed
    assert counts["open"] <= 0.06 * len(found), missed
    assert not [answer for answer in found if answer[1].endswith("=?") and answer[0] == "wrong"]


def test_marks_are_taken_out() -> None:
    assert unmarked("No. {She=Ana Ruiz|?} said so.") == ("No. She said so.", [(Span(4, 7), "Ana Ruiz|?")])
