"""The people, their accounts and roles, and the settings, in the encrypted file."""

from typing import Final

from sqlalchemy import bindparam, select
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
from storage.repositories.beheer import SqlBeheer
from storage.tables import account, assignment, person, settings
from triage.access.actor import Account, Assignment, Colleague
from triage.ids import AccountId, PersonId
from triage.ports import Settings

_put = upsert(settings)
_PUT_SETTINGS: Final = _put.on_conflict_do_update(
    index_elements=["id"], set_={column.name: column for column in _put.excluded if column.name != "id"}
)
_ACCOUNTS: Final = select(account.c.id, account.c.person, account.c.login, account.c.since, account.c.ended)
_PEOPLE: Final = select(person.c.id, person.c.name, person.c.function)
_ROLES: Final = select(assignment).where(assignment.c.person == bindparam("of")).order_by(assignment.c.seq)


class SqlMensen(SqlBeheer):
    """The people (see `triage.ports.Mensen`)."""

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
        """Return everybody who works or worked with the program."""
        here = _PEOPLE.where(person.c.same_as.is_(None)).order_by(person.c.name, person.c.id)
        rows = self._connection.execute(here).mappings()
        return tuple(colleague_of(row) for row in rows)

    def assignments(self, person_id: PersonId) -> tuple[Assignment, ...]:
        """Return the roles of a person, past and present."""
        return tuple(assignment_of(row) for row in self._connection.execute(_ROLES, {"of": person_id}).mappings())
