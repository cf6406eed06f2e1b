"""From cue, negation and surroundings to a stance, or to the reason why nothing is asserted.

Denying, doubting or refusing X never yields an assertion of X. Saying that is negated, asked about, conditional or
merely possible yields nothing at all: a `Refusal` with its reason.
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass

from kg.extract import syntax
from kg.extract.speech.reading import OUTSIDE, Reading
from kg.extract.speech.verb_groups import ALMOST, VerbGroup, lemma_of
from kg.extract.tokens import Doc, Token
from kg.model import Stance

# A verb under one of these did not happen, whatever its own form.
AVERSE = {
    "refuse", "decline", "fail", "avoid", "deny", "forget", "hesitate", "neglect", "omit", "forbid", "prevent", "stop",
    "refrain", "abstain", "prohibit", "ban", "bar", "discourage", "dissuade", "resist", "reject", "oppose", "exclude",
}  # fmt: skip
# A verb under one of these has not happened yet or was only wanted.
PROSPECTIVE = {
    "want", "expect", "plan", "promise", "hope", "try", "threaten", "ask", "order", "urge", "intend", "wish",
    "pledge", "vow", "prepare", "need", "like", "agree", "offer", "seek", "attempt", "due", "likely", "unlikely",
    "able", "unable", "ready", "set", "require", "force", "allow", "let", "supposed", "encourage", "pressure",
    "press", "tell", "call", "invite", "struggle", "consider", "wait", "willing", "unwilling", "reluctant", "early",
    "premature", "difficult", "hard", "impossible", "possible", "dare", "afraid", "free", "suppose", "choose",
    "instruct", "demand", "mean", "have", "request", "schedule", "about", "aim", "claim", "vote", "hesitant",
    "advise", "recommend", "warn", "propose", "suggest", "swear", "train", "help", "teach", "unlike", "compel",
    "oblige", "expected", "necessary", "important",
}  # fmt: skip
# In their clauses a bare form is what is demanded, not what is done.
_DEMANDING = {
    "demand", "insist", "ask", "urge", "recommend", "propose", "request", "require", "suggest", "advise", "order",
    "prefer", "command", "beg", "plead",
}  # fmt: skip
_SINGULAR = {"he", "she", "it"}
# Who is one of these to say something has said it.
_DONE = {"quick", "swift", "right", "wrong", "proud", "pleased", "sorry", "first"}
AVERSE_MARKERS = {"without", "instead", "rather", "short", "than", "from"}
CONDITIONAL_MARKERS = {"if", "unless", "whether", "lest", "until", "till"}
POSSIBLE = {"may", "might", "could", "should", "must", "ought"}
_LIMITING = {"only", "just", "least", "to", "surprisingly", "unexpectedly", "even"}
_BARELY = {"hardly", "barely", "scarcely"}
_ANY = {"any", "anyone", "anybody", "anything"}
# "anyone who says so is lying": whoever that may be, nobody has said it.
_WHOEVER = {"anyone", "anybody", "whoever"}
NEGATIVE_SUBJECTS = {"nobody", "none", "nothing", "neither", "no", "few", "nor"}
DENIALS = {"denies"}
UNTRUE = {
    "untrue",
    "false",
    "wrong",
    "incorrect",
    "inaccurate",
    "baseless",
    "unfounded",
    "absurd",
    "nonsense",
    "impossible",
}
ATTITUDES = {"believes", "expects"}
WITHHELD_ACTS = {"agree", "consent", "commit", "plan", "intend", "share", "recognise", "recognize", "accept"}


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a cue asserts nothing."""

    reason: str


def judge(stance: Stance, group: VerbGroup, frame: str, subject: Token | None) -> Stance | Refusal:
    """Stance of a verbal cue in its surroundings, or why it says nothing."""
    verb = group.head
    if reason := _unreal(verb, group, frame):
        return Refusal(reason)
    if negative_subject(subject):
        return Refusal("nobody is said to have said it")
    if subject is not None and subject.lower_ in _WHOEVER:
        return Refusal("nobody in particular")
    if group.negation is None:
        return stance
    return _negated(stance, group, frame)


