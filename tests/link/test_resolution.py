"""Who is taken for whom, and that the order of ingest is of no account."""

from __future__ import annotations

import datetime as dt
import itertools
import random

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from kg import link
from kg.build import BuiltGraph
from kg.ids import derived_graph_iri
from kg.model import Actor
from kg.store import OxigraphStore, open_memory
from kg.validate import validate_quads
from tests.link.invented import World
from tests.link.worlds import article_graph, body, derived, identities, iri, person, put, remove

MAYOR = person("Jon Smith", "mayor", "Vell")
SENATOR = person("Jon Smith", "senator")
RUIZ = person("Ana Ruiz", "secretary of state")
COMPANY = (person("Mia Holm"), person("Bo Lund"))
NAMES = (
    "Jon Smith",
    "Smith",
    "Ana Ruiz",
    "WRN",
    "World Relief Network",
    "Ministry of Health",
    "Open Doors",
    "Mia Holm",
)


def linked(*graphs: BuiltGraph) -> OxigraphStore:
    store = open_memory()
    for graph in graphs:
        put(store, graph)
        link.update(store, graph.iri)
    return store


@pytest.mark.parametrize(
    ("articles", "name", "expected"),
    [
        # a name alone makes nobody one
        ([(person("Jon Smith"),), (person("Jon Smith"),)], "Jon Smith", [0, 1]),
        ([(MAYOR,), (SENATOR,)], "Jon Smith", [0, 1]),
        ([(MAYOR,), (SENATOR,), (MAYOR,), (SENATOR,)], "Jon Smith", [0, 1, 0, 1]),
        ([(MAYOR,), (person("Jon Smith", "mayor", "Karst"),)], "Jon Smith", [0, 1]),
        ([(MAYOR,), (person("Jon Smith", "mayor"),)], "Jon Smith", [0, 0]),
        ([(person("Jon Smith", "spokesman"),), (person("Jon Smith", "spokesman"),)], "Jon Smith", [0, 1]),
        # one office, or one employer
        ([(RUIZ,), (person("Ana Ruiz", "former secretary of state"),)], "Ana Ruiz", [0, 0]),
        ([(person("Ana Ruiz", "vice president", "Open Doors"),), (person("Ana Ruiz", "president", "Open Doors"),)],
         "Ana Ruiz", [0, 0]),
        ([(person("Ana Ruiz", "minister", "New Vell"),), (person("Ana Ruiz", "surgeon general", "New Vell"),)],
         "Ana Ruiz", [0, 1]),
        # the company that a name is met in
        ([(MAYOR, *COMPANY), (person("Jon Smith"), *COMPANY)],
         "Jon Smith", [0, 0]),
        ([(MAYOR, *COMPANY), (person("Jon Smith"), person("Mia Holm"))], "Jon Smith", [0, 1]),
        ([(MAYOR, *COMPANY), (person("Jon Smith", "coach"), *COMPANY)],
         "Jon Smith", [0, 1]),
        # two fit: nobody is chosen
        ([(MAYOR, *COMPANY), (person("Jon Smith", "senator", "Karst"), *COMPANY),
          (person("Jon Smith"), *COMPANY)], "Jon Smith", [0, 1, 2]),
        # organisations: full names that are their own, ministries only with their people
        ([(body("Open Doors"),), (body("Open Doors"),)], "Open Doors", [0, 0]),
        ([(body("Ministry of Health"),), (body("Ministry of Health"),)], "Ministry of Health", [0, 1]),
        ([(body("Ministry of Health"), *COMPANY),
          (body("Ministry of Health"), *COMPANY)], "Ministry of Health", [0, 0]),
        ([(body("Ministry of Health"), body("World Relief Network"), body("Open Doors")),
          (body("Ministry of Health"), body("World Relief Network"), body("Open Doors"))],
         "Ministry of Health", [0, 1]),
        ([(body("WRN"),), (body("WRN"),)], "WRN", [0, 0]),
        ([(body("UN"),), (body("UN"),)], "UN", [0, 1]),  # two letters alone are too few
    ],
)  # fmt: skip
def test_who_is_one(articles: list[tuple[Actor, ...]], name: str, expected: list[int]) -> None:
    graphs = [article_graph(f"a{number}", *actors) for number, actors in enumerate(articles)]
    for order in itertools.permutations(graphs):
        assert identities(linked(*order), graphs, name) == expected


@pytest.mark.parametrize(
    ("full", "short", "expected"),
    [
        ([RUIZ], person("Ruiz", "secretary of state"), True),
        ([RUIZ], person("Ruiz"), False),
        ([RUIZ, person("Bea Ruiz", "secretary of state")], person("Ruiz", "secretary of state"), False),
        ([body("World Relief Network", aliases=["WRN"])], body("WRN"), True),
        ([body("World Relief Network")], body("WRN"), False),  # initials that no article spells out
        (
            [body("World Relief Network", aliases=["WRN"]), body("Western Rail North", aliases=["WRN"])],
            body("WRN"),
            False,
        ),
        (
            [body("Ardesian Coast Guard", aliases=["Coast Guard"]), *COMPANY],
            body("Coast Guard"),
            False,
        ),
    ],
)
def test_short_names_follow_the_only_one_that_fits(full: list[Actor], short: Actor, expected: bool) -> None:
    graphs = [*(article_graph(f"a{number}", actor) for number, actor in enumerate(full)), article_graph("b", short)]
    for order in itertools.permutations(graphs):
        canonical = link.resolve(linked(*order), [iri(graphs[0], full[0].name), iri(graphs[-1], short.name)])
        assert (len(canonical) == 2 and len(set(canonical.values())) == 1) == expected


