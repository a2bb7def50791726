"""Values with sane defaults: people of wijkteam Noorderkade, a casus, a version put forward, a seal."""

import itertools
import tomllib
from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo

from triage.access.actor import Account, Actor, Assignment, Colleague, Mandate
from triage.access.log import Act, Look
from triage.access.rights import CasusScope
from triage.answers import Answer, Ref, Scope
from triage.besluit.proposal import Voorstel, Vraag
from triage.besluit.sealing import FORM, NO_SEAL, Besluit, SealedFacts, Signer, seal
from triage.besluit.snapshot import Snapshot
from triage.besluit.snapshot import snapshot as snapshot_of
from triage.casework.desk import Desk
from triage.casework.entering import NewPerson, NewRole, SetUp
from triage.casus.members import Band, Member
from triage.casus.model import Casus, CasusState
from triage.casus.terms import Due
from triage.casus.walk import walk
from triage.followup.standen import CASUS
from triage.golden.reading import Story, read
from triage.ids import AccountId, BesluitId, CasusId, ItemId, PersonId, QuestionId, RoleId, VoorstelId
from triage.kader.loading import load
from triage.kader.model import Kader
from triage.kader.term import Term
from triage.ports import Settings, Work

ZONE = ZoneInfo("Europe/Amsterdam")
NOW = datetime(2026, 11, 22, 9, 0, tzinfo=ZONE)
TEAM = "Noorderkade"
PASSWORD = "paars fiets dakgoot lantaarn"
KADER = Path(__file__).parent.parent / "resources" / "kader" / "2026.1"


class HandClock:
    """Stands still until it is moved."""

    def __init__(self, moment: datetime = NOW) -> None:
        self.moment = moment

    def now(self) -> datetime:
        return self.moment

    def today(self) -> date:
        return self.moment.date()

    def move(self, **by: float) -> None:
        self.moment += timedelta(**by)


class Ids:
    """Gives `id-1`, `id-2`, and so on."""

    def __init__(self, prefix: str = "id") -> None:
        self._prefix = prefix
        self._numbers = itertools.count(1)

    def __call__(self) -> str:
        return f"{self._prefix}-{next(self._numbers)}"


@cache
def kader() -> Kader:
    """Return kader 2026.1."""
    return load({path.name: tomllib.loads(path.read_text(encoding="utf-8")) for path in KADER.glob("*.toml")})


def story(name: str = "casus_3_vragen_kan_niet") -> Story:
    """Return a golden walk as a casus that is filled in to the end."""
    return read(tomllib.loads((KADER / "walks" / f"{name}.toml").read_text(encoding="utf-8")), kader())


def actor(
    name: str = "Youssef el Amrani",
    role: str = "wijkteamprofessional",
    *,
    account: str = "",
    team: str = TEAM,
    mandate: bool = False,
    on_behalf_of: str = "",
) -> Actor:
    """Return somebody at work; the name is the person."""
    held = Mandate("M-2026-07", date(2026, 1, 1)) if mandate else None
    behalf = PersonId(on_behalf_of) if on_behalf_of else None
    return Actor(PersonId(name), AccountId(account or name), name, "Wmo", RoleId(role), team, held, behalf)


def decider(name: str = "Sofie Harkema", account: str = "") -> Actor:
    """Return a decider with a mandate."""
    return actor(name, "beslisser", account=account, mandate=True)


def look(act: Act = Act.CASUS_GEZIEN, by: Actor | None = None, at: datetime = NOW, detail: str = "") -> Look:
    """Return a look."""
    return Look(by or actor(), act, at, "triage", detail)


def scope(person: str = "Youssef el Amrani", team_name: str = TEAM, /, **relations: bool) -> CasusScope:
    """Return a reach; without relations everything is in it."""
    ways = relations or {"every": True}
    return CasusScope(PersonId(person), team_name, NOW.date(), **ways)  # type: ignore[arg-type]


def before(state: CasusState) -> CasusState:
    """Return a state from which a casus may come into another."""
    return next(CasusState(one.source) for one in CASUS.arrows if one.target == state and one.source)


def casus(number: int = 1, *, people: int = 1, **more: object) -> Casus:
    """Return a casus with so many named persons."""
    persons = tuple(ItemId(f"c{number}-p{place}") for place in range(1, people + 1))
    answers = {Ref(QuestionId("persoon.naam"), person): Answer(f"Naam van {person}") for person in persons}
    made = Casus(
        id=CasusId(f"casus-{number}"),
        kenmerk=f"2026-{number:04}",
        kader="2026.1",
        team=TEAM,
        owner=PersonId("Youssef el Amrani"),
        made=NOW,
        items={Scope.PERSOON: persons} if persons else {},
        answers=answers,
    )
    return replace(made, **more)  # type: ignore[arg-type]


