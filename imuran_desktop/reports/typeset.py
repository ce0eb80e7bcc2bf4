"""From what a report says to its pages: a tagged PDF, by typst and the template in the resources.

The same content, paper and moment give the same bytes on every machine: only the program's own fonts are used, and
nothing of the machine gets into the file.
"""

import json
from datetime import UTC, datetime
from functools import cache
from typing import TYPE_CHECKING

from imuran_desktop.domain.report_wish import Paper
from imuran_desktop.reports.content import ReportContent
from imuran_desktop.reports.template_data import template_data
from imuran_desktop.reports.typefaces import folders
from imuran_desktop.resources_path import resources_dir

if TYPE_CHECKING:
    import typst

_FORGETS_AFTER = 11
"""typst keeps what it worked out for the ten documents that follow. A report has nothing in common with the next one,
so as many empty ones are made: the memory is free again at once, and the next report is faster."""


class TypesetError(Exception):
    """The pages can't be made. It says why in the typesetter's words, which are for a log: a person can do nothing."""


def typeset(content: ReportContent, paper: Paper, made: datetime) -> bytes:
    """A report as PDF/UA-1 on this ``paper``, stamped with ``made``.

    Raises:
        TypesetError: when it can't be done, which no content should bring about.
    """
    import typst

    data = json.dumps(template_data(content, paper), separators=(",", ":"))
    compiler, stamp = _compiler(), made.astimezone(UTC).replace(microsecond=0)
    try:
        pdf = compiler.compile(
            _template(), sys_inputs={"report": data}, format="pdf", pdf_standards="ua-1", timestamp=stamp
        )
    except typst.TypstError as error:
        raise TypesetError("\n".join((str(error), *error.hints))) from error
    finally:
        for _ in range(_FORGETS_AFTER):
            compiler.compile(b"", sys_inputs=None, format="svg")
    assert isinstance(pdf, bytes)
    return pdf


@cache
def _compiler() -> "typst.Compiler":
    import typst

    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=folders())
    return typst.Compiler(font_paths=fonts, ignore_system_fonts=True)


@cache
def _template() -> bytes:
    return (resources_dir() / "report" / "report.typ").read_bytes()
