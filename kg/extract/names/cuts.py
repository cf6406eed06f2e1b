"""Cut capitalised runs into titles, places and names: "Foreign Minister Ana Ruiz", "Hydra CEO Jonas Berg".

Not handled: several persons in one run without a comma between them.
"""

from __future__ import annotations

from kg.extract.names.capitals import APOSTROPHE_S
from kg.extract.names.gazetteer import DEMONYMS, GIVEN_NAMES, PLACES
from kg.extract.names.spans import PERSON_LABELS, Piece, Run
from kg.extract.names.titles import ABBREVIATED_TITLES, HONORIFICS, PARTICLES, PATRONYMIC, TITLE_PAIRS
from kg.extract.names.words import (
    COMPANY_NOUNS,
    CORPORATE_TAILS,
    FACILITIES,
    NAMES_TOO,
    ORG_HEADS,
    ORG_LAST,
    PERSON_NOUNS,
    PLACE_HEADS,
    PORTFOLIOS,
    ROLE_MODIFIERS,
    ROLE_NOUNS,
    SECTORS,
)
from kg.extract.tokens import Doc

PLACE_ROLES = frozenset(
    {"mayor", "governor", "bishop", "archbishop", "senator", "ambassador", "sheriff", "deputy", "prosecutor"}
)
# Role words that open names of organisations and places.
NAMED_BY_ROLE = frozenset(
    {"general", "king", "queen", "prince", "saint", "st", "mission", "guard", "fellow", "chief", "head", "director"}
)
GIVEN_ONLY = GIVEN_NAMES - PLACES
LEADING_ON = PARTICLES | {"of", "and", "for", "the"}
ADHERENTS = frozenset({"democrat", "incumbent", "independent", "communist", "tory", "unionist", "nationalist"})
HALLS = frozenset({"convention center", "convention centre", "shopping center", "shopping centre"})
# Titles that names contain as well.
BORNE = (HONORIFICS - ROLE_NOUNS) | {"sheikh", "sultan", "emir", "imam"}
# Common nouns and verbs that a capital at the start of a sentence glues to the name behind them.
FAMILY_TRADES = {"hunter", "shepherd", "barber", "tailor", "carpenter", "gardener", "cook", "miner", "porter"}
COMMON_FIRST = (
    COMPANY_NOUNS
    | (PERSON_NOUNS - ROLE_NOUNS - NAMES_TOO - FAMILY_TRADES)
    | {"rival", "ally", "competitor", "challenger", "newcomer", "giant", "heavyweight", "local", "fellow", "longtime"}
    | {"regulator", "watchdog", "charity", "nonprofit"}
    | {"would", "could", "should", "did", "does", "has", "had", "is", "was", "will", "can"}
)


def cut_run(doc: Doc, run: Run, person_lasts: set[str]) -> list[Piece]:
    """Cut a run into roles and names ("Foreign Minister Ana Ruiz", "Hydra CEO Jonas Berg", "Halden Jonas Ruiz").

    `person_lasts` holds last words of persons known from the rest of the text.
    """
    words = [doc[k].lower_.rstrip(".") for k in range(run.first, run.last + 1)]
    size = len(words)
    fields = _portfolio(doc, run, words)
    if fields:
        person = Run(run.first + fields, run.last)
        return [Piece(run.first, person.first - 1, "role"), *cut_run(doc, person, person_lasts)]
    owners = {k for k in range(size - 1) if words[k + 1] in APOSTROPHE_S}
    role_ends = [
        k
        for k in range(size)
        if k > max(owners, default=-1)
        and (
            _is_plural_title(doc, run, words, k)
            or words[k] in ROLE_NOUNS
            or (k > 0 and f"{words[k - 1]} {words[k]}" in TITLE_PAIRS)
            or words[k] in HONORIFICS
            or words[k] in ABBREVIATED_TITLES
        )
        and not _role_inside_organisation(words, k)
        and not _ends_recognised_organisation(doc, run.first + k)
        and not _is_part_of_person(doc, run, words, k)
    ]
    pieces: list[Piece] = []
    if role_ends:
        r = role_ends[-1]
        begin = r
        while (
            begin > 0
            and (begin - 1) not in owners
            and (
                words[begin - 1] in ROLE_MODIFIERS
                or words[begin - 1] in ROLE_NOUNS
                or words[begin - 1] in HONORIFICS
                or words[begin - 1] in ABBREVIATED_TITLES
                or words[begin - 1] in {"and", "&", "-", "."}
                or f"{words[begin - 1]} {words[begin]}" in TITLE_PAIRS
            )
        ):
            begin -= 1
        while words[begin] in {"and", "&", "-", "."}:
            begin += 1
        if begin > 0:
            pieces.extend(cut_run(doc, Run(run.first, run.first + begin - 1), person_lasts))
        pieces.append(Piece(run.first + begin, run.first + r, "role"))
        rest = r + 1
        while rest < size and words[rest] in {"", "-", "of", "the", ","}:
            rest += 1
        if rest < size:
            pieces.extend(cut_run(doc, Run(run.first + rest, run.last), person_lasts))
        return pieces
    if opens_with_common_noun(doc, run.first, run.last):
        return cut_run(doc, Run(run.first + 1, run.last), person_lasts)
    adherent = _person_after_people(doc, run, words)
    if adherent:
        return [Piece(run.first + adherent, run.last, "name")]
    split = _person_after_body(words) or _person_after_place(doc, run, words, person_lasts)
    if split is not None:
        return [Piece(run.first, run.first + split - 1, "name"), Piece(run.first + split, run.last, "name")]
    return [Piece(run.first, run.last, "name")]


