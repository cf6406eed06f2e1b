"""Kinds of events and the words that speak of them.

A small scheme of our own for what news reports, loosely after the event types of ACE 2005
(https://www.ldc.upenn.edu/collaborations/past-projects/ace) and CAMEO; it stands in types.tsv.
Saying, thinking and owning are no events here.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal, cast

from kg.extract.names.words import PERSON_NOUNS

Part = Literal["agent", "patient", "participant", ""]
TABLE = Path(__file__).with_name("types.tsv")


@dataclass(frozen=True, slots=True)
class EventType:
    """One kind of event: its definition, its verbs with the nouns that label them, its nouns, who the arguments are.

    `subject` is the part of an active verb's subject, `object` that of its object; `of` and `possessor` are the parts
    of "X" in "the <noun> of X" and "X's <noun>". With `needs_people` a word counts only where it is about people
    ("release" of prisoners, not of a report). `states` tell the outcome and count only with a figure ("14 dead").
    """

    name: str
    definition: str
    subject: Part
    object: Part
    of: Part
    possessor: Part
    needs_people: bool
    verbs: dict[str, str]
    nouns: frozenset[str]
    states: frozenset[str]


def _items(field: str) -> list[str]:
    return [] if field == "-" else field.split(", ")


def _event_type(line: str) -> EventType:
    name, definition, subject, target, of, possessor, people, verbs, nouns, states = line.split("\t")
    pairs = (item.partition(":") for item in _items(verbs))
    return EventType(
        name=name,
        definition=definition,
        subject=cast("Part", subject),
        object=cast("Part", target),
        of=cast("Part", of),
        possessor=cast("Part", possessor),
        needs_people=people == "people",
        verbs={verb: noun or verb for verb, _, noun in pairs},
        nouns=frozenset(_items(nouns)),
        states=frozenset(_items(states)),
    )


EVENT_TYPES: tuple[EventType, ...] = tuple(
    _event_type(line) for line in TABLE.read_text(encoding="utf-8").splitlines() if not line.startswith("#")
)
TYPES_BY_NAME: dict[str, EventType] = {kind.name: kind for kind in EVENT_TYPES}
VERBS: dict[str, EventType] = {verb: kind for kind in EVENT_TYPES for verb in kind.verbs}
NOUNS: dict[str, EventType] = {noun: kind for kind in EVENT_TYPES for noun in kind.nouns}
STATES: dict[str, EventType] = {state: kind for kind in EVENT_TYPES for state in kind.states}

# verbs whose subject is the one that dies, is hurt, goes
SUBJECT_IS_PATIENT = frozenset({
    "die", "perish", "drown", "explode", "detonate", "disappear", "vanish", "lose life", "walk free", "lose job",
    "lose post", "regain freedom", "regain liberty",
})  # fmt: skip
# "walked out of jail"
PRISONS = frozenset({"jail", "prison", "custody", "detention", "cell", "captivity", "court"})
# what happens by itself, so that time and place of what it does are its own: "a fire destroyed 30 homes in Ostvik"
HAPPENINGS = frozenset({"Disaster", "Fire", "Explosion", "Accident", "Epidemic", "Attack", "Clash"})
# verbs that carry an event noun as object or subject: "held a meeting", "the attack took place"
LIGHT_VERBS = frozenset({
    "hold", "stage", "carry", "conduct", "launch", "make", "commit", "mount", "organise", "organize", "perform",
    "sign", "reach", "undergo", "begin", "start", "continue", "lead", "face", "impose", "execute", "open", "end",
    "close", "resume", "hit", "strike", "rock", "shake", "sweep", "take", "occur", "happen", "erupt", "break",
    "suffer",
})  # fmt: skip
# of these the subject does what the noun says; announcing or reporting it does not
DOING_VERBS = frozenset({
    "hold", "stage", "carry", "conduct", "launch", "make", "commit", "mount", "organise", "organize", "perform",
    "sign", "reach", "begin", "start", "continue", "lead", "impose",
})  # fmt: skip
# of these the subject has the noun's event done
CAUSING_VERBS = frozenset({"order", "decree", "authorise", "authorize", "approve", "grant", "command"})
# verbs that need people as their object to speak of an event at all ("met the deadline", "fought the disease")
PEOPLE_OBJECT = frozenset({"meet", "fight"})
# verbs that are no event with an object ("demonstrated the feature")
OBJECTLESS = frozenset({"demonstrate", "rally"})
# "an air strike" is no stoppage of work
ARMED_WORDS = frozenset({
    "air", "missile", "drone", "rocket", "artillery", "mortar", "military", "precision", "retaliatory", "aerial",
})  # fmt: skip
# what collapses as an accident; banks and talks collapse otherwise
STRUCTURES = frozenset({
    "building", "bridge", "roof", "mine", "tunnel", "crane", "dam", "wall", "tower", "house", "school", "stand",
    "platform", "scaffolding", "church", "factory", "mall", "overpass", "balcony", "apartment", "hotel",
})  # fmt: skip
# markets and prices crash, rally and fall without anybody being there
MARKET_WORDS = frozenset({"market", "stock", "price", "bond", "currency", "share", "oil", "housing", "bank", "relief"})
# what is released without being freed, fired without burning
THINGS_ISSUED = frozenset({
    "report", "statement", "figure", "datum", "data", "result", "video", "film", "album", "song", "version",
    "product", "document", "photo", "image", "footage", "tape", "book", "finding", "survey", "poll", "study",
    "information", "detail", "letter", "list", "draft", "plan", "update", "game", "single", "record", "trailer",
})  # fmt: skip
PEOPLE_NOUNS = PERSON_NOUNS | frozenset({
    "person", "people", "man", "woman", "child", "boy", "girl", "prisoner", "detainee", "hostage", "captive",
    "activist", "protester", "demonstrator", "worker", "soldier", "journalist", "leader", "politician", "lawmaker",
    "deputy", "mayor", "minister", "president", "student", "migrant", "refugee", "civilian", "suspect", "inmate",
    "convict", "official", "officer", "member", "opponent", "dissident", "teenager", "minor", "adult", "elder",
    "mother", "father", "citizen", "national", "resident", "captain", "crew", "sailor", "fisherman", "troops",
    "policeman", "driver", "baker", "lawyer", "reporter", "banker", "farmer", "fighter", "commander", "rescuer",
    "employee", "staff", "executive", "manager", "player", "prosecutor", "guard", "pilot", "doctor", "nurse",
    "teacher", "villager", "tourist", "foreigner", "other", "those", "hundred", "thousand", "dozen", "defendant",
    "demonstrators", "adolescent", "ambassador", "judge", "commissioner", "director", "chief", "secretary",
    "chairman", "head", "governor", "senator", "general", "adviser", "advisor",
})  # fmt: skip
TOLL_NOUNS = frozenset({"toll", "number", "count", "total", "tally", "figure"})
CHANGE_VERBS = frozenset({
    "rise", "climb", "stand", "reach", "increase", "jump", "go", "grow", "fall", "drop", "raise", "lower", "put",
    "revise", "bring", "hit", "pass", "exceed", "be", "change", "correct", "amend", "cut",
})  # fmt: skip
