"""Columns fill the page, and no word is wider than the place it has."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from imuran_desktop.reports.content import Column, Table
from imuran_desktop.reports.table_widths import BREAK, broken, column_widths, text_width

_ROOM, _SIZE, _PADDING = 500.0, 9.0, 8.0
_LONG = "x" * 400


def test_columns_are_as_wide_as_their_words_and_share_what_is_left() -> None:
    notes = "word " * 99
    table = Table((Column("Day"), Column("Note", 2), Column("Why", 1)), (("2 March 2026", notes, notes),))
    day, note, why = column_widths(table, _ROOM, _SIZE, _PADDING)
    assert day == pytest.approx(text_width("2 March 2026", _SIZE) + _PADDING)
    assert note == pytest.approx(2 * why)
    assert day + note + why == pytest.approx(_ROOM)


def test_a_heading_stays_on_one_line_where_there_is_room() -> None:
    table = Table((Column("Longest run without a dose", 1), Column("Doses taken", 5)), (("none", "1 of 2"),))
    run, taken = column_widths(table, _ROOM, _SIZE, _PADDING)
    assert run >= text_width("Longest run without a dose", _SIZE, bold=True) + _PADDING
    assert run + taken == pytest.approx(_ROOM)


def test_a_column_leaves_to_the_others_what_it_needs_not_itself() -> None:
    table = Table((Column("Day", 1), Column("Note", 1)), (("2 March", "word " * 99),))
    day, note = column_widths(table, _ROOM, _SIZE, _PADDING)
    assert day == pytest.approx(text_width("2 March", _SIZE) + _PADDING)
    assert note == pytest.approx(_ROOM - day)


def test_a_date_stays_on_its_line_beside_long_notes() -> None:
    table = Table((Column("Day"), Column("Note", 1), Column("Why")), (("Monday 2 March 2026", _LONG, "word " * 99),))
    day, *_ = column_widths(table, _ROOM, _SIZE, _PADDING)
    assert day >= text_width("Monday 2 March 2026", _SIZE)


def test_the_heading_of_a_column_counts_as_bold() -> None:
    table = Table((Column("Haemoglobin"), Column("", 1)), (("1", "2"),))
    first, _ = column_widths(table, _ROOM, _SIZE, _PADDING)
    assert first == pytest.approx(text_width("Haemoglobin", _SIZE, bold=True) + _PADDING)
    assert text_width("Haemoglobin", _SIZE, bold=True) > text_width("Haemoglobin", _SIZE)


@given(st.data())
def test_columns_always_fill_the_room(data: st.DataObject) -> None:
    shares = data.draw(st.lists(st.integers(0, 4), min_size=1, max_size=12))
    words = st.sampled_from(["", "x", "2 March 2026", "azathioprine", _LONG, "word " * 40])
    rows = data.draw(st.lists(st.tuples(*[words for _ in shares]), max_size=5))
    table = Table(tuple(Column(data.draw(words), share) for share in shares), tuple(rows))
    widths = column_widths(table, _ROOM, _SIZE, _PADDING)
    assert sum(widths) == pytest.approx(_ROOM)
    assert min(widths) >= 0


def test_only_a_word_that_is_too_wide_is_broken() -> None:
    assert broken("two words", 30, _SIZE) == "two words"
    pieces = broken(f"so {_LONG} long", 60, _SIZE)
    assert pieces.replace(BREAK, "") == f"so {_LONG} long"
    assert all(text_width(piece, _SIZE) <= 60 for word in pieces.split() for piece in word.split(BREAK))
    assert pieces.startswith("so x")


def test_what_a_space_holds_together_is_one_word() -> None:
    text = "50\N{NO-BREAK SPACE}mg"
    assert BREAK in broken(text, text_width("50", _SIZE) + 1, _SIZE)


def test_a_letter_keeps_its_accents() -> None:
    text = "e\N{COMBINING ACUTE ACCENT}" * 40
    pieces = broken(text, 30, _SIZE).split(BREAK)
    assert len(pieces) > 1
    assert all(piece.startswith("e") for piece in pieces)


@given(st.text(st.sampled_from("aW \n\N{NO-BREAK SPACE}é"), max_size=80), st.floats(12, 200))
def test_every_piece_fits(text: str, room: float) -> None:
    shown = broken(text, room, _SIZE)
    assert shown.replace(BREAK, "") == text
    assert all(
        text_width(piece, _SIZE) <= room + 1e-6 for piece in shown.replace(BREAK, "\n").replace(" ", "\n").split("\n")
    )
