"""The urgent signs that were recorded and not read about yet."""

from collections.abc import Iterable

from imuran_desktop.domain.symptoms import SymptomEntry, SymptomList
from imuran_desktop.services.symptom_advice import advice_about
from imuran_desktop.services.symptom_history import felt_of
from imuran_desktop.store.read import symptom_of
from imuran_desktop.ui.session import Session
from imuran_desktop.ui.symptoms.notice import Advised, UrgentNotice


class UnreadSigns:
    """Gathers them in a notice until the person says that they have read it; one taken out of the diary goes."""

    def __init__(self, session: Session, known: SymptomList, notice: UrgentNotice) -> None:
        """Begin with none."""
        self._session, self._known, self._notice = session, known, notice
        self._entries: dict[str, None] = {}
        notice.closed.connect(self._entries.clear)

    def add(self, recorded: Iterable[SymptomEntry]) -> None:
        """Show those that are urgent of what was just recorded, with the ones from before."""
        self._entries.update(dict.fromkeys(entry.id for entry in recorded))
        with self._session.telling():
            self.refresh()

    def refresh(self) -> None:
        """Show what the sources say of them now: an entry may have been changed or taken out.

        Raises:
            StoreError: when the diary can't be read.
        """
        diary, now = self._session.diary, self._session.now()
        found = [entry for entry in (symptom_of(diary, identity) for identity in self._entries) if entry is not None]
        self._notice.show_advice(
            [
                Advised(felt, advice_about(diary, self._known, felt, now, entry=entry.id))
                for entry, felt in ((entry, felt_of(entry)) for entry in found)
            ]
        )
