"""Revisions: what replaces what, and which one is shown."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from imuran_desktop.domain.history import Kind, Revision, heads
from imuran_desktop.store.check import check
from imuran_desktop.store.diary import Diary
from imuran_desktop.store.errors import Trouble
from imuran_desktop.store.revisions import (
    added_since,
    append,
    changed,
    current,
    current_named,
    current_of,
    current_values,
    disputed,
    every_revision,
    history_of,
    insert,
    last_day,
    last_recorded,
    latest,
    newest,
    newest_of,
    oldest_day,
    wrote,
)
from imuran_desktop.store.revisions import deleted as taken_out
from tests.store.making import HERE, NOW, THERE, new_diary, plain, symptom, trouble_of, write

SECOND = timedelta(seconds=1)


def notes(diary: Diary, first: str = "", last: str = "~") -> dict[str, str]:
    return {item.entry: item.body["note"] for item in current(diary, Kind.SYMPTOM, first, last)}


def all_of(diary: Diary) -> dict[str, Revision]:
    entries = {item.entry for item in every_revision(diary)}
    return {item.id: item for entry in entries for item in history_of(diary, entry)}


def merge(into: Diary, others: Iterable[Revision]) -> None:
    """The union of revisions, as design invariant 3 has it."""
    known = all_of(into)
    with into.writing():
        insert(into, [item for item in others if item.id not in known])


def test_an_entry_is_replaced_and_both_stay_readable(tmp_path: Path) -> None:
    with new_diary(tmp_path) as diary:
        first = write(diary, "one", "first")
        second = write(diary, "one", "second", author=THERE, now=NOW + SECOND)
        assert (first.generation, first.parents) == (1, ())
        assert (second.generation, second.parents) == (2, (first.id,))
        assert (second.device, second.by, second.recorded_at) == ("device-b", "Alex", NOW + SECOND)
        assert history_of(diary, "one") == [second, first]
        assert notes(diary) == {"one": "second"}
        assert heads(history_of(diary, "one")) == [second]


def test_a_deleted_entry_is_gone_and_its_history_is_not(tmp_path: Path) -> None:
    with new_diary(tmp_path) as diary:
        write(diary, "one", "first")
        gone = write(diary, "one", deleted=True)
        assert notes(diary) == {}
        assert latest(diary, Kind.SYMPTOM, 5) == []
        found = current_of(diary, "one")
        assert found is not None
        assert (found.id, found.deleted) == (gone.id, True)
        write(diary, "one", "back")
        assert notes(diary) == {"one": "back"}
        assert len(history_of(diary, "one")) == 3


def test_an_entry_that_is_not_there(tmp_path: Path) -> None:
    with new_diary(tmp_path) as diary:
        assert current_of(diary, "one") is None
        assert history_of(diary, "one") == []
        assert last_day(diary, Kind.SYMPTOM) is None


def test_days_and_kinds_are_kept_apart(tmp_path: Path) -> None:
    with new_diary(tmp_path) as diary:
        for day in ("2026-03-01", "2026-03-02", "2026-03-03", "2026-03-04"):
            write(diary, f"on {day}", day, day=day)
        with diary.writing():
            append(diary, HERE, NOW, kind=Kind.PERSON, entry="person", body={"note": "no day"})
        assert list(notes(diary, "2026-03-02", "2026-03-03")) == ["on 2026-03-02", "on 2026-03-03"]
        assert len(notes(diary)) == 4
        assert [item.day for item in latest(diary, Kind.SYMPTOM, 2)] == ["2026-03-04", "2026-03-03"]
        assert [item.day for item in latest(diary, Kind.SYMPTOM, 1, "2026-03-04")] == ["2026-03-03"]
        assert last_day(diary, Kind.SYMPTOM) == "2026-03-04"
        assert [item.entry for item in current(diary, Kind.PERSON)] == ["person"]


def test_an_entry_that_moved_to_another_day_is_on_that_day_only(tmp_path: Path) -> None:
    with new_diary(tmp_path) as diary:
        write(diary, "one", day="2026-03-01")
        write(diary, "one", day="2026-03-05")
        assert notes(diary, "2026-03-01", "2026-03-01") == {}
        assert list(notes(diary, "2026-03-05", "2026-03-05")) == ["one"]


def copies(folder: Path) -> tuple[Diary, Diary]:
    """Two copies of one diary with one entry in it."""
    with new_diary(folder) as diary:
        write(diary, "one", "first")
    other = folder / "copy.imuran"
    other.write_bytes(diary.path.read_bytes())
    return Diary.open(diary.path, NOW), Diary.open(other, NOW)


def test_of_two_heads_the_greater_is_shown_and_the_next_revision_settles_it(tmp_path: Path) -> None:
    mine, theirs = copies(tmp_path)
    with mine, theirs:
        write(mine, "one", "mine", now=NOW + 2 * SECOND)
        write(theirs, "one", "theirs", author=THERE, now=NOW + SECOND)
        merge(mine, all_of(theirs).values())
        assert len(heads(history_of(mine, "one"))) == 2
        assert notes(mine) == {"one": "mine"}  # the later of the same generation

        write(theirs, "one", "theirs again", author=THERE, now=NOW)
        merge(mine, all_of(theirs).values())
        assert notes(mine) == {"one": "theirs again"}  # the greater generation, though its clock was behind

        settled = write(mine, "one", "settled")
        assert len(settled.parents) == 2
        assert settled.generation == 4
        assert heads(history_of(mine, "one")) == [settled]
        assert check(mine) == []


def test_of_two_heads_with_equal_times_the_greater_id_is_shown(tmp_path: Path) -> None:
    mine, theirs = copies(tmp_path)
    with mine, theirs:
        one = write(mine, "one", "mine", now=NOW + SECOND)
        other = write(theirs, "one", "theirs", now=NOW + SECOND)
        merge(mine, all_of(theirs).values())
        assert notes(mine) == {"one": "mine" if one.id > other.id else "theirs"}


def test_a_deletion_in_conflict_hides_the_entry_only_while_it_is_the_greater(tmp_path: Path) -> None:
    mine, theirs = copies(tmp_path)
    with mine, theirs:
        write(mine, "one", deleted=True, now=NOW + 2 * SECOND)
        write(theirs, "one", "kept", now=NOW + SECOND)
        merge(theirs, all_of(mine).values())
        assert notes(theirs) == {}
        write(mine, "one", "no: kept")
        merge(theirs, all_of(mine).values())
        assert notes(theirs) == {"one": "no: kept"}


Edit = tuple[str, bool, int, str]
edits: st.SearchStrategy[list[Edit]] = st.lists(
    st.tuples(st.sampled_from("abc"), st.booleans(), st.integers(0, 3), st.sampled_from(["2026-03-01", "2026-03-02"])),
    max_size=5,
)


@settings(max_examples=12, deadline=None)
@given(before=edits, mine=edits, theirs=edits)
def test_two_copies_merge_to_the_same_in_any_order(before: list[Edit], mine: list[Edit], theirs: list[Edit]) -> None:
    def edit(diary: Diary, changes: list[Edit]) -> None:
        for number, (entry, deleted, seconds, day) in enumerate(changes):
            write(diary, entry, str(number), deleted=deleted, now=NOW + seconds * SECOND, day=day)

    with TemporaryDirectory() as name:
        folder = Path(name)
        one, other = copies(folder)
        with one, other:
            edit(one, before)
            merge(other, all_of(one).values())
            edit(one, mine)
            edit(other, theirs)
            mine_before, theirs_before = all_of(one), all_of(other)
            merge(one, reversed(theirs_before.values()))
            merge(other, mine_before.values())

            assert all_of(one) == all_of(other)
            assert notes(one) == notes(other)
            assert check(one) == check(other) == []
            for entry in "abc":
                found = current_of(one, entry)
                assert [item.id for item in heads(history_of(one, entry))[:1]] == ([found.id] if found else [])


def test_a_revision_is_never_taken_in_twice(tmp_path: Path) -> None:
    with new_diary(tmp_path) as diary:
        once = write(diary, "one")
        assert trouble_of(lambda: _insert(diary, once)) is Trouble.FAILED
        assert len(history_of(diary, "one")) == 1


def _insert(diary: Diary, revision: Revision) -> None:
    with diary.writing():
        insert(diary, [revision])


def test_what_cannot_be_read_is_damage(tmp_path: Path) -> None:
    path = new_diary(tmp_path).path
    other = plain(path)
    values = "'id', 'one', 'symptom', '2026-03-02', 1, ?, '', '', 0, ?"
    other.execute(f"INSERT INTO revisions VALUES ({values})", ("2026-03-02T09:30:00+00:00", "no JSON"))
    other.close()
    with Diary.open(path, NOW) as diary:
        assert trouble_of(lambda: current_of(diary, "one")) is Trouble.DAMAGED


def test_text_of_every_script_comes_back_as_it_went_in(tmp_path: Path) -> None:
    with new_diary(tmp_path) as diary:
        text = "Zoë 💊👩‍⚕️ שלום \N{RIGHT-TO-LEFT MARK}مرحبا\0\n\t\"'\\ 你好"
        write(diary, "one", text)
        assert history_of(diary, "one")[0].body == symptom(text)


def test_who_wrote_what_kinds_is_known_also_of_what_was_replaced(tmp_path: Path) -> None:
    with new_diary(tmp_path) as diary:
        write(diary, "one", "first", author=THERE)
        write(diary, "one", "second")
        assert wrote(diary, THERE.device, (Kind.PERSON, Kind.SYMPTOM))
        assert wrote(diary, HERE.device, (Kind.SYMPTOM,))
        assert not wrote(diary, THERE.device, (Kind.PERSON, Kind.ZONE))
        assert not wrote(diary, "another", (Kind.SYMPTOM,))


def test_entries_with_several_revisions_are_counted_with_their_heads(tmp_path: Path) -> None:
    with new_diary(tmp_path) as diary:
        write(diary, "once")
        first = write(diary, "twice")
        write(diary, "twice", "again")
        with diary.writing():
            insert(diary, [replace(first, id="other", parents=())])
        assert changed(diary, Kind.SYMPTOM) == {"twice": (3, 2)}
        assert changed(diary, Kind.SYMPTOM, "2026-03-03") == {}
        assert [item.entry for item in disputed(diary, Kind.SYMPTOM)] == ["twice"]
        assert disputed(diary, Kind.INTAKE) == []


def test_one_value_of_years_is_that_of_what_is_shown(tmp_path: Path) -> None:
    def values(diary: Diary, first: str = "2026-03-02", last: str = "2026-03-02") -> dict[str, str]:
        return current_values(diary, Kind.SYMPTOM, "note", first, last)

    mine, theirs = copies(tmp_path)
    with mine, theirs:
        write(mine, "two", "gone")
        write(mine, "two", deleted=True)
        write(mine, "later", "later", day="2026-03-03")
        write(mine, "one", "mine", now=NOW + 2 * SECOND)
        write(theirs, "one", "theirs", now=NOW + SECOND)
        merge(mine, all_of(theirs).values())
        assert values(mine) == {"one": "mine"}
        assert values(mine, last="2026-03-03") == {"one": "mine", "later": "later"}
        assert values(mine, first="2026-03-04", last="2026-03-05") == {}
        assert current_values(mine, Kind.SYMPTOM, "no such", "2026-03-02", "2026-03-02") == {"one": None}
        assert current_values(mine, Kind.INTAKE, "note", "2026-03-02", "2026-03-02") == {}


def test_a_value_in_what_is_no_json_is_damage(tmp_path: Path) -> None:
    path = new_diary(tmp_path).path
    other = plain(path)
    other.execute(
        "INSERT INTO revisions VALUES ('id', 'one', 'symptom', '2026-03-02', 1, '2026-03-02', '', '', 0, 'no JSON')"
    )
    other.close()
    with Diary.open(path, NOW) as diary:
        found = trouble_of(lambda: current_values(diary, Kind.SYMPTOM, "note", "2026-03-02", "2026-03-02"))
        assert found is Trouble.DAMAGED


def test_the_oldest_day_is_that_of_what_is_shown(tmp_path: Path) -> None:
    with new_diary(tmp_path) as diary:
        assert oldest_day(diary, Kind.SYMPTOM) is None
        with diary.writing():
            append(diary, HERE, NOW, kind=Kind.SYMPTOM, entry="dayless", body=symptom())
        assert oldest_day(diary, Kind.SYMPTOM) is None
        write(diary, "kept", day="2026-03-02")
        write(diary, "gone", day="1926-03-02")
        assert oldest_day(diary, Kind.SYMPTOM) == "1926-03-02"
        write(diary, "gone", day="1926-03-02", deleted=True)
        assert oldest_day(diary, Kind.SYMPTOM) == "2026-03-02"
        write(diary, "moved", day="1926-03-02")
        write(diary, "moved", day="2026-03-01")
        assert oldest_day(diary, Kind.SYMPTOM) == "2026-03-01"
        assert oldest_day(diary, Kind.NOTE) is None


def test_what_was_deleted_is_found_by_its_day(tmp_path: Path) -> None:
    with new_diary(tmp_path) as diary:
        write(diary, "kept")
        write(diary, "gone")
        write(diary, "gone", deleted=True)
        assert [item.entry for item in taken_out(diary, Kind.SYMPTOM)] == ["gone"]
        assert taken_out(diary, Kind.SYMPTOM, "2026-03-03") == []


def test_the_latest_instant_is_that_of_the_device_asked_about(tmp_path: Path) -> None:
    with new_diary(tmp_path) as diary:
        assert last_recorded(diary, HERE.device) is None
        write(diary, "one", now=NOW + SECOND)
        write(diary, "two", now=NOW)
        write(diary, "three", now=NOW + 2 * SECOND, author=THERE)
        assert last_recorded(diary, HERE.device) == NOW + SECOND
        assert last_recorded(diary, THERE.device) == NOW + 2 * SECOND
        assert last_recorded(diary, "another") is None


def test_the_latest_instant_is_looked_for_among_what_was_added_lately(tmp_path: Path) -> None:
    with new_diary(tmp_path) as diary:
        first = write(diary, "one", now=NOW + SECOND)
        with diary.writing():
            insert(diary, [replace(first, id=f"{number}", recorded_at=NOW) for number in range(1000)])
        assert last_recorded(diary, HERE.device) == NOW


def test_an_instant_that_cannot_be_read_is_damage(tmp_path: Path) -> None:
    path = new_diary(tmp_path).path
    other = plain(path)
    other.execute(
        "INSERT INTO revisions VALUES ('id', 'one', 'symptom', '2026-03-02', 1, 'soon', 'device-a', '', 0, '{}')"
    )
    other.close()
    with Diary.open(path, NOW) as diary:
        assert trouble_of(lambda: last_recorded(diary, HERE.device)) is Trouble.DAMAGED


def test_the_newest_of_a_kind_is_known_by_its_number(tmp_path: Path) -> None:
    with new_diary(tmp_path) as diary:
        assert (newest_of(diary, Kind.SYMPTOM), newest(diary)) == (0, 0)
        write(diary, "a")
        last = newest(diary)
        assert newest_of(diary, Kind.SYMPTOM) == last > 0
        with diary.writing():
            append(diary, HERE, NOW, kind=Kind.REMINDER, entry="r", body={})
        assert (newest_of(diary, Kind.SYMPTOM), newest_of(diary, Kind.REMINDER)) == (last, newest(diary))
        assert added_since(diary, last) == [(Kind.REMINDER, "r", "")]


def test_current_entries_can_be_asked_for_by_name(tmp_path: Path) -> None:
    with new_diary(tmp_path) as diary:
        for entry in ("a", "a#1", "a#2", "a$", "ab#1"):
            write(diary, entry)
        write(diary, "a#2", "changed")
        write(diary, "a#3")
        write(diary, "a#3", deleted=True)
        found = {item.entry: item.body["note"] for item in current_named(diary, Kind.SYMPTOM, "a#", "a$")}
        assert found == {"a#1": "", "a#2": "changed"}
        assert current_named(diary, Kind.INTAKE, "a#", "a$") == []
