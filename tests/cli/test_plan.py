"""``plan import`` and ``plan export``."""

from pathlib import Path

import pytest

from tests.cli.running import AT, KEY, PLAN, run_here
from tests.exchange.plan_texts import CLINIC
from tests.store.making import contents, left_by_a_crash


def test_import_makes_a_diary_and_twice_is_the_same_as_once(tmp_path: Path, plan_file: Path) -> None:
    diary = tmp_path / "new folder" / "sam.imuran"
    first = run_here("plan", "import", diary, plan_file)
    assert (first.code, first.out, first.err) == (0, f"Made {diary}.\n", "")
    before = diary.read_bytes()
    again = run_here("plan", "import", diary, plan_file)
    assert (again.code, again.out) == (0, "Nothing to change.\n")
    assert diary.read_bytes() == before


def test_import_tells_scripts_what_it_did(tmp_path: Path, plan_file: Path) -> None:
    diary = tmp_path / "sam.imuran"
    arguments = ("plan", "import", diary, plan_file, "--json")
    assert run_here(*arguments).data == {"created": True, "entries": 0, "past": [], "increases": []}
    assert run_here(*arguments).data == {"created": False, "entries": 0, "past": [], "increases": []}
    plan_file.write_text(PLAN.replace("Sam Example", "Sam Other"), encoding="utf-8")
    assert run_here(*arguments).data == {"created": False, "entries": 1, "past": [], "increases": []}
    plan_file.write_text(PLAN.replace("Sam Example", "Sam Third"), encoding="utf-8")
    assert run_here(*arguments[:-1]).out == "Saved 1 changed entry.\n"


def test_export_and_import_are_each_other_s_reverse(tmp_path: Path, diary: Path) -> None:
    out = run_here("plan", "export", diary)
    assert (out.code, out.err) == (0, "")
    file = tmp_path / "exported.toml"
    file.write_text(out.out, encoding="utf-8")
    assert run_here("plan", "import", diary, file).out == "Nothing to change.\n"
    assert run_here("plan", "import", tmp_path / "copy.imuran", file).code == 0
    assert run_here("plan", "export", tmp_path / "copy.imuran").out == out.out


def test_everything_a_clinic_might_write_goes_in_and_out(tmp_path: Path) -> None:
    file, diary, copy = tmp_path / "clinic.toml", tmp_path / "sam.imuran", tmp_path / "copy.imuran"
    file.write_text(CLINIC, encoding="utf-8")
    assert run_here("plan", "import", diary, file).code == 0
    assert run_here("plan", "import", diary, file).out == "Nothing to change.\n"
    out = run_here("plan", "export", diary).out
    file.write_text(out, encoding="utf-8")
    assert run_here("plan", "import", diary, file).out == "Nothing to change.\n"
    assert run_here("plan", "import", copy, file).code == 0
    assert run_here("plan", "export", copy).out == out


def test_the_past_moves_only_when_that_is_asked_for(diary: Path, plan_file: Path) -> None:
    plan_file.write_text(PLAN.replace("amount_mg = 50", "amount_mg = 25"), encoding="utf-8")
    before = diary.read_bytes()
    refused = run_here("plan", "import", diary, plan_file)
    assert "would change" in refused.sentence
    assert "morning/2021-03-01" in refused.sentence
    assert diary.read_bytes() == before
    done = run_here("plan", "import", diary, plan_file, "--correct-past", "--json").data
    assert done["entries"] == 1
    assert done["past"][0] == "morning/2021-03-01"


