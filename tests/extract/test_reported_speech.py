"""Reporting verbs over Docs built by hand, in both label schemes; whole sentences with the trained pipeline below."""

from __future__ import annotations

import pytest
from spacy.language import Language

from kg.extract.plain import plain
from kg.extract.speech.attributions import extract_attributions
from kg.extract.speech.drafts import Draft
from kg.extract.speech.reading import read_doc
from kg.extract.speech.reported_speech import find_reported
from kg.model import Skipped, Span
from tests.extract.conftest import build_doc

THAT = """
The DT 2 det
mayor NN 3 nsubj
said VBD 0 ROOT say
that IN 8 mark
the DT 6 det
bridge NN 8 nsubj
would MD 8 aux
close VB 3 ccomp
. . 3 punct
"""
THAT_CLEAR = THAT
ZERO = """
Officials NNS 2 nsubj
believe VBP 0 ROOT believe
the DT 4 det
dam NN 6 nsubj
is VBZ/AUX 6 cop
safe JJ 2 ccomp
. . 2 punct
"""
POSTPOSED = """
The DT 2 det
dam NN 4 nsubj
is VBZ/AUX 4 cop
safe JJ 6 ccomp
, , 6 punct
said VBD 0 ROOT say
Ana NNP 6 nsubj
Ruiz NNP 7 flat
. . 6 punct
"""
WHETHER = """
Ruiz NNP 2 nsubj
asked VBD 0 ROOT ask
whether IN 5 mark
they PRP 5 nsubj
knew VBD 2 ccomp know
. . 2 punct
"""
VOWED = """
The DT 2 det
union NN 3 nsubj
vowed VBD 0 ROOT vow
to TO 5 mark
strike VB 3 xcomp strike
. . 3 punct
"""
URGED = """
She PRP 2 nsubj
urged VBD 0 ROOT urge
ministers NNS 2 obj
to TO 5 mark
resign VB 2 xcomp resign
. . 2 punct
"""
CRITICISED = """
The DT 2 det
senator NN 3 nsubj
criticised VBD 0 ROOT criticise
the DT 5 det
ruling NN 3 obj
. . 3 punct
"""
CRITICISED_CLEAR = CRITICISED.replace("obj", "dobj")
CALLED_FOR = """
She PRP 2 nsubj
called VBD 0 ROOT call
for IN 5 case
a DT 5 det
ceasefire NN 2 obl
. . 2 punct
"""
CALLED_FOR_CLEAR = """
She PRP 2 nsubj
called VBD 0 ROOT call
for IN 2 prep
a DT 5 det
ceasefire NN 3 pobj
. . 2 punct
"""
ACCUSED = """
It PRP 2 nsubj
accused VBD 0 ROOT accuse
the DT 4 det
militia NN 2 obj
of IN 6 case
murder NN 2 obl
. . 2 punct
"""
SAID_TO = """
The DT 2 det
general NN 4 nsubj:pass
is VBZ/AUX 4 aux:pass
expected VBN 0 ROOT expect
to TO 6 mark
leave VB 4 xcomp leave
. . 4 punct
"""
REPORTED_THAT = """
It PRP 3 expl
was VBD/AUX 3 aux:pass
reported VBN 0 ROOT report
that IN 6 mark
he PRP 6 nsubj
fled VBD 3 ccomp flee
. . 3 punct
"""
SHARED = """
She PRP 2 nsubj
praised VBD 0 ROOT praise
them PRP 2 obj
and CC 5 cc
warned VBD 2 conj warn
that IN 8 mark
it PRP 8 nsubj
failed VBD 5 ccomp fail
. . 2 punct
"""
WHO = """
Ruiz NNP 9 nsubj
, , 4 punct
who WP 4 nsubj
said VBD 1 acl:relcl say
it PRP 6 nsubj
failed VBD 4 ccomp fail
, , 4 punct
has VBZ/AUX 9 aux
left VBN 0 ROOT leave
. . 9 punct
"""
DENIED = """
The DT 2 det
firm NN 3 nsubj
denied VBD 0 ROOT deny
any DT 5 det
role NN 3 obj
. . 3 punct
"""

