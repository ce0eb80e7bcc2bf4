"""The list to take along to the clinic."""

from datetime import UTC, date, datetime

from imuran_desktop.words.language import Language
from imuran_desktop.words.symptom_tell import TellLine, tell_table, tell_text

GB, TODAY = Language("en_GB"), date(2026, 3, 30)
LINES = [
    TellLine(
        datetime(2026, 3, 29, 9, 5, tzinfo=UTC),
        "Headache, severe",
        "urgent sign",
        ("Still going on.", "Note: after lunch"),
    ),
    TellLine(datetime(2026, 3, 1, 21, 0, tzinfo=UTC), "Ringing ears, mild", "tell your clinic"),
]


def test_as_text_it_says_whose_it_is_and_where_it_comes_from() -> None:
    assert tell_text(GB, "Sam Example", LINES, TODAY).splitlines() == [
        "To tell the clinic: Sam Example",
        "Recorded by the person themselves, or by who helps them. Put together on 30 March 2026.",
        "",
        "29 March 2026, 09:05: Headache, severe (urgent sign). Still going on. Note: after lunch",
        "1 March 2026, 21:00: Ringing ears, mild (tell your clinic).",
    ]


def test_as_a_table_its_first_row_names_the_columns() -> None:
    assert tell_table(GB, LINES) == [
        ("When", "Symptom", "Level", "More"),
        ("29 March 2026, 09:05", "Headache, severe", "urgent sign", "Still going on. Note: after lunch"),
        ("1 March 2026, 21:00", "Ringing ears, mild", "tell your clinic", ""),
    ]
