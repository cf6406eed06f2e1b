"""One type a name and article: votes of all its occurrences, shared between names that belong together."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import replace

from kg.extract.gazetteer import GIVEN_NAMES
from kg.extract.name_cuts import looks_like_organisation
from kg.extract.name_entities import ENTITY_TYPES, LINKS
from kg.extract.name_spans import Name, name_key, name_text
from kg.extract.name_types import occurrence_votes
from kg.extract.name_words import CORPORATE_TAILS, NEWSPAPERS
from kg.extract.tokens import Doc
from kg.model import MentionType

TIES: tuple[MentionType, ...] = ("person", "organization", "place", "event", "group", "document")
CORPORATE_SECOND = frozenset({"company", "corporation", "group", "motor", "motors", "system", "systems", "computer"})
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
