from imuran_desktop.domain.zones import Timeline
from imuran_desktop.words.computer import clock_behind_words, nobody_there_words, waiting_words
from imuran_desktop.words.language import Language
from tests.domain.builders import local

GB = Language("en_GB")
LONDON = Timeline.fixed("Europe/London")


def test_a_clock_that_is_behind() -> None:
    words = clock_behind_words(GB, local("2020-01-01T08:00"), local("2026-03-02T08:05"), LONDON)
    assert words == (
        "This computer's clock may be wrong: it says 08:00 on 1 January 2020, but this diary was last used at 08:05 on "
        "2 March 2026. Please set the clock."
    )
    words = clock_behind_words(GB, local("2026-03-02T07:05"), local("2026-03-02T08:05"), LONDON)
    assert "it says 07:05, but this diary was last used at 08:05. Please" in words


def test_the_time_in_which_nobody_could_be_reminded() -> None:
    until = local("2026-03-05T09:00")
    after = " another person was using this computer, so nobody could be reminded."
    today = nobody_there_words(GB, local("2026-03-05T07:10"), until, LONDON)
    assert today == f"From 07:10 until 09:00{after}"
    yesterday = nobody_there_words(GB, local("2026-03-04T19:30"), until, LONDON)
    assert yesterday == f"From yesterday at 19:30 until today at 09:00{after}"
    long_ago = nobody_there_words(GB, local("2026-03-01T19:30"), until, LONDON)
    assert long_ago == f"From Sunday 1 March at 19:30 until today at 09:00{after}"


def test_what_waits() -> None:
    whose = "Sam Example \N{EN DASH} Imuran Desktop"
    assert waiting_words(GB, whose, 0) == whose
    assert waiting_words(GB, whose, 1) == f"{whose}: 1 dose waits for an answer"
    assert waiting_words(GB, whose, 2) == f"{whose}: 2 doses wait for an answer"
