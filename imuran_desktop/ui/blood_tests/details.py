"""All that is known of one blood test: its results in a table, the laboratory, and the files."""

from collections.abc import Iterable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from imuran_desktop.domain.listed_tests import ListedTest
from imuran_desktop.domain.results import LabReport, LetterFile
from imuran_desktop.ui.blood_tests.setting import Setting
from imuran_desktop.ui.widgets.buttons import OutlinedButton
from imuran_desktop.ui.widgets.card_parts import in_a_row, plain_button
from imuran_desktop.ui.widgets.labels import Body, Muted
from imuran_desktop.ui.widgets.rows_table import RowsTable
from imuran_desktop.words.blood_tests import counts_words, result_heads, result_row, size_words, tested_words

_SHARES = (3, 2, 3, 5)
_ALL = 1000
"""More rows than a laboratory gives."""


class Details(QWidget):
    """What a row shows once it is unfolded."""

    def __init__(self, setting: Setting, listed: ListedTest) -> None:
        """Show ``listed``."""
        super().__init__()
        self._setting = setting
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(12)
        if listed.report is not None:
            self._add_report(listed, listed.report)
        if listed.done is None and listed.test is not None:
            self._column.addWidget(Muted(tested_words(setting.language, listed.test.planned)))
            if listed.window is not None:
                self._column.addWidget(Muted(counts_words(setting.language, *listed.window, setting.today)))

    def add_buttons(self, buttons: Iterable[OutlinedButton]) -> None:
        """Add what can be done about it below."""
        self._column.addLayout(in_a_row(*buttons))

    def _add_report(self, listed: ListedTest, report: LabReport) -> None:
        setting, language = self._setting, self._setting.language
        past = {item.result.analyte for item in listed.past}
        if report.results:
            table = RowsTable(setting.look, language.tr("Results"), result_heads(language), _SHARES, _ALL)
            table.show_rows(
                [
                    result_row(language, result, setting.analytes, past=result.analyte in past)
                    for result in report.results
                ]
            )
            self._column.addWidget(table)
        if report.lab:
            self._column.addWidget(Muted(language.tr("Laboratory: {name}", name=report.lab)))
        for file in report.files:
            self._add_file(file)

    def _add_file(self, file: LetterFile) -> None:
        setting, tr = self._setting, self._setting.language.tr
        size = size_words(setting.language, file.size)
        self._column.addWidget(Body(tr("File: {name}, {size}", name=file.name, size=size)))
        save = plain_button(setting.look, tr("Save a copy …"), "save", tr("Save a copy of {name} …", name=file.name))
        show = plain_button(setting.look, tr("Open"), "report", tr("Open {name}", name=file.name))
        save.clicked.connect(lambda: setting.save_file(file))
        show.clicked.connect(lambda: setting.open_file(file))
        self._column.addLayout(in_a_row(show, save))
