"""The made-up diary: reproducible, believable, whole."""

from collections import Counter
from datetime import date, time, timedelta
from pathlib import Path
from typing import Any

import pytest

from imuran_desktop.domain.codes import (
    BloodTestState,
    Course,
    Delivery,
    DoseState,
    HealthSort,
    Level,
    Reply,
    SinceDose,
    Stage,
    Thought,
)
from imuran_desktop.domain.ledger import ledger
from imuran_desktop.domain.stock import RunOut
from imuran_desktop.domain.symptoms import NO_SYMPTOMS, OTHER
from imuran_desktop.domain.units import doubts
from imuran_desktop.reference.analytes import load_analytes
from imuran_desktop.reference.symptoms import load_symptoms
from imuran_desktop.reports.results_data import result_data
from imuran_desktop.services.agenda import read_agenda
from imuran_desktop.services.blood_tests import read_blood_tests
from imuran_desktop.services.demo import make_demo, make_demos
from imuran_desktop.services.demo_health import CONTACTS
from imuran_desktop.services.figures import read_figures
from imuran_desktop.services.problems import Reason, Refused
from imuran_desktop.services.reminder_log import read_log
from imuran_desktop.services.reminders import read_reminders
from imuran_desktop.services.shown_reports import read_shown_reports
from imuran_desktop.services.stock import read_stock
from imuran_desktop.services.symptom_advice import levels_of
from imuran_desktop.services.symptom_diary import read_to_tell
from imuran_desktop.services.today import read_today
from imuran_desktop.store.check import check
from imuran_desktop.store.diary import Diary
from imuran_desktop.store.letters import letter_content
from imuran_desktop.store.read import (
    health_items,
    intakes,
    notes,
    read_alert_values,
    read_contacts,
    read_plan,
    symptoms,
    visits,
)
from imuran_desktop.store.revisions import every_revision
from tests.services.plans import at

UNTIL = date(2026, 3, 31)
NOW = at("2026-03-31 07:30")


def agenda(folder: Path, name: str, days: int = 30, seed: int = 7, until: date = UNTIL) -> dict[str, Any]:
    with make_demo(folder / f"{name}.imuran", NOW, days, seed, until) as diary:
        data = read_agenda(diary, NOW, until - timedelta(days=days), until)
        return {**data, "id": diary.id, "felt": symptoms(diary, until - timedelta(days=days), until)}


def test_the_same_seed_makes_the_same_diary(tmp_path: Path) -> None:
    one = agenda(tmp_path, "one")
    assert one == agenda(tmp_path, "again")
    for name, other in (
        ("seed", agenda(tmp_path, "seed", seed=8)),
        ("days", agenda(tmp_path, "days", days=31)),
        ("until", agenda(tmp_path, "until", until=date(2026, 3, 30))),
    ):
        assert other["doses"] != one["doses"], name
        assert other["id"] != one["id"], name


def test_it_is_the_same_to_the_last_revision(tmp_path: Path) -> None:
    found = []
    for name in ("one", "again"):
        with make_demo(tmp_path / name, NOW, 30, 7, UNTIL) as diary:
            found.append(sorted(every_revision(diary), key=lambda revision: revision.id))
    assert found[0] == found[1]


def test_who_recorded_a_dose_is_shown(tmp_path: Path) -> None:
    with make_demo(tmp_path / "demo.imuran", NOW, 60, 7, UNTIL) as diary:
        assert {item.by for item in intakes(diary, date.min, UNTIL).values()} == {"", "Alex (sample caregiver)"}


