"""Where a content begins and ends: sentence by sentence, with what belongs to it and what the article adds."""

from __future__ import annotations

import pytest
from spacy.language import Language

from tests.extract.test_chains import found_in, words

# Sentence, source, content.
ENDS = [
    ("The council wants this cost to be shared by all towns.", "The council", "this cost to be shared by all towns"),
    (
        "Most analysts had forecast the firm's losses to be over 6 million.",
        "Most analysts",
        "the firm's losses to be over 6 million",
    ),
    (
        "He expected the “New Line” to focus upon cheap cars.",
        "He",
        "the “New Line” to focus upon cheap cars",
    ),
    (
        "The judge asked both sides to be at her office on Monday.",
        "The judge",
        "both sides to be at her office on Monday",
    ),
    ("The plants that the firm intends to shut down make glass.", "the firm", "The plants … to shut down"),
    ("The union announced a strike at the yard, which employs 300.", "The union", "a strike at the yard"),
    (
        "The mayor criticised the operator, which opened six gates at night.",
        "The mayor",
        "the operator",
    ),
    (
        "The board expects half of its staff, some 300 people, will leave.",
        "The board",
        "half of its staff, some 300 people, will leave",
    ),
    ("The firm was ordered by the court to close the mine.", "the court", "The firm … to close the mine"),
    ("It is hoped the first jet can be tested next year.", "", "the first jet can be tested next year"),
    (
        "The minister is understood to believe that the figures were inflated.",
        "",
        "The minister … to believe that the figures were inflated",
    ),
    (
        "The minister is understood to believe that the figures were inflated.",
        "The minister",
        "the figures were inflated",
    ),
    ("He had heard from a mediator that the gang wanted money.", "a mediator", "the gang wanted money"),
    (
        "Holm said the road was open, the third time this year it has been cleared.",
        "Holm",
        "the road was open",
    ),
    (
        "Every day costs 3 million, according to the chamber, an estimate that the union dismisses.",
        "the chamber",
        "Every day costs 3 million",
    ),
    (
        "The envoy, speaking for a group of ministers, said the talks had failed, a remark that he later withdrew.",
        "The envoy",
        "the talks had failed",
    ),
    (
        "Jobs in the town fell because the plant had closed, the union said, adding that more cuts would follow.",
        "the union",
        "more cuts would follow",
    ),
    (
        "The lawyer asked the judge to strike out the words of a witness, arguing that they had been bought.",
        "The lawyer",
        "they had been bought",
    ),
    (
        "Ruiz said the bank would pay, while its shares fell by 4 per cent.",
        "Ruiz",
        "the bank would pay",
    ),
    (
        "The mayor said the bridge was closed, after water had reached the deck.",
        "The mayor",
        "the bridge was closed, after water had reached the deck",
    ),
    ("His lawyers declined to comment on Wednesday.", "His lawyers", "to comment on Wednesday"),
    ("The mayor thinks the damage is greater than the capital wants to admit.", "the capital", "to admit"),
]
# Interrupted, times and provisos, the article's own words, second verbs, rows of infinitives; reports of many kinds.
MORE = [
    (
        "If the dam fails, he warned the panel, the whole valley will flood.",
        "he",
        "If the dam fails … the whole valley will flood",
    ),
    (
        "The wells in the north, she told the committee, “have been dry since May”.",
        "she",
        "The wells in the north … “have been dry since May”",
    ),
    (
        "Nine of the pumps had stopped, the engineer told Radio Kasto, and the rest ran on diesel.",
        "the engineer",
        "Nine of the pumps had stopped … and the rest ran on diesel",
    ),
    (
        "Some 40 miners had got out, he claimed, “and nobody counted the others”.",
        "he",
        "Some 40 miners had got out … “and nobody counted the others”",
    ),
    (
        "In a statement, the ministry said, “We will reopen the road on Monday.”",
        "the ministry",
        "“We will reopen the road on Monday.”",
    ),
    (
        "When reporters asked about the fire, he said, “I was not there.”",
        "he",
        "“I was not there.”",
    ),
    (
        "The bank, he argued, was never told about the loan.",
        "he",
        "The bank … was never told about the loan",
    ),
    (
        "Conditions in the wing are “decent”, the warden insisted, and the deaths were natural.",
        "the warden",
        "Conditions in the wing are “decent” … and the deaths were natural",
    ),
    (
        "This “pause” would end in June, she said.",
        "she",
        "This “pause” would end in June",
    ),
    (
        "The court had told him that the fine was high “and, in the end, pointless”.",
        "The court",
        "the fine was high “and, in the end, pointless”",
    ),
    (
        "The commission expects a first report before October.",
        "The commission",
        "a first report before October",
    ),
    (
        "Forecasters predict up to 90 millimetres of rain by Friday night.",
        "Forecasters",
        "up to 90 millimetres of rain by Friday night",
    ),
    (
        "The governor announced the closure of nine markets from Saturday.",
        "The governor",
        "the closure of nine markets from Saturday",
    ),
    (
        "The minister promised a full inquiry by the end of the month.",
        "The minister",
        "a full inquiry by the end of the month",
    ),
    (
        "The broker forecasts a default in 2031 if rates stay high.",
        "The broker",
        "a default in 2031 if rates stay high",
    ),
    (
        "The union demanded talks within a week.",
        "The union",
        "talks within a week",
    ),
    (
        "The bank reported a loss of 3 million in March.",
        "The bank",
        "a loss of 3 million in March",
    ),
    (
        "The chairman dismissed the report within minutes.",
        "The chairman",
        "the report",
    ),
    (
        "The mayor appealed for calm in a radio address.",
        "The mayor",
        "calm",
    ),
    (
        "The army said nine rebels had been killed, a month after the truce was signed.",
        "The army",
        "nine rebels had been killed",
    ),
    (
        "The firm said it would buy the mine, a deal that regulators have yet to approve.",
        "The firm",
        "it would buy the mine",
    ),
    (
        "The group intends to buy a stake in the port, which would give it control.",
        "The group",
        "to buy a stake in the port",
    ),
    (
        "Residents said the water had turned brown, hours before the plant was shut.",
        "Residents",
        "the water had turned brown",
    ),
    (
        "The deputy said he would not resign and walked out of the chamber.",
        "The deputy",
        "he would not resign",
    ),
    (
        "The accused said he had been cheated, and left without looking at the families.",
        "The accused",
        "he had been cheated",
    ),
    (
        "She said he came home and locked the door.",
        "She",
        "he came home and locked the door",
    ),
    (
        "The bank said it would cut rates and raise its dividend.",
        "The bank",
        "it would cut rates and raise its dividend",
    ),
    (
        "The station said the ferry left at 9 a.m. The owner declined to comment.",
        "The station",
        "the ferry left at 9 a.m.",
    ),
    (
        "The mayor rejected the plan, but the council says it will go ahead.",
        "The mayor",
        "the plan",
    ),
    (
        "He said the talks had failed, but the rebels left the door open.",
        "He",
        "the talks had failed",
    ),
    (
        "The utility wants to replace 612, or about a third, of its pylons by June.",
        "The utility",
        "to replace 612, or about a third, of its pylons by June",
    ),
    (
        "The company claims to own the name, and that it has used it since 1994.",
        "The company",
        "to own the name, and that it has used it since 1994",
    ),
    (
        "The union offered to settle for 9 per cent, plus a bonus of 200 a head.",
        "The union",
        "to settle for 9 per cent, plus a bonus of 200 a head",
    ),
    (
        "The coach would not say whether the captain would play.",
        "The coach",
        "whether the captain would play",
    ),
    (
        "The farmers asked the state for 12 million rupees (about $150,000).",
        "The farmers",
        "the state for 12 million rupees (about $150,000)",
    ),
    (
        "The rebels put the toll at 12, all of them soldiers.",
        "The rebels",
        "the toll at 12, all of them soldiers",
    ),
    (
        "The council agreed to a deal in which two schools will be rebuilt this year.",
        "The council",
        "a deal in which two schools will be rebuilt this year",
    ),
    (
        (
            "The prosecution told the court that the accused persons, who were arraigned on Monday, "
            "conspired to defraud the county, but the defence dismissed the case as malicious."
        ),
        "The prosecution",
        "the accused persons, who were arraigned on Monday, conspired to defraud the county",
    ),
    (
        (
            "“I did not see the accused that night,” the witness told the court, adding that it was dark "
            "and the rain was heavy."
        ),
        "the witness",
        "it was dark and the rain was heavy",
    ),
    (
        (
            "Senior counsel Paul Mbeki asked the court to grant his client bail, saying he had a fixed "
            "abode and would not abscond."
        ),
        "Senior counsel Paul Mbeki",
        "the court to grant his client bail",
    ),
    (
        "He denied the charge and was released on a cash bail of Sh50,000.",
        "He",
        "the charge",
    ),
    (
        "The lawyer said his client was held incommunicado for three days, a claim the police denied.",
        "The lawyer",
        "his client was held incommunicado for three days",
    ),
    (
        (
            "Vedira Steel on Thursday said its consolidated net profit rose 12 per cent to Rs 840 crore in "
            "the June quarter, helped by higher prices."
        ),
        "Vedira Steel",
        "its consolidated net profit rose 12 per cent to Rs 840 crore in the June quarter, helped by higher prices",
    ),
    (
        (
            "The company plans to invest Rs 2,000 crore over three years, chairman Anil Sodhi told "
            "shareholders at the annual meeting."
        ),
        "chairman Anil Sodhi",
        "The company plans to invest Rs 2,000 crore over three years",
    ),
    (
        "“We will be debt free by March,” Sodhi said, even as its shares fell 3 per cent on the exchange.",
        "Sodhi",
        "“We will be debt free by March,”",
    ),
    (
        "The regulator said it was examining the trades and will act if rules were broken.",
        "The regulator",
        "it was examining the trades and will act if rules were broken",
    ),
    (
        (
            "12.05pm The transport secretary says trains will be back to normal by Friday, but unions say "
            "that is nonsense."
        ),
        "The transport secretary",
        "trains will be back to normal by Friday",
    ),
    (
        "Asked if he would resign, he says: “No.” Then he walks off.",
        "he",
        "“No.”",
    ),
    (
        "My colleague Jo Penn has been told that up to 40 MPs could rebel.",
        "",
        "up to 40 MPs could rebel",
    ),
    (
        "The minister insists she was “not aware” of the letter, which was sent in May.",
        "The minister",
        "she was “not aware” of the letter, which was sent in May",
    ),
    (
        (
            "Delgado testified that he wired the money on Aug. 3 and later deleted the emails, telling "
            "jurors he was “scared to death.”"
        ),
        "Delgado",
        "he wired the money on Aug. 3 and later deleted the emails",
    ),
    (
        "Under questioning, Sgt. Walsh acknowledged he never called for backup and could not recall why.",
        "Sgt. Walsh",
        "he never called for backup and could not recall why",
    ),
    (
        "“Did you warn anyone?” Sen. Crane asked. “No, sir,” Holloway replied.",
        "Holloway",
        "“No, sir,”",
    ),
    (
        "“Did you warn anyone?” Sen. Crane asked. “No, sir,” Holloway replied.",
        "Sen. Crane",
        "“Did you warn anyone?”",
    ),
    (
        (
            "Prosecutors allege that Reyes, a former aide, took $40,000 in bribes; his lawyer called the "
            "case “a fairy tale.”"
        ),
        "Prosecutors",
        "Reyes, a former aide, took $40,000 in bribes",
    ),
    (
        (
            "The sheriff’s office said in a statement that deputies responded to a call at 2:15 a.m. and "
            "found two men dead."
        ),
        "The sheriff’s office",
        "deputies responded to a call at 2:15 a.m. and found two men dead",
    ),
    (
        "Officials warned residents to boil water until Sunday, when new tests are due.",
        "Officials",
        "residents to boil water until Sunday, when new tests are due",
    ),
    (
        "The panel concluded that the crash was caused by ice, contradicting an earlier finding by the airline.",
        "The panel",
        "the crash was caused by ice",
    ),
    (
        "The mother of the victim said she forgave him, and hugged his sister in the hallway.",
        "The mother of the victim",
        "she forgave him",
    ),
    (
        "The governor promised to sign the bill on Friday and has since visited the plant.",
        "The governor",
        "to sign the bill on Friday",
    ),
    (
        "She told reporters the vote was rigged, without giving evidence.",
        "She",
        "the vote was rigged",
    ),
    (
        "The agency estimates that 2.3 million people need food aid, up from 1.9 million in May.",
        "The agency",
        "2.3 million people need food aid, up from 1.9 million in May",
    ),
]
# A noun before a relative clause that is no part of what is said.
ALONE = [
    ("The firm, which plans to build ships, is in debt.", "The firm", "to build ships"),
]


@pytest.mark.model
@pytest.mark.parametrize(("text", "source", "content"), ENDS + MORE + ALONE)
def test_whole_contents(nlp: Language, text: str, source: str, content: str) -> None:
    assert (source, content) in [(words(text, a.source), words(text, a.content)) for a in found_in(text, nlp)]
