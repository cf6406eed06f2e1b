"""Bytes -> text, exactly: nothing is replaced, repaired or normalised; only a byte order mark is taken off.

Does not guess encodings: a wrong guess would alter the text unseen. A page's own declaration is believed.
"""

from __future__ import annotations

import codecs
import re

from kg.errors import InputError
from kg.readers.metadata import parse_encoding

_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_WIDE = re.compile(r"utf[-_]?(16|32)", re.IGNORECASE)
_FORMATS = ((b"%PDF-", "a PDF"), (b"PK\x03\x04", "a ZIP archive or office file"), (b"\x1f\x8b", "gzip-compressed"))
_CONTROL_BYTES = bytes(set(range(32)) - set(b"\t\n\v\f\r\x1b"))
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufffd]")
_LONE_SURROGATE = re.compile(r"[\ud800-\udfff]")
_BINARY_SHARE = 0.1
MAX_CHARACTERS = 6_000_000  # a long novel has two; the graph of so many takes 8 GB of memory on its way into the store

# https://html.spec.whatwg.org/#prescan-a-byte-stream-to-determine-its-encoding, the two ways that pages use
_DECLARED = re.compile(
    rb"""<meta\s[^>]*?charset\s*=\s*["']?\s*([A-Za-z0-9_:.-]+)|<\?xml\s[^>]*?encoding\s*=\s*["']([A-Za-z0-9_:.-]+)""",
    re.IGNORECASE,
)
_PRESCAN = 4096


def decode(data: bytes, encoding: str | None, *, path: str, line: int | None = None) -> str:
    """Decode by `encoding`, else by the byte order mark, else as UTF-8.

    Raises InputError for what is empty, binary or wrongly encoded.
    """
    if not data:
        raise InputError("is empty", path=path, line=line)
    marked = next(((mark, name) for mark, name in _MARKS if data.startswith(mark)), None)
    name = encoding or (marked[1] if marked else "utf-8")
    refuse_binary(data, name, path=path, line=line)
    skip = len(marked[0]) if marked and _same_family(name, marked[1]) else 0
    try:
        text = str(memoryview(data)[skip:], name if not skip else (marked[1] if marked else name))
    except UnicodeDecodeError as error:
        where = skip + error.start
        advice = "name its encoding with --encoding, for example --encoding windows-1252"
        raise InputError(
            f"is not {name}: byte 0x{data[where]:02x} at offset {where}; {advice}", path=path, line=line
        ) from error
    except UnicodeError as error:  # stateful codecs
        raise InputError(f"is not {name}: {error}", path=path, line=line) from error
    return text


def declared_encoding(page: bytes) -> str | None:
    """Encoding that an HTML page or XML file declares for itself; None where it declares none or an unknown one.

    A byte order mark is more to be trusted, so that where there is one the declaration is not looked at.
    """
    if any(page.startswith(mark) for mark, _ in _MARKS):
        return None
    found = _DECLARED.search(page[:_PRESCAN])
    if found is None:
        return None
    name = (found.group(1) or found.group(2)).decode("ascii")
    return "utf-8" if _WIDE.match(name) else labelled_encoding(name)  # it could be read as ASCII, so it is not wide


def labelled_encoding(label: str) -> str | None:
    """Encoding that a page or a server means by a label, as browsers read it; None for an unknown one."""
    name = label.lower()
    if name in {"iso-8859-1", "latin1", "latin-1", "ascii", "us-ascii"}:
        return "windows-1252"  # as browsers do: https://encoding.spec.whatwg.org/#names-and-labels
    try:
        return parse_encoding(name)
    except InputError:
        return None


def check_text(text: str, *, path: str, line: int | None = None) -> None:
    """Raise InputError where `text` cannot be an article's text: blank, binary, far too long, or no Unicode text."""
    if len(text) > MAX_CHARACTERS:
        what = f"has {len(text):,} characters, no single article has more than {MAX_CHARACTERS:,}"
        raise InputError(f"{what}: give its articles one by one", path=path, line=line)
    if not any(char.isprintable() and not char.isspace() for char in text):
        raise InputError("is empty" if not text else "holds nothing but white space", path=path, line=line)
    if (at := text.find("\0")) >= 0:
        raise InputError(f"is binary, not text: NUL at character {at}", path=path, line=line)
    if len(_CONTROLS.findall(text)) > _BINARY_SHARE * len(text):
        raise InputError("is binary, not text: too many control characters", path=path, line=line)
    check_unicode(text, "text", path=path, line=line)


def check_unicode(text: str, what: str, *, path: str, line: int | None = None) -> None:
    """Raise InputError where `text` holds half of a surrogate pair, which no file can be written with."""
    if found := _LONE_SURROGATE.search(text):
        raise InputError(
            f"{what} has a lone surrogate \\u{ord(found.group()):04x} at character {found.start()}: "
            "write whole characters",
            path=path,
            line=line,
        )


def _same_family(name: str, marked: str) -> bool:
    return re.sub(r"[-_]|le$|be$|sig$", "", name.lower()) == re.sub(r"[-_]|le$|be$", "", marked)


def refuse_binary(data: bytes, encoding: str, *, path: str, line: int | None = None) -> None:
    """Raise InputError where bytes are a known binary format or hold what text in `encoding` does not."""
    for magic, what in _FORMATS:
        if data.startswith(magic):
            raise InputError(f"is {what}: give its text", path=path, line=line)
    if _WIDE.match(encoding):
        return
    if (at := data.find(b"\0")) >= 0:
        raise InputError(f"is binary, not text: NUL byte at offset {at}", path=path, line=line)
    if len(data) - len(data.translate(None, _CONTROL_BYTES)) > _BINARY_SHARE * len(data):
        raise InputError("is binary, not text: too many control characters", path=path, line=line)
