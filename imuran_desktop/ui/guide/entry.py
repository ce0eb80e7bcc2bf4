"""One topic in the list of the guide: its title, what it is about, and what in it fits the search."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout

from imuran_desktop.domain.guide import Topic
from imuran_desktop.ui.guide.disputed import disputed_chip, disputed_words
from imuran_desktop.ui.guide.reading import Reading
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.widgets.emptying import empty
from imuran_desktop.ui.widgets.labels import Body, Heading, IconLabel, Muted
from imuran_desktop.words.language import Language

_SHOWN = 3
"""As much of what fits is shown at most; the topic itself has it all."""
_SIDES, _ENDS = 22, 16
"""px between the words and the edge."""
_ARROWS = frozenset({Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right})


@dataclass(frozen=True)
class Fitting:
    """A statement or symptom that fits what is looked for. ``disputed`` when the sources differ."""

    text: str
    disputed: bool = False


class TopicEntry(QPushButton):
    """A large button. Up to three things that fit stand on it while something is looked for."""

    def __init__(self, look: ThemeController, language: Language, topic: Topic) -> None:
        super().__init__()
        self.topic = topic
        self._language = language
        self._about = Muted(language.tr(topic.about))
        self._words, self._found = Reading(look), QVBoxLayout()
        self._found.setSpacing(10)
        self.setProperty("kind", "entry")
        self.setAutoDefault(False)
        self.setAccessibleName(language.tr(topic.title))
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._inside = QHBoxLayout(self)
        self._build(look)
        self.show_found(())

    def show_found(self, fitting: Sequence[Fitting]) -> None:
        """Show what in the topic fits; with none, what it is about."""
        empty(self._found)
        shown, language = fitting[:_SHOWN], self._language
        for item in shown:
            if item.disputed:
                chip = disputed_chip(language)
                self._add(chip)
                self._found.setAlignment(chip, Qt.AlignmentFlag.AlignLeading)
            self._add(Body(item.text))
        more = len(fitting) - len(shown)
        if more:
            words = language.trn("And {number} more in this topic.", "And {number} more in this topic.", more)
            self._add(Muted(words))
        self._about.setVisible(not shown)
        spoken = [disputed_words(language, item.text) if item.disputed else item.text for item in shown]
        self.setAccessibleDescription(" ".join(spoken) or self._about.text())
        # At once, not when the event loop comes round to it: the list asks for the new height now.
        self._words.column.activate()
        self._inside.activate()
        self.updateGeometry()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave the arrow keys to the list, which knows what lies where."""
        if event.key() in _ARROWS:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        """What the words on it take."""
        return self._inside.sizeHint()

    def minimumSizeHint(self) -> QSize:
        """Room for the longest word."""
        return self._inside.minimumSize()

    def hasHeightForWidth(self) -> bool:
        """The narrower, the higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height at which the words fit."""
        return self._inside.totalHeightForWidth(width)

    def _build(self, look: ThemeController) -> None:
        self._words.column.setSpacing(8)
        self._words.column.addWidget(Heading(self._language.tr(self.topic.title)))
        self._words.column.addWidget(self._about)
        self._words.column.addLayout(self._found)
        self._words.column.addStretch(1)
        self._inside.setContentsMargins(_SIDES, _ENDS, _SIDES - 8, _ENDS)
        self._inside.setSpacing(12)
        self._words.put_into(self._inside)
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        self._inside.addWidget(IconLabel(look, "chevron-left" if mirrored else "chevron-right", "muted"))

    def _add(self, label: Body) -> None:
        self._found.addWidget(label)
        label.show()
