"""The Guide page: what the cited sources say about taking azathioprine, to search, to read and to print."""

from collections.abc import Collection

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from imuran_desktop.reference.guide import load_guide
from imuran_desktop.reference.symptoms import load_symptoms
from imuran_desktop.ui.guide.topic_list import TopicList
from imuran_desktop.ui.guide.topic_view import TopicView
from imuran_desktop.ui.session import Session
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.widgets.buttons import OutlinedButton
from imuran_desktop.ui.widgets.flow import FlowLayout
from imuran_desktop.ui.widgets.labels import Muted
from imuran_desktop.ui.widgets.page import Page
from imuran_desktop.ui.widgets.spoken_heading import speak_as_heading
from imuran_desktop.ui.widgets.styling import announce
from imuran_desktop.words.aid import aid_words
from imuran_desktop.words.guide import topic_sections

_HEALTH_TOPICS = frozenset({"other_medicines", "infections_and_vaccines"})
"""The person's own list goes with these."""


class GuidePage(Page):
    """Shows the topics below a search field, or in their place the one that was opened. It reads no diary."""

    health_asked = Signal()
    """The person wants to see the page of other medicines, allergies and vaccines."""
    card_asked = Signal()
    """The person wants to see the emergency card."""

    def __init__(self, session: Session, look: ThemeController) -> None:
        """Show all topics."""
        super().__init__(look, session.language.tr("Guide"))
        self._session, self._theme, self._language = session, look, session.language
        self._guide, self._symptoms = load_guide(), load_symptoms()
        self._opened = ""
        self._view: TopicView | None = None
        self._place = QVBoxLayout()
        self._list = TopicList(look, self._language, self._guide, self._symptoms, self._own_pages())
        self._overview = self._build()
        self._list.chosen.connect(self.show_topic)
        find = QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self)
        find.activated.connect(self._find)
        speak_as_heading(self.title)
        self._show_title()

    def show_topic(self, topic: str, marked: Collection[str] = ()) -> None:
        """Open a topic. ``marked`` are the ids of the statements and symptoms that were looked for: they stand out."""
        shown = self._view is not None and self._view.sources_shown
        self._close_view()
        self._opened = topic
        self._overview.hide()
        sections = topic_sections(self._language, self._guide, self._guide.topics[topic], self._symptoms)
        view = self._view = TopicView(self._theme, self._language, sections, marked, sources_shown=shown)
        view.back_asked.connect(self.show_topics)
        view.print_asked.connect(self._print_topic)
        view.add_foot(self._own_page(topic), self._neighbours(topic))
        self._place.addWidget(view)
        # At once, not when the event loop comes round to it: only what is shown can take the keyboard.
        view.show()
        self._show_title()
        self.scroll_to_top()
        view.back.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self.title, f"{self.title.text()}. {self.subtitle.text()}")
        view.show_marked()

    def show_topics(self) -> None:
        """Go back to all topics, with the keyboard where it was."""
        opened, self._opened = self._opened, ""
        self._close_view()
        self._overview.show()
        self._show_title()
        self.scroll_to_top()
        self._list.focus_topic(opened)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back: from a topic to all of them, from what was found too."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self._opened:
            self.show_topics()
        elif self._list.typed:
            self._list.clear()

    def _find(self) -> None:
        if self._opened:
            self.show_topics()
        self._list.take_focus()

    def _show_title(self) -> None:
        tr = self._language.tr
        if self._opened:
            topic = self._guide.topics[self._opened]
            self.set_title(tr(topic.title), tr(topic.about))
        else:
            about = tr("What patient leaflets and other sources say about azathioprine, each with where it is from.")
            self.set_title(tr("Guide"), about)
        speak_as_heading(self.title)

    def _print_topic(self) -> None:
        from imuran_desktop.ui.guide.printouts import topic_printout
        from imuran_desktop.ui.widgets.printing import offer_print

        topic = self._guide.topics[self._opened]
        printout = topic_printout(self._language, self._guide, self._symptoms, topic, self._session.today())
        offer_print(self._theme, self._language, printout, self)

    def _print_all(self) -> None:
        from imuran_desktop.ui.guide.printouts import guide_printout
        from imuran_desktop.ui.widgets.printing import offer_print

        printout = guide_printout(self._language, self._guide, self._symptoms, self._session.today())
        offer_print(self._theme, self._language, printout, self)

    def _close_view(self) -> None:
        if self._view is not None:
            self._view.hide()
            self._view.deleteLater()
            self._view = None

    def _own_pages(self) -> QWidget:
        """The ways to what is no general advice, but the person's own."""
        row = QWidget()
        buttons = FlowLayout(row, spacing=12)
        buttons.addWidget(self._health_button())
        buttons.addWidget(self._card_button())
        return row

    def _own_page(self, topic: str) -> OutlinedButton | None:
        """What the person has recorded themselves, where a topic leads there."""
        if topic in _HEALTH_TOPICS:
            return self._health_button()
        return self._card_button() if topic == "surgery" else None

    def _neighbours(self, topic: str) -> list[OutlinedButton]:
        """The topics before and after one, as buttons."""
        tr, order = self._language.tr, [*self._guide.topics]
        place, buttons = order.index(topic), []
        if place > 0:
            words = tr("Previous topic: {topic}", topic=self._title_of(order[place - 1]))
            buttons.append(self._topic_button(words, "chevron-left", order[place - 1]))
        if place + 1 < len(order):
            words = tr("Next topic: {topic}", topic=self._title_of(order[place + 1]))
            buttons.append(self._topic_button(words, "chevron-right", order[place + 1]))
        return buttons

    def _topic_button(self, words: str, icon: str, topic: str) -> OutlinedButton:
        button = OutlinedButton(words, look=self._theme, icon=icon)
        button.clicked.connect(lambda: self.show_topic(topic))
        return button

    def _title_of(self, topic: str) -> str:
        return self._language.tr(self._guide.topics[topic].title)

    def _health_button(self) -> OutlinedButton:
        words = self._language.tr("Other medicines, allergies and vaccines")
        button = OutlinedButton(words, look=self._theme, icon="pill")
        button.clicked.connect(self.health_asked)
        return button

    def _card_button(self) -> OutlinedButton:
        button = OutlinedButton(self._language.tr("Emergency card"), look=self._theme, icon="phone")
        button.clicked.connect(self.card_asked)
        return button

    def _build(self) -> QWidget:
        """Lay out the page; returns what gives way to a topic."""
        overview = QWidget()
        column = QVBoxLayout(overview)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(20)
        column.addWidget(self._list)
        printing = OutlinedButton(self._language.tr("Print the whole guide"), look=self._theme, icon="print")
        printing.clicked.connect(self._print_all)
        foot = FlowLayout()
        foot.addWidget(printing)
        column.addLayout(foot)
        self.body.addWidget(overview)
        # A place of its own, so that to a screen reader too a topic comes before the foot.
        place = QWidget()
        place.setLayout(self._place)
        self._place.setContentsMargins(0, 0, 0, 0)
        self.body.addWidget(place)
        self.body.addWidget(Muted(aid_words(self._language)))
        return overview
