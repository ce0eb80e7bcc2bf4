"""Blood tests one below the other: those still to come, or those that were."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from imuran_desktop.domain.listed_tests import ListedTest
from imuran_desktop.ui.blood_tests.listed_row import ListedRow
from imuran_desktop.ui.blood_tests.setting import Setting
from imuran_desktop.ui.widgets.buttons import QuietButton
from imuran_desktop.ui.widgets.card import Card
from imuran_desktop.ui.widgets.card_parts import in_a_row
from imuran_desktop.ui.widgets.emptying import let_go, take_out
from imuran_desktop.ui.widgets.labels import Heading, Muted


class Section(Card):
    """A heading, the rows, and a button for more of them; a sentence where there are none."""

    asked = Signal(object, object)
    """An `Act`, and the `ListedTest` that it is about."""
    more_asked = Signal()
    unfolded = Signal()
    """More is shown in a row, or less."""

    def __init__(self, setting: Setting, heading: str, more: str, empty: str) -> None:
        """``more`` is what the button says, ``empty`` what is said where there is nothing."""
        super().__init__(name=heading)
        self._setting: Setting | None = None
        self._rows: dict[ListedTest, ListedRow] = {}
        self._list = QVBoxLayout()
        self._list.setSpacing(14)
        self._empty = Muted(empty)
        self._more = QuietButton(more, look=setting.look, icon="chevron-down")
        self._more.clicked.connect(self.more_asked)
        self.body.setSpacing(14)
        self.body.addWidget(Heading(heading))
        self.body.addWidget(self._empty)
        self.body.addLayout(self._list)
        self.body.addLayout(in_a_row(self._more))

    def show_tests(self, tests: Sequence[ListedTest], setting: Setting, *, more: bool) -> None:
        """Show these; a row that says the same as before is left as it is, on another day none."""
        wanted = set(tests)
        for listed in list(self._rows):
            if listed not in wanted or setting != self._setting:
                take_out(self._list, self._rows.pop(listed))
        self._setting = setting
        for place, listed in enumerate(tests):
            if listed not in self._rows:
                self._rows[listed] = self._make(listed, setting)
                self._list.insertWidget(place, self._rows[listed])
            self._rows[listed].set_first(place == 0)
        self._empty.setVisible(not tests)
        if not more:
            let_go(self._more)
        self._more.setVisible(more)

    def _make(self, listed: ListedTest, setting: Setting) -> ListedRow:
        row = ListedRow(setting, listed)
        row.asked.connect(self.asked)
        row.unfolded.connect(self.unfolded)
        return row
