"""Which kind of organisation a head noun asks for, and which kind a name is by its own words and what it is called.

Word lists of English; nothing here knows an organisation by its name. Not handled: kinds that neither shows.
"""

from __future__ import annotations

from kg.resolve.wording import singular


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


PUBLIC_BODIES = _words(
    """
    ministry government court police university council parliament congress senate assembly army navy force
    commission committee department office house party united cabinet embassy administration tribunal prosecutor
    union federation association alliance movement league church
    """
)
COMPANIES = _words(
    """
    company firm corporation carmaker automaker manufacturer maker retailer supplier producer developer
    conglomerate contractor startup business employer airframer planemaker publisher label insurer operator
    consortium giant
    """
)
ORGANISATIONS = _words(
    """
    organization organisation group ngo charity nonprofit watchdog body association
    """
)
# What runs no business, and what is no group, by the words of its name.
NO_COMPANY = PUBLIC_BODIES | _words(
    """
    foundation charity rights watch watchdog club school academy hospital treasury reserve society council institute
    front campaign fund trust
    """
)
NO_GROUP = _words(
    """
    ministry government court police university college parliament congress senate army navy department office
    cabinet embassy administration tribunal prosecutor school academy hospital institute treasury reserve bank
    airlines airways
    """
)
# Heads of descriptions and the words of names that they fit.
FITTING_NAMES: dict[str, frozenset[str]] = {
    "airline": _words(
    """
    airlines airways air airline
    """
),
    "carrier": _words(
    """
    airlines airways air airline
    """
),
    "newspaper": _words(
    """
    times post herald tribune gazette journal chronicle telegraph observer mirror newspaper daily mail guardian star
    standard vanguard punch express courier bulletin sentinel examiner inquirer monitor
    """
),
    "paper": _words(
    """
    times post herald tribune gazette journal chronicle telegraph observer mirror newspaper daily mail guardian star
    standard vanguard punch express courier bulletin sentinel examiner inquirer monitor
    """
),
    "broadcaster": _words(
    """
    news tv television radio broadcasting
    """
),
    "court": _words(
    """
    court tribunal
    """
),
    "ministry": frozenset({"ministry"}),
    "university": _words(
    """
    university college institute
    """
),
    "watchdog": _words(
    """
    watch watchdog network observatory
    """
),
}  # fmt: skip


CALLED = COMPANIES | ORGANISATIONS | FITTING_NAMES.keys() | {"regulator", "party", "agency", "bank"}
NEWSROOMS = FITTING_NAMES["newspaper"] | FITTING_NAMES["broadcaster"]


def called(word: str) -> str | None:
    """The kind that a word directly in front of a name gives it: "carmaker" of "carmaker Velanto"."""
    head = singular(word.lower())
    return head if head in CALLED else None


def bears(head: str, own: frozenset[str], kinds: frozenset[str]) -> bool:
    """Whether a name bears a head noun, or one of the words that go with it, or is called so by the text."""
    return bool((own | kinds) & (FITTING_NAMES.get(head, frozenset()) | {head}))


def may_be(head: str, own: frozenset[str], kinds: frozenset[str]) -> bool:
    """Whether an organisation with these words in its name, called these kinds, may be "the company", "the group"."""
    if own & NEWSROOMS:
        return False
    if head in COMPANIES:
        return not own & NO_COMPANY and not (kinds and not kinds & (COMPANIES | FITTING_NAMES.keys()))
    return not own & NO_GROUP and not (kinds & COMPANIES and head != "group")
