"""The lexicon of cues as data: legal frames, known stances, inflected forms."""

from __future__ import annotations

import pytest

from kg.extract.speech.cues import adjective_cues, best_cue, noun_cues, verb_cues, verb_forms

PLAIN = {"q", "t", "w", "i", "o", "g", "n", "c", "as", "guilty", "plea"}
PREPOSITIONS = {"about", "against", "at", "by", "for", "from", "in", "of", "on", "over", "to", "with"}
TARGETED = {"x-against", "x-at", "x-for", "x-in", "x-of", "x-on", "x-to", "x-with"}
ASKING = {"to-o", "with-o", "it-to", "to-as"}
LEGAL = PLAIN | PREPOSITIONS | TARGETED | ASKING


@pytest.mark.parametrize("table", [verb_cues, noun_cues, adjective_cues])
def test_frames_are_legal_and_shares_are_shares(table) -> None:
    cues = [cue for cues in table().values() for cue in cues]
    assert len(cues) > 40
    for cue in cues:
        assert {frame.removeprefix("be-") for frame in cue.frames} <= LEGAL, cue
        assert all(0 < share <= 1 for share in cue.frames.values()), cue


def test_no_lemma_has_two_rows_of_one_stance() -> None:
    for lemma, cues in verb_cues().items():
        assert len({cue.stance for cue in cues}) == len(cues), lemma


@pytest.mark.parametrize(
    ("lemma", "frame", "stance"),
    [
        ("say", "t", "asserts"),
        ("deny", "n", "denies"),
        ("tell", "t", "asserts"),
        ("tell", "o", "demands"),
        ("ask", "w", "asks"),
        ("ask", "o", "demands"),
        ("call", "c", "asserts"),
        ("call", "for", "demands"),
        ("promise", "i", "promises"),
        ("warn", "t", "expects"),
        ("fear", "t", "believes"),
        ("decline", "i", "denies"),
        ("retract", "n", "denies"),
        ("reject", "as", "denies"),
    ],
)
def test_the_frame_decides_the_stance(lemma: str, frame: str, stance: str) -> None:
    found = best_cue(verb_cues()[lemma], frame)
    assert found is not None
    assert found[0].stance == stance


@pytest.mark.parametrize(
    ("form", "lemma"),
    [
        ("denies", "deny"),
        ("told", "tell"),
        ("hoped", "hope"),
        ("planning", "plan"),
        ("swore", "swear"),
        ("says", "say"),
    ],
)
def test_forms_lead_to_their_lemma(form: str, lemma: str) -> None:
    assert verb_forms()[form] == lemma


def test_verbs_that_say_nothing_are_not_in_the_table() -> None:
    assert not {"sail", "run", "be", "have", "eat", "maintain a fleet"} & set(verb_cues())
