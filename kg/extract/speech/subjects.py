"""Who does the saying: the subject of a reporting verb by the parse, with a second opinion from the words alone.

A relative pronoun stands for its antecedent, a participle takes the subject of its clause or the noun that it
modifies, and "X issued a statement saying" makes X speak. Coordinated verbs share their subject.
"""

from __future__ import annotations

from kg.extract import syntax
from kg.extract.names.words import DOCUMENT_NOUNS, GROUP_NOUNS, ORG_NOUNS, PERSON_NOUNS
from kg.extract.speech import noun_phrases, surface_phrases
from kg.extract.speech.comments import opens_comment
from kg.extract.speech.cues import best_cue, verb_cues
from kg.extract.speech.main_verbs import main_verb
from kg.extract.speech.neighbours import is_quoted_to, of_neighbour, shared_subject
from kg.extract.speech.parsed_subjects import of_main_clause, subject_by_parse
from kg.extract.speech.reading import OUTSIDE, Reading
from kg.extract.speech.verb_groups import VerbGroup, lemma_of, verb_group
from kg.extract.tokens import Token

FIRST_PERSON = {"i", "we", "me", "us"}
EXPLETIVES = {"it", "there"}
_SET_OFF = {",", "”", '"', "''", "’", "»", "—", "–", "-"}
# Nouns that stand in documents rather than say something: they show, but do not deny or accuse.
_DATA = {
    "figure", "statistic", "data", "tally", "count", "index", "chart", "map", "list", "record", "book", "bill", "law",
    "evidence", "ballot", "tape", "recording", "result", "estimate", "agreement", "settlement", "treaty", "text",
}  # fmt: skip
_DOERS = ("er", "ers", "or", "ors", "ist", "ists", "ant", "ants", "ian", "ians", "man", "men", "woman", "women")
_SPEAKING = PERSON_NOUNS | GROUP_NOUNS | ORG_NOUNS | DOCUMENT_NOUNS
_SAME_SUBJECT = {"he", "she", "i", "it"}
_NO_SOURCE = {"what", "whatever", "whoever", "there", "that", "this", "which"}


def find_subject(reading: Reading, group: VerbGroup, *, saying: bool = False) -> Token | None:
    """Head of the phrase that speaks, None where the text expresses nobody.

    With `saying` the verb reports speech so often that the words beside it outweigh the parse.
    """
    verb = group.head
    if is_reduced_passive(reading, group):
        return None
    chain = main_verb(reading, verb)
    if chain is not None and chain[2] == group.first:
        return chain[0]
    found = subject_by_parse(verb)
    if found is not None and found.lower_ in {*FIRST_PERSON, "you"} and is_quoted_to(reading, found, verb):
        found = None  # "“If you leave, call us,” adding"
    if found is not None and found.lower_ in {"who", "which", "that"}:
        found = syntax.relative_antecedent(found) or _antecedent_by_words(reading, found) or found
    elif (
        saying
        and reading.doc[group.first].tag_ in syntax.FINITE_TAGS
        and (found is None or found.dep_ != "ROOT" or found.i + 1 == group.first)
    ):
        found = _second_opinion(reading, group, found)
    if found is None and reading.doc[group.first].tag_ in syntax.FINITE_TAGS:
        found = _before_its_clause(reading, group)
    if found is None and verb.tag_ == "VBG":
        found = of_neighbour(reading, verb)
    if found is None or found.lower_ in _NO_SOURCE or not _beside(reading, found, group):
        by_words = _by_words(reading, group)
        found = by_words if by_words is not None else found
    if found is None or found.lower_ in _NO_SOURCE or found.i == verb.i:
        return None
    if noun_phrases.is_time(found) and found.i < group.first:
        low, _ = reading.sentence_of(verb)  # "a poll out Monday showed"
        found = surface_phrases.noun_phrase_left_of(reading, found.left_edge.i, low)
        if found is None or noun_phrases.is_time(found):
            return None
    if found.i > group.last and found.left_edge.i == found.i and is_thing(found):
        return None  # "refused to leave, shouted insults, and kicked him"
    if found.left_edge.tag_ == "TO" and found.left_edge.i < found.i:
        return None  # "the firm reported to be in talks denied it"
    closing = verb.tag_ == "VBG" and group.first == verb.i and reading.doc[verb.i - 1].text == ","
    if closing and (opens_comment(verb) or not can_speak(found) or _closes_relative(verb)):
        # "struck down an order, ruling that": no order rules; "for people who buy cars, saying": nor do they
        main = of_main_clause(found) if not can_speak(found) or _closes_relative(verb) else None
        doer = main if main is not None and main.i < found.i and main.lower_ not in EXPLETIVES | _NO_SOURCE else None
        return _reporter_of(reading, found) or doer or found  # whoever reports goes on, see comments.py
    return _out_of_reported(reading, group, found)


