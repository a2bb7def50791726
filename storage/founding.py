"""Making a store with its first people: whole under another name first, then in its place by one rename."""

import shutil
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from storage.disk import settle_folder
from storage.faults import troubles
from storage.lock import FileLock
from storage.places import Places, check_place
from storage.renewing import provide
from storage.store import Store, StoreSurroundings, create_store
from storage.unit_of_work import SqlUnitOfWork, mark_key_of
from storage.vault.cost import STANDARD, Cost
from storage.vault.device import DeviceSecrets
from storage.vault.holder import KeyHolder
from storage.vault.passwords import check_password
from storage.vault.surroundings import VaultSurroundings
from storage.vault.throttle import Throttle
from storage.vault.vault import OpenVault, create_vault
from triage.access.actor import Account, Actor, Assignment, Colleague
from triage.access.log import Act, Look
from triage.answers import check_texts
from triage.casework.entering import Founded, NewPerson, SetUp, demand_set_up, people_of
from triage.clock import Clock
from triage.faults import Refusal, Trouble
from triage.ids import RoleId
from triage.ports import NewIds, Settings

SHEETS: Final = ("herstelblad-1", "herstelblad-2")
"""Two envelopes in two places, so that one fire does not take both."""
_LONGEST_LOGIN: Final = 64

_Made = tuple[Colleague, Account, tuple[Assignment, ...], NewPerson]


@dataclass(frozen=True, slots=True)
class GateSurroundings:
    """What the door of a store needs from outside.

    Args:
        places: a folder of the store's own, and a folder for what this device remembers.
        device: the keyring of this device.
        clock: the one clock.
        ids: fresh random ids.
        cost: the work per guess at a password; only tests give less.
    """

    places: Places
    device: DeviceSecrets
    clock: Clock
    ids: NewIds
    cost: Cost = STANDARD

    def vault(self, places: Places | None = None, context: tuple[str, ...] = ()) -> VaultSurroundings:
        """Return what the vault needs, for the store in its own place or in another."""
        throttle = Throttle(self.places.throttle, self.clock)
        return VaultSurroundings((places or self.places).keys, self.device, throttle, self.clock, self.cost, context)

    def store(self, key: KeyHolder, places: Places | None = None) -> StoreSurroundings:
        """Return what the store needs."""
        return StoreSurroundings(places or self.places, key, self.clock)


def slot_name(login: str) -> str:
    """Return the name of a login's slot: however it is typed, one login is one slot.

    Raises:
        Refusal: `inlognaam_teken` or `inlognaam_lang`.
    """
    name = unicodedata.normalize("NFKC", login).strip().casefold()
    if not name or not name.isprintable():
        raise Refusal("inlognaam_teken")
    if len(name) > _LONGEST_LOGIN:
        raise Refusal("inlognaam_lang", maximum=_LONGEST_LOGIN)
    return name


def found(around: GateSurroundings, set_up: SetUp) -> Founded:
    """Make a new store. The caller made sure that nothing stands in its place.

    A stop at any moment leaves nothing in place, or the whole store.

    Raises:
        Refusal: what `demand_set_up`, `check_texts`, `check_password` and `slot_name` refuse, with the fact
            `inlognaam` where it is about one person; nothing was made.
        Trouble: keyring, disk or place; nothing is left.
    """
    _judge(set_up)
    check_place(around.places.folder)
    with _building_ground(around.places.folder) as ground:
        founded = _build(around, Places(ground, around.places.state), set_up)
        with troubles(around.places.folder):
            settle_folder(ground)
            _clear(around.places)
            ground.rename(around.places.folder)
            settle_folder(around.places.folder.parent)
    return founded


def _judge(set_up: SetUp) -> None:
    demand_set_up(set_up)
    settings = set_up.settings
    told = (settings.municipality, settings.unit, settings.address, settings.contact, settings.fg_contact)
    check_texts(*told)
    for person in set_up.people:
        try:
            _judge_person(person, _context(settings))
        except Refusal as refusal:
            raise Refusal(refusal.code, **refusal.facts, inlognaam=person.login) from refusal


