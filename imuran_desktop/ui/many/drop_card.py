"""Where a list of diaries begins: nothing is there yet."""

from pathlib import Path

from PySide6.QtCore import QMimeData

from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.widgets.buttons import OutlinedButton, PrimaryButton
from imuran_desktop.ui.widgets.card import Card
from imuran_desktop.ui.widgets.card_parts import in_a_row
from imuran_desktop.ui.widgets.labels import Body, Heading
from imuran_desktop.words.language import Language


class DropCard(Card):
    """Says in one sentence what to do."""

    def __init__(self, look: ThemeController, language: Language) -> None:
        tr = language.tr
        super().__init__(name=tr("No diaries yet"))
        self.folder = PrimaryButton(tr("Add a folder …"), look=look, icon="add")
        self.files = OutlinedButton(tr("Add files …"), look=look, icon="add", tall=True)
        self.body.setSpacing(16)
        self.body.addWidget(Heading(tr("No diaries yet")))
        self.body.addWidget(
            Body(tr("Add a folder of diaries, or drop it anywhere on this page: each person gets a line in a list."))
        )
        self.body.addLayout(in_a_row(self.folder, self.files))


def dropped(data: QMimeData) -> list[Path]:
    """The files and folders of this computer among what is dropped."""
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile() and url.toLocalFile()]
