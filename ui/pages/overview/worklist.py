"""The worklist: what waits for the person at the desk, most pressing first."""

from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from triage.casework.casus.overview import Worklist
from triage.casework.followup.crisis import CrisisRow
from triage.casework.followup.werkvoorraad import PAGE
from triage.followup.taak import ALL, Blad
from triage.ports import CasusRow
from ui.pages.overview.owed import OwedCard
from ui.pages.overview.rows import crisis_line, recipients, state_cell
from ui.widgets.buttons import Button, Primary
from ui.widgets.card import Card
from ui.widgets.layouts import Columns, FlowRow, Panel, column
from ui.widgets.lines import Cell, Heading, Line, LinesTable
from ui.widgets.scroll import ScrollPage
from ui.widgets.strip import EmptyState
from ui.widgets.text import Muted, PrimaryHeading
from ui.words import near_moment, say


class WorklistPage(ScrollPage):
    """What waits for me. Signals carry the id of the casus, or of a crisis."""

    open_wanted = Signal(str)
    """A casus to go on with."""
    decide_wanted = Signal(str)
    """A casus to decide on."""
    new_wanted = Signal()
    """A new casus."""
    crisis_wanted = Signal(str)
    """A crisis of which something is still owed."""
    week_wanted = Signal()
    """What is owed, week by week."""
    signal_wanted = Signal()
    """A signal to write down."""

    def __init__(self) -> None:
        super().__init__()
        self._heading = PrimaryHeading()
        self._summary = Muted()
        self.new_button = Primary(say("werkvoorraad.nieuwe_casus"), icon_name="plus")
        self.new_button.clicked.connect(self.new_wanted)
        self.week_button = Button(say("taken.knop.week"), icon_name="kalender")
        self.week_button.clicked.connect(self.week_wanted)
        self.signal_button = Button(say("taken.knop.signaal"))
        self.signal_button.clicked.connect(self.signal_wanted)
        words = QWidget()
        inside = column(words, 0, 0.2)
        inside.addWidget(self._heading)
        inside.addWidget(self._summary)
        acts = FlowRow([self.week_button, self.signal_button, self.new_button])
        self.content.addWidget(Columns((Panel(words, 18, 1), Panel(acts, 32, 1))))
        self.crises = _Crises()
        self._crises = _Waiting("werkvoorraad.spoed", "urgent")
        self._decide = _Waiting("werkvoorraad.besluiten")
        self._returned = _Waiting("werkvoorraad.terug")
        self._mine = _Waiting("werkvoorraad.bezig")
        self._waiting = _Waiting("werkvoorraad.wacht")
        self.owed = OwedCard(PAGE)
        self._empty = EmptyState(say("werkvoorraad.leeg"), say("werkvoorraad.leeg_uitleg"))
        self.content.addWidget(self.crises)
        self.content.addWidget(self._crises)
        left, right = _stack(self.owed), _stack(self._decide, self._returned, self._mine, self._waiting)
        self._right = right
        self.content.addWidget(Columns((Panel(left, 30, 3), Panel(right, 26, 2))))
        self.content.addWidget(self._empty)
        for card in (self._returned, self._mine, self._waiting, self._crises):
            card.table.chosen.connect(self.open_wanted)
        self.crises.table.chosen.connect(self.crisis_wanted)
        self._decide.table.chosen.connect(self.decide_wanted)

    def show_worklist(
        self, worklist: Worklist, crises: tuple[CrisisRow, ...], blad: Blad, name: str, now: datetime, *, may_open: bool
    ) -> None:
        """Show what waits."""
        self._heading.setText(say(_greeting(now.hour), naam=name))
        self._summary.setText(_summary(worklist, blad))
        self.new_button.setVisible(may_open)
        deciding = {row.id for row in worklist.to_decide}
        told = {row.casus for row in crises} | deciding
        self.crises.show_rows(crises, now)
        self._crises.show_rows(tuple(r for r in worklist.crises if r.id not in told), now)
        self._decide.show_rows(worklist.to_decide, now)
        self._returned.show_rows(worklist.returned, now)
        self._mine.show_rows(tuple(r for r in worklist.mine if not r.crisis), now)
        self._waiting.show_rows(worklist.waiting, now)
        self.owed.show_blad(blad, now.date())
        beside = (self._decide, self._returned, self._mine, self._waiting)
        self._right.setVisible(any(card.isVisibleTo(self._right) for card in beside))
        waits = any(card.isVisibleTo(self) for card in (self.crises, self._crises, *beside))
        self.owed.setVisible(waits or bool(blad.taken) or self.owed.wanted != ALL)
        self._empty.setVisible(not waits and self.owed.isHidden())

    @property
    def shown(self) -> bool:
        """A worklist was shown."""
        return bool(self._heading.text())

    def row_of(self, kenmerk: str) -> tuple[LinesTable, int] | None:
        """Return in which table, and on which row, a casus waits; None when it does not."""
        for card in (self._crises, self._decide, self._returned, self._mine, self._waiting):
            found = card.table.findItems(kenmerk, Qt.MatchFlag.MatchStartsWith)
            if card.isVisibleTo(self) and found:
                return card.table, found[0].row()
        return None

    def first_focus(self) -> QWidget:
        """Return where the keyboard starts: the first thing that waits, else a new casus."""
        cards = (self.crises, self._crises, self._decide, self._returned, self._mine, self.owed)
        shown = (card.table for card in cards if card.isVisibleTo(self) and card.table.rowCount())
        return next(shown, self.new_button)


