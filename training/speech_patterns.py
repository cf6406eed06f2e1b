"""Invent sentences that say who said what, with their parse, around real clauses of the treebanks.

Covers the plain constructions of news prose; irony, ellipsis and long chains of reported speech are not covered.
The annotation follows what EWT and GUM do in the same constructions.
"""

from __future__ import annotations

from dataclasses import replace

from conllu import Document, Sentence
from name_augment import NameMaker
from phrases import Part, Phrase, join, leaf, mark, root_of, tidy, usable_clauses, usable_objects, yield_of
from speakers import SpeakerMaker

PAST = "Mood=Ind|Number={number}|Person=3|Tense=Past|VerbForm=Fin"
PRESENT = "Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin"
# Lemma, past, third person; a star where a quotation may come first.
VERB_LINES = """
say said says *
report reported reports *
note noted notes *
add added adds *
announce announced announces *
claim claimed claims *
state stated states *
explain explained explains *
insist insisted insists *
maintain maintained maintains
confirm confirmed confirms *
warn warned warns *
deny denied denies
specify specified specifies
declare declared declares *
indicate indicated indicates
argue argued argues *
allege alleged alleges
point pointed points
recall recalled recalls *
believe believed believes
"""
OBJECT_VERB_LINES = """
reject rejected rejects
deny denied denies
announce announced announces
demand demanded demands
report reported reports
confirm confirmed confirms
"""
VERBS = {
    lemma: (past, present, bool(star))
    for lemma, past, present, *star in map(str.split, VERB_LINES.strip().splitlines())
}
OBJECT_VERBS = [tuple(line.split()) for line in OBJECT_VERB_LINES.strip().splitlines()]
ADVERBS = ["also", "initially", "repeatedly", "previously", "later", "now"]
DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
PLACES = ["in a statement", "in a press release", "on social media", "at a news conference", "in an interview"]


