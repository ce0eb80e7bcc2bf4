"""How drawings look on paper: dark ink on white, in small type, told apart by shape and pattern more than by colour."""

from imuran_desktop.font_files import FAMILIES
from imuran_desktop.reports.drawing import Style
from imuran_desktop.reports.table_widths import text_width

PRINT_WIDTH = 680.0
"""What fits between the margins of a page of either size, in px at 96 to the inch: 180 mm."""
PRINT_PLOT = 76.0
"""How high the drawing of one trend is on paper, without its words, in px at 100 %."""
_SIZE, _FULL_SIZE = 11.0, 15.0
"""In px: 8¼ points. On paper, small text is read well."""

PAPER_STYLE = Style(
    text="#1D2529",
    muted="#4F5B62",
    line="#DEDAD1",
    outline="#7A7568",
    ground="#FFFFFF",
    accent="#0B5F66",
    mild="#7A4A00",
    moderate="#7A4A00",
    severe="#8C1D2F",
    good="#145A32",
    pale="#E5F3EA",
    tint="#FFF1D6",
    held="#47437A",
    shade="#E2F1F2",
    font=", ".join(FAMILIES),
    size=_SIZE,
    scale=_SIZE / _FULL_SIZE,
    text_width=text_width,
)
"""The light colours of the screen."""
