"""Attributions as other annotations mark them: PolNeAR's and GUM's conventions applied to `kg extract` records.

PolNeAR (its guidelines, v1.0, and its training articles): only the outermost attribution is marked; "that" belongs to
the content; "who" and "which" are the source of their clause; a source takes in "'s", the relative clause and the comma
that close it; the cue takes in adverbs before it and a colon after it; a quotation with neither source nor cue is no
attribution. The article's text and our own spans are all that is looked at: nothing of the
gold. GUM gives the nucleus of a relation between units of discourse, mostly one clause, with its "that".
"""

from __future__ import annotations

import re
from typing import Any

# "Ruiz, who later said": the pronoun between a source and its cue, with adverbs.
_RELATIVE = re.compile(r"[,\s]*\b(who|which|that)\b\s*(?:\w+ly\s+|also\s+|once\s+|since\s+|now\s+|later\s+)*$")
_ADVERB = re.compile(
    r"(?<![\w’'-])((?:\w{2,}ly|also|once|later|then|now|still|again|already|even|often|never|just|long|soon|first)\s+)$",
    re.IGNORECASE,
)
# A relative clause behind the source, up to the comma before its cue or to the end of the sentence.
_CLOSED = re.compile(r"(, (?:who|whose|which|including)\b[^.;:“”\"\n]{3,200},)\s*(?:\w+ly\s+|also\s+)?$")
_TRAILING = re.compile(r"(,? (?:who|whose)\b(?:[^.;:“”\"\n]|\.(?! ?[A-Z\n])){3,200})(?=\.)")
# Where a unit of discourse ends: with its sentence, or before a clause that is joined to it.
_UNIT = re.compile(
    r"(?<=[.?!])[”\"']?\s|[,;] (?:but|so|because|although|though|while|which|since|unless|if|when|whereas)\b"
)
_NO_ADVERB = {"only", "early", "family", "july", "italy", "ally", "reply", "daily", "weekly", "likely", "assembly"}
# Rules whose content is no finite clause, or whose cue is none.
_NO_CLAUSE = re.compile(
    r"(verb|passive|words|adjective)-(n|x-|c$|as$|i$|o$|of|for|to$|on|about|against|with|in|at|guilty|plea)|noun-"
)


def own(row: dict[str, Any], text: str) -> dict[str, Any]:
    """Our own reading: as it is."""
    del text
    return row


def outermost(row: dict[str, Any], text: str) -> dict[str, Any]:
    """PolNeAR's reading: without what lies inside another attribution and quotations that nothing attributes."""
    found = [a for a in row["attributions"] if a["nested_in"] is None and (a["source"] or a["cue"])]
    return {**row, "attributions": [_as_polnear(attribution, text) for attribution in found]}


def every(row: dict[str, Any], text: str) -> dict[str, Any]:
    """All attributions, nested ones as well, with PolNeAR's edges."""
    return {**row, "attributions": [_as_polnear(attribution, text) for attribution in row["attributions"]]}


def clauses(row: dict[str, Any], text: str) -> dict[str, Any]:
    """GUM's reading: finite clauses with a source, and of what is said the one unit of discourse beside the cue."""
    found = [a for a in row["attributions"] if a["source"] and not _NO_CLAUSE.match(a["rule"])]
    return {**row, "attributions": [_as_gum(attribution, text) for attribution in found]}


def _as_gum(attribution: dict[str, Any], text: str) -> dict[str, Any]:
    content = [list(span) for span in attribution["content"]]
    start = content[0][0]
    if text[max(0, start - 5) : start].lower() == "that ":
        content[0][0] = start - 5
    if attribution["cue"]:
        cue = attribution["cue"][0]
        before = [span for span in content if span[1] <= cue[0]]
        start, end = content[0] if before and len(content) > 1 else content[-1] if before else content[0]
        if not before and (border := _UNIT.search(text, start + 1, end)) is not None:
            end = border.start()
        content = [[start, end]]
    return {**attribution, "content": content}


def _source_end(source: list[int], cue: list[int], text: str) -> int:
    """Where PolNeAR ends a source: behind "'s", a relative clause, or the comma that closes an apposition."""
    start, end = source
    if text[end : end + 2] in {"'s", "’s"}:
        return end + 2
    if end <= cue[0]:
        if (closed := _CLOSED.match(text, end, cue[0])) is not None:
            return closed.end(1)
        return end + 1 if "," in text[start:end] and text[end : end + 1] == "," else end
    if (trailing := _TRAILING.match(text, end)) is not None:
        return trailing.end(1)
    return end + 1 if "," in text[start:end] and text[end : end + 1] == "," else end


def _as_polnear(attribution: dict[str, Any], text: str) -> dict[str, Any]:
    cue, content = [list(span) for span in attribution["cue"]], [list(span) for span in attribution["content"]]
    source = attribution["source"]
    start = content[0][0]
    if text[max(0, start - 5) : start].lower() == "that ":
        content[0][0] = start - 5
    if source and cue:
        between = text[source[-1][1] : cue[0][0]]
        if (relative := _RELATIVE.match(between)) is not None:
            offset = source[-1][1]
            source = [[offset + relative.start(1), offset + relative.end(1)]]
        else:
            source = [*source[:-1], [source[-1][0], _source_end(source[-1], cue[0], text)]]
    if cue:
        edge = max((span[1] for span in [*source, *content] if span[1] <= cue[0][0]), default=0)
        while (adverb := _ADVERB.search(text, edge, cue[0][0])) and adverb[1].strip().lower() not in _NO_ADVERB:
            cue[0][0] = adverb.start(1)
        if text[cue[-1][1] : cue[-1][1] + 1] == ":":
            cue[-1][1] += 1
    return {**attribution, "source": source, "cue": cue, "content": content}
