"""Breakdowns: figures that are parts of another figure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from pyoxigraph import NamedNode

from kg.build.bounds import Bounds
from kg.build.graph import ArticleGraph
from kg.build.provenance import add_skipped
from kg.build.terms import KG, A, boolean
from kg.model import NumericClaim, Skipped


def add_breakdowns(
    graph: ArticleGraph,
    claims: tuple[NumericClaim, ...],
    nodes: Sequence[NamedNode | None],
    bounds: Sequence[Bounds | str],
) -> None:
    """Gather the parts of each whole; a single part above its whole is no part and is kept as kg:Skipped.

    A sum above the whole is left alone: newspapers print such sums, and the query for breakdowns shows them.
    """
    parts_of: dict[int, list[int]] = defaultdict(list)
    for index, claim in enumerate(claims):
        if claim.part_of is None or nodes[index] is None or nodes[claim.part_of] is None:
            continue
        if _exceeds(claim, claims[claim.part_of], bounds[index], bounds[claim.part_of]):
            add_skipped(graph, [Skipped("part of a breakdown above the whole", claim.span)])
        else:
            parts_of[claim.part_of].append(index)
    for whole, parts in parts_of.items():
        whole_node = nodes[whole]
        part_nodes = [node for index in parts if (node := nodes[index]) is not None]
        if whole_node is None:
            continue
        breakdown = graph.shared("breakdown", whole_node.value, sorted(node.value for node in part_nodes))
        graph.add(breakdown, A, KG.Breakdown)
        graph.add(breakdown, KG.whole, whole_node)
        graph.add(breakdown, KG.part, *part_nodes)
        graph.add(breakdown, KG.exhaustive, boolean(all(claims[index].exhaustive for index in parts)))


def _exceeds(part: NumericClaim, whole: NumericClaim, part_bounds: Bounds | str, whole_bounds: Bounds | str) -> bool:
    """Whether even the least that the part can be is above the most that the whole can be; shares do not compare."""
    if isinstance(part_bounds, str) or isinstance(whole_bounds, str) or (part.unit == "%") != (whole.unit == "%"):
        return False
    return part_bounds.low is not None and whole_bounds.high is not None and part_bounds.low > whole_bounds.high