def _portfolio(doc: Doc, run: Run, words: list[str]) -> int:
    """How many words in front of a person's name tell his field: "Minister of" before "Public Works Ana Ruiz"."""
    if run.first < 2 or words[0] not in PORTFOLIOS or doc[run.first - 1].lower_ not in {"of", "for"}:
        return 0
    count = next((k for k, word in enumerate(words) if word not in PORTFOLIOS and word not in {"and", "&"}), len(words))
    person = len(words) - count > 1 and not looks_like_organisation(words[count:])
    return count if person and doc[run.first - 2].lower_ in ROLE_NOUNS else 0


def _is_plural_title(doc: Doc, run: Run, words: list[str], k: int) -> bool:
    """Whether a title in the plural stands before a person: "Senators Ana Holt and ..."."""
    if k + 1 >= len(words) or not words[k].endswith(("s", "men")):
        return False
    singular = words[k].removesuffix("s") if words[k].endswith("s") else f"{words[k][:-2]}an"
    if singular not in ROLE_NOUNS:
        return False
    behind = doc[run.first + k + 1]
    return behind.ent_type_ in PERSON_LABELS or behind.lower_ in GIVEN_NAMES


def _is_part_of_person(doc: Doc, run: Run, words: list[str], k: int) -> bool:
    """Whether a word that may be a role is a name here: "Ana Baker", "Dean Holt", "Bong Son"."""
    if k > 0 and (words[k - 1] in PARTICLES | PATRONYMIC or _is_honorific_in_name(doc, run, words, k)):
        return True
    if words[k] not in NAMES_TOO:
        return False
    if k == len(words) - 1 and k > 0 and words[k - 1] in GIVEN_NAMES:
        return True
    token = doc[run.first + k]
    if token.ent_type_ not in PERSON_LABELS:
        return False
    begins_behind = k + 1 < len(words) and doc[token.i + 1].ent_iob_ == "I"
    return (token.ent_iob_ == "I" and k > 0) or (token.ent_iob_ == "B" and begins_behind)


def _is_honorific_in_name(doc: Doc, run: Run, words: list[str], k: int) -> bool:
    """Whether a title that is no office stands behind the name it belongs to: "Halima Begum", "Omar Sheikh Khalil"."""
    if words[k] not in BORNE or f"{words[k - 1]} {words[k]}" in TITLE_PAIRS:
        return False
    token, before = doc[run.first + k], words[k - 1]
    named = token.ent_type_ in PERSON_LABELS and token.ent_iob_ == "I"
    titled = before in ROLE_NOUNS or before in ROLE_MODIFIERS or before in HONORIFICS or not before.isalpha()
    return not titled and (named or k == len(words) - 1 or before in GIVEN_ONLY)


def _ends_recognised_organisation(doc: Doc, i: int) -> bool:
    """Whether the recogniser counts a role word in with an organisation: "Coast Guard", "Bread and Justice"."""
    if doc[i].ent_type_ != "ORG" or doc[i].ent_iob_ != "I":
        return False
    return doc[i].lower_ in NAMED_BY_ROLE or doc[i - 1].lower_ == "and"


