"""Requests that wait for an answer, without the name they are about; and access that was given and still holds."""

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from triage.casework.access.asking import PAGE
from triage.casework.access.granting import Dicht, Wacht, Wachtend
from ui.pages.access.parts import AccessHead, Links, Turning, days
from ui.widgets.card import Card
from ui.widgets.layouts import column, empty
from ui.widgets.lines import Cell, Heading, Line, LinesTable
from ui.widgets.scroll import ScrollPage
from ui.widgets.strip import EmptyState
from ui.widgets.text import Plain
from ui.words import listed, near_day, near_moment, say


class WaitingPage(ScrollPage):
    """What waits for my answer."""

    chosen = Signal(str)
    """The id of a request."""
    page_wanted = Signal(int)
    """How many rows to skip."""

    def __init__(self, links: Links) -> None:
        super().__init__()
        self.head = AccessHead(say("toegang.beoordelen"), links)
        self.table = _table((("wie", 5), ("waarvoor", 5), ("lang", 3), ("gevraagd", 3)), say("toegang.beoordelen"))
        self.given = _table((("wie", 5), ("waarvoor", 5), ("tot", 4)), say("toegang.wachtend.gegeven"))
        self.turning = Turning(PAGE)
        self._list, self._held = Card(), Card(say("toegang.wachtend.gegeven"))
        self._shut = Card(say("toegang.wachtend.dicht"))
        self._lines = column(None, 0, 0.4)
        self._empty = EmptyState(say("toegang.wachtend.leeg"), say("toegang.wachtend.leeg_uitleg"))
        self._list.add(self.table)
        self._list.add(self.turning)
        self._held.add(self.given)
        self._shut.add(self._lines)
        for part in (self.head, self._list, self._empty, self._shut, self._held):
            self.content.addWidget(part)
        self.table.chosen.connect(self.chosen)
        self.given.chosen.connect(self.chosen)
        self.turning.turned.connect(self.page_wanted)
        self.show_nothing()

    def show_nothing(self) -> None:
        """Show nothing, while it is fetched."""
        self.head.say_about("")
        for table in (self.table, self.given):
            table.show_lines([])
        empty(self._lines)
        for part in (self._list, self._empty, self._shut, self._held, self.turning):
            part.hide()

    def show_waiting(self, found: Wachtend, skip: int, now: datetime) -> None:
        """Show what waits."""
        self.head.say_about(say("toegang.wachtend.aantal", aantal=found.total) if found.total else "")
        self.table.show_lines([_line(one, now) for one in found.rows])
        self._list.setVisible(bool(found.rows))
        self._empty.setVisible(not found.rows)
        self.turning.show_place(skip, len(found.rows), found.total)
        self.given.show_lines([_held(one, now) for one in found.given])
        self._held.setVisible(bool(found.given))
        empty(self._lines)
        for one in found.shut:
            self._lines.addWidget(Plain(_shut(one, now)))
        self._shut.setVisible(bool(found.shut))
        self.first_focus().setFocus()

    def first_focus(self) -> QWidget:
        """Return where the keyboard starts."""
        return next((one for one in (self.table, self.given) if one.rowCount()), self)


def _table(keys: tuple[tuple[str, int], ...], name: str) -> LinesTable:
    return LinesTable([Heading(say(f"toegang.wachtend.kop_{key}"), share) for key, share in keys], name)


def _line(one: Wacht, now: datetime) -> Line:
    verzoek = one.verzoek
    asked = near_moment(verzoek.at.astimezone(now.tzinfo), now)
    return Line(verzoek.id, (_asker(one), Cell(verzoek.purpose), Cell(days(verzoek.days)), Cell(asked)))


def _held(one: Wacht, now: datetime) -> Line:
    until = near_day(one.verzoek.until, now.date()) if one.verzoek.until else ""
    return Line(one.verzoek.id, (_asker(one), Cell(one.verzoek.purpose), Cell(until)))


def _asker(one: Wacht) -> Cell:
    return Cell(one.asker.name or say("toegang.wachtend.onbekend"), one.asker.function)


def _shut(one: Dicht, now: datetime) -> str:
    when = near_moment(one.at.astimezone(now.tzinfo), now)
    if one.answer:
        return say("toegang.wachtend.dicht_wie", wanneer=when, wie=listed(one.answer))
    if one.name:
        return say("toegang.wachtend.dicht_noem", wanneer=when, wie=listed(one.name))
    return say("toegang.wachtend.dicht_niemand", wanneer=when)
