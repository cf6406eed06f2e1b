"""Bytes of a gzip or Zstandard file, unpacked piece by piece: whatever it unpacks to, memory stays small.

A file that unpacks to far more than any text does is refused (a zip bomb), one that breaks off is told. All members or
frames of a file are read. Not handled: Zstandard with a dictionary or a window of more than 128 MB.
Sources: RFC 1952, RFC 8878.
"""

from __future__ import annotations

import io
import zlib
from typing import Any, Protocol

from kg.errors import InputError

SUFFIXES = (".gz", ".zst")
FREE_BYTES = 64 * 1024 * 1024  # unpacked before the ratio counts
HIGHEST_RATIO = 250  # times the packed size; news text has 3 to 10, the same line again and again 100
_GZIP_STEP = 64 * 1024
_ZSTD_STEP = 1024  # a block of four bytes unpacks to 128 KB
_PIECE = 256 * 1024
_MAX_WINDOW = 128 * 1024 * 1024


class Readable(Protocol):
    """Whatever gives bytes: a file, standard input, a file of fsspec."""

    def read(self, size: int = ..., /) -> bytes:
        """Give at most `size` bytes, none at the end."""


def packing(path: str) -> str | None:
    """Suffix of the compression that a file's name tells of; None for another name and for WARC archives.

    The reader of archives unpacks these by itself, record by record.
    """
    name = path.lower()
    return None if name.endswith(".warc.gz") else next((suffix for suffix in SUFFIXES if name.endswith(suffix)), None)


def unpacked(stream: Readable, suffix: str, *, path: str) -> io.BufferedReader:
    """Stream of what a packed stream holds; InputErrors come while it is read."""
    return io.BufferedReader(_Unpacking(stream, suffix, path), _PIECE)


class _Unpacking(io.RawIOBase):
    """Feeds packed bytes to a decompressor, member after member, and counts both sides."""

    def __init__(self, stream: Readable, suffix: str, path: str) -> None:
        self._stream = stream
        self._path = path
        self._gzip = suffix == ".gz"
        self._start, self._faults = _gzip() if self._gzip else _zstd(path)
        self._member: Any = None
        self._packed = b""
        self._ready = memoryview(b"")
        self._taken = 0
        self._given = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any, /) -> int:
        while not self._ready:
            if not self._step():
                return 0
        size = min(len(buffer), len(self._ready))
        buffer[:size] = self._ready[:size]
        self._ready = self._ready[size:]
        return size

    def _step(self) -> bool:
        """Unpack a little more; False at the end of the file."""
        if not self._packed:
            self._packed = self._stream.read(_GZIP_STEP if self._gzip else _ZSTD_STEP)
            self._taken += len(self._packed)
        if not self._packed:
            if self._member is not None:
                raise InputError("breaks off: the compressed file is not whole", path=self._path)
            if not self._taken:
                raise InputError("is empty", path=self._path)
            return False
        if self._member is None:
            if self._given and self._gzip and not self._packed.strip(b"\0"):
                self._packed = b""  # tapes are filled up with zeros
                return True
            self._member = self._start()
        try:
            piece = self._unpack()
        except self._faults as error:
            kind = "gzip" if self._gzip else "Zstandard"
            raise InputError(f"is no whole {kind} file: {error}", path=self._path) from error
        self._given += len(piece)
        self._ready = memoryview(piece)
        if self._given > max(FREE_BYTES, HIGHEST_RATIO * self._taken):
            raise InputError(f"unpacks to more than {HIGHEST_RATIO} times its size: no text does", path=self._path)
        return True

    def _unpack(self) -> bytes:
        member = self._member
        piece: bytes = member.decompress(self._packed, _PIECE) if self._gzip else member.decompress(self._packed)
        self._packed = member.unused_data if member.eof else member.unconsumed_tail if self._gzip else b""
        if member.eof:
            self._member = None
        return piece


def _gzip() -> tuple[Any, type[Exception]]:
    return (lambda: zlib.decompressobj(wbits=31)), zlib.error


def _zstd(path: str) -> tuple[Any, type[Exception]]:
    try:
        import zstandard
    except ImportError as error:
        raise InputError("is Zstandard: pip install 'hearsay[zstd]' reads it", path=path) from error
    return zstandard.ZstdDecompressor(max_window_size=_MAX_WINDOW).decompressobj, zstandard.ZstdError
