from datetime import timedelta

from imuran_desktop.domain.codes import Food, Outcome
from imuran_desktop.domain.doses import expected_doses
from imuran_desktop.services.answers import Answer
from imuran_desktop.ui.away.marks import Mark, Marks, What
from tests.domain.builders import START, plan, prescription, slot, step

DOSES = expected_doses(plan(prescription(step(slot("m", "08:00"), slot("e", "18:30")))), START, START)
FIRST, SECOND = DOSES


def marked(*whats: What | None) -> Marks:
    marks = Marks()
    for dose, what in zip(DOSES, whats, strict=True):
        if what is not None:
            marks.put(dose.key, Mark.of(what, dose))
    return marks


def test_taken_is_as_planned_until_another_time_is_given() -> None:
    marks = marked(What.TAKEN, None)
    assert marks.answers(DOSES, food=False) == {FIRST.key: Answer(Outcome.TAKEN, FIRST.instant)}
    later = FIRST.instant + timedelta(hours=2)
    marks.put(FIRST.key, Mark(What.TAKEN, later))
    assert marks.answers(DOSES, food=False)[FIRST.key].at == later


def test_food_is_said_only_of_what_was_taken() -> None:
    found = marked(What.TAKEN, What.SKIPPED).answers(DOSES, food=True)
    assert [answer.food for answer in found.values()] == [Food.WITH, None]
    assert found[SECOND.key] == Answer(Outcome.SKIPPED)


def test_what_is_left_is_no_answer() -> None:
    marks = marked(What.LEFT, What.SKIPPED)
    assert (marks.left(), list(marks.answers(DOSES, food=True))) == ((FIRST.key,), [SECOND.key])


def test_a_group_shows_what_holds_for_all_of_it() -> None:
    for what in What:
        assert marked(what, what).all_of(DOSES) is what
    assert marked(What.TAKEN, None).all_of(DOSES) is None
    assert marked(What.TAKEN, What.LEFT).all_of(DOSES) is None
    assert Marks().all_of(DOSES) is None
    other = marked(What.TAKEN, What.TAKEN)
    other.put(FIRST.key, Mark(What.TAKEN))
    assert other.all_of(DOSES) is None, "one of them was not as planned"


def test_counts_and_what_is_forgotten() -> None:
    marks = marked(What.TAKEN, What.SKIPPED)
    assert marks.counts(DOSES) == {What.TAKEN: 1, What.SKIPPED: 1}
    marks.keep({SECOND.key})
    assert marks.counts(DOSES) == {None: 1, What.SKIPPED: 1}
    assert len(marks) == 1
