"""Finds actors by name and claims by words: a full-text index in memory, made once for each snapshot.

Does not know inflection beyond word beginnings: "detain" finds "detained", "mice" does not find "mouse".
"""

from __future__ import annotations

import re
import sqlite3
import threading
from dataclasses import dataclass

from kg.serve.ask import select, text
from kg.serve.index import StoreIndex, key_of
from kg.store import GraphStore

_CLAIMS = """SELECT ?claim ?text ?name ?article WHERE {
  GRAPH ?g {
    ?assertion kg:conveys ?claim ; kg:reportedIn ?article ; kg:speaker ?speaker .
    ?claim a kg:Claim ; schema:text ?text .
    OPTIONAL { ?speaker schema:name ?name }
    FILTER NOT EXISTS { ?claim a kg:NumericClaim }
  }
}"""
LONGEST = 200  # characters of a search that are read


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing found; `kind` is actor, article or claim, `key` the rest of its page's address."""

    kind: str
    key: str
    label: str
    note: str


class SearchIndex:
    """Names, headlines and claims of a store."""

    def __init__(self, store: GraphStore, index: StoreIndex) -> None:
        self._lock = threading.Lock()
        self._database = sqlite3.connect(":memory:", check_same_thread=False)
        self._database.execute(
            "CREATE VIRTUAL TABLE thing USING fts5(words, kind UNINDEXED, key UNINDEXED, label UNINDEXED, "
            "note UNINDEXED, weight UNINDEXED, tokenize='unicode61 remove_diacritics 2')"
        )
        newest = {entry.iri: entry for entry in index.newest}
        rows = [
            (
                " ".join((entry.name, *entry.names)), "actor", entry.key, entry.name,
                f"{entry.known_as or entry.type}, statements: {entry.said}", entry.said,
            )
            for entry in index.actors
            if entry.resolved
        ]  # fmt: skip
        rows += [(entry.label, "article", entry.key, entry.label, entry.publisher or "", 0) for entry in index.newest]
        for row in select(store, _CLAIMS):
            article = newest.get(str(row["article"]))
            if article is not None:
                words, note = str(row["text"]), ", ".join(filter(None, (text(row["name"]), article.publisher)))
                rows.append((words, "claim", key_of(str(row["claim"])) or "", words, note, 0))
        self._database.executemany("INSERT INTO thing VALUES (?, ?, ?, ?, ?, ?)", sorted(set(rows)))

    def find(self, words: str, *, most: int = 10) -> list[Hit]:
        """Things that hold every word or its beginning: actors who speak most first, then the rest by fit."""
        wanted = re.findall(r"\w+", words[:LONGEST])
        if not wanted:
            return []
        query = " ".join(f'"{word}"*' for word in wanted)  # quoted: no word is an operator of the index's language
        with self._lock:
            found = self._database.execute(
                "SELECT kind, key, label, note FROM thing WHERE thing MATCH ? "
                "ORDER BY kind = 'actor' DESC, CASE kind WHEN 'actor' THEN -weight ELSE rank END LIMIT ?",
                (query, most),
            ).fetchall()
        return [Hit(*row) for row in found]
