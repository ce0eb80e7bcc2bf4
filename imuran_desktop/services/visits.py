"""Visits to the clinic: written down, put right, with what to ask and what was said."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any
from uuid import uuid4

from imuran_desktop.domain.history import Author, Kind
from imuran_desktop.domain.plan_checks import EARLIEST, LATEST
from imuran_desktop.domain.texts import one_line, several_lines
from imuran_desktop.domain.visits import Visit, is_over, last_visit, next_visit
from imuran_desktop.services.changes import Changed
from imuran_desktop.services.entries import write_entry
from imuran_desktop.services.problems import Reason, Refused
from imuran_desktop.store.diary import Diary
from imuran_desktop.store.read import read_plan, visit_of, visits
from imuran_desktop.store.visit_codec import visit_body


def add_visit(diary: Diary, author: Author, now: datetime, visit: Visit) -> Changed:
    """Write down a visit to come, or one that was. The visit's own id does not count.

    Raises:
        Refused: when its day can't be, or it says what was said on a day that is still to come.
        StoreError: when it can't be written.
    """
    return _write(diary, author, now, replace(visit, id=uuid4().hex, by=author.by))


def change_visit(diary: Diary, author: Author, now: datetime, visit: Visit) -> Changed:
    """Have a visit say something else. The version before stays readable, and so does who first wrote it down.

    Raises:
        Refused: as by `add_visit`, or when it is not in the diary any more.
        StoreError: when it can't be written.
    """
    return _rewrite(diary, author, now, visit.id, lambda before: replace(visit, by=before.by))


def add_question(diary: Diary, author: Author, now: datetime, visit: str, question: str) -> Changed:
    """Add a question to those of the visit with this id.

    Raises:
        Refused: when it is empty, or the visit is not in the diary any more.
        StoreError: when it can't be written.
    """
    asked = one_line(question)
    if not asked:
        raise Refused(Reason.EMPTY_QUESTION)
    return _rewrite(diary, author, now, visit, lambda before: replace(before, questions=f"{before.questions}\n{asked}"))


def note_said(diary: Diary, author: Author, now: datetime, visit: str, said: str) -> Changed:
    """Write down what was said at the visit with this id; all else of it stays.

    Raises:
        Refused: when its day is still to come, or it is not in the diary any more.
        StoreError: when it can't be written.
    """
    return _rewrite(diary, author, now, visit, lambda before: replace(before, said=said))


@dataclass(frozen=True)
class Visits:
    """All visits in order. ``coming`` is the next, ``last`` the last that is over, at ``local``, the person's time."""

    local: datetime
    known: tuple[Visit, ...]
    coming: Visit | None
    last: Visit | None

    @property
    def later(self) -> list[Visit]:
        """Those to come after the next one."""
        return [visit for visit in self.known if visit != self.coming and not is_over(visit, self.local)]

    @property
    def past(self) -> list[Visit]:
        """Those that are over."""
        return [visit for visit in self.known if is_over(visit, self.local)]


def read_visits(diary: Diary, now: datetime) -> Visits:
    """Read what the page of visits shows at ``now``.

    Raises:
        StoreError: when the diary can't be read.
    """
    local = read_plan(diary).timeline.local(now)
    known = visits(diary)
    return Visits(local, tuple(known), next_visit(known, local), last_visit(known, local))


def since_last_visit(diary: Diary, now: datetime, until: date | None = None) -> date | None:
    """The day of the last visit that is over, of those up to ``until``; None where there was none.

    For its days see `since_visit`.

    Raises:
        StoreError: when the diary can't be read.
    """
    local = read_plan(diary).timeline.local(now)
    last = last_visit(visits(diary, last=min(local.date(), until) if until else local.date()), local)
    return last.day if last is not None else None


def visit_data(visit: Visit, local: datetime) -> dict[str, Any]:
    """A visit as plain data; ``local`` is the person's date and time, by which it is over or not."""
    return {
        "id": visit.id,
        "date": visit.day.isoformat(),
        "time": f"{visit.at:%H:%M}" if visit.at else None,
        "where": visit.where or None,
        "questions": list(visit.asks),
        "said": visit.said or None,
        "by": visit.by or None,
        "over": is_over(visit, local),
    }


def _rewrite(diary: Diary, author: Author, now: datetime, entry: str, change: Callable[[Visit], Visit]) -> Changed:
    with diary.writing():
        before = visit_of(diary, entry)
        if before is None:
            raise Refused(Reason.NOTHING_RECORDED)
        return _write(diary, author, now, change(before))


def _write(diary: Diary, author: Author, now: datetime, visit: Visit) -> Changed:
    kept = replace(
        visit,
        at=visit.at.replace(second=0, microsecond=0) if visit.at else None,
        where=one_line(visit.where),
        questions="\n".join(replace(visit, questions=several_lines(visit.questions)).asks),
        said=several_lines(visit.said),
    )
    if not EARLIEST <= kept.day <= LATEST:
        raise Refused(Reason.NO_SUCH_DAY, first=EARLIEST, last=LATEST)
    if kept.said and kept.day > read_plan(diary).timeline.local(now).date():
        raise Refused(Reason.SAID_TO_COME, day=kept.day)
    with diary.writing():
        return write_entry(diary, author, now, Kind.VISIT, kept.id, visit_body(kept), kept.day)
