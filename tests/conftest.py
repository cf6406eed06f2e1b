"""Fixtures that several test folders share."""

from __future__ import annotations

import pytest

from kg.model import Extraction
from tests.sample import EXTRACTION


@pytest.fixture(scope="session")
def sample_extraction() -> Extraction:
    """By hand: several speakers, a denial, a nested attribution, a breakdown, a revision, roles, an event."""
    return EXTRACTION


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--update-golden` writes the golden files anew instead of comparing with them."""
    parser.addoption("--update-golden", action="store_true", help="write tests/golden/*.expected.txt anew")
