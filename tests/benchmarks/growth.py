"""How a program's own memory grows while it does one thing over and over. Part of the programs that are measured."""

import gc
import json

from tests.benchmarks.measured import megabytes


class Growth:
    """The memory (PSS, MB) at the start, and at the end.

    How much of the libraries counts as this program's own depends on who else has them loaded, so that share is taken
    once, at the start: what grows is the program's own.
    """

    def __init__(self) -> None:
        gc.collect()
        self._start, self._own = megabytes("self"), megabytes("self", "Pss_Anon")

    def tell(self) -> None:
        """Print both."""
        gc.collect()
        print(json.dumps([self._start, self._start + megabytes("self", "Pss_Anon") - self._own]))
