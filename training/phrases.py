"""Small pieces of a parse: put together, punctuated, and taken from the treebanks.

Does not check grammar; a phrase is a list of words whose heads count inside it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from conllu import Document, Word

Phrase = list[Word]  # the root points at itself and has the deprel "ROOT"
Part = tuple[Phrase, int | None, str]  # a phrase, the number of the part it hangs on, and how


def leaf(form: str, upos: str, xpos: str, head: int, deprel: str, lemma: str = "", feats: str = "") -> Word:
    """A word followed by a blank."""
    return Word(form, lemma or form.lower(), upos, xpos, feats, head, deprel, space=True)


def root_of(phrase: Phrase) -> int:
    """Index of the phrase's root."""
    return next(index for index, word in enumerate(phrase) if word.deprel == "ROOT")


def join(*parts: Part) -> Phrase:
    """Put phrases in a row; each hangs on the root of the part with the given number, None being the root."""
    starts, roots, total = [], [], 0
    for phrase, _, _ in parts:
        starts.append(total)
        roots.append(total + root_of(phrase))
        total += len(phrase)
    words: Phrase = []
    for (phrase, parent, deprel), start, root in zip(parts, starts, roots, strict=True):
        for word in phrase:
            head = word.head + start
            if word.deprel == "ROOT":
                words.append(
                    replace(
                        word,
                        head=root if parent is None else roots[parent],
                        deprel="ROOT" if parent is None else deprel,
                    )
                )
            else:
                words.append(replace(word, head=head))
    return words


def mark(form: str) -> Phrase:
    """A punctuation mark as a phrase; a closing one takes the blank from the word before (see tidy)."""
    xpos = {",": ",", ".": ".", "“": "``", "”": "''"}.get(form, "''")
    return [leaf(form, "PUNCT", xpos, 0, "ROOT", form)]


def tidy(words: Phrase) -> Phrase:
    """Remove the blanks before closing marks and after opening ones, and start with a capital."""
    fixed = list(words)
    for index, word in enumerate(fixed[:-1]):
        following = fixed[index + 1]
        if (
            following.form in {",", ".", "”", "'s"}
            or word.xpos == "``"
            or (following.xpos == "''" and following.upos == "PUNCT")
        ):
            fixed[index] = replace(word, space=False)
    first = next(index for index, word in enumerate(fixed) if word.upos != "PUNCT")
    fixed[first] = replace(fixed[first], form=fixed[first].form[0].upper() + fixed[first].form[1:])
    return fixed


def yield_of(words: Phrase, top: int) -> set[int]:
    """Indices of a word and all that hangs on it."""
    inside = {top}
    while True:
        more = {i for i, word in enumerate(words) if word.head in inside} - inside
        if not more:
            return inside
        inside |= more


def usable_clauses(documents: Iterable[Document]) -> Iterator[Phrase]:
    """Yield plain declarative sentences without their full stop, the first word small unless it is a name."""
    for document in documents:
        for sentence in document.sentences:
            words = list(sentence.words)
            if not 6 <= len(words) <= 26 or words[-1].form != "." or any(w.form in '"“”‘’()[]:;' for w in words):
                continue
            root = next(i for i, word in enumerate(words) if word.deprel == "ROOT")
            subject = any(w.head == root and w.deprel.startswith("nsubj") and i < root for i, w in enumerate(words))
            if any(word.deprel in {"discourse", "reparandum", "dislocated", "vocative"} for word in words):
                continue
            if not subject or words[root].upos != "VERB" or words[-1].head != root or words[0].upos == "CCONJ":
                continue
            if words[0].upos != "PROPN" and words[0].form != "I" and not words[0].form.isupper():
                words[0] = replace(words[0], form=words[0].form[0].lower() + words[0].form[1:])
            words[-2] = replace(words[-2], space=True)
            yield words[:-1]


def usable_objects(documents: Iterable[Document]) -> Iterator[Phrase]:
    """Yield the direct objects of the treebanks that are plain noun phrases."""
    for document in documents:
        for sentence in document.sentences:
            for top, word in enumerate(sentence.words):
                if word.deprel != "obj" or word.upos != "NOUN":
                    continue
                inside = sorted(yield_of(list(sentence.words), top))
                words = sentence.words[inside[0] : inside[-1] + 1]
                plain = all(w.upos not in {"VERB", "PUNCT", "AUX"} for w in words)
                if len(words) == len(inside) and 2 <= len(words) <= 9 and plain:
                    yield [
                        replace(w, head=top - inside[0], deprel="ROOT", space=True) if w is word
                        else replace(w, head=w.head - inside[0], space=w.space or i == len(words) - 1)
                        for i, w in enumerate(words)
                    ]  # fmt: skip
