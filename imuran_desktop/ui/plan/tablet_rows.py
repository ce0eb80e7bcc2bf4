"""The tablets a person has, as they are entered: strengths to tick, any other, and whether they may be halved."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QCheckBox, QGroupBox, QLineEdit, QWidget

from imuran_desktop.domain.tablets import valid_strength
from imuran_desktop.ui.plan.fields import parse_amount
from imuran_desktop.ui.widgets.flow import FlowLayout
from imuran_desktop.ui.widgets.form import FormRows
from imuran_desktop.ui.widgets.styling import announce
from imuran_desktop.words.language import Language


class TabletChoices(QGroupBox):
    """The strengths of tablet a person may have at home, to tick."""

    changed = Signal()

    def __init__(self, language: Language, offered: Sequence[float], ticked: Sequence[float]) -> None:
        super().__init__()
        self.setProperty("kind", "choices")
        self._language = language
        self._flow = FlowLayout(self, spacing=28)
        self._boxes: dict[float, QCheckBox] = {}
        for strength in sorted({*offered, *ticked}):
            self._box(strength, strength in ticked)

    def chosen(self) -> tuple[float, ...]:
        """The strengths ticked, in mg, the weakest first."""
        return tuple(sorted(strength for strength, box in self._boxes.items() if box.isChecked()))

    def offers_any(self) -> bool:
        """Whether there is anything to tick."""
        return bool(self._boxes)

    def add(self, strength: float) -> None:
        """Offer one strength more, ticked; one that is there is ticked."""
        box = self._boxes.get(strength)
        if box is None:
            box = self._box(strength, ticked=False)
            box.show()
        box.setChecked(True)
        announce(box, self._language.tr("Added: {strength}", strength=self._language.amount(strength)))

    def _box(self, strength: float, ticked: bool) -> QCheckBox:
        box = QCheckBox(self._language.amount(strength))
        box.setChecked(ticked)
        box.toggled.connect(self.changed)
        self._flow.addWidget(box)
        if not self._boxes:
            self.setFocusProxy(box)
        self._boxes[strength] = box
        return box


class TabletRows(QObject):
    """The rows of a form that are about tablets."""

    changed = Signal()

    def __init__(
        self, form: FormRows, language: Language, offered: Sequence[float], ticked: Sequence[float], *, may_halve: bool
    ) -> None:
        """Offer strengths to tick, those in ``ticked`` already ticked."""
        super().__init__(form)
        tr = language.tr
        self._form, self._language = form, language
        self.choices = form.row(
            tr("Tablets you have"),
            TabletChoices(language, offered, ticked),
            tr(
                "The strength is on the box. Tick every one you have at home. "
                "With none ticked, tablets are not counted."
            ),
        )
        known = self.choices.offers_any()
        self._other = form.row(
            tr("Another strength in mg") if known else tr("Strength in mg"),
            QLineEdit(),
            tr("If yours is not among these, write its number here.")
            if known
            else tr("The number on the box, such as 500. Leave it empty if you don't want tablets counted."),
        )
        self._halve = form.check(
            tr("Tablets may be halved"), tr("Only if your prescription or your pharmacist says so.")
        )
        self._halve.setChecked(may_halve)
        form.set_row_visible(self.choices, known)
        self.choices.changed.connect(self.changed)
        self._halve.toggled.connect(self.changed)
        self._other.editingFinished.connect(self.take_other)
        self._other.textEdited.connect(lambda: form.set_error(self._other, ""))

    @property
    def first_field(self) -> TabletChoices | QLineEdit:
        """Where to begin."""
        return self.choices if self.choices.offers_any() else self._other

    @property
    def strengths(self) -> tuple[float, ...]:
        """The strengths ticked, in mg."""
        return self.choices.chosen()

    @property
    def may_halve(self) -> bool:
        """Whether the tablets may be halved."""
        return self._halve.isChecked()

    def take_other(self) -> str:
        """Add the strength that was written to those to tick. Returns what is wrong with it, if anything."""
        text = self._other.text().strip()
        if not text:
            return ""
        strength = parse_amount(text)
        if strength is None or not valid_strength(strength):
            words = self._language.tr("Write the strength of one tablet, as a number such as 50 or 12.5.")
            self._form.set_error(self._other, words)
            return words
        self._other.clear()
        self._form.set_error(self._other, "")
        self._form.set_row_visible(self.choices, True)
        self.choices.add(strength)
        return ""

    def errors(self, tablets: str = "") -> dict[QWidget, str]:
        """What is wrong, by field; ``tablets`` says what those ticked can't make."""
        wrong = self.take_other()
        return {self.first_field: tablets, **({self._other: wrong} if wrong else {})}
