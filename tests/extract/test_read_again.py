"""What pages of many newsrooms taught: who is no speaker, what is no content, and where a source ends."""

from __future__ import annotations

import pytest
from spacy.language import Language

from tests.extract.test_chains import found_in, words

# Sentence, all that is said in it: source, cue, content.
READ = [
    (
        "Lopez said responding officers negotiated with the man for an hour and that he had a knife.",
        [("Lopez", "said", "responding officers negotiated with the man for an hour and that he had a knife")],
    ),
    (
        "But, Moreno said, there were no plans to close more schools because the county has enough money.",
        [("Moreno", "said", "there were no plans to close more schools because the county has enough money")],
    ),
    (
        "Moreno said the fact that both letters came on the same day was a coincidence.",
        [("Moreno", "said", "the fact that both letters came on the same day was a coincidence")],
    ),
    (
        "Dora Klein, deputy leader of the local borough council, called for the statue to be put back.",
        [("Dora Klein, deputy leader of the local borough council", "called for", "the statue to be put back")],
    ),
    (
        "Inspectors had cited “poor” safeguards over the plant's pumps, so the company shut it down.",
        [("Inspectors", "had cited", "“poor” safeguards over the plant's pumps")],
    ),
    (
        "On Monday, Kerr's office told the Coast Gazette, a newspaper in the north, that he remained hopeful.",
        [("Kerr's office", "told", "he remained hopeful")],
    ),
    ("The bank at the time said it had lost money.", [("The bank", "said", "it had lost money")]),
    ("The Food Agency on May 5 said it had lost money.", [("The Food Agency", "said", "it had lost money")]),
    ("Ford lost money, according to a notice Monday.", [("a notice", "according to", "Ford lost money")]),
    (
        "“This man kicked me in the leg,” he says, pointing at the guard who had once called a boy a “fool.”",
        [("he", "says", "“This man kicked me in the leg,”"), ("the guard", "had once called", "a boy a “fool.”")],
    ),
    (
        "Dahl told both members: “If you can go home tonight, do not sign it,” adding “We will get you lawyers.”",
        [
            ("Dahl", "told", "“If you can go home tonight, do not sign it,”"),
            ("Dahl", "adding", "“We will get you lawyers.”"),
        ],
    ),
    (
        "Jon Reed told the agency it was weak while Tom Gull, a former clerk, wrote on X that it was late.",
        [
            ("Jon Reed", "told", "it was weak"),
            ("Tom Gull, a former clerk", "wrote", "it was late"),
        ],
    ),
    (
        "The rebels demand the bill goes further while those in the centre have warned Ms Hill that she may lose them.",
        [
            ("The rebels", "demand", "the bill goes further"),
            ("those in the centre", "have warned", "she may lose them"),
        ],
    ),
    (
        "On Thursday union chief Lee Chong said that the call was legal.",
        [("union chief Lee Chong", "said", "the call was legal")],
    ),
    (
        "The general drew parallels with the long war Tarek waged on Oran, saying the union must see it cannot win.",
        [("The general", "saying", "the union must see it cannot win")],
    ),
    ("Reed had promised us a rule of calm and order.", [("Reed", "had promised", "a rule of calm and order")]),
    (
        "Life can be complex for anyone, but especially those from poor towns, says Rosen, a student who had no help.",
        [
            (
                "Rosen, a student",
                "says",
                "Life can be complex for anyone, but especially those from poor towns",
            )
        ],
    ),
    (
        "Rosen says having something like the club would have been a great help.",
        [("Rosen", "says", "having something like the club would have been a great help")],
    ),
    (
        "The agency pointed out that the number of nurses has fallen, adding that 200 doctors have left.",
        [
            ("The agency", "pointed out", "the number of nurses has fallen"),
            ("The agency", "adding", "200 doctors have left"),
        ],
    ),
    (
        "The town has faced accusations of neglect over its stance, with critics saying that it has been slow.",
        [("critics", "saying", "it has been slow")],
    ),
    (
        "Police received a call from a Groton resident before 5 p.m. on Wednesday, saying a car had hit a dog.",
        [("a Groton resident", "saying", "a car had hit a dog")],
    ),
    (
        "The snow cover is at a low for this time of year, said Cohen, who doesn’t expect much change by Monday.",
        [
            ("Cohen", "said", "The snow cover is at a low for this time of year"),
            ("Cohen", "doesn’t expect", "much change by Monday"),
        ],
    ),
    (
        "According to the Coast Post, the 50 illegal guns accounted for not even 20% of his hoard, as he had 300.",
        [
            (
                "the Coast Post",
                "According to",
                "the 50 illegal guns accounted for not even 20% of his hoard, as he had 300",
            )
        ],
    ),
    (
        "Last week, it wrote to Sam Orban and the board, asking the company to move fast.",
        [("it", "asking", "the company to move fast")],
    ),
    (
        "She told the inquest: 'The boys would've told an adult, who would've fetched it. But he jumped over the wall.",
        [
            (
                "She",
                "told",
                "'The boys would've told an adult, who would've fetched it. But he jumped over the wall.",
            )
        ],
    ),
    (
        "She said: 'He was the sweetest boy. He was a friend.\n\n'He loved animals and nature.\n\n'I miss him.'",
        [("She", "said", "'He was the sweetest boy. He was a friend. … 'He loved animals and nature. … 'I miss him.'")],
    ),
    (
        "Kern has criticized a number of plans, including a tax credit for people who buy cars, saying it was broad.",
        [
            ("Kern", "has criticized", "a number of plans, including a tax credit for people who buy cars"),
            ("Kern", "saying", "it was broad"),
        ],
    ),
    (
        "“I applaud the firm,” Sen. Jeff Merrow (D-Ore.) said in a statement.",
        [("Sen. Jeff Merrow (D-Ore.)", "said", "“I applaud the firm,”")],
    ),
    (
        "“Sam was last working at the hangar,” Karen Seed, an organizer of a fundraiser, shared on Monday.",
        [("Karen Seed, an organizer of a fundraiser", "shared", "“Sam was last working at the hangar,”")],
    ),
    (
        "A man who said he saw the crash told reporters that the driver was asleep.",
        [("A man", "said", "he saw the crash"), ("A man", "told", "the driver was asleep")],
    ),
    (
        "Residents who say the plant poisoned their wells have accused the firm of lying.",
        [
            ("Residents", "say", "the plant poisoned their wells"),
            ("Residents", "have accused", "the firm of lying"),
        ],
    ),
    (
        "According to the agency, the death toll stands at six; Hanssen said the firm knew of four.",
        [("the agency", "According to", "the death toll stands at six"), ("Hanssen", "said", "the firm knew of four")],
    ),
    (
        "Some miners are trapped, the police chief said, as families accused the firm of hiding how many were there.",
        [
            ("the police chief", "said", "Some miners are trapped"),
            ("families", "accused", "the firm of hiding"),
        ],
    ),
]

