"""How much of a report is wanted: its first page, all of it, or some of what follows."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from imuran_desktop.domain.report_wish import ALL_SECTIONS, ReportSection
from imuran_desktop.ui.widgets.buttons import ChoiceButtons, TickBox
from imuran_desktop.ui.widgets.flow import FlowLayout
from imuran_desktop.words.language import Language
from imuran_desktop.words.report_sections import section_title

_FIRST, _ALL, _SOME = "first", "all", "some"


class PageChoice(QWidget):
    """Begins with all; a box for each section unfolds where some are to be chosen."""

    changed = Signal()
    """Other pages are wanted."""

    def __init__(self, language: Language) -> None:
        super().__init__()
        tr = language.tr
        choices = (_FIRST, tr("First page only")), (_ALL, tr("All pages")), (_SOME, tr("Choose …"))
        self._which = ChoiceButtons(tr("Pages of the report"), choices, value=_ALL)
        self._boxes = {section: TickBox(section_title(language, section)) for section in ReportSection}
        self._some = QWidget()
        self._some.setAccessibleName(tr("After the first page"))
        flow = FlowLayout(self._some, spacing=14)
        for box in self._boxes.values():
            box.setChecked(True)
            box.toggled.connect(lambda _on: self.changed.emit())
            flow.addWidget(box)
        self._some.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self._which)
        column.addWidget(self._some)
        self._which.valueChanged.connect(self._choose)

    @property
    def sections(self) -> frozenset[ReportSection]:
        """What is to follow the first page."""
        if self._which.value == _SOME:
            return frozenset(section for section, box in self._boxes.items() if box.isChecked())
        return ALL_SECTIONS if self._which.value == _ALL else frozenset()

    def take_over(self, other: "PageChoice") -> None:
        """Choose what is chosen there."""
        for section, box in self._boxes.items():
            box.setChecked(other._boxes[section].isChecked())
        self._which.set_value(other._which.value)

    def _choose(self, value: str) -> None:
        self._some.setVisible(value == _SOME)
        self.changed.emit()
