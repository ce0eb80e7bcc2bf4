"""How many tablets of one strength there are: full packs, and loose ones."""

from PySide6.QtCore import QLocale, Signal
from PySide6.QtWidgets import QDoubleSpinBox, QSpinBox, QVBoxLayout, QWidget

from imuran_desktop.domain.stock import Packs
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.widgets.flow import FlowLayout
from imuran_desktop.ui.widgets.labels import Muted, Strong
from imuran_desktop.ui.widgets.wheel import WheelGuard
from imuran_desktop.words.language import Language
from imuran_desktop.words.stock import count_words

_MOST_PACKS, _MOST_IN_PACK, _MOST_LOOSE = 99, 999, 999
_WIDTH = 152
"""px at 100 % of a field, so that three stand side by side in a dialog."""
_TEXT_INSET = 12


class PackFields(QWidget):
    """Three numbers, and what they come to. A half is possible where the tablets may be halved."""

    changed = Signal()

    def __init__(self, look: ThemeController, language: Language, known: Packs, *, may_halve: bool = False) -> None:
        """Begin with what is ``known``; its strength stays."""
        super().__init__()
        tr, strength = language.tr, language.amount(known.strength_mg)
        self._language, self._look, self._strength = language, look, known.strength_mg
        self._wheel = WheelGuard(self)
        halves = may_halve or bool(known.loose % 1)
        self._packs, self._each = _whole(_MOST_PACKS, known.packs), _whole(_MOST_IN_PACK, known.tablets_each)
        self._loose = _halves(language, known.loose) if halves else _whole(_MOST_LOOSE, int(known.loose))
        self._sum = Strong()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        row = FlowLayout(spacing=10)
        for field, label, name in (
            (self._packs, tr("Full packs"), tr("Full packs of {strength}", strength=strength)),
            (self._each, tr("Tablets in a pack"), tr("Tablets in a pack of {strength}", strength=strength)),
            (self._loose, tr("Loose tablets"), tr("Loose tablets of {strength}", strength=strength)),
        ):
            row.addWidget(self._labelled(field, label, name))
        column.addLayout(row)
        column.addWidget(self._sum)
        self.setFocusProxy(self._packs)
        look.changed.connect(self._size)
        self._size()
        self._add_up()

    @property
    def packs(self) -> Packs:
        """What was entered."""
        loose = self._loose.value()
        return Packs(
            self._strength, self._packs.value(), self._each.value(), int(loose) if loose == int(loose) else loose
        )

    @property
    def error(self) -> str:
        """What is wrong, if anything."""
        if self._packs.value() and not self._each.value():
            return self._language.tr("Say how many tablets are in a full pack. The number is on the box.")
        return ""

    @property
    def first_field(self) -> QWidget:
        """Where to begin."""
        return self._packs

    def _labelled(self, field: QSpinBox | QDoubleSpinBox, label: str, name: str) -> QWidget:
        field.setAccessibleName(name)
        self._wheel.guard(field)
        # The style sheet's padding does not reach the text of a field with buttons.
        field.lineEdit().setTextMargins(_TEXT_INSET, 0, 0, 0)
        field.valueChanged.connect(self._add_up)
        words = Muted(label)
        words.setBuddy(field)
        words.setWordWrap(False)
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(words)
        column.addWidget(field)
        return box

    def _size(self) -> None:
        for field in (self._packs, self._each, self._loose):
            field.setFixedWidth(self._look.px(_WIDTH))

    def _add_up(self) -> None:
        self._sum.setText(
            self._language.tr("Together: {tablets}", tablets=count_words(self._language, [self.packs.tablets]))
        )
        self.changed.emit()


def _whole(most: int, value: int) -> QSpinBox:
    field = QSpinBox()
    field.setRange(0, most)
    field.setValue(value)
    return field


def _halves(language: Language, value: float) -> QDoubleSpinBox:
    field = QDoubleSpinBox()
    field.setLocale(QLocale(language.locale))
    field.setRange(0, _MOST_LOOSE)
    field.setDecimals(1)
    field.setSingleStep(0.5)
    field.setValue(value)
    return field
