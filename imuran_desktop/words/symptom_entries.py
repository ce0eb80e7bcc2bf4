"""What was recorded of a symptom, in words."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from imuran_desktop.domain.codes import Course, Severity, SinceDose, Thought
from imuran_desktop.domain.ledger import Intake
from imuran_desktop.domain.symptoms import SymptomEntry, SymptomList
from imuran_desktop.domain.zones import Timeline
from imuran_desktop.words.doses import medicine_words, moment_words
from imuran_desktop.words.language import Language
from imuran_desktop.words.symptoms import severity_words, symptom_words
from imuran_desktop.words.temperature import temperature_words

_MINUTE, _HOUR = timedelta(minutes=1), timedelta(hours=1)


def named(language: Language, symptom: str, own_words: str, known: SymptomList) -> str:
    """What a symptom is called: the person's own words, where they have given any."""
    return own_words or symptom_words(language, symptom, known)


def entry_name(language: Language, entry: SymptomEntry, known: SymptomList) -> str:
    """What the symptom of an entry is called."""
    return named(language, entry.symptom, entry.own_words, known)


def with_severity(language: Language, name: str, severity: Severity | None) -> str:
    """A symptom and how bad it is: "Headache, severe"."""
    if severity is None:
        return name
    return language.tr("{symptom}, {severity}", symptom=name, severity=severity_words(language, severity).lower())


def with_how_bad(language: Language, name: str, severity: Severity | None) -> str:
    """As `with_severity`; that it was not said is said."""
    if severity is None:
        return language.tr("{symptom}, how bad: not said", symptom=name)
    return with_severity(language, name, severity)


def entry_title(language: Language, entry: SymptomEntry, known: SymptomList) -> str:
    """The symptom of an entry and how bad it is."""
    return with_severity(language, entry_name(language, entry, known), entry.severity)


def course_words(language: Language, course: Course) -> str:
    """The answer to whether a symptom is still there."""
    return {Course.GOING_ON: language.tr("Yes"), Course.ENDED: language.tr("No, it has ended")}[course]


def since_dose_words(language: Language, since: SinceDose) -> str:
    """The answer to how long after a dose a symptom began."""
    tr = language.tr
    return {
        SinceDose.WITHIN_AN_HOUR: tr("Within an hour"),
        SinceDose.WITHIN_FOUR_HOURS: tr("1 to 4 hours"),
        SinceDose.LATER: tr("Later"),
    }[since]


def thought_words(language: Language, thought: Thought) -> str:
    """What the person thinks of it."""
    tr = language.tr
    return {Thought.ILLNESS: tr("It could be my illness"), Thought.NOT_SURE: tr("I am not sure")}[thought]


def entry_facts(language: Language, entry: SymptomEntry, timeline: Timeline, today: date) -> list[str]:
    """A sentence for each thing the person has said besides symptom, severity and beginning."""
    return list(_facts(language, entry, timeline, today))


def _facts(language: Language, entry: SymptomEntry, timeline: Timeline, today: date) -> Iterator[str]:
    tr = language.tr
    yield from _how_it_went(language, entry, timeline, today)
    if entry.since_dose is not None:
        yield {
            SinceDose.WITHIN_AN_HOUR: tr("It began within an hour after a dose."),
            SinceDose.WITHIN_FOUR_HOURS: tr("It began 1 to 4 hours after a dose."),
            SinceDose.LATER: tr("It began more than 4 hours after a dose."),
        }[entry.since_dose]
    if entry.thought is not None:
        yield {
            Thought.ILLNESS: tr("Thought at the time: it could be my illness."),
            Thought.NOT_SURE: tr("Thought at the time: not sure what it is."),
        }[entry.thought]
    if entry.did:
        yield tr("Done about it: {what}", what=entry.did)
    if entry.note:
        yield tr("Note: {note}", note=entry.note)
    if entry.told_on is not None:
        yield tr("Your clinic was told on {day}.", day=language.date(entry.told_on))


def _how_it_went(language: Language, entry: SymptomEntry, timeline: Timeline, today: date) -> Iterator[str]:
    tr = language.tr
    if entry.temperature_c is not None:
        yield tr("Temperature: {temperature}", temperature=temperature_words(language, entry.temperature_c))
    if entry.ended is not None:
        yield tr("It ended {when}.", when=moment_words(language, entry.ended, timeline, today))
    elif entry.course is not None:
        yield {Course.GOING_ON: tr("Still going on."), Course.ENDED: tr("It has ended.")}[entry.course]


def dose_before_words(language: Language, intake: Intake, began: datetime) -> str:
    """The plain fact of the last dose: "Azathioprine 50 mg was recorded as taken 40 minutes before it began"."""
    what = medicine_words(language, intake.medicine)
    if intake.amount_mg is not None:
        what = language.tr("{medicine} {amount}", medicine=what, amount=language.amount(intake.amount_mg))
    gap = began - intake.at if intake.at is not None else timedelta()
    if gap < _MINUTE:
        return language.tr("{dose} was recorded as taken at the same time.", dose=what)
    return language.tr("{dose} was recorded as taken {time} before.", dose=what, time=_length(language, gap))


def _length(language: Language, gap: timedelta) -> str:
    if gap < _HOUR:
        return language.trn("{number} minute", "{number} minutes", gap // _MINUTE)
    return language.trn("{number} hour", "{number} hours", gap // _HOUR)
