"""What a log may say of an exception: its type and its places. Its message can quote what was recorded."""

import traceback
from types import TracebackType


def exception_lines(error: BaseException | None, trace: TracebackType | None) -> str:
    """The types of an exception and of those that it came from, and the places that it came through."""
    names: list[str] = []
    while error is not None:
        names.append(type(error).__qualname__)
        error = error.__cause__ or error.__context__
    places = "".join(traceback.format_list(traceback.extract_tb(trace))).rstrip()
    return f"{' from '.join(names)}\n{places}".strip()
