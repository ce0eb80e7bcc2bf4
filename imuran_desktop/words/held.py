"""Doses on hold, in words."""

from datetime import date

from imuran_desktop.domain.codes import HoldReason
from imuran_desktop.domain.plan import Hold
from imuran_desktop.words.doses import day_words, medicine_words
from imuran_desktop.words.language import Language


def hold_reason_words(language: Language, reason: HoldReason) -> str:
    """Why doses are paused, as a choice and as a fact."""
    tr = language.tr
    return {
        HoldReason.CLINIC: tr("My clinic told me to pause"),
        HoldReason.HOSPITAL: tr("I am in hospital, the ward gives it"),
    }[reason]


def held_words(language: Language, reason: HoldReason, said_by: str) -> str:
    """Why doses are paused and who said so: "My clinic told me to pause. Said by: Nurse Example."."""
    words = language.tr("{reason}.", reason=hold_reason_words(language, reason))
    return language.tr("{words} Said by: {name}.", words=words, name=said_by) if said_by else words


def hold_words(language: Language, hold: Hold, today: date) -> str:
    """Why doses are on hold, who said so, and until when."""
    tr = language.tr
    if hold.ends is None:
        until = tr("Until further notice.")
    else:
        until = tr("Doses begin again {day}.", day=day_words(language, hold.ends.first, today, within=True))
    return f"{held_words(language, hold.reason, hold.said_by)} {until}"


def medicine_on_hold_words(language: Language, medicine: str, first: date, last: date | None, today: date) -> str:
    """A hold in force: "Azathioprine is on hold since today, until further notice." ``last`` is the last held day."""
    tr = language.tr
    name, since = medicine_words(language, medicine), day_words(language, first, today)
    if last is None:
        return tr("{medicine} is on hold since {day}, until further notice.", medicine=name, day=since)
    if last == today:
        return tr("{medicine} is on hold since {day}, until the end of today.", medicine=name, day=since)
    until = day_words(language, last, today)
    return tr("{medicine} is on hold since {day}, until {last}.", medicine=name, day=since, last=until)
