"""Who speaks in the words of a source: the head of its noun phrase, or several heads joined by "and".

"the head of Hydra, Ana Ruiz" -> Ana Ruiz; "Hydra officials" -> the whole; "A statement by Hydra" -> Hydra.
Not handled: gapping and quotations inside a source.
"""

from __future__ import annotations

import re

from kg.model import Mention, Span
from kg.resolve.organisations import ORGANISATIONS
from kg.resolve.places import Head, MentionsInText
from kg.resolve.wording import CORPORATE_WORDS, POSSESSIVES, plain, singular


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


CUT_OFF = _words(
    """
    of for from by to at in with on including as near under over against among within between than about
    """
)
JOINS = re.compile(r"\s*,?\s+(?:and|as well as|along with|together with)\s+|\s+&\s+|\s+as well as\s+")
BELONGS = re.compile(r"\s*(?:['’]s|s?['’](?=\s|$))")
RELEASED = _words(
    """
    statement release letter message note post tweet report announcement communique communiqué email memo study
    survey analysis poll review research
    """
)
GENERIC_BODIES = (
    ORGANISATIONS
    | CORPORATE_WORDS
    | _words(
        """
    party union newspaper magazine website site agency ministry government army police university court channel
    """
    )
)


KNOWN_AS = re.compile(r"\bknown as (?:the )?$")
# "one of them, a baker": the apposition says who.
ONE_OF = re.compile(r"(?:one|another|a third)\b[^,]{0,30},\s+(?=an?\s)", re.IGNORECASE)
HIMSELF = re.compile(r"\s(?:him|her|it|them)sel(?:f|ves)$")
DEEPEST = 6
LONGEST = 400
REST = 90


def source_heads(index: MentionsInText, source: Span) -> list[Head]:
    """The heads of a source in text order: one, or several that are coordinated."""
    return _heads(index, _completed(index, _tidy(index.text, source)), depth=0)


def _completed(index: MentionsInText, source: Span) -> Span:
    """A source that stops inside a noun phrase, with the rest of it: "US" of "US President Oda Vek"."""
    around = index.inside(Span(max(0, source.start - REST), source.end + REST))
    begun = [m.name.start for m in around if m.kind == "name" and m.name.start < source.start < m.name.end]
    source = Span(min([source.start, *begun]), source.end)
    end = source.end
    if _words_at(index.text, source) in POSSESSIVES or BELONGS.match(index.text, end):
        return source
    for mention in index.inside(Span(source.start, end + REST)):
        starts = mention.span.start
        if mention.kind == "pronoun" or starts < source.start or mention.name.end <= end:
            continue
        if mention.kind == "description" and starts <= source.start and mention.type in {"person", "group"}:
            end = mention.name.end
        adjacent = starts == end + 1 and index.text[end] == " "
        if mention.kind == "name" and mention.type == "person" and (starts < end or adjacent):
            end = mention.name.end
    return Span(source.start, end)


def _words_at(text: str, span: Span) -> str:
    return text[span.start : span.end].lower()


def _tidy(text: str, span: Span) -> Span:
    start, end = span.start, span.end
    while start < end and text[start] in ' \t\n,;:"“”':
        start += 1
    while end > start and text[end - 1] in " \t\n,;:":
        end -= 1
    himself = HIMSELF.search(text, start, end)
    if himself and himself.start() > start:
        end = himself.start()
    for ending in ("'s", "’s", "s'", "s’"):
        if text[start:end].endswith(ending):
            end -= 2 if ending[0] != "s" else 1
    return Span(start, end)


def _heads(index: MentionsInText, source: Span, *, depth: int) -> list[Head]:
    if depth < DEEPEST and source.end - source.start < LONGEST:
        split = _coordination(index, source, depth=depth)
        if split is not None:
            return split
    return [_single_head(index, source)]


