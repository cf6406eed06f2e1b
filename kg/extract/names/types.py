"""Evidence for the type of one occurrence of a name: its own words and the words around it.

Weights are small integers; the caller adds them up over the article.
"""

from __future__ import annotations

import re
from collections import Counter

from kg.extract.names.capitals import APOSTROPHE_S
from kg.extract.names.cuts import HALLS, looks_like_organisation
from kg.extract.names.gazetteer import DEMONYMS, GIVEN_NAMES, PLACES
from kg.extract.names.words import (
    CORPORATE_TAILS,
    EVENT_HEADS,
    FACILITIES,
    HONORIFICS,
    ORG_NOUNS,
    PLACE_HEADS,
    REALMS,
    ROLE_MODIFIERS,
    ROLE_NOUNS,
    SAYING,
)
from kg.extract.syntax import SUBJECT
from kg.extract.tokens import Doc
from kg.model import MentionType


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


PLACE_PREPOSITIONS = _words(
    """
    in near across throughout outside inside around into
    """
)
GOVERNING = _words(
    """
    government president parliament capital economy population prime foreign army military border coast
    """
)
# Nouns that introduce the name of an organisation or follow it: "the agency Hydra", "the Hydra party".
KINDS = (ORG_NOUNS - ROLE_NOUNS) - _words(
    """
    state church municipality city town village county province district nation country republic kingdom board
    commission council court government parliament campaign regime leadership body site team department office
    """
)
PUBLISHERS = _words("agency newspaper daily weekly magazine channel broadcaster")
DIVISIONS = _words(
    """
    city town village province region state island district county municipality constituency riding governorate
    prefecture suburb outskirts neighbourhood neighborhood capital port coast territory
    """
)
STAFF = _words(
    """
    spokesman spokeswoman spokesperson director ceo chairman chairwoman founder executive employees shareholders
    """
)
# Roles that companies and institutions have, and persons have not.
EMPLOYED = _words(
    """
    ceo chairman chairwoman founder analyst economist spokesman spokeswoman spokesperson correspondent reporter
    candidate leader lawmaker mp member members militant militants fighters insurgents professor researcher engineer
    strategist executive president director editor lecturer shareholders
    """
)
# What companies have: "a stake in Hydra", "Hydra's earnings".
OWNED = _words("stake stakes shares share stock investment investments")
ASSETS = OWNED | _words(
    "earnings profit profits revenue revenues customers headquarters website subsidiary subsidiaries sales"
)
KIN = _words(
    """
    wife husband mother father son daughter brother sister lawyer parents family widow
    """
)
# Names of vehicles are neither actors nor places.
VEHICLES = _words(
    """
    ship ferry vessel tanker boat cutter yacht trawler freighter destroyer frigate submarine airliner aircraft jet
    rocket satellite spacecraft liner tug barge
    """
)
PERSON_TAILS = frozenset({"jr", "jr.", "sr", "sr.", "phd", "qc", "sc", "md"})
INSIDE_PERSON = _words(
    """
    de del la van von der den bin al el da dos di du
    """
)


def occurrence_votes(doc: Doc, first: int, last: int) -> Counter[MentionType]:
    """Votes for the type of the name at tokens first..last."""
    votes: Counter[MentionType] = Counter()
    words = [doc[k].lower_ for k in range(first, last + 1)]
    _own_words(doc, words, first, last, votes)
    heads_phrase = doc[first : last + 1].root.dep_ not in {"compound", "nmod:desc", "amod"}
    _words_before(doc, first, votes, heads_phrase=heads_phrase)
    _words_behind(doc, last, votes)
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
    if size > 1 and (
        plain[-1] in PLACE_HEADS
        or plain[0] in {"lake", "mount", "cape", "fort", "port", "north", "south", "west", "east", "san", "santa"}
    ):
        votes["place"] += 2
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


