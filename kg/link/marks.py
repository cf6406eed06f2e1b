"""What tells one bearer of a name from another: marks under which actors of several articles meet.

A mark is a name with something more: an office, an employer, two companions. Actors that share one are taken for one;
a person's name is never a mark by itself, the full name of an organisation is, unless many could bear it.

Actors are of two tiers. An *identified* one is known by an office or by a name that only one body bears. The others,
"Ruiz", "Ana Ruiz" without an office or with one that many hold, an acronym, "the Ministry of Health", follow an
identified one that is met under the same circumstances, if there is exactly one. All of this hangs on the article
alone, so the order of ingest is of no account. Not handled: rare and common names count alike.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import combinations

from kg.ids import judgement_iri
from kg.link.names import (
    acronym_key,
    is_acronym,
    is_generic,
    last_name,
    organisation_key,
    person_keys,
    words_of,
)
from kg.link.profiles import ArticleFacts, Profile
from kg.link.words import GENERIC_ROLES, OF_PLACES, OFFICES, ROLE_PREFIXES, SMALL_WORDS

RULES = "identity-2"  # part of every judgement's activity: raised whenever other marks would be found
COMPANIONS = 5
LONG_ACRONYM = 3


@dataclass(frozen=True, slots=True, order=True)
class Mark:
    """A name with what makes it one actor's; `iri` is the judgement that all its bearers are one."""

    iri: str
    reason: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Marked:
    """An actor of an article with its marks, and the circumstances by which it is found or finds others."""

    profile: Profile
    anchor: str
    identified: bool
    name_keys: tuple[str, ...]
    marks: tuple[Mark, ...]
    supports: tuple[str, ...] = ()
    consults: tuple[str, ...] = ()

    @property
    def iri(self) -> str:
        """The article's own actor."""
        return self.profile.iri


@dataclass(slots=True)
class _Found:
    """Marks and circumstances while they are gathered."""

    marks: dict[str, Mark] = field(default_factory=dict)
    supports: set[str] = field(default_factory=set)
    consults: set[str] = field(default_factory=set)

    def mark(self, tier: str, kind: str, name: str, what: str, *, shown: str, confidence: float) -> None:
        """Add a mark of a tier: those of different tiers never meet."""
        iri = judgement_iri(tier, kind, name, what)
        self.marks.setdefault(iri, Mark(iri, shown, confidence))


def mark_actors(
    article: ArticleFacts, profiles: Iterable[Profile], *, wanted: Container[str] | None = None
) -> tuple[Marked, ...]:
    """The marks of one article's actors, all or those that are wanted, in the order of the profiles."""
    known = tuple(profiles)
    people = [(other.iri, key) for other in known if other.kind == "person" for key in person_keys(other.name)[:1]]
    named = [other for other in known if other.kind == "organization"]
    bodies = [
        (other.iri, key)
        for other in named
        if not is_acronym(other.name) and not is_generic(other.name) and " " in (key := organisation_key(other.name))
    ]
    employers = _employers(other.name for other in named)
    return tuple(
        _marked(article, profile, tuple(_signals(article, profile, people, bodies)), employers)
        for profile in known
        if wanted is None or profile.iri in wanted
    )


def _marked(article: ArticleFacts, profile: Profile, signals: tuple[str, ...], bodies: frozenset[str]) -> Marked:
    found = _Found()
    if profile.kind == "person":
        placeless = all(shown.place is None for shown in profile.roles)
        identified, keys = _mark_person(found, article, profile, signals, bodies if placeless else frozenset())
    else:
        identified, keys = _mark_organisation(found, article, profile, signals)
    return Marked(
        profile,
        anchor=f"{0 if identified else 1} {profile.iri} {profile.kind} {profile.name}",
        identified=identified,
        name_keys=keys,
        marks=tuple(sorted(found.marks.values())),
        supports=tuple(sorted(found.supports)) if identified else (),
        consults=() if identified else tuple(sorted(found.consults)),
    )


# -- people -----------------------------------------------------------------------------------------------------------


