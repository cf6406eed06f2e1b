"""Makes `python -m kg` the same as the command `kg`."""

from __future__ import annotations

import sys
from typing import NoReturn


def run() -> NoReturn:
    """Entry point of the console script; answers Ctrl-C also while the command line is still being imported."""
    try:
        from kg.cli.main import run as run_command_line

        run_command_line()
    except KeyboardInterrupt:
        sys.stderr.write("Interrupted\n")
        sys.exit(130)  # 128 + SIGINT


if __name__ == "__main__":
    run()
