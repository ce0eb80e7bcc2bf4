from collections import defaultdict
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from imuran_desktop.domain.codes import Sign
from imuran_desktop.domain.results import Result
from imuran_desktop.exchange.csv_layout import guess_layout
from imuran_desktop.exchange.csv_table import read_table
from imuran_desktop.exchange.results_csv import DayResults, read_results
from imuran_desktop.exchange.results_render import render_results
from imuran_desktop.reference.analytes import load_analytes
from imuran_desktop.services.blood_tests import record_blood_test
from imuran_desktop.services.changes import Topic
from imuran_desktop.services.problems import Reason
from imuran_desktop.services.results_import import BroughtIn, Fate, bring_in, compare, undo_bring_in
from imuran_desktop.store.diary import Diary
from imuran_desktop.store.read import done_tests, lab_reports
from tests.services.entering import attach_letter, enter_results
from tests.services.plans import ALEX, SAM, at, revision_count, sam_s_diary, why_refused

NOW = at("2026-06-20 12:00")
MAY, JUNE = date(2026, 5, 4), date(2026, 6, 1)


def value(analyte: str, number: str, low: str | None = None, comment: str = "") -> Result:
    return Result(analyte, Decimal(number), "U/L", low=Decimal(low) if low else None, comment=comment)


ALT, ALT_HIGHER, AST = value("alt", "34"), value("alt", "61"), value("ast", "28")


def bring(diary: Diary, *days: DayResults, replace: bool = False) -> BroughtIn:
    return bring_in(diary, ALEX, NOW, days, replace=replace)


def known(diary: Diary) -> list[tuple[date, str, tuple[Result, ...]]]:
    return [(report.on, report.lab, report.results) for report in lab_reports(diary)]


def test_what_is_new_makes_a_test_of_its_day(diary: Diary) -> None:
    brought = bring(diary, DayResults(MAY, (ALT, AST), "Sample lab"), DayResults(JUNE, (ALT,)))
    assert (brought.added, brought.replaced, brought.same, brought.left) == (3, 0, 0, 0)
    assert brought.topics == {Topic.BLOOD_TESTS}
    assert known(diary) == [(MAY, "Sample lab", (ALT, AST)), (JUNE, "", (ALT,))]
    assert {test.by for test in done_tests(diary)} == {"Alex"}


def test_it_joins_the_test_that_is_there_and_its_letters_stay(diary: Diary) -> None:
    test = record_blood_test(diary, SAM, NOW, MAY).entry
    attach_letter(diary, SAM, NOW, test, "letter.pdf", b"a letter")
    bring(diary, DayResults(MAY, (ALT,), "Sample lab"))
    (report,) = lab_reports(diary)
    assert (report.test, report.lab, report.results) == (test, "Sample lab", (ALT,))
    assert [file.name for file in report.files] == ["letter.pdf"]
    assert [test.by for test in done_tests(diary)] == [""]


def test_a_second_time_nothing_is_new(diary: Diary) -> None:
    days = DayResults(MAY, (ALT, AST), "Sample lab"), DayResults(JUNE, (ALT_HIGHER,))
    bring(diary, *days)
    count = revision_count(diary)
    brought = bring(diary, *days, replace=True)
    assert (brought.added, brought.replaced, brought.same, brought.topics) == (0, 0, 3, frozenset())
    assert revision_count(diary) == count


def test_what_is_different_stays_unless_it_is_to_be_replaced(diary: Diary) -> None:
    enter_results(diary, SAM, NOW, MAY, (ALT, AST))
    day = DayResults(MAY, (ALT_HIGHER, value("alp", "70")))
    (different,) = compare(diary, [day]).of(Fate.DIFFERENT)
    assert (different.on, different.result, different.known, different.twice) == (MAY, ALT_HIGHER, ALT, False)
    brought = bring(diary, day)
    assert (brought.added, brought.left) == (1, 1)
    assert known(diary) == [(MAY, "", (ALT, AST, value("alp", "70")))]
    brought = bring(diary, day, replace=True)
    assert (brought.added, brought.replaced, brought.same, brought.left) == (0, 1, 1, 0)
    assert known(diary) == [(MAY, "", (ALT_HIGHER, AST, value("alp", "70")))]


def test_a_file_that_says_less_of_the_same_value_is_the_same(diary: Diary) -> None:
    enter_results(diary, SAM, NOW, MAY, (value("alt", "34", "10", "fasting"),))
    assert [item.fate for item in compare(diary, [DayResults(MAY, (ALT,))]).items] == [Fate.SAME]


