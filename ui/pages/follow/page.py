"""What follows the decisions of a casus: every piece with how it stands and what is owed, each opening its own spot."""

from collections.abc import Set as AbstractSet
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from triage.casework.followup.opvolging import Lijn, Opvolging, Rij
from ui.pages.follow.words import (
    GROUPS,
    WAYS,
    about_words,
    chip_of,
    due_words,
    left_words,
    over,
    rem_short,
    state_words,
    warning,
)
from ui.spot import At, Spot
from ui.widgets.buttons import Button, Link, Quiet
from ui.widgets.card import Card
from ui.widgets.chip import Chip, Kind
from ui.widgets.layouts import FlowRow, column, empty
from ui.widgets.lines import Cell, Heading, Line, LinesTable
from ui.widgets.scroll import ScrollPage
from ui.widgets.strip import EmptyState
from ui.widgets.text import Muted, PrimaryHeading
from ui.words import say

_LINES = (("gegeven", 5), ("naar", 4), ("stand", 4), ("weg", 3))
_ROWS = (("wat", 5), ("stand", 4), ("wanneer", 4))


class FollowPage(ScrollPage):
    """Everything of one casus after its decisions."""

    go_wanted = Signal(object)
    """A `Spot`."""

    def __init__(self) -> None:
        super().__init__()
        self.title, self._about = PrimaryHeading(), Muted()
        self.title.setWordWrap(False)
        self._state, self.buttons = Chip(""), FlowRow()
        head = column(None, 0, 0.25)
        head.addWidget(FlowRow([self.title, self._state], 0.9))
        head.addWidget(self._about)
        head.addWidget(self.buttons)
        self._hint = Muted(say("opvolging.kies"))
        self._empty = EmptyState(say("opvolging.leeg"), say("opvolging.leeg_uitleg"))
        self._cards = column(None, 0, 1.1)
        self.tables: dict[str, LinesTable] = {}
        self._casus = ""
        self.content.addLayout(head)
        self.content.addWidget(self._hint)
        self.content.addWidget(self._empty)
        self.content.addLayout(self._cards)
        self.show_nothing()

    def show_nothing(self) -> None:
        """Show nothing of anybody, while something is fetched."""
        self.title.setText(say("opvolging.laden"))
        self._about.setText("")
        self.tables = {}
        self.buttons.clear()
        empty(self._cards)
        for part in (self._state, self._hint, self._empty, self.buttons):
            part.hide()

    def show_casus(self, found: Opvolging, ways: AbstractSet[At], today: date) -> None:
        """Show what follows.

        Args:
            ways: the spots that there are for this role; no button and no row leads to another.
        """
        self.show_nothing()
        self._casus = found.casus
        self.title.setText(say("opvolging.titel", kenmerk=found.kenmerk))
        self._about.setText(say("opvolging.onder_titel"))
        self._state.show_state(say(f"casussen.staat.{found.state.value}"), Kind.NEUTRAL)
        self._state.show()
        self._show_ways(found, ways)
        self._show_rows("spoed", found.rows, ways, today)
        live, gone = [one for one in found.lines if not over(one)], [one for one in found.lines if over(one)]
        self._show_lines("lijnen", live, ways)
        for key, _ in GROUPS[1:]:
            self._show_rows(key, found.rows, ways, today)
        self._show_lines("lijnen_klaar", gone, ways)
        self._hint.setVisible(bool(self.tables))
        self._empty.setVisible(not self.tables)

    def first_focus(self) -> QWidget:
        """Return where the keyboard starts."""
        return next(iter(self.tables.values()), self)

    def _show_ways(self, found: Opvolging, ways: AbstractSet[At]) -> None:
        casus = found.casus
        for besluit, number in found.besluiten:
            self._way(Link(say("opvolging.naar_besluit", nummer=number)), Spot(At.RECORD, besluit))
        if "casus_lezen" in found.may:
            self._way(Quiet(say("opvolging.naar_casus"), icon_name="terug"), Spot(At.TRIAGE, casus))
        given = (
            (("casus_lijst",), At.AROUND, Quiet(say("opvolging.naar_rond"), icon_name="persoon")),
            (("verzoek_registreren",), At.NEW_RIGHT, Button(say("opvolging.nieuw_verzoek"))),
            (("casus_sluiten", "regie_overdragen"), At.CLOSING, Button(say("opvolging.afronden"))),
        )
        for acts, at, button in given:
            if found.may.intersection(acts) and at in ways:
                self._way(button, Spot(at, casus))
        if At.BUNDLE in ways:
            self._way(Quiet(say("archief.knop.papieren"), icon_name="document"), Spot(At.BUNDLE, casus))

    def _way(self, button: Button, spot: Spot) -> None:
        button.clicked.connect(lambda _=False, to=spot: self.go_wanted.emit(to))
        self.buttons.add(button)
        self.buttons.show()

    def _show_lines(self, key: str, lines: list[Lijn], ways: AbstractSet[At]) -> None:
        if lines:
            table = self._table(key, _LINES)
            table.show_lines([_line(one) for one in lines])
            if At.LINE in ways:
                table.chosen.connect(lambda stuk: self.go_wanted.emit(Spot(At.LINE, stuk)))

    def _show_rows(self, key: str, rows: tuple[Rij, ...], ways: AbstractSet[At], today: date) -> None:
        mine = [row for row in rows if row.soort in dict(GROUPS)[key]]
        if mine:
            spots = {row.id: self._spot(row) for row in mine if WAYS[row.soort] in ways}
            table = self._table(key, _ROWS)
            table.show_lines([_row(row, today) for row in sorted(mine, key=lambda row: row.over)])
            table.chosen.connect(lambda stuk, to=spots: self._on_chosen(to, stuk))

    def _spot(self, row: Rij) -> Spot:
        """Handing over and closing are one spot of the whole casus; every other piece has its own."""
        at = WAYS[row.soort]
        return Spot(at, self._casus if at is At.CLOSING else row.id)

    def _on_chosen(self, spots: dict[str, Spot], stuk: str) -> None:
        if stuk in spots:
            self.go_wanted.emit(spots[stuk])

    def _table(self, key: str, heads: tuple[tuple[str, int], ...]) -> LinesTable:
        title = say(f"opvolging.groep.{key}")
        table = LinesTable([Heading(say(f"opvolging.kop.{head}"), share) for head, share in heads], title)
        card = Card(title)
        card.add(table)
        self._cards.addWidget(card)
        self.tables[key] = table
        return table


def _line(line: Lijn) -> Line:
    regel = line.stuk.content
    words, kind = chip_of(line)
    why = "; ".join(rem_short(line, rem) for rem in line.remmen)
    about = say("opvolging.over", wie=line.about_name) if line.about_name else ""
    return Line(
        line.stuk.id,
        (
            Cell(regel.item, " · ".join(part for part in (line.stuk.number, about) if part)),
            Cell(regel.recipient, regel.function),
            Cell(words, why, chip=kind),
            Cell(left_words(regel), warning(regel)),
        ),
    )


def _row(row: Rij, today: date) -> Line:
    words, kind = due_words(row, today)
    what = say(f"opvolging.soort.{row.soort.value}")
    which = " · ".join(part for part in (row.number, about_words(row)) if part)
    state = Cell(state_words(row), chip=Kind.NEUTRAL if row.over else Kind.ACCENT)
    return Line(row.id, (Cell(what, which), state, Cell(words, chip=kind)))
