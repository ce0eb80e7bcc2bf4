"""``agenda``, ``demo``, ``check``, and the command line as a whole."""

from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from imuran_desktop import clock
from imuran_desktop.store.migrations import triggers
from tests.cli.running import AT, KEY, PLAN, run_here
from tests.store.making import plain

DAY = ("--from", "2021-03-02", "--to", "2021-03-02", "--at", AT)


def test_the_agenda_of_a_day(diary: Path) -> None:
    data = run_here("agenda", diary, *DAY, "--json").data
    assert list(data) == ["at", "zone", "doses", "blood_tests", "visits"]
    assert (data["at"], data["zone"]) == (AT, "Europe/London")
    assert [(dose["key"], dose["state"]) for dose in data["doses"]] == [
        (KEY, "due"),
        ("evening/2021-03-02", "upcoming"),
    ]
    assert list(data["doses"][0]) == [
        "key", "medicine", "slot", "date", "time", "instant", "amount_mg", "tablets", "food", "state", "intake",
    ]  # fmt: skip
    assert data["blood_tests"] == []


def test_the_agenda_for_people(diary: Path) -> None:
    lines = run_here("agenda", diary, *DAY).out.splitlines()
    assert lines[0] == f"2021-03-02 08:00  azathioprine 50 mg  with_or_after  due  {KEY}"
    assert run_here("agenda", diary, "--from", "2021-02-01", "--to", "2021-02-02").out == "Nothing is planned.\n"
    tests = run_here("agenda", diary, "--from", "2021-03-15", "--to", "2021-03-15", "--at", AT).out
    assert "2021-03-15        blood test: full blood count with platelets  planned" in tests


def test_the_agenda_is_of_today_unless_it_is_asked_otherwise(diary: Path) -> None:
    before = clock.now().date()
    data = run_here("agenda", diary, "--json").data
    days = {date.fromisoformat(dose["date"]) for dose in data["doses"]}
    assert days <= {before, clock.now().date(), date.fromisoformat(data["at"][:10])}
    assert len(days) == 1


def test_another_zone_stands_in(diary: Path) -> None:
    data = run_here("agenda", diary, *DAY, "--zone", "Asia/Kolkata", "--json").data
    assert (data["at"], data["zone"]) == ("2021-03-02T13:40:00+05:30", "Asia/Kolkata")
    assert [dose["state"] for dose in data["doses"]] == ["missed", "upcoming"]
    assert data["doses"][0]["instant"] == "2021-03-02T08:00:00+05:30"


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["--zone", "Mars/Olympus"], "is not a time zone"),
        (["--zone", ""], "is not a time zone"),
        (["--zone", "../../etc/passwd"], "is not a time zone"),
        (["--zone", "x" * 5000], "is not a time zone"),
        (["--from", "2021-03-02", "--to", "2021-03-01"], "2021-03-01 is before 2021-03-02"),
        (["--from", "tomorrow"], "is not a date such as"),
        (["--to", "2021-02-30"], "is not a date such as"),
        (["--at", "2021-03-02"], "with an offset"),
        (["--at", "9999-12-31T23:59:59-12:00"], "does not lie between"),
        (["--from", "9999-12-31"], "does not lie between"),
        (["--everything"], "No such option"),
    ],
)
def test_an_agenda_that_is_refused(diary: Path, arguments: list[str], expected: str) -> None:
    assert expected in run_here("agenda", diary, *arguments).sentence


def test_the_edges_of_time_are_no_trouble(diary: Path) -> None:
    data = run_here("agenda", diary, "--from", "2199-12-31", "--to", "2200-01-01", "--json").data
    assert len(data["doses"]) == 4
    for moment in ("1960-01-01T00:00:00+14:00", "2200-01-01T23:59:59-12:00"):
        assert run_here("agenda", diary, "--at", moment, "--json").data["zone"] == "Europe/London"


def test_reading_needs_no_home_and_changes_nothing(diary: Path, home: Path) -> None:
    present = sorted(home.rglob("*"))
    before = diary.read_bytes(), diary.stat().st_mtime_ns
    for arguments in (("agenda", diary), ("plan", "export", diary), ("check", diary)):
        assert run_here(*arguments).code == 0
    assert (diary.read_bytes(), diary.stat().st_mtime_ns) == before
    assert sorted(home.rglob("*")) == present


