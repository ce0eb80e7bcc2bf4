"""Python's own ``import``, in place of the one that PySide6 puts there."""

import builtins
from importlib import import_module


def use_plain_import() -> None:
    """Put Python's own import back. To be called before anything of the app that needs Qt is imported.

    PySide6's reads the source of every module that is imported after it, in search of its optional switches (``from
    __feature__ import snake_case``). Nothing here has them, and the reading takes 20 ms of the start and 7 MB of
    memory.
    """
    import_module("PySide6.QtCore")  # it is what replaces the import, so it has to come first
    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
