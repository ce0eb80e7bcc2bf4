"""Every number of a report, against counting again from the CSV behind it."""

import re
from calendar import month_name
from collections import Counter
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, example, given, settings

from imuran_desktop.domain.codes import Food, FoodInstruction, Outcome
from imuran_desktop.domain.monitoring import MonitoringSchedule, own_preset
from imuran_desktop.domain.phases import Interval, Phase
from imuran_desktop.domain.plan import Change, Hold, Person, Plan
from imuran_desktop.domain.results import LabReport
from imuran_desktop.domain.zones import Timeline, ZoneChange
from imuran_desktop.reports.content import ReportContent, Table, Terms
from imuran_desktop.reports.report import report_content
from imuran_desktop.words.language import Language
from tests.domain.builders import directions, meals, prescription, slot, step, utc
from tests.reports.made_diaries import MadeDiary, Said, made_diaries
from tests.reports.page_reading import capital_of, numbers_in, paragraphs_on, rows_on, terms_on
from tests.reports.recount import (
    DAYS_LATE,
    LEVELS,
    Feelings,
    Recount,
    Row,
    Tables,
    at,
    blood_tests_of,
    days_of,
    feelings,
    per_cent,
    read_back,
    recount,
    state_of,
)
from tests.reports.reporting import ANALYTES, KNOWN

GB = Language("en_GB")
TAKEN, LATE = Said(Outcome.TAKEN, food=Food.WITH), Said(Outcome.TAKEN, late=61)
SKIPPED, NOT_SURE = Said(Outcome.SKIPPED, reason="forgot"), Said(Outcome.NOT_SURE)


def diary(zone: str, first: str, last: str, hours: str = "01:30 08:00 18:30", held: bool = False) -> MadeDiary:
    """A diary of one medicine with slots at these hours, every kind of answer, made at noon of the day after."""
    begins = date.fromisoformat(first)
    slots = [slot(f"at-{hour}", hour) for hour in hours.split()]
    item = prescription(step(*slots, begins=begins), recording=begins)
    item = replace(item, directions=(directions(FoodInstruction.WITH_OR_AFTER, begins=begins),))
    if held:
        item = replace(item, holds=(Hold(Change(begins)),))
    timeline = Timeline((ZoneChange(None, zone),))
    of = Plan(Person("Sam Example", begins), timeline, (item,) if slots else (), (meals({}, Change(begins)),))
    now = utc(last) + timedelta(hours=36)
    return MadeDiary(of, now, begins, date.fromisoformat(last), [TAKEN, None, LATE, SKIPPED, NOT_SURE], [True, False])


EMPTY = diary("Europe/London", "2026-06-01", "2026-06-07", "")
ONE_DAY = diary("Europe/London", "2026-06-01", "2026-06-01")
ALL_HELD = diary("Europe/London", "2026-06-01", "2026-06-07", held=True)
CLOCKS_FORWARD = diary("Europe/London", "2026-03-28", "2026-03-30")
CLOCKS_BACK = diary("America/New_York", "2026-10-31", "2026-11-02")
SKIPPED_DATE = diary("Pacific/Apia", "2011-12-28", "2012-01-02")
LATE_TESTS = diary("Europe/London", "2026-04-01", "2026-06-30", "")
_EVERY_30_DAYS = own_preset([Phase(every=Interval(days=30))], ["blood count"])
LATE_TESTS = replace(
    LATE_TESTS,
    plan=replace(LATE_TESTS.plan, schedules=(MonitoringSchedule(_EVERY_30_DAYS, date(2026, 3, 11)),)),
    tests=[LabReport("on the 7th day", date(2026, 4, 17)), LabReport("on the 8th", date(2026, 5, 18))],
)
"""Planned for 10 April, 10 May and 9 June."""


@given(made_diaries())
@example(EMPTY)
@example(ONE_DAY)
@example(ALL_HELD)
@example(CLOCKS_FORWARD)
@example(CLOCKS_BACK)
@example(SKIPPED_DATE)
@example(LATE_TESTS)
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
def test_every_number_is_that_of_a_recount(made: MadeDiary) -> None:
    report = made.report()
    tables, content = read_back(report), report_content(report, made.wish, GB, KNOWN, ANALYTES)
    check_tables(tables)
    check_figures(tables, content)
    check_strip(tables, content)
    check_pressing(tables, content)
    check_blood_tests(tables, content)
    check_latest(tables, content)
    check_doses(tables, content)
    check_symptoms(tables, content)
    check_results(tables, content)
    check_definitions(tables, content)


