"""A list of pieces in reach: number, state and what is owed. No name stands in it, and nothing counts per person."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from triage.casework.followup.pieces import PAGE, Pieces
from triage.followup.stuk import StukRow
from ui.pages.access.parts import Turning
from ui.widgets.buttons import Primary
from ui.widgets.card import Card
from ui.widgets.chip import Kind
from ui.widgets.layouts import FlowRow
from ui.widgets.lines import Cell, Heading, Line, LinesTable
from ui.widgets.scroll import ScrollPage
from ui.widgets.strip import EmptyState
from ui.widgets.text import Muted, PrimaryHeading
from ui.words import near_day, say, short_day

_COLUMNS = (("nummer", 2), ("stand", 3), ("termijn", 3), ("wie", 3), ("gewijzigd", 2))


class PiecesPage(ScrollPage):
    """A page of the list.

    Args:
        words: where its sentences stand.
        may_add: there is a button for a new piece.
        beside: what stands beside that button.
    """

    chosen = Signal(str)
    """The id of a piece."""
    new_wanted = Signal()
    page_wanted = Signal(int)

    def __init__(self, words: str, *, may_add: bool, beside: tuple[QWidget, ...] = ()) -> None:
        super().__init__()
        self._words = words
        self.new = Primary(say(f"{words}.nieuw"), icon_name="plus")
        # Never shown before it stands on the page: alone it would be a window, and take the keyboard away.
        if not may_add:
            self.new.hide()
        self._about = Muted()
        heads = [Heading(say(f"{words}.kop.{key}"), share) for key, share in _COLUMNS]
        self.table = LinesTable(heads, say(f"{words}.titel"))
        self.turning = Turning(PAGE)
        self._card = Card()
        self._card.add(self.table)
        self._card.add(self.turning)
        self._empty = EmptyState(say(f"{words}.leeg"), say(f"{words}.leeg_uitleg"))
        for part in (PrimaryHeading(say(f"{words}.titel")), Muted(say(f"{words}.uitleg")), self._about):
            self.content.addWidget(part)
        for row in (FlowRow([self.new, *beside]), self._card, self._empty):
            self.content.addWidget(row)
        self.table.chosen.connect(self.chosen)
        self.turning.turned.connect(self.page_wanted)
        self.new.clicked.connect(self.new_wanted)
        self.show_nothing()

    def show_nothing(self) -> None:
        """Show nothing, while it is fetched."""
        self.table.show_lines([])
        for part in (self._card, self._empty, self._about):
            part.hide()

    def show_rows(self, found: Pieces, today: date) -> None:
        """Show a page of the list."""
        self.table.show_lines([self._line(row, today) for row in found.rows])
        self._card.setVisible(bool(found.rows))
        self._empty.setVisible(not found.rows)
        self._about.setText(say(f"{self._words}.aantal", aantal=found.total))
        self._about.setVisible(bool(found.rows))
        self.turning.show_place(found.skip, len(found.rows), found.total)
        if found.rows:
            self.table.setCurrentCell(0, 0)
        self.first_focus().setFocus()

    def first_focus(self) -> QWidget:
        """Return where the keyboard starts."""
        return self.table if self.table.rowCount() or self.new.isHidden() else self.new

    def _line(self, row: StukRow, today: date) -> Line:
        words, kind = due_words(self._words, row.due, today)
        return Line(
            row.id,
            (
                Cell(row.number, strong=True),
                Cell(say(f"{self._words}.stand.{row.state}")),
                Cell(words, chip=kind),
                Cell(row.owner_name),
                Cell(short_day(row.changed.date(), today)),
            ),
        )


def due_words(words: str, due: date | None, today: date) -> tuple[str, Kind | None]:
    """Return by when something is owed, in words and as a pill; no pill where nothing is owed.

    Args:
        words: where its sentences stand.
    """
    if due is None:
        return say(f"{words}.niets_open"), None
    if due < today:
        return say(f"{words}.te_laat", dag=near_day(due, today)), Kind.DANGER
    kind = Kind.ATTENTION if (due - today).days <= 7 else Kind.NEUTRAL
    return say(f"{words}.uiterlijk", dag=near_day(due, today)), kind
