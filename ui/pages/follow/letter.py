"""The letter to the recipient: shown when somebody asks for it, and on its way out only when the line may leave."""

from PySide6.QtCore import Signal

from ui.pages.record.preview import PreviewCard
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.layouts import FlowRow
from ui.widgets.text import Muted
from ui.words import say


class LetterCard(Card):
    """A letter that is not made before somebody wants to see it: each look at it leaves a line in the log."""

    show_wanted = Signal()
    print_wanted = Signal()
    save_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(say("verstrekken.brief.titel"))
        self._may = self._now = False
        self.show_button = Button(say("verstrekken.brief.toon"))
        self.print = Button(say("verstrekken.brief.afdrukken"), icon_name="afdrukken")
        self.save = Button(say("verstrekken.brief.opslaan"))
        self._not_now = Muted(say("verstrekken.brief.niet_nu"))
        self.preview = PreviewCard()
        self.add(Muted(say("verstrekken.brief.uitleg")))
        self.add(FlowRow([self.show_button, self.print, self.save]))
        self.add(self._not_now)
        self.add(self.preview)
        self.show_button.clicked.connect(self._on_show)
        self.print.clicked.connect(self.print_wanted)
        self.save.clicked.connect(self.save_wanted)
        self.show_nothing()

    def show_nothing(self) -> None:
        """Show no letter."""
        self.preview.hide()
        self.show_button.show()
        self._may = self._now = False
        for part in (self.print, self.save, self._not_now):
            part.hide()

    def show_line(self, *, may: bool, now: bool) -> None:
        """Show what can be done with the letter of a line.

        Args:
            may: this person may send it.
            now: the line may leave today.
        """
        self.show_nothing()
        self._may, self._now = may, now
        self._not_now.setVisible(may and not now)

    def set_ready(self, ready: bool) -> None:
        """Allow printing and saving, once there is a paper."""
        for button in (self.print, self.save):
            button.setVisible(self._may and self._now and not self.preview.isHidden())
            button.setEnabled(ready)

    def _on_show(self) -> None:
        self.show_button.hide()
        self.preview.show()
        self.show_wanted.emit()
