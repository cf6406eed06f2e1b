"""A store as N-Quads and back: graph by graph, so that memory is bounded by the largest graph.

A dump is sorted: graphs by name, lines within each graph. Two stores with the same content give the same bytes.
"""

from __future__ import annotations

import datetime as dt
import gzip
import re
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO, cast

from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, RdfFormat, Store

from kg.errors import InputError, StoreError
from kg.ids import derived_graph_iri
from kg.store.base import DERIVED, LEDGER, GraphStore, LedgerEntry
from kg.store.copies import beside
from kg.store.oxigraph import explained, open_directory
from kg.vocab import DCTERMS, KG

JUDGEMENTS = derived_graph_iri("judgements")
SUFFIXES = (".nq", ".nq.gz")
_ARTICLE_GRAPH = re.compile(r"(?P<base>.+[/#:])graph/(?P<key>[0-9a-f]{20})/(?P<configuration>[0-9a-f]{8})\Z")
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)\Z")
_MADE_ANEW = {derived_graph_iri(name) for name in ("comparisons", "evidence", "links")}


def write_dump(store: GraphStore, stream: IO[bytes], *, compress: bool = False) -> int:
    """Write all our graphs as sorted N-Quads and tell how many quads there are.

    Graphs that the ledger does not know are left out. What another process writes meanwhile may be in it or not.
    """
    if compress:
        with gzip.GzipFile(fileobj=stream, mode="wb", filename="", mtime=0) as packed:
            return write_dump(store, cast("IO[bytes]", packed))
    written = 0
    for name in sorted({*DERIVED, *store.graph_names()}):
        lines = sorted(f"{quad} .\n" for quad in store.quads(name))
        stream.writelines(line.encode() for line in lines)
        written += len(lines)
    return written


@dataclass(frozen=True, slots=True)
class DumpedGraph:
    """One article's graph out of a dump, with what the dump's ledger says of it."""

    iri: str
    entry: LedgerEntry
    quads: Sequence[Quad]


class Dump:
    """N-Quads files, read into a scratch store on disk, whatever the order of their lines.

    `left_out` names the derived graphs, which are made anew, `judgements` is what people decided.
    """

    def __init__(self, store: Store, source: str) -> None:
        self._store = store
        self._source = source
        names = sorted(name.value for name in store.named_graphs() if isinstance(name, NamedNode))
        self.left_out = tuple(name for name in names if name in _MADE_ANEW)
        self.judgements = tuple(store.quads_for_pattern(None, None, None, NamedNode(JUDGEMENTS)))
        self._names = [name for name in names if name not in DERIVED]
        if next(store.quads_for_pattern(None, None, None, None), None) is None:
            raise InputError("no quads in it", path=source)
        for name in self._names:
            if not _ARTICLE_GRAPH.match(name):
                raise InputError(
                    f"the graph <{name}> is none that Hearsay makes; load it with other means", path=source
                )
        if next(store.quads_for_pattern(None, None, None, DefaultGraph()), None) is not None:
            raise InputError("has triples outside of named graphs, which Hearsay never makes", path=source)
        if len(self._names) + len(set(names) & set(DERIVED)) != len(list(store.named_graphs())):
            raise InputError("has a graph named by a blank node, which Hearsay never makes", path=source)

    def graphs(self) -> Iterator[DumpedGraph]:
        """The articles' graphs in the order in which they were ingested."""
        entries = sorted(
            ((self._entry(name), name) for name in self._names), key=lambda each: (each[0].ingested_at, each[1])
        )
        for entry, name in entries:
            yield DumpedGraph(name, entry, list(self._store.quads_for_pattern(None, None, None, NamedNode(name))))

    def _entry(self, name: str) -> LedgerEntry:
        """What the ledger says of a graph; one that it does not know was ingested now, from this file."""
        article = _ARTICLE_GRAPH.sub(r"\g<base>article/\g<key>", name)
        facts = {
            quad.predicate.value: quad.object.value
            for quad in self._store.quads_for_pattern(NamedNode(article), None, None, NamedNode(LEDGER))
            if isinstance(quad.object, NamedNode | Literal)
        }
        moment = facts.get(str(KG.ingestedAt))
        if moment is not None and not _MOMENT.match(moment):
            raise InputError(f"the ledger has {moment!r} as a time for <{article}>", path=self._source)
        return LedgerEntry(
            article=article,
            ingested_at=dt.datetime.now(dt.UTC) if moment is None else dt.datetime.fromisoformat(moment),
            ingested_from=facts.get(str(KG.ingestedFrom), self._source),
            work=facts.get(str(DCTERMS.isVersionOf)),
        )


def load_dump(
    paths: Sequence[str],
    check: Callable[[DumpedGraph], bool],
    open_target: Callable[[], GraphStore],
    after_each: Callable[[GraphStore, str], None],
) -> tuple[dict[str, int], int]:
    """Put the articles' graphs of N-Quads files into a store if `check` accepts every one of them, else none.

    Returns what became of the graphs, and how many were refused. Each graph is one atomic update, `after_each` is
    called behind it; a kill leaves whole graphs, and loading again does the rest.
    """
    outcomes: dict[str, int] = {}
    with tempfile.TemporaryDirectory(prefix="kg-load-") as scratch, explained(scratch):
        staged = Store(scratch)
        for path in paths:
            _bulk_load(staged, path)
        dump = Dump(staged, ", ".join(paths))
        refused = sum(not check(graph) for graph in dump.graphs())
        if refused:
            return outcomes, refused
        with open_target() as target:
            if dump.judgements:
                target.insert(dump.judgements)
            for graph in dump.graphs():
                outcome = target.replace_graph(graph.iri, graph.quads, ledger=graph.entry)
                outcomes[outcome] = outcomes.get(outcome, 0) + 1
                after_each(target, graph.iri)
    return outcomes, 0


def load_trusted(paths: Iterable[str], location: str | Path) -> int:
    """Make a new store of dumps as they are, unchecked and with all derived graphs; tell how many quads it has.

    Only into a place where there is no store: bulk loading is no transaction, so the store is made beside it.
    """
    place = Path(location)
    if place.exists() and (not place.is_dir() or any(place.iterdir())):
        raise StoreError(f"{location}: not empty; --trusted makes a new store, name a new directory with --store")
    with beside(place) as unfinished, explained(str(location)):
        store = Store(str(unfinished))
        for path in paths:
            _bulk_load(store, path)
        store.flush()
        quads = len(store)
        del store
        open_directory(unfinished).close()  # a file without the ledger's mark makes no store
    return quads


def _bulk_load(store: Store, path: str) -> None:
    """Load one file of N-Quads, packed or not; nothing of it is kept where it does not parse."""
    if not path.lower().endswith(SUFFIXES):
        raise InputError(f"not read here; a dump is N-Quads and ends in {' or '.join(SUFFIXES)}", path=path)
    opened = gzip.open if path.lower().endswith(".gz") else open
    try:
        with opened(path, "rb") as stream:
            store.bulk_load(cast("IO[bytes]", stream), format=RdfFormat.N_QUADS)
    except SyntaxError as error:
        raise InputError(f"{error.msg}", path=path, line=error.lineno) from error
    except (EOFError, gzip.BadGzipFile) as error:
        raise InputError(f"the packed file is cut short or broken ({error})", path=path) from error
    except FileNotFoundError as error:
        raise InputError("there is no such file", path=path) from error
