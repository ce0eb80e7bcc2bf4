"""For which planned test a done one counts, where something else was arranged for that one."""

from datetime import date, datetime

from imuran_desktop.domain.blood_tests import BloodTest
from imuran_desktop.domain.codes import Arranged
from imuran_desktop.services.blood_tests import read_blood_tests
from imuran_desktop.store.diary import Diary
from imuran_desktop.store.read import read_plan


def read_counted(diary: Diary, now: datetime, entry: str) -> BloodTest | None:
    """The planned test that the one recorded as ``entry`` counts for, if it was arranged for a day still to come.

    None where nothing was arranged, or for the very day on which the test was done: there is nothing to say then.

    Raises:
        StoreError: when the diary can't be read.
    """
    plan = read_plan(diary)
    today = plan.timeline.local(now).date()
    for test in read_blood_tests(diary, plan, today):
        if test.done is not None and test.done.id == entry:
            return test if _stands(test, today) else None
    return None


def _stands(test: BloodTest, today: date) -> bool:
    arranged, done = test.arranged, test.done
    if arranged is None or done is None or arranged.how is Arranged.NOT_NEEDED:
        return False
    return arranged.on >= today and arranged.on != done.on
