"""What a write changed."""

from imuran_desktop.services.changes import EVERYTHING, Changed, Topic


def test_another_process_may_have_changed_anything() -> None:
    assert set(EVERYTHING) == set(Topic)


def test_a_write_that_changed_nothing_names_no_revision() -> None:
    assert Changed(frozenset()) == Changed(frozenset(), "", "")
