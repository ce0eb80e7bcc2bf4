from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from imuran_desktop.domain.codes import Course, Level, Severity
from imuran_desktop.domain.symptoms import SymptomEntry, level_of
from imuran_desktop.reference.symptoms import load_symptoms
from imuran_desktop.services.symptom_advice import advice_about, advice_on, levels_of
from imuran_desktop.services.symptoms import Felt, log_symptoms
from imuran_desktop.store.diary import Diary
from tests.services.plans import SAM

KNOWN = load_symptoms()
NOW = datetime(2026, 3, 30, 12, tzinfo=UTC)


def entry(symptom: str, hours: float = 0, severity: Severity | None = Severity.MILD) -> SymptomEntry:
    return SymptomEntry(f"{symptom}{hours}", symptom, severity, NOW + timedelta(hours=hours), 0, "UTC")


def test_alone_it_has_its_own_level_and_sources() -> None:
    advice = advice_on(entry("skin_rash"), [], KNOWN, NOW)
    assert (advice.level, advice.together_with) == (Level.TELL_CLINIC, ())
    assert [source.id for source in advice.sources] == ["SEED000", "EUL", "MAYO"]


def test_a_combination_names_what_raised_it_once_and_its_own_sources() -> None:
    others = [entry("fever", 1), entry("fever", 2), entry("cough"), entry("jaundice")]
    advice = advice_on(entry("itching"), others, KNOWN, NOW)
    assert (advice.level, advice.together_with) == (Level.URGENT, ("fever", "jaundice"))
    assert {source.id for source in advice.sources} == {"EUL", "MAYO", "SEED000"}


def test_what_is_urgent_anyway_is_not_said_to_be_raised() -> None:
    assert advice_on(entry("fever"), [entry("skin_rash")], KNOWN, NOW).together_with == ()


def test_every_combination_raises_both_of_its_sides_and_names_a_source() -> None:
    for combination in KNOWN.combinations:
        for one in combination.any_of:
            for other in combination.with_any:
                for first, second in ((one, other), (other, one)):
                    advice = advice_on(entry(first), [entry(second)], KNOWN, NOW)
                    assert advice.level.rank >= combination.becomes.rank
                    assert advice.sources


def test_an_unknown_symptom_without_severity_has_a_level_and_no_source() -> None:
    advice = advice_on(entry("purple_toes", severity=None), [], KNOWN, NOW)
    assert (advice.level, advice.sources) == (Level.TELL_CLINIC, ())


def lasting(number: int, item: SymptomEntry) -> SymptomEntry:
    """Some at one moment only, some for hours, some for weeks, some still."""
    lasts = (None, timedelta(hours=5), timedelta(days=20), timedelta(days=90))[number % 4]
    going_on = replace(item, course=Course.GOING_ON) if number % 11 == 0 else item
    return going_on if lasts is None else replace(item, course=Course.ENDED, ended=item.began + lasts)


def test_the_levels_of_many_are_those_of_each_among_all() -> None:
    symptoms = ("skin_rash", "headache", "fever", "nausea", "dizziness", "none", "purple_toes")
    entries = [entry(symptoms[n * 5 % len(symptoms)], hours=n * 29) for n in range(40)]
    entries = [lasting(number, item) for number, item in enumerate(entries)]
    levels = levels_of(entries, KNOWN, NOW)
    assert levels == {item.id: level_of(item, entries, KNOWN, NOW) for item in entries}
    assert len(set(levels.values())) >= 3


def test_what_got_worse_says_so_with_its_own_sources() -> None:
    advice = advice_on(entry("nausea", severity=Severity.MODERATE), [entry("nausea", -20)], KNOWN, NOW)
    assert (advice.level, advice.got_worse, advice.lasts_long) == (Level.TELL_CLINIC, True, False)
    assert (advice.together_with, advice.sources[0].id) == ((), "SEED000")


def test_what_lasts_long_says_so() -> None:
    lasting = replace(entry("nausea", -24 * 8), course=Course.GOING_ON)
    advice = advice_on(lasting, [], KNOWN, NOW)
    assert (advice.level, advice.got_worse, advice.lasts_long) == (Level.TELL_CLINIC, False, True)


def test_a_draft_is_judged_beside_what_is_recorded_and_what_is_recorded_with_it(diary: Diary) -> None:
    rash, fever = Felt("skin_rash", Severity.MILD, NOW), Felt("fever", Severity.MILD, NOW)
    assert advice_about(diary, KNOWN, rash, NOW).level is Level.TELL_CLINIC
    assert advice_about(diary, KNOWN, rash, NOW, [fever]).together_with == ("fever",)
    logged = log_symptoms(diary, SAM, NOW, KNOWN, [fever])
    assert advice_about(diary, KNOWN, rash, NOW).together_with == ("fever",)
    assert advice_about(diary, KNOWN, rash, NOW, entry=logged.entry).level is Level.TELL_CLINIC


def test_without_a_severity_a_draft_is_as_pressing_as_the_mildest(diary: Diary) -> None:
    assert advice_about(diary, KNOWN, Felt("chest_pain", None, NOW), NOW).level is Level.EMERGENCY
    assert advice_about(diary, KNOWN, Felt("nausea", None, NOW), NOW).level is Level.LOG
