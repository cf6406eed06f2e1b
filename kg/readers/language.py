"""Whether a text is written in the language that a spaCy pipeline reads: by its script, then by its function words.

A measure that abstains: texts of few words, texts in two languages, and languages without a list below are let through.
A page's own declaration is not asked, since many English pages declare the language of their publisher. Not told apart
with certainty: close relatives such as Danish and Norwegian. See docs/decisions/021-language-of-an-article.md.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from typing import NamedTuple

from kg.errors import InputError
from kg.model import Article
from kg.readers.function_words import FUNCTION_WORDS, NAME_PARTICLES

MANY_LANGUAGES = "xx"  # spaCy's code of a pipeline for any language
UNDETERMINED = "und"  # BCP 47
FEW = 2  # languages of a script that can be named for it
ENOUGH_WORDS = 12
ENOUGH_LETTERS = 20
FOREIGN_SHARE = 0.15  # of a text's words; English articles stay below .06
DIFFERENT_WORDS = 3  # a name or a sign that recurs is no language
BARE_SHARE = 0.06  # of words that stand in no names
_OUTWEIGHS = 2.0
_SAMPLE = 20_000

NAMES = {
    "ca": "Catalan", "cs": "Czech", "da": "Danish", "de": "German", "en": "English", "es": "Spanish", "fi": "Finnish",
    "fr": "French", "hr": "Croatian", "hu": "Hungarian", "id": "Indonesian", "it": "Italian", "nb": "Norwegian",
    "nl": "Dutch", "pl": "Polish", "pt": "Portuguese", "ro": "Romanian", "sv": "Swedish", "tr": "Turkish",
    "vi": "Vietnamese",
}  # fmt: skip


class Script(NamedTuple):
    """A script other than Latin: its letters, and the languages that are written in it."""

    name: str
    letters: re.Pattern[str]
    languages: tuple[str, ...]


_KANA = Script("Japanese", re.compile("[\u3040-\u30ff]"), ("ja",))
_HAN = Script("Chinese", re.compile("[\u3400-\u4dbf\u4e00-\u9fff]"), ("zh", "ja"))
_SCRIPTS = (
    _KANA,
    _HAN,
    Script("Cyrillic", re.compile("[\u0400-\u052f]"), ("ru", "uk", "bg", "mk", "sr", "ky", "tt")),
    Script("Greek", re.compile("[\u0370-\u03ff\u1f00-\u1fff]"), ("el", "grc")),
    Script("Arabic", re.compile("[\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufeff]"), ("ar", "fa", "ur")),
    Script("Hebrew", re.compile("[\u0590-\u05ff]"), ("he", "yi")),
    Script("Korean", re.compile("[\uac00-\ud7af\u1100-\u11ff]"), ("ko",)),
    Script("Thai", re.compile("[\u0e00-\u0e7f]"), ("th",)),
    Script("Indic", re.compile("[\u0900-\u0dff]"), ("hi", "mr", "ne", "sa", "bn", "ta", "te", "kn", "ml", "gu", "si")),
    Script("Armenian", re.compile("[\u0530-\u058f]"), ("hy",)),
    Script("Georgian", re.compile("[\u10a0-\u10ff]"), ("ka",)),
    Script("Ethiopic", re.compile("[\u1200-\u137f]"), ("am", "ti")),
)
_LETTER = re.compile(r"[^\W\d_]")
_WORD = re.compile(r"[^\W\d_]+")


def check_language(article: Article, language: str) -> None:
    """Raise InputError where an article is surely not in the language that a pipeline reads."""
    found = foreign_language(article.text, language)
    if found is not None:
        reads = NAMES.get(language, language)
        raise InputError(
            f"skipped: looks like {found}, and the model reads {reads}; name a spaCy pipeline for it with --model",
            path=article.id,
        )


def language_of(text: str) -> str | None:
    """Code of the language that a text is surely written in where that is not English; None where it may be English.

    A script of many languages is `und`, undetermined.
    """
    script = _foreign_script(text, "en")
    if script is None:
        return _foreign_words(text, "en")
    return script.languages[0] if len(script.languages) <= FEW else UNDETERMINED


def foreign_language(text: str, language: str) -> str | None:
    """Name of what a text is written in where that is surely not `language` (a code of spaCy); else None."""
    if language == MANY_LANGUAGES:
        return None
    script = _foreign_script(text, language)
    if script is not None:
        return script.name if len(script.languages) <= FEW else f"text in {script.name} script"
    found = _foreign_words(text, language)
    return None if found is None else NAMES[found]


def _foreign_script(text: str, language: str) -> Script | None:
    """Script of most letters, where `language` is not written in it."""
    sample = text[:_SAMPLE]
    letters = len(_LETTER.findall(sample))
    if letters < ENOUGH_LETTERS or sample.isascii():
        return None
    counts = {script: len(script.letters.findall(sample)) for script in _SCRIPTS}
    if counts[_KANA]:  # Japanese mixes its own letters with Chinese ones
        counts[_KANA] += counts[_HAN]
    script = max(counts, key=lambda item: counts[item])
    return None if language in script.languages or 2 * counts[script] < letters else script


def _foreign_words(text: str, language: str) -> str | None:
    """Language whose function words make up a good share of the words and outweigh those of `language`."""
    own = FUNCTION_WORDS.get(language)
    if own is None:
        return None
    words = Counter(_WORD.findall(text[:_SAMPLE].lower()))
    total = words.total()
    if total < ENOUGH_WORDS:
        return None
    expected = sum(words[word] for word in own)
    counts = {other: sum(words[word] for word in _beside(other, language)) for other in FUNCTION_WORDS}
    best = max(counts, key=lambda other: counts[other])
    if counts[best] < FOREIGN_SHARE * total or counts[best] <= _OUTWEIGHS * expected:
        return None
    bare = [words[word] for word in _beside(best, language) - NAME_PARTICLES if word in words]
    surely = len(bare) >= DIFFERENT_WORDS and sum(bare) >= BARE_SHARE * total
    return best if surely else None


@lru_cache(maxsize=64)
def _beside(other: str, language: str) -> frozenset[str]:
    """Function words of one language that are none of another."""
    return FUNCTION_WORDS[other] - FUNCTION_WORDS[language]
