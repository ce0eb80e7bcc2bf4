from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from imuran_desktop.domain.folding import folded


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("  Éruption, d'URTICAIRE!  ", "eruption durticaire"),
        ("can\N{RIGHT SINGLE QUOTATION MARK}t\tstop", "cant stop"),
        ("flu-like", "flu like"),
        ("STRASSE", "strasse"),
        ("Straße", "strasse"),
        (" ?! ", ""),
    ],
)
def test_case_accents_and_punctuation_do_not_matter(text: str, plain: str) -> None:
    assert folded(text) == plain


@given(st.text())
def test_words_stay_one_space_apart(text: str) -> None:
    plain = folded(text)
    assert plain == " ".join(plain.split())


@given(st.text(st.characters(max_codepoint=0x7F)))
def test_plain_letters_only_lose_their_case(text: str) -> None:
    kept = [letter for letter in folded(text) if letter.isalnum()]
    assert kept == [letter.lower() for letter in text if letter.isalnum()]


@given(st.text(st.characters(max_codepoint=0x24F)))
def test_what_is_folded_stays_as_it_is(text: str) -> None:
    assert folded(folded(text)) == folded(text)
