"""Names of people, organisations, places and events in a Doc: recogniser and rules together, one type for a name.

Not handled: names in lower case, names that only occur in headlines, disambiguation of two bearers of one full name.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from itertools import pairwise

from spacy.tokens import Doc

from kg.extract.gazetteer import DEMONYMS, GIVEN_NAMES, PLACES
from kg.extract.name_cuts import Piece, cut_run, looks_like_organisation
from kg.extract.name_runs import APOSTROPHE_S, Run, RunFinder, is_capital, is_mistagged_name, title_case_lines
from kg.extract.name_types import occurrence_votes
from kg.extract.name_words import (
    CORPORATE_TAILS,
    HONORIFICS,
    LANGUAGE_OR_TIME,
    NEWSPAPERS,
    PERSON_NOUNS,
    ROLE_MODIFIERS,
    ROLE_NOUNS,
)
from kg.model import MentionType

ENTITY_TYPES: dict[str, MentionType] = {
    "PER": "person", "PERSON": "person", "ORG": "organization", "LOC": "place", "GPE": "place", "FAC": "place",
    "EVENT": "event",
}  # fmt: skip
TIES: tuple[MentionType, ...] = ("person", "organization", "place", "event", "group", "document")
GENERIC_FRONT = frozenset({"ngo", "ngos", "the", "a", "an", "mr", "mr.", "mrs", "mrs.", "ms", "ms.", "dr", "dr."})
COMPASS = frozenset({"south", "north", "east", "west", "central", "costa", "new", "latin", "saudi", "sri"})
POSTNOMINALS = frozenset({"qc", "kc", "sc", "mp", "phd", "md", "obe", "cbe", "mbe", "esq", "rn", "frs"})
CORPORATE_SECOND = frozenset({"company", "corporation", "group", "motor", "motors", "system", "systems", "computer"})
# "D-Ohio" behind the name of a politician.
PARTY_AND_STATE = re.compile(r"[DRI]-[A-Z][\w. ]+")
ABSTRACT_ENDINGS = ("ment", "tion", "sion", "ness", "ity", "ism")
# "HALDEN, Northland (Agency) —": where a report was written.
DATELINE = re.compile(r"^([A-Z][A-Z'’.\- ]+(?:, [\w.'’ ]{2,30})?)(?: \([^)\n]{1,30}\))? ?(?:—|–|--|- )", re.MULTILINE)
LINKS = frozenset({"of", "the", "for", "and", "&", "-", "de", "del", "la", "on", ",", "'s", "’s"})


@dataclass(frozen=True, slots=True)
class Name:
    """A name as tokens first..last (both included); `type` None where nothing speaks for one."""

    first: int
    last: int
    type: MentionType | None = None


@dataclass(frozen=True, slots=True)
class RoleWords:
    """A capitalised title or role inside a run of capitals, tokens first..last."""

    first: int
    last: int


def name_text(doc: Doc, name: Name) -> str:
    """Text of a name."""
    return doc[name.first : name.last + 1].text


def name_key(text: str) -> str:
    """What two spellings of one name share: case and blanks do not matter, "the" in front neither."""
    return re.sub(r"\s+", " ", text).removeprefix("The ").removeprefix("the ").casefold()


def find_names(doc: Doc) -> tuple[list[Name], list[RoleWords]]:
    """Names in text order with their types, and the capitalised roles cut from in front of them."""
    finder = RunFinder(doc)
    runs = finder.runs()
    person_lasts = _person_lasts(doc, runs)
    names: list[Name] = []
    roles: list[RoleWords] = []
    for run in runs:
        for piece in cut_run(doc, run, person_lasts):
            if piece.kind == "role":
                roles.append(RoleWords(piece.first, piece.last))
            else:
                trimmed = _trim(doc, piece)
                if trimmed is not None:
                    names.append(trimmed)
    names = _merge_entities(doc, names, roles)
    headline = title_case_lines(doc)
    body = {name_key(name_text(doc, n)) for n in names if n.first not in headline}
    body |= {key.rsplit(" ", 1)[-1] for key in body}
    names = [n for n in names if n.first not in headline or name_key(name_text(doc, n)) in body]
    names = [n for n in names if n.last > n.first or not _is_common_start(doc, finder, n.first)]
    return _typed(doc, names), roles


def _person_lasts(doc: Doc, runs: list[Run]) -> set[str]:
    """Last words of names that stand behind an honorific or title, or that the recogniser calls a person."""
    found = {ent[-1].lower_ for ent in doc.ents if ENTITY_TYPES.get(ent.label_) == "person" and len(ent) <= 4}
    for run in runs:
        pieces = cut_run(doc, run, set())
        for before, after in pairwise(pieces):
            if before.kind == "role" and after.kind == "name":
                found.add(doc[after.last].lower_)
    return found


def _trim(doc: Doc, piece: Piece) -> Name | None:
    """The name without articles, "NGO", possessive endings and edges that no name has; None if nothing remains."""
    first, last = piece.first, piece.last
    while first <= last and (doc[first].lower_ in GENERIC_FRONT or not _is_name_edge(doc, first)):
        first += 1
    while last >= first and not _is_name_edge(doc, last, end=True):
        last -= 1
    if last < first:
        return None
    if first == last and (_is_common_noun(doc, first) or doc[first].lower_ in LANGUAGE_OR_TIME):
        return None
    words = [doc[k].lower_ for k in range(first, last + 1)]
    if all(word.rstrip(".") in DEMONYMS or word in {"-", "and"} for word in words) and words[0] != "labour":
        return None
    if first > 0 and doc[first - 1].text in {",", "("} and PARTY_AND_STATE.fullmatch(doc[first : last + 1].text):
        return None
    if len(words) == 1 and words[0] in POSTNOMINALS and first > 0 and doc[first - 1].text == ",":
        return None
    if re.fullmatch(r"[A-Z]{2,}s", doc[first : last + 1].text):
        return None
    if len(words) == 2 and words[1] in DEMONYMS and words[0] in COMPASS:
        return None
    if len(words) == 1 and (words[0].removesuffix("s") in DEMONYMS or len(words[0]) < 2):
        return None
    return Name(first, last)


def _is_common_noun(doc: Doc, i: int) -> bool:
    """A sentence-initial noun that only its place makes capital: "Politicians said", "Hostage sailors"."""
    token = doc[i]
    singular = token.lower_.removesuffix("s")
    if singular in PERSON_NOUNS and token.lower_.endswith("s"):
        return True
    if token.is_upper:
        return False
    opens = i == 0 or token.is_sent_start or doc[i - 1].is_space
    if not opens or i + 1 >= len(doc):
        return False
    return not token.ent_type_ and doc[i + 1].is_lower and doc[i + 1].pos_ in {"NOUN", "ADJ"}


def _is_common_start(doc: Doc, finder: RunFinder, i: int) -> bool:
    """A common noun that is capital only because it opens a sentence or a heading: "Profits fell"."""
    token = doc[i]
    if i not in finder.starts or token.text in finder.capital_inside or not token.is_title:
        return False
    if token.lower_ in GIVEN_NAMES or token.lower_ in PLACES:
        return False
    common = token.lower_ in finder.lower_seen or token.lower_.endswith(ABSTRACT_ENDINGS)
    if token.ent_type_:
        return token.tag_ == "NNS" or (common and token.tag_ not in {"NNP", "NNPS"})
    return common or token.tag_ not in {"NNP", "NNPS"}


def _is_name_edge(doc: Doc, i: int, *, end: bool = False) -> bool:
    token = doc[i]
    if token.is_upper and len(token.text) > 1:
        return True
    if token.text in APOSTROPHE_S or (
        not is_mistagged_name(token)
        and token.pos_ in {"AUX", "PRON", "SCONJ", "DET"}
        and token.tag_ not in {"NNP", "NNPS"}
    ):
        return False
    if not end and token.pos_ == "ADV" and token.is_sent_start:
        return False
    if end and i > 0 and (token.lower_ in CORPORATE_TAILS or doc[i - 1].text in {"-", "–"}):
        return True
    return (
        is_capital(token)
        or (not end and token.lower_ in {"al", "de", "bin"} and i + 1 < len(doc))
        or (end and token.text[0].isdigit())
    )


def _merge_entities(doc: Doc, names: list[Name], roles: list[RoleWords]) -> list[Name]:
    """Let the recogniser split or extend runs, and add what the rules do not see."""
    owner: dict[int, int] = {}
    for index, name in enumerate(names):
        for k in range(name.first, name.last + 1):
            owner[k] = index
    role_tokens = {k for role in roles for k in range(role.first, role.last + 1)}
    replaced: dict[int, list[Name]] = {}
    added: list[Name] = []
    inside: defaultdict[int, list[Name]] = defaultdict(list)
    for ent in doc.ents:
        if ent.label_ not in ENTITY_TYPES or not any(is_capital(t) for t in ent):
            continue
        trimmed = _trim(doc, Piece(ent.start, ent.end - 1, "name"))
        if trimmed is None:
            continue
        if ent.label_ == "EVENT":
            trimmed = Name(ent.start, ent.end - 1)
        touched = sorted({owner[k] for k in range(trimmed.first, trimmed.last + 1) if k in owner})
        if not touched:
            lower = [doc[k].lower_ for k in range(trimmed.first, trimmed.last + 1)]
            if any(k in role_tokens for k in range(trimmed.first, trimmed.last + 1)) or all(
                w in ROLE_NOUNS or w in ROLE_MODIFIERS or w in HONORIFICS for w in lower
            ):
                continue
            if doc[trimmed.first].is_upper or doc[trimmed.first].is_title or not doc[trimmed.first].is_lower:
                added.append(trimmed)
        elif len(touched) == 1:
            host = names[touched[0]]
            if ent.label_ == "EVENT" and trimmed.first <= host.first and host.last <= trimmed.last:
                replaced[touched[0]] = [trimmed]
            elif host.first <= trimmed.first and trimmed.last <= host.last:
                inside[touched[0]].append(trimmed)
            elif not any(k in role_tokens for k in range(trimmed.first, trimmed.last + 1)):
                union = Name(min(host.first, trimmed.first), max(host.last, trimmed.last))
                if all(is_capital(doc[k]) or doc[k].lower_ in LINKS for k in range(union.first, union.last + 1)):
                    replaced[touched[0]] = [union]
        elif ENTITY_TYPES[ent.label_] == "organization" and not any(
            k in role_tokens for k in range(trimmed.first, trimmed.last + 1)
        ):
            cut = any(names[i].last + 1 == names[i + 1].first for i in touched[:-1])
            whole = Name(min(trimmed.first, names[touched[0]].first), max(trimmed.last, names[touched[-1]].last))
            if not cut and all(
                is_capital(doc[k]) or doc[k].lower_ in LINKS for k in range(whole.first, whole.last + 1)
            ):
                replaced[touched[0]] = [whole]
                for index in touched[1:]:
                    replaced[index] = []
    for index, parts in inside.items():
        host = names[index]
        if index in replaced or len(parts) < 2:
            continue
        parts.sort(key=lambda n: n.first)
        kinds = {ENTITY_TYPES.get(doc[part.last].ent_type_) for part in parts}
        organisation = looks_like_organisation([doc[k].lower_ for k in range(host.first, host.last + 1)])
        tiles = len(kinds) > 1 and not organisation and all(a.last + 1 == b.first for a, b in pairwise(parts))
        if tiles and parts[0].first == host.first and parts[-1].last == host.last:
            replaced[index] = parts
    merged = [part for index, name in enumerate(names) for part in replaced.get(index, [name])]
    return sorted({*merged, *added}, key=lambda n: (n.first, n.last))


def _typed(doc: Doc, names: list[Name]) -> list[Name]:
    """One type a name and article: the sum of the votes of all its occurrences; last names follow the full name."""
    keys = [name_key(name_text(doc, n)) for n in names]
    label_at: dict[int, MentionType] = {}
    for ent in doc.ents:
        kind = ENTITY_TYPES.get(ent.label_)
        if kind is not None:
            label_at.update(dict.fromkeys(range(ent.start, ent.end), kind))
    votes: defaultdict[str, Counter[MentionType]] = defaultdict(Counter)
    for name, key in zip(names, keys, strict=True):
        votes[key].update(occurrence_votes(doc, name.first, name.last))
        labels = Counter(label_at[k] for k in range(name.first, name.last + 1) if k in label_at)
        if labels:
            label, _ = labels.most_common(1)[0]
            votes[key][label] += 3
    dateline = {k for match in DATELINE.finditer(doc.text) for k in range(*match.span(1)) if _is_dateline(match)}
    for name, key in zip(names, keys, strict=True):
        if doc[name.first].idx in dateline:
            votes[key]["place"] += 6
    _share_votes(votes)
    last_names: defaultdict[str, Counter[MentionType]] = defaultdict(Counter)
    for key, count in votes.items():
        words = key.split(" ")
        if len(words) > 1 and count and count.most_common(1)[0][0] == "person":
            last_names[words[-1]]["person"] += 4
            for word in words[:-1]:
                if len(word) > 2:
                    last_names[word]["person"] += 1
    result: list[Name] = []
    for name, key in zip(names, keys, strict=True):
        total = Counter(votes[key])
        if " " not in key:
            total.update(last_names.get(key, Counter()))
        ranked = sorted(total, key=lambda kind: (-total[kind], TIES.index(kind)))
        best = ranked[0] if ranked and total[ranked[0]] > 0 else None
        result.append(replace(name, type=best))
    return result


def _is_dateline(match: re.Match[str]) -> bool:
    """Whether a line that begins in capitals begins with a place: "NATO - ..." may be a heading."""
    town = match.group(1)
    return len(town) > 5 or match.end() - match.end(1) > 3


def _share_votes(votes: defaultdict[str, Counter[MentionType]]) -> None:
    """Let names of one article learn from each other: "Hydra" from "Hydra Inc.", "Gu Yaning" from "Ms Gu",
    "Halden Marine Lines" from "HML", a name from the family name it shares with a person."""
    titled = {key for key, count in votes.items() if " " not in key and count["person"] >= 5}
    families = {
        key.rsplit(" ", 1)[-1]
        for key, count in votes.items()
        if " " in key and count["person"] > count["organization"] + 3
    }
    for key in list(votes):
        words = key.split(" ")
        if len(words) < 2:
            continue
        if all(word.rstrip(".") in CORPORATE_TAILS | CORPORATE_SECOND for word in words[1:]) and words[0] in votes:
            votes[words[0]]["organization"] += 8
        elif words[0] in votes and words[-1] in NEWSPAPERS:
            votes[words[0]]["place"] += 4
        elif words[0] in votes and words[0] not in GIVEN_NAMES and looks_like_organisation(words):
            votes[words[0]]["organization"] += 4
        acronym = "".join(word[0] for word in words if word[0].isalpha() and word not in LINKS)
        if len(acronym) > 2 and acronym in votes and votes[acronym]["organization"] > 0:
            votes[key]["organization"] += 6
        if len(words) > 3 or votes[key]["organization"] > 3:
            continue
        if words[0] in titled or words[-1] in titled:
            votes[key]["person"] += 2
        if words[-1] in families:
            votes[key]["person"] += 3
