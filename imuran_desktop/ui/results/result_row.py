"""One row of the form: a name, its value, its unit and the laboratory's range for it."""

from dataclasses import dataclass
from decimal import Decimal

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLineEdit, QStyledItemDelegate, QWidget

from imuran_desktop.domain.results import Analyte, Analytes, Result
from imuran_desktop.domain.units import doubts, unit_code
from imuran_desktop.exchange.typed_value import (
    TypedValue,
    Typo,
    both_readings,
    limit_text,
    read_limit,
    read_value,
    typed_text,
)
from imuran_desktop.services.report_entry import LastTime
from imuran_desktop.ui.results.field_signs import FieldSigns
from imuran_desktop.ui.results.row_layout import RangeBox, Room, UnitBox, place
from imuran_desktop.ui.results.row_note import RowNote
from imuran_desktop.ui.results.value_field import LimitField, UnitChoice, ValueField
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.widgets.labels import Strong
from imuran_desktop.ui.widgets.styling import announce, set_style_property
from imuran_desktop.ui.widgets.wheel import WheelGuard
from imuran_desktop.words.language import Language
from imuran_desktop.words.result_facts import facts_words
from imuran_desktop.words.results import analyte_name, doubt_words, unit_words
from imuran_desktop.words.typed_value import read_as_words, typo_words, which_reading_words


@dataclass(frozen=True)
class Reading:
    """What a row says: a result, or nothing (None); else what is wrong, and with which field.

    ``readings``: it can be either of two numbers.
    """

    result: Result | None = None
    error: str = ""
    field: QLineEdit | None = None
    readings: tuple[Decimal, Decimal] | None = None


