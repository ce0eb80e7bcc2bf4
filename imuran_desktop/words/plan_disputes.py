"""Parts of the plan that were changed differently in two places, in words."""

from datetime import date, datetime

from imuran_desktop.domain.monitoring import MonitoringSchedule
from imuran_desktop.domain.plan import MealTimes, Person, PlanPart, Prescription
from imuran_desktop.domain.zones import Timeline, ZoneChange
from imuran_desktop.words.doses import meal_words, medicine_words, moment_words
from imuran_desktop.words.language import Language
from imuran_desktop.words.plan import from_words, meal_time_words, step_words
from imuran_desktop.words.travel import zone_time_words


def part_words(language: Language, part: PlanPart) -> str:
    """Which part of the plan it is: "Azathioprine", "Meal times"."""
    tr = language.tr
    match part:
        case Prescription():
            return medicine_words(language, part.medicine)
        case MealTimes():
            return tr("Meal times")
        case MonitoringSchedule():
            return tr("Blood tests")
        case ZoneChange():
            return tr("Time zone")
        case Person():
            return tr("Whose diary it is")


def version_words(language: Language, part: PlanPart, today: date, *, deleted: bool) -> str:
    """What one version says, as far as a line can: the latest dose step, the meals, the schedule."""
    tr = language.tr
    if deleted:
        return tr("Taken out of the plan")
    match part:
        case Prescription():
            return _prescription_words(language, part, today)
        case MealTimes():
            return ", ".join(
                tr("{meal} {time}", meal=meal_words(language, meal), time=meal_time_words(language, part, meal))
                for meal in part.times
            )
        case MonitoringSchedule():
            return tr("{name}, counted from {day}", name=part.preset.name, day=language.date(part.start))
        case ZoneChange():
            return zone_time_words(language, part.zone)
        case Person():
            return part.name


def changed_words(language: Language, at: datetime, by: str, timeline: Timeline, today: date) -> str:
    """When a version was made, and by whom if they said so: "Changed yesterday at 08:10 by Alex"."""
    when = moment_words(language, at, timeline, today)
    if by:
        return language.tr("Changed {when} by {name}", when=when, name=by)
    return language.tr("Changed {when}", when=when)


def _prescription_words(language: Language, item: Prescription, today: date) -> str:
    last = item.in_order()[-1]
    words = language.tr(
        "{dose}, {since}", dose=step_words(language, last), since=from_words(language, last.begins.first, today)
    )
    if item.ends is not None:
        return language.tr("{words}; not taken any more from {day} on", words=words, day=language.date(item.ends.first))
    pauses = [hold.begins.first for hold in item.holds if hold.ends is None or hold.ends.first > today]
    if pauses:
        return language.tr("{words}; with a pause from {day}", words=words, day=language.date(max(pauses)))
    return words