def called_untrue(doc: Doc, piece: tuple[int, int]) -> tuple[int, int] | None:
    """What is denied in "called it untrue that the bridge was unsafe": what follows "that"; None elsewhere."""
    first, last = piece
    words = [doc[i].lower_ for i in range(first, min(first + 3, last + 1))]
    return (
        (first + 3, last)
        if words[:1] == ["it"] and words[1:2] and words[1] in UNTRUE and words[2:] == ["that"]
        else None
    )


def _negated(stance: Stance, group: VerbGroup, frame: str) -> Stance | Refusal:
    """Stance of a negated cue: withheld answers and negated attitudes deny, everything else is refused."""
    lemma = group.lemma
    if stance in DENIALS:
        return Refusal("negated denial")
    if stance in ATTITUDES:
        return (
            Refusal("negated knowledge")
            if lemma in {"know", "realize", "realise", "understand", "remember", "recognize", "forget"}
            else "denies"
        )
    if lemma in WITHHELD_ACTS:
        return "denies"
    if frame == "w" and stance == "asserts":
        return "denies"
    return Refusal("negated saying")


def _unreal(verb: Token, group: VerbGroup, frame: str) -> str | None:
    """Why the act of saying did not take place, None if it did."""
    if group.modal in POSSIBLE:
        return "possible saying"
    if group.first and verb.nbor(-1).lower_ in ALMOST:
        return "saying that almost happened"
    if reason := _by_words(verb, group):
        return reason
    words = syntax.markers(verb)
    if words & CONDITIONAL_MARKERS:
        return "conditional saying"
    if verb.tag_ == "VBG" and words & AVERSE_MARKERS:
        return "saying that did not happen"
    if _is_subjunctive(verb):
        return "intended saying"
    if syntax.is_infinitive(verb) and _carried_out(verb):
        return None
    if frame == "n" and verb.dep_ in syntax.ADVERBIAL_CLAUSE and syntax.is_infinitive(verb):
        return "intended saying"
    return _governed(verb)


def _by_words(verb: Token, group: VerbGroup) -> str | None:
    """What the words right before a verb say, whatever the parse: "yet to", "short of", "without", "had he"."""
    doc = verb.doc
    before = [doc[i].lower_ for i in range(max(group.first - 3, 0), group.first)]
    if (
        (before[-1:] == ["to"] and before[-2:-1] == ["yet"])
        or before[-2:] == ["short", "of"]
        or before[-1:] == ["without"]
    ):
        return "saying that did not happen"
    if before[-2:] in (["instead", "of"], ["rather", "than"]):
        return "saying that did not happen"
    if doc[group.first].tag_ == "VBG" and group.first and lemma_of(doc[group.first - 1]) in AVERSE:
        return "refused saying"
    start = verb.sent.start
    if (
        doc[start].lower_ in {"had", "should", "were"}
        and start < group.first
        and not any(token.text == "," for token in doc[start : verb.i])
    ):
        return "conditional saying"
    opening = [
        child for child in verb.children if child.lower_ in {"had", "should", "were"} and child.dep_ in syntax.AUXILIARY
    ]
    subject = syntax.subject(verb, inherit=False)
    if opening and subject is not None and opening[0].i < subject.i < verb.i:
        return "conditional saying"
    return None


def _governed(verb: Token) -> str | None:
    """Whether the verbs and nouns above an infinitive or gerund say that it did not happen or not yet."""
    node = verb
    for _ in range(4):
        if node.dep_ == "conj" and node.tag_ == "VBN" and node.head.tag_ == "VB" and not syntax.auxiliaries(node):
            return None  # "refused to sign and called for talks": a past that was taken for a participle
        while node.dep_ == "conj" and not syntax.is_finite(node) and node.head.i < node.i:
            node = node.head
        above = syntax.governor(node)
        if above is None or syntax.is_finite(node):
            return None
        lemma = lemma_of(above)
        infinitive = syntax.is_infinitive(node)
        if not infinitive and node.dep_ in syntax.ADVERBIAL_CLAUSE and not syntax.markers(node):
            return None  # a free participle: "citing its budget, the city did not say"
        if infinitive or (
            node.tag_ == "VBG" and node.dep_ in syntax.OPEN_COMPLEMENT | {"ccomp", "pcomp", "advcl", "obl"}
        ):
            if lemma in AVERSE:
                return "refused saying"
            begun = not infinitive and node.dep_ in syntax.OPEN_COMPLEMENT
            if begun and any(helper.tag_ == "MD" for helper in syntax.auxiliaries(above)):
                return "intended saying"  # "would start asking"
            if infinitive and lemma in PROSPECTIVE:
                return "intended saying"
            if infinitive and node.dep_ in syntax.NOUN_CLAUSE and above.pos_ in {"NOUN", "PROPN"}:
                return "intended saying"
            if infinitive and above.pos_ == "ADJ":
                return "intended saying"
            if (
                any(child.lower_ in {"not", "n't", "n’t", "never", "short"} for child in above.children)
                and above.pos_ != "NOUN"
            ):
                return "negated saying"
        elif node.dep_ not in syntax.OPEN_COMPLEMENT:
            return None
        node = above
    return None


