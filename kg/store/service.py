"""Requests to a SPARQL service: credentials, time-outs, second tries, and errors in one line.

Credentials are never sent to another address (redirects are refused) and never stand in a message. What may be sent
twice without harm is sent again after 502, 503, 504 and broken connections; anything else may have had its effect
although the answer was lost, so it is told instead.

Source: https://www.rfc-editor.org/rfc/rfc9110#section-9.2.2 (idempotent)
"""

from __future__ import annotations

import http.client
import os
import time
import urllib.error
import urllib.request
from collections.abc import Mapping
from dataclasses import dataclass

from kg import __version__
from kg.errors import QueryError, StoreError, UnreachableError
from kg.store.credentials import Credentials

TIMEOUT_SECONDS = 120.0
# Seconds before each further try.
PAUSES = (0.25, 1.0, 4.0, 10.0)
_LONGEST_PAUSE = 30.0
_FOR_A_WHILE = {502, 503, 504}
_VIRTUOSO = "which ends in /sparql-auth, and set KG_STORE_USER and KG_STORE_PASSWORD"
_BROKEN = (ConnectionResetError, ConnectionAbortedError, BrokenPipeError, http.client.IncompleteRead)


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    """Following a redirect would send the query, and the credentials, to somebody else."""

    def redirect_request(self, *_: object, **__: object) -> None:
        return None


@dataclass(frozen=True, slots=True)
class Reply:
    """What a service answered; `most` is how many rows it gives at most, where it says so."""

    status: int
    kind: str
    body: bytes
    most: int | None = None


@dataclass(frozen=True, slots=True)
class _Failure:
    """A try that came to nothing: the error to raise, and after which pause another may be made (None: never)."""

    error: StoreError | QueryError
    pause: float | None = None


class Service:
    """One service, whatever its addresses; `location` is how messages name it."""

    def __init__(self, location: str, *, timeout: float = TIMEOUT_SECONDS) -> None:
        self._location = location
        self._timeout = timeout
        self._pauses = PAUSES
        self._credentials = Credentials(os.environ)
        self._opener = urllib.request.build_opener(_NoRedirect)
        self._has_answered = False
        self.software = ""  # what the service calls itself, once it has answered

    def send(
        self,
        url: str,
        body: bytes | None = None,
        *,
        method: str = "POST",
        headers: Mapping[str, str],
        repeatable: bool,
        accepted: frozenset[int] = frozenset(),
    ) -> Reply:
        """Send one request, again after passing faults if it is `repeatable`.

        Statuses of `accepted` are an answer as well, every other one from 300 on is an error.
        """
        sent = {"User-Agent": f"hearsay/{__version__}", **headers}
        tries = 1
        while True:
            who = self._credentials.header(method, url)
            request = urllib.request.Request(url, body, {**sent, **who}, method=method)  # noqa: S310
            outcome = self._try(request, accepted)
            if outcome is None:
                continue  # it asks for credentials in another way, and has done nothing yet
            if isinstance(outcome, Reply):
                self._has_answered = True
                return outcome
            if outcome.pause is None or not repeatable or tries > len(self._pauses):
                again = f"; tried {tries} times" if tries > 1 else ""
                raise type(outcome.error)(f"{outcome.error}{again}") from outcome.error.__cause__
            time.sleep(max(outcome.pause, self._pauses[tries - 1]))
            tries += 1

    def _try(self, request: urllib.request.Request, accepted: frozenset[int]) -> Reply | _Failure | None:
        try:
            with self._opener.open(request, timeout=self._timeout) as response:
                self.software = response.headers.get("Server", "")
                if state := response.headers.get("X-SQL-State"):  # Virtuoso: 200, and rows are missing
                    return _Failure(self._cut_short(state))
                most = response.headers.get("X-SPARQL-MaxRows", "")
                kind = response.headers.get_content_type()
                return Reply(response.status, kind, response.read(), int(most) if most.isdecimal() else None)
        except urllib.error.HTTPError as error:
            with error:
                said = self._credentials.hidden(error.read(400).decode("utf-8", "replace"))
            if error.code == 401 and self._credentials.take(error.headers.get("WWW-Authenticate", "")):
                return None
            if error.code in accepted:
                return Reply(error.code, "", b"")
            refused = refusal(self._location, request.full_url, error.code, said)
            refused.__cause__ = error
            return _Failure(refused, _asked_pause(error) if error.code in _FOR_A_WHILE else None)
        except (OSError, http.client.HTTPException) as error:
            return self._no_answer(error)

    def _no_answer(self, error: Exception) -> _Failure:
        reason = error.reason if isinstance(error, urllib.error.URLError) else error
        if isinstance(reason, TimeoutError):
            told = StoreError(f"{self._location}: no answer within {self._timeout:g} seconds")
            told.__cause__ = error
            return _Failure(told)
        is_broken = isinstance(reason, _BROKEN)
        # refused by a service that has answered before: it is being started again
        passes = is_broken or (self._has_answered and isinstance(reason, ConnectionRefusedError))
        what = "the connection broke off" if is_broken else "cannot be reached"
        told = (StoreError if is_broken else UnreachableError)(f"{self._location}: {what} ({reason})")
        told.__cause__ = error
        return _Failure(told, 0.0 if passes else None)

    def _cut_short(self, state: str) -> StoreError:
        return StoreError(
            f"{self._location}: the service gave only a part of the answer (X-SQL-State {state}), as Virtuoso does "
            "at its time limit; make the query more selective or raise the limit there"
        )


def _asked_pause(error: urllib.error.HTTPError) -> float:
    """Seconds that the service asks to wait, within reason; a date is not read."""
    asked = error.headers.get("Retry-After", "")
    return min(float(asked), _LONGEST_PAUSE) if asked.isdecimal() else 0.0


def refusal(location: str, url: str, status: int, said: str) -> StoreError | QueryError:
    """One line for an HTTP status that is no answer."""
    said = said.partition("SPARQL query:")[0]  # Virtuoso repeats the whole query
    detail = f" ({' '.join(said.split())})" if said else ""
    if "SECURITY: No permission" in said:  # Virtuoso, HTTP 500
        return StoreError(f"{location}: access refused{detail}; give its address with credentials, {_VIRTUOSO}")
    if status in {401, 403}:
        return StoreError(
            f"{location}: access refused (HTTP {status}); set KG_STORE_USER and KG_STORE_PASSWORD, or KG_STORE_TOKEN"
        )
    if status == 400:
        return QueryError(f"{location}: the service refuses the text{detail}")
    if 300 <= status < 400:
        return StoreError(f"{location}: {url} redirects elsewhere; give the address that it points to")
    if status in {404, 405}:
        return StoreError(f"{location}: {url} takes no SPARQL (HTTP {status}); give the service's query endpoint")
    if status == 413:
        return StoreError(f"{location}: {url} takes no request of this size (HTTP 413); raise the limit there")
    return StoreError(f"{location}: {url} answered HTTP {status}{detail}")
