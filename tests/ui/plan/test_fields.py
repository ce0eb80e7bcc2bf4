from datetime import date, time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from imuran_desktop.ui.plan.fields import (
    amount_error,
    amount_text,
    chosen_day,
    chosen_time,
    date_field,
    list_field,
    parse_amount,
    time_field,
)
from imuran_desktop.words.language import Language


@pytest.mark.parametrize(
    ("typed", "amount"),
    [("50", 50), (" 50 ", 50), ("12.5", 12.5), ("12,5", 12.5), ("50 mg", 50), ("50mg", 50), ("0", 0), ("37,25", 37.25)],
)
def test_an_amount_is_read_as_people_write_it(typed: str, amount: float) -> None:
    assert parse_amount(typed) == amount


@pytest.mark.parametrize("typed", ["", "fifty", "1,000", "1.000", "-50", "5 0", "50 g", "1e3", "inf", "50."])
def test_what_could_be_read_in_two_ways_is_no_amount(typed: str) -> None:
    assert parse_amount(typed) is None


@pytest.mark.parametrize("amount", [50, 12.5, 37.25, 1000, 2000])
def test_an_amount_is_shown_as_it_can_be_typed(amount: float) -> None:
    assert parse_amount(amount_text(amount)) == amount


def test_a_date_is_shown_with_the_month_as_a_word(qtbot: QtBot) -> None:
    field = date_field(Language("en_GB"), date(2026, 3, 2))
    qtbot.addWidget(field)
    assert field.text() == "2 March 2026"
    assert chosen_day(field) == date(2026, 3, 2)


def test_a_date_is_never_before_the_earliest(qtbot: QtBot) -> None:
    field = date_field(Language("en_GB"), date(2026, 3, 2), date(2026, 3, 2))
    qtbot.addWidget(field)
    QTest.keyClick(field, Qt.Key.Key_Down)
    assert chosen_day(field) == date(2026, 3, 2)


@pytest.mark.parametrize(("locale", "shown"), [("en_GB", "18:30"), ("en_US", "6:30\N{NARROW NO-BREAK SPACE}PM")])
def test_a_time_is_shown_as_the_language_has_it(qtbot: QtBot, locale: str, shown: str) -> None:
    field = time_field(Language(locale), time(18, 30))
    qtbot.addWidget(field)
    assert field.text() == shown
    assert chosen_time(field) == time(18, 30)


@pytest.mark.parametrize("typed", ["5000000", "-50", "0", "2001", "5000000 mg", "-0,5"])
def test_an_amount_out_of_range_is_told_the_range(typed: str) -> None:
    assert amount_error(Language("en_GB"), typed) == "Enter more than 0 and at most 2,000 mg."


@pytest.mark.parametrize("typed", ["", "fifty", "1,000", "50 g"])
def test_what_is_no_amount_is_told_how_one_looks(typed: str) -> None:
    assert "a number such as 50 or 12.5" in amount_error(Language("en_GB"), typed)


@pytest.mark.parametrize("typed", ["50", "12.5", "2000", "0.5 mg"])
def test_nothing_is_said_of_an_amount_in_range(typed: str) -> None:
    assert amount_error(Language("en_GB"), typed) == ""


def test_a_list_is_as_narrow_as_it_has_to_be(qtbot: QtBot) -> None:
    field = list_field(6)
    qtbot.addWidget(field)
    field.addItem("UTC")
    before = field.sizeHint().width()
    field.addItem("Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch")
    assert field.sizeHint().width() == before
