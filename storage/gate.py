"""The door of the store: setting it up, unlocking, recovering, locking. Each thing that is wrong has its own name."""

from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Final

from storage.checking import check_of
from storage.examine import must_be_there
from storage.founding import GateSurroundings, found, must_be_nothing, person_at_door, slot_name
from storage.log.anchor import Standing
from storage.places import check_place
from storage.renewing import provide, warnings_of
from storage.repositories.mensen import SqlMensen
from storage.repositories.trail import Trail, entry_of
from storage.store import Store, open_store
from storage.unit_of_work import SqlUnitOfWork, mark_key_of, work_on
from storage.vault.vault import OpenVault, accounts, prove_sheet, recover, unlock
from triage.access.actor import Account, Colleague
from triage.access.log import Act, LogLine, Look
from triage.answers import check_texts
from triage.casework.entering import Founded, Session, SetUp, StoreState
from triage.faults import Refusal, Trouble
from triage.ids import RoleId

_CLOCK_SLACK: Final = timedelta(minutes=5)
_PROOF_HOLDS: Final = timedelta(days=365)
"""After this time without a sheet that was seen to open, somebody looks again whether it is still there."""
_DOUBTED: Final = frozenset({Standing.TERUGGEZET, Standing.ANDERS})
_JUDGES: Final = frozenset({RoleId("beheerder"), RoleId("fg")})
"""Roles that may accept a file that is older than this device remembers."""
_LAST: Final = "SELECT seq, at FROM log_line ORDER BY seq DESC LIMIT 1"
_CHANGED: Final = "SELECT 1 FROM log_line WHERE seq > ? AND act NOT IN ('ingelogd', 'vergrendeld') LIMIT 1"


@dataclass(frozen=True, slots=True)
class _Open:
    """What is open: the keys, the file, who came in, and the newest log line at that moment."""

    vault: OpenVault
    store: Store
    colleague: Colleague
    account: Account
    since: int


