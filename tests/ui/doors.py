"""A door without a store: what the screen sees of `storage`, with every answer set by the test."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from types import TracebackType
from typing import Self, cast
from zoneinfo import ZoneInfo

from resources.reading import kader_tables, kader_versions
from triage.access.actor import Account, Assignment, Colleague, Mandate, Replacement
from triage.access.log import Look
from triage.casework.entering import Founded, PracticeSeat, Session, SetUp, StoreState
from triage.faults import Fault, Refusal
from triage.ids import AccountId, PersonId, RoleId
from triage.kader.faults import KaderFaults
from triage.kader.loading import load
from triage.kader.versions import Activation, Own
from triage.ports import Settings, UnitOfWork
from triage.records.blocks import Document
from ui.flows.door.start import Kaders, Start

KEYS = ("7KQF-2M9D-XR4T-0BHE-ZZ31-8QWT-PM5K-V2CX-*", "AB3D-9KXE-7PQ2-MM4T-0RST-5VWX-YZ12-3456-U")
PASSWORD = "vier losse woorden samen"
TODAY = date(2026, 11, 22)
MANDATE = Mandate("mandaatbesluit 2026-06", date(2026, 1, 1), date(2027, 12, 31))


class StillClock:
    """A clock that stands still."""

    def now(self) -> datetime:
        return datetime(2026, 11, 22, 14, 2, tzinfo=ZoneInfo("Europe/Amsterdam"))

    def today(self) -> date:
        return TODAY


@dataclass
class FakeWork:
    """As much of a unit of work as coming in touches."""

    gate: "FakeGate"
    committed: bool = False
    looks: list[Look] = field(default_factory=list)

    @property
    def mensen(self) -> Self:
        return self

    @property
    def logboek(self) -> Self:
        return self

    def write(self, look: Look) -> None:
        self.looks.append(look)

    def commit(self) -> None:
        self.gate.log += [(look.act.value, look.detail) for look in self.looks]

    def account(self, account: AccountId) -> Account | None:
        return next((one for one in self.gate.accounts_held if one.account == account), None)

    def colleague(self, person: PersonId) -> Colleague:
        return Colleague(person, self.gate.name, "procesregisseur")

    def assignments(self, person: PersonId) -> tuple[Assignment, ...]:
        return tuple(
            Assignment(person, RoleId(role), "wijkteam Noorderkade", date(2026, 1, 1), None, MANDATE)
            for role in self.gate.roles
        )

    @property
    def kaders(self) -> Self:
        return self

    def own(self) -> tuple[Own, ...]:
        return ()

    def activations(self) -> tuple[Activation, ...]:
        return ()

    def settings(self) -> Settings:
        return Settings("Elsterveen", "")

    def replacements(self) -> tuple[Replacement, ...]:
        return ()

    def earlier_ids(self, person: PersonId) -> tuple[PersonId, ...]:
        del person
        return ()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        return None


@dataclass
class FakeGate:
    """The door. `faults` holds what each method raises, first one first."""

    at: StoreState = StoreState.LOCKED
    roles: tuple[str, ...] = ("procesregisseur",)
    name: str = "Marit Vonkeman"
    fresh: bool = False
    warnings: tuple[str, ...] = ()
    faults: dict[str, list[Fault]] = field(default_factory=dict)
    log: list[tuple[str, str]] = field(default_factory=list)
    calls: list[tuple[str, ...]] = field(default_factory=list)
    set_up: SetUp | None = None
    locked: int = 0
    accounts_held: tuple[Account, ...] = (Account(AccountId("a1"), PersonId("p1"), "marit"),)

    def _may(self, act: str, *told: str) -> None:
        self.calls.append((act, *told))
        if self.faults.get(act):
            raise self.faults[act].pop(0)

    def state(self) -> StoreState:
        self._may("state")
        return self.at

    def probe(self) -> None:
        self._may("probe")

    def prove(self, recovery_keys: tuple[str, ...]) -> None:
        self._may("prove", *recovery_keys)

    def found(self, set_up: SetUp) -> Founded:
        self._may("found")
        self.set_up = set_up
        self.at = StoreState.LOCKED
        return Founded("9f3c2ab1d4e5f607", KEYS)

    def unlock(self, login: str, password: str) -> Session:
        self._may("unlock", login, password)
        if password != PASSWORD:
            raise Refusal("verkeerd_wachtwoord", seconden=0)
        return self._session()

    def recover(self, login: str, recovery_key: str, new_password: str) -> Session:
        self._may("recover", login, recovery_key, new_password)
        return self._session()

    def accept_older(self, login: str, password: str, reason: str) -> Session:
        self._may("accept_older", login, password, reason)
        return self._session()

    def change_password(self, login: str, old: str, new: str) -> None:
        self._may("change_password", login, old, new)

    def lock(self) -> None:
        self.locked += 1
        self._may("lock")

    def _session(self) -> Session:
        def work() -> UnitOfWork:
            return cast("UnitOfWork", FakeWork(self))

        return Session(AccountId("a1"), work, self.fresh, self.warnings)


@dataclass
class FakePractice(FakeGate):
    """The door of a practice store."""

    def accounts(self) -> tuple[PracticeSeat, ...]:
        return (
            PracticeSeat(AccountId("a1"), "Youssef el Amrani", "wijkteamprofessional Wmo", (_WIJK,)),
            PracticeSeat(AccountId("a1"), "Marit Vonkeman", "procesregisseur", (_PROCES, RoleId("beslisser"))),
        )

    def enter(self, account: AccountId) -> Session:
        self._may("enter", account)
        return self._session()


_WIJK, _PROCES = RoleId("wijkteamprofessional"), RoleId("procesregisseur")


def kaders() -> Kaders:
    """Return the kader that comes with the program."""
    found = {version: load(kader_tables(version)) for version in kader_versions()}
    return found, max(found)


def check(password: str, names: tuple[str, ...]) -> None:
    """Refuse as the vault would, in short."""
    if len(password) < 12:
        raise Refusal("wachtwoord_kort", minimum=12)
    if any(name and name.casefold() in password.casefold() for name in names):
        raise Refusal("wachtwoord_bekend", reden="eigen_omgeving")


def start_of(
    gate: FakeGate,
    press: Callable[[Document], bytes] | None = None,
    make: Callable[[], FakeGate] | None = None,
    faults: list[KaderFaults] | None = None,
) -> Start:
    """Return what coming in needs, over this door; `faults` is what reading the kader refuses with, first one first."""

    def load_kaders() -> Kaders:
        if faults:
            raise faults.pop(0)
        return kaders()

    return Start(
        make or (lambda: gate),
        load_kaders,
        check,
        StillClock(),
        lambda: "ab",
        press or (lambda document: document.title.encode()),
        practice=isinstance(gate, FakePractice),
        store_place="/home/marit/tenzij",
        open_practice=lambda: gate.calls.append(("practice",)),
        sign=lambda pdf, _signer, _at: pdf,
    )
