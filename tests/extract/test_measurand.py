"""What figures measure, by the pipeline that ships: never who reports the figure nor the verb that reports it."""

from __future__ import annotations

import pytest
from spacy.language import Language

from kg.annotate.pipeline import annotate
from kg.extract.figures.numeric_claims import extract_numeric_claims


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Turnout was 71%, up from 65% in 2020, the commission said.", ["Turnout", "Turnout"]),
        ("Inflation was 4.2% in May, the bureau said.", ["Inflation"]),
        ("Sales of cars fell 35%, the company said.", ["Sales fell"]),
        ("The firm posted a loss of $381 million.", ["loss"]),
        ("The company paid $3 million to settle.", ["paid"]),
        ("The union demanded $3 million in back pay.", ["back pay"]),
        ("The union demanded $3 million.", ["demanded"]),
        ("Sugar prices declined by 23 percent to $2,486 per 50-kilo bag.", ["Sugar prices declined"] * 2 + ["bag"]),
        ("The council, comprising of three industry federations, met.", ["industry federations"]),
        ("Its 20-year history ended with the 11-week strike.", ["history", "strike"]),
        ("Gross domestic product (GDP) fell by 0.1%.", ["Gross domestic product fell"]),
        ("It calls products with a salt content above 0.3% unsafe.", ["salt content"]),
        ("The plunge went on, wiping out about $20 billion from the company's market value.", ["market value"]),
        ("The bank left rates alone after holding them steady at 5.25%.", ["percentage"]),
        ("The plan means raising the minimum salary for nurses from £26,200 to £38,700.", ["minimum salary"] * 2),
        ("Balances rose by 4.7%, pushing the total to $1.08 trillion.", ["Balances rose", "Balances"]),
        ("Non-oil goods worth $335 million were exported.", ["Non-oil goods"]),
        ("It exported 90 million tons of cheap goods valued at $32 billion.", ["cheap goods exported", "cheap goods"]),
        ("Exports rose by 27 percent in terms of weight, and 1.6 percent in terms of value.", ["Exports rose"] * 2),
        (
            "Buyers were Ostra with $9 billion worth of oil, Nordia with $6 billion and Wend with $4 billion.",
            ["oil"] * 3,
        ),
        ("The average value of each ton was reported to be $462.", ["average value"]),
        ("The firm charges £6,800 for the upgrade.", ["upgrade"]),
        ("Consumers used $67 billion worth of the instalment loans this year.", ["instalment loans"]),
        ("It acquired the land for $300 million and bought the house for $1.", ["land", "house"]),
        ("The act included $1.2 billion for brownfield cleanup.", ["brownfield cleanup"]),
        ("Those who used it had a 32% lower risk of stroke.", ["lower risk of stroke"]),
        ("The retail index was up 56.5%.", ["retail index"]),
        ("The fund lost $4.2 million last year.", ["fund lost"]),
        ("A bomb killed 16 people and injured 15 others.", ["people killed", "others injured"]),
        ("They shipped two million kilograms of cheese.", ["cheese shipped"]),
        ("A gunman opened fire, killing 14 people and injuring two others.", ["people killed", "others injured"]),
        ("With an over 10% year-to-date decline, the sector lagged.", ["year-to-date decline"]),
        ("It would invest up to $825 million to build a plant.", ["invest"]),
        ("The threshold for a visa was due to rise from £18,600 to £38,700.", ["threshold rise", "threshold rise"]),
        ("A total of 214 herders and 300 injured were brought to the ward.", ["total of herders", "people injured"]),
        ("The county saw rents rise 17%.", ["rents rise"]),
        ("They bought trunks for 45 yuan ($6).", ["trunks", "trunks"]),
        ("The index is up 2.6% year-over-year.", ["index"]),
        ("Core inflation was 3.3% year over year.", ["Core inflation"]),
        (
            "Killed: at least 840 people, including:\n\n-120 children\n\n-83 women\n\nInjured: more than 6,731.",
            ["people killed", "children", "women", "people injured"],
        ),
        ("The number of injured rose to 782.", ["people injured"]),
        ("Mud buried two villages. The number missing was down from 16.", ["villages buried", "people missing"]),
        (
            "The raiders killed 90 people, most of them herders, and took 240 captive.",
            ["people killed", "people captive"],
        ),
        ("Guarantees for the railway exceed $2 million.", ["Guarantees exceed"]),
        ("Rebels hold 12 of the city's 40 districts.", ["districts", "districts"]),
        ("Twelve people were hurt and six were killed.", ["people hurt", "people killed"]),
        ("The minister talked about 40 cases.", ["cases"]),
        ("At least 45 prisoners were released, the ministry said.", ["prisoners released"]),
        ("At least 45 prisoners walked free, the ministry said.", ["prisoners freed"]),
        ("The council said that 96 people had been moved to safety.", ["people evacuated"]),
        ("The company said that 340 people were laid off.", ["people laid-off"]),
        ("Two people moved to the coast.", ["people moved"]),
    ],
)
def test_what_is_measured(text: str, expected: list[str], nlp: Language) -> None:
    assert [claim.counted for claim in extract_numeric_claims(annotate(text, nlp), [], [])[0]] == expected
