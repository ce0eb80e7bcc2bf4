"""Our icons: SVG files drawn in the theme's ink, sharp at any pixel density."""

from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from imuran_desktop.resources_path import resources_dir

_PIXEL_RATIOS = (1.0, 2.0, 3.0)


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

    def pixmap(self, name: str, colour: str, size: int, pixel_ratio: float = 1.0) -> QPixmap:
        """The icon as a picture of ``size`` by ``size`` logical px."""
        device_size = round(size * pixel_ratio)
        pixmap = QPixmap(QSize(device_size, device_size))
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        self.paint(painter, QRectF(0, 0, device_size, device_size), name, colour)
        painter.end()
        pixmap.setDevicePixelRatio(pixel_ratio)
        return pixmap

    def icon(self, name: str, colour: str, size: int) -> QIcon:
        """The icon for a button, ready for screens of ordinary and of high density."""
        icon = QIcon()
        self.add_to(icon, name, colour, size, QIcon.State.Off)
        return icon

    def add_to(self, icon: QIcon, name: str, colour: str, size: int, state: QIcon.State) -> None:
        """Add a picture for one state of a checkable button."""
        for ratio in _PIXEL_RATIOS:
            pixmap = self.pixmap(name, colour, size, ratio)
            icon.addPixmap(pixmap, QIcon.Mode.Normal, state)


def app_icon(folder: Path | None = None) -> QIcon:
    """The program's own icon, in full colour."""
    return QIcon(str((folder or icons_folder()) / "imuran-desktop.svg"))
