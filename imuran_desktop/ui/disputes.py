"""What two copies of the diary say differently; the person chooses."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from imuran_desktop.domain.history import Kind
from imuran_desktop.reference.analytes import load_analytes
from imuran_desktop.reference.symptoms import load_symptoms
from imuran_desktop.services.disputes import Dispute, DisputedVersion, disputes, settle_dispute
from imuran_desktop.ui.session import Session
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.widgets.buttons import OutlinedButton
from imuran_desktop.ui.widgets.card import Card
from imuran_desktop.ui.widgets.flow import FlowLayout
from imuran_desktop.ui.widgets.labels import Body, Small, Strong
from imuran_desktop.ui.widgets.message_bar import Banner
from imuran_desktop.words.disputes import part_words, version_words
from imuran_desktop.words.plan_disputes import changed_words


class Disputes(QWidget):
    """Hidden while the copies agree; otherwise each disputed entry with its versions and *Keep this one*."""

    settled = Signal()
    """The person chose, and the choice is in the diary."""

    def __init__(self, session: Session, look: ThemeController, kinds: tuple[Kind, ...], question: str) -> None:
        """Ask ``question`` about entries of these ``kinds``; :meth:`refresh` reads them."""
        super().__init__()
        self._session, self._look, self._kinds, self._question = session, look, kinds, question
        self._card: Card | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.hide()

    def refresh(self) -> None:
        """Show what differs now."""
        if self._card is not None:
            self._card.hide()
            self._card.deleteLater()
            self._card = None
        found = disputes(self._session.diary, *self._kinds)
        if found:
            self._card = self._made(found)
            self._column.addWidget(self._card)
        self.setVisible(bool(found))

    def _made(self, found: list[Dispute]) -> Card:
        language = self._session.language
        card = Card(name=language.tr("Changed in two places"))
        card.body.setSpacing(14)
        card.body.addWidget(Banner(self._look, self._question, "overdue"))
        for dispute in found:
            card.body.addWidget(Strong(part_words(language, dispute.versions[0].says, load_symptoms())))
            for version in dispute.versions:
                card.body.addLayout(self._version(dispute, version))
        return card

    def _version(self, dispute: Dispute, version: DisputedVersion) -> QVBoxLayout:
        language, today = self._session.language, self._session.today()
        timeline = self._session.plan().timeline
        said = version_words(
            language,
            version.says,
            load_symptoms(),
            timeline,
            today,
            deleted=version.deleted,
            analytes=load_analytes(),
        )
        column = QVBoxLayout()
        column.setSpacing(6)
        column.addWidget(Body(said))
        column.addWidget(Small(changed_words(language, version.changed_at, version.by, timeline, today)))
        keep = OutlinedButton(language.tr("Keep this one"), look=self._look, icon="taken")
        keep.setAccessibleName(language.tr("Keep: {said}", said=said))
        keep.clicked.connect(lambda: self._settle(dispute.entry, version.revision))
        row = FlowLayout(spacing=12)
        row.addWidget(keep)
        column.addLayout(row)
        return column

    def _settle(self, entry: str, revision: str) -> None:
        settled = self._session.write(lambda diary, author, now: settle_dispute(diary, author, now, entry, revision))
        with self._session.telling():
            self.refresh()
        if settled is not None:
            self.settled.emit()
