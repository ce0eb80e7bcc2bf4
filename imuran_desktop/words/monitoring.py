"""Blood-test schedules in words: how often they ask for a test, and the dates that come of it."""

from collections.abc import Sequence
from datetime import date

from imuran_desktop.domain.monitoring import ClinicDate, MonitoringPreset, MonitoringSchedule, PlannedTest
from imuran_desktop.domain.phases import Interval, Phase
from imuran_desktop.words.doses import day_words
from imuran_desktop.words.language import Language, sentence_case

_WEEK = 7


def rhythm_words(language: Language, preset: MonitoringPreset) -> str:
    """How often a schedule asks for a test: "Every week for the first month, then every month."."""
    parts = [_phase_words(language, phase, first=phase is preset.phases[0]) for phase in preset.phases]
    joined = language.tr(", then ").join(parts)
    return language.tr("{rhythm}.", rhythm=sentence_case(joined))


def asked_for_words(language: Language, preset: MonitoringPreset) -> str:
    """What a schedule has tested: "full blood count and liver function tests"."""
    return language.listed([language.tr(name) for name in preset.tests])


def source_words(language: Language, preset: MonitoringPreset) -> str:
    """Where a schedule comes from, and when that was last checked; empty where the clinic gave it itself."""
    if not preset.source:
        return ""
    checked = date.fromisoformat(preset.checked) if preset.checked else None
    source = language.tr("Source: {source}.", source=language.tr(preset.source))
    if checked is None:
        return source
    return f"{source} " + language.tr("Checked on {day}.", day=language.date(checked))


def origin_words(language: Language, schedule: MonitoringSchedule) -> str:
    """Where the schedule that a person follows comes from: who gave it, and what it was published in."""
    said = language.tr("Given by: {who}.", who=schedule.said_by) if schedule.said_by else ""
    published = source_words(language, schedule.preset)
    return " ".join(filter(None, (said, published))) or language.tr("Entered here, as your clinic gave it.")


def choice_words(language: Language, schedule: MonitoringSchedule) -> list[str]:
    """How the person follows a schedule, where that is not as usual: a sentence for each choice."""
    tr, found = language.tr, []
    if schedule.working_days:
        found.append(tr("No date falls on a Saturday or Sunday."))
    if schedule.counts_from_done:
        found.append(tr("The next date counts from the day the last test was done."))
    if schedule.window_days is not None:
        found.append(window_words(language, schedule.window_days))
    return found


def window_words(language: Language, days: int | None) -> str:
    """How far off a test may be done and still count for a planned date."""
    if days is None:
        return language.tr("A test counts for the planned date nearest to it.")
    if days == 0:
        return language.tr("A test counts only on the planned date itself.")
    return language.trn(
        "A test counts for the planned date nearest to it, up to {number} day before or after.",
        "A test counts for the planned date nearest to it, up to {number} days before or after.",
        days,
    )


def schedule_facts(language: Language, schedule: MonitoringSchedule, today: date) -> list[tuple[str, str]]:
    """All there is to know about the schedule a person follows, each fact with its name."""
    tr, preset = language.tr, schedule.preset
    counted = language.date(schedule.counted_from or schedule.start)
    again = [day for day in schedule.restarts if day >= (schedule.counted_from or schedule.start)]
    coming = [given for given in schedule.dates if given.on >= today]
    dates = [
        f"{sentence_case(day_words(language, given.on, today))}. {clinic_date_words(language, given, today)}"
        for given in coming
    ]
    facts = [
        (tr("Schedule"), tr("{name}, counted from {day}", name=tr(preset.name), day=counted)),
        (tr("How often"), rhythm_words(language, preset)),
        (tr("What is tested"), asked_for_words(language, preset) if preset.tests else ""),
        *((tr("More often again"), tr("from {day}", day=language.date(day))) for day in again),
        (tr("Dates your clinic gave"), "\n".join(dates)),
        (tr("Also chosen"), " ".join(choice_words(language, schedule))),
        (tr("Good to know"), tr(preset.caveat) if preset.caveat else ""),
        (tr("Where this is from"), origin_words(language, schedule)),
    ]
    return [(name, words) for name, words in facts if words]


def clinic_date_words(language: Language, given: ClinicDate, today: date) -> str:
    """Who gave a date, and what it is in place of: "Given by the nurse, in place of Sunday 8 March."."""
    tr = language.tr
    if given.instead_of is None:
        return tr("One more test, given by: {who}.", who=given.said_by) if given.said_by else tr("One more test.")
    planned = day_words(language, given.instead_of, today)
    if given.said_by:
        return tr("In place of {day}, given by: {who}.", day=planned, who=given.said_by)
    return tr("Given by your clinic, in place of {day}.", day=planned)


def due_dates_words(language: Language, tests: Sequence[PlannedTest], today: date) -> str:
    """Some dates in one phrase: "Sunday 8 March, Sunday 15 March and Sunday 22 March"."""
    return language.listed([day_words(language, test.due, today) for test in tests])


def later_words(language: Language, before: Sequence[PlannedTest], after: Sequence[PlannedTest], today: date) -> str:
    """A warning where another schedule puts the next test off; else empty. Neither list need be filled."""
    if not before or not after or after[0].due <= before[0].due:
        return ""
    return language.tr(
        "The next test would move from {before} to {after}. If you have a date for it, keep that date.",
        before=day_words(language, before[0].due, today),
        after=day_words(language, after[0].due, today),
    )


def _phase_words(language: Language, phase: Phase, *, first: bool) -> str:
    tr = language.tr
    if phase.at_weeks:
        *others, last = phase.at_weeks
        weeks = language.listed([*(language.number(week) for week in others), language.number(last)])
        return language.trn("{weeks} week after the start", "{weeks} weeks after the start", last, weeks=weeks)
    every = _every_words(language, phase.every or Interval())
    if phase.until is not None and first:
        return tr("{every} for {span}", every=every, span=span_words(language, phase.until))
    if phase.until is not None:
        return tr("{every} until {span} after the start", every=every, span=span_words(language, phase.until))
    if phase.lasts is not None:
        return tr("{every} for {span}", every=every, span=span_words(language, phase.lasts))
    if phase.stable_weeks is not None:
        span = span_words(language, Interval(days=phase.stable_weeks * _WEEK))
        return tr("{every} until the dose has stayed the same for {span}", every=every, span=span)
    return every


def _every_words(language: Language, every: Interval) -> str:
    trn = language.trn
    if every.months and every.days:
        return language.tr("every {span}", span=span_words(language, every))
    if every.months:
        return trn("every month", "every {number} months", every.months)
    if every.days % _WEEK == 0:
        return trn("every week", "every {number} weeks", every.days // _WEEK)
    return trn("every day", "every {number} days", every.days)


def span_words(language: Language, span: Interval) -> str:
    """A length of time: "6 weeks", "1 month and 3 days"."""
    trn = language.trn
    months = [trn("{number} month", "{number} months", span.months)] if span.months else []
    weeks, days = (span.days // _WEEK, 0) if span.days % _WEEK == 0 else (0, span.days)
    parts = [*months, *([trn("{number} week", "{number} weeks", weeks)] if weeks else [])]
    return language.listed([*parts, *([trn("{number} day", "{number} days", days)] if days else [])])
