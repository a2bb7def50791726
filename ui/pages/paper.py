"""A page for one paper: to look at, to print and to save."""

from PySide6.QtCore import Signal

from ui.pages.record.preview import PreviewCard
from ui.widgets.buttons import Button, Primary, Quiet
from ui.widgets.layouts import FlowRow, column
from ui.widgets.scroll import ScrollPage
from ui.widgets.text import Muted, PrimaryHeading
from ui.words import say


class PaperPage(ScrollPage):
    """One paper.

    Args:
        words: where its sentences stand: `titel`, `uitleg`, `afdrukken`, `opslaan`, `terug`.
        preview: where those of its preview stand; with the others when it is empty.
    """

    print_wanted = Signal()
    save_wanted = Signal()
    close_wanted = Signal()

    def __init__(self, words: str, preview: str = "") -> None:
        super().__init__()
        self.print = Primary(say(f"{words}.afdrukken"), icon_name="afdrukken")
        self.save, self.back = Button(say(f"{words}.opslaan")), Quiet(say(f"{words}.terug"), icon_name="terug")
        self.preview = PreviewCard(preview or words)
        head = column(None, 0, 0.3)
        head.addWidget(PrimaryHeading(say(f"{words}.titel")))
        head.addWidget(Muted(say(f"{words}.uitleg")))
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
