"""What two copies of the diary say differently of the plan; the person chooses."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from imuran_desktop.domain.zones import Timeline
from imuran_desktop.services.plan_disputes import PlanDispute, PlanVersion
from imuran_desktop.ui.plan.card_parts import in_a_row, plain_button
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.widgets.card import Card
from imuran_desktop.ui.widgets.labels import Body, Small, Strong
from imuran_desktop.ui.widgets.message_bar import Banner
from imuran_desktop.words.language import Language
from imuran_desktop.words.plan_disputes import changed_words, part_words, version_words


class DisputeCard(Card):
    """Each disputed part with its versions and *Keep this one*."""

    keep_asked = Signal(str, str)
    """The entry, and the revision to keep."""

    def __init__(
        self,
        look: ThemeController,
        language: Language,
        disputes: Sequence[PlanDispute],
        timeline: Timeline,
        today: date,
    ) -> None:
        tr = language.tr
        super().__init__(name=tr("Changed in two places"))
        self._look, self._language, self._timeline, self._today = look, language, timeline, today
        words = tr(
            "Your plan was changed differently in two places. Which one is right? Your clinic's letter says so. Until "
            "you choose, the first one holds."
        )
        self.body.setSpacing(14)
        self.body.addWidget(Banner(look, words, "overdue"))
        for dispute in disputes:
            self.body.addWidget(Strong(part_words(language, dispute.versions[0].says)))
            for version in dispute.versions:
                self.body.addLayout(self._version(dispute, version))

    def _version(self, dispute: PlanDispute, version: PlanVersion) -> QVBoxLayout:
        language = self._language
        said = version_words(language, version.says, self._today, deleted=version.deleted)
        column = QVBoxLayout()
        column.setSpacing(6)
        column.addWidget(Body(said))
        column.addWidget(Small(changed_words(language, version.changed_at, version.by, self._timeline, self._today)))
        keep = plain_button(self._look, language.tr("Keep this one"), "taken", language.tr("Keep: {said}", said=said))
        keep.clicked.connect(lambda: self.keep_asked.emit(dispute.entry, version.revision))
        column.addLayout(in_a_row(keep))
        return column
