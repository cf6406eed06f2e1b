"""Many articles through the pipeline, in this process or in several, in the order in which they came.

One article is one task; nothing is shared between tasks, so the number of processes changes no result. The number of
articles under way is bounded, so that a million of them need no more memory than a few hundred.
"""

from __future__ import annotations

import gc
import itertools
import os
import traceback
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import TYPE_CHECKING, Self, TypeVar, cast

from kg.errors import InputError, KgError
from kg.model import Article, Extraction
from kg.pipeline import CheckedGraph, build_graph, extract_article
from kg.processes import TRIES, ProcessDied, Processes

if TYPE_CHECKING:
    from spacy.language import Language

    from kg.validate import Violation

FEW = 20  # articles that one process has read before others have loaded their pipelines
IN_FLIGHT = 4  # articles for each process
MADE_ANEW = 20_000  # objects before garbage is searched for: about what one article takes
AHEAD = 100  # further articles, so that nobody is idle while the writer is busy with a shard
CHARACTERS = 20_000_000  # of all articles under way

Made = TypeVar("Made")
Passed = TypeVar("Passed")
Waiting = TypeVar("Waiting")


@dataclass(frozen=True, slots=True)
class Failure:
    """An article that a stage broke on: a fault of the program, `trace` shows where."""

    article: str
    reason: str
    trace: str


@dataclass(frozen=True, slots=True)
class MadeGraph:
    """An article's graph as the writer needs it, with the counts that are told; N-Quads are empty where it is refused.

    This is what processes send: quads as objects would cost ten times as much to send as their text.
    """

    article: str
    url: str | None
    iri: str
    article_iri: str
    nquads: bytes
    assertions: int
    numeric_claims: int
    actors: int
    events: int
    skipped: tuple[str, ...]
    violations: tuple[Violation, ...]

    @classmethod
    def of(cls, checked: CheckedGraph) -> Self:
        """What is needed of a graph that was built and validated."""
        found, conforms = checked.extraction, checked.report.conforms
        return cls(
            article=found.article.id,
            url=found.article.url,
            iri=checked.graph.iri,
            article_iri=checked.graph.article_iri,
            nquads=checked.graph.nquads().encode() if conforms else b"",
            assertions=len(found.attributions),
            numeric_claims=len(found.numeric_claims),
            actors=len(found.actors),
            events=len(found.events),
            skipped=tuple(item.reason for item in found.skipped),
            violations=() if conforms else tuple(checked.report.violations),
        )


def extract_all(
    articles: Iterable[Article | InputError], *, model: str | None = None, workers: int | None = None
) -> Iterator[Extraction | InputError | Failure]:
    """Extract from each article; what could not be read passes through in its place."""
    return _in_processes(articles, partial(_extract, model=model), workers)


def make_all(
    articles: Iterable[Article | InputError | Passed],
    *,
    model: str | None = None,
    base: str | None = None,
    workers: int | None = None,
) -> Iterator[MadeGraph | InputError | Failure | Passed]:
    """Make and validate the graph of each article; whatever is no article passes through in its place."""
    return _in_processes(articles, partial(make_graph, model=model, base=base), workers)


def ready_pipeline(model: str | None) -> Language:
    """A pipeline for many articles: what is loaded now is left out of every later search for garbage.

    The model and its vocabulary are hundreds of thousands of objects that never die; looking through them again and
    again took a tenth of the extraction's time, and looking through half an article's objects another twentieth.
    """
    from kg.annotate.pipeline import load_pipeline

    nlp = load_pipeline(model)
    _settle(nlp)
    return nlp


@lru_cache(maxsize=4)
def _settle(nlp: Language) -> None:  # noqa: ARG001 - once for each pipeline
    gc.collect()
    gc.freeze()
    gc.set_threshold(MADE_ANEW)


def _extract(article: Article, *, model: str | None) -> Extraction | InputError | Failure:
    nlp = ready_pipeline(model)
    return _guarded(article, lambda: extract_article(article, nlp))


def make_graph(article: Article, *, model: str | None, base: str | None) -> MadeGraph | InputError | Failure:
    """Make and validate the graph of one article: the task of every process, here and on a cluster."""
    nlp = ready_pipeline(model)
    return _guarded(article, lambda: MadeGraph.of(build_graph(extract_article(article, nlp), base=base)))


def _guarded(article: Article, work: Callable[[], Made]) -> Made | InputError | Failure:
    """Do the work on one article; a fault in it must not cost the other articles their place in the graph."""
    try:
        return work()
    except InputError as error:
        return error
    except KgError:
        raise
    except Exception as error:  # noqa: BLE001
        reason = f"{type(error).__name__}: {error}".splitlines()[0]
        return Failure(article.id, reason, traceback.format_exc())


def _in_processes(
    articles: Iterable[Article | InputError | Passed],
    work: Callable[[Article], Made | InputError | Failure],
    workers: int | None,
) -> Iterator[Made | InputError | Failure | Passed]:
    """Apply `work` to articles, by default in this process if they are few, else in one process a core."""
    stream = iter(articles)
    if workers is None:
        first = list(itertools.islice(stream, FEW))
        stream = itertools.chain(first, stream)
        workers = _cores() if len(first) == FEW else 1
    if workers == 1:
        yield from (work(item) if isinstance(item, Article) else item for item in stream)
        return
    processes = Processes(work, workers)
    most = workers * IN_FLIGHT + AHEAD

    def submit(article: Article) -> tuple[Article, Future[Made | InputError | Failure]]:
        return article, processes.submit(article)

    def is_done(waiting: tuple[Article, Future[Made | InputError | Failure]]) -> bool:
        return waiting[1].done()

    made: Iterator[Made | InputError | Failure | Passed] = in_order(stream, submit, is_done, _result, lambda: most)
    try:
        yield from made
    finally:  # all is done, or it was interrupted, or nobody wants the rest
        processes.stop()


def _result(waiting: tuple[Article, Future[Made | InputError | Failure]]) -> Made | InputError | Failure:
    article, future = waiting
    try:
        return future.result()
    except ProcessDied:
        return Failure(article.id, f"{TRIES} processes that read it ended, perhaps for want of memory", "")


def in_order(
    stream: Iterable[Article | Passed],
    submit: Callable[[Article], Waiting],
    is_done: Callable[[Waiting], bool],
    result: Callable[[Waiting], Made],
    most: Callable[[], int],
) -> Iterator[Made | Passed]:
    """Submit articles and give the results in their order, as soon as they are there.

    At most so many, and so many characters, are under way; others wait for their turn.
    """
    pending: deque[tuple[int, Waiting | None, Passed | None]] = deque()
    characters = 0

    def can_wait() -> bool:
        waiting = pending[0][1]
        return waiting is not None and not is_done(waiting) and len(pending) < most() and characters < CHARACTERS

    def take() -> Made | Passed:
        nonlocal characters
        length, waiting, passed = pending.popleft()
        characters -= length
        return cast("Passed", passed) if waiting is None else result(waiting)

    for item in stream:
        if isinstance(item, Article):
            pending.append((len(item.text), submit(item), None))
            characters += len(item.text)
        else:
            pending.append((0, None, item))
        while pending and not can_wait():
            yield take()
    while pending:
        yield take()


def _cores() -> int:
    """Cores that this process may use."""
    affinity = getattr(os, "sched_getaffinity", None)
    return len(affinity(0)) if affinity else os.cpu_count() or 1
