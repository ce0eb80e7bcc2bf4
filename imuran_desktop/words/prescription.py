"""A prescription's holds, its end, and what it says besides doses, in words."""

from collections.abc import Sequence
from datetime import date, timedelta

from imuran_desktop.domain.doses import Dose
from imuran_desktop.domain.plan import Prescription
from imuran_desktop.words.doses import day_words, medicine_words
from imuran_desktop.words.language import Language, sentence_case
from imuran_desktop.words.past_effect import days_words

_MINUTES_AN_HOUR = 60


def on_hold_words(language: Language, first: date, last: date | None, today: date) -> str:
    """A hold in force: "On hold since Monday 2 March, until further notice"."""
    tr = language.tr
    since = day_words(language, first, today)
    if last is None:
        return tr("On hold since {day}, until further notice", day=since)
    if last == today:
        return tr("On hold since {day}, until the end of today", day=since)
    return tr("On hold since {day}, until {last}", day=since, last=day_words(language, last, today))


def pause_words(language: Language, first: date, last: date | None, today: date) -> str:
    """A hold that is not in force: "Pause from Monday 9 March until Sunday 15 March"."""
    if last is None:
        day = day_words(language, first, today)
        return language.tr("Pause from {day}, until further notice", day=day)
    return language.tr("Pause {days}", days=days_words(language, first, last, today))


def stopped_words(language: Language, count: int, first: Dose | None, last: Dose | None, today: date) -> str:
    """Which coming doses a hold with an end stops: "8 doses from Monday 9 March until Sunday 15 March are not due."."""
    if first is None or last is None:
        return language.tr("No dose is planned for these days, so nothing changes.")
    return language.trn(
        "{number} dose {days} is not due.",
        "{number} doses {days} are not due.",
        count,
        days=days_words(language, first.day, last.day, today),
    )


def stopped_for_good_words(language: Language, first: Dose | None, today: date) -> str:
    """Which coming doses a hold without an end, or the end of a medicine, stops: the first, and all after it."""
    if first is None:
        return language.tr("No dose is planned from then on, so nothing changes.")
    day, time = day_words(language, first.day, today, within=True), language.clock(first.at)
    return language.tr("The {time} dose {day}, and every dose after it, is not due.", time=time, day=day)


def no_longer_offered_words(language: Language, first: date, today: date) -> str:
    """What the end of a medicine does to what is taken as needed, which is never due; ``first`` is the day after."""
    tr = language.tr
    offered = (
        tr("It will no longer be offered on Today.")
        if first <= today
        else tr("{since} on, it will no longer be offered on Today.", since=_since(language, first, today))
    )
    return tr("{words} What you recorded stays.", words=offered)


def _since(language: Language, first: date, today: date) -> str:
    since = language.tr("from {day}", day=day_words(language, first, today))
    return sentence_case(since)


def last_day_words(language: Language, last: date, today: date) -> str:
    """When a medicine ends: "The last day is Thursday 30 April.", "The last day was Friday 27 February."."""
    if last < today:
        return language.tr("The last day was {day}.", day=day_words(language, last, today))
    return language.tr("The last day is {day}.", day=day_words(language, last, today))


def window_words(language: Language, window: timedelta) -> str:
    """An on-time window: "30 minutes", "1 hour", "2 hours"."""
    minutes = window // timedelta(minutes=1)
    if minutes % _MINUTES_AN_HOUR:
        return language.trn("{number} minute", "{number} minutes", minutes)
    return language.trn("{number} hour", "{number} hours", minutes // _MINUTES_AN_HOUR)


def leaflet_milk_words(language: Language) -> str:
    """What one leaflet says about milk: a choice, not advice.

    Source: European leaflet of Imurel 25 mg and 50 mg tablets, December 2021 ("EUL" in resources/reference).
    """
    return language.tr("1 hour before or 2 hours after milk or dairy (European leaflet)")


def about_words(language: Language, action: str, name: str) -> str:
    """An action with the medicine it is about, to tell several apart: "Pause doses: Azathioprine"; plain without."""
    return action if not name else language.tr("{action}: {medicine}", action=action, medicine=name)


def prescription_names(language: Language, items: Sequence[Prescription]) -> list[str]:
    """The name of each medicine; several prescriptions of one are numbered: "Azathioprine (1)", "Azathioprine (2)"."""
    plain = [medicine_words(language, item.medicine) for item in items]
    names = []
    for place, name in enumerate(plain):
        number = plain[: place + 1].count(name)
        several = plain.count(name) > 1
        names.append(language.tr("{medicine} ({number})", medicine=name, number=number) if several else name)
    return names


def ended_name_words(language: Language, name: str, last: date | None) -> str:
    """A medicine that has ended, as a screen reader calls it: "Azathioprine until 2 March 2026"."""
    return name if last is None else language.tr("{medicine} until {day}", medicine=name, day=language.date(last))
