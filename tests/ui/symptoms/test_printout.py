from datetime import UTC, date, datetime

from imuran_desktop.ui.symptoms.printout import tell_printout
from imuran_desktop.words.aid import aid_words
from imuran_desktop.words.language import Language
from imuran_desktop.words.symptom_tell import TellLine
from tests.ui.widgets import pdf

GB, TODAY = Language("en_GB"), date(2026, 3, 30)


def test_on_paper_it_says_whose_it_is_where_it_comes_from_and_every_row() -> None:
    lines = [
        TellLine(
            datetime(2026, 3, 29, 9, 5, tzinfo=UTC),
            "Headache, severe",
            "urgent sign",
            ("Still going on.", "<after> lunch"),
        ),
        TellLine(datetime(2026, 3, 1, 21, 0, tzinfo=UTC), "Ringing ears, mild", "tell your clinic"),
    ]
    printout = tell_printout(GB, "Sam Example", lines, TODAY)
    assert printout.title == "To tell the clinic: Sam Example"
    words = [line.strip() for line in pdf.words(printout.html) if line.strip()]
    assert words == [
        "To tell the clinic: Sam Example",
        "Recorded by the person themselves, or by who helps them. Put together on 30 March 2026.",
        *("When", "Symptom", "Level", "More"),
        *("29 March 2026, 09:05", "Headache, severe", "urgent sign", "Still going on. <after> lunch"),
        *("1 March 2026, 21:00", "Ringing ears, mild", "tell your clinic"),
        aid_words(GB),
    ]
