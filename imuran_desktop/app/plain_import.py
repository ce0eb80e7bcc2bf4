"""Python's own ``import``, in place of the one that PySide6 puts there. Import this before anything else of the app.

PySide6's reads the source of every module that is imported after it, in search of its optional switches (``from
__feature__ import snake_case``). Nothing here has them, and the reading takes 20 ms of the start and 7 MB of memory.
"""

import builtins

import PySide6.QtCore  # noqa: F401 it is what replaces the import

builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
