"""First start, one person: name, function, login, team, roles, mandate, and a password."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from triage.ids import RoleId
from triage.kader.model import Kader
from ui.fields.choices import Tick
from ui.fields.form import FormRow
from ui.pages.door.form_rows import DayRow, LineRow, PasswordRow, mark_all
from ui.pages.door.role_words import role_help, role_name
from ui.pages.first_start.draft import PersonDraft, decides
from ui.widgets.buttons import Danger, Link
from ui.widgets.errors import ErrorLine
from ui.widgets.layouts import column
from ui.widgets.text import Small, Strong
from ui.words import say


class PersonStep(QWidget):
    """The form of one person. What is wrong is said by who asks (`show_faults`)."""

    twin_wanted = Signal()
    """Go to the person who already has this login name."""
    removal_wanted = Signal()

    def __init__(self, kader: Kader) -> None:
        super().__init__()
        self._kader = kader
        self.own = Tick(say("opzet.mens.zelf"), say("opzet.mens.zelf_hulp"))
        self.name = LineRow(say("opzet.mens.naam"), say("opzet.mens.naam_hulp"))
        self.function = LineRow(say("opzet.mens.functie"), say("opzet.mens.functie_hulp"))
        self.login = LineRow(say("opzet.mens.inlognaam"), say("opzet.mens.inlognaam_hulp"))
        self.to_twin = Link("")
        self.team = LineRow(say("opzet.mens.team"), say("opzet.mens.team_hulp"))
        self.ticks = {role: Tick(role_name(kader, role), role_help(kader, role)) for role in kader.roles}
        self._roles_fault = ErrorLine()
        self.mandate = LineRow(say("opzet.mens.mandaat"), say("opzet.mens.mandaat_hulp"))
        self.since = DayRow(say("opzet.mens.mandaat_van"), say("opzet.mens.mandaat_van_hulp"))
        self.until = DayRow(say("opzet.mens.mandaat_tot"), say("opzet.mens.mandaat_tot_hulp"))
        self.password = PasswordRow(say("opzet.mens.tijdelijk"), say("opzet.mens.tijdelijk_hulp"))
        self.again = PasswordRow(say("ontgrendelen.nog_een_keer"))
        self.remove = Danger(say("opzet.mens.verwijder"), small=True)
        self._build()
        self.to_twin.clicked.connect(self.twin_wanted)
        self.remove.clicked.connect(self.removal_wanted)
        self.own.toggled.connect(self._on_own)
        for tick in self.ticks.values():
            tick.toggled.connect(self._on_roles)

    def _build(self) -> None:
        inside = column(self, 0, 0.9)
        above: tuple[QWidget, ...] = (self.own, self.name, self.function, self.login, self.to_twin, self.team)
        below: tuple[QWidget, ...] = (self.mandate, self.since, self.until, self.password, self.again, self.remove)
        for part in above:
            inside.addWidget(part)
        roles = column(None, 0, 0.35)
        roles.addWidget(Strong(say("opzet.mens.rollen")))
        roles.addWidget(Small(say("opzet.mens.rollen_hulp")))
        for tick in self.ticks.values():
            roles.addWidget(tick)
        roles.addWidget(self._roles_fault)
        inside.addLayout(roles)
        for part in below:
            inside.addWidget(part)

    def show_draft(self, draft: PersonDraft, *, removable: bool) -> None:
        """Show a person as typed so far, without marks."""
        self.own.setChecked(draft.own)
        for row, words in ((self.name, draft.name), (self.function, draft.function), (self.login, draft.login)):
            row.line.show_words(words)
        self.team.line.show_words(draft.team)
        for role, tick in self.ticks.items():
            tick.setChecked(role in draft.roles)
        self.mandate.line.show_words(draft.mandate)
        self.since.day.editor.show_words(draft.since)
        self.until.day.editor.show_words(draft.until)
        for password, words in ((self.password, draft.password), (self.again, draft.again)):
            password.password.clear()
            password.password.line.setText(words)
        self.remove.setVisible(removable)
        self.show_faults({})
        self._on_own()
        self._on_roles()

    def draft(self) -> PersonDraft:
        """Return what was typed."""
        roles = tuple(role for role, tick in self.ticks.items() if tick.isChecked())
        return PersonDraft(
            self.name.words(),
            self.function.words(),
            self.login.words(),
            self.team.words(),
            roles,
            self.mandate.words(),
            self.since.words(),
            self.until.words(),
            self.own.isChecked(),
            self.password.words(),
            self.again.words(),
        )

    def show_faults(self, faults: dict[str, str], twin: str = "") -> QWidget | None:
        """Say what is wrong with each field; `twin` is who has this login name. Return where the first fault is."""
        self.to_twin.setVisible(bool(twin))
        if twin:
            self.to_twin.set_words(say("opzet.naar_naamgenoot", naam=twin))
        self._roles_fault.show_message(faults.get("roles"))
        first = mark_all({row: faults.get(field) for field, row in self._rows().items()})
        return first or (next(iter(self.ticks.values())) if "roles" in faults else None)

    def first_focus(self) -> QWidget:
        """The name."""
        return self.name.line

    def role_tick(self, role: str) -> Tick:
        """Return the tick of a role."""
        return self.ticks[RoleId(role)]

    def _rows(self) -> dict[str, FormRow]:
        return {
            "name": self.name,
            "function": self.function,
            "login": self.login,
            "team": self.team,
            "mandate": self.mandate,
            "since": self.since,
            "until": self.until,
            "password": self.password,
            "again": self.again,
        }

    def _on_own(self) -> None:
        own = self.own.isChecked()
        self.again.setVisible(own)
        label = say("opzet.mens.eigen" if own else "opzet.mens.tijdelijk")
        self.password.show_help(label, say("ontgrendelen.regels" if own else "opzet.mens.tijdelijk_hulp"))

    def _on_roles(self) -> None:
        deciding = decides(self.draft(), self._kader)
        for row in (self.mandate, self.since, self.until):
            row.setVisible(deciding)
