"""Where the program's fonts are: in packages it depends on.

They are found without importing them: importing the library they share costs 32 ms, finding a folder 0.4 ms.
"""

from importlib.util import find_spec
from pathlib import Path

TEXT_FONT = "Atkinson Hyperlegible"
"""What text is set in: it was made for people who see little."""

FALLBACK_FONTS = ("Noto Sans", "Noto Sans Arabic", "Heebo")
"""They fill in the letters that the text font lacks, in this order: the last one has Hebrew."""

FAMILIES = (TEXT_FONT, *FALLBACK_FONTS)


def font_folder(family: str) -> Path | None:
    """Where the files of a font are, or None where its package is missing."""
    spec = find_spec(f"fontpkg_{family.lower().replace(' ', '_')}")
    if spec is None or not spec.submodule_search_locations:
        return None
    return Path(spec.submodule_search_locations[0]) / "files"
