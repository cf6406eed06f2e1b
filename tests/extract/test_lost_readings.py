"""Sentences of newsrooms in several countries that the parse gets wrong: who says what in them all the same."""

from __future__ import annotations

import pytest
from spacy.language import Language

from tests.extract.test_chains import found_in, words

# Sentence, all that is said in it: source, cue, content.
READ = [
    (
        "A judge has struck down an order that allowed a quarry to drain ponds, ruling that the council had failed.",
        [("A judge", "ruling", "the council had failed")],
    ),
    (
        "The toll rose to 14 on Sunday, the civil defence agency said, and rescuers warned that it would climb.",
        [
            ("the civil defence agency", "said", "The toll rose to 14 on Sunday"),
            ("rescuers", "warned", "it would climb"),
        ],
    ),
    (
        "Farmers have accused the operator of the Alder Creek dam of opening its gates at night.",
        [("Farmers", "have accused", "the operator of the Alder Creek dam of opening its gates at night")],
    ),
    (
        "He told the board the old prison, built for 90 inmates, held 160 on Monday night.",
        [("He", "told", "the old prison, built for 90 inmates, held 160 on Monday night")],
    ),
    (
        "She denied, however, that nurses are discouraged from complaining: complaints have risen since May.",
        [("She", "denied", "nurses are discouraged from complaining")],
    ),
    (
        "The minister denied misleading parliament: the figures, she said, were correct.",
        [("The minister", "denied", "misleading parliament"), ("she", "said", "the figures … were correct")],
    ),
    (
        "The governor put the figure at 64 percent and accused union leaders of misleading the public.",
        [
            ("The governor", "put", "the figure at 64 percent"),
            ("The governor", "accused", "union leaders of misleading the public"),
        ],
    ),
    (
        "Reacting, the President of the Millers Association, Otunba Femi Alade, put the losses at N10 billion a day.",
        [
            (
                "the President of the Millers Association, Otunba Femi Alade",
                "put",
                "the losses at N10 billion a day",
            )
        ],
    ),
    (
        "The union says 140 lost their jobs; the board says 97.",
        [("The union", "says", "140 lost their jobs"), ("the board", "says", "97")],
    ),
    ("His lawyer put it to the witness that the car was red.", [("His lawyer", "put", "the car was red")]),
    ("Orlov brushed the criticism aside.", [("Orlov", "brushed", "the criticism")]),
    (
        "The league has however called on clubs to pay their players.",
        [("The league", "has however called on", "clubs to pay their players")],
    ),
    (
        "Pressed by reporters on whether the law, which obliges clubs to register, was fair, Brandt said it was.",
        [
            ("reporters", "Pressed by", "whether the law, which obliges clubs to register, was fair"),
            ("Brandt", "said", "it was"),
        ],
    ),
    (
        "Keller hit back, saying now was not the time for votes.",
        [("Keller", "saying", "now was not the time for votes")],
    ),
    ("He was expected to resign by Friday.", [("", "was expected", "He … to resign by Friday")]),
    (
        "The inquiry began after a review commissioned by the Welsh Office concluded that nine deaths were avoidable.",
        [("a review commissioned by the Welsh Office", "concluded", "nine deaths were avoidable")],
    ),
    (
        "According to a report seen by this newspaper, however, the debt stood at 40 million in June.",
        [("a report seen by this newspaper", "According to", "the debt stood at 40 million in June")],
    ),
    (
        "The number was 14.“We will rebuild,”said Edvar Holm.",
        [("Edvar Holm", "said", "“We will rebuild,”")],
    ),
    ("Holm, Sexton said, has created a zone.", [("Sexton", "said", "Holm … has created a zone")]),
    ("She applauded him for defying the old guard.", [("She", "applauded", "him for defying the old guard")]),
    (
        "One in four voters in a Gazette poll last year said migrants should leave.",
        [("One in four voters in a Gazette poll", "said", "migrants should leave")],
    ),
    (
        "Numerous veterans interviewed at rallies this week, including Mr. Jensen, said they had no problem.",
        [("Numerous veterans", "said", "they had no problem")],
    ),
    ("The campaign calls this a false narrative.", [("The campaign", "calls", "this a false narrative")]),
    ("A friend referred to him as a kind soul.", [("A friend", "referred to", "him as a kind soul")]),
    (
        "The ministry announced plans to close two schools.",
        [("The ministry", "announced", "plans to close two schools")],
    ),
    ("Rescuers counted 12 dead.", [("Rescuers", "counted", "12 dead")]),
]


@pytest.mark.model
@pytest.mark.parametrize(("text", "expected"), READ)
def test_what_is_said_where_the_parse_is_lost(nlp: Language, text: str, expected: list[tuple[str, str, str]]) -> None:
    seen = [(words(text, a.source), words(text, a.cue), words(text, a.content)) for a in found_in(text, nlp)]
    assert seen == expected
