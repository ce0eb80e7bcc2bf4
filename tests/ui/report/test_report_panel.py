import logging
import sys
import threading
from datetime import UTC, date, datetime
from pathlib import Path

import pikepdf
import pytest
from PySide6.QtCore import QDate
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDateEdit, QFileDialog, QLineEdit
from pytestqt.qtbot import QtBot

from imuran_desktop.services.report_making import Job, Made
from imuran_desktop.ui.report.choices import ReportChoices
from imuran_desktop.ui.report.maker import MakeReport
from imuran_desktop.ui.report.outputs import ReportOutputs
from imuran_desktop.ui.report.report_panel import ReportPanel
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.words.language import Language
from tests.ui.at_widget import AtWidget
from tests.ui.report import works
from tests.ui.report.at_pages import AtPages

NOW = datetime(2026, 3, 31, 12, tzinfo=UTC)
TODAY, VISIT = date(2026, 3, 31), date(2026, 2, 20)


class AtPanel(AtPages):
    """At the report of Sam Example's diary."""

    def __init__(
        self, qtbot: QtBot, look: ThemeController, path: Path, work: MakeReport, locale: str = "en_GB"
    ) -> None:
        self.panel = ReportPanel(look, Language(locale), lambda: NOW, work)
        self.path = path
        super().__init__(qtbot, self.panel)
        self.panel.resize(960, 800)
        self.open()
        self.show()

    def show(self) -> None:
        self.panel.show_diary(self.path, "Sam Example", VISIT, TODAY)

    def wait_for_report(self, part: str = "Days") -> None:
        """Wait until a report that says this can be read and printed."""
        self.wait_for_text(1, part)
        self.qtbot.waitUntil(lambda: self.button("Print …").isEnabled())

    @property
    def seen(self) -> str:
        return "\n".join(self.labels).replace("\N{ZERO WIDTH SPACE}", "")

    def choose_file(self, path: Path) -> str:
        """Answer the system's question where the file goes; returns the name that it proposed."""
        asked = self.panel.findChild(QFileDialog)
        assert asked is not None
        proposed = asked.selectedFiles()
        asked.fileSelected.emit(str(path))
        asked.close()
        return Path(proposed[0]).name if proposed else ""


@pytest.fixture
def at(qtbot: QtBot, look: ThemeController, tmp_path: Path) -> AtPanel:
    return AtPanel(qtbot, look, tmp_path / "sam.imuran", works.made)


def test_the_last_three_months_are_shown_with_all_sections(at: AtPanel) -> None:
    assert "Making the report …" in at.labels
    assert not at.button("Print …").isEnabled()
    at.wait_for_report("Days 2025-12-31 to 2026-03-31.")
    assert "Sections doses symptoms results stock ahead definitions. Paper a4. By ." in " ".join(at.reads(1).split())
    assert "Page 1 of 2" in at.labels


def test_other_days_are_chosen(at: AtPanel) -> None:
    at.click("4 weeks")
    at.wait_for_report("Days 2026-03-04 to 2026-03-31.")
    at.click("Since the last visit")
    at.wait_for_report("Days 2026-02-20 to 2026-03-31.")
    at.click("Everything")
    at.wait_for_report("Days None to 2026-03-31.")


def test_sections_paper_and_who_makes_it_are_chosen(at: AtPanel) -> None:
    at.click("Choose …")
    at.button("Symptom diary").click()
    at.click("More choices")
    at.click("Letter")
    QTest.keyClicks(at.field(QLineEdit, "Made by"), "Ward 7")
    assert not at.button("Save as PDF …").isEnabled()
    at.qtbot.waitUntil(lambda: bool(at.sheets()) and "By Ward 7." in " ".join(at.reads(1).split()), timeout=20_000)
    said = " ".join(at.reads(1).split())
    assert "Sections doses results stock ahead definitions. Paper letter." in said


def test_the_first_page_alone_is_one_click_away(at: AtPanel) -> None:
    at.wait_for_report()
    assert "2 pages" in at.labels
    at.click("First page only")
    assert "2 pages" not in at.labels
    at.wait_for_report("Sections . Paper a4.")
    at.click("All pages")
    at.wait_for_report("Sections doses symptoms")


def test_with_dates_the_wrong_way_round_there_is_nothing_to_print(at: AtPanel) -> None:
    at.wait_for_report()
    at.click("Other dates")
    at.wait_for_report()
    at.field(QDateEdit, "To").setDate(QDate(2026, 1, 1))
    assert not at.button("Print …").isEnabled()
    assert not at.button("Save as PDF …").isEnabled()
    at.wait_for_label("The last date is before the first one. Choose other dates, then the report is shown here.")
    at.field(QDateEdit, "From").setDate(QDate(2025, 12, 24))
    at.wait_for_report("Days 2025-12-24 to 2026-01-01.")


