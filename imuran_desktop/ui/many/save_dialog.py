"""Asks in which format the report of each diary is to be saved."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from imuran_desktop.services.report_files import ReportFormat
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.widgets.buttons import ChoiceButtons
from imuran_desktop.ui.widgets.dialog import Dialog
from imuran_desktop.ui.widgets.saving import documents_folder
from imuran_desktop.words.language import Language

_SAVE = "save"


class SaveDialog(Dialog):
    """PDF to read and print, CSV for spreadsheets, JSON for other programs; then the folder."""

    def __init__(
        self,
        look: ThemeController,
        language: Language,
        count: int,
        then: Callable[[ReportFormat, Path], object],
        parent: QWidget,
    ) -> None:
        """``then`` is called with the format and the folder, if both are chosen."""
        tr = language.tr
        text = language.trn(
            "{number} report is saved, with the days, sections and paper that are chosen above the list.",
            "{number} reports are saved, with the days, sections and paper that are chosen above the list.",
            count,
        )
        super().__init__(look, tr("Save a report of each"), text, parent)
        self._language, self._then = language, then
        formats = (
            (ReportFormat.PDF, tr("PDF, to read and print")),
            (ReportFormat.CSV, tr("CSV tables, for spreadsheets")),
            (ReportFormat.JSON, tr("JSON, for other programs")),
        )
        self._format = ChoiceButtons(tr("Form"), formats, value=ReportFormat.PDF, stacked=True)
        self.body.addWidget(self._format)
        self.add_button(_SAVE, tr("Choose a folder …"), primary=True)
        self.add_cancel(tr("Cancel"))
        self.answered.connect(self._ask_folder)
        self.finished.connect(self.deleteLater)

    def _ask_folder(self, key: str) -> None:
        window, then = self.parentWidget(), self._then
        if key != _SAVE or window is None:
            return
        chosen = ReportFormat(self._format.value)
        ask_folder(self._language.tr("Where the reports go"), lambda folder: then(chosen, folder), window)


def ask_folder(title: str, then: Callable[[Path], object], parent: QWidget) -> None:
    """Let the system ask for a folder."""
    asked = QFileDialog(parent, title, documents_folder())
    asked.setFileMode(QFileDialog.FileMode.Directory)
    asked.setOption(QFileDialog.Option.ShowDirsOnly)
    asked.fileSelected.connect(lambda folder: then(Path(folder)))
    asked.finished.connect(asked.deleteLater)
    asked.open()


def ask_diaries(language: Language, then: Callable[[list[Path]], object], parent: QWidget) -> None:
    """Let the system ask for files."""
    tr = language.tr
    asked = QFileDialog(parent, tr("Add files"), documents_folder())
    asked.setFileMode(QFileDialog.FileMode.ExistingFiles)
    asked.setNameFilters([tr("Diaries (*.imuran)"), tr("All files (*)")])
    asked.filesSelected.connect(lambda names: then([Path(name) for name in names]))
    asked.finished.connect(asked.deleteLater)
    asked.open()
