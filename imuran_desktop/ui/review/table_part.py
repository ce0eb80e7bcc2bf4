"""The table beside a drawing: folded away until it is asked for, with a button that copies it."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.widgets.buttons import OutlinedButton
from imuran_desktop.ui.widgets.fold import Fold
from imuran_desktop.ui.widgets.labels import Small
from imuran_desktop.ui.widgets.long_table import LongTable
from imuran_desktop.ui.widgets.rows_table import copy_rows
from imuran_desktop.ui.widgets.styling import announce
from imuran_desktop.words.language import Language

Rows = Sequence[Sequence[str]]


class TablePart(QWidget):
    """Works its rows out only when somebody wants to see or copy them."""

    def __init__(
        self,
        look: ThemeController,
        language: Language,
        name: str,
        heads: Sequence[str],
        shares: Sequence[int],
        about: str,
    ) -> None:
        """Make it, folded. ``name`` is what the table is of ("the days"); ``about`` a line above the table."""
        super().__init__()
        tr = language.tr
        self._language, self._heads = language, heads
        self._make: Callable[[], Rows] = lambda: ()
        self._rows: Rows | None = None
        self._copy = OutlinedButton(tr("Copy as a table"), look=look, icon="share")
        self._copy.setAccessibleName(tr("Copy as a table: {name}", name=name))
        names = tr("Show as a table: {name}", name=name), tr("Hide the table: {name}", name=name)
        self._fold = Fold(look, tr("Show as a table"), tr("Hide the table"), names=names, beside=(self._copy,))
        self._table = LongTable(look, language, name, heads, shares)
        self._copied = Small("")
        self._copied.hide()
        self._fold.body.addWidget(Small(about))
        self._fold.body.addWidget(self._table)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._fold)
        column.addWidget(self._copied)
        self._fold.button.clicked.connect(self._fill)
        self._copy.clicked.connect(self._copy_all)

    @property
    def rows(self) -> Rows:
        """All of its rows, without the heads."""
        if self._rows is None:
            self._rows = self._make()
        return self._rows

    def show_rows(self, make: Callable[[], Rows]) -> None:
        """Show other rows, which ``make`` works out. Where they are the same, the table stays as it is."""
        self._make, self._rows = make, None
        self._copied.hide()
        self._fill()

    def _fill(self) -> None:
        if self._table.isVisibleTo(self) and self._table.rows != self.rows:
            self._table.show_rows(self.rows)

    def _copy_all(self) -> None:
        copy_rows([self._heads, *self.rows])
        words = self._language.tr("Copied. You can paste it into a letter or a spreadsheet.")
        self._copied.setText(words)
        self._copied.show()
        announce(self._copied, words)
