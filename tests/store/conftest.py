from __future__ import annotations

import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pyoxigraph import Store

from kg.store import GraphStore, OxigraphStore, open_memory, open_store


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _await(address: str, *, seconds: float) -> bool:
    """Whether a server answers within some seconds."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        try:
            urllib.request.urlopen(address, timeout=1).close()
            return True
        except (urllib.error.URLError, OSError):
            time.sleep(0.05)
    return False


@pytest.fixture(scope="session")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Address of a real Oxigraph server (PyPI package `oxigraph`) over an empty directory."""
    beside = Path(sys.executable).with_name("oxigraph")
    program = str(beside) if beside.exists() else shutil.which("oxigraph")
    if program is None:
        pytest.skip("the `oxigraph` server of the dev dependencies is not installed")
    address = f"127.0.0.1:{_free_port()}"
    location = tmp_path_factory.mktemp("service")
    process = subprocess.Popen(
        [program, "serve", "--location", str(location), "--bind", address],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    _await(f"http://{address}/", seconds=20)
    yield f"http://{address}"
    process.terminate()
    process.wait(10)


_VIRTUOSO_INI = """[Database]
DatabaseFile = {folder}/virtuoso.db
ErrorLogFile = {folder}/virtuoso.log
LockFile = {folder}/virtuoso.lck
TransactionFile = {folder}/virtuoso.trx
xa_persistent_file = {folder}/virtuoso.pxa
[TempDatabase]
DatabaseFile = {folder}/temp.db
TransactionFile = {folder}/temp.trx
[Parameters]
ServerPort = 127.0.0.1:{sql}
NumberOfBuffers = 4000
DirsAllowed = {folder}
CheckpointInterval = 0
[HTTPServer]
ServerPort = 127.0.0.1:{http}
ServerThreads = 5
ServerRoot = {folder}
[SPARQL]
ResultSetMaxRows = 1000
"""


@pytest.fixture(scope="session")
def virtuoso(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Address of a real Virtuoso (Debian's virtuoso-opensource-7) with a new database; its user is dba."""
    program = shutil.which("virtuoso-t")
    if program is None:
        pytest.skip("Virtuoso is not installed (Debian: virtuoso-opensource-7-bin)")
    folder, port = tmp_path_factory.mktemp("virtuoso"), _free_port()
    (folder / "virtuoso.ini").write_text(_VIRTUOSO_INI.format(folder=folder, sql=_free_port(), http=port))
    process = subprocess.Popen(
        [program, "+foreground", "+configfile", str(folder / "virtuoso.ini")],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    if not _await(f"http://127.0.0.1:{port}/sparql", seconds=60):
        process.kill()
        pytest.skip("Virtuoso is installed but did not start within a minute")
    yield f"http://127.0.0.1:{port}"
    process.kill()
    process.wait(10)


@pytest.fixture
def empty_service(service: str) -> str:
    """The server's address after everything in it was removed."""
    request = urllib.request.Request(
        f"{service}/update", data=b"CLEAR ALL", headers={"Content-Type": "application/sparql-update"}
    )
    urllib.request.urlopen(request, timeout=10).close()
    return service


@pytest.fixture(params=["memory", "directory", "service"])
def reopen(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[[], GraphStore]:
    """Opens the same store again: a new handle on the same place."""
    if request.param == "memory":
        kept = Store()
        kept.extend(open_memory().dump())
        return lambda: OxigraphStore(kept, location="memory")
    if request.param == "directory":
        return lambda: open_store(tmp_path / "store", create=True)
    location = request.getfixturevalue("empty_service")
    return lambda: open_store(location, create=True)


@pytest.fixture
def opened(reopen: Callable[[], GraphStore]) -> Iterator[GraphStore]:
    """One open store of each kind."""
    with reopen() as store:
        yield store
