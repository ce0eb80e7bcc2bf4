"""What the colours and signs of the calendar mean."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from imuran_desktop.services.history_view import DayKind
from imuran_desktop.ui.history.day_kinds import DOT, SIGNS, Sign
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.widgets.flow import FlowLayout
from imuran_desktop.ui.widgets.labels import Small
from imuran_desktop.words.history import kind_words
from imuran_desktop.words.language import Language

_SIDE = 28
_ICON = 18


class Legend(QWidget):
    """Each kind of day with its colour, its sign and its words."""

    def __init__(self, look: ThemeController, language: Language) -> None:
        """Make the legend."""
        super().__init__()
        flow = FlowLayout(self, spacing=18)
        for kind, sign in SIGNS.items():
            flow.addWidget(_Key(_Swatch(look, sign), kind_words(language, DayKind(kind))))
        flow.addWidget(_Key(_Dot(look), language.tr("something more recorded")))


class _Key(QWidget):
    """One of them."""

    def __init__(self, picture: QWidget, words: str) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(picture)
        label = Small(words)
        label.setWordWrap(False)
        row.addWidget(label)


class _Swatch(QWidget):
    """A small day."""

    def __init__(self, look: ThemeController, sign: Sign) -> None:
        super().__init__()
        self._look, self._sign = look, sign
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        side = self._look.px(_SIDE)
        return QSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        pair = self._look.theme.colours.pair(self._sign.state)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(pair.ground))
        painter.drawRoundedRect(self.rect(), 8, 8)
        side = self._look.px(_ICON)
        place = QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side)
        self._look.icons.paint(painter, place, self._sign.icon, pair.ink)


class _Dot(QWidget):
    """The dot in the corner of a day."""

    def __init__(self, look: ThemeController) -> None:
        super().__init__()
        self._look = look
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        side = self._look.px(DOT)
        return QSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._look.theme.colours.text))
        painter.drawEllipse(self.rect())
