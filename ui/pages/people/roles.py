"""The roles of one colleague: what holds, what is over, ending one, and giving another."""

from datetime import date

from PySide6.QtCore import Signal

from triage.access.actor import Assignment, Team
from triage.access.huis import PersonCard
from triage.kader.model import Kader
from ui.pages.door.form_rows import DayRow
from ui.pages.door.role_words import role_name
from ui.pages.people.held import HeldRows, put
from ui.pages.people.role_fields import RoleFields, day_fault
from ui.pages.people.said import mandate_span, span
from ui.widgets.buttons import Button, Danger, Primary
from ui.widgets.card import Card
from ui.widgets.layouts import FlowRow
from ui.widgets.text import Small, Strong
from ui.words import say


class RolesCard(Card):
    """The roles of one colleague."""

    end_wanted = Signal(object, object)
    """A role (`Assignment`) to end, and its last day or None for at once."""
    give_wanted = Signal(object)
    """A `GivenRole`."""

    def __init__(self, kader: Kader, today: date) -> None:
        super().__init__(say("beheer.mens.rollen"))
        self._kader, self._today = kader, today
        self._ending: Assignment | None = None
        self.rows = HeldRows(say("beheer.mens.geen_rollen"))
        self.end_title, self.end_text = Strong(), Small()
        self.last = DayRow(say("beheer.mens.stop_dag"), say("beheer.mens.stop_dag_hulp"))
        self.end, self.keep = Danger(say("beheer.mens.stop")), Button(say("beheer.annuleer"))
        buttons = FlowRow([self.keep, self.end])
        self.ending = put(Card(kind="attention"), self.end_title, self.end_text, self.last, buttons)
        self.give = Button(say("beheer.mens.geef"), icon_name="plus", small=True)
        self.role = RoleFields(lambda: kader)
        self.give_this, self.stop = Primary(say("beheer.mens.geef_deze")), Button(say("beheer.annuleer"))
        self.giving = put(Card(say("beheer.mens.geef")), self.role, FlowRow([self.give_this, self.stop]))
        put(self, self.rows, self.ending, FlowRow([self.give]), self.giving)
        self.end.clicked.connect(self._on_end)
        self.keep.clicked.connect(self.ending.hide)
        self.give.clicked.connect(self._on_give)
        self.stop.clicked.connect(self._on_stop)
        self.give_this.clicked.connect(self._on_give_this)
        self.show_nothing()

    def show_nothing(self) -> None:
        """Take the roles away."""
        self.rows.show_rows([])
        self.ending.hide()
        self.giving.hide()
        self.give.hide()

    def show_roles(self, card: PersonCard, teams: tuple[Team, ...]) -> None:
        """Show the roles of a colleague; one's own are only to be looked at."""
        self.show_nothing()
        self.rows.show_rows([self._row(card, held) for held in card.roles])
        self.role.offer(teams)
        self.role.fields.show({"team": card.roles[-1].team if card.roles else ""})
        self.give.setVisible(not card.own)

    def open_form(self) -> None:
        """Show the form, for what was typed there before."""
        self.giving.show()
        self.give.hide()

    def _row(self, card: PersonCard, held: Assignment) -> tuple[str, str, tuple[Button, ...]]:
        name = role_name(self._kader, held.role)
        days = (span(held.since, held.until, self._today), mandate_span(held.mandate, self._today))
        acts: tuple[Button, ...] = ()
        if not card.own and (held.until is None or held.until >= self._today):
            button = Button(say("beheer.mens.stop"), small=True)
            button.setAccessibleName(say("beheer.mens.stop_naam", rol=name, team=held.team))
            button.clicked.connect(lambda: self._ask_end(card.colleague.name, held))
            acts = (button,)
        return f"{name} · {held.team}", " · ".join(part for part in days if part), acts

    def _ask_end(self, person: str, held: Assignment) -> None:
        self._ending = held
        name = role_name(self._kader, held.role)
        self.end_title.setText(say("beheer.mens.stop_titel", rol=name, naam=person))
        self.end_text.setText(say("beheer.mens.stop_tekst", team=held.team))
        self.last.day.editor.show_words("")
        self.last.mark(None)
        self.ending.show()
        self.last.day.editor.setFocus()

    def _on_end(self) -> None:
        fault = day_fault(self.last)
        self.last.mark(fault or None)
        if self._ending is not None and not fault:
            self.end_wanted.emit(self._ending, self.last.value())

    def _on_give(self) -> None:
        self.open_form()
        self.role.role.choice.setFocus()

    def _on_stop(self) -> None:
        self.role.fields.show({"team": self.role.team.chosen()})
        self.giving.hide()
        self.give.show()
        self.give.setFocus()

    def _on_give_this(self) -> None:
        first = self.role.fields.mark(self.role.faults())
        if first is not None:
            first.setFocus()
            return
        self.give_wanted.emit(self.role.given(self._today))
