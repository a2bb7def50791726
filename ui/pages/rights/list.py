"""The requests in reach."""

from ui.fields.choices import Tick
from ui.pages.pieces import PiecesPage
from ui.words import say


class RightsPage(PiecesPage):
    """A page of the list; only what is not answered yet, where that is ticked."""

    def __init__(self, *, may_register: bool) -> None:
        unfinished = Tick(say("verzoeken.alleen_open"))
        super().__init__("verzoeken", may_add=may_register, beside=(unfinished,))
        self.unfinished = unfinished
        self.unfinished.clicked.connect(lambda: self.page_wanted.emit(0))
