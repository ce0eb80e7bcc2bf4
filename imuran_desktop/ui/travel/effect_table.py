"""The next doses as they are and as they would be, side by side."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from imuran_desktop.services.travel import TravelEffect
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.widgets.labels import Body, Muted, Strong
from imuran_desktop.ui.widgets.message_bar import Banner
from imuran_desktop.ui.widgets.styling import set_style_property
from imuran_desktop.words.language import Language
from imuran_desktop.words.past_effect import past_effect_words
from imuran_desktop.words.travel import due_words, moved_dose_words, zone_time_words

_BESIDE_FROM = 600
"""At least this wide, in px at 100 %, the dose stands beside its times; narrower, above them."""
_ABOVE_A_DOSE = 10


class EffectTable(QWidget):
    """A line for each of the next doses; below, what becomes of doses whose time has come."""

    def __init__(self, look: ThemeController, language: Language) -> None:
        super().__init__()
        self._look, self._language = look, language
        self._rows: list[_Row] = []
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(20)
        self._grid.setVerticalSpacing(10)
        self._none = Body(language.tr("No dose is planned in the coming weeks."))
        self._past = Banner(look, "", "overdue")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addLayout(self._grid)
        column.addWidget(self._none)
        column.addWidget(self._past)

    def show_effect(self, effect: TravelEffect, now: datetime, *, clocks: tuple[str, str]) -> None:
        """Show an effect. ``clocks`` are the zones before and after; each column tells times on its own."""
        for row in self._rows:
            for label in row.labels:
                self._grid.removeWidget(label)
                label.hide()
                label.deleteLater()
        language = self._language
        heads = [zone_time_words(language, zone) for zone in clocks]
        self._rows = [_Row(Muted(language.tr("Dose")), Muted(), Muted(), ("", ""), _heads(language, heads))]
        here = str(effect.after.timeline.zone_at(now))
        for item in effect.doses:
            before, after = (
                due_words(language, at, clock, here, now)
                for at, clock in zip((item.before, item.after), clocks, strict=True)
            )
            if item.at_once:
                after = language.tr("Now: the clock jumps over its time")
            dose = Body(moved_dose_words(language, item.dose))
            self._rows.append(_Row(dose, Body(), Strong(), (heads[0], heads[1]), (before, after)))
        self._none.setVisible(not effect.doses)
        today = effect.after.timeline.local(now).date()
        self._past.set_text(past_effect_words(self._language, effect.past, today), "overdue")
        self._past.setVisible(effect.past.count > 0)
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the doses beside their times, or above."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        beside = self.width() >= self._look.px(_BESIDE_FROM)
        for number, row in enumerate(self._rows):
            row.show_times(self._language, beside=beside)
            for place, label in enumerate(row.labels):
                at = (number, place) if beside else (3 * number + place, 0)
                self._grid.addWidget(label, *at, Qt.AlignmentFlag.AlignTop)
        for column in range(3):
            self._grid.setColumnStretch(column, 1 if beside or not column else 0)
        for label in self._rows[0].labels if self._rows else ():
            label.setVisible(beside and len(self._rows) > 1)


def _heads(language: Language, clocks: Sequence[str]) -> tuple[str, str]:
    return language.tr("Now: {clock}", clock=clocks[0]), language.tr("Then: {clock}", clock=clocks[1])


@dataclass(frozen=True)
class _Row:
    """The labels of a dose, and what the two of its times say; one below the other, with the clock before it."""

    dose: QLabel
    before: QLabel
    after: QLabel
    clocks: tuple[str, str]
    times: tuple[str, str]

    @property
    def labels(self) -> tuple[QLabel, QLabel, QLabel]:
        return self.dose, self.before, self.after

    def show_times(self, language: Language, *, beside: bool) -> None:
        if self.clocks[0]:
            set_style_property(self.dose, "kind", "body" if beside else "strong")
            self.dose.setContentsMargins(0, 0 if beside else _ABOVE_A_DOSE, 0, 0)
        for label, clock, time in zip((self.before, self.after), self.clocks, self.times, strict=True):
            label.setText(time if beside else language.tr("{clock}: {time}", clock=clock, time=time))
