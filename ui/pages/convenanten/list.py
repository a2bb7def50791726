"""The agreements with organisations: what is past its end or ends soon first, narrowed by a name or a stand."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from triage.besluit.agreements import folded
from triage.casework.convenanten.convenanten import Overview
from triage.followup.convenant import Row, Stand
from triage.kader.model import Kader
from ui.pages.access.parts import Turning
from ui.pages.convenanten.words import KINDS, kind_words, row_words
from ui.pages.door.form_rows import LineRow
from ui.pages.signals.act_form import ChoiceRow
from ui.widgets.buttons import Button, Primary
from ui.widgets.card import Card
from ui.widgets.layouts import Columns, FlowRow, Panel
from ui.widgets.lines import Cell, Heading, Line, LinesTable
from ui.widgets.scroll import ScrollPage
from ui.widgets.strip import EmptyState
from ui.widgets.text import Muted, PrimaryHeading
from ui.words import say

PAGE = 50
"""Agreements shown at once."""
_COLUMNS = (("organisatie", 4), ("doel", 5), ("stand", 4), ("nummer", 3))


class ConvenantenPage(ScrollPage):
    """The register."""

    chosen = Signal(str)
    """The id of an agreement."""
    new_wanted = Signal()
    paper_wanted = Signal()
    data_wanted = Signal()
    """The public list as open data."""

    def __init__(self) -> None:
        super().__init__()
        self._found: Overview | None = None
        self._kader: Kader | None = None
        self.new = Primary(say("convenanten.nieuw"), icon_name="plus")
        self.paper = Button(say("convenanten.openbaar"), icon_name="document")
        self.data = Button(say("convenanten.open_data"))
        # Never shown before it stands on the page: alone it would be a window, and take the keyboard away.
        self.new.hide()
        self.name = LineRow(say("convenanten.zoek"))
        self.stand = ChoiceRow(say("convenanten.zoek_stand"))
        self.stand.offer(tuple((one.value, say(f"convenanten.kort.{one.value}")) for one in Stand))
        self.stand.choice.setItemText(0, say("convenanten.alles"))
        self._about = Muted()
        heads = [Heading(say(f"convenanten.kop.{key}"), share) for key, share in _COLUMNS]
        self.table = LinesTable(heads, say("convenanten.titel"))
        self.turning = Turning(PAGE)
        self._card = Card()
        self._card.add(self.table)
        self._card.add(self.turning)
        self._empty = EmptyState(say("convenanten.leeg"), say("convenanten.leeg_uitleg"))
        self._none = EmptyState(say("convenanten.niets_gevonden"))
        self._narrow = Columns((Panel(self.name, 22, 3), Panel(self.stand, 14, 2)))
        self._lay_out()
        self.show_nothing()

    def _lay_out(self) -> None:
        for part in (
            PrimaryHeading(say("convenanten.titel")),
            Muted(say("convenanten.uitleg")),
            FlowRow([self.new, self.paper, self.data]),
            self._narrow,
            self._about,
            self._card,
            self._empty,
            self._none,
        ):
            self.content.addWidget(part)
        self.table.chosen.connect(self.chosen)
        self.turning.turned.connect(self._show_from)
        self.new.clicked.connect(self.new_wanted)
        self.paper.clicked.connect(self.paper_wanted)
        self.data.clicked.connect(self.data_wanted)
        self.name.line.written.connect(lambda: self._show_from(0))
        self.stand.choice.currentIndexChanged.connect(lambda: self._show_from(0))

    def show_nothing(self) -> None:
        """Show nothing, while it is fetched."""
        self._found = None
        self.table.show_lines([])
        for part in (self._card, self._empty, self._none, self._about, self._narrow):
            part.hide()

    def show_overview(self, found: Overview, kader: Kader) -> None:
        """Show the register; what was narrowed to stays so."""
        self._found, self._kader = found, kader
        self.new.setVisible(found.may_keep)
        self._empty.setVisible(not found.rows)
        self._narrow.setVisible(bool(found.rows))
        self._show_from(0)
        self.first_focus().setFocus()

    def first_focus(self) -> QWidget:
        """Return where the keyboard starts."""
        if self.table.rowCount():
            return self.table
        return self.paper if self.new.isHidden() else self.new

    def _show_from(self, skip: int) -> None:
        found, kader = self._found, self._kader
        if found is None or kader is None:
            return
        wanted = [row for row in found.rows if self._fits(row)]
        shown = wanted[skip : skip + PAGE]
        self.table.show_lines([_line(row, kader, found.today) for row in shown])
        self._card.setVisible(bool(shown))
        self._none.setVisible(bool(found.rows) and not wanted)
        self._about.setText(say("convenanten.aantal", aantal=len(wanted)))
        self._about.setVisible(bool(wanted))
        self.turning.show_place(skip, len(shown), len(wanted))
        if shown and self.table.currentRow() < 0:
            self.table.setCurrentCell(0, 0)

    def _fits(self, row: Row) -> bool:
        stand = self.stand.words()
        named = folded(self.name.words()) in folded(row.stuk.content.organisation)
        return named and stand in ("", row.stand.value)


def _line(row: Row, kader: Kader, today: date) -> Line:
    one = row.stuk.content
    return Line(
        row.stuk.id,
        (
            Cell(one.organisation, kind_words(one, kader), strong=True),
            Cell(_short(one.purpose)),
            Cell(row_words(row, today), chip=KINDS[row.stand]),
            Cell(row.stuk.number, one.reference),
        ),
    )


_MOST = 160
"""Characters of a purpose in the list; the whole stands with the agreement."""


def _short(text: str) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= _MOST else f"{plain[:_MOST].rstrip()}…"
