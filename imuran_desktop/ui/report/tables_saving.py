"""Saving the tables behind a report: asks in which format and where, and has them written."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from imuran_desktop.services.report_files import ReportFormat
from imuran_desktop.services.report_making import Job, Made
from imuran_desktop.ui.report.maker import MakeReport, ReportMaker
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.widgets.dialog import Dialog
from imuran_desktop.ui.widgets.saving import documents_folder, saved_words
from imuran_desktop.words.language import Language


class TablesSaving(QObject):
    """CSV is for spreadsheets, a file for each table; JSON is one file for other programs."""

    begun = Signal()
    """They are being written."""
    saved = Signal(str)
    """Where they are, in a sentence."""
    failed = Signal(str)
    """Why they are not saved, in a sentence."""

    def __init__(self, look: ThemeController, language: Language, work: MakeReport, window: QWidget) -> None:
        super().__init__(window)
        self._look, self._language, self._window = look, language, window
        self._maker = ReportMaker(work, self)
        self._maker.made.connect(self._tell_saved)
        self._maker.failed.connect(self._tell_failed)

    def ask(self, job: Job, name: str) -> None:
        """Ask in which format. ``job`` made the report whose tables they are; ``name`` is proposed for the files."""
        tr = self._language.tr
        text = tr(
            "All that the report is made from, as tables. CSV is for spreadsheets: a folder with a file for each "
            "table. JSON is for other programs: one file."
        )
        question = Dialog(self._look, tr("Save the tables"), text, self._window)
        question.add_button(ReportFormat.CSV, tr("CSV files …"), primary=True)
        question.add_button(ReportFormat.JSON, tr("JSON file …"))
        question.add_cancel(tr("Cancel"))
        question.answered.connect(lambda key: self._ask_place(key, job, name))
        question.finished.connect(question.deleteLater)
        question.open()

    def _ask_place(self, key: str, job: Job, name: str) -> None:
        """Let the system ask where."""
        if not key:
            return
        tr, report_format = self._language.tr, ReportFormat(key)
        asked = QFileDialog(self._window, tr("Save the tables"), documents_folder())
        if report_format is ReportFormat.CSV:
            asked.setFileMode(QFileDialog.FileMode.Directory)
            asked.setOption(QFileDialog.Option.ShowDirsOnly)
            asked.fileSelected.connect(lambda folder: self.save(job, report_format, Path(folder, name)))
        else:
            asked.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
            asked.setNameFilter(tr("JSON files (*.json)"))
            asked.setDefaultSuffix("json")
            asked.selectFile(f"{name}.json")
            asked.fileSelected.connect(lambda file: self.save(job, report_format, Path(file)))
        asked.finished.connect(asked.deleteLater)
        asked.open()

    def save(self, job: Job, report_format: ReportFormat, path: Path) -> None:
        """Have them written: into a file, or for CSV into a folder of this path."""
        self._maker.begin(replace(job, format=report_format, out=path))
        self.begun.emit()

    def cancel(self) -> None:
        """Write no more of them."""
        self._maker.cancel()

    def _tell_saved(self, made: Made) -> None:
        assert made.out is not None
        self.saved.emit(saved_words(self._language, made.out))

    def _tell_failed(self, sentence: str) -> None:
        self.failed.emit(sentence or self._language.tr("The tables could not be saved. Try again."))