FOUND = [
    (THAT, "The mayor", "said", ["the bridge would close"], "asserts"),
    (ZERO, "Officials", "believe", ["the dam is safe"], "believes"),
    (POSTPOSED, "Ana Ruiz", "said", ["The dam is safe"], "asserts"),
    (WHETHER, "Ruiz", "asked", ["whether they knew"], "asks"),
    (VOWED, "The union", "vowed", ["to strike"], "promises"),
    (URGED, "She", "urged", ["ministers to resign"], "demands"),
    (CRITICISED, "The senator", "criticised", ["the ruling"], "asserts"),
    (CRITICISED_CLEAR, "The senator", "criticised", ["the ruling"], "asserts"),
    (CALLED_FOR, "She", "called for", ["a ceasefire"], "demands"),
    (CALLED_FOR_CLEAR, "She", "called for", ["a ceasefire"], "demands"),
    (ACCUSED, "It", "accused", ["the militia of murder"], "asserts"),
    (SAID_TO, "", "is expected", ["The general", "to leave"], "expects"),
    (REPORTED_THAT, "", "was reported", ["he fled"], "asserts"),
    (DENIED, "The firm", "denied", ["any role"], "denies"),
]


def texts(rows: str) -> list[tuple[str, str, list[str], str]]:
    doc = build_doc(rows)
    found = [item for item in find_reported(read_doc(plain(doc)), set()) if isinstance(item, Draft)]

    def words(spans: tuple[Span, ...]) -> list[str]:
        return [doc.text[span.start : span.end] for span in spans]

    return [("".join(words(d.source)), "".join(words(d.cue)), words(d.content), d.stance) for d in found]


@pytest.mark.parametrize(("rows", "source", "cue", "content", "stance"), FOUND)
def test_one_verb_one_attribution(rows: str, source: str, cue: str, content: list[str], stance: str) -> None:
    assert texts(rows) == [(source, cue, content, stance)]


def test_coordinated_verbs_share_their_subject() -> None:
    assert texts(SHARED) == [
        ("She", "praised", ["them"], "asserts"),
        ("She", "warned", ["it failed"], "expects"),
    ]


def test_who_stands_for_its_antecedent() -> None:
    assert texts(WHO) == [("Ruiz", "said", ["it failed"], "asserts")]


def test_a_passive_says_why_nobody_speaks() -> None:
    (draft,) = (d for d in find_reported(read_doc(plain(build_doc(REPORTED_THAT))), set()) if isinstance(d, Draft))
    assert draft.missing == "passive"


def test_what_is_refused_is_reported() -> None:
    doc = build_doc(THAT.replace("said VBD", "say VB").replace("The DT 2 det", "Not RB 3 advmod"))
    found = list(find_reported(read_doc(plain(doc)), set()))
    assert [type(item) for item in found] == [Skipped]


@pytest.mark.parametrize(
    "rows",
    [
        "The DT 2 det\nfleet NN 3 nsubj\nsailed VBD 0 ROOT sail\n. . 3 punct",
        "It PRP 2 nsubj\nmaintains VBZ 0 ROOT maintain\na DT 4 det\nfleet NN 2 obj\n. . 2 punct",
        "He PRP 2 nsubj\nwrote VBD 0 ROOT write\n. . 2 punct",
    ],
)
def test_other_verbs_report_nothing(rows: str) -> None:
    assert texts(rows) == []


