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
