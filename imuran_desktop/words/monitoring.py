"""Blood-test schedules in words: how often they ask for a test, and the dates that come of it."""

from collections.abc import Sequence
from datetime import date

from imuran_desktop.domain.monitoring import Interval, MonitoringPreset, Phase, PlannedTest
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
    """Where a schedule comes from, and when that was last checked."""
    checked = date.fromisoformat(preset.checked) if preset.checked else None
    source = language.tr("Source: {source}.", source=language.tr(preset.source))
    if checked is None:
        return source
    return f"{source} " + language.tr("Checked on {day}.", day=language.date(checked))


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
        weeks = language.listed([language.number(week) for week in phase.at_weeks])
        return tr("{weeks} weeks after the start", weeks=weeks)
    every = _every_words(language, phase.every or Interval())
    if phase.until is not None and first:
        return tr("{every} for {span}", every=every, span=_span_words(language, phase.until))
    if phase.until is not None:
        return tr("{every} until {span} after the start", every=every, span=_span_words(language, phase.until))
    if phase.lasts is not None:
        return tr("{every} for {span}", every=every, span=_span_words(language, phase.lasts))
    if phase.stable_weeks is not None:
        span = _span_words(language, Interval(days=phase.stable_weeks * _WEEK))
        return tr("{every} until the dose has stayed the same for {span}", every=every, span=span)
    return every


def _every_words(language: Language, every: Interval) -> str:
    trn = language.trn
    if every.months:
        return trn("every month", "every {number} months", every.months)
    if every.days % _WEEK == 0:
        return trn("every week", "every {number} weeks", every.days // _WEEK)
    return trn("every day", "every {number} days", every.days)


def _span_words(language: Language, span: Interval) -> str:
    trn = language.trn
    if span.months:
        return trn("{number} month", "{number} months", span.months)
    if span.days % _WEEK == 0:
        return trn("{number} week", "{number} weeks", span.days // _WEEK)
    return trn("{number} day", "{number} days", span.days)
