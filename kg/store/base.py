"""What every store can do, and the few facts that all stores share."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Literal as OneOf
from typing import Protocol, Self, TypeAlias

from pyoxigraph import Quad

from kg.ids import derived_graph_iri
from kg.store.results import Answer

Outcome: TypeAlias = OneOf["added", "unchanged", "replaced"]

# The ledger stands at one IRI whatever --base says: it is what makes a place recognisable as a store.
LEDGER = derived_graph_iri("ledger")
# Graphs that are not articles. All but the ledger and people's judgements may be rebuilt at any time.
DERIVED = (
    derived_graph_iri("comparisons"),
    derived_graph_iri("evidence"),
    derived_graph_iri("judgements"),
    LEDGER,
    derived_graph_iri("links"),
)
# Raised whenever an older Hearsay could misread what a newer one wrote.
FORMAT_VERSION = 1


@dataclass(frozen=True, slots=True)
class LedgerEntry:
    """Which article version is stored, of which work, when and from where; the only place of the clock."""

    article: str
    ingested_at: dt.datetime
    ingested_from: str
    work: str | None = None


@dataclass(frozen=True, slots=True)
class NewGraph:
    """The graph of an article that a store does not have: its name, its N-Quads and what the ledger is to say of it."""

    iri: str
    nquads: bytes
    entry: LedgerEntry


class GraphStore(Protocol):
    """One place that keeps a named graph per article and a ledger."""

    @property
    def location(self) -> str:
        """The directory or address, as it may be shown to the user."""

    @property
    def directory(self) -> Path | None:
        """The directory of an embedded store that a second process can open read-only, else None."""

    def replace_graph(self, graph_iri: str, quads: Iterable[Quad], *, ledger: LedgerEntry) -> Outcome:
        """Store one article's graph in one atomic update; an unchanged graph writes nothing."""

    @property
    def loads_in_bulk(self) -> bool:
        """Whether many new graphs at once cost less than one after the other."""

    def add_graphs(self, graphs: Sequence[NewGraph]) -> None:
        """Store graphs of articles that the ledger does not know, no two of one work.

        Each is stored whole with its ledger entry or not at all; which of them are, a failure does not tell.
        """

    def has_graph(self, graph_iri: str) -> bool:
        """Whether a graph of this name holds anything."""

    def graph_names(self) -> tuple[str, ...]:
        """IRIs of the article graphs, sorted; derived graphs and the ledger are not among them."""

    def quads(self, graph_iri: str) -> Iterator[Quad]:
        """All quads of one graph, in no particular order."""

    def dump(self) -> Iterator[Quad]:
        """All quads of all our graphs, the ledger's among them."""

    def query(self, sparql: str) -> Answer:
        """Answer a query that is trusted: SERVICE and FROM are not stopped here (see kg/query/guard.py)."""

    def update(self, sparql: str) -> None:
        """Run one trusted update as a unit."""

    def insert(self, quads: Iterable[Quad]) -> None:
        """Add quads as a unit."""

    def load(self, nquads: bytes) -> None:
        """Add many quads, written as N-Quads, in bulk where that costs less: cut off, some of them are missing."""

    def flush(self) -> None:
        """Make everything written so far safe against a power cut; call it once a batch."""

    def close(self) -> None:
        """Flush what was written and let go of the store; using it afterwards is a StoreError."""

    def __enter__(self) -> Self: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...