def test_what_is_still_to_come_is_not_made_up(tmp_path: Path) -> None:
    with pytest.raises(Refused) as caught:
        make_demo(tmp_path / "demo.imuran", NOW, 30, 7, UNTIL + timedelta(days=2))
    assert caught.value.reason is Reason.IN_FUTURE
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("seed", [1, 2, 3, 7])
def test_it_is_believable(tmp_path: Path, seed: int) -> None:
    days = 180
    first = UNTIL - timedelta(days=days - 1)
    with make_demo(tmp_path / "demo.imuran", NOW, days, seed, UNTIL) as diary:
        plan = read_plan(diary)
        assert plan.person.sample
        found = ledger(plan, intakes(diary, first, UNTIL), first, UNTIL, NOW)
        states = Counter(item.state for item in found if item.dose.instant < NOW)
        taken = sum(states[state] for state in (DoseState.TAKEN, DoseState.TAKEN_EARLY, DoseState.TAKEN_LATE))
        assert 0.8 <= taken / states.total() < 1
        assert states[DoseState.TAKEN_LATE]
        assert states[DoseState.MISSED]
        amounts: dict[str, set[float]] = {}
        for item in found:
            amounts.setdefault(item.dose.prescription.id, set()).add(item.dose.amount_mg)
        assert amounts == {"aza": {25.0, 50.0}, "pred": {20.0, 15.0, 10.0, 5.0}}

        felt = symptoms(diary, first, UNTIL)
        known = {*load_symptoms().symptoms, NO_SYMPTOMS}
        assert 10 < len(felt) < days
        assert {entry.symptom for entry in felt} <= known
        levels = levels_of(felt, load_symptoms(), NOW)
        assert set(levels.values()) == {Level.LOG, Level.TELL_CLINIC, Level.URGENT}
        assert Counter(levels.values())[Level.URGENT] <= 6
        tests = Counter(test.state for test in read_blood_tests(diary, plan, UNTIL, UNTIL))
        assert tests[BloodTestState.RESULTS_IN] / tests.total() > 0.6
        assert check(diary) == []


def test_it_shows_what_a_plan_and_a_record_can_say(tmp_path: Path) -> None:
    first = UNTIL - timedelta(days=179)
    with make_demo(tmp_path / "demo.imuran", NOW, 180, 5, UNTIL) as diary:
        plan, recorded = read_plan(diary), intakes(diary, first, UNTIL)
        found = ledger(plan, recorded, first, UNTIL, NOW)

    assert any(item.state is DoseState.HELD for item in found)
    assert any(item.in_part for item in found)
    assert any(item.intake and item.intake.sick_after for item in found)
    assert {str(item.dose.at) for item in found if item.dose.meal == "breakfast"} == {"08:00:00", "09:00:00"}
    assert any(item.as_needed for item in recorded.values())
    assert {item.zone for item in recorded.values()} == {"Europe/London", "Europe/Madrid"}
    assert [item.id for item in plan.prescriptions if item.ends] == ["pred"]


def test_its_last_day_is_still_to_be_recorded(tmp_path: Path) -> None:
    with make_demo(tmp_path / "demo.imuran", NOW, 30, 7, UNTIL) as diary:
        today = read_today(diary, at("2026-03-31 08:05"))
        assert today.day == UNTIL
        assert [item.dose.key for item in today.doses if item.dose.day == UNTIL] == [
            "morning/2026-03-31",
            "evening/2026-03-31",
        ]
        assert all(item.state.is_open for item in today.doses)
        assert today.doses[0].dose.day == UNTIL - timedelta(days=1)  # yesterday's last was left open
        assert today.last_taken is not None
        # What came before was told before: the app that opens it does not pour out months of reminders.
        assert len(read_reminders(diary, NOW).reminders) <= 3


@pytest.mark.parametrize("days", [1, 2, 28, 29])
def test_short_ones_are_whole_too(tmp_path: Path, days: int) -> None:
    with make_demo(tmp_path / "demo.imuran", NOW, days, 1, UNTIL) as diary:
        assert check(diary) == []
        assert read_today(diary, NOW).next_dose is not None
        assert read_plan(diary).person.recording_from == UNTIL - timedelta(days=days - 1)


