"""Who said what: all rules over one article, reconciled, in text order, with nesting.

Contents never are empty, never lie over their own cue, never leave the text. What a rule refuses is reported as
`Skipped`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kg.extract.furniture import furniture_spans
from kg.extract.headings import covers, heading_spans
from kg.extract.holding import Inside, holders
from kg.extract.plain import AnyDoc, plain
from kg.extract.speech.addressees import apart_from_listeners
from kg.extract.speech.chains import link_chains
from kg.extract.speech.confidence import confidence
from kg.extract.speech.drafts import Draft
from kg.extract.speech.evidence import signs
from kg.extract.speech.evidentials import find_evidential
from kg.extract.speech.free_quotations import place_free
from kg.extract.speech.lost_cues import find_lost
from kg.extract.speech.nesting import nested_in
from kg.extract.speech.nominal_cues import find_nominal
from kg.extract.speech.quotations import find_quotations
from kg.extract.speech.reading import Reading, read_doc
from kg.extract.speech.relays import ONLY_SPEAKER
from kg.extract.speech.reported_speech import find_reported
from kg.extract.speech.second_verbs import end_before_second_cues
from kg.extract.speech.signatures import find_signed
from kg.extract.speech.slots import addressee_of, channel_of, date_of, place_of, speaker_span
from kg.extract.speech.sources import find_sourced
from kg.extract.speech.statements import find_statements, without_own_words
from kg.extract.speech.surveys import find_surveys
from kg.extract.speech.transcripts import find_transcript
from kg.model import Attribution, DateMention, Mention, Mode, Skipped, Span

_READ_AGAIN = {"no speaker found", "no content found"}
# Inside somebody else's words these rules need a surer cue.
UNSURE_INSIDE = ("verb-n", "verb-to", "verb-x-to", "passive-n", "adjective-", "noun-of")
INSIDE = 0.8
_MARKS = "“”\"«»„‟‘’'`‹›「」『』"


def extract_attributions(
    doc: AnyDoc, mentions: Sequence[Mention], dates: Sequence[DateMention]
) -> tuple[list[Attribution], list[Skipped]]:
    """Every act of saying, believing, demanding or denying in an article, and what was left out and why.

    Speakers are left unresolved; the article's own voice is no attribution.
    """
    reading = read_doc(plain(doc))
    drafts, hosts, skipped = settled_drafts(reading)
    named, dated = Inside(mentions, lambda mention: mention.name), Inside(dates, lambda date: date.span)
    found = [_attribution(reading, draft, host, named, dated) for draft, host in zip(drafts, hosts, strict=True)]
    return found, skipped


def settled_drafts(reading: Reading) -> tuple[list[Draft], list[int | None], list[Skipped]]:
    """What all rules found, reconciled and in text order, with the number of the attribution that each lies in."""
    drafts: list[Draft] = []
    skipped: list[Skipped] = []
    quotations, free = find_quotations(reading)
    _sort_out(quotations, drafts, skipped)
    _sort_out(find_statements(reading), drafts, skipped)
    taken = {draft.cue_token for draft in drafts if draft.cue_token is not None}
    _sort_out(find_sourced(reading), drafts, skipped)
    _sort_out(find_surveys(reading), drafts, skipped)
    _sort_out(find_evidential(reading), drafts, skipped)
    _sort_out(find_transcript(reading), drafts, skipped)
    _sort_out(find_signed(reading), drafts, skipped)
    _sort_out(find_reported(reading, taken), drafts, skipped)
    _sort_out(find_nominal(reading), drafts, skipped)
    _sort_out(find_lost(reading, _used(reading, drafts, skipped)), drafts, skipped)
    drafts = without_own_words(drafts, reading)
    place_free(reading, drafts, free)
    apart_from_listeners(reading, drafts)
    end_before_second_cues(reading, drafts)
    link_chains(reading, drafts)
    cited = {span for draft in drafts if draft.rule == "citing" for span in draft.cue}  # now a speaker of his own
    skipped = [skip for skip in skipped if skip.reason != ONLY_SPEAKER or skip.span not in cited]
    headings, furniture = heading_spans(reading.text), furniture_spans(reading.text)
    outside = [draft for draft in drafts if not _within(draft, headings, "heading", skipped)]
    outside = [draft for draft in outside if not _within(draft, furniture, "page furniture", skipped)]
    kept = [draft for draft in outside if _settle(reading, draft, skipped)]
    kept = _without_doubles(kept)
    _stop_before_as(reading, kept)
    kept = _without_inner_adverbs(kept)
    kept.sort(key=lambda draft: (_start(draft), _end(draft), draft.rule))
    hosts = nested_in(kept, _relays(kept))
    kept = [draft for draft, host in zip(kept, hosts, strict=True) if host is None or _sure_inside(draft)]
    skipped.sort(key=lambda skip: (skip.span.start if skip.span else -1, skip.reason))
    return kept, nested_in(kept, _relays(kept)), skipped


def _relays(drafts: list[Draft]) -> list[int | None]:
    """For every attribution the place of the one that passes it on."""
    places = {draft.cue_token: place for place, draft in enumerate(drafts) if draft.cue_token is not None}
    return [None if draft.passed_on_by is None else places.get(draft.passed_on_by) for draft in drafts]


def _within(draft: Draft, lines: list[Span], what: str, skipped: list[Skipped]) -> bool:
    """Whether an attribution stands in a heading, which the article says again in full, or in a line of the page."""
    anchor = (draft.content if draft.rule == "quotation-signature" else (*draft.cue, *draft.content))[0]
    if covers(lines, anchor):
        skipped.append(Skipped(what, anchor))
        return True
    return False


def _sort_out(found: Iterable[Draft | Skipped], drafts: list[Draft], skipped: list[Skipped]) -> None:
    for item in found:
        if isinstance(item, Draft):
            drafts.append(item)
        else:
            skipped.append(item)


def _used(reading: Reading, drafts: list[Draft], skipped: list[Skipped]) -> set[int]:
    """Tokens of cues that a rule has used or refused; a cue without speaker or content may be read again."""
    spans = [span for draft in drafts for span in draft.cue]
    spans += [skip.span for skip in skipped if skip.span is not None and skip.reason not in _READ_AGAIN]
    used = {token.i for span in spans for token in reading.tokens_between(span.start, span.end)}
    return used | {draft.cue_token for draft in drafts if draft.cue_token is not None}


def _start(draft: Draft) -> int:
    return min(span.start for span in (*draft.source, *draft.cue, *draft.content))


def _end(draft: Draft) -> int:
    return max(span.end for span in (*draft.source, *draft.cue, *draft.content))


def _settle(reading: Reading, draft: Draft, skipped: list[Skipped]) -> bool:
    """Make the content whole (quotation marks, overlaps with cue and source); False if nothing is left."""
    content = [_whole_quotations(reading, draft, span) for span in draft.content]
    pieces: list[Span] = []
    for span in content:
        parts = _cut(reading, span, [*draft.cue, *draft.source])
        pieces += [part for part in parts if _has_words(reading, part)]
    draft.content = _merge(pieces)
    draft.source = tuple(span for span in draft.source if span.end > span.start)
    if not draft.content:
        skipped.append(Skipped("no content found", draft.cue[0] if draft.cue else None))
        return False
    return not draft.cue or _has_words(reading, draft.cue[0]) or reading.text[draft.cue[0].start] in ":—–-"


def _has_words(reading: Reading, span: Span) -> bool:
    return any(character.isalnum() for character in reading.text[span.start : span.end])


def _whole_quotations(reading: Reading, draft: Draft, span: Span) -> Span:
    """Stretch a content over a quotation that it cuts, unless the cue itself stands in that quotation."""
    start, end = span.start, span.end
    anchor = draft.cue[0].start if draft.cue else -1
    for quoted in reading.quotations_over(start, end):
        if quoted.start <= anchor < quoted.end:
            return reading.trim(max(start, quoted.inner_start), max(start, min(end, quoted.inner_end)))
        if quoted.start < start:
            start, end = quoted.start, max(end, quoted.end)
        elif quoted.end > end:
            end = quoted.end
    closes = reading.text[end : end + 1] in {"”", '"', "»"}
    if closes and any(q.end == end + 1 and q.start >= start for q in reading.quotations_over(start, end)):
        end += 1
    return Span(start, max(start, end))


def _cut(reading: Reading, span: Span, holes: Sequence[Span]) -> list[Span]:
    """What is left of a content without the cue and source that lie in it."""
    parts = [span]
    for hole in holes:
        rest: list[Span] = []
        for part in parts:
            if hole.end <= part.start or hole.start >= part.end:
                rest.append(part)
                continue
            if part.start < hole.start:
                rest.append(reading.trim(part.start, hole.start))
            if hole.end < part.end:
                rest.append(reading.trim(hole.end, part.end))
        parts = rest
    return [part for part in parts if part.end > part.start]


def _merge(pieces: list[Span]) -> tuple[Span, ...]:
    merged: list[Span] = []
    for piece in sorted(pieces, key=lambda piece: (piece.start, -piece.end)):
        if merged and piece.start < merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, piece.end))
        else:
            merged.append(piece)
    return tuple(merged)


def _stop_before_as(reading: Reading, drafts: list[Draft]) -> None:
    """End what was announced before "as" in "announced the release, as reported by the ministry"."""
    for cut in [draft.cue[0] for draft in drafts if draft.rule == "as-participle"]:
        for draft in drafts:
            draft.content = tuple(_up_to(reading, part, cut) for part in draft.content)


def _up_to(reading: Reading, part: Span, cut: Span) -> Span:
    if not part.start < cut.start < cut.end <= part.end:
        return part
    shorter = reading.trim(part.start, cut.start)
    return shorter if _has_words(reading, shorter) else part


def _without_doubles(drafts: list[Draft]) -> list[Draft]:
    """One attribution a cue and content: the surer one; cues that overlap are one."""
    kept: list[Draft] = []
    seen: set[tuple[Span, ...]] = set()
    covered: set[int] = set()
    for draft in sorted(drafts, key=lambda draft: (-draft.confidence, _start(draft))):
        cue = {offset for span in draft.cue for offset in range(span.start, span.end)}
        if cue & covered or (not cue and draft.content in seen):
            continue
        seen.add(draft.content)
        covered |= cue
        kept.append(draft)
    return kept


def _sure_inside(draft: Draft) -> bool:
    """Whether a cue inside somebody else's words is sure enough: nominal objects there are mostly things done."""
    passed_on = draft.passed_on_by is not None
    return passed_on or not draft.rule.startswith(UNSURE_INSIDE) or draft.confidence >= INSIDE


