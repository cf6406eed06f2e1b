"""Events of sentences that were annotated by hand; the scores stand in docs/evaluation.md."""

from __future__ import annotations

import pytest
from spacy.language import Language

from training.evaluate_events import KINDS, score, table

TABLE = table()
LEAST_PRECISION, LEAST_RECALL = 0.93, 0.75


def test_the_table_is_large_and_holds_sentences_without_events() -> None:
    assert len(TABLE) >= 60
    assert sum(not row["events"] for row in TABLE) >= 10
    assert len({row["text"] for row in TABLE}) == len(TABLE)


@pytest.mark.model
def test_events_of_the_table(nlp: Language) -> None:
    scores = score(TABLE, nlp)
    for kind in KINDS:
        right, found, annotated = scores[kind]
        assert right >= LEAST_PRECISION * found, (kind, scores[kind])
        assert right >= LEAST_RECALL * annotated, (kind, scores[kind])


@pytest.mark.model
def test_sentences_without_events_give_none(nlp: Language) -> None:
    scores = score([row for row in TABLE if not row["events"]], nlp)
    assert all(found == 0 for _, found, _ in scores.values()), scores
