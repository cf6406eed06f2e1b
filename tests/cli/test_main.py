"""The frame: lazy commands, exit codes, errors in one line."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import textwrap
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from kg import __version__
from kg.cli import main
from kg.cli.main import COMMANDS
from kg.cli.main import kg as command_line
from kg.errors import InputError, KgError, ModelError, StoreError

HEAVY = ("spacy", "rdflib", "pyshacl", "trafilatura", "lxml", "feedparser", "fastwarc", "numpy", "networkx", "rich")


def run_python(code: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", textwrap.dedent(code), *arguments],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


@pytest.fixture
def failing(monkeypatch: pytest.MonkeyPatch) -> object:
    """Make a command `kg fail` that raises what it is given."""

    def install(error: BaseException) -> None:
        @click.command()
        def fail() -> None:
            """Fail."""
            raise error

        monkeypatch.setattr(main, "fail", fail, raising=False)
        monkeypatch.setitem(COMMANDS, "fail", "kg.cli.main:fail")

    return install


def test_help_lists_every_command_and_loads_nothing_heavy() -> None:
    done = run_python(
        f"""
        import sys
        from kg.cli.main import kg
        try:
            kg.main(["--help"])
        finally:
            print(sorted(set(sys.modules) & set({HEAVY!r})))
        """
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.rstrip().endswith("[]")
    for name in COMMANDS:
        assert f"\n  {name} " in done.stdout


@pytest.mark.parametrize("name", list(COMMANDS))
def test_help_of_every_command_has_a_short_first_line_and_an_example(name: str) -> None:
    result = CliRunner().invoke(command_line, [name, "--help"])
    assert result.exit_code == 0
    command = command_line.get_command(click.Context(command_line), name)
    assert command is not None
    commands = [command, *getattr(command, "commands", {}).values()]
    for each in commands:
        first, *rest = (each.help or "").splitlines()
        assert len(first) < 60
        assert any("Example:" in line for line in rest)
        for parameter in each.params:
            assert isinstance(parameter, click.Argument) or parameter.help, parameter.name


def test_module_is_loaded_only_when_called() -> None:
    done = run_python(
        """
        import sys
        from kg.cli.main import kg
        before = [name for name in sys.modules if name.startswith("kg.cli.") and name != "kg.cli.main"]
        print(before)
        """
    )
    assert done.stdout.strip() == "['kg.cli.output']"


def test_version() -> None:
    result = CliRunner().invoke(command_line, ["--version"])
    assert (result.exit_code, result.stdout) == (0, f"hearsay {__version__}\n")


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (["no-such"], "No such command 'no-such'"),
        (["ingest"], "Missing argument 'PATH...'"),
        (["ingest", "--no-such", "x"], "No such option"),
        (["extract", "x", "--date", "3 May"], "'3 May' is no date: write YYYY-MM-DD"),
        (["extract", "x", "--url", "here"], "'here' is no absolute URL"),
        (["extract", "x", "--encoding", "klingon"], "'klingon' is no known encoding"),
        (["extract", "x", "--format", "pdf"], "'pdf' is not one of 'auto', 'text', 'html', 'jsonl'"),
        (["extract", "x", "--workers", "0"], "0 is not in the range x>=1"),
        (["ingest", "x", "--base", "https://example.org/a"], "does not end in '/'"),
        (["no\x1b[31m\nsuch\u202e"], r"'no\x1b[31m\nsuch\u202e'"),
    ],
)
def test_usage_errors_exit_with_2(arguments: list[str], reason: str) -> None:
    result = CliRunner().invoke(command_line, arguments)
    assert result.exit_code == 2
    assert reason in result.stderr
    assert result.stderr.startswith("Usage: kg")
    assert result.stdout == ""
    assert "Traceback" not in result.stderr


def test_without_arguments_help_is_shown_and_it_is_a_usage_error() -> None:
    result = CliRunner().invoke(command_line, [])
    assert result.exit_code == 2
    assert "Example:" in result.output


@pytest.mark.parametrize(
    ("error", "code", "line"),
    [
        (KgError("broken"), 2, "Error: broken"),
        (InputError("is empty", path="a.txt", line=3), 2, "Error: a.txt:3: is empty"),
        (StoreError("locked\x1b[2J\nby"), 2, r"Error: locked\x1b[2J\nby"),
        (ModelError("missing"), 2, "Error: missing"),
        (PermissionError(13, "Permission denied", "x"), 2, "Error: x: Permission denied"),
        (OSError(28, "No space left on device"), 2, "Error: No space left on device"),
        (KeyboardInterrupt(), 130, "Interrupted"),
        (click.Abort(), 130, "Interrupted"),
        (click.ClickException("odd"), 2, "Error: odd"),
        (click.exceptions.Exit(1), 1, ""),
        (SystemExit(1), 1, ""),
        (ZeroDivisionError("division by zero"), 2, "Error: Hearsay failed: ZeroDivisionError: division by zero"),
        (RecursionError("too deep"), 2, "Error: Hearsay failed: RecursionError: too deep"),
        (BrokenPipeError(32, "Broken pipe"), 141, ""),
    ],
    ids=lambda value: type(value).__name__ if isinstance(value, BaseException) else None,
)
def test_errors_become_one_line_and_an_exit_code(error: BaseException, code: int, line: str, failing) -> None:
    failing(error)
    result = CliRunner().invoke(command_line, ["fail"])
    assert result.exit_code == code
    assert result.stdout == ""
    assert result.stderr.startswith(line)
    assert len(result.stderr.splitlines()) <= 1


@pytest.mark.parametrize("error", [KgError("broken"), ZeroDivisionError("division")])
def test_debug_shows_where(error: Exception, failing) -> None:
    failing(error)
    result = CliRunner().invoke(command_line, ["--debug", "fail"])
    assert result.exit_code == 2
    assert "Traceback" in result.stderr
    assert "raise error" in result.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ["extract", "missing.txt"],
        ["ingest", "missing.txt"],
        ["query", "who-said-what", "--store", "missing"],
        ["validate", "missing.ttl"],
        ["export", "-f", "csv", "--store", "missing"],
        ["model", "info", "missing"],
    ],
    ids=lambda arguments: arguments[0],
)
def test_debug_and_quiet_stand_also_after_the_name_of_the_command(
    arguments: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    plain = CliRunner().invoke(command_line, arguments)
    result = CliRunner().invoke(command_line, [*arguments, "--debug", "-q"])
    assert plain.exit_code == result.exit_code == 2
    assert "No such option" not in result.stderr
    assert plain.stderr.splitlines()[0] in result.stderr.splitlines()


def test_debug_after_the_name_of_the_command_shows_where(tmp_path: Path) -> None:
    result = CliRunner().invoke(command_line, ["export", "--debug", "-f", "csv", "--store", str(tmp_path / "missing")])
    assert "Traceback" in result.stderr


def test_interrupt_while_the_command_line_is_imported_ends_cleanly() -> None:
    code = """
        import os, signal, sys
        from importlib.abc import MetaPathFinder

        class Interrupting(MetaPathFinder):
            def find_spec(self, name, path=None, target=None):
                if name == "click":
                    os.kill(os.getpid(), signal.SIGINT)

        sys.meta_path.insert(0, Interrupting())
        from kg.__main__ import run
        run()
    """
    done = run_python(code, "--version")
    assert (done.returncode, done.stdout, done.stderr) == (128 + signal.SIGINT, "", "Interrupted\n")


def test_python_m_kg() -> None:
    done = subprocess.run([sys.executable, "-m", "kg", "--version"], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, f"hearsay {__version__}\n")


PRINTER = """
    import click
    from kg.cli import main

    @click.command()
    @click.option("--count", type=int)
    def show(count):
        for number in range(count):
            click.echo(f"line {number}")

    main.show = show
    main.COMMANDS["show"] = "kg.cli.main:show"
    main.run()
