"""Chains by "quoted ... as saying", "..., citing an official" and "..., quoted by the agency".

Where an agency quotes somebody "as saying that ...", its content is him with what he said: it is not made to say so
itself. Where it reports in its own words and cites somebody, both have the same content, and the link that is passed
on lies inside the one that passes it on, though its cue stands outside the content.
Not handled: more than one citing phrase beside a cue.
"""

from __future__ import annotations

from kg.extract import syntax
from kg.extract.names.words import DOCUMENT_NOUNS
from kg.extract.speech.cues import best_cue, verb_cues
from kg.extract.speech.drafts import Draft
from kg.extract.speech.noun_phrases import phrase_range, source_range
from kg.extract.speech.reading import Reading
from kg.extract.speech.relays import relayed_speaker
from kg.extract.speech.subjects import can_speak
from kg.extract.speech.surface_phrases import noun_phrase_left_of
from kg.extract.speech.verb_groups import lemma_of, verb_group
from kg.extract.tokens import Token
from kg.model import Span

_FORMS = {"quote", "quotes", "quoted", "quoting", "cite", "cites", "cited", "citing"}
# Words between "quoted" and "as saying": a name with a long apposition.
_REACH = 30
# A cue beside which somebody is cited reports a clause at least this often.
_REPORTING = 0.5
_CITING_CONFIDENCE = 0.7
_RELAYED_CONFIDENCE = 0.8
_STATING = {"asserts", "expects"}
_NO_HOST = ("noun-", "adjective-", "asked-", "evidential-", "impersonal", "citing")


def link_chains(reading: Reading, drafts: list[Draft]) -> None:
    """Join the links of every chain by "quoted ... as saying", "citing ..." and "quoted by ...", adding what lacks."""
    by_cue = {draft.cue_token: draft for draft in drafts if draft.cue_token is not None}
    for verb in reading.doc:
        if verb.lower_ not in _FORMS or not syntax.is_verbal(verb):
            continue
        gerund = _as_saying(reading, verb)
        if gerund is not None:
            _quoted_as(reading, drafts, by_cue, verb, gerund)
        elif verb.tag_ == "VBG":
            # "reported, citing the hospital, that ...": a parse may give the clause to "citing"
            taken = by_cue.pop(verb.i, None)
            if _citing(reading, drafts, by_cue, verb):
                drafts[:] = [draft for draft in drafts if draft is not taken]
            elif taken is not None:
                by_cue[verb.i] = taken
        elif verb.tag_ in {"VBN", "VBD"} and verb.i + 1 < len(reading.doc) and verb.nbor(1).lower_ == "by":
            _cited_by(reading, drafts, by_cue, verb)


def _as_saying(reading: Reading, verb: Token) -> Token | None:
    """The gerund in "quoted the mayor, Ana Ruiz, as saying": behind "as", before any other finite verb."""
    doc = reading.doc
    high = reading.sentence_of(verb)[1]
    for i in range(verb.i + 1, min(verb.i + _REACH, high)):
        if doc[i].lower_ == "as" and doc[i + 1].tag_ == "VBG":
            return doc[i + 1] if lemma_of(doc[i + 1]) in verb_cues() else None
        if doc[i].tag_ in syntax.FINITE_TAGS and doc[i].pos_ in syntax.VERBAL_POS:
            return None
    return None


