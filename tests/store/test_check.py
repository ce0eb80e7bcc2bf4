"""Every kind of damage, made by hand as another program would."""

from pathlib import Path

import pytest

from imuran_desktop.store.check import DAMAGES, check, check_file
from imuran_desktop.store.diary import Diary
from imuran_desktop.store.errors import Trouble
from imuran_desktop.store.migrations import triggers
from imuran_desktop.store.read import intakes, read_plan, symptoms
from tests.services.plans import START, sam_s_diary
from tests.store.making import NOW, new_diary, plain, trouble_of, write

BODY = '{"symptom": "nausea"}'
TAMPERINGS = {
    "no_id": ["DELETE FROM about WHERE key = 'diary'"],
    "lost_parent": ["INSERT INTO parents SELECT id, 'nowhere' FROM revisions WHERE generation = 1 LIMIT 1"],
    "lost_revision": ["INSERT INTO parents SELECT 'nowhere', id FROM revisions WHERE generation = 1 LIMIT 1"],
    "wrong_entry": ["UPDATE revisions SET entry = 'another' WHERE generation = 2"],
    "wrong_generation": ["UPDATE revisions SET generation = 5 WHERE generation = 2"],
    "bad_body": ["UPDATE revisions SET body = 'no JSON' WHERE generation = 2"],
    "not_guarded": [],
}


def tamper(path: Path, statements: list[str], *, guarded: bool = True) -> None:
    """Change what must not be changed, and put the guards back as if nothing had been."""
    other = plain(path)
    for name, _ in triggers():
        other.execute(f"DROP TRIGGER {name}")
    for statement in statements:
        other.execute(statement)
    for _, sql in triggers() if guarded else ():
        other.execute(sql)
    other.close()


def test_every_damage_is_tried() -> None:
    """A lost file is tried beside the files (`test_letters`)."""
    assert {*TAMPERINGS, "damaged", "lost_file"} == set(DAMAGES)


def two_revisions(folder: Path) -> Path:
    with new_diary(folder) as diary:
        write(diary, "one", "first")
        write(diary, "one", "second")
        assert check(diary) == []
    return diary.path


@pytest.mark.parametrize("code", list(TAMPERINGS))
def test_each_damage_is_found_and_no_other(tmp_path: Path, code: str) -> None:
    path = two_revisions(tmp_path)
    tamper(path, TAMPERINGS[code], guarded=code != "not_guarded")
    with Diary.open(path, NOW, read_only=True) as diary:
        assert check(diary) == [code]


@pytest.mark.parametrize("name", [name for name, _ in triggers()])
def test_each_guard_is_missed(tmp_path: Path, name: str) -> None:
    path = two_revisions(tmp_path)
    other = plain(path)
    other.execute(f"DROP TRIGGER {name}")
    other.close()
    with Diary.open(path, NOW) as diary:
        assert check(diary) == ["not_guarded"]


@pytest.mark.parametrize("name", [name for name, _ in triggers()])
def test_a_guard_that_guards_nothing_is_missed(tmp_path: Path, name: str) -> None:
    path = two_revisions(tmp_path)
    other = plain(path)
    other.execute(f"DROP TRIGGER {name}")
    other.execute(f"CREATE TRIGGER {name} BEFORE UPDATE ON revisions BEGIN SELECT 1; END")
    other.close()
    with Diary.open(path, NOW) as diary:
        assert check(diary) == ["not_guarded"]


def test_a_diary_too_damaged_to_be_opened(tmp_path: Path) -> None:
    path = two_revisions(tmp_path)
    assert check_file(path, NOW) == []
    path.write_bytes(path.read_bytes()[:5000])
    assert trouble_of(lambda: Diary.open(path, NOW)) is Trouble.DAMAGED
    assert check_file(path, NOW) == ["damaged"]
    assert trouble_of(lambda: check_file(tmp_path / "none", NOW)) is Trouble.MISSING


@pytest.mark.parametrize(
    "change",
    [
        "body = '{}'",
        "body = '[]'",
        "body = 'null'",
        "body = json_set(body, '$.began', 'yesterday')",
        "body = json_set(body, '$.severity', 'dreadful')",
        "kind = 'spell'",
        "recorded_at = 'today'",
    ],
)
def test_an_entry_that_says_nothing_is_damage_and_no_crash(tmp_path: Path, change: str) -> None:
    path = two_revisions(tmp_path)
    tamper(path, [f"UPDATE revisions SET {change} WHERE generation = 2"])
    with Diary.open(path, NOW) as diary:
        assert check(diary) == ["bad_body"]
        if "kind" not in change:
            assert trouble_of(lambda: symptoms(diary, START, START.replace(month=4))) is Trouble.DAMAGED


@pytest.mark.parametrize("kind", ["person", "zone", "meals", "prescription", "monitoring"])
@pytest.mark.parametrize("body", ["{}", "[1]", '"text"', '{"zone": "Nowhere/Else", "at": null}', '{"begins": 5}'])
def test_a_plan_that_cannot_be_read_is_damage_and_no_crash(tmp_path: Path, kind: str, body: str) -> None:
    path = sam_s_diary(tmp_path).path
    tamper(path, [f"UPDATE revisions SET body = '{body}' WHERE kind = '{kind}'"])
    with Diary.open(path, NOW) as diary:
        assert trouble_of(lambda: read_plan(diary)) is Trouble.DAMAGED
        assert check(diary) == ["bad_body"]
        assert intakes(diary, START, START) == {}


def test_a_busy_diary_is_not_called_damaged(tmp_path: Path) -> None:
    path = two_revisions(tmp_path)
    other = plain(path)
    other.execute("BEGIN EXCLUSIVE")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("imuran_desktop.store.sqlite.BUSY_SECONDS", 0.01)
        assert trouble_of(lambda: Diary.open(path, NOW, read_only=True)) is Trouble.BUSY
    other.close()
