"""Vary the training paragraphs for names: other names in place, invented sentences, capitals.

Invented names follow simple patterns and may contradict each other (a mayor of two cities).
"""

from __future__ import annotations

import random
import re
import tomllib
from dataclasses import replace
from pathlib import Path

from faker import Faker
from name_corpora import MISSING, Name, Paragraph

ENDINGS = {
    "PER": ["ez", "ov", "ić", "man", "sen", "son", "ski", "wala", "yan", "i", "a", "o", "eh", "ou"],
    "LOC": [
        "ville",
        "abad",
        "grad",
        "stan",
        "ia",
        "burg",
        "ón",
        "ao",
        "ka",
        "pur",
        "shire",
        "istan",
        "ana",
        "berg",
        "ta",
    ],
    "ORG": ["ex", "tech", "ia", "on", "ix", "corp", "sys", "go", "ta", "net", "ly", "os", "air", "Bank"],
}
SLOT = re.compile(r"\{(\w+)\}")
SLOT_LABELS = {
    **{label: label for label in ("PER", "ORG", "LOC", "EVENT")},
    **dict.fromkeys(
        (
            "ngo",
            "media",
            "body",
            "party",
            "company",
            "abroad",
            "social",
            "university",
            "government",
            "armed",
            "acronym",
        ),
        "ORG",
    ),
    "PLACE": "LOC",
    "family": "PER",
    "given": "PER",
}


