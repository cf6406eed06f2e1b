"""The wheel works in an environment that has nothing else: no checkout, no development tools."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
LARGEST = 20 * 1024 * 1024


def run(*command: str | Path, cwd: Path) -> str:
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "KG_"))}
    done = subprocess.run(
        [str(part) for part in command],
        cwd=cwd,
        env=environment,
        capture_output=True,
        text=True,
        timeout=900,
        check=False,
    )
    assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("wheel")
    run(sys.executable, "-m", "build", "--wheel", "--outdir", target, ROOT, cwd=ROOT)
    (built,) = target.glob("hearsay-*.whl")
    return built


@pytest.mark.slow
@pytest.mark.model
def test_wheel_holds_what_it_needs(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    for needed in (
        "kg/py.typed",
        "kg/_resources/ontology/kg.ttl",
        "kg/_resources/queries/who-said-what.rq",
        "kg/_resources/shapes/spans.ttl",
        "kg/export/web/cytoscape.min.js",
        "kg/export/assets/view.html",
        "kg/annotate/en_hearsay_news/meta.json",
    ):
        assert needed in names
    assert not [name for name in names if name.startswith(("tests/", "training/", "examples/"))]
    assert wheel.stat().st_size <= LARGEST


@pytest.mark.slow
@pytest.mark.model
def test_wheel_answers_in_a_clean_environment(wheel: Path, tmp_path: Path) -> None:
    venv.create(tmp_path / "clean", with_pip=True)
    bin_ = tmp_path / "clean" / "bin"
    run(bin_ / "python", "-m", "pip", "install", "--quiet", "--disable-pip-version-check", wheel, cwd=tmp_path)
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    run(bin_ / "kg", "ingest", "examples", cwd=tmp_path)
    assert "Mira Tolland" in run(bin_ / "kg", "query", "who-said-what", "-f", "csv", cwd=tmp_path)
    run(bin_ / "kg", "export", "-o", "graph.html", cwd=tmp_path)
    assert (tmp_path / "graph.html").stat().st_size > 100_000
    run(bin_ / "kg", "validate", cwd=tmp_path)
