"""What surrounds the act of saying: who exactly speaks, to whom, through which channel, where and when.

Only what hangs on the cue itself is taken, never what stands in the content. Speakers are not resolved to actors here.
"""

from __future__ import annotations

import re

from kg.extract import syntax
from kg.extract.holding import Inside
from kg.extract.speech.drafts import Draft
from kg.extract.speech.noun_phrases import phrase_range
from kg.extract.speech.parsed_subjects import CARRIERS
from kg.extract.speech.reading import Reading
from kg.extract.speech.verb_groups import lemma_of
from kg.extract.tokens import Token
from kg.model import DateMention, Mention, Span

_CHANNELS = CARRIERS | {
    "account", "platform", "twitter", "facebook", "instagram", "telegram", "x", "tiktok", "youtube", "television", "tv",
    "radio", "broadcast", "press", "conference", "briefing", "hearing", "testimony", "filing", "affidavit", "document",
    "memoir", "book", "column", "op-ed", "essay", "newspaper", "magazine", "channel", "website", "site", "page",
    "remarks",
    "address", "debate", "podcast", "show", "newsletter", "communication", "dispatch", "audio", "recording",
}  # fmt: skip
_CHANNEL_PREPOSITIONS = {"in", "on", "via", "through", "at", "during", "by"}
_PLACE_PREPOSITIONS = {"in", "at", "from", "outside", "near"}
_PLACE_TYPES = {"LOC", "GPE", "FAC"}  # GPE and FAC: other pipelines' labels
_ADDRESSING = {"verb-t", "verb-w", "verb-o", "verb-on", "verb-parenthetical"}
# A date after these says since when or as of when something holds, not when it was said.
_NOT_SAID_ON = re.compile(r"\b(?:as of|since|until|by|before|after)\b", re.IGNORECASE)
_DANGLING = re.compile(r"\s+(?:on|in|at|of|from|late|early)$")
_OPENERS = {"that", "to", "if", "whether", ","}
_RELATING = {"for", "of", "to", "with", "from", "at", "by", "in", "near", "against", "under"}
_NAME_TAGS = {"NNP", "NNPS"}


def speaker_span(reading: Reading, draft: Draft, mentions: Inside[Mention]) -> Span | None:
    """The part of the source that identifies the speaker: a name before a description before the whole phrase."""
    if not draft.source:
        return None
    source = draft.source[0]
    head = draft.source_head
    inside = mentions.within(source.start, source.end)
    named = _identifying(reading, inside, source, head)
    if named is not None:
        return named
    return _by_words(reading, source, head)


def _identifying(reading: Reading, inside: list[Mention], source: Span, head: int | None) -> Span | None:
    inside = [m for m in inside if m.kind == "description" or not _belongs_to_another(reading, m.name, source)]
    if not inside:
        return None
    at_head = None
    if head is not None and head < len(reading.doc):
        offset = reading.doc[head].idx
        holding = [m for m in inside if m.span.start <= offset < m.span.end or m.name.start <= offset < m.name.end]
        at_head = max(holding, key=lambda m: m.span.end - m.span.start, default=None)
    first = at_head or min(inside, key=lambda m: m.span.start)
    if first.kind != "description":
        return first.name
    # "the director of X, Ana Ruiz" and "Ana Ruiz, director of X": the name set off by a comma identifies
    for mention in inside:
        before = reading.text[source.start : mention.name.start].rstrip()
        after = reading.text[mention.name.end : source.end].lstrip()
        if (
            mention.kind == "name"
            and mention.type in {"person", None}
            and (before.endswith(",") or after.startswith(",") or not before)
        ):
            return mention.name
    return first.name


def _belongs_to_another(reading: Reading, name: Span, source: Span) -> bool:
    """Whether a name only says whose the speaker is: "a lawyer for Ana Ruiz", "Ana Ruiz's lawyer", "his lawyer"."""
    tokens = reading.tokens_between(source.start, source.end)
    named = [token for token in tokens if name.start <= token.idx < name.end]
    if not named or len(named) == len(tokens):
        return False
    before = [token for token in tokens if token.idx < name.start and token.pos_ != "DET"]
    if [token.lower_ for token in tokens if token.idx < name.start and token.pos_ != "DET"][-2:] == ["among", "them"]:
        return True
    after = [token for token in tokens if token.idx >= name.end]
    if after and (after[0].tag_ == "POS" or named[-1].tag_ in {"POS", "PRP$"}):
        return not any(lemma_of(token) in CARRIERS for token in after)  # "Ana Ruiz's letter said": she speaks
    return bool(before) and before[-1].lower_ in _RELATING


def _by_words(reading: Reading, source: Span, head: int | None) -> Span:
    """Without mentions: the name set off by a comma, else the name at the head, else the phrase."""
    tokens = reading.tokens_between(source.start, source.end)
    runs = _name_runs(tokens)
    for run in runs:
        before = run[0].i - 1
        after = run[-1].i + 1
        starts = run[0].idx == source.start or reading.doc[before].text == ","
        ends = run[-1].idx + len(run[-1].text) >= source.end or reading.doc[after].text == ","
        if starts and ends:
            return Span(run[0].idx, run[-1].idx + len(run[-1].text))
    if runs and tokens and head is not None:
        for run in runs:
            if run[0].i <= head <= run[-1].i and not any(
                token.lower_ == "of" for token in tokens[: tokens.index(run[0])]
            ):
                return Span(run[0].idx, run[-1].idx + len(run[-1].text))
    start = source.start
    if tokens and tokens[0].lower_ in {"the", "a", "an"} and len(tokens) > 1:
        start = tokens[1].idx
    return Span(start, source.end)


