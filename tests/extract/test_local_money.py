"""Money that several countries share: the country that an article names decides, nothing else does."""

from __future__ import annotations

import pytest

from kg.extract.figures.numeric_claims import UNIT_NOT_TOLD, extract_numeric_claims
from tests.extract.tagged import plain


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Growers in Manila got P2,500 per bag .", [("P2,500", "PHP", "2500")]),
        ("In Manila rice sold at P85 per kilogram .", [("P85", "PHP", "85")]),
        ("Filipinos were given P20,000 and P500 .", [("P20,000", "PHP", "20000"), ("P500", "PHP", "500")]),
        ("A clinic in Manila cost P1.2-B .", [("P1.2-B", "PHP", "1200000000")]),
        ("A road in Manila cost P500M .", [("P500M", "PHP", "500000000")]),
        ("The Philippine fund paid P20-million .", [("P20-million", "PHP", "20000000")]),
        ("A kilo of pork was P342.50 in Manila .", [("P342.50", "PHP", "342.5")]),
        ("Php500 was paid .", [("Php500", "PHP", "500")]),
        ("In Gaborone the fund paid P2.5 million .", [("P2.5 million", "BWP", "2500000")]),
        ("In Lusaka the mine owes K40 million .", [("K40 million", "ZMW", "40000000")]),
        ("The clinic in Addis is owed Br5 million .", [("Br5 million", "ETB", "5000000")]),
        ("The park in Karachi cost Rs 300 crore .", [("Rs 300 crore", "PKR", "3000000000")]),
        ("The park near Delhi and the one in Karachi cost Rs 300 crore .", [("Rs 300 crore", "rupee", "3000000000")]),
        ("The park cost Rs 300 crore .", [("Rs 300 crore", "rupee", "3000000000")]),
        ("The pier in Nairobi cost Sh40 million .", [("Sh40 million", "KES", "40000000")]),
        ("A seat in Stockholm costs 500 kr .", [("500 kr", "SEK", "500")]),
        ("A seat costs 500 kronor .", [("500 kronor", "krona", "500")]),
        ("A seat in Oslo costs 500 kroner .", [("500 kroner", "NOK", "500")]),
        ("A bus in Montevideo costs 50 pesos .", [("50 pesos", "UYU", "50")]),
        ("A bus costs 50 pesos .", [("50 pesos", "peso", "50")]),
        ("A ticket costs 40 zł .", [("40 zł", "PLN", "40")]),
        ("The P5 group met in Manila .", []),
        ("The K9 unit trained in Lusaka .", []),
        ("N95 per cent of it .", []),
        ("Block P2 stands in Manila .", []),
    ],
)  # fmt: skip
def test_the_country_that_is_named_decides(text: str, expected: list[tuple[str, str, str]]) -> None:
    claims, _ = extract_numeric_claims(plain(text), [], [])
    found = [(text[c.span.start : c.span.end], c.unit, str(c.value)) for c in claims]
    assert found == expected


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The fund paid P2,500 to them .", "P2,500"),
        ("Clubs of Manila and Gaborone paid P2,500 to them .", "P2,500"),
        ("The mine owes K40 million .", "K40 million"),
    ],
)
def test_a_letter_without_its_country_leaves_the_amount_open(text: str, words: str) -> None:
    claims, skipped = extract_numeric_claims(plain(text), [], [])
    assert claims == []
    assert [(text[s.span.start : s.span.end], s.reason) for s in skipped if s.span] == [(words, UNIT_NOT_TOLD)]
