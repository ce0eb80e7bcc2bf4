"""*My clinic's schedule*: how often, and what is tested."""

import re
from collections.abc import Collection, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QGroupBox, QLineEdit

from imuran_desktop.domain.monitoring import MonitoringPreset, own_preset
from imuran_desktop.ui.plan.phases_editor import PhasesEditor
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.widgets.card import Card
from imuran_desktop.ui.widgets.flow import FlowLayout
from imuran_desktop.ui.widgets.form import FormRows
from imuran_desktop.ui.widgets.labels import Strong
from imuran_desktop.words.language import Language
from imuran_desktop.words.monitoring import rhythm_words

_MOST_LETTERS = 200


class OwnSchedule(Card):
    """The fields of the clinic's own schedule, and the schedule in words below them."""

    changed = Signal()

    def __init__(
        self, look: ThemeController, language: Language, usual: Sequence[str], present: MonitoringPreset | None
    ) -> None:
        """Begin with the schedule there is, if it is the clinic's own; ``usual`` tests are there to tick."""
        super().__init__(name=language.tr("My clinic's schedule"), dense=True)
        tr = language.tr
        self._language, self._present = language, present
        tests = present.tests if present else ()
        self._editor = PhasesEditor(look, language, present.phases if present else ())
        self._words = Strong()
        form = FormRows(look)
        boxes = _TestBoxes(language, usual, tests)
        self._boxes = form.row(tr("What is tested?"), boxes, tr("As far as you know it."))
        self._others = form.row(tr("Other tests"), QLineEdit(", ".join(name for name in tests if name not in usual)))
        self._others.setMaxLength(_MOST_LETTERS)
        self.body.setSpacing(18)
        for part in (self._editor, self._words, form):
            self.body.addWidget(part)
        self._editor.changed.connect(self._tell)
        self._boxes.changed.connect(self.changed)
        self._others.textChanged.connect(self.changed)
        self._say()

    def preset(self, *, restarts: bool) -> MonitoringPreset:
        """The schedule as it was entered."""
        others = [name.strip() for name in re.split(r"[,;\n]", self._others.text()) if name.strip()]
        tests = dict.fromkeys([*self._boxes.chosen(), *others])
        made = own_preset(self._editor.phases, tests, restarts=restarts)
        if self._present is None:
            return made
        same_tests = set(made.tests) == set(self._present.tests)
        tests_there = self._present.tests if same_tests else made.tests
        return own_preset(made.phases, tests_there, name=self._present.name, restarts=restarts)

    def show_faults(self) -> bool:
        """Show what is wrong, and go to the first of it. Returns whether anything is."""
        return self._editor.show_faults()

    def _tell(self) -> None:
        self._say()
        self.changed.emit()

    def _say(self) -> None:
        phases = self._editor.phases
        readable = all(phase.every or phase.at_weeks for phase in phases)
        self._words.setText(rhythm_words(self._language, own_preset(phases, ())) if readable else "")
        self._words.setVisible(readable and len(phases) > 1)


class _TestBoxes(QGroupBox):
    """The tests that clinics usually ask for, to tick."""

    changed = Signal()

    def __init__(self, language: Language, usual: Sequence[str], ticked: Collection[str]) -> None:
        super().__init__()
        self.setProperty("kind", "choices")
        flow = FlowLayout(self, spacing=14)
        self._boxes: dict[str, QCheckBox] = {}
        for name in usual:
            box = QCheckBox(language.tr(name))
            box.setAccessibleName(box.text())
            box.setChecked(name in ticked)
            box.toggled.connect(self.changed)
            flow.addWidget(box)
            self._boxes[name] = box
        if self._boxes:
            self.setFocusProxy(next(iter(self._boxes.values())))

    def chosen(self) -> list[str]:
        """The tests ticked, in their order."""
        return [name for name, box in self._boxes.items() if box.isChecked()]
