"""A table of many rows, of which more are shown on demand."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.widgets.buttons import QuietButton
from imuran_desktop.ui.widgets.rows_table import RowsTable
from imuran_desktop.words.language import Language


class LongTable(QWidget):
    """The first rows, and *Show more rows* below them while there are others."""

    def __init__(
        self, look: ThemeController, language: Language, name: str, heads: Sequence[str], shares: Sequence[int]
    ) -> None:
        """Make an empty table, as a `RowsTable` is made."""
        super().__init__()
        self._table = RowsTable(look, name, heads, shares)
        self._more = QuietButton(language.tr("Show more rows"), look=look, icon="chevron-down")
        self._more.hide()
        self._more.clicked.connect(self._show_more)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self._table)
        column.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeading)

    @property
    def rows(self) -> Sequence[Sequence[str]]:
        """All that it was given."""
        return self._table.rows.rows

    def show_rows(self, rows: Sequence[Sequence[str]]) -> None:
        """Show other rows, from their beginning."""
        self._table.show_rows(rows)
        self._more.setVisible(self._table.rows.more > 0)

    def _show_more(self) -> None:
        """Once all are shown, the button goes, and the keyboard goes on in the table."""
        self._table.show_more()
        self._more.setVisible(self._table.rows.more > 0)
        if self._more.isHidden():
            self._table.setFocus(Qt.FocusReason.OtherFocusReason)
