from __future__ import annotations

from datetime import UTC, datetime, timedelta

from imuran_desktop.domain.codes import Level, Severity
from imuran_desktop.domain.symptoms import SymptomEntry, level_of
from imuran_desktop.reference import load_symptoms
from imuran_desktop.services.symptom_advice import advice_on, levels_of

KNOWN = load_symptoms()
NOW = datetime(2026, 3, 30, 12, tzinfo=UTC)


def entry(symptom: str, hours: float = 0, severity: Severity | None = Severity.MILD) -> SymptomEntry:
    return SymptomEntry(f"{symptom}{hours}", symptom, severity, NOW + timedelta(hours=hours), 0, "UTC")


def test_alone_it_has_its_own_level_and_sources() -> None:
    advice = advice_on(entry("skin_rash"), [], KNOWN)
    assert (advice.level, advice.together_with) == (Level.TELL_CLINIC, ())
    assert [source.id for source in advice.sources] == ["SEED000", "EUL", "MAYO"]


def test_a_combination_names_what_raised_it_once_and_its_own_sources() -> None:
    advice = advice_on(
        entry("itching"), [entry("fever", 1), entry("fever", 2), entry("cough"), entry("jaundice")], KNOWN
    )
    assert (advice.level, advice.together_with) == (Level.URGENT, ("fever", "jaundice"))
    assert {source.id for source in advice.sources} == {"EUL", "MAYO", "SEED000"}


def test_what_is_urgent_anyway_is_not_said_to_be_raised() -> None:
    assert advice_on(entry("fever"), [entry("skin_rash")], KNOWN).together_with == ()


def test_every_combination_raises_both_of_its_sides_and_names_a_source() -> None:
    for combination in KNOWN.combinations:
        for one in combination.any_of:
            for other in combination.with_any:
                for first, second in ((one, other), (other, one)):
                    advice = advice_on(entry(first), [entry(second)], KNOWN)
                    assert advice.level.rank >= combination.becomes.rank
                    assert advice.sources


def test_an_unknown_symptom_without_severity_has_a_level_and_no_source() -> None:
    advice = advice_on(entry("purple_toes", severity=None), [], KNOWN)
    assert (advice.level, advice.sources) == (Level.TELL_CLINIC, ())


def test_the_levels_of_many_are_those_of_each_among_all() -> None:
    symptoms = ("skin_rash", "headache", "fever", "nausea", "dizziness", "none", "purple_toes")
    entries = [entry(symptoms[n * 5 % len(symptoms)], hours=n * 29) for n in range(40)]
    levels = levels_of(entries, KNOWN)
    assert levels == {item.id: level_of(item, entries, KNOWN) for item in entries}
    assert len(set(levels.values())) >= 3