def _name_runs(tokens: list[Token]) -> list[list[Token]]:
    runs: list[list[Token]] = []
    for token in tokens:
        if token.tag_ in _NAME_TAGS or (token.pos_ == "PROPN"):
            if runs and runs[-1][-1].i == token.i - 1:
                runs[-1].append(token)
            else:
                runs.append([token])
    return runs


def addressee_of(reading: Reading, draft: Draft) -> Span | None:
    """Who is told, asked or urged."""
    if draft.addressee is not None:
        return draft.addressee if draft.rule in _ADDRESSING else None
    verb = _cue_verb(reading, draft)
    if verb is None or lemma_of(verb) not in {"tell", "inform", "remind", "assure", "notify", "ask", "warn", "brief"}:
        return None
    for child in syntax.children(verb, syntax.OBJECT | syntax.INDIRECT_OBJECT):
        if child.i > verb.i and not _in_content(draft, child):
            first, last = phrase_range(child)
            while last > child.i and (_in_content(draft, reading.doc[last]) or reading.doc[last].lower_ in _OPENERS):
                last -= 1
            return reading.span(first, last)
    return None


def _cue_verb(reading: Reading, draft: Draft) -> Token | None:
    if draft.cue_token is None:
        return None
    token = reading.doc[draft.cue_token]
    return token if syntax.is_verbal(token) else None


def _in_content(draft: Draft, token: Token) -> bool:
    return any(span.start <= token.idx < span.end for span in draft.content)


def channel_of(reading: Reading, draft: Draft, dates: Inside[DateMention]) -> Span | None:
    """The medium of the saying: "on his account", "in a statement", "at a press conference"; without a date in it."""
    verb = _cue_verb(reading, draft)
    if verb is None:
        return None
    for preposition, head in syntax.obliques(verb):
        if preposition in _CHANNEL_PREPOSITIONS and lemma_of(head) in _CHANNELS and not _in_content(draft, head):
            first, last = phrase_range(head)
            while first < last and reading.doc[first].lower_ == preposition:
                first += 1
            span = _without_date(reading, reading.span(first, last), head, dates)
            if not any(_overlap(part, span) for part in (*draft.content, *draft.source, *draft.cue)):
                return span
    return None


def place_of(reading: Reading, draft: Draft) -> Span | None:
    """Where it was said: a place that hangs on the cue or on whom it was said to ("told reporters in Halden").

    Only names that the recogniser takes for places; not where something reported happens.
    """
    verb = _cue_verb(reading, draft)
    if verb is None:
        return None
    hosts = [verb, *(child for child in syntax.children(verb, syntax.OBJECT) if not _in_content(draft, child))]
    for host in hosts:
        for preposition, head in [*syntax.obliques(host), *_modifiers(host)]:
            if preposition not in _PLACE_PREPOSITIONS or head.ent_type_ not in _PLACE_TYPES or head.i < host.i:
                continue
            first, last = phrase_range(head)
            while first < last and reading.doc[first].tag_ not in _NAME_TAGS:
                first += 1
            span = reading.span(first, last)
            if not any(_overlap(part, span) for part in (*draft.content, *draft.source, *draft.cue)):
                return span
    return None


def _modifiers(noun: Token) -> list[tuple[str, Token]]:
    """Prepositional phrases behind a noun."""
    return [(syntax.preposition_of(child), child) for child in noun.children if child.dep_ == "nmod"]


def _without_date(reading: Reading, span: Span, head: Token, dates: Inside[DateMention]) -> Span:
    """ "a press conference on 3 March" -> "a press conference"."""
    after = [date.span.start for date in dates.starting(head.idx + 1, span.end)]
    if not after:
        return span
    text = reading.text[span.start : min(after)].rstrip()
    return reading.trim(span.start, span.start + len(_DANGLING.sub("", text)))


def _overlap(a: Span, b: Span) -> bool:
    return a.start < b.end and b.start < a.end


def _dates_the_cue(reading: Reading, date: Span, cue: Token) -> bool:
    """Whether a date stands right behind the cue or depends on it, never through a clause about somebody else.

    A noun or participle as cue shares the date of the verb above it.
    """
    start = reading.token_at(date.start)
    if all(reading.doc[i].pos_ == "ADP" for i in range(cue.i + 1, start.i)) and start.i > cue.i:
        return True
    node = start
    while node.head.i != node.i and not (syntax.is_verbal(node) or node.i == cue.i):
        node = node.head
    if node.i == cue.i:
        return True
    above = cue
    while above.head.i != above.i and (above.tag_ == "VBG" or not syntax.is_verbal(above)):
        above = above.head
    return node.i == above.i and cue.dep_ not in syntax.RELATIVE_CLAUSE


def date_of(reading: Reading, draft: Draft, dates: Inside[DateMention]) -> DateMention | None:
    """The date that hangs on the cue: in its sentence, outside content and source, nearest to it."""
    if draft.cue_token is None:
        return None
    token = reading.doc[draft.cue_token]
    first, last = reading.sentence_of(token)
    low, high = reading.doc[first].idx, reading.doc[last].idx + len(reading.doc[last].text)
    fitting = [
        date
        for date in dates.within(low, high)
        if _dates_the_cue(reading, date.span, token)
        and not _NOT_SAID_ON.search(reading.text, max(low, date.span.start - 12), date.span.start + 6)
        and not any(_overlap(part, date.span) for part in (*draft.content, *draft.source))
        and not any(
            min(token.idx, date.span.start) <= part.start < max(token.idx, date.span.start) for part in draft.content
        )
    ]
    return min(fitting, key=lambda date: abs(date.span.start - token.idx), default=None)
