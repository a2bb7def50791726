"""The paper of a part of a plan: to look at, to print and to save."""

from PySide6.QtCore import Signal

from ui.pages.record.preview import PreviewCard
from ui.widgets.buttons import Button, Primary, Quiet
from ui.widgets.layouts import FlowRow, column
from ui.widgets.scroll import ScrollPage
from ui.widgets.text import Muted, PrimaryHeading
from ui.words import say


class PlanPaperPage(ScrollPage):
    """One paper for one reader."""

    print_wanted = Signal()
    save_wanted = Signal()
    close_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.print, self.save = (
            Primary(say("plan_papier.afdrukken"), icon_name="afdrukken"),
            Button(say("plan_papier.opslaan")),
        )
        self.back = Quiet(say("plan_papier.terug"))
        self.preview = PreviewCard()
        head = column(None, 0, 0.3)
        head.addWidget(PrimaryHeading(say("plan_papier.titel")))
        head.addWidget(Muted(say("plan_papier.uitleg")))
        head.addWidget(FlowRow([self.print, self.save, self.back]))
        self.content.addLayout(head)
        self.content.addWidget(self.preview)
        self.print.clicked.connect(self.print_wanted)
        self.save.clicked.connect(self.save_wanted)
        self.back.clicked.connect(self.close_wanted)
        self.set_ready(ready=False)

    def set_ready(self, ready: bool) -> None:
        """Allow printing and saving, once there is a paper."""
        self.print.setEnabled(ready)
        self.save.setEnabled(ready)
        (self.print if ready else self.back).setFocus()
