"""Evidence for the type of one occurrence of a name: its own words, and with surroundings.py the words around it.

Weights are small integers; the caller adds them up over the article.
"""

from __future__ import annotations

import re
from collections import Counter

from kg.extract.names.cuts import HALLS, looks_like_organisation
from kg.extract.names.gazetteer import DEMONYMS, GIVEN_NAMES, PLACES
from kg.extract.names.surroundings import apposed, words_before, words_behind
from kg.extract.names.words import (
    CORPORATE_TAILS,
    EVENT_HEADS,
    FACILITIES,
    PLACE_HEADS,
    REALMS,
    SAYING,
)
from kg.extract.syntax import SUBJECT
from kg.extract.tokens import Doc
from kg.model import MentionType


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


PERSON_TAILS = frozenset({"jr", "jr.", "sr", "sr.", "phd", "qc", "sc", "md"})
INSIDE_PERSON = _words(
    """
    de del la van von der den bin al el da dos di du
    """
)


PLACE_FIRST = _words(
    """
    lake mount cape fort port north south west east northern southern eastern western upper lower greater san santa
    santo são st saint puerto
    """
)
NO_GIVEN = _words("northern southern eastern western upper lower greater saint st santo são")
# Parts of countries that are governed: a body named after one has a head of its own ("Halden County Council").
ADMINISTRATIVE = _words(
    "county province region district state territory territories island islands peninsula governorate prefecture oblast"
)
NAMED_STORMS = _words("hurricane typhoon cyclone operation")


def occurrence_votes(doc: Doc, first: int, last: int) -> Counter[MentionType]:
    """Votes for the type of the name at tokens first..last."""
    votes: Counter[MentionType] = Counter()
    words = [doc[k].lower_ for k in range(first, last + 1)]
    _own_words(doc, words, first, last, votes)
    heads_phrase = doc[first : last + 1].root.dep_ not in {"compound", "nmod:desc", "amod"}
    words_before(doc, first, last, votes, heads_phrase=heads_phrase)
    words_behind(doc, last, votes)
    apposed(doc[first : last + 1].root, votes)
    if speaks(doc, first, last) and len(words) in {2, 3} and not looks_like_organisation(words):
        votes["person"] += 1
    return votes


def speaks(doc: Doc, first: int, last: int) -> bool:
    """Whether the name is the subject of a verb of saying, or stands behind "according to"."""
    head = doc[first : last + 1].root
    while head.dep_ == "conj" and head.head.i < first:
        head = head.head
    if head.dep_ in SUBJECT:
        return head.head.lemma_.lower() in SAYING
    before = [doc[k].lower_ for k in range(max(0, first - 3), first)]
    return "to" in before and "according" in before


def _acts(doc: Doc, i: int) -> bool:
    """Whether capitals stand for somebody: a subject, a possessor, or with an article and not in front of a noun."""
    token = doc[i]
    if not token.dep_ or token.dep_ in SUBJECT or token.dep_ == "nmod:poss" or token.ent_type_:
        return True
    before = doc[i - 1].lower_ if i else ""
    return before == "the" and token.dep_ != "compound"


def _own_words(doc: Doc, words: list[str], first: int, last: int, votes: Counter[MentionType]) -> None:
    text = " ".join(words)
    plain = [word.rstrip(".") for word in words]
    size = len(words)
    if looks_like_organisation(words):
        votes["organization"] += 4
    if words[-1] in CORPORATE_TAILS - PERSON_TAILS and size > 1:
        votes["organization"] += 3
    if text in PLACES or text.rstrip(".") in PLACES:
        votes["place"] += 3
    if size > 1 and (plain[-1] in PLACE_HEADS or (plain[0] in PLACE_FIRST and not looks_like_organisation(words))):
        votes["place"] += 2
        votes["person"] -= 2 * (plain[0] in NO_GIVEN)
    if size > 1 and plain[-1] in ADMINISTRATIVE and plain[0] not in DEMONYMS:
        votes["place"] += 2
    if size == 2 and plain[0] in NAMED_STORMS:
        votes["event"] += 6
    if size > 2 and words[1] == "of" and plain[0] in REALMS:
        votes["place"] += 4
    if size > 1 and (plain[-1] in FACILITIES or " ".join(plain[-2:]) in HALLS):
        votes["place"] += 3
    if plain[-1] in EVENT_HEADS and size > 1:
        votes["event"] += 4
    if size >= 2 and plain[0] in GIVEN_NAMES and not looks_like_organisation(words):
        votes["person"] += 3
    if size == 1 and plain[0] in GIVEN_NAMES:
        votes["person"] += 1
    if any(word in INSIDE_PERSON for word in words[1:-1]) and not looks_like_organisation(words):
        votes["person"] += 1
    if size >= 3 and any(len(doc[k].text.rstrip(".")) == 1 and doc[k].is_upper for k in range(first + 1, last)):
        votes["person"] += 2
    letters = doc[first].text.replace(".", "").replace("-", "")
    if (
        size == 1
        and (letters.isalpha() or doc[first].ent_type_)
        and letters.isupper()
        and 2 <= len(letters) <= 6
        and text not in PLACES
        and text.rstrip(".") not in PLACES
    ):
        votes["organization"] += 2 if _acts(doc, first) else 0
    if size == 1 and "." in doc[first].text[1:-1] and letters.islower() is False and not letters.isupper():
        votes["organization"] += 1
    if size == 1 and re.fullmatch(r"(?!Mac|Mc|Fitz|De|Di|La|Le|Van|O)[A-Z][a-z]{2,}[A-Z][a-z]+", doc[first].text):
        votes["organization"] += 3 if _acts(doc, first) else 0
    if "&" in words:
        votes["organization"] += 2
    if plain[0] in DEMONYMS and size > 1 and plain[-1] not in PLACE_HEADS:
        votes["organization"] += 1
