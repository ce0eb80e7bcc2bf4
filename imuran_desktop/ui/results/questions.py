"""What is asked before anything is put in the place of something else, or saved though it can hardly be."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from imuran_desktop.domain.alerts import NotCompared, PastAlert
from imuran_desktop.domain.contacts import Contacts
from imuran_desktop.domain.results import Analytes, Result
from imuran_desktop.domain.results_merge import Clash
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.widgets.careful_dialog import CarefulDialog
from imuran_desktop.ui.widgets.labels import Body, DoseText, Strong
from imuran_desktop.words.alert_values import not_compared_words, past_words
from imuran_desktop.words.contacts import numbers_to_call
from imuran_desktop.words.language import Language
from imuran_desktop.words.results import analyte_name, value_words

_YES, _NO = "yes", "no"


@dataclass(frozen=True)
class _Question:
    """What is asked in which words, with the answer that changes nothing before the other one."""

    title: str
    text: str
    no: str
    yes: str


def ask_about_doubts(
    look: ThemeController, language: Language, doubts: Sequence[str], parent: QWidget, then: Callable[[], object]
) -> None:
    """Show what is questioned; go on with ``then`` when the person says that it stands so."""
    tr = language.tr
    question = _Question(
        tr("Look once more?"),
        tr("Is this what the letter says? It is saved as you typed it."),
        tr("Look again"),
        tr("Save as it stands"),
    )
    _ask(look, question, doubts, parent, _if_yes(then))


def ask_about_clashes(
    look: ThemeController,
    language: Language,
    analytes: Analytes,
    clashes: Iterable[Clash],
    parent: QWidget,
    then: Callable[[], object],
) -> None:
    """Show of which results the diary says something else; go on with ``then`` when they are to be replaced."""
    tr = language.tr
    lines = [
        tr(
            "{name}: {known} in the diary, {entered} here.",
            name=analyte_name(language, clash.known.analyte, analytes),
            known=_value(language, clash.known),
            entered=_value(language, clash.entered),
        )
        for clash in clashes
    ]
    question = _Question(
        tr("The diary says something else"),
        tr("For this blood test the diary has other values. Which ones are right? The others stay in its history."),
        tr("Look again"),
        tr("Save what stands here"),
    )
    _ask(look, question, lines, parent, _if_yes(then))


def ask_to_replace(
    look: ThemeController,
    language: Language,
    typed: Sequence[tuple[str, Result | None, Result]],
    parent: QWidget,
    then: Callable[[bool], object],
) -> None:
    """Show each name with what was typed and what was pasted; ``then`` hears whether the typed ones are replaced."""
    tr = language.tr
    lines = [
        tr(
            "{name}: {typed} in the form, {pasted} in the letter.",
            name=name,
            typed=_value(language, own) if own is not None else tr("something else"),
            pasted=_value(language, pasted),
        )
        for name, own, pasted in typed
    ]
    question = _Question(
        tr("Replace what is in the form?"),
        tr("All others are put in either way."),
        tr("Keep what is there"),
        tr("Replace it"),
    )
    _ask(look, question, lines, parent, then)


def ask_to_discard(look: ThemeController, language: Language, parent: QWidget, then: Callable[[], object]) -> None:
    """Ask whether what was entered may go."""
    tr = language.tr
    question = _Question(tr("Keep what you entered?"), tr("It is not saved yet."), tr("Keep"), tr("Discard"))
    _ask(look, question, (), parent, _if_yes(then))


def tell_past(
    look: ThemeController,
    language: Language,
    analytes: Analytes,
    past: Sequence[PastAlert],
    others: Sequence[NotCompared],
    contacts: Contacts,
    parent: QWidget,
    then: Callable[[], object],
) -> None:
    """Say which saved results are past what the clinic set, and then the number to call; then go on with ``then``."""
    tr = language.tr
    told = CarefulDialog(look, tr("Saved"), "", parent)
    for line in dict.fromkeys(past_words(language, item, analytes) for item in past):
        told.body.addWidget(Strong(line, selectable=True))
    for caption, number in numbers_to_call(language, contacts) if past else ():
        if number == contacts.clinic_number:
            told.body.addWidget(Body(caption))
            told.body.addWidget(DoseText(number, selectable=True))
    for item in others:
        told.body.addWidget(Body(not_compared_words(language, item, analytes)))
    told.add_button(_YES, tr("Close"), primary=True)
    told.finished.connect(told.deleteLater)
    told.answered.connect(lambda _: then())
    told.open()


def _ask(
    look: ThemeController,
    question: _Question,
    lines: Iterable[str],
    parent: QWidget,
    then: Callable[[bool], object],
) -> None:
    """Ask it of these lines; ``then`` hears the answer, if one is given."""
    dialog = CarefulDialog(look, question.title, question.text, parent)
    for line in lines:
        dialog.body.addWidget(Strong(line))
    dialog.add_button(_NO, question.no, primary=True)
    dialog.add_button(_YES, question.yes)
    dialog.finished.connect(dialog.deleteLater)
    dialog.answered.connect(lambda key: then(key == _YES) if key else None)
    dialog.open()


def _if_yes(then: Callable[[], object]) -> Callable[[bool], object]:
    return lambda yes: then() if yes else None


def _value(language: Language, result: Result) -> str:
    words = value_words(language, result)
    if result.value is not None and result.comment:
        return language.tr("{value} ({comment})", value=words, comment=result.comment)
    return words
