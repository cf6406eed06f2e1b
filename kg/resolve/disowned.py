"""What nobody may be made to say: his own words inside what he denies or only asks about.

"It denied reports that it planned to cut jobs": the plan stands inside the denied content, and its speaker is the
denier. That can only be seen once speakers are known. What others say inside a denial stays, nested in it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.model import Attribution, Skipped

_UNCOMMITTED = {"denies", "asks"}


def without_disowned(attributions: Sequence[Attribution]) -> tuple[tuple[Attribution, ...], tuple[Skipped, ...]]:
    """The attributions that may stand, nesting renumbered, and what was left out."""
    dropped = {index for index in range(len(attributions)) if _is_disowned(attributions, index)}
    if not dropped:
        return tuple(attributions), ()
    place = {old: new for new, old in enumerate(i for i in range(len(attributions)) if i not in dropped)}
    kept: list[Attribution] = []
    skipped: list[Skipped] = []
    for index, found in enumerate(attributions):
        if index in dropped:
            skipped.append(Skipped("own words inside a denial or question", (*found.cue, *found.content)[0]))
            continue
        host = found.nested_in
        while host in dropped:
            host = attributions[host].nested_in
        kept.append(replace(found, nested_in=None if host is None else place[host]))
    return tuple(kept), tuple(skipped)


def _is_disowned(attributions: Sequence[Attribution], index: int) -> bool:
    """Whether an attribution lies, source and all and at any depth, in what its own speaker denies or asks.

    A source outside is a subject shared with the denial: "rejected the count and put the toll at 12" denies no toll.
    """
    found = attributions[index]
    host = found.nested_in
    while found.speaker is not None and found.source and host is not None:
        outer = attributions[host]
        inside = any(part.start <= found.source[0].start < part.end for part in outer.content)
        if inside and outer.speaker == found.speaker and outer.stance in _UNCOMMITTED:
            return True
        host = outer.nested_in
    return False
