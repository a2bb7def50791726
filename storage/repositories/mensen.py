"""The people, their accounts and roles, and the settings, in the encrypted file."""

from typing import Final

from sqlalchemy import Connection, bindparam, select
from sqlalchemy.dialects.sqlite import insert as upsert

from storage.mapping.mensen import (
    account_of,
    account_row,
    assignment_of,
    assignment_row,
    colleague_of,
    colleague_row,
    settings_of,
    settings_row,
)
from storage.tables import account, assignment, person, settings
from triage.access.actor import Account, Assignment, Colleague
from triage.ids import AccountId, PersonId
from triage.ports import Settings

_put = upsert(settings)
_PUT_SETTINGS: Final = _put.on_conflict_do_update(
    index_elements=["id"], set_={column.name: column for column in _put.excluded if column.name != "id"}
)
_ACCOUNTS: Final = select(account.c.id, account.c.person, account.c.login)
_PEOPLE: Final = select(person.c.id, person.c.name, person.c.function)
_ROLES: Final = select(assignment).where(assignment.c.person == bindparam("of")).order_by(assignment.c.seq)
_SET_FRESH: Final = account.update().where(account.c.id == bindparam("of")).values(fresh=bindparam("now"))


class SqlMensen:
    """The people (see `triage.ports.Mensen`)."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def settings(self) -> Settings:
        """Return what the municipality set; empty before the store is set up."""
        row = self._connection.execute(select(settings)).mappings().one_or_none()
        return settings_of(row) if row else Settings("", "")

    def set_settings(self, given: Settings) -> None:
        """Keep settings."""
        self._connection.execute(_PUT_SETTINGS, settings_row(given))

    def add(self, colleague: Colleague, accounts: tuple[Account, ...], assignments: tuple[Assignment, ...]) -> None:
        """Keep a person with accounts and roles."""
        self._connection.execute(person.insert(), colleague_row(colleague))
        if accounts:
            self._connection.execute(account.insert(), [account_row(one) for one in accounts])
        if assignments:
            self._connection.execute(assignment.insert(), [assignment_row(one) for one in assignments])

    def account(self, account_id: AccountId) -> Account | None:
        """Return an account."""
        row = self._connection.execute(_ACCOUNTS.where(account.c.id == account_id)).mappings().one_or_none()
        return account_of(row) if row else None

    def accounts(self) -> tuple[Account, ...]:
        """Return every account."""
        rows = self._connection.execute(_ACCOUNTS.order_by(account.c.login)).mappings()
        return tuple(account_of(row) for row in rows)

    def colleague(self, person_id: PersonId) -> Colleague | None:
        """Return a person."""
        row = self._connection.execute(_PEOPLE.where(person.c.id == person_id)).mappings().one_or_none()
        return colleague_of(row) if row else None

    def colleagues(self) -> tuple[Colleague, ...]:
        """Return everybody who works with the program."""
        rows = self._connection.execute(_PEOPLE.order_by(person.c.name, person.c.id)).mappings()
        return tuple(colleague_of(row) for row in rows)

    def assignments(self, person_id: PersonId) -> tuple[Assignment, ...]:
        """Return the roles of a person, past and present."""
        return tuple(assignment_of(row) for row in self._connection.execute(_ROLES, {"of": person_id}).mappings())

    def fresh(self, account_id: AccountId) -> bool:
        """Tell whether somebody else made up the password of an account."""
        return bool(self._connection.execute(select(account.c.fresh).where(account.c.id == account_id)).scalar())

    def set_fresh(self, account_id: AccountId, *, fresh: bool) -> None:
        """Keep whether somebody else made up the password of an account."""
        self._connection.execute(_SET_FRESH, {"of": account_id, "now": fresh})
