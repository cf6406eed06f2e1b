"""Near-duplicates: articles of several addresses with nearly the same text, as outlets print one agency's copy.

MinHash over runs of words: the signatures' bands are the index, so that a new article is compared with the few that
share one; the share of common runs then decides. Versions at one address are no copies of each other. Not handled:
short texts, copies that were shortened to less than half, and more than 200 texts that share a band.

Source: Broder 1997, On the resemblance and containment of documents, https://doi.org/10.1109/SEQUEN.1997.666900
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from hashlib import blake2b
from typing import TYPE_CHECKING

import numpy as np
from pyoxigraph import Literal, NamedNode

from kg.link.terms import DCTERMS, KG, SCHEMA, literals_text, rows_of
from kg.link.triples import EVIDENCE, LINKS, article_of_graph

if TYPE_CHECKING:
    from kg.store import GraphStore

RUN = 5  # words
FEWEST = 40  # runs that a text needs to be compared at all
BANDS, ROWS = 16, 4
ALIKE = 0.6
MOST = 200
_PRIME = (1 << 31) - 1


def update_copies(store: GraphStore, article_graph: str) -> None:
    """Find the near-duplicates of one article that is new, changed or gone."""
    article = article_of_graph(article_graph)
    text, work = _text(store, [article]).get(article, ("", ""))
    bands = set(text_bands(text))
    node = str(NamedNode(article))
    known = {
        row[0] for row in rows_of(store, f"SELECT ?b WHERE {{ GRAPH <{EVIDENCE}> {{ {node} <{KG.textBand}> ?b }} }}")
    }
    if bands == known:
        return
    copies = sorted(_copies(store, article, text, work, bands)) if bands else []
    links = [f"{node} <{KG.nearDuplicateOf}> <{copy}> . <{copy}> <{KG.nearDuplicateOf}> {node} ." for copy in copies]
    lines = [f"{node} <{KG.textBand}> {Literal(band)} ." for band in sorted(bands)]
    # an empty block is SPARQL, but not to Virtuoso
    blocks = [f"GRAPH <{name}> {{ {' '.join(new)} }}" for name, new in ((LINKS, links), (EVIDENCE, lines)) if new]
    store.update(
        f"DELETE WHERE {{ GRAPH <{LINKS}> {{ {node} <{KG.nearDuplicateOf}> ?copy }} }} ;\n"
        f"DELETE WHERE {{ GRAPH <{LINKS}> {{ ?copy <{KG.nearDuplicateOf}> {node} }} }} ;\n"
        f"DELETE WHERE {{ GRAPH <{EVIDENCE}> {{ {node} <{KG.textBand}> ?band }} }} ;\n"
        f"INSERT DATA {{ {' '.join(blocks)} }}"
    )


def _copies(store: GraphStore, article: str, text: str, work: str, bands: Iterable[str]) -> set[str]:
    query = (
        f"SELECT DISTINCT ?a WHERE {{ VALUES ?b {{ {literals_text(sorted(bands))} }} "
        f"GRAPH <{EVIDENCE}> {{ ?a <{KG.textBand}> ?b }} }} ORDER BY ?a LIMIT {MOST}"
    )
    candidates = [row[0] for row in rows_of(store, query) if row[0] != article]
    runs = text_runs(text)
    return {
        other
        for other, (words, other_work) in _text(store, candidates).items()
        if not (work and work == other_work) and _resemblance(runs, text_runs(words)) >= ALIKE
    }


def _text(store: GraphStore, articles: Iterable[str]) -> dict[str, tuple[str, str]]:
    """The text and the work of each article that is in the store."""
    found: dict[str, tuple[str, str]] = {}
    for article in articles:
        node = NamedNode(article)
        query = (
            f"SELECT ?text ?work WHERE {{ GRAPH ?g {{ {node} <{SCHEMA.articleBody}> ?text "
            f"OPTIONAL {{ {node} <{DCTERMS.isVersionOf}> ?work }} }} }} LIMIT 1"
        )
        found.update((article, (row[0], row[1])) for row in rows_of(store, query))
    return found


@lru_cache(maxsize=128)  # the texts of one story are compared with each of its copies
def text_runs(text: str) -> frozenset[str]:
    """Runs of words, without case and punctuation."""
    words = re.findall(r"\w+", text.casefold())
    return frozenset(" ".join(words[start : start + RUN]) for start in range(len(words) - RUN + 1))


def _resemblance(one: frozenset[str], other: frozenset[str]) -> float:
    """The share of runs that both texts have among those that either has (Jaccard)."""
    return len(one & other) / len(one | other) if one and other else 0.0


def text_bands(text: str) -> tuple[str, ...]:
    """The bands of a text's MinHash signature; none of a text that is too short to compare."""
    runs = text_runs(text)
    if len(runs) < FEWEST:
        return ()
    hashed = [int.from_bytes(blake2b(run.encode(), digest_size=4).digest(), "big") % _PRIME for run in runs]
    factors, offsets = _permutations()
    signature = ((np.outer(factors, np.array(hashed, dtype=np.uint64)) + offsets[:, None]) % _PRIME).min(axis=1)
    return tuple(
        f"{band}-{blake2b(signature[band * ROWS : (band + 1) * ROWS].tobytes(), digest_size=6).hexdigest()}"
        for band in range(BANDS)
    )


@lru_cache(maxsize=1)
def _permutations() -> tuple[np.ndarray, np.ndarray]:
    """The same pseudo-random permutations in every process."""
    numbers = [
        int.from_bytes(blake2b(f"minhash {index}".encode(), digest_size=4).digest(), "big") % (_PRIME - 1) + 1
        for index in range(2 * BANDS * ROWS)
    ]
    return np.array(numbers[::2], dtype=np.uint64), np.array(numbers[1::2], dtype=np.uint64)
