"""Coming in: setting up a store with its first people, unlocking, choosing a role, locking."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Protocol, runtime_checkable

from triage.access.actor import Account, Actor, Assignment, Colleague, Mandate, Replacement
from triage.access.log import Act, Look
from triage.access.ports import LogCheck
from triage.access.signing import SignerNow
from triage.casework.beheer.kaders import kaders_of
from triage.casework.desk import Desk
from triage.clock import Clock
from triage.faults import Refusal
from triage.ids import AccountId, PersonId, RoleId
from triage.kader.model import Kader
from triage.ports import Mensen, NewIds, Settings, Work


class StoreState(StrEnum):
    """What stands where the store should be."""

    ABSENT = "afwezig"
    LOCKED = "vergrendeld"


@dataclass(frozen=True, slots=True)
class NewRole:
    """A role given at set-up; deciding roles carry a mandate."""

    role: RoleId
    mandate: str = ""
    mandate_since: date | None = None
    mandate_until: date | None = None


@dataclass(frozen=True, slots=True)
class NewPerson:
    """One of the first people.

    Args:
        fresh: the password was made up by somebody else; the person sets their own at first unlocking.
    """

    name: str
    function: str
    login: str
    password: str
    team: str
    roles: tuple[NewRole, ...]
    fresh: bool = True


@dataclass(frozen=True, slots=True)
class SetUp:
    """Everything the first start asks."""

    settings: Settings
    people: tuple[NewPerson, ...]


@dataclass(frozen=True, slots=True)
class Founded:
    """What a new store gives back once: the recovery keys for on paper, in groups."""

    installation: str
    recovery_keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Session:
    """An unlocked store, for one account.

    Args:
        fresh: the person must set their own password first.
        warnings: codes to tell before work begins (`teruggezet`, `klok_terug`, `herstel_nooit_getest`,
            `herstel_lang_niet_getest`, `certificaat_verloopt`, `certificaat_verlopen`, `certificaat_klok`).
        check: walks along the whole log of the store.
        signer: gives what papers are signed with; None in a store that signs nothing.
    """

    account: AccountId
    work: Work
    fresh: bool = False
    warnings: tuple[str, ...] = ()
    check: LogCheck | None = None
    signer: SignerNow | None = None


class Gate(Protocol):
    """The door of the store. Wired by `main`; the screen knows only this."""

    def state(self) -> StoreState:
        """Tell what stands there, without opening it.

        Raises:
            Trouble: the place or the file is not fit (network folder, empty file, newer version, …).
        """
        ...

    def probe(self) -> None:
        """Prove that a store can be made on this device, before anybody types a word for it.

        Raises:
            Trouble: there is no keyring that will do, or it is locked.
        """
        ...

    def found(self, set_up: SetUp) -> Founded:
        """Make a new store with its first people. Never over something that is there.

        Raises:
            Refusal: a password or login that will not do (`wachtwoord_…`, `inlognaam_…`, with the fact `inlognaam`),
                `opzet_onvolledig`.
            Trouble: keyring, disk or place.
        """
        ...

    def prove(self, recovery_keys: tuple[str, ...]) -> None:
        """Note that the recovery sheets with these keys were seen to be on paper. The store stays locked.

        Raises:
            Refusal: a key that is none of this store.
            Trouble: key file or disk.
        """
        ...

    def unlock(self, login: str, password: str) -> Session:
        """Open the store for an account.

        Raises:
            Refusal: `verkeerd_wachtwoord`, `even_wachten` (with `seconden`).
            Trouble: keyring, key file, file or place.
        """
        ...

    def recover(self, login: str, recovery_key: str, new_password: str) -> Session:
        """Open the store with a key from the recovery sheet and set a new password for an account."""
        ...

    def change_password(self, login: str, old: str, new: str) -> None:
        """Set another password for the account that is open."""
        ...

    def lock(self) -> None:
        """Close the store and drop the keys."""
        ...


@dataclass(frozen=True, slots=True)
class PracticeSeat:
    """Somebody to practise as: an account with its person and the roles they hold."""

    account: AccountId
    name: str
    function: str
    roles: tuple[RoleId, ...]


@runtime_checkable
class PracticeDoor(Gate, Protocol):
    """The door of a practice store: no password, one click. Its `Gate` half works as ever."""

    def accounts(self) -> tuple[PracticeSeat, ...]:
        """Return everybody to practise as, in the order to show them."""
        ...

    def enter(self, account: AccountId) -> Session:
        """Go in as one of them, as often as wanted; also after `lock`."""
        ...


@runtime_checkable
class OlderDoor(Gate, Protocol):
    """A door that can let somebody accept a file that is older than, or other than, what this device remembers."""

    def accept_older(self, login: str, password: str, reason: str) -> Session:
        """Open what `unlock` refused with `teruggezet`; who accepted it and why stands in the log.

        Raises:
            Refusal: `reden_ontbreekt`, `geen_recht`, and what `unlock` refuses.
        """
        ...


def demand_set_up(set_up: SetUp) -> None:
    """Refuse a set-up that would leave nobody able to work or to decide.

    Raises:
        Refusal: `opzet_onvolledig` with what lacks (`gemeente`, `mensen`, `naam`, `inlognaam_dubbel`, `rol`,
            `mandaat`, `beslisser`).
    """
    people = set_up.people
    logins = [person.login.strip().lower() for person in people]
    deciding = {RoleId("procesregisseur"), RoleId("beslisser"), RoleId("tweede_beslisser")}
    lacks = {
        "gemeente": not set_up.settings.municipality.strip(),
        "mensen": not people,
        "naam": any(not (p.name.strip() and p.login.strip()) for p in people),
        "inlognaam_dubbel": len(set(logins)) < len(logins),
        "rol": any(not p.roles for p in people),
        "mandaat": any(r.role in deciding and not r.mandate.strip() for p in people for r in p.roles),
        "beslisser": not any(r.role in deciding for p in people for r in p.roles),
    }
    found = tuple(name for name, lacking in lacks.items() if lacking)
    if found:
        raise Refusal("opzet_onvolledig", ontbreekt=found)


def people_of(
    set_up: SetUp, ids: NewIds, today: date
) -> tuple[tuple[Colleague, Account, tuple[Assignment, ...], NewPerson], ...]:
    """Return the first people with fresh ids, their account and their roles."""
    made = []
    for new in set_up.people:
        person = PersonId(ids())
        account = Account(AccountId(ids()), person, new.login.strip(), today)
        roles = tuple(_assignment(person, new.team, role, today) for role in new.roles)
        made.append((Colleague(person, new.name.strip(), new.function.strip()), account, roles, new))
    return tuple(made)


def _assignment(person: PersonId, team: str, role: NewRole, today: date) -> Assignment:
    mandate = Mandate(role.mandate, role.mandate_since or today, role.mandate_until) if role.mandate else None
    return Assignment(person, role.role, team, today, None, mandate)


def roles_of(session: Session, today: date) -> tuple[Actor, ...]:
    """Return the roles an account can work in today, own ones and those of who is replaced, each as its actor.

    Raises:
        Refusal: `geen_rol` when there is none today, or the account was ended.
    """
    with session.work() as work:
        account = work.mensen.account(session.account)
        colleague = work.mensen.colleague(account.person) if account else None
        if account is None or colleague is None or account.ended is not None:
            raise Refusal("geen_rol")
        me = _Me(account, colleague, work.mensen.earlier_ids(account.person))
        held = work.mensen.assignments(account.person)
        actors = tuple(_own(me, one, today) for one in held if one.holds_on(today))
        stands = (one for one in work.mensen.replacements() if one.by == account.person and one.holds_on(today))
        actors += tuple(actor for one in stands for actor in _in_place(me, one, work.mensen, today))
    if not actors:
        raise Refusal("geen_rol")
    return actors


@dataclass(frozen=True, slots=True)
class _Me:
    account: Account
    colleague: Colleague
    earlier: tuple[PersonId, ...]


def _own(me: _Me, held: Assignment, today: date) -> Actor:
    until = _first_end(held.until, _end_of(held.mandate, today))
    one = me.colleague
    actor = Actor(one.person, me.account.account, one.name, one.function, held.role, held.team, held.mandate)
    return replace(actor, until=until, also=me.earlier)


def _in_place(me: _Me, stand: Replacement, mensen: Mensen, today: date) -> tuple[Actor, ...]:
    """Return the actor that a replacement makes; none where who is replaced has not got the role any more."""
    absent = mensen.colleague(stand.absent)
    theirs = [
        held
        for held in mensen.assignments(stand.absent)
        if (held.role, held.team) == (stand.role, stand.team) and held.holds_on(today)
    ]
    if absent is None or not theirs:
        return ()
    own = _own(me, replace(theirs[0], mandate=stand.mandate), today)
    until = _first_end(own.until, stand.until)
    also = (*me.earlier, *mensen.earlier_ids(stand.absent))
    return (replace(own, until=until, on_behalf_of=stand.absent, behalf_name=absent.name, also=also),)


def _end_of(mandate: Mandate | None, today: date) -> date | None:
    """A mandate that holds today ends the seat with it; one that does not hold gives nothing to end."""
    return mandate.until if mandate is not None and mandate.holds_on(today) else None


def _first_end(*days: date | None) -> date | None:
    return min((day for day in days if day is not None), default=None)


def sit_down(
    session: Session, actor: Actor, clock: Clock, ids: NewIds, kaders: Mapping[str, Kader], newest: str
) -> Desk:
    """Begin work in one role, under the kader that holds today; leaves a log line.

    Args:
        kaders, newest: the versions that come with the program, and the newest of them.
    """
    known, active = kaders_of(session.work, kaders, newest, clock.today())
    desk = Desk(actor, session.work, clock, ids, known, active, session.check, session.signer)
    with session.work() as work:
        work.logboek.write(desk.look(Act.INGELOGD, "inloggen", actor.role))
        work.commit()
    return desk


def idle_minutes(desk: Desk) -> int:
    """Return after how many minutes without use the screen locks, as the municipality set it."""
    with desk.work() as work:
        return work.mensen.settings().idle_minutes


def stand_up(desk: Desk, reason: str) -> None:
    """Leave a log line that the program was locked: `zelf`, `stil` (idle) or `systeem`."""
    with desk.work() as work:
        work.logboek.write(Look(desk.actor, Act.VERGRENDELD, desk.clock.now(), "vergrendelen", reason))
        work.commit()
