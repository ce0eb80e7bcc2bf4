"""A published set of values, shown with its source before it is filled in."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from imuran_desktop.domain.alerts import AlertValue
from imuran_desktop.domain.results import Analytes
from imuran_desktop.reference.alert_values import AlertSet
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.widgets.careful_dialog import CarefulDialog
from imuran_desktop.ui.widgets.labels import Body, Muted, Strong
from imuran_desktop.words.alert_values import limit_words
from imuran_desktop.words.language import Language
from imuran_desktop.words.results import analyte_name

FILL = "fill"


def set_dialog(
    look: ThemeController,
    language: Language,
    analytes: Analytes,
    found: AlertSet,
    added: Sequence[AlertValue],
    parent: QWidget,
) -> CarefulDialog:
    """A dialog that answers `FILL` when the values ``added`` are to be filled in. Those set already stay."""
    tr = language.tr
    dialog = CarefulDialog(look, tr("Fill in the set: {name}", name=tr(found.name)), tr(found.caveat), parent)
    if len(added) < len(found.values):
        dialog.body.addWidget(Strong(tr("What you have set already stays as it is.")))
    for value in added:
        name = analyte_name(language, value.analyte, analytes)
        words = tr("{name}: {limit}", name=name, limit=limit_words(language, value))
        if value.note:
            words = tr("{words} ({note})", words=words, note=tr(value.note))
        dialog.body.addWidget(Body(words))
    dialog.body.addWidget(Muted(tr("Source: {source}.", source=tr(found.source))))
    if added:
        dialog.add_button(FILL, tr("Fill in"), primary=True)
    dialog.add_cancel(tr("Cancel") if added else tr("Close"))
    dialog.finished.connect(dialog.deleteLater)
    return dialog
