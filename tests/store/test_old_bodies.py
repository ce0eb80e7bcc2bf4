"""Bodies of earlier releases are completed when they are read, and new ones stay as they are."""

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime, time
from typing import Any

import pytest

from imuran_desktop.domain.blood_tests import Arrangement, DoneTest
from imuran_desktop.domain.codes import Arranged, Outcome, Severity
from imuran_desktop.domain.history import Kind
from imuran_desktop.domain.ledger import Intake
from imuran_desktop.domain.monitoring import MonitoringSchedule
from imuran_desktop.domain.plan import Change, Directions, MealTimes, Slot
from imuran_desktop.domain.symptoms import SymptomEntry
from imuran_desktop.reference.monitoring import load_presets
from imuran_desktop.store import plan_codec, record_codec, symptom_codec
from imuran_desktop.store.old_bodies import complete
from tests.services.plans import START, prescription, step

BEGINS = Change(START)
ITEM = replace(prescription(step(START, Slot("a", 75.0, meal="breakfast"))), directions=(Directions(BEGINS),))
INTAKE = Intake("a/2026-03-01", "aza", "azathioprine", Outcome.TAKEN, None, 0, "UTC", datetime(2026, 3, 1, tzinfo=UTC))
SYMPTOM = SymptomEntry("id", "nausea", Severity.MILD, datetime(2026, 3, 1, tzinfo=UTC), 0, "UTC")
SINCE_SCHEMA_4 = ("own_words", "course", "ended", "since_dose", "thought", "did", "temperature_c", "told_on")
NEW: dict[Kind, Mapping[str, Any]] = {
    Kind.PRESCRIPTION: plan_codec.prescription_body(ITEM),
    Kind.MEALS: plan_codec.meals_body(MealTimes(BEGINS, {"breakfast": time(8)})),
    Kind.MONITORING: plan_codec.monitoring_body(MonitoringSchedule(load_presets()["us_label"], START)),
    Kind.INTAKE: record_codec.intake_body(INTAKE),
    Kind.SYMPTOM: symptom_codec.symptom_body(SYMPTOM),
    Kind.BLOOD_TEST: record_codec.done_test_body(DoneTest("id", START)),
    Kind.ARRANGEMENT: record_codec.arrangement_body(Arrangement(START, START, START, Arranged.PUT_OFF, "away")),
}

KEPT = {Kind.MONITORING: ("start", "restarts", "preset"), Kind.BLOOD_TEST: ("on", "note")}
"""All that there was of these."""


def as_schema_1_wrote_it(kind: Kind) -> dict[str, Any]:
    old: dict[str, Any] = json.loads(json.dumps(NEW[kind]))
    for added in ("other_days", "may_halve", "prescriber", "reason", "holds", "ends", "as_needed", "sick_after"):
        if kind not in (Kind.INTAKE, Kind.ARRANGEMENT) or added != "reason":
            old.pop(added, None)
    if kind is Kind.INTAKE:
        del old["tablets"]
    if kind is Kind.SYMPTOM:
        old = {key: value for key, value in old.items() if key not in SINCE_SCHEMA_4}
    if kind in KEPT:
        old = {key: old[key] for key in KEPT[kind]}
    if kind is Kind.ARRANGEMENT:
        old = {key: old[key] for key in ("due", "on", "since", "reason")} | {"booked": False}
    if kind is Kind.PRESCRIPTION:
        (directions,) = old.pop("directions")
        old |= {key: directions[key] for key in ("food", "food_words", "window_s")}
        del old["steps"][0]["slots"][0]["repeat"]
    return old


@pytest.mark.parametrize("kind", NEW)
def test_an_old_body_is_completed_and_a_new_one_stays(kind: Kind) -> None:
    new = json.loads(json.dumps(NEW[kind]))

    assert json.loads(json.dumps(complete(kind, as_schema_1_wrote_it(kind)))) == new
    assert complete(kind, new) == new