def _stack(*cards: QWidget) -> QWidget:
    whole = QWidget()
    column_of = column(whole, 0, 1.1)
    for card in cards:
        column_of.addWidget(card)
    column_of.addStretch(1)
    return whole


def _greeting(hour: int) -> str:
    bounds = ((6, "nacht"), (12, "morgen"), (18, "middag"), (24, "avond"))
    return "werkvoorraad.goede" + next(name for bound, name in bounds if hour < bound)


def _summary(worklist: Worklist, blad: Blad) -> str:
    counts = (("spoed", worklist.crises), ("besluiten", worklist.to_decide), ("terug", worklist.returned))
    parts = [say(f"werkvoorraad.telling.{name}", aantal=len(rows)) for name, rows in counts if rows]
    if blad.near:
        parts.append(say("taken.telling.nu", aantal=blad.near))
    return " · ".join(parts) or say("werkvoorraad.telling.niets")


class _Waiting(Card):
    """A card with casussen that wait for something; absent when there are none."""

    def __init__(self, key: str, kind: str = "") -> None:
        super().__init__(say(key), kind)
        headings = (
            Heading(say("casussen.kop.kenmerk"), 2),
            Heading(say("casussen.kop.waarover"), 5),
            Heading(say("casussen.kop.staat"), 3),
        )
        self.table = LinesTable(headings, say(key))
        self.add(self.table)

    def show_rows(self, rows: tuple[CasusRow, ...], now: datetime) -> None:
        self.setVisible(bool(rows))
        self.table.show_lines([_line(row, now) for row in rows])


def _line(row: CasusRow, now: datetime) -> Line:
    changed = near_moment(row.changed.astimezone(now.tzinfo), now)
    detail = say("werkvoorraad.van", naam=row.owner_name, wanneer=changed)
    return Line(row.id, (Cell(row.kenmerk, strong=True), Cell(recipients(row), detail), state_cell(row)))


class _Crises(Card):
    """Crises of which something is owed, whatever else was filled in; absent when there are none."""

    def __init__(self) -> None:
        super().__init__(say("taken.crisis.titel"), "urgent")
        headings = (
            Heading(say("casussen.kop.kenmerk"), 2),
            Heading(say("taken.kop_wat"), 6),
            Heading(say("taken.kop_wanneer"), 3),
        )
        self.table = LinesTable(headings, say("taken.crisis.titel"))
        self.add(self.table)

    def show_rows(self, rows: tuple[CrisisRow, ...], now: datetime) -> None:
        self.setVisible(bool(rows))
        self.table.show_lines([crisis_line(row, now.date()) for row in rows])
