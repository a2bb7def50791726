"""Who may do what: everybody with the last look at their rights, and one colleague in full. Never a casus."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from triage.access.huis import PersonRow, Rights, RoleRights
from triage.casework.beheer.rights_view import RightsFound, is_due
from triage.kader.model import Kader
from ui.fields.choices import Tick
from ui.pages.people.frame import BeheerPage
from ui.pages.people.held import put
from ui.pages.people.listing import SearchList
from ui.pages.people.said import mandate_span, reviewed_cell, roles_cell, span
from ui.widgets.buttons import Button, Primary
from ui.widgets.card import Card
from ui.widgets.layouts import FlowRow, column, empty
from ui.widgets.lines import Cell, Heading, Line, LinesTable
from ui.widgets.text import Plain, Small
from ui.words import listed, say


class RightsListPage(BeheerPage):
    """Everybody who can do anything."""

    def __init__(self, parts: tuple[str, ...], kader: Kader) -> None:
        super().__init__("rechten", parts, say("beheer.recht.titel"), say("beheer.recht.uitleg"))
        self._kader = kader
        self.due = Plain()
        self.only_due = Tick(say("beheer.recht.alleen_oud"))
        headings = [Heading(say(f"beheer.recht.kop_{key}"), share) for key, share in _SHARES]
        self.list = SearchList(headings, say("beheer.recht.titel"))
        for part in (self.due, self.only_due, self.list):
            self.content.addWidget(part)
        self.only_due.toggled.connect(lambda: self.list.wanted.emit(self.list.sought(), 0))

    def show_found(self, found: RightsFound, skip: int, today: date) -> None:
        """Show a page of the list."""
        key = "nog_na_te_kijken" if found.due else "alles_nagekeken"
        self.due.setText(say(f"beheer.recht.{key}", aantal=found.due))
        self.list.show_lines([self._line(row, today) for row in found.rows], found.total, skip)

    def show_nothing(self) -> None:
        """Show no rows."""
        super().show_nothing()
        self.due.setText("")
        self.list.show_nothing()

    def first_focus(self) -> QWidget:
        """The search line."""
        return self.list.line

    def _line(self, row: PersonRow, today: date) -> Line:
        who = Cell(row.colleague.name, row.colleague.function, strong=True)
        seen = reviewed_cell(row.reviewed, due=is_due(row.reviewed, today))
        return Line(row.colleague.person, (who, roles_cell(row.roles, self._kader), seen))


_SHARES = (("naam", 5), ("rollen", 5), ("nagekeken", 3))


class RightsPage(BeheerPage):
    """What one colleague may do, role by role, since when and through what."""

    back_wanted = Signal()
    review_wanted = Signal()

    def __init__(self, parts: tuple[str, ...], today: date) -> None:
        super().__init__("rechten", parts, "")
        self._today = today
        self.back = Button(say("beheer.terug"), small=True)
        self.seen, self.explain = Plain(), Small(say("beheer.recht.knop_uitleg"))
        self.review = Primary(say("beheer.recht.knop"))
        self.content.addWidget(FlowRow([self.back]))
        self.content.addWidget(put(Card(), self.seen, self.explain, FlowRow([self.review])))
        self._roles = column(None, 0, 1.1)
        self.content.addLayout(self._roles)
        self.back.clicked.connect(self.back_wanted)
        self.review.clicked.connect(self.review_wanted)

    def show_nothing(self) -> None:
        """Take the colleague away."""
        super().show_nothing()
        self.heading.setText(say("beheer.bezig"))
        self.lead.hide()
        self.seen.setText("")
        self.review.hide()
        empty(self._roles)

    def show_rights(self, rights: Rights) -> None:
        """Show what a colleague may do."""
        self.heading.setText(say("beheer.recht.van", naam=rights.colleague.name))
        self.lead.setText(rights.colleague.function)
        self.lead.setVisible(bool(rights.colleague.function))
        self.show_review(rights)
        empty(self._roles)
        for role in rights.roles:
            self._roles.addWidget(self._role_card(role))
        if not rights.roles:
            self._roles.addWidget(put(Card(), Plain(say("beheer.recht.geen_rollen"))))
        self._roles.addWidget(put(Card(say("beheer.recht.genoemd")), *_named(rights)))
        logins = listed(tuple(one.login for one in rights.logins)) or say("beheer.recht.geen_inlog")
        self._roles.addWidget(put(Card(say("beheer.recht.inlog")), Plain(logins)))

    def show_review(self, rights: Rights) -> None:
        """Show when these rights were last looked at."""
        last = rights.reviewed
        never = say("beheer.recht.nooit_nagekeken")
        self.seen.setText(say("beheer.recht.nagekeken", moment=last.at, naam=last.by_name) if last else never)
        self.review.setVisible(not rights.own)
        self.explain.setText(say("beheer.recht.eigen" if rights.own else "beheer.recht.knop_uitleg"))

    def first_focus(self) -> QWidget:
        """The way back, from which Tab goes on."""
        return self.back

    def _role_card(self, role: RoleRights) -> Card:
        days = span(role.since, role.until, self._today)
        if role.behalf_name:
            through = say("beheer.recht.namens", naam=role.behalf_name, team=role.team, tijd=days)
        else:
            through = say("beheer.recht.eigen_rol", team=role.team, tijd=days)
        table = LinesTable([Heading(say("beheer.recht.handeling"), 4), Heading(say("beheer.recht.bij"), 5)], role.text)
        table.show_lines([Line(one.act, (Cell(one.act), Cell(_near(one.relations)))) for one in role.allowed])
        card = put(Card(role.text), Small(through))
        mandate = mandate_span(role.mandate, self._today)
        return put(card, *((Small(mandate),) if mandate else ()), table)


def _near(relations: tuple[str, ...]) -> str:
    return "; ".join(relations)


def _named(rights: Rights) -> tuple[QWidget, ...]:
    found = tuple(say(f"beheer.recht.band.{band.value}", aantal=count) for band, count in rights.named)
    return tuple(Plain(words[:1].upper() + words[1:]) for words in found or (say("beheer.recht.niet_genoemd"),))
