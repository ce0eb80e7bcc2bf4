"""The page of doses missed while the app was not running. Today leads to it."""

from collections.abc import Collection
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from imuran_desktop.domain.doses import Dose
from imuran_desktop.services.away import AwayRecorded, close_doses, read_away, record_away, undo_away
from imuran_desktop.services.changes import EVERYTHING, Topic
from imuran_desktop.ui.away.foot import Foot
from imuran_desktop.ui.away.group_card import GroupCard, is_stop
from imuran_desktop.ui.away.groups import grouped
from imuran_desktop.ui.away.marks import Mark, Marks, What
from imuran_desktop.ui.away.span_card import SpanCard
from imuran_desktop.ui.session import Session
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.widgets.buttons import OutlinedButton
from imuran_desktop.ui.widgets.flow import FlowLayout
from imuran_desktop.ui.widgets.labels import Body, Muted
from imuran_desktop.ui.widgets.page import Page
from imuran_desktop.words.away import away_agreed_words, away_count_words, recorded_words, tally_words
from imuran_desktop.words.doses import dose_words
from imuran_desktop.words.today import planned_words

if TYPE_CHECKING:
    from imuran_desktop.services.answers import Answer

_SHOWS = frozenset({Topic.DOSES, Topic.PLAN})


class AwayPage(Page):
    """Every dose with what can be said of it, many at once too. Nothing is recorded before *Save*."""

    closed = Signal()
    """Back to Today."""
    recorded = Signal(str, object)
    """What was recorded, in words, and a callable that takes all of it back and tells whether it did."""

    def __init__(self, session: Session, look: ThemeController) -> None:
        super().__init__(look, session.language.tr("While you were away"))
        self._session, self._theme = session, look
        self._marks = Marks()
        self._doses: tuple[Dose, ...] = ()
        self._shown: object = None
        self._content = QWidget()
        self._span: SpanCard | None = None
        self._cards: list[GroupCard] = []
        self._foot = Foot(look, session.language)
        self._foot.saved.connect(self._save)
        self._back = OutlinedButton(session.language.tr("Back to Today"), look=look, icon="chevron-left")
        self._back.clicked.connect(self.closed)
        row = FlowLayout()
        row.addWidget(self._back)
        self.body.addLayout(row)
        self.body.addWidget(self._content)
        column = self.layout()
        assert column is not None
        column.addWidget(self._foot)
        look.changed.connect(self._fit)

    def refresh(self, topics: Collection[Topic] = EVERYTHING) -> None:
        """Read the diary again if what changed is shown here. What was marked stays."""
        if self.isVisible() and _SHOWS.intersection(topics):
            with self._session.telling():
                self._read()

    def showEvent(self, event: QShowEvent) -> None:
        """Read what changed meanwhile."""
        super().showEvent(event)
        with self._session.telling():
            self._read()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Arrange the doses for the room there is."""
        super().resizeEvent(event)
        self._fit()

    def _read(self) -> None:
        doses = tuple(item.dose for item in read_away(self._session.diary, self._session.now()))
        today = self._session.today()
        if self._shown == (doses, today):
            return
        self._shown, self._doses = (doses, today), doses
        self._marks.keep({dose.key for dose in doses})
        self._build()

    def _build(self) -> None:
        language, today = self._session.language, self._session.today()
        timeline = self._session.plan().timeline
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        self._span, self._cards = None, []
        if self._doses:
            self.set_title(language.tr("While you were away"), away_count_words(language, self._doses, today))
            column.addWidget(Body(self._told()))
            self._span = SpanCard(self._theme, language, self._doses)
            self._span.marked.connect(self._mark)
            column.addWidget(self._span)
            for group in grouped(self._doses):
                card = GroupCard(self._theme, language, group, self._marks, timeline, today)
                card.marked.connect(self._mark)
                card.time_asked.connect(self._ask_when)
                self._cards.append(card)
                column.addWidget(card)
        else:
            self.set_title(language.tr("While you were away"))
            column.addWidget(Muted(language.tr("There is nothing left to say here.")))
        self.body.replaceWidget(self._content, content)
        self._content.hide()
        self._content.deleteLater()
        self._content = content
        self._chain_tab_stops()
        self._foot.save.setVisible(bool(self._doses))
        self._tell()
        self._fit()

    def _chain_tab_stops(self) -> None:
        """*Save* was made first and comes last."""
        # The calendar of a date field is a window of its own.
        here = (widget for widget in self._content.findChildren(QWidget) if widget.window() is self.window())
        stops = [self._back, *filter(is_stop, here)]
        QWidget.setTabOrder(stops[-1], self._foot.save)

    def _told(self) -> str:
        said = self._session.language.tr(
            "Say what you know. Nothing is recorded until you press Save. What you leave stays as not recorded; you "
            "can still record it in History."
        )
        return f"{said}\n{away_agreed_words(self._session.language)}"

    def _mark(self, doses: tuple[Dose, ...], what: str) -> None:
        for dose in doses:
            self._marks.put(dose.key, Mark.of(What(what), dose))
        self._show_marks()

    def _ask_when(self, dose: Dose) -> None:
        from imuran_desktop.ui.today.when_dialog import WhenDialog

        session = self._session
        with session.telling():
            language, timeline = session.language, session.plan().timeline
            when = language.tr("Planned for {when}.", when=planned_words(language, dose, session.today()))
            mark = self._marks.get(dose.key)
            likely = mark.at if mark and mark.at else dose.instant
            dialog = WhenDialog(
                self._theme,
                language,
                dose_words(language, dose),
                timeline,
                session.now,
                likely,
                text=when,
                dose=dose,
                parent=self,
            )

            def use(at: object) -> None:
                self._marks.put(dose.key, Mark(What.TAKEN, at))  # type: ignore[arg-type]
                dialog.accept()
                self._show_marks()

            dialog.given.connect(use)
            dialog.finished.connect(dialog.deleteLater)
            dialog.open()

    def _show_marks(self) -> None:
        for card in self._cards:
            card.show_marks()
        self._tell(aloud=True)

    def _tell(self, *, aloud: bool = False) -> None:
        counts, language = self._marks.counts(self._doses), self._session.language
        if not self._doses:
            self._foot.tell("")
        elif not len(self._marks):
            self._foot.tell(language.tr("Nothing is marked yet."))
        else:
            numbers = (counts.get(what, 0) for what in (What.TAKEN, What.SKIPPED, What.LEFT, None))
            marked = tally_words(language, *numbers)
            self._foot.tell(language.tr("Marked: {marked}. Press Save to record it.", marked=marked), aloud=aloud)

    def _save(self) -> None:
        from imuran_desktop.ui.away.close_dialog import RECORD, CloseDialog

        if not len(self._marks):
            self._foot.tell(
                self._session.language.tr("Nothing is marked yet. Choose what happened for one dose or more."),
                aloud=True,
            )
            return
        session = self._session
        with session.telling():
            answers = self._marks.answers(self._doses, food=self._span is not None and self._span.food)
            close = close_doses(session.diary, session.now(), answers)
            if not close:
                self._write(answers)
                return
            dialog = CloseDialog(
                self._theme, session.language, close, session.plan().timeline, session.today(), parent=self
            )
            dialog.answered.connect(lambda chosen: self._write(answers) if chosen == RECORD else None)
            dialog.finished.connect(dialog.deleteLater)
            dialog.open()

    def _write(self, answers: "dict[str, Answer]") -> None:
        session, left = self._session, self._marks.left()
        written = session.write(lambda diary, author, now: record_away(diary, author, now, answers, left))
        if written is None:
            return
        self._marks.keep(())
        self.closed.emit()
        taken = sum(each.intake is not None and each.intake.outcome.value == What.TAKEN for each in written.intakes)
        words = recorded_words(
            session.language, taken, len(written.intakes) - taken, len(written.left), len(written.known)
        )
        self.recorded.emit(words, lambda: self._take_back(written))

    def _take_back(self, written: AwayRecorded) -> bool:
        return self._session.write(lambda diary, author, now: undo_away(diary, author, now, written)) is not None

    def _fit(self) -> None:
        for card in self._cards:
            card.fit(self.column_width())
