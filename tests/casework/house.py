"""A house with people for the tests of beheer: a beheerder, a professional, a decider, an informatieregisseur."""

from dataclasses import dataclass, field
from datetime import date

from tests import makers
from tests.worlds import Line, World
from triage.access.actor import Account, Assignment, Colleague, Mandate
from triage.access.huis import GivenRole, NewColleague
from triage.casework.desk import Desk
from triage.casework.entering import Session, roles_of
from triage.faults import Refusal
from triage.ids import AccountId, PersonId, RoleId

AGE, YOUSSEF, SOFIE, DAAN = (PersonId(name) for name in ("id-age", "id-youssef", "id-sofie", "id-daan"))
MANDATE = Mandate("M-2026-07", date(2026, 1, 1), date(2027, 12, 31))
FIRST = date(2026, 1, 1)
PASSWORD = "koper zwaluw trapje inktpot"
PEOPLE = (
    (AGE, "Age Wiarda", "beheerder", None),
    (YOUSSEF, "Youssef el Amrani", "wijkteamprofessional", None),
    (SOFIE, "Sofie Harkema", "beslisser", MANDATE),
    (DAAN, "Daan Brouwer", "informatieregisseur", None),
)


@dataclass
class FakeKeys:
    """Keys that are kept in a list; `fault` is what the next one raises."""

    held: dict[str, str] = field(default_factory=dict)
    fault: Exception | None = None

    def admit(self, login: str, password: str, names: tuple[str, ...]) -> None:
        self._may(password, names)
        self.held[login] = password

    def renew(self, login: str, password: str, names: tuple[str, ...]) -> None:
        self._may(password, names)
        self.held[login] = password

    def dismiss(self, login: str) -> None:
        self.held.pop(login, None)

    def _may(self, password: str, names: tuple[str, ...]) -> None:
        if self.fault:
            raise self.fault
        assert "Elsterveen" in names
        if len(password) < 12:
            raise Refusal("wachtwoord_kort", minimum=12)


@dataclass
class House:
    """A store with people in it."""

    world: World
    clock: makers.HandClock = field(default_factory=makers.HandClock)
    ids: makers.Ids = field(default_factory=lambda: makers.Ids("nieuw"))
    keys: FakeKeys = field(default_factory=FakeKeys)

    def __post_init__(self) -> None:
        with self.world.work() as work:
            work.mensen.set_settings(makers.settings())
            for person, name, role, mandate in PEOPLE:
                account = Account(AccountId(f"a-{person}"), person, person.removeprefix("id-"), FIRST)
                held = Assignment(person, RoleId(role), makers.TEAM, FIRST, None, mandate)
                work.mensen.add(Colleague(person, name, "functie"), (account,), (held,))
            work.commit()

    def desk(self, person: PersonId = AGE, role: str = "", behalf: PersonId | None = None) -> Desk:
        """Return somebody at work, come in through the door."""
        actors = roles_of(Session(AccountId(f"a-{person}"), self.world.work), self.clock.today())
        actor = next(one for one in actors if role in ("", one.role) and one.on_behalf_of == behalf)
        return makers.desk(self.world.work, actor, self.clock, self.ids)

    def held(self, person: PersonId) -> Assignment:
        """Return the first role of somebody."""
        with self.world.work() as work:
            return work.mensen.assignments(person)[0]

    def since(self, count: int) -> list[Line]:
        """Return the log lines after the first so many."""
        return self.world.lines()[count:]


def given(role: str = "wijkteamprofessional", team: str = makers.TEAM, **more: object) -> GivenRole:
    """Return a role to give, from today."""
    made = {"since": makers.NOW.date(), **more}
    return GivenRole(RoleId(role), team, **made)  # type: ignore[arg-type]


def new(name: str = "Nadia Benali", login: str = "nadia", *roles: GivenRole) -> NewColleague:
    """Return a new colleague."""
    return NewColleague(name, "wijkteamprofessional jeugd", login, PASSWORD, roles or (given(),))
