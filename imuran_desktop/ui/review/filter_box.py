"""Which symptoms are shown: some of them, from a severity on, from a level on."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from imuran_desktop.domain.codes import Level, Severity
from imuran_desktop.domain.review import NO_FILTERS, Filters
from imuran_desktop.ui.stylesheet import TypeSize
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.widgets.buttons import ChoiceButtons, QuietButton
from imuran_desktop.ui.widgets.emptying import take_out
from imuran_desktop.ui.widgets.flow import FlowLayout
from imuran_desktop.ui.widgets.fold import Fold
from imuran_desktop.ui.widgets.labels import Strong
from imuran_desktop.words.language import Language

_ALL = "all"
_NAME, _MOST_NAME = 340, 400
"""How wide a symptom's name may be: px at 100 %, and px at any size of text, for narrow windows."""


class FilterBox(QWidget):
    """Folded away: most people want to see everything."""

    changed = Signal()
    """Other symptoms are wanted."""

    def __init__(self, look: ThemeController, language: Language) -> None:
        """Begin with everything."""
        super().__init__()
        tr = language.tr
        self._look = look
        self._boxes: dict[str, QCheckBox] = {}
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
        self._list = QWidget()
        self._flow = FlowLayout(self._list, spacing=20)
        self._list.setAccessibleName(tr("Only these symptoms"))
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
        look.changed.connect(self._name_boxes)

    @property
    def filters(self) -> Filters:
        """What is wanted."""
        severity, level = self._severity.value, self._level.value
        return Filters(
            frozenset(key for key, box in self._boxes.items() if box.isChecked()),
            Severity(severity) if severity != _ALL else None,
            Level(level) if level != _ALL else None,
        )

    def offer(self, symptoms: Sequence[tuple[str, str]]) -> None:
        """Offer these symptoms, each by its key and name. What is ticked stays so, and on offer, whatever there is."""
        ticked, named = self.filters.symptoms, {key: box.accessibleName() for key, box in self._boxes.items()}
        wanted = dict(symptoms)
        wanted.update((key, name) for key, name in named.items() if key in ticked and key not in wanted)
        if list(named.items()) == list(wanted.items()):
            return
        for box in self._boxes.values():
            take_out(self._flow, box)
        self._boxes = {}
        for key, name in wanted.items():
            box = QCheckBox()
            box.setAccessibleName(name)
            box.setToolTip(name)
            box.setChecked(key in ticked)
            box.toggled.connect(lambda _on: self.changed.emit())
            self._boxes[key] = box
            self._flow.addWidget(box)
        self._name_boxes()

    def _name_boxes(self) -> None:
        """Write on each box as much as it has room for: one's own words may be many."""
        metrics = QFontMetrics(self._look.theme.font(TypeSize.BODY))
        room = min(self._look.px(_NAME), _MOST_NAME)
        for box in self._boxes.values():
            name = metrics.elidedText(box.accessibleName(), Qt.TextElideMode.ElideRight, room)
            box.setText(name.replace("&", "&&"))

    def clear(self) -> None:
        """Want everything again."""
        if self.filters == NO_FILTERS:
            return
        blocked = self.blockSignals(True)
        for box in self._boxes.values():
            box.setChecked(False)
        self._severity.set_value(_ALL)
        self._level.set_value(_ALL)
        self.blockSignals(blocked)
        self.changed.emit()
