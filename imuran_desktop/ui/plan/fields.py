"""The fields the plan's forms share: amounts, dates, times and lists."""

import re
from datetime import date, time

from PySide6.QtCore import QDate, QLocale
from PySide6.QtWidgets import QComboBox, QDateEdit, QTimeEdit

from imuran_desktop.domain.plan_checks import EARLIEST, LATEST
from imuran_desktop.domain.tablets import MAX_AMOUNT_MG
from imuran_desktop.ui.widgets.typed import DateEntry, TimeEntry
from imuran_desktop.words.language import Language

_AMOUNT = re.compile(r"(\d{1,6}(?:[.,]\d{1,2})?)\s*(?:mg)?", re.IGNORECASE)
"""At most two decimals, so that a comma between thousands is refused instead of being read as a decimal one."""
_A_NUMBER = re.compile(r"[-\u2212+]?\s*\d+(?:[.,]\d{1,2})?\s*(?:mg)?", re.IGNORECASE)


def parse_amount(text: str) -> float | None:
    """The milligrams a person typed: "50", "12.5", "12,5", "50 mg"; None when it is no number."""
    found = _AMOUNT.fullmatch(text.strip())
    return float(found[1].replace(",", ".")) if found else None


def amount_error(language: Language, text: str) -> str:
    """What is wrong with an amount as it was typed, or the empty string."""
    amount = parse_amount(text)
    if amount is not None and 0 < amount <= MAX_AMOUNT_MG:
        return ""
    if amount is not None or _A_NUMBER.fullmatch(text.strip()):
        most = language.number(MAX_AMOUNT_MG)
        return language.tr("Enter more than 0 and at most {most} mg.", most=most)
    return language.tr("Write how many mg, as a number such as 50 or 12.5.")


def amount_text(milligrams: float) -> str:
    """An amount as a person would type it."""
    return f"{milligrams:g}"


def date_field(language: Language, day: date, earliest: date = EARLIEST) -> DateEntry:
    """A field for a date, with the month as a word."""
    field = DateEntry(language, day)
    field.setLocale(QLocale(language.locale))
    field.setDisplayFormat("d MMMM yyyy")
    field.setDateRange(QDate(earliest.year, earliest.month, earliest.day), QDate(LATEST.year, LATEST.month, LATEST.day))
    return field


def time_field(language: Language, at: time) -> TimeEntry:
    """A field for a time of day."""
    field = TimeEntry(language, at)
    locale = QLocale(language.locale)
    field.setLocale(locale)
    field.setDisplayFormat(locale.timeFormat(QLocale.FormatType.ShortFormat))
    # 23:45 and 15 minutes on is 00:00, as on a clock.
    field.setWrapping(True)
    return field


def list_field(letters: int) -> QComboBox:
    """An empty list to choose from, as wide as the form lets it be: not as its longest entry, but so many letters."""
    field = QComboBox()
    field.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    field.setMinimumContentsLength(letters)
    return field


def chosen_day(field: QDateEdit) -> date:
    """The date in a field."""
    day = field.date()
    return date(day.year(), day.month(), day.day())


def chosen_time(field: QTimeEdit) -> time:
    """The time in a field."""
    at = field.time()
    return time(at.hour(), at.minute())