@pytest.mark.parametrize(
    ("made", "figures"),
    [
        (EMPTY, {}),
        (ONE_DAY, {"taken": (2, 3), "on_time": (1, 2), "days_as_planned": (0, 1)}),
        (ALL_HELD, {"taken": (0, 0), "on_time": (0, 0), "days_as_planned": (0, 0)}),
        (CLOCKS_FORWARD, {"taken": (4, 9), "on_time": (2, 4), "days_as_planned": (0, 3)}),
        (CLOCKS_BACK, {"taken": (4, 9), "on_time": (2, 4), "days_as_planned": (0, 3)}),
        (SKIPPED_DATE, {"taken": (6, 15), "on_time": (3, 6), "days_as_planned": (0, 5)}),
    ],
)
def test_periods_in_which_counting_goes_wrong(made: MadeDiary, figures: dict[str, tuple[int, int]]) -> None:
    tables = read_back(made.report())
    found = {row["figure"]: (int(row["count"]), int(row["of"])) for row in tables["figures"] if row["of"]}
    assert {name: found[name] for name in figures} == figures
    assert bool(tables["figures"]) == bool(figures)


def test_late_is_more_than_seven_days() -> None:
    tables = read_back(LATE_TESTS.report())
    rows = [(row["days_late"], row["late"]) for row in tables["blood_tests"]]
    assert rows == [("7", "false"), ("8", "true"), ("", "")]


def check_tables(tables: Tables) -> None:
    """What the tables count themselves, and what they work out of each dose."""
    made = at(tables["report"][0]["made"])
    for row in tables["doses"]:
        assert row["state"] == state_of(row, made), row
        assert row["counts_as_due"] == ("true" if _counts(row) else "false"), row
        known = row["outcome"] == "taken" and row["taken_at"]
        assert row["on_time"] == (("true" if row["state"] == "taken" else "false") if known else "")
        if known:
            off = (at(row["taken_at"]) - at(row["planned"])) / timedelta(minutes=1)
            assert float(row["minutes_from_plan"]) == off
    found = {(row["medicine"], row["figure"]): row for row in tables["figures"]}
    for medicine in {row["medicine"] for row in tables["figures"]}:
        counted = recount(tables, medicine)
        ratios = {
            "taken": (counted.taken, counted.due),
            "on_time": (counted.on_time, counted.time_known),
            "food_as_instructed": (counted.food_followed, counted.food_known),
            "days_as_planned": (counted.days_as_planned, counted.days_due),
        }
        for name, ratio in ratios.items():
            row = found[medicine, name]
            assert (int(row["count"]), int(row["of"])) == ratio, (medicine, name)
            assert row["share"] == ("" if not ratio[1] else row["share"])
            assert not ratio[1] or float(row["share"]) == ratio[0] / ratio[1]
        run = found[medicine, "longest_run_without"]
        assert (int(run["count"]), run["first"], run["last"]) == (counted.run, counted.run_first, counted.run_last)
        assert int(found[medicine, "not_recorded"]["count"]) == counted.missed + counted.not_sure
        for name in ("due", "skipped", "not_sure", "missed", "in_part", "sick_after", "held", "held_taken"):
            assert int(found[medicine, name]["count"]) == getattr(counted, name), (medicine, name)
        for name in ("extra", "as_needed", "not_planned"):
            assert int(found[medicine, name]["count"]) == getattr(counted, name), (medicine, name)
        reasons = {row["reason"]: int(row["count"]) for row in tables["skip_reasons"] if row["medicine"] == medicine}
        assert reasons == dict(counted.reasons)


def _counts(row: Row) -> bool:
    return row["state"] not in ("upcoming", "due", "overdue", "held") and row["on_hold"] == "false"