def test_a_file_that_says_more_of_the_same_value_is_different(diary: Diary) -> None:
    enter_results(diary, SAM, NOW, MAY, (ALT,))
    fuller = DayResults(MAY, (value("alt", "34", "10"),))
    assert [item.fate for item in compare(diary, [fuller]).items] == [Fate.DIFFERENT]


def test_another_unit_or_sign_is_different(diary: Diary) -> None:
    enter_results(diary, SAM, NOW, MAY, (ALT,))
    others = Result("alt", Decimal(34), "ukat/L"), Result("alt", Decimal(34), "U/L", Sign.BELOW)
    fates = [compare(diary, [DayResults(MAY, (other,))]).items[0].fate for other in others]
    assert fates == [Fate.DIFFERENT, Fate.DIFFERENT]


def test_two_values_for_one_thing_in_the_file_are_never_chosen_from(diary: Diary) -> None:
    day = DayResults(MAY, (ALT, ALT_HIGHER, AST))
    found = compare(diary, [day])
    assert [(item.fate, item.twice) for item in found.items] == [
        (Fate.DIFFERENT, True),
        (Fate.DIFFERENT, True),
        (Fate.NEW, False),
    ]
    brought = bring(diary, day, replace=True)
    assert (brought.added, brought.replaced, brought.left) == (1, 0, 2)
    assert known(diary) == [(MAY, "", (AST,))]


def test_a_row_that_stands_twice_comes_in_once_and_the_fuller_one(diary: Diary) -> None:
    fuller = value("alt", "34", "10")
    brought = bring(diary, DayResults(MAY, (ALT, fuller, fuller)))
    assert (brought.added, brought.same) == (1, 2)
    assert known(diary) == [(MAY, "", (fuller,))]


def test_results_of_another_laboratory_get_a_test_of_their_own(diary: Diary) -> None:
    enter_results(diary, SAM, NOW, MAY, (ALT,), "Sample lab")
    bring(diary, DayResults(MAY, (AST,), "Other lab"))
    assert sorted(known(diary)) == [(MAY, "Other lab", (AST,)), (MAY, "Sample lab", (ALT,))]


def test_one_laboratory_written_in_two_ways_is_one(diary: Diary) -> None:
    enter_results(diary, SAM, NOW, MAY, (ALT,), "Sample lab")
    bring(diary, DayResults(MAY, (AST,), "SAMPLE  LAB"), DayResults(JUNE, (ALT,), "Other lab"))
    bring(diary, DayResults(JUNE, (AST,), "other lab"))
    assert known(diary) == [(MAY, "Sample lab", (ALT, AST)), (JUNE, "Other lab", (ALT, AST))]


def test_a_value_replaced_by_one_of_another_laboratory_moves_there(diary: Diary) -> None:
    enter_results(diary, SAM, NOW, MAY, (ALT, AST), "Sample lab")
    bring(diary, DayResults(MAY, (ALT_HIGHER,), "Other lab"), replace=True)
    assert sorted(known(diary)) == [(MAY, "Other lab", (ALT_HIGHER,)), (MAY, "Sample lab", (AST,))]


def test_a_day_to_come_is_refused_and_nothing_is_written(diary: Diary) -> None:
    count = revision_count(diary)
    days = DayResults(MAY, (ALT,)), DayResults(date(2026, 6, 21), (ALT,))
    assert why_refused(lambda: bring(diary, *days)) is Reason.IN_FUTURE
    assert revision_count(diary) == count


def test_it_is_undone_in_one_go(diary: Diary) -> None:
    enter_results(diary, SAM, NOW, MAY, (ALT,))
    before = known(diary)
    brought = bring(diary, DayResults(MAY, (ALT_HIGHER,)), DayResults(JUNE, (AST,)), replace=True)
    undone = undo_bring_in(diary, SAM, NOW, brought)
    assert undone.topics == {Topic.BLOOD_TESTS}
    assert known(diary) == before
    assert [test.on for test in done_tests(diary)] == [MAY]


def test_it_is_not_undone_once_a_test_was_written_again(diary: Diary) -> None:
    brought = bring(diary, DayResults(MAY, (ALT,)), DayResults(JUNE, (AST,)))
    enter_results(diary, SAM, NOW, JUNE, (ALT_HIGHER,))
    before = known(diary)
    assert why_refused(lambda: undo_bring_in(diary, SAM, NOW, brought)) is Reason.NOTHING_TO_UNDO
    assert known(diary) == before


