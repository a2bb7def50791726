"""People round a casus of wijkteam Noorderkade: who may not see it, who may answer for it, and who is named on it."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date

from tests import makers
from tests.worlds import Line, World
from triage.access.actor import Actor, Assignment, Colleague, Team
from triage.access.log import Act
from triage.answers import Answer, Ref
from triage.casework.desk import Desk
from triage.casus.members import Band, Member
from triage.casus.model import Casus
from triage.ids import CasusId, ItemId, PersonId, QuestionId, RoleId

BORN = date(1988, 4, 12)
DANIQUE = "Danique Rutgers"
OWNER = "Youssef el Amrani"
ELSEWHERE = makers.actor("Ilse Terpstra", team="Zuiderkade")
"""A professional of another team."""
PROCES = makers.actor("Karim Bouzid", "procesregisseur", mandate=True)
INFO = makers.actor("Marit de Boer", "informatieregisseur")
FG = makers.actor("Hanneke Vos", "fg", team="Bestuur")
STAFF = (makers.actor(OWNER), ELSEWHERE, PROCES, INFO, FG)


@dataclass
class Neighbourhood:
    """A store with its people, one clock and one row of ids."""

    world: World
    clock: makers.HandClock = field(default_factory=makers.HandClock)
    ids: makers.Ids = field(default_factory=makers.Ids)

    def desk(self, by: Actor = ELSEWHERE) -> Desk:
        """Return somebody at work."""
        return makers.desk(self.world.work, by, self.clock, self.ids)

    def casus(self, number: int = 1, name: str = DANIQUE, born: date = BORN, **more: object) -> Casus:
        """Keep a casus with one person in it."""
        made = replace(makers.casus(number), **more)  # type: ignore[arg-type]
        item = ItemId(f"c{number}-p1")
        answers = {
            Ref(QuestionId("persoon.naam"), item): Answer(name),
            Ref(QuestionId("persoon.geboortedatum"), item): Answer(born),
            Ref(QuestionId("aanleiding.wat")): Answer("Kanariewoorden over iemand thuis"),
        }
        made = replace(made, answers=answers)
        with self.world.work() as work:
            work.casussen.add(made, makers.look(Act.CASUS_GEOPEND))
            work.commit()
        return made

    def changed(self, casus: Casus, change: Callable[[Casus], Casus]) -> Casus:
        """Keep other names on a casus."""
        with self.world.work() as work:
            before = work.casussen.get(casus.id, makers.scope(OWNER, casus.team, own=True), makers.look())
            after = change(before)
            work.casussen.keep_naming(before, after, makers.look(Act.GENOEMD))
            work.commit()
        return after

    def shielded(self, number: int = 1, *named: str) -> Casus:
        """Keep a casus that is afgeschermd for all but these people and its owner."""
        members = tuple(Member(PersonId(one), Band.GENOEMD, makers.NOW.date()) for one in (OWNER, *named))
        return self.casus(number, shielded=True, members=members)

    def since(self, count: int) -> list[Line]:
        """Return the log lines after the first so many."""
        return self.world.lines()[count:]

    def members(self, casus: CasusId) -> tuple[Member, ...]:
        """Return who is named on a casus."""
        with self.world.work() as work:
            found = work.casussen.get(casus, makers.scope(OWNER, own=True), makers.look())
            work.commit()
        return found.members


def neighbourhood(world: World) -> Neighbourhood:
    """Keep everybody with their role and team."""
    with world.work() as work:
        work.mensen.set_settings(makers.settings())
        for one in STAFF:
            role = Assignment(one.person, one.role, one.team, date(2026, 1, 1), None, one.mandate)
            work.mensen.add(Colleague(one.person, one.name, f"functie {one.role}"), (), (role,))
        work.mensen.put_team(Team(makers.TEAM, "tst. 4411"))
        work.commit()
    return Neighbourhood(world)


def role_of(person: str, role: str, team: str = makers.TEAM, until: date | None = None) -> Assignment:
    """Return a role that somebody holds."""
    return Assignment(PersonId(person), RoleId(role), team, date(2026, 1, 1), until)
