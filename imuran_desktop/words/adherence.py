"""Adherence figures in words: the name of each, what it means, and its value. None is judged."""

from collections.abc import Mapping
from dataclasses import dataclass

from imuran_desktop.domain.adherence import Counts, Figure, Figures, Ratio
from imuran_desktop.domain.persistence import Persistence
from imuran_desktop.domain.runs import Run
from imuran_desktop.domain.texts import isolated
from imuran_desktop.words.doses import reason_words
from imuran_desktop.words.language import Language
from imuran_desktop.words.report_days import tight_span

_ALL, _MOST, _LEAST = 100, 99, 1


@dataclass(frozen=True)
class FigureWords:
    """One figure as a person reads it: "Doses taken", what that means, "52 of 56 doses (93 %)"."""

    figure: Figure
    name: str
    meaning: str
    value: str


def figure_words(language: Language, of: Figures, lasted: Persistence | None = None) -> tuple[FigureWords, ...]:
    """Every figure of a period in words, in the order of `Figure`. ``lasted`` is None where it can't be said."""
    names, meanings, values = name_words(language), meaning_words(language), _values(language, of, lasted)
    return tuple(FigureWords(figure, names[figure], meanings[figure], values[figure]) for figure in Figure)


def name_words(language: Language) -> Mapping[Figure, str]:
    """What each figure is called."""
    tr = language.tr
    return {
        Figure.TAKEN: tr("Doses taken"),
        Figure.ON_TIME: tr("Taken on time"),
        Figure.FOOD: tr("Food as instructed"),
        Figure.AS_PLANNED: tr("Days as planned"),
        Figure.LONGEST_RUN: tr("Longest run without a dose"),
        Figure.SKIPPED: tr("Skipped"),
        Figure.MISSED: tr("Missed: nothing recorded"),
        Figure.NOT_SURE: tr("Not sure"),
        Figure.IN_PART: tr("Taken in part"),
        Figure.SICK_AFTER: tr("Sick afterwards"),
        Figure.ON_HOLD: tr("On hold"),
        Figure.EXTRA: tr("Extra"),
        Figure.AS_NEEDED: tr("Taken as needed"),
        Figure.NOT_PLANNED: tr("Not planned"),
        Figure.PERSISTENCE: tr("Time on the medicine"),
    }


def meaning_words(language: Language) -> Mapping[Figure, str]:
    """What each figure counts."""
    tr = language.tr
    return {
        Figure.TAKEN: tr(
            "How many of the doses that were due were recorded as taken. A dose taken in part counts as taken. Doses "
            "on hold are not due. A dose that is still open is not counted yet."
        ),
        Figure.ON_TIME: tr(
            "How many of the doses taken were taken close to their time, as close as the plan asks for. Only doses "
            "whose time is known are counted."
        ),
        Figure.FOOD: tr(
            "How many of the doses taken were taken with food, after food or on an empty stomach, just as the "
            "prescription says. Only doses for which this was recorded are counted."
        ),
        Figure.AS_PLANNED: tr(
            "On how many of the days with a dose due every one of them was taken, and in full. The time of day makes "
            "no difference."
        ),
        Figure.LONGEST_RUN: tr(
            "The most doses in a row that were not recorded as taken: missed, skipped or not sure. Doses on hold are "
            "left out."
        ),
        Figure.SKIPPED: tr("Doses that were recorded as skipped, and why."),
        Figure.MISSED: tr("Doses for which nothing was recorded. They may have been taken or not."),
        Figure.NOT_SURE: tr("Doses recorded as not sure. They may have been taken or not."),
        Figure.IN_PART: tr("Doses of which less was taken than the plan asks for."),
        Figure.SICK_AFTER: tr("Doses taken after which being sick was recorded."),
        Figure.ON_HOLD: tr("Doses that were on hold, so that they were not due. No other figure counts them."),
        Figure.EXTRA: tr("How often something was taken on top of a dose. No other figure counts it."),
        Figure.AS_NEEDED: tr("How often something was taken as needed. No other figure counts it."),
        Figure.NOT_PLANNED: tr(
            "How often something was recorded as taken for a dose that is not in the plan now. No other figure "
            "counts it."
        ),
        Figure.PERSISTENCE: tr(
            "How long the medicine was prescribed for: from the first dose due in this period until the prescription "
            "ended or, if it goes on, until the end of the period. Clinics call this persistence."
        ),
    }


def dose_ratio_words(language: Language, ratio: Ratio) -> str:
    """A ratio of doses with both its counts: "52 of 56 doses (93 %)"."""
    count = language.number(ratio.count)
    counted = language.trn("{count} of {number} dose", "{count} of {number} doses", ratio.of, count=count)
    return _with_share(language, ratio, counted)


