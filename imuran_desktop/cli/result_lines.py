"""Results as lines on a terminal."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from imuran_desktop.cli.language import environment_language

if TYPE_CHECKING:
    from imuran_desktop.domain.results import Result
    from imuran_desktop.domain.shown_reports import ShownReport


def lines_of(shown: "ShownReport", result: "Result", instead_of: "Result | None" = None) -> Iterator[str]:
    """One result in a line, with what it replaced; below it what is questioned in it."""
    from imuran_desktop.domain.units import doubts
    from imuran_desktop.reference.analytes import load_analytes
    from imuran_desktop.words.alert_values import past_phrase
    from imuran_desktop.words.results import doubt_words, outside_words

    language, analytes = environment_language(), load_analytes()
    said = [result_line(result) + instead_words(instead_of)]
    if outside := outside_words(language, result):
        said.append(outside)
    if shown.past_of(result):
        said.append(past_phrase(language))
    yield "; ".join(said)
    for doubt in doubts(result, analytes.get(result.analyte)):
        yield f"  {doubt_words(language, doubt, result, analytes)}"


def result_line(result: "Result") -> str:
    """A result with its name, the laboratory's range and comment: "ALT 34 U/L (10 to 50), fasting"."""
    from imuran_desktop.reference.analytes import load_analytes
    from imuran_desktop.words.alert_values import result_words
    from imuran_desktop.words.results import range_words

    language = environment_language()
    line = result_words(language, result, load_analytes())
    if given := range_words(language, result):
        line += f" ({given})"
    return f"{line}, {result.comment}" if result.comment and result.value is not None else line


def instead_words(known: "Result | None") -> str:
    """What a result takes the place of, as the end of its line."""
    return f", instead of {result_line(known)}" if known is not None else ""