def _mark_person(
    found: _Found, article: ArticleFacts, profile: Profile, signals: tuple[str, ...], bodies: frozenset[str]
) -> tuple[bool, tuple[str, ...]]:
    """Marks of a person: an office under the full name; what the article says beside it; the same page."""
    names = (profile.name, *profile.aliases)
    keys = tuple(dict.fromkeys(key for name in names for key in person_keys(name)))
    offices = tuple(_offices(profile))
    employers = _employers(shown.place for shown in profile.roles)
    identified = bool(keys) and any(telling for _, _, telling in offices)
    tier = "identified" if identified else "named"
    for key in keys:
        circumstances: set[str] = set()
        if article.work:
            what = f"page {article.work}"
            circumstances.add(what)
            found.mark(tier, "person", key, what, shown="same name in versions of one article", confidence=0.99)
        for what, shown, telling in offices:
            if telling:
                found.mark(tier, "person", key, what, shown=f"same name, {shown}", confidence=0.97)
            role = what.partition(" of ")[0]
            office = role.removeprefix("role ") in OFFICES
            if identified or telling or office:
                circumstances.add(role)
            if office and not identified:
                found.mark(tier, "person", key, role, shown=f"same name, {shown}", confidence=0.92)
            for signal in (each for each in signals if not each.startswith("by ")):
                circumstances.add(f"{role} {signal}")
                told = f"same name, both {role.removeprefix('role ')}, {_told(signal)}"
                found.mark(tier, "person", key, f"{role} {signal}", shown=told, confidence=0.93)
        for body in sorted(employers) if identified else ():
            found.mark(
                tier, "person", key, body, shown=f"same name, both with an office of {body[7:]}", confidence=0.92
            )
        for one, other in _pairs(signals):
            if not offices:
                shown = f"same name, {_told(one)} and {_told(other)}"
                found.mark(tier, "person", key, f"{one} {other}", shown=shown, confidence=0.9)
            if identified or not offices:
                # who has some other office is not found by the company alone: two people of one name may share it
                circumstances.add(f"{one} {other}")
        found.supports.update(f"person|{key}|{what}" for what in circumstances | employers)
        found.consults.update(f"person|{key}|{what}" for what in circumstances | bodies)
    if keys:
        _support_short_names(found, keys, names, offices)
        return identified, keys
    last = last_name(profile.name)
    for what, shown, telling in offices:
        if telling and last:
            found.mark("short", "person", last, what, shown=f"same last name, {shown}", confidence=0.85)
            found.consults.add(f"last name|{last}|{what}")
    return False, (last,) if last else ()


def _employers(names: Iterable[str | None]) -> frozenset[str]:
    """Bodies by whose mention a person is found who holds an office there; a country is in too many articles."""
    keys = (organisation_key(name) for name in names if name and not is_acronym(name) and not is_generic(name))
    return frozenset(f"beside {key}" for key in keys if " " in key and key.split()[0] not in OF_PLACES)


def _support_short_names(
    found: _Found, keys: tuple[str, ...], names: tuple[str, ...], offices: tuple[tuple[str, str, bool], ...]
) -> None:
    """A last name with an office finds whoever bears it in full with that office."""
    for last in {key.split()[-1] for key in keys} | {last_name(name) for name in names}:
        found.supports.update(f"last name|{last}|{what}" for what, _, telling in offices if telling)


def _offices(profile: Profile) -> Iterator[tuple[str, str, bool]]:
    """Each role as (key, words, whether it tells people of one name apart)."""
    seen: set[str] = set()
    for shown in profile.roles:
        words = [word for word in words_of(shown.role) if word not in SMALL_WORDS]
        while len(words) > 1 and words[0] in ROLE_PREFIXES:
            words = words[1:]
        if not words:
            continue
        role = " ".join(words)
        place = organisation_key(shown.place) if shown.place else ""
        if place and f"{role} of {place}" not in seen:
            seen.add(f"{role} of {place}")
            yield f"role {role} of {place}", f"both {role} of {place}", True
        if role not in seen:
            seen.add(role)
            yield f"role {role}", f"both {role}", not all(word in GENERIC_ROLES | OFFICES for word in words)


