"""Where the nouns of a noun phrase behind a number stand, by the tags of the pipeline; its parse is not needed.

Not handled: a phrase of more than nine words.
"""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.figures.lexemes import Lexeme, word_at
from kg.extract.figures.modifying_words import NO_ADVERBS, NO_MODIFIERS
from kg.extract.figures.noun_forms import IRREGULAR

TIME_WORDS = frozenset({
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "today", "yesterday", "tomorrow",
    "tonight", "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
    "november", "december", "last", "next", "this", "early", "late", "due", "worth", "ago", "apiece", "each", "total",
    "overall", "respectively", "alone", "abreast",
})  # fmt: skip
LOOSE_ADJECTIVES = frozenset({
    "more", "other", "new", "additional", "further", "extra", "such", "different", "own", "fewer", "less",
    "consecutive", "separate",
})  # fmt: skip


def is_noun(lexeme: Lexeme) -> bool:
    """Whether the pipeline took a lexeme for a noun or a name."""
    return lexeme.kind == "word" and (lexeme.tag.startswith("NN") or lexeme.pos in {"NOUN", "PROPN"})


def is_plural(lexeme: Lexeme) -> bool:
    """Whether a noun is a plural, by its tag or because it is an irregular one."""
    return lexeme.tag in {"NNS", "NNPS", "VBZ"} or (lexeme.lower in IRREGULAR and not lexeme.tag.startswith("NNP"))


def is_whole_plural(lexemes: Sequence[Lexeme], position: int) -> bool:
    """Whether a noun is a plural and no part of a compound like "Rolls-Royce"."""
    return is_plural(lexemes[position]) and not (
        word_at(lexemes, position + 1) == "-" and all(lexeme.glued for lexeme in lexemes[position + 1 : position + 3])
    )


def is_premodifier(lexeme: Lexeme) -> bool:
    """Whether a word may stand between a number and what it counts."""
    if lexeme.kind != "word" or lexeme.lower in NO_MODIFIERS:
        return False
    tagged = lexeme.tag in {"JJ", "JJR", "JJS", "VBN", "VBG", "VBD", "AFX"} or lexeme.pos == "ADJ"
    return tagged or lexeme.lower in LOOSE_ADJECTIVES


def noun_positions(lexemes: Sequence[Lexeme], begin: int, number: Lexeme, *, one: bool) -> list[int]:
    """Where the nouns of one noun phrase stand, up to the end of its first run after a plural."""
    nouns: list[int] = []
    for at in range(begin, min(begin + 9, len(lexemes))):
        lexeme = lexemes[at]
        if lexeme.sentence != number.sentence or lexeme.paragraph != number.paragraph:
            break
        if at == begin and lexeme.kind == "number":
            break
        closed = bool(nouns) and not one and is_whole_plural(lexemes, nouns[-1]) and lexemes[nouns[-1]].tag != "NNPS"
        if nouns and lexeme.token == lexemes[nouns[-1]].token and lexeme.text not in {"s", "'", "’"}:
            if lexeme.kind == "word":
                nouns.append(at)
        elif not one and _is_mistaken_plural(lexeme) and _awaits_plural(lexemes, nouns, number):
            return [*nouns, at]  # "two major hedge funds", tagged as if somebody funded
        elif lexeme.lower in TIME_WORDS and not (
            not nouns and lexeme.lower in {"total", "late", "early"} and _noun_at(lexemes, at + 1)
        ):
            break
        elif is_noun(lexeme):
            if closed and not (is_plural(lexeme) or lexemes[at - 1].text in {"'", "’", "s", "-"}):
                break
            nouns.append(at)
        elif is_premodifier(lexeme) and leads_to_noun(lexemes, at + 1):
            if closed or (lexeme.tag.startswith("VB") and lexemes[at + 1].kind == "number"):
                break
        elif not _is_inner(lexemes, at, has_noun=bool(nouns)):
            break
    return nouns


def _awaits_plural(lexemes: Sequence[Lexeme], nouns: Sequence[int], number: Lexeme) -> bool:
    """Whether a number stands right before the phrase and a common noun in the singular is all that it has so far."""
    if not nouns:
        return True
    return (number.kind == "number" or number.tag == "CD") and lexemes[nouns[-1]].tag == "NN"


