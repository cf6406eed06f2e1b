"""Many articles through the pipeline, in this process or in several, in the order in which they came.

One article is one task; nothing is shared between tasks, so the number of processes changes no result. At most a few
articles for each process are in flight, so that a million of them need no more memory than a hundred.
"""

from __future__ import annotations

import gc
import itertools
import os
import signal
import traceback
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from functools import lru_cache, partial
from multiprocessing import active_children, get_context
from typing import TYPE_CHECKING, Generic, TypeVar

from kg.errors import InputError, KgError
from kg.model import Article, Extraction
from kg.pipeline import CheckedGraph, build_graph, extract_article

if TYPE_CHECKING:
    from spacy.language import Language

FEW = 20  # articles that one process has read before others have loaded their pipelines
IN_FLIGHT = 4

Made = TypeVar("Made")
Passed = TypeVar("Passed")


@dataclass(frozen=True, slots=True)
class Failure:
    """An article that a stage broke on: a fault of the program, `trace` shows where."""

    article: str
    reason: str
    trace: str


def extract_all(
    articles: Iterable[Article | InputError], *, model: str | None = None, workers: int | None = None
) -> Iterator[Extraction | InputError | Failure]:
    """Extract from each article; what could not be read passes through in its place."""
    return _in_order(articles, partial(_extract, model=model), workers)


def check_all(
    articles: Iterable[Article | InputError | Passed],
    *,
    model: str | None = None,
    base: str | None = None,
    workers: int | None = None,
) -> Iterator[CheckedGraph | InputError | Failure | Passed]:
    """Make and validate the graph of each article; whatever is no article passes through in its place."""
    return _in_order(articles, partial(_check, model=model, base=base), workers)


def ready_pipeline(model: str | None) -> Language:
    """A pipeline for many articles: what is loaded now is left out of every later search for garbage.

    The model and its vocabulary are hundreds of thousands of objects that never die; looking through them again and
    again took a tenth of the extraction's time.
    """
    from kg.annotate.pipeline import load_pipeline

    nlp = load_pipeline(model)
    _settle(nlp)
    return nlp


@lru_cache(maxsize=4)
def _settle(nlp: Language) -> None:  # noqa: ARG001 - once for each pipeline
    gc.collect()
    gc.freeze()


def _extract(article: Article, *, model: str | None) -> Extraction | InputError | Failure:
    nlp = ready_pipeline(model)
    return _guarded(article, lambda: extract_article(article, nlp))


def _check(article: Article, *, model: str | None, base: str | None) -> CheckedGraph | InputError | Failure:
    nlp = ready_pipeline(model)
    return _guarded(article, lambda: build_graph(extract_article(article, nlp), base=base))


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


def _in_order(
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
    before = active_children()
    done = False
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn"), initializer=_leave_interrupts) as pool:
        pending: deque[_Passing[InputError | Passed] | Future[Made | InputError | Failure]] = deque()
        try:
            for item in stream:
                pending.append(pool.submit(work, item) if isinstance(item, Article) else _Passing(item))
                if len(pending) >= workers * IN_FLIGHT:
                    yield _result(pending.popleft())
            while pending:
                yield _result(pending.popleft())
            done = True
        except BrokenProcessPool as error:
            raise KgError("a working process died, perhaps for want of memory: try fewer --workers") from error
        finally:
            if not done:  # interrupted, or nobody wants the rest: do not wait for articles that are still worked on
                pool.shutdown(wait=False, cancel_futures=True)
                for process in set(active_children()) - set(before):
                    process.terminate()


@dataclass(frozen=True, slots=True)
class _Passing(Generic[Passed]):
    """What is no article and waits for its turn."""

    item: Passed


def _result(waiting: _Passing[Passed] | Future[Made]) -> Made | Passed:
    return waiting.item if isinstance(waiting, _Passing) else waiting.result()


def _leave_interrupts() -> None:
    """Ctrl-C reaches every process of the terminal: the first one alone answers it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _cores() -> int:
    """Cores that this process may use."""
    affinity = getattr(os, "sched_getaffinity", None)
    return len(affinity(0)) if affinity else os.cpu_count() or 1