class ResultRow(QWidget):
    """Says beside a value what else there is to know of it. What is not filled in is not there."""

    changed = Signal()
    stepped = Signal(int)

    def __init__(self, look: ThemeController, language: Language, analytes: Analytes, key: str, last: LastTime) -> None:
        """Make an empty row. ``key`` is the id of an analyte, or a name in the person's own words."""
        super().__init__()
        self.key = key
        self._look, self._language, self._analytes, self._last = look, language, analytes, last
        self._analyte: Analyte | None = analytes.get(key)
        self._lab = ""
        self._kept: Result | None = None
        """The result that was there before; it stays as it is while its row says the same as at first."""
        self._began: tuple[str, ...] = ()
        self._filled_in: tuple[str, str] | None = None
        """The range that was filled in from last time."""
        self._is_put = False
        """Whether it says what was read elsewhere, which has the ranges that belong to it."""
        self._is_final = False
        """Whether what is wrong or questioned is said: not of what is still being typed."""
        self._signs = FieldSigns()
        self.name = analyte_name(language, key, analytes)
        self.value = ValueField()
        self.unit: UnitChoice | LimitField = self._unit_choice() if self._analyte else LimitField()
        self.low, self.high = LimitField(), LimitField()
        self._note = RowNote(look, language, self.name)
        self._build()
        self._offer_last()

    @property
    def is_filled(self) -> bool:
        """Whether there is a value."""
        return bool(self.value.text().strip())

    @property
    def is_changed(self) -> bool:
        """Whether it says other than at first; a unit or a range without a value says nothing."""
        return self._texts() != self._began and (self.is_filled or self._kept is not None)

    @property
    def where_wrong(self) -> QWidget:
        """Where the keyboard puts right what is wrong."""
        return self._note.question.first or self.read().field or self.value

    @property
    def typed_signs(self) -> frozenset[str]:
        """The signs before decimals that the person used in it."""
        return frozenset(sign for field in self._numbers if (sign := self._signs.typed(field)))

    def use_decimal(self, sign: str) -> None:
        """Read "1.250" by the sign before decimals that the whole form settles; "" where it settles none."""
        if sign != self._signs.settled:
            self._signs.settled = sign
            self._tell(final=self._is_final)

    @property
    def words(self) -> str:
        """What is said below it."""
        return self._note.words

    def begin_with(self, result: Result | None) -> None:
        """Show what is in the diary, from which the person begins."""
        self._kept = result
        if result is None:
            self.value.clear()
            self._offer_last()
        else:
            self._show(result)
        self._began = self._texts()
        self._tell()

    def put(self, result: Result) -> None:
        """Fill in what was read elsewhere: where that has no unit or range, nothing of last time takes its place."""
        self._is_put = True
        self._show(result)
        self.tell_all()

    def set_lab(self, lab: str) -> None:
        """Fill in the ranges of this laboratory."""
        self._lab = lab
        self._offer_range()
        self._tell(final=self._is_final)

    def read(self) -> Reading:
        """What it says."""
        if self._kept is not None and self._texts() == self._began:
            return Reading(self._kept)
        typed = self._typed()
        if typed.is_empty:
            return Reading()
        low, high = self._limit(self.low), self._limit(self.high)
        for read, field in ((typed, self.value), (low, self.low), (high, self.high)):
            if read.fault is not None:
                return self._wrong(read.fault, field)
        unit = typed.unit or self._unit()
        return Reading(Result(self.key, typed.value, unit, typed.sign, low.value, high.value, typed.comment))

    def _typed(self) -> TypedValue:
        return read_value(self.value.text(), self._analyte, self._signs.of(self.value))

    def _limit(self, field: QLineEdit) -> TypedValue:
        return read_limit(field.text(), self._signs.of(field))

    def _wrong(self, fault: Typo, field: QLineEdit) -> Reading:
        readings = both_readings(field.text()) if fault is Typo.TWO_READINGS else None
        if readings is None:
            return Reading(error=typo_words(self._language, fault), field=field)
        return Reading(error=which_reading_words(self._language), field=field, readings=readings)

    @property
    def _numbers(self) -> tuple[QLineEdit, QLineEdit, QLineEdit]:
        return self.value, self.low, self.high

    def doubt_words(self) -> list[str]:
        """What is questioned in it."""
        result = self.read().result
        found = doubts(result, self._analyte) if result is not None else ()
        return [doubt_words(self._language, doubt, result, self._analytes) for doubt in found if result is not None]

    def tell_all(self) -> str:
        """Say what is wrong, and what is questioned; returns the error."""
        self._take_unit()
        return self._tell(final=True)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Arrange it for the room there is."""
        super().resizeEvent(event)
        self._arrange()

    def _build(self) -> None:
        tr, name = self._language.tr, self.name
        label = Strong(name)
        label.setBuddy(self.value)
        self.value.setAccessibleName(name)
        self.unit.setAccessibleName(tr("{name}: unit", name=name))
        self.low.setAccessibleName(tr("{name}: laboratory's range, from", name=name))
        self.high.setAccessibleName(tr("{name}: laboratory's range, to", name=name))
        self._ranges = RangeBox(self._language, self.low, self.high)
        self._arranged: tuple[Room, int] | None = None
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._parts = (label, self.value, UnitBox(self.unit), self._ranges, self._note)
        self._arrange()
        self._look.changed.connect(self._arrange)
        self.value.textEdited.connect(self._edited)
        self.value.stepped.connect(self.stepped)
        self.value.across.connect(self._go_across)
        self._note.question.chosen.connect(self._choose_reading)
        self.value.left.connect(self.tell_all)
        for field in (self.unit, self.low, self.high):
            field.stepped.connect(self.stepped)
        for field in (self.low, self.high):
            field.textEdited.connect(self._edited)
            field.left.connect(self.tell_all)
        if isinstance(self.unit, UnitChoice):
            self.unit.currentIndexChanged.connect(self._unit_changed)
        else:
            self.unit.textEdited.connect(self._edited)
            self.unit.left.connect(self.tell_all)

    def _unit_choice(self) -> UnitChoice:
        choice = UnitChoice()
        choice.setItemDelegate(QStyledItemDelegate(choice))
        choice.setSizeAdjustPolicy(choice.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._wheel = WheelGuard(self)
        self._wheel.guard(choice)
        for unit in self._analyte.units if self._analyte else ():
            choice.addItem(unit_words(self._language, unit.code), unit.code)
        return choice

    def _unit(self) -> str:
        if isinstance(self.unit, UnitChoice):
            return str(self.unit.currentData() or "")
        typed = self.unit.text().strip()
        return unit_code(typed) or typed

    def _set_unit(self, code: str) -> None:
        if not isinstance(self.unit, UnitChoice):
            self.unit.setText(unit_words(self._language, code) if code else "")
            return
        if self.unit.findData(code) < 0:
            # As the laboratory printed it, though it is none of the usual ones.
            self.unit.addItem(unit_words(self._language, code) if code else self._language.tr("No unit"), code)
        blocked = self.unit.blockSignals(True)
        self.unit.setCurrentIndex(self.unit.findData(code))
        self.unit.blockSignals(blocked)

    def _take_unit(self) -> None:
        """Choose a unit that was typed behind the value."""
        typed = self._typed()
        if typed.unit:
            self._set_unit(typed.unit)
            self._signs.write(self.value, typed_text(Result(self.key, typed.value, "", typed.sign)))
            self._offer_range()

    def _show(self, result: Result) -> None:
        self._signs.write(self.value, typed_text(result))
        self.value.setCursorPosition(0)
        self._set_unit(result.unit)
        self._signs.write(self.low, limit_text(result.low))
        self._signs.write(self.high, limit_text(result.high))
        self._filled_in = None

    def _offer_last(self) -> None:
        unit = self._last.unit(self.key)
        if unit:
            self._set_unit(unit)
        elif self._analyte is not None:
            self._set_unit(self._analyte.units[0].code)
        self._offer_range()
        self._began = self._texts()

    def _offer_range(self) -> None:
        """Fill in the range of last time, unless the person or the letter gave one."""
        here = self.low.text(), self.high.text()
        if self._kept is not None or self._is_put or here not in (("", ""), self._filled_in):
            return
        untouched = self._texts() == self._began
        found = self._last.range_of(self.key, self._lab, self._unit())
        self._filled_in = (limit_text(found.low), limit_text(found.high)) if found is not None else None
        for field, text in zip((self.low, self.high), self._filled_in or ("", ""), strict=True):
            self._signs.write(field, text)
        if untouched:
            self._began = self._texts()

    def _texts(self) -> tuple[str, ...]:
        return self.value.text().strip(), self._unit(), self.low.text().strip(), self.high.text().strip()

    def _go_across(self) -> None:
        (self._note.question.first or self.unit).setFocus(Qt.FocusReason.TabFocusReason)

    def _choose_reading(self, number: Decimal) -> None:
        """Take the answer to which of two numbers it is."""
        field = self.read().field
        if field is None:
            return
        self._signs.choose(field, number)
        field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.tell_all()
        self.changed.emit()

    def _edited(self) -> None:
        self._tell()
        self.changed.emit()

    def _unit_changed(self) -> None:
        self._offer_range()
        self.tell_all()
        self.changed.emit()

    def _tell(self, *, final: bool = False) -> str:
        """Say what there is to say. Of what is still being typed, nothing is wrong or questioned yet."""
        reading, self._is_final = self.read(), final
        error = reading.error if final else ""
        doubt = " ".join(self.doubt_words()) if final else ""
        facts = self._facts(reading.result) if reading.result is not None else ""
        for field in (self.value, self.low, self.high):
            set_style_property(field, "invalid", "true" if error and field is reading.field else "false")
        before = self._note.words
        self._note.say(error=error, doubt=doubt, facts=facts, readings=reading.readings if final else None)
        self.value.setAccessibleDescription(self._note.words)
        if final and (error or doubt) and self._note.words != before:
            announce(self.value, f"{error} {doubt}".strip())
        return error

    def _facts(self, result: Result) -> str:
        as_last = self._filled_in is not None and (self.low.text(), self.high.text()) == self._filled_in
        facts = facts_words(self._language, result, self._analyte, as_last=as_last)
        if result.value is None or result is self._kept or both_readings(self.value.text()) is None:
            return facts
        return " · ".join(part for part in (read_as_words(self._language, abs(result.value)), facts) if part)

    def _arrange(self) -> None:
        look = self._look
        wanted = (Room.of(self.width(), look), look.theme.percent)
        if self._arranged != wanted:
            self._arranged = wanted
            place(self._grid, self._parts, wanted[0], look)
