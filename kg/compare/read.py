"""Reads from the store what is compared: the figures of one measurand in all articles, with their speakers.

Left out: figures that nobody asserts (denied, expected, demanded ones), parts of breakdowns, records ("the most since
1998"), figures whose speaker the text hides, and what an article says in its own voice of no event ("900 households").
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from operator import itemgetter
from typing import TYPE_CHECKING

from kg.compare.figures import Figure, Source
from kg.compare.intervals import Amount
from kg.compare.rows import Row, figure_rows, happenings, select, speaker_rows
from kg.compare.sources import (
    Speaker,
    behind_account,
    body_named,
    is_a_body_with_its_voice,
    is_bare_account,
    sources_of,
    speaks_for,
    with_origins,
)
from kg.ids import derived_graph_iri
from kg.sentences import last_past_year, sentence_around
from kg.vocab import KG

if TYPE_CHECKING:
    from kg.store import GraphStore

LINKS, LEDGER = (derived_graph_iri(name) for name in ("links", "ledger"))
_AT_ONCE = 12
# who gives no figure: hearsay, and those who are told it
NOBODY = frozenset({
    "rumour", "rumours", "rumor", "rumors", "speculation", "hearsay", "journalists", "reporters", "newsmen",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Measurand:
    """What some figures count: a canonical measurand, or one that only its own article knows.

    `members` are the measurands of articles that are taken for it, each after the graph that it stands in.
    """

    iri: str
    members: tuple[tuple[str, str], ...]


def graph_of(store: GraphStore, article: str) -> str | None:
    """The graph in which an article version is stored."""
    rows = select(store, f"SELECT ?g {{ GRAPH <{LEDGER}> {{ <{article}> kg:storedIn ?g }} }}")
    return rows[0]["g"] if rows else None


def article_of(article_graph: str) -> str:
    """The article version of which a graph was made, from the graph's IRI."""
    base, _, key = article_graph.rpartition("graph/")
    return f"{base}article/{key.partition('/')[0]}"


def measurands_in(store: GraphStore, graph: str, *, known: Container[str] = ()) -> list[Measurand]:
    """What an article's figures count, with all in other articles that counts the same, besides what is known."""
    rows = select(store, f"SELECT ?measurand {{ GRAPH <{graph}> {{ ?measurand a kg:Measurand }} }}")
    return measurands_of(store, [(graph, row["measurand"]) for row in rows], known=known)


def measurands_of(
    store: GraphStore, found: Iterable[tuple[str, str]], *, known: Container[str] = ()
) -> list[Measurand]:
    """What these measurands of articles, each after its graph, stand for, with everything that counts the same.

    Left out are the canonical ones that are known.
    """
    here = {local: graph for graph, local in found}
    canonical = _looked_up(store, LINKS, here, KG.resolvesTo)
    alone = [Measurand(local, ((graph, local),)) for local, graph in here.items() if local not in canonical]
    members = {iri: _members(store, iri) for iri in set(canonical.values()) if iri not in known}
    graphs = _looked_up(store, LEDGER, {article for some in members.values() for article, _ in some}, KG.storedIn)
    shared = [
        Measurand(iri, tuple((graphs[article], local) for article, local in some if article in graphs))
        for iri, some in members.items()
    ]
    return sorted([*alone, *shared], key=lambda measurand: measurand.iri)


def _members(store: GraphStore, canonical: str) -> list[tuple[str, str]]:
    """The measurands that a canonical one stands for, each after its article."""
    rows = select(store, f"SELECT ?m {{ GRAPH <{LINKS}> {{ ?m kg:resolvesTo <{canonical}> }} }}")
    return sorted((row["m"].partition("#")[0], row["m"]) for row in rows)


def _looked_up(store: GraphStore, graph: str, subjects: Iterable[str], term: str) -> dict[str, str]:
    """The value of a property of each subject in a graph.

    Asked for one by one in a UNION: with VALUES, Oxigraph reads all that have the property once these are few.
    """
    rows: list[Row] = []
    rest = sorted(subjects)
    for start in range(0, len(rest), _AT_ONCE):
        branches = " UNION ".join(
            f"{{ <{subject}> <{term}> ?value BIND(<{subject}> AS ?subject) }}"
            for subject in rest[start : start + _AT_ONCE]
        )
        rows += select(store, f"SELECT ?subject ?value {{ GRAPH <{graph}> {{ {branches} }} }}")
    return {row["subject"]: row["value"] for row in rows}


def read_figures(store: GraphStore, measurands: Sequence[Measurand]) -> list[list[Figure]]:
    """The figures of each measurand, each with the source that it goes back to; all are looked up at once."""
    members = [member for measurand in measurands for member in measurand.members]
    rows = _without_history(store, list(figure_rows(store, members)))
    graphs = {local.partition("#")[0]: graph for graph, local in members}
    actors = {row["speaker"] for row in rows} - {str(KG.ArticleVoice), str(KG.NotStated)}
    placed = [(graphs[actor.partition("#")[0]], actor) for actor in sorted(actors)]
    speakers = _speakers(store, placed)
    # "the outbreak had claimed 127 lives", "figures show": so says the article
    nobody = happenings(store, placed)
    nobody |= {speaker.actor for speaker in speakers if not speaker.named and is_bare_account(speaker.name)}
    rows = [{**row, "speaker": str(KG.ArticleVoice)} if row["speaker"] in nobody else row for row in rows]
    versions = _versions(store, {row["article"] for row in rows})
    counting: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in rows:
        counting[row["graph"], row["measurand"]].append(row)
    found = []
    for measurand in measurands:
        own = [row for member in measurand.members for row in counting.get(member, ())]
        found.append(_figures(sorted(own, key=itemgetter("figure", "assertion")), speakers, versions))
    return found


