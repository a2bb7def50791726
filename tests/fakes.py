"""A store in memory with the same contract as the encrypted file, for use cases in milliseconds."""

from collections.abc import Callable, Iterable
from copy import copy
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from types import TracebackType
from typing import Any, Self

from storage.mapping.casus import recipients
from storage.mapping.marks import marks_of_answer, marks_of_text
from tests.fake_adviezen import MemoryAdviezen
from tests.fake_certificaten import MemoryCertificaten
from tests.fake_erasing import MemoryErasing
from tests.fake_inzage import MemoryInzage
from tests.fake_jaren import MemoryJaren
from tests.fake_kaders import MemoryKaders
from tests.fake_mensen import MemoryBeheer, People
from tests.fake_plannen import MemoryOverleggen, MemoryPlannen
from tests.fake_stukken import MemoryStukken
from tests.fake_toegangen import MemoryToegangen
from tests.fake_uitgaven import MemoryUitgaven
from triage.access.actor import Account, Assignment, Colleague
from triage.access.advies import Adviesvraag
from triage.access.log import LogLine, Look, lines
from triage.access.rights import CasusScope
from triage.access.signing import Certificaat, Signer, Uitgave
from triage.access.standbewijs import Standbewijs
from triage.access.toegang import Verzoek
from triage.account.ports import Versie
from triage.answers import Scope
from triage.besluit.proposal import Voorstel, Vraag
from triage.besluit.sealing import NO_SEAL, Besluit, digest
from triage.casus.members import Band, bands
from triage.casus.model import Casus, CasusState
from triage.casus.terms import Due, Sought
from triage.faults import Refusal, Trouble
from triage.followup.standen import demand_casus_moved
from triage.followup.stuk import Step, Stuk
from triage.ids import AccountId, BesluitId, CasusId, ItemId, PersonId
from triage.kader.versions import Activation, Own
from triage.plan.model import PlanVersion
from triage.plan.overleg import Overleg
from triage.ports import EVERY, CasusRow, Place, SealMark, Settings, TermRow, Wanted

KEY = b"geheugen"


@dataclass
class State:
    """Everything that is kept. Values never change, so a copy of the collections is a copy of all."""

    casussen: dict[CasusId, Casus] = field(default_factory=dict)
    changed: dict[CasusId, datetime] = field(default_factory=dict)
    due: dict[CasusId, tuple[Due, ...]] = field(default_factory=dict)
    places: dict[tuple[CasusId, PersonId], Place] = field(default_factory=dict)
    drafts: dict[tuple[CasusId, PersonId], str] = field(default_factory=dict)
    voorstellen: tuple[Voorstel, ...] = ()
    vragen: tuple[Vraag, ...] = ()
    besluiten: tuple[Besluit, ...] = ()
    papers: dict[BesluitId, bytes] = field(default_factory=dict)
    settings: Settings = field(default_factory=lambda: Settings("", ""))
    people: dict[PersonId, Colleague] = field(default_factory=dict)
    accounts: dict[AccountId, Account] = field(default_factory=dict)
    roles: tuple[Assignment, ...] = ()
    house: People = field(default_factory=People)
    log: tuple[LogLine, ...] = ()
    bewijzen: tuple[Standbewijs, ...] = ()
    adviezen: tuple[Adviesvraag, ...] = ()
    toegangen: tuple[Verzoek, ...] = ()
    kaders: tuple[Own, ...] = ()
    activations: tuple[Activation, ...] = ()
    concepten: dict[tuple[PersonId, str], str] = field(default_factory=dict)
    plannen: dict[str, tuple[PlanVersion, ...]] = field(default_factory=dict)
    plan_changed: dict[str, datetime] = field(default_factory=dict)
    overleggen: dict[str, Overleg] = field(default_factory=dict)
    stukken: dict[str, Stuk[Any]] = field(default_factory=dict)
    stuk_changed: dict[str, datetime] = field(default_factory=dict)
    stuk_steps: dict[str, tuple[Step, ...]] = field(default_factory=dict)
    stuk_versions: dict[str, tuple[Versie[Any], ...]] = field(default_factory=dict)
    certificaten: tuple[Certificaat, ...] = ()
    public: dict[str, bytes] = field(default_factory=dict)
    signer: Signer | None = None
    gewist: dict[str, date] = field(default_factory=dict)
    uitgaven: tuple[tuple[Uitgave, bytes], ...] = ()

    def copy(self) -> "State":
        kept = copy(self)
        for name, value in vars(self).items():
            if isinstance(value, dict):
                setattr(kept, name, dict(value))
        return kept


