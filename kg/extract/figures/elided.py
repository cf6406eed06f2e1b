"""Units of figures whose noun is left out: "killed 14", "26 of them children", "from 19 to 26".

The nearest reading wins: a coordinated figure, "the number of X", a verb of harm, a word like "toll", then what the
last figures counted (antecedent_figures.py). Not handled: figures whose noun comes in a later sentence.
"""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.figures.antecedents import from_preceding, set_unit, take_unit, words_before
from kg.extract.figures.counted import NOMINALISED, STATES, heading_state, read_counted
from kg.extract.figures.draft import Draft
from kg.extract.figures.elided_words import (
    ARRIVALS,
    BALLOTED,
    BODIES,
    CLAUSE_LINKS,
    CLOSERS,
    COLLECTIVES,
    CONNECTORS,
    COUNTING,
    DECIDED,
    HARM_VERBS,
    INDEX_WORDS,
    INDICES,
    MONEY_VERBS,
    MOVES,
    PARENTS,
    PAST_FORMS,
    PRICED,
    REPORTERS,
    SETTLEMENTS,
    SHARES,
    TAKEN,
    TOLLS,
    harmed,
)
from kg.extract.figures.lexemes import Lexeme, word_at
from kg.extract.figures.noun_forms import singular


def resolve_elided(lexemes: Sequence[Lexeme], drafts: list[Draft]) -> list[Draft]:
    """Fill in the units of figures without a noun; the figures that nothing explains are left out of the answer."""
    for place in range(len(drafts) - 1, -1, -1):
        if drafts[place].elided and not drafts[place].quantity.money:
            _from_following(lexemes, drafts, place)
    indexed = any(draft.unit == "point" for draft in drafts) or any(lexeme.lower in INDICES for lexeme in lexemes)
    for place, draft in enumerate(drafts):
        if draft.unit or _is_unnamed_money(lexemes, draft):
            continue
        found = (
            _from_numbered(lexemes, draft)
            or _from_ballot(lexemes, drafts, place)
            or _from_replaced(lexemes, drafts, place)
            or _from_neighbour(lexemes, draft)
            or _from_harm(lexemes, draft)
            or _from_pair(lexemes, drafts, place)
            or (indexed and _as_index_level(lexemes, draft))
            or _from_toll(lexemes, draft)
            or _from_subject(lexemes, draft)
            or from_preceding(lexemes, drafts, place)
        )
        if not found and (draft.quantity.number.kind == "vague" or draft.noun is not None):
            set_unit(draft, "person", "people", 0.5)  # "hundreds had gathered", "with 17 others"
    places = {id(draft): place for place, draft in enumerate(draft for draft in drafts if draft.unit)}
    for draft in drafts:
        if draft.antecedent is not None:
            draft.antecedent = places.get(id(drafts[draft.antecedent]))
    return [draft for draft in drafts if draft.unit]


def _is_unnamed_money(lexemes: Sequence[Lexeme], draft: Draft) -> bool:
    """ "made millions", "closed at 563 to the dollar": an amount of money whose currency the article does not say."""
    if draft.quantity.money:
        return True
    before = word_at(lexemes, draft.first - 1)
    rate = [lexeme.lower for lexeme in lexemes[draft.last : draft.last + 3]]
    if draft.noun is None and rate[:1] in (["to"], ["for"]) and rate[1:2] and rate[-1] in {"dollar", "euro", "pound"}:
        return True
    return draft.quantity.number.kind == "vague" and _is_money_verb(before) and draft.noun is None


def _is_money_verb(word: str) -> bool:
    """Whether a word is a form of a verb of paying or earning; the pipeline's lemma is not needed."""
    stems = {word, word.removesuffix("s"), word.removesuffix("d"), word.removesuffix("ed"), word.removesuffix("ing")}
    return bool(MONEY_VERBS & (stems | {word.removesuffix("ing") + "e", PAST_FORMS.get(word, "")}))


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
    take_unit(draft, following, place + 1, 0.8)


