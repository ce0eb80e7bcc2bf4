"""Every widget of the kit on one page, to design by looking at it.

python tests/ui/gallery.py --dark --percent 200
python tests/ui/gallery.py --page forms --shot forms.png    (draws into a picture, without a screen)
"""

import argparse
import os
import sys
from pathlib import Path

from PySide6.QtCore import QDate, Qt, QTime
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDateEdit,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QRadioButton,
    QSpinBox,
    QStackedWidget,
    QTimeEdit,
    QVBoxLayout,
    QWidget,
)

from imuran_desktop.ui.fonts import load_fallback_fonts
from imuran_desktop.ui.icons import app_icon
from imuran_desktop.ui.palette import State
from imuran_desktop.ui.theme import STYLE_ARGUMENTS, ThemeController
from imuran_desktop.ui.widgets.buttons import ChoiceButtons, OutlinedButton, PrimaryButton, QuietButton
from imuran_desktop.ui.widgets.card import Card
from imuran_desktop.ui.widgets.dialog import Dialog
from imuran_desktop.ui.widgets.flow import FlowLayout
from imuran_desktop.ui.widgets.focus_ring import FocusRing
from imuran_desktop.ui.widgets.form import FormRows
from imuran_desktop.ui.widgets.labels import Body, Chip, DoseText, Heading, IconLabel, Lead, Muted, Small, TimeText
from imuran_desktop.ui.widgets.message_bar import Banner, MessageBar
from imuran_desktop.ui.widgets.page import Page
from imuran_desktop.ui.widgets.rail import Rail

ENTRIES = (
    ("today", "today", "Today"),
    ("history", "history", "History"),
    ("symptoms", "symptoms", "Symptoms"),
    ("blood-tests", "blood-test", "Blood tests"),
    ("plan", "plan", "Plan"),
    ("report", "report", "Report"),
    ("guide", "guide", "Guide"),
)


class Gallery(QWidget):
    """A window with the rail and three pages: a day, a form, and everything else."""

    def __init__(self, look: ThemeController) -> None:
        super().__init__()
        self.setWindowTitle("Gallery")
        self.rail = Rail(look, "Pages")
        for key, icon, text in ENTRIES:
            self.rail.add_entry(key, icon, text)
        self.rail.add_entry("settings", "settings", "Settings", foot=True)
        self.rail.set_person("Sam's diary", "sample data")
        self.rail.set_status("Reminders on", "while this computer is on", True)
        self.pages = QStackedWidget()
        self.shown = {"today": day_page(look), "plan": form_page(look), "guide": pieces_page(look)}
        for page in self.shown.values():
            self.pages.addWidget(page)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        line.addWidget(self.rail)
        line.addWidget(self.pages, 1)
        self.rail.entryChosen.connect(self.go)
        self.go("today")

    def go(self, key: str) -> None:
        """Show a page."""
        self.rail.set_current(key)
        self.pages.setCurrentWidget(self.shown.get(key, self.shown["guide"]))

    def resizeEvent(self, event: object) -> None:
        self.rail.fit(self.width())


def day_page(look: ThemeController) -> Page:
    page = Page(look, "Good morning, Sam", "Monday 2 March")
    bar = MessageBar(look, "Close")
    bar.show_message("Recorded: taken with food.", "Undo")
    page.body.addWidget(bar)
    page.body.addWidget(dose_now(look))
    page.body.addWidget(dose_later("20:00", "", "dinner · with or just after food", Chip("later today", "later")))
    page.body.addWidget(
        dose_later(
            "20:00",
            "yesterday",
            "Nothing was recorded. If you took it, add it. If not, never take two together; tell your clinic about "
            "missed doses.",
            Chip("missed", "missed"),
            OutlinedButton("Record it"),
        )
    )
    page.body.addWidget(Muted("Last taken: yesterday 08:10, 75 mg, with food"))
    pair = QHBoxLayout()
    pair.setSpacing(20)
    pair.addWidget(small_card("Next blood test", "Sunday 8 March, in 6 days", "Booked", "Done"), 1)
    pair.addWidget(small_card("How are you today?", "Nothing recorded yet", "Log a symptom", "No symptoms"), 1)
    page.body.addLayout(pair)
    return page