def _figures(rows: Sequence[Row], speakers: Iterable[Speaker], versions: dict[str, tuple[int, bool]]) -> list[Figure]:
    """The figures of one measurand; who of those that give them is one source depends on all of them."""
    giving = {row["speaker"] for row in rows}
    sources = sources_of([speaker for speaker in speakers if speaker.actor in giving])
    figures: dict[str, Figure] = {}
    for row in rows:
        source = _voice(row) if row["speaker"] == str(KG.ArticleVoice) else sources.get(row["speaker"])
        known = figures.get(row["figure"])
        if known is not None:
            replaced = {*known.replaces, *([row["replaced"]] if "replaced" in row else [])}
            figures[row["figure"]] = _figure(row, known.source, tuple(sorted(replaced)), versions)
        elif source is not None:
            replaces = (row["replaced"],) if "replaced" in row else ()
            figures[row["figure"]] = _figure(row, source, replaces, versions)
    return with_origins([figures[iri] for iri in sorted(figures)])


def _without_history(store: GraphStore, rows: list[Row]) -> list[Row]:
    """Without figures of past years that one article counts together with those of its news.

    An article that tells of 249 people who fell ill, and of 357 in 2012, has one measurand for both if it says no more.
    """
    figures: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        figures[row["measurand"]].add(row["figure"])
    doubtful = {row["graph"] for row in rows if len(figures[row["measurand"]]) > 1 and "published" in row}
    values = " ".join(f"<{graph}>" for graph in sorted(doubtful))
    bodies = {
        row["graph"]: row["body"]
        for row in select(
            store,
            f"SELECT ?graph ?body {{ VALUES ?graph {{ {values} }} "
            "GRAPH ?graph { ?article schema:articleBody ?body } }",
        )
    }
    past = {row["figure"] for row in rows if row["graph"] in bodies and _is_past(row, bodies[row["graph"]])}
    return [row for row in rows if row["figure"] not in past or figures[row["measurand"]] <= past]


def _is_past(row: Row, body: str) -> bool:
    published = _day(row.get("published"))
    first, last = sentence_around(body, int(row["start"]), int(row["end"]))
    return published is not None and last_past_year(body[first:last], published.year) is not None


def _figure(row: Row, source: Source, replaces: tuple[str, ...], versions: dict[str, tuple[int, bool]]) -> Figure:
    published, said = _day(row.get("published")), _day(row.get("said"))
    first, last = _day(row.get("from")), _day(row.get("to"))
    version, outdated = versions[row["article"]]
    amount = Amount(row["modifier"].rpartition("#")[2], _number(row.get("value")), _number(row.get("low")),
                    _number(row.get("high")))  # fmt: skip
    return Figure(
        row["figure"], row["article"], source, amount, int(row["start"]),
        day=published if said is None or (published is not None and said > published) else said,
        published=published,
        as_of=None if first is None or last is None else (first, last),
        replaces=replaces, outdated=outdated, version=version, bare="bare" in row,
    )  # fmt: skip


def _voice(row: Row) -> Source:
    publisher = row.get("publisher")
    name = publisher or row["article"]
    return Source(f"named {name.casefold().removeprefix('the ')}", name, named=publisher is not None, voice=True)


def _speakers(store: GraphStore, actors: Sequence[tuple[str, str]]) -> list[Speaker]:
    found: dict[str, Speaker] = {}
    for row in speaker_rows(store, actors):
        if row["resolved"] != "true" or row["name"].casefold() in NOBODY:
            continue
        bodied = "bodyName" in row and speaks_for(row.get("role", ""))
        kind = row["class"].rpartition("/")[2].rpartition("#")[2]
        known = found.get(row["actor"])
        aliases = {*(known.aliases if known else ()), *([row["alias"]] if "alias" in row else [])}
        body = row["bodyName"] if bodied else known.body if known else None
        body = body or body_named(row["name"], row.get("words", "")) or behind_account(row["name"])
        # a group whose every word has a capital bears a name: "Interior Ministry", not "Opposition leaders"
        named = kind in {"Person", "Organization"} or (" " in row["name"] and row["name"].istitle())
        # and one that was read too long: "Harbour Police spokeswoman Ana Ruiz"
        named = named or is_a_body_with_its_voice(row["name"]) or body is not None
        person = kind == "Person"
        found[row["actor"]] = Speaker(row["actor"], row["name"], named, person, frozenset(aliases), body)
    return list(found.values())


def _versions(store: GraphStore, articles: Iterable[str]) -> dict[str, tuple[int, bool]]:
    """How many texts each article's text has replaced, and whether another has replaced it."""
    values = " ".join(f"<{article}>" for article in sorted(articles))
    rows = select(
        store,
        f"SELECT ?article (COUNT(DISTINCT ?old) AS ?version) (COUNT(DISTINCT ?new) AS ?newer) {{ "
        f"VALUES ?article {{ {values} }} "
        f"OPTIONAL {{ GRAPH <{LEDGER}> {{ ?article prov:wasRevisionOf+ ?old }} }} "
        f"OPTIONAL {{ GRAPH <{LEDGER}> {{ ?new prov:wasRevisionOf ?article }} }} }} GROUP BY ?article",
    )
    return {row["article"]: (int(row["version"]), row["newer"] != "0") for row in rows}


def _day(value: str | None) -> dt.date | None:
    return None if value is None else dt.date.fromisoformat(value[:10])


def _number(value: str | None) -> Decimal | None:
    return None if value is None else Decimal(value)
