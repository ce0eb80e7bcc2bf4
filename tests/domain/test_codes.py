"""The words the whole project shares."""

from imuran_desktop.domain.codes import DoseState, Level


def test_only_an_unanswered_dose_is_open_and_wants_an_answer_once_its_time_has_come() -> None:
    unanswered = [DoseState.UPCOMING, DoseState.DUE, DoseState.OVERDUE, DoseState.MISSED]

    assert [state for state in DoseState if state.is_open] == unanswered
    assert [state for state in DoseState if state.wants_answer] == unanswered[1:]


def test_an_emergency_is_the_most_pressing() -> None:
    assert sorted(Level, key=lambda level: level.rank, reverse=True) == [
        Level.EMERGENCY,
        Level.URGENT,
        Level.TELL_CLINIC,
        Level.LOG,
    ]
