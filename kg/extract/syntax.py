"""The one place that knows dependency labels: Universal Dependencies and CLEAR (en_core_web_*) alike.

Everything else asks for a subject, an object, a complement, an oblique, an apposition.
Sources: https://universaldependencies.org/en/dep/ and the CLEAR guidelines (Choi and Palmer 2012).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from kg.extract.tokens import Doc, Token
from kg.model import Span

SUBJECT = {"nsubj", "nsubj:pass", "nsubj:outer", "nsubjpass", "csubj", "csubj:pass", "csubjpass", "expl"}
PASSIVE_SUBJECT = {"nsubj:pass", "csubj:pass", "nsubjpass", "csubjpass"}
OBJECT = {"obj", "dobj"}
INDIRECT_OBJECT = {"iobj", "dative"}
CLAUSAL_COMPLEMENT = {"ccomp"}
OPEN_COMPLEMENT = {"xcomp"}
PREDICATIVE = {"attr", "acomp", "oprd"}
APPOSITION = {"appos"}
RELATIVE_CLAUSE = {"acl:relcl", "relcl"}
NOUN_CLAUSE = {"acl"}
ADVERBIAL_CLAUSE = {"advcl", "advcl:relcl"}
AUXILIARY = {"aux", "aux:pass", "auxpass"}
PASSIVE_AUXILIARY = {"aux:pass", "auxpass"}
PREDICATE_AUXILIARY = AUXILIARY | {"cop"}
_OF_PASSIVES = PASSIVE_AUXILIARY | PASSIVE_SUBJECT | {"obl:agent", "agent"}
COMPLEMENT = CLAUSAL_COMPLEMENT | OPEN_COMPLEMENT
POSSESSOR = {"nmod:poss", "poss"}
MARKER = {"mark"}
OBLIQUE = {"obl", "obl:agent", "obl:arg", "obl:tmod", "obl:unmarked", "obl:npmod", "nmod", "nmod:tmod", "nmod:desc"}
CLEAR_PREPOSITION = {"prep", "agent", "dative"}
CLEAR_PREPOSITION_OBJECT = {"pobj", "pcomp"}
NAME_PART = {"compound", "flat", "flat:name", "flat:foreign", "nmod:desc"}
VERBAL_POS = {"VERB", "AUX"}


def children(token: Token, labels: set[str]) -> list[Token]:
    """Children of `token` whose dependency label is in `labels`, in text order."""
    return [child for child in token.children if child.dep_ in labels]


def subject(verb: Token, *, inherit: bool = True) -> Token | None:
    """Subject of a verb; with `inherit` also the one shared through coordination or an open complement."""
    found = children(verb, SUBJECT)
    if len(found) > 1 and found[0].left_edge.lower_ == "according":
        return found[1]  # "According to Ruiz, inspectors found"
    if found:
        return found[0]
    if inherit and verb.dep_ in {"conj", *OPEN_COMPLEMENT} and verb.head.i != verb.i:
        return subject(verb.head)
    return None


def direct_object(verb: Token) -> Token | None:
    """Direct object of a verb."""
    found = children(verb, OBJECT)
    return found[0] if found else None


def complements(verb: Token) -> list[Token]:
    """Heads of finite and open clausal complements of a verb or noun."""
    return children(verb, COMPLEMENT)


def is_passive(verb: Token) -> bool:
    """Whether the verb is a passive: by its auxiliary, its subject's label or its agent."""
    return any(child.dep_ in _OF_PASSIVES for child in verb.children)


def shares_passive(verb: Token) -> bool:
    """Whether a participle without auxiliary goes on with a passive: "were beaten and denied access".

    "was arrested and said that" is active, and a comma before the conjunction leaves the form alone.
    """
    if verb.tag_ not in {"VBN", "VBD"} or verb.dep_ != "conj" or not _can_be_participle(verb):
        return False
    if any(child.dep_ in AUXILIARY | SUBJECT | {"cop"} for child in verb.children):
        return False
    start = verb.i - 1
    while start > verb.head.i and verb.doc[start].pos_ == "ADV":
        start -= 1
    if verb.doc[start].pos_ != "CCONJ" or verb.doc[start - 1].text == ",":
        return False
    if verb.lower_ not in _TOLD and any(c.dep_ in CLAUSAL_COMPLEMENT and c.i > verb.i for c in verb.children):
        return False
    first = verb.head
    while first.dep_ == "conj" and first.tag_ in {"VBN", "VBD"} and not auxiliaries(first):
        first = first.head  # "were threatened, insulted and denied breaks"
    copula = any(child.dep_ == "cop" and child.lower_ in _BE for child in first.children)
    return is_passive(first) or (first.tag_ in {"VBN", "VBD"} and copula)


