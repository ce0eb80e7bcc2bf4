"""The topics of the guide below a search field."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLineEdit, QVBoxLayout, QWidget

from imuran_desktop.domain.guide import Guide
from imuran_desktop.domain.symptoms import SymptomList
from imuran_desktop.ui.guide.entry import Fitting, TopicEntry
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.widgets.labels import Heading, Muted
from imuran_desktop.ui.widgets.styling import announce, scroll_into_view
from imuran_desktop.words.guide_search import FoundTopic, find_topics
from imuran_desktop.words.language import Language

_TWO_FROM = 700
"""At least this wide, in px at 100 %, the topics stand in two columns."""


class TopicList(QWidget):
    """All topics, or those that fit what was typed, best first.

    Tab reaches the field and one of the topics; the arrow keys go from one to the next, and back up to the field.
    """

    chosen = Signal(str, object)
    """The id of a topic, and the ids of the statements and symptoms in it that fit what was looked for."""

    def __init__(
        self, look: ThemeController, language: Language, guide: Guide, symptoms: SymptomList, beside: QWidget
    ) -> None:
        """``beside`` is shown above the topics while nothing is looked for."""
        super().__init__()
        self._look, self._language, self._guide, self._symptoms = look, language, guide, symptoms
        self._field, self._beside = QLineEdit(), beside
        self._hint = Muted()
        self._entries = {topic.id: TopicEntry(look, language, topic) for topic in guide.topics.values()}
        self._found: Mapping[str, FoundTopic] = {}
        self._order: list[str] = []
        self._columns = 0
        self._grid = QGridLayout()
        self._grid.setSpacing(14)
        self._build()
        for entry in self._entries.values():
            entry.clicked.connect(lambda _=False, entry=entry: self._choose(entry.topic.id))
        self._field.textChanged.connect(self._search)
        self._search()

    @property
    def typed(self) -> str:
        """What is being looked for."""
        return self._field.text().strip()

    def clear(self) -> None:
        """Show all topics, with the keyboard in the field."""
        self._field.clear()
        self.take_focus()

    def take_focus(self) -> None:
        """Bring the keyboard to the field, and what is in it to be typed over."""
        self._field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._field.selectAll()

    def focus_topic(self, topic: str) -> None:
        """Bring the keyboard to a topic; to the field where it is not shown."""
        if topic not in self._order:
            self.take_focus()
            return
        self._set_tab_stop(topic)
        self._entries[topic].setFocus(Qt.FocusReason.OtherFocusReason)
        scroll_into_view(self._entries[topic])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move between the field and the topics; Enter in the field opens the best."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._field.hasFocus():
            if not event.isAutoRepeat():
                self._choose_best()
            return
        steps = {
            Qt.Key.Key_Down: self._columns,
            Qt.Key.Key_Up: -self._columns,
            self._forward_key(): 1,
            self._back_key(): -1,
        }
        step = steps.get(Qt.Key(event.key()))
        if step is None or not self._move(step):
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show two columns where there is room."""
        super().resizeEvent(event)
        self._lay_out()

    def _move(self, step: int) -> bool:
        """Go so many topics on. Returns whether the keyboard is where that means something."""
        focused = self.focusWidget()
        if focused is self._field:
            if step > 0 and self._order:
                self._go_to(0)
            return True
        if not isinstance(focused, TopicEntry) or focused.topic.id not in self._order:
            return False
        place = self._order.index(focused.topic.id) + step
        if place < 0:
            self._field.setFocus(Qt.FocusReason.BacktabFocusReason)
        elif place < len(self._order):
            self._go_to(place)
        elif step > 1:
            self._go_to(len(self._order) - 1)
        return True

    def _go_to(self, place: int) -> None:
        topic = self._order[place]
        self._set_tab_stop(topic)
        self._entries[topic].setFocus(Qt.FocusReason.TabFocusReason)

    def _forward_key(self) -> Qt.Key:
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        return Qt.Key.Key_Left if mirrored else Qt.Key.Key_Right

    def _back_key(self) -> Qt.Key:
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        return Qt.Key.Key_Right if mirrored else Qt.Key.Key_Left

    def _search(self) -> None:
        found = find_topics(self._language, self._guide, self._symptoms, self.typed) if self.typed else []
        self._found = {item.topic: item for item in found}
        self._order = [item.topic for item in found] if self.typed else [*self._entries]
        for id_, entry in self._entries.items():
            entry.show_found(self._fitting(id_))
            entry.setVisible(id_ in self._order)
        if self._order:
            self._set_tab_stop(self._order[0])
        self._tell(found)
        self._columns = 0
        self._lay_out()

    def _fitting(self, topic: str) -> list[Fitting]:
        """What fits in a topic: symptoms, the best first, then statements, in reading order."""
        found, tr = self._found.get(topic), self._language.tr
        if found is None:
            return []
        symptoms = (self._symptoms.symptoms[id_] for id_ in found.symptoms)
        statements = (item for item in self._guide.topics[topic].statements if item.id in found.statements)
        return [
            *(Fitting(tr(symptom.label)) for symptom in symptoms),
            *(Fitting(tr(statement.text), statement.disputed) for statement in statements),
        ]

    def _tell(self, found: Sequence[FoundTopic]) -> None:
        language, typed = self._language, self.typed
        words = ""
        if found:
            words = language.trn(
                "{number} topic found. Enter opens it.", "{number} topics found. Enter opens the first.", len(found)
            )
        elif typed:
            words = language.tr(
                "The guide has nothing on “{words}”. Try another word, or ask your pharmacist or clinic.", words=typed
            )
        self._hint.setText(words)
        self._hint.setVisible(bool(words))
        self._beside.setVisible(not typed)
        if words:
            announce(self._field, words)

    def _choose_best(self) -> None:
        if self.typed and self._order:
            self._choose(self._order[0])

    def _choose(self, topic: str) -> None:
        found = self._found.get(topic)
        self.chosen.emit(topic, (*found.symptoms, *found.statements) if found else ())

    def _set_tab_stop(self, topic: str) -> None:
        policy = Qt.FocusPolicy
        for id_, entry in self._entries.items():
            entry.setFocusPolicy(policy.StrongFocus if id_ == topic else policy.ClickFocus)

    def _lay_out(self) -> None:
        """Arrange the topics; what was found is read from top to bottom, so it has one column."""
        columns = 2 if self.width() >= self._look.px(_TWO_FROM) and not self.typed else 1
        if columns == self._columns:
            return
        self._columns = columns
        while self._grid.takeAt(0):
            pass
        for place, topic in enumerate(self._order):
            self._grid.addWidget(self._entries[topic], place // columns, place % columns)
        for column in range(2):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)

    def _build(self) -> None:
        tr = self._language.tr
        heading = Heading(tr("What do you want to know?"))
        heading.setBuddy(self._field)
        self._field.setAccessibleName(heading.text())
        self._field.setPlaceholderText(tr("Such as milk or vaccine"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(heading)
        column.addWidget(self._field)
        column.addWidget(self._hint)
        column.addWidget(self._beside)
        column.addSpacing(6)
        column.addLayout(self._grid)
        for entry in self._entries.values():
            # After what stands above them: the Tab key goes by the order in which widgets came.
            entry.setParent(self)
