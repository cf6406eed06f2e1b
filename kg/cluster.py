"""Articles on a Dask cluster: the task of `kg.batch`, sent to the workers of a scheduler.

A worker that dies costs nothing but time: Dask gives its articles to others, and each article's result is taken once,
in order. An article on which several workers die is told as failed. Every task checks that its worker has the same
Hearsay and the same model, because one store would mix the graphs of two otherwise.

Scheduler and workers are trusted: Dask sends pickles in both directions, and who answers at the scheduler's address can
run programs here. Use a network of your own, or Dask's TLS with `tls://`.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from typing import Any, TypeAlias, TypeVar

from kg import __version__
from kg.batch import AHEAD, IN_FLIGHT, Failure, MadeGraph, in_order, make_graph, ready_pipeline
from kg.errors import InputError, KgError
from kg.model import Article, ModelIdentity

CONNECT_SECONDS = 10.0
WORKER_SECONDS = 60.0  # how long to wait where the scheduler has no worker, as at the start or after all have died
COUNT_AGAIN = 50  # articles after which workers that came and went are counted

Passed = TypeVar("Passed")
Made: TypeAlias = MadeGraph | InputError | Failure
_ONE_AT_A_TIME = threading.Lock()  # a worker with several threads has one pipeline


def make_all(
    articles: Iterable[Article | Passed], scheduler: str, *, model: str | None = None, base: str | None = None
) -> Iterator[Made | Passed]:
    """Do what `kg.batch.make_all` does on the workers of the scheduler at an address such as tcp://host:8786."""
    from kg.annotate.pipeline import model_identity

    with _connected(scheduler) as client:
        same = (__version__, model_identity(ready_pipeline(model)))
        task = partial(make_same_graph, model=model, base=base, same=same)
        crowd = _Crowd(client, scheduler)
        yield from in_order(
            articles,
            lambda article: (article.id, client.submit(task, article, pure=False)),
            lambda waiting: bool(waiting[1].done()),
            lambda waiting: _result(*waiting, crowd),
            crowd.most,
        )


def make_same_graph(article: Article, *, model: str | None, base: str | None, same: tuple[str, ModelIdentity]) -> Made:
    """The task of a worker: refuse where it would make another graph than the client, else make the graph."""
    from kg.annotate.pipeline import model_identity

    with _ONE_AT_A_TIME:
        own = (__version__, model_identity(ready_pipeline(model)))
        if own != same:
            raise KgError(
                f"a worker has {_told(*own)}, and here is {_told(*same)}; one store cannot take graphs of both: "
                "install the same everywhere"
            )
        return make_graph(article, model=model, base=base)


def _told(version: str, model: ModelIdentity) -> str:
    return f"Hearsay {version} with the model {model.name} {model.version} ({model.digest})"


class _Crowd:
    """How many workers there are; asked again now and then, as they come and go."""

    def __init__(self, client: Any, scheduler: str) -> None:
        self._client = client
        self._scheduler = scheduler
        self._asked = 0
        self._most = AHEAD

    def most(self) -> int:
        """The most articles that are to be in flight."""
        if self._asked % COUNT_AGAIN == 0:
            self._most = AHEAD + IN_FLIGHT * max(1, self.count())
        self._asked += 1
        return self._most

    def count(self) -> int:
        """Threads of all workers."""
        return sum(int(threads) for threads in self._client.nthreads().values())

    def check(self) -> None:
        """Refuse to wait where there is nobody to wait for."""
        if not self.count():
            raise KgError(
                f"{self._scheduler}: the scheduler has had no worker for {WORKER_SECONDS:g} seconds; "
                f"start some with `dask worker {self._scheduler}`, what is stored so far stays"
            )


@contextmanager
def _connected(scheduler: str) -> Iterator[Any]:
    try:
        from distributed import Client
    except ImportError as error:
        raise KgError("--scheduler needs Dask: pip install 'hearsay[cluster]'") from error
    if not logging.getLogger().isEnabledFor(logging.INFO):  # without --debug, what matters is told as an error
        for name in [name for name in logging.root.manager.loggerDict if name.startswith("distributed")]:
            logging.getLogger(name).setLevel(logging.CRITICAL)
    try:
        client: Any = Client(scheduler, timeout=CONNECT_SECONDS, set_as_default=False)  # type: ignore[no-untyped-call]
    except (OSError, ValueError) as error:
        reason = str(error).splitlines()[0] if str(error) else type(error).__name__
        raise KgError(f"{scheduler}: no Dask scheduler can be reached there ({reason})") from error
    with client:
        yield client


def _result(article: str, future: Any, crowd: _Crowd) -> Made:
    """The result of one article; waits as long as there are workers."""
    from distributed import CancelledError, KilledWorker
    from distributed import TimeoutError as NotYet

    while True:
        try:
            made: Made = future.result(timeout=WORKER_SECONDS)
            return made
        except NotYet:
            crowd.check()
        except KilledWorker as error:
            return Failure(article, f"the workers that it was given to died, perhaps for want of memory ({error})", "")
        except KgError:
            raise
        except CancelledError as error:
            raise KgError("the connection to the scheduler was lost; run the same command again") from error
        except Exception as error:  # whatever Dask raises for what a worker could not even begin
            raise KgError(
                f"a worker could not do its task ({type(error).__name__}: {error}); "
                "install the same Hearsay and the same libraries on all"
            ) from error
