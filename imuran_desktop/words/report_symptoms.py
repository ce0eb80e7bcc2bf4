"""The symptom diary of a report, in words. Nothing says where a symptom comes from."""

from collections.abc import Iterator
from dataclasses import replace

from imuran_desktop.domain.codes import Course, Severity, SinceDose
from imuran_desktop.domain.report import Report
from imuran_desktop.domain.review import Noted, Review
from imuran_desktop.domain.review_days import count_days, feelings, going_on_within
from imuran_desktop.domain.symptoms import SymptomEntry
from imuran_desktop.domain.texts import isolated
from imuran_desktop.domain.zones import Timeline
from imuran_desktop.words.language import Language
from imuran_desktop.words.report_days import NOT_NEAR, printed_days, printed_moment
from imuran_desktop.words.review_days import counted_days_words
from imuran_desktop.words.symptom_entries import entry_facts

_MOST_DATES = 6
"""Of more symptoms that went on, their number is enough: each has a row with its date."""


def days_words(language: Language, review: Review) -> str:
    """How many days there are of each sort: "90 days: 2 mild days, 6 days without symptoms, ..."."""
    counts = count_days(feelings(review), review.first, review.last, review.skipped)
    counted = language.tr(
        "{days}: {counted}. Days up to a recorded end are counted.",
        days=printed_days(language, review.days),
        counted=counted_days_words(language, counts),
    )
    return " ".join((counted, *_going_on_words(language, review)))


def _going_on_words(language: Language, review: Review) -> Iterator[str]:
    """That nobody knows how it went on with some symptoms, and which of their days are counted."""
    still = going_on_within(review)
    since = dict.fromkeys(language.tr("since {day}", day=language.short_date(item.day)) for item in still)
    if still and len(since) <= _MOST_DATES:
        yield language.trn(
            "{number} symptom was still going on when last recorded ({since}): only its first day is counted.",
            "{number} symptoms were still going on when last recorded ({since}): only their first day is counted.",
            len(still),
            since=", ".join(since),
        )
    elif still:
        yield language.trn(
            "{number} symptom was still going on when last recorded: only its first day is counted.",
            "{number} symptoms were still going on when last recorded: only their first day is counted.",
            len(still),
        )
    if review.going_on and not still:
        yield language.trn(
            "{number} symptom was already going on before these days: none of its days is counted.",
            "{number} symptoms were already going on before these days: none of their days is counted.",
            len(review.going_on),
        )
    elif review.going_on:
        yield language.trn(
            "{number} more was already going on before these days: none of its days is counted.",
            "{number} more were already going on before these days: none of their days is counted.",
            len(review.going_on),
        )


def no_symptom_words(language: Language) -> str:
    """That none was recorded, which is not that there were none."""
    return language.tr("No symptom was recorded in these days.")


def app_says_words(language: Language) -> str:
    """Whose words "The app says" repeats, and what they don't say."""
    return language.tr(
        "“The app says” repeats how urgent patient leaflets and guidelines call this symptom. It does not say what "
        "caused it."
    )


def how_bad_words(language: Language, entry: SymptomEntry) -> str:
    """How bad it was."""
    tr = language.tr
    if entry.severity is None:
        return tr("not said")
    return {Severity.MILD: tr("mild"), Severity.MODERATE: tr("moderate"), Severity.SEVERE: tr("severe")}[entry.severity]


def until_words(language: Language, entry: SymptomEntry, timeline: Timeline) -> str:
    """Until when it was there."""
    tr = language.tr
    if entry.ended is not None:
        return printed_moment(language, entry.ended, timeline)
    if entry.course is None:
        return tr("not said")
    return tr("going on when last recorded") if entry.course is Course.GOING_ON else tr("has ended, when is not said")


def since_dose_words(language: Language, since: SinceDose | None) -> str:
    """How long after a dose it began, as the person saw it; empty where they have not said."""
    tr = language.tr
    words = {
        SinceDose.WITHIN_AN_HOUR: tr("within an hour"),
        SinceDose.WITHIN_FOUR_HOURS: tr("1 to 4 hours"),
        SinceDose.LATER: tr("later"),
    }
    return words[since] if since is not None else ""


def more_words(language: Language, report: Report, noted: Noted) -> str:
    """What else was recorded of it, a line for each thing."""
    entry = noted.entry
    rest = replace(entry, ended=None, course=None, since_dose=None, told_on=None)
    return "\n".join([*entry_facts(language, rest, report.plan.timeline, NOT_NEAR), *_added(language, report, entry)])


def _added(language: Language, report: Report, entry: SymptomEntry) -> Iterator[str]:
    tr = language.tr
    if entry.told_on is not None:
        yield tr("The clinic was told on {day}.", day=language.short_date(entry.told_on))
    if entry.local_start.date() < report.span.first:
        yield tr("It began before these days.")
    if entry.id in report.disputed:
        yield tr("It was recorded differently in two places.")
    if entry.by:
        yield tr("Recorded by {name}.", name=isolated(entry.by))