def dose_now(look: ThemeController) -> Card:
    card = Card(accent=True, name="Due now")
    top = QHBoxLayout()
    top.setSpacing(16)
    top.addWidget(TimeText("08:00"))
    top.addWidget(Lead("breakfast"), 1)
    top.addWidget(Chip("due now", "due"))
    card.body.addLayout(top)
    card.body.addWidget(DoseText("Azathioprine 75 mg"))
    card.body.addWidget(Muted("1 tablet of 50 mg  +  1 tablet of 25 mg   ·   with or just after food"))
    card.body.addSpacing(12)
    buttons = FlowLayout(spacing=14)
    buttons.addWidget(PrimaryButton("Taken with food", look=look, icon="taken"))
    for text in ("Taken …", "Skip", "Not sure"):
        buttons.addWidget(OutlinedButton(text, tall=True))
    card.body.addLayout(buttons)
    return card


def dose_later(time: str, day: str, words: str, chip: Chip, button: OutlinedButton | None = None) -> Card:
    card = Card(dense=True)
    line = QHBoxLayout()
    line.setSpacing(22)
    when = QVBoxLayout()
    when.setSpacing(0)
    when.addWidget(TimeText(time, small=True))
    if day:
        when.addWidget(Small(day))
    line.addLayout(when)
    what = QVBoxLayout()
    what.setSpacing(4)
    what.addWidget(Heading("Azathioprine 50 mg"))
    what.addWidget(Muted(words))
    line.addLayout(what, 1)
    state = QVBoxLayout()
    state.addWidget(chip, 0, Qt.AlignmentFlag.AlignRight)
    if button is not None:
        state.addWidget(button)
    line.addLayout(state)
    card.body.addLayout(line)
    return card


def small_card(lead: str, words: str, *buttons: str) -> Card:
    card = Card()
    card.body.addWidget(Muted(lead))
    card.body.addWidget(Heading(words))
    card.body.addStretch(1)
    flow = FlowLayout()
    for text in buttons:
        flow.addWidget(OutlinedButton(text))
    card.body.addLayout(flow)
    return card


def form_page(look: ThemeController) -> Page:
    page = Page(look, "A form", "Every kind of field")
    card = Card()
    page.body.addWidget(card)
    form = FormRows(look)
    card.body.addWidget(form)
    form.section("About you")
    name = form.row("&Name", QLineEdit())
    form.row("Prescriber", QLineEdit("Dr Ruth Okafor"), "As it stands on the box")
    food = QComboBox()
    food.addItems(["with or just after food", "on an empty stomach", "either"])
    form.row("Food", food)
    form.row("From", QDateEdit(QDate(2026, 3, 2)))
    form.row("Breakfast", QTimeEdit(QTime(8, 0)))
    tablets = QSpinBox()
    tablets.setSuffix(" tablets")
    form.row("Amount", tablets)
    how = (("with", "With food"), ("after", "Just after"), ("without", "Without"), ("unknown", "Don't know"))
    form.row("How", ChoiceButtons("", how, value="with"))
    form.row("Note", QPlainTextEdit("Took it with a slice of toast."))
    form.check("Hide the medicine's name in notifications").setChecked(True)
    form.check("Play a sound", "Some people find it startling")
    switched = QLineEdit("cannot be changed")
    switched.setEnabled(False)
    form.row("Device", switched)
    radios = QWidget()
    line = QVBoxLayout(radios)
    line.setContentsMargins(0, 0, 0, 0)
    for text in ("System", "Light", "Dark"):
        line.addWidget(QRadioButton(text))
    radios.findChildren(QRadioButton)[1].setChecked(True)
    form.row("Appearance", radios)
    form.set_error(name, "Please write a name: the report is made out to it.")
    buttons = FlowLayout()
    buttons.addWidget(PrimaryButton("Save"))
    buttons.addWidget(OutlinedButton("Cancel", tall=True))
    page.body.addLayout(buttons)
    return page


