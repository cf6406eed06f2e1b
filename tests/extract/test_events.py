"""Events on docs whose parse is written out by hand, and a few on the trained pipeline."""

from __future__ import annotations

from decimal import Decimal

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc
from spacy.tokens import Span as SpacySpan

from kg.extract.datelines import dateline_tokens
from kg.extract.dates.mentions import extract_dates
from kg.extract.events.events import extract_events
from kg.extract.events.types import EVENT_TYPES, NOUNS, VERBS
from kg.model import Actor, Event, NumericClaim, Span
from kg.vocab import KG

NLP = spacy.blank("en")
# token/POS/tag/label/head (relative)/lemma[/entity]
PARSES = {
    "release": (
        "The/DET/DT/det/1/the government/NOUN/NN/nsubj/1/government released/VERB/VBD/ROOT/0/release "
        "at/ADP/IN/case/1/at least/ADJ/JJS/nmod/1/least 45/NUM/CD/nummod/1/45 prisoners/NOUN/NNS/obj/-4/prisoner "
        "on/ADP/IN/case/1/on Friday/PROPN/NNP/obl/-6/Friday ./PUNCT/./punct/-7/."
    ),
    "announced": (
        "The/DET/DT/det/1/the council/NOUN/NN/nsubj/1/council announced/VERB/VBD/ROOT/0/announce "
        "on/ADP/IN/case/1/on Friday/PROPN/NNP/obl/-2/Friday the/DET/DT/det/1/the release/NOUN/NN/obj/-4/release "
        "of/ADP/IN/case/2/of 99/NUM/CD/nummod/1/99 people/NOUN/NNS/nmod/-3/people ./PUNCT/./punct/-8/."
    ),
    "arrest": (
        "Police/NOUN/NNS/nsubj/1/police arrested/VERB/VBD/ROOT/0/arrest Ana/PROPN/NNP/obj/-1/Ana/PER "
        "Ruiz/PROPN/NNP/flat/-1/Ruiz/PER in/ADP/IN/case/1/in Ostvik/PROPN/NNP/obl/-4/Ostvik/LOC "
        "./PUNCT/./punct/-5/."
    ),
    "killed": (
        "Two/NUM/CD/nummod/1/two miners/NOUN/NNS/nsubj:pass/2/miner were/AUX/VBD/aux:pass/1/be "
        "killed/VERB/VBN/ROOT/0/kill and/CCONJ/CC/cc/1/and nine/NUM/CD/nsubj:pass/1/nine "
        "injured/VERB/VBN/conj/-3/injure on/ADP/IN/case/1/on Monday/PROPN/NNP/obl/-2/Monday ./PUNCT/./punct/-6/."
    ),
    "negated": (
        "The/DET/DT/det/1/the army/NOUN/NN/nsubj/3/army did/AUX/VBD/aux/2/do not/PART/RB/advmod/1/not "
        "attack/VERB/VB/ROOT/0/attack the/DET/DT/det/1/the town/NOUN/NN/obj/-2/town on/ADP/IN/case/1/on "
        "Friday/PROPN/NNP/obl/-4/Friday ./PUNCT/./punct/-5/."
    ),
    "report": (
        "The/DET/DT/det/1/the group/NOUN/NN/nsubj/1/group released/VERB/VBD/ROOT/0/release a/DET/DT/det/1/a "
        "report/NOUN/NN/obj/-2/report on/ADP/IN/case/1/on Friday/PROPN/NNP/obl/-4/Friday ./PUNCT/./punct/-5/."
    ),
    "could": (
        "Rebels/NOUN/NNS/nsubj/2/rebel could/AUX/MD/aux/1/could attack/VERB/VB/ROOT/0/attack the/DET/DT/det/1/the "
        "town/NOUN/NN/obj/-2/town on/ADP/IN/case/1/on Friday/PROPN/NNP/obl/-4/Friday ./PUNCT/./punct/-5/."
    ),
    "urged": (
        "The/DET/DT/det/1/the mayor/NOUN/NN/nsubj/1/mayor urged/VERB/VBD/ROOT/0/urge the/DET/DT/det/1/the "
        "minister/NOUN/NN/obj/-2/minister to/PART/TO/mark/1/to resign/VERB/VB/xcomp/-4/resign on/ADP/IN/case/1/on "
        "Friday/PROPN/NNP/obl/-2/Friday ./PUNCT/./punct/-7/."
    ),
    "met": (
        "Ana/PROPN/NNP/nsubj/2/Ana/PER Ruiz/PROPN/NNP/flat/-1/Ruiz/PER met/VERB/VBD/ROOT/0/meet "
        "Ole/PROPN/NNP/obj/-1/Ole/PER Holm/PROPN/NNP/flat/-1/Holm/PER in/ADP/IN/case/1/in "
        "Ostvik/PROPN/NNP/obl/-4/Ostvik/LOC on/ADP/IN/case/1/on Tuesday/PROPN/NNP/obl/-6/Tuesday "
        "./PUNCT/./punct/-7/."
    ),
    "deadline": (
        "The/DET/DT/det/1/the mayor/NOUN/NN/nsubj/1/mayor met/VERB/VBD/ROOT/0/meet the/DET/DT/det/1/the "
        "deadline/NOUN/NN/obj/-2/deadline on/ADP/IN/case/1/on Friday/PROPN/NNP/obl/-4/Friday ./PUNCT/./punct/-5/."
    ),
    "toll": (
        "The/DET/DT/det/2/the death/NOUN/NN/compound/1/death toll/NOUN/NN/nsubj/1/toll rose/VERB/VBD/ROOT/0/rise "
        "to/ADP/IN/case/1/to 41/NUM/CD/obl/-2/41 on/ADP/IN/case/1/on Sunday/PROPN/NNP/obl/-4/Sunday "
        "./PUNCT/./punct/-5/."
    ),
    "warrant": (
        "The/DET/DT/det/2/the arrest/NOUN/NN/compound/1/arrest warrant/NOUN/NN/nsubj:pass/2/warrant "
        "was/AUX/VBD/aux:pass/1/be lost/VERB/VBN/ROOT/0/lose on/ADP/IN/case/1/on Friday/PROPN/NNP/obl/-2/Friday "
        "./PUNCT/./punct/-3/."
    ),
    "drone": (
        "A/DET/DT/det/2/a drone/NOUN/NN/compound/1/drone strike/NOUN/NN/nsubj/4/strike on/ADP/IN/case/2/on "
        "the/DET/DT/det/1/the port/NOUN/NN/nmod/-3/port wounded/VERB/VBD/ROOT/0/wound three/NUM/CD/nummod/1/three "
        "guards/NOUN/NNS/obj/-2/guard ./PUNCT/./punct/-3/."
    ),
    "strike": (
        "Nurses/NOUN/NNS/nsubj/1/nurse began/VERB/VBD/ROOT/0/begin a/DET/DT/det/1/a strike/NOUN/NN/obj/-2/strike "
        "on/ADP/IN/case/1/on Monday/PROPN/NNP/obl/-4/Monday ./PUNCT/./punct/-5/."
    ),
    "nineteen": (
        "The/DET/DT/det/1/the group/NOUN/NN/nsubj/1/group counted/VERB/VBD/ROOT/0/count 19/NUM/CD/nummod/1/19 "
        "releases/NOUN/NNS/obj/-2/release ./PUNCT/./punct/-3/."
    ),
    "protests": (
        "The/DET/DT/det/2/the 2024/NUM/CD/compound/1/2024 protests/NOUN/NNS/nsubj/3/protest in/ADP/IN/case/1/in "
        "Ostvik/PROPN/NNP/nmod/-2/Ostvik/LOC ended/VERB/VBD/ROOT/0/end ./PUNCT/./punct/-1/."
    ),
    "bombing": (
        "The/DET/DT/det/1/the bombing/NOUN/NN/nsubj:pass/2/bombing was/AUX/VBD/aux:pass/1/be "
        "carried/VERB/VBN/ROOT/0/carry out/ADP/RP/compound:prt/-1/out by/ADP/IN/case/1/by "
        "rebels/NOUN/NNS/obl:agent/-3/rebel in/ADP/IN/case/1/in May/PROPN/NNP/obl/-5/May ./PUNCT/./punct/-6/."
    ),
    "dead": (
        "The/DET/DT/det/1/the blast/NOUN/NN/nsubj/1/blast left/VERB/VBD/ROOT/0/leave 14/NUM/CD/nummod/1/14 "
        "dead/ADJ/JJ/xcomp/-2/dead ./PUNCT/./punct/-3/."
    ),
    "none": (
        "No/DET/DT/det/1/no arrests/NOUN/NNS/nsubj:pass/2/arrest were/AUX/VBD/aux:pass/1/be "
        "made/VERB/VBN/ROOT/0/make on/ADP/IN/case/1/on Friday/PROPN/NNP/obl/-2/Friday ./PUNCT/./punct/-3/."
    ),
    "market": (
        "A/DET/DT/det/2/a market/NOUN/NN/compound/1/market crash/NOUN/NN/nsubj/3/crash on/ADP/IN/case/1/on "
        "Friday/PROPN/NNP/nmod/-2/Friday worried/VERB/VBD/ROOT/0/worry traders/NOUN/NNS/obj/-1/trader "
        "./PUNCT/./punct/-2/."
    ),
    "relative": (
        "They/PRON/PRP/nsubj/1/they counted/VERB/VBD/ROOT/0/count 30/NUM/CD/nummod/1/30 "
        "people/NOUN/NNS/obj/-2/people who/PRON/WP/nsubj:pass/2/who were/AUX/VBD/aux:pass/1/be "
        "detained/VERB/VBN/acl:relcl/-3/detain in/ADP/IN/case/1/in May/PROPN/NNP/obl/-2/May ./PUNCT/./punct/-8/."
    ),
    "quakes": (
        "The/DET/DT/det/1/the earthquake/NOUN/NN/nsubj/1/earthquake hit/VERB/VBD/ROOT/0/hit "
        "Ostvik/PROPN/NNP/obj/-1/Ostvik/LOC on/ADP/IN/case/1/on Friday/PROPN/NNP/obl/-3/Friday "
        "./PUNCT/./punct/-4/. The/DET/DT/det/1/the quake/NOUN/NN/nsubj/1/quake killed/VERB/VBD/ROOT/0/kill "
        "27/NUM/CD/nummod/1/27 people/NOUN/NNS/obj/-2/people ./PUNCT/./punct/-3/."
    ),
    "dismissal": (
        "Holm/PROPN/NNP/nmod:poss/2/Holm/PER 's/PART/POS/case/-1/'s dismissal/NOUN/NN/nsubj/1/dismissal "
        "angered/VERB/VBD/ROOT/0/anger nurses/NOUN/NNS/obj/-1/nurse ./PUNCT/./punct/-2/."
    ),
    "missing": (
        "Police/NOUN/NNS/nsubj/1/police put/VERB/VBD/ROOT/0/put the/DET/DT/det/1/the number/NOUN/NN/obj/-2/number "
        "of/SCONJ/IN/case/1/of missing/ADJ/VBG/acl/-2/missing at/ADP/IN/case/1/at 11/NUM/CD/obl/-2/11 "
        "./PUNCT/./punct/-7/."
    ),
    "remained": (
        "Some/DET/DT/det/1/some 18/NUM/CD/nsubj/1/18 remained/VERB/VBD/ROOT/0/remain missing/VERB/VBG/xcomp/-1/miss "
        "./PUNCT/./punct/-2/."
    ),
    "among": (
        "Rockets/NOUN/NNS/nsubj/1/rocket killed/VERB/VBD/ROOT/0/kill 31/NUM/CD/nummod/1/31 "
        "people/NOUN/NNS/obj/-2/people ./PUNCT/./punct/-3/. 19/NUM/CD/nsubj/5/19 of/ADP/IN/case/2/of "
        "the/DET/DT/det/1/the dead/ADJ/JJ/nmod/-3/dead were/AUX/VBD/cop/1/be traders/NOUN/NNS/ROOT/0/trader "
        "./PUNCT/./punct/-1/."
    ),
    "ordered": (
        "The/DET/DT/det/1/the court/NOUN/NN/nsubj/1/court ordered/VERB/VBD/ROOT/0/order the/DET/DT/det/1/the "
        "release/NOUN/NN/obj/-2/release of/ADP/IN/case/2/of six/NUM/CD/nummod/1/six "
        "activists/NOUN/NNS/nmod/-3/activist ./PUNCT/./punct/-6/."
    ),
    "bare": (
        "They/PRON/PRP/nsubj/1/they spoke/VERB/VBD/ROOT/0/speak about/ADP/IN/case/1/about "
        "attacks/NOUN/NNS/obl/-2/attack ./PUNCT/./punct/-3/."
    ),
}  # fmt: skip


