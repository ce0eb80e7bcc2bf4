"""One topic of the guide, to be read."""

from collections.abc import Collection, Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from imuran_desktop.ui.guide.disputed import disputed_chip
from imuran_desktop.ui.guide.reading import Reading
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.widgets.buttons import OutlinedButton, QuietButton
from imuran_desktop.ui.widgets.card import Card
from imuran_desktop.ui.widgets.flow import FlowLayout
from imuran_desktop.ui.widgets.labels import Body, Heading, Muted, Small
from imuran_desktop.ui.widgets.spoken_heading import speak_as_heading
from imuran_desktop.ui.widgets.styling import scroll_into_view
from imuran_desktop.words.guide import GuideLine, GuideSection
from imuran_desktop.words.language import Language
from imuran_desktop.words.sources import sources_words

_BAR = 6
"""px that mark what was looked for."""


class TopicView(QWidget):
    """The sections of a topic, with *Where this is from*. What was looked for is marked."""

    back_asked = Signal()
    print_asked = Signal()

    def __init__(
        self,
        look: ThemeController,
        language: Language,
        sections: Sequence[GuideSection],
        marked: Collection[str] = (),
        *,
        sources_shown: bool = False,
    ) -> None:
        """Show a topic; ``marked`` are the ids of the statements and symptoms that were looked for."""
        super().__init__()
        self._look, self._language, self._marked = look, language, marked
        self._sources: list[QWidget] = []
        self._first_marked: QWidget | None = None
        tr = language.tr
        self.back = OutlinedButton(tr("All topics"), look=look, icon="chevron-left")
        self._turn = QuietButton("", look=look, icon="chevron-down")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(16)
        self._column.addLayout(self._buttons())
        for section in sections:
            self._column.addWidget(self._section(section))
        self._sources_shown = sources_shown
        self._show_sources()

    @property
    def sources_shown(self) -> bool:
        """Whether it is shown where everything is from."""
        return self._sources_shown

    def add_foot(self, own: OutlinedButton | None, neighbours: Sequence[OutlinedButton]) -> None:
        """Add below it the way to what the person has recorded themselves, and to the topics beside this one."""
        for buttons in ((own,) if own else (), neighbours):
            flow = FlowLayout(spacing=12)
            for button in buttons:
                flow.addWidget(button)
            self._column.addLayout(flow)

    def show_marked(self) -> None:
        """Bring what was looked for into view."""
        marked = self._first_marked
        if marked is not None:
            # Once more when all is laid out at the width that it will have.
            QTimer.singleShot(0, self, lambda: scroll_into_view(marked))

    def turn_sources(self) -> None:
        """Show where everything is from, or hide it again."""
        self._sources_shown = not self._sources_shown
        self._show_sources()

    def _buttons(self) -> FlowLayout:
        tr = self._language.tr
        printing = OutlinedButton(tr("Print this topic"), look=self._look, icon="print")
        self.back.clicked.connect(self.back_asked)
        printing.clicked.connect(self.print_asked)
        self._turn.clicked.connect(self.turn_sources)
        flow = FlowLayout(spacing=12)
        for button in (self.back, printing, self._turn):
            flow.addWidget(button)
        return flow

    def _section(self, section: GuideSection) -> Card:
        card, words, row = Card(name=section.heading), Reading(self._look), QHBoxLayout()
        words.put_into(row)
        card.body.addLayout(row)
        column = words.column
        column.setSpacing(14)
        heading = Heading(section.heading)
        speak_as_heading(heading)
        column.addWidget(heading)
        if section.lead:
            column.addWidget(Muted(section.lead))
        for line in section.lines:
            if line.id:
                column.addWidget(self._statement(line))
            else:
                column.addLayout(self._point(line))
        if not all(line.id for line in section.lines):
            self._add_sources(column, sources_words(self._language, section.sources))
        return card

    def _statement(self, line: GuideLine) -> QWidget:
        """A statement, with its own sources below it, and a bar beside it where it was looked for."""
        whole = QWidget()
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(14)
        if line.id in self._marked:
            row.addWidget(_bar())
            self._first_marked = self._first_marked or whole
        column = QVBoxLayout()
        column.setSpacing(6)
        row.addLayout(column, 1)
        if line.disputed:
            column.addWidget(disputed_chip(self._language), 0, Qt.AlignmentFlag.AlignLeading)
        column.addWidget(Body(line.text, selectable=True))
        self._add_sources(column, sources_words(self._language, line.sources))
        return whole

    def _point(self, line: GuideLine) -> QHBoxLayout:
        """One of many short things, such as a symptom, with a bar in place of its bullet where it was looked for."""
        row, words = QHBoxLayout(), Body(line.text)
        row.setSpacing(10)
        if line.symptom in self._marked:
            row.addWidget(_bar())
            self._first_marked = self._first_marked or words
        else:
            bullet = Body("•")
            bullet.setWordWrap(False)
            row.addWidget(bullet, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(words, 1)
        return row

    def _add_sources(self, column: QVBoxLayout, words: str) -> None:
        label = Small(words, selectable=True)
        self._sources.append(label)
        column.addWidget(label)

    def _show_sources(self) -> None:
        tr, shown = self._language.tr, self._sources_shown
        self._turn.setText(tr("Hide where this is from") if shown else tr("Where this is from"))
        self._turn.set_icon("chevron-up" if shown else "chevron-down")
        for label in self._sources:
            label.setVisible(shown)


def _bar() -> QFrame:
    bar = QFrame()
    bar.setProperty("kind", "accent")
    bar.setFixedWidth(_BAR)
    return bar
