"""What goes to terminals and files."""

from __future__ import annotations

import io
import os
import re
import stat
import sys
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.cli.output import open_output, progress, terminal_safe


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        ("plain – “text” é 日本", "plain – “text” é 日本"),
        ("\x1b[31mred\x1b[0m", r"\x1b[31mred\x1b[0m"),
        ("\x9b31m", r"\x9b31m"),
        ("a\nb\tc\r", r"a\nb\tc\r"),
        ("pay\u202egnp.exe", r"pay\u202egnp.exe"),
        ("\u2066x\u2069", r"\u2066x\u2069"),
        ("\u200bx\ufeff", r"\u200bx\ufeff"),
        ("\ud800", r"\ud800"),
        ("\U000e0041", r"\U000e0041"),
        ("👩‍👧 می‌خواهم", "👩‍👧 می‌خواهم"),
        ("\x07\x08\x00\x7f", r"\x07\x08\x00\x7f"),
    ],
)
def test_terminal_safe(text: str, safe: str) -> None:
    assert terminal_safe(text) == safe


def test_lines_are_kept_where_asked() -> None:
    assert terminal_safe("a\n\tb\r\x1b", keep_lines=True) == "a\n\tb\\r\\x1b"


@given(st.text())
def test_one_line_without_controls(text: str) -> None:
    safe = terminal_safe(text)
    assert len(safe.splitlines()) <= 1
    assert not any(ord(char) < 32 or 127 <= ord(char) < 160 for char in safe)
    assert terminal_safe(safe) == safe


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_terminal_gets_no_controls_and_a_pipe_gets_the_text(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal, pipe = Terminal(), io.StringIO()
    for stream in (terminal, pipe):
        monkeypatch.setattr(sys, "stdout", stream)
        with open_output("-") as out:
            out.write("\x1b[2J one\ntwo\n")
    assert terminal.getvalue() == "\\x1b[2J one\ntwo\n"
    assert pipe.getvalue() == "\x1b[2J one\ntwo\n"


def test_file_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    path = tmp_path / "out.txt"
    with open_output(str(path)) as out:
        out.write("é\n")
    assert path.read_bytes() == b"\xc3\xa9\n"

    def fail() -> None:
        with open_output(str(path)) as out:
            out.write("half")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    assert path.read_bytes() == b"\xc3\xa9\n"
    assert os.listdir(tmp_path) == ["out.txt"]  # noqa: PTH208


def test_mode_and_link_of_the_old_file_stay(tmp_path: Path) -> None:
    path, link = tmp_path / "out.txt", tmp_path / "link.txt"
    path.write_text("old", encoding="utf-8")
    path.chmod(0o640)
    link.symlink_to(path)
    with open_output(str(link)) as out:
        out.write("new")
    assert link.is_symlink()
    assert path.read_text(encoding="utf-8") == "new"
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


def test_devices_are_written_in_place() -> None:
    with open_output("/dev/null") as out:
        out.write("gone")
    assert stat.S_ISCHR(Path("/dev/null").stat().st_mode)


def test_place_that_cannot_be_written(tmp_path: Path) -> None:
    wanted = str(tmp_path / "no" / "out.txt")
    with pytest.raises(FileNotFoundError, match="there is no directory") as missing, open_output(wanted):
        pass
    assert missing.value.filename == wanted
    assert str(tmp_path / "no") in missing.value.strerror
    with pytest.raises(IsADirectoryError), open_output(str(tmp_path)):
        pass
    (tmp_path / "file").write_text("", encoding="utf-8")
    wanted = str(tmp_path / "file" / "out.txt")
    with pytest.raises(NotADirectoryError, match="no file can be made in") as wrong, open_output(wanted):
        pass
    assert wrong.value.filename == wanted


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
def test_full_disk_names_what_was_written() -> None:
    with pytest.raises(OSError, match="No space left") as full, open_output("/dev/full") as out:
        out.write("x" * 100_000)
    assert full.value.filename == "/dev/full"


def test_errors_of_others_keep_their_names(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError) as missing, open_output(str(tmp_path / "out.txt")):
        (tmp_path / "input.txt").read_bytes()
    assert missing.value.filename == str(tmp_path / "input.txt")
    assert list(tmp_path.iterdir()) == []


def test_stdout_that_is_closed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", None)
    with pytest.raises(OSError, match="it is closed"), open_output("-"):
        pass


@pytest.mark.parametrize(
    ("total", "shown"),
    [(4, r"3 of 4 articles \d+\.\d a second, 0:00:\d\d left"), (None, r"3 articles \d+\.\d a second 0:00:")],
)
def test_progress_tells_count_rate_and_what_is_left(
    total: int | None, shown: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    terminal = Terminal()
    monkeypatch.setattr("sys.stderr", terminal)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "100")
    with progress("articles", total=lambda: total) as advance:
        for _ in range(3):
            time.sleep(0.02)
            advance()
        time.sleep(0.3)  # the picture is drawn ten times a second
    assert re.search(shown, re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", terminal.getvalue()))


def test_progress_is_silent_where_nobody_looks(capsys: pytest.CaptureFixture[str]) -> None:
    with progress("articles", total=lambda: 1 // 0) as advance:
        advance()
    assert capsys.readouterr() == ("", "")
