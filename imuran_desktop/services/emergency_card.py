"""The emergency card, read from the diary."""

from datetime import date, datetime, timedelta

from imuran_desktop.domain.codes import HealthSort
from imuran_desktop.domain.contacts import Contacts
from imuran_desktop.domain.emergency_card import CardMedicine, EmergencyCard
from imuran_desktop.domain.health import HealthItem
from imuran_desktop.domain.medicines import is_monitored
from imuran_desktop.domain.plan import Prescription
from imuran_desktop.services.plan_view import arrange
from imuran_desktop.services.prescription_view import arrange_holds, ended, in_use, last_day
from imuran_desktop.store.diary import Diary
from imuran_desktop.store.read import done_tests, health_items, read_contacts, read_plan

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
    over = (_ended(item, today) for item in ended(plan, today))
    medicines = (
        # What the card is about first.
        *(
            _taken(item, today)
            for item in sorted(in_use(plan, today), key=lambda item: not is_monitored(item.medicine))
        ),
        *(item for item in over if item.ended is not None and item.ended >= today - ENDED_LATELY),
    )
    return EmergencyCard(
        name=plan.person.name,
        made=today,
        medicines=medicines,
        others=_of_sort(items, HealthSort.MEDICINE),
        allergies=_of_sort(items, HealthSort.ALLERGY),
        suppressed=any(is_monitored(item.prescription.medicine) for item in medicines),
        contacts=read_contacts(diary) or Contacts(),
        last_test=max((test.on for test in done_tests(diary)), default=None),
    )


def _taken(item: Prescription, today: date) -> CardMedicine:
    steps = arrange(item, today)
    coming = steps.coming[0] if steps.current is None and steps.coming else None
    return CardMedicine(item, steps.current, coming, arrange_holds(item, today).current)


def _ended(item: Prescription, today: date) -> CardMedicine:
    return CardMedicine(item, ended=last_day(item) or today)


def _of_sort(items: list[HealthItem], sort: HealthSort) -> tuple[HealthItem, ...]:
    return tuple(item for item in items if item.sort is sort)
