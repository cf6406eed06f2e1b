"""Six invented articles about one release: denial, relays, breakdowns, revisions, figures that disagree.

The first is the sample that the tests of building use. `HARBOUR_CORRECTED` is a later text at the address of `HARBOUR`.
"""

from __future__ import annotations

import datetime as dt

from kg.model import Extraction
from tests.queries.draft import Draft
from tests.sample import EXTRACTION

HARBOUR_URL = "https://harbour.example/freed"


def _harbour(figure: str, value: int) -> Extraction:
    draft = Draft(
        f"The Ministry of Health of Norland said {figure} people were freed from the Vessel camp. "
        "Ana Ruiz, president of Open Doors, said on 4 March that at least 45 people were freed. "
        "Mayor Tomas Berg wrote that fewer than 40 people had left. "
        "Ana Ruiz added that prisoners were beaten, which the Guards' Union denied. "
        "Of 12 vans, 5 vans went north and 6 vans south.",
        "harbour-1",
        url=HARBOUR_URL,
        title="Harbour sees releases",
        published=dt.date(2026, 3, 5),
        publisher="The Harbour Gazette",
    )
    draft.actor("ministry", "Ministry of Health of Norland", "organization", aliases=("the ministry",))
    draft.actor("ruiz", "Ana Ruiz", "person", roles=[("president", "president of Open Doors", "Open Doors")])
    draft.actor("berg", "Tomas Berg", "person", roles=[("mayor", "Mayor", None)])
    draft.actor("union", "Guards' Union", "organization")
    released = draft.event("release of people", "freed", place="Vessel camp")
    ministry = draft.says(
        "ministry", "The Ministry of Health of Norland", "said", f"{figure} people were freed from the Vessel camp"
    )
    ruiz = draft.says(
        "ruiz",
        "Ana Ruiz, president of Open Doors",
        "said on",
        "at least 45 people were freed",
        said_on=("4 March", "2026-03-04"),
    )
    berg = draft.says("berg", "Mayor Tomas Berg", "wrote", "fewer than 40 people had left", mode="indirect")
    draft.says("ruiz", "Ana Ruiz", "added", "prisoners were beaten")
    draft.says("union", "the Guards' Union", "denied", "prisoners were beaten", stance="denies")
    draft.figure(f"{figure} people", figure, value, "person", "people released", attribution=ministry, event=released)
    draft.figure(
        "at least 45 people", "45", 45, "person", "people released",
        attribution=ruiz, event=released, comparator="at_least",
    )  # fmt: skip
    draft.figure(
        "fewer than 40 people", "40", 40, "person", "people released",
        attribution=berg, event=released, comparator="less_than",
    )  # fmt: skip
    vans = draft.figure("12 vans", "12", 12, "van", "vans")
    draft.figure("5 vans", "5", 5, "van", "vans going north", part_of=vans, exhaustive=True)
    draft.figure("6 vans", "6", 6, "van", "vans going south", part_of=vans, exhaustive=True)
    return draft.extraction()


HARBOUR = _harbour("52", 52)
HARBOUR_CORRECTED = _harbour("58", 58)


def _wire() -> Extraction:
    draft = Draft(
        "The Coast Times reported that Open Doors had quoted a witness as saying that nobody was armed. "
        "More than 60 people were released from the Vessel camp, Judge Lena Vogt said. "
        "About 50 people were released, according to a leaked memo. "
        "“Let the others go,” Judge Lena Vogt … demanded.",
        "wire-7",
        url="https://wire.example/7",
        published=dt.date(2026, 3, 6),
        publisher="Norland Wire",
    )
    draft.actor("times", "The Coast Times", "organization")
    draft.actor("doors", "Open Doors", "organization")
    draft.actor("witness", "a witness", "group")
    draft.actor("vogt", "Lena Vogt", "person", roles=[("judge", "Judge", None)])
    draft.actor("memo", "a leaked memo", "document")
    released = draft.event("release of people", "released", place="the Vessel camp")
    times = draft.says(
        "times", "The Coast Times", "reported", "Open Doors had quoted a witness as saying that nobody was armed"
    )
    doors = draft.says(
        "doors", "Open Doors", "had quoted", "a witness as saying that nobody was armed", nested_in=times
    )
    draft.says("witness", "a witness", "saying", "nobody was armed", nested_in=doors)
    vogt = draft.says("vogt", "Judge Lena Vogt", "said", "More than 60 people were released from the Vessel camp")
    memo = draft.says("memo", "a leaked memo", "according to", "About 50 people were released")
    draft.says("vogt", "Judge Lena Vogt", "“ … demanded", "Let the others go", stance="demands", mode="direct")
    draft.figure(
        "More than 60 people", "60", 60, "person", "people released",
        attribution=vogt, event=released, comparator="more_than",
    )  # fmt: skip
    draft.figure(
        "About 50 people", "50", 50, "person", "people released",
        attribution=memo, event=released, comparator="about",
    )  # fmt: skip
    return draft.extraction()


def _notes() -> Extraction:
    """No address, no date, no publisher; an unresolved pronoun; signs beyond the basic plane and right to left."""
    draft = Draft(
        '🙂 He said "one \\ two". مريم قالت: "لا". It was reported that 7 boats sank. 3 of 10 boats were new.',
        "notes.txt",
    )
    draft.actor("he", "He", "person", resolved=False)
    draft.actor("maryam", "مريم", "person")
    draft.says("he", "He", "said", '"one \\ two"', mode="direct")
    draft.says("maryam", "مريم", "قالت", '"لا"', mode="direct", stance="denies")
    boats = draft.says(None, None, "was reported", "7 boats sank", missing="passive")
    draft.figure("7 boats", "7", 7, "boat", "boats sunk", attribution=boats)
    draft.figure("10 boats", "10", 10, "boat", "boats")
    return draft.extraction()


def _tide() -> Extraction:
    """Says what the first article says too, so that its figure has a second source."""
    draft = Draft(
        "Tomas Berg and Lena Vogt met. Lena Vogt said 60 people were released from the Vessel camp. Berg said nothing.",
        "tide-3",
        url="https://tide.example/3",
        published=dt.date(2026, 3, 7),
        publisher="The Daily Ledger",
    )
    draft.actor("berg", "Tomas Berg", "person")
    draft.actor("vogt", "Lena Vogt", "person")
    released = draft.event("release of people", "released", place="the Vessel camp")
    vogt = draft.says(
        "vogt", "Lena Vogt", "said", "60 people were released from the Vessel camp", said_on=("met", "2026-03-06")
    )
    draft.says("berg", "Berg", "said", "nothing")
    draft.figure("60 people", "60", 60, "person", "people released", attribution=vogt, event=released)
    return draft.extraction()


ARTICLES = (EXTRACTION, HARBOUR, HARBOUR_CORRECTED, _wire(), _notes(), _tide())
