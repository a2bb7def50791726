"""The signals in reach: number, state and what is owed. No name stands in it, and nothing counts per person."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from triage.casework.followup.signalen import PAGE, Signalen
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


class SignalsPage(ScrollPage):
    """A page of the list."""

    chosen = Signal(str)
    """The id of a signal."""
    new_wanted = Signal()
    page_wanted = Signal(int)

    def __init__(self, *, may_record: bool) -> None:
        super().__init__()
        self.new = Primary(say("signalen.nieuw"), icon_name="plus")
        # Never shown before it stands on the page: alone it would be a window, and take the keyboard away.
        if not may_record:
            self.new.hide()
        self._about = Muted()
        heads = [Heading(say(f"signalen.kop.{key}"), share) for key, share in _COLUMNS]
        self.table = LinesTable(heads, say("signalen.titel"))
        self.turning = Turning(PAGE)
        self._card = Card()
        self._card.add(self.table)
        self._card.add(self.turning)
        self._empty = EmptyState(say("signalen.leeg"), say("signalen.leeg_uitleg"))
        for part in (PrimaryHeading(say("signalen.titel")), Muted(say("signalen.uitleg")), self._about):
            self.content.addWidget(part)
        self.content.addWidget(FlowRow([self.new]))
        self.content.addWidget(self._card)
        self.content.addWidget(self._empty)
        self.table.chosen.connect(self.chosen)
        self.turning.turned.connect(self.page_wanted)
        self.new.clicked.connect(self.new_wanted)
        self.show_nothing()

    def show_nothing(self) -> None:
        """Show nothing, while it is fetched."""
        self.table.show_lines([])
        for part in (self._card, self._empty, self._about):
            part.hide()

    def show_signals(self, found: Signalen, today: date) -> None:
        """Show a page of the list."""
        self.table.show_lines([_line(row, today) for row in found.rows])
        self._card.setVisible(bool(found.rows))
        self._empty.setVisible(not found.rows)
        self._about.setText(say("signalen.aantal", aantal=found.total))
        self._about.setVisible(bool(found.rows))
        self.turning.show_place(found.skip, len(found.rows), found.total)
        if found.rows:
            self.table.setCurrentCell(0, 0)
        self.first_focus().setFocus()

    def first_focus(self) -> QWidget:
        """Return where the keyboard starts."""
        return self.table if self.table.rowCount() or self.new.isHidden() else self.new


_COLUMNS = (("nummer", 2), ("stand", 3), ("termijn", 3), ("wie", 3), ("gewijzigd", 2))


def _line(row: StukRow, today: date) -> Line:
    words, kind = due_words(row.due, today)
    return Line(
        row.id,
        (
            Cell(row.number, strong=True),
            Cell(say(f"signalen.stand.{row.state}")),
            Cell(words, chip=kind),
            Cell(row.owner_name),
            Cell(short_day(row.changed.date(), today)),
        ),
    )


def due_words(due: date | None, today: date) -> tuple[str, Kind | None]:
    """Return by when something is owed, in words and as a pill; no pill where nothing is owed."""
    if due is None:
        return say("signalen.niets_open"), None
    if due < today:
        return say("signalen.te_laat", dag=near_day(due, today)), Kind.DANGER
    kind = Kind.ATTENTION if (due - today).days <= 7 else Kind.NEUTRAL
    return say("signalen.uiterlijk", dag=near_day(due, today)), kind
