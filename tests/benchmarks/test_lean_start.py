import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

BY_KEY = ("imuran_desktop.services.dose_lookup", "imuran_desktop.domain.spacing", "imuran_desktop.domain.plan_checks")
"""What finds a dose by its key: nothing is recorded before the first paint."""

_SHOWS = """
import builtins, linecache
from imuran_desktop.app.plain_import import use_plain_import
use_plain_import()
import imuran_desktop.app.starting
assert builtins.__import__ is not builtins.__feature_import__
import imuran_desktop.ui.widgets.form
assert not [name for name in linecache.cache if "imuran_desktop" in name]
"""


def test_pyside_does_not_read_the_source_of_what_is_imported_after_it() -> None:
    subprocess.run([sys.executable, "-c", _SHOWS], check=True)


def test_the_app_is_imported_without_what_its_first_page_does_not_need() -> None:
    libraries = ["babel", "click", "sqlite_utils", "apscheduler", "asyncio", "email", "rapidfuzz", "PySide6.QtNetwork"]
    standard = ["tomllib", "difflib", "hashlib", "logging.handlers", "socket", "uuid"]
    names = ("answers", "doubts", "history_view", "intakes", "slots", "unplanned")
    services = [*(f"imuran_desktop.services.{name}" for name in names), *BY_KEY]
    pages = [f"imuran_desktop.ui.today.{name}" for name in ("other_row", "recorder", "visit_card")]
    visits = [f"imuran_desktop.{name}" for name in ("services.visits", "store.visit_codec", "words.visits")]
    report = [
        "typst",
        "fontTools",
        "pypdfium2",
        "multiprocessing",
        "PySide6.QtPrintSupport",
        "imuran_desktop.ui.report",
    ]
    late = [*libraries, *standard, *services, *pages, *visits, *report, "imuran_desktop.words.errors"]
    assert imported("imuran_desktop.app.starting", late) == []


def test_a_command_that_makes_no_report_is_run_without_what_one_holds() -> None:
    names = ["domain.report", "domain.review", "domain.trends", "services.report", "services.spread"]
    late = ["multiprocessing", *(f"imuran_desktop.{name}" for name in names)]
    assert imported("imuran_desktop.cli.commands", late) == []


def test_what_a_first_day_asks_of_its_slots_needs_no_search_for_doses() -> None:
    assert imported("imuran_desktop.services.slots", BY_KEY) == []


def test_a_long_diary_is_read_and_shown_without_what_edits_a_plan(ten_years: Path) -> None:
    names = ("prescription_edits", "prescription_view", "plan", "plan_edits", "plan_view")
    edits = [*(f"imuran_desktop.services.{name}" for name in names), "imuran_desktop.words.prescription", *BY_KEY]
    read = f"""
from pathlib import Path
from imuran_desktop import clock
from imuran_desktop.services.today import read_today
from imuran_desktop.store.diary import Diary
import imuran_desktop.ui.today.needed_card
with Diary.open(Path({str(ten_years)!r}), clock.now()) as diary:
    today = read_today(diary, clock.now())
    assert today.as_needed and any(item.holds for item in today.plan.prescriptions)
"""
    assert left_by(read, edits) == []


def imported(module: str, names: Sequence[str]) -> list[str]:
    """Which of ``names`` are there once ``module`` is."""
    return left_by(f"import {module}", names)


def left_by(program: str, names: Sequence[str]) -> list[str]:
    """Which modules of ``names`` a program has imported."""
    shows = f"{program}\nimport sys, json; print(json.dumps([name for name in {[*names]} if name in sys.modules]))"
    done = subprocess.run([sys.executable, "-c", shows], check=True, capture_output=True, text=True)
    found: list[str] = json.loads(done.stdout)
    return found