def check_figures(tables: Tables, content: ReportContent) -> None:
    """The first page's table of figures, what is said below it, and who recorded."""
    every = {medicine: recount(tables, medicine) for medicine in _medicines(tables)}
    expected = {capital_of(name): _cells(counted) for name, counted in every.items() if counted.due}
    assert {name: tuple(cells) for name, *cells in rows_on(content, "figures")} == expected
    (terms,) = terms_on(content, "figures") or [()]
    told = {capital_of(name): _told(counted) for name, counted in every.items() if _is_counted(counted)}
    assert {name: numbers_in(text) for name, text in terms} == told
    assert numbers_in(" ".join(paragraphs_on(content, "figures"))) == _recorders(tables, every)


def _medicines(tables: Tables) -> list[str]:
    return list(dict.fromkeys(row["medicine"] for row in tables["figures"]))


def _is_counted(counted: Recount) -> bool:
    return bool(counted.due or counted.held or counted.recorded)


def _cells(counted: Recount) -> tuple[str, ...]:
    return (
        _ratio(counted.taken, counted.due),
        _ratio(counted.on_time, counted.time_known),
        _ratio(counted.food_followed, counted.food_known),
        _ratio(counted.days_as_planned, counted.days_due),
        _run(counted),
    )


def _ratio(count: int, of: int) -> str:
    return f"{count} of {of} ({per_cent(count, of)}\N{NO-BREAK SPACE}%)" if of else "nothing to count"


def _run(counted: Recount) -> str:
    if not counted.run:
        return "none"
    doses = f"{counted.run} dose" if counted.run == 1 else f"{counted.run} doses"
    first, last = _short_date(counted.run_first), _short_date(counted.run_last)
    if first == last:
        return f"{doses}, on {first}"
    begins = first.split()
    alike = [part == other for part, other in zip(begins, last.split(), strict=True)]
    kept = begins[:1] if alike[1] and alike[2] else begins[:2] if alike[2] else begins
    return f"{doses}, {' '.join(kept)} to {last}"


def _date(text: str) -> str:
    day = date.fromisoformat(text[:10])
    return f"{day.day} {month_name[day.month]} {day.year}"


def _short_date(text: str) -> str:
    day, name = _date(text), month_name[int(text[5:7])]
    return day.replace(name, "Sept" if name == "September" else name[:3])


def _told(counted: Recount) -> list[int]:
    """The numbers of what is told of a medicine below the table; none are told of what there is none of."""
    found = []
    if counted.due:
        reasons = sorted(counted.reasons.items(), key=lambda item: (-item[1], item[0]))
        found += [counted.skipped, *(number for _, number in reasons)]
        found += [counted.missed + counted.not_sure, counted.missed, counted.not_sure]
        reminders = [counted.told, counted.untold, counted.unable]
        if sum(count > 0 for count in reminders) > 1:  # else it is said of each, or of none
            found += [count for count in reminders if count]
    found += [counted.in_part, counted.sick_after, counted.held, counted.held_taken]
    found += [counted.extra, counted.as_needed, counted.not_planned]
    return [number for number in found if number]


def _recorders(tables: Tables, every: dict[str, Recount]) -> list[int]:
    about = tables["report"][0]
    entries = [row for row in (*tables["doses"], *tables["other_intakes"]) if row["outcome"]]
    others = Counter(row["by"] for row in entries if row["by"] not in ("", about["person"]))
    found = [sum(others.values()), len(entries), *sorted(others.values(), reverse=True)] if others else []
    if about["first"] < about["recording_from"]:
        found += numbers_in(_date(about["recording_from"]))
    still = sum(counted.open for counted in every.values())
    conflicts = sum(row["disputed"] == "true" for row in (*tables["doses"], *tables["other_intakes"]))
    conflicts += sum(row["disputed"] == "true" for row in tables["symptoms"])
    conflicts += len({row["test"] for row in tables["results"] if row["disputed"] == "true"})
    return [*found, *filter(None, (still, conflicts))]


def check_strip(tables: Tables, content: ReportContent) -> None:
    """What the strip says in words of the doses and the symptoms."""
    section = content.section("strip")
    assert section is not None
    (alt,) = (block.alt for block in section.all_blocks() if hasattr(block, "alt"))
    every = [recount(tables, medicine) for medicine in _medicines(tables)]

    def total(name: str) -> int:
        return sum(getattr(counted, name) for counted in every)

    doses = alt.split("Doses: ")[1].partition(".")[0]
    expected = [total("taken"), total("due")] if total("due") else []
    names = ("skipped", "missed", "not_sure", "held", "held_taken", "open")
    assert numbers_in(doses) == [*expected, *filter(None, map(total, names))], doses
    assert numbers_in(alt.split("Symptoms: ")[1].partition(".")[0]) == _days(feelings(tables))


