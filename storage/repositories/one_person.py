"""Two persons that turn out to be one: everything that changes moves to one id, what is history keeps the old one."""

from typing import Final

from sqlalchemy import Column, Connection, Table, func, or_, select

from storage.need_tables import casus_member, concept, overleg, plan, plan_helper, replacement
from storage.tables import account, assignment, casus, casus_place, decision_draft, person
from triage.ids import PersonId

_MOVED: Final = (
    account.c.person,
    assignment.c.person,
    replacement.c.absent,
    replacement.c.by,
    casus_member.c.person,
)
_OF_CASUS: Final = (casus.c.owner, casus.c.last_editor, casus.c.proposer)
_OWN: Final = (
    (casus_place, casus_place.c.casus),
    (decision_draft, decision_draft.c.casus),
    (concept, concept.c.about),
    (plan_helper, plan_helper.c.plan),
)
"""What somebody has one of for each casus, plan or subject: what `kept` has comes first."""
_JSON: Final = (plan, overleg)


def merge(connection: Connection, gone: PersonId, kept: PersonId) -> None:
    """Move everything of `gone` to `kept` and remember that the two are one.

    Seals, versions put forward, requests and the log keep the old id: they say what was so then.
    """
    for column in _MOVED:
        _move(connection, column, gone, kept)
    touched = casus.update().where(or_(*(column == gone for column in _OF_CASUS)))
    connection.execute(touched.values(version=casus.c.version + 1))
    for column in _OF_CASUS:
        _move(connection, column, gone, kept)
    # Nobody stands in for themselves.
    connection.execute(replacement.delete().where(replacement.c.absent == replacement.c.by))
    for table, about in _OWN:
        there = select(about).where(table.c.person == kept)
        connection.execute(table.delete().where(table.c.person == gone, about.in_(there)))
        _move(connection, table.c.person, gone, kept)
    for table in _JSON:
        _name_anew(connection, table, gone, kept)
    connection.execute(person.update().where(or_(person.c.id == gone, person.c.same_as == gone)).values(same_as=kept))


def _move(connection: Connection, column: Column[str], gone: PersonId, kept: PersonId) -> None:
    connection.execute(column.table.update().where(column == gone).values({column.name: kept}))


def _name_anew(connection: Connection, table: Table, gone: PersonId, kept: PersonId) -> None:
    """Put one id in the place of another inside the JSON; ids are random, so nothing else reads like one."""
    old, new = f'"{gone}"', f'"{kept}"'
    renamed = table.update().values(content=func.replace(table.c.content, old, new))
    connection.execute(renamed.where(func.instr(table.c.content, old) > 0))
