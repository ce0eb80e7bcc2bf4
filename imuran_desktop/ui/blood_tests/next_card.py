"""The next blood test: when it is, what is arranged, where its date comes from, and what can be done about it."""

from collections.abc import Iterable, Iterator

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from imuran_desktop.domain.blood_tests import BloodTest
from imuran_desktop.domain.codes import BloodTestState
from imuran_desktop.domain.listed_tests import ListedTest
from imuran_desktop.services.test_list import BloodTestList
from imuran_desktop.ui.blood_tests.acts import Act, act_words, clinic_acts
from imuran_desktop.ui.blood_tests.setting import Setting
from imuran_desktop.ui.today.states import TEST_CHIPS
from imuran_desktop.ui.widgets.buttons import OutlinedButton, PrimaryButton, QuietButton
from imuran_desktop.ui.widgets.card import Card
from imuran_desktop.ui.widgets.card_parts import in_a_row
from imuran_desktop.ui.widgets.emptying import take_out
from imuran_desktop.ui.widgets.fold import Fold
from imuran_desktop.ui.widgets.labels import Body, Chip, DoseText, Muted, Strong
from imuran_desktop.words.arrangements import planned_test_words
from imuran_desktop.words.blood_tests import (
    appointment_words,
    call_words,
    came_from_words,
    counts_words,
    next_test_words,
    overdue_words,
    tested_words,
)
from imuran_desktop.words.doses import blood_test_state_words


