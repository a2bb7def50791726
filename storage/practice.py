"""The door of a practice store: a key in memory, a file in a folder that is thrown away, and no password.

It can never become or reach a real store: its key is kept nowhere, and its installation bears another kind of name.
"""

import shutil
import tempfile
from pathlib import Path

from storage.checking import check_of
from storage.founding import settle_people
from storage.places import Places
from storage.store import Store, StoreSurroundings, create_store
from storage.unit_of_work import work_on
from storage.vault.practice import PracticeVault
from triage.access.actor import Account
from triage.casework.entering import (
    Founded,
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
        self._first = tuple(account.account for _, account, _, _ in people)
        self._clock = clock
        store = create_store(StoreSurroundings(places, self._vault, clock))
        try:
            settle_people(store, set_up.settings, people, clock, ids)
        except BaseException:
            store.close()
            raise
        return store

    def accounts(self) -> tuple[PracticeSeat, ...]:
        """Return everybody to practise as: in the order of the set-up, and then whoever came later."""
        return tuple(seat for _, seat in self._open_seats())

    def enter(self, account: AccountId) -> Session:
        """Go in as one of them, as often as wanted; also after `lock`.

        Raises:
            Refusal: `account_onbekend`.
        """
        if account not in {seat.account for seat in self.accounts()}:
            raise Refusal("account_onbekend")
        return Session(account, self._work, check=check_of(self._store), signer=self._store.signing)

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
        logins = {one.login.strip().casefold(): one.account for one, _ in self._open_seats()}
        account = logins.get(login.strip().casefold())
        if account is None:
            raise Refusal("verkeerd_wachtwoord", seconden=0)
        return self.enter(account)

    def recover(self, login: str, recovery_key: str, new_password: str) -> Session:
        """Go in by login; there is no recovery sheet to practise with."""
        del recovery_key
        return self.unlock(login, new_password)

    def change_password(self, login: str, old: str, new: str) -> None:
        """Change nothing: there are no passwords here."""

    def admit(self, login: str, password: str, names: tuple[str, ...]) -> None:
        """Let somebody in: who is in the store has a seat, and no password."""

    def renew(self, login: str, password: str, names: tuple[str, ...]) -> None:
        """Change nothing: there are no passwords here."""

    def dismiss(self, login: str) -> None:
        """Change nothing: an account that ended has no seat."""

    def lock(self) -> None:
        """Keep the store: whoever practises goes in again by one click."""

    def close(self) -> None:
        """Close the store, forget its key, and throw its folder away. A second time does nothing."""
        self._store.close()
        self._vault.lock()
        shutil.rmtree(self._folder, ignore_errors=True)

    def _open_seats(self) -> tuple[tuple[Account, PracticeSeat], ...]:
        """Return who can come in today, with the roles they hold; standing in for somebody gives a seat as well."""
        today = self._clock.today()
        with self._work() as work:
            mensen, stands = work.mensen, work.mensen.replacements()
            found: dict[AccountId, tuple[Account, PracticeSeat]] = {}
            for account in mensen.accounts():
                colleague = mensen.colleague(account.person)
                if account.ended is not None or colleague is None:
                    continue
                held = [one.role for one in mensen.assignments(account.person) if one.holds_on(today)]
                held += [one.role for one in stands if one.by == account.person and one.holds_on(today)]
                roles = tuple(dict.fromkeys(held))
                found[account.account] = (
                    account,
                    PracticeSeat(account.account, colleague.name, colleague.function, roles),
                )
        order = {account: place for place, account in enumerate(self._first)}
        return tuple(sorted(found.values(), key=lambda pair: order.get(pair[0].account, len(order))))