def _days(found: Feelings) -> list[int]:
    """The numbers of days, the worst first; none are told of what there is none of."""
    by_severity = [found.symptom[severity] for severity in ("severe", "moderate", "mild", "")]
    return [number for number in (*by_severity, found.none, found.neither) if number]


def check_pressing(tables: Tables, content: ReportContent) -> None:
    had = [row for row in tables["symptoms"] if row["symptom"] != "none"]
    levels = [LEVELS.index(row["level"]) for row in had]
    rows, text = rows_on(content, "pressing"), " ".join(paragraphs_on(content, "pressing"))
    number = sum(level > 0 for level in levels)
    assert len(rows) == min(number, 8)
    if number > 8:
        assert numbers_in(text) == [number - 8]
    elif number == 0 and len(had) != 1:
        none = {row["first"] for row in tables["symptoms"] if row["symptom"] == "none"}
        assert numbers_in(text) == [number for number in [len(had) or len(none)] if number]


def check_blood_tests(tables: Tables, content: ReportContent) -> None:
    found, paragraphs = blood_tests_of(tables), paragraphs_on(content, "tests")
    planned = re.search(r"(\d+) blood tests? (?:was|were) planned for these days: (.*?)\.", paragraphs[0])
    assert bool(planned) == bool(found.planned)
    if planned:
        late = [*filter(None, [found.late]), DAYS_LATE] if found.done else []
        others = filter(None, (found.not_done, found.waiting, found.not_needed))
        assert numbers_in(planned[0]) == [found.planned, found.done, *late, *others]
    more = re.search(r"(\d+) (?:more )?(?:was|were) done in these days", paragraphs[0])
    assert (int(more[1]) if more else 0) == found.beside
    listed = {text.partition(":")[0]: _listed(text) for text in paragraphs[1:]}
    assert listed.get("Overdue, nothing recorded", 0) == found.overdue
    assert listed.get("Done late", 0) == found.late
    assert listed.get("Not done", 0) == found.not_done
    assert listed.get("Not needed, as recorded", 0) == found.not_needed


def _listed(text: str) -> int:
    """How many a sentence lists: of more than a few, those before are counted."""
    before = re.search(r": (\d+) before these; ", text)
    return len(text.split("; ")) + (int(before[1]) - 1 if before else 0)


def check_latest(tables: Tables, content: ReportContent) -> None:
    """Each newest result stands on the first page with its day: in the table, or below it if outside of nothing."""
    newest = [row for row in tables["results"] if row["latest"] == "true"]
    for row in newest:
        assert row["date"] == max(other["date"] for other in tables["results"] if other["name"] == row["name"])
    assert {row["name"] for row in newest} == {row["name"] for row in tables["results"]}
    rows = rows_on(content, "latest")
    said = [(day, value, limits) for _, value, limits, day, _ in rows]
    (others,) = terms_on(content, "latest") or [()]
    said += [(day, item, item.rpartition("(")[2]) for day, items in others for item in items.split("; ")]
    assert len(said) == min(len(newest), 12)
    assert len(rows) == sum(bool(row["outside_range"] or row["past_clinic_values"]) for row in newest)
    for day, value, limits in said:
        assert any(_short_date(row["date"]) == day and _says(row, value, limits) for row in newest)


def check_results(tables: Tables, content: ReportContent) -> None:
    expected = [row for row in tables["results"] if row["in_period"] == "true"]
    rows = rows_on(content, "results")
    assert len(rows) == len(expected)
    for day, _, name, value, limits, _ in rows:
        of_it = [row for row in expected if (_date(row["date"]), row["name"]) == (day, name)]
        assert any(_says(row, value, limits) for row in of_it)


def _says(row: Row, value: str, limits: str) -> bool:
    said = row["value"] in value if row["value"] else row["comment"] in value
    ends = [end for end in (row["low"], row["high"]) if end]
    return said and [end for end in re.findall(r"[\d.]+", limits) if end in ends] == ends