class MemoryStore:
    """Keeps a state; `before_log` may raise, as a disk can."""

    def __init__(self) -> None:
        self.state = State()
        self.before_log: Callable[[], None] = lambda: None

    def work(self) -> "MemoryUnit":
        return MemoryUnit(self)

    def signing(self) -> Signer | None:
        return self.state.signer


class Trail:
    """One line per person for each look; what was refused is kept whatever happens."""

    def __init__(self, store: MemoryStore, state: State) -> None:
        self.store = store
        self.state = state
        self.left: set[LogLine] = set()
        self.read: set[CasusId] = set()
        self.refused: list[LogLine] = []

    def leave(self, look: Look, casus: CasusId | None, people: Iterable[ItemId] = ()) -> None:
        self.store.before_log()
        fresh = [line for line in lines(look, casus, tuple(people)) if line not in self.left]
        self.left.update(fresh)
        self.state.log += tuple(fresh)

    def refuse(self, look: Look, casus: CasusId | None, code: str) -> Refusal:
        self.refused.append(LogLine(look, casus, None, "geweigerd"))
        return Refusal(code)

    def demand_lines(self) -> None:
        if not self.read <= {line.casus for line in self.left}:
            raise RuntimeError("read without a log line")


class MemoryUnit:
    """One transaction on a copy; a commit puts the copy in place."""

    def __init__(self, store: MemoryStore) -> None:
        self._store = store
        self._ended = True

    def __enter__(self) -> Self:
        self._ended = False
        self._state = self._store.state.copy()
        self._trail = Trail(self._store, self._state)
        self.casussen = MemoryCasussen(self._state, self._trail)
        self.voorstellen = MemoryVoorstellen(self._state, self._trail)
        self.besluiten = MemoryBesluiten(self._state, self._trail)
        self.mensen = MemoryMensen(self._state, self._trail)
        self.logboek = MemoryLogboek(self._state, self._trail)
        self.inzage = MemoryInzage(self._state, self._trail, in_reach, KEY)
        self.adviezen = MemoryAdviezen(self._state, self._trail)
        self.toegangen = MemoryToegangen(self._state, self._trail, in_reach, KEY)
        self.concepten = MemoryConcepten(self._state)
        self.kaders = MemoryKaders(self._state)
        self.plannen = MemoryPlannen(self._state, self._trail, in_reach)
        self.overleggen = MemoryOverleggen(self._state, self._trail, in_reach)
        self.stukken = MemoryStukken(self._state, self._trail, in_reach)
        self.jaren = MemoryJaren(self._state, self._trail)
        self.uitgaven = MemoryUitgaven(self._state, self._trail, in_reach)
        self.certificaten = MemoryCertificaten(self._state, self._trail)
        self.erasing = MemoryErasing(self._state, self._trail)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._ended:
            return
        self._ended = True
        self._store.state.log += tuple(self._trail.refused)
        if fault is None and self._trail.read:
            raise RuntimeError("read and left without a commit")

    def commit(self) -> None:
        if self._ended:
            raise RuntimeError("this unit of work has ended")
        self._state.log += tuple(self._trail.refused)
        self._trail.refused = []
        self._trail.demand_lines()
        self._ended = True
        self._store.state = self._state


