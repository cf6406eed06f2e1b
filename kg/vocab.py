"""Closed namespaces: a misspelt term raises instead of making a new one."""

from __future__ import annotations

from rdflib import Namespace, URIRef
from rdflib.namespace import DCTERMS, ORG, OWL, PROV, RDF, RDFS, SKOS, XSD, DefinedNamespace
from rdflib.namespace import SDO as SCHEMA

__all__ = [
    "DCTERMS",
    "EVENT_TYPES",
    "GAF",
    "KG",
    "OA",
    "ORG",
    "OWL",
    "PREFIXES",
    "PROV",
    "RDF",
    "RDFS",
    "SCHEMA",
    "SEM",
    "SKOS",
    "XSD",
]


class KG(DefinedNamespace):
    """Hearsay's own terms, declared in ontology/kg.ttl."""

    _NS = Namespace("https://w3id.org/hearsay/ns#")
    _fail = True

    # classes
    Actor: URIRef
    Group: URIRef
    Document: URIRef
    Span: URIRef
    Assertion: URIRef
    Claim: URIRef
    NumericClaim: URIRef
    Measurand: URIRef
    Breakdown: URIRef
    Event: URIRef
    Participation: URIRef
    Skipped: URIRef
    Stance: URIRef
    Mode: URIRef
    Modifier: URIRef
    AbsentSpeaker: URIRef
    EventType: URIRef

    # the act of saying
    reportedIn: URIRef
    speaker: URIRef
    missingSpeaker: URIRef
    inCapacity: URIRef
    stance: URIRef
    mode: URIRef
    sourceSpan: URIRef
    cueSpan: URIRef
    contentSpan: URIRef
    channelSpan: URIRef
    addresseeSpan: URIRef
    placeSpan: URIRef
    saidOn: URIRef
    saidNotBefore: URIRef
    saidNotAfter: URIRef
    within: URIRef
    confidence: URIRef
    rule: URIRef
    conveys: URIRef

    # figures
    statedFigure: URIRef
    figureSpan: URIRef
    modifier: URIRef
    measures: URIRef
    counted: URIRef
    countedIn: URIRef
    qualifier: URIRef
    aspect: URIRef
    per: URIRef
    superlativeSpan: URIRef
    asOf: URIRef
    asOfNotBefore: URIRef
    asOfNotAfter: URIRef
    revisionCueSpan: URIRef
    whole: URIRef
    part: URIRef
    exhaustive: URIRef

    # events, roles, spans
    event: URIRef
    participant: URIRef
    participantRole: URIRef
    when: URIRef
    roleName: URIRef
    reason: URIRef
    span: URIRef
    dateSpan: URIRef
    isResolved: URIRef

    # provenance and ledger
    textSha256: URIRef
    configuration: URIRef
    model: URIRef
    digest: URIRef
    ingestedAt: URIRef
    ingestedFrom: URIRef
    storedIn: URIRef
    loads: URIRef
    awaitsLinks: URIRef
    resolvesTo: URIRef

    # links across articles
    CanonicalActor: URIRef
    Judgement: URIRef
    Decision: URIRef
    decision: URIRef
    judges: URIRef
    nearDuplicateOf: URIRef
    textBand: URIRef
    evidence: URIRef
    nameKey: URIRef
    supports: URIRef
    consults: URIRef
    anchor: URIRef
    inCluster: URIRef
    follows: URIRef
    judged: URIRef
    called: URIRef
    Same: URIRef
    Different: URIRef
    Unsure: URIRef
    CanonicalEvent: URIRef
    CanonicalMeasurand: URIRef
    eventKey: URIRef
    drawsOn: URIRef

    # comparisons across articles
    Revision: URIRef
    Discrepancy: URIRef
    Corroboration: URIRef
    ComparisonKind: URIRef
    comparisonKind: URIRef
    earlier: URIRef
    later: URIRef
    earlierOn: URIRef
    laterOn: URIRef
    earlierSource: URIRef
    laterSource: URIRef
    figure: URIRef
    independentSources: URIRef
    articles: URIRef
    Stated: URIRef
    Inferred: URIRef
    Incompatible: URIRef
    Compatible: URIRef
    Revised: URIRef

    # stances
    Asserts: URIRef
    Denies: URIRef
    Asks: URIRef
    Demands: URIRef
    Promises: URIRef
    Expects: URIRef
    Believes: URIRef

    # modes
    Direct: URIRef
    Indirect: URIRef
    Mixed: URIRef
    Narration: URIRef

    # modifiers
    Exactly: URIRef
    AtLeast: URIRef
    AtMost: URIRef
    MoreThan: URIRef
    LessThan: URIRef
    About: URIRef
    Between: URIRef
    Vague: URIRef

    # speakers that are not there
    ArticleVoice: URIRef
    NotStated: URIRef

    # event types
    Release: URIRef
    Arrest: URIRef
    Kidnapping: URIRef
    Disappearance: URIRef
    Escape: URIRef
    Election: URIRef
    Vote: URIRef
    Protest: URIRef
    Strike: URIRef
    Attack: URIRef
    Clash: URIRef
    Invasion: URIRef
    Deployment: URIRef
    Withdrawal: URIRef
    Coup: URIRef
    Explosion: URIRef
    Death: URIRef
    Injury: URIRef
    Disaster: URIRef
    Fire: URIRef
    Epidemic: URIRef
    Accident: URIRef
    Rescue: URIRef
    Evacuation: URIRef
    Displacement: URIRef
    Deportation: URIRef
    Meeting: URIRef
    Visit: URIRef
    Agreement: URIRef
    Investigation: URIRef
    Charge: URIRef
    Trial: URIRef
    Verdict: URIRef
    Pardon: URIRef
    Resignation: URIRef
    Dismissal: URIRef
    Appointment: URIRef
    Legislation: URIRef
    Sanction: URIRef
    Ban: URIRef
    Seizure: URIRef
    Theft: URIRef
    Acquisition: URIRef
    Layoff: URIRef
    Closure: URIRef
    Vaccination: URIRef


