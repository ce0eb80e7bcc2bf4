"""What began within some days of a dose change, as dates beside dates."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from imuran_desktop.domain.review_days import AfterChange, began_after
from imuran_desktop.ui.review.looking import Looking
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.widgets.buttons import ChoiceButtons, QuietButton
from imuran_desktop.ui.widgets.card import Card
from imuran_desktop.ui.widgets.emptying import empty
from imuran_desktop.ui.widgets.labels import Body, Heading, Muted, Strong
from imuran_desktop.words.language import Language
from imuran_desktop.words.review import after_words, change_words, not_a_cause_words, nothing_after_words

_DAYS = (7, 14, 28)
_SHOWN = 6


class AfterCard(Card):
    """A heading for each dose change, and under it what began from then on."""

    unfolded = Signal()
    """More of them are shown."""

    def __init__(self, look: ThemeController, language: Language) -> None:
        tr, trn = language.tr, language.trn
        super().__init__(name=tr("After dose changes"))
        self._language = language
        self._looking: Looking | None = None
        choices = [(str(days), trn("{number} day", "{number} days", days)) for days in _DAYS]
        self._days = ChoiceButtons(tr("How many days after a dose change"), choices, value=str(_DAYS[1]))
        self._list = QVBoxLayout()
        self._list.setSpacing(6)
        self._parts: list[list[str]] = []
        self._shown: list[list[str]] = []
        self._more = QuietButton(tr("Show earlier changes"), look=look, icon="chevron-down")
        self._all = False
        self.body.setSpacing(12)
        for part in (Heading(tr("What began after a dose change")), Muted(not_a_cause_words(language)), self._days):
            self.body.addWidget(part)
        self.body.addLayout(self._list)
        self.body.addWidget(self._more)
        self._days.valueChanged.connect(lambda _days: self._fill())
        self._more.clicked.connect(self._show_all)

    @property
    def parts(self) -> list[list[str]]:
        """All that it says, for paper: of each dose change its heading, then lines."""
        return self._parts

    def show_review(self, looking: Looking) -> None:
        """Show other days, or other symptoms of them."""
        if self._looking is not None and looking.review.changes != self._looking.review.changes:
            self._all = False
        self._looking = looking
        self._fill()

    def _fill(self) -> None:
        """Make the list anew where anything on it is another."""
        assert self._looking is not None
        looking, days = self._looking, int(self._days.value)
        parts = [_lines(looking, found, days) for found in began_after(looking.review, days)]
        shown = parts if self._all else parts[:_SHOWN]
        if self._list.count() and (parts, shown) == (self._parts, self._shown):
            return
        self._parts, self._shown = parts, shown
        empty(self._list)
        self._list.addWidget(self._content())
        self._days.setVisible(bool(parts))
        self._more.setVisible(len(parts) > len(shown))

    def _content(self) -> QWidget:
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for number, (title, *lines) in enumerate(self._shown):
            heading = Strong(title)
            heading.setContentsMargins(0, 10 if number else 0, 0, 0)
            column.addWidget(heading)
            for line in lines:
                column.addWidget(Body(line, selectable=True))
        if not self._shown:
            column.addWidget(Body(self._language.tr("The plan has no dose change in these days, or shortly before.")))
        return content

    def _show_all(self) -> None:
        self._all = True
        self._fill()
        self.unfolded.emit()


def _lines(looking: Looking, found: AfterChange, days: int) -> list[str]:
    language, today = looking.language, looking.review.today
    began = [after_words(language, looking.known, after, noted, today) for after, noted in found.began.items()]
    nothing = nothing_after_words(language, days, goes_on=found.goes_on)
    return [change_words(language, found.change, today), *(began or [nothing])]
