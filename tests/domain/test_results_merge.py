from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from imuran_desktop.domain.results import Result
from imuran_desktop.domain.results_merge import Clash, merge_results
from imuran_desktop.reference.analytes import load_analytes

ANALYTES = load_analytes()


def result(name: str, value: str) -> Result:
    return Result(name, Decimal(value), "g/L")


OLD, NEW, OTHER = result("haemoglobin", "130"), result("haemoglobin", "135"), result("haemoglobin", "140")
ALT = result("alt", "30")


def merged(before: list[Result], now: list[Result], entered: list[Result]) -> list[Result]:
    return list(merge_results(before, now, entered, ANALYTES).results)


def test_what_was_entered_is_there() -> None:
    assert merged([], [], [ALT, NEW]) == [NEW, ALT]


def test_what_was_left_as_it_was_follows_the_diary() -> None:
    assert merged([OLD], [OTHER], [OLD]) == [OTHER]


def test_what_was_changed_is_as_entered() -> None:
    assert merged([OLD], [OLD], [NEW]) == [NEW]


def test_what_was_taken_out_is_gone() -> None:
    assert merged([OLD, ALT], [OLD, ALT], [ALT]) == [ALT]


def test_what_was_taken_out_but_changed_meanwhile_stays() -> None:
    assert merged([OLD], [OTHER], []) == [OTHER]


def test_what_others_took_out_stays_out() -> None:
    assert merged([OLD], [], [OLD]) == []


def test_what_others_added_stays() -> None:
    assert merged([], [ALT], [NEW]) == [NEW, ALT]


def test_two_different_values_clash_and_the_entered_one_is_among_the_results() -> None:
    both = merge_results([], [OTHER], [NEW], ANALYTES)
    assert both.clashes == (Clash(OTHER, NEW),)
    assert both.results == (NEW,)


def test_the_same_value_does_not_clash() -> None:
    assert merge_results([], [NEW], [NEW], ANALYTES).clashes == ()


def test_what_is_not_on_the_list_comes_last() -> None:
    own = result("Ferritin", "80")
    assert merged([], [own], [ALT]) == [ALT, own]


lists = st.dictionaries(st.sampled_from(["haemoglobin", "alt", "wbc", "Ferritin"]), st.integers(1, 3), max_size=4).map(
    lambda found: [result(name, str(value)) for name, value in found.items()]
)


@given(before=lists, now=lists, entered=lists)
def test_nothing_entered_is_lost_and_nothing_is_there_twice(
    before: list[Result], now: list[Result], entered: list[Result]
) -> None:
    both = merge_results(before, now, entered, ANALYTES)
    assert {*entered} - {*before} <= {*both.results}
    assert {*both.results} <= {*now, *entered}
    names = [item.analyte for item in both.results]
    assert len(names) == len({*names})
    # Whatever of the diary the person had not seen is still there, or asked about.
    unseen = {*now} - {*before}
    assert unseen <= {*both.results} | {clash.known for clash in both.clashes}