def _role_inside_organisation(words: list[str], k: int) -> bool:
    """Whether a role word belongs to an organisation's name: "General Motors", "Office of the Attorney General"."""
    rest = words[k + 1 :]
    if k > 1 and words[0] == "office" and words[1] == "of":
        return True
    if not rest:
        return False
    if words[k] in NAMED_BY_ROLE and rest[0] in ORG_HEADS | PLACE_HEADS:
        return True
    if words[k] in {"st", "saint", "commissioner"} and any(w in ORG_HEADS for w in rest):
        return True
    return rest[-1] in ORG_HEADS and len(rest) <= 2 and rest[0] not in GIVEN_NAMES


def opens_with_common_noun(doc: Doc, first: int, last: int) -> bool:
    """Whether the first of several tokens has its capital from the sentence alone: "Chipmaker Orvex said"."""
    opens = first < last and bool(doc[first].is_sent_start) and doc[first].lower_ in COMMON_FIRST
    return opens and doc[first + 1].lower_ not in {"of", "for"}


def adherent(doc: Doc, first: int, end: int) -> int:
    """How many words in front of tokens first..end tell a people or a party, the last token left aside."""
    count = 0
    while first + count < end - 1 and (doc[first + count].lower_ in DEMONYMS or doc[first + count].lower_ in ADHERENTS):
        count += 1
    return count


def _person_after_people(doc: Doc, run: Run, words: list[str]) -> int:
    """Where a person's name starts behind the adjective of his people or party ("Republican Ana Holt"), else 0."""
    start = adherent(doc, run.first, run.last + 1)
    token = doc[run.first + start]
    person = token.ent_type_ in PERSON_LABELS if token.ent_type_ else token.lower_ in GIVEN_NAMES
    return start if start and person and not looks_like_organisation(words[start:]) else 0


def _person_after_body(words: list[str]) -> int:
    """Where a person's name starts behind an organisation's with "of" in it ("Ministry of Health Ana Ruiz"), else 0."""
    if "of" not in words or not any(word in ORG_HEADS for word in words):
        return 0
    for k in range(words.index("of") + 2, len(words) - 1):
        behind = words[k - 1]
        if words[k] in GIVEN_ONLY and behind.isalpha() and behind not in PARTICLES | {"of", "and", "for", "the"}:
            return 0 if looks_like_organisation(words[k:]) else k
    return 0


def _person_after_place(doc: Doc, run: Run, words: list[str], person_lasts: set[str]) -> int | None:
    """Where a person's name starts behind the place or organisation of his role ("mayor of Halden Jonas Ruiz")."""
    size = len(words)
    if size < 3:
        return None
    before = [doc[k].lower_ for k in range(max(0, run.first - 3), run.first)]
    introduced = (bool(before) and before[-1] in {"of", "for", "in", "at", "to"}) or before[-2:] in (
        ["of", "the"],
        ["for", "the"],
        ["at", "the"],
        ["to", "the"],
    )
    if not introduced:
        return None
    role = any(doc[k].lower_ in ROLE_NOUNS | {"asst", "asst."} for k in range(max(0, run.first - 9), run.first))
    if not role:
        return None
    heads = [
        k for k, word in enumerate(words) if word in ORG_HEADS or word in {"states", "kingdom", "republic", "nations"}
    ]
    if heads:
        after = heads[-1] + 1
        if size - after >= 2 and words[after] not in {"of", "for", "and", "on", "-", "'s", "’s", "&", ","}:
            return after
        return None
    for k in range(1, size - 1):
        if doc[run.first + k].ent_type_ in {"LOC", "GPE"} and doc[run.first + k].ent_iob_ == "I":
            continue
        if words[k] in GIVEN_NAMES and words[k - 1] not in PARTICLES and words[k - 1] not in GIVEN_NAMES:
            return k
        if " ".join(words[:k]) in PLACES and words[k] not in PARTICLES and words[-1] not in CORPORATE_TAILS:
            return k
    if words[-1] in person_lasts and size == 3:
        return 1
    near = [doc[k].lower_ for k in range(max(0, run.first - 3), run.first)]
    if any(word in PLACE_ROLES for word in near) and size == 3 and not any(w in PARTICLES for w in words):
        return 1
    return None


def looks_like_organisation(words: list[str]) -> bool:
    """Whether the words of a name (lower case) contain the head of an organisation."""
    if len(words) > 1 and (words[-1] in FACILITIES or " ".join(words[-2:]) in HALLS):
        return False
    if any(word.rstrip(".") in ORG_HEADS for word in words):
        return len(words) > 1 or words[0] not in {"house", "front", "center", "centre", "mission", "records"}
    return len(words) > 1 and (words[-1] in ORG_LAST or (words[0] in SECTORS and words[-1] not in PLACE_HEADS))
