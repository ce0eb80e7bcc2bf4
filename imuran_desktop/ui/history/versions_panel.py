"""Who recorded an entry, and what it said before."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from imuran_desktop.services.entry_history import Version
from imuran_desktop.services.history_view import HistoryLine
from imuran_desktop.ui.history.setting import Setting
from imuran_desktop.ui.widgets.buttons import OutlinedButton
from imuran_desktop.ui.widgets.flow import FlowLayout
from imuran_desktop.ui.widgets.labels import Body, Muted, Small, Strong
from imuran_desktop.ui.widgets.message_bar import Banner
from imuran_desktop.words.history import version_origin, version_words


class VersionsPanel(QFrame):
    """What is recorded now, what was before, and the buttons to delete it, to put it back, or to settle a conflict."""

    delete_asked = Signal()
    keep_asked = Signal(str)
    """Have one version hold: its revision."""

    def __init__(self, setting: Setting, line: HistoryLine) -> None:
        """Read the versions and show them."""
        super().__init__()
        self._look, self._language, self._setting = setting.look, setting.language, setting
        self.setAccessibleName(self._language.tr("Details"))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 4, 0, 8)
        self._column.setSpacing(10)
        found = setting.read_versions(line.entry)
        current = [version for version in found if version.is_current]
        earlier = [version for version in found if not version.is_current]
        self._show_reminders(line)
        if len(current) > 1:
            self._show_dispute(current)
        elif current:
            self._show_current(current[0], earlier)
        if earlier:
            self._column.addWidget(Strong(self._language.tr("Earlier versions")))
            for version in earlier:
                self._column.addWidget(self._version(version))

    def _show_current(self, version: Version, earlier: Sequence[Version]) -> None:
        tr = self._language.tr
        self._column.addWidget(Muted(self._origin(version) + "."))
        if not version.deleted:
            delete = OutlinedButton(tr("Delete"), look=self._look, icon="remove")
            delete.clicked.connect(self.delete_asked)
            self._add_button(delete)
            return
        self._column.addWidget(Body(tr("What it said before is kept below.")))
        before = next((item for item in earlier if not item.deleted), None)
        if before is not None:
            restore = OutlinedButton(tr("Put it back"), look=self._look, icon="undo")
            restore.clicked.connect(lambda: self.keep_asked.emit(before.revision))
            self._add_button(restore)

    def _show_reminders(self, line: HistoryLine) -> None:
        """Say when the person was reminded of the dose, if they were."""
        if line.item is None:
            return
        dose, setting = line.item.dose, self._setting
        found = setting.read_reminders(dose.key)
        if found:
            from imuran_desktop.words.reminder_log import reminded_words  # late: nothing is unfolded at first

            self._column.addWidget(Muted(reminded_words(self._language, found, setting.timeline, dose.day)))

    def _show_dispute(self, current: Sequence[Version]) -> None:
        tr = self._language.tr
        words = tr("Recorded differently in two places. Which one is right? Until you say so, the first one is shown.")
        self._column.addWidget(Banner(self._look, words, "overdue"))
        for number, version in enumerate(current, 1):
            self._column.addWidget(self._version(version))
            keep = OutlinedButton(tr("Keep this one"), look=self._look, icon="taken")
            keep.setAccessibleDescription(self._said(version))
            keep.setObjectName(f"keep-{number}")
            keep.clicked.connect(lambda _=False, revision=version.revision: self.keep_asked.emit(revision))
            self._add_button(keep)

    def _version(self, version: Version) -> QWidget:
        part = QWidget()
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        if not version.deleted:  # of one that was, its origin says all there is
            column.addWidget(Body(self._said(version)))
        column.addWidget(Small(self._origin(version)))
        return part

    def _said(self, version: Version) -> str:
        setting, said = self._setting, version.intake
        if said.by == version.by:
            said = replace(said, by="")  # the line below says who
        return version_words(self._language, said, setting.timeline, setting.today, deleted=version.deleted)

    def _origin(self, version: Version) -> str:
        setting, at = self._setting, version.recorded_at
        here = version.device == setting.device
        return version_origin(
            self._language, at, version.by, setting.timeline, setting.today, here=here, deleted=version.deleted
        )

    def _add_button(self, button: OutlinedButton) -> None:
        flow = FlowLayout(spacing=10)
        flow.addWidget(button)
        self._column.addLayout(flow)
