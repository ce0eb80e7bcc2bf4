"""The form of results: the day, the laboratory, and the panels with their values."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from imuran_desktop.domain.codes import Panel
from imuran_desktop.domain.results import Analytes, LabReport, Result, same_name
from imuran_desktop.services.report_entry import LastTime
from imuran_desktop.ui.results.day_card import DayCard
from imuran_desktop.ui.results.panel_card import PanelCard
from imuran_desktop.ui.results.result_row import ResultRow
from imuran_desktop.ui.results.unread_card import UnreadCard
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.widgets.buttons import OutlinedButton
from imuran_desktop.ui.widgets.card_parts import in_a_row
from imuran_desktop.ui.widgets.labels import Muted
from imuran_desktop.ui.widgets.styling import scroll_into_view
from imuran_desktop.words.language import Language

USUAL = frozenset(
    {
        "haemoglobin", "mcv", "wbc", "neutrophils", "lymphocytes", "platelets",
        "alt", "alp", "bilirubin", "albumin",
        "creatinine", "egfr",
    }
)  # fmt: skip
"""What is shown at once; whatever was entered before is, too. The rest is one press away."""


@dataclass(frozen=True)
class Beginning:
    """What a form begins with: what is in the diary, what was entered before, and what else to show at once."""

    report: LabReport
    last: LastTime
    today: date
    at_once: frozenset[str] = frozenset()


class ResultsForm(QWidget):
    """Keeps what is typed until it is saved."""

    changed = Signal()
    another_asked = Signal()

    def __init__(self, look: ThemeController, language: Language, analytes: Analytes, beginning: Beginning) -> None:
        super().__init__()
        self._look, self._language, self._analytes, self._beginning = look, language, analytes, beginning
        self._decimal = ""
        report, last = beginning.report, beginning.last
        self.unread = UnreadCard(look, language)
        """What a letter has besides what was put into the form."""
        self.day = DayCard(look, language, beginning.today, last.labs)
        lab = report.lab if report.says_anything else next(iter(last.labs), "")
        self.day.begin_with(report.on, lab)
        self._panels = {panel: self._panel(panel) for panel in Panel}
        self.another = OutlinedButton(language.tr("Add another result"), look=look, icon="add")
        self.another.clicked.connect(self.another_asked)
        self._build()
        self.day.changed.connect(self.changed)
        self.day.lab_changed.connect(self._use_lab)
        self._mark_ends()

    @property
    def rows(self) -> Sequence[ResultRow]:
        """All rows, in the order of the page."""
        return [row for panel in self._panels.values() for row in panel.rows]

    @property
    def is_changed(self) -> bool:
        """Whether anything in it is other than at the beginning."""
        return self.day.is_changed or any(row.is_changed for row in self.rows)

    @property
    def lab(self) -> str:
        """The laboratory's name."""
        return self.day.lab.text().strip()

    def results(self) -> tuple[Result, ...] | None:
        """What was entered; None, with everything that is wrong said at its place, where it can't be read."""
        wrong = [row for row in self.rows if row.tell_all()]
        if self.day.show_errors():
            return None
        if wrong:
            self._go_to(wrong[0])
            return None
        return tuple(result for row in self.rows if (result := row.read().result) is not None)

    def filled(self) -> int:
        """How many values there are."""
        return sum(row.is_filled for row in self.rows)

    def questioned(self) -> list[str]:
        """What is questioned, as far as it was not in the diary like that already."""
        return [words for row in self.rows if row.is_changed for words in row.doubt_words()]

    def typed_otherwise(self, results: Iterable[Result]) -> list[tuple[ResultRow, Result]]:
        """The rows into which something else was typed than these results would put there."""
        rows = {row.key: row for row in self.rows if row.is_filled}
        named = ((rows.get(self._key(result.analyte)), result) for result in results)
        pairs = [(row, result) for row, result in named if row is not None]
        return [(row, result) for row, result in pairs if not _same(row.read().result, result)]

    def put(self, results: Iterable[Result], but: Collection[str] = ()) -> None:
        """Fill in results that were read elsewhere, all but those of some analytes."""
        for result in results:
            row = self.row(result.analyte)
            if row.key not in but and not _same(row.read().result, result):
                row.put(result)
        self.changed.emit()

    def empty_lab(self) -> bool:
        """Take out the laboratory of last time, unless it was chosen for these results. Returns whether it did."""
        return not self._beginning.report.says_anything and self.day.empty_lab()

    def row(self, key: str) -> ResultRow:
        """The row for an analyte or an own name, which is added if there is none."""
        key = self._key(key)
        panel = next((panel for panel in self._panels.values() if panel.holds(key)), self._panels[Panel.OTHER])
        row = panel.row(key)
        panel.show()
        return row

    def go_to(self, key: str) -> None:
        """Bring the keyboard to the value of ``key``."""
        self._go_to(self.row(key))

    def begin(self) -> None:
        """Put the keyboard where to begin."""
        self.day.day.setFocus(Qt.FocusReason.OtherFocusReason)
        self.day.day.select_whole()

    def _key(self, name: str) -> str:
        """What is not on the list as the diary, or the form, wrote it first, whatever its capitals are."""
        if name in self._analytes:
            return name
        here = (*(result.analyte for result in self._beginning.report.results), *(row.key for row in self.rows))
        known = [*self._beginning.last.names, *here]
        return name if name in known else next((other for other in known if same_name(other, name)), name)

    def _panel(self, panel: Panel) -> PanelCard:
        tr = self._language.tr
        title, more = {
            Panel.BLOOD_COUNT: (tr("Blood count"), tr("More of the blood count")),
            Panel.LIVER: (tr("Liver"), tr("More of the liver values")),
            Panel.KIDNEY: (tr("Kidneys and salts"), tr("More of the kidney values")),
            Panel.OTHER: (tr("Other results"), ""),
        }[panel]
        card = PanelCard(self._look, self._language, title, more, self._make_row)
        had = [result.analyte for result in self._beginning.report.results]
        before = self._beginning.last.analytes
        at_once = USUAL | self._beginning.at_once | before | {*had}
        keys = [key for key, analyte in self._analytes.items() if analyte.panel is panel]
        if panel is Panel.OTHER:
            # Of these only what was there before; the rest is found by its name.
            own = sorted(name for name in before if name not in self._analytes)
            keys = [*(key for key in keys if key in at_once), *dict.fromkeys([*_own(had, self._analytes), *own])]
        card.show_rows(keys, at_once)
        card.grew.connect(self._mark_ends)
        return card

    def _make_row(self, key: str) -> ResultRow:
        row = ResultRow(self._look, self._language, self._analytes, key, self._beginning.last)
        row.begin_with(self._beginning.report.result(key))
        row.set_lab(self.lab)
        row.use_decimal(self._decimal)
        row.changed.connect(self._settle_decimal)
        row.changed.connect(self.changed)
        row.stepped.connect(lambda by: self._step(row, by))
        return row

    def _build(self) -> None:
        tr = self._language.tr
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addWidget(self.unread)
        column.addWidget(self.day)
        column.addWidget(
            Muted(
                tr(
                    "Leave empty what the letter doesn't have. Enter or the down arrow goes to the next value, the "
                    "right arrow to its unit and range."
                )
            )
        )
        for panel, card in self._panels.items():
            column.addWidget(card)
            if panel is Panel.OTHER:
                card.body.addLayout(in_a_row(self.another))

    def _use_lab(self, lab: str) -> None:
        for row in self.rows:
            row.set_lab(lab)

    def _settle_decimal(self) -> None:
        """Have the numbers typed so far say which sign stands before decimals, as long as they agree."""
        signs = frozenset[str]().union(*(row.typed_signs for row in self.rows))
        self._decimal = next(iter(signs)) if len(signs) == 1 else ""
        for row in self.rows:
            row.use_decimal(self._decimal)

    def _step(self, row: ResultRow, by: int) -> None:
        rows = self.rows
        place = next((number for number, other in enumerate(rows) if other is row), 0) + by
        if 0 <= place < len(rows):
            rows[place].value.setFocus(Qt.FocusReason.TabFocusReason)
        elif by > 0:
            self.another.setFocus(Qt.FocusReason.TabFocusReason)

    def _mark_ends(self) -> None:
        rows = self.rows
        for row in rows:
            row.value.is_first, row.value.is_last = row is rows[0], row is rows[-1]

    def _go_to(self, row: ResultRow) -> None:
        row.where_wrong.setFocus(Qt.FocusReason.TabFocusReason)
        scroll_into_view(row)
        QTimer.singleShot(0, row, lambda: scroll_into_view(row))


def _own(names: Iterable[str], analytes: Analytes) -> list[str]:
    return [name for name in names if name not in analytes]


def _same(one: Result | None, other: Result) -> bool:
    """Whether two results say the same value, whatever is said of its range."""
    return one is not None and (one.value, one.sign, one.unit, one.comment) == (
        other.value,
        other.sign,
        other.unit or one.unit,
        other.comment,
    )
