"""People's names."""

_NOT_A_NAME_ALONE = frozenset(
    {
        *("mr", "mrs", "ms", "miss", "mx", "dr", "prof", "sir", "lady", "dame", "rev", "fr", "sr"),
        *("herr", "frau", "m", "mme", "mlle", "sig", "signor", "signora", "sra", "señor", "señora", "don", "doña"),
        *("عبد", "أبو", "ابو", "أم", "ام", "ابن", "بن", "بنت", "السيد", "السيدة", "الدكتور", "الحاج"),
    }
)
"""Titles, and first words that are only half a name."""


def short_name(name: str) -> str:
    """What to call someone: the first of two names. Where that could be wrong it is the whole name, which never is."""
    words = name.split()
    if len(words) != 2 or words[0].strip(".").casefold() in _NOT_A_NAME_ALONE:
        return " ".join(words)
    return words[0]
