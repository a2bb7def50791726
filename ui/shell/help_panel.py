"""Help beside the page: what this page is for, and the keys."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from ui.theme import em
from ui.widgets.buttons import Quiet
from ui.widgets.layouts import column, row
from ui.widgets.scroll import ScrollPage
from ui.widgets.text import Plain, SectionHeading
from ui.words import say


class HelpPanel(QFrame):
    """Opens and closes with F1; the page at hand gives its own words."""

    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(say("venster.hulp"))
        self._title, self._text = SectionHeading(say("venster.hulp")), Plain(say("hulp.algemeen"))
        self.close_button = Quiet(say("venster.hulp_sluiten"), icon_name="sluiten")
        self.close_button.clicked.connect(self.closed)
        page = ScrollPage(margins=1.2)
        head = row()
        head.addWidget(self._title, 1)
        page.content.addLayout(head)
        page.content.addWidget(self._text)
        page.content.addWidget(self.close_button)
        column(self, 0, 0).addWidget(page)
        self.hide()

    def show_help(self, title: str, text: str) -> None:
        """Show the words of a page, and the keys under them."""
        self._title.setText(title)
        self._text.setText(f"{text}\n\n{say('hulp.algemeen')}")

    def hold(self, room: int) -> None:
        """Take a third of the room, within what reads well."""
        self.setFixedWidth(min(em(22), max(em(14), room // 3)))
