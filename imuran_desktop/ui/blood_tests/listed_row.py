"""One blood test of a list: its day and state, what came back in a line, and all of it on asking."""

from collections.abc import Iterator
from datetime import date

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from imuran_desktop.domain.codes import BloodTestState
from imuran_desktop.domain.listed_tests import Beside, ListedTest
from imuran_desktop.ui.blood_tests.acts import Act, act_words, clinic_acts
from imuran_desktop.ui.blood_tests.details import Details
from imuran_desktop.ui.blood_tests.setting import Setting
from imuran_desktop.ui.today.states import TEST_CHIPS
from imuran_desktop.ui.widgets.buttons import OutlinedButton
from imuran_desktop.ui.widgets.card_parts import in_a_row, plain_button, quiet_button, rule
from imuran_desktop.ui.widgets.labels import Body, Chip, Muted, Strong
from imuran_desktop.words.alert_values import past_words
from imuran_desktop.words.arrangements import planned_test_words
from imuran_desktop.words.blood_tests import call_words, extra_words, recorded_words, summary_words, was_arranged_words
from imuran_desktop.words.doses import arranged_words, blood_test_state_words, day_words
from imuran_desktop.words.language import sentence_case

_ICONS = {
    Act.BOOKED: "calendar",
    Act.CHANGE: "edit",
    Act.PUT_OFF: "clock",
    Act.NOT_NEEDED: "skip",
    Act.CLINIC_DATE: "calendar",
    Act.NO_CLINIC_DATE: "undo",
    Act.DONE: "taken",
    Act.RESULTS: "blood-test",
    Act.CHANGE_DAY: "calendar",
    Act.TAKE_OUT: "remove",
}


class _Day(Strong):
    """A day: on one line where there is room. Qt would sooner make two short ones of it."""

    def sizeHint(self) -> QSize:
        """As wide as its words."""
        return QSize(self.fontMetrics().horizontalAdvance(self.text()) + 2, super().sizeHint().height())


class ListedRow(QWidget):
    """Shows one test. What is seldom needed is made when it is unfolded."""

    asked = Signal(object, object)
    """An `Act`, and the `ListedTest`."""
    unfolded = Signal()

    def __init__(self, setting: Setting, listed: ListedTest) -> None:
        """Show ``listed``."""
        super().__init__()
        self._setting, self._listed = setting, listed
        self._title = sentence_case(day_words(setting.language, listed.day, setting.today))
        self.setAccessibleName(self._title)
        self._rule = rule()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        self._column.addWidget(self._rule)
        self._more = quiet_button(setting.look, "", "chevron-down")
        self._more.clicked.connect(self._turn)
        self._details: Details | None = None
        self._add_words()
        self._name_more(shown=False)

    def set_first(self, first: bool) -> None:
        """The first one of a list has no line above it."""
        self._rule.setHidden(first)

    def _add_words(self) -> None:
        setting, listed, language = self._setting, self._listed, self._setting.language
        head = in_a_row()
        head.addWidget(_Day(self._title))
        head.addWidget(Chip(blood_test_state_words(language, listed.state), TEST_CHIPS.get(listed.state, "later")))
        head.addWidget(self._more)
        self._column.addLayout(head)
        facts = " · ".join(sentence_case(fact) for fact in _facts(setting, listed) if fact)
        if facts:
            self._column.addWidget(Muted(facts))
        if listed.done is not None:
            self._column.addWidget(Body(summary_words(language, listed.report, setting.analytes)))
            if listed.done.note:
                self._column.addWidget(Muted(listed.done.note))
        for past in listed.past:
            self._column.addWidget(Strong(past_words(language, past, setting.analytes)))
        number = call_words(language, setting.contacts)
        if listed.past and number:
            self._column.addWidget(Body(number, selectable=True))
        if listed.state is BloodTestState.DONE:
            self._column.addLayout(in_a_row(self._button(Act.RESULTS)))

    def _turn(self) -> None:
        """Show all that is known of it and what can be done, or fold that away."""
        if self._details is None:
            self._details = Details(self._setting, self._listed)
            self._details.add_buttons(self._button(act, quiet=True) for act in _acts(self._listed, self._setting.today))
            self._column.addWidget(self._details)
            shown = True
        else:
            shown = self._details.isHidden()
        self._details.setVisible(shown)
        self._name_more(shown=shown)
        self.unfolded.emit()

    def _name_more(self, *, shown: bool) -> None:
        tr, report = self._setting.language.tr, self._listed.report
        if report is not None and report.says_anything:
            words = tr("Hide results") if shown else tr("Show results")
        else:
            words = tr("Less") if shown else tr("More")
        self._more.setText(words)
        self._more.setAccessibleName(tr("{action}: {day}", action=words, day=self._title))
        self._more.set_icon("chevron-up" if shown else "chevron-down")

    def _button(self, act: Act, *, quiet: bool = False) -> OutlinedButton:
        words, make = self._words(act), quiet_button if quiet else plain_button
        name = self._setting.language.tr("{action}: {day}", action=words, day=self._title)
        button = make(self._setting.look, words, _ICONS[act], name)
        button.clicked.connect(lambda: self.asked.emit(act, self._listed))
        return button

    def _words(self, act: Act) -> str:
        if act is Act.RESULTS and self._listed.state is BloodTestState.RESULTS_IN:
            return self._setting.language.tr("Change results")
        return act_words(self._setting.language, act)


def _facts(setting: Setting, listed: ListedTest) -> Iterator[str]:
    """What else is to be known of it, in a line."""
    language, test, done = setting.language, listed.test, listed.done
    if test is not None and test.arranged is not None:
        words = arranged_words if done is None else was_arranged_words
        yield words(language, test, setting.today)
    if test is not None and listed.day != test.planned.due:
        yield planned_test_words(language, test, setting.today)
    if listed.beside is not None:
        yield extra_words(language, before=listed.beside is Beside.BEFORE)
    if done is not None:
        yield recorded_words(language, done.by)
    elif test is not None and test.arranged is not None:
        yield recorded_words(language, test.arranged.by)


def _acts(listed: ListedTest, today: date) -> tuple[Act, ...]:
    """What can be done about it, beside what its row offers at once."""
    if listed.done is not None:
        results = (Act.RESULTS,) if listed.state is BloodTestState.RESULTS_IN else ()
        return (*results, Act.CHANGE_DAY, Act.TAKE_OUT)
    arranged = listed.test is not None and listed.test.arranged is not None
    if listed.state in (BloodTestState.OVERDUE, BloodTestState.NOT_DONE):
        return (Act.DONE, Act.RESULTS, Act.CHANGE if arranged else Act.NOT_NEEDED)
    first = (Act.CHANGE,) if arranged else (Act.BOOKED, Act.PUT_OFF, Act.NOT_NEEDED)
    return (*first, *clinic_acts(listed.test, today))
