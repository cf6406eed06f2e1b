"""Scores actor resolution across articles on the Wikipedia identities of the GUM coreference files.

    python training/evaluate_identity.py ../shared/corpora/coref/gum_train.jsonl ../shared/corpora/coref/gum_dev.jsonl

Gold are the clusters of people, organisations and places that carry a Wikipedia title: two clusters of two articles are
one actor where their titles are equal. Each becomes an actor of its article with the names and roles that Hearsay
itself finds inside the cluster's mentions; clusters without such a name are counted and left out. What is scored is
the linking alone, with B-cubed (Bagga and Baldwin 1998) over these actors. Exit code 1 where F1 < .85 or
precision < .95.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path

from spacy.language import Language

from kg import __version__
from kg.annotate.pipeline import annotate, load_pipeline, model_identity
from kg.build import build_quads
from kg.extract import extract_mentions
from kg.ids import BASE, local_iri
from kg.lines import unwrap
from kg.link import rebuild, resolve
from kg.model import Actor, Article, Extraction, Mention, Role, RoleMention, Span
from kg.store import LedgerEntry, OxigraphStore, open_memory

TYPES = {"person": "person", "organization": "organization", "place": "organization"}
F1, PRECISION = 0.85, 0.95


def main() -> None:
    """Score the files named on the command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--errors", type=int, default=0, help="wrong links and missed ones to show")
    arguments = parser.parse_args()
    nlp = load_pipeline()
    store, gold, names, left_out = open_memory(), {}, {}, Counter()
    for file in arguments.files:
        for line in file.read_text(encoding="utf-8").splitlines():
            add_article(store, json.loads(line), nlp, gold, names, left_out)
    rebuild(store)
    canonical = resolve(store, gold)
    found = {iri: canonical.get(iri, iri) for iri in gold}
    print(f"actors {len(gold)}, left out without a name: {left_out['without a name']}")
    rows = {"all": gold.keys()}
    rows |= {kind: [iri for iri in gold if names[iri][0] == kind] for kind in ("person", "organization", "place")}
    shared = {title for title, count in Counter(gold.values()).items() if count > 1}
    rows["in several articles"] = [iri for iri in gold if gold[iri] in shared]
    precision, _recall, f1 = 0.0, 0.0, 0.0
    for label, chosen in rows.items():
        p, r, f = b_cubed({iri: gold[iri] for iri in chosen}, {iri: found[iri] for iri in chosen})
        print(f"{label:20} n {len(chosen):5}  B-cubed precision {p:.3f}  recall {r:.3f}  F1 {f:.3f}")
        if label == "all":
            precision, _recall, f1 = p, r, f
    show_errors(gold, found, names, arguments.errors)
    sys.exit(0 if f1 >= F1 and precision >= PRECISION else 1)


def add_article(
    store: OxigraphStore, record: dict, nlp: Language, gold: dict[str, str], names: dict, left_out: Counter[str]
) -> None:
    """Put one article's gold clusters into the store as its actors."""
    text = record["text"]
    article = Article(text, record["id"], url=record.get("url"), published=_day(record.get("date")))
    mentions, roles = extract_mentions(annotate(unwrap(text), nlp))
    actors, titles = [], []
    for cluster in record["clusters"]:
        if not cluster["wiki"] or not cluster["named"] or cluster["type"] not in TYPES:
            continue
        actor = gold_actor(text, cluster, mentions, roles)
        if actor is None:
            left_out["without a name"] += 1
            continue
        actors.append(actor)
        titles.append((cluster["wiki"], cluster["type"]))
    if not actors:
        return
    graph = build_quads(Extraction(article, model_identity(nlp), actors=tuple(actors)), base=BASE, version=__version__)
    store.replace_graph(graph.iri, graph.quads, ledger=LedgerEntry(graph.article_iri, dt.datetime.now(dt.UTC), "gum"))
    for actor, (title, kind) in zip(actors, titles, strict=True):
        spans = tuple((span.start, span.end) for span in sorted(actor.mentions))
        iri = local_iri(graph.article_iri, "actor", actor.type, actor.name, spans)
        gold[iri] = title
        names[iri] = (kind, actor.name, record["id"], [role.role for role in actor.roles])


def gold_actor(text: str, cluster: Mapping, mentions: Iterable[Mention], roles: Iterable[RoleMention]) -> Actor | None:
    """A gold cluster as an actor: names inside its mentions that hold the mention's head, and their roles."""
    places = [(each["start"], each["end"], each["head"]) for each in cluster["mentions"]]

    def inside(name: Span) -> bool:
        return any(s <= name.start and name.end <= e and name.start <= h[0] < name.end for s, e, h in places)

    found = [each.name for each in mentions if each.kind == "name" and inside(each.name)]
    if not found:
        return None
    spelled = Counter(" ".join(text[span.start : span.end].split()) for span in found)
    name = max(spelled, key=lambda each: (len(each.split()), len(each), each))
    held = {}
    for role in roles:
        if inside(role.holder):
            words = text[role.role.start : role.role.end]
            held.setdefault(
                words, Role(words, role.role, None if role.of is None else text[role.of.start : role.of.end])
            )
    return Actor(
        id=f"actor-{cluster['eid']}",
        name=name,
        type=TYPES[cluster["type"]],
        mentions=tuple(sorted(set(found))),
        aliases=tuple(sorted(spelled.keys() - {name})),
        roles=tuple(held.values()),
    )


def b_cubed(gold: Mapping[str, str], found: Mapping[str, str]) -> tuple[float, float, float]:
    """Precision, recall and F1, averaged over the items."""
    by_gold, by_found, both = Counter(gold.values()), Counter(found.values()), Counter()
    for item in gold:
        both[gold[item], found[item]] += 1
    if not gold:
        return 0.0, 0.0, 0.0
    precision = sum(both[gold[item], found[item]] / by_found[found[item]] for item in gold) / len(gold)
    recall = sum(both[gold[item], found[item]] / by_gold[gold[item]] for item in gold) / len(gold)
    return precision, recall, 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def show_errors(gold: Mapping[str, str], found: Mapping[str, str], names: Mapping, most: int) -> None:
    """Print clusters that mix titles, and titles that are torn apart."""
    for label, one, other in (("mixed", found, gold), ("torn", gold, found)):
        groups: defaultdict[str, defaultdict[str, list]] = defaultdict(lambda: defaultdict(list))
        for iri in gold:
            groups[one[iri]][other[iri]].append(names[iri][1:])
        wrong = [(key, parts) for key, parts in sorted(groups.items()) if len(parts) > 1]
        for key, parts in sorted(wrong, key=lambda item: -sum(map(len, item[1].values())))[:most]:
            print(label, key, {part: items[:4] for part, items in parts.items()})


def _day(text: str | None) -> dt.date | None:
    return dt.date.fromisoformat(text) if text and len(text) == 10 else None


if __name__ == "__main__":
    main()
