"""Time zones and journeys in words."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from imuran_desktop.domain.doses import Dose
from imuran_desktop.domain.zones import Timeline
from imuran_desktop.words.doses import day_words, dose_words, meal_words
from imuran_desktop.words.language import Language, sentence_case

_HOUR = 3600
_MINUTE = 60


def place_words(zone: str) -> str:
    """The place that names a zone: "New York" for America/New_York."""
    return zone.rpartition("/")[2].replace("_", " ")


def zone_choice_words(zone: str) -> str:
    """A zone in a list, the place first, so that typing finds it: "New York (America)"."""
    region, _, place = zone.partition("/")
    if not place:
        return zone
    parts = [part.replace("_", " ") for part in (*place.split("/")[::-1][1:], region)]
    return f"{place_words(zone)} ({', '.join(parts)})"


def zone_time_words(language: Language, zone: str) -> str:
    """The clock of a zone: "New York time"."""
    return language.tr("{place} time", place=place_words(zone))


def ahead_words(language: Language, home: str, here: str, now: datetime) -> str:
    """How far the clock here is from the one at home: "5 hours behind London time"."""
    tr = language.tr
    offsets = [now.astimezone(ZoneInfo(zone)).utcoffset() or timedelta() for zone in (home, here)]
    ahead_s = int((offsets[1] - offsets[0]).total_seconds())
    home_time = zone_time_words(language, home)
    if not ahead_s:
        return tr("the same as {home} today, but not all year", home=home_time)
    span = span_words(language, abs(ahead_s))
    if ahead_s > 0:
        return tr("{span} ahead of {home}", span=span, home=home_time)
    return tr("{span} behind {home}", span=span, home=home_time)


def span_words(language: Language, seconds: int) -> str:
    """A difference between two clocks: "5 hours", "5 hours and 30 minutes"."""
    hours, minutes = divmod(seconds // _MINUTE, _HOUR // _MINUTE)
    parts = []
    if hours:
        parts.append(language.trn("{number} hour", "{number} hours", hours))
    if minutes:
        parts.append(language.trn("{number} minute", "{number} minutes", minutes))
    return language.listed(parts)


def question_words(language: Language, home: str, here: str) -> str:
    """What is asked once when the computer's clock and the diary's differ."""
    return language.tr(
        "This computer shows {here}. Your doses follow {home}.",
        here=zone_time_words(language, here),
        home=zone_time_words(language, home),
    )


def short_question_words(language: Language, here: str) -> str:
    """The same question where there is little room; it takes yes or no."""
    return language.tr("Are you on {here} now?", here=zone_time_words(language, here))


def difference_words(language: Language, home: str, here: str, now: datetime) -> str:
    """How the clock of a place differs from the one that doses follow, as a sentence."""
    if home == here:
        return following_words(language, home)
    return language.tr(
        "{here} is {difference}.",
        here=zone_time_words(language, here),
        difference=ahead_words(language, home, here, now),
    )


def following_words(language: Language, zone: str) -> str:
    """Which clock doses follow."""
    return language.tr("Your doses follow {zone}.", zone=zone_time_words(language, zone))


def followed_words(language: Language, zone: str) -> str:
    """What was recorded: which clock doses follow now."""
    return language.tr("Your doses now follow {zone}.", zone=zone_time_words(language, zone))


def planned_journey_words(language: Language, zone: str, at: datetime, today: date) -> str:
    """What was recorded of a journey still to come."""
    local = Timeline.fixed(zone).local(at)
    return language.tr(
        "Your doses follow {zone} from {day} at {time}.",
        zone=zone_time_words(language, zone),
        day=day_words(language, local.date(), today),
        time=language.clock(local),
    )


def moved_dose_words(language: Language, dose: Dose) -> str:
    """Which dose it is: "Azathioprine 50 mg, dinner"."""
    meal = meal_words(language, dose.meal)
    return (
        language.tr("{dose}, {meal}", dose=dose_words(language, dose), meal=meal)
        if meal
        else dose_words(language, dose)
    )


def due_words(language: Language, at: datetime | None, clock: str, here: str, now: datetime) -> str:
    """When a dose is due by the ``clock`` of a zone, and what the clock ``here`` shows then.

    "Tomorrow at 08:00 (03:00 in New York)"; where it is one clock, "Tomorrow at 08:00". Days are told as seen here.
    """
    tr = language.tr
    if at is None:
        return tr("Not due: your clock leaves out that day")
    planned, local = (Timeline.fixed(zone).local(at) for zone in (clock, here))
    today = Timeline.fixed(here).local(now).date()
    when = tr("{day} at {time}", day=day_words(language, planned.date(), today), time=language.clock(planned))
    when = sentence_case(when)
    if local.replace(tzinfo=None) == planned.replace(tzinfo=None):
        return when
    other = language.clock(local)
    if local.date() != planned.date():
        other = tr("{day} {time}", day=day_words(language, local.date(), today), time=other)
    return tr("{when} ({other} in {place})", when=when, other=other, place=place_words(here))


def change_words(language: Language, at: datetime | None, zone: str) -> str:
    """One stretch of where the person was: "Tokyo time, since 10 May 2026 at 12:00"."""
    place = zone_time_words(language, zone)
    if at is None:
        return language.tr("{zone}, from the beginning", zone=place)
    local = Timeline.fixed(zone).local(at)
    return language.tr(
        "{zone}, since {day} at {time}", zone=place, day=language.date(local.date()), time=language.clock(local)
    )


def other_clock_words(language: Language, dose: Dose, timeline: Timeline, now: datetime) -> str:
    """The clock that a dose from before a journey goes by: "London time"; empty when it is the one here."""
    zone = timeline.zone_at(dose.instant)
    there, here = (dose.instant.astimezone(each).utcoffset() for each in (zone, timeline.zone_at(now)))
    return "" if there == here else zone_time_words(language, str(zone))
