"""The pipeline reads an article paragraph by paragraph and gives back its text, character by character."""

import numpy as np
import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.vectors import Vectors

from kg.annotate.paragraphs import MAX_PIECE, MAX_RUN, iter_pieces
from kg.annotate.pipeline import annotate, load_pipeline, model_identity
from kg.errors import InputError, ModelError

HOSTILE = [
    "",
    " ",
    "\n",
    " \n\t \r\n",
    "one",
    "\n\n  Leading blanks.  Two  blanks.\n \nTrailing \n",
    "Control \x00 \x07 \x1f \x1e characters \x85 and \u2028 separators\u2029.",
    "قال الوزير إن 5 أشخاص قتلوا.\nHe said: שלום.",
    "👩‍👩‍👧 said “hi” 🇻🇪.\r\n\r\nMr.\u00a0Smith\u200b left. e\u0301",
    "The ministry\tsaid\n\n\n\n\nso.",
    "x" * 3 * MAX_PIECE,
    "(" * 2 * MAX_RUN + " and " + "." * 2 * MAX_RUN,
    "A sentence. " * MAX_PIECE,
]


@pytest.fixture(scope="module")
def blank():
    """A pipeline that only tokenises: enough to see that no character is lost."""
    return spacy.blank("en")


@pytest.fixture(scope="module")
def shipped():
    return load_pipeline()


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_text_and_offsets_are_those_of_the_article(text, blank):
    doc = annotate(text, blank)
    assert doc.text == text
    assert all(text[token.idx : token.idx + len(token)] == token.text for token in doc)


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"])))
@settings(max_examples=40, deadline=None)
def test_any_text_comes_back(text):
    assert annotate(text, spacy.blank("en")).text == text


def test_no_token_holds_both_a_word_and_a_line_break(blank):
    doc = annotate("He left.\nShe stayed.\n\n They wait.", blank)
    assert [token.text for token in doc if token.is_space] == ["\n", "\n\n "]


def test_pieces_are_bounded_and_cut_at_sentences():
    text = "He said that it rained. " * 2 * (MAX_PIECE // 20)
    pieces = [text[piece.start : piece.end] for piece in iter_pieces(text)]
    assert len(pieces) > 1
    assert all(piece.endswith("rained.") and len(piece) <= MAX_PIECE for piece in pieces)


def test_a_lone_surrogate_is_refused_with_its_place(blank):
    with pytest.raises(InputError, match="character 4"):
        annotate("bad \ud800", blank)


@pytest.mark.parametrize(
    ("name", "reason"), [("no_such_pipeline", "neither installed nor a folder"), (__file__, "is a file")]
)
def test_a_missing_pipeline_names_what_is_legal(name, reason):
    with pytest.raises(ModelError, match=reason) as raised:
        load_pipeline(name)
    assert repr(name) in str(raised.value)
    assert "installed spaCy pipeline" in str(raised.value)


def test_a_folder_without_a_pipeline_is_refused(tmp_path):
    with pytest.raises(ModelError, match="holds no pipeline"):
        load_pipeline(str(tmp_path))


def test_a_pipeline_without_parser_is_refused(tmp_path):
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    nlp.to_disk(tmp_path / "poor")
    with pytest.raises(ModelError, match="lacks a tagger and a parser"):
        load_pipeline(str(tmp_path / "poor"))


@pytest.mark.model
def test_no_sentence_or_name_crosses_a_paragraph(shipped):
    text = "The ministry said that 19 people\nwere freed.  Maria\tLopez denied it.\r\n \r\nHe left"
    doc = annotate(text, shipped)
    assert doc.text == text
    assert all("\n" not in sentence.text.strip() for sentence in doc.sents)
    assert not any(sentence.text.isspace() for sentence in doc.sents)
    assert "Maria\tLopez" in [name.text for name in doc.ents]


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("reporting releasesCNN noted", ["reporting", "releases", "CNN", "noted"]),
        ("noted releases.CNN said", ["noted", "releases", ".", "CNN", "said"]),
        ("in 2024.The minister", ["in", "2024", ".", "The", "minister"]),
        ("iPhone McDonald LaTeX eBay YouTube macOS", ["iPhone", "McDonald", "LaTeX", "eBay", "YouTube", "macOS"]),
        ("the U.S. and www.example.com", ["the", "U.S.", "and", "www.example.com"]),
    ],
)
def test_glued_words_are_parted_and_camel_case_stays(text, words, shipped):
    assert [token.text for token in annotate(text, shipped)] == words


@pytest.mark.model
def test_the_archetype_sentence_is_parsed(shipped):
    doc = annotate(
        "The director of the NGO Open Rights, Maria Lopez, reported that 45 people had been released.", shipped
    )
    root = next(token for token in doc if token.dep_ == "ROOT")
    assert root.text == "reported"
    assert {"nsubj", "ccomp"} <= {child.dep_ for child in root.children}
    assert ("Maria Lopez", "PER") in [(name.text, name.label_) for name in doc.ents]


@pytest.mark.model
def test_annotation_does_not_depend_on_what_came_before(shipped):
    text = "CNN reported that it contacted the office.\n\nThe court, however, denies that."

    def seen():
        return [(t.text, t.tag_, t.pos_, t.lemma_, t.dep_, t.head.i, t.ent_type_) for t in annotate(text, shipped)]

    first = seen()
    annotate("Wholly other words about Zanzibar.\n" * 300, shipped)
    assert seen() == first


@pytest.mark.model
def test_identity_is_stable(shipped):
    identity = model_identity(shipped)
    assert (identity.name, len(identity.digest)) == ("en_hearsay_news", 16)
    model_identity.cache_clear()
    assert model_identity(shipped) == identity


def test_word_vectors_belong_to_the_identity():
    nlp = spacy.blank("en")
    digests = []
    for value in (1.0, 2.0):
        nlp.vocab.vectors = Vectors(data=np.full((1, 3), value, dtype="float32"), keys=[7])
        model_identity.cache_clear()
        digests.append(model_identity(nlp).digest)
    assert len(set(digests)) == 2