def _can_be_participle(verb: Token) -> bool:
    """Whether the word is the same as past tense and as participle ("denied", "told", not "wrote")."""
    return (
        verb.tag_ == "VBN" or verb.lower_.endswith("ed") or verb.lower_ in {"told", "said", "found", "held", "taught"}
    )


_TOLD = {"told", "asked", "informed", "warned", "assured", "reminded", "notified", "advised", "promised"}
_BE = {"be", "been", "being", "is", "are", "was", "were", "am", "get", "got", "gets", "'s", "’s", "'re", "’re"}


def agent(verb: Token) -> Token | None:
    """The "by" phrase's head of a passive."""
    for child in verb.children:
        if child.dep_ == "obl:agent":
            return child
        if child.dep_ == "agent":
            inner = children(child, CLEAR_PREPOSITION_OBJECT)
            return inner[0] if inner else None
    for preposition, head in obliques(verb):
        if preposition == "by" and (is_passive(verb) or shares_passive(verb)):
            return head
    return None


def obliques(token: Token) -> Iterator[tuple[str, Token]]:
    """Prepositional dependents as (preposition in lower case, head of its noun phrase); "" without a preposition."""
    for child in token.children:
        if child.dep_ in OBLIQUE:
            yield preposition_of(child), child
        elif child.dep_ in CLEAR_PREPOSITION:
            for inner in children(child, CLEAR_PREPOSITION_OBJECT):
                yield child.lower_, inner


def preposition_of(nominal: Token) -> str:
    """The preposition (possibly of several words, "according to") that introduces a nominal; "" if none."""
    if nominal.head.dep_ in CLEAR_PREPOSITION and nominal.dep_ in CLEAR_PREPOSITION_OBJECT:
        return nominal.head.lower_
    words: list[str] = []
    for child in nominal.children:
        if child.dep_ == "case" and child.i < nominal.i:
            words.append(child.lower_)
            words.extend(part.lower_ for part in child.children if part.dep_ == "fixed")
    return " ".join(words)


def is_negated(token: Token) -> bool:
    """Whether a verb carries its own negation (not, n't, never, no longer)."""
    return any(
        child.dep_ == "neg" or (child.dep_ == "advmod" and child.lower_ in {"not", "n't", "n’t", "never", "nor"})
        for child in token.children
    )


def phrase_edges(head: Token, *, without: set[str] | None = None) -> tuple[int, int]:
    """First and last token index of the subtree under `head`, leaving out branches whose label is in `without`."""
    if not without:
        return head.left_edge.i, head.right_edge.i
    left = right = head.i
    for child in head.children:
        if child.dep_ in without:
            continue
        low, high = phrase_edges(child, without=None)
        left, right = min(left, low), max(right, high)
    return left, right


def char_span(doc: Doc, first: int, last: int, *, trim: str = " \t\r\n,;:") -> Span:
    """Character span of the tokens first..last, both included, without the characters of `trim` at its edges."""
    text, tokens = doc.text, doc.tokens
    start, end = tokens[first].idx, tokens[last].idx + len(tokens[last].text)
    while start < end and text[start] in trim:
        start += 1
    while end > start and text[end - 1] in trim:
        end -= 1
    return Span(start, max(start, end))


FINITE_TAGS = {"VBD", "VBZ", "VBP", "MD"}
WH_WORDS = {"what", "who", "whom", "whose", "why", "where", "when", "how", "which", "whether", "if"}
RELATIVE_PRONOUNS = {"who", "which", "that", "whom"}


def is_verbal(token: Token) -> bool:
    """Whether a token heads a verbal clause: a verb or auxiliary by part of speech or tag."""
    return token.pos_ in VERBAL_POS or token.tag_ in FINITE_TAGS or token.tag_ in {"VB", "VBG", "VBN"}


