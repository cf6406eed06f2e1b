"""The shipped pipeline brings word vectors, found whatever the capitals."""

import pytest
from spacy.strings import hash_string

from kg.annotate.pipeline import load_pipeline


@pytest.mark.model
@pytest.mark.parametrize("word", ["government", "minister", "river", "monday"])
def test_a_word_has_one_vector_with_and_without_a_capital(word):
    vectors = load_pipeline().vocab.vectors
    rows = [vectors.key2row.get(hash_string(form)) for form in (word, word.title(), word.upper())]
    assert None not in rows
    assert len(set(rows)) == 1
    assert hash_string(word + "zq") not in vectors.key2row
