"""What began within some days of a dose change, as dates beside dates."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from imuran_desktop.domain.review_days import AfterChange, began_after
from imuran_desktop.ui.review.looking import Looking
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.widgets.buttons import ChoiceButtons, QuietButton
from imuran_desktop.ui.widgets.card import Card
from imuran_desktop.ui.widgets.labels import Body, Heading, Muted, Strong
from imuran_desktop.words.language import Language
from imuran_desktop.words.review import after_words, change_words, not_a_cause_words

_DAYS = (7, 14, 28)
_SHOWN = 6


class AfterCard(Card):
    """A heading for each dose change, and under it what began from then on."""

    def __init__(self, look: ThemeController, language: Language) -> None:
        tr, trn = language.tr, language.trn
        super().__init__(name=tr("After dose changes"))
        self._language = language
        self._looking: Looking | None = None
        choices = [(str(days), trn("{number} day", "{number} days", days)) for days in _DAYS]
        self._days = ChoiceButtons(tr("How many days after a dose change"), choices, value=str(_DAYS[1]))
        self._list = QVBoxLayout()
        self._list.setSpacing(6)
        self._content: QWidget | None = None
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
    def lines(self) -> list[str]:
        """All that it says, for paper."""
        return [line for change in self._found() for line in self._lines(change)]

    def show_review(self, looking: Looking) -> None:
        """Show other days, or other symptoms of them."""
        self._looking, self._all = looking, False
        self._fill()

    def _found(self) -> tuple[AfterChange, ...]:
        return began_after(self._looking.review, int(self._days.value)) if self._looking is not None else ()

    def _lines(self, found: AfterChange) -> list[str]:
        assert self._looking is not None
        language, known, today = self._language, self._looking.known, self._looking.review.today
        lines = [after_words(language, known, days, noted, today) for days, noted in found.began.items()]
        nothing = language.trn(
            "No symptom shown here began in the {number} day from then on.",
            "No symptom shown here began in the {number} days from then on.",
            int(self._days.value),
        )
        return [change_words(language, found.change, today), *(lines or [nothing])]

    def _fill(self) -> None:
        if self._content is not None:
            self._list.removeWidget(self._content)
            self._content.hide()
            self._content.deleteLater()
        self._content = QWidget()
        column = QVBoxLayout(self._content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        every = self._found()
        for number, found in enumerate(every if self._all else every[:_SHOWN]):
            title, *lines = self._lines(found)
            heading = Strong(title)
            heading.setContentsMargins(0, 10 if number else 0, 0, 0)
            column.addWidget(heading)
            for line in lines:
                column.addWidget(Body(line, selectable=True))
        if not every:
            column.addWidget(Body(self._language.tr("The plan has no dose change in these days, or shortly before.")))
        self._days.setVisible(bool(every))
        self._more.setVisible(not self._all and len(every) > _SHOWN)
        self._list.addWidget(self._content)

    def _show_all(self) -> None:
        self._all = True
        self._fill()
