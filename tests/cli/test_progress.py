"""How far a command has come, as a terminal shows it and as a file keeps it."""

import io
from contextlib import redirect_stderr

import pytest

from imuran_desktop.cli.progress import Progress


class Terminal(io.StringIO):
    """What a terminal was sent."""

    def isatty(self) -> bool:
        return True

    @property
    def lines(self) -> list[str]:
        """What can be read on it: a line that was cleared holds what was written after that."""
        return [line.rpartition("\x1b[K")[2] for line in self.getvalue().split("\n")]


def test_a_terminal_has_one_line_that_is_written_over() -> None:
    with redirect_stderr(terminal := Terminal()):
        progress = Progress(3)
        progress.step()
        assert terminal.lines == ["1 of 3 …"]
        progress.step()
        assert terminal.lines == ["2 of 3 …"]
        progress.step()
        progress.end()
        assert terminal.lines == [""]


def test_what_else_there_is_to_say_stays() -> None:
    with redirect_stderr(terminal := Terminal()):
        progress = Progress(9)
        progress.step()
        progress.say("One is no diary.")
        progress.step()
    assert terminal.lines == ["One is no diary.", "2 of 9 …"]


def test_a_file_gets_a_line_now_and_then() -> None:
    with redirect_stderr(file := io.StringIO()):
        often, seldom = Progress(4, every_s=0), Progress(4, every_s=3600)
        for _ in range(4):
            often.step()
            seldom.step()
        often.end()
    assert file.getvalue() == "1 of 4 …\n2 of 4 …\n3 of 4 …\n"


@pytest.mark.parametrize("stream", [Terminal, io.StringIO])
def test_of_one_thing_nothing_is_told(stream: type[io.StringIO]) -> None:
    with redirect_stderr(told := stream()):
        Progress(1, every_s=0).step()
    assert told.getvalue() == ""
