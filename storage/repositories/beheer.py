"""What beheer changes in the encrypted file: roles, accounts, teams, replacements, looks at rights."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Final

from sqlalchemy import ColumnElement, Connection, Table, bindparam, func, or_, select
from sqlalchemy.dialects.sqlite import insert as upsert

from storage.mapping.beheer import replacement_of, replacement_row, review_of, review_row, team_of
from storage.mapping.mensen import account_row, assignment_of, assignment_row, colleague_row
from storage.mapping.moments import moment_text
from storage.need_tables import casus_member, replacement, rights_review, team, toegang
from storage.repositories.one_person import merge
from storage.repositories.trail import Trail
from storage.tables import account, assignment, casus, person
from triage.access.actor import Account, Assignment, Colleague, Replacement, Team
from triage.access.huis import BandsEnd, RightsReview
from triage.access.log import Look
from triage.access.toegang import Oordeel
from triage.casus.members import Band
from triage.ids import AccountId, CasusId, PersonId

_put = upsert(team)
_PUT_TEAM: Final = _put.on_conflict_do_update(index_elements=["name"], set_={"contact": _put.excluded.contact})
_SET_FRESH: Final = account.update().where(account.c.id == bindparam("of")).values(fresh=bindparam("now"))
_TEAM_TABLES: Final = (assignment, replacement, casus_member)
"""What hangs on the name of a team, beside the casussen; a request for access keeps the team it was asked in."""


class SqlBeheer:
    """Changes to people (see `triage.access.people_ports.Beheer`)."""

    def __init__(self, connection: Connection, trail: Trail) -> None:
        self._connection = connection
        self._trail = trail

    # ------------------------------------------------------------------------------------------ people and accounts
    def every_role(self) -> tuple[Assignment, ...]:
        """Return the roles of everybody, past and present."""
        rows = self._connection.execute(select(assignment).order_by(assignment.c.seq)).mappings()
        return tuple(assignment_of(row) for row in rows)

    def change(self, colleague: Colleague) -> None:
        """Keep another name or function of a person."""
        self._connection.execute(person.update().where(person.c.id == colleague.person), colleague_row(colleague))

    def add_account(self, given: Account) -> None:
        """Keep one more way to log in."""
        self._connection.execute(account.insert(), account_row(given))

    def end_account(self, account_id: AccountId, at: datetime) -> None:
        """Keep that an account opens nothing any more."""
        self._connection.execute(account.update().where(account.c.id == account_id).values(ended=moment_text(at)))

    def fresh(self, account_id: AccountId) -> bool:
        """Tell whether somebody else made up the password of an account."""
        return bool(self._connection.execute(select(account.c.fresh).where(account.c.id == account_id)).scalar())

    def set_fresh(self, account_id: AccountId, *, fresh: bool) -> None:
        """Keep whether somebody else made up the password of an account."""
        self._connection.execute(_SET_FRESH, {"of": account_id, "now": fresh})

    def merge(self, gone: PersonId, kept: PersonId) -> None:
        """Let two persons be one from now on."""
        merge(self._connection, gone, kept)

    def earlier_ids(self, person_id: PersonId) -> tuple[PersonId, ...]:
        """Return the ids under which a person was known before."""
        query = select(person.c.id).where(person.c.same_as == person_id).order_by(person.c.id)
        return tuple(PersonId(found) for found in self._connection.execute(query).scalars())

    def now_known_as(self, person_id: PersonId) -> PersonId:
        """Return the id under which a person is known now."""
        query = select(person.c.same_as).where(person.c.id == person_id)
        return PersonId(self._connection.execute(query).scalar() or person_id)

    # ---------------------------------------------------------------------------------------------- roles and teams
    def give(self, given: Assignment) -> None:
        """Keep one more role of a person."""
        self._connection.execute(assignment.insert(), assignment_row(given))

    def end_role(self, given: Assignment, last: date) -> None:
        """Keep the last day of a role."""
        row = assignment_row(given)
        same = [assignment.c[name].is_(value) for name, value in row.items()]
        self._connection.execute(assignment.update().where(*same).values(until=last.isoformat()))

    def teams(self) -> tuple[Team, ...]:
        """Return every team, by name."""
        rows = self._connection.execute(select(team)).mappings()
        known = {one.name: one for one in map(team_of, rows)}
        named = self._connection.execute(select(assignment.c.team).distinct()).scalars()
        found = {name: Team(name) for name in named if name} | known
        return tuple(found[name] for name in sorted(found))

    def put_team(self, given: Team) -> None:
        """Keep a team, or how to reach it."""
        self._connection.execute(_PUT_TEAM, {"name": given.name, "contact": given.contact})

    def rename_team(self, old: str, new: str) -> None:
        """Give a team another name, everywhere."""
        self._connection.execute(team.update().where(team.c.name == old).values(name=new))
        for table in _TEAM_TABLES:
            self._connection.execute(table.update().where(table.c.team == old).values(team=new))
        self._connection.execute(
            casus.update().where(casus.c.team == old).values(team=new, version=casus.c.version + 1)
        )

    def replacements(self) -> tuple[Replacement, ...]:
        """Return every replacement, past and present, oldest first."""
        rows = self._connection.execute(select(replacement).order_by(replacement.c.since, replacement.c.id)).mappings()
        return tuple(replacement_of(row) for row in rows)

    def add_replacement(self, given: Replacement) -> None:
        """Keep a replacement."""
        self._connection.execute(replacement.insert(), replacement_row(given))

    def end_replacement(self, replacement_id: str, last: date) -> None:
        """Keep the last day of a replacement."""
        values = replacement.update().where(replacement.c.id == replacement_id).values(until=last.isoformat())
        self._connection.execute(values)

    # --------------------------------------------------------------------------------------------------- casussen
    def band_counts(self, day: date) -> Mapping[tuple[PersonId, Band], int]:
        """Return in how many casussen each person is named on a day, by band."""
        at = day.isoformat()
        query = (
            select(casus_member.c.person, casus_member.c.band, func.count(casus_member.c.casus.distinct()))
            .where(casus_member.c.since <= at, or_(casus_member.c.until.is_(None), casus_member.c.until >= at))
            .group_by(casus_member.c.person, casus_member.c.band)
        )
        return {(PersonId(one), Band(band)): count for one, band, count in self._connection.execute(query)}

    def end_bands(self, ended: BandsEnd, look: Look) -> frozenset[CasusId]:
        """End bands of a person with casussen, all in one statement, with a log line for each casus."""
        last = ended.last.isoformat()
        theirs = (
            casus_member.c.person == ended.person,
            casus_member.c.band.in_(sorted(band.value for band in ended.bands)),
            or_(casus_member.c.until.is_(None), casus_member.c.until > last),
            *_in_team(ended, casus_member),
        )
        statement = casus_member.update().where(*theirs).values(until=last).returning(casus_member.c.casus)
        found = sorted(set(self._connection.execute(statement).scalars()))
        if found:
            # A casus that stands open somewhere may not put back who was taken off it.
            self._connection.execute(casus.update().where(casus.c.id.in_(found)).values(version=casus.c.version + 1))
        for one in found:
            self._trail.leave(look, CasusId(one))
        if Band.TOEGANG in ended.bands:
            self._end_access(ended, look)
        return frozenset(map(CasusId, found))

    def _end_access(self, ended: BandsEnd, look: Look) -> None:
        """Say with the requests for access that they ended, where that is before their day."""
        gone = (
            toegang.c.asked_by == ended.person,
            toegang.c.verdict == Oordeel.TOEGEKEND.value,
            toegang.c.ended_at.is_(None),
            toegang.c.until > ended.last.isoformat(),
            *_in_team(ended, toegang),
        )
        if ended.last < look.at.date():
            values = {"ended_at": moment_text(look.at), "ended_by": look.actor.person}
            self._connection.execute(toegang.update().where(*gone).values(values))

    # ------------------------------------------------------------------------------------------ rights and drafts
    def reviews(self) -> Mapping[PersonId, RightsReview]:
        """Return for each person the last look at their rights."""
        rows = self._connection.execute(select(rights_review).order_by(rights_review.c.seq)).mappings()
        return {review.person: review for review in map(review_of, rows)}

    def add_review(self, review: RightsReview) -> None:
        """Keep a look at somebody's rights."""
        self._connection.execute(rights_review.insert(), review_row(review))


def _in_team(ended: BandsEnd, table: Table) -> tuple[ColumnElement[bool], ...]:
    """What was given in the team, and everything in its casussen."""
    if ended.team is None:
        return ()
    casussen = select(casus.c.id).where(casus.c.team == ended.team)
    return (or_(table.c.casus.in_(casussen), table.c.team == ended.team),)
