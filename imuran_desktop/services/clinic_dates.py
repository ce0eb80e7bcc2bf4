"""Recording a date that the clinic gave for a blood test, and taking that back."""

from dataclasses import replace
from datetime import date, datetime

from imuran_desktop.domain.history import Author
from imuran_desktop.domain.monitoring import ClinicDate
from imuran_desktop.domain.plan import Plan
from imuran_desktop.services.blood_tests import read_blood_tests
from imuran_desktop.services.plan import Edited, edit_plan
from imuran_desktop.services.problems import Reason, Refused
from imuran_desktop.services.schedule_edits import refuse_skipping, remove_clinic_date, set_clinic_date
from imuran_desktop.store.diary import Diary


def give_clinic_date(
    diary: Diary, author: Author, now: datetime, given: ClinicDate, *, replaces: date | None = None
) -> Edited:
    """Have a blood test be on the day that the clinic gave, one that is overdue as well.

    ``replaces`` is the day of an extra test that this is the new date of.

    Raises:
        Refused: as `set_clinic_date`, or when the test would be moved past another one that is still to be done.
        PlanRefused: when something else is wrong with the plan.
        StoreError: when it can't be written.
    """

    def give(plan: Plan) -> Plan:
        today = plan.timeline.local(now).date()
        still = [test.planned for test in read_blood_tests(diary, plan, today) if test.state.is_open]
        refuse_skipping(given, still)
        waiting = {test.computed or test.due for test in still}
        return set_clinic_date(plan, today, given, waiting=waiting, replaces=replaces)

    return edit_plan(diary, author, now, give)


def take_back_clinic_date(diary: Diary, author: Author, now: datetime, on: date) -> Edited:
    """Have the plan no longer say that the clinic gave the day ``on``: the date of the schedule holds again.

    Raises:
        Refused: as `remove_clinic_date`.
        PlanRefused: when something else is wrong with the plan.
        StoreError: when it can't be written.
    """
    return edit_plan(diary, author, now, lambda plan: remove_clinic_date(plan, plan.timeline.local(now).date(), on))


def undo_clinic_date(diary: Diary, author: Author, now: datetime, edited: Edited) -> Edited:
    """Have the schedules say what they said before ``edited``.

    Raises:
        Refused: when they were changed again since.
        StoreError: when it can't be written.
    """

    def put_back(plan: Plan) -> Plan:
        if plan.schedules != edited.after.schedules:
            raise Refused(Reason.NOTHING_TO_UNDO)
        return replace(plan, schedules=edited.before.schedules)

    return edit_plan(diary, author, now, put_back)
