"""URLs -> files, by fsspec: file://, http(s)://, s3://, gs://, memory:// and whatever else it knows.

Nothing here runs, and nothing goes to the network, unless a PATH is a URL. Globs and folders are listed where the file
system can do so; over http(s) a URL is one file. Source: https://filesystem-spec.readthedocs.io.
"""

from __future__ import annotations

import glob
import io
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

from kg.errors import InputError
from kg.readers.compressed import Readable

_URL = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+(::[A-Za-z][A-Za-z0-9+.-]+)*://")
_WEB = re.compile(r"https?://", re.IGNORECASE)
_USER = re.compile(r"(?<=://)[^/@]*@")
_EXTRA = "pip install 'hearsay[remote]'"
_BUFFER = 256 * 1024


def is_url(path: str) -> bool:
    """Whether a PATH names something by a URL."""
    return _URL.match(path) is not None


def is_web(path: str) -> bool:
    """Whether a PATH is an address of the web."""
    return _WEB.match(path) is not None


def without_secrets(url: str) -> str:
    """A URL without user name and password, as it may be shown and stored."""
    return _USER.sub("", url)


def file_name(url: str) -> str:
    """What of a URL tells the format: over http(s) without query and fragment."""
    return re.split(r"[?#]", url, maxsplit=1)[0] if is_web(url) else url


def iter_remote(url: str, suffixes: tuple[str, ...] | None, tally: Counter[str]) -> Iterator[str | InputError]:
    """Yield the URLs of the files behind a URL: itself, what its glob matches, or what its folder holds."""
    if is_web(url):
        yield url
        return
    try:
        found = _listed(url)
    except InputError as error:
        yield error
        return
    if found is None:
        yield url
        return
    kept = False
    for name in found:
        last = name.rsplit("/", 1)[-1]
        if last.startswith("."):
            tally["hidden files"] += 1
        elif suffixes is not None and not glob.has_magic(url) and not last.lower().endswith(suffixes):
            tally[f".{last.rpartition('.')[2]} files" if "." in last else "suffixless files"] += 1
        else:
            kept = True
            yield name
    if not kept:
        yield InputError(
            "holds no article" if not glob.has_magic(url) else "matches no file", path=without_secrets(url)
        )


def open_remote(url: str) -> io.BufferedReader:
    """Open the file at a URL to be read as a stream."""
    system, path = _system(url)
    # one pass from front to end: servers need not know of ranges
    options = {"block_size": 0} if is_web(url) else {}
    opened = _asked(url, lambda: system.open(path, "rb", **options))
    return io.BufferedReader(_Remote(opened, url), _BUFFER)


def _listed(url: str) -> list[str] | None:
    """URLs behind a glob or in a folder, in sorted order; None where the URL is that of a file."""
    system, path = _system(url)
    if glob.has_magic(path):
        names = _asked(url, lambda: [name for name in system.glob(path) if not system.isdir(name)])
    elif _asked(url, lambda: system.isdir(path)):
        names = _asked(url, lambda: system.find(path))
    else:
        return None
    return sorted(system.unstrip_protocol(name) for name in names)


def _system(url: str) -> tuple[Any, str]:
    """File system and path of a URL."""
    try:
        from fsspec.core import url_to_fs
    except ImportError as error:
        raise InputError(f"is a URL: {_EXTRA} reads it", path=without_secrets(url)) from error
    found: tuple[Any, str] = _asked(url, lambda: url_to_fs(url, **(_patience() if is_web(url) else {})))
    return found


def _patience() -> dict[str, Any]:
    """However long a file takes, no server is waited for that says nothing."""
    from aiohttp import ClientTimeout

    return {"client_kwargs": {"timeout": ClientTimeout(total=None, sock_connect=30, sock_read=60)}}


def _asked(url: str, question: Any) -> Any:
    """Answer of a file system; each has errors of its own, and none of them may stop the other articles."""
    path = without_secrets(url)
    try:
        return question()
    except ImportError as error:
        raise InputError(f"needs another package: {_EXTRA} ({_line(error)})", path=path) from error
    except FileNotFoundError as error:
        # over http the library says this of any trouble, and what it was stands behind it
        cause = error.__cause__ if is_web(url) else None
        status = getattr(cause, "status", None)
        reason = (
            f"the server answers with HTTP {status}"
            if status
            else _line(cause)
            if cause
            else "no such file or directory"
        )
        raise InputError(f"cannot be read: {reason}", path=path) from error
    except InputError:
        raise
    except Exception as error:
        raise InputError(f"cannot be read: {_line(error)}", path=path) from error


def _line(error: BaseException) -> str:
    text = " ".join(str(error).split())
    return without_secrets(f"{type(error).__name__}: {text}" if text else type(error).__name__)[:300]


class _Remote(io.RawIOBase):
    """A remote file as Python's own streams are, with its errors told as ours."""

    def __init__(self, opened: Readable, url: str) -> None:
        self._opened = opened
        self._url = url

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any, /) -> int:
        data = _asked(self._url, lambda: self._opened.read(len(buffer)))
        buffer[: len(data)] = data
        return len(data)

    def close(self) -> None:
        if not self.closed and hasattr(self._opened, "close"):
            self._opened.close()
        super().close()