def _without_inner_adverbs(drafts: list[Draft]) -> list[Draft]:
    """Without adverbs in what somebody else says: there they are part of that content."""
    adverbs = [index for index, draft in enumerate(drafts) if draft.rule == "evidential-adverb"]
    said = [(part, index) for index, draft in enumerate(drafts) if draft.source for part in draft.content]
    around = holders(said, [drafts[index].cue[0] for index in adverbs])
    inner = {index for index, found in zip(adverbs, around, strict=True) if set(found) - {index}}
    return [draft for index, draft in enumerate(drafts) if index not in inner]


def _mode(reading: Reading, draft: Draft) -> Mode:
    """Direct where every piece is a quotation, mixed where one holds a quotation, else indirect."""
    over = [(span, reading.quotations_over(span.start, span.end)) for span in draft.content]
    if all(any(q.start <= span.start + 1 and span.end - 1 <= q.end for q in quoted) for span, quoted in over):
        return "direct" if all(reading.text[span.start] in _MARKS for span in draft.content) else "indirect"
    return (
        "mixed"
        if any(span.start <= q.start and q.end <= span.end for span, quoted in over for q in quoted)
        else "indirect"
    )


def _attribution(
    reading: Reading, draft: Draft, host: int | None, mentions: Inside[Mention], dates: Inside[DateMention]
) -> Attribution:
    return Attribution(
        source=draft.source,
        cue=draft.cue,
        content=draft.content,
        stance=draft.stance,
        mode=draft.mode or _mode(reading, draft),
        rule=draft.rule,
        confidence=confidence(signs(reading, draft, nested=host is not None)),
        speaker_span=speaker_span(reading, draft, mentions),
        missing=draft.missing if not draft.source else None,
        nested_in=host,
        channel=channel_of(reading, draft, dates),
        addressee=addressee_of(reading, draft),
        place=place_of(reading, draft),
        said_on=date_of(reading, draft, dates),
    )
