"""The one style sheet. A widget says what it is (``kind``, ``state``); how that looks is written here and nowhere else.

Selectors name a class and at most one property, because Qt matches every rule against every widget it shows. Text and
targets grow with the text size; the spaces between them do not, so that large text keeps the room.
"""

from collections.abc import Callable
from enum import IntEnum
from typing import get_args

from imuran_desktop.ui.palette import Colours, Role, State

Px = Callable[[float], int]


class TypeSize(IntEnum):
    """The type scale, in px at 100 %."""

    SMALL = 15
    BODY = 17
    LEAD = 20
    DOSE = 26
    TITLE = 30
    TIME = 46


PRIMARY_HEIGHT = 64
"""The one thing to do now, in px at 100 %."""
CONTROL_HEIGHT = 50
"""Every other control, in px at 100 %."""
SMALLEST_TARGET = 44
"""Nothing one can click is ever smaller, in px at 100 %."""

IMAGES: tuple[tuple[str, Role], ...] = (
    ("taken", "on_primary"),
    ("chevron-down", "text"),
    ("chevron-left", "text"),
    ("chevron-right", "text"),
    ("add", "text"),
    ("minus", "text"),
)
"""The icons the style sheet shows, and their inks; each is at ``image(f"{name}-{role}.svg")``."""


def stylesheet(colours: Colours, px: Px, image: Callable[[str], str]) -> str:
    """The application's style sheet. ``px`` grows a size with the text; ``image`` gives the path of a tinted icon."""
    return "\n".join(
        (
            _labels(colours, px),
            _surfaces(colours, px),
            _buttons(colours, px),
            _ticks(colours, px, image),
            _choices(colours, px),
            _fields(colours, px),
            _field_arrows(px, image),
            _lists(colours, px),
            _calendar(colours, px, image),
            _scroll_bars(colours),
        )
    )


def _labels(c: Colours, px: Px) -> str:
    return f"""
QLabel[kind="title"] {{ font-size: {px(TypeSize.TITLE)}px; font-weight: bold; }}
QLabel[kind="heading"] {{ font-size: {px(TypeSize.LEAD)}px; font-weight: bold; }}
QLabel[kind="lead"] {{ font-size: {px(TypeSize.LEAD)}px; color: {c.muted}; }}
QLabel[kind="strong"] {{ font-weight: bold; }}
QLabel[kind="muted"] {{ color: {c.muted}; }}
QLabel[kind="small"] {{ font-size: {px(TypeSize.SMALL)}px; color: {c.muted}; }}
QLabel[kind="dose"] {{ font-size: {px(TypeSize.DOSE)}px; font-weight: bold; }}
QLabel[kind="time"] {{ font-size: {px(TypeSize.TIME)}px; font-weight: bold; }}
QLabel[kind="time-small"] {{ font-size: {px(TypeSize.DOSE)}px; font-weight: bold; }}
QLabel[kind="error"] {{ font-weight: bold; color: {c.missed.ink}; }}
QLabel[kind="status"] {{ font-size: {px(TypeSize.SMALL)}px; font-weight: bold; color: {c.overdue.ink}; }}
QLabel[kind="status"][ok="true"] {{ color: {c.taken.ink}; }}
QToolTip {{ padding: 6px 10px; border: 1px solid {c.outline}; color: {c.text}; background: {c.surface}; }}
"""


def _surfaces(c: Colours, px: Px) -> str:
    chips = "\n".join(
        f'QLabel[chip="{state}"] {{ color: {c.pair(state).ink}; background: {c.pair(state).ground}; }}'
        f'\nQFrame[banner="{state}"] {{ background: {c.pair(state).ground}; border-color: {c.pair(state).ground}; }}'
        f'\nQFrame[banner="{state}"] QLabel {{ color: {c.pair(state).ink}; }}'
        for state in get_args(State)
    )
    return f"""
QFrame[kind="card"] {{ background: {c.surface}; border: 1px solid {c.line}; border-radius: 14px;
    padding: 23px 27px; }}
QFrame[kind="card"][dense="true"] {{ padding: 15px 27px; }}
QFrame[kind="accent"] {{ background: {c.primary}; border-radius: 3px; }}
QFrame[kind="banner"] {{ border: 1px solid; border-radius: 14px; padding: 7px 15px 7px 19px; }}
QFrame[kind="rail"] {{ background: {c.rail}; border: none; }}
QFrame[kind="rule"] {{ background: {c.line}; max-height: 1px; min-height: 1px; border: none; }}
QLabel[kind="chip"] {{ font-size: {px(TypeSize.SMALL)}px; font-weight: bold; padding: 3px 12px;
    min-height: {px(24)}px; border-radius: {px(12) + 3}px; }}
{chips}
"""