def test_where_several_fit_the_judgement_is_kept() -> None:
    company = [
        article_graph("a", MAYOR, *COMPANY),
        article_graph("b", person("Jon Smith", "senator", "Karst"), *COMPANY),
    ]
    asked = article_graph("c", person("Jon Smith"), *COMPANY)
    for order in itertools.permutations([*company, asked]):
        store = linked(*order)
        unsure = [line for line in derived(store)["links"] if line.endswith("#Unsure>")]
        assert len(unsure) == 1
        judgement = unsure[0].split()[0]
        told = {line for line in derived(store)["links"] if line.startswith(judgement)}
        assert any(iri(asked, "Jon Smith") in line for line in told)
        assert any("two or more actors fit" in line for line in told)
        remove(store, company[1])
        link.update(store, company[1].iri)
        assert not any("#Unsure>" in line for line in derived(store)["links"])
        assert len(set(link.resolve(store, [iri(company[0], "Jon Smith"), iri(asked, "Jon Smith")]).values())) == 1


def test_clusters_of_any_size_become_one_in_any_order() -> None:
    relief = [article_graph(f"r{n}", body("World Relief Network")) for n in range(6)]
    fund = [article_graph(f"f{n}", body("Western Rail Fund")) for n in range(5)]
    tied = article_graph("t", body("World Relief Network", aliases=["Western Rail Fund", "WRN"]))
    short = [article_graph(f"s{n}", body("WRN")) for n in range(3)]
    graphs = [*relief, *fund, tied, *short]
    orders = [graphs, graphs[::-1], random.Random(5).sample(graphs, len(graphs))]
    stores = [linked(*order) for order in orders]
    assert derived(stores[0]) == derived(stores[1]) == derived(stores[2])
    named = [iri(g, n) for some, n in ((relief, "World Relief Network"), (fund, "Western Rail Fund")) for g in some]
    assert len(set(link.resolve(stores[0], [*named, *(iri(g, "WRN") for g in short)]).values())) == 1


def test_versions_at_one_address_and_what_goes_with_an_article() -> None:
    first = article_graph("a", person("Jon Smith"), url="https://post.example/1")
    second = article_graph("b", person("Jon Smith"), url="https://post.example/1")
    store = linked(first, second)
    assert identities(store, (first, second), "Jon Smith") == [0, 0]
    remove(store, second)
    link.update(store, second.iri)
    assert derived(store) == derived(linked(first))
    remove(store, first)
    link.update(store, first.iri)
    assert {line for line in derived(store)["links"] if "resolvesTo" in line or "Judgement" in line} == set()
    assert derived(store)["evidence"] == set()


actors = st.builds(
    lambda name, role, of: person(name, role, of) if name[0] in "JSAM" and name[:3] != "Min" else body(name),
    st.sampled_from(NAMES),
    st.sampled_from([None, None, "mayor", "senator", "director", "transport minister"]),
    st.sampled_from([None, "Vell", "Open Doors"]),
)
articles = st.lists(
    st.tuples(
        st.lists(actors, min_size=1, max_size=4, unique_by=lambda actor: actor.name),
        st.sampled_from([None, "https://post.example/1", "https://wire.example/2"]),
        st.sampled_from([None, dt.date(2026, 3, 1), dt.date(2026, 3, 3), dt.date(2026, 4, 20)]),
        st.sampled_from([None, "The Post"]),
    ),
    min_size=2,
    max_size=7,
)


@settings(
    max_examples=8,
    deadline=None,
    derandomize=True,
    phases=[Phase.generate],
    suppress_health_check=[HealthCheck.too_slow],
)
@given(articles, st.randoms(use_true_random=False))
def test_any_order_and_any_removal_end_as_if_built_at_once(found: list, chance: random.Random) -> None:
    graphs = [
        article_graph(f"a{number}", *named, url=url, published=day, publisher=publisher)
        for number, (named, url, day, publisher) in enumerate(found)
    ]
    order = chance.sample(graphs, len(graphs))
    store = linked(*order)
    for graph in order[: len(order) // 3]:
        remove(store, graph)
        link.update(store, graph.iri)
    step_by_step = derived(store)
    link.rebuild(store)
    assert derived(store) == step_by_step
    report = validate_quads(store.quads(derived_graph_iri("links")))
    assert report.conforms, report.violations


def test_the_invented_world_is_told_apart() -> None:
    world = World(people=60, bodies=25, seed=3)
    store = linked(*world.articles(120))
    canonical = link.resolve(store, world.truth)
    found = {actor: canonical.get(actor, actor) for actor in world.truth}
    pairs = [(a, b) for a, b in itertools.combinations(sorted(found), 2) if found[a] == found[b]]
    right = sum(world.truth[a] == world.truth[b] for a, b in pairs)
    alike = sum(world.truth[a] == world.truth[b] for a, b in itertools.combinations(sorted(found), 2))
    assert right / len(pairs) > 0.95
    assert right / alike > 0.6
    assert validate_quads(store.quads(derived_graph_iri("links"))).conforms


def test_an_article_without_named_actors_changes_nothing() -> None:
    store = linked(article_graph("a", person("they"), body("the ministry")))
    assert derived(store) == {"links": set(), "evidence": set()}


def test_what_is_linked_is_not_written_again() -> None:
    graph = article_graph("a", RUIZ, body("Open Doors"))
    store = linked(graph)
    before = derived(store)
    store.update = None  # type: ignore[assignment]  # writing would fail
    link.update(store, graph.iri)
    assert derived(store) == before
