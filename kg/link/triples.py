"""Links as triples of the links graph and of the evidence graph, the index by which links are kept up to date.

Links: who resolves to whom, what the canonical actor is called, which judgements say so. Evidence: of each actor its
article, cluster and marks, of each cluster its names, the circumstances in which it is met, and whom it follows. A
cluster is one canonical actor with those that follow it; whoever stands alone has none. Only the links are for queries.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping

from pyoxigraph import Literal, NamedNode

from kg import __version__
from kg.ids import canonical_iri, content_hash, derived_graph_iri, judgement_iri, software_iri
from kg.link.marks import RULES, Marked
from kg.link.terms import DECISIONS, KG, PROV, SCHEMA, SKOS, XSD, A

LINKS = derived_graph_iri("links")
EVIDENCE = derived_graph_iri("evidence")
ACTIVITY = f"{LINKS}#resolution-{content_hash(RULES, __version__, length=8)}"
FOLLOWING = 0.85
UNDECIDED = "two or more actors fit, and nothing tells which is meant"
CLASSES = {"person": SCHEMA.Person, "organization": SCHEMA.Organization}


def actor_of(anchor: str) -> str:
    """The article's own actor that an anchor names."""
    return anchor.split(" ", 3)[1]


def shown_as(anchor: str) -> tuple[str, str]:
    """The class and the name of the actor that an anchor names, which are those of its cluster."""
    _, _, kind, name = anchor.split(" ", 3)
    return CLASSES[kind], name


def cluster_of(anchor: str) -> str:
    """IRI of the cluster with this anchor: it is that of its canonical actor, if it has one."""
    actor = actor_of(anchor)
    return canonical_iri("actor", actor, base=actor.partition("article/")[0])


def is_canonical(node: str) -> bool:
    """Whether a node is a canonical actor, not an article's own."""
    return "#" not in node


def article_of_graph(graph: str) -> str:
    """IRI of the article version of which a graph tells."""
    base, _, rest = graph.rpartition("graph/")
    return f"{base}article/{rest.partition('/')[0]}"


def article_of(actor: str) -> str:
    """IRI of the article that an actor belongs to."""
    return actor.partition("#")[0]


class Lines:
    """Triples for the two graphs, each one line."""

    def __init__(self) -> None:
        self.links: list[str] = []
        self.evidence: list[str] = []

    def insert(self) -> str:
        """One INSERT DATA of everything."""
        # an empty block is SPARQL, but not to Virtuoso
        blocks = [
            [f"GRAPH <{name}> {{", *new, "}"] for name, new in ((LINKS, self.links), (EVIDENCE, self.evidence)) if new
        ]
        return "\n".join(["INSERT DATA {", *(line for block in blocks for line in block), "}"])

    def __len__(self) -> int:
        return len(self.links) + len(self.evidence)

    def nquads(self) -> Iterator[str]:
        """Everything as lines of N-Quads."""
        for name, new in ((LINKS, self.links), (EVIDENCE, self.evidence)):
            yield from (f"{line[:-1]}<{name}> .\n" for line in new)

    def register(self, actor: Marked, cluster: str) -> None:
        """An actor with its article, its cluster and its marks."""
        node = f"<{actor.iri}>"
        self.evidence += [
            f"{node} <{KG.reportedIn}> <{article_of(actor.iri)}> .",
            f'{node} <{KG.digest}> "{digest(actor)}" .',
            f"{node} <{KG.inCluster}> <{cluster}> .",
        ]
        self.evidence += [f"{node} <{KG.evidence}> <{mark.iri}> ." for mark in actor.marks]
        self.evidence += [f"{node} <{KG.consults}> {Literal(each)} ." for each in actor.consults]

    def index(self, cluster: str, leader: Marked) -> None:
        """The actor that a cluster has its IRI, its class and its name from."""
        self.evidence.append(f"<{cluster}> <{KG.anchor}> {Literal(leader.anchor)} .")

    def extend(self, cluster: str, actor: Marked, *, known: Mapping[str, Collection[str]] | None = None) -> None:
        """What a cluster's index gains by one more actor; `known` tells which clusters have a mark already."""
        gained = [each for each in supports_of(actor) if known is None or cluster not in known.get(each, ())]
        self.evidence += [f"<{cluster}> <{KG.supports}> {Literal(each)} ." for each in gained]
        self.evidence += [
            f"<{cluster}> <{KG.nameKey}> {Literal(f'{actor.profile.kind}|{key}')} ." for key in actor.name_keys
        ]
        self.evidence += [f"<{cluster}> <{KG.called}> {Literal(each)} ." for each in names_of(actor)]

    def call(self, node: str, names: Iterable[str]) -> None:
        """Other names of a canonical actor."""
        self.links += [f"<{node}> <{SKOS.altLabel}> {Literal(each)} ." for each in sorted(names)]

    def describe(self, node: str, class_: str, name: str, names: Iterable[str]) -> None:
        """A canonical actor: its class, its name, and what else it is called."""
        self.links += [
            f"<{node}> <{A}> <{KG.CanonicalActor}> .",
            f"<{node}> <{A}> <{class_}> .",
            f"<{node}> <{SCHEMA.name}> {Literal(name)} .",
        ]
        self.call(node, {*names} - {name})

    def resolve(self, actor: str, node: str) -> None:
        """A link."""
        self.links.append(f"<{actor}> <{KG.resolvesTo}> <{node}> .")

    def undecided(self, cluster: str, members: Iterable[str]) -> None:
        """A rule's judgement that nothing tells whom the actors of a cluster are."""
        self.links += judgement(undecided_iri(cluster), "unsure", members, reason=UNDECIDED, made=ACTIVITY)

    def judge(self, iri: str, bearers: Iterable[str], *, reason: str, confidence: float) -> None:
        """A rule's judgement that its bearers are one."""
        self.links += judgement(iri, "same", bearers, reason=reason, made=ACTIVITY, confidence=confidence)

    def also_judge(self, iri: str, bearer: str) -> None:
        """One more bearer of a mark on which there is a judgement."""
        self.links.append(f"<{iri}> <{KG.judges}> <{bearer}> .")

    def follow(self, circumstance: str, judged: Iterable[str]) -> None:
        """A rule's judgement that actors are the one identified actor that is met under a circumstance."""
        told = circumstance_told(circumstance)
        self.judge(following_iri(circumstance), judged, reason=told, confidence=FOLLOWING)

    def follows(self, cluster: str, leader: str) -> None:
        """A cluster that is taken for an identified one."""
        self.evidence.append(f"<{cluster}> <{KG.follows}> <{leader}> .")

    def activity(self) -> None:
        """The activity of this version's rules, and the software that carries it out."""
        software = software_iri(__version__)
        self.links += [
            f"<{ACTIVITY}> <{PROV.wasAssociatedWith}> <{software}> .",
            f"<{ACTIVITY}> <{KG.configuration}> {Literal(RULES)} .",
            f"<{software}> <{A}> <{PROV.SoftwareAgent}> .",
            f'<{software}> <{SCHEMA.name}> "hearsay" .',
            f"<{software}> <{SCHEMA.softwareVersion}> {Literal(__version__)} .",
        ]


