"""Doses and symptoms on one line of time, with what a day holds in words, and a table."""

from datetime import date

from PySide6.QtCore import QTimer, Signal

from imuran_desktop.domain.columns import Unit
from imuran_desktop.reports.timeline import Column, Drawing, draw_timeline
from imuran_desktop.ui.review.looking import Looking
from imuran_desktop.ui.review.style import drawing_style
from imuran_desktop.ui.review.table_part import TablePart
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.widgets.buttons import OutlinedButton
from imuran_desktop.ui.widgets.card import Card
from imuran_desktop.ui.widgets.drawing_view import DrawingView
from imuran_desktop.ui.widgets.flow import FlowLayout
from imuran_desktop.ui.widgets.labels import Body, Heading, Muted
from imuran_desktop.ui.widgets.styling import scroll_into_view
from imuran_desktop.words.language import Language
from imuran_desktop.words.review import click_words, nothing_recorded_words
from imuran_desktop.words.review_days import day_heads


class TimelineCard(Card):
    """Tells when somebody wants to see a day in the history, or to write a note on it."""

    day_asked = Signal(date)
    note_asked = Signal(date)

    def __init__(self, look: ThemeController, language: Language) -> None:
        tr = language.tr
        super().__init__(name=tr("Symptoms beside the doses"))
        self._look, self._language = look, language
        self._looking: Looking | None = None
        self._unit = Unit.DAY
        self._view = DrawingView(look, tr("Symptoms beside the doses, day by day"))
        self._facts = Body("", selectable=True)
        self._hint = Muted(click_words(language, self._unit))
        self._nothing = Body(nothing_recorded_words(language))
        self._history = OutlinedButton(tr("Open in History"), look=look, icon="history")
        self._note = OutlinedButton(tr("Write a note …"), look=look, icon="edit")
        about = tr("Days on which every dose was taken, and nothing else was recorded, are left out.")
        self._table = TablePart(look, language, tr("the days"), day_heads(language), (3, 3, 5, 5), about)
        self._build()
        self._view.moved.connect(self._show_column)
        # Once they have their place: they may only just have been shown.
        self._view.keyed.connect(lambda: QTimer.singleShot(0, self._facts, lambda: scroll_into_view(self._facts)))
        self._view.opened.connect(self.day_asked)
        self._history.clicked.connect(lambda: self.day_asked.emit(self._day()))
        self._note.clicked.connect(lambda: self.note_asked.emit(self._day()))

    @property
    def rows(self) -> list[tuple[str, ...]]:
        """The table of days, with its heads."""
        return [day_heads(self._language), *map(tuple, self._table.rows)]

    def show_review(self, looking: Looking) -> None:
        """Show other days, or other symptoms of them."""
        self._looking = looking
        self._nothing.setVisible(looking.is_empty)
        for part in (self._view, self._table):
            part.setHidden(looking.is_empty)
        self._view.show_drawing(self._draw)
        self._table.show_rows(lambda: looking.day_rows)
        self._show_column(self._view.marked)

    def _draw(self, width: float) -> Drawing:
        assert self._looking is not None
        looking = self._looking
        style = drawing_style(self._look.theme)
        drawing = draw_timeline(looking.review, looking.language, looking.known, style, width, looking.week_begins)
        self._unit = drawing.unit
        self._hint.setText(click_words(looking.language, self._unit))
        return drawing

    def _show_column(self, column: Column | None) -> None:
        empty = self._looking is None or self._looking.is_empty
        shown = column is not None and not empty
        self._hint.setHidden(shown or empty)
        for part in (self._facts, self._history, self._note):
            part.setVisible(shown)
        if column is None or self._looking is None or empty:
            return
        words = self._looking.words_of(column.span, self._unit)
        self._facts.setText(words)
        self._view.say(words)
        self._history.setVisible(column.span.first == column.span.last)

    def _day(self) -> date:
        """The day that is marked; of several the last, unless that is still to come."""
        column, looking = self._view.marked, self._looking
        assert column is not None
        assert looking is not None
        return max(column.span.first, min(column.span.last, looking.review.today))

    def _build(self) -> None:
        self.body.setSpacing(14)
        self.body.addWidget(Heading(self._language.tr("Symptoms beside the doses")))
        self.body.addWidget(self._nothing)
        self.body.addWidget(self._hint)
        # Above the drawing: below it and its legend, large text would leave the words out of sight.
        self.body.addWidget(self._facts)
        self.body.addWidget(self._view)
        buttons = FlowLayout(spacing=12)
        buttons.addWidget(self._history)
        buttons.addWidget(self._note)
        self.body.addLayout(buttons)
        self.body.addWidget(self._table)