@pytest.mark.parametrize("command", [["agenda"], ["check"], ["plan", "export"]])
def test_what_is_no_diary(tmp_path: Path, plan_file: Path, command: list[str]) -> None:
    assert "is not a diary" in run_here(*command, plan_file).sentence
    assert "is not a diary" in run_here(*command, tmp_path).sentence
    assert "There is no diary" in run_here(*command, tmp_path / "none").sentence
    assert "is not the name of a file" in run_here(*command, "").sentence
    (tmp_path / "empty.imuran").touch()
    assert "is not a diary" in run_here(*command, tmp_path / "empty.imuran").sentence
    assert "Missing argument" in run_here(*command).sentence


def test_a_demo_is_reproducible(tmp_path: Path) -> None:
    def agenda(name: str, *arguments: str) -> object:
        path = tmp_path / name
        made = run_here("demo", path, "--days", "20", "--until", "2021-03-31", *arguments)
        assert (made.code, made.out) == (0, f"Made {path}: 20 days of sample data.\n")
        assert run_here("check", path).out == f"{path} is whole.\n"
        return run_here("agenda", path, "--from", "2021-03-01", "--to", "2021-03-31", "--at", AT, "--json").data

    assert agenda("a", "--seed", "3") == agenda("b", "--seed", "3")
    assert agenda("c", "--seed", "4") != agenda("d", "--seed", "5")


def test_a_demo_of_many_people_is_a_folder(tmp_path: Path) -> None:
    folder = tmp_path / "clinic"
    wanted = ["demo", folder, "--days", "5", "--until", "2021-03-31", "--people"]
    assert run_here(*wanted, "3").out == f"Made {folder}, 3 diaries: 5 days of sample data.\n"
    assert sorted(path.name for path in folder.iterdir()) == [
        "alex-example-2.imuran",
        "kim-example-3.imuran",
        "sam-example-1.imuran",
    ]
    assert "exists already" in run_here(*wanted, "3").sentence


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["--people", "0"], "is not in the range"),
        (["--days", "0"], "is not in the range"),
        (["--days", "36526"], "is not in the range"),
        (["--days", "36525"], "is before 1960-01-01"),
        (["--days", "many"], "is not a valid integer range"),
        (["--seed", "x"], "is not a valid integer"),
        (["--until", "9999-12-31"], "does not lie between"),
    ],
)
def test_a_demo_that_is_refused(tmp_path: Path, arguments: list[str], expected: str) -> None:
    assert expected in run_here("demo", tmp_path / "demo.imuran", *arguments).sentence
    assert list(tmp_path.iterdir()) == []


def test_a_demo_does_not_know_the_future(tmp_path: Path) -> None:
    future = clock.now().date() + timedelta(days=2)  # wherever the sample person lives
    assert f"{future} is in the future" in run_here("demo", tmp_path / "demo.imuran", "--until", future).sentence
    assert list(tmp_path.iterdir()) == []


def test_a_demo_takes_nobody_s_place(tmp_path: Path, plan_file: Path) -> None:
    assert "exists already" in run_here("demo", plan_file).sentence
    assert plan_file.read_text(encoding="utf-8") == PLAN
    assert "exists already" in run_here("demo", tmp_path).sentence
    assert "can't be opened or written" in run_here("demo", plan_file / "demo.imuran").sentence


def test_damage_is_told_line_by_line(diary: Path) -> None:
    other = plain(diary)
    for name, _ in triggers():
        other.execute(f"DROP TRIGGER {name}")
    other.execute("UPDATE revisions SET body = 'x' WHERE kind = 'meals'")
    other.close()
    result = run_here("check", diary)
    assert (result.code, result.out) == (1, "")
    assert result.err.splitlines() == [
        "An entry can't be read. Open a backup.",
        "The guard against changes of history is gone. Open a backup.",
    ]
    assert "is damaged" in run_here("agenda", diary).sentence
    assert "is damaged" in run_here("record", diary, "dose", KEY, "--not-sure").sentence


def test_a_diary_too_damaged_to_be_opened_is_damage_too(diary: Path) -> None:
    diary.write_bytes(diary.read_bytes()[:5000])
    result = run_here("check", diary)
    assert (result.code, result.out) == (1, "")
    assert result.err == "The file is damaged. Keep a copy of it, then open a backup.\n"
    assert "is damaged" in run_here("agenda", diary).sentence


@pytest.mark.parametrize("options", [["--diary", "mine.imuran"], ["--background"], ["--background", "--diary=x"]])
def test_a_command_does_not_go_with_the_options_of_the_app(diary: Path, options: list[str]) -> None:
    assert "without a command" in run_here(*options, "agenda", diary).sentence
    assert "without a command" in run_here(*options, "plan", "export", diary).sentence


