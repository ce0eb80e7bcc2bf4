"""Real diaries of every release are kept, and always open.

Each was made by its release with ``demo --days 30`` (from schema 2 on 75, so that it holds more) ``--seed 7 --until
2026-03-31``; beside it are what that release's
``agenda --from 2026-03-20 --to 2026-04-05 --at 2026-03-31T09:30:00+01:00 --json`` and ``plan export`` said (with
``sample = true``, which exports leave out no longer).
"""

import json
import shutil
from datetime import date, time
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from imuran_desktop.domain.alerts import AlertValue
from imuran_desktop.domain.codes import Arranged, Delivery, Outcome, Reply, Sign
from imuran_desktop.domain.contacts import Contacts
from imuran_desktop.domain.results import Result
from imuran_desktop.exchange.plan_render import render_plan
from imuran_desktop.services.agenda import read_agenda
from imuran_desktop.services.answers import Answer
from imuran_desktop.services.intakes import record_intake
from imuran_desktop.services.reminder_log import read_log
from imuran_desktop.store.check import check
from imuran_desktop.store.diary import SCHEMA, Diary
from imuran_desktop.store.letters import letter_content
from imuran_desktop.store.read import (
    arrangements,
    health_items,
    lab_reports,
    notes,
    read_alert_values,
    read_contacts,
    read_plan,
    symptoms,
    visits,
)
from tests.services.plans import SAM, at

KEPT = Path(__file__).parents[1] / "data" / "diaries"
NOW = at("2026-03-31 09:30")


@pytest.fixture(params=sorted(path.stem for path in KEPT.glob("*.imuran")))
def old(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A copy of one old diary, beside what was said of it."""
    for path in KEPT.glob(f"{request.param}.*"):
        shutil.copy(path, tmp_path)
    return tmp_path / f"{request.param}.imuran"


def as_far_as(told: Any, known: Any) -> Any:
    """``told`` without the keys that ``known`` lacks: later releases say more."""
    if isinstance(known, dict):
        return {key: as_far_as(told[key], known[key]) for key in known}
    if isinstance(known, list):
        assert len(told) == len(known)
        return [as_far_as(new, old) for new, old in zip(told, known, strict=True)]
    return told


@pytest.mark.parametrize("read_only", [True, False])
def test_it_says_what_it_always_said(old: Path, read_only: bool) -> None:
    with Diary.open(old, NOW, read_only=read_only) as diary:
        assert check(diary) == []
        agenda = read_agenda(diary, NOW, date(2026, 3, 20), date(2026, 4, 5))
        known = json.loads(old.with_suffix(".agenda.json").read_text(encoding="utf-8"))
        assert as_far_as(agenda, known) == known
        assert render_plan(read_plan(diary), NOW) == old.with_suffix(".plan.toml").read_text(encoding="utf-8")
        assert symptoms(diary, date(2026, 3, 1), date(2026, 3, 31))
        assert read_plan(diary).person.sample


def test_it_can_be_written_to(old: Path) -> None:
    with Diary.open(old, NOW) as diary:
        record_intake(diary, SAM, NOW, "morning/2026-03-31", Answer(Outcome.TAKEN, at("2026-03-31 08:05")))
        agenda = read_agenda(diary, NOW)
        assert [dose["state"] for dose in agenda["doses"]] == ["taken", "upcoming"]
        assert check(diary) == []


@pytest.mark.parametrize("name", ["v3", "v4", "v5"])
def test_what_was_told_and_arranged_is_still_known(tmp_path: Path, name: str) -> None:
    shutil.copy(KEPT / f"{name}.imuran", tmp_path)
    with Diary.open(tmp_path / f"{name}.imuran", NOW) as diary:
        log = read_log(diary, date(2026, 3, 1), date(2026, 3, 31))
        assert {item.delivery for item in log} == {Delivery.DESKTOP, Delivery.WINDOW}
        assert {Reply.TAKEN, None} <= {item.reply for item in log}
        assert any(arranged.booked for arranged in arrangements(diary).values())


@pytest.mark.parametrize("name", ["v4", "v5"])
def test_how_one_felt_and_whom_to_call_is_still_known(tmp_path: Path, name: str) -> None:
    shutil.copy(KEPT / f"{name}.imuran", tmp_path)
    with Diary.open(tmp_path / f"{name}.imuran", NOW) as diary:
        felt = symptoms(diary, date(2026, 1, 1), date(2026, 3, 31))
        assert {entry.temperature_c for entry in felt} == {None, 38.4}
        assert {"ears ring", ""} == {entry.own_words for entry in felt}
        assert {entry.told_on for entry in felt} == {None, date(2026, 3, 7)}
        assert read_contacts(diary) == Contacts(
            "Sample clinic, day ward", "01632 960 001", "01632 960 002", "112", 38.0
        )
        assert {item.name for item in health_items(diary)} == {"flu injection", "penicillin", "ramipril"}
        assert notes(diary, date(2026, 1, 1), date(2026, 3, 31))


def test_what_came_back_and_what_was_arranged_is_still_known(tmp_path: Path) -> None:
    shutil.copy(KEPT / "v5.imuran", tmp_path)
    with Diary.open(tmp_path / "v5.imuran", NOW) as diary:
        every = lab_reports(diary)
        last = every[-1]
        assert (len(every), last.on, last.lab) == (6, date(2026, 3, 27), "Sample laboratory")
        assert last.result("alt") == Result("alt", Decimal(25), "U/L", high=Decimal(50))
        assert last.result("crp") == Result("crp", Decimal(5), "mg/L", Sign.BELOW, high=Decimal(5))
        (file,) = last.files
        assert (file.name, len(letter_content(diary, file.id))) == ("sample letter.txt", file.size)
        assert AlertValue("alt", "U/L", above=Decimal(100)) in read_alert_values(diary).values
        booked, waived = (arrangements(diary)[day] for day in sorted(arrangements(diary)))
        assert (booked.at, booked.where) == (time(9, 15), "Sample clinic, blood room")
        assert (waived.how, bool(waived.reason)) == (Arranged.NOT_NEEDED, True)
        (given,) = read_plan(diary).schedules[0].dates
        assert (given.on, given.instead_of) == (date(2026, 5, 11), date(2026, 5, 10))
        past, coming = visits(diary)
        assert (bool(past.said), bool(coming.asks)) == (True, True)


def test_there_is_one_of_every_schema() -> None:
    assert {path.stem for path in KEPT.glob("*.imuran")} >= {f"v{number + 1}" for number in range(SCHEMA)}
