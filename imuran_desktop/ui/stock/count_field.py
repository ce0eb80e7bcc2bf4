"""A number of packs or tablets, which is unknown until the person enters it."""

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale
from PySide6.QtGui import QValidator
from PySide6.QtWidgets import QDoubleSpinBox, QSpinBox

from imuran_desktop.words.language import Language

if TYPE_CHECKING:
    _Base = QDoubleSpinBox
else:
    _Base = object

_NOTHING = -1
"""Stands for an empty field: below every number that can be entered."""
_NUMBER = re.compile(r"\d{1,4}(?:[.,]\d)?")
_MOST_TYPED = 8


class _Count(_Base):
    """Keeps what was typed; what can't be read is refused rather than left out, key by key."""

    _draft: str | None = None
    _step = 1.0

    def _prepare(self, most: int, value: float | None) -> None:
        edit = self.lineEdit()
        self.setRange(_NOTHING, most)
        self.setValue(_NOTHING if value is None else self._kept(value))
        edit.setValidator(None)  # type: ignore[arg-type]  # Qt's way of taking it away
        edit.setMaxLength(_MOST_TYPED)
        edit.setPlaceholderText("\N{EN DASH}")
        edit.textEdited.connect(self._take)

    def _kept(self, value: float) -> float:
        raise NotImplementedError

    @property
    def entered(self) -> float | None:
        """The number, or None while nothing was entered."""
        return None if self.value() == _NOTHING else self.value()

    @property
    def is_wrong(self) -> bool:
        """Whether something was typed that is no such number."""
        return self._draft is not None and self._read(self._draft) is None

    def _read(self, text: str) -> float | None:
        typed = text.strip()
        if not typed:
            return _NOTHING
        if not _NUMBER.fullmatch(typed):
            return None
        value = float(typed.replace(",", "."))
        return value if not value % self._step and value <= self.maximum() else None

    def _take(self, text: str) -> None:
        self._draft = text
        before, value = self.value(), self._read(text)
        if value is not None:
            self.setValue(self._kept(value))
        if self.value() == before:
            # Whether it can be read may have changed all the same.
            self.valueChanged.emit(before)

    def textFromValue(self, value: float) -> str:
        """What stands in the field."""
        if self.is_wrong:
            return self._draft or ""
        return "" if value == _NOTHING else f"{value:g}".replace(".", self.locale().decimalPoint())

    def valueFromText(self, text: str) -> float:
        """What was typed; what can't be read changes nothing."""
        value = self._read(text)
        return self.value() if value is None else self._kept(value)

    def validate(self, text: str, position: int) -> tuple[QValidator.State, str, int]:
        """Whether it can be read."""
        state = QValidator.State.Intermediate if self._read(text) is None else QValidator.State.Acceptable
        return state, text, position

    def stepBy(self, steps: int) -> None:
        """Step from the last number that could be read."""
        self._draft = None
        super().stepBy(steps)


class WholeCount(_Count, QSpinBox):  # type: ignore[misc]  # _Count is typed as the other kind
    """Whole packs or tablets."""

    def __init__(self, most: int, value: float | None) -> None:
        """Begin with ``value``; None is an empty field."""
        super().__init__()
        self._prepare(most, value)

    def _kept(self, value: float) -> int:
        return int(value)


class HalfCount(_Count, QDoubleSpinBox):
    """Tablets, and halves of them."""

    _step = 0.5

    def __init__(self, language: Language, most: int, value: float | None) -> None:
        """Begin with ``value``; None is an empty field."""
        super().__init__()
        self.setLocale(QLocale(language.locale))
        self.setDecimals(1)
        self.setSingleStep(self._step)
        self._prepare(most, value)

    def _kept(self, value: float) -> float:
        return value
