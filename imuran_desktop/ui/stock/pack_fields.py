"""How many tablets of one strength there are: full packs, and loose ones."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from imuran_desktop.domain.numbers import plain_number
from imuran_desktop.domain.stock import Packs
from imuran_desktop.ui.stock.count_field import HalfCount, WholeCount
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

    def __init__(
        self, look: ThemeController, language: Language, known: Packs, *, may_halve: bool = False, blank: bool = False
    ) -> None:
        """Begin with what is ``known``; its strength stays. ``blank``: how many there are is yet to be entered."""
        super().__init__()
        tr, strength = language.tr, language.amount(known.strength_mg)
        self._language, self._look, self._strength = language, look, known.strength_mg
        self._wheel = WheelGuard(self)
        halves = may_halve or bool(known.loose % 1)
        self._packs = WholeCount(_MOST_PACKS, None if blank else known.packs)
        self._each = WholeCount(_MOST_IN_PACK, known.tablets_each or None)
        loose = None if blank else known.loose
        self._loose = HalfCount(language, _MOST_LOOSE, loose) if halves else WholeCount(_MOST_LOOSE, loose)
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
        """What was entered; an empty field counts as 0."""
        packs, each = int(self._packs.entered or 0), int(self._each.entered or 0)
        return Packs(self._strength, packs, each, plain_number(self._loose.entered or 0))

    @property
    def touched(self) -> bool:
        """Whether it was said how many packs or loose tablets there are, be it 0."""
        return self._packs.entered is not None or self._loose.entered is not None

    @property
    def error(self) -> str:
        """What is wrong, if anything."""
        tr, number = self._language.tr, self._language.number
        if self._packs.is_wrong:
            return tr(
                "Enter whole packs, at most {most}. Count the tablets of an opened pack as loose tablets.",
                most=number(_MOST_PACKS),
            )
        if self._each.is_wrong:
            return tr("Enter how many whole tablets are in a full pack, at most {most}.", most=number(_MOST_IN_PACK))
        if self._loose.is_wrong and isinstance(self._loose, HalfCount):
            return tr("Enter loose tablets as whole ones or halves, at most {most}.", most=number(_MOST_LOOSE))
        if self._loose.is_wrong:
            return tr("Enter whole loose tablets, at most {most}.", most=number(_MOST_LOOSE))
        if self._packs.entered and not self._each.entered:
            return tr("Say how many tablets are in a full pack. The number is on the box.")
        return ""

    @property
    def first_field(self) -> QWidget:
        """Where to begin."""
        return self._packs

    def _labelled(self, field: WholeCount | HalfCount, label: str, name: str) -> QWidget:
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
        wrong = self._packs.is_wrong or self._each.is_wrong or self._loose.is_wrong
        words = "\N{EN DASH}" if wrong or not self.touched else count_words(self._language, [self.packs.tablets])
        self._sum.setText(self._language.tr("Together: {tablets}", tablets=words))
        self.changed.emit()