def parsed(name: str) -> Doc:
    """A doc from its written-out parse; tokens stand apart by one blank but for stops and 's."""
    fields = [token.split("/") for token in PARSES[name].split(" ")]
    words = [f[0] for f in fields]
    spaces = [i + 1 < len(words) and words[i + 1] not in {".", "'s"} for i in range(len(words))]
    starts = [i == 0 or words[i - 1] == "." for i in range(len(words))]
    doc = Doc(
        NLP.vocab,
        words=words,
        spaces=spaces,
        pos=[f[1] for f in fields],
        tags=[f[2] for f in fields],
        deps=[f[3] for f in fields],
        heads=[i + int(f[4]) for i, f in enumerate(fields)],
        lemmas=[f[5] for f in fields],
    )
    assert [t.is_sent_start for t in doc] == starts
    ents, i = [], 0
    while i < len(fields):
        j = i
        while j < len(fields) and len(fields[j]) > 6 and fields[j][6] == fields[i][6 if len(fields[i]) > 6 else 0]:
            j += 1
        if j > i:
            ents.append(SpacySpan(doc, i, j, label=fields[i][6]))
        i = max(j, i + 1)
    doc.set_ents(ents)
    return doc


def where(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def actors(text: str, *names: str) -> tuple[Actor, ...]:
    return tuple(Actor(f"actor-{name}", name, "person", (where(text, name),)) for name in names)


def figure(text: str, words: str, unit: str = "person") -> NumericClaim:
    digits = next((w for w in words.split() if w.isdigit()), words.split()[0])
    value = Decimal(digits) if digits.isdigit() else None
    return NumericClaim(where(text, words), where(text, digits), value, None, None, "exactly", unit, "people")


def events(
    name: str, people: tuple[str, ...] = (), figures: tuple[str, ...] = ()
) -> tuple[str, list[Event], list[NumericClaim]]:
    doc = parsed(name)
    claims = [figure(doc.text, words) for words in figures]
    found, linked = extract_events(doc, extract_dates(doc, None), actors(doc.text, *people), claims)
    return doc.text, found, linked


@pytest.mark.parametrize(
    ("name", "kind", "label", "people", "parts", "when", "place"),
    [
        ("release", "Release", "release of at least 45 prisoners", ("The government",), ["agent"], "Friday", None),
        ("arrest", "Arrest", "arrest of Ana Ruiz", ("Police", "Ana Ruiz"), ["agent", "patient"], None, "Ostvik"),
        (
            "met",
            "Meeting",
            "meeting of Ana Ruiz and Ole Holm",
            ("Ana Ruiz", "Ole Holm"),
            ["participant"] * 2,
            "Tuesday",
            "Ostvik",
        ),
        ("strike", "Strike", "strike by nurses", ("Nurses",), ["agent"], "Monday", None),
        ("protests", "Protest", "2024 protests", (), [], "2024", "Ostvik"),
        ("bombing", "Attack", "bombing by rebels", ("rebels",), ["agent"], "May", None),
        ("dismissal", "Dismissal", "Holm's dismissal", ("Holm",), ["patient"], None, None),
    ],
)
def test_one_event(
    name: str, kind: str, label: str, people: tuple[str, ...], parts: list[str], when: str | None, place: str | None
) -> None:
    text, found, _ = events(name, people)
    (event,) = found
    assert (event.type, event.label) == (kind, label)
    known = [p for p in event.participants if p.actor is not None]
    assert [p.role for p in known] == parts
    assert [p.actor for p in known] == [f"actor-{person}" for person in people]
    assert (text[event.when.span.start : event.when.span.end] if event.when else None) == when
    assert (text[event.place.start : event.place.end] if event.place else None) == place


@pytest.mark.parametrize(
    "name", ["negated", "report", "could", "urged", "deadline", "warrant", "none", "market", "bare", "nineteen"]
)
def test_no_event(name: str) -> None:
    _, found, _ = events(name, ("mayor",) if name in {"urged", "deadline"} else ())
    assert found == []


@pytest.mark.parametrize(
    ("name", "figures", "kinds"),
    [
        ("release", ("at least 45 prisoners",), ["Release"]),
        ("announced", ("99 people",), ["Release"]),
        ("killed", ("Two miners", "nine"), ["Death", "Injury"]),
        ("toll", ("41",), ["Death"]),
        ("drone", ("three guards",), ["Injury"]),
        ("nineteen", ("19 releases",), ["Release"]),
        ("dead", ("14 dead",), ["Death"]),
        ("relative", ("30 people",), ["Arrest"]),
        ("quakes", ("27 people",), ["Death"]),
        ("missing", ("11",), ["Disappearance"]),
        ("remained", ("Some 18",), ["Disappearance"]),
        ("among", ("31 people", "19 of the dead"), ["Death", "Death"]),
        ("ordered", ("six activists",), ["Release"]),
        ("report", ("report",), [None]),
    ],
)
def test_figures_count_events(name: str, figures: tuple[str, ...], kinds: list[str | None]) -> None:
    _, found, claims = events(name, (), figures)
    assert [found[c.event].type if c.event is not None else None for c in claims] == kinds


def test_who_orders_a_release_is_its_agent() -> None:
    _, (event,), _ = events("ordered", ("court",))
    assert [(p.actor, p.role) for p in event.participants if p.actor] == [("actor-court", "agent")]


def test_who_is_no_actor_takes_part_in_his_own_words() -> None:
    text, (event,), _ = events("release")
    assert [(p.actor, p.role, text[p.words.start : p.words.end]) for p in event.participants if p.words] == [
        (None, "agent", "The government"),
        (None, "patient", "at least 45 prisoners"),
    ]


def test_the_date_of_an_announcement_is_not_the_date_of_the_event() -> None:
    _, (event,), _ = events("announced", (), ("99 people",))
    assert event.label == "release of 99 people"
    assert event.when is None


def test_a_shared_date_holds_for_both_verbs() -> None:
    _, found, _ = events("killed", (), ("Two miners", "nine"))
    assert [event.when is not None for event in found] == [False, True]


def test_a_definite_noun_joins_its_first_mention() -> None:
    text, found, _ = events("quakes", (), ("27 people",))
    disaster = next(event for event in found if event.type == "Disaster")
    assert [text[s.start : s.end] for s in disaster.mentions] == ["earthquake", "quake"]
    assert disaster.place is not None
    assert text[disaster.place.start : disaster.place.end] == "Ostvik"


def test_a_drone_strike_is_an_attack() -> None:
    doc = parsed("drone")
    found, _ = extract_events(doc, [], actors(doc.text, "the port"), [figure(doc.text, "three guards")])
    assert [(event.type, event.label) for event in found] == [
        ("Attack", "drone strike on port"),
        ("Injury", "wounding of three guards"),
    ]


def test_parts_and_revisions_count_what_the_whole_counts() -> None:
    from dataclasses import replace

    doc = parsed("release")
    whole = figure(doc.text, "at least 45 prisoners")
    part = replace(figure(doc.text, "least"), part_of=0)
    found, claims = extract_events(doc, [], (), [whole, part])
    assert len(found) == 1
    assert [claim.event for claim in claims] == [0, 0]


def test_claims_come_back_in_order_and_else_unchanged() -> None:
    from dataclasses import replace

    doc = parsed("killed")
    claims = [figure(doc.text, "Two miners"), figure(doc.text, "nine")]
    _, linked = extract_events(doc, [], (), claims)
    assert [replace(claim, event=None) for claim in linked] == claims


def test_ids_are_stable_and_distinct() -> None:
    _, first, _ = events("killed", (), ("Two miners", "nine"))
    _, again, _ = events("killed", (), ("Two miners", "nine"))
    assert [e.id for e in first] == [e.id for e in again]
    assert len({e.id for e in first}) == 2
    assert all(e.id.startswith("event-") for e in first)


def test_a_doc_without_a_parse_has_no_events() -> None:
    doc = NLP.make_doc("Police arrested Ana Ruiz.")
    assert extract_events(doc, [], actors(doc.text, "Ana Ruiz"), []) == ([], [])


def test_every_event_type_is_a_term() -> None:
    assert all(getattr(KG, kind.name) for kind in EVENT_TYPES)


def test_every_type_has_words_and_each_word_one_type() -> None:
    assert all(kind.verbs or kind.nouns for kind in EVENT_TYPES)
    assert len(VERBS) == sum(len(kind.verbs) for kind in EVENT_TYPES)
    assert len(NOUNS) == sum(len(kind.nouns) for kind in EVENT_TYPES)
    assert len({kind.name for kind in EVENT_TYPES}) == len(EVENT_TYPES)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=80), st.dates())