def test_many_people_have_names_and_diaries_of_their_own(tmp_path: Path) -> None:
    made = tmp_path / "clinic"
    make_demos(made, NOW, 30, 7, UNTIL, 12)
    found = {}
    for path in made.iterdir():
        with Diary.open(path, NOW) as diary:
            person = read_plan(diary).person
            found[path.name] = (person.name, diary.id, read_figures(diary, NOW, date.min, UNTIL)[0].figures.taken)
            assert person.sample
            assert check(diary) == []
    assert {found["sam-example-1.imuran"][0], found["alex-example-12.imuran"][0]} == {
        "Sam Example 1",
        "Alex Example 12",
    }
    assert len(found) == len({name for name, _, _ in found.values()}) == len({known for _, known, _ in found.values()})
    assert len({taken for _, _, taken in found.values()}) > 3


def test_of_many_that_could_not_all_be_made_none_is_left(tmp_path: Path) -> None:
    with pytest.raises(Refused):
        make_demos(tmp_path / "clinic", NOW, 30, 7, UNTIL + timedelta(days=2), 3)
    with pytest.raises(FileExistsError):
        make_demos(tmp_path, NOW, 30, 7, UNTIL, 3)
    assert list(tmp_path.iterdir()) == []


def test_it_takes_nobody_s_place(tmp_path: Path) -> None:
    path = tmp_path / "letter.imuran"
    path.write_text("a letter", encoding="utf-8")
    with pytest.raises(FileExistsError):
        make_demo(path, NOW, 5, 1, UNTIL)
    assert path.read_text(encoding="utf-8") == "a letter"


def test_one_that_is_not_finished_is_not_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("imuran_desktop.services.demo.insert", interrupted)
    with pytest.raises(KeyboardInterrupt):
        make_demo(tmp_path / "demo.imuran", NOW, 5, 1, UNTIL)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("days", [1, 10, 30, 60, 200])
def test_tablets_for_some_more_days_are_left(tmp_path: Path, days: int) -> None:
    with make_demo(tmp_path / "demo.imuran", NOW, days, 7, UNTIL) as diary:
        stock = read_stock(diary, NOW)[0]
        assert all(entry.at <= NOW for entry in stock.entries)
    assert isinstance(stock.end, RunOut)
    assert 8 <= stock.end.days_left <= 14, "and a few more for the doses that were not taken"
    assert min((stock.on_hand or {}).values()) >= 0


def test_what_was_told_is_in_the_log_with_how_it_was_shown(tmp_path: Path) -> None:
    with make_demo(tmp_path / "demo.imuran", NOW, 180, 7, UNTIL) as diary:
        log = read_log(diary, UNTIL - timedelta(days=180), UNTIL)
        stages, shown = Counter(item.stage for item in log), Counter(item.delivery for item in log)
        assert set(stages) == {Stage.DUE, Stage.MISSED}
        assert set(shown) == {Delivery.DESKTOP, Delivery.WINDOW}
        assert 0 < shown[Delivery.WINDOW] < shown.total() / 10
        replied = [item for item in log if item.reply is not None]
        assert len(log) / 3 < len(replied) < len(log)
        assert {item.reply for item in replied} == {Reply.TAKEN, Reply.SKIPPED}
        assert all(item.replied_at == item.recorded_at and item.replied_at for item in replied)
        assert not any(item.reply for item in log if item.stage is Stage.MISSED)


@pytest.mark.parametrize("days", [2, 30, 180])
def test_the_next_blood_test_is_booked(tmp_path: Path, days: int) -> None:
    with make_demo(tmp_path / "demo.imuran", NOW, days, 7, UNTIL) as diary:
        coming = [test for test in read_blood_tests(diary, read_plan(diary), UNTIL) if test.planned.due > UNTIL]
        arranged = coming[0].arranged
        assert arranged is not None
        assert (coming[0].state, coming[0].day) == (BloodTestState.BOOKED, coming[0].planned.due + timedelta(days=1))
        assert (arranged.at, arranged.where) == (time(9, 15), "Sample clinic, blood room")
        assert arranged.since <= UNTIL


