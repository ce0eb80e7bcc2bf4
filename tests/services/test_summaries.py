"""One diary in the list of many: what is said of it, and that it stays as it is."""

import csv
import json
import pickle
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from imuran_desktop.domain.adherence import Ratio
from imuran_desktop.domain.codes import Course, Level, Outcome, Severity
from imuran_desktop.domain.plan import Change, Plan, Prescription, Slot
from imuran_desktop.domain.report_pressing import pressing
from imuran_desktop.domain.report_wish import ReportWish
from imuran_desktop.domain.summary import Summary
from imuran_desktop.domain.visits import Visit
from imuran_desktop.reference.analytes import load_analytes
from imuran_desktop.reference.symptoms import load_symptoms
from imuran_desktop.services.answers import Answer
from imuran_desktop.services.blood_tests import record_blood_test
from imuran_desktop.services.intakes import record_intake
from imuran_desktop.services.report import read_report
from imuran_desktop.services.report_making import Failed
from imuran_desktop.services.summaries import SummaryJob, people_csv, people_json, summarise
from imuran_desktop.services.symptoms import Felt, log_symptoms
from imuran_desktop.services.visits import add_visit
from imuran_desktop.store import diary as diary_module
from imuran_desktop.store.diary import Diary
from tests.services.plans import SAM, START, at, plan, prescription, sam_s_diary, step

NOW = at("2026-03-11 23:00")
LAST = date(2026, 3, 11)


def summary(path: Path, first: date | None = START, last: date = LAST) -> Summary:
    found = summarise(SummaryJob(path, ReportWish(first, last), NOW, "en_GB"))
    assert isinstance(found, Summary)
    return found


def with_paracetamol() -> Plan:
    slot = Slot("noon", 500.0, meal="breakfast")
    other = Prescription("para", "paracetamol", (step(START, slot),), Change(START))
    return replace(plan(), prescriptions=(other, prescription()))


def take(diary: Diary, *keys: str, outcome: Outcome = Outcome.TAKEN) -> None:
    for key in keys:
        record_intake(diary, SAM, at(f"{key.partition('/')[2]} 22:00"), key, Answer(outcome))


def test_doses_are_those_of_azathioprine_alone(tmp_path: Path) -> None:
    with sam_s_diary(tmp_path, with_paracetamol()) as diary:
        take(diary, "morning/2026-03-01", "evening/2026-03-01", "noon/2026-03-01", "noon/2026-03-02")
        take(diary, "morning/2026-03-02", outcome=Outcome.NOT_SURE)
    found = summary(diary.path, last=date(2026, 3, 2))
    assert (found.medicine, found.taken, found.missed, found.not_sure) == ("azathioprine", Ratio(2, 4), 1, 1)


def test_where_there_is_none_those_of_all_medicines_are_counted(tmp_path: Path) -> None:
    other = replace(with_paracetamol().prescriptions[0], id="vit", medicine="vitamin D")
    other = replace(other, steps=(step(START, Slot("vit", 1.0, meal="dinner")),))
    first = with_paracetamol().prescriptions[0]
    with sam_s_diary(tmp_path, replace(plan(), prescriptions=(first, other))) as diary:
        take(diary, "noon/2026-03-01", "vit/2026-03-01", "vit/2026-03-02")
    found = summary(diary.path, last=date(2026, 3, 2))
    assert (found.medicine, found.taken, found.missed) == ("", Ratio(3, 4), 1)


def test_only_the_days_that_are_wanted_and_have_come_count(tmp_path: Path) -> None:
    with sam_s_diary(tmp_path) as diary:
        take(diary, "morning/2026-03-01", "evening/2026-03-03")
    assert summary(diary.path, first=date(2026, 3, 3), last=date(2026, 3, 4)).taken == Ratio(1, 4)
    everything = summary(diary.path, first=None, last=date(2026, 12, 1))
    assert (everything.span.first, everything.span.last) == (START, LAST)
    assert everything.taken.count == 2


def test_the_last_day_recorded_is_when_somebody_last_entered_something(tmp_path: Path) -> None:
    with sam_s_diary(tmp_path) as diary:
        assert summary(diary.path).last_recorded is None
        take(diary, "morning/2026-03-04")
        assert summary(diary.path).last_recorded == date(2026, 3, 4)
        add_visit(diary, SAM, at("2026-03-06 00:30"), Visit("", date(2026, 5, 1)))
    assert summary(diary.path).last_recorded == date(2026, 3, 6)


def test_overdue_blood_tests_are_counted_with_the_day_of_the_first(tmp_path: Path) -> None:
    with sam_s_diary(tmp_path) as diary:
        before = summary(diary.path)
        assert before.has_schedule
        assert (before.overdue, before.overdue_since) == (1, date(2026, 3, 8))
        record_blood_test(diary, SAM, at("2026-03-08 10:00"), date(2026, 3, 8))
    after = summary(diary.path)
    assert (after.overdue, after.overdue_since) == (0, None)
    (tmp_path / "without").mkdir()
    with sam_s_diary(tmp_path / "without", replace(plan(), schedules=())) as diary:
        pass
    assert not summary(diary.path).has_schedule


def test_urgent_symptoms_of_the_days_are_counted_with_the_newest(tmp_path: Path) -> None:
    with sam_s_diary(tmp_path) as diary:
        for symptom, severity, day in (
            ("fever", Severity.SEVERE, 2),
            ("jaundice", Severity.MODERATE, 5),
            ("headache", Severity.MILD, 10),
        ):
            felt = Felt(symptom, severity, at(f"2026-03-{day:02} 09:00"))
            log_symptoms(diary, SAM, at(f"2026-03-{day:02} 10:00"), load_symptoms(), [felt])
    found = summary(diary.path)
    assert (found.urgent, found.last_urgent) == (2, date(2026, 3, 5))
    assert summary(diary.path, first=date(2026, 3, 3)).urgent == 1
    assert summary(diary.path, first=date(2026, 3, 9)).last_urgent is None


