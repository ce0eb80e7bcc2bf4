"""A list of rows in a card, of which more are shown on demand."""

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar, overload

from PySide6.QtCore import Qt

from imuran_desktop.ui.review.rows_table import RowsTable
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.widgets.buttons import QuietButton
from imuran_desktop.ui.widgets.card import Card
from imuran_desktop.ui.widgets.labels import Body, Heading
from imuran_desktop.words.language import Language

T = TypeVar("T")
Row = Sequence[str]


class WordedRows(Sequence[Row], Generic[T]):
    """Rows that are put into words when they are looked at: a file has tens of thousands."""

    def __init__(self, items: Sequence[T], words: Callable[[T], Row]) -> None:
        self._items, self._words = items, words
        self._worded: dict[int, Row] = {}

    def __len__(self) -> int:
        return len(self._items)

    @overload
    def __getitem__(self, place: int) -> Row: ...

    @overload
    def __getitem__(self, place: slice) -> Sequence[Row]: ...

    def __getitem__(self, place: int | slice) -> Row | Sequence[Row]:
        if isinstance(place, slice):
            return [self[number] for number in range(*place.indices(len(self)))]
        if place not in self._worded:
            self._worded[place] = self._words(self._items[place])
        return self._worded[place]


class RowsCard(Card):
    """A heading, a line about the rows, and the rows; hidden while there are none."""

    def __init__(
        self, look: ThemeController, language: Language, title: str, heads: Sequence[str], shares: Sequence[int]
    ) -> None:
        super().__init__(name=title)
        self._about = Body()
        self._table = RowsTable(look, title, heads, shares)
        self._more = QuietButton(language.tr("Show more rows"), look=look, icon="chevron-down")
        self._more.clicked.connect(self._show_more)
        self.body.setSpacing(12)
        self.body.addWidget(Heading(title))
        self.body.addWidget(self._about)
        self.body.addWidget(self._table)
        self.body.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeading)
        self.hide()

    def show_rows(self, rows: Sequence[Row], about: str = "") -> None:
        """Show these."""
        self._about.setText(about)
        self._about.setVisible(bool(about))
        self.setVisible(bool(rows))
        self._table.show_rows(rows)
        self._more.setVisible(self._table.rows.more > 0)

    def _show_more(self) -> None:
        self._table.show_more()
        self._more.setVisible(self._table.rows.more > 0)
        if self._more.isHidden():
            self._table.setFocus(Qt.FocusReason.OtherFocusReason)
