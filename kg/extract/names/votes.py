"""One type a name and article: votes of all its occurrences, shared between names that belong together."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from itertools import pairwise

from kg.extract.names.capitals import APOSTROPHE_S
from kg.extract.names.cuts import looks_like_organisation
from kg.extract.names.entities import ENTITY_TYPES, LINKS
from kg.extract.names.gazetteer import GIVEN_NAMES, PLACES
from kg.extract.names.spans import Name, name_key, name_text
from kg.extract.names.types import occurrence_votes
from kg.extract.names.words import CORPORATE_TAILS, NEWSPAPERS
from kg.extract.tokens import Doc
from kg.model import MentionType

TIES: tuple[MentionType, ...] = ("person", "organization", "place", "event", "group", "document")
CORPORATE_SECOND = frozenset({"company", "corporation", "group", "motor", "motors", "system", "systems", "computer"})
# First words that say nothing about the body whose name they open.
NO_SHORT_FORMS = GIVEN_NAMES | PLACES
COORDINATING = frozenset({" and ", " or ", ", and ", ", or ", " and the ", ", and the "})
LISTING = frozenset({", ", ", the "})  # an apposition, unless a third name follows or goes before
# "HALDEN, Northland (Agency) —": where a report was written.
DATELINE = re.compile(r"^([A-Z][A-Z'’.\- ]+(?:, [\w.'’ ]{2,30})?)(?: \([^)\n]{1,30}\))? ?(?:—|–|--|- )", re.MULTILINE)


def typed_names(doc: Doc, names: list[Name]) -> list[Name]:
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
        labels = [label_at[k] for k in range(name.first, name.last + 1) if k in label_at]
        if labels:
            votes[key][max(labels, key=labels.count)] += 3
    dateline = {k for match in DATELINE.finditer(doc.text) for k in range(*match.span(1)) if _is_dateline(match)}
    for name, key in zip(names, keys, strict=True):
        if doc[name.first].idx in dateline:
            votes[key]["place"] += 6
    _define_short_forms(doc, names, keys, votes)
    _share_votes(votes)
    _share_lists(doc, names, keys, votes)
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
        total = votes[key]
        if " " not in key and key in last_names:
            total = Counter(total)
            total.update(last_names[key])
        result.append(Name(name.first, name.last, _leading(total)))
    return result


def _between(doc: Doc, before: Name, after: Name) -> str:
    """The text between two names."""
    return doc.text[doc[before.last].idx + len(doc[before.last].text) : doc[after.first].idx]


def _define_short_forms(
    doc: Doc, names: list[Name], keys: list[str], votes: defaultdict[str, Counter[MentionType]]
) -> None:
    """ "Foro Claro (FC)": the short form has the type of the long one; "Ana Holt (FC)": it is a party."""
    for (before, long_key), (after, short_key) in pairwise(zip(names, keys, strict=True)):
        closed = after.last + 1 < len(doc) and doc[after.last + 1].text[0] in "),;"
        if not closed or after.first != after.last or _between(doc, before, after) != " (":
            continue
        if sum(letter.isupper() for letter in doc[after.first].text) < 2:
            continue
        kind = _leading(votes[long_key])
        letters = set(short_key) - set("-.&")
        if kind == "person":
            votes[short_key]["organization"] += 2
        elif kind == "organization" or letters <= set(long_key):
            votes[short_key][kind or "organization"] += 5
            votes[long_key][kind or "organization"] += 2


def _share_lists(doc: Doc, names: list[Name], keys: list[str], votes: defaultdict[str, Counter[MentionType]]) -> None:
    """ "Hydra and Nordan": of two coordinated names the doubtful one has the type of the clear one."""
    named = {k for name in names for k in range(name.first, name.last + 1)}
    links = ["" if _hangs_on_name(doc, a, b, named) else _between(doc, a, b) for a, b in pairwise(names)]
    chained = [link in LISTING or link in COORDINATING for link in links]
    pairs = {
        (keys[k], keys[k + 1])
        for k, link in enumerate(links)
        if keys[k] != keys[k + 1]
        and (link in COORDINATING or (link in LISTING and any(chained[max(0, k - 1) : k] + chained[k + 1 : k + 2])))
    }
    gained = {}
    for pair in sorted(pairs):
        for doubtful, clear in (pair, pair[::-1]):
            kind = _leading(votes[clear])
            if kind is not None and _margin(votes[clear]) >= 4 and _margin(votes[doubtful]) <= 3:
                gained[doubtful] = kind
    for key, kind in gained.items():
        votes[key][kind] += 4


def _hangs_on_name(doc: Doc, before: Name, after: Name, named: set[int]) -> bool:
    """Whether the first name is another's or the second owns one: "N of Hydra and M", "Hydra, Nordan's N"."""
    place = before.first - 2 if before.first > 0 and doc[before.first - 1].lower_ == "the" else before.first - 1
    belongs = place > 0 and (doc[place].lower_ in {"of", "from", "for", "at"} and place - 1 in named)
    behind = after.last + 1
    return belongs or (behind < len(doc) and doc[behind].text in APOSTROPHE_S)


def _ranked(count: Counter[MentionType]) -> list[MentionType]:
    return sorted((kind for kind in count if count[kind] > 0), key=lambda kind: (-count[kind], TIES.index(kind)))


def _leading(count: Counter[MentionType]) -> MentionType | None:
    ranked = _ranked(count)
    return ranked[0] if ranked else None


def _margin(count: Counter[MentionType]) -> int:
    """By how many votes the leading type leads."""
    ranked = _ranked(count)
    return count[ranked[0]] - (count[ranked[1]] if len(ranked) > 1 else 0) if ranked else 0


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
            votes[key]["organization"] += 4
        elif words[0] in votes and words[-1] in NEWSPAPERS:
            votes[words[0]]["place"] += 4
        elif words[0] in votes and words[0] not in GIVEN_NAMES and looks_like_organisation(words):
            votes[words[0]]["organization"] += 4
        elif words[0] in votes and words[0] not in NO_SHORT_FORMS and _leading(votes[key]) == "organization":
            votes[words[0]]["organization"] += 3 if _margin(votes[key]) > 2 else 0
        acronym = "".join(word[0] for word in words if word[0].isalpha() and word not in LINKS)
        if len(acronym) > 2 and acronym in votes and votes[acronym]["organization"] > 0:
            votes[key]["organization"] += 6
        if len(words) > 3 or votes[key]["organization"] > 3:
            continue
        if words[0] in titled or words[-1] in titled:
            votes[key]["person"] += 2
        if words[-1] in families:
            votes[key]["person"] += 3
