"""What stands on the page before there is a plan."""

from PySide6.QtCore import Signal

from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.widgets.buttons import PrimaryButton
from imuran_desktop.ui.widgets.card import Card
from imuran_desktop.ui.widgets.flow import FlowLayout
from imuran_desktop.ui.widgets.labels import DoseText, Muted
from imuran_desktop.words.language import Language


class NoPlanCard(Card):
    """Leads to the plan."""

    plan_asked = Signal()

    def __init__(self, look: ThemeController, language: Language) -> None:
        tr = language.tr
        super().__init__(accent=True, name=tr("No plan yet"))
        self.body.addWidget(DoseText(tr("No plan yet")))
        self.body.addWidget(Muted(tr("Enter what your clinic prescribed, and your doses will be here each day.")))
        self.body.addSpacing(10)
        button = PrimaryButton(tr("Enter my plan"), look=look, icon="plan")
        button.clicked.connect(self.plan_asked)
        flow = FlowLayout()
        flow.addWidget(button)
        self.body.addLayout(flow)