def _from_numbered(lexemes: Sequence[Lexeme], draft: Draft) -> bool:
    """ "the number of people in custody at 612", "total passengers jump to 70m"."""
    window = words_before(lexemes, draft, 20)
    start = draft.first - len(window)
    exceeds = any(lexeme.lower.startswith("exceed") for lexeme in lexemes[draft.first : draft.quantity.first])
    if not window or (not exceeds and window[-1].lower not in ARRIVALS):
        return False
    for offset in range(len(window) - 2, -1, -1):
        if window[offset].lower not in COUNTING:
            continue
        at = start + offset + 1
        linked = word_at(lexemes, at) == "of"
        state = word_at(lexemes, at + linked)
        if state in NOMINALISED and (
            lexemes[at + linked + 1].tag != "NNS" or lexemes[at + linked + 1].lower.removesuffix("s") in MOVES
        ):  # "the number of injured", "the total missing"
            return set_unit(draft, "person", f"people {state}", 0.8)
        noun = read_counted(lexemes, at + 1) if linked and window[offset].lower != "that" else None
        if noun and noun.plural and noun.last <= draft.first:
            state = word_at(lexemes, noun.last)
            words = f"{noun.words} {state}" if state in STATES else noun.words  # "the number of people arrested"
            return set_unit(draft, noun.unit, words, 0.8)
    return False


def _from_ballot(lexemes: Sequence[Lexeme], drafts: list[Draft], place: int) -> bool:
    """ "the motion passed by 61 to 48", "was rejected 52 to 47": the votes of a ballot."""
    draft = drafts[place]
    pair = (
        place + 1 < len(drafts)
        and drafts[place + 1].elided
        and [lexeme.lower for lexeme in lexemes[draft.last : drafts[place + 1].first]] in (["to"], ["against"])
    )
    window = {lexeme.lower for lexeme in words_before(lexemes, draft, 12)}
    return pair and bool(window & BALLOTED) and bool(window & DECIDED) and _set_votes(draft, drafts[place + 1])


def _from_replaced(lexemes: Sequence[Lexeme], drafts: list[Draft], place: int) -> bool:
    """ "lowered the count to 24 after saying that 27 people had died": the figure that it replaces comes later."""
    draft, following = drafts[place], drafts[place + 1] if place + 1 < len(drafts) else None
    if following is None or not following.unit or word_at(lexemes, draft.first - 1) != "to":
        return False
    words = [lexeme.lower for lexeme in lexemes[draft.last : following.first]]
    replaced = words[:2] in (["after", "saying"], ["after", "reporting"], ["after", "announcing"], ["after", "having"])
    return replaced and len(words) <= 10 and take_unit(draft, following, place + 1, 0.7)


def _set_votes(*ballot: Draft) -> bool:
    return all(set_unit(draft, "vote", "votes", 0.75) for draft in ballot)


def _from_neighbour(lexemes: Sequence[Lexeme], draft: Draft) -> bool:
    """ "asylum claims over 150,000", "a panel of twelve"."""
    before = lexemes[draft.first - 1] if draft.first else None
    if before is None or before.sentence != lexemes[draft.first].sentence:
        return False
    if before.lower == "of" and word_at(lexemes, draft.first - 2) in PARENTS:
        return set_unit(draft, "child", "children", 0.8)
    peopled = (draft.quantity.value or 0) >= 100 and word_at(lexemes, draft.first - 2) in SETTLEMENTS
    if before.lower == "of" and peopled:  # "the city of 1.4 million"
        return set_unit(draft, "person", "people", 0.75)
    if before.lower == "of" and word_at(lexemes, draft.first - 2) in COLLECTIVES:
        return set_unit(draft, "person", "members", 0.7)
    aside = before.text == "," and draft.first < draft.quantity.first and word_at(lexemes, draft.last) in CLOSERS
    if (
        aside or (before.text in {"-", "–", "—"} and not before.glued)
    ) and draft.first > 1:  # "union members - 62,000 at one plant"
        before = lexemes[draft.first - 2]
    elif draft.first == draft.quantity.first:
        return False
    if before.tag != "NNS" or before.lower in REPORTERS | PRICED:
        return False
    return set_unit(draft, singular(before.lower, before.lemma), before.text, 0.75)