class NameMaker:
    """Draws invented names of a type; holds the random state so that a run can be repeated."""

    def __init__(self, parts_path: Path, seed: int) -> None:
        parts = tomllib.loads(parts_path.read_text(encoding="utf-8"))
        self.random = random.Random(seed)
        self.parts = {key: self._list(value) for key, value in parts.items()}
        self.fakers = [Faker(locale) for locale in self.parts["locales"]]
        for faker in self.fakers:
            faker.seed_instance(seed)

    @staticmethod
    def _list(value: str | list[str]) -> list[str]:
        if isinstance(value, list):
            return value
        return [part.strip() for part in value.split("|")] if "|" in value else value.split()

    def draw(self, *keys: str) -> str:
        """One part from one of the lists, lists weighted by their length."""
        return self.random.choice([part for key in keys for part in self.parts[key]])

    def name(self, kind: str) -> str:
        """An invented name: a label of names or a slot of the sentence patterns."""
        makers = {
            "PER": self._person,
            "family": self._family,
            "given": self._given,
            "LOC": self._place,
            "EVENT": lambda: self._fill(self.draw("events")),
            "ORG": self._organization,
            "ngo": self._coined,
            "media": lambda: self.draw("media"),
            "social": lambda: self.draw("social_media"),
            "abroad": lambda: self.draw("abroad"),
            "party": lambda: self.draw("parties"),
            "company": self._company,
            "university": self._university,
            "body": lambda: self._fill(self.draw("bodies", "bodies_of")),
            "government": self._government,
            "armed": lambda: self._fill(self.draw("armed_groups")),
            "acronym": self._acronym,
            "PLACE": lambda: self.draw("cities").upper(),
            "demonym": lambda: self.draw("demonyms"),
            "title": lambda: self.draw("titles"),
            "role": lambda: self.draw("roles"),
            "field": lambda: self.draw("fields"),
            "word": lambda: self.draw("words"),
            "place": self._place,
        }
        return makers[kind]()

    def _fill(self, pattern: str) -> str:
        return SLOT.sub(lambda match: self.name(match[1]), pattern)

    def _given(self) -> str:
        return self.draw("given") if self.random.random() < 0.4 else self.random.choice(self.fakers).first_name()

    def _family(self) -> str:
        kind = self.random.random()
        if kind < 0.1:
            return self._coin_word("PER")
        return self.draw("family") if kind < 0.4 else self.random.choice(self.fakers).last_name()

    def _coin_word(self, label: str) -> str:
        """A word that nobody has seen, so that only its surroundings tell what it is."""
        stem = "".join(self.draw("syllables") for _ in range(self.random.randint(1, 3)))
        return (stem + self.random.choice(ENDINGS[label])).capitalize()

    def _person(self) -> str:
        if self.random.random() < 0.08:
            return f"{self.draw('family_first')} {self.draw('given_last')}"
        given, family = self._given(), self._family()
        shape = self.random.random()
        if shape < 0.06:
            return f"{given} {self.draw('particles')} {family}"
        if shape < 0.14:
            return f"{given} {self._given()} {family}"
        if shape < 0.20:
            return f"{given} {family} {self._family()}"
        if shape < 0.24:
            return f"{given} {self.random.choice('ABCDEFGHJKLMPRSTW')}. {family}"
        if shape < 0.29:
            return given
        return family if shape < 0.42 else f"{given} {family}"

    def _company(self) -> str:
        kind = self.random.random()
        if kind < 0.4:
            return self.draw("companies", "companies_of_two_words")
        if kind < 0.6:
            return self._coin_word("ORG")
        if kind < 0.7:
            return self.random.choice(self.fakers).company()
        start = self._coin_word("ORG") if kind < 0.8 else self.draw("regions", "cities", "demonyms", "family")
        return f"{start} {self.draw('company_ends')}"

    def _university(self) -> str:
        place = self._place()
        return self.random.choice([f"University of {place}", f"{place} University", f"{place} Institute of Technology"])

    def _government(self) -> str:
        if self.random.random() < 0.3:
            return f"Government of {self._place()}"
        return f"{self.draw('demonyms')} Government"

    def _place(self) -> str:
        if self.random.random() < 0.15:
            return self._coin_word("LOC")
        if self.random.random() < 0.08:
            return f"{self.draw('cities', 'regions')} {self.draw('place_ends')}"
        keys = self.random.choice(
            [("countries", "countries_of_two_words"), ("cities", "cities_of_two_words"), ("regions",)]
        )
        return self.draw(*keys)

    def _coined(self) -> str:
        shape = self.random.random()
        if shape < 0.2:
            return self._acronym()
        if shape < 0.35:
            return self._coin_word("ORG") if shape < 0.28 else self.draw("coined_starts")
        if shape < 0.5:
            return f"{self.draw('demonyms')} {self.draw('coined_starts')} {self.draw('coined_ends')}"
        if shape < 0.6:
            return f"{self.draw('coined_ends')} for {self.draw('fields')}"
        return f"{self.draw('coined_starts')} {self.draw('coined_ends')}"

    def _acronym(self) -> str:
        return "".join(self.random.choice("ABCDEFGHILMNOPRSTUV") for _ in range(self.random.randint(3, 5)))

    def _organization(self) -> str:
        kind = self.random.choice(
            ["ngo", "ngo", "body", "party", "company", "company", "abroad", "media", "of", "university", "armed"]
        )
        if kind == "of":
            return f"{self.draw('coined_ends')} of {self.name('LOC')}"
        return self.name(kind)

    def sentence(self, number: int) -> Paragraph:
        """An invented sentence with its names marked."""
        text, names = "", []
        pattern, position = self.draw("sentences"), 0
        for match in SLOT.finditer(pattern):
            text += pattern[position : match.start()]
            made = self.name(match[1])
            if match[1] in SLOT_LABELS:
                names.append(Name(len(text), len(text) + len(made), SLOT_LABELS[match[1]]))
            text += made
            position = match.end()
        text += pattern[position:]
        return Paragraph("invented", f"invented-{number}", text[0].upper() + text[1:], tuple(names))

    def swap_names(self, paragraph: Paragraph, share: float) -> Paragraph:
        """Put invented names in place of a share of the names."""
        text, names, position = "", [], 0
        for name in paragraph.names:
            text += paragraph.text[position : name.start]
            surface = paragraph.text[name.start : name.end]
            if name.label != MISSING and self.random.random() < share:
                surface = self.name(name.label)
            names.append(Name(len(text), len(text) + len(surface), name.label))
            text += surface
            position = name.end
        return replace(paragraph, text=text + paragraph.text[position:], names=tuple(names))

    def capitalise(self, paragraph: Paragraph) -> Paragraph:
        """The paragraph as a headline: all capitals, or every word with a capital."""
        style = str.upper if self.random.random() < 0.5 else _title_case
        text = style(paragraph.text)
        return replace(paragraph, text=text) if len(text) == len(paragraph.text) else paragraph


def _title_case(text: str) -> str:
    return re.sub(r"(?<![\w'’])[a-z](?=\w{3})", lambda match: match[0].upper(), text)