"""


@pytest.mark.parametrize("count", [3, 100_000])
def test_reader_that_leaves(count: int) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(PRINTER), "show", "--count", str(count)],
        stdout=writer, stderr=subprocess.PIPE, text=True, timeout=60, check=False,
    )  # fmt: skip
    os.close(writer)
    assert (done.returncode, done.stderr) == (141, "")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
@pytest.mark.parametrize("count", [3, 100_000])
def test_full_disk(count: int) -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-c", textwrap.dedent(PRINTER), "show", "--count", str(count)],
            stdout=full, stderr=subprocess.PIPE, text=True, timeout=60, check=False,
        )  # fmt: skip
    assert done.returncode == 2
    assert "No space left" in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_interrupt_ends_cleanly() -> None:
    code = """
        import click, os, signal, time
        from kg.cli import main

        @click.command()
        def wait():
            os.kill(os.getpid(), signal.SIGINT)
            time.sleep(30)

        main.wait = wait
        main.COMMANDS["wait"] = "kg.cli.main:wait"
        main.run()
    """
    done = run_python(code, "wait")
    assert (done.returncode, done.stdout, done.stderr) == (128 + signal.SIGINT, "", "Interrupted\n")


def test_output_is_utf8_whatever_the_locale_says() -> None:
    code = """
        import click
        from kg.cli import main
        from kg.cli.output import open_output

        @click.command()
        def show():
            with open_output("-") as out:
                out.write("é日\\n")

        main.show = show
        main.COMMANDS["show"] = "kg.cli.main:show"
        main.run()
    """
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(code), "show"],
        capture_output=True, env={**os.environ, "PYTHONIOENCODING": "latin-1"}, timeout=60, check=False,
    )  # fmt: skip
    assert done.stdout == "é日\n".encode()
