"""What is kept and until when, without names; the lists that were made, and making one."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from triage.casework.followup.vernietigen import Kept, KeptRow
from triage.followup.stuk import StukRow
from ui.pages.access.parts import Turning
from ui.pages.keeping.rows import on_click
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.chip import Kind
from ui.widgets.layouts import FlowRow
from ui.widgets.lines import Cell, Heading, Line, LinesTable
from ui.widgets.scroll import ScrollPage
from ui.widgets.strip import EmptyState
from ui.widgets.text import Muted, PrimaryHeading
from ui.words import day, say

PAGE = 100
"""Rows on one page of the table."""
_COLUMNS = (("kenmerk", 2), ("wet", 3), ("wijziging", 3), ("vernietigen", 3), ("stand", 4))
_LISTS = (("nummer", 2), ("stand", 4), ("gemaakt", 3), ("wie", 3))


class KeptPage(ScrollPage):
    """The overview, and the lists."""

    list_wanted = Signal(str)
    """The id of a list."""
    propose_wanted = Signal()
    archive_wanted = Signal()
    """Somebody goes to the dossiers for the archive."""

    def __init__(self) -> None:
        super().__init__()
        self._summary = Muted()
        self.archive = Button(say("archief.knop.dossiers"))
        ways = FlowRow([self.archive])
        for part in (PrimaryHeading(say("bewaren.titel")), Muted(say("bewaren.uitleg")), self._summary, ways):
            self.content.addWidget(part)
        self.archive.hide()
        on_click(self.archive, self.archive_wanted.emit)
        self._make_lists()
        heads = [Heading(say(f"bewaren.kop.{key}"), share) for key, share in _COLUMNS]
        self.table, self.turning = LinesTable(heads, say("bewaren.titel")), Turning(PAGE)
        self._card = Card()
        self._card.add(self.table)
        self._card.add(self.turning)
        self._empty = EmptyState(say("bewaren.leeg"), say("bewaren.leeg_uitleg"))
        for card in (self._lists_card, self._card, self._empty):
            self.content.addWidget(card)
        self.turning.turned.connect(self._turn)
        self._kept: Kept | None = None
        self.show_nothing()

    def _make_lists(self) -> None:
        self._lists_card = Card(say("bewaren.lijsten"))
        heads = [Heading(say(f"bewaren.lijstkop.{key}"), share) for key, share in _LISTS]
        self.lists = LinesTable(heads, say("bewaren.lijsten"))
        self.propose = Button(say("bewaren.lijst_maken"), icon_name="plus")
        self._about = Muted(say("bewaren.lijst_uitleg"))
        for part in (self.lists, self._about, FlowRow([self.propose])):
            self._lists_card.add(part)
        self.lists.chosen.connect(self.list_wanted)
        on_click(self.propose, self.propose_wanted.emit)

    def show_nothing(self) -> None:
        """Show nothing of before, while something is fetched."""
        self._kept = None
        self._summary.setText(say("bewaren.laden"))
        self.table.show_lines([])
        self.lists.show_lines([])
        for part in (self._lists_card, self._card, self._empty):
            part.hide()

    def show_kept(self, kept: Kept) -> None:
        """Show what is kept."""
        self._kept = kept
        total = len(kept.rows)
        self._summary.setText(say("bewaren.aantal", aantal=total, klaar=len(kept.ready)))
        self.lists.show_lines([_list_line(row) for row in kept.lists])
        self.lists.setVisible(bool(kept.lists))
        for part in (self.propose, self._about):
            part.setVisible(kept.may_propose)
        self.propose.setEnabled(bool(kept.ready))
        self._lists_card.setVisible(bool(kept.lists) or kept.may_propose)
        self._card.setVisible(bool(kept.rows))
        self._empty.setVisible(not kept.rows)
        self._turn(0)
        self.first_focus().setFocus()

    def first_focus(self) -> QWidget:
        """Return where the keyboard starts."""
        return self.lists if self.lists.isVisibleTo(self) else self.table

    def set_busy(self, *, busy: bool) -> None:
        """Rest while a list is made."""
        self.propose.setEnabled(not busy and self._kept is not None and bool(self._kept.ready))

    def _turn(self, skip: int) -> None:
        if self._kept is None:
            return
        shown = self._kept.rows[skip : skip + PAGE]
        self.table.show_lines([_kept_line(row, self._kept) for row in shown])
        self.turning.show_place(skip, len(shown), len(self._kept.rows))


def _kept_line(row: KeptRow, kept: Kept) -> Line:
    words, kind = _stands(row, kept)
    law = row.keeping.labels[0]
    return Line(
        row.held.casus,
        (
            Cell(row.held.kenmerk, strong=True),
            Cell(say("afronden.bewaren.wet", wet=say(f"bewaren.wet.{law.law.value}"), jaren=law.years), law.source),
            Cell(day(row.keeping.last_change)),
            Cell(day(row.keeping.destroy_on)),
            Cell(words, chip=kind),
        ),
    )


def _stands(row: KeptRow, kept: Kept) -> tuple[str, Kind]:
    if row.listed:
        return say("bewaren.rij.op_lijst", nummer=row.listed), Kind.ACCENT
    if row.ready:
        return say("bewaren.rij.klaar"), Kind.ATTENTION
    if row.keeping.due(kept.today):
        return say("bewaren.rij.eerst_sluiten"), Kind.ATTENTION
    return say("bewaren.rij.bewaren"), Kind.NEUTRAL


def _list_line(row: StukRow) -> Line:
    return Line(
        row.id,
        (
            Cell(row.number, strong=True),
            Cell(say(f"bewaren.stand.{row.state}")),
            Cell(day(row.made.date())),
            Cell(row.owner_name),
        ),
    )
