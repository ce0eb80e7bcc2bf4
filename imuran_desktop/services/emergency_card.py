"""The emergency card, read from the diary."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta

from imuran_desktop.domain.alerts import Dated
from imuran_desktop.domain.codes import HealthSort
from imuran_desktop.domain.contacts import Contacts
from imuran_desktop.domain.emergency_card import CardMedicine, EmergencyCard
from imuran_desktop.domain.health import HealthItem
from imuran_desktop.domain.medicines import is_monitored
from imuran_desktop.domain.plan import DoseStep, Plan, Prescription
from imuran_desktop.domain.results import LabReport
from imuran_desktop.services.plan_view import arrange, step_end
from imuran_desktop.services.prescription_view import arrange_holds, ended, in_use, last_day
from imuran_desktop.store.diary import Diary
from imuran_desktop.store.read import done_tests, health_items, lab_reports, read_contacts, read_plan

USUAL_RESULTS = (
    "wbc",
    "neutrophils",
    "lymphocytes",
    "haemoglobin",
    "platelets",
    "alt",
    "bilirubin",
    "creatinine",
    "egfr",
)
"""What is looked at while azathioprine is taken, in the order in which to show it."""
ENDED_LATELY = timedelta(days=90)
"""A medicine that ended within this time is still on the card, with its last day."""


def read_emergency_card(diary: Diary, now: datetime) -> EmergencyCard:
    """The card as it is at ``now``.

    Raises:
        StoreError: when the diary can't be read.
    """
    plan = read_plan(diary)
    today = plan.timeline.local(now).date()
    items = health_items(diary)
    medicines = (
        # What the card is about first.
        *(
            _taken(item, today)
            for item in sorted(in_use(plan, today), key=lambda item: not is_monitored(item.medicine))
        ),
        *_ended_lately(plan, today),
    )
    return EmergencyCard(
        name=plan.person.name,
        made=today,
        medicines=medicines,
        others=_of_sort(items, HealthSort.MEDICINE),
        allergies=_of_sort(items, HealthSort.ALLERGY),
        suppressed=any(_suppresses(item.prescription, today) for item in medicines),
        contacts=read_contacts(diary) or Contacts(),
        last_test=max((test.on for test in done_tests(diary)), default=None),
        results=tuple(_latest_results(lab_reports(diary))),
    )


def _latest_results(known: Sequence[LabReport]) -> Iterator[Dated]:
    """The latest value of each of the usual ones, the newest day first. Where there is only a comment, it is none."""
    wanted = dict.fromkeys(USUAL_RESULTS)
    for report in reversed(known):
        found = [result for analyte in wanted if (result := report.result(analyte)) and result.value is not None]
        for result in found:
            del wanted[result.analyte]
            yield Dated(report.on, result)


def _taken(item: Prescription, today: date) -> CardMedicine:
    steps = arrange(item, today)
    coming = steps.coming[0] if steps.current is None and steps.coming else None
    hold = arrange_holds(item, today).current
    if steps.current is None:
        return CardMedicine(item, coming=coming, hold=hold)
    return CardMedicine(item, steps.current, hold=hold, since=_taken_since(item, steps.earlier, steps.current))


def _taken_since(item: Prescription, earlier: Sequence[DoseStep], current: DoseStep) -> date:
    """The first day of the steps that led to the current one, each beginning where the one before it ended."""
    since = current.begins.first
    for step in reversed(earlier):
        last = step_end(item, step)
        if last is not None and last < since - timedelta(days=1):
            break
        since = step.begins.first
    return since


def _ended_lately(plan: Plan, today: date) -> Iterator[CardMedicine]:
    """Those that are over, but for what was given up before it began."""
    for item in ended(plan, today):
        last = last_day(item)
        if last is not None and last >= today - ENDED_LATELY and any(step.begins.first <= last for step in item.steps):
            yield CardMedicine(item, ended=last)


def _suppresses(item: Prescription, today: date) -> bool:
    """Whether it suppresses the immune system: taken now, on hold, or taken until lately; not when it is to come."""
    return is_monitored(item.medicine) and any(_in_force_lately(item, step, today) for step in item.steps)


def _in_force_lately(item: Prescription, step: DoseStep, today: date) -> bool:
    last = step_end(item, step)
    return step.begins.first <= today and (last is None or last >= today - ENDED_LATELY)


def _of_sort(items: list[HealthItem], sort: HealthSort) -> tuple[HealthItem, ...]:
    return tuple(item for item in items if item.sort is sort)