def _quoted_as(reading: Reading, drafts: list[Draft], by_cue: dict[int, Draft], verb: Token, gerund: Token) -> None:
    group = verb_group(verb)
    outer, inner = by_cue.get(verb.i), by_cue.get(gerund.i)
    if outer is None and inner is None:
        return
    low, _ = reading.sentence_of(verb)
    if group.passive:
        subject = syntax.subject(verb)
        target = subject and (syntax.relative_antecedent(subject) or subject)
        edges = (group.first, group.last)
    else:
        target = relayed_speaker(gerund) or noun_phrase_left_of(reading, gerund.i - 1, max(low, group.last + 1))
        edges = (gerund.i - 1, gerund.i)
    if target is None or (not group.passive and target.i < group.last):
        return
    source = source_range(reading, target, cue_first=edges[0], cue_last=edges[1])
    source = source if group.passive else (max(source[0], group.last + 1), source[1])
    if inner is None:
        inner = _passed_on(reading, outer, gerund)
        if inner is None:
            return
        drafts.append(inner)
        by_cue[gerund.i] = inner
    if not group.passive or not inner.source:
        inner.source, inner.source_head, inner.missing = (reading.span(*source),), target.i, None
    if outer is None:
        return
    if group.passive and outer.source_head == target.i:  # a quotation whose speaker was taken for the one who quotes
        agent = syntax.agent(verb)
        by = None if agent is None else source_range(reading, agent, cue_first=group.first, cue_last=group.last + 1)
        outer.source, outer.source_head = () if by is None else (reading.span(*by),), None if agent is None else agent.i
    if group.passive and not outer.source:  # "was quoted as saying": who quoted him is not told
        drafts.remove(outer)
        inner.cue = (Span(outer.cue[0].start, inner.cue[0].end),)
        return
    inner.passed_on_by = verb.i
    said = inner.content[0]
    if group.passive and said.start > gerund.idx:
        outer.content = (inner.source[0], Span(gerund.idx, said.end), *inner.content[1:])
    elif outer.content == inner.content and said.start > gerund.idx:
        outer.content = (Span(inner.source[0].start, said.end), *inner.content[1:])


def _passed_on(reading: Reading, outer: Draft | None, gerund: Token) -> Draft | None:
    """The inner link where no rule found it: what is left of the outer content behind "as saying", or all of it."""
    if outer is None:
        return None
    cues = verb_cues()[lemma_of(gerund)]
    cue = max(cues, key=lambda cue: max(cue.frames.values()))
    behind = gerund.idx + len(gerund.text)
    last = outer.content[-1]
    quoted = outer.rule.startswith(("quotation-", "cue-then-")) and not any(
        part.start <= gerund.idx < part.end for part in outer.content
    )
    content = outer.content if quoted else (reading.trim(behind, last.end),)
    if not quoted and (last.end <= behind or not reading.text[behind : last.end].strip(' .,:"”')):
        return None
    return Draft(
        rule="quoted-as",
        stance=cue.stance,
        confidence=_RELAYED_CONFIDENCE,
        cue=(reading.span(gerund.i, gerund.i),),
        content=content,
        cue_token=gerund.i,
        kind=cue.kind,
    )


def _citing(reading: Reading, drafts: list[Draft], by_cue: dict[int, Draft], verb: Token) -> bool:
    """ "The paper reported 17 deaths, citing an official": the official said it, and the paper passes it on.

    Tells whether a link was added.
    """
    target = next((child for child in syntax.children(verb, syntax.OBJECT) if child.i > verb.i), None)
    target = target or _before_the_paper(reading, verb)
    if target is None or not can_speak(target) or target.lower_ in DOCUMENT_NOUNS:
        return False
    if any(child.dep_ in syntax.AUXILIARY for child in verb.children):
        return False
    host = _host(reading, by_cue, verb)
    if host is None:
        return False
    first, last = phrase_range(target, low=verb.i + 1, high=reading.sentence_of(verb)[1])
    source = reading.span(first, last)
    comma = next((i for i in range(target.i + 1, last + 1) if reading.doc[i].text == ","), None)
    if comma is not None and any(part.start < source.end and source.start < part.end for part in host.source):
        source = reading.span(first, comma - 1)  # what stands behind it is the paper
    hole = Span(verb.idx, source.end)
    host.content = tuple(piece for part in host.content for piece in _without(reading, part, hole))
    if not host.content or any(part.start < source.end and source.start < part.end for part in host.content):
        return False
    drafts.append(
        Draft(
            rule="citing",
            stance="asserts",
            confidence=_CITING_CONFIDENCE,
            cue=(reading.span(verb.i, verb.i),),
            content=host.content,
            source=(source,),
            cue_token=verb.i,
            source_head=target.i,
            passed_on_by=host.cue_token,
        )
    )
    return True


