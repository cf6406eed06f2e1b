"""Speaker, addressee, channel and date of an act of saying."""

from __future__ import annotations

import datetime as dt

import pytest
from spacy.language import Language

from kg.extract.speech.attributions import extract_attributions
from kg.model import Attribution, DateMention, Span
from tests.extract.conftest import build_doc

TOLD = """
The DT 2 det
minister NN 3 nsubj
told VBD 0 ROOT tell
Reuters NNP 3 obj
on IN 6 case
Monday NNP 3 obl
that IN 11 mark
the DT 9 det
port NN 11 nsubj
would MD 11 aux
close VB 3 ccomp
. . 3 punct
"""
WROTE = """
In IN 3 case
a DT 3 det
letter NN 6 obl
, , 6 punct
Ruiz NNP 6 nsubj
said VBD 0 ROOT say
it PRP 8 nsubj
failed VBD 6 ccomp fail
. . 6 punct
"""


def first(rows: str, *dates: DateMention) -> tuple[str, Attribution]:
    doc = build_doc(rows)
    found, _ = extract_attributions(doc, [], list(dates))
    return doc.text, found[0]


def on(text: str, words: str) -> DateMention:
    start = text.index(words)
    return DateMention(Span(start, start + len(words)), "2026-01-05", dt.date(2026, 1, 5), dt.date(2026, 1, 5), "day")


def words(text: str, span: Span | None) -> str | None:
    return None if span is None else text[span.start : span.end]


def test_who_is_told_is_the_addressee_and_not_the_content() -> None:
    text, told = first(TOLD)
    assert words(text, told.addressee) == "Reuters"
    assert [words(text, part) for part in told.content] == ["the port would close"]


def test_a_date_on_the_cue_says_when_it_was_said() -> None:
    text = build_doc(TOLD).text
    monday = on(text, "Monday")
    assert first(TOLD, monday)[1].said_on == monday


def test_a_date_in_the_content_does_not() -> None:
    text = build_doc(TOLD).text
    assert first(TOLD, on(text, "port"))[1].said_on is None


def test_the_medium_is_the_channel() -> None:
    text, wrote = first(WROTE)
    assert words(text, wrote.channel) == "a letter"


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("The director of the port, Ana Ruiz, said it was open.", "Ana Ruiz"),
        ("Ana Ruiz, the director of the port, said it was open.", "Ana Ruiz"),
        ("The ministry said it was open.", "ministry"),
        ("She said it was open.", "She"),
    ],
)
def test_the_speaker_is_the_name_before_the_description(nlp: Language, text: str, speaker: str) -> None:
    from kg.annotate.pipeline import annotate

    (found,) = extract_attributions(annotate(text, nlp), [], [])[0]
    assert words(text, found.speaker_span) == speaker


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "date", "said"),
    [
        ("The committee, which met on Tuesday, said the plan was flawed.", "Tuesday", False),
        ("Ana Holt, who resigned in March, said the plan was flawed.", "March", False),
        ("The bank that the regulator fined last year said the plan was flawed.", "last year", False),
        ("A report published last year put the toll at 41.", "last year", False),
        ("On Tuesday, the committee said the plan was flawed.", "Tuesday", True),
        ("The committee said on Tuesday that the plan was flawed.", "Tuesday", True),
        ("In a statement on Tuesday, the ministry said the plan was flawed.", "Tuesday", True),
        ("The ministry issued a statement on Tuesday saying the plan was flawed.", "Tuesday", True),
    ],
)
def test_only_a_date_of_the_cue_says_when(nlp: Language, text: str, date: str, said: bool) -> None:
    from kg.annotate.pipeline import annotate

    found = extract_attributions(annotate(text, nlp), [], [on(text, date)])[0]
    assert any(a.said_on is not None for a in found) is said


@pytest.mark.model
def test_the_addressee_ends_before_the_clause(nlp: Language) -> None:
    from kg.annotate.pipeline import annotate

    text = "The ministry warned residents that the dam could break."
    (found,) = extract_attributions(annotate(text, nlp), [], [])[0]
    assert words(text, found.addressee) == "residents"


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("“They lied,” said a spokeswoman for Ana Holt before the hearing.", "spokeswoman for Ana Holt"),
        ("A lawyer for Olu Bane, Mira Holt, said the case was weak.", "Mira Holt"),
        ("Ana Holt's lawyer said the case was weak.", "Ana Holt's lawyer"),
        ("Mira Holt of Norvik Air said the case was weak.", "Mira Holt"),
        ("Union leader Mira Holt said the case was weak.", "Mira Holt"),
    ],
)
def test_a_name_that_the_speaker_belongs_to_does_not_speak(nlp: Language, text: str, speaker: str) -> None:
    from kg.model import Article
    from kg.pipeline import extract_article

    (found,) = extract_article(Article(text=text, id="a"), nlp).attributions
    assert words(text, found.speaker_span) == speaker


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "addressee", "content"),
    [
        ("She told the newspaper Der Bote engineers had warned of leaks.", "the newspaper Der Bote", "engineers had"),
        ("Two officials told the Mirror engineers had warned of leaks.", "the Mirror", "engineers had warned"),
        ("The minister told newspaper Der Bote that the plan was ready.", "newspaper Der Bote", "the plan was ready"),
        ("She told Ana Ruiz she was late.", "Ana Ruiz", "she was late"),
        ("The mayor told residents the dam could break.", "residents", "the dam could break"),
    ],
)
def test_whoever_is_told_is_no_part_of_what_he_is_told(nlp: Language, text: str, addressee: str, content: str) -> None:
    from kg.annotate.pipeline import annotate

    found = extract_attributions(annotate(text, nlp), [], [])[0]
    assert words(text, found[0].addressee) == addressee
    assert text[found[0].content[0].start :].startswith(content)
    assert not [a for a in found if a.source and text[a.source[0].start :].startswith(addressee)]


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("“It is over,” said the 61-year-old in an interview with the weekly Ny Tid.", "the 61-year-old"),
        ("“It is over,” said Ana Ruiz in a statement.", "Ana Ruiz"),
        ("A spokeswoman in Vienna said it was over.", "A spokeswoman in Vienna"),
        ("The council on Friday night rejected the offer.", "The council"),
        ("The bank on Tuesday morning said rates would stay.", "The bank"),
    ],
)
def test_a_channel_or_day_is_no_part_of_who_speaks(nlp: Language, text: str, source: str) -> None:
    from kg.annotate.pipeline import annotate

    (found,) = extract_attributions(annotate(text, nlp), [], [])[0]
    assert words(text, found.source[0]) == source


@pytest.mark.model
@pytest.mark.parametrize(
    ("sentence", "place"),
    [
        ("Ana Ruiz told reporters in Geneva that the camp was empty.", "Geneva"),
        ("“The camp is empty,” Ana Ruiz said in London on Monday.", "London"),
        ("Ana Ruiz said that the camp in Geneva was empty.", None),
        ("Ana Ruiz said in an interview that the camp was empty.", None),
        ("The mayor of London said the bridge would open.", None),
    ],
)
def test_place_of_saying(nlp: Language, sentence: str, place: str | None) -> None:
    from kg.annotate.pipeline import annotate

    found, _ = extract_attributions(annotate(sentence, nlp), [], [])
    assert [None if each.place is None else sentence[each.place.start : each.place.end] for each in found] == [place]
