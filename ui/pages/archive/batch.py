"""Every closed casus in reach as a dossier in one go: how far it is, and a way to stop that leaves whole ones only."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QProgressBar, QWidget

from triage.casework.papier.bundelen import Gesloten
from ui.pages.access.parts import Turning
from ui.pages.keeping.rows import on_click
from ui.widgets.buttons import Button, Primary, Quiet
from ui.widgets.card import Card
from ui.widgets.chip import Kind
from ui.widgets.layouts import FlowRow
from ui.widgets.lines import Cell, Heading, Line, LinesTable
from ui.widgets.scroll import ScrollPage
from ui.widgets.strip import EmptyState, MessageStrip
from ui.widgets.text import Muted, Plain, PrimaryHeading
from ui.words import day, say

PAGE = 100
"""Rows on one page of the table."""
_COLUMNS = (("casus", 3), ("gewijzigd", 3))


class BatchPage(ScrollPage):
    """The closed casussen, and making a dossier of each."""

    make_wanted = Signal()
    stop_wanted = Signal()
    casus_wanted = Signal(str)
    back_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.back = Quiet(say("archief.reeks.terug"), icon_name="terug")
        self._summary, self.outcome = Muted(), MessageStrip(closable=True)
        for top in (
            PrimaryHeading(say("archief.reeks.titel")),
            Muted(say("archief.reeks.uitleg")),
            FlowRow([self.back]),
        ):
            self.content.addWidget(top)
        self.content.addWidget(self.outcome)
        self._make_card()
        self._make_going()
        heads = [Heading(say(f"archief.reeks.kop.{key}"), share) for key, share in _COLUMNS]
        self.table, self._turning = LinesTable(heads, say("archief.reeks.lijst")), Turning(PAGE)
        self._list_card = Card(say("archief.reeks.lijst"))
        for part in (self.table, self._turning):
            self._list_card.add(part)
        self._empty = EmptyState(say("archief.reeks.leeg"), say("archief.reeks.leeg_uitleg"))
        self.content.addWidget(self._list_card)
        self.content.addWidget(self._empty)
        self._found: tuple[Gesloten, ...] = ()
        self.table.chosen.connect(self.casus_wanted)
        self._turning.turned.connect(self._turn)
        on_click(self.back, self.back_wanted.emit)
        self.show_nothing()

    def _make_card(self) -> None:
        self.make_card, self.make = Card(say("archief.reeks.maken")), Primary(say("archief.reeks.knop"))
        parts = (self._summary, Muted(say("archief.reeks.maken_uitleg")), Muted(say("archief.dossier.waarschuwing")))
        for part in parts:
            self.make_card.add(part)
        self.make_card.add(FlowRow([self.make]))
        on_click(self.make, self.make_wanted.emit)
        self.content.addWidget(self.make_card)

    def _make_going(self) -> None:
        self.going_card, self.told, self.bar = Card(say("archief.reeks.bezig")), Plain(), QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(say("archief.reeks.bezig"))
        self.stop = Button(say("archief.reeks.stop"))
        for part in (self.told, self.bar, FlowRow([self.stop])):
            self.going_card.add(part)
        on_click(self.stop, self.stop_wanted.emit)
        self.content.addWidget(self.going_card)

    def show_nothing(self) -> None:
        """Show nothing of before, while something is fetched."""
        self._found = ()
        self._summary.setText(say("archief.laden"))
        self.table.show_lines([])
        for part in (self.outcome, self.make_card, self.going_card, self._list_card, self._empty):
            part.hide()

    def show_closed(self, found: tuple[Gesloten, ...]) -> None:
        """Show of which casussen a dossier can be made."""
        self._found = found
        self._summary.setText(say("archief.reeks.aantal", aantal=len(found)))
        self.make_card.setVisible(bool(found))
        self._list_card.setVisible(bool(found))
        self._empty.setVisible(not found)
        self._turn(0)

    def first_focus(self) -> QWidget:
        """Return where the keyboard starts."""
        return self.make if self._found else self.back

    def show_going(self, done: int, total: int) -> None:
        """Say how far it is."""
        self.make_card.hide()
        self.outcome.hide()
        self.going_card.show()
        self.bar.setRange(0, total)
        self.bar.setValue(done)
        self.told.setText(say("archief.reeks.voortgang", gedaan=done, totaal=total))
        self.stop.setEnabled(True)

    def show_stopping(self) -> None:
        """Say that it stops after the dossier that is being made."""
        self.told.setText(say("archief.reeks.stopt"))
        self.stop.setEnabled(False)

    def show_done(self, done: int, total: int, skipped: tuple[str, ...]) -> None:
        """Say what came of it."""
        self.going_card.hide()
        self.make_card.setVisible(bool(self._found))
        whole = done == total
        title = say("archief.reeks.klaar" if whole else "archief.reeks.deels", gedaan=done, totaal=total)
        text = say("archief.reeks.overgeslagen", kenmerken=", ".join(skipped)) if skipped else ""
        self.outcome.show()
        self.outcome.show_message(title, text, Kind.OK if whole else Kind.ATTENTION)

    def _turn(self, skip: int) -> None:
        shown = self._found[skip : skip + PAGE]
        cells = ((one.casus, Cell(one.kenmerk, strong=True), Cell(day(one.changed))) for one in shown)
        self.table.show_lines([Line(casus, (first, second)) for casus, first, second in cells])
        self._turning.show_place(skip, len(shown), len(self._found))
