"""Reminders that were told, in words: when, how they were shown, and what came of them."""

from collections.abc import Sequence
from datetime import date

from imuran_desktop.domain.codes import Delivery, Reply, Stage
from imuran_desktop.domain.reminder_log import LoggedReminder
from imuran_desktop.domain.zones import Timeline
from imuran_desktop.words.doses import outcome_words
from imuran_desktop.words.language import Language


def reminded_words(language: Language, reminders: Sequence[LoggedReminder], timeline: Timeline, day: date) -> str:
    """When the person was reminded of a dose of ``day``: "Reminded at 08:00, 08:15 and 08:30 (on the desktop)."."""
    times: dict[tuple[Delivery | None, date], list[str]] = {}
    for item in reminders:
        local = timeline.local(item.told_at)
        known = times.setdefault((item.delivery, local.date()), [])
        known += [time for time in [language.clock(local)] if time not in known]
    return " ".join(
        _sentence(language, delivery, _when(language, on, day, clocks)) for (delivery, on), clocks in times.items()
    )


def _when(language: Language, on: date, day: date, clocks: Sequence[str]) -> str:
    times = language.listed(clocks)
    if on == day:
        return language.tr("at {times}", times=times)
    full = language.day(on) if on.year == day.year else language.day_and_year(on)
    return language.tr("on {day} at {times}", day=full, times=times)


def _sentence(language: Language, delivery: Delivery | None, when: str) -> str:
    tr = language.tr
    if delivery is None:
        return tr("Reminded {when} (it is not known how).", when=when)
    return {
        Delivery.DESKTOP: tr("Reminded {when} (on the desktop).", when=when),
        Delivery.WINDOW: tr("Reminded {when} (in the app's own window).", when=when),
        Delivery.NONE: tr("A reminder {when} could not be shown.", when=when),
    }[delivery]


def logged_words(language: Language, item: LoggedReminder, timeline: Timeline) -> str:
    """One line of the log: when it was told, of what, how it was shown, and what was done and recorded after it."""
    tr, local = language.tr, timeline.local(item.told_at)
    parts = [
        tr("{day} at {time}", day=language.date(local.date()), time=language.clock(local)),
        tr("{subject}, {stage}", subject=item.subject, stage=_stage_words(language, item.stage)),
        _delivery_words(language, item.delivery),
    ]
    if item.reply is not None:
        parts.append(_reply_words(language, item.reply))
    if item.outcome is not None:
        parts.append(tr("recorded: {outcome}", outcome=outcome_words(language, item.outcome).lower()))
    elif item.stage in (Stage.DUE, Stage.MISSED):
        parts.append(tr("nothing recorded"))
    return "; ".join(parts) + "."


def _stage_words(language: Language, stage: Stage) -> str:
    tr = language.tr
    return {
        Stage.DUE: tr("due"),
        Stage.MISSED: tr("missed"),
        Stage.TEST_WEEK_BEFORE: tr("in a week"),
        Stage.TEST_DAY_BEFORE: tr("tomorrow"),
        Stage.TEST_DUE: tr("due"),
        Stage.TEST_OVERDUE: tr("overdue"),
        Stage.STOCK_LOW: tr("running low"),
        Stage.STOCK_DAY_BEFORE: tr("run out tomorrow"),
    }[stage]


def _delivery_words(language: Language, delivery: Delivery | None) -> str:
    tr = language.tr
    if delivery is None:
        return tr("not known whether it was shown")
    return {
        Delivery.DESKTOP: tr("shown on the desktop"),
        Delivery.WINDOW: tr("shown in the app's own window"),
        Delivery.NONE: tr("could not be shown"),
    }[delivery]


def _reply_words(language: Language, reply: Reply) -> str:
    tr = language.tr
    return {
        Reply.TAKEN: tr("answered: taken"),
        Reply.SKIPPED: tr("answered: skipped"),
        Reply.SNOOZED: tr("snoozed"),
        Reply.OPENED: tr("opened"),
        Reply.DISMISSED: tr("closed without an answer"),
    }[reply]
