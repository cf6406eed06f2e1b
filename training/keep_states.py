"""Let `spacy train` keep every state that it writes, for average.py to choose among.

Used with `--code keep_states.py`; numbers the states in the order they are written, a best one twice.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import spacy
from spacy.language import Language


@spacy.registry.callbacks("hearsay.keep_states.v1")
def keep_states(folder: str | None) -> Callable[[Language], Language]:
    """A callback that also writes a pipeline into a numbered folder, if there is one to write to."""

    def keep(nlp: Language) -> Language:
        if folder is not None:
            number = sum(1 for _ in Path(folder).glob("state-*"))
            nlp.to_disk(Path(folder) / f"state-{number:02}")
        return nlp

    return keep
