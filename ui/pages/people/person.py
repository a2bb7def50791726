"""One colleague: name, roles, logins, replacement, and whether this is somebody who is there twice."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from triage.access.actor import Colleague, Team
from triage.access.huis import PersonCard
from triage.kader.model import Kader
from ui.pages.door.form_rows import LineRow
from ui.pages.door.role_words import role_name
from ui.pages.people.accounts import AccountsCard
from ui.pages.people.form import ChoiceRow, Fields, Words
from ui.pages.people.frame import BeheerPage
from ui.pages.people.held import HeldRows, put
from ui.pages.people.roles import RolesCard
from ui.pages.people.said import person_words, span
from ui.widgets.buttons import Button, Danger, Primary
from ui.widgets.card import Card
from ui.widgets.layouts import FlowRow
from ui.widgets.strip import MessageStrip
from ui.widgets.text import Small
from ui.words import say


class PersonPage(BeheerPage):
    """Everything about one colleague. Signals carry what was typed; what it is about, the section knows."""

    back_wanted = Signal()
    rights_wanted = Signal()
    name_wanted = Signal(str, str)
    """Another name and function."""
    merge_wanted = Signal(str)
    """This is the same human being as that colleague."""

    def __init__(self, parts: tuple[str, ...], kader: Kader, today: date) -> None:
        super().__init__("mensen", parts, "")
        self._kader, self._today = kader, today
        self.back = Button(say("beheer.terug"), small=True)
        self.rights = Button(say("beheer.mens.rechten"), small=True)
        self.own = MessageStrip(say("beheer.mens.uw_eigen"), say("beheer.mens.uw_eigen_uitleg"))
        self.name = LineRow(say("opzet.mens.naam"), say("beheer.mens.naam_hulp"))
        self.function = LineRow(say("opzet.mens.functie"))
        self.save = Primary(say("beheer.opslaan"))
        self.roles = RolesCard(kader, today)
        self.accounts = AccountsCard()
        self.stands = HeldRows(say("beheer.mens.geen_vervanging"))
        self.same = ChoiceRow(say("beheer.mens.zelfde_met"), ask=say("beheer.mens.zelfde_kies"))
        self.merge = Danger(say("beheer.mens.voeg_samen"))
        self.add_forms({"mens": Fields({"naam": self.name, "functie": self.function}), **self._inner_forms()})
        self._build()
        self.back.clicked.connect(self.back_wanted)
        self.rights.clicked.connect(self.rights_wanted)
        self.save.clicked.connect(self._on_save)
        self.merge.clicked.connect(self._on_merge)
        self.accounts.cancel.clicked.connect(self.written)

    def _inner_forms(self) -> dict[str, Fields]:
        return {"rol": self.roles.role.fields, "account": self.accounts.fields}

    def _build(self) -> None:
        who = put(Card(say("beheer.mens.gegevens")), self.name, self.function, FlowRow([self.save]))
        stands = put(Card(say("beheer.mens.vervanging")), self.stands)
        explain = Small(say("beheer.mens.zelfde_uitleg"))
        self.twice = put(Card(say("beheer.mens.zelfde")), explain, self.same, FlowRow([self.merge]))
        top = FlowRow([self.back, self.rights])
        parts: tuple[QWidget, ...] = (top, self.own, who, self.roles, self.accounts, stands, self.twice)
        for part in parts:
            self.content.addWidget(part)

    def show_nothing(self) -> None:
        """Take the colleague away."""
        super().show_nothing()
        self.heading.setText(say("beheer.bezig"))
        self.lead.hide()
        self.own.hide()
        self.roles.show_nothing()
        self.accounts.show_nothing()
        self.stands.show_rows([])
        self.same.offer(())

    def show_person(self, card: PersonCard, teams: tuple[Team, ...], others: tuple[Colleague, ...]) -> None:
        """Show a colleague. `others`: who it may turn out to be."""
        one = card.colleague
        self.heading.setText(one.name)
        self.lead.setText(one.function)
        self.lead.setVisible(bool(one.function))
        self.own.setVisible(card.own)
        self.forms["mens"].show({"naam": one.name, "functie": one.function})
        self.roles.show_roles(card, teams)
        self.accounts.show_accounts(card)
        self.stands.show_rows([self._stand(card, at) for at in range(len(card.stands))])
        self.same.offer((other.person, person_words(other.name, other.function)) for other in others)
        self.twice.setVisible(not card.own and bool(others))

    def put_back(self, typed: dict[str, Words]) -> None:
        """Put back what was typed before, and show the forms in which that was."""
        if "rol" in typed:
            self.roles.open_form()
        if "account" in typed:
            self.accounts.open_form(None)
        super().put_back(typed)

    def first_focus(self) -> QWidget:
        """The way back, from which Tab goes on."""
        return self.back

    def _stand(self, card: PersonCard, at: int) -> tuple[str, str, tuple[Button, ...]]:
        stand = card.stands[at]
        absent = stand.absent == card.colleague.person
        key = "wordt_vervangen" if absent else "neemt_waar"
        title = say(f"beheer.mens.{key}", naam=stand.by_name if absent else stand.absent_name)
        where = f"{role_name(self._kader, stand.role)} · {stand.team}"
        return title[:1].upper() + title[1:], f"{where}, {span(stand.since, stand.until, self._today)}", ()

    def _on_save(self) -> None:
        lacking = {"naam": self.name, "functie": self.function}
        faults = {name: "" if row.words() else say(f"opzet.mist.{name}") for name, row in lacking.items()}
        first = self.forms["mens"].mark(faults)
        if first is not None:
            first.setFocus()
            return
        self.name_wanted.emit(self.name.words(), self.function.words())

    def _on_merge(self) -> None:
        if not self.same.chosen():
            self.same.mark(say("fout.zelfde_mens.doen"))
            self.same.choice.setFocus()
            return
        self.same.mark(None)
        self.merge_wanted.emit(self.same.chosen())
