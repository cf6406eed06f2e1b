"""Invent the noun phrases of those who speak, with their parse.

Plural subjects are groups only; no titles of nobility, no lists of speakers.
"""

from __future__ import annotations

from dataclasses import replace

from name_augment import NameMaker
from phrases import Part, Phrase, join, leaf, mark

GROUPS = (
    "human rights organizations",
    "local residents",
    "opposition leaders",
    "rights groups",
    "state media",
    "government officials",
    "defense lawyers",
)
PLAIN = tuple(
    f"{article} {noun}"
    for article, noun in (
        *(("the", noun) for noun in ("ministry", "court", "police", "prosecutor")),
        ("a", "spokesman"),
        *(("the", noun) for noun in ("report", "government")),
        ("a", "witness"),
        *(("the", noun) for noun in ("army", "agency", "company")),
    )
)
PRONOUNS = {"he": "Masc", "she": "Fem", "they": ""}
ADJECTIVES = frozenset({"executive", "deputy", "legal", "chief", "regional", "human", "local"})


class SpeakerMaker:
    """Draws speakers; holds the random state so that a run can be repeated."""

    def __init__(self, names: NameMaker) -> None:
        self.names, self.random = names, names.random

    def name(self, kind: str) -> Phrase:
        """A proper name: persons flat, the rest mostly compounds of their last word."""
        words: list[str] = []
        while not words or {"of", "for", "and", "&"} & set(words):
            made = self.names.name(kind).replace("'s", "").replace(",", "").replace("-", " ").split()
            words = [word for word in made if word.isalpha()]
        flat = kind == "PER" or self.random.random() < 0.2
        center = 0 if flat else len(words) - 1
        return [
            leaf(
                word,
                "PROPN",
                "NNP",
                center,
                "ROOT" if i == center else "flat" if flat else "compound",
                word,
                "Number=Sing",
            )
            for i, word in enumerate(words)
        ]

    def organization(self) -> Phrase:
        """An organisation, with or without the article and a noun saying what it is."""
        kind = self.random.choice(["ngo", "media", "company", "abroad"])
        name = self.name(kind)
        if kind == "ngo" and self.random.random() < 0.6:
            noun = self.random.choice(["NGO", "organization", "group", "association"])
            if noun != "NGO":  # the treebanks: a small noun with an article is the head, the name its apposition
                small = [leaf(noun, "NOUN", "NN", 0, "ROOT", noun, "Number=Sing")]
                return join((self.determiner("the"), 1, "det"), (small, None, ""), (name, 1, "appos"))
            return join(
                (self.determiner("the"), 2, "det"),
                ([leaf(noun, "PROPN", "NNP", 0, "ROOT", noun)], 2, "nmod:desc"),
                (name, None, ""),
            )
        return join((self.determiner("the"), 1, "det"), (name, None, "")) if self.random.random() < 0.3 else name

    def determiner(self, form: str) -> Phrase:
        """An article."""
        feats = "Definite=Def|PronType=Art" if form == "the" else "Definite=Ind|PronType=Art"
        return [leaf(form, "DET", "DT", 0, "ROOT", "a" if form == "an" else form, feats)]

    def role(self) -> Phrase:
        """A role such as `the vice president of the NGO Foro Penal`."""
        words = self.names.draw("roles").split()
        head = [leaf(words[-1], "NOUN", "NN", 0, "ROOT", words[-1], "Number=Sing")]
        parts: list[Part] = []
        center = len(words)
        parts.append((self.determiner("the"), center, "det"))
        for word in words[:-1]:
            adjective = (
                word in {"executive", "deputy", "legal", "chief", "regional", "secretary"} and word != "secretary"
            )
            upos = ("ADJ", "JJ") if adjective else ("NOUN", "NN")
            parts.append(([leaf(word, *upos, 0, "ROOT")], center, "amod" if adjective else "compound"))
        parts.append((head, None, ""))
        if self.random.random() < 0.8:
            parts.append((self.with_case("of", self.organization()), center, "nmod"))
        return join(*parts)

    def with_case(self, preposition: str, phrase: Phrase) -> Phrase:
        """A noun phrase with its preposition."""
        return join(([leaf(preposition, "ADP", "IN", 0, "ROOT")], 1, "case"), (phrase, None, ""))

    def person(self) -> Phrase:
        """A person, now and then with a title."""
        name = self.name("PER")
        if self.random.random() < 0.25:
            title = self.random.choice(["President", "Minister", "Senator", "Mr.", "Ms.", "Dr.", "Judge", "Governor"])
            return join(
                ([leaf(title, "PROPN", "NNP", 0, "ROOT", title, "Number=Sing")], 1, "nmod:desc"), (name, None, "")
            )
        return name

    def speaker(self) -> Phrase:
        """Somebody who speaks: a person, a role, both in apposition, an organisation, a group."""
        kind = self.random.random()
        if kind < 0.40:
            first, second = (self.role(), self.name("PER")) if kind < 0.25 else (self.name("PER"), self.role())
            return join((first, None, ""), (mark(","), 2, "punct"), (second, 0, "appos"), (mark(","), 2, "punct"))
        if kind < 0.5:
            return self.person()
        if kind < 0.7:
            return self.organization()
        if kind < 0.8:
            return self.role()
        words = self.random.choice(GROUPS if kind < 0.9 else PLAIN).split()
        plural = kind < 0.9
        phrase: list[Part] = []
        for word in words[:-1]:
            det = word in {"the", "a"}
            one = (
                self.determiner(word)
                if det
                else [leaf(word, *(("ADJ", "JJ") if word in {"human", "local"} else ("NOUN", "NN")), 0, "ROOT")]
            )
            phrase.append((one, len(words) - 1, "det" if det else "amod" if word in {"human", "local"} else "compound"))
        number = "Plur" if plural else "Sing"
        lemma = words[-1].rstrip("s") if plural and words[-1] != "media" else words[-1]
        phrase.append(
            ([leaf(words[-1], "NOUN", "NNS" if plural else "NN", 0, "ROOT", lemma, f"Number={number}")], None, "")
        )
        if words[0] == "human":  # human modifies rights
            joined = join(*phrase)
            joined[0] = replace(joined[0], head=1)
            return joined
        return join(*phrase)

    def pronoun(self) -> Phrase:
        """He, she or they."""
        form, gender = self.random.choice(list(PRONOUNS.items()))
        inflection = f"Gender={gender}|Number=Sing" if gender else "Number=Plur"
        feats = f"Case=Nom|{inflection}|Person=3|PronType=Prs"
        return [leaf(form, "PRON", "PRP", 0, "ROOT", form, feats)]

    def oblique_pronoun(self) -> Phrase:
        """Him, her or them."""
        return [
            leaf(
                self.random.choice(["him", "her", "them"]),
                "PRON",
                "PRP",
                0,
                "ROOT",
                "he",
                "Case=Acc|Person=3|PronType=Prs",
            )
        ]