def _judge_person(person: NewPerson, context: tuple[str, ...]) -> None:
    mandates = (role.mandate for role in person.roles)
    check_texts(person.name, person.function, person.login, person.team, *mandates)
    check_password(person.password, (*context, slot_name(person.login), person.name))


def _context(settings: Settings) -> tuple[str, ...]:
    return settings.municipality, settings.unit


@contextmanager
def _building_ground(folder: Path) -> Iterator[Path]:
    """Give a folder beside the store's own to build in; what an interrupted founding left there is cleared."""
    ground = folder.with_name(f".{folder.name}.nieuw")
    with troubles(folder):
        folder.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    lock = FileLock(ground)
    lock.take()
    try:
        with troubles(ground):
            shutil.rmtree(ground, ignore_errors=True)
            ground.mkdir(mode=0o700)
        yield ground
    finally:
        shutil.rmtree(ground, ignore_errors=True)
        lock.undo()


def _clear(places: Places) -> None:
    """Take away the empty folder that may stand in the store's place; anything in it makes this fail."""
    if places.folder.exists():
        places.db.with_name(f"{places.db.name}.bezet").unlink(missing_ok=True)
        places.folder.rmdir()


def _build(around: GateSurroundings, places: Places, set_up: SetUp) -> Founded:
    people = people_of(set_up, around.ids, around.clock.today())
    vault = _keyed(around, places, set_up, people)
    try:
        keys = tuple(vault.add_recovery_sheet(sheet).printed for sheet in SHEETS)
        store = create_store(around.store(vault, places))
        try:
            settle_people(store, set_up.settings, people, around.clock, around.ids)
        finally:
            store.close()
        return Founded(vault.installation, keys)
    finally:
        vault.lock()


def _keyed(around: GateSurroundings, places: Places, set_up: SetUp, people: tuple[_Made, ...]) -> OpenVault:
    first, *others = (new for _, _, _, new in people)
    surroundings = around.vault(places, _context(set_up.settings))
    vault = create_vault(surroundings, slot_name(first.login), first.password, (first.name,))
    for new in others:
        vault.add_slot(slot_name(new.login), new.password, (new.name,))
    return vault


def settle_people(store: Store, settings: Settings, people: tuple[_Made, ...], clock: Clock, ids: NewIds) -> None:
    """Keep the settings, the first people and a certificate to sign with, with log lines by the first of them."""
    with SqlUnitOfWork(store, mark_key_of(store)) as work:
        work.mensen.set_settings(settings)
        for colleague, account, roles, new in people:
            work.mensen.add(colleague, (account,), roles)
            work.mensen.set_fresh(account.account, fresh=new.fresh)
        first, account, _, _ = people[0]
        door, now = person_at_door(first, account), clock.now()
        work.logboek.write(Look(door, Act.OPGEZET, now, "opzetten"))
        provide(work, ids, Look(door, Act.CERTIFICAAT_GEWIJZIGD, now, "certificaat"))
        work.commit()


def person_at_door(colleague: Colleague, account: Account) -> Actor:
    """Return who stands at the door: somebody who has not chosen a role yet."""
    return Actor(colleague.person, account.account, colleague.name, colleague.function, RoleId(""), "")


def must_be_nothing(places: Places) -> None:
    """Refuse a folder with something in it that is no store.

    Raises:
        Trouble: `bestand_ontbreekt` where back-ups stand, `map_niet_leeg` for anything else.
    """
    if not places.folder.exists():
        return
    with troubles(places.folder):
        there = {entry.name for entry in places.folder.iterdir()} - {f"{places.db.name}.bezet"}
    if places.backups.name in there:
        raise Trouble("bestand_ontbreekt", pad=str(places.db))
    if there:
        raise Trouble("map_niet_leeg", pad=str(places.folder))
