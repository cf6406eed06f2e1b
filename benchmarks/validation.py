"""What validation costs next to pySHACL used the obvious way, with the same findings; and how it grows.

    python -m benchmarks.validation [--rounds 5] [--some 2] [--characters 300] [--most 10000] [ARTICLES...]

The obvious way: the article's triples in an rdflib graph, all shapes in another (parsed once), `pyshacl.validate`. It
takes minutes for a page of news, so articles are cut short.
"""

from __future__ import annotations

import argparse
import itertools
import statistics
import time
from dataclasses import replace

from benchmarks.texts import copies, read
from kg.annotate.pipeline import load_pipeline
from kg.build import BuiltGraph
from kg.pipeline import build_graph, extract_article
from kg.validate import validate_quads
from kg.validate.run import judge, rdflib_graph
from kg.validate.shapes import load_shapes


def compare(graphs: list[BuiltGraph], rounds: int) -> tuple[float, bool]:
    """Median ratio of our time to pySHACL's over some graphs, and whether both found the same in each."""
    shapes = load_shapes()
    ratios, same = [], True
    for graph in graphs:
        data = rdflib_graph(graph.quads)
        report = validate_quads(graph.quads)
        start = time.process_time()
        for _ in range(rounds):
            validate_quads(graph.quads)
        middle = time.process_time()
        theirs = {(v.focus, v.shape, v.component, v.severity) for v, _ in judge(data, shapes, shapes.full)}
        ratios.append((middle - start) / rounds / (time.process_time() - middle))
        same = same and theirs == {(v.focus, v.shape, v.component, v.severity) for v in report.results}
    return statistics.median(ratios), same


def main() -> None:
    """Print what was measured."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", nargs="*")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--some", type=int, default=2)
    parser.add_argument("--characters", type=int, default=300)
    parser.add_argument("--most", type=int, default=10_000)
    options = parser.parse_args()
    nlp = load_pipeline()
    some = [replace(a, text=a.text[: options.characters]) for a in copies(read(options.articles), options.some)]
    graphs = [build_graph(extract_article(article, nlp)).graph for article in some]
    ratio, same = compare(graphs, options.rounds)
    triples = sum(len(graph.quads) for graph in graphs) // len(graphs)
    print(f"{len(graphs)} article graphs of {triples} triples: {ratio:.4f} of pySHACL's CPU time, ", end="")
    print("the same findings" if same else "OTHER FINDINGS")
    size = 1
    while size <= options.most:
        start = time.process_time()
        for graph in itertools.islice(itertools.cycle(graphs), size):
            validate_quads(graph.quads)
        print(f"{size:5} articles: {1000 * (time.process_time() - start) / size:6.2f} ms an article", flush=True)
        size *= 10


if __name__ == "__main__":
    main()