def _buttons(c: Colours, px: Px) -> str:
    return f"""
QPushButton {{ outline: none; color: {c.text}; background: {c.surface}; border: 2px solid {c.outline};
    border-radius: 12px; padding: 0px {px(22)}px; min-height: {px(CONTROL_HEIGHT) - 4}px;
    min-width: {px(SMALLEST_TARGET)}px; font-weight: bold; }}
QPushButton:hover {{ background: {c.hover}; }}
QPushButton:pressed {{ background: {c.due.ground}; border-color: {c.primary}; }}
QPushButton:disabled {{ color: {c.muted}; background: {c.page}; border-color: {c.line}; }}
QPushButton[kind="primary"] {{ color: {c.on_primary}; background: {c.primary}; border-color: {c.primary};
    min-height: {px(PRIMARY_HEIGHT) - 4}px; padding: 0px {px(36)}px; font-size: {px(TypeSize.LEAD)}px; }}
QPushButton[kind="primary"]:hover {{ background: {c.primary_hover}; border-color: {c.primary_hover}; }}
QPushButton[kind="primary"]:pressed {{ background: {c.primary_hover}; border-color: {c.text}; }}
QPushButton[kind="primary"]:disabled {{ color: {c.muted}; background: {c.later.ground}; border-color: {c.line}; }}
QPushButton[tall="true"] {{ min-height: {px(PRIMARY_HEIGHT) - 4}px; }}
QPushButton[kind="rail"] {{ min-width: 0px; min-height: 0px; padding: 0px; border: none; }}
QPushButton[kind="quiet"] {{ background: transparent; border-color: transparent; color: {c.primary}; }}
QPushButton[kind="quiet"]:hover {{ background: {c.hover}; border-color: {c.outline}; }}
QPushButton[kind="link"] {{ background: transparent; border: none; border-radius: 0px; color: {c.primary};
    font-weight: normal; text-align: left; text-decoration: underline; padding: 0px;
    min-height: {px(SMALLEST_TARGET)}px; }}
QPushButton[kind="link"]:hover {{ background: transparent; color: {c.text}; }}
QPushButton[kind="link"]:pressed {{ background: transparent; color: {c.text}; }}
QPushButton[kind="entry"] {{ border: 1px solid {c.outline}; border-radius: 14px; padding: 0px; min-height: 0px;
    min-width: 0px; font-weight: normal; }}
"""


def _choices(c: Colours, px: Px) -> str:
    return f"""
QGroupBox[kind="choices"] {{ border: none; margin: 0px; padding: 0px; }}
QRadioButton[kind="choice"] {{ color: {c.text}; background: {c.surface}; border: 2px solid {c.outline};
    border-radius: 12px; padding: 0px {px(18)}px 0px {px(14)}px; min-height: {px(CONTROL_HEIGHT) - 4}px;
    min-width: {px(SMALLEST_TARGET)}px; font-weight: bold; spacing: {px(10)}px; }}
QRadioButton[kind="choice"]:hover {{ background: {c.hover}; }}
QRadioButton[kind="choice"]:checked {{ color: {c.due.ink}; background: {c.due.ground}; border-color: {c.primary}; }}
QRadioButton[kind="choice"]:disabled {{ color: {c.muted}; background: {c.page}; border-color: {c.line}; }}
"""