class StoreGate:
    """The door of a real store (see `triage.casework.entering.Gate`).

    Args:
        around: places, keyring, clock and ids; made by `main`.
    """

    def __init__(self, around: GateSurroundings) -> None:
        self._around = around
        self._open: _Open | None = None

    def state(self) -> StoreState:
        """Tell what stands there, without opening it.

        Raises:
            Trouble: `netwerkmap`, `wolkmap`, `bestand_ontbreekt`, `bestand_leeg`, `sleutels_ontbreken`,
                `map_niet_leeg`.
        """
        places = self._around.places
        check_place(places.folder)
        if not places.db.exists() and not places.keys.exists():
            must_be_nothing(places)
            return StoreState.ABSENT
        must_be_there(places.db)
        if not places.keys.exists():
            raise Trouble("sleutels_ontbreken", pad=str(places.keys))
        return StoreState.LOCKED

    def probe(self) -> None:
        """Prove that this device can keep its half of the key, before anybody types a word for a new store.

        Raises:
            Trouble: `geen_sleutelbos`, `sleutelbos_op_slot` or `sleutelbos_fout`.
        """
        self._around.device.probe()

    def found(self, set_up: SetUp) -> Founded:
        """Make a new store with its first people; it is locked then. Never over something that is there.

        Raises:
            Refusal: `opzet_onvolledig`, `wachtwoord_…`, `inlognaam_…`, `tekst_…`; with the fact `inlognaam` where it
                is about one person.
            Trouble: `bestand_bestaat_al`, keyring, disk or place.
        """
        if self.state() is not StoreState.ABSENT:
            raise Trouble("bestand_bestaat_al", pad=str(self._around.places.db))
        return found(self._around, set_up)

    def prove(self, recovery_keys: tuple[str, ...]) -> None:
        """Note that these keys were seen on paper; the store stays locked.

        Raises:
            Refusal: `herstelsleutel_tikfout`, `herstelsleutel_onjuist`.
            Trouble: the slot file or the disk.
        """
        self._demand_there()
        for key in recovery_keys:
            prove_sheet(self._around.vault(), key)

    def unlock(self, login: str, password: str) -> Session:
        """Open the store for an account.

        Raises:
            Refusal: `verkeerd_wachtwoord` (fact `seconden`), `even_wachten` (fact `seconden`).
            Trouble: `teruggezet` (facts `stand`, `regel`, `tijd`) when the file is older than, or other than, what
                this device remembers: see `accept_older`; and everything of keyring, key file, file and place.
        """
        vault = self._unlocked(login, password)
        try:
            return self._enter(vault, login)
        except Refusal as refusal:
            raise _plain(refusal) from refusal

    def recover(self, login: str, recovery_key: str, new_password: str) -> Session:
        """Open the store with a key from the recovery sheet and set a new password for an account.

        Raises:
            Refusal: `herstelsleutel_tikfout`, `herstelsleutel_onjuist`, `account_onbekend`, `wachtwoord_…`.
            Trouble: as `unlock`.
        """
        self._demand_there()
        name, around = slot_name(login), self._around.vault()
        if name not in accounts(around.path):
            raise Refusal("account_onbekend")
        vault = recover(around, name, recovery_key, new_password)
        session = self._enter(vault, login)
        self._note_password("herstel")
        return replace(session, fresh=False)

    def accept_older(self, login: str, password: str, reason: str) -> Session:
        """Open a store that `unlock` refused with `teruggezet`, and write in its log who accepted it and why.

        Raises:
            Refusal: `reden_ontbreekt`; `geen_recht` unless the account belongs to a beheerder or FG, or the store has
                none of these; and what `unlock` refuses.
        """
        if not reason.strip():
            raise Refusal("reden_ontbreekt")
        check_texts(reason)
        vault = self._unlocked(login, password)
        return self._enter(vault, login, reason.strip())

    def change_password(self, login: str, old: str, new: str) -> None:
        """Set another password for the account that is open.

        Raises:
            Refusal: `kluis_op_slot` when nothing is open, `account_onbekend` for another account than the one that is
                open, `verkeerd_wachtwoord`, `even_wachten`, `wachtwoord_…`. The old password stays.
            Trouble: keyring, disk or file.
        """
        opened = self._opened()
        name = slot_name(login)
        if name != slot_name(opened.account.login):
            raise Refusal("account_onbekend")
        with SqlUnitOfWork(opened.store, mark_key_of(opened.store)) as work:
            settings = work.mensen.settings()
            work.mensen.set_fresh(opened.account.account, fresh=False)
            work.logboek.write(self._look(opened, "wachtwoord"))
            context = (settings.municipality, settings.unit, opened.colleague.name)
            try:
                opened.vault.change_password(name, old, new, context)
            except Refusal as refusal:
                raise _plain(refusal) from refusal
            work.commit()

    def admit(self, login: str, password: str, names: tuple[str, ...]) -> None:
        """Let a login in, on this device, while the store is open (see `triage.casework.beheer.keys.Keys`)."""
        name = slot_name(login)
        self._opened().vault.add_slot(name, password, names)
        self._around.vault().throttle.passed(name)

    def renew(self, login: str, password: str, names: tuple[str, ...]) -> None:
        """Give a login another password; where its slot got lost it is made anew."""
        name, vault = slot_name(login), self._opened().vault
        (vault.set_password if name in vault.accounts else vault.add_slot)(name, password, names)
        self._around.vault().throttle.passed(name)

    def dismiss(self, login: str) -> None:
        """Take away the slot of a login; one that has none is left alone."""
        name, vault = slot_name(login), self._opened().vault
        if name in vault.accounts:
            vault.remove_slot(name)

    def lock(self) -> None:
        """Close the store and drop the keys, after a back-up when something changed. Closed already, nothing happens.

        Raises:
            Trouble: the back-up could not be made. The store is closed and locked all the same.
        """
        opened, self._open = self._open, None
        if opened is None:
            return
        try:
            with opened.store.look() as connection:
                changed = connection.exec_driver_sql(_CHANGED, (opened.since,)).first() is not None
            if changed:
                opened.store.back_up()
        finally:
            opened.store.close()
            opened.vault.lock()

    def _unlocked(self, login: str, password: str) -> OpenVault:
        with suppress(Trouble):
            self.lock()
        self._demand_there()
        try:
            return unlock(self._around.vault(), slot_name(login), password)
        except Refusal as refusal:
            raise _plain(refusal) from refusal

    def _demand_there(self) -> None:
        if self.state() is StoreState.ABSENT:
            raise Trouble("bestand_ontbreekt", pad=str(self._around.places.db))

    def _enter(self, vault: OpenVault, login: str, reason: str = "") -> Session:
        """Open the file with unlocked keys; on any fault everything is closed again."""
        try:
            store = open_store(self._around.store(vault))
            try:
                return self._seated(vault, store, login, reason)
            except BaseException:
                store.close()
                raise
        except BaseException:
            vault.lock()
            raise

    def _seated(self, vault: OpenVault, store: Store, login: str, reason: str) -> Session:
        doubted = store.standing in _DOUBTED
        if doubted and not reason:
            raise _put_back(store)
        with store.look() as connection:
            mensen = SqlMensen(connection, Trail(connection))
            account, colleague = _account(mensen, slot_name(login))
            if doubted:
                _demand_judge(mensen, account, self._around)
            if account.ended is not None:
                # Its slot came back with an older key file; it goes again as soon as somebody else is in.
                raise Refusal("account_onbekend")
            since, last = connection.exec_driver_sql(_LAST).one()
            fresh = mensen.fresh(account.account)
            ended = {slot_name(one.login) for one in mensen.accounts() if one.ended is not None}
        for name in ended.intersection(vault.accounts):
            vault.remove_slot(name)
        behind = store.clock_behind or self._around.clock.now() < datetime.fromisoformat(last) - _CLOCK_SLACK
        warnings = self._warnings(vault, behind=behind)
        opened = _Open(vault, store, colleague, account, since)
        if doubted:
            line = LogLine(self._look(opened, "ouder_bestand"), None, None)
            meta, payload = entry_of(line)
            store.accept({**meta, "act": "ouder_aanvaard"}, {**payload, "reden": reason})
            warnings = ("teruggezet", *warnings)
        warnings += self._certified(opened, behind=behind)
        self._open = opened
        return Session(account.account, work_on(store), fresh, warnings, check_of(store), store.signing)

    def _certified(self, opened: _Open, *, behind: bool) -> tuple[str, ...]:
        """Have something to sign with, also in a store of before there were signatures; return what to tell of it."""
        look = Look(
            person_at_door(opened.colleague, opened.account),
            Act.CERTIFICAAT_GEWIJZIGD,
            self._around.clock.now(),
            "certificaat",
        )
        with SqlUnitOfWork(opened.store, mark_key_of(opened.store)) as work:
            opened.store.signing.hold(provide(work, self._around.ids, look, behind=behind))
            told = warnings_of(work.certificaten.all(), look.at)
            work.commit()
        return told

    def _warnings(self, vault: OpenVault, *, behind: bool) -> tuple[str, ...]:
        proofs = [date.fromisoformat(tested) for _, _, tested in vault.recovery_sheets if tested]
        long_ago = bool(proofs) and self._around.clock.today() - max(proofs) > _PROOF_HOLDS
        found = {"klok_terug": behind, "herstel_nooit_getest": not proofs, "herstel_lang_niet_getest": long_ago}
        return tuple(code for code, there in found.items() if there)

    def _note_password(self, how: str) -> None:
        opened = self._opened()
        with SqlUnitOfWork(opened.store, mark_key_of(opened.store)) as work:
            work.mensen.set_fresh(opened.account.account, fresh=False)
            work.logboek.write(self._look(opened, how))
            work.commit()

    def _look(self, opened: _Open, detail: str) -> Look:
        actor = person_at_door(opened.colleague, opened.account)
        return Look(actor, Act.MENSEN_GEWIJZIGD, self._around.clock.now(), "toegang", detail)

    def _opened(self) -> _Open:
        if self._open is None:
            raise Refusal("kluis_op_slot")
        return self._open