@pytest.mark.parametrize(
    "name", ["Zoë O'Neil 💊👩‍⚕️", "שרה לוי", "\N{RIGHT-TO-LEFT OVERRIDE}evil\N{POP DIRECTIONAL FORMATTING}", "李 小龍"]
)
def test_names_of_every_script(tmp_path: Path, plan_file: Path, name: str) -> None:
    plan_file.write_text(PLAN.replace("Sam Example", name), encoding="utf-8")
    diary = tmp_path / f"{name[:4]}.imuran"
    assert run_here("plan", "import", diary, plan_file).code == 0
    assert f'name = "{name}"' in run_here("plan", "export", diary).out
    assert run_here("check", diary).code == 0


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"\xef\xbb\xbf" + PLAN.encode(), "Made"),
        (PLAN.replace("\n", "\r\n").encode(), "Made"),
        (PLAN.encode("utf-16"), "can't be read as text"),
        (b"\xff\xfe\x00", "can't be read as text"),
        (PLAN.replace("[person]", "[person").encode(), "is not TOML"),
        (b"a = " + b"[" * 10_000, "is not TOML"),
        (PLAN.replace("amount_mg = 50", "amuont_mg = 50").encode(), "slots[1].amount_mg is missing."),
        (PLAN.replace("[monitoring]", "[monitoring]\nstrat = 5").encode(), "monitoring.strat is not known here."),
        (PLAN.replace("medicine =", "medicines = 5\nmedicine =").encode(), "Did you mean medicine?"),
        (PLAN.replace('"08:00"', '"8 o\'clock"').encode(), "meals[1].breakfast must be a time"),
        (PLAN.replace("amount_mg = 50", "amount_mg = 60").encode(), "can't make 60 mg"),
        (PLAN.replace("amount_mg = 50", "amount_mg = 5000").encode(), "5,000 mg can't be right"),
        (PLAN.replace("[25, 50]", "[0.0001]").encode(), "can't be right"),
        (PLAN.replace("[25, 50]", "[999.999, 0.001]").replace("= 50", "= 2000").encode(), "Made"),
        (PLAN.replace('"Sam Example"', '" "').encode(), "person.name: Enter a name."),
        (PLAN.replace("Europe/London", "Mars/Olympus").encode(), "Mars/Olympus is not a time zone"),
        (PLAN.replace('"us_label"', '"weekly"').encode(), "Line 25: monitoring.preset can't be weekly. Use one of: "),
        (PLAN[PLAN.index("[[meals]]") :].encode(), "Add [person] with a name."),
        (b"", "Add [person] with a name."),
        (PLAN.replace('meal = "dinner"', 'meal = "supper"').encode(), "supper has no time"),
        (PLAN.replace('meal = "dinner"', 'time = "08:00"').encode(), "Two doses are at 08:00"),
        (PLAN.replace('"evening"', '"morning"').encode(), "Two doses have the same slot id morning"),
        (PLAN.replace('"evening"', '"a/b"').encode(), "can't be a/b"),
        (PLAN.replace('"evening"', '"a\\nb\\u001B[31m"').encode(), "can't be"),
        (PLAN.replace("recording_from = 2021-03-01", "recording_from = 0001-01-01").encode(), "must lie between"),
    ],
)  # fmt: skip
def test_each_mistake_in_a_file_is_one_sentence_and_makes_no_diary(
    tmp_path: Path, content: bytes, expected: str
) -> None:
    file, diary = tmp_path / "plan.toml", tmp_path / "sam.imuran"
    file.write_bytes(content)
    result = run_here("plan", "import", diary, file)
    if expected == "Made":
        assert (result.code, result.err) == (0, "")
        return
    assert expected in result.sentence
    assert not any(sign < " " for sign in result.sentence)
    assert list(tmp_path.iterdir()) == [file]


