"""Which line breaks are read as blanks."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.lines import legible, unwrap

WRAPPED = (
    "The mayor of the old harbour town said on Tuesday that the\n"
    "bridge would stay shut until the inspectors of the Ministry\n"
    "Office for Roads had seen it. She spoke of weeks.\n"
    "\n"
    "Nobody was hurt."
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ""),
        ("One line", "One line"),
        ("Dam is safe\nThe dam is safe, the mayor said.", None),
        ("One ended.\nanother began", None),
        (WRAPPED, WRAPPED.replace("the\nbridge", "the bridge").replace("Ministry\nOffice", "Ministry Office")),
        ("  \n a list\n- of\n- things\n", None),
        ("A short line\nbegins in lower case", None),
        ("The largest release carried out by the government of the country\nReporters asked " + "more " * 40, None),
        (
            "The largest release that was ever carried out\nby the government of the country.",
            "The largest release that was ever carried out by the government of the country.",
        ),
    ],
)
def test_unwrap(text: str, expected: str | None) -> None:
    assert unwrap(text) == (text if expected is None else expected)


@given(st.text(alphabet="aA. \n\r\u2028x", max_size=300))
def test_offsets_stay(text: str) -> None:
    assert len(unwrap(text)) == len(text)
    assert unwrap(text).split() == text.split()


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("Paula\u00a0Renn said\u2009no", "Paula Renn said no"),
        ("1\u202f200 tonnes, 4\u00a0percent", "1\u202f200 tonnes, 4 percent"),
        ("rose by 4%.&nbsp;She said: &quot;No.&quot;", "rose by 4%.      She said: “     No.     ”"),
        ("&#8220;No,&#8221; she said", "“      No,      ” she said"),
        ("Brask &amp; Sons", "Brask &     Sons"),
        ("AT&amp;T didn&#39;t", "AT&amp;T didn&#39;t"),
        ("R&D; a &foo; b & c", "R&D; a &foo; b & c"),
        ("", ""),
    ],
)
def test_what_is_left_of_a_page_is_read_as_what_it_means(text: str, read: str) -> None:
    assert legible(text) == read
    assert len(read) == len(text)


@given(text=st.text(st.characters() | st.sampled_from("&#;quotnbsp\u00a0 1"), max_size=40))
def test_a_text_keeps_its_length(text: str) -> None:
    assert len(legible(text)) == len(text)
