"""How pressing a recorded symptom is, alone and together with others."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from imuran_desktop.domain.codes import Level, Severity
from imuran_desktop.domain.symptoms import NO_SYMPTOMS, SymptomEntry, level_of
from imuran_desktop.reference import load_symptoms

KNOWN = load_symptoms()
MONDAY = datetime(2026, 3, 2, 8, tzinfo=UTC)
LOG, TELL_CLINIC, URGENT, EMERGENCY = Level
MILD, MODERATE, SEVERE = Severity


def entry(symptom: str, severity: Severity | None = MILD, began: datetime = MONDAY) -> SymptomEntry:
    return SymptomEntry(
        id=f"{symptom} {began}", symptom=symptom, severity=severity, began=began, offset_s=0, zone="Etc/UTC"
    )


@pytest.mark.parametrize(
    ("symptom", "severity", "level"),
    [
        ("nausea", MILD, LOG),
        ("nausea", MODERATE, LOG),
        ("nausea", SEVERE, URGENT),
        ("itching", MODERATE, TELL_CLINIC),
        ("abdominal_pain", MILD, TELL_CLINIC),
        ("abdominal_pain", MODERATE, URGENT),
        ("fever", MILD, URGENT),
        ("confusion", MODERATE, URGENT),
        ("confusion", SEVERE, EMERGENCY),
        ("chest_pain", MILD, EMERGENCY),
    ],
)
def test_alone_a_symptom_is_as_pressing_as_its_severity(symptom: str, severity: Severity, level: Level) -> None:
    assert level_of(entry(symptom, severity), [], KNOWN) is level


def test_a_day_without_symptoms_is_never_pressing() -> None:
    assert level_of(entry(NO_SYMPTOMS, None), [entry("fever")], KNOWN) is LOG


def test_a_symptom_of_unknown_severity_is_at_least_what_it_is_when_mild() -> None:
    assert level_of(entry("chest_pain", None), [], KNOWN) is EMERGENCY
    assert level_of(entry("nausea", None), [entry("fever")], KNOWN) is URGENT


@pytest.mark.parametrize(("severity", "level"), [(MILD, TELL_CLINIC), (SEVERE, URGENT), (None, TELL_CLINIC)])
def test_a_symptom_of_a_newer_list_goes_to_the_clinic(severity: Severity | None, level: Level) -> None:
    assert level_of(entry("from_a_newer_list", severity), [], KNOWN) is level


@pytest.mark.parametrize(
    ("symptom", "other", "alone", "together"),
    [
        ("skin_rash", "mouth_sores", TELL_CLINIC, URGENT),
        ("diarrhea", "dizziness", LOG, URGENT),
        ("tiredness", "dark_urine", TELL_CLINIC, URGENT),
        ("abdominal_pain", "vomiting", TELL_CLINIC, URGENT),
        ("headache", "unusual_bruising", TELL_CLINIC, URGENT),
        ("headache", "vision_changes", TELL_CLINIC, URGENT),
        ("muscle_joint_pain", "chills", TELL_CLINIC, URGENT),
        ("itching", "breathlessness_wheeze", TELL_CLINIC, EMERGENCY),
    ],
)
def test_each_combination_raises_the_level(symptom: str, other: str, alone: Level, together: Level) -> None:
    assert level_of(entry(symptom), [], KNOWN) is alone
    assert level_of(entry(symptom), [entry(other)], KNOWN) is together


def test_the_cases_above_cover_every_combination() -> None:
    for combination in KNOWN.combinations:
        for symptom in combination.any_of:
            for other in combination.with_any:
                for one, another in ((symptom, other), (other, symptom)):
                    level = level_of(entry(one), [entry(another)], KNOWN)
                    assert level.rank >= combination.becomes.rank, (one, another)


def test_both_symptoms_of_a_combination_are_raised() -> None:
    rash, aches = entry("skin_rash"), entry("body_aches")

    assert level_of(rash, [rash, aches], KNOWN) is URGENT
    assert level_of(aches, [rash, aches], KNOWN) is URGENT


def test_two_combinations_at_once_take_the_more_pressing() -> None:
    others = [entry("fever"), entry("swelling_face")]

    assert level_of(entry("skin_rash"), others, KNOWN) is EMERGENCY


@pytest.mark.parametrize("direction", [-1, 1])
def test_symptoms_count_as_together_for_three_days(direction: int) -> None:
    window = timedelta(days=3) * direction
    moment = timedelta(seconds=1) * direction

    assert level_of(entry("nausea"), [entry("body_aches", began=MONDAY + window)], KNOWN) is URGENT
    assert level_of(entry("nausea"), [entry("body_aches", began=MONDAY + window + moment)], KNOWN) is LOG


entries = st.builds(
    entry,
    symptom=st.sampled_from([*KNOWN.symptoms, NO_SYMPTOMS, "from_a_newer_list"]),
    severity=st.sampled_from([*Severity, None]),
    began=st.datetimes(
        MONDAY.replace(tzinfo=None), MONDAY.replace(tzinfo=None) + timedelta(days=8), timezones=st.just(UTC)
    ),
)


@given(entries, st.lists(entries), st.lists(entries))
def test_more_symptoms_never_lower_the_level(
    recorded: SymptomEntry, others: list[SymptomEntry], more: list[SymptomEntry]
) -> None:
    before = level_of(recorded, others, KNOWN)

    assert level_of(recorded, others + more, KNOWN).rank >= before.rank


@given(st.sampled_from(list(KNOWN.symptoms)), st.lists(entries))
def test_a_worse_severity_never_lowers_the_level(symptom: str, others: list[SymptomEntry]) -> None:
    ranks = [level_of(entry(symptom, severity), others, KNOWN).rank for severity in Severity]

    assert ranks == sorted(ranks)