def _is_subjunctive(verb: Token) -> bool:
    """Whether a bare form stands in what somebody demands: "demanded that the army admit it"."""
    above = verb.head
    if verb.dep_ not in syntax.CLAUSAL_COMPLEMENT or verb.tag_ not in {"VB", "VBP"} or syntax.auxiliaries(verb):
        return False
    if above.i > verb.i or lemma_of(above) not in _DEMANDING or verb.lower_ != lemma_of(verb):
        return False
    subject = syntax.subject(verb, inherit=False)
    return subject is not None and (verb.tag_ == "VB" or subject.tag_ in {"NN", "NNP"} or subject.lower_ in _SINGULAR)


def _carried_out(verb: Token) -> bool:
    """Whether an infinitive tells what was done: "went on to say", "used the speech to demand", "was quick to deny"."""
    above = verb.head
    if not syntax.is_finite(above) or syntax.is_negated(above) or verb.i < above.i:
        return False
    if any(helper.lower_ in POSSIBLE | {"would", "will", "can"} for helper in syntax.auxiliaries(above)):
        return False
    if syntax.markers(above) & CONDITIONAL_MARKERS:
        return False
    words = {child.lower_ for child in above.children}
    return (
        (lemma_of(above) == "go" and "on" in words)
        or (lemma_of(above) == "use" and bool(syntax.children(above, syntax.OBJECT)))
        or above.lower_ in _DONE
    )


def negative_subject(subject: Token | None) -> bool:
    """Whether a subject names nobody: "no one", "none of the witnesses", "no official"."""
    if subject is None:
        return False
    if subject.lower_ in NEGATIVE_SUBJECTS or (
        subject.lower_ == "one" and subject.i and subject.nbor(-1).lower_ == "no"
    ):
        return True
    first = subject.left_edge.i
    if subject.doc[max(subject.i - 2, 0) : subject.i + 1].text.lower() == "no-one":
        return True
    low = subject.sent.start
    opening = next((i for i in (first, first - 1) if i >= low and subject.doc[i].lower_ == "not"), None)
    if opening is not None and opening < subject.i and subject.doc[opening + 1].lower_ not in _LIMITING:
        return True  # "Not one of the witnesses"
    before = [subject.doc[i].lower_ for i in range(max(first - 1, subject.sent.start), subject.i)]
    if before and (
        (subject.lower_ in _ANY and before[-1] in _BARELY)
        or any(word in _BARELY and following in _ANY for word, following in itertools.pairwise(before))
        or "nor" in before
    ):
        return True
    return any(
        child.lower_ in {"no", "neither", "few"}
        and child.i < subject.i
        and child.dep_ in {"det", "cc:preconj", "amod", "neg"}
        for child in subject.children
    )


def is_question(sentence: str) -> bool:
    """Whether a sentence outside quotations ends with a question mark."""
    return sentence.rstrip(" \"”’'»)").endswith("?")


def asks_itself(reading: Reading, group: VerbGroup) -> bool:
    """Whether the sentence of the cue is a question of the article or of the quotation that it stands in."""
    first, last = reading.sentence_of(group.head)
    if reading.doc[last].is_space and last > first:
        last -= 1
    if not is_question(reading.text[reading.doc[first].idx : reading.doc[last].idx + len(reading.doc[last].text)]):
        return False
    inside = reading.quotation[group.head.i]
    return inside == reading.quotation[last] or (inside == OUTSIDE and reading.doc[last].text == "?")
