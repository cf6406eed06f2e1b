"""Put right what the parser gets wrong by form: abbreviated titles, hyphenated prefixes, names torn apart or glued.

"Brig. Gen. Ana Holt": the stop ends no sentence, and the title hangs on the name. "co-author": one word, whose head is
the last part. "Union leader Pham | Quoc Dat said": no sentence ends inside a name, without a stop and without a verb.
"were running lateNDR noted": NDR noted. "Contrary to what X said, Y stayed": Y stayed.
Does not touch titles that the tokeniser leaves whole ("Gen."), nor hyphens between two full words.
"""

from __future__ import annotations

import re
from typing import Any

from spacy.tokens import Doc, Token


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_TITLES = _words(
    "lt brig gen col maj capt sgt cpl pfc spc cpt cpo adm cmdr supt insp det asst sen rep gov atty amb pres rev"
)
_PREFIXES = _words("co ex vice under far non anti pro pre post self half mid multi inter sub semi ultra")
_OPENS_SENTENCE = _words("he she it they we i you the a an this that these those in on at but and his her")
_BEFORE_NOUN = frozenset({"compound", "flat", "amod", "nmod:desc"})
_NOUNS, _PROPER = frozenset({"NOUN", "PROPN"}), frozenset({"NNP", "NNPS"})
_TITLE = re.compile(rf"(?<![^\W\d_])(?:{'|'.join(sorted(_TITLES))})\.", re.IGNORECASE)
_GLUED = re.compile(r"[a-z][A-Z]")  # looked for first: few articles have it, and reading tokens is slow
_WHAT = re.compile(r"\bto what\b|\bUnlike what\b")
_ATTRIBUTES: list[int | str] = ["TAG", "POS", "MORPH", "LEMMA", "ENT_TYPE", "ENT_ID", "ENT_KB_ID", "ENT_IOB"]
_BEGIN, _INSIDE, _OUTSIDE = 3, 1, 2  # ENT_IOB


def repair(doc: Doc) -> Doc:
    """The Doc with titles and prefixed words in one piece; the same Doc where nothing is to be done."""
    titles = _titles(doc) if _TITLE.search(text := doc.text) else []
    prefixed = [t.i for t in doc if _is_prefix(t)] if "-" in text else []
    glued = [t.i for t in doc if _is_glued_subject(t)] if _GLUED.search(text) else []
    freed = [t.i for t in doc if _is_main_clause(t)] if _WHAT.search(text) else []
    torn = _torn(doc)
    if not (titles or prefixed or torn or glued or freed):
        return doc
    work = _Tree(doc)
    for stops, name in titles:
        work.join_title(stops, name)
    for first in prefixed:
        work.join_word(first)
    for last in torn:
        work.join_name(last)
    for subject in glued:
        work.part_glued(subject)
    for verb in freed:
        work.free_clause(verb)
    return work.doc()


def _torn(doc: Doc) -> list[int]:
    """Last tokens of sentences that end with a capitalised word before another one, the last sentence first."""
    found = []
    for token in doc:
        if token.i == 0 or not token.is_sent_start:
            continue
        before = doc[token.i - 1]
        named = token.tag_ in _PROPER or (token.is_title and token.pos_ in _NOUNS)
        if (
            before.is_alpha
            and before.tag_ in _PROPER
            and named
            and token.text.rstrip(".").isalpha()
            and not _is_label(token)
        ):
            found.append(before.i)
    return found[::-1]


def _is_label(token: Token) -> bool:
    """Whether a colon follows: "Image: ..."."""
    return token.i + 1 < len(token.doc) and token.doc[token.i + 1].text == ":"


def _is_split_title(doc: Doc, i: int) -> bool:
    return (
        i + 2 < len(doc)
        and doc[i].lower_ in _TITLES
        and doc[i].text[0].isupper()
        and doc[i + 1].text == "."
        and not doc[i].whitespace_
    )


def _titles(doc: Doc) -> list[tuple[list[int], int]]:
    """Abbreviated titles whose stop is a token of its own, each with the token where the name behind begins."""
    found: list[tuple[list[int], int]] = []
    i = 0
    while i < len(doc):
        titles: list[int] = []
        k = i
        while _is_split_title(doc, k) or (titles and k + 1 < len(doc) and doc[k].lower_.rstrip(".") in _TITLES):
            titles.append(k)
            k += 2 if doc[k + 1].text == "." else 1
        if titles and k < len(doc) and doc[k].text[0].isupper() and doc[k].lower_ not in _OPENS_SENTENCE:
            found.append((titles, k))
        i = max(k, i + 1)
    return found


