"""Copies of a store in a directory: backup and restore, each complete or not there at all.

A copy is made beside its place and renamed at the end, so nothing that looks like a store is left of a failure.
Not handled: services (they have means of their own; `kg store dump` reads any), and backups that grow bit by bit.
"""

from __future__ import annotations

import os
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kg.errors import StoreError
from kg.store.oxigraph import OxigraphStore, explained, open_directory


def backup_store(store: OxigraphStore, target: str | Path) -> None:
    """Copy an open store into a directory that is new or empty.

    On one file system the files are hard links, so it costs next to nothing and falls with the same disk.
    """
    place = Path(target)
    _check_free(place)
    with beside(place) as unfinished:
        store.backup(unfinished)
        open_directory(unfinished, read_only=True).close()


def restore_store(backup: str | Path, location: str | Path, *, replace: bool = False) -> None:
    """Make a store of a backup, which stays; with `replace` in the place of a store that nobody is writing to.

    A kill between the two renames of a replacement leaves the old store beside its place, as `.NAME.….old`.
    """
    source, place = Path(backup), Path(location).resolve()
    open_directory(source, read_only=True).close()
    if source.resolve() == place:
        raise StoreError(f"{location}: the backup and the store are one directory; name another place with --store")
    old: Path | None = None
    if replace and _is_taken(place):
        open_directory(place).close()  # refuses what is no store, and one that is being written to
        old = place.with_name(f".{place.name}.{secrets.token_hex(4)}.old")
    else:
        _check_free(place, advice="or pass --replace to give up the store that is there")
    with beside(place, instead_of=old) as unfinished:
        # real copies: links would let a restored store and its backup fall together
        shutil.copytree(source, unfinished, ignore=shutil.ignore_patterns("LOCK"))
        open_directory(unfinished).close()  # a store that opens for writing, its log replayed
        os.sync()  # a power cut must not take the old store and the new one
    if old is not None:
        shutil.rmtree(old)


@contextmanager
def beside(place: Path, *, instead_of: Path | None = None) -> Iterator[Path]:
    """A name beside `place` for a directory that is renamed to it at the end, and removed if something goes wrong.

    What is at `place` is moved to `instead_of` first.
    """
    place = place.resolve()
    unfinished = place.with_name(f".{place.name}.{secrets.token_hex(4)}.part")
    with explained(str(place)):
        place.parent.mkdir(parents=True, exist_ok=True)
        try:
            yield unfinished
            if instead_of is not None:
                os.replace(place, instead_of)  # noqa: PTH105  the atomic one, by its name
            os.replace(unfinished, place)  # noqa: PTH105
        finally:
            shutil.rmtree(unfinished, ignore_errors=True)


def _is_taken(place: Path) -> bool:
    return place.exists() and (not place.is_dir() or any(place.iterdir()))


def _check_free(place: Path, *, advice: str = "") -> None:
    if _is_taken(place):
        raise StoreError(f"{place}: not empty; name a new or empty directory{', ' if advice else ''}{advice}")
