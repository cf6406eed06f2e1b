"""The command `kg`: finds the subcommand, runs it, turns errors into exit codes.

Exit codes: 0 done; 1 ran, and the answer is no; 2 usage or input error; 130 interrupted; 141 the reader of stdout left.
Every command lives in its own file, which is imported when it is needed and imports its stage when it is called.
"""

from __future__ import annotations

import importlib
import logging
import os
import sys
import traceback
import warnings
from collections.abc import Sequence
from typing import Any, NoReturn, TextIO

import click

from kg import __version__
from kg.cli.output import DEBUG, QUIET, complain, start_debugging
from kg.errors import KgError

# Command name -> where it is defined. The order is the order of `kg --help`.
COMMANDS = {
    "ingest": "kg.cli.ingest:ingest",
    "extract": "kg.cli.extract:extract",
    "query": "kg.cli.query:query",
    "actors": "kg.cli.actors:actors",
    "validate": "kg.cli.validate:validate",
    "export": "kg.cli.export:export",
    "store": "kg.cli.store:store",
    "serve": "kg.cli.serve:serve",
    "model": "kg.cli.model:model",
}

DONE = 0
NO = 1
USAGE = 2
INTERRUPTED = 130  # 128 + SIGINT
READER_LEFT = 141  # 128 + SIGPIPE


class LazyGroup(click.Group):
    """A click group whose commands are imported on first use, and whose errors become one line and an exit code."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """Names of the commands in the order of `COMMANDS`."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Import the command, or answer None where there is none of that name."""
        if cmd_name not in COMMANDS:
            return None
        module, _, name = COMMANDS[cmd_name].partition(":")
        command: click.Command = getattr(importlib.import_module(module), name)
        return command

    def main(
        self,
        args: Sequence[str] | None = None,
        prog_name: str | None = None,
        complete_var: str | None = None,
        standalone_mode: bool = True,
        **extra: Any,
    ) -> NoReturn:
        """Run a command line and exit; `standalone_mode` has no effect, errors are always turned into exit codes."""
        del standalone_mode
        arguments = list(sys.argv[1:] if args is None else args)
        name = prog_name or "kg"
        self._main_shell_completion(extra, name, complete_var)
        try:
            code = self._exit_code(arguments, name, extra)
            if sys.stdout is not None:
                sys.stdout.flush()
        except BrokenPipeError:
            _abandon(sys.stdout, sys.stderr)
            code = READER_LEFT
        except OSError as error:  # the last flush: a full disk
            _abandon(sys.stdout)
            complain(f"Error: cannot write the output: {error.strerror or error}")
            code = USAGE
        sys.exit(code)

    def _exit_code(self, arguments: list[str], name: str, extra: dict[str, Any]) -> int:
        """Run one command line; every error is told on stderr and answered with its exit code."""
        meta: dict[str, Any] = {DEBUG: "--debug" in arguments[:1]}
        try:
            with self.make_context(name, arguments, **extra) as context:
                meta = context.meta
                self.invoke(context)
        except click.exceptions.Exit as exit_:
            return exit_.exit_code
        except click.exceptions.NoArgsIsHelpError as error:
            error.show()
            return USAGE
        except click.ClickException as error:
            _show_usage(error)
            return USAGE
        except (KeyboardInterrupt, click.Abort):
            complain("Interrupted")
            return INTERRUPTED
        except KgError as error:
            _show_traceback(meta)
            complain(f"Error: {error}")
            return USAGE
        except BrokenPipeError:
            raise
        except OSError as error:
            _show_traceback(meta)
            complain(f"Error: {_os_error(error)}")
            return USAGE
        except Exception as error:  # noqa: BLE001  the outermost frame: a fault of ours, told in one line
            _show_traceback(meta)
            advice = "" if meta.get(DEBUG) else "; `kg --debug ...` shows where, please report it"
            complain(f"Error: Hearsay failed: {type(error).__name__}: {error}{advice}")
            return USAGE
        return DONE


def _show_usage(error: click.ClickException) -> None:
    context = getattr(error, "ctx", None)
    if isinstance(context, click.Context):
        complain(context.get_usage().replace("\n", " "))
        complain(f"Try '{context.command_path} --help' for help.")
    complain(f"Error: {error.format_message()}")


def _show_traceback(meta: dict[str, Any]) -> None:
    if meta.get(DEBUG):
        for line in traceback.format_exc().splitlines():
            complain(line)


def _os_error(error: OSError) -> str:
    reason = error.strerror or str(error) or type(error).__name__
    return reason if error.filename is None else f"{error.filename}: {reason}"


def _abandon(*streams: TextIO | None) -> None:
    """Send what is left in the buffers nowhere, so that the interpreter's last flush does not fail a second time."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in streams:
        if stream in (sys.__stdout__, sys.__stderr__) and stream is not None:
            os.dup2(nowhere, stream.fileno())
    os.close(nowhere)


@click.group(
    cls=LazyGroup,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(__version__, message="hearsay %(version)s")
@click.option("-q", "--quiet", is_flag=True, help="Say nothing but errors on stderr.")
@click.option("--debug", is_flag=True, help="Show where in the program an error arose.")
@click.pass_context
def kg(context: click.Context, quiet: bool, debug: bool) -> None:
    """Turn news articles into a graph of who said what.

    \b
    Example:
        kg ingest articles/
        kg query who-said-what -p speaker="Ana Ruiz"

    Exit codes: 0 done; 1 ran, and the answer is no; 2 usage or input error.
    """
    context.meta[QUIET] = quiet
    context.meta[DEBUG] = debug
    if debug:
        start_debugging(context)
    else:
        logging.getLogger().addHandler(logging.NullHandler())


def run() -> NoReturn:
    """Entry point of the console script."""
    if not sys.warnoptions and "--debug" not in sys.argv:
        warnings.simplefilter("ignore")  # of libraries, to their developers
    if sys.stdout is not None and hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(encoding="utf-8")
    kg.main(prog_name="kg")
