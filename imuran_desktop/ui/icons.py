"""Our icons: SVG files drawn in the theme's ink, sharp at any pixel density."""

from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from imuran_desktop.resources_path import resources_dir


def icons_folder() -> Path:
    """Where the icons are."""
    return resources_dir() / "icons"


class IconSet:
    """The SVG files of one folder. Each file is read once, and only when it is first drawn."""

    def __init__(self, folder: Path) -> None:
        """Use the icons in ``folder``."""
        self._folder = folder
        self._sources: dict[str, str] = {}
        self._renderers: dict[tuple[str, str], QSvgRenderer] = {}
        self._icons: dict[tuple[str, str, str, int, float, int], QIcon] = {}

    def svg(self, name: str, colour: str) -> bytes:
        """The icon's SVG with its ink set to ``colour`` (``#RRGGBB``)."""
        if name not in self._sources:
            self._sources[name] = (self._folder / f"{name}.svg").read_text(encoding="utf-8")
        return self._sources[name].replace("currentColor", colour).encode()

    def paint(self, painter: QPainter, rect: QRectF, name: str, colour: str) -> None:
        """Draw the icon into ``rect``, at whatever pixel density the painter has."""
        renderer = self._renderers.get((name, colour))
        if renderer is None:
            renderer = self._renderers[name, colour] = QSvgRenderer(QByteArray(self.svg(name, colour)))
        renderer.render(painter, rect)

    def pixmap(self, name: str, colour: str, size: int, pixel_ratio: float = 1.0, gap: int = 0) -> QPixmap:
        """The icon as a picture of ``size`` by ``size`` logical px, with ``gap`` empty px beside it.

        The gap is on the right, or on the left where it is negative.
        """
        pixmap = QPixmap(round((size + abs(gap)) * pixel_ratio), round(size * pixel_ratio))
        pixmap.fill(Qt.GlobalColor.transparent)
        pixmap.setDevicePixelRatio(pixel_ratio)
        painter = QPainter(pixmap)
        self.paint(painter, QRectF(max(0, -gap), 0, size, size), name, colour)
        painter.end()
        return pixmap

    def icon(self, name: str, colour: str, disabled: str, size: int, pixel_ratio: float = 1.0, gap: int = 0) -> QIcon:
        """The icon for a button, sharp on screens up to ``pixel_ratio``.

        ``gap`` keeps the word away: Qt leaves 4 px between a button's icon and its text and cannot be told otherwise.
        Buttons that look alike share one: Qt would keep what it drew of each in a cache of its own.
        """
        wanted = name, colour, disabled, size, pixel_ratio, gap
        if wanted not in self._icons:
            icon = self._icons[wanted] = QIcon()
            icon.addPixmap(self.pixmap(name, colour, size, pixel_ratio, gap), QIcon.Mode.Normal)
            icon.addPixmap(self.pixmap(name, disabled, size, pixel_ratio, gap), QIcon.Mode.Disabled)
        return self._icons[wanted]


def app_icon(folder: Path | None = None) -> QIcon:
    """The program's own icon, in full colour."""
    return QIcon(str((folder or icons_folder()) / "imuran-desktop.svg"))


def waiting_icon() -> QIcon:
    """The program's own icon while something waits for an answer: with a dot, which is told apart without colours."""
    return QIcon(str(icons_folder() / "imuran-desktop-waiting.svg"))
