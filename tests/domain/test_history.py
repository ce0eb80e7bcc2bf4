"""Entries and their revisions: which one is current, and what a conflict is."""

from datetime import datetime, timedelta
from itertools import permutations
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from imuran_desktop.domain.history import Kind, Revision, heads, precedence
from tests.domain.builders import utc

NOON = utc("2026-03-10T12:00")


def revision(id: str, *parents: str, generation: int = 1, at: datetime = NOON, deleted: bool = False) -> Revision:
    return Revision(
        id=id,
        entry="morning/2026-03-10",
        kind=Kind.INTAKE,
        day="2026-03-10",
        generation=generation,
        recorded_at=at,
        device="laptop",
        by="",
        deleted=deleted,
        body={},
        parents=parents,
    )


def ids(*revisions: Revision) -> list[str]:
    return [item.id for item in heads(revisions)]


FIRST, SECOND = revision("first"), revision("second", "first", generation=2)


def test_an_entry_of_one_revision_shows_it() -> None:
    assert ids(FIRST) == ["first"]
    assert ids() == []


def test_an_edit_takes_the_place_of_what_it_replaces_in_whatever_order() -> None:
    third = revision("third", "second", generation=3, deleted=True)

    for order in permutations([FIRST, SECOND, third]):
        assert ids(*order) == ["third"]


def test_two_edits_of_one_revision_are_a_conflict() -> None:
    other = revision("other", "first", generation=2, at=NOON - timedelta(hours=1))

    for order in permutations([FIRST, SECOND, other]):
        assert ids(*order) == ["second", "other"]


def test_a_revision_that_replaces_both_ends_a_conflict() -> None:
    other = revision("other", "first", generation=2)
    settled = revision("settled", "second", "other", generation=3)

    assert ids(FIRST, SECOND, other, settled) == ["settled"]


def test_shown_meanwhile_is_the_later_generation_then_the_later_time_then_the_greater_id() -> None:
    early = revision("z", generation=3, at=NOON - timedelta(days=9))
    late = revision("a", generation=2, at=NOON)
    tie = revision("b", generation=2, at=NOON)

    assert ids(tie, late, early) == ["z", "b", "a"]
    assert precedence(early) > precedence(tie) > precedence(late)


def test_a_revision_whose_parent_has_not_arrived_yet_is_a_head() -> None:
    assert ids(SECOND) == ["second"]


@st.composite
def histories(draw: st.DrawFn) -> list[Revision]:
    made: list[Revision] = []
    for number in range(draw(st.integers(1, 8))):
        parents = draw(st.lists(st.sampled_from(made), max_size=2, unique_by=lambda item: item.id)) if made else []
        generation = 1 + max((item.generation for item in parents), default=0)
        moment = NOON + timedelta(minutes=draw(st.integers(0, 3)))
        made.append(revision(f"r{number}", *(item.id for item in parents), generation=generation, at=moment))
    return made


@given(histories(), st.randoms(use_true_random=False))
def test_heads_are_what_nothing_replaces_in_any_order(history: list[Revision], random: Random) -> None:
    shuffled = list(history)
    random.shuffle(shuffled)

    found = heads(shuffled)

    assert found == heads(history)
    assert {item.id for item in found} == {
        item.id for item in history if not any(item.id in other.parents for other in history)
    }
    assert found, "there is always something to show"
