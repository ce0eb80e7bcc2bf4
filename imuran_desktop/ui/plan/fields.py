"""The fields the plan's forms share: amounts, dates and times."""

import re
from datetime import date, time

from PySide6.QtCore import QDate, QLocale, QTime
from PySide6.QtWidgets import QDateEdit, QTimeEdit

from imuran_desktop.domain.plan_checks import EARLIEST, LATEST
from imuran_desktop.words.language import Language

_AMOUNT = re.compile(r"(\d{1,6}(?:[.,]\d{1,2})?)\s*(?:mg)?", re.IGNORECASE)
"""At most two decimals, so that a comma between thousands is refused instead of being read as a decimal one."""


def parse_amount(text: str) -> float | None:
    """The milligrams a person typed: "50", "12.5", "12,5", "50 mg"; None when it is no number."""
    found = _AMOUNT.fullmatch(text.strip())
    return float(found[1].replace(",", ".")) if found else None


def amount_text(milligrams: float) -> str:
    """An amount as a person would type it."""
    return f"{milligrams:g}"


def date_field(language: Language, day: date, earliest: date = EARLIEST) -> QDateEdit:
    """A field for a date, with the month as a word."""
    field = QDateEdit(QDate(day.year, day.month, day.day))
    field.setLocale(QLocale(language.locale))
    field.setDisplayFormat("d MMMM yyyy")
    field.setDateRange(QDate(earliest.year, earliest.month, earliest.day), QDate(LATEST.year, LATEST.month, LATEST.day))
    return field


def time_field(language: Language, at: time) -> QTimeEdit:
    """A field for a time of day."""
    field = QTimeEdit(QTime(at.hour, at.minute))
    locale = QLocale(language.locale)
    field.setLocale(locale)
    field.setDisplayFormat(locale.timeFormat(QLocale.FormatType.ShortFormat))
    # 23:45 and 15 minutes on is 00:00, as on a clock.
    field.setWrapping(True)
    return field


def chosen_day(field: QDateEdit) -> date:
    """The date in a field."""
    day = field.date()
    return date(day.year(), day.month(), day.day())


def chosen_time(field: QTimeEdit) -> time:
    """The time in a field."""
    at = field.time()
    return time(at.hour(), at.minute())
