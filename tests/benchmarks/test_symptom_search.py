"""How long the symptom search takes: from a keystroke to the list it finds, painted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from time import perf_counter

import shiboken6
from PySide6.QtGui import QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from imuran_desktop.reference.symptoms import load_symptoms
from imuran_desktop.services.symptom_diary import usual_symptoms
from imuran_desktop.store.diary import Diary
from imuran_desktop.ui.symptoms.picker import SymptomPicker
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.words.language import Language
from imuran_desktop.words.symptom_search import find_symptoms
from tests.benchmarks.figures import compare

_TYPED = ("pain", "temprature", "my skin has gone yellow", "I feel very tired", "diarhoea", "cannot stop coughing")
_SIZE = (840, 1400)
_A_FRAME_MS = 16
ENGLISH = Language("en_GB")
KNOWN = load_symptoms()


def test_a_keystroke_in_the_symptom_search(ten_years: Path, look: ThemeController) -> None:
    """Each key of some searches, to the list painted; beside it a plain field and tree that show as many plain rows."""
    now = datetime.now(UTC)
    with Diary.open(ten_years, now) as diary:
        picker, plain = SymptomPicker(look, ENGLISH, KNOWN), _Plain()
        picker.start(usual_symptoms(diary, now, 5))
        mine, floor = _keystrokes(picker, plain)
    for widget in (picker, plain):
        shiboken6.delete(widget)
    compare("a keystroke in the symptom search / as many plain rows", mine[1:], floor[1:], "ms", aim=3)


def test_what_a_keystroke_costs_the_search_alone() -> None:
    find_symptoms(ENGLISH, KNOWN, "a")  # the first one makes the phrases ready
    took = []
    for typed in _beginnings():
        began = perf_counter()
        find_symptoms(ENGLISH, KNOWN, typed)
        took.append(1000 * (perf_counter() - began))
    print(f"\nfinding symptoms for a keystroke: {median(took):.3g} ms, at most {max(took):.3g} ms")
    assert median(took) < _A_FRAME_MS / 2


class _Plain(QWidget):
    """A field and a tree with nothing of our own."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: Sequence[str] = ()
        self.field, self._tree = QLineEdit(), QTreeWidget()
        column = QVBoxLayout(self)
        column.addWidget(self.field)
        column.addWidget(self._tree)
        self.field.textChanged.connect(self._show_rows)

    def _show_rows(self) -> None:
        self._tree.clear()
        for row in self.rows:
            QTreeWidgetItem(self._tree, [row])


def _keystrokes(picker: SymptomPicker, plain: _Plain) -> tuple[list[float], list[float]]:
    """The milliseconds of each key in the one and in the other."""
    canvas, field = QPixmap(*_SIZE), picker.findChild(QLineEdit)
    assert field is not None
    for widget in (picker, plain):
        widget.resize(*_SIZE)
        widget.show()
    mine, floor = [], []
    for typed in _beginnings():
        if len(typed) == 1:
            field.clear()
            plain.field.clear()
        plain.rows = [KNOWN.symptoms[symptom].label for symptom in find_symptoms(ENGLISH, KNOWN, typed)]
        mine.append(_milliseconds(picker, field, typed[-1], canvas))
        floor.append(_milliseconds(plain, plain.field, typed[-1], canvas))
    assert field.text() == plain.field.text() == _TYPED[-1]
    return mine, floor


def _beginnings() -> Iterator[str]:
    """What stands in the field after each key."""
    for typed in _TYPED:
        for length in range(1, len(typed) + 1):
            yield typed[:length]


def _milliseconds(widget: QWidget, field: QLineEdit, key: str, canvas: QPixmap) -> float:
    began = perf_counter()
    QTest.keyClicks(field, key)
    widget.render(canvas)
    return 1000 * (perf_counter() - began)
