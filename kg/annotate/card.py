"""What a spaCy pipeline says of itself in its meta.json, without loading its weights."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path
from typing import Any

from kg.errors import ModelError

SHIPPED = Path(__file__).parent / "en_hearsay_news"
_SCORES = ("tag_acc", "pos_acc", "lemma_acc", "dep_uas", "dep_las", "sents_f", "ents_p", "ents_r", "ents_f")


def model_card(name_or_path: str | None = None) -> dict[str, Any]:
    """Name, version, licence, components, sources and scores of a pipeline; of the shipped one without a name.

    Scores are those that its maker measured. Raises ModelError where there is no such pipeline.
    """
    folder = _folder(name_or_path)
    try:
        meta: dict[str, Any] = json.loads((folder / "meta.json").read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        shown = "the shipped pipeline" if name_or_path is None else f"spaCy pipeline {name_or_path!r}"
        raise ModelError(f"{shown}: no readable meta.json in {folder} ({error})") from error
    measured = meta.get("performance") or {}
    return {
        "name": f"{meta.get('lang', '')}_{meta.get('name', '')}".strip("_"),
        "version": str(meta.get("version", "")),
        "licence": str(meta.get("license", "")) or "not stated",
        "description": str(meta.get("description", "")),
        "author": str(meta.get("author", "")),
        "spacy": str(meta.get("spacy_version", "")),
        "components": list(meta.get("pipeline", [])),
        "sources": [_source(source) for source in meta.get("sources") or []],
        "scores": {key: round(measured[key], 4) for key in _SCORES if isinstance(measured.get(key), int | float)},
    }


def _folder(name_or_path: str | None) -> Path:
    if name_or_path is None:
        return SHIPPED
    if Path(name_or_path).is_dir():
        return Path(name_or_path)
    spec = importlib.util.find_spec(name_or_path) if name_or_path.isidentifier() else None
    if spec is None or spec.origin is None:
        raise ModelError(f"spaCy pipeline {name_or_path!r} is neither installed nor a folder")
    return Path(spec.origin).parent


def _source(source: object) -> str:
    if isinstance(source, dict):
        return " ".join(str(source[key]) for key in ("name", "license", "url") if source.get(key))
    return str(source)
