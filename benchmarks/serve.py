"""Asks a running explorer from many clients at once and prints how long answers took: `python benchmarks/serve.py`.

Starts `kg serve` on a free port over `--store`. Every client walks over the pages in turn and asks queries in between:
some that were asked before, which the server remembers while the store is unchanged, and some that nobody has asked.
"""

from __future__ import annotations

import argparse
import itertools
import os
import re
import signal
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.parse
import urllib.request
from collections import defaultdict

SPARQL = "/sparql?query=" + urllib.parse.quote(
    "SELECT ?name ?stance { GRAPH ?g { ?a kg:speaker/schema:name ?name ; kg:stance ?stance } } LIMIT "
)
NEW = itertools.count(101)


def questions(address: str) -> list[tuple[str, str]]:
    """What to ask in turn, with a name for each kind; `{new}` is another number each time."""
    listing = urllib.request.urlopen(address + "/articles").read().decode()
    articles = re.findall(r'href="/article/([0-9a-f]{20})"', listing)[:5]
    return [
        ("start", "/"),
        *(("article", f"/article/{key}") for key in articles),
        ("actors", "/actors"),
        ("figures", "/figures"),
        ("search", "/api/search?q=ministry{new}"),
        ("saved query, asked before", "/queries/who-said-what"),
        ("saved query, asked anew", "/api/queries/who-said-what?topic=word{new}"),
        ("SPARQL, asked before", SPARQL + "100"),
        ("SPARQL, asked anew", SPARQL + "{new}"),
    ]


def client(
    address: str,
    walk: list[tuple[str, str]],
    start: int,
    until: float,
    took: dict[str, list[float]],
    faults: list[str],
) -> None:
    place = start
    while time.monotonic() < until:
        name, path = walk[place % len(walk)]
        place += 1
        path = path.replace("{new}", str(next(NEW)))
        began = time.perf_counter()
        try:
            with urllib.request.urlopen(address + path, timeout=60) as answer:
                answer.read()
        except (urllib.error.URLError, TimeoutError, ConnectionError) as error:
            faults.append(f"{name}: {error}")
            continue
        took[name].append(time.perf_counter() - began)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--store", default="demo/store")
    parser.add_argument("--clients", type=int, default=50)
    parser.add_argument("--seconds", type=float, default=60)
    options = parser.parse_args()
    command = [sys.executable, "-m", "kg", "serve", "--port", "0", "--store", options.store]
    environment = {**os.environ, "PYTHONUNBUFFERED": "1"}
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env=environment) as server:
        assert server.stderr is not None
        address = re.findall(r"http://[\d.:]+", server.stderr.readline())[0]
        threading.Thread(target=server.stderr.read, daemon=True).start()
        walk = questions(address)
        took: dict[str, list[float]] = defaultdict(list)
        faults: list[str] = []
        until = time.monotonic() + options.seconds
        clients = [
            threading.Thread(target=client, args=(address, walk, number, until, took, faults))
            for number in range(options.clients)
        ]
        for each in clients:
            each.start()
        for each in clients:
            each.join()
        server.send_signal(signal.SIGINT)
    every = sorted(seconds for found in took.values() for seconds in found)
    print(f"{options.clients} clients, {options.seconds:.0f} s: {len(every)} answers, {len(faults)} faults")
    for name, found in [("all", every), *sorted((name, sorted(found)) for name, found in took.items())]:
        middle, late = found[len(found) // 2], found[int(len(found) * 0.95)]
        print(f"{name:26} n {len(found):5}  median {middle * 1000:7.0f} ms  p95 {late * 1000:7.0f} ms")
    for fault in sorted(set(faults))[:5]:
        print("fault:", fault)
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
