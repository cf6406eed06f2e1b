"""Questions that open a sentence: "Asked whether drills had been held, she laughed", "Pressed by a reporter on ..."."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract import syntax
from kg.extract.speech.cues import best_cue, verb_cues
from kg.extract.speech.drafts import Draft
from kg.extract.speech.reading import Reading
from kg.extract.speech.verb_groups import VerbGroup, lemma_of

ASKED_AFTER = {"whether", "if", "why", "how", "what", "who", "when", "where", "about", "for"}
# "Asked whether", "Pressed on whether": what opens the sentence is a question to its subject.
ASKING = {"ask", "press", "question", "quiz"}


def is_bare_asked(reading: Reading, group: VerbGroup) -> bool:
    """Whether "Asked" opens its sentence: a participle without subject, however it is tagged."""
    low, _ = reading.sentence_of(group.head)
    return not any(token.is_alpha for token in reading.doc[low : group.first]) and syntax.subject(group.head) is None


def find_asked(reading: Reading, group: VerbGroup) -> Iterator[Draft]:
    """ "Asked (by a reporter) whether drills had been held, she laughed": a question, often nobody's."""
    doc = reading.doc
    _, high = reading.sentence_of(group.head)
    main = syntax.subject(group.head.head, inherit=False) if syntax.is_verbal(group.head.head) else None
    commas = [i for i in range(group.last + 1, high) if doc[i].text == ","]
    closing = [
        i for i in commas if main is not None and i == main.left_edge.i - 1
    ]  # "whether the law, which ..., holds"
    if not commas:
        return
    end = (closing or commas)[0] - 1
    opening = next((i for i in range(group.last + 1, end) if doc[i].lower_ in ASKED_AFTER), None)
    if opening is None:
        return
    frame = doc[opening].lower_ if doc[opening].pos_ == "ADP" else "w"
    found = best_cue(verb_cues()["ask"], frame)
    if found is None or (frame != "w" and lemma_of(group.head) != "ask"):
        return
    by_agent = doc[group.last + 1].lower_ == "by" and opening > group.last + 2
    preposition = frame != "w"
    agent_last = (
        opening - 1 - int(doc[opening - 1].lower_ in {"on", "over", "about"})
    )  # "Pressed by reporters on whether"
    yield Draft(
        rule=f"asked-{frame}",
        stance=found[0].stance,
        confidence=found[1],
        cue=(
            reading.span(
                group.first, group.last + 1 if by_agent or (preposition and opening == group.last + 1) else group.last
            ),
        ),
        content=(reading.span(opening + 1 if preposition else opening, end),),
        source=(reading.span(group.last + 2, agent_last),) if by_agent else (),
        cue_token=group.head.i,
        source_head=agent_last if by_agent else None,
        missing=None if by_agent else "passive",
        kind="ask",
    )