def test_somebody_else_is_writing(diary: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("imuran_desktop.store.sqlite.BUSY_SECONDS", 0.01)
    other = plain(diary)
    other.execute("BEGIN IMMEDIATE")
    assert run_here("agenda", diary).code == 0
    assert "another program" in run_here("record", diary, "dose", KEY, "--not-sure").sentence
    other.close()
    assert run_here("record", diary, "dose", KEY, "--not-sure").code == 0


def test_help_and_version() -> None:
    for command in ([], ["plan"], ["plan", "import"], ["plan", "export"], ["agenda"], ["record"], ["demo"], ["check"]):
        result = run_here(*command, "--help")
        assert (result.code, result.err) == (0, "")
        assert result.out.startswith("Usage: imuran-desktop")
    assert "not medical advice" in run_here("--help").out
    version = run_here("--version")
    assert (version.code, version.out.count("\n")) == (0, 1)


@pytest.mark.parametrize("arguments", [["none"], ["plan"], ["plan", "none"], ["--none"], ["--diary"]])
def test_commands_that_are_not_there(arguments: list[str]) -> None:
    assert run_here(*arguments).sentence


words = st.text(max_size=30)


def one_sentence_or_none(*arguments: str) -> None:
    """Whatever is asked for, there is an answer, and an error is one line."""
    result = run_here(*arguments)
    assert result.code in (0, 2)
    assert (result.err.count("\n") == 1) == (result.code == 2)
    assert "Traceback" not in result.err


@settings(max_examples=60, deadline=None)
@given(
    arguments=st.lists(
        st.sampled_from(["agenda", "check", "plan", "import", "export", "record", "dose", "demo"]) | words,
        min_size=1,
        max_size=5,
    )
)
@example(["agenda", "\0"])
@example(["plan", "import", "\0", "\0"])
@example(["check", "x" * 5000])
def test_no_command_line_is_too_strange(arguments: list[str]) -> None:
    with TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        one_sentence_or_none("record", *arguments)
        if arguments[0] in ("agenda", "check", "plan"):
            one_sentence_or_none(*arguments)


@settings(max_examples=60, deadline=None)
@given(key=words, instant=words, day=words, text=words)
def test_no_value_is_too_strange(key: str, instant: str, day: str, text: str) -> None:
    with TemporaryDirectory() as folder:
        diary, plan = Path(folder) / "sam.imuran", Path(folder) / "plan.toml"
        plan.write_text(PLAN, encoding="utf-8")
        assert run_here("plan", "import", diary, plan).code == 0
        before = diary.read_bytes()
        one_sentence_or_none("record", str(diary), "dose", "--not-sure", "--", key)
        one_sentence_or_none("record", str(diary), "dose", KEY, f"--taken={instant}")
        one_sentence_or_none("record", str(diary), "blood-test", f"--on={day}")
        one_sentence_or_none("record", str(diary), "blood-test", "--on=2199-01-01", f"--result={text}")
        one_sentence_or_none("record", str(diary), "alert-values", f"--set={text}", f"--said-by={key}")
        one_sentence_or_none("results", str(diary), f"--from={day}")
        one_sentence_or_none("record", str(diary), "symptom", f"--severity={text}", f"--at={AT}", "--", key)
        one_sentence_or_none("agenda", str(diary), f"--from={day}", f"--at={instant}", f"--zone={text}")
        assert diary.read_bytes() == before
        one_sentence_or_none("record", str(diary), "dose", KEY, "--skipped", f"--reason={text}", f"--by={key}")
        assert run_here("check", str(diary)).code == 0


@settings(max_examples=60, deadline=None)
@given(text=words, place=st.integers(0, len(PLAN)), length=st.integers(0, 30))
def test_no_plan_file_is_too_strange(text: str, place: int, length: int) -> None:
    with TemporaryDirectory() as folder:
        plan = Path(folder) / "plan.toml"
        plan.write_text(PLAN[:place] + text + PLAN[place + length :], encoding="utf-8")
        one_sentence_or_none("plan", "import", str(Path(folder) / "sam.imuran"), str(plan))


def test_errors_speak_the_language_of_the_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("", "C", "POSIX", "xx_XX.UTF-8", "../../etc", "en_GB@euro"):
        monkeypatch.setenv("LC_ALL", name)
        assert "There is no diary" in run_here("check", tmp_path / "none").sentence


def test_the_agenda_is_in_the_order_of_the_days(diary: Path) -> None:
    lines = run_here("agenda", diary, "--from", "2021-03-07", "--to", "2021-03-09").out.splitlines()
    assert [line[:10] for line in lines] == ["2021-03-07"] * 2 + ["2021-03-08"] * 3 + ["2021-03-09"] * 2
    assert "blood test" in lines[2]
