"""Choosing in which role to work today, for whoever holds several."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from triage.access.actor import Actor
from triage.kader.model import Kader
from ui.pages.door.doorway import DoorPage
from ui.pages.door.role_words import mandate_words, role_help, role_name
from ui.pages.door.seats import Seat, SeatList
from ui.widgets.buttons import Button
from ui.widgets.layouts import FlowRow
from ui.words import say


class RoleChoicePage(DoorPage):
    """One button per role; the figure keys choose as well."""

    chosen = Signal(object)
    """The `Actor` of that role."""
    leave_wanted = Signal()

    def __init__(self, actors: tuple[Actor, ...], kader: Kader) -> None:
        title = say("rol.titel", naam=actors[0].name)
        super().__init__(title, say("rol.kies"), widest=44)
        self.card.hide()
        self._actors = actors
        self.seats = SeatList(tuple(_seat(actor, kader) for actor in actors))
        leave = Button(say("ontgrendelen.weer_op_slot"))
        self.content.addWidget(self.seats)
        self.content.addWidget(FlowRow([leave]))
        self.seats.chosen.connect(self._on_chosen)
        leave.clicked.connect(self.leave_wanted)

    def first_focus(self) -> QWidget:
        """The first role."""
        return self.seats.buttons[0]

    def _on_chosen(self, index: int) -> None:
        self.seats.setEnabled(False)
        self.chosen.emit(self._actors[index])


def _seat(actor: Actor, kader: Kader) -> Seat:
    behalf = say("rol.namens", naam=actor.behalf_name) if actor.on_behalf_of else ""
    until = say("rol.tot_en_met", tot=actor.until) if actor.on_behalf_of and actor.until else ""
    where = " · ".join(part for part in (behalf, actor.team, until, mandate_words(actor.mandate)) if part)
    return Seat(role_name(kader, actor.role), where, role_help(kader, actor.role))