def _ticks(c: Colours, px: Px, image: Callable[[str], str]) -> str:
    side, dot = px(24), c.primary
    return f"""
QCheckBox, QRadioButton {{ outline: none; min-height: {px(CONTROL_HEIGHT)}px; spacing: {px(12)}px; }}
QCheckBox::indicator {{ width: {side}px; height: {side}px; border: 2px solid {c.outline}; border-radius: 7px;
    background: {c.surface}; }}
QRadioButton::indicator {{ width: {side}px; height: {side}px; border: 2px solid {c.outline};
    border-radius: {side // 2 + 2}px; background: {c.surface}; }}
QCheckBox::indicator:hover, QRadioButton::indicator:hover {{ background: {c.hover}; border-color: {c.primary}; }}
QCheckBox::indicator:checked {{ background: {dot}; border-color: {dot};
    image: url({image("taken-on_primary.svg")}); }}
QRadioButton::indicator:checked {{ border-color: {dot}; background: qradialgradient(cx:0.5, cy:0.5, radius:0.5,
    fx:0.5, fy:0.5, stop:0 {dot}, stop:0.52 {dot}, stop:0.6 {c.surface}, stop:1 {c.surface}); }}
QCheckBox:disabled, QRadioButton:disabled {{ color: {c.muted}; }}
QCheckBox::indicator:disabled, QRadioButton::indicator:disabled {{ border-color: {c.line}; }}
"""


def _fields(c: Colours, px: Px) -> str:
    return f"""
QLineEdit, QComboBox, QAbstractSpinBox, QPlainTextEdit, QTextEdit {{ color: {c.text}; background: {c.surface};
    border: 2px solid {c.outline}; border-radius: 12px; padding: 0px 12px; selection-color: {c.on_primary};
    selection-background-color: {c.primary}; }}
QLineEdit, QComboBox, QAbstractSpinBox {{ min-height: {px(CONTROL_HEIGHT) - 4}px; }}
QPlainTextEdit, QTextEdit {{ padding: 8px; }}
QLineEdit:focus, QComboBox:focus, QAbstractSpinBox:focus, QPlainTextEdit:focus, QTextEdit:focus {{
    border-color: {c.primary}; }}
QLineEdit:disabled, QComboBox:disabled, QAbstractSpinBox:disabled, QPlainTextEdit:disabled {{
    color: {c.muted}; background: {c.page}; border-color: {c.line}; }}
QLineEdit[invalid="true"], QComboBox[invalid="true"], QAbstractSpinBox[invalid="true"],
QPlainTextEdit[invalid="true"] {{ border-color: {c.missed.ink}; }}
QAbstractSpinBox QLineEdit, QComboBox QLineEdit {{ min-height: 0px; border: none; padding: 0px;
    background: transparent; }}
QAbstractSpinBox {{ min-height: {px(CONTROL_HEIGHT) - 7}px; }}
QComboBox {{ padding-left: 14px; }}
"""


def _field_arrows(px: Px, image: Callable[[str], str]) -> str:
    side, arrow = px(SMALLEST_TARGET), px(20)
    down = image("chevron-down-text.svg")
    return f"""
QComboBox, QDateEdit {{ padding-right: {side}px; }}
QComboBox {{ combobox-popup: 0; }}
QComboBox::drop-down, QDateEdit::drop-down {{ subcontrol-origin: border; subcontrol-position: center right;
    width: {side}px; border: none; background: transparent; }}
QComboBox::down-arrow, QDateEdit::down-arrow {{ image: url({down}); width: {arrow}px; height: {arrow}px; }}
QSpinBox::up-button, QDoubleSpinBox::up-button, QTimeEdit::up-button {{ subcontrol-origin: border;
    subcontrol-position: center right; width: {side}px; height: {side}px; border: none; background: transparent; }}
QSpinBox::down-button, QDoubleSpinBox::down-button, QTimeEdit::down-button {{ subcontrol-origin: border;
    subcontrol-position: center right; right: {side}px; width: {side}px; height: {side}px; border: none;
    background: transparent; }}
QSpinBox::up-arrow, QDoubleSpinBox::up-arrow, QTimeEdit::up-arrow {{ image: url({image("add-text.svg")});
    width: {arrow}px; height: {arrow}px; }}
QSpinBox::down-arrow, QDoubleSpinBox::down-arrow, QTimeEdit::down-arrow {{ image: url({image("minus-text.svg")});
    width: {arrow}px; height: {arrow}px; }}
"""


