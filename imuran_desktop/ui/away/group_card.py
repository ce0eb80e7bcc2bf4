"""The doses of a day, or of a week that can be unfolded."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from imuran_desktop.domain.zones import Timeline
from imuran_desktop.ui.away.dose_line import DoseLine
from imuran_desktop.ui.away.groups import Group
from imuran_desktop.ui.away.marks import Marks, What
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.widgets.buttons import ChoiceButtons, QuietButton
from imuran_desktop.ui.widgets.card import Card
from imuran_desktop.ui.widgets.flow import FlowLayout
from imuran_desktop.ui.widgets.labels import Heading, Muted, Strong
from imuran_desktop.words.away import tally_words, week_words
from imuran_desktop.words.doses import day_words
from imuran_desktop.words.language import Language, sentence_case


class GroupCard(Card):
    """A group with its doses. Those of a week are made when they are unfolded."""

    marked = Signal(object, str)
    """The doses (a tuple), and what was chosen for them."""
    time_asked = Signal(object)
    """The dose that was taken at another time."""

    def __init__(
        self, look: ThemeController, language: Language, group: Group, marks: Marks, timeline: Timeline, today: date
    ) -> None:
        self.name = (
            week_words(language, group.begins, today)
            if group.weekly
            else sentence_case(day_words(language, group.begins, today))
        )
        super().__init__(name=self.name)
        self._look, self._language, self._timeline, self._today = look, language, timeline, today
        self._group, self._marks = group, marks
        self._lines: list[DoseLine] = []
        self._width = 0
        self._choice: ChoiceButtons | None = None
        self.body.setSpacing(10)
        self.body.addWidget(Heading(self.name))
        if group.weekly:
            self._add_week()
        else:
            self._add_lines()
        self.show_marks()

    def show_marks(self) -> None:
        """Show what is said of the doses."""
        for line in self._lines:
            line.show_mark(self._marks.get(line.dose.key))
        if self._choice is not None:
            self._choice.blockSignals(True)
            self._choice.set_value(self._marks.all_of(self._group.doses) or "")
            self._choice.blockSignals(False)
            counts = self._marks.counts(self._group.doses)
            number = self._language.trn("{number} dose", "{number} doses", len(self._group.doses))
            said = tally_words(
                self._language, counts.get(What.TAKEN, 0), counts.get(What.SKIPPED, 0), counts.get(What.LEFT, 0), 0
            )
            self._told.setText(f"{number}: {said}" if said else number)

    def fit(self, width: int) -> None:
        """Arrange the doses for ``width`` px."""
        self._width = width
        for line in self._lines:
            line.fit(width)

    def _add_week(self) -> None:
        tr = self._language.tr
        self._told = Muted()
        self.body.addWidget(self._told)
        self._choice = ChoiceButtons(
            self.name,
            (
                (What.TAKEN, tr("All taken as planned")),
                (What.SKIPPED, tr("All skipped")),
                (What.LEFT, tr("Leave as not recorded")),
            ),
        )
        self._choice.valueChanged.connect(lambda what: self.marked.emit(self._group.doses, what))
        self.body.addWidget(self._choice)
        self._fold = QuietButton(tr("Show each dose"), look=self._look, icon="chevron-down")
        self._fold.setAccessibleDescription(self.name)
        self._fold.clicked.connect(self._unfold)
        row = FlowLayout()
        row.addWidget(self._fold)
        self.body.addLayout(row)

    def _unfold(self) -> None:
        """Show each dose. The button goes: what was unfolded stays so."""
        self._add_lines()
        self.show_marks()
        self.fit(self._width)
        first = self._lines[0].findChild(ChoiceButtons)
        self._chain_tab_stops()
        if first is not None:
            first.setFocus(Qt.FocusReason.TabFocusReason)
        self._fold.hide()

    def _add_lines(self) -> None:
        for day, doses in self._group.days():
            if self._group.weekly:
                label = Strong(sentence_case(day_words(self._language, day, self._today)))
                label.setContentsMargins(0, 8, 0, 0)
                self.body.addWidget(label)
            for dose in doses:
                line = DoseLine(self._look, self._language, dose, self._timeline, self._today)
                line.marked.connect(lambda what, dose=dose: self.marked.emit((dose,), what))
                line.time_asked.connect(lambda dose=dose: self.time_asked.emit(dose))
                self._lines.append(line)
                self.body.addWidget(line)

    def _chain_tab_stops(self) -> None:
        """Tab goes on from the week into its doses, which were made later than what comes after it."""
        previous: QWidget = self._fold
        for line in self._lines:
            for widget in filter(is_stop, line.findChildren(QWidget)):
                QWidget.setTabOrder(previous, widget)
                previous = widget


def is_stop(widget: QWidget) -> bool:
    """Whether the Tab key stops at a widget itself."""
    return widget.focusPolicy() != Qt.FocusPolicy.NoFocus and widget.focusProxy() is None