def test_any_text_passes(text: str, published: object) -> None:
    doc = NLP.make_doc(text)
    assert extract_events(doc, extract_dates(doc, None), (), []) == ([], [])


@settings(max_examples=100, deadline=None)
@given(st.data())
def test_any_parse_passes(data: st.DataObject) -> None:
    """Labels, heads and classes in any combination: nothing raises, spans are the triggers' own."""
    words = data.draw(
        st.lists(
            st.sampled_from(["attack", "killed", "release", "19", "people", "Friday", "dead", "talks", "who"]),
            min_size=1,
        )
    )
    size = len(words)
    labels = [
        "nsubj",
        "obj",
        "obl",
        "nmod",
        "acl",
        "acl:relcl",
        "conj",
        "case",
        "nummod",
        "xcomp",
        "compound",
        "appos",
        "ROOT",
    ]
    doc = Doc(
        NLP.vocab,
        words=words,
        pos=data.draw(st.lists(st.sampled_from(["VERB", "NOUN", "ADJ", "NUM", "PROPN"]), min_size=size, max_size=size)),
        tags=data.draw(st.lists(st.sampled_from(["VBN", "NN", "VBD", "CD"]), min_size=size, max_size=size)),
        deps=data.draw(st.lists(st.sampled_from(labels), min_size=size, max_size=size)),
        heads=[0 if i == 0 else data.draw(st.integers(0, i - 1)) for i in range(size)],
        lemmas=["kill" if w == "killed" else w for w in words],
        sent_starts=None,
    )
    claims = [figure(doc.text, "19")] if "19" in words else []
    found, linked = extract_events(doc, extract_dates(doc, None), (), claims)
    assert len(linked) == len(claims)
    for event in found:
        assert event.label
        assert all(doc.text[s.start : s.end] in words for s in event.mentions)


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Rebels attacked the town of Ostvik on Friday, killing 14 people.", {"Attack", "Death"}),
        ("At least 45 prisoners have been released, the ministry said.", {"Release"}),
        ("The album was released on Friday.", set()),
        ("Ana Ruiz was barred from visiting the prison on Friday.", set()),
        ("Police stopped protesters from attacking the embassy on Friday.", set()),
        ("The speaker suspended the sitting on Friday.", set()),
        ("Three previous elections in Ostvik were annulled on Friday.", set()),
        ("The prime minister resigned on Monday after protests in Ostvik.", {"Resignation", "Protest"}),
        ("The visitors lost the match on Friday.", set()),
        ("She walked home on Friday.", set()),
        ("The bank will cut 2,000 branches.", set()),
        ("Thirty prisoners walked out of jail on Monday.", set()),
        ("Thirty nurses walked out on Monday.", {"Strike"}),
        ("The firm raised the road toll to 4 euros.", set()),
    ],
)
def test_events_with_the_trained_pipeline(text: str, kinds: set[str]) -> None:
    found, _ = trained(text)
    assert {event.type for event in found} == kinds


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Fewer than 12 died in the flood.", "death of fewer than 12 people"),
        ("Many had disappeared since Monday.", "disappearance"),
        ("Two men were arrested on Friday.", "arrest of two men"),
        ("Police killed at least 12 on Friday.", "killing of at least 12 people"),
        ("Nine people lost their lives in the flood.", "death of nine people"),
        ("Forty prisoners walked free on Friday.", "release of forty prisoners"),
        ("The company said 433 workers lost their jobs.", "layoff of 433 workers"),
        ("The firm shed 120 jobs.", "cut of 120 jobs"),
        ("The flood claimed 31 lives.", "loss of 31 lives"),
        ("Four hostages were let out.", "release of four hostages"),
        ("About 1,200 people had to flee their homes.", "flight from their homes"),
    ],
)
def test_labels_with_the_trained_pipeline(text: str, label: str) -> None:
    found, _ = trained(text)
    assert label in [event.label for event in found]


def test_datelines_are_found_and_clauses_are_none() -> None:
    for text in (
        "OSTVIK, 3 November (Herald) — Rebels fled.",
        "OSTVIK - Rebels fled.",
        "Ostvik (Herald) – Rebels fled.",
    ):
        words = [token.i for token in NLP(text) if token.text in {"Ostvik", "OSTVIK"}]
        found = dateline_tokens(NLP(text))
        assert set(words) <= found
        assert not any(NLP(text)[i].text == "Rebels" for i in found)
    assert dateline_tokens(NLP("Ostvik, the port, was hit — by rebels.")) == set()


def trained(text: str) -> tuple[list[Event], list[NumericClaim]]:
    """Events and figures of a text, read by the pipeline that ships."""
    from kg.annotate.pipeline import annotate, load_pipeline
    from kg.extract import extract_mentions, extract_numeric_claims
    from kg.model import Article
    from kg.resolve import resolve_actors

    doc = annotate(text, load_pipeline())
    mentions, roles = extract_mentions(doc)
    resolution = resolve_actors(Article(text, "a"), mentions, roles, [])
    dates = extract_dates(doc, None)
    return extract_events(doc, dates, resolution.actors, extract_numeric_claims(doc, dates, [])[0])
