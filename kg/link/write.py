"""Clusters as triples of the links graph and of the evidence graph, the index by which links are kept up to date.

Links: who resolves to whom, what the canonical actor is called, which judgements say so. Evidence: of each actor its
article and marks, of each cluster the circumstances in which it is met. Only the links are for queries.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping

from pyoxigraph import Literal, NamedNode

from kg import __version__
from kg.ids import canonical_iri, content_hash, derived_graph_iri, judgement_iri, software_iri
from kg.link.decisions import Decided
from kg.link.marks import RULES, Mark, Marked
from kg.link.partition import Cluster
from kg.link.terms import DECISIONS, KG, PROV, RDFS, SCHEMA, SKOS, XSD, A

LINKS = derived_graph_iri("links")
EVIDENCE = derived_graph_iri("evidence")
ACTIVITY = f"{LINKS}#resolution-{content_hash(RULES, __version__, length=8)}"
FOLLOWING = 0.85
_CLASSES = {"person": SCHEMA.Person, "organization": SCHEMA.Organization}


def actor_of(anchor: str) -> str:
    """The article's own actor that an anchor names."""
    return anchor.rpartition(" ")[2]


def node_of(cluster: Cluster) -> str:
    """What stands for a cluster: the canonical actor, or the actor itself that nobody joins."""
    return cluster.members[0] if len(cluster.members) == 1 else canonical_of(cluster.anchor)


def canonical_of(anchor: str) -> str:
    """IRI of the canonical actor whose cluster has this anchor."""
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

    def __init__(self, *, judged: Mapping[str, Collection[str]] | None = None) -> None:
        """`judged` are judgements that are stored, with their reasons: to them only bearers are added."""
        self.links: list[str] = []
        self.evidence: list[str] = []
        self._judged = judged or {}

    def insert(self) -> str:
        """One INSERT DATA of everything."""
        return "\n".join(
            ["INSERT DATA {", f"GRAPH <{LINKS}> {{", *self.links, f"}} GRAPH <{EVIDENCE}> {{", *self.evidence, "} }"]
        )

    def register(self, actor: Marked) -> None:
        """An actor with its article and marks."""
        node = f"<{actor.iri}>"
        self.evidence.append(f'{node} <{KG.reportedIn}> <{article_of(actor.iri)}> ; <{KG.digest}> "{digest(actor)}" .')
        self.evidence += [f"{node} <{KG.evidence}> <{mark.iri}> ." for mark in actor.marks]
        self.evidence += [f"{node} <{KG.consults}> {Literal(each)} ." for each in actor.consults]

    def index(self, node: str, anchor: str, actors: Iterable[Marked]) -> None:
        """The circumstances of a cluster, by which a later actor finds it."""
        self.evidence.append(f"<{node}> <{KG.anchor}> {Literal(anchor)} .")
        for actor in actors:
            self.evidence += [f"<{node}> <{KG.supports}> {Literal(each)} ." for each in supports_of(actor)]
            self.evidence += [
                f"<{node}> <{KG.nameKey}> {Literal(f'{actor.profile.kind}|{key}')} ." for key in actor.name_keys
            ]

    def extend(self, node: str, actor: Marked, *, known: Mapping[str, Collection[str]]) -> None:
        """What a cluster's index gains by one more actor."""
        gained = [each for each in supports_of(actor) if node not in known.get(each, ())]
        self.evidence += [f"<{node}> <{KG.supports}> {Literal(each)} ." for each in gained]
        self.evidence += [
            f"<{node}> <{KG.nameKey}> {Literal(f'{actor.profile.kind}|{key}')} ." for key in actor.name_keys
        ]

    def call(self, node: str, names: Iterable[str]) -> None:
        """Other names of a canonical actor."""
        self.links += [f"<{node}> <{SKOS.altLabel}> {Literal(each)} ." for each in sorted(names)]

    def describe(self, node: str, leader: Marked, actors: Iterable[Marked]) -> None:
        """A canonical actor: its class, its name, and what else it is called."""
        name = leader.profile.name
        self.links.append(
            f"<{node}> <{A}> <{KG.CanonicalActor}>, <{_CLASSES[leader.profile.kind]}> ; "
            f"<{SCHEMA.name}> {Literal(name)} ."
        )
        self.call(node, {each for actor in actors for each in (actor.profile.name, *actor.profile.aliases)} - {name})

    def resolve(self, actor: str, node: str) -> None:
        """A link."""
        self.links.append(f"<{actor}> <{KG.resolvesTo}> <{node}> .")

    def judge(self, iri: str, bearers: Iterable[str], *, reason: str, confidence: float) -> None:
        """A rule's judgement that its bearers are one."""
        judged = ", ".join(f"<{bearer}>" for bearer in bearers)
        if reason in self._judged.get(iri, ()):
            self.links.append(f"<{iri}> <{KG.judges}> {judged} .")
            return
        self.links.append(
            f"<{iri}> <{A}> <{KG.Judgement}> ; <{KG.decision}> <{DECISIONS['same']}> ; <{KG.judges}> {judged} ; "
            f'<{KG.reason}> {Literal(reason)} ; <{KG.confidence}> "{confidence:g}"^^<{XSD.decimal}> ; '
            f"<{PROV.wasGeneratedBy}> <{ACTIVITY}> ."
        )

    def follow(self, circumstance: str, judged: Iterable[str]) -> None:
        """A rule's judgement that actors are the one identified actor that is met under a circumstance."""
        told = circumstance_told(circumstance)
        self.judge(following_iri(circumstance), judged, reason=told, confidence=FOLLOWING)

    def activity(self) -> None:
        """The activity of this version's rules, and the software that carries it out."""
        software = software_iri(__version__)
        self.links += [
            (f"<{ACTIVITY}> <{PROV.wasAssociatedWith}> <{software}> ; <{KG.configuration}> {Literal(RULES)} ."),
            (
                f'<{software}> <{A}> <{PROV.SoftwareAgent}> ; <{SCHEMA.name}> "hearsay" ; '
                f"<{SCHEMA.softwareVersion}> {Literal(__version__)} ."
            ),
        ]


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


