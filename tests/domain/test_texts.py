from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from imuran_desktop.domain.texts import isolated, one_line, several_lines


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        (" ears ring ", "ears ring"),
        ("b\x07c", "b c"),
        ("one\ntwo\r\nthree\u2028four", "one two three four"),
        ("a\tb  c", "a b c"),
        ("قلب 🫀 naïve", "قلب 🫀 naïve"),
        ("\x00\n", ""),
        ("75\N{NO-BREAK SPACE}mg", "75\N{NO-BREAK SPACE}mg"),
    ],
)
def test_one_line(typed: str, kept: str) -> None:
    assert one_line(typed) == kept


def test_only_a_text_that_may_run_from_right_to_left_is_isolated() -> None:
    assert isolated("سام") == "\N{FIRST STRONG ISOLATE}سام\N{POP DIRECTIONAL ISOLATE}"
    assert isolated("Sam Иван 5") == "Sam Иван 5"


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("\u2067turned", "turned"),
        ("\u2069\u2069 closing, then \u2067 12", " closing, then  12"),
        ("\u202eevil\u200f\u061c\u200e", "evil"),
        ("\u2067سلم", "\u2068سلم\u2069"),
        ("می\u200cشود", "\u2068می\u200cشود\u2069"),
    ],
)
def test_what_is_isolated_can_not_turn_round_what_stands_beside_it(typed: str, kept: str) -> None:
    assert isolated(typed) == kept


@given(st.text(st.sampled_from("a1 س\u2066\u2067\u2068\u2069\u202a\u202b\u202c\u202d\u202e\u200e\u200f\u061c")))
def test_no_turning_sign_is_left_but_those_of_the_isolate_itself(typed: str) -> None:
    kept = isolated(typed)
    inner = kept[1:-1] if kept.startswith("\u2068") else kept
    assert set(inner) <= set("a1 س")
    assert list(inner) == [sign for sign in typed if sign in "a1 س"]


def test_several_lines_stay_lines() -> None:
    assert several_lines("\n one \r\n\r\ntwo\x1b[31m\rthree\n\n") == "one\n\ntwo [31m\nthree"


@given(st.text())
def test_what_is_kept_has_no_control_characters_and_stays_as_it_is(typed: str) -> None:
    for keep in (one_line, several_lines):
        kept = keep(typed)
        assert keep(kept) == kept
        assert all(unicodedata.category(sign) not in ("Cc", "Cs", "Zl", "Zp") for sign in kept.replace("\n", ""))