def judgement(
    iri: str, decision: str, judged: Iterable[str], *, reason: str, made: str, confidence: float | None = None
) -> list[str]:
    """A judgement on actors, with the activity that made it."""
    sure = [] if confidence is None else [f'<{iri}> <{KG.confidence}> "{confidence:g}"^^<{XSD.decimal}> .']
    return [
        f"<{iri}> <{A}> <{KG.Judgement}> .",
        f"<{iri}> <{KG.decision}> <{DECISIONS[decision]}> .",
        f"<{iri}> <{KG.reason}> {Literal(reason)} .",
        f"<{iri}> <{PROV.wasGeneratedBy}> <{made}> .",
        *sure,
        *(f"<{iri}> <{KG.judges}> {NamedNode(each)} ." for each in judged),
    ]


def undecided_iri(cluster: str) -> str:
    """IRI of the judgement that nothing tells whom a cluster follows."""
    return judgement_iri("undecided", cluster)


def names_of(actor: Marked) -> tuple[str, ...]:
    """What an article calls an actor."""
    return (actor.profile.name, *actor.profile.aliases)


def following_iri(circumstance: str) -> str:
    """IRI of the judgement that actors are the one that is met under a circumstance."""
    return judgement_iri("follows", circumstance)


def supports_of(actor: Marked) -> tuple[str, ...]:
    """Everything by which a later actor finds this one's cluster: marks, and the circumstances of identified actors."""
    return (*(mark.iri for mark in actor.marks), *actor.supports)


def digest(actor: Marked) -> str:
    """Changes with anything that links hang on."""
    profile = actor.profile
    shown = (profile.kind, profile.name, profile.aliases, actor.anchor, actor.name_keys)
    return content_hash(RULES, *shown, tuple(mark.iri for mark in actor.marks), actor.supports, actor.consults)


def circumstance_told(circumstance: str) -> str:
    """Why a name leads to the one identified actor that is met under a circumstance."""
    kind, _, rest = circumstance.partition("|")
    if kind == "acronym":
        return f"the only one that any article calls {rest.upper()}"
    name, _, what = rest.partition("|")
    if kind == "last name":
        return f"the only one of this last name with this office: {name}, {what.removeprefix('role ')}"
    told = (
        what.removeprefix("role ")
        .replace(" with ", " and with ")
        .replace(" by ", " and with ")
        .replace(" in ", " and in ")
    )
    if what.startswith("beside "):
        told = f"with {what.removeprefix('beside ')}, where it holds an office"
    if what.startswith("page "):
        told = "in versions of one article"
    return f"the only identified one of this name met {told.removeprefix('by ')}: {name}"
