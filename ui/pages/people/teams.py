"""The teams, and how colleagues reach them."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from triage.access.actor import Team
from ui.pages.door.form_rows import LineRow, TextRow
from ui.pages.people.form import Fields, Words
from ui.pages.people.frame import BeheerPage
from ui.pages.people.held import put
from ui.widgets.buttons import Button, Primary
from ui.widgets.card import Card
from ui.widgets.layouts import FlowRow
from ui.widgets.lines import Cell, Heading, Line, LinesTable
from ui.widgets.text import SectionHeading, Small
from ui.words import say


class TeamsPage(BeheerPage):
    """A table of teams and one form."""

    save_wanted = Signal(object, str)
    """A `Team` to keep, and the name that it had; empty for a new one."""

    def __init__(self, parts: tuple[str, ...]) -> None:
        super().__init__("teams", parts, say("beheer.team.titel"), say("beheer.team.uitleg"))
        self._teams: dict[str, Team] = {}
        self._was = ""
        headings = [Heading(say(f"beheer.team.kop_{key}"), share) for key, share in KEYS]
        self.table = LinesTable(headings, say("beheer.team.titel"))
        self.title = SectionHeading(say("beheer.team.nieuw"))
        self.name = LineRow(say("beheer.team.naam"), say("beheer.team.naam_hulp"))
        self.contact = TextRow(say("beheer.team.contact"), say("beheer.team.contact_hulp"))
        self.save, self.fresh = Primary(say("beheer.opslaan")), Button(say("beheer.team.nieuw"), icon_name="plus")
        form = put(Card(), self.title, self.name, self.contact, FlowRow([self.save, self.fresh]))
        self.content.addWidget(put(Card(), self.table, Small(say("beheer.team.kies"))))
        self.content.addWidget(form)
        self.add_forms({"team": Fields({"naam": self.name, "contact": self.contact})})
        self.table.chosen.connect(self._on_chosen)
        self.save.clicked.connect(self._on_save)
        self.fresh.clicked.connect(lambda: self._open(""))

    def show_teams(self, found: tuple[tuple[Team, int], ...]) -> None:
        """Show every team with how many people have a role in it."""
        self._teams = {team.name: team for team, _ in found}
        self.table.show_lines([_line(team, count) for team, count in found])
        self._open("", focus=False)

    def show_nothing(self) -> None:
        """Show no teams."""
        super().show_nothing()
        self.table.show_lines([])

    def typed(self) -> dict[str, Words]:
        """Return what is not stored, with the name of the team that it is about."""
        found = super().typed()
        return {**found, "van": {"naam": self._was}} if found else {}

    def put_back(self, typed: dict[str, Words]) -> None:
        """Put back what was typed before, at the team that it was about."""
        if (was := typed.get("van", {}).get("naam", "")) in self._teams:
            self._open(was, focus=False)
        super().put_back(typed)

    def first_focus(self) -> QWidget:
        """The table, or the form where there is nothing."""
        return self.table if self._teams else self.name.line

    def _on_chosen(self, name: str) -> None:
        self._open(name)

    def _open(self, name: str, *, focus: bool = True) -> None:
        self._was = name
        team = self._teams.get(name, Team(""))
        self.title.setText(say("beheer.team.wijzig", naam=name) if name else say("beheer.team.nieuw"))
        self.fresh.setVisible(bool(name))
        self.forms["team"].show({"naam": team.name, "contact": team.contact})
        if focus:
            self.name.line.setFocus()
            self.written.emit()

    def _on_save(self) -> None:
        fault = "" if self.name.words() else say("opzet.mist.team")
        if self.forms["team"].mark({"naam": fault}):
            self.name.line.setFocus()
            return
        self.save_wanted.emit(Team(self.name.words(), self.contact.words()), self._was)


KEYS = (("naam", 4), ("contact", 5), ("mensen", 2))


def _line(team: Team, count: int) -> Line:
    contact = team.contact or say("beheer.team.geen_contact")
    return Line(team.name, (Cell(team.name, strong=True), Cell(contact), Cell(say("beheer.aantal", aantal=count))))
