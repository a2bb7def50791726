"""The door of practice mode: everybody to practise as, one click or key away, and that nothing here is real."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from ui.pages.door.doorway import DoorPage
from ui.pages.door.role_words import role_help, role_name
from ui.pages.door.seats import Seat, SeatList
from ui.widgets.chip import Kind
from ui.words import say

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from triage.casework.entering import PracticeSeat
    from triage.ids import AccountId, RoleId
    from triage.kader.model import Kader


class PracticeDoorPage(DoorPage):
    """Who do you want to be?"""

    chosen = Signal(str, str)
    """The account and the role."""

    def __init__(self) -> None:
        super().__init__(say("oefendeur.titel"), say("oefendeur.uitleg"), widest=44)
        self.card.hide()
        self.tell(say("oefendeur.oefening"), say("oefendeur.niets_echt"), Kind.ATTENTION)
        self._places: tuple[tuple[AccountId, RoleId], ...] = ()
        self.seats = SeatList(())
        self.intro.setText(say("oefendeur.even"))

    def show_seats(self, people: tuple[PracticeSeat, ...], kader: Kader) -> None:
        """Show everybody, once for each of their roles."""
        places = tuple((person, role) for person in people for role in person.roles)
        self._places = tuple((person.account, role) for person, role in places)
        self.intro.setText(say("oefendeur.uitleg"))
        self.content.removeWidget(self.seats)
        self.seats.hide()
        self.seats.deleteLater()
        self.seats = SeatList(tuple(_seat(person, role, kader) for person, role in places))
        self.seats.chosen.connect(self._on_chosen)
        self.content.addWidget(self.seats)
        self.seats.show()

    def open_again(self) -> None:
        """Let somebody be chosen again."""
        self.seats.setEnabled(True)

    def first_focus(self) -> QWidget:
        """The first person."""
        return self.seats.buttons[0] if self.seats.buttons else self

    def _on_chosen(self, index: int) -> None:
        self.seats.setEnabled(False)
        self.chosen.emit(*self._places[index])


def _seat(person: PracticeSeat, role: RoleId, kader: Kader) -> Seat:
    name = role_name(kader, role)
    about = person.function if person.function.casefold() == name.casefold() else f"{person.function} · {name}"
    return Seat(person.name, about, role_help(kader, role))
