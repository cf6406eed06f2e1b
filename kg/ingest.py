"""What became of the articles that were ingested: one result an article, and the sum of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, Self

from kg.errors import InputError
from kg.model import Article

if TYPE_CHECKING:
    from kg.batch import Failure, MadeGraph
    from kg.store import GraphStore
    from kg.validate import Violation

SOON = 100_000  # articles; more than are ever under way
Outcome = Literal["added", "unchanged", "replaced", "refused", "failed"]


@dataclass(frozen=True, slots=True)
class IngestResult:
    """What became of one article: stored (added, unchanged, replaced), refused by a shape, or failed before that.

    `error` and `trace` tell of a failure, `violations` of a refusal; `iri` is the article's where it got one. With
    `known` the store had the article already, it was not read again, and nothing is counted.
    """

    outcome: Outcome
    article: str
    iri: str | None = None
    assertions: int = 0
    numeric_claims: int = 0
    actors: int = 0
    events: int = 0
    skipped: tuple[str, ...] = ()
    violations: tuple[Violation, ...] = ()
    error: str | None = None
    trace: str | None = None
    known: bool = False

    @classmethod
    def failed(cls, failure: InputError | Failure) -> Self:
        """An article that could not be read, or that a stage broke on."""
        if isinstance(failure, InputError):
            return cls("failed", failure.path or "", error=str(failure))
        return cls("failed", failure.article, error=failure.reason, trace=failure.trace)

    @classmethod
    def of(cls, made: MadeGraph, outcome: Outcome) -> Self:
        """An article whose graph was made, and stored or refused."""
        return cls(
            outcome,
            made.article,
            iri=made.article_iri,
            assertions=made.assertions,
            numeric_claims=made.numeric_claims,
            actors=made.actors,
            events=made.events,
            skipped=made.skipped,
            violations=made.violations,
        )


def without_known(
    articles: Iterable[Article | InputError], store: GraphStore, *, model: str | None, base: str | None
) -> Iterator[Article | InputError | IngestResult]:
    """Put a result in the place of each article that the store has from this Hearsay and this model.

    Its metadata must be the stored ones. An article that comes again soon is judged only the first time, because what
    becomes of the first is not known while several processes work.
    """
    seen: dict[str, None] = {}
    for article in articles:
        known = _known(article, store, seen, model=model, base=base) if isinstance(article, Article) else None
        yield article if known is None else known


def _known(
    article: Article, store: GraphStore, seen: dict[str, None], *, model: str | None, base: str | None
) -> IngestResult | None:
    from kg.annotate.pipeline import load_pipeline, model_identity
    from kg.build import build_description, is_base
    from kg.ids import BASE, article_iri
    from kg.link import is_linked
    from kg.store import holds_description, stored_graphs

    base = base or BASE
    iri = article_iri(article, base=base)
    if iri in seen or not is_base(base):
        return None
    seen[iri] = None
    if len(seen) > SOON:
        del seen[next(iter(seen))]
    names = stored_graphs(store, iri)
    if not names:
        return None
    description = build_description(article, model_identity(load_pipeline(model)), base=base)
    if names != [description.iri] or not holds_description(store, description.iri, description.quads):
        return None
    if not is_linked(store, iri):  # of an older Hearsay, or cut off before
        connect(store, description.iri)
    return IngestResult("unchanged", article.id, iri=iri, known=True)


def connect(store: GraphStore, article_graph: str, *, is_marked: bool = False) -> None:
    """Bring what spans articles up to date with one article's graph, after it was stored, replaced or removed.

    The order counts: comparisons stand on the links. Meanwhile the ledger says that the graph awaits its links; with
    `is_marked` it does already.
    """
    from kg import compare, link
    from kg.store import mark, unmark

    if not is_marked:
        mark(store, article_graph)
    link.update(store, article_graph)
    compare.update(store, article_graph)
    unmark(store, article_graph)


def rebuild_links(store: GraphStore) -> None:
    """Make everything that spans articles anew; people's judgements stay."""
    from kg import compare, link
    from kg.store import unmark_all

    link.rebuild(store)
    compare.rebuild(store)
    unmark_all(store)


@dataclass(slots=True)
class IngestSummary:
    """Counts over many articles; what is found in known and in refused articles does not count."""

    outcomes: Counter[Outcome] = field(default_factory=Counter)
    known: int = 0
    assertions: int = 0
    numeric_claims: int = 0
    actors: int = 0
    events: int = 0
    skipped: Counter[str] = field(default_factory=Counter)
    refused: list[IngestResult] = field(default_factory=list)
    failed: list[IngestResult] = field(default_factory=list)

    def add(self, result: IngestResult) -> None:
        """Count one more article."""
        self.outcomes[result.outcome] += 1
        self.known += result.known
        if result.outcome == "failed":
            self.failed.append(result)
        elif result.outcome == "refused":
            self.refused.append(result)
        else:
            self.assertions += result.assertions
            self.numeric_claims += result.numeric_claims
            self.actors += result.actors
            self.events += result.events
            self.skipped.update(result.skipped)

    @property
    def added(self) -> int:
        """Articles that the store did not have."""
        return self.outcomes["added"]

    @property
    def unchanged(self) -> int:
        """Articles that the store had already, with the same graph."""
        return self.outcomes["unchanged"]

    @property
    def replaced(self) -> int:
        """Articles whose graph took the place of an older one."""
        return self.outcomes["replaced"]

    @property
    def unread(self) -> int:
        """Failed articles that could not be read, as against those that a stage broke on."""
        return sum(result.trace is None for result in self.failed)
