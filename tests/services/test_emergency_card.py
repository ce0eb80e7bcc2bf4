from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, time, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from imuran_desktop.domain.alerts import Dated
from imuran_desktop.domain.codes import HealthSort
from imuran_desktop.domain.contacts import Contacts
from imuran_desktop.domain.emergency_card import EmergencyCard
from imuran_desktop.domain.health import HealthItem
from imuran_desktop.domain.plan import Change, DoseStep, Hold, Prescription, Slot
from imuran_desktop.domain.results import Result
from imuran_desktop.reference.analytes import load_analytes
from imuran_desktop.services.blood_tests import record_blood_test
from imuran_desktop.services.contacts import set_contacts
from imuran_desktop.services.emergency_card import ENDED_LATELY, USUAL_RESULTS, read_emergency_card
from imuran_desktop.services.health import add_health_item
from imuran_desktop.store.diary import Diary
from tests.services.entering import enter_results
from tests.services.plans import NOW, SAM, START, at, plan, prescription, sam_s_diary, step

TODAY = date(2026, 3, 2)


@contextmanager
def card_of(folder: Path, *items: Prescription, now: str = "2026-03-02 08:11") -> Iterator[EmergencyCard]:
    """The card of a diary with these prescriptions."""
    of = replace(plan(), prescriptions=items)
    with sam_s_diary(folder, of) as diary:
        yield read_emergency_card(diary, at(now))


def test_a_diary_with_nothing_but_a_plan(diary: Diary) -> None:
    card = read_emergency_card(diary, NOW)
    assert (card.name, card.made, card.suppressed) == ("Sam Example", TODAY, True)
    assert (card.others, card.allergies, card.contacts, card.last_test) == ((), (), Contacts(), None)
    (medicine,) = card.medicines
    assert medicine.step == medicine.prescription.steps[0]
    assert (medicine.coming, medicine.hold, medicine.ended) == (None, None, None)


def test_all_that_was_written_down_is_on_it(diary: Diary) -> None:
    for sort in HealthSort:
        add_health_item(diary, SAM, NOW, HealthItem("", sort, f"a {sort}"))
    numbers = Contacts("Ward 7", "01632 960001", fever_c=38.0)
    set_contacts(diary, SAM, NOW, numbers)
    record_blood_test(diary, SAM, NOW, date(2026, 2, 20))
    record_blood_test(diary, SAM, NOW, date(2026, 2, 6))
    card = read_emergency_card(diary, NOW)
    assert [item.name for item in card.allergies] == ["a allergy"]
    assert [item.name for item in card.others] == ["a medicine"]
    assert (card.contacts, card.last_test) == (numbers, date(2026, 2, 20))


def test_the_latest_value_of_each_usual_result_is_on_it(diary: Diary) -> None:
    def value(analyte: str, number: str | None) -> Result:
        return Result(analyte, Decimal(number) if number else None, comment="" if number else "haemolysed")

    january, february = date(2026, 1, 9), date(2026, 2, 20)
    enter_results(diary, SAM, NOW, january, [value("alt", "30"), value("wbc", "5.1"), value("creatinine", "70")])
    enter_results(diary, SAM, NOW, february, [value("alt", "34"), value("crp", "2"), value("creatinine", None)])
    record_blood_test(diary, SAM, NOW, date(2026, 2, 27))
    card = read_emergency_card(diary, NOW)
    assert card.last_test == date(2026, 2, 27)
    assert card.results == (
        Dated(february, value("alt", "34")),
        Dated(january, value("wbc", "5.1")),
        Dated(january, value("creatinine", "70")),
    )
    assert {*USUAL_RESULTS} <= {*load_analytes()}


def test_it_is_made_on_the_date_of_the_person_s_own_place(tmp_path: Path) -> None:
    with card_of(tmp_path, prescription(), now="2026-07-01 00:30") as card:
        assert card.made == date(2026, 7, 1)  # still June in UTC


def test_the_dose_is_today_s(tmp_path: Path) -> None:
    first, second = prescription().steps[0], step(date(2026, 3, 20), *prescription().steps[0].slots[:1])
    with card_of(tmp_path, prescription(first, second), now="2026-03-19 12:00") as card:
        assert card.medicines[0].step == first


def test_the_dose_of_today_changes_with_its_day(tmp_path: Path) -> None:
    first, second = prescription().steps[0], step(date(2026, 3, 20), *prescription().steps[0].slots[:1])
    with card_of(tmp_path, prescription(first, second), now="2026-03-20 00:10") as card:
        assert card.medicines[0].step == second


