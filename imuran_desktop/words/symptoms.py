"""Symptoms in words: severities, and what the sources say to do now.

Wording rules: never that it is safe to go on, never a change or a stop of the dose, never a cause.
"""

from collections.abc import Sequence

from imuran_desktop.domain.codes import Level, Severity
from imuran_desktop.domain.symptoms import NO_SYMPTOMS, SymptomList
from imuran_desktop.words.language import Language


def symptom_words(language: Language, symptom: str, known: SymptomList) -> str:
    """A symptom's label; an id from a newer list is shown as it is."""
    if symptom == NO_SYMPTOMS:
        return language.tr("No symptoms")
    found = known.symptoms.get(symptom)
    return language.tr(found.label) if found else symptom


def severity_words(language: Language, severity: Severity) -> str:
    """How bad a symptom is."""
    tr = language.tr
    return {Severity.MILD: tr("Mild"), Severity.MODERATE: tr("Moderate"), Severity.SEVERE: tr("Severe")}[severity]


def severity_meaning(language: Language, severity: Severity) -> str:
    """What a severity means in daily life."""
    tr = language.tr
    return {
        Severity.MILD: tr("I notice it, and can do all I usually do"),
        Severity.MODERATE: tr("it gets in the way of some things"),
        Severity.SEVERE: tr("I can't do what I usually do"),
    }[severity]


def level_title(language: Language, level: Level, *, recorded: bool = True) -> str:
    """What to do now, in a few words; not ``recorded``: of a symptom that is not in the diary."""
    tr = language.tr
    if level is Level.LOG and not recorded:
        return tr("Write it down for your next visit")
    return {
        Level.EMERGENCY: tr("Call your emergency number now"),
        Level.URGENT: tr("Contact your clinic or out-of-hours care now"),
        Level.TELL_CLINIC: tr("Tell your clinic soon"),
        Level.LOG: tr("Written down for your next visit"),
    }[level]


def level_detail(language: Language, level: Level) -> str:
    """What to do now, in a sentence or two."""
    tr = language.tr
    return {
        Level.EMERGENCY: tr("The sources say this needs emergency help. Nobody is watching this diary."),
        Level.URGENT: tr(
            "Do not wait for office hours. Get medical help now and ask about your next dose. Nobody is watching this "
            "diary."
        ),
        Level.TELL_CLINIC: tr(
            "Ring within their opening hours. If it gets worse, get medical help at once. Nobody is watching this "
            "diary."
        ),
        Level.LOG: tr("Tell your clinic if it does not go away or gets worse."),
    }[level]


def level_advice(language: Language, level: Level, *, recorded: bool) -> str:
    """All of what to do now, as a paragraph."""
    what_to_do = level_title(language, level, recorded=recorded)
    return language.tr("{what_to_do}. {detail}", what_to_do=what_to_do, detail=level_detail(language, level))


def level_short(language: Language, level: Level) -> str:
    """A level in two or three words, as on a chip or in a list."""
    tr = language.tr
    return {
        Level.EMERGENCY: tr("emergency sign"),
        Level.URGENT: tr("urgent sign"),
        Level.TELL_CLINIC: tr("tell your clinic"),
        Level.LOG: tr("for your next visit"),
    }[level]


def why_words(language: Language, others: Sequence[str], *, got_worse: bool = False, lasts_long: bool = False) -> str:
    """Why a level is higher than the symptom's own; empty where it is not. ``others`` are the names of symptoms."""
    tr = language.tr
    reasons = []
    if others:
        reasons.append(tr("Together with: {others}.", others="; ".join(others)))
    if got_worse:
        reasons.append(tr("It is worse than when it was recorded before."))
    if lasts_long:
        reasons.append(tr("It has been there for a week or more."))
    return " ".join(reasons)