def day_ratio_words(language: Language, ratio: Ratio) -> str:
    """A ratio of days with both its counts: "25 of 28 days (89 %)"."""
    count = language.number(ratio.count)
    counted = language.trn("{count} of {number} day", "{count} of {number} days", ratio.of, count=count)
    return _with_share(language, ratio, counted)


def ratio_words(language: Language, ratio: Ratio) -> str:
    """A ratio with both its counts, beside a heading that says of what: "52 of 56 (93 %)"."""
    count, number = language.number(ratio.count), language.number(ratio.of)
    return _with_share(language, ratio, language.tr("{count} of {number}", count=count, number=number))


def _with_share(language: Language, ratio: Ratio, counted: str) -> str:
    if not ratio.of:
        return language.tr("nothing to count")
    return language.tr("{counted} ({share})", counted=counted, share=percent_words(language, ratio))


def percent_words(language: Language, ratio: Ratio) -> str:
    """A share in whole per cent, halves rounded up. It is 100 only for all, and 0 only for none."""
    percent = (2 * _ALL * ratio.count + ratio.of) // (2 * ratio.of)
    if 0 < ratio.count < ratio.of:
        percent = min(_MOST, max(_LEAST, percent))
    return language.tr("{number}\N{NO-BREAK SPACE}%", number=language.number(percent))


def _values(language: Language, of: Figures, lasted: Persistence | None) -> Mapping[Figure, str]:
    counts = of.counts
    return {
        Figure.TAKEN: dose_ratio_words(language, of.taken),
        Figure.ON_TIME: dose_ratio_words(language, of.on_time),
        Figure.FOOD: dose_ratio_words(language, of.food),
        Figure.AS_PLANNED: day_ratio_words(language, of.as_planned),
        Figure.LONGEST_RUN: run_words(language, of.longest_run),
        Figure.SKIPPED: _skipped_words(language, of),
        Figure.MISSED: _dose_count(language, counts.missed),
        Figure.NOT_SURE: _dose_count(language, counts.not_sure),
        Figure.IN_PART: _dose_count(language, counts.in_part),
        Figure.SICK_AFTER: _dose_count(language, counts.sick_after),
        Figure.ON_HOLD: _hold_words(language, counts),
        Figure.EXTRA: _times(language, counts.extra),
        Figure.AS_NEEDED: _times(language, counts.as_needed),
        Figure.NOT_PLANNED: _times(language, counts.not_planned),
        Figure.PERSISTENCE: _lasted_words(language, lasted),
    }


def _dose_count(language: Language, number: int) -> str:
    return language.trn("{number} dose", "{number} doses", number) if number else language.tr("none")


def _times(language: Language, number: int) -> str:
    return language.trn("{number} time", "{number} times", number) if number else language.tr("none")


def run_words(language: Language, run: Run | None, *, short: bool = False) -> str:
    """A run without a dose: "3 doses, from 4 March 2026 to 5 March 2026"; ``short``: "3 doses, 4 to 5 Mar 2026"."""
    if run is None:
        return language.tr("none")
    written = language.short_date if short else language.date
    doses, first, last = _dose_count(language, run.doses), written(run.first), written(run.last)
    if run.first == run.last:
        return language.tr("{doses}, on {day}", doses=doses, day=first)
    if short:
        return language.tr("{doses}, {days}", doses=doses, days=tight_span(language, run.first, run.last, short=True))
    return language.tr("{doses}, from {first} to {last}", doses=doses, first=first, last=last)


def _skipped_words(language: Language, of: Figures) -> str:
    doses = _dose_count(language, of.counts.skipped)
    if not of.skip_reasons:
        return doses
    reasons = [
        language.tr(
            "{reason} ({number})",
            reason=isolated(reason_words(language, reason)) or language.tr("no reason given"),
            number=language.number(number),
        )
        for reason, number in of.skip_reasons
    ]
    return language.tr("{doses}: {reasons}", doses=doses, reasons=language.listed(reasons))


def _hold_words(language: Language, counts: Counts) -> str:
    doses = _dose_count(language, counts.held)
    if not counts.held_taken:
        return doses
    return language.tr(
        "{doses}, of which {number} recorded as taken", doses=doses, number=language.number(counts.held_taken)
    )


def _lasted_words(language: Language, lasted: Persistence | None) -> str:
    if lasted is None:
        return language.tr("nothing to count")
    days = language.trn("{number} day", "{number} days", lasted.days)
    dates = {"days": days, "first": language.date(lasted.first), "last": language.date(lasted.last)}
    if lasted.ended:
        return language.tr("{days}, from {first} to {last}; then the prescription ended", **dates)
    return language.tr("{days}, from {first} to {last}", **dates)
