"""Blood tests as the text of a plan file. That it loses nothing is shown in services/test_plan_import.py."""

from datetime import date

from imuran_desktop.domain.monitoring import ClinicDate, MonitoringSchedule, own_preset
from imuran_desktop.domain.phases import Interval, Phase
from imuran_desktop.exchange.monitoring_render import monitoring_lines
from imuran_desktop.reference.monitoring import load_presets

START = date(2026, 3, 1)


def test_a_published_schedule_is_named() -> None:
    schedule = MonitoringSchedule(load_presets()["us_label"], START, (date(2026, 4, 1),), said_by="the clinic")
    assert list(monitoring_lines(schedule, alone=False)) == [
        "[[monitoring]]",
        'preset = "us_label"',
        "start = 2026-03-01",
        "restarts = [2026-04-01]",
        'said_by = "the clinic"',
    ]


def test_the_clinics_own_is_written_whole() -> None:
    phases = (
        Phase(at_weeks=(2, 4)),
        Phase(Interval(days=7), until=Interval(months=3)),
        Phase(Interval(days=10), lasts=Interval(days=35)),
        Phase(Interval(days=3, months=1), stable_weeks=6),
        Phase(Interval(months=3)),
    )
    schedule = MonitoringSchedule(
        own_preset(phases, ("blood count",), restarts=True),
        START,
        working_days=True,
        counts_from_done=True,
        window_days=0,
        dates=(ClinicDate(date(2026, 3, 17), date(2026, 3, 15), "the nurse", "rang"), ClinicDate(date(2026, 4, 1))),
        counted_from=date(2026, 2, 1),
    )
    assert (
        "\n".join(monitoring_lines(schedule, alone=True))
        == """\
[monitoring]
preset = "custom"
start = 2026-03-01
counted_from = 2026-02-01
working_days = true
counts_from_done = true
window_days = 0
name = "My clinic's schedule"
tests = ["blood count"]
close_again_after_increase = true
  [[monitoring.phases]]
  at_weeks = [2, 4]
  [[monitoring.phases]]
  every = { weeks = 1 }
  until = { months = 3 }
  [[monitoring.phases]]
  every = { days = 10 }
  lasts = { weeks = 5 }
  [[monitoring.phases]]
  every = { months = 1, days = 3 }
  stable_weeks = 6
  [[monitoring.phases]]
  every = { months = 3 }
  [[monitoring.dates]]
  on = 2026-03-17
  instead_of = 2026-03-15
  said_by = "the nurse"
  note = "rang"
  [[monitoring.dates]]
  on = 2026-04-01"""
    )
