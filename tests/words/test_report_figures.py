"""The figures of a report in words: both counts beside every per cent, and what is not recorded is not judged."""

from dataclasses import replace

import pytest

from imuran_desktop.domain.adherence import Counts, Figures
from imuran_desktop.domain.report_figures import Open, Recorders, Reminded
from imuran_desktop.domain.runs import Run, Runs
from imuran_desktop.words.language import Language
from imuran_desktop.words.report_figures import (
    disputed_words,
    figure_heads,
    figure_row,
    left_out_words,
    more_words,
    recorders_words,
)
from tests.domain.builders import START, day
from tests.words.plain import plain

GB, EACH = Language("en_GB"), Reminded(3, 0)
FOUR_WEEKS = Figures(
    Counts(
        due=56, taken=52, skipped=1, missed=2, not_sure=1, time_known=50, on_time=48, days_due=28, days_as_planned=25
    ),
    skip_reasons=(("felt_unwell", 1),),
    runs=Runs(longest=Run(2, START, day("2026-03-02"))),
)


def more(reminded: Reminded = EACH, **counts: int) -> str:
    return more_words(GB, replace(FOUR_WEEKS, counts=replace(FOUR_WEEKS.counts, **counts)), reminded)


def test_each_figure_has_a_column() -> None:
    row = figure_row(GB, "Azathioprine", FOUR_WEEKS)
    assert dict(zip(figure_heads(GB), map(plain, row), strict=True)) == {
        "Medicine": "Azathioprine",
        "Doses taken": "52 of 56 (93 %)",
        "Taken on time": "48 of 50 (96 %)",
        "Food as instructed": "nothing to count",
        "Days as planned": "25 of 28 (89 %)",
        "Longest run without a dose": "2 doses, 1 to 2 Mar 2026",
    }


@pytest.mark.parametrize(
    ("reminded", "said"),
    [
        (EACH, "a reminder was given for each"),
        (Reminded(0, 3), "no reminder is recorded"),
        (Reminded(1, 2), "a reminder was given for 1, none is recorded for 2"),
        (Reminded(2, 0, 1), "a reminder was given for 2, none could be given for 1"),
        (Reminded(1, 1, 1), "a reminder was given for 1, none is recorded for 1, none could be given for 1"),
    ],
)
def test_what_is_not_recorded_is_told_with_its_reminders(reminded: Reminded, said: str) -> None:
    assert more(reminded) == (
        f"Skipped: 1 dose: felt unwell (1). Not recorded: 3 doses (2 missed: nothing recorded; 1 not sure); {said}."
    )


@pytest.mark.parametrize(
    ("reminded", "said"),
    [(Reminded(1, 0), "a reminder was given"), (Reminded(0, 1), "no reminder is recorded")],
)
def test_one_dose_is_told_as_one(reminded: Reminded, said: str) -> None:
    assert more(reminded, not_sure=0, missed=1).endswith(f"Not recorded: 1 dose (1 missed: nothing recorded); {said}.")


def test_where_everything_is_recorded_that_is_said() -> None:
    assert more(Reminded(), not_sure=0, missed=0).endswith("Not recorded: none.")


def test_what_there_is_none_of_is_not_told() -> None:
    assert "none." not in more()
    said = more(in_part=1, sick_after=2, held=7, held_taken=1, extra=1, as_needed=3, not_planned=2)
    assert said.endswith(
        "Taken in part: 1 dose. Sick afterwards: 2 doses. On hold: 7 doses, of which 1 recorded as taken. "
        "Extra: 1 time. Taken as needed: 3 times. Not planned: 2 times."
    )


def test_where_nothing_was_due_there_is_nothing_to_count() -> None:
    none = Figures(Counts(as_needed=3))
    assert more_words(GB, none, Reminded()) == "No dose was due: nothing to count. Taken as needed: 3 times."


def test_who_recorded_is_told_where_it_was_somebody_else() -> None:
    assert list(recorders_words(GB, Recorders(12, {}))) == []
    assert list(recorders_words(GB, Recorders(12, {"Jo": 3, "Alex": 1}))) == [
        "4 of 12 entries on doses were made by someone else: Jo (3) and Alex (1)."
    ]


def test_a_name_from_right_to_left_turns_nothing_round() -> None:
    (words,) = recorders_words(GB, Recorders(12, {"سام": 3}))
    assert words.endswith("made by someone else: \N{FIRST STRONG ISOLATE}سام\N{POP DIRECTIONAL ISOLATE} (3).")


@pytest.mark.parametrize(
    ("still", "said"),
    [
        (Open(), []),
        (Open(1), ["1 dose is still open, and not counted yet."]),
        (
            Open(2, START),
            [
                "Recording began on 1 March 2026: nothing before that day is counted.",
                "2 doses are still open, and not counted yet.",
            ],
        ),
    ],
)
def test_what_is_not_counted_is_told(still: Open, said: list[str]) -> None:
    assert list(left_out_words(GB, still)) == said


def test_numbers_are_those_of_the_locale() -> None:
    many = replace(FOUR_WEEKS, counts=Counts(due=2000, taken=1999))
    assert plain(figure_row(Language("en_DE"), "Azathioprine", many)[1]) == "1.999 of 2.000 (99 %)"


def test_where_no_reminder_could_be_given_none_is_mentioned() -> None:
    said = more_words(GB, replace(FOUR_WEEKS, counts=replace(FOUR_WEEKS.counts, missed=2, not_sure=0)), Reminded())
    assert "Not recorded: 2 doses (2 missed: nothing recorded)." in said
    assert "reminder" not in said


def test_what_nobody_has_decided_is_told() -> None:
    assert list(disputed_words(GB, 0)) == []
    (one,), (two,) = disputed_words(GB, 1), disputed_words(GB, 2)
    assert one.startswith("1 entry was recorded differently in two places, and nobody has decided yet; ")
    assert two.startswith("2 entries were recorded differently in two places, and nobody has decided yet; ")
