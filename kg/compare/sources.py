"""To whom a figure goes back: the innermost named speaker, and the body for which he speaks.

Five outlets that pass on one ministry have one source, as in "the agency reported, citing the ministry": the ministry.
A figure in an article's own voice goes back to the source that gave the same figure by then, else to the publisher.
Who speaks for a body (its spokeswoman, its minister, its head) gives the body's figure, and so do "figures from" it.
A newsroom that reports a figure as its own is no better a source than the article's own voice, and is taken like it.
Not handled: experts and members of a body, who speak for themselves.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from kg.compare.figures import Figure, Source
from kg.compare.holdings import repeats

# Heads of the roles in which somebody gives the figures of a body, not his own.
SPEAKING_FOR = frozenset({
    "spokesman", "spokeswoman", "spokesperson", "minister", "secretary", "director", "head", "chief", "commander",
    "president", "chairman", "chairwoman", "chair", "governor", "commissioner", "coordinator", "ceo", "executive",
    "manager", "officer", "inspector", "superintendent", "general", "leader", "official",
})  # fmt: skip


# last words of the names of newsrooms
NEWSROOMS = frozenset({
    "wire", "press", "news", "times", "post", "gazette", "herald", "tribune", "journal", "radio", "television", "tv",
    "telegraph", "courier", "observer", "chronicle", "broadcaster", "newspaper", "media", "newsroom", "outlet",
})  # fmt: skip
_BODY_WORD = r"(?:[A-Z][\w’'&-]*|of|the|and|for)"
_BODY = rf"(?:the )?({_BODY_WORD}(?: {_BODY_WORD})+)(?=$|,)"
_ACCOUNTS = "data|figures?|numbers?|statistics|statement|bulletin|update|release|report|records|count|tally|post|list"
_BARE = re.compile(rf"(?:[a-z]+ ){{0,3}}(?:{_ACCOUNTS}|reports)", re.IGNORECASE)
_ACCOUNT = re.compile(
    rf"^(?:(?i:the|an?|its|their) )?(?:[\w-]+ ){{0,3}}?(?i:{_ACCOUNTS})(?: [a-z]+)? (?:from|by|of) (?:the )?([A-Z].*)$"
)
# "Ministry of Health in Veldia" is "Health Ministry in Veldia"
_MINISTRY = re.compile(r"^(ministry|department) of (?:the )?([a-z]+)\b")


@dataclass(frozen=True, slots=True)
class Speaker:
    """Whoever an article lets give a figure: its actor, its names, and the name of the body for which it speaks."""

    actor: str
    name: str
    named: bool
    person: bool
    aliases: frozenset[str] = frozenset()
    body: str | None = None


def speaks_for(role: str) -> bool:
    """Whether the words of a role make its holder the voice of a body."""
    words = role.casefold().replace("-", " ").split()
    head = words[: words.index("of")] if "of" in words else words[: words.index("for")] if "for" in words else words
    return bool(head) and head[-1] in SPEAKING_FOR


def body_named(name: str, words: str) -> str | None:
    """The body that the words of a source name: "Ana Ruiz of the Harbour Police", "figures from the Harbour Police".

    A single word may be a town ("Ana Ruiz of Tessaly") and is no body. Where an account is a person's, the person.
    """
    found = re.search(rf"{re.escape(name)},? of {_BODY}", words)
    if found:
        return found[1]
    role = r"(?:(?:an?|the) )?((?:[a-z-]+ ){0,3}[a-z]+)"
    found = re.search(rf"{re.escape(name)}, {role} (?:of|for|at) {_BODY}", words)
    if found and speaks_for(found[1]):
        return found[2]
    return next((behind for told in (name, words) if (behind := behind_account(told)) is not None), None)


def behind_account(told: str) -> str | None:
    """Who gave what a source is named by: "the latest figures from the Harbour Police"; None where it is no account."""
    found = _ACCOUNT.match(told)
    if found is None:
        return None
    name = found[1].partition(",")[0]
    return body_named(name, found[1]) or _body_in(name) or name


def is_bare_account(name: str) -> bool:
    """Whether a source is named by what it gave and not by who gave it: "figures", "the latest data"."""
    return _BARE.fullmatch(name) is not None


def is_newsroom(name: str) -> bool:
    """Whether a name is that of an agency or outlet, by its last word."""
    return name.casefold().rpartition(" ")[2] in NEWSROOMS or name.casefold().endswith("news agency")


def sources_of(speakers: Iterable[Speaker]) -> dict[str, Source]:
    """The source behind each speaker's actor; speakers that share a name have one.

    Only among those who give figures for one and the same thing: there one name is one source, the only body whose name
    is a part of another's is that one, "the police" are the only body that is called so, and "Ruiz" the only person.
    """
    known = sorted(set(speakers), key=lambda speaker: (speaker.actor, speaker.name))
    groups = _Groups()
    for speaker in known:
        marks = _marks(speaker)
        for mark in marks:
            groups.join(marks[0], mark)
    bodies = sorted({_marks(speaker)[0] for speaker in known if speaker.named and (speaker.body or not speaker.person)})
    for mark in bodies:
        _join_only(groups, mark, [other for other in bodies if _is_part(mark, other)])
    full = sorted({mark for speaker in known if speaker.named for mark in _marks(speaker) if " " in mark[6:]})
    for speaker in known:
        mark = _marks(speaker)[0]
        if not mark.startswith("named "):
            _join_only(groups, mark, [other for other in full if other.endswith(f" {_folded(speaker.name)}")])
    members: dict[str, list[Speaker]] = {}
    for speaker in known:
        members.setdefault(groups.find(_marks(speaker)[0]), []).append(speaker)
    return {speaker.actor: _source(key, speakers) for key, speakers in members.items() for speaker in speakers}


def _join_only(groups: _Groups, mark: str, others: Iterable[str]) -> None:
    """Join a mark to those of the only source that fits."""
    found = {groups.find(other) for other in others}
    if len(found) == 1:
        groups.join(mark, found.pop())


def _is_part(mark: str, other: str) -> bool:
    """Whether a body's name begins or ends another's: "Interior Ministry", "Interior Ministry of Veldia"."""
    name, longer = mark.removeprefix("named "), other.removeprefix("named ")
    return name != longer and (longer.startswith(f"{name} ") or longer.endswith(f" {name}"))


def _source(key: str, speakers: Iterable[Speaker]) -> Source:
    """One source by the name of its body, else of its person; the longest name is the fullest."""
    bodies = [(speaker, speaker.body or _body_in(speaker.name)) for speaker in speakers]
    # "the police" and "Ruiz" give no name to those who have one
    ranked = [
        (not speaker.named or (" " not in speaker.name and body is None), body is None and speaker.person,
         body or speaker.name)
        for speaker, body in bodies
    ]  # fmt: skip
    *_, name = min(ranked, key=lambda found: (found[:2], -len(found[2]), found[2]))
    return Source(key, name, any(speaker.named for speaker in speakers), voice=is_newsroom(name))


def _marks(speaker: Speaker) -> list[str]:
    """By what a speaker is known: the body's name if it speaks for one, and its own names.

    A person's single name ("Berg") is no mark, as many share it.
    """
    if not speaker.named:
        return [f"described {_folded(speaker.name)}"]
    names = [_folded(name) for name in (speaker.name, *sorted(speaker.aliases))]
    if speaker.person:
        names = [name for name in names if " " in name]
    else:
        names = [name for name in names if name == names[0] or _is_a_name(name, speaker.aliases)]
    body = speaker.body or _body_in(speaker.name)
    if body is not None:
        names = [_folded(body), *names]
    return [f"named {name}" for name in names] or [f"actor {speaker.actor}"]


def _body_in(name: str) -> str | None:
    """The body in a name that was read too long: "Ministry of Justice spokeswoman Anna Petrov"."""
    words = name.split()
    place = next((index for index, word in enumerate(words) if index and word in SPEAKING_FOR), 0)
    return " ".join(words[:place]) or None


def is_a_body_with_its_voice(name: str) -> bool:
    """Whether a name is that of a body, of a role in it and of a person: "Harbour Police spokeswoman Ana Ruiz"."""
    body = _body_in(name) or ""
    person = name.removeprefix(body).split()[1:]
    return " " in body and body[:1].isupper() and len(person) > 1 and all(word[:1].isupper() for word in person)


def _is_a_name(told: str, aliases: Iterable[str]) -> bool:
    """Whether an alias of a body is a name: "SRN", "Rights Network", not "the ministry"."""
    return any(_folded(alias) == told and alias.removeprefix("the ")[:1].isupper() and (" " in told or alias.isupper())
               for alias in aliases)  # fmt: skip


def _folded(name: str) -> str:
    folded = " ".join(name.casefold().replace("’", "'").split()).removeprefix("the ")
    return _MINISTRY.sub(r"\2 \1", folded)


class _Groups:
    """Which marks belong together."""

    def __init__(self) -> None:
        self._parents: dict[str, str] = {}

    def find(self, mark: str) -> str:
        while mark in self._parents:
            mark = self._parents[mark]
        return mark

    def join(self, one: str, other: str) -> None:
        first, last = sorted((self.find(one), self.find(other)), key=lambda mark: (not mark.startswith("named"), mark))
        if first != last:
            self._parents[last] = first


def with_origins(figures: Sequence[Figure]) -> list[Figure]:
    """The figures with those of an article's own voice given back to whom it repeats.

    That is the source of the same figure in the same article, else the first that gave it by that day. Of two figures
    of which the article says that one replaces the other, one has the source of the other.
    """
    found = {figure.iri: figure for figure in figures}
    for _ in range(2):  # a source that is known only from a replaced figure is repeated as well
        told = sorted((figure for figure in found.values() if not figure.source.voice), key=lambda figure: figure.order)
        for figure in found.values():
            origin = _origin(figure, told) if figure.source.voice else None
            if origin is not None:
                found[figure.iri] = replace(figure, source=origin.source, echo=True)
        for figure in figures:
            for other in figure.replaces:
                later, earlier = found[figure.iri], found.get(other)
                if earlier is not None and later.source.voice != earlier.source.voice:
                    unknown, known = (later, earlier) if later.source.voice else (earlier, later)
                    found[unknown.iri] = replace(unknown, source=known.source)
    return [found[figure.iri] for figure in figures]


def _origin(voice: Figure, told: Sequence[Figure]) -> Figure | None:
    """The figure that an article's own voice repeats."""
    given = [other for other in told if repeats(other, voice)]
    near = [other for other in given if other.article == voice.article]
    before = [other for other in given if other.step <= voice.step]
    return next(iter([*near, *before]), None)