def _lists(c: Colours, px: Px) -> str:
    row = px(SMALLEST_TARGET)
    return f"""
QAbstractItemView {{ outline: none; color: {c.text}; background: {c.surface}; border: 1px solid {c.line};
    selection-color: {c.due.ink}; selection-background-color: {c.due.ground}; gridline-color: {c.line}; }}
QListView::item {{ min-height: {row}px; padding: 0px 8px; }}
QTableView::item, QTreeView::item {{ padding: 8px 10px; }}
QTableView[kind="calendar"], QHeaderView[kind="calendar"] {{ border: none; background: transparent; }}
QHeaderView[kind="calendar"]::section {{ padding: 6px 0px; border: none; background: transparent; }}
QTableView[kind="coming"] {{ border: none; background: transparent; }}
QComboBox QAbstractItemView {{ border: 1px solid {c.outline}; padding: 4px; }}
QHeaderView {{ background: {c.page}; border: none; }}
QHeaderView::section {{ color: {c.muted}; background: {c.page}; font-weight: bold; padding: 10px; border: none;
    border-bottom: 1px solid {c.outline}; }}
QHeaderView::section:vertical {{ padding: 0px 10px; border: none; }}
QMenu {{ background: {c.surface}; border: 1px solid {c.outline}; padding: 6px; }}
QMenu::item {{ min-height: {row - 12}px; padding: 6px 20px; border-radius: 8px; }}
QMenu::item:selected {{ color: {c.due.ink}; background: {c.due.ground}; }}
QMenu::item:disabled {{ color: {c.muted}; }}
QMenu::separator {{ height: 1px; background: {c.line}; margin: 6px 8px; }}
QProgressBar {{ border: 2px solid {c.outline}; border-radius: 8px; background: {c.surface}; text-align: center; }}
QProgressBar::chunk {{ background: {c.primary}; border-radius: 5px; }}
"""


def _calendar(c: Colours, px: Px, image: Callable[[str], str]) -> str:
    side = px(SMALLEST_TARGET)
    return f"""
QCalendarWidget {{ min-width: {px(448)}px; min-height: {px(360)}px; }}
QCalendarWidget QWidget#qt_calendar_navigationbar {{ background: {c.page}; }}
QCalendarWidget QToolButton {{ color: {c.text}; background: transparent; border: none; border-radius: 8px;
    font-weight: bold; min-height: {side}px; min-width: {side}px; icon-size: {px(20)}px; }}
QCalendarWidget QToolButton:hover {{ background: {c.hover}; }}
QCalendarWidget QToolButton#qt_calendar_prevmonth {{ qproperty-icon: url({image("chevron-left-text.svg")}); }}
QCalendarWidget QToolButton#qt_calendar_nextmonth {{ qproperty-icon: url({image("chevron-right-text.svg")}); }}
QCalendarWidget QToolButton::menu-indicator {{ image: none; }}
QCalendarWidget QAbstractItemView {{ selection-color: {c.on_primary}; selection-background-color: {c.primary}; }}
"""


def _scroll_bars(c: Colours) -> str:
    return f"""
QScrollArea {{ border: none; background: transparent; }}
QScrollArea[kind="sheets"] {{ border: 1px solid {c.outline}; background: {c.rail}; }}
QScrollBar:vertical {{ background: transparent; width: 18px; margin: 0px; }}
QScrollBar:horizontal {{ background: transparent; height: 18px; margin: 0px; }}
QScrollBar::handle {{ background: {c.outline}; border-radius: 5px; margin: 4px; }}
QScrollBar::handle:vertical {{ min-height: 48px; }}
QScrollBar::handle:horizontal {{ min-width: 48px; }}
QScrollBar::handle:hover {{ background: {c.muted}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0px; height: 0px; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
"""
