"""Putting an agreement in a plan: with a new helper before it, out of a meeting, or by a helper of their own."""

from dataclasses import dataclass, replace

from triage.casework.desk import Desk
from triage.casework.plan import agreeing, meeting, planning
from triage.casework.plan.agreeing import OwnLine
from triage.casework.plan.desk import OpenPlan
from triage.faults import Refusal
from triage.ids import ItemId
from triage.plan.checks import Checks
from triage.plan.model import Afspraak, Hulpverlener


@dataclass(frozen=True, slots=True)
class Put:
    """How far putting an agreement in came.

    Args:
        opened: the plan as it now stands.
        helper: the helper that was put in before it, or None.
        refusal: why the agreement itself was refused, or None.
    """

    opened: OpenPlan
    helper: ItemId | None = None
    refusal: Refusal | None = None


def put_line(desk: Desk, opened: OpenPlan, line: Afspraak, helper: Hulpverlener | None, checks: Checks) -> Put:
    """Put a new helper in the plan where there is one, and then the agreement."""
    made = None
    if helper is not None:
        known = {one.id for one in opened.plan.helpers}
        opened = agreeing.put_helper(desk, opened, helper, checks)
        made = next(one.id for one in opened.plan.helpers if one.id not in known)
        line = replace(line, helper=made)
    try:
        return Put(_agreed(desk, opened, line, checks), made)
    except Refusal as refusal:
        if made is None:
            raise
        return Put(opened, made, refusal)


def _agreed(desk: Desk, opened: OpenPlan, line: Afspraak, checks: Checks) -> OpenPlan:
    """Put an agreement in; one that comes out of a meeting stands with that meeting as well."""
    found = next((one.id for one in opened.choices.meetings if one.number == line.overleg), None)
    if line.id or found is None:
        return agreeing.put_afspraak(desk, opened, line, checks)
    meeting.agree(desk, meeting.open_meeting(desk, found), line, checks)
    return planning.open_plan(desk, opened.plan.id)


def put_own(desk: Desk, opened: OpenPlan, line: Afspraak, checks: Checks) -> Put:
    """Put what a helper changed of a line of their own in the plan."""
    given = OwnLine(line.done, line.since, line.until, line.done_on, line.text, line.kept)
    return Put(agreeing.write_own(desk, opened, line.id, given, checks))