def _is_prefix(token: Token) -> bool:
    i, doc = token.i, token.doc
    return (
        token.lower_ in _PREFIXES
        and i + 2 < len(doc)
        and doc[i + 1].text == "-"
        and doc[i + 2].is_alpha
        and not token.whitespace_
        and not doc[i + 1].whitespace_
    )


def _is_glued_subject(token: Token) -> bool:
    """Whether a typing error glued who speaks to what is said: "were running lateNDR noted"."""
    i, doc = token.i, token.doc
    return (
        0 < i < len(doc) - 1
        and doc[i - 1].text.islower()
        and doc[i - 1].is_alpha
        and not doc[i - 1].whitespace_
        and token.text[0].isupper()
        and doc[i + 1].tag_ in {"VBD", "VBZ", "VBP"}
        and bool(token.whitespace_)
    )


def _is_main_clause(token: Token) -> bool:
    """Whether "Contrary to what X said, Y stayed" has Y's clause for what X said; that is "what" already."""
    said = token.head
    free = token.dep_ == "ccomp" and said.dep_ in {"acl:relcl", "acl"} and said.head.lower_ == "what"
    return free and "," in [t.text for t in token.doc[said.i + 1 : token.i]]


class _Tree:
    """Heads, labels and columns of a Doc while they are changed."""

    def __init__(self, doc: Doc) -> None:
        self._doc = doc
        self._heads = [t.head.i for t in doc]
        self._labels = [t.dep for t in doc]
        self._rows: Any = doc.to_array(_ATTRIBUTES)
        self._children: dict[int, set[int]] = {}
        for child, head in enumerate(self._heads):
            self._children.setdefault(head, set()).add(child)

    def _hang(self, token: int, head: int, label: int | str) -> None:
        self._children[self._heads[token]].discard(token)
        self._children.setdefault(head, set()).add(token)
        self._heads[token] = head
        self._labels[token] = self._doc.vocab.strings.add(label) if isinstance(label, str) else label

    def _path(self, token: int) -> list[int]:
        """A token and all that it hangs on, up to the root."""
        found = [token]
        while self._heads[found[-1]] != found[-1]:
            found.append(self._heads[found[-1]])
        return found

    def _lead(self, parts: list[int], head: int) -> None:
        """Let one of some tokens take the place of all of them in the tree, with what hangs on the others."""
        inside = set(parts)
        top = next((p for p in reversed(self._path(head)) if p in inside), head)
        if top != head:
            outer = self._heads[top]
            self._hang(head, head if outer == top else outer, self._labels[top])
        for part in parts:
            if part == head:
                continue
            for child in sorted(self._children.get(part, set()) - inside):
                self._hang(child, head, self._labels[child])

    def join_title(self, titles: list[int], name: int) -> None:
        """Hang abbreviated titles and their stops on the name behind them."""
        before = titles[0] - 1
        roles = [before] if before >= 0 and self._heads[titles[0]] == before else []
        stops = [i + 1 for i in titles if self._doc[i + 1].text == "."]
        head = self._noun_behind(name)
        kept = {role: sorted(c for c in self._children.get(role, set()) if c < role) for role in roles}
        self._lead([*roles, *titles, *stops, head], head)
        for part in [*roles, *titles]:
            self._hang(part, head, "nmod:desc")
        for role, children in kept.items():
            for child in children:
                self._hang(child, role, self._labels[child])
        strings = self._doc.vocab.strings
        for stop in stops:
            self._hang(stop, stop - 1, "punct")
            self._rows[stop, :2] = [strings.add("."), strings.add("PUNCT")]
        for part in [*titles, *stops]:
            self._rows[part, 4:] = [0, 0, 0, _OUTSIDE]
        for part in titles:
            self._rows[part, :2] = [strings.add("NNP"), strings.add("PROPN")]
        if self._rows[name, -1] == _INSIDE:
            self._rows[name, -1] = _BEGIN

    def part_glued(self, subject: int) -> None:
        """Make a token the subject of the verb behind it; what the parse joined to it goes to the clause before."""
        verb = subject + 1
        stray = {child for child in self._children.get(subject, set()) if child < subject}
        if self._heads[subject] < subject:
            stray.add(self._heads[subject])
        if subject in self._path(verb):
            outer = self._heads[subject]
            self._hang(verb, verb if outer == subject else outer, self._labels[subject])
        self._hang(subject, verb, "nsubj")
        clause = max(
            (c for c in self._children.get(verb, set()) if c < subject and self._doc[c].pos_ in {"VERB", "AUX"}),
            default=None,
        )
        for token in stray:
            if clause is not None and token != clause and self._heads[token] in {verb, subject}:
                self._hang(token, clause, "obj" if self._doc[token].pos_ in _NOUNS else "advmod")

    def free_clause(self, verb: int) -> None:
        """Make a clause the main one; what was above it becomes a circumstance of it."""
        root = self._path(verb)[-1]
        self._hang(verb, verb, "ROOT")
        self._hang(root, verb, "obl")

    def join_word(self, first: int) -> None:
        """Hang a prefix and its hyphen on the word behind them."""
        hyphen, head = first + 1, first + 2
        self._lead([first, hyphen, head], head)
        self._hang(first, head, "compound")
        self._hang(hyphen, head, "punct")
        self._hang_on_noun(first, head)
        strings = self._doc.vocab.strings
        if self._doc[first].pos_ == "ADP":
            self._rows[first, :2] = [strings.add("NN"), strings.add("NOUN")]
        self._rows[hyphen, :2] = [strings.add("HYPH"), strings.add("PUNCT")]

    def join_name(self, last: int) -> None:
        """Join the sentence that ends with a token to the next one, if one of the two has no verb."""
        left, right = self._path(last)[-1], self._path(last + 1)[-1]
        if left == right or self._has_verb(last + 1, right):
            if left != right and not self._has_verb(last, left):
                self._hang(left, self._noun_behind(last + 1), "nmod:desc")
            return
        if right == last + 1 and self._has_verb(last, left):
            for child in sorted(
                c for c in self._children.get(right, set()) if c > right and self._doc[c].tag_ not in _PROPER
            ):
                self._hang(child, left, self._labels[child])
            self._hang(right, last, "flat")

    def _has_verb(self, inside: int, root: int) -> bool:
        """Whether the sentence of a token and its root has a verb."""
        doc = self._doc
        for start, way in ((inside, 1), (inside, -1)):
            i = start
            while 0 <= i < len(doc) and self._path(i)[-1] == root:
                if doc[i].pos_ in {"VERB", "AUX"}:
                    return True
                i += way
        return False

    def _noun_behind(self, token: int) -> int:
        """Head of the noun phrase that a token opens, climbing over what precedes a noun only."""
        strings = self._doc.vocab.strings
        for _ in range(4):
            head = self._heads[token]
            if head <= token or strings[self._labels[token]] not in _BEFORE_NOUN or self._doc[head].pos_ not in _NOUNS:
                break
            token = head
        return token

    def _hang_on_noun(self, first: int, last: int) -> None:
        """ "The far-right Party said": a word in front of a noun, and its article, hang on the noun and on no verb."""
        doc, strings, verb = self._doc, self._doc.vocab.strings, self._heads[last]
        if verb == last or doc[verb].pos_ != "VERB" or strings[self._labels[last]] != "amod":
            return
        noun = self._noun_behind(last + 1) if last + 1 < len(doc) else last
        if doc[noun].pos_ not in _NOUNS or last in self._path(noun):
            return
        self._hang(last, noun, "amod")
        if (
            first > 0
            and self._heads[first - 1] == verb
            and not self._children.get(first - 1)
            and strings[self._labels[first - 1]] == "det"
        ):
            self._hang(first - 1, noun, "det")

    def doc(self) -> Doc:
        """A Doc of the same words with the changed annotation."""
        import numpy as np

        old = self._doc
        new = Doc(old.vocab, words=[t.text for t in old], spaces=[bool(t.whitespace_) for t in old])
        relative = (np.array(self._heads, dtype=np.int64) - np.arange(len(old))).view(np.uint64)[:, np.newaxis]
        labels = np.array(self._labels, dtype=np.uint64)[:, np.newaxis]
        rows: Any = np.hstack([self._rows, labels, relative])
        return new.from_array([*_ATTRIBUTES, "DEP", "HEAD"], rows)
