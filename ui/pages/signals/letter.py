"""Letters that can be made here: each is made when somebody asks for it, since each look at one leaves a line."""

from PySide6.QtCore import Signal

from ui.pages.record.preview import PreviewCard
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.layouts import FlowRow
from ui.widgets.text import Muted
from ui.words import say


class LettersCard(Card):
    """A button for each letter, and under it the one that was asked for.

    Args:
        words: where the sentences stand: `titel`, `uitleg`, `afdrukken`, `opslaan`.
    """

    wanted = Signal(str)
    """Which letter."""
    print_wanted = Signal()
    save_wanted = Signal()

    def __init__(self, words: str) -> None:
        super().__init__(say(f"{words}.titel"))
        self.buttons: dict[str, Button] = {}
        self._row = FlowRow()
        self.print = Button(say(f"{words}.afdrukken"), icon_name="afdrukken")
        self.save = Button(say(f"{words}.opslaan"))
        self.preview = PreviewCard()
        for part in (Muted(say(f"{words}.uitleg")), self._row, FlowRow([self.print, self.save]), self.preview):
            self.add(part)
        self.print.clicked.connect(self.print_wanted)
        self.save.clicked.connect(self.save_wanted)
        self.offer(())

    def offer(self, letters: tuple[tuple[str, str], ...]) -> None:
        """Offer these letters, each with the words on its button; without any the card is not there."""
        self._row.clear()
        self.buttons = {}
        for which, words in letters:
            button = Button(words, icon_name="document")
            button.clicked.connect(lambda _=False, one=which: self._on_wanted(one))
            self.buttons[which] = button
            self._row.add(button)
        for part in (self.print, self.save, self.preview):
            part.hide()
        self.setVisible(bool(letters))

    def set_ready(self, ready: bool) -> None:
        """Allow printing and saving, once there is a paper."""
        for button in (self.print, self.save):
            button.setVisible(not self.preview.isHidden())
            button.setEnabled(ready)

    def _on_wanted(self, which: str) -> None:
        self.preview.show()
        self.wanted.emit(which)
