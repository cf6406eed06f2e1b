"""Every command that the documents show is run, and what they show of its output is what comes out.

A fenced block of kind `console` holds commands after "$ " and their output. A line that is "…" or "..." stands for any
number of lines. A block after `<!-- not run: why -->` is skipped. Blocks of one document share one folder, in which
`examples/` is a copy of the project's.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
DOCUMENTS = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")])
_BLOCK = re.compile(r"(?P<skip><!-- not run: [^>]+-->\s*)?^```console\n(?P<body>.*?)^```", re.DOTALL | re.MULTILINE)
_ANY = {"…", "..."}


def commands(body: str) -> list[tuple[str, list[str]]]:
    """Commands of a block with the lines that are to follow them."""
    found: list[tuple[str, list[str]]] = []
    for line in body.splitlines():
        if line.startswith("$ "):
            found.append((line[2:], []))
        elif line.startswith("> ") and found and not found[-1][1]:
            found[-1] = (f"{found[-1][0]}\n{line[2:]}", [])
        elif found:
            found[-1][1].append(line)
    return found


def agrees(shown: list[str], printed: list[str]) -> bool:
    """Whether printed lines are the shown ones, with "…" for any number of lines."""
    if not shown:
        return not [line for line in printed if line.strip()]
    if shown[0].strip() in _ANY:
        return any(agrees(shown[1:], printed[start:]) for start in range(len(printed) + 1))
    return bool(printed) and printed[0].rstrip() == shown[0].rstrip() and agrees(shown[1:], printed[1:])


def blocks(document: Path) -> list[str]:
    return [found["body"] for found in _BLOCK.finditer(document.read_text(encoding="utf-8")) if not found["skip"]]


def test_documents_were_found() -> None:
    assert ROOT / "README.md" in DOCUMENTS
    assert blocks(ROOT / "README.md")


@pytest.mark.parametrize(
    ("shown", "printed", "same"),
    [
        (["a"], ["a"], True),
        (["a"], ["b"], False),
        (["a", "…", "c"], ["a", "b", "b", "c"], True),
        (["…"], [], True),
        ([], ["x"], False),
        (["a", "…"], ["b"], False),
    ],
)
def test_agreement_can_fail(shown: list[str], printed: list[str], same: bool) -> None:
    assert agrees(shown, printed) is same


@pytest.mark.model
@pytest.mark.parametrize(
    "document",
    [document for document in DOCUMENTS if blocks(document)],
    ids=lambda document: str(document.relative_to(ROOT)),
)
def test_console_blocks(document: Path, tmp_path: Path) -> None:
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    environment = {
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "HOME": str(tmp_path),
        "COLUMNS": "120",
        "LC_ALL": "C.UTF-8",
    }
    for body in blocks(document):
        for command, shown in commands(body):
            done = subprocess.run(
                ["bash", "-c", command],
                cwd=tmp_path,
                env=environment,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                text=True,
                timeout=300,
                check=False,
            )
            assert agrees(shown, done.stdout.splitlines()), f"$ {command}\n{done.stdout}"
