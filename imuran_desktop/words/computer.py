"""What is said of this computer: its clock, who else used it, and what waits in the tray."""

from datetime import date, datetime

from imuran_desktop.domain.zones import Timeline
from imuran_desktop.words.doses import day_words
from imuran_desktop.words.language import Language


def clock_behind_words(language: Language, now: datetime, last: datetime, timeline: Timeline) -> str:
    """That the clock is behind what was recorded."""
    times = [timeline.local(moment) for moment in (now, last)]
    one_day = times[0].date() == times[1].date()
    shown, recorded = (language.clock(time) if one_day else _dated_words(language, time) for time in times)
    return language.tr(
        "This computer's clock may be wrong: it says {now}, but this diary was last used at {last}. Please set the "
        "clock.",
        now=shown,
        last=recorded,
    )


def nobody_there_words(language: Language, since: datetime, until: datetime, timeline: Timeline) -> str:
    """That nobody could be reminded, and when. ``until`` is now, or was a short time ago."""
    today = timeline.local(until).date()
    times = [timeline.local(moment) for moment in (since, until)]
    start, end = (
        language.clock(time) if times[0].date() == today else _near_words(language, time, today) for time in times
    )
    return language.tr(
        "From {start} until {end} another person was using this computer, so nobody could be reminded.",
        start=start,
        end=end,
    )


def waiting_words(language: Language, whose: str, count: int) -> str:
    """The tooltip of the icon in the tray. ``whose`` is the title of the window."""
    if not count:
        return whose
    waiting = language.trn("{number} dose waits for an answer", "{number} doses wait for an answer", count)
    return language.tr("{whose}: {waiting}", whose=whose, waiting=waiting)


def _dated_words(language: Language, local: datetime) -> str:
    return language.tr("{time} on {date}", time=language.clock(local), date=language.date(local.date()))


def _near_words(language: Language, local: datetime, today: date) -> str:
    return language.tr("{day} at {time}", day=day_words(language, local.date(), today), time=language.clock(local))
