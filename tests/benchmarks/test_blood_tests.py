"""How long the Blood tests page takes to open on many years of monthly tests, each with a panel of results."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from time import perf_counter

import shiboken6

from imuran_desktop.domain.alerts import AlertValue, AlertValues
from imuran_desktop.domain.blood_tests import DoneTest
from imuran_desktop.domain.history import Author, Kind
from imuran_desktop.domain.monitoring import MonitoringPreset, MonitoringSchedule
from imuran_desktop.domain.phases import Interval, Phase
from imuran_desktop.domain.plan import Person
from imuran_desktop.domain.results import LabReport, Result
from imuran_desktop.reference.analytes import load_analytes
from imuran_desktop.services.alert_values import set_alert_values
from imuran_desktop.services.plan import create_with_plan
from imuran_desktop.store import record_codec, results_codec
from imuran_desktop.store.diary import Diary
from imuran_desktop.store.revisions import append
from imuran_desktop.ui.pages.blood_tests import BloodTestsPage
from imuran_desktop.ui.session import Session
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.words.language import Language
from tests.benchmarks.figures import compare
from tests.domain.builders import plan, prescription, slot, step

_RUNS = 9
_YEARS, _MONTHS, _PANEL = 20, 12, 12
_SAM = Author("d" * 32)


def test_opening_blood_tests_on_twenty_years(on_disk: Path, look: ThemeController) -> None:
    """From a diary just opened, as when the app was just started, to a page that is laid out."""
    twenty, one = _diary(on_disk / "twenty-tests.imuran", _YEARS), _diary(on_disk / "one-tests.imuran", 1)
    of_twenty, of_one = [], []
    for _ in range(1 + _RUNS):
        of_one.append(_milliseconds(one, look))
        of_twenty.append(_milliseconds(twenty, look))
    compare("opening Blood tests on twenty years / on one", of_twenty[1:], of_one[1:], "ms", aim=1.5)


def _diary(path: Path, years: int) -> Path:
    """A test every month, with twelve results; the values that the clinic set include a rise over a year."""
    now = datetime.now(UTC)
    first = (now - timedelta(days=365 * years)).date()
    phases = (Phase(every=Interval(months=1)),)
    preset = MonitoringPreset(
        "custom", "My clinic's", ("full blood count",), phases, "", "", restarts=False, checked=""
    )
    made = replace(
        plan(prescription(step(slot("morning", "breakfast"), begins=first))),
        person=Person("Sam Example", first),
        schedules=(MonitoringSchedule(preset, first),),
    )
    with create_with_plan(path, _SAM, now, made) as diary, diary.writing():
        for month in range(1, years * _MONTHS):
            on = Interval(months=1).after(first, month)
            done = DoneTest(f"{month:032x}", on)
            report = LabReport(done.id, on, _panel(month), "City Hospital laboratory")
            body = {**record_codec.done_test_body(done), **results_codec.report_body(report)}
            append(diary, _SAM, now, kind=Kind.BLOOD_TEST, entry=done.id, body=body, day=on.isoformat())
        rise = AlertValue("alt", "U/L", above=Decimal(500), rise_percent=100, over_months=12)
        set_alert_values(diary, _SAM, now, AlertValues((rise,)))
    return path


def _panel(month: int) -> tuple[Result, ...]:
    analytes = list(load_analytes().values())[:_PANEL]
    return tuple(
        Result(item.id, Decimal(20 + month % 9), item.units[0].code, low=Decimal(10), high=Decimal(50))
        for item in analytes
    )


def _milliseconds(path: Path, look: ThemeController) -> float:
    now = datetime.now(UTC)
    with Diary.open(path, now) as diary:
        session = Session(diary, _SAM.device, lambda: now, Language("en_GB"))
        began = perf_counter()
        page = BloodTestsPage(session, look)
        page.resize(960, 860)
        page.show()
        page.grab()
        took = 1000 * (perf_counter() - began)
        shiboken6.delete(page)
    return took
