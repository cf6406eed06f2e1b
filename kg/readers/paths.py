"""PATH arguments -> files: a file, a directory (walked in sorted order), a glob, a URL, or `-` for stdin.

Hidden files and symbolic links to directories inside a walked directory are left out; so are, unless a format is named,
files whose suffix belongs to no format. What is left out is counted.
"""

from __future__ import annotations

import glob
import os
import stat
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from kg.errors import InputError
from kg.readers.remote import is_url, iter_remote

STDIN = "-"

_KINDS = (
    (stat.S_ISFIFO, "a named pipe"),
    (stat.S_ISSOCK, "a socket"),
    (stat.S_ISCHR, "a device"),
    (stat.S_ISBLK, "a device"),
)


def iter_files(
    paths: Sequence[str], suffixes: frozenset[str] | None, tally: Counter[str]
) -> Iterator[str | InputError]:
    """Yield the files behind `paths` in order, an InputError for each path behind which there is none.

    `suffixes` are those that a walked directory is searched for; None takes every file.
    """
    for path in paths:
        yield from _files(path, suffixes, tally)


def printable_path(path: str) -> str:
    r"""Path as it can be stored: bytes of a file name that are no UTF-8 become \xff."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def _files(path: str, suffixes: frozenset[str] | None, tally: Counter[str]) -> Iterator[str | InputError]:
    if path == STDIN:
        yield path
        return
    if not path or "\0" in path:
        yield InputError(f"{path!r} is no path")
        return
    if is_url(path):
        yield from iter_remote(path, None if suffixes is None else tuple(suffixes), tally)
        return
    if not os.path.lexists(path) and glob.has_magic(path):
        matches = sorted(glob.glob(path, recursive=True))  # noqa: PTH207  keeps the path as given
        if not matches:
            yield InputError("matches no file", path=path)
        for match in matches:
            yield from _existing(match, suffixes, tally)
        return
    yield from _existing(path, suffixes, tally)


def _existing(path: str, suffixes: frozenset[str] | None, tally: Counter[str]) -> Iterator[str | InputError]:
    try:
        mode = Path(path).stat().st_mode
    except OSError as error:
        yield unreadable(path, error)
        return
    if stat.S_ISDIR(mode):
        yield from _walk(path, suffixes, tally)
    elif stat.S_ISREG(mode):
        yield path
    else:
        kind = next((name for test, name in _KINDS if test(mode)), "no regular file")
        yield InputError(f"is {kind}: give a file, a directory, or - for standard input", path=path)


def _walk(top: str, suffixes: frozenset[str] | None, tally: Counter[str]) -> Iterator[str | InputError]:
    found = False
    failures: list[OSError] = []
    for folder, folders, names in os.walk(top, onerror=failures.append):
        linked = [name for name in folders if Path(folder, name).is_symlink()]
        tally["links to directories"] += len(linked)
        folders[:] = sorted(name for name in folders if not name.startswith(".") and name not in linked)
        for name in sorted(names):
            if name.startswith("."):
                tally["hidden files"] += 1
            elif suffixes is not None and not name.lower().endswith(tuple(suffixes)):
                tally[f"{Path(name).suffix or 'suffixless'} files"] += 1
            else:
                found = True
                yield from _existing(os.path.join(folder, name), suffixes, tally)  # noqa: PTH118  as given
    for error in failures:
        found = True
        yield unreadable(str(error.filename or top), error)
    if not found:
        plain = sorted(suffix for suffix in suffixes or () if not suffix.endswith((".gz", ".zst")))
        legal = f" ({' '.join(plain)}, also with .gz or .zst)" if plain else ""
        yield InputError(f"directory holds no article{legal}", path=top)


def unreadable(path: str, error: OSError) -> InputError:
    """Tell in one line why the operating system does not give us `path`."""
    reason = (error.strerror or str(error)).lower()
    return InputError(f"cannot be read: {reason}", path=path)
