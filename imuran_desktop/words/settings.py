"""Settings in words: what can be chosen. Labels and helps stand with the settings themselves."""

from imuran_desktop.settings import APPEARANCE, SNOOZE_MINUTES, Setting, T
from imuran_desktop.words.language import Language


def choice_words(language: Language, setting: Setting[T], value: T) -> str:
    """One of the values that a setting offers."""
    if setting.key == APPEARANCE.key:
        return _appearance_words(language, str(value))
    number = language.number(int(str(value)))
    if setting.key == SNOOZE_MINUTES.key:
        return language.tr("{number} minutes", number=number)
    return language.tr("{percent}%", percent=number)


def number_error(language: Language, setting: Setting[int]) -> str:
    """What is said of a number that a setting with limits does not accept."""
    return language.tr("Choose a number from {least} to {most}.", least=setting.least, most=setting.most)


def _appearance_words(language: Language, value: str) -> str:
    tr = language.tr
    return {"system": tr("Same as this computer"), "light": tr("Light"), "dark": tr("Dark")}[value]
