"""How pressing a recorded symptom is, alone and together with others."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from imuran_desktop.domain.codes import Course, Level, Severity
from imuran_desktop.domain.symptoms import LASTS_LONG, LOOK_BACK, NO_SYMPTOMS, OTHER, SymptomEntry, got_worse, level_of
from imuran_desktop.reference.symptoms import load_symptoms

KNOWN = load_symptoms()
MONDAY = datetime(2026, 3, 2, 8, tzinfo=UTC)
NOW = MONDAY + timedelta(days=5)
LOG, TELL_CLINIC, URGENT, EMERGENCY = Level
MILD, MODERATE, SEVERE = Severity


def entry(
    symptom: str,
    severity: Severity | None = MILD,
    began: datetime = MONDAY,
    course: Course | None = None,
    ended: datetime | None = None,
) -> SymptomEntry:
    return SymptomEntry(f"{symptom} {began}", symptom, severity, began, 0, "Etc/UTC", course=course, ended=ended)


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
    assert level_of(entry(symptom, severity), [], KNOWN, NOW) is level


def test_a_day_without_symptoms_is_never_pressing() -> None:
    assert level_of(entry(NO_SYMPTOMS, None), [entry("fever")], KNOWN, NOW) is LOG


def test_a_symptom_of_unknown_severity_is_at_least_what_it_is_when_mild() -> None:
    assert level_of(entry("chest_pain", None), [], KNOWN, NOW) is EMERGENCY
    assert level_of(entry("nausea", None), [entry("fever")], KNOWN, NOW) is URGENT


@pytest.mark.parametrize(("severity", "level"), [(MILD, TELL_CLINIC), (SEVERE, URGENT), (None, TELL_CLINIC)])
def test_a_symptom_of_a_newer_list_goes_to_the_clinic(severity: Severity | None, level: Level) -> None:
    assert level_of(entry("from_a_newer_list", severity), [], KNOWN, NOW) is level


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
    assert level_of(entry(symptom), [], KNOWN, NOW) is alone
    assert level_of(entry(symptom), [entry(other)], KNOWN, NOW) is together


def test_the_cases_above_cover_every_combination() -> None:
    for combination in KNOWN.combinations:
        for symptom in combination.any_of:
            for other in combination.with_any:
                for one, another in ((symptom, other), (other, symptom)):
                    level = level_of(entry(one), [entry(another)], KNOWN, NOW)
                    assert level.rank >= combination.becomes.rank, (one, another)


def test_both_symptoms_of_a_combination_are_raised() -> None:
    rash, aches = entry("skin_rash"), entry("body_aches")

    assert level_of(rash, [rash, aches], KNOWN, NOW) is URGENT
    assert level_of(aches, [rash, aches], KNOWN, NOW) is URGENT


def test_two_combinations_at_once_take_the_more_pressing() -> None:
    others = [entry("fever"), entry("swelling_face")]

    assert level_of(entry("skin_rash"), others, KNOWN, NOW) is EMERGENCY


@pytest.mark.parametrize("direction", [-1, 1])
def test_symptoms_count_as_together_for_three_days(direction: int) -> None:
    window = timedelta(days=3) * direction
    moment = timedelta(seconds=1) * direction

    assert level_of(entry("nausea"), [entry("body_aches", began=MONDAY + window)], KNOWN, NOW) is URGENT
    assert level_of(entry("nausea"), [entry("body_aches", began=MONDAY + window + moment)], KNOWN, NOW) is LOG


@pytest.mark.parametrize("course", [Course.GOING_ON, Course.ENDED])
def test_a_symptom_that_is_still_there_counts_as_together_with_what_begins_later(course: Course) -> None:
    later = MONDAY + timedelta(days=5)
    ended = MONDAY + timedelta(days=2) if course is Course.ENDED else None
    fever, rash = entry("fever", course=course, ended=ended), entry("skin_rash", began=later)

    assert level_of(rash, [entry("fever")], KNOWN, NOW) is TELL_CLINIC
    assert level_of(rash, [fever], KNOWN, NOW) is URGENT
    assert level_of(entry("diarrhea", course=Course.GOING_ON), [entry("fever", began=later)], KNOWN, NOW) is URGENT


def test_one_that_lasts_a_week_is_for_the_clinic() -> None:
    going_on = entry("nausea", course=Course.GOING_ON)
    assert level_of(going_on, [], KNOWN, MONDAY + LASTS_LONG - timedelta(seconds=1)) is LOG
    assert level_of(going_on, [], KNOWN, MONDAY + LASTS_LONG) is TELL_CLINIC
    assert level_of(entry("nausea"), [], KNOWN, MONDAY + LASTS_LONG) is LOG
    over = entry("nausea", course=Course.ENDED, ended=MONDAY + LASTS_LONG)
    assert level_of(over, [], KNOWN, MONDAY + LASTS_LONG) is TELL_CLINIC
    assert level_of(entry("fever", course=Course.GOING_ON), [], KNOWN, MONDAY + LASTS_LONG) is URGENT


def test_one_that_got_worse_is_for_the_clinic() -> None:
    before = entry("headache" if KNOWN.symptoms["headache"].levels[MILD] is LOG else "nausea")
    day = timedelta(days=1)
    worse = entry(before.symptom, MODERATE, MONDAY + day)
    assert level_of(worse, [], KNOWN, NOW) is LOG
    assert level_of(worse, [before], KNOWN, NOW) is TELL_CLINIC
    assert level_of(before, [worse], KNOWN, NOW) is LOG
    assert level_of(entry(before.symptom, MODERATE, MONDAY + 4 * day), [before], KNOWN, NOW) is LOG
    assert level_of(entry(before.symptom, MILD, MONDAY + day), [before], KNOWN, NOW) is LOG
    assert level_of(entry("vomiting", MODERATE, MONDAY + day), [before], KNOWN, NOW) is LOG


def test_what_is_not_on_the_list_is_the_same_by_its_words() -> None:
    before = replace(entry(OTHER), own_words="Ears ring")
    worse = replace(entry(OTHER, SEVERE, MONDAY + timedelta(days=1)), own_words="ears ring")
    assert got_worse(worse, before)
    assert not got_worse(replace(worse, own_words="toe hurts"), before)
    assert not got_worse(entry("nausea", SEVERE, MONDAY + timedelta(days=1)), before)


def test_what_nobody_said_had_ended_does_not_go_on_for_ever() -> None:
    going_on = entry("fever", course=Course.GOING_ON)
    assert going_on.until(MONDAY + 2 * LOOK_BACK) == MONDAY + LOOK_BACK
    assert level_of(entry("skin_rash", began=MONDAY + LOOK_BACK), [going_on], KNOWN, MONDAY + 2 * LOOK_BACK) is URGENT
    late = entry("skin_rash", began=MONDAY + LOOK_BACK + timedelta(days=4))
    assert level_of(late, [going_on], KNOWN, MONDAY + 2 * LOOK_BACK) is TELL_CLINIC


def test_the_beginning_on_the_clock_of_its_place() -> None:
    there = replace(entry("nausea"), offset_s=-12600)
    assert there.local_start.isoformat() == "2026-03-02T04:30:00-03:30"


def test_the_last_instant_it_was_there() -> None:
    assert entry("nausea").until(NOW) == MONDAY
    assert entry("nausea", course=Course.GOING_ON).until(NOW) == NOW
    assert entry("nausea", course=Course.GOING_ON).until(MONDAY - timedelta(days=1)) == MONDAY
    assert entry("nausea", course=Course.ENDED, ended=NOW).until(NOW + timedelta(days=9)) == NOW
    assert entry("nausea", course=Course.ENDED).until(NOW) == MONDAY


entries = st.builds(
    entry,
    symptom=st.sampled_from([*KNOWN.symptoms, NO_SYMPTOMS, "from_a_newer_list"]),
    severity=st.sampled_from([*Severity, None]),
    began=st.datetimes(
        MONDAY.replace(tzinfo=None), MONDAY.replace(tzinfo=None) + timedelta(days=8), timezones=st.just(UTC)
    ),
    course=st.sampled_from([None, Course.GOING_ON]),
)


@given(entries, st.lists(entries), st.lists(entries))
def test_more_symptoms_never_lower_the_level(
    recorded: SymptomEntry, others: list[SymptomEntry], more: list[SymptomEntry]
) -> None:
    before = level_of(recorded, others, KNOWN, NOW)

    assert level_of(recorded, others + more, KNOWN, NOW).rank >= before.rank


@given(st.sampled_from(list(KNOWN.symptoms)), st.lists(entries))
def test_a_worse_severity_never_lowers_the_level(symptom: str, others: list[SymptomEntry]) -> None:
    ranks = [level_of(entry(symptom, severity), others, KNOWN, NOW).rank for severity in Severity]

    assert ranks == sorted(ranks)
