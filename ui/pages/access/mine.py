"""One's own requests: a list without names, and beside it the whole of the one that is chosen."""

from datetime import date, datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from triage.access.toegang import Oordeel, Verzoek
from triage.casework.access.asking import PAGE, Eigen
from ui.pages.access.parts import AccessHead, Links, Turning, about_whom, bring, days, standing
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.chip import Chip
from ui.widgets.facts import FactsList
from ui.widgets.layouts import Columns, FlowRow, Panel, column, empty
from ui.widgets.lines import Cell, Heading, Line, LinesTable
from ui.widgets.scroll import ScrollPage
from ui.widgets.strip import EmptyState
from ui.widgets.text import Muted
from ui.words import moment, near_moment, say


class MinePage(ScrollPage):
    """What I asked, and what was answered."""

    page_wanted = Signal(int)
    """How many rows to skip."""
    open_wanted = Signal(str)
    """A casus that access opens."""
    end_wanted = Signal(str)
    """The request whose access is to stop."""

    def __init__(self, links: Links, *, may_seek: bool) -> None:
        super().__init__()
        self.head = AccessHead(say("toegang.mijn"), links)
        keys = (("waarvoor", 5), ("gevraagd", 3), ("stand", 4))
        self.table = LinesTable(
            [Heading(say(f"toegang.verzoeken.kop_{key}"), share) for key, share in keys], say("toegang.mijn")
        )
        self.turning = Turning(PAGE)
        self._list, self._thread = Card(), QWidget()
        self._list.add(self.table)
        self._list.add(self.turning)
        self._inside = column(self._thread, 0, 1.0)
        empty_words = "leeg_uitleg" if may_seek else "leeg_uitleg_zonder_kaart"
        self._empty = EmptyState(say("toegang.verzoeken.leeg"), say(f"toegang.verzoeken.{empty_words}"))
        self.content.addWidget(self.head)
        self.content.addWidget(Columns((Panel(self._list, 26, 3), Panel(self._thread, 24, 3))))
        self.content.addWidget(self._empty)
        self._rows: dict[str, Eigen] = {}
        self._now: datetime | None = None
        self.table.current.connect(self._on_row)
        self.table.chosen.connect(self._on_chosen)
        self.turning.turned.connect(self.page_wanted)
        self.show_nothing()

    def show_nothing(self) -> None:
        """Show nothing, while it is fetched."""
        self._rows = {}
        self.table.show_lines([])
        self.head.say_about("")
        empty(self._inside)
        for part in (self._list, self._thread, self._empty, self.turning):
            part.hide()

    def show_rows(self, rows: tuple[Eigen, ...], total: int, skip: int, now: datetime) -> None:
        """Show a page of the list."""
        self._rows = {one.verzoek.id: one for one in rows}
        self._now = now
        self.head.say_about(say("toegang.verzoeken.aantal", aantal=total) if total else "")
        self.table.show_lines([_line(one.verzoek, now) for one in rows])
        for part in (self._list, self._thread):
            part.setVisible(bool(rows))
        self._empty.setVisible(not rows)
        self.turning.show_place(skip, len(rows), total)
        if rows:
            self.table.setCurrentCell(0, 0)
            self._show(rows[0])
            self.table.setFocus()

    def first_focus(self) -> QWidget:
        """Return where the keyboard starts."""
        return self.table

    def _on_row(self, which: str) -> None:
        if which in self._rows:
            self._show(self._rows[which])

    def _on_chosen(self, which: str) -> None:
        self._on_row(which)
        bring(self, self._thread)

    def _show(self, one: Eigen) -> None:
        if self._now is None:
            return
        empty(self._inside)
        verzoek = one.verzoek
        asked = Card(about_whom(verzoek))
        asked.add(FactsList(asked_facts(verzoek)))
        self._inside.addWidget(asked)
        self._inside.addWidget(self._answer(one, self._now.date()))
        self._inside.addStretch(1)

    def _answer(self, one: Eigen, today: date) -> Card:
        verzoek = one.verzoek
        card = Card(say("toegang.verzoeken.antwoord"))
        words, kind = standing(verzoek, today)
        card.add(FlowRow([Chip(words, kind)]))
        if verzoek.verdict is not None:
            card.add(FactsList(_answer_facts(one)))
        if verzoek.verdict is Oordeel.GEWEIGERD:
            card.add(Muted(say("toegang.verzoeken.oneens")))
        if one.opens is not None:
            opens, ends = Button(say("toegang.open_casus")), Button(say("toegang.verzoeken.beeindig"))
            casus, which = str(one.opens), verzoek.id
            opens.clicked.connect(lambda: self.open_wanted.emit(casus))
            ends.clicked.connect(lambda: self.end_wanted.emit(which))
            card.add(FlowRow([opens, ends]))
        return card


def asked_facts(verzoek: Verzoek) -> list[tuple[str, str | QWidget]]:
    """Return what was asked, as labels and values."""
    return [
        (say("toegang.verzoeken.waarvoor"), verzoek.purpose),
        (say("toegang.verzoeken.waarom"), verzoek.motivation),
        (say("toegang.verzoeken.hoe_lang"), days(verzoek.days)),
        (say("toegang.verzoeken.gevraagd"), moment(verzoek.at)),
    ]


def _answer_facts(one: Eigen) -> list[tuple[str, str | QWidget]]:
    verzoek = one.verzoek
    found: list[tuple[str, str | QWidget]] = [(say("toegang.verzoeken.waarom"), verzoek.answer)]
    if one.by:
        found.append((say("toegang.verzoeken.van"), one.by))
    if verzoek.decided_at is not None:
        found.append((say("toegang.verzoeken.beantwoord"), moment(verzoek.decided_at)))
    if verzoek.ended_at is not None:
        found.append((say("toegang.verzoeken.gestopt"), moment(verzoek.ended_at)))
    return found


def _line(verzoek: Verzoek, now: datetime) -> Line:
    words, kind = standing(verzoek, now.date())
    asked = near_moment(verzoek.at.astimezone(now.tzinfo), now)
    return Line(verzoek.id, (Cell(verzoek.purpose), Cell(asked), Cell(words, chip=kind)))