def write_clusters(
    clusters: Iterable[Cluster], actors: Mapping[str, Marked], decided: Decided, *, lines_at_once: int | None = None
) -> Iterator[Lines]:
    """Everything that the two graphs say of these clusters and their actors, in portions if so wanted."""
    lines = Lines()
    lines.activity()
    used: set[str] = set()
    by_person: defaultdict[str, list[str]] = defaultdict(list)
    for iri, joined in decided.together.items():
        for each in joined:
            by_person[each].append(iri)
    authorities = {actor: iri for iri, held in decided.authorities.items() for actor in held}
    for cluster in clusters:
        members = [actors[iri] for iri in cluster.members]
        node = node_of(cluster)
        for actor in members:
            lines.register(actor)
        lines.index(node, cluster.anchor, members)
        known = sorted({authorities[iri] for iri in cluster.members if iri in authorities})
        lines.links += [f"<{node}> <{SKOS.exactMatch}> <{iri}> ." for iri in known]
        if len(members) == 1:
            continue  # nobody is taken for anybody
        lines.describe(node, actors[actor_of(cluster.anchor)], members)
        for actor in members:
            lines.resolve(actor.iri, node)
        for mark, bearers in _shared(members):
            # a person may have torn the bearers apart: then each part has a judgement of its own
            iri = mark.iri if mark.iri not in used else judgement_iri(mark.iri, cluster.anchor)
            used.add(mark.iri)
            lines.judge(iri, bearers, reason=mark.reason, confidence=mark.confidence)
        for circumstance in cluster.followed:
            followers = [actor.iri for actor in members if circumstance in actor.consults]
            lines.follow(circumstance, [*followers, node])
        for iri in sorted({iri for member in cluster.members for iri in by_person[member]}):
            lines.links += _repeated(iri, decided, cluster.members)
        if lines_at_once is not None and len(lines.evidence) > lines_at_once:
            yield lines
            lines = Lines()
    yield lines


def _shared(members: Iterable[Marked]) -> Iterator[tuple[Mark, list[str]]]:
    """Marks that two or more members bear, with their bearers."""
    marks: dict[str, Mark] = {}
    bearers: defaultdict[str, list[str]] = defaultdict(list)
    for actor in members:
        for mark in actor.marks:
            marks[mark.iri] = min(mark, marks.get(mark.iri, mark))
            bearers[mark.iri].append(actor.iri)
    for iri in sorted(bearers):
        if len(bearers[iri]) > 1:
            yield marks[iri], bearers[iri]


def _repeated(iri: str, decided: Decided, members: tuple[str, ...]) -> list[str]:
    """A person's judgement as the links graph repeats it: for the actors that it joins now."""
    decision = next(each for each in decided.all if each.iri == iri)
    judged = ", ".join(str(NamedNode(actor)) for actor in decided.together[iri] if actor in members)
    agent = f"{iri}#person"
    return [
        (
            f"<{iri}> <{A}> <{KG.Judgement}> ; <{KG.decision}> <{DECISIONS['same']}> ; <{KG.judges}> {judged} ; "
            f'<{KG.reason}> {Literal(decision.reason)} ; <{KG.confidence}> "1"^^<{XSD.decimal}> ; '
            f"<{PROV.wasGeneratedBy}> <{iri}#decision> ."
        ),
        f"<{iri}#decision> <{PROV.wasAssociatedWith}> <{agent}> .",
        f"<{agent}> <{A}> <{PROV.Person}> ; <{RDFS.label}> {Literal(decision.by)} .",
    ]
