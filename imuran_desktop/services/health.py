"""Other medicines, allergies and vaccines: written down, put right and taken out."""

from dataclasses import replace
from datetime import datetime
from uuid import uuid4

from imuran_desktop.domain.health import HealthItem
from imuran_desktop.domain.history import Author, Kind
from imuran_desktop.domain.texts import one_line, several_lines
from imuran_desktop.services.changes import Changed
from imuran_desktop.services.entries import write_entry
from imuran_desktop.services.problems import Reason, Refused
from imuran_desktop.store import health_codec
from imuran_desktop.store.diary import Diary
from imuran_desktop.store.read import health_item_of


def add_health_item(diary: Diary, author: Author, now: datetime, item: HealthItem) -> Changed:
    """Write down another medicine, an allergy or a vaccine. The item's own id does not count.

    Raises:
        Refused: when it has no name.
        StoreError: when it can't be written.
    """
    return _write(diary, author, now, replace(item, id=uuid4().hex, by=author.by))


def change_health_item(diary: Diary, author: Author, now: datetime, item: HealthItem) -> Changed:
    """Have an item say something else. The version before stays readable, and so does who first wrote it down.

    Raises:
        Refused: when it has no name, or is not in the diary any more.
        StoreError: when it can't be written.
    """
    with diary.writing():
        before = health_item_of(diary, item.id)
        if before is None:
            raise Refused(Reason.NOTHING_RECORDED)
        return _write(diary, author, now, replace(item, by=before.by))


def _write(diary: Diary, author: Author, now: datetime, item: HealthItem) -> Changed:
    kept = replace(item, name=one_line(item.name), detail=several_lines(item.detail))
    if not kept.name:
        raise Refused(Reason.EMPTY_NAME)
    with diary.writing():
        return write_entry(diary, author, now, Kind.HEALTH_ITEM, kept.id, health_codec.health_item_body(kept))
