"""Somebody new: name, function, login, a first password and a role. Who has a name that is there is asked after."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from triage.access.actor import Colleague, Team
from triage.access.huis import NewColleague
from triage.kader.model import Kader
from ui.pages.door.form_rows import LineRow, PasswordRow
from ui.pages.people.form import Fields
from ui.pages.people.frame import BeheerPage
from ui.pages.people.role_fields import RoleFields
from ui.widgets.buttons import Button, Primary
from ui.widgets.card import Card
from ui.widgets.chip import Kind
from ui.widgets.layouts import FlowRow
from ui.widgets.strip import MessageStrip
from ui.widgets.text import Small
from ui.words import say


class NewPersonPage(BeheerPage):
    """The form of a new colleague."""

    add_wanted = Signal(object, bool)
    """A `NewColleague`; and whether it is surely somebody else than who has the same name."""
    same_wanted = Signal(str, str, str)
    """It is a colleague who is there: person, login, password."""
    cancelled = Signal()

    def __init__(self, parts: tuple[str, ...], kader: Kader, today: date) -> None:
        super().__init__("mensen", parts, say("beheer.nieuw.titel"), say("beheer.nieuw.uitleg"))
        self._today = today
        self.lost = say("beheer.nieuw.wachtwoord_weg")
        self.name = LineRow(say("opzet.mens.naam"), say("opzet.mens.naam_hulp"))
        self.function = LineRow(say("opzet.mens.functie"), say("opzet.mens.functie_hulp"))
        self.login = LineRow(say("opzet.mens.inlognaam"), say("opzet.mens.inlognaam_hulp"))
        self.password = PasswordRow(say("opzet.mens.tijdelijk"), say("opzet.mens.tijdelijk_hulp"))
        self.role = RoleFields(lambda: kader)
        self.twins = MessageStrip()
        self.twins.hide()
        self.add, self.cancel = Primary(say("beheer.nieuw.voeg_toe")), Button(say("beheer.annuleer"))
        card = Card()
        rows: tuple[QWidget, ...] = (self.name, self.function, self.login, self.password, self.role)
        for part in (*rows, Small(say("beheer.nieuw.rol_extra")), self.twins, FlowRow([self.add, self.cancel])):
            card.add(part)
        self.content.addWidget(card)
        who = Fields({"naam": self.name, "functie": self.function, "inlognaam": self.login})
        self.add_forms({"mens": who, "rol": self.role.fields})
        self.add.clicked.connect(lambda: self._on_add(other=False))
        self.cancel.clicked.connect(self.cancelled)

    def show_nothing(self) -> None:
        """Empty the form."""
        super().show_nothing()
        self.password.password.clear()
        self.password.mark(None)
        self.twins.hide()

    def show_form(self, teams: tuple[Team, ...], team: str) -> None:
        """Offer the teams there are, the own one first."""
        self.role.offer(teams)
        self.role.fields.show({"team": team})

    def ask_same(self, twins: tuple[Colleague, ...]) -> None:
        """Ask whether the new colleague is one of these."""
        acts: list[Button] = []
        for one in twins:
            button = Button(say("beheer.nieuw.is_dezelfde", naam=one.name, functie=one.function), small=True)
            button.clicked.connect(lambda _=False, person=one.person: self._on_same(person))
            acts.append(button)
        other = Button(say("beheer.nieuw.is_ander"), small=True)
        other.clicked.connect(lambda: self._on_add(other=True))
        self.twins.show()
        title, text = say("beheer.nieuw.zelfde_titel"), say("beheer.nieuw.zelfde_tekst")
        self.twins.show_message(title, text, Kind.ATTENTION, (*acts, other))
        (acts or [other])[0].setFocus()
        self.show_widget(self.twins)

    def first_focus(self) -> QWidget:
        """The name."""
        return self.name.line

    def _on_add(self, *, other: bool) -> None:
        self.twins.hide()
        first = self._judge()
        if first is not None:
            first.setFocus()
            return
        role = self.role.given(self._today)
        words = (self.name.words(), self.function.words(), self.login.words(), self.password.words())
        self.add_wanted.emit(NewColleague(*words, (role,)), other)

    def _on_same(self, person: str) -> None:
        self.twins.hide()
        self.same_wanted.emit(person, self.login.words(), self.password.words())

    def _judge(self) -> QWidget | None:
        lacking = {"naam": self.name, "functie": self.function, "inlognaam": self.login}
        faults = {name: "" if row.words() else say(f"opzet.mist.{name}") for name, row in lacking.items()}
        no_password = None if self.password.words() else say("opzet.mist.wachtwoord")
        self.password.mark(no_password)
        found = self.forms["mens"].mark(faults), self.role.fields.mark(self.role.faults())
        return found[0] or (self.password.password.line if no_password else None) or found[1]
