"""Units of figures whose noun is left out: "killed 14", "26 of them children", "from 19 to 26".

The nearest reading wins: a coordinated figure, "the number of X", a verb of harm, a word like "toll", then what the
last figures counted. Not handled: antecedents further back than three sentences.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from kg.extract.counted import NOMINALISED, STATES, is_noun, is_plural, read_counted
from kg.extract.distractors import TIME_UNITS
from kg.extract.figure_draft import Draft
from kg.extract.lexemes import Lexeme, word_at
from kg.extract.noun_forms import is_personal, singular

HARM_VERBS = frozenset({
    "kill", "wound", "injure", "hurt", "arrest", "detain", "murder", "behead", "execute", "abduct", "kidnap",
    "rescue", "displace", "evacuate", "jail", "imprison", "hospitalise", "hospitalize", "infect", "trap", "slay",
    "massacre", "employ",
})  # fmt: skip
PERSONAL_PREDICATES = STATES | {
    "killed", "wounded", "injured", "hospitalised", "hospitalized", "evacuated", "rescued", "buried", "jailed",
    "charged", "convicted", "sentenced", "freed", "released", "dismissed", "died", "drowned", "fled", "gathered",
    "protested", "voted", "marched", "sick", "ill", "women", "men", "children", "civilians", "infants", "minors",
    "soldiers", "alive",
}  # fmt: skip
PARENTS = frozenset({
    "father", "mother", "parent", "parents", "dad", "mum", "mom", "grandmother", "grandfather",
})  # fmt: skip
MONEY_VERBS = frozenset({
    "make", "earn", "cost", "pay", "spend", "lose", "save", "raise", "invest", "borrow", "owe", "steal", "worth",
    "donate",
})  # fmt: skip
CONNECTORS = frozenset({"and", "or", "to", ",", "/", "&", "-", "–"})
TOLLS = frozenset({
    "toll", "dead", "crowd", "population", "attendance", "crew", "delegation", "victims", "killed", "wounded",
})  # fmt: skip
COLLECTIVES = frozenset({
    "panel", "jury", "committee", "team", "group", "groups", "crew", "delegation", "board", "squad", "family",
    "party", "council",
})  # fmt: skip
SHARES = frozenset({"inflation", "turnout", "unemployment", "support", "approval"})
COUNTING = frozenset({"number", "numbers", "total", "tally", "count"})
REPORTERS = frozenset({
    "figures", "officials", "sources", "authorities", "organisers", "organizers", "analysts", "economists", "reports",
    "police",
})  # fmt: skip
NO_ANTECEDENT = TIME_UNITS | {
    "%", "percentage point", "time", "km", "mile", "metre", "kilometre", "inch", "cm", "mark", "level", "others",
}  # fmt: skip
INDEX_WORDS = frozenset({
    "index", "shares", "dow", "nasdaq", "ftse", "dax", "nikkei", "points", "closing", "closed", "stocks", "average",
})  # fmt: skip


def resolve_elided(lexemes: Sequence[Lexeme], drafts: list[Draft]) -> list[Draft]:
    """Fill in the units of figures without a noun; the figures that nothing explains are left out of the answer."""
    for place in range(len(drafts) - 1, -1, -1):
        if drafts[place].elided:
            _from_following(lexemes, drafts, place)
    indexed = sum(draft.unit == "point" for draft in drafts) > 1
    for place, draft in enumerate(drafts):
        if draft.unit or _is_unnamed_money(lexemes, draft):
            continue
        found = (
            _from_numbered(lexemes, draft)
            or _from_neighbour(lexemes, draft)
            or _from_harm(lexemes, draft)
            or _from_pair(lexemes, drafts, place)
            or (indexed and _as_index_level(lexemes, draft))
            or _from_toll(lexemes, draft)
            or _from_preceding(lexemes, drafts, place)
            or (draft.quantity.number.kind != "vague" and _from_nouns(lexemes, draft))
        )
        if not found and draft.quantity.number.kind == "vague":
            _set(draft, "person", "", 0.5)
    places = {id(draft): place for place, draft in enumerate(draft for draft in drafts if draft.unit)}
    for draft in drafts:
        if draft.antecedent is not None:
            draft.antecedent = places.get(id(drafts[draft.antecedent]))
    return [draft for draft in drafts if draft.unit]


def _is_unnamed_money(lexemes: Sequence[Lexeme], draft: Draft) -> bool:
    """ "made millions": an amount of money whose currency the article does not say."""
    before = lexemes[draft.first - 1].lemma.lower() if draft.first else ""
    return draft.quantity.number.kind == "vague" and before in MONEY_VERBS and draft.noun is None


def _set(draft: Draft, unit: str, counted: str, confidence: float) -> bool:
    draft.unit, draft.counted = unit, draft.counted or counted
    draft.confidence = min(draft.confidence, confidence)
    return True


def _take(draft: Draft, other: Draft, place: int, confidence: float) -> bool:
    draft.antecedent = place
    return _set(draft, other.unit, other.counted, confidence)


def _before(lexemes: Sequence[Lexeme], draft: Draft, length: int) -> Sequence[Lexeme]:
    """Up to `length` lexemes of the same sentence before a figure."""
    sentence = lexemes[draft.first].sentence
    return [lexeme for lexeme in lexemes[max(0, draft.first - length) : draft.first] if lexeme.sentence == sentence]


def _from_following(lexemes: Sequence[Lexeme], drafts: list[Draft], place: int) -> None:
    """ "eight and fourteen percent", "500 and 1,000 songs", "from 23 to 15 dinars"."""
    draft = drafts[place]
    if place + 1 >= len(drafts):
        return
    following = drafts[place + 1]
    between = [lexeme.lower for lexeme in lexemes[draft.last : following.first]]
    if not following.unit or not 0 < len(between) <= 2 or not set(between) <= CONNECTORS:
        return
    if following.unit == "%" and ("or" in between or following.quantity.number.kind in {"fraction", "ratio"}):
        return
    if between == [","] and following.quantity.number.spelled != draft.quantity.number.spelled:
        return
    _take(draft, following, place + 1, 0.8)


def _from_numbered(lexemes: Sequence[Lexeme], draft: Draft) -> bool:
    """ "the number of people in custody at 612", "total passengers jump to 70m"."""
    window = _before(lexemes, draft, 14)
    start = draft.first - len(window)
    if not window or window[-1].lower not in {
        "at",
        "to",
        "is",
        "was",
        "from",
        "as",
        "reached",
        "by",
        "exceed",
        "exceeds",
        "of",
        "nearer",
    }:
        return False
    for offset in range(len(window) - 3, -1, -1):
        if window[offset].lower in COUNTING and window[offset + 1].lower == "of":
            noun = read_counted(lexemes, start + offset + 2)
            if noun and noun.plural and noun.last <= draft.first:
                return _set(draft, noun.unit, noun.words, 0.8)
    return False


def _from_neighbour(lexemes: Sequence[Lexeme], draft: Draft) -> bool:
    """ "asylum claims over 150,000", "a panel of twelve"."""
    before = lexemes[draft.first - 1] if draft.first else None
    if before is None or before.sentence != lexemes[draft.first].sentence:
        return False
    if before.lower == "of" and word_at(lexemes, draft.first - 2) in PARENTS:
        return _set(draft, "child", "children", 0.8)
    if before.lower == "of" and word_at(lexemes, draft.first - 2) in COLLECTIVES:
        return _set(draft, "person", "members", 0.7)
    bounded = draft.first < draft.quantity.first
    if not bounded or before.tag != "NNS" or before.lower in REPORTERS:
        return False
    return _set(draft, singular(before.text, before.lemma), before.text, 0.75)


def _from_harm(lexemes: Sequence[Lexeme], draft: Draft) -> bool:
    """ "killed 14", "wounding at least nine", "four dead"."""
    for at in (draft.first - 1, draft.first - 2):
        verb = lexemes[at] if at >= 0 else None
        if verb is None or verb.sentence != lexemes[draft.first].sentence:
            break
        if verb.lemma.lower() in HARM_VERBS and verb.tag.startswith("VB"):
            lemma = verb.lemma.lower()
            past = verb.text if verb.tag != "VBG" else lemma + ("d" if lemma.endswith("e") else "ed")
            return _set(draft, "person", f"people {past}", 0.85)
    after = word_at(lexemes, draft.last)
    return after in STATES and _set(draft, "person", f"people {after}", 0.85)


def _from_pair(lexemes: Sequence[Lexeme], drafts: list[Draft], place: int) -> bool:
    """The second figure of a change: "to 26 from 31", "from 55 per cent of output to 70"."""
    if not place:
        return False
    draft, previous = drafts[place], drafts[place - 1]
    if not previous.unit or lexemes[previous.first].sentence != lexemes[draft.first].sentence:
        return False
    between = [lexeme.lower for lexeme in lexemes[previous.last : draft.first]]
    if len(between) > 6 or not between or between[-1] not in {"to", "from", "against", "than"}:
        return False
    if previous.unit in {"%", "percentage point"} and not _both_shares(lexemes, previous, draft):
        return False
    return _take(draft, previous, place - 1, 0.8)


def _both_shares(lexemes: Sequence[Lexeme], previous: Draft, draft: Draft) -> bool:
    """Whether a bare figure after a percentage is one itself: "from 55 per cent to 70", "50.7 percent to 49.3"."""
    value, other = draft.quantity.value, previous.quantity.value
    if value is None or other is None or value > 100:
        return False
    return word_at(lexemes, previous.first - 1) in {"from", "to", "at", "taking"} or abs(value - other) < 20


def _as_index_level(lexemes: Sequence[Lexeme], draft: Draft) -> bool:
    """A bare level in an article about index points: "closing at 4,851", "below the 5,000 mark"."""
    value = draft.quantity.value
    if (
        value is None
        or value < 100
        or (draft.quantity.number.spelled and draft.noun is None and draft.comparator == "exactly")
    ):
        return False
    before = word_at(lexemes, draft.first - 1)
    near = {lexeme.lower for lexeme in lexemes[max(0, draft.first - 30) : draft.last + 12]}
    return (
        before in {"at", "to", "on", "of", "from", "with", "hit", "breached", ","} | CONNECTORS
        and bool(near & INDEX_WORDS)
        and _set(draft, "point", "", 0.7)
    )


def _from_toll(lexemes: Sequence[Lexeme], draft: Draft) -> bool:
    """ "put the toll at 63", "of the dead, 29 were women", "inflation of 13.7"."""
    window = _before(lexemes, draft, 12)
    value = draft.quantity.value
    for lexeme in reversed(window):
        if lexeme.lower in {"vote", "voted"} and word_at(lexemes, draft.first - 1) in {"-", "–", "of", "was", "by"}:
            return _set(draft, "vote", lexeme.text, 0.75)
        if lexeme.lower in TOLLS:
            return _set(draft, "person", lexeme.text, 0.75)
        if lexeme.lower in SHARES and value is not None and value < 100:
            return _set(draft, "%", lexeme.text, 0.7)
    return False


def _usable(other: Draft, draft: Draft) -> bool:
    if not other.unit or other.unit in NO_ANTECEDENT or other.quantity.hyphenated:
        return False
    value = draft.quantity.value or draft.quantity.low or Decimal(0)
    return not other.quantity.money or value != value.to_integral_value() or value >= 1000


def _alike(left: Decimal | None, right: Decimal | None) -> bool:
    """Whether two values are of one order of magnitude."""
    if not left or not right:
        return False
    small, large = sorted((abs(left), abs(right)))
    return large <= 10 * small


def _is_personal_use(lexemes: Sequence[Lexeme], draft: Draft) -> bool:
    """Whether the words around a bare figure speak of people: "of whom seven", "15 were freed", "four who fled"."""
    if word_at(lexemes, draft.last) in {"who", "whose"} or word_at(lexemes, draft.last + 1) == "whom":
        return True
    if "whom" in {lexeme.lower for lexeme in _before(lexemes, draft, 3)}:
        return True
    following = lexemes[draft.last : draft.last + 5]
    for lexeme in following:
        if lexeme.kind == "sign" or lexeme.lower in {"of", "and", "or"}:
            return False
        if lexeme.lower in PERSONAL_PREDICATES:
            return True
    return False


def _from_preceding(lexemes: Sequence[Lexeme], drafts: list[Draft], place: int) -> bool:
    """What the last figures counted, up to three sentences before; where people are spoken of, people."""
    draft = drafts[place]
    sentence = lexemes[draft.first].sentence
    personal = _is_personal_use(lexemes, draft)
    decimal = draft.quantity.value is not None and draft.quantity.value != draft.quantity.value.to_integral_value()
    updated = word_at(lexemes, draft.first - 1) == "from" and word_at(lexemes, draft.first - 2) in {"up", "down"}
    for at in range(place - 1, -1, -1):
        other = drafts[at]
        if updated and not _alike(other.quantity.value, draft.quantity.value):
            continue
        distance = sentence - lexemes[other.first].sentence
        if distance > (0 if draft.quantity.number.kind == "vague" else 3):
            break
        if decimal and other.unit == "%" and distance <= 1 and (draft.quantity.value or 0) < 100:
            return _take(draft, other, at, 0.6)
        if _usable(other, draft) and (not personal or is_personal(other.unit)):
            if draft.noun is not None and is_personal(
                other.unit
            ):  # "three women and 17 others": the others need not be women
                return _set(draft, "person", "others", 0.75)
            return _take(draft, other, at, 0.75 if distance == 0 else 0.6)
    if personal:
        return _set(draft, "person", "", 0.6)
    return False


def _from_nouns(lexemes: Sequence[Lexeme], draft: Draft) -> bool:
    """The nearest plural noun before the figure in its sentence, else in the one before."""
    sentence = lexemes[draft.first].sentence
    for at in range(draft.first - 1, max(-1, draft.first - 40), -1):
        lexeme = lexemes[at]
        if sentence - lexeme.sentence > 1:
            break
        if lexeme.lower == "who":
            return _set(draft, "person", "", 0.5)
        if lexeme.lower in NOMINALISED and not is_noun(lexeme):
            continue
        if is_noun(lexeme) and is_plural(lexeme) and lexeme.lower not in REPORTERS:
            return _set(draft, singular(lexeme.text, lexeme.lemma), lexeme.text, 0.5)
    return False