def check_doses(tables: Tables, content: ReportContent) -> None:
    """The table of each day, row by row."""
    rows, words = rows_on(content, "doses"), dict[str, str]()
    assert len(rows) == len(tables["doses"])
    one_medicine = len({row["medicine"] for row in tables["doses"]}) == 1
    for cells, row in zip(rows, tables["doses"], strict=True):
        day, planned, what, state, taken_at, _, notes = cells
        assert (day, planned) == (_short_date(row["date"]), row["time"][:5])
        amount = f"{row['amount_mg']}\N{NO-BREAK SPACE}mg"
        assert what == amount if one_medicine else what.endswith(f" {amount}")
        state, _, more = state.partition(", ")
        assert words.setdefault(row["state"], state) == state
        assert ("in part" in more) == (row["in_part"] == "true")
        assert taken_at == _taken_at(row), row
        if row["in_part"] == "true":
            assert f"{row['taken_mg']} of {amount} taken" in notes
    assert len(set(words.values())) == len(words), "each state has words of its own"
    beside = rows_on(content, "beside_plan")
    assert [(day, taken_at) for day, taken_at, *_ in sorted(beside)] == sorted(
        (_short_date(row["date"]), _taken_at(row)) for row in tables["other_intakes"]
    )


def _taken_at(row: Row) -> str:
    if row["outcome"] != "taken":
        return ""
    if not row["taken_at"]:
        return "time not known"
    day, clock = row["taken_at"][:10], row["taken_at"][11:16]
    return clock if day == row["date"] else f"{_short_date(day)} at {clock}"


def check_symptoms(tables: Tables, content: ReportContent) -> None:
    text = paragraphs_on(content, "symptoms")[0]
    counted, _, uncounted = text.partition("Days up to a recorded end are counted.")
    assert numbers_in(counted) == [len(days_of(tables)), *_days(feelings(tables))], text
    first = tables["report"][0]["first"]
    still = [row["first"] for row in tables["symptoms"] if row["course"] == "going_on" and not row["ended"]]
    said = [int(number) for number in re.findall(r"(\d+) (?:symptom|more)", uncounted)]
    assert said == [*filter(None, (sum(on >= first for on in still), sum(on < first for on in still)))], text
    assert len(rows_on(content, "symptoms")) == sum(row["symptom"] != "none" for row in tables["symptoms"])


def check_definitions(tables: Tables, content: ReportContent) -> None:
    """How soon things were recorded, and for how long each medicine was prescribed."""
    section = content.section("definitions")
    assert section is not None
    texts = [text for block in section.all_blocks() if isinstance(block, Terms) for _, text in block.items]
    (measured,) = (text for text in texts if "Self-recorded" in text)
    entries = [row for row in (*tables["doses"], *tables["other_intakes"]) if row["outcome"]]
    assert numbers_in(measured) == ([len(entries), sum(map(_is_recorded_late, entries))] if entries else [])
    lasted = {row["medicine"]: row for row in tables["figures"] if row["figure"] == "persistence"}
    tables_of_medicines = [block for block in section.all_blocks() if isinstance(block, Table) and _is_phases(block)]
    for name, _, taken, persistence in (row for table in tables_of_medicines for row in table.rows):
        medicine = next(medicine for medicine in _medicines(tables) if capital_of(medicine) == name)
        counted = recount(tables, medicine)
        assert numbers_in(taken) == numbers_in(_ratio(counted.taken, counted.due))
        assert (medicine in lasted) == bool(counted.due)
        if medicine in lasted:
            row = lasted[medicine]
            days = (date.fromisoformat(row["last"]) - date.fromisoformat(row["first"])).days + 1
            assert (row["first"], int(row["count"])) == (counted.first_due, days)
            dates = [*numbers_in(_date(row["first"])), *numbers_in(_date(row["last"]))]
            assert numbers_in(persistence) == [days, *dates]


def _is_phases(table: Table) -> bool:
    return any(column.title.startswith("Persistence") for column in table.columns)


def _is_recorded_late(row: Row) -> bool:
    return date.fromisoformat(row["recorded_at"][:10]) > date.fromisoformat(row["date"]) + timedelta(days=1)
