"""Bringing what another copy of the diary holds into this one."""

from dataclasses import dataclass

from imuran_desktop.services.changes import EVERYTHING, Changed
from imuran_desktop.services.disputes import DISPUTABLE
from imuran_desktop.services.problems import Reason, Refused
from imuran_desktop.store.diary import Diary
from imuran_desktop.store.merge import add_missing
from imuran_desktop.store.revisions import disputed


@dataclass(frozen=True)
class Merged(Changed):
    """How many revisions of the other copy were new here, and which entries the two say differently."""

    revisions: int = 0
    disputed: tuple[str, ...] = ()


def merge(diary: Diary, copy: Diary) -> Merged:
    """Add what only ``copy`` knows; it stays as it is. Where both say something else of one entry, both are kept.

    Raises:
        Refused: when ``copy`` is the diary of another person, or another diary of the same one.
        StoreError: when either can't be read, or the diary can't be written.
    """
    if diary.id != copy.id:
        raise Refused(Reason.OTHER_DIARY, name=copy.path.name)
    with diary.writing():
        added = add_missing(diary, copy)
    several = tuple(revision.entry for revision in disputed(diary, *DISPUTABLE))
    return Merged(EVERYTHING if added else frozenset(), revisions=added, disputed=several)
