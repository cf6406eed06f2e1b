"""Lines of the page: they yield nothing that anybody said, and break no offset of what is said around them."""

from __future__ import annotations

import datetime as dt

import pytest

from kg.annotate.pipeline import load_pipeline
from kg.extract.furniture import furniture_spans
from kg.model import Article
from kg.pipeline import extract_article

NOTHING = [
    "Read more: Mayor says bridge will reopen in May",
    "READ MORE",
    "Read more about how the minister said the tunnel was safe",
    "READ ALSO: Ferry captain denies he was drunk",
    "Related: Harbour pilots say the channel is too shallow",
    "More from the region: Council says no to the dam",
    "Watch: Minister explains why the ferry sank",
    "Video: Coach tells fans to stay calm",
    "Listen to the podcast: What the coach told us",
    "Most read: 1. Council frees prisoners 2. Pilot says no",
    "Sign up for our newsletter to hear what our editors say",
    "Subscribe now to read what experts say about the crisis",
    "Follow Ana Ruiz on Chatter: she said she reads every message",
    "Click here to tell us what you think",
    "Share this article on social media",
    "Photo: Ana Ruiz/Example News",
    "(Credit: Jonah Falk / Northern Press Agency)",
    "Image caption, The harbour was closed, the mayor said",
    "Ilse Brandt says no to reporters outside the town hall in Lys on Tuesday. (Photo: Piet Vos)",
    "Ilse Brandt, mayor of Lys, addresses the council on 3 May 2024. Piet Vos/Example Wire via Pool",
    "Ilse Brandt tells the council that she will go. Photograph: Piet Vos/Example Wire",
    "By ANA RUIZ, Staff Writer",
    "By Ana Ruiz and Bo Li | Example News",
    "Ana Ruiz reports from Lys",
    "Published 10:42 GMT, Updated 11:05 GMT",
    "14.05: Here is a summary of what we know so far",
    "Editing by Bo Li; Additional reporting by Carla Montes",
    "© 2024 Example News. All rights reserved. This material may not be published, broadcast or rewritten.",
    "Have you been affected? Tell us your story by emailing desk@example.org",
    "Last updated on Monday at 09:15",
    "Comments (45)",
]
BEFORE = "The harbour of Lys was closed on Monday.\n\n"
AFTER = "\n\nMayor Ilse Brandt said the ferry is safe."


@pytest.mark.parametrize(
    "line",
    [
        "Read more than once, the letter said nothing new.",
        "Related parties must be named, the regulator said.",
        "Follow the money on Monday, he said.",
        "Click by click, the clerk said, the machine had died.",
        "Photo editors at the paper said they had been told nothing.",
        "The minister said: “Read more.”",
        "Watch out for ice, the police said.",
        "More from habit than from fear, the pilot said, he had turned back.",
        "Sign up or go home, the sergeant told them.",
        "Subscribers left in droves, the publisher said.",
        "He asked the owner of the boat (a picture of calm) whether she had seen it.",
    ],
)
def test_text_is_no_furniture(line: str) -> None:
    assert furniture_spans(f"{BEFORE}{line}{AFTER}") == []


@pytest.mark.model
@pytest.mark.parametrize("line", NOTHING)
def test_nobody_speaks_in_a_line_of_the_page(line: str) -> None:
    text = BEFORE + line + AFTER
    found = extract_article(Article(text=text, id="a", published=dt.date(2024, 5, 7)), load_pipeline())
    (attribution,) = found.attributions
    assert [text[span.start : span.end] for span in attribution.content] == ["the ferry is safe"]


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ("Mayor\xa0Ilse Brandt\xa0said the\xa0ferry sails.", "Mayor\xa0Ilse Brandt", "the\xa0ferry sails"),
        ("Mayor Ilse Brandt said the fer\xadry sails.", "Mayor Ilse Brandt", "the fer\xadry sails"),
        ("It was shut.Mayor Ilse Brandt said the ferry sails.", "Mayor Ilse Brandt", "the ferry sails"),
        ("10:42 GMT - Mayor Ilse Brandt said the ferry sails.", "Mayor Ilse Brandt", "the ferry sails"),
        ("LYS, May 3 (Example Wire) - Mayor Ilse Brandt said the ferry sails.", "Mayor Ilse Brandt", "the ferry sails"),
        ("LYS — Mayor Ilse Brandt said the ferry sails.", "Mayor Ilse Brandt", "the ferry sails"),
    ],
)
def test_typographic_junk_breaks_no_offset(text: str, source: str, content: str) -> None:
    (attribution,) = extract_article(Article(text=text, id="a"), load_pipeline()).attributions
    assert [text[span.start : span.end] for span in attribution.source] == [source]
    assert [text[span.start : span.end] for span in attribution.content] == [content]
