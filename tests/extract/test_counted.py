"""Counted nouns: heads, units, what stands in for a noun that is left out, and singular forms."""

from __future__ import annotations

import pytest

from kg.extract.figures.counted import read_counted, read_partitive
from kg.extract.figures.lexemes import read_lexemes
from kg.extract.figures.noun_forms import is_personal, singular
from kg.extract.figures.numeric_claims import extract_numeric_claims
from tests.extract.tagged import tagged


@pytest.mark.parametrize(
    ("text", "tokens", "words", "unit"),
    [
        ("26 people fled", "26|CD people|NNS fled|VBD", "people", "person"),
        ("26 political prisoners left", "26|CD political|JJ prisoners|NNS left|VBD", "political prisoners", "prisoner"),
        ("26 newly built homes", "26|CD newly|RB built|VBN homes|NNS", "newly built homes", "home"),
        ("26 air force jets flew", "26|CD air|NN force|NN jets|NNS flew|VBD", "air force jets", "jet"),
        ("26 arms dealers met", "26|CD arms|NNS dealers|NNS met|VBD", "arms dealers", "dealer"),
        ("26 post-mortems", "26|CD post|NN -|HYPH mortems|NNS", "post-mortems", "post-mortem"),
        ("26 men Monday", "26|CD men|NNS Monday|NNP", "men", "man"),
        ("26 large, noisy trucks", "26|CD large|JJ ,|, noisy|JJ trucks|NNS", "large, noisy trucks", "truck"),
        ("26-year pact", "26|CD -|HYPH year|NN pact|NN", "year", "year"),
        ("26 year pact", "26|CD year|NN pact|NN", "year", "year"),
        ("26 square foot room", "26|CD square|JJ foot|NN room|NN", "square foot", "square foot"),
        ("26 dead", "26|CD dead|JJ", "dead", "person"),
        ("26 wounded men", "26|CD wounded|VBN men|NNS", "wounded men", "man"),
        ("26 returns this", "26|CD returns|VBZ this|DT", "returns", "return"),
        ("26 more 777s", "26|CD more|JJR 777s|NNS", "777s", "777"),
        ("26 Dreamliners flew", "26|CD Dreamliners|NNPS flew|VBD", "Dreamliners", "Dreamliner"),
        ("26 U.S. routes", "26|CD U.S.|NNP routes|NNS", "U.S. routes", "route"),
    ],
)
def test_counted_noun_phrases(text: str, tokens: str, words: str, unit: str) -> None:
    found = read_counted(read_lexemes(tagged(text, tokens)), 1)
    assert found is not None
    assert (found.words, found.unit) == (words, unit)


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("26 were hurt", "26|CD were|VBD hurt|VBN"),
        ("26 last year", "26|CD last|JJ year|NN"),
        ("26 on Monday", "26|CD on|IN Monday|NNP"),
        ("26, men said", "26|CD ,|, men|NNS said|VBD"),
        ("26 12 men", "26|CD 12|CD men|NNS"),
        ("26 fell 12 points", "26|CD fell|VBD 12|CD points|NNS"),
    ],
)
def test_no_counted_noun(text: str, tokens: str) -> None:
    assert read_counted(read_lexemes(tagged(text, tokens)), 1) is None


@pytest.mark.parametrize(
    ("text", "tokens", "unit"),
    [
        ("4 of the 13 counties", "4|CD of|IN the|DT 13|CD counties|NNS", "county"),
        ("4 of Ruvo's 17 mills", "4|CD of|IN Ruvo|NNP 's|POS 17|CD mills|NNS", "mill"),
        ("4 of the dead", "4|CD of|IN the|DT dead|NN", "person"),
        ("dozens of old boats", "dozens|NNS of|IN old|JJ boats|NNS", "boat"),
    ],
)
def test_partitives(text: str, tokens: str, unit: str) -> None:
    found = read_partitive(read_lexemes(tagged(text, tokens)), 1)
    assert found is not None
    assert found.unit == unit


def test_a_partitive_pronoun_names_nothing() -> None:
    assert read_partitive(read_lexemes(tagged("4 of them left", "4|CD of|IN them|PRP left|VBD")), 1) is None


@pytest.mark.parametrize(
    ("text", "tokens", "units"),
    [
        ("They killed 14.", "They|PRP killed|VBD|kill 14|CD .|.", ["person"]),
        ("It left 14 dead.", "It|PRP left|VBD|leave 14|CD dead|JJ .|.", ["person"]),
        ("The toll is 14.", "The|DT toll|NN is|VBZ|be 14|CD .|.", ["person"]),
        (
            "The number of wells fell to 14 from 20.",
            "The|DT number|NN of|IN wells|NNS fell|VBD|fall to|IN 14|CD from|IN 20|CD .|.",
            ["well", "well"],
        ),
        (
            "They lost six trucks and gained nine.",
            "They|PRP lost|VBD|lose six|CD trucks|NNS and|CC gained|VBD|gain nine|CD .|.",
            ["truck", "truck"],
        ),
        (
            "Gains of eight and ten percent.",
            "Gains|NNS of|IN eight|CD and|CC ten|CD percent|NN .|.",
            ["%", "%"],
        ),
        (
            "Six huts burned and nine were killed.",
            "Six|CD huts|NNS burned|VBD|burn and|CC nine|CD were|VBD|be killed|VBN|kill .|.",
            ["hut", "person"],
        ),
        ("A panel of twelve met.", "A|DT panel|NN of|IN twelve|CD met|VBD|meet .|.", ["person"]),
        ("Hundreds fled.", "Hundreds|NNS fled|VBD|flee .|.", ["person"]),
        ("They expect 900.", "They|PRP expect|VBP 900|CD .|.", []),
    ],
)
def test_units_of_figures_without_a_noun(text: str, tokens: str, units: list[str]) -> None:
    assert [claim.unit for claim in extract_numeric_claims(tagged(text, tokens), [], [])[0]] == units


@pytest.mark.parametrize(
    ("word", "lemma", "form"),
    [
        ("people", "people", "person"),
        ("women", "woman", "woman"),
        ("counties", "county", "county"),
        ("movies", "movie", "movie"),
        ("doses", "dos", "dose"),
        ("buses", "bus", "bus"),
        ("houses", "house", "house"),
        ("boxes", "box", "box"),
        ("branches", "branch", "branch"),
        ("aircraft", "aircraft", "aircraft"),
        ("Democrats", "Democrats", "Democrat"),
        ("glass", "glass", "glass"),
        ("oxen", "ox", "ox"),
        ("loaves", "loaf", "loaf"),
    ],
)
def test_singular_forms(word: str, lemma: str, form: str) -> None:
    assert singular(word, lemma) == form


@pytest.mark.parametrize(
    "word", ["person", "activist", "worker", "policeman", "detainee", "co-worker", "schoolchild", "soldier"]
)
def test_people(word: str) -> None:
    assert is_personal(word)


@pytest.mark.parametrize("word", ["truck", "container", "helicopter", "river", "order", "year", "USD", "%"])
def test_things(word: str) -> None:
    assert not is_personal(word)
