"""Which symptoms are shown: some of them, from a severity on, from a level on."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from imuran_desktop.domain.codes import Level, Severity
from imuran_desktop.domain.review import NO_FILTERS, Filters
from imuran_desktop.ui.review.tick_list import TickList
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.widgets.buttons import ChoiceButtons, QuietButton
from imuran_desktop.ui.widgets.fold import Fold
from imuran_desktop.ui.widgets.labels import Strong
from imuran_desktop.words.language import Language

_ALL = "all"


class FilterBox(QWidget):
    """Folded away: most people want to see everything."""

    changed = Signal()
    """Other symptoms are wanted."""

    def __init__(self, look: ThemeController, language: Language) -> None:
        """Begin with everything."""
        super().__init__()
        tr = language.tr
        self._fold = Fold(look, tr("Show only some symptoms"), tr("Hide these choices"))
        self._severity = ChoiceButtons(
            tr("How bad"),
            ((_ALL, tr("Any")), (Severity.MODERATE, tr("Moderate or severe")), (Severity.SEVERE, tr("Severe"))),
            value=_ALL,
        )
        self._level = ChoiceButtons(
            tr("How urgent"),
            (
                (_ALL, tr("Any")),
                (Level.TELL_CLINIC, tr("To tell the clinic, or urgent")),
                (Level.URGENT, tr("Urgent signs")),
                (Level.EMERGENCY, tr("Emergency signs")),
            ),
            value=_ALL,
        )
        self._reset = QuietButton(tr("Show all symptoms"), look=look, icon="undo")
        self._list = TickList(look, tr("Only these symptoms"))
        for heading, part in (
            (tr("How bad"), self._severity),
            (tr("How urgent"), self._level),
            (tr("Only these symptoms (none ticked: all of them)"), self._list),
        ):
            self._fold.body.addWidget(Strong(heading))
            self._fold.body.addWidget(part)
        self._fold.body.addWidget(self._reset, 0, Qt.AlignmentFlag.AlignLeading)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._fold)
        self._severity.valueChanged.connect(self.changed)
        self._level.valueChanged.connect(self.changed)
        self._reset.clicked.connect(self.clear)
        self._list.changed.connect(self.changed)

    @property
    def filters(self) -> Filters:
        """What is wanted."""
        severity, level = self._severity.value, self._level.value
        return Filters(
            self._list.ticked,
            Severity(severity) if severity != _ALL else None,
            Level(level) if level != _ALL else None,
        )

    def offer(self, symptoms: Sequence[tuple[str, str]]) -> None:
        """Offer these symptoms, each by its key and name. What is ticked stays so, and on offer, whatever there is."""
        self._list.offer(symptoms)

    def clear(self) -> None:
        """Want everything again."""
        if self.filters == NO_FILTERS:
            return
        blocked = self.blockSignals(True)
        self._list.clear()
        self._severity.set_value(_ALL)
        self._level.set_value(_ALL)
        self.blockSignals(blocked)
        self.changed.emit()
