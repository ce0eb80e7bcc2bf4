"""What a person arranges for a blood test that is due: it is booked for a day, or put off until one."""

from dataclasses import replace
from datetime import date, datetime, timedelta

from imuran_desktop.domain.history import Author, Kind, heads
from imuran_desktop.domain.monitoring import Arrangement
from imuran_desktop.services.blood_tests import read_blood_tests
from imuran_desktop.services.changes import Changed, Topic
from imuran_desktop.services.problems import Reason, Refused
from imuran_desktop.store import record_codec
from imuran_desktop.store.diary import Diary
from imuran_desktop.store.read import arrangements, read_plan
from imuran_desktop.store.revisions import append, current_of, history_of

_LONGEST = timedelta(days=366)


def possible_days(today: date, *, booked: bool) -> tuple[date, date]:
    """The first and the last day for which a test can be ``booked`` on ``today``, or until which it can be put off."""
    return today if booked else today + timedelta(days=1), today + _LONGEST


def book_test(diary: Diary, author: Author, now: datetime, due: date, on: date) -> Changed:
    """Record that the test planned on ``due`` is booked for the day ``on``: today at the earliest, within a year.

    Raises:
        Refused: when no test is planned on that date, or the day can't be.
        StoreError: when it can't be written.
    """
    return _arrange(diary, author, now, Arrangement(due, on, on, booked=True))


def put_off_test(diary: Diary, author: Author, now: datetime, due: date, until: date, reason: str = "") -> Changed:
    """Record that the test planned on ``due`` is put off ``until`` a day after today, within a year, and why.

    Raises:
        Refused: as `book_test`.
        StoreError: when it can't be written.
    """
    return _arrange(diary, author, now, Arrangement(due, until, until, booked=False, reason=reason.strip()))


def remove_arrangement(diary: Diary, author: Author, now: datetime, due: date) -> Changed:
    """Take back what was arranged for the test planned on ``due``. Its revisions stay readable.

    Raises:
        StoreError: when it can't be written.
    """
    with diary.writing():
        before = current_of(diary, arrangement_entry(due))
        if before is None or before.deleted:
            return Changed(frozenset(), arrangement_entry(due))
        revision = append(
            diary, author, now, kind=before.kind, entry=before.entry, body=before.body, day=before.day, deleted=True
        )
    return Changed(frozenset({Topic.BLOOD_TESTS}), before.entry, revision.id)


def undo_arrangement(diary: Diary, author: Author, now: datetime, changed: Changed) -> Changed:
    """Put back what was arranged before ``changed``: a new revision, so that the history shows both.

    Raises:
        Refused: when ``changed`` wrote nothing, or something else was arranged since.
        StoreError: when it can't be written.
    """
    with diary.writing():
        history = history_of(diary, changed.entry)
        if not changed.revision or [head.id for head in heads(history)] != [changed.revision]:
            raise Refused(Reason.NOTHING_TO_UNDO)
        before, deleted = (history[1], history[1].deleted) if len(history) > 1 else (history[0], True)
        revision = append(
            diary, author, now, kind=before.kind, entry=before.entry, body=before.body, day=before.day, deleted=deleted
        )
    return Changed(frozenset({Topic.BLOOD_TESTS}), before.entry, revision.id)


def _arrange(diary: Diary, author: Author, now: datetime, wanted: Arrangement) -> Changed:
    plan = read_plan(diary)
    today = plan.timeline.local(now).date()
    first, last = possible_days(today, booked=wanted.booked)
    if not first <= wanted.on <= last:
        raise Refused(Reason.NO_SUCH_TEST_DAY, first=first, last=last)
    if all(test.planned.due != wanted.due for test in read_blood_tests(diary, plan, today, max(wanted.due, today))):
        raise Refused(Reason.UNKNOWN_TEST, on=wanted.due)
    entry, arranged = arrangement_entry(wanted.due), replace(wanted, since=today)
    with diary.writing():
        known = arrangements(diary).get(wanted.due)
        if known is not None and replace(arranged, since=known.since, by=known.by) == known:
            return Changed(frozenset(), entry)
        body, day = record_codec.arrangement_body(arranged), arranged.due.isoformat()
        revision = append(diary, author, now, kind=Kind.ARRANGEMENT, entry=entry, body=body, day=day)
    return Changed(frozenset({Topic.BLOOD_TESTS}), entry, revision.id)


def arrangement_entry(due: date) -> str:
    """The entry of what is arranged for the test planned on ``due``. Two people who arrange one test make one entry."""
    return f"arranged/{due}"
