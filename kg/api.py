"""The library: read articles, extract from them, keep their graphs and ask who said what."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Literal, Self

from kg.errors import InputError, StoreError
from kg.ingest import IngestResult, IngestSummary, without_known
from kg.model import Article, Extraction
from kg.readers import Metadata, parse_date, parse_url, read_articles

if TYPE_CHECKING:
    import networkx as nx
    import rdflib
    from spacy.language import Language

    from kg.query import Result

__all__ = ["IngestResult", "IngestSummary", "Store", "extract", "read", "read_all"]


def read(
    path: str | Path,
    *,
    format: str = "auto",  # noqa: A002
    encoding: str | None = None,
    date: dt.date | str | None = None,
    url: str | None = None,
    title: str | None = None,
    publisher: str | None = None,
) -> Article:
    """Read the one article behind a path; `date`, `url`, `title` and `publisher` override what it says of itself.

    Raises InputError where there is none, or more than one.
    """
    metadata = _metadata(date, url, title, publisher)
    found = read_articles([str(path)], format=format, encoding=encoding, metadata=metadata)
    first = next(found)
    if isinstance(first, InputError):
        raise first
    if next(found, None) is not None:
        raise InputError("holds more than one article: use kg.read_all", path=path)
    return first


def read_all(
    *paths: str | Path,
    format: str = "auto",  # noqa: A002
    encoding: str | None = None,
    date: dt.date | str | None = None,
    publisher: str | None = None,
    rejected: list[InputError] | None = None,
) -> Iterator[Article]:
    """Read every article behind files, directories, globs and `-`.

    What cannot be read is appended to `rejected`, or raised where no such list is given.
    """
    metadata = _metadata(date, None, None, publisher)
    for found in read_articles([str(path) for path in paths], format=format, encoding=encoding, metadata=metadata):
        if isinstance(found, Article):
            yield found
        elif rejected is None:
            raise found
        else:
            rejected.append(found)


def extract(article: Article, *, model: str | Path | Language | None = None) -> Extraction:
    """Find who says what in an article, with the pipeline that ships with Hearsay unless another is given."""
    from kg.annotate.pipeline import load_pipeline
    from kg.pipeline import extract_article

    named = None if model is None else str(model) if isinstance(model, str | Path) else model
    return extract_article(article, load_pipeline(named) if named is None or isinstance(named, str) else named)


class Store:
    """A place that keeps the graphs of articles: a directory, or an http(s) SPARQL service.

    A directory that does not exist is made, unless `read_only`. Close it, or use it in a `with` statement.
    """

    def __init__(self, path_or_url: str | Path, *, read_only: bool = False) -> None:
        from kg.store import open_store

        self._store = open_store(path_or_url, create=not read_only, read_only=read_only)

    def ingest(
        self,
        articles: Article | Iterable[Article | InputError],
        *,
        model: str | None = None,
        base: str | None = None,
        workers: int | None = 1,
        scheduler: str | None = None,
        force: bool = False,
    ) -> IngestSummary:
        """Extract, build, validate and store; graphs that violate a shape are not stored, see `.refused`.

        An article that the store has from this version and model, with the same metadata, is read again with `force`.
        With `workers` of more than one, or None for one a core, a script needs `if __name__ == "__main__":`, because
        each process imports it anew. `scheduler` is the address of a Dask scheduler whose workers are to do the work.
        """
        given = [articles] if isinstance(articles, Article) else articles
        summary = IngestSummary()
        for result in self.iter_ingest(
            given, model=model, base=base, workers=workers, scheduler=scheduler, force=force
        ):
            summary.add(result)
        return summary

    def iter_ingest(
        self,
        articles: Iterable[Article | InputError],
        *,
        model: str | None = None,
        base: str | None = None,
        workers: int | None = 1,
        scheduler: str | None = None,
        force: bool = False,
    ) -> Iterator[IngestResult]:
        """Ingest article by article and yield what became of each, in order.

        After the first few, graphs wait for up to ten seconds to be stored together; a result comes when its graph is
        stored. What a killed run left half done is mended first.
        """
        from kg import batch, cluster
        from kg.writer import Writer, mend

        given: Iterable[Article | InputError | IngestResult] = articles
        if not force:
            given = without_known(articles, self._store, model=model, base=base)
        mend(self._store)
        writer = Writer(self._store, base=base)
        made: Iterator[batch.MadeGraph | InputError | batch.Failure | IngestResult]
        if scheduler is None:
            made = batch.make_all(given, model=model, base=base, workers=workers)
        else:
            made = cluster.make_all(given, scheduler, model=model, base=base)
        for each in made:
            item = IngestResult.failed(each) if isinstance(each, InputError | batch.Failure) else each
            yield from writer.take(item)
        yield from writer.finish()
        writer.link_rest()
        self._store.flush()

    def query(self, name_or_text: str, **parameters: object) -> Result:
        """Answer a saved query by its name, or SPARQL text; `who_said_what` is taken for `who-said-what`."""
        from kg.query import run_saved, run_text

        if any(char.isspace() or char in "{}" for char in name_or_text.strip()):
            return run_text(self._store, name_or_text)
        return run_saved(self._store, name_or_text.strip().replace("_", "-"), parameters)

    def graph(self, article: Article | str) -> rdflib.Graph:
        """The graph of an article (or of an article's or graph's IRI) as an rdflib graph that may be changed freely.

        Raises StoreError where it is not in the store.
        """
        import rdflib

        names = self._graph_names(article)
        if not names:
            shown = article.id if isinstance(article, Article) else article
            raise StoreError(f"{self._store.location}: no graph of the article {shown!r}: ingest it first")
        graph = rdflib.Graph(identifier=rdflib.URIRef(names[0]))
        for name in names:
            triples = "".join(f"{quad.triple} .\n" for quad in self._store.quads(name))
            graph.parse(data=triples, format="nt")
        return graph

    def _graph_names(self, article: Article | str) -> list[str]:
        """Names of the stored graphs of an article, whatever base its IRIs have."""
        from kg.ids import article_iri

        if isinstance(article, Article):
            wanted = article_iri(article, base="").replace("article/", "/graph/", 1) + "/"
            return [name for name in self._store.graph_names() if wanted in name]
        start = article.replace("/article/", "/graph/", 1)
        return [name for name in self._store.graph_names() if name == start or name.startswith(f"{start}/")]

    def network(self, view: Literal["claims", "actors", "articles"] = "claims") -> nx.MultiDiGraph[str]:
        """The store as a network: who said what, who speaks of whom, whom each article quotes.

        Jupyter shows that of the claims as a picture.
        """
        from kg.export import build_network
        from kg.export.notebook import ShownNetwork
        from kg.export.source import StoreSource

        network = ShownNetwork(build_network(StoreSource(self._store), view))
        network.page = self.export("html") if view == "claims" else None
        return network

    def export(self, format: str, *, view: str = "claims") -> str:  # noqa: A002
        """The whole store in one of `kg.export.EXPORTERS`' formats."""
        from kg.export import export_text
        from kg.export.source import StoreSource

        return export_text(StoreSource(self._store), format, view=view)

    def export_companion(self, format: str, *, view: str = "claims") -> str | None:  # noqa: A002
        """The second file of a format that has one, such as the node table beside CSV's edge table."""
        from kg.export import EXPORTERS
        from kg.export.source import StoreSource

        write = EXPORTERS[format].companion
        return None if write is None else write(StoreSource(self._store), view, "hearsay")

    def close(self) -> None:
        """Let go of the store; what was written is safe on disk."""
        self._store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def _metadata(date: dt.date | str | None, url: str | None, title: str | None, publisher: str | None) -> Metadata:
    return Metadata(
        date=parse_date(date) if isinstance(date, str) else date,
        url=None if url is None else parse_url(url),
        title=title,
        publisher=publisher,
    )
