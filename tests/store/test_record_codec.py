"""What a person records as bodies, and back."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from imuran_desktop.domain.blood_tests import DoneTest
from imuran_desktop.domain.codes import Food, Outcome
from imuran_desktop.domain.history import Kind, Revision
from imuran_desktop.domain.ledger import Intake
from imuran_desktop.domain.tablets import TabletCount
from imuran_desktop.store import record_codec
from imuran_desktop.store.plan_codec import Body

NOW = datetime(2026, 3, 2, 8, 11, 0, 5, UTC)


def revision(kind: Kind, entry: str, body: Body, by: str) -> Revision:
    contents = json.loads(json.dumps(body, ensure_ascii=False))
    return Revision("id", entry, kind, "2026-03-02", 1, NOW, "device", by, deleted=False, body=contents)


INTAKE = Intake(
    id="morning/2026-03-02",
    prescription="aza",
    medicine="azathioprine",
    outcome=Outcome.TAKEN,
    at=datetime(2026, 3, 2, 8, 10, tzinfo=UTC),
    offset_s=-12600,
    zone="America/St_Johns",
    recorded_at=NOW,
    food=Food.AFTER,
    amount_mg=12.5,
    by="Alex",
    extra=True,
)


@pytest.mark.parametrize(
    "intake",
    [
        INTAKE,
        replace(INTAKE, at=None, food=None, by="", extra=False),
        replace(INTAKE, as_needed=True, sick_after=True, tablets=(TabletCount(25.0, 0.5), TabletCount(50.0, 2))),
        replace(INTAKE, outcome=Outcome.SKIPPED, food=None, amount_mg=None, reason="no 💊"),
    ],
)
def test_an_intake(intake: Intake) -> None:
    found = record_codec.intake(revision(Kind.INTAKE, intake.id, record_codec.intake_body(intake), intake.by))
    assert found == intake


def test_who_recorded_it_is_kept_whoever_writes_it_again() -> None:
    body = record_codec.intake_body(INTAKE)
    assert record_codec.intake(revision(Kind.INTAKE, INTAKE.id, body, "Sam")).by == "Alex"


def test_an_older_body_leaves_it_to_the_revision() -> None:
    body = {key: value for key, value in record_codec.intake_body(INTAKE).items() if key != "by"}
    assert record_codec.intake(revision(Kind.INTAKE, INTAKE.id, body, "Alex")) == INTAKE


def test_a_blood_test() -> None:
    test = DoneTest("id of it", date(2026, 3, 2), "Alex", "note")
    assert (
        record_codec.done_test(revision(Kind.BLOOD_TEST, test.id, record_codec.done_test_body(test), test.by)) == test
    )
