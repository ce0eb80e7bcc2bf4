"""Blood tests of a plan file: all it can say of them, and each mistake with its line and a sentence."""

from dataclasses import replace
from datetime import date

import pytest

from imuran_desktop.domain.monitoring import ClinicDate
from imuran_desktop.domain.phases import Interval, Phase
from imuran_desktop.exchange.plan_file import parse_plan
from imuran_desktop.exchange.plan_parts import FileMonitoring, FileSchedule
from imuran_desktop.exchange.toml_reader import FileProblem
from imuran_desktop.words.errors import file_words
from imuran_desktop.words.language import Language

GB = Language("en_GB")
OWN = """\
[monitoring]
preset = "custom"
start = 2026-03-01
counted_from = 2026-02-01
name = "Liver clinic"
tests = ["full blood count", "TPMT"]
close_again_after_increase = true
said_by = "Nurse Example"
working_days = true
counts_from_done = true
window_days = 5
restarts = [2026-04-01]
  [[monitoring.phases]]
  at_weeks = [2, 4, 8]
  [[monitoring.phases]]
  every = { weeks = 2 }
  lasts = { months = 3 }
  [[monitoring.phases]]
  every = { days = 10 }
  stable_weeks = 6
  [[monitoring.phases]]
  every = { months = 3 }
  [[monitoring.dates]]
  on = 2026-05-19
  [[monitoring.dates]]
  on = 2026-03-17
  instead_of = 2026-03-15
  said_by = "the nurse"
  note = "rang me"
"""


def test_all_that_a_file_can_say() -> None:
    (found,) = parse_plan(OWN).monitoring
    phases = (
        Phase(at_weeks=(2, 4, 8)),
        Phase(Interval(days=14), lasts=Interval(months=3)),
        Phase(Interval(days=10), stable_weeks=6),
        Phase(Interval(months=3)),
    )
    assert found == FileMonitoring(
        preset="custom",
        start=date(2026, 3, 1),
        restarts=(date(2026, 4, 1),),
        where="monitoring",
        own=FileSchedule("Liver clinic", ("full blood count", "TPMT"), phases, close_again=True),
        said_by="Nurse Example",
        working_days=True,
        counts_from_done=True,
        window_days=5,
        dates=(
            ClinicDate(date(2026, 3, 17), date(2026, 3, 15), "the nurse", "rang me"),
            ClinicDate(date(2026, 5, 19)),
        ),
        counted_from=date(2026, 2, 1),
    )


def test_what_is_left_out_is_not_said() -> None:
    (found,) = parse_plan('[monitoring]\npreset = "us_label"\nstart = 2026-03-01\n').monitoring
    assert found == FileMonitoring("us_label", date(2026, 3, 1), None, "monitoring")
    (own,) = parse_plan('[monitoring]\npreset = "custom"\nstart = 2026-03-01\n').monitoring
    assert own == replace(found, preset="custom"), "the diary may have it already"


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("  every = { months = 3 }", "  every = { months = 3 }\n  lasts = { weeks = 4 }", "the last line go on"),
        ("  stable_weeks = 6\n", "", "Say how long."),
        ("at_weeks = [2, 4, 8]", "at_weeks = [4, 2]", "Line 13: monitoring.phases[1]: Give the weeks in rising"),
        ("at_weeks = [2, 4, 8]", "at_weeks = [0, 2]", "Give the weeks in rising order, from week 1 on"),
        ("at_weeks = [2, 4, 8]", "at_weeks = [2.5]", "monitoring.phases[1].at_weeks must be a whole number, not 2.5."),
        ("at_weeks = [2, 4, 8]", "", "Line 13: monitoring.phases[1]: Say either how often, or in which weeks."),
        ("every = { weeks = 2 }", "at_weeks = [9]", "they can only come first"),
        ("stable_weeks = 6", "stable_weeks = 6\n  until = { months = 9 }", "Say in one way only when this ends."),
        ("stable_weeks = 6", "stable_weeks = 0", "Line 20: monitoring.phases[3].stable_weeks must lie between 1 and"),
        ("{ weeks = 2 }", "{ weeks = 0 }", "A length of time is at least one day"),
        ("{ weeks = 2 }", "{ weeks = 521 }", "must lie between 0 and 520"),
        ("{ weeks = 2 }", "{ years = 1 }", "monitoring.phases[2].every.years is not known here."),
        ("{ weeks = 2 }", "14", "monitoring.phases[2].every must be a table, not 14."),
        ("counted_from = 2026-02-01", "counted_from = 2026-03-02", "Line 4: monitoring.counted_from must lie between"),
        ("window_days = 5", "window_days = -1", "Line 11: monitoring.window_days must lie between 0 and 90."),
        ("working_days = true", "working_days = 1", "monitoring.working_days must be true or false, not 1."),
        ('tests = ["full blood count", "TPMT"]', 'tests = [" "]', "monitoring.tests is missing."),
        ("on = 2026-05-19", "on = 2026-03-17", "monitoring.dates[2].on is 2026-03-17, like one before it."),
        ("on = 2026-05-19", "", "monitoring.dates[1].on is missing."),
        ("  on = 2026-05-19", "  on = 2026-05-19\n  instead_of = 2026-03-15", "dates[2].instead_of is 2026-03-15"),
        ("note =", "notes =", "monitoring.dates[2].notes is not known here. Did you mean note?"),
        ('preset = "custom"', 'preset = "us_label"', "monitoring.name is not known here."),
    ],
)
def test_each_mistake_is_told_with_its_line(old: str, new: str, said: str) -> None:
    assert old in OWN
    with pytest.raises(FileProblem) as caught:
        parse_plan(OWN.replace(old, new, 1))
    problem = caught.value
    words = file_words(GB, problem.fault, problem.where, problem.figures, problem.line)
    assert said in words
    assert words.startswith("Line ")
