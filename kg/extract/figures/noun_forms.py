"""Singular forms of counted nouns, and which nouns are people.

Not handled: Latin and Greek plurals beyond the few in IRREGULAR.
"""

from __future__ import annotations

IRREGULAR: dict[str, str] = {
    "people": "person", "persons": "person", "men": "man", "women": "woman", "children": "child", "feet": "foot",
    "mice": "mouse", "teeth": "tooth", "geese": "goose", "lives": "life", "wives": "wife", "knives": "knife",
    "leaves": "leaf", "halves": "half", "wolves": "wolf", "thieves": "thief", "loaves": "loaf", "series": "series",
    "species": "species", "indices": "index", "crises": "crisis", "analyses": "analysis", "criteria": "criterion",
    "phenomena": "phenomenon", "buses": "bus", "gases": "gas", "viruses": "virus", "bonuses": "bonus",
    "campuses": "campus", "censuses": "census", "policemen": "policeman", "policewomen": "policewoman",
    "gunmen": "gunman", "fishermen": "fisherman", "servicemen": "serviceman", "congressmen": "congressman",
    "spokesmen": "spokesman", "schoolchildren": "schoolchild", "grandchildren": "grandchild",
    "businessmen": "businessman", "firemen": "fireman", "cattle": "cattle", "police": "police", "troops": "troop",
    "aircraft": "aircraft", "movies": "movie", "calories": "calorie", "cookies": "cookie", "heroes": "hero",
    "potatoes": "potato", "vetoes": "veto", "mosquitoes": "mosquito", "headquarters": "headquarters", "percent": "%",
    "deads": "dead", "means": "means", "lbs": "lb", "goods": "goods", "personnel": "personnel", "sheep": "sheep",
    "fish": "fish", "ties": "tie", "zombies": "zombie", "selfies": "selfie", "caches": "cache",
    "headaches": "headache", "axes": "axe", "yrs": "year", "yr": "year", "taxis": "taxi", "tsunamis": "tsunami",
}  # fmt: skip
_PERSONAL_NOUNS = frozenset({
    "person", "man", "woman", "child", "boy", "girl", "baby", "infant", "teenager", "adult", "student", "pupil",
    "police", "troop", "friend", "relative", "adolescent", "patient", "guest", "hostage", "migrant", "refugee",
    "inmate", "detainee", "victim", "suspect", "citizen", "civilian", "national", "minor", "orphan", "dead",
    "delegate", "employee", "pilgrim", "tourist", "candidate", "mp", "aide", "crew", "crowd", "personnel",
    "colleague", "couple", "family", "parent", "mother", "father", "brother", "sister", "son", "daughter", "widow",
    "bishop", "monk", "nun", "priest", "nurse", "politician", "guard", "thief", "conscript", "elite", "judge",
    "pilot", "rebel", "militant", "captive", "convict", "deputy", "official", "individual", "youth", "dissident",
    "member", "resident", "opponent", "medic", "cleric", "combatant", "participant", "passenger",
})  # fmt: skip
_PERSONAL_ENDINGS = ("man", "woman", "child", "ist", "ian", "eer", "ee", "ster", "person")
_ER_THINGS = frozenset({
    "number", "paper", "letter", "order", "container", "computer", "tanker", "bomber", "helicopter", "power",
    "server", "meter", "liter", "kilometer", "centimeter", "millimeter", "quarter", "chapter", "center", "river",
    "tower", "barrier", "border", "corner", "disaster", "offer", "answer", "poster", "carrier", "trailer", "semester",
    "shelter", "theater", "boiler", "cover", "trigger", "murder", "drawer", "counter", "layer", "water", "fever",
    "cancer", "dinner", "excavator", "reactor", "motor", "tractor", "factor", "sector", "error", "corridor", "tremor",
    "rumor", "mirror", "elevator", "generator", "monitor", "airliner", "bunker", "crater", "newspaper", "skyscraper",
    "cluster", "filter", "printer", "laser", "timber", "flower", "finger", "shoulder",
})  # fmt: skip


def singular(word: str, lemma: str = "") -> str:
    """Singular of a noun as a unit: common nouns in lower case, names as they are written.

    The lemma of the pipeline helps where spelling does not decide ("-ses", "-ies").
    """
    lower = word.lower()
    if lower in IRREGULAR:
        return IRREGULAR[lower]
    named = word[:1].isupper()
    if named and lower.endswith("is") and len(word) > 5 and not lower.endswith("sis"):
        return word[:-1]  # "Israelis"
    if len(word) < 4 or not lower.endswith("s") or lower.endswith(("ss", "us", "is")):
        irregular = (
            bool(lemma) and lemma.lower() != lower and lemma[:2].lower() == lower[:2] and not lower.endswith("s")
        )
        return lemma.lower() if irregular and not named else word if named else lower
    if lower.endswith("ies"):
        base = word[:-1] if lemma.lower() == lower[:-1] else word[:-3] + "y"
    elif lower.endswith(("ches", "shes", "sses", "xes", "zzes")) or (
        lower.endswith("uses") and lemma.lower() == lower[:-2]
    ):
        base = word[:-2]
    else:
        base = word[:-1]
    return base if named else base.lower()


def is_personal(unit: str) -> bool:
    """Whether a unit counts people, by a list and by its ending ("worker", "activist")."""
    word = unit.lower().rsplit("-", 1)[-1]
    if word in _PERSONAL_NOUNS or word.endswith(_PERSONAL_ENDINGS):
        return True
    return word.endswith(("er", "or", "ant")) and word not in _ER_THINGS