# Sentence, and a cue that reports nothing there.
NOT_SAID = [
    ("He was checking the gate when Bell refused to leave, shouted insults, and kicked him.", "shouted"),
    ("Ford is recalling 80,000 trucks in Canada over the risk of fire.", "recalling"),
    ("Responding to the findings, Health Minister Carla Dunn insisted that the hospital was safe.", "Responding"),
    ("Figures due out in April will show whether the country has entered a recession.", "will show"),
    ("The film does not show what happened in the alley.", "does not show"),
    ("A witness who only wanted to be called Sam told reporters that the wall fell.", "wanted"),
    ("The firm began an overhaul, which was announced in May and originally intended to end in a split.", "intended"),
    ("Other measures announced in the plan include a ban on night trucks and a higher toll.", "announced"),
    (
        "Police are still at work after 16 people were charged this year over papers stating that Marsh had won.",
        "charged",
    ),
    ("Hill said the lack of a rule left her in a bind, not wanting to drive away firms to other states.", "wanting"),
    ("Talks took place over the week, with other member states searching for words that would avoid a veto.", "states"),
    ("Prices had cooled beyond what economists were expecting and that costs fell for the first time.", "expecting"),
    ("Dora was unaware that computers existed when she woke up.", "unaware"),
]


@pytest.mark.model
@pytest.mark.parametrize(("text", "expected"), READ)
def test_what_is_said(nlp: Language, text: str, expected: list[tuple[str, str, str]]) -> None:
    seen = [(words(text, a.source), words(text, a.cue), words(text, a.content)) for a in found_in(text, nlp)]
    assert seen == expected


@pytest.mark.model
@pytest.mark.parametrize(("text", "cue"), NOT_SAID)
def test_what_is_not_said(nlp: Language, text: str, cue: str) -> None:
    assert not [each for each in found_in(text, nlp) if cue in words(text, each.cue)]