def is_finite(predicate: Token) -> bool:
    """Whether a clause is finite: by its head's tag or by an auxiliary or copula."""
    if predicate.tag_ in FINITE_TAGS:
        return True
    return any(child.tag_ in FINITE_TAGS and child.dep_ in PREDICATE_AUXILIARY for child in predicate.children)


def is_infinitive(predicate: Token) -> bool:
    """Whether a clause is introduced by "to"."""
    return any(child.lower_ == "to" and child.tag_ == "TO" and child.i < predicate.i for child in predicate.children)


def clause_kind(predicate: Token) -> Literal["that", "wh", "infinitive", "gerund", "small"]:
    """Which kind of complement a clause is: finite, wh-question, infinitive, gerund or without a verb."""
    first = predicate.left_edge
    if first.lower_ in WH_WORDS and first.i <= predicate.i and first.dep_ != "expl":
        return "wh"
    if is_infinitive(predicate):
        return "infinitive"
    if is_finite(predicate):
        return "that"
    if predicate.tag_ == "VBG":
        return "gerund"
    if children(predicate, SUBJECT) and is_verbal(predicate):
        return "that"
    return "small"


def relative_antecedent(pronoun: Token) -> Token | None:
    """The noun that a relative pronoun stands for, None if the pronoun is none."""
    if pronoun.lower_ not in RELATIVE_PRONOUNS or pronoun.tag_ not in {"WP", "WDT", "IN", "DT", "WRB"}:
        return None
    clause = pronoun.head
    while clause.dep_ in {"conj", *OPEN_COMPLEMENT, *CLAUSAL_COMPLEMENT} and clause.head.i != clause.i:
        clause = clause.head
    if clause.dep_ in RELATIVE_CLAUSE | NOUN_CLAUSE and clause.head.i < pronoun.i:
        return clause.head
    return None


def auxiliaries(verb: Token) -> list[Token]:
    """Auxiliaries, copula included, that stand before a verb or predicate."""
    return [
        child
        for child in verb.children
        if child.dep_ in PREDICATE_AUXILIARY and child.i < verb.i and is_auxiliary(child)
    ]


def is_auxiliary(token: Token) -> bool:
    """Whether a word can be an auxiliary at all, whatever the parse says ("denied having ordered")."""
    return token.tag_ in {"MD", "TO"} or token.lower_ in _AUXILIARY_WORDS


_AUXILIARY_WORDS = {
    "be", "am", "is", "are", "was", "were", "been", "being", "have", "has", "had", "having", "do", "does", "did",
    "get", "gets", "got", "getting", "will", "would", "can", "could", "may", "might", "shall", "should", "must",
    "ought", "need", "dare", "let", "'s", "’s", "'m", "’m", "'re", "’re", "'ve", "’ve", "'d", "’d", "'ll", "’ll",
    "ca", "wo", "ai", "going", "gon", "used", "cannot",
}  # fmt: skip


def particle(verb: Token) -> Token | None:
    """The particle of a phrasal verb ("point out")."""
    for child in verb.children:
        bound = child.lower_ == "up" and child.i + 2 < len(child.doc) and child.nbor(1).lower_ == "to"
        if bound and child.nbor(2).like_num:
            continue  # "forecast up to 180 millimetres"
        if (child.dep_ in {"compound:prt", "prt"} or child.lower_ == "aside") and child.i > verb.i:
            return child
    return None


def governor(verb: Token) -> Token | None:
    """Predicate or noun on which a verb depends as complement or modifier; None for a root or conjunct."""
    if verb.head.i == verb.i or verb.dep_ in {"conj", "parataxis", "ROOT"}:
        return None
    if verb.head.dep_ in CLEAR_PREPOSITION and verb.dep_ in CLEAR_PREPOSITION_OBJECT:
        return verb.head.head
    return verb.head


def markers(predicate: Token) -> set[str]:
    """Words in lower case that introduce a clause: markers and case prepositions ("if", "without", "as")."""
    words = {child.lower_ for child in predicate.children if child.dep_ in {"mark", "case"} and child.i < predicate.i}
    if predicate.head.dep_ in CLEAR_PREPOSITION and predicate.dep_ in CLEAR_PREPOSITION_OBJECT:
        words.add(predicate.head.lower_)
    return words


def first_conjunct(token: Token) -> Token:
    """The first member of a coordination."""
    while token.dep_ == "conj" and token.head.i < token.i:
        token = token.head
    return token
