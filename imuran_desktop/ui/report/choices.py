"""What goes into a report: which days and pages, and folded away on what paper, and who makes it."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtGui import QPageSize
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from imuran_desktop.domain.report_wish import Paper, ReportWish
from imuran_desktop.ui.report.page_choice import PageChoice
from imuran_desktop.ui.review.period_bar import PeriodBar
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.widgets.buttons import ChoiceButtons, OutlinedButton
from imuran_desktop.ui.widgets.fold import Fold
from imuran_desktop.ui.widgets.form import FormRows
from imuran_desktop.ui.widgets.paper import page_size
from imuran_desktop.words.language import Language

_LONGEST_NAME = 80


class ReportChoices(QWidget):
    """Begins with the last three months and all pages, on the paper that is usual where the language is spoken."""

    changed = Signal()
    """Another report is wanted, or nobody knows yet which one."""

    def __init__(
        self,
        look: ThemeController,
        language: Language,
        today: date,
        beside: Sequence[QWidget] = (),
        folded: Sequence[OutlinedButton] = (),
        *,
        each: bool = False,
    ) -> None:
        """What is ``beside`` stands in one row with the button for more choices; buttons ``folded`` are among these.

        ``each``: the choices are those of a report of each of many diaries.
        """
        super().__init__()
        tr = language.tr
        self._period = PeriodBar(look, language, today)
        self._each = each
        if each:
            self._period.offer_each_visit()
        self._pages = PageChoice(language)
        self._more = Fold(look, tr("More choices"), tr("Hide these choices"), beside=beside)
        self._paper = ChoiceButtons(
            tr("Paper"), ((Paper.A4, tr("A4")), (Paper.LETTER, tr("Letter"))), value=_usual_paper(language)
        )
        self._made_by = QLineEdit()
        self._made_by.setMaxLength(_LONGEST_NAME)
        form = FormRows(look)
        form.row(tr("Paper"), self._paper)
        form.row(
            tr("Made by"), self._made_by, tr("Your name or your clinic's, to stand on the report. It may be empty.")
        )
        for button in folded:
            form.aside(button)
        self._more.body.addWidget(form)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        for part in (self._period, self._pages, self._more):
            column.addWidget(part)
        self._connect()

    def set_days(self, today: date, last_visit: date | None) -> None:
        """Another day has begun, or there was another visit to the clinic. Nothing is told."""
        self._period.set_today(today)
        if not self._each:
            self._period.set_last_visit(last_visit)

    def take_over(self, other: "ReportChoices") -> None:
        """Choose what is chosen there. Nothing is told."""
        blocked = self.blockSignals(True)
        self._period.take_over(other._period)
        self._pages.take_over(other._pages)
        self._paper.set_value(other._paper.value)
        self._made_by.setText(other._made_by.text())
        self.blockSignals(blocked)

    def wish(self, today: date) -> ReportWish | None:
        """The report that is wanted; None while its dates are the wrong way round."""
        span = self._period.span
        if self._period.whole:
            first, last = None, today
        elif span is not None:
            first, last = span.first, span.last
        else:
            return None
        since_visit = self._each and self._period.since_visit
        name = self._made_by.text().strip()
        return ReportWish(first, last, self._pages.sections, Paper(self._paper.value), name, since_visit)

    def _connect(self) -> None:
        for told in (self._period.changed, self._period.unclear, self._pages.changed):
            told.connect(self.changed)
        self._paper.valueChanged.connect(lambda _value: self.changed.emit())
        self._made_by.textChanged.connect(lambda _text: self.changed.emit())


def _usual_paper(language: Language) -> Paper:
    letter = page_size(language.locale).id() is QPageSize.PageSizeId.Letter
    return Paper.LETTER if letter else Paper.A4
