from __future__ import annotations

import pytest

from kg.extract.plain import plain
from kg.extract.speech.stance import Refusal, judge, negative_subject
from kg.extract.speech.verb_groups import verb_group
from kg.model import Stance
from tests.extract.conftest import build_doc

SAID = """
The DT 2 det
minister NN 3 nsubj
said VBD 0 ROOT say
that IN 7 mark
it PRP 7 nsubj
was VBD/AUX 7 cop
safe JJ 3 ccomp
"""
DID_NOT_SAY = """
She PRP 4 nsubj
did VBD/AUX 4 aux
not RB 4 advmod
say VB 0 ROOT say
that IN 7 mark
it PRP 7 nsubj
failed VBD 4 ccomp fail
"""
DID_NOT_SAY_CLEAR = """
She PRP 4 nsubj
did VBD/AUX 4 aux
n't RB 4 neg
say VB 0 ROOT say
whether IN 7 mark
it PRP 7 nsubj
failed VBD 4 ccomp fail
"""
WOULD_NOT_SAY = """
She PRP 4 nsubj
would MD 4 aux
not RB 4 advmod
say VB 0 ROOT say
whether IN 7 mark
it PRP 7 nsubj
failed VBD 4 ccomp fail
"""
DENIED_PROMISE = """
The DT 2 det
firm NN 3 nsubj
denied VBD 0 ROOT deny
that IN 8 mark
the DT 6 det
mayor NN 8 nsubj
had VBD/AUX 8 aux
promised VBN 3 ccomp promise
to TO 10 mark
pay VB 8 xcomp
"""
FACTIVE = """
She PRP 4 nsubj
did VBD/AUX 4 aux
not RB 4 advmod
know VB 0 ROOT know
that IN 7 mark
he PRP 7 nsubj
promised VBD 4 ccomp promise
to TO 9 mark
pay VB 7 xcomp
"""
MIGHT = """
She PRP 3 nsubj
might MD 3 aux
say VB 0 ROOT say
so RB 3 advmod
"""
NOT_ONLY = """
She PRP 4 nsubj
not RB 4 advmod
only RB 4 advmod
said VBD 0 ROOT say
so RB 4 advmod
"""
REFUSED = """
She PRP 2 nsubj
refused VBD 0 ROOT refuse
to TO 4 mark
say VB 2 xcomp say
so RB 4 advmod
"""
IF = """
if IN 3 mark
she PRP 3 nsubj
says VBZ 5 advcl say
it PRP 5 nsubj
ends VBZ 0 ROOT end
"""
WITHOUT = """
He PRP 2 nsubj
left VBD 0 ROOT leave
without IN 4 mark
saying VBG 2 advcl say
so RB 4 advmod
"""
NOR = """
He PRP 3 nsubj
neither CC 3 cc:preconj
confirmed VBD 0 ROOT confirm
nor CC 5 cc
denied VBD 3 conj deny
it PRP 5 obj
"""
NO_LONGER = """
She PRP 4 nsubj
no DT 3 det
longer RB 4 advmod
claims VBZ 0 ROOT claim
it PRP 4 obj
"""

# The same words in two parses: the auxiliary under the verb, and above it.
AT_NO_POINT = """
At IN 3 case
no DT 3 det
point NN 7 obl
did VBD/AUX 7 aux
the DT 6 det
pilots NNS 7 nsubj
report VB 0 ROOT report
it PRP 7 obj
"""
AT_NO_POINT_LOST = """
At IN 3 case
no DT 3 det
point NN 4 obl
did VBD 0 ROOT do
the DT 6 det
pilots NNS 4 obj
report VBP 4 xcomp report
it PRP 7 obj
"""
ONLY_THEN = """
Only RB 2 advmod
then RB 6 advmod
did VBD/AUX 6 aux
the DT 5 det
mayor NN 6 nsubj
say VB 0 ROOT say
so RB 6 advmod
"""
ADMIT = """
She PRP 2 nsubj
demanded VBD 0 ROOT demand
that IN 6 mark
the DT 5 det
army NN 6 nsubj
admit VBP 2 ccomp admit
it PRP 6 obj
"""
QUICK = """
Aides NNS 3 nsubj
were VBD/AUX 3 cop
quick JJ 0 ROOT
to TO 5 mark
deny VB 3 advcl
it PRP 5 obj
"""


