"""Words for the account: the municipality's own, or those of the FG; read by all, written by whose they are."""

from PySide6.QtCore import Signal

from ui.pages.keeping.rows import WordsRow, on_click
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.layouts import FlowRow
from ui.widgets.saved import SavedLabel
from ui.widgets.text import Muted, Plain
from ui.words import say


class WritingCard(Card):
    """One text of the account.

    Args:
        words: where its sentences stand: `titel`, `uitleg`, `veld`, `knop`, `leeg`.
    """

    handed_in = Signal(str)
    """The words, to be kept."""
    written = Signal()

    def __init__(self, words: str) -> None:
        super().__init__(say(f"{words}.titel"))
        self._empty = say(f"{words}.leeg")
        self._read, self._by, self.why_not = Plain(), Muted(), Muted()
        self.field = WordsRow(say(f"{words}.veld"), say(f"{words}.uitleg"))
        self.saved, self.button = SavedLabel(), Button(say(f"{words}.knop"))
        self._form = (self.field, self.saved, self.button)
        for part in (self._read, self._by, self.field, self.saved, self.why_not, FlowRow([self.button])):
            self.add(part)
        self.field.text.written.connect(self.written)
        on_click(self.button, lambda: self.handed_in.emit(self.field.words()))

    def show_words(self, words: str, by: str, why_not: str, typed: str | None) -> None:
        """Show the words, with who wrote them and when.

        Args:
            why_not: why it cannot be written now, in a sentence; empty where there is nothing to say.
            typed: what stands in the field; None for who only reads.
        """
        writes = typed is not None
        self._read.setText(words or self._empty)
        self._read.setVisible(not writes)
        self._by.setText(by)
        self._by.setVisible(bool(by))
        self.why_not.setText(why_not)
        self.why_not.setVisible(bool(why_not))
        self.field.text.show_words(typed or "")
        for part in self._form:
            part.setVisible(writes)

    def set_busy(self, *, busy: bool) -> None:
        """Rest while it is handed in."""
        self.button.setEnabled(not busy)
