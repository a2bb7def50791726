"""The door of a practice store: a key in memory, a file in a folder that is thrown away, and no password.

It can never become or reach a real store: its key is kept nowhere, and its installation bears another kind of name.
"""

import shutil
import tempfile
from pathlib import Path

from storage.founding import settle_people
from storage.places import Places
from storage.store import Store, StoreSurroundings, create_store
from storage.unit_of_work import work_on
from storage.vault.practice import PracticeVault
from triage.casework.entering import (
    Founded,
    NewPerson,
    PracticeSeat,
    Session,
    SetUp,
    StoreState,
    demand_set_up,
    people_of,
)
from triage.clock import Clock
from triage.faults import Refusal
from triage.ids import AccountId
from triage.ports import NewIds


class PracticeGate:
    """The door of a practice store (see `PracticeDoor` and `Gate` in `triage.casework.entering`).

    Args:
        set_up: the people to practise as; their passwords are not used. `settings.practice` should be true.
        clock: the one clock.
        ids: fresh random ids.

    Raises:
        Refusal: what `demand_set_up` refuses.
        Trouble: the disk.
    """

    def __init__(self, set_up: SetUp, clock: Clock, ids: NewIds) -> None:
        demand_set_up(set_up)
        self._folder = Path(tempfile.mkdtemp(prefix="tenzij-oefen-"))
        self._vault = PracticeVault()
        try:
            self._store = self._made(set_up, clock, ids)
        except BaseException:
            shutil.rmtree(self._folder, ignore_errors=True)
            raise
        self._work = work_on(self._store)

    def _made(self, set_up: SetUp, clock: Clock, ids: NewIds) -> Store:
        places = Places(self._folder / "gegevens", self._folder / "stand")
        people = people_of(set_up, ids, clock.today())
        self._seats = tuple(_seat(account.account, new) for _, account, _, new in people)
        self._logins = {new.login.strip().casefold(): account.account for _, account, _, new in people}
        store = create_store(StoreSurroundings(places, self._vault, clock))
        try:
            settle_people(store, set_up.settings, people, clock)
        except BaseException:
            store.close()
            raise
        return store

    def accounts(self) -> tuple[PracticeSeat, ...]:
        """Return everybody to practise as, in the order of the set-up."""
        return self._seats

    def enter(self, account: AccountId) -> Session:
        """Go in as one of them, as often as wanted; also after `lock`.

        Raises:
            Refusal: `account_onbekend`.
        """
        if account not in {seat.account for seat in self._seats}:
            raise Refusal("account_onbekend")
        return Session(account, self._work)

    def state(self) -> StoreState:
        """Tell that there is something to go into."""
        return StoreState.LOCKED

    def found(self, set_up: SetUp) -> Founded:
        """Refuse with `oefenbestand`: a practice store makes no real one."""
        del set_up
        raise Refusal("oefenbestand")

    def probe(self) -> None:
        """Nothing to prove: a practice store needs no keyring."""

    def prove(self, recovery_keys: tuple[str, ...]) -> None:
        """Refuse with `oefenbestand`: a practice store has no recovery sheets."""
        del recovery_keys
        raise Refusal("oefenbestand")

    def unlock(self, login: str, password: str) -> Session:
        """Go in by login; any password will do here."""
        del password
        account = self._logins.get(login.strip().casefold())
        if account is None:
            raise Refusal("verkeerd_wachtwoord", seconden=0)
        return self.enter(account)

    def recover(self, login: str, recovery_key: str, new_password: str) -> Session:
        """Go in by login; there is no recovery sheet to practise with."""
        del recovery_key
        return self.unlock(login, new_password)

    def change_password(self, login: str, old: str, new: str) -> None:
        """Change nothing: there are no passwords here."""

    def lock(self) -> None:
        """Keep the store: whoever practises goes in again by one click."""

    def close(self) -> None:
        """Close the store, forget its key, and throw its folder away. A second time does nothing."""
        self._store.close()
        self._vault.lock()
        shutil.rmtree(self._folder, ignore_errors=True)


def _seat(account: AccountId, new: NewPerson) -> PracticeSeat:
    return PracticeSeat(account, new.name.strip(), new.function.strip(), tuple(held.role for held in new.roles))