# -- organisations ----------------------------------------------------------------------------------------------------


def _mark_organisation(
    found: _Found, article: ArticleFacts, profile: Profile, signals: tuple[str, ...]
) -> tuple[bool, tuple[str, ...]]:
    """Marks of an organisation: its full name if that is its own, else who belongs to it and who is met with it."""
    names = (profile.name, *profile.aliases)
    acronyms = tuple(dict.fromkeys(acronym_key(name) for name in names if is_acronym(name)))
    full = [name for name in names if not is_acronym(name)]
    unique = tuple(dict.fromkeys(organisation_key(name) for name in full if not is_generic(name)))
    # an alias of one word is a short form that others may share; as the only name it is the name
    own = tuple(key for key in unique if " " in key) or unique
    generic = tuple(dict.fromkeys(organisation_key(name) for name in full if is_generic(name)))
    identified = bool(own)
    for key in own:
        found.mark("identified", "organization", key, "name", shown="same full name", confidence=0.95)
    for letters in acronyms:
        found.supports.add(f"acronym|{letters}")
        found.consults.add(f"acronym|{letters}")
        if not identified and not generic and len(letters) >= LONG_ACRONYM:
            found.mark("short", "acronym", letters, "name", shown="same acronym", confidence=0.9)
    for key in generic:
        circumstances = dict(_circumstances(article, profile, signals))
        found.supports.update(f"organization|{key}|{what}" for what in circumstances)
        found.consults.update(f"organization|{key}|{what}" for what in circumstances)
        if not identified:
            for what, shown in circumstances.items():
                found.mark("named", "organization", key, what, shown=f"same name, {shown}", confidence=0.9)
    # short forms are no marks, but who bears one may be who bears it as a name
    return identified, tuple(dict.fromkeys((*own, *unique, *generic, *(acronyms if not own and not generic else ()))))


def _circumstances(article: ArticleFacts, profile: Profile, signals: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """What a body that bears a common name is known by, and how that is told."""
    if article.work:
        yield f"page {article.work}", "in versions of one article"
    for name, _ in profile.members:
        for key in person_keys(name):
            yield f"member {key}", f"{key.title()} is one of its people"
    for one, other in _pairs(signals):
        # many countries' ministries are met with one world body or in one outlet
        if one.startswith("with ") and not other.startswith("in "):
            yield f"{one} {other}", f"{_told(one)} and {_told(other)}"


# -- circumstances ----------------------------------------------------------------------------------------------------


def _signals(
    article: ArticleFacts, profile: Profile, people: Iterable[tuple[str, str]], bodies: Iterable[tuple[str, str]]
) -> Iterator[str]:
    """Whom else the article names, people first, and the outlet with the week; each says little by itself.

    People and bodies come as actors with the keys of their names.
    """
    companions = [f"with {key}" for key in sorted({key for iri, key in people if iri != profile.iri})]
    companions += [f"by {key}" for key in sorted({key for iri, key in bodies if iri != profile.iri})]
    yield from companions[:COMPANIONS]
    if article.publisher and article.published:
        # two rows of weeks, three days apart: days that follow each other share one
        outlet, day = " ".join(words_of(article.publisher)), article.published.toordinal()
        yield f"in {outlet} week {day // 7}"
        yield f"in {outlet} week {(day + 3) // 7}b"


def _pairs(signals: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """Two signals together, a person or the outlet among them: two great bodies are met together in any news."""
    for one, other in combinations(signals, 2):
        kinds = {signal.partition(" ")[0] for signal in (one, other)}
        if kinds not in ({"in"}, {"by"}):
            yield one, other


def _told(signal: str) -> str:
    kind, _, what = signal.partition(" ")
    return f"in {what.partition(' week ')[0]} in the same week" if kind == "in" else f"met with {what}"
