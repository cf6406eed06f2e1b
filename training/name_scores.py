"""Precision and recall of labelled spans against a corpus of names."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from name_corpora import MISSING, Paragraph

TYPES = ("PER", "ORG", "LOC", "EVENT")
ANY = "NAME"  # a name, whatever its type
Labelled = tuple[int, int, str]


def score_spans(
    paragraphs: Sequence[Paragraph], found: Iterable[set[Labelled]], show: int = 0
) -> dict[str, dict[str, float]]:
    """Exact span and label; what touches a stretch without annotation is not counted.

    A label counts only where the set has it, so EVENT mostly does not.
    """
    labels = [label for label in (*TYPES, ANY) if any(n.label == label for p in paragraphs for n in p.names)]
    counts = {label: [0, 0, 0] for label in labels}  # right, predicted, gold
    for paragraph, spans in zip(paragraphs, found, strict=True):
        gold = {(n.start, n.end, n.label) for n in paragraph.names if n.label in labels}
        unknown = [n for n in paragraph.names if n.label == MISSING]
        known = {f for f in spans if f[2] in labels}
        known = {f for f in known if f in gold or all(f[1] <= u.start or f[0] >= u.end for u in unknown)}
        for index, group in enumerate((gold & known, known, gold)):
            for span in group:
                counts[span[2]][index] += 1
        if show and gold != known:
            show -= 1
            print(paragraph.text, [(paragraph.text[s:e], t) for s, e, t in gold - known], "<- missed, wrong ->")
            print("   ", [(paragraph.text[s:e], t) for s, e, t in known - gold])
    counts["all"] = [sum(column) for column in zip(*counts.values(), strict=True)]
    return {label: precision_recall(*numbers) for label, numbers in counts.items()}


def precision_recall(right: int, found: int, gold: int) -> dict[str, float]:
    """Precision, recall, F and the number of gold spans."""
    precision, recall = right / found if found else 0.0, right / gold if gold else 0.0
    f = 2 * right / (found + gold) if found + gold else 0.0
    return {"P": precision, "R": recall, "F": f, "gold": gold}
