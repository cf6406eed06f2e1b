"""Where to send queries, updates and graphs of a SPARQL service, after the habits of the common servers.

Source: https://www.w3.org/TR/sparql11-http-rdf-update/
"""

from __future__ import annotations

import os
from typing import NamedTuple
from urllib.parse import urlsplit, urlunsplit

from kg.errors import StoreError


class Endpoints(NamedTuple):
    """The addresses of a service; `graphs` is that of the Graph Store Protocol, empty where none is known."""

    query: str
    update: str
    graphs: str


def endpoints(location: str) -> Endpoints:
    """The addresses behind one address.

    A bare host is Oxigraph's (`/query`, `/update`, `/store`); `…/query` and Fuseki's `…/sparql` next to a dataset have
    `…/update` and `…/data`; GraphDB's and RDF4J's `/repositories/NAME` take updates at `…/statements` and graphs at
    `…/rdf-graphs/service`; Virtuoso's `/sparql-auth` has `/sparql-graph-crud-auth` beside it. Every other address takes
    queries and updates itself. $KG_STORE_UPDATE_URL and $KG_STORE_GRAPHS_URL name others.
    """
    parts = urlsplit(location)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise StoreError(
            f"{location}: no address of a service; one begins with http:// or https://, as http://localhost:7878"
        )
    if parts.username or parts.password:
        raise StoreError(
            f"{parts.hostname}: credentials do not belong in an address; "
            "set KG_STORE_USER and KG_STORE_PASSWORD, or KG_STORE_TOKEN"
        )
    path = parts.path.rstrip("/")
    query, update, graphs = path, path, ""
    if path in {"", "/query"}:
        query, update, graphs = "/query", "/update", "/store"
    elif path.endswith("/query"):
        update, graphs = path.removesuffix("query") + "update", path.removesuffix("query") + "data"
    elif path.endswith("/sparql-auth"):
        graphs = path.removesuffix("sparql-auth") + "sparql-graph-crud-auth"
    elif path.endswith("/sparql") and path.count("/") > 1:
        update, graphs = path.removesuffix("sparql") + "update", path.removesuffix("sparql") + "data"
    elif "/repositories/" in path:
        update, graphs = f"{path}/statements", f"{path}/rdf-graphs/service"
    found = [urlunsplit(parts._replace(path=each, fragment="")) if each else "" for each in (query, update, graphs)]
    return Endpoints(
        found[0],
        os.environ.get("KG_STORE_UPDATE_URL") or found[1],
        os.environ.get("KG_STORE_GRAPHS_URL") or found[2],
    )