def _from_harm(lexemes: Sequence[Lexeme], draft: Draft) -> bool:
    """ "killed 14", "wounding at least nine", "four dead"."""
    state = heading_state(lexemes, draft.first)
    if state:
        return set_unit(draft, "person", f"people {state}", 0.85)
    for at in (draft.first - 1, draft.first - 2):
        verb = lexemes[at] if at >= 0 else None
        if verb is None or verb.sentence != lexemes[draft.first].sentence or verb.lower in CLAUSE_LINKS:
            break
        if verb.lemma.lower() in HARM_VERBS and verb.tag.startswith("VB"):
            past = verb.text if verb.tag != "VBG" else harmed(verb.lemma.lower())
            return set_unit(draft, "person", f"people {past}", 0.85)
    after = word_at(lexemes, draft.last)
    if after in TAKEN and draft.first and lexemes[draft.first - 1].lemma.lower() in {"take", "hold"}:
        return set_unit(draft, "person", f"people {after}", 0.85)
    return after in STATES and set_unit(draft, "person", f"people {after}", 0.85)


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
    return take_unit(draft, previous, place - 1, 0.8)


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
        and set_unit(draft, "point", "", 0.7)
    )


def _from_toll(lexemes: Sequence[Lexeme], draft: Draft) -> bool:
    """ "put the toll at 63", "of the dead, 29 were women", "inflation of 13.7"."""
    window = words_before(lexemes, draft, 30)
    value = draft.quantity.value
    for distance, lexeme in enumerate(reversed(window)):
        if distance > 12 and lexeme.lower != "toll":
            continue
        if lexeme.lower in {"vote", "voted"} and word_at(lexemes, draft.first - 1) in {
            "-",
            "–",
            "of",
            "was",
            "by",
            "voted",
        }:
            return set_unit(draft, "vote", lexeme.text, 0.75)
        if lexeme.lower in TOLLS and not lexeme.tag.startswith("VB"):
            return set_unit(draft, "person", lexeme.text, 0.75)
        if lexeme.lower in SHARES and value is not None and value < 100:
            return set_unit(draft, "%", lexeme.text, 0.7)
    return False


def _from_subject(lexemes: Sequence[Lexeme], draft: Draft) -> bool:
    """ "sales will exceed 700", "benefit claims rose 15,000": the subject of a verb of reaching or moving."""
    first = draft.first
    while word_at(lexemes, first - 1) in {"breaking", "-", "record", "high", "low", "a", "new", "fresh"}:
        first -= 1
    verbs = [at for at in range(max(0, first - 3), draft.quantity.first) if lexemes[at].lemma.lower() in MOVES]
    if not verbs:
        return False
    verb = lexemes[verbs[-1]]
    for at in range(verbs[-1] - 1, max(-1, verbs[-1] - 12), -1):
        lexeme = lexemes[at]
        if lexeme.sentence != verb.sentence or lexeme.text in {",", ";", ":"}:
            return False
        mistagged = at == verbs[-1] - 1 and lexeme.tag == "VBZ" and lexeme.lower.endswith("s")  # "claims rose"
        if lexeme.glued and lexemes[at - 1].kind == "number":
            return False  # "the 76ers dropped 26"
        if (lexeme.tag == "NNS" or mistagged) and word_at(lexemes, at + 1) not in {"'", "’"}:
            usable = lexeme.text[0].islower() or at == 0 or lexemes[at - 1].sentence != lexeme.sentence
            if not usable or lexeme.lower in REPORTERS | PRICED:
                return False
            return set_unit(draft, singular(lexeme.lower, lexeme.lemma), lexeme.text, 0.75)
        if lexeme.lower in BODIES and at == verbs[-1] - 1:
            return set_unit(draft, "person", lexeme.text, 0.75)
    return False