class MemoryCasussen:
    """The casussen in memory."""

    def __init__(self, state: State, trail: Trail) -> None:
        self._state = state
        self._trail = trail

    def next_kenmerk(self, year: int) -> str:
        given = [c.kenmerk.split("-") for c in self._state.casussen.values()]
        last = max((int(number) for of, number in given if of == str(year)), default=0)
        return f"{year}-{last + 1:04}"

    def add(self, casus: Casus, look: Look) -> None:
        self._state.casussen[casus.id] = _tidy(casus)
        self._state.changed[casus.id] = look.at
        self._trail.leave(look, casus.id, casus.of(Scope.PERSOON))

    def get(self, casus: CasusId, scope: CasusScope, look: Look) -> Casus:
        found = self._state.casussen.get(casus)
        if found is None or not in_reach(found, scope):
            raise self._trail.refuse(look, casus, "casus_onbekend")
        self._trail.read.add(casus)
        self._trail.leave(look, casus, found.of(Scope.PERSOON))
        return found

    def stands(self, casus: CasusId, scope: CasusScope) -> CasusState | None:
        found = self._state.casussen.get(casus)
        return found.state if found is not None and in_reach(found, scope) else None

    def save(self, before: Casus, after: Casus, terms: tuple[Due, ...], look: Look) -> None:
        demand_casus_moved(before, after)
        kept = self._state.casussen.get(before.id)
        if kept is None or kept.version != before.version:
            raise Refusal("inmiddels_gewijzigd", kenmerk=before.kenmerk)
        # Who is named is kept apart from the answers: a save that does not change it leaves it as it is by now.
        members = kept.members if before.members == after.members else after.members
        fixed = {name: getattr(kept, name) for name in ("kader", "owner", "team", "shielded")}
        self._state.casussen[after.id] = replace(_tidy(after), members=members, **fixed)
        self._state.changed[after.id] = look.at
        self._state.due[after.id] = terms
        people = dict.fromkeys((*before.of(Scope.PERSOON), *after.of(Scope.PERSOON)))
        self._trail.leave(look, after.id, people)

    def keep_naming(self, before: Casus, after: Casus, look: Look) -> None:
        kept = self._state.casussen.get(before.id)
        if kept is None or kept.version != before.version:
            raise Refusal("inmiddels_gewijzigd", kenmerk=before.kenmerk)
        named = replace(kept, shielded=after.shielded, members=after.members, version=after.version)
        self._state.casussen[after.id] = named
        self._trail.leave(look, after.id, after.of(Scope.PERSOON))

    def rows(
        self, scope: CasusScope, look: Look, kenmerk: str = "", limit: int = 200, skip: int = 0, wanted: Wanted = EVERY
    ) -> tuple[CasusRow, ...]:
        found = sorted(self._found(scope, kenmerk), key=lambda c: (self._state.changed[c.id], c.kenmerk), reverse=True)
        self._trail.leave(look, None)
        rows = (self._row(casus) for casus in found if casus.state in wanted.states)
        return tuple(row for row in rows if row.crisis or not wanted.crisis)[skip : skip + limit]

    def count(self, scope: CasusScope, kenmerk: str = "") -> int:
        return len(self._found(scope, kenmerk))

    def terms(
        self,
        scope: CasusScope,
        until: date | None,
        sought: tuple[Sought, ...] | None = None,
        owners: tuple[PersonId, ...] | None = None,
        since: date | None = None,
        limit: int = 10_000,
    ) -> tuple[TermRow, ...]:
        rows = [
            (due.due, casus.id, place, self._term(casus, due))
            for casus in self._found(scope, "")
            for place, due in enumerate(self._state.due.get(casus.id, ()))
            if (since or date.min) <= due.due <= (until or date.max)
            and (owners is None or casus.owner in owners)
            and (sought is None or any(self._asks(casus, due, one) for one in sought))
        ]
        return tuple(row for *_, row in sorted(rows, key=lambda row: row[:3]))[:limit]

    def _term(self, casus: Casus, due: Due) -> TermRow:
        name = self._state.people[casus.owner].name if casus.owner in self._state.people else ""
        term = due.term
        return TermRow(casus.id, casus.kenmerk, term.id, term.text, due.due, casus.state, casus.owner, name)

    def _asks(self, casus: Casus, due: Due, sought: Sought) -> bool:
        kinds = {one.soort.value for one in self._state.stukken.values() if one.casus == casus.id}
        return (
            due.term.id == sought.term
            and (sought.since is None or due.due >= sought.since)
            and (sought.states is None or casus.state.value in sought.states)
            and not kinds & sought.unless
        )

    def keep_place(self, casus: CasusId, person: PersonId, place: Place) -> None:
        self._state.places[casus, person] = place

    def place(self, casus: CasusId, person: PersonId) -> Place | None:
        return self._state.places.get((casus, person))

    def keep_draft(self, casus: CasusId, person: PersonId, draft: str) -> None:
        self._state.drafts[casus, person] = draft

    def draft(self, casus: CasusId, person: PersonId) -> str:
        return self._state.drafts.get((casus, person), "")

    def text_elsewhere(self, casus: CasusId, text: str, scope: CasusScope) -> bool:
        sought = marks_of_text(text, KEY)
        others = (c for c in self._state.casussen.values() if c.id != casus and in_reach(c, scope))
        return any(sought & marks_of_answer(answer, KEY) for other in others for answer in other.answers.values())

    def _found(self, scope: CasusScope, kenmerk: str) -> list[Casus]:
        return [c for c in self._state.casussen.values() if in_reach(c, scope) and kenmerk in c.kenmerk]

    def _row(self, casus: Casus) -> CasusRow:
        owner = self._state.people.get(casus.owner)
        return CasusRow(
            id=casus.id,
            kenmerk=casus.kenmerk,
            state=casus.state,
            owner=casus.owner,
            owner_name=owner.name if owner else "",
            parties=recipients(casus),
            changed=self._state.changed[casus.id],
            crisis=casus.answer("gevaar.nu").value is True,
            proposer=casus.proposer,
        )


