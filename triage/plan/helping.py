"""Who gives help in a plan meets it for as long as that lasts: the casus names them from day to day."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from triage.casus.members import Band, Member, ended
from triage.casus.model import Casus
from triage.ids import PersonId
from triage.plan.model import Afspraak, Gedaan, Plan, PlanState

Days = tuple[date, date | None]


def with_help(casus: Casus, plan: Plan, today: date, by: PersonId) -> Casus:
    """Return a casus that names who gives help in its running plan; the same casus where nothing changed.

    Args:
        by: who changed the plan.
    """
    wanted = _wanted(plan, today)
    members = casus.members
    for person in {one.person for one in members if one.band is Band.HULP and _open(one, today)} - wanted.keys():
        members = tuple(one for one in ended(members, person, Band.HULP, today) if not _to_come(one, person, today))
    for person, days in wanted.items():
        members = _named(members, person, days, today, by)
    return casus if members == casus.members else replace(casus, members=members, version=casus.version + 1)


def _wanted(plan: Plan, today: date) -> Mapping[PersonId, Days]:
    if plan.state is PlanState.GESLOTEN:
        return {}
    found: dict[PersonId, Days] = {}
    for helper in plan.helpers:
        lines = [
            line
            for line in plan.afspraken
            if (line.helper == helper.id or helper.id in line.helpers) and _runs(line, today)
        ]
        if helper.colleague is not None and lines:
            ends = [line.until for line in lines if line.until is not None]
            until = max(ends) if len(ends) == len(lines) else None
            found[helper.colleague] = (min(line.since for line in lines), until)
    return found


def _runs(line: Afspraak, today: date) -> bool:
    return line.done is Gedaan.LOOPT and (line.until is None or line.until >= today)


def _open(one: Member, today: date) -> bool:
    return one.until is None or one.until >= today


def _to_come(one: Member, person: PersonId, today: date) -> bool:
    return (one.person, one.band) == (person, Band.HULP) and one.since > today and _open(one, today)


def _named(members: tuple[Member, ...], person: PersonId, days: Days, today: date, by: PersonId) -> tuple[Member, ...]:
    since, until = days
    for place, one in enumerate(members):
        if (one.person, one.band) != (person, Band.HULP) or not _open(one, today):
            continue
        if one.since <= today < since:
            # The help was put off: until it begins there is nothing to look at.
            members = ended(members, person, Band.HULP, today)
            break
        begun = one.since if one.since <= today else since
        return (*members[:place], replace(one, since=begun, until=until), *members[place + 1 :])
    # Before today nobody could look; the casus says since when they can.
    return (*members, Member(person, Band.HULP, max(since, today), until, by))
