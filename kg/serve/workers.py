"""A few processes that answer users' SPARQL, so that a runaway query costs one of them and nobody else.

Each waits for a query with everything loaded, and is replaced when it was stopped. Where the store is a SPARQL service,
the service sets the limits and no process is needed.
"""

from __future__ import annotations

import asyncio
import json
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path

from starlette.concurrency import run_in_threadpool

from kg.errors import QueryError
from kg.query.results import Result
from kg.query.run import Limits, child_environment, child_failure, child_result, child_task

_LINE = 256 * 1024 * 1024  # longest answer of one query, in bytes
_START_SECONDS = 60


class QueryStoppedError(QueryError):
    """A query that used more than it may; asking for less will help."""


class BusyError(QueryError):
    """All processes are at work and the queue is full."""


class QueryPool:
    """Answers users' SPARQL on a store's directory under limits; `close` ends its processes."""

    def __init__(
        self,
        directory: Path,
        *,
        workers: int,
        limits: Limits,
        state_now: Callable[[], str | None] = lambda: None,
        waiting: int = 100,
    ) -> None:
        self._directory = directory
        self._state_now = state_now
        self._limits = limits
        self._idle: asyncio.Queue[asyncio.subprocess.Process] = asyncio.Queue()
        self._all: set[asyncio.subprocess.Process] = set()
        self._workers = workers
        self._most_waiting = waiting
        self._waiting = 0
        self._starting: set[asyncio.Task[None]] = set()

    def start(self) -> None:
        """Start the processes; they become ready while the server already answers other things."""
        for _ in range(self._workers):
            self._replace()

    async def run(self, text: str) -> Result:
        """Answer a query.

        Raises QueryError for a text that is refused, QueryStoppedError for one that used too much, BusyError where too
        many wait.
        """
        if self._waiting >= self._most_waiting:
            raise BusyError("too many queries are waiting; try again in a moment")
        self._waiting += 1
        try:
            worker = await asyncio.wait_for(self._idle.get(), self._limits.wall_seconds + _START_SECONDS)
        except TimeoutError as error:
            raise BusyError("every process is at work; try again in a moment") from error
        finally:
            self._waiting -= 1
        done = False
        try:
            answer = await asyncio.wait_for(self._ask(worker, text), self._limits.wall_seconds)
            done = True
        except TimeoutError as error:
            raise QueryStoppedError(
                f"the query was stopped after {self._limits.wall_seconds} seconds; {_ADVICE}"
            ) from error
        finally:
            if done:
                self._idle.put_nowait(worker)
            else:
                self._drop(worker)
        return child_result(json.loads(answer))

    async def _ask(self, worker: asyncio.subprocess.Process, text: str) -> bytes:
        assert worker.stdin is not None  # noqa: S101 - a pipe
        assert worker.stdout is not None  # noqa: S101 - a pipe
        try:
            state = await run_in_threadpool(self._state_now)
            task = child_task(self._directory, text, self._limits, state=state)
            worker.stdin.write(f"{task}\n".encode("utf-8", "surrogatepass"))
            await worker.stdin.drain()
            line = await worker.stdout.readline()
        except (BrokenPipeError, ConnectionResetError):
            line = b""
        except ValueError as error:
            raise QueryStoppedError(f"the answer is larger than this server gives; {_ADVICE}") from error
        if line:
            return line
        failure = child_failure(await worker.wait(), "", self._limits)
        raise QueryStoppedError(str(failure)) if isinstance(failure, QueryError) else failure

    def _replace(self) -> None:
        task = asyncio.create_task(self._start_one())
        self._starting.add(task)
        task.add_done_callback(self._starting.discard)

    async def _start_one(self) -> None:
        worker = await asyncio.create_subprocess_exec(
            sys.executable, "-P", "-m", "kg.query.worker",
            stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.DEVNULL,
            env=child_environment(), limit=_LINE,
        )  # fmt: skip
        self._all.add(worker)
        assert worker.stdout is not None  # noqa: S101 - a pipe
        if await worker.stdout.readline():
            self._idle.put_nowait(worker)

    def _drop(self, worker: asyncio.subprocess.Process) -> None:
        if worker.returncode is None:
            worker.kill()
        self._all.discard(worker)
        self._replace()

    async def close(self) -> None:
        """End every process."""
        for task in list(self._starting):
            task.cancel()
        for worker in self._all:
            if worker.returncode is None:
                worker.kill()
        await asyncio.gather(*(worker.wait() for worker in self._all))


_ADVICE = "make it more selective, or add a LIMIT"

AskStore = Callable[[str], Awaitable[Result]]
