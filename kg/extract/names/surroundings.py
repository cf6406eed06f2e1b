"""Evidence for the type of a name from the words around it: titles, appositions, owners, prepositions.

Weights are small integers; the caller adds them up over the article.
"""

from __future__ import annotations

import re
from collections import Counter

from kg.extract.names.capitals import APOSTROPHE_S
from kg.extract.names.titles import HONORIFICS
from kg.extract.names.words import COMPANY_NOUNS, ORG_NOUNS, PORTFOLIOS, ROLE_MODIFIERS, ROLE_NOUNS, SAYING
from kg.extract.syntax import APPOSITION
from kg.extract.tokens import Doc, Token
from kg.model import MentionType


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


PLACE_PREPOSITIONS = _words(
    """
    in near across throughout outside inside around into
    """
)
# Who sit for a constituency.
ELECTED = _words(
    """
    mp mps mla mlas mpp tp mhr senator senators deputy deputies congressman congresswoman lawmaker lawmakers legislator
    assemblyman assemblywoman councillor elected contest contested contesting
    """
)
# "Confidence in Ruiz": whom it is in is nowhere.
TRUST = _words("confidence trust faith interest believe believes believed belief stake stakes shares invest invested")
MOTION = _words("flew fly travelled traveled travel drove sailed road roads flight flights trip visit march marched")
FINED = _words("fined sued acquired nationalised nationalized audited")
VISITED = _words("visited fled toured reached besieged overran")
GOVERNING = _words(
    """
    government president parliament capital economy population prime foreign army military border coast
    """
)
BODIES = ORG_NOUNS - ROLE_NOUNS
# Nouns that introduce the name of an organisation or follow it: "the agency Hydra", "the Hydra party".
KINDS = BODIES - _words(
    """
    state church municipality city town village county province district nation country republic kingdom board
    commission council court government parliament campaign regime leadership body site team department office
    """
)
# What follows the name of a place: "Halden residents", "Halden province".
POPULATED = _words(
    """
    residents villagers province region district governorate prefecture county township suburb airport
    police
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
    coach striker midfielder defender goalkeeper winger
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
BUSINESS = STAFF | ASSETS
POSSESSED = KIN | BUSINESS | GOVERNING
# Names of vehicles are neither actors nor places.
VEHICLES = _words(
    """
    ship ferry vessel tanker boat cutter yacht trawler freighter destroyer frigate submarine airliner aircraft jet
    rocket satellite spacecraft liner tug barge
    """
)
# Who may be a person all the same: "the publisher of the daily, N".
PERSONAL_FIRMS = _words("publisher producer developer employer contractor")


LED = _words(
    """
    ceo chairman chairwoman founder executive director spokesman spokeswoman member members shares headquarters
    """
)
SERVING = STAFF | _words("analyst lawyer strategist worked works plays played signed")
AT_PLACES = _words("mayor governor bishop capital outskirts north south east west residents villagers suburb")
# "N beat M 2-1": clubs and countries, but for the sets of tennis.
BEATEN = _words("won lost beat beats defeated thrashed hammered edged drew overcame")
SCORE = re.compile(r"\s\d{1,2}\s?[-–]\s?\d{1,2}(?![\d,]| \d)")
RESULT = re.compile(r"\b(?:drew|won|lost|defeat|victory|win|draw) \d{1,2}\s?[-–]\s?\d{1,2} $")
SCORED = re.compile(r"\s\w+ (?:to |with )?(?:the )?(?:[A-Z][\w'’.-]*\s){0,3}\d{1,2}\s?[-–]\s?\d{1,2}(?![\d,]| \d)")


def apposed(name: Token, votes: Counter[MentionType]) -> None:
    """Votes of the phrase that a name explains: "the maker of the lamp, N", with another noun between."""
    head = name.head
    if name.dep_ not in APPOSITION or not 2 < name.i - head.i < 12:
        return
    while head.dep_ in {"nmod", "pobj"} and head.head.i < head.i and head.head.pos_ in {"NOUN", "ADP"}:
        head = head.head
    if head.lemma_.lower() in COMPANY_NOUNS - PERSONAL_FIRMS:
        votes["organization"] += 4


def words_before(doc: Doc, first: int, last: int, votes: Counter[MentionType], *, heads_phrase: bool) -> None:
    """Votes of the words before a name: "Mr N", "the agency N", "mayor of N"; `heads_phrase` if no noun follows."""
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
    elif word in PORTFOLIOS and earlier in {"of", "for"} and first > 2 and doc[first - 3].lower_ in ROLE_NOUNS:
        votes["person"] += 5
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
    elif (word in {"for", "from"} and earlier in ELECTED) or word in VISITED:
        votes["place"] += 4
    elif word in FINED:
        votes["organization"] += 1
    elif word == "to" and earlier in MOTION:
        votes["place"] += 4
    elif word in PLACE_PREPOSITIONS:
        inside = word == "in" and heads_phrase and earlier not in TRUST
        votes.update({"place": 2, "person": -2} if inside else {"place": 1})
    elif (
        (word == "at" and earlier in ROLE_NOUNS)
        or (word in {"for", "with", "at"} and earlier in SERVING)
        or (word == "of" and earlier in LED)
    ):
        votes["organization"] += 2
    elif word == "of" and earlier in AT_PLACES:
        votes["place"] += 4
    elif (word in BEATEN and SCORE.match(doc.text, doc[last].idx + len(doc[last].text))) or (
        word in {"with", "to", "against", "over"} and RESULT.search(doc.text, max(0, before.idx - 20), before.idx)
    ):
        votes["organization"] += 4
    if word == "," and earlier in BODIES and first > 2 and not _is_complement(doc, first - 2):
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


def words_behind(doc: Doc, last: int, votes: Counter[MentionType]) -> None:
    """Votes of the words behind a name: "N's chief executive", "N, 42,", "N, who", "the N party"."""
    behind = doc.tokens[last + 1 : last + 6]
    if not behind:
        return
    words = [token.lower_ for token in behind]
    if words[0] in APOSTROPHE_S and len(words) > 1:
        owned = next((word for word in words[1:4] if word in POSSESSED), "")
        if owned in KIN:
            votes["person"] += 2
        elif owned in BUSINESS:
            votes["organization"] += 2
        elif owned in GOVERNING:
            votes["place"] += 2
        return
    if words[0] in POPULATED and behind[0].is_lower:
        votes["place"] += 4 if words[0] in DIVISIONS else 2
    if words[0] in BEATEN and SCORED.match(doc.text, doc[last].idx + len(doc[last].text)):
        votes["organization"] += 4
    if words[0] in KINDS and behind[0].is_lower and (doc[last].ent_type_ or words[0] in PUBLISHERS):
        votes["organization"] += 3
    roles = next((k for k, word in enumerate(words) if word not in ROLE_NOUNS and word not in ROLE_MODIFIERS), 0)
    role = words[roles - 1] if roles else ""
    if words[0] in STAFF or (role in ROLE_NOUNS and behind[roles].is_title):
        chief = roles > 1 and "chief" in words[: roles - 1]
        votes["organization"] += 4 if chief or role in EMPLOYED or words[0] in STAFF else 1
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
                    after = behind[k + 1] if k + 1 < len(behind) else None
                    another = after is not None and (after.lemma_.lower() in SAYING or after.is_title)
                    votes["person"] += 0 if another else 2
                    break
                if word in ORG_NOUNS and word not in ROLE_MODIFIERS:
                    votes["organization"] += 1
                    break
                if behind[k].is_punct or behind[k].pos_ in {"VERB", "AUX"}:
                    break
    if words[0] == "who":
        votes["person"] += 3
