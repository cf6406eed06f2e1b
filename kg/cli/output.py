"""What the command line writes: data on stdout or to a file, all else on stderr.

Text of articles may carry escape sequences that move the cursor or reverse the reading direction. Whatever goes to a
terminal passes `terminal_safe`, which shows such characters instead of sending them.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import errno
import io
import logging
import os
import re
import secrets
import stat
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO, TextIO, cast

import click

# C0 and C1 controls, DEL, marks that change direction (UAX 9), line separators, invisible operators, byte order mark,
# lone surrogates, interlinear and tag characters. Joiners stay: emoji, Persian and Indic scripts are written with them.
_CONTROLS = (
    r"\x00-\x1f\x7f-\x9f\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    r"\ud800-\udfff\U000e0000-\U000e0fff"
)
_UNSAFE = re.compile(f"[{_CONTROLS}]")
_UNSAFE_IN_LINES = re.compile(rf"(?![\n\t])[{_CONTROLS}]")

QUIET = "kg.quiet"
DEBUG = "kg.debug"

_OF_THE_DISK = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO)


def terminal_safe(text: str, *, keep_lines: bool = False) -> str:
    r"""Show control, direction and other invisible characters as escapes (ESC becomes the four characters \x1b).

    Line ends and tabs stay with `keep_lines`, otherwise they are shown as well, so that the result is one line.
    """
    unsafe = _UNSAFE_IN_LINES if keep_lines else _UNSAFE
    return unsafe.sub(lambda found: found.group().encode("unicode_escape").decode("ascii"), text)


def is_quiet() -> bool:
    """Whether -q was given to `kg` or to the command."""
    context = click.get_current_context(silent=True)
    return bool(context and context.meta.get(QUIET))


def note(text: str) -> None:
    """Tell the user something on stderr, unless -q was given."""
    if not is_quiet():
        click.echo(terminal_safe(text), err=True)


def complain(text: str) -> None:
    """Tell the user on stderr what went wrong, also with -q."""
    click.echo(terminal_safe(text), err=True)


def start_debugging(context: click.Context) -> None:
    """Let errors show their place in the program, and libraries tell what they do."""
    context.meta[DEBUG] = True
    root = logging.getLogger()
    for handler in [each for each in root.handlers if type(each) is logging.NullHandler]:
        root.removeHandler(handler)  # it stands there where --debug is not given to `kg` itself
    logging.basicConfig(level=logging.INFO, stream=sys.stderr)


def debugging() -> bool:
    """Whether --debug was given to `kg` or to the command."""
    context = click.get_current_context(silent=True)
    return bool(context and context.meta.get(DEBUG))


@contextlib.contextmanager
def progress(
    what: str, *, data: str = "", total: Callable[[], int | None] = lambda: None
) -> Iterator[Callable[[], None]]:
    """Show a count of `what` and its rate while something works; yields the function that counts one more.

    `total` is asked how many there will be, for the time that is left. Shown only to somebody who looks: stderr is a
    terminal, -q was not given, and `data` (where the command's output goes) is not the same terminal.
    """
    shared = data == "-" and sys.stdout is not None and sys.stdout.isatty()
    if is_quiet() or shared or sys.stderr is None or not sys.stderr.isatty():
        yield lambda: None
        return
    from rich.console import Console
    from rich.progress import Progress, ProgressColumn, SpinnerColumn, Task, TextColumn, TimeElapsedColumn
    from rich.text import Text

    class Rate(ProgressColumn):
        """How many a second, and how long the rest takes at that rate."""

        def render(self, task: Task) -> Text:
            rate = "" if not task.speed else f"{task.speed:.1f} a second"
            left = task.time_remaining
            return Text(rate if left is None else f"{rate}, {dt.timedelta(seconds=int(left))} left")

    expected = total()
    count = "{task.completed}" if expected is None else f"{{task.completed}} of {expected}"
    columns = (SpinnerColumn(), TextColumn(f"{count} {what}"), Rate(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True, redirect_stdout=False) as bar:
        task = bar.add_task(what, total=expected)
        yield lambda: bar.advance(task)


class _TerminalText(io.TextIOBase):
    """A text stream to a terminal that shows control characters instead of sending them."""

    def __init__(self, terminal: TextIO) -> None:
        self._terminal = terminal

    def writable(self) -> bool:
        """Whether it can be written to: always."""
        return True

    def write(self, text: str, /) -> int:
        """Write the text with its control characters made visible."""
        self._terminal.write(terminal_safe(text, keep_lines=True))
        return len(text)

    def flush(self) -> None:
        """Flush the terminal; closing this stream leaves the terminal open."""
        self._terminal.flush()


@contextlib.contextmanager
def open_output(path: str) -> Iterator[TextIO]:
    """Open `path` for text in UTF-8; `-` is stdout, made safe where that is a terminal.

    A file is written beside its place and renamed at the end, so that a failed run leaves the old file as it was.
    """
    if path == "-":
        _check_stdout()
        with _naming("standard output"):
            yield cast("TextIO", _TerminalText(sys.stdout)) if sys.stdout.isatty() else sys.stdout
            sys.stdout.flush()
        return
    with open_binary_output(path) as binary:
        text = io.TextIOWrapper(binary, encoding="utf-8", newline="")
        yield text
        text.flush()
        text.detach()


@contextlib.contextmanager
def open_binary_output(path: str) -> Iterator[IO[bytes]]:
    """Open `path` for bytes; `-` is stdout. Bytes sent to a terminal are the caller's business.

    Devices and pipes are written in place. Renaming follows symbolic links and keeps the old file's mode.
    """
    if path == "-":
        _check_stdout()
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    target = Path(path).resolve()
    mode = target.stat().st_mode if target.exists() else None
    if mode is not None and not stat.S_ISREG(mode):
        with _naming(path), target.open("wb") as device:
            yield device
        return
    sibling = target.with_name(f".{target.name}.{secrets.token_hex(4)}.part")
    stream = _open_beside(target, sibling, path)
    try:
        with _naming(path), stream:
            yield stream
        if mode is not None:
            sibling.chmod(stat.S_IMODE(mode))
        os.replace(sibling, target)  # noqa: PTH105  the atomic one, by its name
    finally:
        sibling.unlink(missing_ok=True)


def _open_beside(target: Path, sibling: Path, path: str) -> IO[bytes]:
    """Open the file that is renamed at the end; an error names the one that was asked for, and what stops it."""
    try:
        return sibling.open("xb")
    except OSError as error:
        parent = str(target.parent)
        fault = f"no file can be made in {parent!r}: {error.strerror}"
        reason = fault if target.parent.exists() else f"there is no directory {parent!r}"
        raise OSError(error.errno, reason, path) from error


@contextlib.contextmanager
def _naming(path: str) -> Iterator[None]:
    """Give the errors of a disk that is full or broken the name of what was written: writing alone does not know it."""
    try:
        yield
    except OSError as error:
        if error.filename is not None or error.errno not in _OF_THE_DISK:
            raise
        raise OSError(error.errno, error.strerror, path) from error


def _check_stdout() -> None:
    if sys.stdout is None:
        raise OSError(errno.EBADF, "cannot be written: it is closed", "standard output")