@pytest.mark.parametrize(
    ("rows", "verb", "stance", "frame", "expected"),
    [
        (SAID, 2, "asserts", "t", "asserts"),
        (SAID, 2, "denies", "t", "denies"),
        (DID_NOT_SAY, 3, "asserts", "t", Refusal("negated saying")),
        (DID_NOT_SAY, 3, "denies", "t", Refusal("negated denial")),
        (DID_NOT_SAY, 3, "believes", "t", "denies"),
        (DID_NOT_SAY, 3, "demands", "o", Refusal("negated saying")),
        (DID_NOT_SAY_CLEAR, 3, "asserts", "w", "asserts"),
        (WOULD_NOT_SAY, 3, "asserts", "w", "denies"),
        (DENIED_PROMISE, 7, "promises", "i", Refusal("denied saying")),
        (FACTIVE, 6, "promises", "i", "promises"),
        (MIGHT, 2, "asserts", "t", Refusal("possible saying")),
        (NOT_ONLY, 3, "asserts", "t", "asserts"),
        (REFUSED, 3, "asserts", "t", Refusal("refused saying")),
        (REFUSED, 1, "denies", "i", "denies"),
        (IF, 2, "asserts", "t", Refusal("conditional saying")),
        (WITHOUT, 3, "asserts", "t", Refusal("saying that did not happen")),
        (NOR, 2, "asserts", "n", Refusal("negated saying")),
        (NOR, 4, "denies", "n", Refusal("negated denial")),
        (NO_LONGER, 3, "asserts", "n", Refusal("negated saying")),
        (AT_NO_POINT, 6, "asserts", "n", Refusal("negated saying")),
        (AT_NO_POINT_LOST, 6, "asserts", "n", Refusal("negated saying")),
        (ONLY_THEN, 5, "asserts", "t", "asserts"),
        (ADMIT, 5, "asserts", "n", Refusal("intended saying")),
        (QUICK, 4, "denies", "n", "denies"),
    ],
)
def test_stance_of_a_verb_in_its_surroundings(
    rows: str, verb: int, stance: Stance, frame: str, expected: Stance | Refusal
) -> None:
    doc = plain(build_doc(rows))
    assert judge(stance, verb_group(doc[verb]), frame, doc[0]) == expected


@pytest.mark.parametrize(
    ("rows", "token", "expected"),
    [
        ("No DT 2 det\nofficial NN 3 nsubj\nsaid VBD 0 ROOT say", 1, True),
        ("Nobody NN 2 nsubj\nsaid VBD 0 ROOT say", 0, True),
        ("No DT 2 det\none NN 3 nsubj\nsaid VBD 0 ROOT say", 1, True),
        ("An DT 2 det\nofficial NN 3 nsubj\nsaid VBD 0 ROOT say", 1, False),
    ],
)
def test_subjects_that_name_nobody(rows: str, token: int, expected: bool) -> None:
    assert negative_subject(plain(build_doc(rows))[token]) is expected


def test_a_group_keeps_auxiliaries_and_inner_adverbs_and_drops_leading_ones() -> None:
    rows = (
        "She PRP 5 nsubj\nalso RB 5 advmod\nhad VBD/AUX 5 aux\ninitially RB 5 advmod\n"
        "reported VBN 0 ROOT report\nit PRP 5 obj"
    )
    doc = plain(build_doc(rows))
    group = verb_group(doc[4])
    assert doc[group.first : group.last + 1].text == "had initially reported"


def test_a_particle_belongs_to_the_lemma() -> None:
    doc = plain(build_doc("She PRP 2 nsubj\npointed VBD 0 ROOT point\nout RP 2 compound:prt\nit PRP 2 obj"))
    group = verb_group(doc[1])
    assert (group.lemma, doc[group.first : group.last + 1].text) == ("point out", "pointed out")