HOLDS = """
[[prescriptions.holds]]
from = 2021-03-05
until = 2021-03-09
[[prescriptions.holds]]
from = 2021-03-08
[monitoring]"""
SLOT = "prescriptions[1].steps[1].slots[1]"


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ("Europe/London", "Mars/Olympus", "Line 4: person.zone: Mars/Olympus is not a time zone."),
        ("= 50", "= 60", f"Line 19: {SLOT}.amount_mg: Tablets of 25 and 50 mg can't make 60 mg."),
        ("= 50", "= 50\nevery = 2", f"Line 20: {SLOT}.every is not known here."),
        ("= 50", "= 50\nrepeat = 'weekly'", f"Line 20: {SLOT}.repeat can't be weekly. Use one of: daily,"),
        ("= 50", "= 50\nrepeat = 'every_days'", f"Line 16: {SLOT}.every is missing."),
        ("= 50", "= 50\nrepeat = 'weekdays'\nweekdays = []", f"Line 21: {SLOT}.weekdays must be a list of days, such"),
        ("= 50", "= 50\ntablets = [{ mg = 25, count = 1 }]", f"Line 20: {SLOT}.tablets make 25 mg, not 50 mg."),
        ("tablets_mg", "until = 2020-01-01\ntablets_mg", "Line 13: prescriptions[1].until: It would be over by"),
        ("tablets_mg", "food = 'x'\ndirections = []\ntablets_mg", "Line 13: prescriptions[1].food does not go with"),
        ("[monitoring]", HOLDS, "Line 28: prescriptions[1].holds[2]: Two pauses cover 8 March 2021."),
        ("[monitoring]", HOLDS.replace("-09", "-01"), "Line 27: prescriptions[1].holds[1].until is 2021-03-01,"),
        ("[monitoring]", HOLDS.replace("-08", "-05"), "Line 29: prescriptions[1].holds[2].from is 2021-03-05, like"),
        ("[[pre", '[[meals.other_days]]\ndays = ["Sat"]\n[[pre', "Line 11: meals[1].other_days[1].days can't be Sat."),
    ],
)
def test_a_mistake_is_told_with_its_line_its_place_and_the_reason(
    tmp_path: Path, plan_file: Path, old: str, new: str, sentence: str
) -> None:
    assert old in PLAN
    plan_file.write_text(PLAN.replace(old, new, 1), encoding="utf-8")
    assert sentence in run_here("plan", "import", tmp_path / "sam.imuran", plan_file).sentence
    assert list(tmp_path.glob("*.imuran")) == []


def test_a_mistake_leaves_an_existing_diary_as_it_is(diary: Path, plan_file: Path) -> None:
    run_here("record", diary, "dose", KEY, "--taken", AT)
    before = diary.read_bytes()
    plan_file.write_text(PLAN.replace("Sam Example", "Sam Other").replace("= 25", "= 26"), encoding="utf-8")
    assert "can't make 26 mg" in run_here("plan", "import", diary, plan_file).sentence
    assert diary.read_bytes() == before


def test_another_program_s_database_is_left_as_it_is(tmp_path: Path, plan_file: Path) -> None:
    path = left_by_a_crash(tmp_path)
    before = contents(tmp_path)
    assert "this one was not changed" in run_here("plan", "import", path, plan_file).sentence
    assert contents(tmp_path) == before


def test_files_that_are_not_there(tmp_path: Path, plan_file: Path) -> None:
    missing = tmp_path / "none.toml"
    assert "There is no file" in run_here("plan", "import", tmp_path / "a.imuran", missing).sentence
    assert "can't be read" in run_here("plan", "import", tmp_path / "a.imuran", tmp_path).sentence
    assert "is not a diary" in run_here("plan", "import", tmp_path, plan_file).sentence
    assert "is not a diary" in run_here("plan", "import", plan_file, plan_file).sentence
    assert "There is no diary" in run_here("plan", "export", tmp_path / "none.imuran").sentence
    in_a_file = plan_file / "sam.imuran"
    assert "can't be opened or written" in run_here("plan", "import", in_a_file, plan_file).sentence
    dangling = tmp_path / "link.imuran"
    dangling.symlink_to(tmp_path / "gone")
    assert "can't be read or written" in run_here("plan", "import", dangling, plan_file).sentence
    assert sorted(path.name for path in tmp_path.iterdir()) == ["link.imuran", "plan.toml"]


RISES = """
[[prescriptions.steps]]
from = 2100-01-01
  [[prescriptions.steps.slots]]
  slot = "morning"
  meal = "breakfast"
  amount_mg = 500
[monitoring]"""


def test_an_import_that_raises_the_dose_says_what_it_left_alone(diary: Path, plan_file: Path) -> None:
    plan_file.write_text(PLAN.replace("[monitoring]", RISES), encoding="utf-8")
    told = run_here("plan", "import", diary, plan_file)
    assert "The dose goes up on 2100-01-01, and the blood tests were not planned more often again." in told.out
    assert "restarts" not in run_here("plan", "export", diary).out
    plan_file.write_text(PLAN.replace("[monitoring]", RISES.replace("500", "550")), encoding="utf-8")
    found = run_here("plan", "import", diary, plan_file, "--json").data
    assert found["increases"] == [], "that day's increase is known"
