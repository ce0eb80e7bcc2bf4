"""Recording a date that the clinic gave for a blood test, and taking that back."""

from dataclasses import replace
from datetime import datetime

from imuran_desktop.domain.history import Author
from imuran_desktop.domain.monitoring import ClinicDate
from imuran_desktop.domain.plan import Plan
from imuran_desktop.services.plan import Edited, edit_plan
from imuran_desktop.services.problems import Reason, Refused
from imuran_desktop.services.schedule_edits import set_clinic_date
from imuran_desktop.store.diary import Diary


def give_clinic_date(diary: Diary, author: Author, now: datetime, given: ClinicDate) -> Edited:
    """Have a blood test be on the day that the clinic gave.

    Raises:
        Refused: as `set_clinic_date`.
        PlanRefused: when something else is wrong with the plan.
        StoreError: when it can't be written.
    """
    return edit_plan(diary, author, now, lambda plan: set_clinic_date(plan, plan.timeline.local(now).date(), given))


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
