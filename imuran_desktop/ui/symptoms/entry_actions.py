"""What can be done about an entry, who recorded it, and what it said before."""

from collections.abc import Sequence

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QVBoxLayout, QWidget

from imuran_desktop.domain.symptoms import SymptomEntry
from imuran_desktop.services.symptom_history import SymptomVersion
from imuran_desktop.ui.symptoms.setting import Setting
from imuran_desktop.ui.widgets.buttons import OutlinedButton
from imuran_desktop.ui.widgets.flow import FlowLayout
from imuran_desktop.ui.widgets.labels import Body, Muted, Small, Strong
from imuran_desktop.words.doses import moment_words
from imuran_desktop.words.history import version_origin
from imuran_desktop.words.symptom_entries import entry_facts, entry_title


class EntryActions(QWidget):
    """Read when it is unfolded."""

    edit_asked = Signal()
    end_asked = Signal()
    remove_asked = Signal()

    def __init__(self, setting: Setting, entry: SymptomEntry, called: str, *, can_change: bool, may_end: bool) -> None:
        """Show it for ``entry``, which a screen reader calls ``called``."""
        super().__init__()
        tr, self._setting = setting.language.tr, setting
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 8)
        self._column.setSpacing(10)
        buttons = FlowLayout(spacing=10)
        if can_change:
            buttons.addWidget(self._button(tr("Edit"), "edit", tr("Edit {entry}", entry=called), self.edit_asked))
        if may_end:
            buttons.addWidget(
                self._button(tr("It has ended"), "taken", tr("It has ended: {entry}", entry=called), self.end_asked)
            )
        buttons.addWidget(self._button(tr("Remove"), "remove", tr("Remove {entry}", entry=called), self.remove_asked))
        self._column.addLayout(buttons)
        self._show_versions(setting.read_versions(entry.id))

    def _button(self, words: str, icon: str, name: str, asked: SignalInstance) -> OutlinedButton:
        button = OutlinedButton(words, look=self._setting.look, icon=icon)
        button.setAccessibleName(name)
        button.clicked.connect(asked)
        return button

    def _show_versions(self, versions: Sequence[SymptomVersion]) -> None:
        if versions:
            self._column.addWidget(Muted(self._origin(versions[0])))
        if len(versions) > 1:
            self._column.addWidget(Strong(self._setting.language.tr("Earlier versions")))
        for version in versions[1:]:
            if not version.deleted:
                self._column.addWidget(Body(self._said(version)))
            self._column.addWidget(Small(self._origin(version)))

    def _said(self, version: SymptomVersion) -> str:
        setting, entry = self._setting, version.entry
        language, today = setting.language, setting.today
        began = moment_words(language, entry.local_start, setting.timeline, today)
        title = language.tr(
            "{symptom}. It began {when}.", symptom=entry_title(language, entry, setting.known), when=began
        )
        return " ".join([title, *entry_facts(language, entry, setting.timeline, today)])

    def _origin(self, version: SymptomVersion) -> str:
        setting, at, here = self._setting, version.recorded_at, version.device == self._setting.device
        deleted, by = version.deleted, version.by
        return version_origin(setting.language, at, by, setting.timeline, setting.today, here=here, deleted=deleted)