class OA(DefinedNamespace):
    """Web Annotation terms in use (https://www.w3.org/TR/annotation-vocab/)."""

    _NS = Namespace("http://www.w3.org/ns/oa#")
    _fail = True

    SpecificResource: URIRef
    TextPositionSelector: URIRef
    TextQuoteSelector: URIRef
    hasSource: URIRef
    hasSelector: URIRef
    start: URIRef
    end: URIRef
    exact: URIRef


class SEM(DefinedNamespace):
    """Simple Event Model terms in use (https://semanticweb.cs.vu.nl/2009/11/sem/)."""

    _NS = Namespace("http://semanticweb.cs.vu.nl/2009/11/sem/")
    _fail = True

    Event: URIRef
    Place: URIRef
    eventType: URIRef
    hasActor: URIRef
    hasPlace: URIRef
    hasEarliestBeginTimeStamp: URIRef
    hasLatestEndTimeStamp: URIRef


class GAF(DefinedNamespace):
    """Grounded Annotation Framework: from a thing to the places that speak of it."""

    _NS = Namespace("http://groundedannotationframework.org/gaf#")
    _fail = True

    denotedBy: URIRef


# What sem:eventType may be.
EVENT_TYPES: tuple[URIRef, ...] = (
    KG.Release, KG.Arrest, KG.Kidnapping, KG.Disappearance, KG.Escape, KG.Election, KG.Vote, KG.Protest,
    KG.Strike, KG.Attack, KG.Clash, KG.Invasion, KG.Deployment, KG.Withdrawal, KG.Coup, KG.Explosion, KG.Death,
    KG.Injury, KG.Disaster, KG.Fire, KG.Epidemic, KG.Accident, KG.Rescue, KG.Evacuation, KG.Displacement,
    KG.Deportation, KG.Meeting, KG.Visit, KG.Agreement, KG.Investigation, KG.Charge, KG.Trial, KG.Verdict,
    KG.Pardon, KG.Resignation, KG.Dismissal, KG.Appointment, KG.Legislation, KG.Sanction, KG.Ban, KG.Seizure,
    KG.Theft, KG.Acquisition, KG.Layoff, KG.Closure, KG.Vaccination,
)  # fmt: skip

PREFIXES: dict[str, str] = {
    "kg": str(KG._NS),
    "schema": str(SCHEMA),
    "prov": str(PROV),
    "oa": str(OA._NS),
    "gaf": str(GAF._NS),
    "sem": str(SEM._NS),
    "org": str(ORG),
    "dcterms": str(DCTERMS),
    "skos": str(SKOS),
    "owl": str(OWL),
    "rdf": str(RDF),
    "rdfs": str(RDFS),
    "xsd": str(XSD),
}
