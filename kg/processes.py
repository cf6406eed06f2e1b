"""Processes that work on articles, each on a pipe of its own.

The pool of the standard library takes results from one pipe that all its processes share: where one of them dies in the
middle of a result, the reader waits for the rest for ever, and nobody knows whose article it was. Here the end of a
process ends its pipe, and only the article that it had is tried again, in a new process.
"""

from __future__ import annotations

import contextlib
import os
import signal
import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from multiprocessing import get_context, parent_process
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Generic, TypeVar, cast

from kg.errors import KgError
from kg.model import Article

TRIES = 2  # processes that an article may cost: one of them may have been killed for the memory that another took
SECONDS = 10.0  # that a process has to end once it was told to

Made = TypeVar("Made")


class ProcessDied(Exception):  # noqa: N818 - the name of what happened
    """Each process that had the article ended before it gave a result."""


class Processes(Generic[Made]):
    """So many processes at most that apply `work` to articles; a thread each hands out articles and waits.

    `work` and what it returns are pickled. A `KgError` that it raises is raised by the future, and ProcessDied where
    the article ended its processes.
    """

    def __init__(self, work: Callable[[Article], Made], count: int) -> None:
        self._work = work
        self._own = threading.local()
        self._starting = threading.Lock()
        self._running: dict[BaseProcess, Connection] = {}
        self._stopped = False
        self._threads = ThreadPoolExecutor(count, thread_name_prefix="articles", initializer=_leave_interrupts)

    def submit(self, article: Article) -> Future[Made]:
        """Give an article to the next process that is idle."""
        return self._threads.submit(self._ask, article)

    def stop(self) -> None:
        """End all processes now, also those at work; what was submitted and is not done is cancelled."""
        with self._starting:
            self._stopped = True
        for process in list(self._running):
            process.terminate()
        self._threads.shutdown(wait=True, cancel_futures=True)
        for process, connection in self._running.items():
            process.join(SECONDS)
            connection.close()
        self._running.clear()

    def _ask(self, article: Article) -> Made:
        for _ in range(TRIES):
            process, connection = self._process()
            try:
                connection.send(article)
                made, error = connection.recv()
            except (EOFError, OSError):  # also in the middle of a result
                self._forget(process)
                continue
            if error is not None:
                raise error
            return cast("Made", made)
        raise ProcessDied(article.id)

    def _process(self) -> tuple[BaseProcess, Connection]:
        """The process of this thread, started where there is none; raises KgError where it does not start."""
        if getattr(self._own, "process", None) is None:
            process, connection = self._start()
            try:
                connection.recv()  # it is ready
            except (EOFError, OSError):
                self._forget(process)
                raise KgError("a working process ended before it began; --workers 1 works without any") from None
            self._own.process = process, connection
        return cast("tuple[BaseProcess, Connection]", self._own.process)

    def _start(self) -> tuple[BaseProcess, Connection]:
        context = get_context("spawn")
        ours, theirs = context.Pipe()
        with self._starting, theirs:  # once it runs the other end is its own: it ends with it
            if self._stopped:
                raise KgError("the working processes were stopped")
            process = context.Process(target=_serve, args=(self._work, theirs), daemon=True)
            process.start()
            self._running[process] = ours
        return process, ours

    def _forget(self, process: BaseProcess) -> None:
        self._own.process = None
        process.terminate()
        process.join(SECONDS)
        with self._starting:
            self._running.pop(process).close()


def _serve(work: Callable[[Article], Made], connection: Connection) -> None:
    """Work on one article after another until nobody sends any."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches every process of a terminal: the first answers it
    first = parent_process()
    if first is not None:
        threading.Thread(target=_end_with, args=(first.sentinel,), daemon=True).start()
    connection.send(None)
    with contextlib.suppress(EOFError):
        while True:
            article = connection.recv()
            made: tuple[Made | None, KgError | None]
            try:
                made = work(article), None
            except KgError as error:
                made = None, error
            connection.send(made)


def _end_with(sentinel: int) -> None:
    """Wait for the first process to end, also when it is killed: nobody else would end this one at its article."""
    wait([sentinel])
    os._exit(1)


def _leave_interrupts() -> None:
    """Leave Ctrl-C to the first thread; a process that this thread starts does not hear it, from its first moment."""
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
