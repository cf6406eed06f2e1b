"""`kg ingest` writes into the store that `kg serve` shows: readers see whole articles, and nothing fails."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest

from tests.sample import EXTRACTION
from tests.serve.conftest import keep, serving

EXAMPLES = Path(__file__).parents[2] / "examples"
COUNT = "/sparql?query=SELECT%20(COUNT(%3Fa)%20AS%20%3Fn)%20%7BGRAPH%20%3Fg%20%7B%3Fa%20a%20schema:NewsArticle%7D%7D"


def fetch(address: str) -> str:
    with urllib.request.urlopen(address, timeout=60) as answer:
        assert answer.status == 200
        return str(answer.read().decode())


def listed(address: str) -> int:
    return len(set(re.findall(r'href="/article/([0-9a-f]{20})"', fetch(f"{address}/articles"))))


@pytest.mark.model
def test_pages_and_sparql_answer_while_articles_come_in(tmp_path: Path) -> None:
    path = tmp_path / "store"
    keep(path, EXTRACTION)
    with serving(path) as address:
        assert listed(address) == 1
        command = [sys.executable, "-m", "kg", "ingest", str(EXAMPLES), "--store", str(path)]
        with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as writer:
            counts = []
            while writer.poll() is None:
                fetch(address + "/")
                fetch(address + "/figures")
                counts.append(int(json.loads(fetch(address + COUNT))["results"]["bindings"][0]["n"]["value"]))
                time.sleep(0.1)
            assert writer.stderr is not None
            assert writer.returncode == 0, writer.stderr.read()
        assert counts == sorted(counts)  # articles come, none goes
        for _ in range(50):
            if listed(address) == 4:
                break
            time.sleep(0.2)
        assert listed(address) == 4
