"""What a reminder's buttons ask of the window."""

import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication
from pytestqt.qtbot import QtBot

from imuran_desktop.domain.monitoring import MonitoringSchedule
from imuran_desktop.reference.monitoring import load_presets
from imuran_desktop.ui.blood_tests.arrange_dialog import ArrangeDialog
from tests.domain.builders import local, plan, prescription, slot, step
from tests.journeys.in_process import DrivenClock, Running, make_diary, running, use_folders

DOSES = plan(prescription(step(slot("morning", "breakfast"))))
PLAN = replace(DOSES, schedules=(MonitoringSchedule(load_presets()["us_label"], date(2026, 3, 1)),))

pytestmark = [
    pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is always a notification centre"),
    pytest.mark.qt_log_ignore("This plugin does not support"),
]


@pytest.fixture
def app(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qapp: QApplication, qtbot: QtBot) -> Iterator[Running]:
    """The app at 08:00 on the day before a blood test, on a computer without a notification server."""
    use_folders(tmp_path, monkeypatch)
    for bus in ("SESSION", "SYSTEM"):
        monkeypatch.setenv(f"DBUS_{bus}_BUS_ADDRESS", f"unix:path={tmp_path}/no-bus")
    diary = make_diary(tmp_path / "sam.imuran", PLAN, local("2026-03-01T07:00"))
    with running(qapp, diary, DrivenClock(local("2026-03-07T08:00")), qtbot) as started:
        yield started


def test_the_buttons_of_a_blood_test_ask_on_today_for_which_day(app: Running) -> None:
    app.until(local("2026-03-07T09:00"))
    buttons = [each for top in QApplication.topLevelWidgets() for each in top.findChildren(QAbstractButton)]
    app.app.window.go("history")
    QTest.mouseClick(
        next(each for each in buttons if each.text() == "Booked …" and each.window() is not app.app.window),
        Qt.MouseButton.LeftButton,
    )
    (dialog,) = [each for each in app.app.window.findChildren(ArrangeDialog) if each.isVisible()]
    assert dialog.text.text() == "Planned for tomorrow.\nBooked for which day?"
    dialog.reject()
