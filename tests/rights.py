"""Somebody to whom permissions apply, for tests that the superuser runs too."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

NOBODY = 65534


@contextmanager
def bound_folder(folder: Path) -> Iterator[Path]:
    """A folder of whoever runs the tests; of the superuser's, one of somebody else, who acts meanwhile.

    What is needed meanwhile has to be imported before: nobody may do that later.
    """
    if sys.platform == "win32" or os.geteuid() != 0:
        yield folder
        return
    with TemporaryDirectory() as name:
        os.chown(name, NOBODY, NOBODY)
        os.seteuid(NOBODY)
        try:
            yield Path(name)
        finally:
            os.seteuid(0)
