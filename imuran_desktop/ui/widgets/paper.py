"""Text on paper: headed sections as HTML, and their pages on a printer or in a PDF file."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape

from PySide6.QtCore import QBuffer, QByteArray, QMarginsF, QPointF, QRect, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QFont,
    QPagedPaintDevice,
    QPageLayout,
    QPageSize,
    QPainter,
    QPalette,
    QPdfWriter,
    QPyTextObject,
    QTextBlock,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
)

from imuran_desktop.font_files import FAMILIES

_TEXT_POINTS = 11.0
_LEAST_POINTS = 9.0
"""The smallest text that what has to fit one page may be set in."""
_FOOT_POINTS = 9.0
_STEP_POINTS = 0.5
_MARGIN_MM = 18.0
_SAMPLE_DPI = 300
_PICTURE = "\N{OBJECT REPLACEMENT CHARACTER}\ue000", "\ue001"
"""What stands before and after the number of a picture, in no text that anybody types."""
_PX_PER_INCH = 96
LONG = 60_000
"""HTML of more letters is not set as a whole to count its pages."""
_INK = "#1D2529"
_LETTER = ("BZ", "CA", "CL", "CO", "CR", "GT", "MX", "NI", "PA", "PH", "PR", "SV", "US", "VE")
"""Where paper is Letter, not A4. Source: Unicode CLDR, supplemental data, paperSize."""

Foot = Callable[[int, int], tuple[str, str]]
"""What stands at the foot of page x of y: on the left, and on the right."""


@dataclass(frozen=True)
class Picture:
    """A drawing of `imuran_desktop/reports`, in px at 96 to the inch. It is drawn, not copied: sharp at any size."""

    svg: str
    width: float
    height: float


@dataclass(frozen=True)
class Section:
    """A heading and what stands below it: lines, or points of a list, then pictures, a table, and small print.

    Texts are shown as they are; the first row of the table names its columns. What is framed stands out.
    A table with ``widths`` has columns this wide, in parts of a hundred, and small text.
    A ``part`` has a smaller heading: it belongs to the section before it. ``pictures`` are named by their places among
    those that `write_pages` is given.
    """

    heading: str = ""
    lines: Sequence[str] = ()
    bulleted: bool = False
    pictures: Sequence[int] = ()
    table: Sequence[Sequence[str]] = ()
    widths: Sequence[int] = ()
    small: Sequence[str] = ()
    framed: bool = False
    part: bool = False


def document_html(title: str, sections: Sequence[Section], lead: str = "") -> str:
    """A title, a line under it, and sections, as the HTML that :func:`write_pages` sets."""
    parts = [f"<h1>{_text(title)}</h1>", f"<p>{_text(lead)}</p>" if lead else "", *map(_section, sections)]
    return "".join(parts)


def page_size(locale: str) -> QPageSize:
    """The usual paper where a locale such as ``en_US`` is at home."""
    letter = locale.partition("_")[2] in _LETTER
    return QPageSize(QPageSize.PageSizeId.Letter if letter else QPageSize.PageSizeId.A4)


def lay_out(device: QPagedPaintDevice, size: QPageSize) -> None:
    """Have a device use this paper, upright, with our margins."""
    margin = QMarginsF(_MARGIN_MM, _MARGIN_MM, _MARGIN_MM, _MARGIN_MM)
    device.setPageLayout(QPageLayout(size, QPageLayout.Orientation.Portrait, margin, QPageLayout.Unit.Millimeter))


def write_pages(
    device: QPagedPaintDevice, html: str, foot: Foot, shorter: Sequence[str] = (), pictures: Sequence[Picture] = ()
) -> bool:
    """Draw the pages, and say whether that worked. ``pictures`` go where the HTML has their places.

    With ``shorter`` ones, all has to fit one page: ``html`` in smaller text as far as it can be read well, or else the
    first of them that does.
    """
    painter = QPainter()
    if not painter.begin(device):
        return False
    paper = _Paper(painter, device, pictures)
    document = paper.fitting((html, *shorter)) if shorter else paper.document(html, _TEXT_POINTS)
    drawn = paper.draw(document, foot)
    return painter.end() and drawn


def count_pages(size: QPageSize, html: str, shorter: Sequence[str] = (), pictures: Sequence[Picture] = ()) -> int:
    """How many pages :func:`write_pages` would make.

    Of a long text only about how many: it takes seconds to set.
    """
    sample = html
    if len(html) > LONG:
        sample = html[: html.find("</tr>", LONG) + len("</tr>")] or html
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(_SAMPLE_DPI)
    lay_out(writer, size)
    painter = QPainter(writer)
    paper = _Paper(painter, writer, pictures)
    document = paper.fitting((html, *shorter)) if shorter else paper.document(sample, _TEXT_POINTS)
    count = document.pageCount()
    painter.end()
    return count if sample is html or shorter else round(count * len(html) / len(sample))


class _Paper:
    """The pages of one device while it is drawn on."""

    def __init__(self, painter: QPainter, device: QPagedPaintDevice, pictures: Sequence[Picture]) -> None:
        self._painter, self._device = painter, device
        self._pictures = _Pictures(pictures, device.logicalDpiX() / _PX_PER_INCH) if pictures else None
        self._foot_font = _font(_FOOT_POINTS)
        painter.setFont(self._foot_font)
        line = painter.fontMetrics().height()
        self._size = QSizeF(device.width(), device.height() - 2 * line)
        self._foot = QRectF(0, device.height() - line, device.width(), line)

    def document(self, html: str, points: float) -> QTextDocument:
        """The text laid out on these pages."""
        document = QTextDocument()
        document.documentLayout().setPaintDevice(self._device)
        document.setDefaultFont(_font(points))
        document.setDocumentMargin(0)
        document.setDefaultStyleSheet(_style(points))
        document.setHtml(html)
        if self._pictures is not None:
            self._pictures.put_into(document)
        document.setPageSize(self._size)
        keep_headings_with_text(document)
        return document

    def fitting(self, versions: Sequence[str]) -> QTextDocument:
        """The first version that fits one page, in the largest text with which it does; the last if none does."""
        for html in versions:
            points = _TEXT_POINTS
            while points >= _LEAST_POINTS:
                document = self.document(html, points)
                if document.pageCount() == 1:
                    return document
                points -= _STEP_POINTS
        return document

    def draw(self, document: QTextDocument, foot: Foot) -> bool:
        """Draw all pages, each with its foot."""
        count = document.pageCount()
        for page in range(count):
            if page and not self._device.newPage():
                return False
            self._draw_text(document, page)
            self._draw_foot(*foot(page + 1, count))
        return True

    def _draw_text(self, document: QTextDocument, page: int) -> None:
        top = page * self._size.height()
        context = QAbstractTextDocumentLayout.PaintContext()
        palette = QPalette()
        # Not the screen's: paper is white in the dark too.
        palette.setColor(QPalette.ColorRole.Text, _INK)
        context.palette = palette
        context.clip = QRectF(QPointF(0, top), self._size)
        self._painter.save()
        self._painter.translate(0, -top)
        self._painter.setClipRect(context.clip)
        document.documentLayout().draw(self._painter, context)
        self._painter.restore()

    def _draw_foot(self, left: str, right: str) -> None:
        self._painter.setFont(self._foot_font)
        self._painter.setPen(_INK)
        flags = Qt.AlignmentFlag.AlignBottom
        metrics = self._painter.fontMetrics()
        room = int(self._foot.width()) - metrics.horizontalAdvance(f"  {right}")
        left = metrics.elidedText(left, Qt.TextElideMode.ElideRight, room)
        self._painter.drawText(self._foot, flags | Qt.AlignmentFlag.AlignLeft, left)
        self._painter.drawText(self._foot, flags | Qt.AlignmentFlag.AlignRight, right)


class _Pictures(QPyTextObject):
    """Draws pictures where a text has their places."""

    _KIND = QTextFormat.ObjectTypes.UserObject + 1
    _NUMBER = QTextFormat.Property.UserProperty + 1

    def __init__(self, pictures: Sequence[Picture], scale: float) -> None:
        super().__init__()
        self._pictures, self._scale = pictures, scale

    def put_into(self, document: QTextDocument) -> None:
        """Put each picture into its place."""
        document.documentLayout().registerHandler(self._KIND, self)
        for number in range(len(self._pictures)):
            place = document.find(f"{_PICTURE[0]}{number}{_PICTURE[1]}")
            if not place.isNull():
                wanted = QTextCharFormat()
                wanted.setObjectType(self._KIND)
                wanted.setProperty(self._NUMBER, number)
                place.insertText("\N{OBJECT REPLACEMENT CHARACTER}", wanted)

    def intrinsicSize(self, _document: QTextDocument, _place: int, wanted: QTextFormat) -> QSizeF:
        """How large a picture is on the device."""
        picture = self._pictures[int(wanted.property(self._NUMBER))]
        return QSizeF(picture.width, picture.height) * self._scale

    def drawObject(
        self, painter: QPainter, box: QRectF | QRect, _document: QTextDocument, _place: int, wanted: QTextFormat
    ) -> None:
        """Draw a picture."""
        from PySide6.QtSvg import QSvgRenderer  # late: most papers have no pictures

        picture = self._pictures[int(wanted.property(self._NUMBER))]
        QSvgRenderer(QByteArray(picture.svg.encode())).render(painter, QRectF(box))


def keep_headings_with_text(document: QTextDocument) -> None:
    """Begin a page with each heading that would stand alone at the foot of the one before."""
    height = document.pageSize().height()
    block = document.begin()
    while block.isValid():
        following = block.next()
        level = block.blockFormat().headingLevel()
        if level and following.isValid() and _page_of(block, height) != _page_of(following, height):
            wanted = block.blockFormat()
            wanted.setPageBreakPolicy(QTextFormat.PageBreakFlag.PageBreak_AlwaysBefore)
            QTextCursor(block).setBlockFormat(wanted)
        block = following


def _page_of(block: QTextBlock, height: float) -> int:
    """The page on which the first line of a block stands."""
    # Qt lays a long text out bit by bit, and again after each change: counting the pages has it done to the end.
    block.document().pageCount()
    box = block.document().documentLayout().blockBoundingRect(block)
    return int((box.top() + block.layout().lineAt(0).y()) // height)


def _section(section: Section) -> str:
    lines = [f"<li>{_text(line)}</li>" if section.bulleted else f"<p>{_text(line)}</p>" for line in section.lines]
    inside = "".join(lines)
    rank = "h3" if section.part else "h2"
    parts = [
        f"<{rank}>{_text(section.heading)}</{rank}>" if section.heading else "",
        f"<ul>{inside}</ul>" if section.bulleted and lines else inside,
        *(f"<p>{_PICTURE[0]}{number}{_PICTURE[1]}</p>" for number in section.pictures),
        _table(section.table, section.widths) if section.table else "",
        *(f'<p class="small">{_text(line)}</p>' for line in section.small),
    ]
    whole = "".join(parts)
    return f'<table class="frame" width="100%"><tr><td>{whole}</td></tr></table>' if section.framed else whole


def _table(rows: Sequence[Sequence[str]], widths: Sequence[int]) -> str:
    wide = [f' width="{width}%"' for width in widths] or [""] * len(rows[0])
    head = "".join(f"<th{width}>{_text(cell)}</th>" for cell, width in zip(rows[0], wide, strict=True))
    body = "".join("<tr>" + "".join(f"<td>{_text(cell)}</td>" for cell in row) + "</tr>" for row in rows[1:])
    kind = "rows fixed" if widths else "rows"
    return f'<table class="{kind}" width="100%"><thead><tr>{head}</tr></thead>{body}</table>'


def _text(text: str) -> str:
    return escape(text).replace("\n", "<br>")


def _style(points: float) -> str:
    """The look of the HTML. Qt takes margins in px of the screen and sizes of text in pt."""
    line = "#7A7568"
    return f"""
        h1 {{ font-size: {points * 1.7}pt; margin: 0 0 6px 0; }}
        h2 {{ font-size: {points * 1.2}pt; margin: {points * 1.2}px 0 4px 0; }}
        h3 {{ font-size: {points}pt; margin: {points * 0.8}px 0 2px 0; }}
        p {{ margin: 0 0 4px 0; }}
        ul {{ margin: 0 0 4px 0; -qt-list-indent: 1; }}
        li {{ margin: 0 0 3px 0; }}
        .small {{ font-size: {points * 0.82}pt; }}
        table.rows {{ border-collapse: collapse; margin: 4px 0 6px 0; }}
        table.rows td, table.rows th {{ border-bottom: 1px solid {line}; padding: 3px 6px 3px 0; }}
        table.fixed {{ font-size: {points * 0.82}pt; }}
        table.fixed td, table.fixed th {{ padding: 2px 3px 2px 0; }}
        th {{ text-align: left; font-weight: bold; }}
        table.fixed th {{ font-size: {points * 0.74}pt; font-weight: normal; padding: 2px 8px 2px 0; }}
        table.frame {{ border-collapse: collapse; border: 2px solid {_INK}; margin: {points * 0.9}px 0 4px 0; }}
        table.frame td {{ border: 2px solid {_INK}; padding: 2px 10px 6px 10px; }}
    """


def _font(points: float) -> QFont:
    font = QFont()
    font.setFamilies(list(FAMILIES))
    font.setPointSizeF(points)
    return font
