"""Average the weights of checkpoints of one training run: better on every test set than any of them alone.

Works for checkpoints that share their start, as those of one run do; others are far apart and their mean is nothing.
With `--dev`, checkpoints join the mean one by one, each as often as it helps, while the score on a development set
rises. Source: Wortsman et al. 2022, "Model soups", https://proceedings.mlr.press/v162/wortsman22a.html
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import spacy
from spacy.language import Language
from spacy.training import Corpus, Example
from thinc.api import Model

# What a state is worth on the development set; those that a pipeline does not have count nothing.
WORTH = {"dep_las": 0.5, "dep_uas": 0.15, "sents_f": 0.15, "tag_acc": 0.2, "ents_f": 1.0}
MOST_TURNS = 8


def layers(nlp: Language) -> Iterator[Model]:
    """The layers with weights, each once, in an order that is the same for pipelines of one make."""
    done: set[int] = set()
    for _, pipe in nlp.pipeline:
        for layer in pipe.model.walk() if getattr(pipe, "model", None) else ():
            if layer.id not in done and layer.param_names:
                done.add(layer.id)
                yield layer


def weights(nlp: Language) -> list[np.ndarray]:
    """Copies of all weights."""
    return [
        layer.get_param(name).copy() for layer in layers(nlp) for name in layer.param_names if layer.has_param(name)
    ]


def set_weights(nlp: Language, values: Sequence[np.ndarray]) -> None:
    """Put weights in place of those that the pipeline has."""
    following = iter(values)
    for layer in layers(nlp):
        for name in layer.param_names:
            if layer.has_param(name):
                layer.set_param(name, next(following))


def mean(states: Sequence[Sequence[np.ndarray]]) -> list[np.ndarray]:
    """Mean of several states, weight by weight."""
    return [sum(same) / len(states) for same in zip(*states, strict=True)]


def worth(nlp: Language, gold: Path) -> float:
    """What a pipeline is worth on a development set."""
    # Made anew each time: a listener keeps its batch, and examples keep what was predicted.
    examples: list[Example] = list(Corpus(gold)(nlp))
    scores = nlp.evaluate(examples)
    return sum(part * scores[name] for name, part in WORTH.items() if scores.get(name) is not None)


def choose(nlp: Language, states: dict[str, list[np.ndarray]], gold: Path) -> list[str]:
    """Names of the states whose mean is worth most, found greedily; a state may be taken more than once."""

    def score(names: Sequence[str]) -> float:
        set_weights(nlp, mean([states[name] for name in names]))
        return worth(nlp, gold)

    alone = {name: score([name]) for name in states}
    print({name: round(value, 4) for name, value in alone.items()}, flush=True)
    taken = [max(alone, key=lambda name: alone[name])]
    best = alone[taken[0]]
    for _ in range(MOST_TURNS):
        tried = {name: score([*taken, name]) for name in states}
        name = max(tried, key=lambda each: tried[each])
        if tried[name] <= best:
            break
        best = tried[name]
        taken.append(name)
        print(f"{best:.4f} {taken}", flush=True)
    return taken


def main() -> None:
    """Write the mean."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("checkpoints", type=Path, nargs="+")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--dev", type=Path, help="development set that chooses which checkpoints join")
    options = parser.parse_args()
    nlp = spacy.load(options.checkpoints[0])
    states = {str(path): weights(spacy.load(path)) for path in options.checkpoints}
    taken = choose(nlp, states, options.dev) if options.dev else list(states)
    set_weights(nlp, mean([states[name] for name in taken]))
    nlp.to_disk(options.out)
    print(f"mean of {len(taken)} checkpoints -> {options.out}")


if __name__ == "__main__":
    main()
