"""One diary of the list, opened to be read."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Protocol, runtime_checkable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from imuran_desktop.domain.summary import Summary
from imuran_desktop.ui.report.choices import ReportChoices
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.widgets.buttons import BackButton
from imuran_desktop.ui.widgets.card_parts import in_a_row
from imuran_desktop.ui.widgets.labels import Heading, Muted
from imuran_desktop.ui.widgets.reading_order import put_in_reading_order
from imuran_desktop.words.language import Language


@runtime_checkable
class Panel(Protocol):
    """What shows the report of a diary: `ui.report.report_panel.ReportPanel`."""

    def show_diary(
        self,
        path: Path,
        name: str,
        last_visit: date | None,
        today: date | None = None,
        like: ReportChoices | None = None,
    ) -> None:
        """Show the report of this one, with what is chosen in ``like``."""

    def stop(self) -> None:
        """Do nothing more."""


class OpenedDiary(QWidget):
    """Whose it is, that it is only read, and its report."""

    back_asked = Signal()

    def __init__(self, look: ThemeController, language: Language, make_panel: Callable[[], QWidget]) -> None:
        """``make_panel`` is called when the first diary is opened; what it makes is a `Panel`."""
        super().__init__()
        tr = language.tr
        self._make_panel = make_panel
        self._panel: QWidget | None = None
        self._back = BackButton(tr("Back to the list"), look)
        self._back.clicked.connect(self.back_asked)
        self._name = Heading()
        self._about = Muted()
        self._language = language
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(12)
        self._column.addLayout(in_a_row(self._back))
        self._column.addWidget(self._name)
        self._column.addWidget(self._about)

    def stop(self) -> None:
        """Have nothing more done with it."""
        if isinstance(self._panel, Panel):
            self._panel.stop()

    def show_diary(self, of: Summary, like: ReportChoices) -> None:
        """Show this one, with what is chosen in ``like``, and the keyboard on the way back."""
        if self._panel is None:
            self._panel = self._make_panel()
            self._column.addWidget(self._panel, 1)
            put_in_reading_order(self)
        self._name.setText(of.person)
        words = self._language.tr("{file}. Opened to read only: nothing in it changes.", file=of.path.name)
        self._about.setText(words)
        assert isinstance(self._panel, Panel)
        self._panel.show_diary(of.path, of.person, of.last_visit, like=like)
        self._back.setFocus()