def _words_before(doc: Doc, first: int, votes: Counter[MentionType], *, heads_phrase: bool) -> None:
    if first == 0:
        return
    before = doc[first - 1]
    word = before.lower_.rstrip(".")
    if word == "" and first > 1:
        word = doc[first - 2].lower_
    earlier = doc[first - 2].lower_ if first > 1 else ""
    if word in HONORIFICS:
        votes["person"] += 5
    elif word in ROLE_NOUNS:
        votes["person"] += 5 if before.is_title else 4
    elif word in KINDS and (before.is_lower or before.is_sent_start):
        votes["organization"] += 5
    elif word in VEHICLES:
        votes.update({"organization": -6, "person": -6, "place": -6})
    elif word in {"city", "town", "village", "province", "region"} or (word == "of" and earlier in DIVISIONS):
        votes["place"] += 4
    elif word == "the" and doc[first].pos_ == "PROPN" and heads_phrase:
        votes["person"] -= 2
    elif word == "in" and earlier in OWNED:
        votes["organization"] += 3
    elif word in PLACE_PREPOSITIONS:
        votes["place"] += 1
    elif (
        (word == "at" and earlier in ROLE_NOUNS)
        or (word in {"for", "with", "at"} and earlier in STAFF | {"analyst", "lawyer", "worked", "works", "strategist"})
        or (
            word == "of"
            and earlier
            in {
                "ceo",
                "chairman",
                "chairwoman",
                "founder",
                "executive",
                "director",
                "spokesman",
                "spokeswoman",
                "member",
                "members",
                "shares",
                "headquarters",
            }
        )
    ):
        votes["organization"] += 2
    elif word == "of" and earlier in {
        "mayor",
        "governor",
        "bishop",
        "capital",
        "outskirts",
        "north",
        "south",
        "east",
        "west",
    }:
        votes["place"] += 2
    if word == "," and earlier in ORG_NOUNS - ROLE_NOUNS and first > 2 and not _is_complement(doc, first - 2):
        votes["organization"] += 4 if earlier in KINDS and doc[first - 2].is_lower else 3
    if (
        word == ","
        and earlier.endswith("s")
        and earlier[:-1] in {"owner", "operator", "manufacturer", "publisher", "maker", "builder"}
    ):
        votes["organization"] += 4
    if word == "," and earlier in ROLE_NOUNS:
        votes["person"] += 4


def _is_complement(doc: Doc, i: int) -> bool:
    """Whether a noun belongs to somebody before it: "an agronomist with the growers' union, N"."""
    for k in range(i - 1, max(-1, i - 6), -1):
        if doc[k].pos_ == "ADP":
            return any(doc[j].lower_ in ROLE_NOUNS for j in range(max(0, k - 3), k))
        if doc[k].is_space or doc[k].text in {",", ".", ";", ":"} or doc[k].pos_ in {"VERB", "AUX"}:
            return False
    return False


def _words_behind(doc: Doc, last: int, votes: Counter[MentionType]) -> None:
    behind = [doc[k] for k in range(last + 1, min(last + 6, len(doc)))]
    if not behind:
        return
    words = [token.lower_ for token in behind]
    if words[0] in APOSTROPHE_S and len(words) > 1:
        if words[1] in KIN:
            votes["person"] += 2
        elif words[1] in STAFF | ASSETS:
            votes["organization"] += 2
        elif words[1] in GOVERNING:
            votes["place"] += 2
        return
    if words[0] in KINDS and behind[0].is_lower and (doc[last].ent_type_ or words[0] in PUBLISHERS):
        votes["organization"] += 3
    if words[0] in STAFF or (words[0] in ROLE_NOUNS and len(words) > 1 and behind[1].is_title):
        votes["organization"] += 4 if words[0] in EMPLOYED else 1
    if words[0] == "," and len(words) > 1:
        if (
            words[1] == "who"
            or words[1] == "whose"
            or (words[1].isdigit() and 15 < int(words[1][:4]) < 110)
            or words[1] == "aged"
        ):
            votes["person"] += 3
        else:
            for k, word in enumerate(words[1:], 1):
                if word in ROLE_NOUNS:
                    speaks = k + 1 < len(behind) and behind[k + 1].lemma_.lower() in SAYING
                    votes["person"] += 0 if speaks else 2
                    break
                if word in ORG_NOUNS and word not in ROLE_MODIFIERS:
                    votes["organization"] += 1
                    break
                if behind[k].is_punct or behind[k].pos_ in {"VERB", "AUX"}:
                    break
    if words[0] == "who":
        votes["person"] += 3