WHOLE = [
    (
        "The firm, which employs 340 people, accused the union of moving the goalposts.",
        "The firm",
        "accused",
        "the union of moving the goalposts",
    ),
    ("Ms Holt said that was “simply untrue”.", "Ms Holt", "said", "that was “simply untrue”"),
    ("The league called it untrue that 12 people had died.", "The league", "called", "12 people had died"),
    (
        "Citing “a routine check”, the airline announced that it would ground two planes.",
        "the airline",
        "announced",
        "it would ground two planes",
    ),
    (
        (
            "The vice president of the NGO Faro Libre, Tomás Ibarra, reported on his X account "
            "that at least 45 people had been released."
        ),
        "The vice president of the NGO Faro Libre, Tomás Ibarra",
        "reported",
        "at least 45 people had been released",
    ),
    (
        "Ilse Brandt, the director of the museum, said the roof was leaking.",
        "Ilse Brandt, the director of the museum",
        "said",
        "the roof was leaking",
    ),
    (
        "Human rights groups maintain, however, that hundreds of people remain in prison.",
        "Human rights groups",
        "maintain",
        "hundreds of people remain in prison",
    ),
    ("The tunnel, officials say, is safe.", "officials", "say", "The tunnel"),
    ("As the bank has warned, rates may rise.", "the bank", "has warned", "rates may rise"),
    ("The ministry put the toll at 12.", "The ministry", "put", "the toll at 12"),
    ("The union accused the company of hiding the report.", "The union", "accused", "the company of hiding the report"),
    ("The council urged drivers not to use the bridge.", "The council", "urged", "drivers not to use the bridge"),
    (
        "The mayor rejects that charge and denies the existence of a list.",
        "The mayor",
        "denies",
        "the existence of a list",
    ),
    ("Trains were running lateNDR noted.", "NDR", "noted", "Trains were running late"),
    ("The mayor said the bridge cost $4.5bn.", "The mayor", "said", "the bridge cost $4.5bn"),
    ("The critics called the plan a folly.", "The critics", "called", "the plan a folly"),
    ("The union, which on Friday said it would strike, called for talks.", "The union", "said", "it would strike"),
    (
        "The minister said the toll was 12, but a doctor who was there put it at more than 40.",
        "The minister",
        "said",
        "the toll was 12",
    ),
    ("Korn, speaking on Monday, said the plan was safe.", "Korn", "said", "the plan was safe"),
    (
        "Among the injured were two nurses, hospital spokesman Emil Roth said.",
        "hospital spokesman Emil Roth",
        "said",
        "Among the injured were two nurses",
    ),
    (
        "The mayor said 12 houses burned, down from the 15 that the fire service announced on Monday.",
        "The mayor",
        "said",
        "12 houses burned, down from the 15 that the fire service announced on Monday",
    ),
    ("Ministers denied on Tuesday having known of the leak.", "Ministers", "denied", "having known of the leak"),
    ("The minister said on Tuesday he was open to talks.", "The minister", "said", "he was open to talks"),
    ("The firm said costs rose, but critics called it a lie.", "The firm", "said", "costs rose"),
    ("The firm said costs rose, but the union denied it.", "The firm", "said", "costs rose"),
    (
        "The opposition refused on Sunday to accept the results and called for a recount.",
        "The opposition",
        "refused",
        "to accept the results",
    ),
    (
        "The ministry said 28 people died, up from the 26 that the Coast Guard reported on Tuesday.",
        "the Coast Guard",
        "reported",
        "the 26",
    ),
    ("Norvik Air has denied planning compulsory cuts.", "Norvik Air", "has denied", "planning compulsory cuts"),
    (
        "The opposition refused on Sunday to accept the results and called for a recount.",
        "The opposition",
        "called for",
        "a recount",
    ),
    ("Residents have asked a court to halt blasting.", "Residents", "have asked", "a court to halt blasting"),
    ("The president asked allies for radar systems.", "The president", "asked", "allies for radar systems"),
    (
        "State media said “foreign agents” had paid protesters 50 dollars a day.",
        "State media",
        "said",
        "“foreign agents” had paid protesters 50 dollars a day",
    ),
    (
        "The senator told the paper Der Bote the minister “should go next.”",
        "The senator",
        "told",
        "the minister “should go next.”",
    ),
    ("One in five voters backed the plan, a poll showed.", "a poll", "showed", "One in five voters backed the plan"),
    ("The bureau forecast up to 180 millimetres of rain.", "The bureau", "forecast", "up to 180 millimetres of rain"),
    (
        "The minister has said it began in 2021, but a report published last year put the date at 2018.",
        "The minister",
        "has said",
        "it began in 2021",
    ),
    (
        "Tomas Arel said on Tuesday that the deal was close, but officials in the host country gave a bleaker account.",
        "Tomas Arel",
        "said",
        "the deal was close",
    ),
    (
        "It was reported that three were detained, but the prosecutor could not confirm this.",
        "",
        "was reported",
        "three were detained",
    ),
    (
        "The minister said it was safe, but he had not seen it.",
        "The minister",
        "said",
        "it was safe, but he had not seen it",
    ),
    (
        "The company said the plant would stay open, but the jobs would go.",
        "The company",
        "said",
        "the plant would stay open, but the jobs would go",
    ),
    (
        "The ministry said the ship sank, leaving four sailors dead.",
        "The ministry",
        "said",
        "the ship sank, leaving four sailors dead",
    ),
    (
        "The newspaper quoted a witness as saying the fire began in the kitchen.",
        "a witness",
        "saying",
        "the fire began in the kitchen",
    ),
    (
        "The newspaper quoted a witness as saying the fire began in the kitchen.",
        "The newspaper",
        "quoted",
        "a witness as saying the fire began in the kitchen",
    ),
    (
        "Idris Maalouf was quoted by the agency as saying that ties had improved.",
        "Idris Maalouf",
        "saying",
        "ties had improved",
    ),
    ("The ministry said in a statement that the boat had sunk.", "The ministry", "said", "the boat had sunk"),
    ("The minister's answer was that the family came first.", "The minister", "answer", "the family came first"),
    ("The rebels claimed responsibility for the attack.", "The rebels", "claimed", "responsibility for the attack"),
    ("An official who asked not to be named said it was over.", "An official", "asked", "not to be named"),
    ("The coach has not said if she will stay, but told players that talks began.", "The coach", "told", "talks began"),
    (
        "The opposition Civic Path party called for the governor's dismissal.",
        "The opposition Civic Path party",
        "called for",
        "the governor's dismissal",
    ),
    (
        "Its general secretary, Ilse Domburg, called on the board to resign.",
        "Its general secretary, Ilse Domburg",
        "called on",
        "the board to resign",
    ),
]

