"""The look of the whole program: one theme, applied to the application and followed by every widget."""

from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QFont, QIcon, QPixmap
from PySide6.QtWidgets import QApplication

from imuran_desktop.settings import TEXT_PERCENT
from imuran_desktop.ui.fonts import load_text_font, text_font
from imuran_desktop.ui.icons import IconSet, icons_folder
from imuran_desktop.ui.palette import COLOURS, Colours, Mode, Role, qt_palette
from imuran_desktop.ui.stylesheet import IMAGES, TypeSize, stylesheet
from imuran_desktop.ui.tinted_files import TintedFiles

Appearance = Literal["system", "light", "dark"]

STYLE_ARGUMENTS = ("-style", "fusion")
"""Make the QApplication with these added to its arguments: 5 ms cheaper than `setStyle`, which makes a second style."""


@dataclass(frozen=True, slots=True)
class Theme:
    """A mode and a text size, and what follows from them."""

    mode: Mode
    percent: int = 100
    """The text-size setting, 100 to 200."""

    @property
    def colours(self) -> Colours:
        """The colours of this mode."""
        return COLOURS[self.mode]

    def px(self, size: float) -> int:
        """A size given in px at 100 %, grown with the text."""
        return round(size * self.percent / 100)

    def font(self, size: TypeSize, *, bold: bool = False) -> QFont:
        """The text font in one of our sizes, for what paints its own text."""
        font = text_font(self.px(size))
        font.setBold(bold)
        return font


class ThemeController(QObject):
    """Puts the theme on the application, and again whenever the settings or the system's colours change."""

    changed = Signal()
    """The theme is another one, and already applied: draw again what was drawn by hand."""

    def __init__(self, app: QApplication, parent: QObject | None = None) -> None:
        """Load the text font. Nothing is applied until :meth:`apply`."""
        super().__init__(parent)
        self._app = app
        self._icons = IconSet(icons_folder())
        self._appearance: Appearance = "system"
        self._theme = Theme("light")
        self._images: TintedFiles | None = None
        load_text_font()
        # A screen of another density may come or go; icons are drawn for the densest.
        app.screenAdded.connect(self.changed)
        app.styleHints().colorSchemeChanged.connect(self._follow_system)

    @property
    def theme(self) -> Theme:
        """The theme in use."""
        return self._theme

    @property
    def icons(self) -> IconSet:
        """The icon files, for what paints its own icons."""
        return self._icons

    def px(self, size: float) -> int:
        """A size given in px at 100 %, grown with the text."""
        return self._theme.px(size)

    def apply(self, appearance: Appearance, text_percent: int) -> None:
        """Use this appearance and text size (100 to 200 %), and say so if that changed anything."""
        self._appearance = appearance
        self._ask_for_window_frames_to_match()
        sizes = TEXT_PERCENT.choices
        percent = min(max(text_percent, sizes[0]), sizes[-1])
        self._use(Theme(self._mode(), percent))

    def icon(self, name: str, role: Role = "text", size: int = 24, gap: int = 0) -> QIcon:
        """An icon in a theme colour, ``size`` px at 100 % and ``gap`` px away from its word (negative: on its left).

        Ask again on :attr:`changed`.
        """
        colours = self._theme.colours
        ratio = self._app.devicePixelRatio()
        return self._icons.icon(name, colours.ink(role), colours.muted, self.px(size), ratio, gap)

    def pixmap(self, name: str, role: Role = "text", size: int = 24, pixel_ratio: float = 1.0) -> QPixmap:
        """The same as a picture. Ask again on :attr:`changed`."""
        return self._icons.pixmap(name, self._theme.colours.ink(role), self.px(size), pixel_ratio)

    def _mode(self) -> Mode:
        if self._appearance != "system":
            return self._appearance
        return "dark" if self._app.styleHints().colorScheme() == Qt.ColorScheme.Dark else "light"

    def _ask_for_window_frames_to_match(self) -> None:
        """Title bars and native file dialogs are the system's; it is told which of its own looks to use."""
        scheme = {"light": Qt.ColorScheme.Light, "dark": Qt.ColorScheme.Dark, "system": Qt.ColorScheme.Unknown}
        self._app.styleHints().setColorScheme(scheme[self._appearance])

    def _follow_system(self) -> None:
        if self._appearance == "system":
            self._use(Theme(self._mode(), self._theme.percent))

    def _use(self, theme: Theme) -> None:
        if self._images is not None and theme == self._theme:
            return
        self._theme = theme
        colours = theme.colours
        # The pictures in use stay until the new style sheet no longer names them.
        images = TintedFiles({f"{n}-{r}.svg": self._icons.svg(n, colours.ink(r)) for n, r in IMAGES})
        self._app.setFont(theme.font(TypeSize.BODY))
        self._app.setPalette(qt_palette(colours))
        self._app.setStyleSheet(stylesheet(colours, theme.px, images.path))
        self._images = images
        self.changed.emit()
