"""Whether an act of saying took place: what the words around a verb and the clauses above it say about that.

Possible, conditional, refused, intended and almost made statements are none; neither is one that lies in a clause of
which somebody says that it is not so.
"""

from __future__ import annotations

from kg.extract import syntax
from kg.extract.speech.cues import best_cue, noun_cues, verb_cues
from kg.extract.speech.verb_groups import ALMOST, VerbGroup, lemma_of, verb_group
from kg.extract.tokens import Token, TokenSpan

# A verb under one of these did not happen, whatever its own form.
AVERSE = {
    "refuse", "decline", "fail", "avoid", "deny", "forget", "hesitate", "neglect", "omit", "forbid", "prevent", "stop",
    "refrain", "abstain", "prohibit", "ban", "bar", "discourage", "dissuade", "resist", "reject", "oppose", "exclude",
    "balk", "baulk", "recoil", "shrink", "shy",
}  # fmt: skip
# A verb under one of these has not happened yet or was only wanted.
PROSPECTIVE = {
    "want", "expect", "plan", "promise", "hope", "try", "threaten", "ask", "order", "urge", "intend", "wish",
    "pledge", "vow", "prepare", "need", "like", "agree", "offer", "seek", "attempt", "due", "likely", "unlikely",
    "able", "unable", "ready", "set", "require", "force", "allow", "let", "supposed", "encourage", "pressure",
    "press", "tell", "call", "invite", "struggle", "consider", "wait", "willing", "unwilling", "reluctant", "early",
    "premature", "difficult", "hard", "impossible", "possible", "dare", "afraid", "free", "suppose", "choose",
    "instruct", "demand", "mean", "have", "request", "schedule", "about", "aim", "claim", "vote", "hesitant",
    "advise", "recommend", "warn", "propose", "summon", "suggest", "swear", "train", "help", "teach", "unlike",
    "compel", "oblige", "expected", "necessary", "important", "challenge", "defy", "goad", "coax", "beg", "implore",
    "plead", "appeal", "entitle", "authorise", "authorize", "permit", "lobby", "exhort", "safe", "comfortable",
}  # fmt: skip
# In their clauses a bare form is what is demanded, not what is done.
_DEMANDING = {
    "demand", "insist", "ask", "urge", "recommend", "propose", "request", "require", "suggest", "advise", "order",
    "prefer", "command", "beg", "plead",
}  # fmt: skip
_SINGULAR = {"he", "she", "it"}
# Of what somebody is accused he need not have done.
_ACCUSING = {"accuse", "suspect", "convict", "acquit"}
# Who is one of these to say something has said it.
_DONE = {"quick", "swift", "right", "wrong", "proud", "pleased", "sorry", "first"}
AVERSE_MARKERS = {"without", "instead", "rather", "short", "than", "from"}
CONDITIONAL_MARKERS = {"if", "unless", "whether", "lest", "until", "till"}
# What follows these is so, whether it was said or not: "did not admit that she had promised".
_FACTIVE = {
    "know", "realise", "realize", "remember", "recall", "forget", "admit", "acknowledge", "reveal", "disclose",
    "mention", "notice", "understand", "recognise", "recognize", "learn", "appreciate", "accept",
}  # fmt: skip
# "The day the landlord says so, pigs will fly."
_OCCASIONS = {"day", "moment", "minute", "second", "hour", "week", "month", "year"}
_WOULD = {"would", "'d", "’d"}
UNTRUE = {
    "untrue", "false", "wrong", "incorrect", "inaccurate", "baseless", "unfounded", "absurd", "nonsense", "impossible",
}  # fmt: skip
POSSIBLE = {"may", "might", "could", "should", "must", "ought"}


def unreal(verb: Token, group: VerbGroup, frame: str) -> str | None:
    """Why the act of saying did not take place, None if it did."""
    if group.modal in POSSIBLE or (group.modal in _WOULD and any(child.lower_ == "you" for child in verb.children)):
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
    return _alleged(verb) or _governed(verb) or _in_unreal_clause(verb)


