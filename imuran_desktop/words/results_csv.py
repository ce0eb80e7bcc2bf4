"""What is wrong with a CSV file of results, in words."""

from collections.abc import Mapping

from imuran_desktop.words.language import Language


def refused_words(language: Language, code: str, figures: Mapping[str, int]) -> str:
    """Why a file can't be used. ``code`` is an `exchange.csv_table.Refused`, ``figures`` as it has them."""
    tr = language.tr
    most = language.number(figures.get("most", 0))
    sentences = {
        "too_large": tr("The file is larger than {most} MB. Choose a smaller one, or split it."),
        "too_many_rows": tr("The file has more than {most} rows. Split it, and import one part after the other."),
        "not_text": tr("The file is not a text file. Save the table as CSV and choose that file."),
        "no_table": tr("No table was found in the file. It needs a row of headings, and at least two columns."),
    }
    return sentences[code].format(most=most)


def problem_words(language: Language, code: str, row: int, column: str, text: str, count: int) -> str:
    """What could not be taken over, as a sentence that names the row and the column.

    ``code`` is an `exchange.results_csv.Problem`; the others are its `CsvProblem`'s.
    """
    if code == "column_left_out":
        return language.trn(
            "Column {column} is left out: {number} cell of it has something in it.",
            "Column {column} is left out: {number} cells of it have something in them.",
            count,
            column=column,
        )
    return _sentences(language)[code].format(row=row, column=column, text=text)


def _sentences(language: Language) -> Mapping[str, str]:
    tr = language.tr
    return {
        "no_date": tr("Row {row}, column {column}: there is no date, so the row was not taken over."),
        "not_a_date": tr("Row {row}, column {column}: {text} is not a date, so the row was not taken over."),
        "unclear_date": tr(
            "Row {row}, column {column}: {text} could be two dates. Say which comes first, day or month."
        ),
        "no_name": tr("Row {row}, column {column}: nothing says what was measured, so {text} was not taken over."),
        "no_value": tr("Row {row}, column {column}: there is no value, so nothing was taken over."),
        "not_a_value": tr("Row {row}, column {column}: {text} can't be read as one value, so it was not taken over."),
        "unclear_number": tr("Row {row}, column {column}: {text} can be read in two ways, so it was not taken over."),
        "two_units": tr("Row {row}, column {column}: {text} has two units, so it was not taken over."),
        "not_a_range": tr(
            "Row {row}, column {column}: {text} can't be read as the range, so the value stands without it."
        ),
        "twice": tr(
            "Row {row}, column {column}: another row has a different value for the same test and day, so {text} was "
            "not taken over, and neither was the other."
        ),
        "same_again": tr("Row {row}, column {column}: another row says {text} too, so it was taken over once."),
        "other_sample": tr(
            "Row {row}, column {column}: {text} is not known to be a sample of blood, so the row was not taken over."
        ),
    }


def field_words(language: Language, field: str) -> str:
    """What a column holds, to choose it by. ``field`` is an `exchange.csv_layout.Field`."""
    tr = language.tr
    words = {
        "date": tr("Date"),
        "name": tr("What was measured"),
        "value": tr("Value"),
        "unit": tr("Unit"),
        "low": tr("Low end of the range"),
        "high": tr("High end of the range"),
        "range": tr("Range"),
        "lab": tr("Laboratory"),
        "comment": tr("Comment"),
        "sample": tr("Kind of sample"),
    }
    return words[field]
