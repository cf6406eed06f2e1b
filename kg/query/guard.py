"""Says no to SPARQL from users that would leave the store: SERVICE, foreign graphs in FROM, updates.

Neither pyoxigraph nor the Oxigraph server can switch off SERVICE, so the text is parsed first, by another parser
(rdflib's), and what cannot be parsed is refused. As two parsers may differ, the word SERVICE is also refused wherever
it stands outside of strings, comments, IRIs and names.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

from kg.errors import QueryError

MAX_CHARACTERS = 100_000

# Everything in which a word is not a keyword, longest first; then words.
_TOKEN = re.compile(
    r"""(?P<quiet>
        \#[^\r\n]*
      | <[^<>"{}|^`\\\x00-\x20]*>
      | '''(?:(?:'|'')?(?:[^'\\]|\\.))*'''
      | \"\"\"(?:(?:"|"")?(?:[^"\\]|\\.))*\"\"\"
      | '(?:[^'\\\r\n]|\\.)*'
      | "(?:[^"\\\r\n]|\\.)*"
      | [?$]\w+
      | [\w.-]*:[\w.:%-]*
    ) | (?P<word>\w+)""",
    re.VERBOSE | re.DOTALL,
)
_REFUSED_WORDS = {"SERVICE", "LOAD"}


def check_query(text: str, is_known_graph: Callable[[str], bool]) -> None:
    """Raise QueryError unless the text is one SELECT, ASK, CONSTRUCT or DESCRIBE that stays inside the store."""
    if len(text) > MAX_CHARACTERS:
        raise QueryError(f"the query has {len(text)} characters; at most {MAX_CHARACTERS} are read")
    for word in _words(text):
        if word.upper() in _REFUSED_WORDS:
            raise QueryError(f"{word.upper()} is refused: a query may not reach outside the store")
    for part in _parts(_parse(text)):
        if part.name == "ServiceGraphPattern":
            raise QueryError("SERVICE is refused: a query may not reach outside the store")
        if part.name == "DatasetClause":
            # A prefixed name is no string here and is refused as well: its IRI would have to be worked out.
            for graph in part.values():
                if not isinstance(graph, str) or not is_known_graph(str(graph)):
                    raise QueryError(
                        f"FROM <{graph}> is refused: no graph of this store; write GRAPH ?g {{ … }} to ask all of them"
                    )


def _words(text: str) -> Iterator[str]:
    """Words that could be keywords, once as written and once with code point escapes replaced."""
    unescaped = re.sub(
        r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})",
        lambda found: _character(found.group(1) or found.group(2)),
        text,
    )
    for form in (text, unescaped):
        yield from (found["word"] for found in _TOKEN.finditer(form) if found["word"])


def _character(digits: str) -> str:
    code = int(digits, 16)
    return chr(code) if code < 0x110000 else "?"


def _parse(text: str) -> Any:
    from pyparsing import ParseBaseException
    from rdflib.plugins.sparql.parser import parseQuery, parseUpdate

    try:
        return parseQuery(text)
    except ParseBaseException as error:
        fault = error
    except RecursionError as error:
        raise QueryError("the query is nested too deeply") from error
    try:
        is_update = bool(parseUpdate(text).request)
    except (ParseBaseException, RecursionError):
        is_update = False
    if not is_update:
        line = " ".join(fault.line.split())
        raise QueryError(f"not valid SPARQL 1.1: line {fault.lineno}, column {fault.col}: {line[:120]!r}") from fault
    raise QueryError("updates are refused: a query only reads; use `kg ingest` to change a store")


def _parts(found: Any) -> Iterator[Any]:
    """Every named part of rdflib's parse tree."""
    from pyparsing import ParseResults
    from rdflib.plugins.sparql.parserutils import CompValue

    open_parts = [found]
    while open_parts:
        part = open_parts.pop()
        if isinstance(part, CompValue):
            yield part
            open_parts.extend(part.values())
        elif isinstance(part, list | tuple | ParseResults):
            open_parts.extend(part)