def pieces_page(look: ThemeController) -> Page:
    page = Page(look, "Pieces")
    chips = FlowLayout()
    states: tuple[tuple[str, State], ...] = (
        ("taken", "taken"),
        ("due now", "due"),
        ("overdue", "overdue"),
        ("missed", "missed"),
        ("skipped", "later"),
        ("on hold", "hold"),
        ("urgent", "urgent"),
    )
    for word, state in states:
        chips.addWidget(Chip(word, state))
    page.body.addLayout(chips)
    page.body.addWidget(Banner(look, "On hold until Friday 13 March. Nothing is due until then.", "hold"))
    page.body.addWidget(Banner(look, "A fever can be serious on azathioprine. Call your clinic today.", "urgent"))
    buttons = FlowLayout()
    buttons.addWidget(PrimaryButton("Call the clinic", look=look, icon="phone"))
    buttons.addWidget(OutlinedButton("Add a medicine", look=look, icon="add"))
    buttons.addWidget(OutlinedButton("Remove", look=look, icon="remove"))
    buttons.addWidget(QuietButton("Show earlier days", look=look, icon="chevron-down"))
    gone = OutlinedButton("Not now")
    gone.setEnabled(False)
    buttons.addWidget(gone)
    closed = PrimaryButton("Print", look=look, icon="print")
    closed.setEnabled(False)
    buttons.addWidget(closed)
    page.body.addLayout(buttons)
    icons = FlowLayout(spacing=20)
    for path in sorted((Path(__file__).parents[2] / "resources" / "icons").glob("*.svg")):
        icons.addWidget(IconLabel(look, path.stem, "text", 36))
    page.body.addLayout(icons)
    for label in (Lead("Lead: breakfast"), Body("Body: 0O 1lI 5S 8B"), Muted("Muted"), Small("Small")):
        page.body.addWidget(label)
    return page


def a_dialog(look: ThemeController) -> Dialog:
    dialog = Dialog(
        look,
        "Already recorded",
        "You recorded this dose as taken today at 08:10, with food. If you take it again now it is an extra dose. "
        "If you are not sure, do not take another; ask your clinic.",
    )
    dialog.add_button("keep", "Leave it as it is", primary=True)
    dialog.add_button("extra", "Record an extra dose")
    dialog.add_cancel("Cancel")
    return dialog


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--dark", action="store_true")
    parser.add_argument("--percent", type=int, default=100)
    parser.add_argument("--size", default="1180x860")
    parser.add_argument("--page", choices=("today", "plan", "guide", "dialog"), default="today")
    parser.add_argument("--tabs", type=int, default=0, help="press Tab so often before the picture is taken")
    parser.add_argument("--whole", action="store_true", help="make the window as high as the page")
    parser.add_argument("--rtl", action="store_true")
    parser.add_argument("--shot", type=Path, help="draw into this PNG and leave")
    args = parser.parse_args()
    if args.shot:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    app = QApplication([*sys.argv[:1], *STYLE_ARGUMENTS])
    app.setWindowIcon(app_icon())
    if args.rtl:
        app.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    look = ThemeController(app)
    look.apply("dark" if args.dark else "light", args.percent)
    FocusRing(app, look, look)
    load_fallback_fonts()
    gallery = Gallery(look)
    window: QWidget = gallery
    width, height = map(int, args.size.split("x"))
    if args.page == "dialog":
        window = a_dialog(look)
    else:
        gallery.go(args.page)
        gallery.resize(width, height)
    window.show()
    if not args.shot:
        app.exec()
        return
    shoot(app, window, args)


def shoot(app: QApplication, window: QWidget, args: argparse.Namespace) -> None:
    """Take the picture."""
    from PySide6.QtTest import QTest

    app.processEvents()
    if args.whole and isinstance(window, Gallery):
        page = window.pages.currentWidget()
        content = page.findChild(QWidget, "content") if page is not None else None
        window.resize(window.width(), content.height() if isinstance(content, QWidget) else 0)
    for _ in range(args.tabs):
        QTest.keyClick(app.focusWidget() or window, Qt.Key.Key_Tab)
    app.processEvents()
    window.grab().save(str(args.shot))


if __name__ == "__main__":
    main()
