"""The plain form of a Doc says what spaCy's own says."""

from typing import get_args

import pytest
import spacy
from spacy.tokens import Doc, Span

from kg.extract.plain import plain
from kg.extract.tokens import Annotation

VOCAB = spacy.blank("en").vocab
WORDS = [
    "Two", "men", "from", "the", "Water-Board", "did", "n't", "say", "WHY", "they", "left", ",", "\n\n", "Ana", "said",
]  # fmt: skip
SPACES = [True, True, True, True, True, False, True, True, True, True, False, True, False, True, False]
HEADS = [1, 7, 4, 4, 1, 7, 7, 7, 10, 10, 7, 7, 7, 14, 14]
DEPS = [
    "nummod", "nsubj", "case", "det", "nmod", "aux", "advmod", "ROOT", "advmod", "nsubj", "ccomp", "punct", "dep",
    "nsubj", "ROOT",
]  # fmt: skip
TOKEN_VALUES = [
    "i", "idx", "text", "whitespace_", "lower_", "lemma_", "tag_", "pos_", "dep_", "ent_type_", "ent_iob_", "is_alpha",
    "is_lower", "is_upper", "is_title", "is_space", "is_punct", "is_stop", "like_num", "is_sent_start",
    "is_digit", "is_quote", "is_bracket", "is_currency", "shape_",
]  # fmt: skip


def annotated(heads: list[int] = HEADS) -> Doc:
    doc = Doc(
        VOCAB, words=WORDS, spaces=SPACES, heads=heads, deps=DEPS, tags=["NN"] * 15, pos=["NOUN"] * 15,
        lemmas=[word.lower() for word in WORDS], morphs=["Number=Plur|Case=Nom,Acc", *[""] * 14],
    )  # fmt: skip
    doc.ents = [Span(doc, 3, 5, label="ORG"), Span(doc, 13, 14, label="PERSON")]
    return doc


DOCS = {
    "a parse": annotated(),
    "crossing branches": annotated([8, 7, 10, 4, 1, 7, 7, 7, 10, 10, 7, 7, 7, 14, 14]),
    "no parse": Doc(VOCAB, words=["Ana", "left", "."], spaces=[True, False, False]),
    "no words": Doc(VOCAB, words=[]),
}


@pytest.mark.parametrize("doc", DOCS.values(), ids=DOCS)
def test_tokens_have_the_values_and_the_tree_of_spacy(doc: Doc) -> None:
    found = plain(doc)
    assert found.text == doc.text
    assert len(found) == len(doc)
    for kind in get_args(Annotation):
        assert found.has_annotation(kind) == doc.has_annotation(kind), kind
    for token, wanted in zip(found, doc, strict=True):
        assert {name: getattr(token, name) for name in TOKEN_VALUES} == {
            name: getattr(wanted, name) for name in TOKEN_VALUES
        }
        for name in ("children", "lefts", "rights", "subtree", "ancestors"):
            assert [t.i for t in getattr(token, name)] == [t.i for t in getattr(wanted, name)], (name, token)
        for name in ("head", "left_edge", "right_edge"):
            assert getattr(token, name).i == getattr(wanted, name).i, (name, token)
        assert {k: token.morph.get(k, []) for k in ("Number", "Case")} == {
            k: wanted.morph.get(k, []) for k in ("Number", "Case")
        }
        assert token.doc is found


@pytest.mark.parametrize("doc", DOCS.values(), ids=DOCS)
def test_spans_have_the_words_and_the_root_of_spacy(doc: Doc) -> None:
    found = plain(doc)
    assert [(e.start, e.end, e.label_) for e in found.ents] == [(e.start, e.end, e.label_) for e in doc.ents]
    for start in range(len(doc)):
        for end in range(start + 1, len(doc) + 1):
            span, wanted = found[start:end], doc[start:end]
            assert (span.text, span.start, span.end, span.start_char) == (
                wanted.text, wanted.start, wanted.end, wanted.start_char,
            )  # fmt: skip
            assert [t.i for t in span] == [t.i for t in wanted]
            assert span.root.i == wanted.root.i
            assert span[-1].i == wanted[-1].i


def test_sentences_and_neighbours_are_those_of_spacy() -> None:
    doc = annotated()
    found = plain(doc)
    for token, wanted in zip(found, doc, strict=True):
        assert (token.sent.start, token.sent.end) == (wanted.sent.start, wanted.sent.end)
    assert found[3].nbor(-1).text == "from"
    with pytest.raises(IndexError):
        found[0].nbor(-1)
    with pytest.raises(IndexError):
        found[14].nbor()


@pytest.mark.parametrize("doc", DOCS.values(), ids=DOCS)
def test_ranges_of_characters_touch_the_tokens_that_spacy_names(doc: Doc) -> None:
    article = plain(doc)
    for start in range(len(doc.text)):
        for end in range(start + 1, len(doc.text) + 3):
            span = article.char_span(start, end, alignment_mode="expand")
            wanted = doc.char_span(start, end, alignment_mode="expand")
            places = [None if found is None else (found.start, found.end) for found in (span, wanted)]
            assert places[0] == places[1], (start, end)


@pytest.mark.parametrize("places", [slice(None), slice(-2, None), slice(3, 1), slice(2, 99), slice(-99, 2)])
def test_slices_are_those_of_spacy(places: slice) -> None:
    doc = annotated()
    assert [t.i for t in plain(doc)[places]] == [t.i for t in doc[places]]


def test_a_doc_is_read_once() -> None:
    doc = annotated()
    assert plain(doc) is plain(doc)
    assert plain(plain(doc)) is plain(doc)
