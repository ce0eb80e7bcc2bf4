"""Make the pictures in the README from the demo diary: `python packaging/make_pictures.py`.

Nothing of the person's own is touched: the diary, the settings and the log lie in a temporary folder. The clock is set,
so the pictures change only when the app does.
"""

import os
import tempfile
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from PySide6.QtGui import QPixmap
    from PySide6.QtWidgets import QApplication, QWidget

PICTURES = Path(__file__).parent / "pictures"
LAST_DAY = date(2026, 3, 2)
DAYS = 84
NOW = datetime(2026, 3, 2, 8, 4, tzinfo=UTC)
PAGES = ("today", "history", "symptoms", "review", "blood_tests", "trends", "visits", "plan", "guide", "card")
_ROUNDS, _ABOVE = 6, 16
EXTRA_LOOKS: dict[str, tuple[Literal["light", "dark"], int]] = {
    "today-dark": ("dark", 100),
    "today-large": ("light", 200),
}
WIDTH, HEIGHT = 1180, 860


def main() -> None:
    """Draw every page in light, Today in dark and with text twice as large, and the first page of the report."""
    with tempfile.TemporaryDirectory() as folder:
        _use_folder(Path(folder))
        from imuran_desktop.services.demo import make_demo

        path = Path(folder) / "sam.imuran"
        make_demo(path, NOW - timedelta(hours=1), DAYS, 5, LAST_DAY).close()
        _draw(path)
        _draw_report(path)


def _use_folder(folder: Path) -> None:
    """Keep the app away from the person's own files and from the desktop."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "APPDATA", "LOCALAPPDATA"):
        os.environ[name] = str(folder)


def _draw(path: Path) -> None:
    from PySide6.QtWidgets import QApplication

    from imuran_desktop.app.running import App
    from imuran_desktop.desktop.single_instance import SingleInstance
    from imuran_desktop.words.language import Language

    PICTURES.mkdir(exist_ok=True)
    application = QApplication([])
    app = App(application, path, Language("en_GB"), SingleInstance(path, path.parent), now=lambda: NOW)
    app.open(background=False)
    # No reminders: what the pictures show must not depend on the desktop they are made on.
    app.window.painted.disconnect()
    app.window.resize(WIDTH, HEIGHT)
    app.look.apply("light", 100)
    for page in PAGES:
        app.window.go(page)
        if page == "trends":
            _show_drawings(application, app.window)
        _settled(application, app.window).save(str(PICTURES / f"{page}-light.png"))
    app.window.go("today")
    for name, look in EXTRA_LOOKS.items():
        app.look.apply(*look)
        _settled(application, app.window).save(str(PICTURES / f"{name}.png"))
    app.close()


def _draw_report(path: Path) -> None:
    """The first page of the report of all the days, as it is printed."""
    from imuran_desktop.domain.report_wish import Paper, ReportWish
    from imuran_desktop.reference.analytes import load_analytes
    from imuran_desktop.reference.symptoms import load_symptoms
    from imuran_desktop.reports.report import report_content
    from imuran_desktop.reports.typeset import typeset
    from imuran_desktop.services.report import read_report
    from imuran_desktop.store.diary import Diary
    from imuran_desktop.ui.report.pdf_file import PdfFile
    from imuran_desktop.words.language import Language

    known, analytes = load_symptoms(), load_analytes()
    wish = ReportWish(LAST_DAY - timedelta(days=DAYS - 1), LAST_DAY)
    with Diary.snapshot(path) as diary:
        report = read_report(diary, known, analytes, NOW, wish)
    content = report_content(report, wish, Language("en_GB"), known, analytes)
    pages = PdfFile(typeset(content, Paper.A4, report.made))
    pages.picture(0, WIDTH / pages.sizes[0].width()).save(str(PICTURES / "report.png"))
    pages.close()


def _settled(application: "QApplication", window: "QWidget") -> "QPixmap":
    """The window once nothing in it moves any more: a page is laid out in several rounds of events."""
    for _ in range(_ROUNDS):
        application.processEvents()
        window.grab()
    return window.grab()


def _show_drawings(application: "QApplication", window: "QWidget") -> None:
    """The months of the demo diary, from the drawings on."""
    from PySide6.QtCore import QPoint
    from PySide6.QtWidgets import QRadioButton, QScrollArea

    from imuran_desktop.ui.trends.trends_card import TrendsCard

    _settled(application, window)
    buttons = (button for button in window.findChildren(QRadioButton) if button.isVisible())
    next(button for button in buttons if button.text() == "3 months").click()
    _settled(application, window)
    card = next(iter(window.findChildren(TrendsCard)))
    area = next(area for area in window.findChildren(QScrollArea) if area.isAncestorOf(card))
    content = area.widget()
    assert content is not None
    area.verticalScrollBar().setValue(card.mapTo(content, QPoint()).y() - _ABOVE)


if __name__ == "__main__":
    main()
