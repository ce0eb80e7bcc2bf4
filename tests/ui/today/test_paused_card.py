"""Medicines on hold are told at the top, whatever else is due."""

from dataclasses import replace
from datetime import date

from PySide6.QtCore import QPoint

from imuran_desktop.domain.codes import HoldReason
from imuran_desktop.domain.plan import Change, DoseStep, Hold, Prescription, Slot
from imuran_desktop.ui.palette import LIGHT
from imuran_desktop.ui.widgets.message_bar import Banner
from tests.ui.today.at_today import BREAKFAST, DINNER, AtToday, OpenToday, azathioprine, from_today, utc

DAY = date(2026, 3, 2)
PAUSED = "Azathioprine is on hold since today, until further notice."
FROM_NOW = Hold(Change(DAY, utc("2026-03-02T20:30")), None, HoldReason.CLINIC, "Nurse Example")


def taken(at: AtToday) -> None:
    at.record(BREAKFAST, at="2026-03-02T08:00")
    at.record(DINNER, at="2026-03-02T20:00")


def prednisolone() -> Prescription:
    return Prescription(
        "pred", "prednisolone", (DoseStep(Change(DAY), (Slot("p", 5, meal="breakfast"),)),), Change(DAY)
    )


def test_a_pause_from_now_on_is_told_although_today_s_doses_are_recorded(open_today: OpenToday) -> None:
    plan = replace(from_today(), prescriptions=(azathioprine(start=DAY, holds=(FROM_NOW,)),))
    at = open_today(plan, "2026-03-02T20:40", before=taken)
    assert f"{PAUSED}\nMy clinic told me to pause. Said by: Nurse Example." in at.seen
    assert "All of today's doses are recorded." in at.seen
    assert "Next dose" not in at.seen
    banner = at.card(PAUSED)
    assert isinstance(banner, Banner)
    assert banner.grab().toImage().pixelColor(banner.width() // 2, 4).name().upper() == LIGHT.hold.ground


def test_the_day_after_it_is_still_told(open_today: OpenToday) -> None:
    plan = replace(from_today(), prescriptions=(azathioprine(start=DAY, holds=(FROM_NOW,)),))
    at = open_today(plan, "2026-03-03T08:40", before=taken)
    assert "Azathioprine is on hold since yesterday, until further notice." in at.seen
    assert "No dose is due today." in at.seen


def test_another_medicine_goes_on(open_today: OpenToday) -> None:
    plan = replace(from_today(), prescriptions=(azathioprine(start=DAY, holds=(FROM_NOW,)), prednisolone()))
    at = open_today(plan, "2026-03-03T08:10", before=taken)
    due, paused = at.card("Prednisolone 5 mg, today at 08:00, due now"), at.card("Azathioprine is on hold")
    assert due.mapTo(at.page, QPoint()).y() < paused.mapTo(at.page, QPoint()).y(), "what to do now stays on top"
    at.click("Taken now, with food", within="Prednisolone 5 mg, today at 08:00, due now")
    assert "Azathioprine is on hold since yesterday, until further notice." in at.seen
    assert "Next dose: Prednisolone 5 mg, tomorrow at 08:00" in at.seen


def test_nothing_is_said_without_a_hold_or_after_it(open_today: OpenToday) -> None:
    over = replace(FROM_NOW, ends=Change(date(2026, 3, 3)))
    plan = replace(from_today(), prescriptions=(azathioprine(start=DAY, holds=(over,)),))
    at = open_today(plan, "2026-03-03T08:10", before=taken)
    assert "is on hold" not in at.seen