def _closes_relative(verb: Token) -> bool:
    """Whether the comma before a participle closes a relative clause that no comma opened."""
    clause = verb.head
    while clause.dep_ in syntax.OPEN_COMPLEMENT | syntax.CLAUSAL_COMPLEMENT and clause.head.i < clause.i:
        clause = clause.head
    if clause.dep_ not in syntax.RELATIVE_CLAUSE or clause.i > verb.i:
        return False
    edge = clause.left_edge
    return "," not in {edge.text, edge.nbor(-1).text}


def _before_its_clause(reading: Reading, group: VerbGroup) -> Token | None:
    """Oda, in "Oda, a miner whose son left in May, said": the parse may hang the relative clause on the cue."""
    doc = reading.doc
    low, _ = reading.sentence_of(group.head)
    if group.first <= low or doc[group.first - 1].text != ",":
        return None
    for clause in syntax.children(group.head, {"ccomp", "advcl"}):
        name = syntax.subject(clause, inherit=False) if clause.i < group.first else None
        if name is None or name.i + 1 >= clause.i or doc[name.i + 1].text != ",":
            continue
        if any(token.tag_ in {"WP", "WP$", "WDT"} for token in doc[name.i : clause.i]):
            return name
    return None


def is_reduced_passive(reading: Reading, group: VerbGroup) -> bool:
    """Whether a participle stands right behind a noun: "worms long thought never to rest" do not think.

    Only verbs that take no infinitive of their own ("the mayor swore to go") are read so.
    """
    doc = reading.doc
    if group.first != group.last or group.head.tag_ not in {"VBD", "VBN"} or group.negation is not None:
        return False
    following = group.last + 1
    while following < len(doc) - 1 and (doc[following].pos_ == "ADV" or doc[following].lower_ == "never"):
        following += 1
    if following + 1 >= len(doc) or doc[following].lower_ != "to" or doc[following + 1].tag_ != "VB":
        return False
    cues = verb_cues().get(group.lemma, [])
    return best_cue(cues, "be-o") is not None and best_cue(cues, "i") is None


def _reporter_of(reading: Reading, inner: Token) -> Token | None:
    """The union, in "the union said that 61 per cent of patients agreed, citing a poll"."""
    low, _ = reading.sentence_of(inner)
    outer = next((above for above in inner.ancestors if above.i < inner.left_edge.i and _reports(above)), None)
    if outer is None or outer.i < low:
        return None
    reporter = subject_by_parse(outer)
    return reporter if reporter is not None and reporter.lower_ not in EXPLETIVES | _NO_SOURCE | {"who"} else None


def can_speak(token: Token | None) -> bool:
    """Whether a noun phrase's head is a person, organisation, group or document by its word, tag or name."""
    if token is None:
        return False
    if token.pos_ == "PROPN" or token.lower_ in {"he", "she", "they", "we", "i", "you", "who"}:
        return True
    words = {token.lower_, (token.lemma_ or token.text).lower()}
    return not words & _DATA and bool(words & _SPEAKING)