def test_it_is_taken_since_the_first_of_its_steps(tmp_path: Path) -> None:
    first, second = prescription().steps[0], step(date(2026, 3, 20), *prescription().steps[0].slots[:1])
    with card_of(tmp_path, prescription(first, second), now="2026-03-25 12:00") as card:
        assert (card.medicines[0].step, card.medicines[0].since) == (second, START)


def test_it_is_taken_since_the_last_gap_between_its_steps(tmp_path: Path) -> None:
    first, second = prescription().steps[0], step(date(2026, 3, 20), *prescription().steps[0].slots[:1])
    with card_of(
        tmp_path, prescription(replace(first, last=date(2026, 3, 18)), second), now="2026-03-25 12:00"
    ) as card:
        assert card.medicines[0].since == date(2026, 3, 20)
    with card_of(
        tmp_path / "again", prescription(replace(first, last=date(2026, 3, 19)), second), now="2026-03-25 12:00"
    ) as card:
        assert card.medicines[0].since == START


def test_a_medicine_that_is_still_to_begin_says_so(tmp_path: Path) -> None:
    coming = step(TODAY + timedelta(days=5), *prescription().steps[0].slots)
    with card_of(tmp_path, prescription(coming)) as card:
        assert (card.medicines[0].step, card.medicines[0].coming) == (None, coming)


def test_azathioprine_that_is_still_to_begin_suppresses_nothing_yet(tmp_path: Path) -> None:
    coming = step(TODAY + timedelta(days=5), *prescription().steps[0].slots)
    with card_of(tmp_path, prescription(coming)) as card:
        assert not card.suppressed


@pytest.mark.parametrize(("days", "suppressed"), [(1, True), (ENDED_LATELY.days, True), (ENDED_LATELY.days + 1, False)])
def test_a_step_that_was_over_long_ago_suppresses_nothing_any_more(tmp_path: Path, days: int, suppressed: bool) -> None:
    last = date(2026, 3, 31)
    first = replace(prescription().steps[0], last=last)
    again = step(last + timedelta(days=200), *first.slots)
    now = last + timedelta(days=days)
    with card_of(tmp_path, prescription(first, again), now=f"{now} 12:00") as card:
        assert (card.suppressed, card.medicines[0].coming) == (suppressed, again)


def test_what_was_given_up_before_it_began_is_not_on_it(tmp_path: Path) -> None:
    coming = step(TODAY + timedelta(days=5), *prescription().steps[0].slots)
    with card_of(tmp_path, replace(prescription(coming), ends=coming.begins)) as card:
        assert (card.medicines, card.suppressed) == ((), False)


def test_a_pause_in_force_is_on_it_and_one_to_come_is_not(tmp_path: Path) -> None:
    now, later = Hold(Change(START)), Hold(Change(TODAY + timedelta(days=3)))
    held = replace(prescription(), holds=(now,))
    to_be_held = replace(prescription(), id="other", medicine="ramipril", holds=(later,), steps=_at_ten())
    with card_of(tmp_path, held, to_be_held) as card:
        assert [item.hold for item in card.medicines] == [now, None]


def test_azathioprine_comes_first(tmp_path: Path) -> None:
    other = replace(prescription(), id="a-first", medicine="allopurinol", steps=_at_ten())
    with card_of(tmp_path, other, prescription()) as card:
        assert [item.prescription.medicine for item in card.medicines] == ["azathioprine", "allopurinol"]


@pytest.mark.parametrize(("days", "shown"), [(1, True), (ENDED_LATELY.days, True), (ENDED_LATELY.days + 1, False)])
def test_what_ended_lately_stays_with_its_last_day(tmp_path: Path, days: int, shown: bool) -> None:
    last = date(2026, 3, 31)
    ended = replace(prescription(), ends=Change(last + timedelta(days=1)))
    now = last + timedelta(days=days)
    with card_of(tmp_path, ended, now=f"{now} 12:00") as card:
        assert [item.ended for item in card.medicines] == ([last] if shown else [])
        assert card.suppressed is shown


def test_without_azathioprine_nothing_is_said_of_the_immune_system(tmp_path: Path) -> None:
    with card_of(tmp_path, replace(prescription(), medicine="ramipril")) as card:
        assert not card.suppressed


def _at_ten() -> tuple[DoseStep, ...]:
    """A dose step whose slot is another one than azathioprine's."""
    return (step(START, Slot("at-ten", 50.0, at=time(10))),)