def test_what_was_chosen_elsewhere_is_chosen_here(at: AtPanel, look: ThemeController) -> None:
    elsewhere = AtWidget(at.qtbot, like := ReportChoices(look, Language("en_GB"), TODAY, each=True))
    elsewhere.open()
    elsewhere.click("Since the last visit")
    elsewhere.click("First page only")
    at.open()
    at.panel.show_diary(at.path.with_name("alex.imuran"), "Alex", VISIT, TODAY, like=like)
    at.wait_for_report(f"Days {VISIT} to {TODAY}. Sections . Paper a4.")
    at.panel.show_diary(at.path.with_name("kim.imuran"), "Kim", None, TODAY, like=like)
    at.wait_for_report(f"Days 2025-12-31 to {TODAY}. Sections . Paper a4.")


def test_where_letter_is_usual_it_is_proposed(qtbot: QtBot, look: ThemeController, tmp_path: Path) -> None:
    at = AtPanel(qtbot, look, tmp_path / "sam.imuran", works.made, "en_US")
    at.qtbot.waitUntil(lambda: bool(at.sheets()) and "Paper letter" in " ".join(at.reads(1).split()), timeout=20_000)


def test_it_can_be_cancelled_and_asked_for_again(qtbot: QtBot, look: ThemeController, tmp_path: Path) -> None:
    at = AtPanel(qtbot, look, tmp_path / "sam.imuran", works.endless)
    at.click("Cancel")
    assert "No report was made." in at.labels
    assert not at.button("Print …").isEnabled()
    at.click("Make the report")
    assert "Making the report …" in at.labels
    at.click("Cancel")


def test_while_it_is_made_it_says_for_how_long(qtbot: QtBot, look: ThemeController, tmp_path: Path) -> None:
    at = AtPanel(qtbot, look, tmp_path / "sam.imuran", works.endless)
    at.wait_for_label("Making the report … 1 second so far")
    at.wait_for_label("Making the report … 2 seconds so far")
    at.click("Cancel")


def test_what_went_wrong_is_said_and_can_be_tried_again(qtbot: QtBot, look: ThemeController, tmp_path: Path) -> None:
    at = AtPanel(qtbot, look, tmp_path / "sam.imuran", works.refused_once)
    at.wait_for_label("sam.imuran is no diary.")
    assert not at.button("Print …").isEnabled()
    at.click("Try again")
    at.wait_for_report()


def test_a_process_that_died_is_no_end_of_the_window(qtbot: QtBot, look: ThemeController, tmp_path: Path) -> None:
    at = AtPanel(qtbot, look, tmp_path / "sam.imuran", works.killed)
    at.wait_for_label("The report could not be made. Try again, or choose fewer days.")
    assert at.buttons("Try again")


