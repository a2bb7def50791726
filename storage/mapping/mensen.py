"""Settings, people, accounts and roles as rows, and back."""

from dataclasses import asdict

from sqlalchemy import RowMapping

from storage.mapping.beheer import mandate_cells, mandate_of
from storage.mapping.casus import Cell
from storage.mapping.moments import maybe_day, maybe_moment, moment_text
from triage.access.actor import Account, Assignment, Colleague
from triage.ids import AccountId, PersonId, RoleId
from triage.ports import Settings


def settings_row(settings: Settings) -> dict[str, Cell]:
    """Return the row of the settings."""
    return asdict(settings) | {"id": 1}


def settings_of(row: RowMapping) -> Settings:
    """Return the settings."""
    known = {name: value for name, value in row.items() if name != "id"}
    return Settings(**known | {name: bool(row[name]) for name in ("practice", "overview_names", "window_right")})


def colleague_row(colleague: Colleague) -> dict[str, Cell]:
    """Return the row of a person."""
    return {"id": colleague.person, "name": colleague.name, "function": colleague.function}


def colleague_of(row: RowMapping) -> Colleague:
    """Return a person."""
    return Colleague(PersonId(row["id"]), row["name"], row["function"])


def account_row(account: Account) -> dict[str, Cell]:
    """Return the row of an account, whose password is its owner's own."""
    return {
        "id": account.account,
        "person": account.person,
        "login": account.login,
        "fresh": 0,
        "since": account.since.isoformat() if account.since else None,
        "ended": moment_text(account.ended) if account.ended else None,
    }


def account_of(row: RowMapping) -> Account:
    """Return an account."""
    since, ended = maybe_day(row["since"]), maybe_moment(row["ended"])
    return Account(AccountId(row["id"]), PersonId(row["person"]), row["login"], since, ended)


def assignment_row(assignment: Assignment) -> dict[str, Cell]:
    """Return the row of a role that somebody holds."""
    return {
        "person": assignment.person,
        "role": assignment.role,
        "team": assignment.team,
        "since": assignment.since.isoformat(),
        "until": assignment.until.isoformat() if assignment.until else None,
        **mandate_cells(assignment.mandate),
    }


def assignment_of(row: RowMapping) -> Assignment:
    """Return a role that somebody holds."""
    begun = maybe_day(row["since"])
    if begun is None:
        raise ValueError("a role without a first day")
    return Assignment(
        PersonId(row["person"]), RoleId(row["role"]), row["team"], begun, maybe_day(row["until"]), mandate_of(row)
    )
