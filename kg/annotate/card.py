"""What a spaCy pipeline says of itself in its meta.json, without loading its weights."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path
from typing import Any

from kg.errors import ModelError

SHIPPED = Path(__file__).parent / "en_hearsay_news"
MEASURED = "scores.json"  # written by training/evaluate.py
_SYNTAX = ("UPOS", "UAS", "LAS", "appos", "sentence F")
_NAMES = ("all", "PER", "ORG", "LOC")
_SCORES = ("tag_acc", "pos_acc", "lemma_acc", "dep_uas", "dep_las", "sents_f", "ents_p", "ents_r", "ents_f")


def model_card(name_or_path: str | None = None) -> dict[str, Any]:
    """Name, version, licence, components, sources and scores of a pipeline; of the shipped one without a name.

    Scores are those that its maker measured: by test set from scores.json, else one figure each from meta.json.
    Raises ModelError where there is no such pipeline.
    """
    folder = _folder(name_or_path)
    shown = "the shipped pipeline" if name_or_path is None else f"spaCy pipeline {name_or_path!r}"
    meta = _read(folder / "meta.json", shown)
    return {
        "name": f"{meta.get('lang', '')}_{meta.get('name', '')}".strip("_"),
        "version": str(meta.get("version", "")),
        "licence": str(meta.get("license", "")) or "not stated",
        "description": str(meta.get("description", "")),
        "author": str(meta.get("author", "")),
        "spacy": str(meta.get("spacy_version", "")),
        "components": list(meta.get("pipeline", [])),
        "sources": [_source(source) for source in meta.get("sources") or []],
        "scores": _by_set(_read(folder / MEASURED, shown)) if (folder / MEASURED).exists() else _overall(meta),
    }


def _read(path: Path, shown: str) -> dict[str, Any]:
    try:
        found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise ModelError(f"{shown}: no readable {path.name} in {path.parent} ({error})") from error
    return found


def _overall(meta: dict[str, Any]) -> dict[str, float]:
    measured = meta.get("performance") or {}
    return {key: round(measured[key], 4) for key in _SCORES if isinstance(measured.get(key), int | float)}


def _by_set(measured: dict[str, Any]) -> dict[str, dict[str, float] | int]:
    """Measure -> test set -> figure; F of exact spans for names, F of labelled attachment for appositions."""
    found: dict[str, dict[str, float] | int] = {}
    for measure in _SYNTAX:
        found["appos F" if measure == "appos" else measure] = {
            name: round(row[measure], 3) for name, row in measured["syntax"].items()
        }
    for label in _NAMES:
        rows = {name: round(row[label]["F"], 3) for name, row in measured["names"].items() if label in row}
        if rows:
            found["names F" if label == "all" else f"{label} F"] = rows
    found["words a CPU second"] = round(measured["words_per_cpu_second"])
    return found


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
