"""Values of JSON and of attributes as plain strings and lists."""

from __future__ import annotations

import html
import re
from typing import Any


def plain_text(value: object) -> str | None:
    """A string with its character references resolved and its white space collapsed; None for anything else."""
    text = " ".join(html.unescape(value).split()) if isinstance(value, str) else ""
    return re.sub(r"[\ud800-\udfff\x00]", "\ufffd", text) or None


def listed(value: object) -> list[Any]:
    """A list as it is, nothing as an empty one, any other value as the only item."""
    return value if isinstance(value, list) else [] if value is None else [value]
