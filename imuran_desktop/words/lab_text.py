"""Why a pasted line was not read, in words."""

from imuran_desktop.words.language import Language


def unread_words(language: Language, why: str) -> str:
    """Why a line was not read. ``why`` is an `exchange.lab_values.Unread`."""
    tr = language.tr
    sentences = {
        "no_value": tr("It has no value."),
        "not_a_result": tr("It doesn't look like a result."),
        "unknown_name": tr("It is not clear what was measured."),
        "two_values": tr("It has more than one value."),
        "two_units": tr("It has more than one unit."),
        "two_ranges": tr("It has more than one range."),
        "unclear_number": tr("A number in it can be read in two ways."),
        "other_text": tr("It has other text that may belong to the value."),
        "other_sample": tr("It is about another sample than blood."),
        "twice": tr("Another line gives a value of the same name."),
    }
    return sentences[why]


def lines_left_words(language: Language, lines: int) -> str:
    """How many lines of a letter are left to the person, before they are listed."""
    return language.trn(
        "{number} line of the letter was not read. Does a value stand in it?",
        "{number} lines of the letter were not read. Does a value stand in them?",
        lines,
    )


def quoted_words(language: Language, line: str) -> str:
    """A line of a letter, as it stands there."""
    return language.tr("“{words}”", words=line)


def day_not_read_words(language: Language) -> str:
    """That the day in a letter is not the one in the form."""
    return language.tr("The letter's date was not read: choose the day.")


def lab_emptied_words(language: Language) -> str:
    """That the laboratory of last time is not taken to be that of a letter."""
    return language.tr("The laboratory is left empty: choose it if the letter names it.")
