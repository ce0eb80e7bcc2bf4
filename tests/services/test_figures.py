"""Adherence figures read from a real diary."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from imuran_desktop.domain.adherence import Ratio
from imuran_desktop.domain.codes import Food, Outcome
from imuran_desktop.domain.plan import Change, Hold, Prescription, Slot
from imuran_desktop.services.answers import Answer
from imuran_desktop.services.figures import read_figures
from imuran_desktop.services.intakes import record_intake
from imuran_desktop.services.plan import save_plan
from imuran_desktop.services.unplanned import record_as_needed, record_extra
from tests.services.plans import ALEX, SAM, START, at, plan, prescription, sam_s_diary, step
from tests.services.test_unplanned import WHEN_NEEDED

NOW = at("2026-03-04 07:00")
LAST = date(2026, 3, 3)


def test_each_medicine_has_its_own(tmp_path: Path) -> None:
    of = plan()
    needed = Prescription("para", "paracetamol", (step(START, Slot("head", 500.0, repeat=WHEN_NEEDED)),), Change(START))
    with sam_s_diary(tmp_path, replace(of, prescriptions=(*of.prescriptions, needed))) as diary:
        taken = Answer(Outcome.TAKEN, at("2026-03-01 08:05"), Food.WITH)
        record_intake(diary, SAM, NOW, "morning/2026-03-01", taken)
        record_intake(diary, SAM, NOW, "evening/2026-03-01", Answer(Outcome.TAKEN, at("2026-03-01 21:00")))
        record_intake(diary, SAM, NOW, "morning/2026-03-02", Answer(Outcome.SKIPPED, reason="forgot"))
        record_extra(diary, SAM, NOW, "morning/2026-03-02", taken)
        record_as_needed(diary, SAM, NOW, "para", "head", taken)
        aza, para = read_figures(diary, NOW, START, LAST)

    assert (aza.medicine, para.medicine) == ("azathioprine", "paracetamol")
    assert aza.figures.taken == Ratio(2, 6)
    assert aza.figures.on_time == Ratio(1, 2)
    assert aza.figures.food == Ratio(1, 1)
    assert aza.figures.as_planned == Ratio(1, 3)
    assert (aza.figures.counts.extra, aza.figures.counts.as_needed) == (1, 0)
    assert aza.lasted is not None
    assert (aza.lasted.days, aza.lasted.ended) == (3, False)
    assert para.figures.taken == Ratio(0, 0)
    assert (para.figures.counts.as_needed, para.lasted) == (1, None)


def test_what_no_dose_is_left_for_is_counted_apart_under_its_own_medicine(tmp_path: Path) -> None:
    with sam_s_diary(tmp_path) as diary:
        record_intake(diary, SAM, NOW, "evening/2026-03-02", Answer(Outcome.TAKEN))
        morning = step(START, Slot("morning", 50.0, meal="breakfast"))
        save_plan(diary, ALEX, NOW, plan(morning), correct_past=True)
        (aza,) = read_figures(diary, NOW, START, LAST)
    assert (aza.figures.counts.not_planned, aza.figures.taken) == (1, Ratio(0, 3))


def test_days_on_hold_count_for_nothing(tmp_path: Path) -> None:
    item = replace(prescription(), holds=(Hold(Change(START), Change(START + timedelta(days=2))),))
    with sam_s_diary(tmp_path, replace(plan(), prescriptions=(item,))) as diary:
        (aza,) = read_figures(diary, NOW, START, LAST)
    assert (aza.figures.counts.held, aza.figures.taken) == (4, Ratio(0, 2))
