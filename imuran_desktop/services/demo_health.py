"""How the made-up person of the demo diary feels, what the caregiver notes, and whom the two would call."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from random import Random

from imuran_desktop.domain.codes import Course, HealthSort, Severity, SinceDose, Thought
from imuran_desktop.domain.contacts import Contacts
from imuran_desktop.domain.health import HealthItem
from imuran_desktop.domain.notes import DayNote
from imuran_desktop.domain.plan import Plan
from imuran_desktop.domain.symptoms import NO_SYMPTOMS, OTHER, SymptomEntry

CONTACTS = Contacts(
    clinic="Sample clinic, day ward",
    clinic_number="01632 960 001",
    out_of_hours_number="01632 960 002",
    emergency_number="112",
    fever_c=38.0,
)
"""Numbers that are kept for made-up persons: they lead to nobody."""
_ITEMS = (
    HealthItem("", HealthSort.ALLERGY, "penicillin", "a rash, as a child"),
    HealthItem("", HealthSort.MEDICINE, "ramipril", "2.5 mg in the evening"),
)
_VACCINE = HealthItem("", HealthSort.VACCINE, "flu injection")
_VACCINATED_BEFORE = timedelta(days=40)
_SYMPTOM, _SYMPTOM_UNSETTLED, _NO_SYMPTOMS, _SAID_MORE, _NOTE = 0.05, 0.25, 0.1, 0.35, 0.03
"""How often each of these happens on a day. Symptoms are commoner while the body gets used to a new dose."""
_UNSETTLED_DAYS = 14
_SYMPTOMS = ("nausea", "tiredness", "headache", "loss_of_appetite", "diarrhea")
_NOTES = (
    "Slept until ten and looked tired all day.",
    "Rang the clinic about the next appointment.",
    "A good day: went for a long walk.",
    "Hardly ate anything at lunch.",
)
_ONE_DAY = timedelta(days=1)
_BAD_WEEK, _ITCHING, _RINGING = timedelta(days=24), timedelta(days=9), timedelta(days=5)
"""How long before the last day these happened."""
_ALONE = timedelta(days=4)
"""Around what was urgent nothing else is made up: it would be urgent too."""


def sample_feelings(plan: Plan, random: Random, first: date, until: date, caregiver: str) -> Iterator[SymptomEntry]:
    """What was felt on the days before ``until``, oldest first but for a few that are always there, without ids."""
    starts = [step.begins.first for step in plan.prescriptions[0].steps]
    for number in range((until - first).days):
        day = first + timedelta(days=number)
        near = any(0 <= (day - start).days < _UNSETTLED_DAYS for start in starts)
        chance = random.random()
        at = plan.timeline.instant(day, time(random.randint(9, 20), random.choice((0, 15, 30))))
        if abs(day - (until - _BAD_WEEK)) <= _ALONE:
            continue
        if at and chance < (_SYMPTOM_UNSETTLED if near else _SYMPTOM):
            severity = random.choices((Severity.MILD, Severity.MODERATE), (80, 20))[0]
            entry = _entry(plan, at, random.choice(_SYMPTOMS), severity)
            yield _said_more(entry, random, caregiver) if random.random() < _SAID_MORE else entry
        elif at and chance > 1 - _NO_SYMPTOMS:
            yield _entry(plan, at, NO_SYMPTOMS, None)
    yield from (entry for entry in _always(plan, until) if first <= plan.timeline.local(entry.began).date() < until)


def sample_notes(random: Random, first: date, until: date, caregiver: str) -> Iterator[DayNote]:
    """What the caregiver wrote about some days, without ids."""
    for number in range((until - first).days):
        if random.random() < _NOTE:
            yield DayNote("", first + timedelta(days=number), random.choice(_NOTES), caregiver)


def sample_items(until: date) -> Iterator[HealthItem]:
    """An allergy, another medicine and a vaccine, without ids."""
    yield from _ITEMS
    yield replace(_VACCINE, on=until - _VACCINATED_BEFORE)


def _said_more(entry: SymptomEntry, random: Random, caregiver: str) -> SymptomEntry:
    return replace(
        entry,
        course=Course.ENDED,
        ended=entry.began + timedelta(hours=random.randint(1, 6)),
        since_dose=random.choice((None, *SinceDose)),
        thought=random.choice((None, *Thought)),
        did=random.choice(("", "lay down", "drank some water")),
        by=random.choice(("", caregiver)),
    )


def _always(plan: Plan, until: date) -> Iterator[SymptomEntry]:
    """Two that together needed help at once, which the clinic was told of; one it was not; one that is not listed."""
    bad = plan.timeline.instant(until - _BAD_WEEK, time(19, 30))
    if bad is not None:
        told = replace(
            _entry(plan, bad, "diarrhea", Severity.MODERATE),
            course=Course.ENDED,
            ended=bad + _ONE_DAY,
            since_dose=SinceDose.WITHIN_FOUR_HOURS,
            did="rang the clinic",
            told_on=until - _BAD_WEEK,
        )
        yield told
        yield replace(told, symptom="fever", temperature_c=38.4, began=bad + timedelta(hours=2))
    itching = plan.timeline.instant(until - _ITCHING, time(21))
    if itching is not None:
        entry = _entry(plan, itching, "itching", Severity.MILD)
        yield replace(entry, course=Course.GOING_ON, since_dose=SinceDose.LATER, thought=Thought.NOT_SURE)
    ringing = plan.timeline.instant(until - _RINGING, time(11))
    if ringing is not None:
        entry = _entry(plan, ringing, OTHER, Severity.MILD)
        entry = replace(entry, own_words="ears ring", note="for a few minutes")
        yield replace(entry, since_dose=SinceDose.WITHIN_AN_HOUR, thought=Thought.ILLNESS)


def _entry(plan: Plan, at: datetime, symptom: str, severity: Severity | None) -> SymptomEntry:
    timeline = plan.timeline
    return SymptomEntry("", symptom, severity, at, timeline.offset_s(at), str(timeline.zone_at(at)))
