"""A report of each diary, saved or printed."""

import json
from pathlib import Path

import pikepdf
import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QProgressBar

from imuran_desktop.services.diary_files import diary_id
from imuran_desktop.services.report_making import Job
from tests.ui.many.at_many import AtMany, OpenMany, contents, diary_of
from tests.ui.many.works import Gate

DAYS = "2025-12-11 to 2026-03-11"


def save_each(at: AtMany, form: str, folder: Path) -> None:
    """Go through the two questions."""
    at.click("Save a report of each …")
    assert "3 reports are saved" in at.seen
    at.click(form)
    at.click("Choose a folder …")
    at.choose_in_dialog(folder)


def out(tmp_path: Path) -> Path:
    """A folder for reports."""
    folder = tmp_path / "reports"
    folder.mkdir()
    return folder


def report_names(clinic: Path, ending: str) -> list[str]:
    """What the reports of the three people are called."""
    ids = {name: diary_id(path) or "" for name in ("Alex", "Kim", "Sam") for path in clinic.rglob(f"{name.lower()}-*")}
    return [f"{name} Example {diary[:8]} {DAYS}{ending}" for name, diary in ids.items()]


def test_a_pdf_of_each_is_saved_by_processes(open_many: OpenMany, clinic: Path, tmp_path: Path) -> None:
    before = contents(clinic)
    at = open_many()
    at.drop_and_wait(clinic)
    save_each(at, "PDF, to read and print", out(tmp_path))
    at.wait_for("Done: 3 of 3 reports saved.")
    saved = sorted((tmp_path / "reports").iterdir())
    assert [path.name for path in saved] == report_names(clinic, ".pdf")
    for path in saved:
        assert path.stat().st_mode & 0o77 == 0
        with pikepdf.open(path) as pdf:
            assert len(pdf.pages) > 1
    assert contents(clinic) == before


@pytest.mark.parametrize(
    ("form", "ending"), [("CSV tables, for spreadsheets", ""), ("JSON, for other programs", ".json")]
)
def test_the_tables_of_each_are_saved(
    open_many: OpenMany, clinic: Path, tmp_path: Path, form: str, ending: str
) -> None:
    at = open_many(Gate().make)
    at.drop_and_wait(clinic)
    save_each(at, form, out(tmp_path))
    at.wait_for("Done: 3 of 3 reports saved.")
    saved = sorted((tmp_path / "reports").iterdir())
    assert [path.name for path in saved] == report_names(clinic, ending)
    if ending:
        assert isinstance(json.loads(saved[0].read_text(encoding="utf-8")), dict)
    else:
        assert (saved[0] / "doses.csv").is_file()


def test_sections_are_those_chosen_above_the_list(open_many: OpenMany, clinic: Path, tmp_path: Path) -> None:
    gate = Gate()
    at = open_many(gate.make)
    at.drop_and_wait(clinic)
    at.click("Choose …")
    at.click("What the words and figures mean")
    save_each(at, "JSON, for other programs", out(tmp_path))
    at.wait_for("Done: 3 of 3 reports saved.")
    jobs = [item for item in gate.begun if isinstance(item, Job)]
    assert {len(job.wish.sections) for job in jobs} == {5}
    assert len(gate.begun) == 6, "the list was not read again for that"


def test_saving_is_cancelled_and_goes_on_with_those_not_done_yet(
    open_many: OpenMany, clinic: Path, tmp_path: Path
) -> None:
    gate = Gate()
    at = open_many(gate.make)
    at.drop_and_wait(clinic)
    gate.let(1)
    save_each(at, "JSON, for other programs", out(tmp_path))
    at.wait_for("1 of 3 reports saved")
    assert at.field(QProgressBar, "Reports").value() == 1
    assert not at.button("Print all …").isEnabled()
    assert at.focus() is at.button("Cancel")
    at.press(Qt.Key.Key_Space)
    assert "Stopped: 1 of 3 reports saved." in at.labels
    assert at.focus() is at.button("Go on")
    first = [path.stat().st_mtime_ns for path in (tmp_path / "reports").iterdir()]
    gate.let(None)
    at.click("Go on")
    at.wait_for("Done: 3 of 3 reports saved.")
    after = [path.stat().st_mtime_ns for path in (tmp_path / "reports").iterdir()]
    assert len(after) == 3
    assert set(first) < set(after), "what was saved is not saved again"


def test_what_failed_is_listed_with_the_reason_and_tried_again(
    open_many: OpenMany, clinic: Path, tmp_path: Path
) -> None:
    gate = Gate()
    at = open_many(gate.make)
    at.drop_and_wait(clinic)
    gone = clinic / "sam-example.imuran"
    content = gone.read_bytes()
    gone.unlink()
    save_each(at, "JSON, for other programs", out(tmp_path))
    at.wait_for("Done: 2 of 3 reports saved.")
    ((name, why),) = at.rows("No report was made of these")
    assert name == "sam-example.imuran"
    assert "sam-example.imuran can't be found any more" in why
    gone.write_bytes(content)
    gate.let(0)
    at.click("Try the others again")
    at.click("Cancel")
    assert "Stopped: 2 of 3 reports saved." in at.labels
    gate.let(None)
    at.click("Go on")
    at.wait_for("Done: 3 of 3 reports saved.")
    assert not at.has_field("No report was made of these")


def test_each_is_printed_in_turn_and_a_printer_that_is_a_file_keeps_all(
    open_many: OpenMany, clinic: Path, tmp_path: Path
) -> None:
    at = open_many(Gate().make)
    at.drop_and_wait(clinic / "sam-example.imuran", diary_of(clinic, "Jo Example"))
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    at.page.print_each(printer)
    at.wait_for("Done: 2 of 2 reports printed.")
    for number in (1, 2):
        with pikepdf.open(tmp_path / f"printed {number}.pdf") as pdf:
            assert len(pdf.pages) > 1


@pytest.mark.qt_log_ignore("QPainter::begin", extend=True)
def test_a_printer_that_takes_nothing_is_told(open_many: OpenMany, clinic: Path, tmp_path: Path) -> None:
    at = open_many(Gate().make)
    at.drop_and_wait(clinic / "sam-example.imuran")
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "none" / "printed.pdf"))
    at.page.print_each(printer)
    at.wait_for("Done: 0 of 1 report printed.")
    assert "The printer did not take it." in at.rows("No report was made of these")[0][1]


def test_without_a_printer_that_is_said(open_many: OpenMany, clinic: Path) -> None:
    at = open_many(Gate().make)
    at.drop_and_wait(clinic)
    at.click("Print all …")
    assert "This computer has no printer set up" in at.seen


def test_when_the_list_is_emptied_no_more_reports_are_made(open_many: OpenMany, clinic: Path, tmp_path: Path) -> None:
    gate = Gate()
    at = open_many(gate.make)
    at.drop_and_wait(clinic)
    gate.let(1)
    save_each(at, "JSON, for other programs", out(tmp_path))
    at.wait_for("1 of 3 reports saved")
    at.click("Empty the list")
    gate.let(None)
    assert not at.has_field("Reports")
    assert len(list((tmp_path / "reports").iterdir())) == 1