def changed(before: Casus, question: str, value: Answer, item: str | None = None) -> Casus:
    """Return the next version of a casus with one answer changed."""
    ref = Ref(QuestionId(question), ItemId(item) if item else None)
    return replace(before.with_answer(ref, value), version=before.version + 1)


def due(term: str, day: date) -> Due:
    """Return a term that runs until a day."""
    return Due(Term(term, f"Tekst van {term}", "besluit", 1, "weken", "eigen afspraak"), None, NOW.date(), day)


def snapshot(of: Casus) -> Snapshot:
    """Return the snapshot of a casus as it stands."""
    return snapshot_of(walk(of, kader()), kader())


def voorstel(of: Casus, number: int = 1) -> Voorstel:
    """Return a version put forward."""
    return Voorstel(
        id=VoorstelId(f"v-{of.id}-{number}"),
        casus=of.id,
        number=number,
        proposer=of.owner,
        proposer_name=of.owner,
        proposer_function="Wmo",
        last_editor=of.owner,
        at=NOW,
        snapshot=snapshot(of),
    )


def vraag(of: Casus, text: str = "Waarom dit?", number: int = 1) -> Vraag:
    """Return a question of the decider."""
    return Vraag(of.id, number, NOW, PersonId("Sofie Harkema"), "Sofie Harkema", "doel.woorden", text)


def besluit(of: Casus, number: int = 1, previous: str = NO_SEAL) -> Besluit:
    """Return a seal."""
    facts = SealedFacts(
        form=FORM,
        number=f"{of.kenmerk}-B{number}",
        kind="besluit",
        casus=of.id,
        sealed_at=NOW.isoformat(),
        previous=previous,
        municipality="Elsterveen",
        unit=TEAM,
        outcome="niet_delen",
        outcome_text="Niet delen",
        title="Besluit om geen gegevens te delen",
        verdicts=(),
        motivation="Het kan lichter.",
        valid_until="",
        review_on="",
        sentence="Ik heb deze afweging zelf gemaakt",
        proposer=Signer(of.owner, "Wmo", ""),
        proposed_at=NOW.isoformat(),
        version=1,
        decider=Signer("Sofie Harkema", "Teammanager", "Beslisser", "M-2026-07"),
        snapshot=snapshot(of),
    )
    return seal(BesluitId(f"b-{of.id}-{number}"), of.id, facts)


def colleague(name: str = "Youssef el Amrani") -> tuple[Colleague, tuple[Account, ...], tuple[Assignment, ...]]:
    """Return a person with an account and a role."""
    person = PersonId(name)
    roles = (Assignment(person, RoleId("wijkteamprofessional"), TEAM, date(2026, 1, 1)),)
    return Colleague(person, name, "Wmo"), (Account(AccountId(f"a-{name}"), person, name.lower()),), roles


def settings() -> Settings:
    """Return what gemeente Elsterveen set."""
    return Settings("Elsterveen", f"wijkteam {TEAM}", "Kade 1", "bel 0800", "fg@elsterveen.example")


def new_person(name: str, login: str, *roles: NewRole, password: str = PASSWORD, fresh: bool = True) -> NewPerson:
    """Return one of the first people."""
    return NewPerson(name, "Wmo", login, password, TEAM, roles or (NewRole(RoleId("wijkteamprofessional")),), fresh)


def set_up() -> SetUp:
    """Return a set-up with a professional, a decider and a beheerder."""
    mandate = NewRole(RoleId("beslisser"), "M-2026-07", date(2026, 1, 1))
    return SetUp(
        settings(),
        (
            new_person("Youssef el Amrani", "youssef", fresh=False),
            new_person("Sofie Harkema", "sofie", mandate, password="zilver tuinhek morgen kompas"),
            new_person("Age Wiarda", "age", NewRole(RoleId("beheerder")), password="koper zwaluw trapje inktpot"),
        ),
    )


def desk(work: Work, by: Actor | None = None, clock: HandClock | None = None, ids: Ids | None = None) -> Desk:
    """Return somebody at work with kader 2026.1."""
    return Desk(by or actor(), work, clock or HandClock(), ids or Ids(), {"2026.1": kader()}, "2026.1")


def put(of: Casus) -> Casus:
    """Return the casus as it is put to a decider."""
    return replace(of, state=CasusState.VOORGELEGD, version=of.version + 1, proposer=of.owner)


def member(
    person: str, band: Band, since: date = date(2026, 1, 1), until: date | None = None, team: str = ""
) -> Member:
    """Return somebody who is named on a casus."""
    return Member(PersonId(person), band, since, until, None, team)
