"""A paper on a page, with its buttons: not there until somebody asked for one."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.pages.record.preview import PreviewCard
from ui.widgets.buttons import Button, Primary
from ui.widgets.layouts import FlowRow, column
from ui.widgets.text import Muted
from ui.words import say


class PaperPart(QWidget):
    """The paper, with printing and saving above it.

    Args:
        words: the sentences of this kind of paper: those of a `PreviewCard`, and `afdrukken`, `opslaan`, `lees_na`.
    """

    print_wanted = Signal()
    save_wanted = Signal()

    def __init__(self, words: str) -> None:
        super().__init__()
        self.preview = PreviewCard(words)
        self.print = Primary(say(f"{words}.afdrukken"), icon_name="afdrukken")
        self.save = Button(say(f"{words}.opslaan"))
        inside = column(self, 0, 0.6)
        for part in (Muted(say(f"{words}.lees_na")), FlowRow([self.print, self.save]), self.preview):
            inside.addWidget(part)
        self.print.clicked.connect(self.print_wanted)
        self.save.clicked.connect(self.save_wanted)
        self.set_ready(ready=False)

    def set_ready(self, ready: bool) -> None:
        """Allow printing and saving, once there is a paper."""
        self.print.setEnabled(ready)
        self.save.setEnabled(ready)