def is_thing(subject: Token) -> bool:
    """Whether a subject neither speaks nor is a document, nor ends like somebody who does something."""
    return subject.pos_ == "NOUN" and not can_speak(subject) and not subject.lower_.endswith(_DOERS)


def _out_of_reported(reading: Reading, group: VerbGroup, inner: Token) -> Token | None:
    """The reporter in "the mayor said the bridge was old and blamed the council": bridges blame nobody.

    Behind a comma the reporter goes on speaking; without one, and with an inner subject that can speak, it is left
    open who does.
    """
    doc = reading.doc
    low, _ = reading.sentence_of(group.head)
    before = group.first - 1
    while before > low and doc[before].pos_ == "ADV":
        before -= 1
    finite = doc[group.first].tag_ in {*syntax.FINITE_TAGS, "VBN"} or _is_bare_present(group)
    if not finite or before <= low or doc[before].pos_ != "CCONJ" or not low <= inner.i < before:
        return inner
    if inner.dep_ not in syntax.SUBJECT:
        return inner
    outer = next((above for above in inner.ancestors if above.i < inner.left_edge.i and _reports(above)), None)
    if outer is None or outer.i < low or any(token.i == outer.i for token in group.head.subtree):
        return inner
    reporter = subject_by_parse(outer) or _second_opinion(reading, verb_group(outer), None)
    if inner.lower_ in _SAME_SUBJECT:  # "He says he respects her and calls her a friend": the first "he"
        himself = reporter is not None and reporter.i < outer.i < inner.i
        return reporter if himself and (doc[group.first].tag_ == outer.tag_ or _after_modal(group)) else inner
    if reporter is None or reporter.lower_ in EXPLETIVES or reporter.i >= inner.left_edge.i:
        return inner if can_speak(inner) else None
    if reporter.lower_ in syntax.RELATIVE_PRONOUNS:
        reporter = syntax.relative_antecedent(reporter) or reporter
    if not can_speak(inner) or doc[before - 1].text == ",":
        return reporter
    return None


def _after_modal(group: VerbGroup) -> bool:
    """Whether a past or present is joined to "will stay", of which it is no part: "whether she will stay, but told"."""
    own = group.head.tag_ in {"VBD", "VBZ"} and group.first == group.head.i and group.head.dep_ == "conj"
    return own and any(helper.tag_ == "MD" for helper in syntax.auxiliaries(group.head.head))


def _is_bare_present(group: VerbGroup) -> bool:
    """Whether a base form is a present tense ("say the shares are cheap and expect"): no modal or "to" reaches it."""
    if group.head.tag_ != "VB" or group.first != group.head.i or group.head.dep_ != "conj":
        return False
    helpers = [helper for verb in (group.head, group.head.head) for helper in syntax.auxiliaries(verb)]
    return not any(helper.tag_ in {"MD", "TO"} for helper in helpers) and not syntax.is_infinitive(group.head.head)


def _reports(verb: Token) -> bool:
    """Whether a finite verb is one of those that report a clause."""
    found = best_cue(verb_cues().get(verb_group(verb).lemma) or verb_cues().get(lemma_of(verb), []), "t")
    return syntax.is_verbal(verb) and syntax.is_finite(verb) and found is not None and found[1] >= 0.5


def _second_opinion(reading: Reading, group: VerbGroup, parsed: Token | None) -> Token | None:
    """The speaker right before a verb of saying or, inverted, right after it: the words outweigh the parse."""
    low, _ = reading.sentence_of(group.head)
    right = inverted_subject(reading, group)
    named = right is not None and right.pos_ == "PROPN" and group.lemma == "say"  # "from poor towns, says Ana Ruiz"
    reaches = parsed is not None and parsed.dep_ in syntax.SUBJECT and parsed.i < group.first <= parsed.right_edge.i + 2
    if reaches and not named:
        return parsed  # its phrase reaches the cue, with a comma after an apposition at most
    if right is not None:
        inside = parsed is not None and group.last < parsed.i <= right.i
        return parsed if inside else right
    left = surface_phrases.noun_phrase_left_of(reading, group.first, low)
    if left is not None and noun_phrases.is_time(left):
        left = None  # "a poll out Monday showed"
    timely = parsed is not None and (
        parsed.lower_ in surface_phrases.DAYS or parsed.lower_ in {"week", "month", "year"}
    )
    if left is None or parsed is None or timely:
        return parsed if left is None else left
    start = surface_phrases.words_left(reading, left.i, low)
    if start <= parsed.i <= left.i or parsed.left_edge.i <= left.i <= parsed.right_edge.i:
        return parsed
    return left


