"""Body temperatures, as people write and read them."""

import re

from imuran_desktop.words.language import Language

_TYPED = re.compile(r"(\d{1,3})(?:[.,](\d{1,2}))?\s*°?\s*c?", re.IGNORECASE)


def parse_temperature(text: str) -> float | None:
    """The number in "38.5", "38,5" or "38.5 °C"; None when it is no number of degrees Celsius."""
    found = _TYPED.fullmatch(text.strip())
    return float(f"{found[1]}.{found[2] or 0}") if found else None


def temperature_words(language: Language, celsius: float) -> str:
    """A temperature: "38.5 °C", with a space that never breaks."""
    return language.tr("{number}\N{NO-BREAK SPACE}°C", number=language.number(celsius))


def temperature_error(language: Language, least: float, most: float) -> str:
    """What is wrong with what was typed."""
    return language.tr(
        "That is not a temperature in degrees Celsius. Write it like {example}, from {least} to {most}.",
        example=language.number(38.5),
        least=language.number(least),
        most=language.number(most),
    )


def fever_words(language: Language, celsius: float) -> str:
    """At which temperature the clinic wants to be called, as the person has written it down."""
    return language.tr("Your clinic wants a call at {temperature}.", temperature=temperature_words(language, celsius))
