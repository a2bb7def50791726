"""Everybody who works here, with their roles and whether they can come in."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from triage.access.huis import PersonRow
from triage.kader.model import Kader
from ui.pages.people.frame import BeheerPage
from ui.pages.people.listing import SearchList
from ui.pages.people.said import logins, roles_cell, standing
from ui.widgets.buttons import Primary
from ui.widgets.layouts import FlowRow
from ui.widgets.lines import Cell, Heading, Line
from ui.words import say


class PeoplePage(BeheerPage):
    """The list of people."""

    new_wanted = Signal()

    def __init__(self, parts: tuple[str, ...], kader: Kader) -> None:
        super().__init__("mensen", parts, say("beheer.lijst.titel"))
        self._kader = kader
        self.new = Primary(say("beheer.lijst.nieuw"), icon_name="plus")
        self.new.clicked.connect(self.new_wanted)
        shares = (("naam", 5), ("rollen", 4), ("inlog", 2), ("stand", 3))
        headings = [Heading(say(f"beheer.lijst.kop_{key}"), share) for key, share in shares]
        self.list = SearchList(headings, say("beheer.lijst.titel"))
        self.content.addWidget(FlowRow([self.new]))
        self.content.addWidget(self.list)

    def show_rows(self, rows: tuple[PersonRow, ...], total: int, skip: int, today: date) -> None:
        """Show a page of the list."""
        self.list.show_lines([self._line(row, today) for row in rows], total, skip)

    def show_nothing(self) -> None:
        """Show no rows."""
        super().show_nothing()
        self.list.show_nothing()

    def first_focus(self) -> QWidget:
        """The search line."""
        return self.list.line

    def _line(self, row: PersonRow, today: date) -> Line:
        who = Cell(row.colleague.name, row.colleague.function, strong=True)
        cells = (who, roles_cell(row.roles, self._kader), Cell(logins(row)), standing(row, today))
        return Line(row.colleague.person, cells)
