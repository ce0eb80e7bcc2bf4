"""Asks where the list of people goes as a CSV file."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QWidget

from imuran_desktop.ui.widgets.saving import ask_file, file_name
from imuran_desktop.words.language import Language


def ask_list_file(language: Language, today: date, then: Callable[[Path], object], parent: QWidget) -> None:
    """Let the system ask where the list of people goes."""
    tr = language.tr
    ask_file(tr("Save this list"), tr("CSV tables (*.csv)"), f"{file_name(tr('People'), today)}.csv", then, parent)