def _before_the_paper(reading: Reading, verb: Token) -> Token | None:
    """Whoever stands before the comma in "Citing the ministry, the paper said", if the parse makes it the subject."""
    low, high = reading.sentence_of(verb)
    if verb.i != low:
        return None
    behind = list(reading.doc)[low + 1 : high + 1]
    comma = next((place for place, token in enumerate(behind) if token.text == ","), 0)
    named = behind[:comma]
    if not named or any(token.tag_ in syntax.FINITE_TAGS for token in named):
        return None
    return named[-1] if named[-1].pos_ in {"NOUN", "PROPN"} else None


def _without(reading: Reading, part: Span, hole: Span) -> list[Span]:
    if hole.end <= part.start or part.end <= hole.start:
        return [part]
    pieces = [reading.trim(part.start, hole.start), reading.trim(hole.end, part.end)]
    return [piece for piece in pieces if any(c.isalnum() for c in reading.text[piece.start : piece.end])]


def _host(reading: Reading, by_cue: dict[int, Draft], verb: Token) -> Draft | None:
    """The statement beside which somebody is cited: the nearest above by the parse, or the only one of its sentence."""
    for above in verb.ancestors:
        if above.i in by_cue:
            return by_cue[above.i] if _reports(reading, by_cue[above.i]) else None
    low, high = reading.sentence_of(verb)
    beside = [
        by_cue[i]
        for i in range(low, high + 1)
        if i in by_cue and reading.quotation[i] == reading.quotation[verb.i] and _reports(reading, by_cue[i])
    ]
    return beside[0] if len(beside) == 1 else None


def _reports(reading: Reading, draft: Draft) -> bool:
    """Whether an attribution states something by a cue that often reports a clause."""
    if draft.stance not in _STATING or not draft.source or draft.rule.startswith(_NO_HOST) or draft.cue_token is None:
        return False
    if draft.kind == "source":
        return True
    cues = verb_cues().get(lemma_of(reading.doc[draft.cue_token]), [])
    found = best_cue(cues, "t") or best_cue(cues, "as")
    return found is not None and found[1] >= _REPORTING


def _cited_by(reading: Reading, drafts: list[Draft], by_cue: dict[int, Draft], verb: Token) -> None:
    """ "“...,” Ruiz, quoted by the agency, said": the agency passes on what she said."""
    agent = syntax.agent(verb)
    apart = verb.dep_ in syntax.CLAUSAL_COMPLEMENT and verb.i and verb.nbor(-1).text == ","
    beside = apart or verb.dep_ in syntax.NOUN_CLAUSE | syntax.ADVERBIAL_CLAUSE
    if agent is None or not beside or not can_speak(agent):
        return
    low, high = reading.sentence_of(verb)
    inner = next(
        (
            draft
            for draft in (by_cue[i] for i in range(low, high + 1) if i in by_cue)
            if draft.cue_token != verb.i
            and draft.kind != "source"
            and verb.head.i in {draft.source_head, draft.cue_token}
            and any(part.start <= verb.idx <= part.end + 2 for part in draft.source)
        ),
        None,
    )
    if inner is None:
        return
    inner.source = tuple(
        reading.trim(part.start, min(part.end, verb.idx)) if part.start < verb.idx else part for part in inner.source
    )
    outer = by_cue.get(verb.i)
    if outer is None:
        outer = Draft("quoted-by", "asserts", _RELAYED_CONFIDENCE, (), (), cue_token=verb.i)
        drafts.append(outer)
    first, last = phrase_range(agent, low=verb.i + 2)
    outer.rule, outer.stance, outer.missing = "quoted-by", "asserts", None
    outer.cue = (reading.span(verb.i, verb.i + 1),)
    outer.source, outer.source_head = (reading.span(first, last),), agent.i
    outer.content = inner.content
    if inner.stance != "asserts" and inner.cue[-1].end <= inner.content[0].start:  # what is denied is not passed on
        outer.content = (Span(inner.cue[0].start, inner.content[0].end), *inner.content[1:])
    inner.passed_on_by = verb.i
