from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from imuran_desktop.domain.texts import one_line, several_lines


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


def test_several_lines_stay_lines() -> None:
    assert several_lines("\n one \r\n\r\ntwo\x1b[31m\rthree\n\n") == "one\n\ntwo [31m\nthree"


@given(st.text())
def test_what_is_kept_has_no_control_characters_and_stays_as_it_is(typed: str) -> None:
    for keep in (one_line, several_lines):
        kept = keep(typed)
        assert keep(kept) == kept
        assert all(unicodedata.category(sign) not in ("Cc", "Cs", "Zl", "Zp") for sign in kept.replace("\n", ""))