class NextTestCard(Card):
    """Says what is next in one sentence. Where no schedule is chosen, it leads to one."""

    asked = Signal(object, object)
    """An `Act`, and the `ListedTest` that it is about, or None."""
    schedule_asked = Signal()
    numbers_asked = Signal()
    changed = Signal()
    """More of it is shown, or less."""

    def __init__(self, setting: Setting) -> None:
        """Make it empty."""
        super().__init__(name=setting.language.tr("Next blood test"))
        self._shows: object = None
        self._content = QWidget()
        self._first: OutlinedButton | None = None
        self.body.addWidget(self._content)

    def show_tests(self, tests: BloodTestList, setting: Setting) -> None:
        """Show what is next; the same again is left alone."""
        shows = (tests.next, tests.schedule, tests.has_schedule, setting)
        if shows == self._shows:
            return
        self._shows = shows
        take_out(self.body, self._content)
        self._content = QWidget()
        column = QVBoxLayout(self._content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        if tests.next is None or tests.next.test is None:
            self._show_none(column, tests, setting)
        else:
            self._show_test(column, tests, tests.next, tests.next.test, setting)
        self.body.addWidget(self._content)
        self.set_accent(tests.next is not None and tests.next.day <= setting.today)

    def take_keyboard(self) -> None:
        """Bring the keyboard to the first button."""
        if self._first is not None:
            self._first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_none(self, column: QVBoxLayout, tests: BloodTestList, setting: Setting) -> None:
        tr = setting.language.tr
        if tests.has_schedule:
            title, more = tr("No blood test is planned"), tr("What you record is kept here all the same.")
        else:
            title = tr("No schedule chosen yet")
            more = tr(
                "Choose the one your clinic follows: then you see here when each test is due, and are reminded of it. "
                "You can record tests without one, too."
            )
        words = tr("Change the schedule") if tests.has_schedule else tr("Choose a schedule")
        choose = OutlinedButton(words, tall=True) if tests.has_schedule else PrimaryButton(words)
        choose.clicked.connect(self.schedule_asked)
        column.addWidget(DoseText(title))
        column.addWidget(Body(more))
        column.addSpacing(8)
        self._first = choose
        column.addLayout(in_a_row(choose, *(self._button(setting, act, None) for act in (Act.DONE, Act.RESULTS))))

    def _show_test(
        self, column: QVBoxLayout, tests: BloodTestList, listed: ListedTest, test: BloodTest, setting: Setting
    ) -> None:
        language = setting.language
        head = QHBoxLayout()
        head.addWidget(Muted(language.tr("Next blood test")), 1)
        head.addWidget(Chip(blood_test_state_words(language, test.state), TEST_CHIPS.get(test.state, "later")))
        column.addLayout(head)
        column.addWidget(DoseText(next_test_words(language, test, setting.today)))
        arranged = appointment_words(language, test, setting.today)
        if arranged:
            column.addWidget(Body(arranged))
        if test.state is BloodTestState.OVERDUE:
            self._add_call(column, setting)
        for fact in _facts(tests, test, setting):
            column.addWidget(Muted(fact))
        column.addSpacing(8)
        column.addWidget(self._ways(listed, test, setting, _origin(tests, listed, test, setting)))

    def _add_call(self, column: QVBoxLayout, setting: Setting) -> None:
        """Whom to call, or the way to write that down."""
        language, number = setting.language, call_words(setting.language, setting.contacts)
        column.addWidget(Body(overdue_words(language)))
        if number:
            column.addWidget(Strong(number, selectable=True))
            return
        write = QuietButton(language.tr("Write down your clinic's number"), look=setting.look, icon="phone")
        write.clicked.connect(self.numbers_asked)
        column.addLayout(in_a_row(write))

    def _ways(self, listed: ListedTest, test: BloodTest, setting: Setting, facts: Iterable[str]) -> Fold:
        """What is often needed in a row, and what is seldom folded away below it."""
        tr = setting.language.tr
        often = [self._button(setting, act, listed, primary=main) for act, main in _often(test, setting)]
        self._first = often[0]
        seldom = () if test.arranged is not None else (Act.PUT_OFF, Act.NOT_NEEDED)
        fold = Fold(setting.look, tr("More"), tr("Less"), beside=often, names=(_more_name(setting), ""))
        fold.body.addLayout(
            in_a_row(*(self._button(setting, act, listed) for act in (*seldom, *clinic_acts(test, setting.today))))
        )
        for fact in facts:
            fold.body.addWidget(Muted(fact))
        fold.button.clicked.connect(self.changed)
        return fold

    def _button(
        self, setting: Setting, act: Act, listed: ListedTest | None, *, primary: bool = False
    ) -> OutlinedButton:
        kind = PrimaryButton if primary else OutlinedButton
        tall = not primary and act in (Act.BOOKED, Act.CHANGE, Act.DONE, Act.RESULTS)
        button = kind(act_words(setting.language, act), tall=tall)
        button.clicked.connect(lambda: self.asked.emit(act, listed))
        return button


def _facts(tests: BloodTestList, test: BloodTest, setting: Setting) -> Iterator[str]:
    """What is tested, and whose word goes before the schedule's date."""
    language = setting.language
    yield tested_words(language, test.planned)
    if test.day != test.planned.due and test.arranged is not None and test.arranged.booked:
        yield f"{planned_test_words(language, test, setting.today)}."
    if test.planned.clinic is not None:
        yield came_from_words(language, test.planned, tests.schedule, setting.today)


def _origin(tests: BloodTestList, listed: ListedTest, test: BloodTest, setting: Setting) -> Iterator[str]:
    """Which schedule the date comes from, and when a test counts for it: seldom looked up, so it is folded away."""
    language = setting.language
    if test.planned.clinic is None and tests.schedule is not None:
        yield came_from_words(language, test.planned, tests.schedule, setting.today)
    if listed.window is not None and test.day == test.planned.due:
        yield counts_words(language, *listed.window, setting.today)


def _often(test: BloodTest, setting: Setting) -> Iterator[tuple[Act, bool]]:
    """The main thing to do is the primary one: book it while it comes up, and record it once its day has come."""
    come = test.day <= setting.today
    booking = Act.CHANGE if test.arranged is not None else Act.BOOKED
    yield Act.DONE, come
    yield booking, test.state is BloodTestState.COMING_UP
    yield Act.RESULTS, False


def _more_name(setting: Setting) -> str:
    return setting.language.tr("More about the next blood test")
