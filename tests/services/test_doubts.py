"""When recording a dose deserves a question first."""

from dataclasses import replace
from datetime import date, time
from pathlib import Path

import pytest

from imuran_desktop.domain.codes import Outcome
from imuran_desktop.domain.plan import Plan, Slot
from imuran_desktop.domain.repeats import Repeat, RepeatKind
from imuran_desktop.services.answers import Answer
from imuran_desktop.services.doubts import correction_doubt, doubt_about, extra_doubt
from imuran_desktop.services.intakes import record_intake
from imuran_desktop.services.unplanned import record_extra
from imuran_desktop.store.diary import Diary
from imuran_desktop.store.read import read_plan
from tests.services.plans import KEY, NOW, SAM, START, TAKEN, at, plan, prescription, sam_s_diary, step


def test_a_dose_recorded_already_raises_a_doubt(diary: Diary) -> None:
    of = read_plan(diary)
    assert doubt_about(diary, of, KEY, TAKEN) is None
    recorded = record_intake(diary, SAM, NOW, KEY, TAKEN)
    doubt = doubt_about(diary, of, KEY, Answer(Outcome.NOT_SURE))
    assert doubt is not None
    assert doubt.recorded == recorded.intake
    assert doubt.close is None


def test_a_dose_close_to_another_raises_a_doubt(diary: Diary) -> None:
    recorded = record_intake(diary, SAM, NOW, KEY, TAKEN)
    of = read_plan(diary)
    evening = "evening/2026-03-02"
    close = doubt_about(diary, of, evening, Answer(Outcome.TAKEN, at("2026-03-02 13:00")))
    assert close is not None
    assert (close.recorded, close.close) == (None, recorded.intake)
    assert doubt_about(diary, of, evening, Answer(Outcome.TAKEN, at("2026-03-02 18:30"))) is None
    assert doubt_about(diary, of, evening, Answer(Outcome.SKIPPED)) is None
    assert doubt_about(diary, of, evening, Answer(Outcome.TAKEN)) is None


def test_a_weekly_dose_asks_about_another_of_the_same_week(tmp_path: Path) -> None:
    weekly = Repeat(RepeatKind.WEEKDAYS, weekdays=frozenset({1}))
    with sam_s_diary(tmp_path, plan(step(START, Slot("weekly", 50.0, at=time(8), repeat=weekly)))) as diary:
        now = at("2026-03-12 09:00")
        record_intake(diary, SAM, now, "weekly/2026-03-09", Answer(Outcome.TAKEN, at("2026-03-12 08:00")))
        of = read_plan(diary)
        soon = Answer(Outcome.TAKEN, at("2026-03-15 08:00"))
        doubt = doubt_about(diary, of, "weekly/2026-03-16", soon)
        assert doubt is not None
        assert doubt.close is not None
        assert doubt_about(diary, of, "weekly/2026-03-16", replace(soon, at=at("2026-03-16 08:00"))) is None


def test_what_takes_the_place_of_an_intake_is_not_close_to_it(diary: Diary) -> None:
    record_intake(diary, SAM, NOW, "evening/2026-03-01", TAKEN)
    known = read_plan(diary)
    assert doubt_about(diary, known, KEY, TAKEN) is not None
    assert doubt_about(diary, known, KEY, TAKEN, without="evening/2026-03-01") is None


def twice(begins: date = START) -> Plan:
    """The morning dose and the evening dose as two prescriptions of one medicine."""
    of = plan(step(begins, Slot("m", 50.0, meal="breakfast")))
    other = replace(prescription(step(begins, Slot("e", 25.0, meal="dinner"))), id="other", medicine="Imuran")
    return replace(of, prescriptions=(*of.prescriptions, other))


def test_two_prescriptions_of_one_medicine_taken_as_planned_raise_no_doubt(tmp_path: Path) -> None:
    with sam_s_diary(tmp_path, twice()) as diary:
        now, of = at("2026-03-02 19:00"), read_plan(diary)
        record_intake(diary, SAM, now, "m/2026-03-02", Answer(Outcome.TAKEN, at("2026-03-02 08:05")))
        evening = Answer(Outcome.TAKEN, at("2026-03-02 18:30"))
        assert doubt_about(diary, of, "e/2026-03-02", evening) is None
        close = doubt_about(diary, of, "e/2026-03-02", replace(evening, at=at("2026-03-02 13:19")))
        assert close is not None
        assert close.close is not None
        assert close.close.id == "m/2026-03-02"


def test_two_of_one_medicine_at_one_time_raise_no_doubt(tmp_path: Path) -> None:
    of = plan(step(START, Slot("m", 50.0, meal="breakfast")))
    other = replace(prescription(step(START, Slot("e", 25.0, meal="breakfast"))), id="other")
    with sam_s_diary(tmp_path, replace(of, prescriptions=(*of.prescriptions, other))) as diary:
        known = read_plan(diary)
        record_intake(diary, SAM, NOW, "m/2026-03-02", TAKEN)
        assert doubt_about(diary, known, "e/2026-03-02", TAKEN) is None
        early = Answer(Outcome.TAKEN, at("2026-03-02 19:00"))
        assert doubt_about(diary, known, "e/2026-03-03", early) is not None


