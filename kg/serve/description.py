"""What the endpoint says of itself at a GET without a query.

Source: https://www.w3.org/TR/sparql11-service-description/
"""

from __future__ import annotations

from pyoxigraph import BlankNode, NamedNode, Triple

from kg.query.results import Result

_SD = "http://www.w3.org/ns/sparql-service-description#"
_FORMATS = "http://www.w3.org/ns/formats/"
_RESULT_FORMATS = (
    "SPARQL_Results_JSON", "SPARQL_Results_XML", "SPARQL_Results_CSV", "SPARQL_Results_TSV",
    "Turtle", "N-Triples", "JSON-LD", "RDF_XML",
)  # fmt: skip


def service_description(endpoint: str) -> Result:
    """The description as triples, for an endpoint at this address."""
    service, address = BlankNode("service"), NamedNode(endpoint)
    a = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
    triples = [
        Triple(service, a, NamedNode(f"{_SD}Service")),
        Triple(service, NamedNode(f"{_SD}endpoint"), address),
        Triple(service, NamedNode(f"{_SD}supportedLanguage"), NamedNode(f"{_SD}SPARQL11Query")),
        *(Triple(service, NamedNode(f"{_SD}resultFormat"), NamedNode(f"{_FORMATS}{name}")) for name in _RESULT_FORMATS),
    ]
    return Result("triples", triples=tuple(triples))
