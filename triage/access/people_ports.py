"""The port of beheer: what changes who works here and what they may do. `triage.ports.Mensen` holds it."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Protocol

from triage.access.actor import Account, Assignment, Colleague, Replacement, Team
from triage.access.huis import BandsEnd, RightsReview
from triage.access.log import Look
from triage.casus.members import Band
from triage.ids import AccountId, CasusId, PersonId


class Beheer(Protocol):
    """Changes to people, accounts, roles, teams and replacements. Nothing is ever thrown away."""

    def every_role(self) -> tuple[Assignment, ...]:
        """Return the roles of everybody, past and present, in the order in which they were given."""
        ...

    def change(self, colleague: Colleague) -> None:
        """Keep another name or function of a person."""
        ...

    def add_account(self, account: Account) -> None:
        """Keep one more way to log in."""
        ...

    def end_account(self, account: AccountId, at: datetime) -> None:
        """Keep that an account opens nothing any more."""
        ...

    def fresh(self, account: AccountId) -> bool:
        """Tell whether somebody else made up the password of an account."""
        ...

    def set_fresh(self, account: AccountId, *, fresh: bool) -> None:
        """Keep whether somebody else made up the password of an account."""
        ...

    def give(self, assignment: Assignment) -> None:
        """Keep one more role of a person."""
        ...

    def end_role(self, assignment: Assignment, last: date) -> None:
        """Keep the last day of a role."""
        ...

    def teams(self) -> tuple[Team, ...]:
        """Return every team, by name; one that only stands in somebody's role as well."""
        ...

    def put_team(self, team: Team) -> None:
        """Keep a team, or how to reach it."""
        ...

    def rename_team(self, old: str, new: str) -> None:
        """Give a team another name, everywhere: roles, replacements and casussen go along."""
        ...

    def replacements(self) -> tuple[Replacement, ...]:
        """Return every replacement, past and present, oldest first."""
        ...

    def add_replacement(self, replacement: Replacement) -> None:
        """Keep a replacement."""
        ...

    def end_replacement(self, replacement: str, last: date) -> None:
        """Keep the last day of a replacement."""
        ...

    def band_counts(self, day: date) -> Mapping[tuple[PersonId, Band], int]:
        """Return in how many casussen each person is named on a day, by band."""
        ...

    def end_bands(self, ended: BandsEnd, look: Look) -> frozenset[CasusId]:
        """End bands of a person with casussen, with a log line for each casus; return which casussen those were."""
        ...

    def reviews(self) -> Mapping[PersonId, RightsReview]:
        """Return for each person the last look at their rights."""
        ...

    def add_review(self, review: RightsReview) -> None:
        """Keep a look at somebody's rights."""
        ...

    def merge(self, gone: PersonId, kept: PersonId) -> None:
        """Let two persons be one from now on: everything that changes moves to `kept`, the log keeps the old id."""
        ...

    def earlier_ids(self, person: PersonId) -> tuple[PersonId, ...]:
        """Return the ids under which a person was known before."""
        ...

    def now_known_as(self, person: PersonId) -> PersonId:
        """Return the id under which a person is known now; the same where they never turned out to be another."""
        ...
