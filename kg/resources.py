"""Finds ontology/, shapes/ and queries/ in a checkout or inside an installed wheel."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def resource_dir(name: str) -> Path:
    """Directory `name` (ontology, shapes, queries, web) of the wheel, else of the checkout.

    Raises FileNotFoundError where neither has it.
    """
    for candidate in (_PACKAGE / "_resources" / name, _PACKAGE.parent / name):
        if candidate.is_dir():
            return candidate
    raise FileNotFoundError(f"Hearsay's own folder {name!r} is missing: reinstall the package")
