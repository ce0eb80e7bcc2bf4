"""Two copies of one diary become one: the union of their revisions."""

from dataclasses import replace

from imuran_desktop.store.diary import Diary
from imuran_desktop.store.letters import add_missing_letters
from imuran_desktop.store.revisions import every_parent, every_revision, insert


def add_missing(diary: Diary, copy: Diary) -> int:
    """Add the revisions of ``copy`` that ``diary`` lacks, and return how many they were. Call it in `Diary.writing`.

    Whichever copy is merged into which, and in whatever order, both end with the same revisions.

    Raises:
        StoreError: when either can't be read, or the diary can't be written.
    """
    known = {revision.id for revision in every_revision(diary)}
    parents = every_parent(copy)
    missing = [
        replace(revision, parents=parents.get(revision.id, ()))
        for revision in every_revision(copy)
        if revision.id not in known
    ]
    insert(diary, missing)
    add_missing_letters(diary, copy)
    return len(missing)