class SpeechMaker(SpeakerMaker):
    """Draws verbs, clauses and whole sentences."""

    def __init__(self, names: NameMaker, clauses: list[Phrase], objects: list[Phrase]) -> None:
        super().__init__(names)
        self.clauses, self.objects = clauses, objects

    def verb(self, subject: Phrase, *, first_quote: bool = False, bare: bool = False) -> Phrase:
        """A verb of saying, perhaps with auxiliary, adverb, day or place; `bare` for the verb before its subject."""
        lemma = self.random.choice([verb for verb, forms in VERBS.items() if forms[2] or not first_quote])
        lemma = "say" if self.random.random() < 0.35 else lemma
        past, present, _ = VERBS[lemma]
        head = subject[root_of(subject)]
        plural = "Number=Plur" in head.feats
        kind = self.random.random()
        parts: list[Part] = []
        adverb = [leaf(self.random.choice(ADVERBS), "ADV", "RB", 0, "ROOT")]
        if kind < 0.2 and not bare:
            perfect = self.random.random() < 0.6
            form, xpos = ("had", "VBD") if perfect else ("have", "VBP") if plural else ("has", "VBZ")
            middle = [(adverb, 0, "advmod")] if self.random.random() < 0.4 else []
            center = 1 + len(middle)
            parts = [([leaf(form, "AUX", xpos, 0, "ROOT", "have", "Mood=Ind|Tense=Past|VerbForm=Fin")], center, "aux")]
            parts += [(phrase, center, deprel) for phrase, _, deprel in middle]
            parts.append(([leaf(past, "VERB", "VBN", 0, "ROOT", lemma, "Tense=Past|VerbForm=Part")], None, ""))
        elif kind < 0.75 or plural:
            word = leaf(past, "VERB", "VBD", 0, "ROOT", lemma, PAST.format(number="Plur" if plural else "Sing"))
            parts = [([word], None, "")]
        else:
            parts = [([leaf(present, "VERB", "VBZ", 0, "ROOT", lemma, PRESENT)], None, "")]
        if kind > 0.9 and not bare:
            parts = [(adverb, 1, "advmod"), (parts[0][0], None, "")]
        center = len(parts) - 1
        if lemma == "point":
            parts.append(([leaf("out", "ADP", "RP", 0, "ROOT")], center, "compound:prt"))
        chance = self.random.random()
        if not bare and chance < 0.2:
            parts.append((self.circumstance(), center, "obl"))
        elif not bare and chance < 0.32:
            parts.append((self.day(), center, "obl:unmarked"))
        return join(*parts)

    def day(self) -> Phrase:
        """A weekday without preposition."""
        day = [leaf(self.random.choice(DAYS), "PROPN", "NNP", 0, "ROOT", "", "Number=Sing")]
        this = [leaf("this", "DET", "DT", 0, "ROOT", "this", "Number=Sing|PronType=Dem")]
        return day if self.random.random() < 0.6 else join((this, 1, "det"), (day, None, ""))

    def circumstance(self) -> Phrase:
        """When or where something was said."""
        if self.random.random() < 0.3:
            return self.with_case("on", [leaf(self.random.choice(DAYS), "PROPN", "NNP", 0, "ROOT", "", "Number=Sing")])
        preposition, *words = self.random.choice(PLACES).split()
        noun = [leaf(words[-1], "NOUN", "NN", 0, "ROOT", words[-1], "Number=Sing")]
        parts: list[Part] = []
        for word in words[:-1]:
            if word in {"a", "an"}:
                parts.append((self.determiner(word), len(words) - 1, "det"))
            elif word == "social":
                parts.append(([leaf(word, "ADJ", "JJ", 0, "ROOT")], len(words) - 1, "amod"))
            else:
                parts.append(([leaf(word, "NOUN", "NN", 0, "ROOT")], len(words) - 1, "compound"))
        return self.with_case(preposition, join(*parts, (noun, None, "")))

    def clause(self, *, complementizer: bool = False) -> Phrase:
        """A real clause without its full stop; inside another sentence it starts small."""
        clause = list(self.random.choice(self.clauses))
        if complementizer:
            that = [leaf("that", "SCONJ", "IN", 0, "ROOT")]
            return join((that, 1, "mark"), (clause, None, ""))
        return clause

    def sentence(self, number: int) -> Sentence:
        """One sentence in one of the constructions."""
        makers = (
            [self._indirect] * 6 + [self._quotation] * 4 + [self._inserted] * 2 + [self._according] * 3 + [self._nested]
        )
        makers += [self._as_reported, self._told, self._object, self._object]
        words = self.random.choice(makers)()
        return Sentence(f"speech-{number}", tuple(tidy(words)), starts_paragraph=True)

    def _subject(self) -> Phrase:
        return self.pronoun() if self.random.random() < 0.12 else self.speaker()

    def _indirect(self) -> Phrase:
        subject = self._subject()
        verb = self.verb(subject)
        that = self.random.random() < 0.7
        parts: list[Part] = [(subject, 1, "nsubj"), (verb, None, "")]
        if self.random.random() < 0.12:
            parts += [
                (mark(","), 3, "punct"),
                ([leaf("however", "ADV", "RB", 0, "ROOT")], 1, "advmod"),
                (mark(","), 3, "punct"),
            ]
            that = True
        parts.append((self.clause(complementizer=that), 1, "ccomp"))
        if that and self.random.random() < 0.15:
            second = join(
                ([leaf("and", "CCONJ", "CC", 0, "ROOT")], 1, "cc"), (self.clause(complementizer=True), None, "")
            )
            parts.append((second, len(parts) - 1, "conj"))
        return join(*parts, (mark("."), 1, "punct"))

    def _quotation(self) -> Phrase:
        clause = self.clause()
        opening, closing = self.random.choice([("“", "”"), ('"', '"'), ("", "")])
        subject = self._subject()
        inverted = self.random.random() < 0.45 and subject[0].upos != "PRON"
        if not inverted and subject[-1].form == ",":
            subject = self.person()  # an apposition mostly follows the verb
        verb = self.verb(subject, first_quote=True, bare=inverted)
        quotes = [mark(form) for form in (opening, closing)] if opening else []
        for quote, xpos in zip(quotes, ("``", "''"), strict=False):
            quote[0] = replace(quote[0], xpos=xpos)
        content = join((clause, None, ""), (mark(","), 0, "punct"))
        if quotes:
            content = join((quotes[0], 1, "punct"), (content, None, ""), (quotes[1], 1, "punct"))
        if inverted:
            if subject[-1].form == ",":
                subject = subject[:-1]
            return join((content, 1, "ccomp"), (verb, None, ""), (subject, 1, "nsubj"), (mark("."), 1, "punct"))
        return join((content, 2, "ccomp"), (subject, 2, "nsubj"), (verb, None, ""), (mark("."), 2, "punct"))

    def _inserted(self) -> Phrase:
        """`Prices, he said, did not rise.`"""
        clause = self.clause()
        root = root_of(clause)
        subjects = [
            i for i, word in enumerate(clause) if word.head == root and word.deprel.startswith("nsubj") and i < root
        ]
        subject = self.person() if self.random.random() < 0.6 else self.pronoun()
        verb = self.verb(subject, first_quote=True, bare=True)
        speech = join((mark(","), 2, "punct"), (subject, 2, "nsubj"), (verb, None, ""), (mark(","), 2, "punct"))
        end = max(yield_of(clause, subjects[0])) + 1 if subjects else 0
        if (
            not subjects
            or end > root
            or clause[end - 1].upos == "PUNCT"
            or any(w.head >= end for w in clause[:end] if w.head != root)
        ):
            return join((clause, None, ""), (speech[:-1], 0, "parataxis"), (mark("."), 0, "punct"))
        shift = len(speech)
        moved = [replace(word, head=word.head + (shift if word.head >= end else 0)) for word in clause]
        inner = [replace(w, head=w.head + end) for w in speech]
        at = end + root_of(speech)
        inner[root_of(speech)] = replace(inner[root_of(speech)], head=root + shift, deprel="parataxis")
        assert inner[root_of(speech)].head != at
        return join((moved[:end] + inner + moved[end:], None, ""), (mark("."), 0, "punct"))

    def _according(self) -> Phrase:
        clause, source = self.clause(), self.speaker() if self.random.random() < 0.85 else self.oblique_pronoun()
        plain = source[:-1] if source[-1].form == "," else source
        according = leaf("according", "VERB", "VBG", 0, "ROOT", "accord", "Tense=Pres|VerbForm=Part")
        case = [according, leaf("to", "ADP", "IN", 0, "fixed")]
        phrase = join((case, 1, "case"), (plain, None, ""))
        if self.random.random() < 0.55:
            return join((phrase, 2, "obl"), (mark(","), 0, "punct"), (clause, None, ""), (mark("."), 2, "punct"))
        comma: list[Part] = [(mark(","), 2, "punct")]
        return join((clause, None, ""), *comma, (phrase, 0, "obl"), (mark("."), 0, "punct"))

    def _as_reported(self) -> Phrase:
        """`..., as reported by the ministry` and `..., as the ministry reported`."""
        clause, subject = self.clause(), self.speaker()
        subject = subject[:-1] if subject[-1].form == "," else subject
        as_word = [leaf("as", "SCONJ", "IN", 0, "ROOT")]
        lemma = self.random.choice(["report", "note", "state", "announce", "confirm"])
        past = VERBS[lemma][0]
        if self.random.random() < 0.5:
            verb = [leaf(past, "VERB", "VBN", 0, "ROOT", lemma, "Tense=Past|VerbForm=Part|Voice=Pass")]
            speech = join((as_word, 1, "mark"), (verb, None, ""), (self.with_case("by", subject), 1, "obl:agent"))
        else:
            verb = [leaf(past, "VERB", "VBD", 0, "ROOT", lemma, PAST.format(number="Sing"))]
            speech = join((as_word, 2, "mark"), (subject, 2, "nsubj"), (verb, None, ""))
        return join((clause, None, ""), (mark(","), 2, "punct"), (speech, 0, "advcl"), (mark("."), 0, "punct"))

    def _told(self) -> Phrase:
        subject, hearer = self._subject(), self.name(self.random.choice(["media", "PER"]))
        if self.random.random() < 0.4:
            hearer = [leaf("reporters", "NOUN", "NNS", 0, "ROOT", "reporter", "Number=Plur")]
        told = [leaf("told", "VERB", "VBD", 0, "ROOT", "tell", PAST.format(number="Sing"))]
        time = [(self.day(), 1, "obl:unmarked")] if self.random.random() < 0.3 else []
        content = self.clause(complementizer=self.random.random() < 0.7)
        return join(
            (subject, 1, "nsubj"),
            (told, None, ""),
            (hearer, 1, "iobj"),
            *time,
            (content, 1, "ccomp"),
            (mark("."), 1, "punct"),
        )

    def _object(self) -> Phrase:
        """`The government rejects the report and denies the deaths.`"""
        subject = self._subject()
        past = self.random.random() < 0.6 or "Number=Plur" in subject[root_of(subject)].feats
        first, second = (
            [leaf(form, "VERB", "VBD" if past else "VBZ", 0, "ROOT", lemma, feats)]
            for lemma, *forms in self.random.sample(OBJECT_VERBS, 2)
            for form, feats in [(forms[0], PAST.format(number="Sing")) if past else (forms[1], PRESENT)]
        )
        parts: list[Part] = [(subject, 1, "nsubj"), (first, None, "")]
        if self.random.random() < 0.3:
            parts.append((self.day(), 1, "obl:unmarked"))
        parts.append((self.random.choice(self.objects), 1, "obj"))
        if self.random.random() < 0.5:
            conjunction = [leaf("and", "CCONJ", "CC", 0, "ROOT")]
            other = self.random.choice(self.objects)
            parts.append((join((conjunction, 1, "cc"), (second, None, ""), (other, 1, "obj")), 1, "conj"))
        return join(*parts, (mark("."), 1, "punct"))

    def _nested(self) -> Phrase:
        outer, inner = self.organization(), self.speaker()
        said = self.verb(inner)
        reported = join((inner, 1, "nsubj"), (said, None, ""), (self.clause(complementizer=True), 1, "ccomp"))
        reported = join(([leaf("that", "SCONJ", "IN", 0, "ROOT")], 1, "mark"), (reported, None, ""))
        return join((outer, 1, "nsubj"), (self.verb(outer), None, ""), (reported, 1, "ccomp"), (mark("."), 1, "punct"))


def speech_documents(names: NameMaker, documents: list[Document], count: int) -> list[Document]:
    """So many invented sentences, one to three a paragraph, each paragraph a document."""
    maker = SpeechMaker(names, list(usable_clauses(documents)), list(usable_objects(documents)))
    invented: list[Document] = []
    number = 0
    while number < count:
        size = maker.random.choice([1, 1, 1, 2, 2, 3])
        sentences = tuple(maker.sentence(number + index) for index in range(size))
        invented.append(Document(f"speech-{number}", (sentences,)))
        number += size
    return invented
