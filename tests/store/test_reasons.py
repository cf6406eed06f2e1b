"""What the engine says becomes one line that says what to do."""

from __future__ import annotations

import pytest

from kg.errors import QueryError, StoreError
from kg.store.oxigraph import explained


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (OSError("IO error: No space left on device: While appending to file: x/000012.log"), "the disk is full"),
        (OSError("IO error: While lock file: x/LOCK: Resource temporarily unavailable"), "another process has"),
        (OSError("IO error: lock hold by current process, acquire time 1: x/LOCK"), "this process has"),
        (OSError(30, "Read-only file system", "x"), "cannot be written"),
        (PermissionError(13, "Permission denied", "x/LOCK"), "no permission"),
        (RuntimeError("Corruption: checksum mismatch"), "damaged"),
        (FileNotFoundError("IO error: No such file or directory: x/000010.sst"), "try again"),
        (OSError("something new"), r"see the reason given \(something new\)"),
    ],
)  # fmt: skip
def test_reasons(error: Exception, words: str) -> None:
    with pytest.raises(StoreError, match=rf"^my-store: .*{words}"), explained("my-store"):
        raise error


def test_no_sparql_is_no_fault_of_the_store() -> None:
    with pytest.raises(QueryError, match="not valid SPARQL: error at 1:6"), explained("my-store"):
        raise SyntaxError("error at 1:6: expected more")


def test_our_own_errors_pass_through() -> None:
    with pytest.raises(StoreError, match=r"^mine$"), explained("my-store"):
        raise StoreError("mine")
