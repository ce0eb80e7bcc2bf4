"""A clinic in the whole app: from its own diary to a list of many, one of them, and reports of all."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path

import pikepdf
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QTableView
from pytestqt.qtbot import QtBot

if sys.platform != "linux":
    pytest.skip("needs a Linux desktop's servers", allow_module_level=True)

from imuran_desktop.services.demo import make_demo, make_demos
from tests.journeys.desktop_session import Desktop
from tests.journeys.in_process import DrivenClock, Running, running, use_folders
from tests.ui.dropping import drag_in, files, let_go

NOW = datetime(2026, 3, 31, 12, tzinfo=UTC)
PEOPLE = 5
PATIENCE = 60_000
"""ms for processes to start on a busy computer."""


def drop(app: Running, path: Path) -> None:
    """Drop a folder onto the page that is shown."""
    page = app.app.window.go("many_diaries")
    dragged = files([path])
    drag_in(page, dragged)
    let_go(page, dragged)


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_a_clinic_goes_from_a_folder_to_a_list_to_one_report_and_to_all_of_them(
    desktop: Desktop, qapp: QApplication, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    use_folders(tmp_path / "person", monkeypatch)
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", desktop.bus.address)
    desktop.start_dunst()
    own, clinic, reports = tmp_path / "own.imuran", tmp_path / "clinic", tmp_path / "reports"
    reports.mkdir()
    make_demo(own, NOW, 30, 1, NOW.date()).close()
    make_demos(clinic, NOW, 30, 2, NOW.date(), PEOPLE)
    (clinic / "letter.imuran").write_text("Dear Sam", encoding="utf-8")
    before = contents(clinic)
    with running(qapp, own, DrivenClock(NOW), qtbot) as app:
        app.button("Report").click()
        app.button("Many diaries …").click()
        assert app.shows("Add a folder of diaries, or drop it anywhere on this page")
        drop(app, clinic)
        qtbot.waitUntil(lambda: app.shows(f"{PEOPLE} diaries. From"), timeout=PATIENCE)
        assert app.shows("Could not be read")

        table = next(each for each in app.app.window.findChildren(QTableView) if each.accessibleName() == "People")
        table.setFocus()
        QTest.keyClick(table, Qt.Key.Key_End)
        QTest.keyClick(table, Qt.Key.Key_Return)
        assert app.shows("sam-example-1.imuran. Opened to read only: nothing in it changes.")
        qtbot.waitUntil(lambda: app.shows("Page 1 of"), timeout=PATIENCE)
        app.button("Back to the list").click()

        app.button("Save a report of each …").click()
        app.button("Choose a folder …").click()
        (asked,) = (each for each in app.app.window.findChildren(QFileDialog) if each.isVisible())
        asked.fileSelected.emit(str(reports))
        asked.close()
        qtbot.waitUntil(lambda: app.shows(f"Done: {PEOPLE} of {PEOPLE} reports saved."), timeout=PATIENCE)
        app.button("Back to Report").click()
        assert app.app.window.current == "report"

    saved = sorted(reports.iterdir())
    assert len(saved) == PEOPLE
    for path in saved:
        with pikepdf.open(path) as pdf:
            assert len(pdf.pages) > 1
    assert contents(clinic) == before
