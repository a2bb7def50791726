"""The fields of a role to give: which role, which team, from when to when, and its mandate."""

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QWidget

from triage.access.actor import Mandate, Team
from triage.access.huis import GivenRole
from triage.casework.first_people import any_may
from triage.ids import RoleId
from triage.kader.model import Kader
from ui.fields.dates import read_date
from ui.pages.door.form_rows import DayRow, LineRow
from ui.pages.door.role_words import role_help, role_name
from ui.pages.people.form import ChoiceRow, Fields
from ui.widgets.layouts import column
from ui.widgets.text import Small
from ui.words import say


class MandateFields(QWidget):
    """The mandate to decide; only there for a role that decides."""

    def __init__(self, help_text: str = "") -> None:
        super().__init__()
        self.reference = LineRow(say("beheer.mens.mandaat"), help_text or say("beheer.mens.mandaat_hulp"))
        self.since = DayRow(say("beheer.mens.mandaat_van"), say("beheer.mens.van_hulp"))
        self.until = DayRow(say("beheer.mens.mandaat_tot"), say("beheer.mens.tot_hulp"))
        inside = column(self, 0, 0.7)
        for row in (self.reference, self.since, self.until):
            inside.addWidget(row)

    def mandate(self, today: date) -> Mandate | None:
        """Return what was typed, or None when this role has none."""
        if self.isHidden() or not self.reference.words():
            return None
        return Mandate(self.reference.words(), self.since.value() or today, self.until.value())

    def faults(self) -> dict[str, str]:
        """Return what is wrong, by the name of the row."""
        if self.isHidden():
            return {}
        return {
            "mandaat": "" if self.reference.words() else say("opzet.mist.mandaat"),
            "mandaat_van": day_fault(self.since),
            "mandaat_tot": day_fault(self.until) or order_fault(self.since, self.until),
        }


class RoleFields(QWidget):
    """A role to give."""

    def __init__(self, kader: Callable[[], Kader]) -> None:
        super().__init__()
        self._kader = kader
        self.role = ChoiceRow(say("beheer.mens.rol"), ask=say("beheer.mist.rol"))
        self.explain = Small()
        self.team = ChoiceRow(say("beheer.mens.team"))
        self.since = DayRow(say("beheer.mens.van"), say("beheer.mens.van_hulp"))
        self.until = DayRow(say("beheer.mens.tot"), say("beheer.mens.tot_hulp"))
        self.mandate = MandateFields()
        inside = column(self, 0, 0.7)
        for part in (self.role, self.explain, self.team, self.since, self.until, self.mandate):
            inside.addWidget(part)
        self.fields = Fields(
            {
                "rol": self.role,
                "team": self.team,
                "van": self.since,
                "tot": self.until,
                "mandaat": self.mandate.reference,
                "mandaat_van": self.mandate.since,
                "mandaat_tot": self.mandate.until,
            }
        )
        self.role.picked.connect(self._on_role)
        self._on_role()

    def offer(self, teams: tuple[Team, ...]) -> None:
        """Offer the roles of the kader and these teams."""
        self.role.offer((role, role_name(self._kader(), role)) for role in self._kader().roles)
        self.team.offer((team.name, team.name) for team in teams)

    def faults(self) -> dict[str, str]:
        """Return what is wrong, by the name of the row."""
        return {
            "rol": "" if self.role.chosen() else say("beheer.mist.rol"),
            "team": "" if self.team.chosen() else say("opzet.mist.team"),
            "van": day_fault(self.since),
            "tot": day_fault(self.until) or order_fault(self.since, self.until),
            **self.mandate.faults(),
        }

    def given(self, today: date) -> GivenRole:
        """Return what was typed."""
        return GivenRole(
            RoleId(self.role.chosen()),
            self.team.chosen(),
            self.since.value() or today,
            self.until.value(),
            self.mandate.mandate(today),
        )

    def _on_role(self) -> None:
        role = RoleId(self.role.chosen())
        self.explain.setText(role_help(self._kader(), role) if role else "")
        self.explain.setVisible(bool(role))
        self.mandate.setVisible(any_may(self._kader(), (role,), "besluiten"))


def day_fault(row: DayRow) -> str:
    """Return what is wrong with a day, or an empty text; no day is fine."""
    return say("beheer.mist.dag") if row.words() and read_date(row.words()) is None else ""


def order_fault(first: DayRow, last: DayRow) -> str:
    """Return what is wrong when the last day lies before the first."""
    since, until = first.value(), last.value()
    return say("fout.datum_omgekeerd.gebeurd") if since and until and until < since else ""
