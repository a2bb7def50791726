"""What a colleague holds, a row for each: a role or a login, with its days and what can be done with it."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.facts import Rule
from ui.widgets.layouts import FlowRow, column, empty
from ui.widgets.text import Muted, Small, Strong


def put(card: Card, *parts: QWidget) -> Card:
    """Add parts to a card, in this order; return the card."""
    for part in parts:
        card.add(part)
    return card


class HeldRows(QWidget):
    """Rows under each other; an empty list says so."""

    def __init__(self, nothing: str) -> None:
        super().__init__()
        self._nothing = nothing
        self._inside = column(self, 0, 0.5)

    def show_rows(self, rows: Sequence[tuple[str, str, Sequence[Button]]]) -> None:
        """Show these (title, detail, acts)."""
        empty(self._inside)
        if not rows:
            self._inside.addWidget(Muted(self._nothing))
        for at, (title, detail, acts) in enumerate(rows):
            if at:
                self._inside.addWidget(Rule())
            words = column(None, 0, 0.1)
            words.addWidget(Strong(title))
            words.addWidget(Small(detail))
            self._inside.addLayout(words)
            if acts:
                self._inside.addWidget(FlowRow(acts))
