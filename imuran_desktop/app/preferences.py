"""The settings of this computer's user: kept, shown on their page, and followed at once."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, get_args

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from imuran_desktop.desktop.settings import APPEARANCE, HIDE_NAMES, RECORDED_BY, STAYED_HOME, TEXT_PERCENT, Settings
from imuran_desktop.resources_path import resources_dir
from imuran_desktop.ui.theme import Appearance, ThemeController
from imuran_desktop.words.language import Language

if TYPE_CHECKING:
    from imuran_desktop.ui.pages.settings import SettingsPage, SettingValues


class Preferences(QObject):
    """Puts the look on the program when made; `changed` is for whoever follows another setting."""

    changed = Signal()
    failed = Signal(str)
    """A sentence for the person: the settings could not be kept. They are followed all the same."""

    def __init__(
        self,
        path: Path,
        look: ThemeController,
        language: Language,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._look, self._language = look, language
        self._settings = Settings.load(path)
        self.were_broken = self._settings.set_aside is not None
        self.recorded_by = self._settings.get(RECORDED_BY)
        self.hide_names = self._settings.get(HIDE_NAMES)
        self._page: SettingsPage | None = None
        self.stayed = self._settings.get(STAYED_HOME)
        look.apply(self._appearance(), self._settings.get(TEXT_PERCENT))

    def make_page(
        self, diary: Path, zone: Callable[[], str] | None = None, travel: Callable[[], None] | None = None
    ) -> QWidget:
        """The page on which they are set. ``zone`` tells the diary's time zone, ``travel`` leads to where it is set."""
        from imuran_desktop.ui.pages.settings import SettingsPage, SettingValues

        values = SettingValues(
            appearance=self._appearance(),
            text_percent=self._settings.get(TEXT_PERCENT),
            recorded_by=self.recorded_by,
            hide_names=self.hide_names,
        )
        page = SettingsPage(self._look, self._language, values, diary_path=diary, version=_version(), zone=zone)
        page.changed.connect(self._use)
        if travel is not None:
            page.travel_asked.connect(travel)
        self._page = page
        return page

    def _appearance(self) -> Appearance:
        known: tuple[Appearance, ...] = get_args(Appearance)
        return next(each for each in known if each == self._settings.get(APPEARANCE))

    def show_zone(self) -> None:
        """Have the page say which clock the diary follows, if it was made."""
        if self._page is not None:
            self._page.show_zone()

    def keep_stayed(self, stayed: tuple[str, ...]) -> None:
        """Remember on which journeys doses stay on home time."""
        self.stayed = stayed
        try:
            self._settings.set(STAYED_HOME, stayed)
        except OSError:
            self._tell_not_kept()

    def _tell_not_kept(self) -> None:
        self.failed.emit(
            self._language.tr("The settings could not be kept. Check that your disk is not full, and try again.")
        )

    def _use(self, values: "SettingValues") -> None:
        try:
            self._settings.set(APPEARANCE, values.appearance)
            self._settings.set(TEXT_PERCENT, values.text_percent)
            self._settings.set(RECORDED_BY, values.recorded_by)
            self._settings.set(HIDE_NAMES, values.hide_names)
        except OSError:
            self._tell_not_kept()
        self.recorded_by, self.hide_names = values.recorded_by, values.hide_names
        self._look.apply(values.appearance, values.text_percent)
        self.changed.emit()


def _version() -> str:
    """This program's version. Run from a checkout it is not installed, and the checkout says it."""
    import tomllib
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("imuran-desktop")
    except PackageNotFoundError:
        project = tomllib.loads((resources_dir().parent / "pyproject.toml").read_text(encoding="utf-8"))
        return str(project["project"]["version"])