def test_weekly_doses_of_one_day_ask_about_those_of_the_week_before(tmp_path: Path) -> None:
    mondays = Repeat(RepeatKind.WEEKDAYS, weekdays=frozenset({1}))
    slots = Slot("a", 50.0, at=time(8), repeat=mondays), Slot("b", 50.0, at=time(18, 30), repeat=mondays)
    with sam_s_diary(tmp_path, plan(step(START, *slots))) as diary:
        now, of = at("2026-03-16 20:00"), read_plan(diary)
        record_intake(diary, SAM, now, "b/2026-03-09", Answer(Outcome.TAKEN, at("2026-03-14 08:00")))
        soon = Answer(Outcome.TAKEN, at("2026-03-15 08:00"))
        doubt = doubt_about(diary, of, "a/2026-03-16", soon)
        assert doubt is not None
        assert doubt.close is not None
        assert doubt.close.id == "b/2026-03-09"
        record_intake(diary, SAM, now, "a/2026-03-16", Answer(Outcome.TAKEN, at("2026-03-16 08:00")))
        evening = Answer(Outcome.TAKEN, at("2026-03-16 18:30"))
        assert doubt_about(diary, of, "b/2026-03-16", evening) is None, "planned so"


def test_a_monthly_dose_asks_about_the_one_of_the_month_before(tmp_path: Path) -> None:
    monthly = Repeat(RepeatKind.EVERY_MONTHS, every=3, since=date(2026, 3, 20))
    slots = Slot("a", 50.0, at=time(8), repeat=monthly), Slot("b", 50.0, at=time(18, 30), repeat=monthly)
    with sam_s_diary(tmp_path, plan(step(START, *slots))) as diary:
        now, of = at("2026-06-20 20:00"), read_plan(diary)
        record_intake(diary, SAM, now, "b/2026-03-20", Answer(Outcome.TAKEN, at("2026-05-14 08:00")))
        assert doubt_about(diary, of, "a/2026-06-20", Answer(Outcome.TAKEN, at("2026-06-20 08:00"))) is not None


@pytest.mark.parametrize(
    ("amount", "asked"), [(None, False), (100.0, False), (100.5, True), (1500.0, True), (5.0, False)]
)
def test_far_more_than_the_dose_asks_for_raises_a_doubt(diary: Diary, amount: float | None, asked: bool) -> None:
    doubt = doubt_about(diary, read_plan(diary), KEY, replace(TAKEN, amount_mg=amount))
    assert (doubt is not None and doubt.far_more) is asked
    if doubt is not None:
        assert (doubt.asked_mg, doubt.recorded, doubt.close) == (50.0, None, None)


def test_an_amount_that_was_confirmed_before_is_not_asked_about_again(diary: Diary) -> None:
    much = replace(TAKEN, amount_mg=150.0)
    record_intake(diary, SAM, NOW, KEY, much)
    doubt = doubt_about(diary, read_plan(diary), KEY, replace(much, sick_after=True))
    assert doubt is not None
    assert not doubt.far_more
    more = doubt_about(diary, read_plan(diary), KEY, replace(much, amount_mg=200.0))
    assert more is not None
    assert more.far_more


WEEKLY = Slot("weekly", 50.0, meal="breakfast", repeat=Repeat(RepeatKind.WEEKDAYS, frozenset({1})))


def test_an_extra_intake_on_a_day_without_a_dose_is_close_within_half_the_gap(tmp_path: Path) -> None:
    with sam_s_diary(tmp_path, plan(step(START, WEEKLY))) as diary:
        of, now = read_plan(diary), at("2026-03-12 12:00")
        record_intake(diary, SAM, now, "weekly/2026-03-02", Answer(Outcome.TAKEN, at("2026-03-02 08:00")))

        def close(day: str) -> bool:
            doubt = extra_doubt(diary, of, f"weekly/{day}", Answer(Outcome.TAKEN, at(f"{day} 08:00")))
            return doubt is not None and doubt.close is not None

        assert [close(f"2026-03-{day:02}") for day in (3, 5, 6)] == [True, True, False]


def test_an_extra_intake_asks_about_its_own_dose_only_where_that_was_taken(diary: Diary) -> None:
    of, unknown = read_plan(diary), Answer(Outcome.TAKEN)
    record_intake(diary, SAM, NOW, KEY, Answer(Outcome.SKIPPED))
    assert extra_doubt(diary, of, KEY, unknown) is None
    record_intake(diary, SAM, NOW, KEY, TAKEN)
    doubt = extra_doubt(diary, of, KEY, unknown)
    assert doubt is not None
    assert doubt.recorded is not None
    far = extra_doubt(diary, of, "evening/2026-03-02", replace(unknown, amount_mg=75.0))
    assert far is not None
    assert (far.asked_mg, far.recorded) == (25.0, None)


def test_a_correction_to_far_more_is_asked_about_once(diary: Diary) -> None:
    of = read_plan(diary)
    extra = record_extra(diary, SAM, NOW, "evening/2026-03-02", Answer(Outcome.TAKEN)).intake
    assert extra is not None
    assert correction_doubt(of, extra, Answer(Outcome.TAKEN, amount_mg=100.0)) is None, "twice the most of the day"
    doubt = correction_doubt(of, extra, Answer(Outcome.TAKEN, amount_mg=1500.0))
    assert doubt is not None
    assert doubt.asked_mg == 50.0
    assert correction_doubt(of, replace(extra, amount_mg=1500.0), Answer(Outcome.TAKEN, amount_mg=1500.0)) is None
    assert correction_doubt(of, replace(extra, prescription="gone"), Answer(Outcome.TAKEN, amount_mg=1500.0)) is None