def _coordination(index: MentionsInText, source: Span, *, depth: int) -> list[Head] | None:
    text = index.text
    phrase = text[source.start : source.end]
    mentions = [m for m in index.inside(source) if m.kind != "pronoun"]
    phrase_start = source.start
    both = re.match(r"both\s+", phrase, re.IGNORECASE)
    if both:
        phrase_start += both.end()
    for match in JOINS.finditer(phrase):
        at, after = source.start + match.start(), source.start + match.end()
        if any(m.kind == "name" and m.name.start < at and m.name.end > after for m in mentions):
            continue
        left, right = _tidy(text, Span(phrase_start, at)), _tidy(text, Span(after, source.end))
        if left.end <= left.start or right.end <= right.start:
            continue
        if not _opens_phrase(index, right):
            continue
        first, second = _single_head(index, left), _single_head(index, right)
        if not _can_join(text, first, second, left, right):
            continue
        listed = _comma_list(index, left)
        named = first.mention is not None and first.mention.kind == "name"
        apart = "," in text[left.start : left.end] and not match.group().strip().startswith(",")
        if named and listed is None and apart:
            continue  # "Dan Kappel, a director of the Patent and Trademark Office"
        return [*(listed or [first]), *_heads(index, right, depth=depth + 1)]
    return None


def _opens_phrase(index: MentionsInText, span: Span) -> bool:
    """Whether a mention starts at the beginning of a span, behind articles and lower-case role words at most."""
    for mention in index.inside(span):
        between = index.text[span.start : mention.span.start].split()
        if mention.span.start <= span.start or (
            len(between) <= 4 and not any(w.lower() in CUT_OFF or w[-1:] == "," for w in between)
        ):
            return True
    return False


def _can_join(text: str, first: Head, second: Head, left: Span, right: Span) -> bool:
    a, b = first.mention, second.mention
    if a is None or b is None:
        return False
    words, opening = text[left.start : left.end], text[right.start : right.end].split(maxsplit=1)[0].lower()
    if _is_dependent(text, a, left) or _is_dependent(text, b, right):
        return False
    if a.kind == "description" and b.kind == "name" and _are_roles_of_one(text, words, a, right):
        return False
    describes_one = b.kind == "description" and b.type in {"person", None} and not b.plural
    if a.kind == "name" and describes_one:
        return "," not in words and opening in {"the", "another", *POSSESSIVES}
    if a.kind == "description" and a.type == "person" and not a.plural and b.kind == "name":
        return opening in {"the", "a", "an"} or "," in words
    if a.kind == "description" and a.type == "person" and not a.plural and describes_one:
        return opening in {"the", "a", "an", *POSSESSIVES}
    if a.kind == "name" and b.kind == "name":
        return not (
            a.type == "organization" and b.type == "person" and not words.startswith(text[a.name.start : a.name.end])
        )
    return b.kind != "description" or b.plural or b.type is not None


def _are_roles_of_one(text: str, words: str, role: Mention, right: Span) -> bool:
    """Whether one person has both roles: "Former guard and trainer Ana Ruiz", where neither has an article."""
    bare = words.split(maxsplit=1)[0].lower() not in {"the", "a", "an", "another", *POSSESSIVES}
    return bare and not role.plural and text[right.start].islower()


def _comma_list(index: MentionsInText, span: Span) -> list[Head] | None:
    """ "A, B" in front of "and C": names or phrases of one type directly behind each other."""
    parts = index.text[span.start : span.end].split(", ")
    if len(parts) < 2:
        return None
    heads: list[Head] = []
    start = span.start
    for part in parts:
        piece = Span(start, start + len(part))
        start += len(part) + 2
        head = _single_head(index, piece)
        if head.mention is None or head.mention.name.end != piece.end or head.mention.span.start > piece.start:
            return None
        heads.append(head)
    types = {head.mention.type for head in heads if head.mention}
    return heads if len(types) == 1 else None