def test_nothing_brought_in_can_not_be_undone(diary: Diary) -> None:
    assert why_refused(lambda: undo_bring_in(diary, SAM, NOW, bring(diary))) is Reason.NOTHING_TO_UNDO


NUMBERS = st.decimals(0, 20, places=1).map(lambda number: number.normalize()) | st.none()
RESULTS = st.builds(
    Result,
    st.sampled_from(("alt", "ast", "wbc", "Sample analyte")),
    NUMBERS,
    st.sampled_from(("U/L", "ukat/L", "")),
    st.sampled_from(Sign),
    NUMBERS,
    NUMBERS,
    st.sampled_from(("", "seen twice")),
).map(lambda result: replace(result, sign=Sign.EXACT) if result.value is None else result)
DAYS = st.lists(
    st.builds(
        DayResults,
        st.dates(MAY, MAY + timedelta(days=2)),
        st.lists(RESULTS, max_size=4).map(tuple),
        st.sampled_from(("", "Sample lab", "SAMPLE lab", "Other lab")),
    ),
    max_size=4,
)


@settings(max_examples=60, deadline=None)
@given(DAYS, DAYS, st.booleans())
def test_no_value_is_lost_or_invented(before: list[DayResults], days: list[DayResults], replacing: bool) -> None:
    with TemporaryDirectory() as folder, sam_s_diary(Path(folder)) as diary:
        bring(diary, *before)
        there, compared = by_day(diary), compare(diary, days)
        brought = bring(diary, *days, replace=replacing)
        now = by_day(diary)
        assert len(compared.items) == sum(len(day.results) for day in days)
        assert brought.added + brought.replaced + brought.same + brought.left == len(compared.items)
        taken = compared.to_bring(replace=replacing)
        replaced = [(item.on, item.known) for item in taken if item.known is not None]
        expected = {(on, result) for on, results in there.items() for result in results}
        expected = expected - set(replaced) | {(item.on, item.result) for item in taken}
        assert {(on, result) for on, results in now.items() for result in results} == expected
        again = bring(diary, *days, replace=replacing)
        assert (again.added, again.replaced, again.changes) == (0, 0, ())
        if brought.changes:
            undo_bring_in(diary, SAM, NOW, brought)
        assert by_day(diary) == there


@settings(max_examples=60, deadline=None)
@given(DAYS)
def test_all_that_does_not_contradict_itself_comes_in(days: list[DayResults]) -> None:
    with TemporaryDirectory() as folder, sam_s_diary(Path(folder)) as diary:
        left = [item for item in compare(diary, days).items if item.twice]
        bring(diary, *days)
        for item in compare(diary, days).items:
            contradicted = any((other.on, other.result) == (item.on, item.result) for other in left)
            assert (item.fate is Fate.SAME) is not contradicted


@settings(max_examples=40, deadline=None)
@given(DAYS)
def test_a_table_of_one_diary_brings_all_of_it_into_another(days: list[DayResults]) -> None:
    with (
        TemporaryDirectory() as one,
        TemporaryDirectory() as other,
        sam_s_diary(Path(one)) as diary,
        sam_s_diary(Path(other)) as copy,
    ):
        bring(diary, *days)
        text = render_results(lab_reports(diary), load_analytes())
        table = read_table(text.encode())
        read = read_results(table, guess_layout(table.header, load_analytes()), load_analytes())
        bring(copy, *read.tests)
        said = {on: {result for result in results if says(result)} for on, results in by_day(diary).items()}
        assert by_day(copy) == {on: results for on, results in said.items() if results}
        assert len(read.problems) == sum(not says(result) for report in lab_reports(diary) for result in report.results)


def says(result: Result) -> bool:
    """Whether there is anything in it to say in a table."""
    return result.value is not None or bool(result.comment)


def by_day(diary: Diary) -> dict[date, set[Result]]:
    found: dict[date, set[Result]] = defaultdict(set)
    for report in lab_reports(diary):
        found[report.on] |= {*report.results}
        assert len({result.analyte for result in report.results}) == len(report.results)
    return {on: results for on, results in found.items() if results}


def test_a_name_not_on_the_list_joins_the_diary_s_whatever_its_capitals_are(diary: Diary) -> None:
    bring(diary, DayResults(MAY, (value("Glucose", "90"),)))
    brought = bring(diary, DayResults(MAY, (value("GLUCOSE", "90"),)), DayResults(JUNE, (value("GLUCOSE", "91"),)))
    assert (brought.added, brought.same) == (1, 1)
    assert [result.analyte for _, _, results in known(diary) for result in results] == ["Glucose", "Glucose"]
