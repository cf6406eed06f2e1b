"""Invent appositions inside real treebank sentences, and lists of names that look like them.

Who acts or is acted on becomes somebody invented: "The head of the union, Ana Ruiz, met ...", "... of Carl Dietz, 51",
"... by the Institute for Trade (IT)", "his sister Ana Ruiz", "the newspaper X". What the sentence says then makes no
sense; its grammar does. Does not invent appositions of clauses. The annotation follows EWT and GUM.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from conllu import Document, Sentence
from name_augment import NameMaker
from phrases import Part, Phrase, join, leaf, mark, root_of, yield_of
from speech_patterns import SpeechMaker

PLACES = frozenset({"nsubj", "nsubj:pass", "obj", "obl:agent", "nmod", "obl"})
PERSONAL_CASES = frozenset({"by", "with", "from", "of", "for", "to", "against", "between"})
UNFIT = frozenset({"PUNCT", "VERB", "CCONJ", "PRON", "NUM"})
FIELDS = ("trade", "health", "justice", "labour", "science", "education", "transport", "energy", "finance", "culture")
KIN = (
    *("wife", "husband", "brother", "sister", "son", "daughter", "mother", "father", "cousin", "friend", "lawyer"),
    *("colleague", "deputy", "predecessor", "rival", "spokesman", "coach", "boss"),
)
THINGS = (
    "newspaper",
    "magazine",
    "agency",
    "company",
    "group",
    "organization",
    "association",
    "broadcaster",
    "website",
)
TRADES = (
    *("lawyer", "journalist", "activist", "professor", "analyst", "senator", "member", "teacher", "farmer"),
    *("economist", "student"),
)
BODIES = ("Ministry", "Institute", "Council", "Federation", "Union", "Agency", "Commission", "Court", "Party", "Board")


def bracket(form: str) -> Phrase:
    """A bracket as a phrase."""
    return [leaf(form, "PUNCT", "-LRB-" if form == "(" else "-RRB-", 0, "ROOT", form)]


class AppositionMaker(SpeechMaker):
    """Draws noun phrases with appositions and puts them into sentences."""

    def number(self) -> Phrase:
        """An age."""
        return [leaf(str(self.random.randint(18, 92)), "NUM", "CD", 0, "ROOT", "", "NumForm=Digit|NumType=Card")]

    def body(self) -> tuple[Phrase, str]:
        """`the Ministry of Trade and Health` with its initials."""
        body, field = self.random.choice(BODIES), self.random.choice(FIELDS).title()
        adjective = self.random.choice(["National", "Federal", "International", "General", "Supreme", ""])
        noun = [leaf(body, "PROPN", "NNP", 0, "ROOT", body, "Number=Sing")]
        parts: list[Part] = []
        center = 1 + bool(adjective)
        parts.append((self.determiner("the"), center, "det"))
        if adjective:
            parts.append(([leaf(adjective, "ADJ", "NNP", 0, "ROOT", adjective, "Degree=Pos")], center, "amod"))
        other = [leaf(field, "PROPN", "NNP", 0, "ROOT", field, "Number=Sing")]
        inside = self.with_case(self.random.choice(["of", "for"]), other)
        parts += [(noun, None, ""), (inside, center, "nmod")]
        return join(*parts), "".join(word[0] for word in (adjective, body, field) if word)

    def described(self) -> Phrase:
        """What an apposition says of a person: `the president of Foro Penal`, `a journalist`."""
        return self.role() if self.random.random() < 0.5 else self.group()

    def group(self) -> Phrase:
        """A noun phrase with an indefinite article and perhaps where it belongs."""
        noun = self.random.choice(TRADES)
        head = [leaf(noun, "NOUN", "NN", 0, "ROOT", noun, "Number=Sing")]
        parts: list[Part] = [(self.determiner("an" if noun[0] in "aeiou" else "a"), 1, "det"), (head, None, "")]
        if self.random.random() < 0.7:
            inside = self.with_case(self.random.choice(["of", "at", "with", "from"]), self.organization())
            parts.append((inside, 1, "nmod"))
        return join(*parts)

    def noun_phrase(self, *, closed: bool) -> Phrase:
        """A noun phrase in one of the shapes; `closed` where a comma has to follow an apposition between commas."""
        kind = self.random.random()
        end: list[Part] = [(mark(","), 2, "punct")] if closed else []
        if kind < 0.22:
            return join((self.name("PER"), None, ""), (mark(","), 2, "punct"), (self.described(), 0, "appos"), *end)
        if kind < 0.38:
            first = self.role() if self.random.random() < 0.7 else self.group()
            return join((first, None, ""), (mark(","), 2, "punct"), (self.name("PER"), 0, "appos"), *end)
        if kind < 0.46:
            return join((self.name("PER"), None, ""), (mark(","), 2, "punct"), (self.number(), 0, "appos"), *end)
        if kind < 0.60:
            whole, initials = self.body()
            short = [leaf(initials, "PROPN", "NNP", 0, "ROOT", initials, "Number=Sing")]
            return join((whole, None, ""), (bracket("("), 2, "punct"), (short, 0, "appos"), (bracket(")"), 2, "punct"))
        if kind < 0.86:
            return self.unmarked(end)
        parts: list[Part] = [(self.person(), None, "")]
        more = self.random.choice([1, 1, 2])
        parts += [(join((mark(","), 1, "punct"), (self.person(), None, "")), 0, "conj") for _ in range(more)]
        last = join(([leaf("and", "CCONJ", "CC", 0, "ROOT")], 1, "cc"), (self.person(), None, ""))
        return join(*parts, (last, 0, "conj"))

    def unmarked(self, end: list[Part]) -> Phrase:
        """An apposition without a mark, `his wife Ana Ruiz`, `the newspaper X`, and perhaps an age behind the name."""
        if self.random.random() < 0.75:
            form = self.random.choice(["his", "her", "their", "my"])
            own = [leaf(form, "PRON", "PRP$", 0, "ROOT", form, "Case=Gen|Poss=Yes|PronType=Prs")]
            first = (own, 1, "nmod:poss")
            noun, name = self.random.choice(KIN), self.name("PER")
        else:
            first = (self.determiner("the"), 1, "det")
            noun, name = self.random.choice(THINGS), self.name(self.random.choice(["media", "ngo", "company"]))
        parts: list[Part] = [first, ([leaf(noun, "NOUN", "NN", 0, "ROOT", noun, "Number=Sing")], None, "")]
        if noun in KIN and self.random.random() < 0.2:
            aged = join((name, None, ""), (mark(","), 2, "punct"), (self.number(), 0, "appos"), *end)
            return join(*parts, (aged, 1, "appos"))
        return join(*parts, (name, 1, "appos"))

    def places(self, words: Phrase) -> Iterator[tuple[int, int, int]]:
        """Noun phrases that may be exchanged: start, end, head."""
        for head, word in enumerate(words):
            if word.deprel not in PLACES or word.xpos not in {"NNP", "NN"} or words[word.head].xpos in {"CD", "SYM"}:
                continue
            inside = sorted(yield_of(words, head))
            start, end = inside[0], inside[-1] + 1
            if end - start != len(inside) or end >= len(words) or end - start > 6:
                continue
            case = words[start].deprel == "case" and words[start].head == head
            if case != (word.deprel in {"obl:agent", "nmod", "obl"}) or (
                case and words[start].form.lower() not in PERSONAL_CASES
            ):
                continue
            start += case
            if all(w.upos not in UNFIT and w.deprel not in {"case", "fixed"} for w in words[start:end]):
                yield start, end, head

    def inserted(self, words: Phrase) -> Phrase | None:
        """The sentence with one noun phrase exchanged, if there is one to exchange."""
        places = list(self.places(words))
        if not places:
            return None
        start, end, head = self.random.choice(places)
        new = self.noun_phrase(closed=words[end].upos != "PUNCT")
        root, shift = start + root_of(new), len(new) - (end - start)

        def moved(index: int) -> int:
            return root if index == head else index + shift if index >= end else index

        outer = words[head]
        middle = [replace(word, head=word.head + start) for word in new]
        middle[root_of(new)] = replace(middle[root_of(new)], head=moved(outer.head), deprel=outer.deprel)
        before = [replace(w, head=moved(w.head)) for w in words[:start]]
        after = [replace(w, head=moved(w.head)) for w in words[end:]]
        middle[-1] = replace(middle[-1], space=words[end - 1].space)
        return tidy_inside(before + middle + after, start, start + len(new))


def tidy_inside(words: Phrase, start: int, end: int) -> Phrase:
    """Blanks around the marks of the new words, and a capital where the sentence begins with them."""
    fixed = list(words)
    for index in range(max(start - 1, 0), min(end, len(words) - 1)):
        word, following = words[index], words[index + 1]
        closes = start <= index + 1 < end and following.form in {",", ")"}
        if closes or (word.form == "(" and start <= index < end):
            fixed[index] = replace(word, space=False)
        elif start <= index and following.form not in {",", ".", ";", ":", "?", "!"} and following.form[0] not in "'’":
            fixed[index] = replace(word, space=True)
    if start == 0:
        fixed[0] = replace(fixed[0], form=fixed[0].form[0].upper() + fixed[0].form[1:])
    return fixed


def apposition_documents(names: NameMaker, documents: list[Document], count: int) -> list[Document]:
    """So many real sentences with invented appositions, each a document."""
    maker = AppositionMaker(names, [], [])
    sentences = [s for d in documents for s in d.sentences if len(s.words) >= 8 and s.words[-1].form in {".", "”", '"'}]
    sentences *= 2  # each may be drawn twice, with something else in it
    maker.random.shuffle(sentences)
    changed = ((s, maker.inserted(list(s.words))) for s in sentences)
    usable = ((s, words) for s, words in changed if words)
    return [
        Document(f"apposition-{number}", ((Sentence(f"apposition-{number}", tuple(words), starts_paragraph=True),),))
        for number, (_, words) in enumerate(islice(usable, count))
    ]