def _put_back(store: Store) -> Trouble:
    kept = store.remembered
    number, at = (kept.head.seq, kept.at.isoformat()) if kept else (0, "")
    return Trouble("teruggezet", stand=store.standing.value, regel=number, tijd=at)


def _account(mensen: SqlMensen, name: str) -> tuple[Account, Colleague]:
    for account in mensen.accounts():
        colleague = mensen.colleague(account.person)
        if colleague and slot_name(account.login) == name:
            return account, colleague
    # A file that was put back may be older than the account.
    raise Refusal("account_onbekend")


def _demand_judge(mensen: SqlMensen, account: Account, around: GateSurroundings) -> None:
    today = around.clock.today()
    roles = {
        colleague.person: {held.role for held in mensen.assignments(colleague.person) if held.holds_on(today)}
        for colleague in mensen.colleagues()
    }
    judges = {person for person, held in roles.items() if held & _JUDGES}
    if judges and account.person not in judges:
        raise Refusal("geen_recht", handeling="ouder_aanvaarden", rol="")


def _plain(refusal: Refusal) -> Refusal:
    """Return the refusal at the door: a wrong login and a wrong password read the same."""
    if refusal.code in ("wachtwoord_onjuist", "account_onbekend"):
        return Refusal("verkeerd_wachtwoord", seconden=refusal.facts.get("seconden", 0))
    return refusal
