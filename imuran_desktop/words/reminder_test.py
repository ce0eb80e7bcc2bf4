"""What of reminders works on a computer, in words."""

from collections.abc import Iterator
from dataclasses import dataclass

from imuran_desktop.words.language import Language


@dataclass(frozen=True)
class Means:
    """What there is on this computer, now, to remind a person with."""

    desktop: bool
    """The desktop showed the reminders; only then do the next four mean anything."""
    server: str = ""
    """The name and version of what shows them; empty when it is not known."""
    buttons: bool = False
    stays: bool = False
    """A reminder stays on screen until it is answered."""
    sound: bool = False
    sound_wanted: bool = True
    tray: bool = False
    log_in_supported: bool = False
    log_in: bool = False
    """The app starts when the person logs in."""


@dataclass(frozen=True)
class Finding:
    """One of the things that work or do not, and a sentence on it."""

    works: bool
    what: str
    sentence: str


def findings(language: Language, means: Means) -> list[Finding]:
    """All that works and all that does not, the most important first."""
    return [
        _notifications(language, means),
        *(_by_desktop(language, means) if means.desktop else ()),
        _window(language),
        _tray(language, means.tray),
        _log_in(language, means),
        _sleep(language),
    ]


def _notifications(language: Language, means: Means) -> Finding:
    tr = language.tr
    what = tr("Notifications")
    if not means.desktop:
        return Finding(
            False, what, tr("This desktop shows none. Reminders come in a window of Imuran Desktop instead.")
        )
    if not means.server:
        return Finding(True, what, tr("This desktop shows them."))
    return Finding(True, what, tr("This desktop shows them, by {server}.", server=means.server))


def _by_desktop(language: Language, means: Means) -> Iterator[Finding]:
    tr = language.tr
    yield Finding(
        means.buttons,
        tr("Buttons on them"),
        tr("You can answer on the reminder itself.")
        if means.buttons
        else tr("This desktop shows none. Click the reminder, or open Imuran Desktop, to answer."),
    )
    yield Finding(
        means.stays,
        tr("Staying on screen"),
        tr("A reminder stays until you answer or close it.")
        if means.stays
        else tr("This desktop may take a reminder away after a while. Today still shows what is due."),
    )
    yield _sound(language, means)


def _sound(language: Language, means: Means) -> Finding:
    tr = language.tr
    what = tr("Sound")
    if not means.sound_wanted:
        return Finding(False, what, tr("It is switched off in Settings."))
    if means.sound:
        return Finding(True, what, tr("Reminders come with a sound, unless this computer is muted."))
    return Finding(False, what, tr("This desktop plays none with a reminder."))


def _window(language: Language) -> Finding:
    tr = language.tr
    return Finding(
        True,
        tr("If a notification fails"),
        tr("The reminder comes in a window of Imuran Desktop, which needs nothing from the desktop."),
    )


def _tray(language: Language, there: bool) -> Finding:
    tr = language.tr
    return Finding(
        there,
        tr("Icon in the tray"),
        tr("It shows when something waits for you, and keeps reminders coming when the window is closed.")
        if there
        else tr("This desktop has no place for it. Leave the window of Imuran Desktop open, or make it small."),
    )


def _log_in(language: Language, means: Means) -> Finding:
    tr = language.tr
    what = tr("Start when I log in")
    if means.log_in:
        return Finding(True, what, tr("Imuran Desktop starts by itself when you log in."))
    if means.log_in_supported:
        return Finding(False, what, tr("It is switched off. Reminders come only after you open Imuran Desktop."))
    return Finding(False, what, tr("Not possible on this computer. Reminders come only after you open Imuran Desktop."))


def _sleep(language: Language) -> Finding:
    tr = language.tr
    return Finding(
        True,
        tr("After this computer was asleep"),
        tr("Within about a minute of waking it, you are told what came due meanwhile."),
    )
