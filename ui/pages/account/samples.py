"""The quarters that ended, each with its sample, and drawing one."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from triage.casework.verantwoording.steekproef import Lijst, Rij
from triage.followup.steekproef import Kwartaal
from ui.pages.account.words import quarter_words, stands
from ui.pages.keeping.rows import on_click
from ui.pages.plan.parts import ChoiceRow
from ui.widgets.buttons import Button, Quiet
from ui.widgets.card import Card
from ui.widgets.chip import Kind
from ui.widgets.layouts import FlowRow
from ui.widgets.lines import Cell, Heading, Line, LinesTable
from ui.widgets.scroll import ScrollPage
from ui.widgets.text import Muted, PrimaryHeading
from ui.words import say

_COLUMNS = (("kwartaal", 4), ("besluiten", 2), ("stand", 4))


class SamplesPage(ScrollPage):
    """The list of quarters."""

    sample_wanted = Signal(str)
    """The id of a sample."""
    draw_wanted = Signal(object)
    """The `Kwartaal` to draw."""
    account_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.account = Quiet(say("steekproef.naar_verantwoording"), icon_name="terug")
        self._summary = Muted()
        for part in (PrimaryHeading(say("steekproef.titel")), Muted(say("steekproef.uitleg")), self._summary):
            self.content.addWidget(part)
        self._ways = FlowRow([self.account])
        self.content.addWidget(self._ways)
        heads = [Heading(say(f"steekproef.kop.{key}"), share) for key, share in _COLUMNS]
        self.table = LinesTable(heads, say("steekproef.titel"))
        self._card = Card()
        self._card.add(self.table)
        self.draw_card = Card(say("steekproef.trekken"))
        self.which = ChoiceRow(say("steekproef.kop.kwartaal"))
        self.draw = Button(say("steekproef.trekken"))
        for row in (Muted(say("steekproef.trekken_uitleg")), self.which, FlowRow([self.draw])):
            self.draw_card.add(row)
        for card in (self._card, self.draw_card):
            self.content.addWidget(card)
        self._rows: tuple[Rij, ...] = ()
        self.table.chosen.connect(self._on_chosen)
        on_click(self.draw, self._on_draw)
        on_click(self.account, self.account_wanted.emit)
        self.show_nothing()

    def show_nothing(self) -> None:
        """Show nothing of before, while something is fetched."""
        self._rows = ()
        self._summary.setText(say("steekproef.laden"))
        self._summary.show()
        self.table.show_lines([])
        for part in (self._card, self.draw_card):
            part.hide()

    def show_quarters(self, found: Lijst, *, account: bool) -> None:
        """Show the quarters.

        Args:
            account: this role has a way to the account.
        """
        self._rows = found.rows
        self._summary.hide()
        self._ways.setVisible(account)
        self.table.show_lines([_line(row) for row in found.rows])
        self._card.setVisible(bool(found.rows))
        undrawn = [row.kwartaal for row in found.rows if row.stuk is None and row.of]
        self.which.show_items([(one.name, quarter_words(one)) for one in reversed(undrawn)])
        self.which.choose(undrawn[-1].name if undrawn else "")
        self.draw_card.setVisible(found.may_draw and bool(undrawn))
        self.first_focus().setFocus()

    def first_focus(self) -> QWidget:
        """Return where the keyboard starts."""
        return self.table

    def set_busy(self, *, busy: bool) -> None:
        """Rest while a sample is drawn."""
        self.draw.setEnabled(not busy)

    def _on_chosen(self, name: str) -> None:
        row = next((one for one in self._rows if one.kwartaal.name == name), None)
        if row is not None and row.stuk is not None:
            self.sample_wanted.emit(row.stuk.id)
        elif row is not None and row.of and self.draw_card.isVisibleTo(self):
            self.which.choose(name)
            self.draw.setFocus()

    def _on_draw(self) -> None:
        chosen = self._of(self.which.value())
        if chosen is None:
            self.which.list.setFocus()
            return
        self.draw_wanted.emit(chosen)

    def _of(self, name: str) -> Kwartaal | None:
        return next((row.kwartaal for row in self._rows if row.kwartaal.name == name), None)


def _line(row: Rij) -> Line:
    words, kind = _stands(row)
    number = row.stuk.number if row.stuk is not None else ""
    return Line(
        row.kwartaal.name,
        (Cell(quarter_words(row.kwartaal), number), Cell(str(row.of)), Cell(words, chip=kind)),
    )


def _stands(row: Rij) -> tuple[str, Kind]:
    if row.stuk is not None:
        return stands(row.stuk)
    return (say("steekproef.stand.geen"), Kind.ATTENTION) if row.of else (say("steekproef.stand.leeg"), Kind.NEUTRAL)