def test_where_no_process_can_be_begun_it_is_said(
    qtbot: QtBot, look: ThemeController, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    def local(job: Job) -> Made:
        """What is no function of a module can't be handed to a process."""
        return works.made(job)

    with caplog.at_level(logging.ERROR):
        at = AtPanel(qtbot, look, tmp_path / "sam.imuran", local)
        at.wait_for_label("The report could not be made. Try again, or choose fewer days.")
    assert "no report was made: " in caplog.text
    assert "sam.imuran" not in caplog.text


def test_a_report_that_can_t_be_shown_can_be_saved(qtbot: QtBot, look: ThemeController, tmp_path: Path) -> None:
    at = AtPanel(qtbot, look, tmp_path / "sam.imuran", works.no_pdf)
    at.wait_for_label("The report can't be shown. Save it and open it with another program.")
    assert "0 pages" not in at.labels
    assert not at.button("Print …").isEnabled()
    at.click("Save as PDF …")
    at.choose_file(tmp_path / "kept.pdf")
    assert (tmp_path / "kept.pdf").read_bytes() == b"no PDF file"


def test_the_report_stays_in_sight_while_it_is_made_again(at: AtPanel) -> None:
    at.wait_for_report()
    at.show()
    assert "Page 1 of 2" in at.labels
    assert not at.button("Print …").isEnabled()
    at.wait_for_report()


def test_another_person_s_report_takes_its_place_at_once(at: AtPanel) -> None:
    at.wait_for_report()
    at.path = at.path.with_name("alex.imuran")
    at.show()
    assert "Making the report …" in at.labels
    assert at.sheets() == []
    at.wait_for_report()


def test_it_is_saved_as_a_pdf_file(at: AtPanel, tmp_path: Path) -> None:
    at.wait_for_report()
    at.click("Save as PDF …")
    assert at.choose_file(tmp_path / "kept.pdf") == "Report Sam Example 2026-03-31.pdf"
    with pikepdf.open(tmp_path / "kept.pdf") as file:
        assert len(file.pages) == 2
    assert f"Saved as {tmp_path / 'kept.pdf'}" in at.seen
    at.click("Close")
    assert "Saved as" not in at.seen


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps a profile's files from other people")
def test_only_its_owner_can_read_the_file(at: AtPanel, tmp_path: Path) -> None:
    at.wait_for_report()
    at.click("Save as PDF …")
    at.choose_file(tmp_path / "kept.pdf")
    assert (tmp_path / "kept.pdf").stat().st_mode & 0o777 == 0o600


def test_a_folder_that_takes_no_file_is_named(at: AtPanel, tmp_path: Path) -> None:
    at.wait_for_report()
    at.click("Save as PDF …")
    at.choose_file(tmp_path / "gone" / "kept.pdf")
    assert f"kept.pdf could not be saved in {tmp_path / 'gone'}." in at.seen
    assert at.button("Save as PDF …").isEnabled()


def test_the_tables_are_saved_in_a_folder_of_their_own(at: AtPanel, tmp_path: Path) -> None:
    at.wait_for_report()
    at.click("More choices")
    at.click("Save the tables …")
    at.click("CSV files …")
    at.choose_file(tmp_path)
    folder = tmp_path / "Report Sam Example 2026-03-31"
    at.qtbot.waitUntil(lambda: f"Saved as {folder}" in at.seen, timeout=20_000)
    assert (folder / "doses.csv").read_text() == "csv"


def test_while_tables_are_saved_it_is_told_and_can_be_cancelled(
    qtbot: QtBot, look: ThemeController, tmp_path: Path
) -> None:
    at = AtPanel(qtbot, look, tmp_path / "sam.imuran", works.endless_tables)
    at.wait_for_report()
    at.click("More choices")
    at.click("Save the tables …")
    at.click("CSV files …")
    at.choose_file(tmp_path)
    assert "Saving the tables …" in at.labels
    assert not at.button("Save the tables …").isEnabled()
    at.click("Save as PDF …")
    at.choose_file(tmp_path / "kept.pdf")
    assert "Saving the tables …" in at.labels
    at.click("Cancel")
    assert "The tables were not saved." in at.labels
    assert "Saving the tables …" not in at.labels
    assert at.button("Save the tables …").isEnabled()


def test_tables_that_could_not_be_saved_are_told(at: AtPanel, tmp_path: Path) -> None:
    at.wait_for_report()
    at.click("More choices")
    at.click("Save the tables …")
    at.click("JSON file …")
    assert at.choose_file(tmp_path / "gone" / "all.json") == "Report Sam Example 2026-03-31.json"
    at.wait_for_label("The tables could not be saved. Try again.")


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere printers can't be hidden from a test")
def test_without_a_printer_it_says_what_can_be_done(at: AtPanel, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CUPS_SERVER", "/nowhere/cups.sock")
    at.wait_for_report()
    at.click("Print …")
    assert "This computer has no printer set up" in at.seen


def test_it_is_printed(at: AtPanel, tmp_path: Path) -> None:
    at.wait_for_report()
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    printer.setResolution(72)
    outputs = at.panel.findChild(ReportOutputs)
    assert outputs is not None
    outputs.print_on(works.pdf_of("One", "Two"), printer)
    at.wait_for_label("Sent to the printer.")
    with pikepdf.open(tmp_path / "printed.pdf") as file:
        assert len(file.pages) == 2


def test_printing_can_be_stopped(at: AtPanel, tmp_path: Path) -> None:
    at.wait_for_report()
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    outputs = at.panel.findChild(ReportOutputs)
    assert outputs is not None
    outputs.print_on(works.pdf_of(*("One" for _ in range(60))), printer)
    at.qtbot.waitUntil(lambda: "Printing page" in at.seen)
    at.click("Cancel")
    assert "Printing was stopped. What the printer already has may still come out." in at.labels
    at.qtbot.waitUntil(
        lambda: not [thread for thread in threading.enumerate() if thread is not threading.main_thread()]
    )
    assert "Sent to the printer." not in at.labels


def test_the_keyboard_goes_down_the_panel(at: AtPanel) -> None:
    at.wait_for_report()
    for name in (
        "3 months",
        "All pages",
        "Print …",
        "Save as PDF …",
        "More choices",
        "Search these pages",
        "Smaller",
        "Pages",
    ):
        at.tab_to(name)
