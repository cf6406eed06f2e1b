"""The words of an article as the number grammar reads them: digits, letters and signs apart.

The tokenizer of the pipeline does not matter: "$40bn" is three lexemes, "27-year" three, "G7" one. Each knows the tag
of the token that it lies in.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from kg.extract.tokens import Doc

CURRENCY_CODES = (
    "AED|ARS|AUD|BRL|CAD|CHF|CLP|CNY|COP|CZK|DKK|EGP|ETB|EUR|GBP|GHS|HKD|HUF|IDR|ILS|INR|JPY|KES|KRW|MAD|MXN|MYR|NGN|NOK|"
    "NZD|PEN|PHP|PKR|PLN|QAR|RON|RUB|RWF|SAR|SEK|SGD|THB|TRY|TWD|TZS|UAH|UGX|USD|VND|XAF|XOF|ZAR|ZMW|Rs|RM|EC|GH|Shs?|K[Ss]hs?|U[Ss]hs?|T[Ss]hs?|Rp|Tk"
    "|P[Hh]p"
)
WEEKDAYS = frozenset({"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"})
_DIGITS = (
    r"\d{1,3},\d{1,2}(?=\s?(?:%|per\s?cent))|(?:\d{1,3}(?:,\d{3})+(?!\d)|\d{1,2}(?:,\d{2})+,\d{3}(?!\d)|\d{1,3}(?:[\u00a0\u2009\u202f'’]\d{3})+(?!\d)"
    r"|\d{1,3}(?:\.\d{3}){2,}(?![\d.])|[1-9]\d{0,2}(?:(?: 000)+|(?: \d{3}){2,})(?!\d)|\d+)(?:\.\d+)?"
)
# One letter is money only before a large amount or a price: "N2,000", "R4.5 billion", "P85 per kilo"; "N2" is a road.
_LARGE = r"\d{1,3}(?:,\d{3})+(?!\d)|\d+(?:\.\d+)?(?:[\s-][mbtr]+illion|bn|m|tn)\b"
_PRICE = r"\d{1,3}\.\d\d(?![\w.])|\d+\s(?:per\s(?!cent)|an?\s|each\b|apiece\b)"
_LETTER_MONEY = (
    rf"[NR](?<!\w[NR])(?={_LARGE})|[PK](?<!\w[PK])(?={_LARGE}|{_PRICE})|P(?<!\wP)(?=\d+(?:\.\d+)?-?[MBT]\b)"
    rf"|(?:Le|Br)(?<!\w\w\w)(?={_LARGE})"
)
# where an article has amounts with a letter, smaller ones are amounts as well
_SMALL_MONEY = rf"[NRK](?<!\w[NRK])(?={_PRICE})|P(?<!\wP)(?=\d+(?:\.\d+)?(?![\w-]|\.\d))"
_HAS_LETTER_MONEY = re.compile(rf"\b[NRPK](?=\d)(?={_LARGE})")
# Most lexemes are words: what begins with a digit, a stop or a capital is ruled out for them by one character.
_LEXEME, _LEXEME_WITH_SMALL_MONEY = (
    re.compile(
        rf"(?P<number>(?=\d)(?:{_DIGITS})|\.(?<![\w.]\.)\d+)"
        rf"|(?P<word>(?=[A-Z][A-Za-z]+\d)(?:{CURRENCY_CODES})(?=\d)|{letters}"
        r"|[^\W\d_]++(?:\d\w*|(?:['’](?!s\b)[^\W\d_]+)*))"
        r"|(?P<sign>\S)"
    )
    for letters in (_LETTER_MONEY, f"{_LETTER_MONEY}|{_SMALL_MONEY}")
)


class Lexeme(NamedTuple):
    """A word, a number in digits or a sign; `glued` when no blank stands before it.

    `token` is the place of the token that it lies in; `sentence` and `paragraph` count those of the article.
    """

    start: int
    end: int
    text: str
    lower: str
    kind: str
    glued: bool
    token: int
    tag: str
    pos: str
    lemma: str
    sentence: int
    paragraph: int


def word_at(lexemes: Sequence[Lexeme], position: int) -> str:
    """The lexeme at a position in lower case, "" outside the article."""
    return lexemes[position].lower if 0 <= position < len(lexemes) else ""


def read_lexemes(doc: Doc) -> list[Lexeme]:
    """Cut an article into lexemes; a lexeme that spans several tokens takes the tag of its first."""
    lexemes: list[Lexeme] = []
    token_index, sentence, paragraph, end = 0, 0, 0, 0
    text, tokens = doc.text, list(doc)
    starts = [*(token.idx for token in tokens), len(text)]
    sentences: list[int] = []
    for token in tokens:
        if token.is_sent_start and sentences:
            sentence += 1
        sentences.append(sentence)
    pattern = _LEXEME_WITH_SMALL_MONEY if _HAS_LETTER_MONEY.search(text) else _LEXEME
    for match in pattern.finditer(text):
        start, stop = match.span()
        if start > end and "\n" in text[end:start]:
            paragraph += 1
        while starts[token_index + 1] <= start:
            token_index += 1
        token, word = tokens[token_index], match[0]
        lexemes.append(
            Lexeme(
                start,
                stop,
                word,
                word.lower(),
                match.lastgroup or "sign",
                start == end and bool(lexemes),
                token_index,
                token.tag_,
                token.pos_,
                token.lemma_,
                sentences[token_index],
                paragraph,
            )
        )
        end = stop
    return lexemes
