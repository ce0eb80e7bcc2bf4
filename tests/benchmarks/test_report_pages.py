"""A report of ten years on the screen: it is made beside the window, which goes on answering."""

from __future__ import annotations

from pathlib import Path
from time import perf_counter

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QRadioButton
from pytestqt.qtbot import QtBot

from imuran_desktop import clock
from imuran_desktop.ui.report.report_panel import ReportPanel
from imuran_desktop.ui.report.sheets import Sheets
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.words.language import Language

_MOST_MS = 150
"""Hands and eyes notice nothing shorter."""
_LEAST_PAGES = 100


class Heartbeat:
    """The longest time for which nothing else came to its turn in the thread that draws."""

    def __init__(self) -> None:
        self.longest_ms = 0.0
        self._last = perf_counter()
        self._timer = QTimer()
        self._timer.timeout.connect(self._beat)
        self._timer.start(0)

    def _beat(self) -> None:
        now = perf_counter()
        self.longest_ms = max(self.longest_ms, 1000 * (now - self._last))
        self._last = now


def test_the_window_answers_while_ten_years_are_made_shown_and_scrolled(
    qtbot: QtBot, look: ThemeController, ten_years: Path
) -> None:
    panel = ReportPanel(look, Language("en_GB"), clock.now)
    qtbot.addWidget(panel)
    panel.resize(960, 700)
    panel.show_diary(ten_years, "Sam Example", None)
    panel.show()
    next(button for button in panel.findChildren(QRadioButton) if button.text() == "Everything").click()
    QApplication.processEvents()
    heart = Heartbeat()
    with qtbot.waitSignal(panel.shown, timeout=120_000):
        pass
    while_made = heart.longest_ms
    sheets = panel.findChild(Sheets)
    assert sheets is not None
    assert sheets.count > _LEAST_PAGES
    bar = sheets.verticalScrollBar()
    for step in range(200):
        bar.setValue(bar.maximum() * step // 200)
        QApplication.processEvents()
    print(f"\nlongest time without an answer: {while_made:.3g} ms, and scrolling {heart.longest_ms:.3g} ms")
    assert heart.longest_ms < _MOST_MS