def _is_mistaken_plural(lexeme: Lexeme) -> bool:
    """A verb in the third person singular cannot follow a number above one: it is a plural that was tagged wrongly."""
    return lexeme.tag == "VBZ" and lexeme.lower.endswith("s") and lexeme.lower not in {"is", "has", "does", "was", "s"}


def phrase(lexemes: Sequence[Lexeme], first: int, last: int) -> str:
    """The words first..last (exclusive) as they stand, with single blanks."""
    words = ""
    for lexeme in lexemes[first:last]:
        words += ("" if lexeme.glued or not words else " ") + lexeme.text
    return words


def _noun_at(lexemes: Sequence[Lexeme], position: int) -> bool:
    """Whether a noun stands at a position."""
    return position < len(lexemes) and is_noun(lexemes[position])


def leads_to_noun(lexemes: Sequence[Lexeme], position: int) -> bool:
    """Whether modifiers from a position on end at a noun within a few words."""
    for at in range(position, min(position + 5, len(lexemes))):
        lexeme = lexemes[at]
        if lexeme.lower in TIME_WORDS:
            return False
        if is_noun(lexeme):
            return True
        joins = lexeme.text in {"-", ",", '"', "“", "”"} or lexeme.kind == "number" or lexeme.tag == "CD"
        if not (joins or is_premodifier(lexeme) or (lexeme.lower == "and" and is_premodifier(lexemes[at - 1]))):
            return False
    return False


def _is_inner(lexemes: Sequence[Lexeme], position: int, *, has_noun: bool) -> bool:
    """A hyphen, comma or "and" between modifiers, a genitive, a number inside a name, an adverb before a modifier."""
    lexeme = lexemes[position]
    following = lexemes[position + 1] if position + 1 < len(lexemes) else None
    if following is None:
        return False
    if lexeme.text in {'"', "“", "”"}:  # 'self-described "patriots"'
        return leads_to_noun(lexemes, position + 1) and not is_plural(lexemes[position - 1])
    if lexeme.text in {"-", "/"} and lexeme.glued:
        return following.kind != "sign"
    if lexeme.text in {"'", "’"} or (lexeme.lower == "s" and lexemes[position - 1].text in {"'", "’"}):
        return has_noun and (following.text == "s" or leads_to_noun(lexemes, position + 1))
    if lexeme.kind != "sign" and any(sign.isdigit() for sign in lexeme.text):
        return (
            is_noun(following)
            or following.text == "-"
            or (lexeme.kind == "word" and leads_to_noun(lexemes, position + 1))
        )
    if lexeme.lower in {"and", "or"} and lexemes[position - 1].text == "-":  # "coal- and gas-fired plants"
        return leads_to_noun(lexemes, position + 1)
    if lexeme.lower == "and" and has_noun and _joins_names(lexemes, position):
        return True
    if lexeme.lower == "and" or lexeme.text == ",":
        modifiers = is_premodifier(lexemes[position - 1]) and is_premodifier(following)
        return modifiers and not has_noun and leads_to_noun(lexemes, position + 1)
    if lexeme.tag.startswith("RB") and lexeme.lower not in NO_ADVERBS:
        return not has_noun and is_premodifier(following) and leads_to_noun(lexemes, position + 1)
    return False


def _joins_names(lexemes: Sequence[Lexeme], position: int) -> bool:
    """Whether "and" joins a name to what stands before a common plural: "United Kingdom and Australian personnel"."""
    after = [lexeme for lexeme in lexemes[position + 1 : position + 3] if lexeme.text[0].isupper()]
    head = position + 1 + len(after)
    if lexemes[position - 1].tag != "NNP" or not after or head >= len(lexemes):
        return False
    named = all(lexeme.tag in {"NNP", "JJ"} for lexeme in after)
    plural = lexemes[head].tag == "NNS" and lexemes[head].text[0].islower()
    return named and plural and lexemes[head].sentence == lexemes[position].sentence
