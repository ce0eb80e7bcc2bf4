"""The settings of this computer's user: kept, shown on their page, and followed at once."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, get_args

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from imuran_desktop import settings
from imuran_desktop.desktop.settings import Settings
from imuran_desktop.resources_path import resources_dir
from imuran_desktop.settings import Setting, T, time_of
from imuran_desktop.ui.theme import Appearance, ThemeController
from imuran_desktop.words.language import Language

if TYPE_CHECKING:
    from imuran_desktop.domain.reminders import Rules
    from imuran_desktop.ui.pages.settings import SettingsPage
    from imuran_desktop.ui.settings.log_in_row import LogInStart


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
        self._file = Settings.load(path)
        self._values = self._file.values
        self.were_broken = self._file.set_aside is not None
        self._page: SettingsPage | None = None
        self._apply_look()

    @property
    def recorded_by(self) -> str:
        """Who records on this computer; empty for the person themselves."""
        return self._values.get(settings.RECORDED_BY)

    @property
    def hide_names(self) -> bool:
        """Whether reminders leave out what the medicine is."""
        return self._values.get(settings.HIDE_NAMES)

    @property
    def sound(self) -> bool:
        """Whether reminders are heard."""
        return self._values.get(settings.SOUND)

    @property
    def snooze_minutes(self) -> int:
        """How long a reminder is put off by its button."""
        return self._values.get(settings.SNOOZE_MINUTES)

    @property
    def rules(self) -> "Rules":
        """When, and how often, to remind."""
        from imuran_desktop.domain.quiet import QuietHours
        from imuran_desktop.domain.reminders import Rules

        get = self._values.get
        begins, ends = time_of(get(settings.QUIET_FROM)), time_of(get(settings.QUIET_TO))
        return Rules(
            repeat_every=timedelta(minutes=get(settings.REPEAT_MINUTES)),
            repeats=get(settings.REPEATS),
            test_time=time_of(get(settings.TEST_TIME)),
            # The page refuses that they are the same, but a file changed by hand might have it.
            quiet=QuietHours(begins, ends) if get(settings.QUIET) and begins != ends else None,
        )

    @property
    def stayed(self) -> tuple[str, ...]:
        """The journeys on which doses stay on home time."""
        return self._values.get(settings.STAYED_HOME)

    def keep_stayed(self, stayed: tuple[str, ...]) -> None:
        """Remember on which journeys doses stay on home time."""
        self._keep(settings.STAYED_HOME, stayed)

    def notice_seen(self, key: str) -> bool:
        """Whether an explanation that is given only once was given."""
        return key in self._values.get(settings.NOTICES_SEEN)

    def keep_notice_seen(self, key: str) -> None:
        """Remember that an explanation was given."""
        if not self.notice_seen(key):
            self._keep(settings.NOTICES_SEEN, (*self._values.get(settings.NOTICES_SEEN), key))

    def make_page(
        self,
        diary: Path,
        zone: Callable[[], str] | None = None,
        travel: Callable[[], None] | None = None,
        *,
        log_in_start: "LogInStart | None" = None,
        test_reminders: Callable[[], None] | None = None,
    ) -> QWidget:
        """The page on which they are set.

        ``zone`` tells the diary's time zone, ``travel`` leads to where it is set, ``log_in_start`` starts the app when
        the person logs in, and ``test_reminders`` sends one of each and says what works.
        """
        from imuran_desktop.ui.pages.settings import SettingsPage

        page = SettingsPage(
            self._look,
            self._language,
            self._values,
            diary_path=diary,
            version=_version(),
            zone=zone,
            log_in_start=log_in_start,
        )
        page.changed.connect(self._use)
        if travel is not None:
            page.travel_asked.connect(travel)
        if test_reminders is not None:
            page.test_asked.connect(test_reminders)
        self._page = page
        return page

    def show_zone(self) -> None:
        """Have the page say which clock the diary follows, if it was made."""
        if self._page is not None:
            self._page.show_zone()

    def _use(self, setting: Setting[T], value: T) -> None:
        """Keep and follow what was set on the page."""
        self._keep(setting, value)
        self._apply_look()
        self.changed.emit()

    def _keep(self, setting: Setting[T], value: T) -> None:
        """Go by a value from now on, also when it can't be kept for the next start."""
        self._values = self._values.with_value(setting, value)
        try:
            self._file.set(setting, value)
        except OSError:
            tr = self._language.tr
            self.failed.emit(tr("The settings could not be kept. Check that your disk is not full, and try again."))

    def _apply_look(self) -> None:
        known: tuple[Appearance, ...] = get_args(Appearance)
        appearance = next(each for each in known if each == self._values.get(settings.APPEARANCE))
        self._look.apply(appearance, self._values.get(settings.TEXT_PERCENT))


def _version() -> str:
    """This program's version. Run from a checkout it is not installed, and the checkout says it."""
    import tomllib
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("imuran-desktop")
    except PackageNotFoundError:
        project = tomllib.loads((resources_dir().parent / "pyproject.toml").read_text(encoding="utf-8"))
        return str(project["project"]["version"])
