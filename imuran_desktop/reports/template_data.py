"""What the report's template is given: every text made printable and broken to fit, and all widths worked out.

The first page is given in several sizes, the largest first: the template takes the first that fits on one page.
"""

from collections.abc import Sequence
from itertools import takewhile

from imuran_desktop.domain.report_wish import Paper
from imuran_desktop.font_files import FAMILIES
from imuran_desktop.reports.content import ReportContent, Section
from imuran_desktop.reports.glyphs import NO_LETTER, has_gaps
from imuran_desktop.reports.table_widths import text_width
from imuran_desktop.reports.template_blocks import BlockSetting, Item, Seen, Sizes
from imuran_desktop.words.language import Language

SIZES = {Paper.A4: (595.28, 841.89), Paper.LETTER: (612.0, 792.0)}
"""Width and height of the papers, in pt."""
MARGIN = 43.0
"""The room at the sides of a page, in pt: 15 mm."""

_TOP, _BOTTOM = 34.0, 50.0
"""The room above and below what a page says: the foot has the rest of the lower one, 12 mm from the edge."""
_FOLLOWING = Sizes(
    text=9.25, cell=9.0, small=8.0, heading=13.0, name=20.0, title=11.0, above=13.0, row=2.7, leading=0.5
)
_STEPS = (
    (9.5, 1.15, 2.5, 0.5),
    (9.2, 1.1, 2.3, 0.48),
    (8.9, 1.0, 2.1, 0.46),
    (8.6, 0.9, 1.9, 0.44),
    (8.4, 0.85, 1.9, 0.43),
    (8.2, 0.8, 1.8, 0.42),
)
"""For the first page: the size of its text, and how much room there is about headings, rows of tables and lines."""
_FIRST = tuple(
    Sizes(
        text=text,
        cell=text - 0.2,
        small=max(text - 1.0, 7.5),
        heading=text + 2.2,
        name=text * 2.1,
        title=text + 1.25,
        above=text * share,
        row=row,
        leading=leading,
    )
    for text, share, row, leading in _STEPS
)
_PAGE_NUMBER, _MOST_OF_LEAD, _HEAD_GAP = 110.0, 0.5, 16.0


def template_data(content: ReportContent, paper: Paper) -> Item:
    """A report as the template reads it: ready to be written as JSON."""
    return _Setting(content, paper).data()


def _begins_page(section: Section) -> bool:
    return section.new_page or any(map(_begins_page, section.parts))


class _Setting:
    """One report on one paper."""

    def __init__(self, content: ReportContent, paper: Paper) -> None:
        self._content = content
        self._width, self._height = SIZES[paper]
        self._room = self._width - 2 * MARGIN
        self._seen = Seen(content.title)

    def data(self) -> Item:
        """All of it; the note about what can't be printed comes last."""
        lang, _, region = self._content.locale.partition("_")
        first = list(takewhile(lambda section: not _begins_page(section), self._content.sections))
        following = self._content.sections[len(first) :]
        pages = self._about() | {
            "first": [self._first(sizes, first) for sizes in _FIRST],
            "sizes": _FOLLOWING.data(),
            "blocks": self._setting(_FOLLOWING).sections(following),
        }
        for last in (pages,) if following else pages["first"]:
            last["blocks"] += self._about_gaps()
        return pages | {
            "lang": lang,
            "region": region or None,
            "fonts": FAMILIES,
            "paper": {"width": self._width, "height": self._height},
            "margin": {"x": MARGIN, "top": _TOP, "bottom": _BOTTOM},
            "drawings": self._seen.drawings,
        }

    def _setting(self, sizes: Sizes) -> BlockSetting:
        return BlockSetting(self._seen, sizes, self._room)

    def _about(self) -> Item:
        """What is said of the document, and at the foot of each page."""
        content, setting = self._content, self._setting(_FOLLOWING)
        return {
            "title": setting.words(content.name or content.title),
            "authors": [setting.words(content.made_by)] if content.made_by else [],
            "keywords": [setting.words(word) for word in content.keywords],
            "foot": setting.words(content.foot, self._room - _PAGE_NUMBER, _FOLLOWING.small),
            "page-words": setting.words(content.page_words),
        }

    def _first(self, sizes: Sizes, sections: Sequence[Section]) -> Item:
        """The first page in these sizes: whose report it is with the lead beside it, and what follows."""
        content, room, setting = self._content, self._room, self._setting(sizes)
        lines = [setting.words(line) for line in content.lead]
        lead = min(max((text_width(line, sizes.text) for line in lines), default=0), room * _MOST_OF_LEAD)
        name = room - lead - (_HEAD_GAP if lead else 0)
        return {
            "sizes": sizes.data(),
            "title": setting.words(content.title, name, sizes.title, bold=True),
            "person": setting.words(content.person, name, sizes.name, bold=True),
            "gaps-in-name": setting.words(content.gaps_in_name, name) if has_gaps(content.person) else "",
            "columns": [name, lead],
            "lead": [setting.words(line, lead) for line in content.lead],
            "blocks": [*setting.notice(content.notice), *setting.sections(sections)],
        }

    def _about_gaps(self) -> list[Item]:
        if not self._seen.gaps:
            return []
        text = Language(self._content.locale).tr(
            "Some signs can't be printed with this report's fonts. They are shown by their names in square brackets, "
            "or as {sign}.",
            sign=NO_LETTER,
        )
        return [{"kind": "note", "text": text}]