def in_reach(casus: Casus, scope: CasusScope) -> bool:
    """Tell whether a relation counts."""
    mine = bands(casus.members, scope.person, scope.day, scope.team_name)
    same_team = casus.team == scope.team_name
    by_team = scope.every or (
        same_team
        and (
            scope.team
            or (scope.own and casus.owner in scope.persons)
            or (scope.put_forward and casus.state is CasusState.VOORGELEGD)
            or (scope.sealed and casus.state in (CasusState.BESLOTEN, CasusState.GESLOTEN))
        )
    )
    regisseurs = (scope.person,) if casus.shielded else scope.persons
    regie = any(Band.REGIE in bands(casus.members, person, scope.day) for person in regisseurs)
    return (
        (by_team and (not casus.shielded or Band.GENOEMD in mine))
        or (scope.regie and same_team and regie)
        or bool(mine & set(scope.bands))
    )


def _tidy(casus: Casus) -> Casus:
    return replace(casus, items={scope: items for scope, items in casus.items.items() if items})


class MemoryVoorstellen:
    """Versions and questions in memory."""

    def __init__(self, state: State, trail: Trail) -> None:
        self._state = state
        self._trail = trail

    def add(self, voorstel: Voorstel) -> None:
        self._state.voorstellen += (voorstel,)

    def of(self, casus: CasusId) -> tuple[Voorstel, ...]:
        self._trail.read.add(casus)
        return tuple(sorted((v for v in self._state.voorstellen if v.casus == casus), key=lambda v: v.number))

    def ask(self, vraag: Vraag) -> None:
        self._state.vragen += (vraag,)

    def answer(self, vraag: Vraag, answer: str) -> None:
        found = list(self._state.vragen)
        if vraag not in found:
            raise Refusal("inmiddels_gewijzigd")
        found[found.index(vraag)] = replace(vraag, answered=answer)
        self._state.vragen = tuple(found)

    def thread(self, casus: CasusId) -> tuple[Vraag, ...]:
        self._trail.read.add(casus)
        return tuple(vraag for vraag in self._state.vragen if vraag.casus == casus)


