"""Debian's Chromium, driven headless by Playwright: shared by the tests of what people look at.

`.ci/run` sets HEARSAY_ALL_TESTS: there a missing browser, schema or drawing program is a fault. Elsewhere the test is
skipped and says why.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
PACKAGES = Path(__file__).parents[1] / "node_modules"


def missing(reason: str) -> None:
    """Skip the test, or fail it where every test is wanted."""
    if os.environ.get("HEARSAY_ALL_TESTS"):
        pytest.fail(reason)
    pytest.skip(reason)


def npm_script(path: str) -> str:
    """A script of the packages in package-lock.json."""
    script = PACKAGES / path
    if not script.is_file():
        missing(f"{path} is not installed: npm ci")
    return script.read_text(encoding="utf-8")


@contextmanager
def chromium() -> Iterator[Any]:
    """A headless browser that calls nobody by itself."""
    if not CHROMIUM:
        missing("Chromium is not installed")
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        missing("playwright is not installed")
    with sync_playwright() as started:
        browser = started.chromium.launch(
            executable_path=CHROMIUM,
            args=["--no-sandbox", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        )
        yield browser
        browser.close()
