"""Ingest on a real Dask scheduler with two real workers: nothing lost, nothing twice, also where one is killed."""

from __future__ import annotations

import dataclasses
import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

import kg
from kg.cli.main import kg as command_line
from kg.cluster import make_same_graph
from kg.errors import KgError
from kg.store import LEDGER
from tests import scripted
from tests.sample import ARTICLE, EXTRACTION

pytest.importorskip("distributed", reason="the extra hearsay[cluster] is not installed")
ROOT = Path(__file__).parents[1]
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(ROOT), "OMP_NUM_THREADS": "1"}


def start(*arguments: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", *arguments], env=ENVIRONMENT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )


def start_scheduler(folder: Path) -> tuple[subprocess.Popen[bytes], str]:
    """A scheduler on loopback without workers, and its address."""
    told = folder / "scheduler.json"
    process = start(
        "distributed.cli.dask_scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard",
        "--scheduler-file", str(told),
    )  # fmt: skip
    deadline = time.monotonic() + 60
    while not (told.exists() and told.read_text()) and time.monotonic() < deadline:
        time.sleep(0.05)
    return process, json.loads(told.read_text())["address"]


def start_workers(scheduler: str, folder: Path, count: int) -> list[subprocess.Popen[bytes]]:
    """Workers of one process each, which nobody starts again."""
    return [
        start(
            "distributed.cli.dask_worker", scheduler, "--nthreads", "1", "--no-nanny", "--no-dashboard",
            "--local-directory", str(folder / f"worker-{number}"),
        )
        for number in range(count)
    ]  # fmt: skip


@pytest.fixture(scope="module")
def scheduler(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    process, address = start_scheduler(tmp_path_factory.mktemp("scheduler"))
    yield address
    process.terminate()
    process.wait(20)


@pytest.fixture
def workers(scheduler: str, tmp_path: Path) -> Iterator[list[subprocess.Popen[bytes]]]:
    started = start_workers(scheduler, tmp_path, 2)
    yield started
    for process in started:
        process.kill()
        process.wait(20)


def articles() -> list[kg.Article]:
    """Different articles, one of which comes twice and one of which has two versions."""
    found = list(kg.read_all(ROOT / "examples"))
    made = [
        dataclasses.replace(each, text=f"Report {number}.\n\n{each.text}", id=f"{each.id}#{number}", url=None)
        for number in range(4)
        for each in found
    ]
    first = dataclasses.replace(found[0], url="https://gazette.example/camp")
    return [*made, made[3], first, dataclasses.replace(first, text=f"{first.text}\n\nMore later.")]


def contents(store: kg.Store) -> set[str]:
    """Everything but the clock."""
    return {str(quad) for quad in store._store.dump() if not quad.predicate.value.endswith("#ingestedAt")}


@pytest.mark.model
@pytest.mark.slow
def test_a_killed_worker_loses_nothing(scheduler: str, workers: list[subprocess.Popen[bytes]], tmp_path: Path) -> None:
    given = articles()
    with kg.Store(tmp_path / "one") as one, kg.Store(tmp_path / "many") as many:
        expected = [result.outcome for result in one.iter_ingest(given, force=True)]
        outcomes = []
        for result in many.iter_ingest(given, scheduler=scheduler, force=True):
            outcomes.append(result.outcome)
            if len(outcomes) == 3:
                workers[0].kill()
        assert outcomes == expected
        assert outcomes.count("added") == len(given) - 1
        assert contents(many) == contents(one)
        assert {quad.graph_name.value for quad in one._store.dump()} >= {LEDGER}


@pytest.mark.model
@pytest.mark.slow
def test_a_killed_scheduler_is_told_and_what_is_stored_stays(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    scheduler, address = start_scheduler(tmp_path)
    (worker,) = start_workers(address, tmp_path, 1)
    stored = []
    with kg.Store(tmp_path / "store") as store:

        def ingest_until_the_scheduler_dies() -> None:
            for result in store.iter_ingest(articles(), scheduler=address):
                stored.append(result.iri)
                scheduler.kill()

        with pytest.raises(KgError, match="the connection to the scheduler was lost; run the same command again"):
            ingest_until_the_scheduler_dies()
        assert stored
        assert len(store._store.graph_names()) == len(stored)
    assert capfd.readouterr().err == ""
    for process in (scheduler, worker):
        process.kill()
        process.wait(20)


@pytest.mark.model
def test_a_worker_with_another_version_is_told(
    scheduler: str, workers: list[subprocess.Popen[bytes]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kg.cluster.__version__", "9.9")
    with (
        kg.Store(tmp_path / "store") as store,
        pytest.raises(KgError, match=r"a worker has Hearsay .*, and here is Hearsay 9\.9"),
    ):
        store.ingest(articles()[:3], scheduler=scheduler)


def test_a_worker_with_another_model_makes_no_graph(monkeypatch: pytest.MonkeyPatch) -> None:
    scripted.install(monkeypatch)
    monkeypatch.setattr("kg.cluster.ready_pipeline", lambda model: None)
    same = (kg.__version__, EXTRACTION.model)
    made = make_same_graph(ARTICLE, model=None, base=None, same=same)
    assert made == make_same_graph(ARTICLE, model=None, base=None, same=same)
    other = dataclasses.replace(EXTRACTION.model, digest="another")
    with pytest.raises(KgError, match=r"the model .* \(another\); .*install the same everywhere"):
        make_same_graph(ARTICLE, model=None, base=None, same=(kg.__version__, other))


def ingest(folder: Path, *options: str) -> tuple[int, list[str]]:
    (folder / "good.txt").write_text(ARTICLE.text, encoding="utf-8")
    arguments = ["ingest", str(folder / "good.txt"), "--store", str(folder / "store"), *options]
    result = CliRunner().invoke(command_line, arguments)
    return result.exit_code, result.stderr.splitlines()


@pytest.mark.model
def test_no_scheduler_and_no_worker_are_told_in_one_line(
    scheduler: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kg.cluster.CONNECT_SECONDS", 1.0)
    monkeypatch.setattr("kg.cluster.WORKER_SECONDS", 1.0)
    code, told = ingest(tmp_path, "--scheduler", "tcp://127.0.0.1:1")
    assert (code, len(told)) == (2, 1)
    assert told[0].startswith("Error: tcp://127.0.0.1:1: no Dask scheduler can be reached there (")
    code, told = ingest(tmp_path, "--scheduler", scheduler)
    assert (code, len(told)) == (2, 1)
    assert told[0].startswith(f"Error: {scheduler}: the scheduler has had no worker for 1 seconds; start some with")


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (["--scheduler", "127.0.0.1:8786"], "is no address such as tcp://"),
        (["--scheduler", "http://127.0.0.1:8786"], "is no address such as tcp://"),
        (["--scheduler", "tcp://user@host:8786"], "is no address such as tcp://"),
        (["--scheduler", "tcp://host"], "is no address such as tcp://"),
        (["--scheduler", "tcp://host:8786", "--workers", "2"], "exclude each other"),
    ],
)
def test_options_that_make_no_sense(options: list[str], told: str, tmp_path: Path) -> None:
    code, lines = ingest(tmp_path, *options)
    assert code == 2
    assert told in lines[-1]
    assert not (tmp_path / "store").exists()


def test_without_the_extra_it_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with kg.Store(tmp_path / "store") as store, pytest.raises(KgError, match=r"pip install 'hearsay\[cluster\]'"):
        store.ingest(ARTICLE, scheduler="tcp://127.0.0.1:8786")