class MemoryBesluiten:
    """Seals in memory."""

    def __init__(self, state: State, trail: Trail) -> None:
        self._state = state
        self._trail = trail

    def last_digest(self) -> str:
        return self._state.besluiten[-1].digest if self._state.besluiten else NO_SEAL

    def count(self, casus: CasusId, kind: str) -> int:
        return sum(one.casus == casus and one.facts.kind == kind for one in self._state.besluiten)

    def add(self, besluit: Besluit, look: Look) -> None:
        if besluit.facts.previous != self.last_digest():
            raise RuntimeError("does not hold on to the seal before it")
        self._state.besluiten += (besluit,)
        self._trail.leave(look, besluit.casus, _people(besluit))

    def get(self, besluit: BesluitId, scope: CasusScope, look: Look) -> Besluit:
        found = next((one for one in self._state.besluiten if one.id == besluit), None)
        if found is None or not in_reach(self._state.casussen[found.casus], scope):
            raise self._trail.refuse(look, None, "besluit_onbekend")
        if digest(found.canonical) != found.digest:
            raise Trouble("zegel_gebroken", nummer=found.number)
        self._trail.read.add(found.casus)
        self._trail.leave(look, found.casus, _people(found))
        return found

    def of(self, casus: CasusId, scope: CasusScope) -> tuple[tuple[BesluitId, str, datetime], ...]:
        kept = self._state.casussen.get(casus)
        if kept is None or not in_reach(kept, scope):
            return ()
        return tuple((b.id, b.number, b.facts.sealed_on) for b in self._state.besluiten if b.casus == casus)

    def by_number(self, number: str, scope: CasusScope) -> BesluitId | None:
        named = (one for one in self._state.besluiten if one.number == number.strip().upper())
        return next((one.id for one in named if in_reach(self._state.casussen[one.casus], scope)), None)

    def chain(self) -> tuple[tuple[str, str], ...]:
        last = NO_SEAL
        for one in self._state.besluiten:
            whole = digest(one.canonical) == one.digest or (one.casus in self._state.gewist and not one.canonical)
            if one.facts.previous != last or not whole:
                raise Trouble("zegel_gebroken", nummer=one.number)
            last = one.digest
        return tuple((one.number, one.digest) for one in self._state.besluiten)

    def marks(self, since: date, until: date) -> tuple[SealMark, ...]:
        return tuple(_mark(one) for one in self._state.besluiten if since <= one.facts.sealed_on.date() <= until)

    def mark(self, number: str) -> SealMark | None:
        named = (one for one in self._state.besluiten if one.number == number.strip().upper())
        return next((_mark(one) for one in named), None)

    def keep_paper(self, besluit: BesluitId, paper: bytes) -> None:
        self._state.papers.setdefault(besluit, paper)

    def paper(self, besluit: BesluitId) -> bytes | None:
        found = next((one for one in self._state.besluiten if one.id == besluit), None)
        if found is None or besluit not in self._state.papers:
            return None
        self._trail.read.add(found.casus)
        return self._state.papers[besluit]


def _mark(one: Besluit) -> SealMark:
    return SealMark(one.id, one.casus, one.number, one.facts.kind, one.facts.sealed_on, one.digest)


def _people(besluit: Besluit) -> tuple[ItemId, ...]:
    return tuple(ItemId(person.id) for person in besluit.facts.snapshot.people)


class MemoryMensen(MemoryBeheer):
    """People in memory."""

    def settings(self) -> Settings:
        return self._state.settings

    def set_settings(self, settings: Settings) -> None:
        self._state.settings = settings

    def add(self, colleague: Colleague, accounts: tuple[Account, ...], assignments: tuple[Assignment, ...]) -> None:
        self._state.people[colleague.person] = colleague
        self._state.accounts |= {account.account: account for account in accounts}
        self._state.roles += assignments

    def account(self, account: AccountId) -> Account | None:
        return self._state.accounts.get(account)

    def accounts(self) -> tuple[Account, ...]:
        return tuple(sorted(self._state.accounts.values(), key=lambda account: account.login))

    def colleague(self, person: PersonId) -> Colleague | None:
        return self._state.people.get(person)

    def colleagues(self) -> tuple[Colleague, ...]:
        gone = {old for old, _ in self._state.house.same_as}
        here = (one for one in self._state.people.values() if one.person not in gone)
        return tuple(sorted(here, key=lambda one: (one.name, one.person)))

    def assignments(self, person: PersonId) -> tuple[Assignment, ...]:
        return tuple(role for role in self._state.roles if role.person == person)


class MemoryConcepten:
    """What is being typed, in memory."""

    def __init__(self, state: State) -> None:
        self._state = state

    def keep(self, person: PersonId, about: str, text: str) -> None:
        self._state.concepten[person, about] = text

    def text(self, person: PersonId, about: str) -> str:
        return self._state.concepten.get((person, about), "")


class MemoryLogboek:
    """The log in memory."""

    def __init__(self, state: State, trail: Trail) -> None:
        self._state = state
        self._trail = trail

    def write(self, look: Look) -> None:
        self._trail.leave(look, None)

    def head(self) -> tuple[int, str]:
        return len(self._state.log), ""