def inverted_subject(reading: Reading, group: VerbGroup) -> Token | None:
    """The speaker in "S, said Ana Ruiz": a noun phrase without a verb, its cue behind a comma or quotation."""
    doc = reading.doc
    low, high = reading.sentence_of(group.head)
    if group.first <= low or group.first != group.last or doc[group.first - 1].text not in _SET_OFF:
        return None
    right = surface_phrases.noun_phrase_right_of(reading, group.last, high)
    if right is None:
        return None
    if right.i < high and doc[right.i + 1].lower_ == "that" and doc[right.i + 1].dep_ in syntax.MARKER:
        return None  # "Ana Ruiz, the mayor, told reporters that ..."
    for i in range(right.i + 1, high + 1):
        if doc[i].tag_ == "POS" and i == right.i + 1:
            return None
        if doc[i].text in {",", ".", ";", ":", "(", "—", "–"} or doc[i].lower_ in syntax.RELATIVE_PRONOUNS:
            break
        if doc[i].tag_ in syntax.FINITE_TAGS and doc[i].pos_ in syntax.VERBAL_POS:
            return None
    return right


def _beside(reading: Reading, subject: Token, group: VerbGroup) -> bool:
    """Whether a subject lies in the verb's sentence and on the same side of quotation marks."""
    if reading.sentence[subject.i] != reading.sentence[group.head.i]:
        return False
    inside = reading.quotation[group.head.i]
    return reading.quotation[subject.i] in {inside, OUTSIDE} or inside == OUTSIDE


def _antecedent_by_words(reading: Reading, pronoun: Token) -> Token | None:
    """The noun right before a relative pronoun, or before the comma in front of it."""
    low, _ = reading.sentence_of(pronoun)
    i = pronoun.i - 1
    if i >= low and reading.doc[i].text == ",":
        i -= 1
    if i < low or reading.doc[i].pos_ not in {"NOUN", "PROPN", "PRON"}:
        return None
    return surface_phrases.out_of_preposition(reading.doc[i], low)


def _by_words(reading: Reading, group: VerbGroup) -> Token | None:
    """The noun phrase right before a finite verb, or right after it where a quotation or comma precedes it."""
    verb, doc = group.head, reading.doc
    if doc[group.first].tag_ not in syntax.FINITE_TAGS and not _is_lone_base_form(group):
        return None
    low, high = reading.sentence_of(verb)
    before = doc[group.first - 1] if group.first > low else None
    if before is not None and before.pos_ == "CCONJ":
        return shared_subject(reading, group.first - 1, low)
    if before is None or before.text in {",", "”", '"', "''", "’", "»"}:
        right = surface_phrases.noun_phrase_right_of(reading, group.last, high)
        if right is not None and not (right.i < high and doc[right.i + 1].tag_ in syntax.FINITE_TAGS):
            return right
    left = surface_phrases.noun_phrase_left_of(reading, group.first, low)
    return None if left is not None and noun_phrases.is_time(left) else left


def _is_lone_base_form(group: VerbGroup) -> bool:
    """Whether a base form is a present tense that the parse hung beside its clause: "A third, 33%, say they do"."""
    return group.head.tag_ == "VB" and group.first == group.head.i and group.head.dep_ in {"ROOT", "parataxis"}
