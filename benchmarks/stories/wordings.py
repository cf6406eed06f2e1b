"""How the invented articles say things: one set of templates to work with; the other modules have some to check.

Slots: {source} who speaks, {Source} the same at the start of a sentence, {agency} who passes it on, {clause} what
happened to how many, {count} number and noun, {noun} the noun alone, {figure} and {earlier} the number alone,
{day} " on Tuesday" or nothing, {asof} a date, {event}, {place}. In `speaking`: {person}, {role} and {body}, of which
{bare} is the name without "the".
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Wordings:
    """Templates for each construction; a clause or noun depends on what is counted."""

    lead: tuple[str, ...]
    clause: dict[str, tuple[str, ...]]
    noun: dict[str, str]
    said: tuple[str, ...]
    relayed: tuple[str, ...]
    raised: tuple[str, ...]
    lowered: tuple[str, ...]
    updated: tuple[str, ...]
    denied: tuple[str, ...]
    as_of: tuple[str, ...]
    voiced: tuple[str, ...]
    past: tuple[str, ...]
    filler: tuple[str, ...]
    speaking: tuple[str, ...] = ("{bare} {role} {person}", "{person} of {body}", "{person}, a {role} for {body},")


NOUNS = {
    "killed": "deaths",
    "injured": "injured people",
    "missing": "missing people",
    "arrested": "arrests",
    "released": "releases",
    "evacuated": "evacuees",
    "infected": "cases",
    "dismissed": "job cuts",
}

WORKING = Wordings(
    lead=(
        "Rescue teams were still at work{day} after {event} in {place}.",
        "{Event} in {place} has shaken the whole country.",
        "Officials in {place} opened an inquiry{day} into {event}.",
        "Relatives gathered in {place}{day} after {event}.",
        "The consequences of {event} in {place} became clearer{day}.",
        "{place} was in mourning{day} after {event}.",
        "The government promised help to {place}{day} after {event}.",
        "Schools in {place} stayed closed{day} because of {event}.",
    ),
    clause={
        "killed": (
            "{count} were killed in {event}",
            "{count} had died in {event}",
            "{count} lost their lives in {event}",
            "{event} had killed {count}",
            "{count} died",
            "{count} had been killed",
        ),
        "injured": (
            "{count} were injured in {event}",
            "{count} had been hurt in {event}",
            "{event} had injured {count}",
            "{count} were wounded",
            "{count} had been injured",
        ),
        "missing": (
            "{count} were missing after {event}",
            "{count} were still missing",
            "{count} remained missing",
            "{count} had gone missing in {event}",
        ),
        "arrested": (
            "{count} were arrested during {event}",
            "{count} had been arrested",
            "police had arrested {count} during {event}",
            "{count} were detained at {event}",
            "{count} had been detained",
        ),
        "released": (
            "{count} were released from {place}",
            "{count} had been freed",
            "{count} had been released",
            "{count} were set free",
            "{count} had walked free from {place}",
        ),
        "evacuated": (
            "{count} were evacuated because of {event}",
            "{count} had been evacuated",
            "{count} had been moved to safety",
            "rescuers had evacuated {count}",
        ),
        "infected": (
            "{count} were infected in {event}",
            "{count} had fallen ill",
            "{count} had been infected",
            "{count} had caught the disease",
        ),
        "dismissed": (
            "{count} would be laid off in {event}",
            "{count} had been laid off",
            "{count} would lose their jobs",
            "the company would dismiss {count}",
        ),
    },
    noun=NOUNS,
    said=(
        "{Source} said{day} that {clause}.",
        "{Clause}, {source} said{day}.",
        "According to {source}, {clause}.",
        "{Source} reported{day} that {clause}.",
        "{Source} announced{day} that {clause}.",
        "{Source} told reporters{day} that {clause}.",
        "{Clause}, according to {source}.",
        "{Source} confirmed{day} that {clause}.",
        "“We know that {clause},” {source} said{day}.",
    ),
    relayed=(
        "{Agency} reported{day} that {source} said {clause}.",
        "{Clause}, {source} told {agency}{day}.",
        "{Agency} quoted {source} as saying{day} that {clause}.",
        "{Source} told {agency}{day} that {clause}.",
        "{Clause}, {agency} reported{day}, citing {source}.",
        "Citing {source}, {agency} said{day} that {clause}.",
        "According to {agency}, {source} said{day} that {clause}.",
        "{Agency} reported{day}, citing {source}, that {clause}.",
    ),
    raised=(
        "{Source} raised its count of {noun}{day} from {earlier} to {figure}.",
        "{Source} initially reported {earlier} {noun}, a figure that it later raised to {figure}.",
        "{Source} said{day} that {clause}, up from the {earlier} that it had reported earlier.",
        "{Source} had first spoken of {earlier} {noun}, but raised the number to {figure}{day}.",
        "{Source} revised its count of {noun}{day} from {earlier} to {figure}.",
        "{Source} reported {figure} {noun}{day}, up from {earlier}.",
        "{Source} increased the number of {noun}{day} to {figure} from {earlier}.",
        "{Source} updated its figure of {earlier} {noun} to {figure}{day}.",
    ),
    lowered=(
        "{Source} lowered its count of {noun}{day} from {earlier} to {figure}.",
        "{Source} initially reported {earlier} {noun}, a figure that it later lowered to {figure}.",
        "{Source} said{day} that {clause}, down from the {earlier} that it had reported earlier.",
        "{Source} had first spoken of {earlier} {noun}, but cut the number to {figure}{day}.",
        "{Source} revised its count of {noun}{day} from {earlier} down to {figure}.",
        "{Source} reported {figure} {noun}{day}, down from {earlier}.",
        "{Source} reduced the number of {noun}{day} to {figure} from {earlier}.",
        "{Source} corrected its figure of {earlier} {noun} to {figure}{day}.",
    ),
    updated=(
        "{Source} now says that {clause}.",
        "In a new statement, {source} said{day} that {clause}.",
        "{Source} said{day} that {clause}.",
        "{Source} said in an update{day} that {clause}.",
        "By its latest count, {source} said{day}, {clause}.",
        "{Clause}, {source} announced{day}.",
        "{Source} has since reported that {clause}.",
        "{Source} told a news conference{day} that {clause}.",
    ),
    denied=(
        "{Source} denied that {clause}.",
        "{Source} denied{day} that {clause}.",
        "{Source} rejected reports that {clause}.",
        "{Source} dismissed claims that {clause}.",
        "{Source} rejected the claim that {clause}.",
        "{Source} called it untrue that {clause}.",
        "{Source} disputed that {clause}.",
        "{Source} denied reports that {clause}.",
    ),
    as_of=(
        "As of {asof}, {source} said, {clause}.",
        "As of {asof}, {clause}, {source} said.",
        "{Source} said that as of {asof}, {clause}.",
        "{Source} said that {clause} as of {asof}.",
        "{Source} reported that {clause} as of {asof}.",
        "{Clause} as of {asof}, according to {source}.",
        "According to {source}, {clause} as of {asof}.",
        "{Source} said that by {asof} {clause}.",
    ),
    voiced=(
        "{Clause}.",
        "So far, {clause}.",
        "In all, {clause}.",
        "{Clause}, and many families wait for news.",
        "It is the worst day in years: {clause}.",
        "Since the morning {clause}.",
        "By nightfall {clause}.",
        "{Clause}, while the search went on.",
    ),
    past=(
        "In {year}, {count} were {verb} in a similar case in {elsewhere}.",
        "The town of {elsewhere} had a comparable day in {year}, when {count} were {verb}.",
        "It recalls what happened in {elsewhere} in {year}: {count} were {verb} there.",
        "{count} were {verb} in {elsewhere} in {year}.",
        "Older residents remember {year}, when {count} were {verb} in {elsewhere}.",
        "Something like it last happened in {year} in {elsewhere}, where {count} were {verb}.",
        "In {elsewhere}, {count} were {verb} in {year}.",
        "The last such case, in {elsewhere} in {year}, left {count} {verb}.",
    ),
    filler=(
        "The town has {households} households and two schools.",
        "“Nobody helped us,” said {witness}, 47, who lives nearby.",
        "Repairs could cost about ${cost} million.",
        "The road was closed for 12 hours.",
        "{witness} said that the noise could be heard for miles.",
        "Parliament will discuss the matter next week.",
        "The temperature fell to 3 degrees in the night.",
        "“We want answers,” {witness} said.",
    ),
)