def _alleged(verb: Token) -> str | None:
    """ "accused the mayor of saying that": others allege it. "an aide appearing to say": it only looks so."""
    if verb.tag_ == "VBG" and syntax.markers(verb) & {"of"}:
        above = next((a for a in verb.ancestors if lemma_of(a) in _ACCUSING and syntax.is_verbal(a)), None)
        return None if above is None else "saying that others allege"
    above = syntax.governor(verb)
    if above is None or not syntax.is_infinitive(verb) or lemma_of(above) not in {"appear", "seem"}:
        return None
    shown = above.tag_ == "VBG" or any(
        child.lower_ == "which" and child.dep_ in syntax.OBLIQUE for child in above.children
    )
    return "apparent saying" if shown else None


def _in_unreal_clause(verb: Token) -> str | None:
    """Why what a clause tells is not so: "denied that she had promised it", "it is wrong to say that she promised"."""
    node = verb
    opening = verb.doc[verb.sent.start : verb.sent.start + 4]
    if opening[0].lower_ == "it" and "that" in syntax.markers(verb) and _is_untrue(opening):
        return "denied saying"  # "It is untrue, the bishop insists, that he promised it"
    while True:
        if node.dep_ == "conj" and ("that" in syntax.markers(node) or syntax.children(node, syntax.SUBJECT)):
            node = node.head
            continue
        above = node.head
        if node.dep_ in syntax.NOUN_CLAUSE and "that" in syntax.markers(node) and lemma_of(above) in noun_cues():
            node, above = above, above.head  # "denied reports that she had promised it"
            if node.dep_ not in syntax.OBJECT | syntax.PASSIVE_SUBJECT:
                return None
        elif node.dep_ not in syntax.CLAUSAL_COMPLEMENT | syntax.OPEN_COMPLEMENT or node.i < above.i:
            return None
        cues = verb_cues().get(lemma_of(above), [])
        found = best_cue(cues, "t")
        if found is None or not syntax.is_verbal(above):
            return None
        group = verb_group(above)
        if found[0].stance == "denies":
            return None if group.negation else "denied saying"
        if group.lemma in _FACTIVE:
            return None
        if reason := "negated saying" if group.negation else unreal(above, group, "t"):
            return reason
        node = above


def _is_untrue(words: TokenSpan) -> bool:
    found = [token.lower_ for token in words]
    return bool(UNTRUE & set(found)) or ("true" in found and bool({"not", "n't", "n’t"} & set(found)))


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
    if before[-2:] in (["close", "to"], ["all", "but"]):
        return "saying that almost happened"  # "came close to admitting", "all but accused"
    if doc[group.first].tag_ == "VBG" and group.first and lemma_of(doc[group.first - 1]) in AVERSE:
        return "refused saying"
    start = verb.sent.start
    if (
        doc[start].lower_ in {"had", "should", "were"}
        and start < group.first
        and not any(token.text == "," for token in doc[start : verb.i])
    ):
        return "conditional saying"
    words = [token.lower_ for token in doc[start : start + 2]]
    if words[0] == "the" and words[1:] and words[1] in _OCCASIONS and verb.tag_ in {"VBZ", "VBP"}:
        named = doc[start + 2].pos_ in {"DET", "PRON", "PROPN", "NOUN"}
        return "saying to come" if named and start + 2 < group.first else None
    opening = [
        child for child in verb.children if child.lower_ in {"had", "should", "were"} and child.dep_ in syntax.AUXILIARY
    ]
    subject = syntax.subject(verb, inherit=False)
    if opening and subject is not None and opening[0].i < subject.i < verb.i:
        return "conditional saying"
    asked = next((child for child in verb.children if child.lower_ in {"do", "does", "did"} and child.i), None)
    inverted = asked is not None and subject is not None and asked.i < subject.i < verb.i
    if inverted and asked is not None and asked.nbor(-1).lower_ in syntax.WH_WORDS:
        return "question"  # "When did officials learn, lawmakers want to know"
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