NOTHING = [
    ("The council's contract says nothing about strikes.", "nothing"),
    ("Sales fell in January, as makers reported their January sales.", "Sales fell"),
    ("Asked to respond to the criticism, Holt laughed.", "Asked"),
    ("The response is that of a child.", "of a child"),
    ("The dose had put at least 1,400 patients at risk.", "at least 1,400"),
    ("The toll that the Coast Guard reported on Tuesday was wrong.", "Tuesday"),
    ("A vote called for June has been put off.", "June"),
    ("A strike called for Monday by the union.", "Monday"),
    ("The measures called for in the plan were dropped.", "in the plan"),
    ("She promised to table documents that would back up her claim.", "that would"),
    ("Kane pressed Marte about a statement she gave police hours after the fire.", "she gave"),
    ("The rate came in below the 4.6% expected by economists in a poll.", "below"),
    ("Two of the valves, he said, were recalled by the manufacturer.", "of the valves"),
    ("A boat that carried 40 migrants, reported missing on Monday, was found.", "was"),
]


@pytest.mark.model
@pytest.mark.parametrize(("text", "source", "cue", "content"), WHOLE)
def test_whole_sentences(nlp: Language, text: str, source: str, cue: str, content: str) -> None:
    from kg.annotate.pipeline import annotate
    from kg.extract.speech.attributions import extract_attributions

    found, _ = extract_attributions(annotate(text, nlp), [], [])
    seen = [
        (
            "".join(text[s.start : s.end] for s in a.source),
            "".join(text[s.start : s.end] for s in a.cue),
            text[a.content[0].start : a.content[0].end],
        )
        for a in found
    ]
    assert (source, cue, content) in seen


@pytest.mark.model
@pytest.mark.parametrize(("text", "words"), NOTHING)
def test_whole_sentences_that_say_less(nlp: Language, text: str, words: str) -> None:
    from kg.annotate.pipeline import annotate

    found, _ = extract_attributions(annotate(text, nlp), [], [])
    assert [a for a in found if any(text[s.start : s.end].startswith(words) for s in a.content)] == []


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("The league called it untrue that 12 people had died.", "denies"),
        ("The league called it a miracle that 12 people had survived.", "asserts"),
    ],
)
def test_what_is_called_untrue_is_denied(nlp: Language, text: str, stance: str) -> None:
    from kg.annotate.pipeline import annotate

    found, _ = extract_attributions(annotate(text, nlp), [], [])
    assert [a.stance for a in found] == [stance]


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "source", "stance"),
    [
        ("Holt also asked why the contract had been awarded without bids.", "Holt", "asks"),
        ("She asked why he had left.", "She", "asks"),
        ("The panel summoned the minister to explain why the grid had failed.", "The panel", "demands"),
        ("According to union president Doug Haas, inspectors found that valves were stuck.", "inspectors", "asserts"),
    ],
)
def test_who_asks_and_who_finds(nlp: Language, text: str, source: str, stance: str) -> None:
    from kg.annotate.pipeline import annotate

    found, _ = extract_attributions(annotate(text, nlp), [], [])
    assert ([source], stance) == ([text[s.start : s.end] for s in found[-1].source], found[-1].stance)
