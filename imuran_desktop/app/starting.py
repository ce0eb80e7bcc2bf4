"""From the command to the running app, and out again."""

import sys
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication

from imuran_desktop.app.running import App
from imuran_desktop.desktop import paths
from imuran_desktop.desktop.logs import install_excepthook, say, start_logging, stop_logging
from imuran_desktop.desktop.single_instance import SingleInstance
from imuran_desktop.store.errors import StoreError
from imuran_desktop.ui.theme import STYLE_ARGUMENTS, ThemeController
from imuran_desktop.words.language import Language

FAILED = 2


def start(diary: Path | None, language: Language, *, background: bool) -> int:
    """Run the app until the person quits, and return the exit code.

    Args:
        diary: the file to open; None for the person's own.
        language: what to show texts in.
        background: start without showing the window.
    """
    application = _application()
    path = diary or paths.default_diary()
    instance = SingleInstance(path, paths.data_dir())
    if not instance.claim():
        return 0
    install_excepthook()
    handler = start_logging(paths.log_dir())
    try:
        app = App(application, path, language, instance)
        install_excepthook(app.tell_uncaught)
        app.open(background=background)
        return application.exec()
    except StoreError as error:
        from imuran_desktop.words.errors import store_words  # late: most starts meet no trouble

        return _show_failure(application, store_words(language, error.trouble, str(error.path)), language)
    except OSError as error:
        return _show_failure(application, _unusable(language, error.filename or paths.config_dir()), language)
    finally:
        instance.release()
        if handler is not None:
            stop_logging(handler)


def _application() -> QApplication:
    # One word: Qt tells the dock of what waits under a D-Bus path with this name in it.
    QCoreApplication.setApplicationName("ImuranDesktop")
    application = QApplication([*sys.argv[:1], *STYLE_ARGUMENTS])
    application.setApplicationDisplayName("Imuran Desktop")
    application.setDesktopFileName(paths.APP_ID)
    application.setQuitOnLastWindowClosed(False)
    return application


def _unusable(language: Language, name: object) -> str:
    return language.tr("{name} can't be used. Check that it is yours, and that your disk is not full.", name=name)


def _show_failure(application: QApplication, sentence: str, language: Language) -> int:
    """Say why the diary could not be opened, also in a window: not everybody starts the app from a terminal."""
    from imuran_desktop.desktop.termination import Termination
    from imuran_desktop.ui.widgets.dialog import Dialog

    termination = Termination()
    termination.asked.connect(application.exit)
    say(sentence)
    look = ThemeController(application)
    look.apply("system", 100)
    dialog = Dialog(look, language.tr("The diary could not be opened"), sentence)
    dialog.add_button("close", language.tr("Close"), primary=True)
    dialog.exec()
    termination.stop()
    return FAILED
