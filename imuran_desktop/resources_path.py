"""Where the files that come with the app are: icons, reference data, translations, the report template."""

from pathlib import Path

_PACKAGE = Path(__file__).parent


def resources_dir() -> Path:
    """The folder of resources: inside the package once installed, next to it in a checkout.

    Plain paths rather than importlib.resources, whose import alone would slow every start.
    """
    packed = _PACKAGE / "resources"
    return packed if packed.is_dir() else _PACKAGE.parent / "resources"