def _is_dependent(text: str, mention: Mention, source: Span) -> bool:
    """Whether a mention is the complement of a preposition or the owner of something."""
    before = text[source.start : mention.span.start].split()
    while before and before[-1].lower() in {"the", "a", "an", "ngo"}:
        if before.pop().lower() in {"a", "an"} and before:
            return True
    if text[mention.name.start - 1 : mention.name.start] == "(" and mention.name.start > source.start:
        return True
    if before and before[-1].lower() in CUT_OFF:
        return True
    return bool(BELONGS.match(text, mention.name.end, source.end))


def _single_head(index: MentionsInText, source: Span) -> Head:
    text = index.text
    mentions = index.inside(source)
    names = [m for m in mentions if m.kind == "name" and m.type != "event"]
    known_as = [m for m in names if KNOWN_AS.search(text, source.start, m.span.start)]
    if known_as:
        return Head(known_as[0], known_as[0].name)
    free = [m for m in names if not _is_dependent(text, m, source)]
    for mention in free:
        if mention.type == "person" and not _modifies(text, mention, source):
            return Head(mention, mention.name)
    pronouns = [m for m in mentions if m.kind == "pronoun" and m.span.start == source.start]
    if pronouns and (len(source_words(text, source)) == 1 or not _possessive(text, pronouns[0])):
        return Head(pronouns[0], pronouns[0].span)
    for mention in free:
        if not _modifies(text, mention, source):
            before = text[source.start : mention.name.start]
            if mention.type != "place" or len(before.split()) <= 1 or before.endswith(", "):
                return Head(mention, mention.name)
    author = _author(index, names, source)
    if author is not None:
        return Head(author, author.name)
    one_of = ONE_OF.match(text, source.start, source.end)
    begin = one_of.end() if one_of else source.start
    fitting = [m for m in mentions if m.kind == "description" and begin <= m.span.start <= begin + 4]
    if fitting:
        best = max(fitting, key=lambda m: (m.name.end, -m.name.start))
        limit = re.search(r"[,;(]|\s(?:who|which|that)\s", text[source.start : source.end])
        end = source.start + limit.start() if limit else source.end
        candidates = [m for m in fitting if m.name.end <= end] or [best]
        best = max(candidates, key=lambda m: (m.name.end, -m.name.start))
        return Head(best, best.name)
    return Head(None, source)


def source_words(text: str, span: Span) -> list[str]:
    """Words of a span."""
    return text[span.start : span.end].split()


def _possessive(text: str, mention: Mention) -> bool:
    return text[mention.span.start : mention.span.end].lower() in POSSESSIVES


def _modifies(text: str, mention: Mention, source: Span) -> bool:
    """Whether a name only modifies what follows ("Hydra officials"); "the Hydra company" is Hydra itself."""
    behind = text[mention.name.end : source.end]
    match = re.match(r"[ \-]+([\w’'&-]+(?:[ -][\w’'&-]+)*)", behind)
    if not match:
        return False
    words = plain(match.group(1)).split()
    if (
        words[0].endswith("ly")
        or words[0] in CUT_OFF
        or words[0]
        in {
            "who",
            "which",
            "that",
            "and",
            "himself",
            "herself",
            "itself",
            "a",
            "an",
            "then",
        }
    ):
        return False
    if mention.type == "place":
        return True
    return not (singular(words[0]) in GENERIC_BODIES or words[:2] == ["news", "agency"])


def _author(index: MentionsInText, names: list[Mention], source: Span) -> Mention | None:
    """Author of a statement or the like: "A statement by Hydra", "a letter from Hydra's owner" is not."""
    text = index.text
    phrase = text[source.start : source.end]
    match = re.match(
        r"(?:\w+\s+){0,3}?(\w+)\s+(?:released\s+|issued\s+|signed\s+|written\s+)?(?:by|from)\s+(?:the\s+)?",
        phrase,
        re.IGNORECASE,
    )
    if not match or (
        plain(match.group(1)) not in RELEASED and not re.search(r"(?:released|issued|signed) by", match.group())
    ):
        return None
    at = source.start + match.end()
    for mention in names:
        if mention.span.start <= at <= mention.name.start + 1 and not BELONGS.match(text, mention.name.end, source.end):
            return mention
    return None
