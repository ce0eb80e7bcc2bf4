"""The answer to "Test my reminders": what works on this computer, and what does not."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.widgets.dialog import Dialog
from imuran_desktop.ui.widgets.labels import Body, Heading, IconLabel, Muted, Strong
from imuran_desktop.ui.widgets.styling import announce
from imuran_desktop.words.language import Language
from imuran_desktop.words.reminder_test import Finding


class ReminderTestDialog(Dialog):
    """Sends one reminder of each kind when it is made, and again when asked."""

    def __init__(
        self,
        look: ThemeController,
        language: Language,
        send: Callable[[], Sequence[Finding]],
        parent: QWidget | None = None,
    ) -> None:
        """``send`` sends the reminders and returns what works, as that has shown."""
        tr = language.tr
        sent = tr(
            "Four made-up reminders were just sent: a dose that is due, one that was missed, a blood test, and tablets "
            "that run out. Each says “This is only a test”. Whatever you press on them, nothing is recorded."
        )
        super().__init__(look, tr("Test my reminders"), sent, parent)
        self._look, self._tr, self._send = look, tr, send
        above = QWidget()  # a place of its own keeps the lists before what follows, for a screen reader too
        self._found = QVBoxLayout(above)
        self._found.setSpacing(12)
        self._found.setContentsMargins(0, 0, 0, 8)
        self._lists: list[QWidget] = []
        self.body.addWidget(above)
        self.body.addWidget(Heading(tr("If you saw nothing")))
        self.body.addWidget(
            Body(
                tr(
                    "Look whether “do not disturb”, or something of that kind, is on: your desktop then keeps "
                    "notifications back. They may also be switched off for Imuran Desktop in its settings."
                )
            )
        )
        self.add_button("close", tr("Close"), primary=True)
        self.add_button("again", tr("Send them again"), closes=False).clicked.connect(self._send_again)
        self._show_found(send())

    def _send_again(self) -> None:
        self._show_found(self._send())
        announce(self, self._tr("Four made-up reminders were just sent again."))

    def _show_found(self, found: Sequence[Finding]) -> None:
        for old in self._lists:
            old.hide()
            old.deleteLater()
        works, fails = self._tr("What works on this computer"), self._tr("What does not work, or is switched off")
        parts = [(works, [item for item in found if item.works]), (fails, [item for item in found if not item.works])]
        self._lists = [FindingList(self._look, title, items) for title, items in parts if items]
        for widget in self._lists:
            self._found.addWidget(widget)
        if self.isVisible():
            self.fit()


class FindingList(QWidget):
    """The findings under one heading."""

    def __init__(self, look: ThemeController, title: str, found: Sequence[Finding]) -> None:
        super().__init__()
        self.setAccessibleName(title)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(12)
        column.addWidget(Heading(title))
        for finding in found:
            column.addWidget(FindingRow(look, finding))


class FindingRow(QWidget):
    """A thing that works or does not. The icon repeats what the heading above says."""

    def __init__(self, look: ThemeController, finding: Finding) -> None:
        super().__init__()
        self.setAccessibleName(f"{finding.what}. {finding.sentence}")
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(Strong(finding.what))
        words.addWidget(Muted(finding.sentence))
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(12)
        icon = IconLabel(look, "taken", "taken") if finding.works else IconLabel(look, "warning", "overdue")
        line.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(words, 1)