def test_urgent_symptoms_are_those_that_the_report_lists(tmp_path: Path) -> None:
    """One that lasted into the days, and one that was going on when last recorded."""
    known = load_symptoms()
    with sam_s_diary(tmp_path) as diary:
        fever = Felt("fever", Severity.SEVERE, at("2026-03-02 10:00"), ended=at("2026-03-09 10:00"))
        yellow = Felt("jaundice", Severity.MODERATE, at("2026-03-03 10:00"), course=Course.GOING_ON)
        log_symptoms(diary, SAM, NOW, known, [fever, yellow])
        report = read_report(diary, known, load_analytes(), NOW, ReportWish(date(2026, 3, 4), LAST))
    listed = [item.day for item in pressing(report.review, 8).shown if item.level.rank >= Level.URGENT.rank]
    found = summary(diary.path, first=date(2026, 3, 4))
    assert (found.urgent, found.last_urgent) == (len(listed), max(listed)) == (2, date(2026, 3, 3))
    assert summary(diary.path, first=date(2026, 3, 10)).urgent == 1


def test_it_goes_to_another_process_and_back(tmp_path: Path) -> None:
    with sam_s_diary(tmp_path) as diary:
        job = SummaryJob(diary.path, ReportWish(START, LAST), NOW, "en_GB")
    assert pickle.loads(pickle.dumps(summarise(pickle.loads(pickle.dumps(job))))) == summarise(job)


def newer(path: Path) -> None:
    with sam_s_diary(path.parent) as diary:
        diary.connection.execute(f"PRAGMA user_version = {diary_module.SCHEMA + 1}")
    diary.path.rename(path)


def damaged(path: Path) -> None:
    with sam_s_diary(path.parent) as diary:
        pass
    content = diary.path.read_bytes()
    diary.path.unlink()
    path.write_bytes(content[: len(content) // 2])


@pytest.mark.parametrize(
    ("make", "why"),
    [
        (newer, "newer version of Imuran Desktop"),
        (damaged, "is damaged. Ask for another copy of it."),
        (Path.touch, "is not a diary"),
        (lambda path: path.write_text("Dear Sam"), "is not a diary"),
        (lambda path: path.mkdir(), "is not a diary"),
        (lambda path: None, "can't be found any more"),
        (lambda path: path.symlink_to("nowhere"), "a link that leads nowhere"),
    ],
)
def test_why_one_can_t_be_read_is_told(tmp_path: Path, make: Callable[[Path], object], why: str) -> None:
    path = tmp_path / "some.imuran"
    make(path)
    found = summarise(SummaryJob(path, ReportWish(START, LAST), NOW, "en_GB"))
    assert isinstance(found, Failed)
    assert found.path == path
    assert "some.imuran" in found.sentence
    assert why in found.sentence


def test_days_that_have_not_come_are_refused(tmp_path: Path) -> None:
    with sam_s_diary(tmp_path) as diary:
        pass
    wish = ReportWish(LAST + timedelta(days=1), LAST + timedelta(days=2))
    found = summarise(SummaryJob(diary.path, wish, NOW, "en_GB"))
    assert isinstance(found, Failed)
    assert "still to come" in found.sentence


def test_the_list_as_a_file_has_those_that_could_not_be_read_too(tmp_path: Path) -> None:
    with sam_s_diary(tmp_path) as diary:
        take(diary, "morning/2026-03-01")
    found: list[Summary | Failed] = [
        summary(diary.path, last=date(2026, 3, 2)),
        Failed(tmp_path / "b.imuran", "b.imuran is damaged."),
    ]
    assert people_csv(found).startswith(b"\xef\xbb\xbfperson,")
    sam, other = csv.DictReader(people_csv(found).decode("utf-8-sig").splitlines())
    assert json.loads(people_json(found))["people"] == [
        {
            "person": "Sam Example",
            "diary": sam["diary"],
            "file": str(diary.path),
            "first": "2026-03-01",
            "last": "2026-03-02",
            "taken": 1,
            "due": 4,
            "share": 0.25,
            "missed": 3,
            "not_sure": 0,
            "last_recorded": "2026-03-01",
            "overdue_tests": 1,
            "urgent_symptoms": 0,
            "why_failed": None,
        },
        {**dict.fromkeys(sam), "file": str(tmp_path / "b.imuran"), "why_failed": "b.imuran is damaged."},
    ]
    assert (sam["share"], sam["why_failed"], other["due"]) == ("0.25", "", "")


def test_diaries_stay_byte_for_byte_as_they_are(tmp_path: Path) -> None:
    old = Path(__file__).parents[1] / "data" / "diaries" / "v1.imuran"
    (tmp_path / "old.imuran").write_bytes(old.read_bytes())
    with sam_s_diary(tmp_path) as diary:
        take(diary, "morning/2026-03-01")
    paths = sorted(tmp_path.iterdir())
    before = [(path.name, path.read_bytes(), path.stat().st_mtime_ns, path.stat().st_mode) for path in paths]
    for path in paths:
        assert isinstance(summarise(SummaryJob(path, ReportWish(None, LAST), NOW, "en_GB")), Summary)
    after = sorted(tmp_path.iterdir())
    assert [(path.name, path.read_bytes(), path.stat().st_mtime_ns, path.stat().st_mode) for path in after] == before
