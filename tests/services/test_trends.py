"""Results over time, from a diary."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

from imuran_desktop.domain.alerts import AlertValue, AlertValues, Side
from imuran_desktop.domain.plan import Change, Hold, Slot
from imuran_desktop.domain.results import Result
from imuran_desktop.domain.trends import Trends
from imuran_desktop.reference.analytes import load_analytes
from imuran_desktop.services.alert_values import set_alert_values
from imuran_desktop.services.blood_tests import record_blood_test
from imuran_desktop.services.trends import read_trends
from imuran_desktop.store.diary import Diary
from tests.services.entering import enter_results
from tests.services.plans import SAM, START, at, plan, sam_s_diary, step

NOW, TODAY = at("2026-09-01 12:00"), date(2026, 9, 1)


def came_back(diary: Diary, on: str, **values: str) -> None:
    units = {"wbc": "10*9/L", "creatinine": "umol/L"}
    results = [Result(analyte, Decimal(value), units[analyte]) for analyte, value in values.items()]
    enter_results(diary, SAM, NOW, date.fromisoformat(on), results)


def read(diary: Diary, first: date | None = START, last: date = TODAY) -> Trends:
    return read_trends(diary, load_analytes(), first, last, TODAY)


def test_results_are_read_with_what_the_clinic_set(diary: Diary) -> None:
    came_back(diary, "2026-04-01", wbc="3.1")
    came_back(diary, "2026-05-01", wbc="4.0")
    set_alert_values(diary, SAM, NOW, AlertValues((AlertValue("wbc", "10*9/L", below=Decimal("3.5")),)))
    (white,) = read(diary).trends
    assert [(point.day, point.value, bool(point.past)) for point in white.points] == [
        (date(2026, 4, 1), Decimal("3.1"), True),
        (date(2026, 5, 1), Decimal("4.0"), False),
    ]
    assert white.limits == {Side.BELOW: Decimal("3.5")}


def test_a_rise_is_looked_for_before_the_first_day(diary: Diary) -> None:
    set_alert_values(diary, SAM, NOW, AlertValues((AlertValue("creatinine", rise_percent=30, over_months=12),)))
    came_back(diary, "2025-09-02", creatinine="60")
    came_back(diary, "2026-08-30", creatinine="90")
    (creatinine,) = read(diary, date(2026, 8, 1)).trends
    assert [[past.side for past in point.past] for point in creatinine.points] == [[Side.RISE]]


def test_everything_begins_with_the_first_result(diary: Diary) -> None:
    record_blood_test(diary, SAM, NOW, date(2026, 3, 10))
    came_back(diary, "2026-04-01", wbc="4.1")
    came_back(diary, "2026-05-01", wbc="4.0")
    found = read(diary, None)
    assert (found.first, found.last, len(found.trends[0].points)) == (date(2026, 4, 1), TODAY, 2)


def test_without_results_it_says_where_there_are_some(diary: Diary) -> None:
    assert (read(diary, None).trends, read(diary).newest) == ((), None)
    assert read(diary, None).first == TODAY
    came_back(diary, "2026-04-01", wbc="4.1")
    came_back(diary, "2026-05-01", wbc="4.1")
    assert read(diary, date(2026, 6, 1)).newest == date(2026, 5, 1)


def test_dose_changes_and_holds_lie_beside_them(tmp_path: Path) -> None:
    less, more = (Slot("morning", amount, meal="breakfast") for amount in (50.0, 75.0))
    of = plan(step(START, less), step(date(2026, 4, 10), more))
    held = Hold(Change(date(2026, 6, 1)), Change(date(2026, 6, 8)))
    of = replace(of, prescriptions=(replace(of.prescriptions[0], holds=(held,)),))
    with sam_s_diary(tmp_path, of) as diary:
        found = read(diary)
        assert [(change.day, change.before_mg, change.after_mg) for change in found.changes] == [
            (START, 0, 50.0),
            (date(2026, 4, 10), 50.0, 75.0),
        ]
        assert [(hold.first, hold.last) for hold in found.holds] == [(date(2026, 6, 1), date(2026, 6, 7))]
        later = read(diary, date(2026, 7, 1))
        assert (later.changes, later.holds) == ((), ())
        assert [(span.amount_mg, span.first) for span in later.amounts] == [(75.0, date(2026, 4, 10))]