@pytest.mark.parametrize("days", [2, 30, 180])
def test_the_clinic_gave_one_date_itself_and_does_without_one_test(tmp_path: Path, days: int) -> None:
    with make_demo(tmp_path / "demo.imuran", NOW, days, 7, UNTIL) as diary:
        coming = [test for test in read_blood_tests(diary, read_plan(diary), UNTIL) if test.planned.due > UNTIL]
        clinic = coming[1].planned.clinic
        assert clinic is not None
        assert (clinic.on, bool(clinic.said_by and clinic.note)) == (coming[1].planned.due, True)
        assert coming[2].state is BloodTestState.NOT_NEEDED
        assert coming[2].arranged
        assert coming[2].arranged.reason


@pytest.mark.parametrize("seed", [1, 2, 5, 7])
def test_it_has_results_with_one_past_a_value_of_the_clinic_and_a_letter(tmp_path: Path, seed: int) -> None:
    with make_demo(tmp_path / "demo.imuran", NOW, 180, seed, UNTIL) as diary:
        every = read_shown_reports(diary, load_analytes())
        assert {shown.report.lab for shown in every} == {"Sample laboratory"}
        assert read_alert_values(diary).said_by == "Sample clinic"
        past = [item.result.analyte for shown in every for item in shown.past]
        assert past == ["alt"]
        mcv = [result.value or 0 for shown in every for result in shown.report.results if result.analyte == "mcv"]
        assert mcv[0] + 3 < mcv[-1] < 100
        every_result = [result for shown in every for result in shown.report.results]
        told = [result_data(result, load_analytes()) for result in every_result]
        outside = [item["name"] for item in told if item["outside_range"]]
        assert {"ALT"} <= {*outside}
        assert 2 <= len(outside) < len(told) / 10
        (file,) = every[-1].report.files
        assert b"invented" in letter_content(diary, file.id)
        assert not any(
            doubts(result, load_analytes()[result.analyte]) for item in every for result in item.report.results
        )


def test_it_shows_what_can_be_said_of_how_one_feels(tmp_path: Path) -> None:
    with make_demo(tmp_path / "demo.imuran", NOW, 180, 5, UNTIL) as diary:
        felt = symptoms(diary, date.min, UNTIL)
        assert {entry.course for entry in felt} == {None, *Course}
        assert {entry.since_dose for entry in felt} == {None, *SinceDose}
        assert {entry.thought for entry in felt} == {None, *Thought}
        assert {entry.by for entry in felt} == {"", "Alex (sample caregiver)"}
        assert any(entry.temperature_c for entry in felt)
        assert any(entry.own_words and entry.note for entry in felt)
        assert any(entry.did for entry in felt)
        assert {item.entry.symptom for item in read_to_tell(diary, load_symptoms(), NOW)} >= {"itching", OTHER}
        assert {entry.symptom for entry in felt if entry.told_on} == {"fever", "diarrhea"}
        assert all(entry.began < NOW and (entry.ended or NOW) <= NOW for entry in felt)


def test_there_were_visits_to_the_clinic_and_one_is_near(tmp_path: Path) -> None:
    with make_demo(tmp_path / "demo.imuran", NOW, 90, 7, UNTIL) as diary:
        known = visits(diary)
        assert [bool(visit.said) for visit in known] == [True, True, False]
        assert {visit.by for visit in known} == {"", "Alex (sample caregiver)"}
        assert read_today(diary, NOW).visit == known[-1]


def test_it_has_numbers_to_call_other_medicines_allergies_vaccines_and_notes(tmp_path: Path) -> None:
    with make_demo(tmp_path / "demo.imuran", NOW, 180, 5, UNTIL) as diary:
        assert read_contacts(diary) == CONTACTS
        assert {item.sort for item in health_items(diary)} == set(HealthSort)
        written = notes(diary, date.min, UNTIL)
        assert {note.by for note in written} == {"Alex (sample caregiver)"}
        assert len({note.text for note in written}) > 1
