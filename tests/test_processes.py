"""Ingest in several processes that is interrupted or killed: it ends, its processes end, and the store goes on."""

from __future__ import annotations

import dataclasses
import json
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

import kg
from kg.store import open_store

ROOT = Path(__file__).parents[1]
pytestmark = [
    pytest.mark.model,
    pytest.mark.slow,
    pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="the processes of a process are read from /proc"),
]


def children(pid: int) -> list[int]:
    threads = Path(f"/proc/{pid}/task").glob("*/children")
    return [int(child) for thread in threads for child in thread.read_text().split()]


def runs(pid: int) -> bool:
    path = Path(f"/proc/{pid}/stat")
    return path.exists() and path.read_text().rpartition(")")[2].split()[0] != "Z"


@pytest.mark.parametrize(("sent", "code"), [(signal.SIGINT, 130), (signal.SIGKILL, -signal.SIGKILL)])
def test_the_end_of_the_first_process_is_that_of_all(sent: signal.Signals, code: int, tmp_path: Path) -> None:
    articles = list(kg.read_all(ROOT / "examples"))
    lines = [json.dumps({"text": f"Report {number}.\n\n{each.text}"}) for number in range(200) for each in articles]
    Path(tmp_path, "many.jsonl").write_text("\n".join(lines), encoding="utf-8")
    store = tmp_path / "store"
    process = subprocess.Popen(
        [sys.executable, "-m", "kg", "ingest", str(tmp_path / "many.jsonl"), "--store", str(store), "--workers", "2"],
        cwd=ROOT, env={**os.environ, "OMP_NUM_THREADS": "1"}, stderr=subprocess.PIPE, text=True, start_new_session=True,
    )  # fmt: skip
    deadline = time.monotonic() + 120
    while len(workers := children(process.pid)) < 3 and time.monotonic() < deadline:  # two, and one that keeps count
        time.sleep(0.05)
    time.sleep(3)
    if sent == signal.SIGINT:
        os.killpg(process.pid, sent)  # as a terminal does
    else:
        process.send_signal(sent)
    _, told = process.communicate(timeout=60)
    assert process.returncode == code
    deadline = time.monotonic() + 20
    while any(runs(pid) for pid in workers) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not [pid for pid in workers if runs(pid)]
    assert sent == signal.SIGKILL or told == "Interrupted\n"
    with open_store(store, create=True) as opened:
        known = opened.graph_names()
    with kg.Store(store) as again:
        first = dataclasses.replace(articles[0], text=f"Report 0.\n\n{articles[0].text}")
        assert again.ingest([first], force=True).outcomes.total() == 1
        assert set(known) <= set(again._store.graph_names())


def test_three_kills_at_random_moments() -> None:
    """The short version of the benchmark; its exit code says whether anything was lost, half there or not the same."""
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.kills", "--kills", "3", "--articles", "5"],
        cwd=ROOT, env={**os.environ, "OMP_NUM_THREADS": "1"}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")
    assert re.search(r"^kills +3$", done.stdout, re.MULTILINE)
