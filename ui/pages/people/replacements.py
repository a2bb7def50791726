"""Who stands in for whom, in which role, from day to day."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from triage.access.huis import PersonRow, Stand
from triage.casework.beheer.teams import StandIn
from triage.casework.first_people import any_may
from triage.ids import PersonId, RoleId
from triage.kader.model import Kader
from ui.fields.form import FormRow
from ui.pages.door.form_rows import DayRow
from ui.pages.door.role_words import role_name
from ui.pages.people.form import ChoiceRow, Fields
from ui.pages.people.frame import BeheerPage
from ui.pages.people.held import HeldRows, put
from ui.pages.people.role_fields import MandateFields, day_fault, order_fault
from ui.pages.people.said import mandate_span, person_words, span
from ui.widgets.buttons import Button, Primary
from ui.widgets.card import Card
from ui.widgets.layouts import FlowRow
from ui.words import say


class ReplacementsPage(BeheerPage):
    """A list of replacements, and the form of a new one."""

    stand_in_wanted = Signal(object)
    """A `StandIn`."""
    end_wanted = Signal(object)
    """A `Stand` to end now."""

    def __init__(self, parts: tuple[str, ...], kader: Kader, today: date) -> None:
        super().__init__("vervanging", parts, say("beheer.vervang.titel"), say("beheer.vervang.uitleg"))
        self._kader, self._today = kader, today
        self._people: dict[str, PersonRow] = {}
        self.rows = HeldRows(say("beheer.vervang.niets"))
        self.absent = ChoiceRow(say("beheer.vervang.afwezig"), ask=say("beheer.mens.zelfde_kies"))
        self.role = ChoiceRow(say("beheer.vervang.rol"), ask=say("beheer.vervang.kies_rol"))
        self.by = ChoiceRow(say("beheer.vervang.door"), ask=say("beheer.mens.zelfde_kies"))
        self.since = DayRow(say("beheer.mens.van"), say("beheer.mens.van_hulp"))
        self.until = DayRow(say("beheer.mens.tot"), say("beheer.vervang.tot_hulp"))
        self.mandate = MandateFields(say("beheer.vervang.mandaat_hulp"))
        self.save = Primary(say("beheer.vervang.leg_vast"))
        form = put(Card(say("beheer.vervang.nieuw")), self.absent, self.role, self.by, self.since, self.until)
        put(form, self.mandate, FlowRow([self.save]))
        self.content.addWidget(put(Card(), self.rows))
        self.content.addWidget(form)
        self.add_forms({"vervanging": Fields(self._named())})
        self.absent.picked.connect(self._on_absent)
        self.role.picked.connect(self._on_role)
        self.save.clicked.connect(self._on_save)
        self._on_role()

    def _named(self) -> dict[str, FormRow]:
        # Who is absent comes first: the roles to choose from follow from it, also when what was typed is put back.
        return {
            "afwezig": self.absent,
            "rol": self.role,
            "door": self.by,
            "van": self.since,
            "tot": self.until,
            "mandaat": self.mandate.reference,
            "mandaat_van": self.mandate.since,
            "mandaat_tot": self.mandate.until,
        }

    def show_replacements(self, found: tuple[Stand, ...], people: tuple[PersonRow, ...], own: str) -> None:
        """Show every replacement, and who can be chosen. `own`: who is at the desk, who does not choose themselves."""
        self._people = {row.colleague.person: row for row in people}
        self.rows.show_rows([self._row(one, own) for one in found])
        words: dict[str, str] = {
            row.colleague.person: person_words(row.colleague.name, row.colleague.function) for row in people
        }
        self.absent.offer((person, words[person]) for person, row in self._people.items() if row.roles)
        self.by.offer((person, words[person]) for person in self._people if person != own)
        self.forms["vervanging"].show({})

    def show_nothing(self) -> None:
        """Show no replacements."""
        super().show_nothing()
        self.rows.show_rows([])

    def first_focus(self) -> QWidget:
        """Who is absent."""
        return self.absent.choice

    def _row(self, one: Stand, own: str) -> tuple[str, str, tuple[Button, ...]]:
        title = say("beheer.vervang.wie", door=one.by_name, afwezig=one.absent_name)
        where = f"{role_name(self._kader, one.role)} · {one.team}"
        days = (where, span(one.since, one.until, self._today), mandate_span(one.mandate, self._today))
        acts: tuple[Button, ...] = ()
        if one.until >= self._today:
            button = Button(say("beheer.vervang.stop"), small=True)
            button.setAccessibleName(f"{say('beheer.vervang.stop')}: {title}")
            button.clicked.connect(lambda: self.end_wanted.emit(one))
            acts = (button,)
        del own
        return title, " · ".join(part for part in days if part), acts

    def _on_absent(self) -> None:
        row = self._people.get(self.absent.chosen())
        held = row.roles if row else ()
        self.role.offer((f"{one.role}\t{one.team}", f"{role_name(self._kader, one.role)} · {one.team}") for one in held)

    def _on_role(self) -> None:
        self.mandate.setVisible(any_may(self._kader, (self._chosen_role(),), "besluiten"))

    def _chosen_role(self) -> RoleId:
        return RoleId(self.role.chosen().partition("\t")[0])

    def _on_save(self) -> None:
        form = self.forms["vervanging"]
        faults = {name: "" if form.words()[name] else say(f"beheer.mist.{name}") for name in ("afwezig", "rol", "door")}
        faults |= {"van": day_fault(self.since), "tot": self._last_fault()}
        first = form.mark(faults | self.mandate.faults())
        if first is not None:
            first.setFocus()
            return
        self.stand_in_wanted.emit(self._given())

    def _last_fault(self) -> str:
        if not self.until.words():
            return say("beheer.mist.laatste_dag")
        return day_fault(self.until) or order_fault(self.since, self.until)

    def _given(self) -> StandIn:
        return StandIn(
            PersonId(self.absent.chosen()),
            PersonId(self.by.chosen()),
            self._chosen_role(),
            self.role.chosen().partition("\t")[2],
            self.since.value() or self._today,
            self.until.value() or self._today,
            self.mandate.mandate(self._today),
        )
