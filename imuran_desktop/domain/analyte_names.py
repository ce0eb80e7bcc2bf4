"""Finding an analyte by a name that a laboratory printed."""

import re
import unicodedata

from imuran_desktop.domain.results import Analytes

_TOKEN = re.compile(r"[^\W_]+|[%#]")
_SAYS_NOTHING = frozenset({"serum", "plasma", "level", "levels", "count", "result"})
"""Words beside a name that don't change what is measured."""
_BRACKETS = re.compile(r"(.+?)\s*[(\[]\s*([^()\[\]]+?)\s*[)\]]")


def name_key(name: str) -> str:
    """What stays the same of a name however it is printed: case, signs between words, "serum" and "count" are not."""
    plain = unicodedata.normalize("NFKC", name).casefold()
    tokens = _TOKEN.findall(plain)
    return " ".join(token for token in tokens if token not in _SAYS_NOTHING) or " ".join(tokens)


class AnalyteNames:
    """The names of all analytes, to look one up by."""

    def __init__(self, analytes: Analytes) -> None:
        self._analytes = analytes
        self._ids = {name_key(name): item.id for item in analytes.values() for name in (item.name, *item.also)}

    def find(self, name: str, unit: str = "") -> str | None:
        """The id of the analyte that a printed name means, given the unit (UCUM code); None where none is known.

        A share in per cent is another analyte than the count of the same name.
        """
        found = self._by_name(name)
        if found is None or unit != "%" or self._analytes[found].unit("%"):
            return found
        return self._by_name(f"{self._analytes[found].name} %")

    def _by_name(self, name: str) -> str | None:
        found = self._ids.get(name_key(name))
        if found is not None:
            return found
        parts = _BRACKETS.fullmatch(name.strip())
        if parts is None:
            return None
        # "ALT (SGPT)": both names must mean the same.
        outer, inner = (self._ids.get(name_key(part)) for part in parts.groups())
        return outer if outer == inner else None
