"""Who reads which line of a 1-plan: the regisseur all, a helper their own, the household within its own scopes.

A tick of the regisseur can close a line to somebody, and open one within what is possible; it can never open a line to
who reads nothing, to who reads only their own, or to who may not know yet.
"""

from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from datetime import datetime

from triage.ids import ItemId, PersonId
from triage.plan.model import Afspraak, Bewoner, Hulpverlener, Inkijk, Plan, PlanRow, Waarop

_ON_THEIR_OWN = frozenset({"16_of_17"})
_WITH_GEZAG = frozenset({"onder_12", "12_tot_16"})


@dataclass(frozen=True, slots=True)
class Deel:
    """A part of a plan, for one reader: nothing in it that they may not see.

    Args:
        plan: with only the lines, the people and the helpers that belong to this part.
        whole: every line of the plan is in it.
    """

    plan: Plan
    whole: bool


def possible(plan: Plan, reader: Bewoner, line: Afspraak, deferred: AbstractSet[ItemId]) -> bool:
    """Tell whether a line can be shown to somebody of the household at all.

    Args:
        deferred: who may not know yet of what was decided (`triage.casus.deferral`). Who lives in one house reads each
            other's paper: while one of them may not know, what rests on a besluit or a route is for none of them. Nor
            is what is about somebody who may not know and was left out of the household.
    """
    if reader.inkijk is Inkijk.NIETS:
        return False
    if line.basis.kind in (Waarop.BESLUIT, Waarop.ROUTE) and _kept_back(plan, line, deferred):
        return False
    return reader.inkijk is Inkijk.HEEL or line.about in {reader.id, *reader.speaks_for}


def _kept_back(plan: Plan, line: Afspraak, deferred: AbstractSet[ItemId]) -> bool:
    within = bool(deferred & {one.id for one in plan.bewoners})
    return within or (bool(deferred) and (line.about is None or line.about in deferred))


def proposed(plan: Plan, line: Afspraak, deferred: AbstractSet[ItemId]) -> tuple[ItemId, ...]:
    """Return who of the household would see a line when nobody ticks anything.

    What is about the household is for all who read the whole plan. A line about a child under sixteen is for who has
    gezag or represents, and from twelve for the child as well; from sixteen for the child alone; a line that is
    *bijzonder* for the person alone, and who represents them.
    """
    return tuple(
        reader.id
        for reader in plan.bewoners
        if possible(plan, reader, line, deferred) and _by_itself(plan, reader, line)
    )


def _by_itself(plan: Plan, reader: Bewoner, line: Afspraak) -> bool:
    if line.about is None:
        return True
    about = plan.bewoner(line.about)
    if reader.id == about.id:
        return about.age_group != "onder_12"
    if about.id in reader.speaks_for:
        return about.age_group not in _ON_THEIR_OWN
    return not line.special and about.age_group not in _ON_THEIR_OWN | _WITH_GEZAG


def sees(plan: Plan, reader: Bewoner, line: Afspraak, deferred: AbstractSet[ItemId]) -> bool:
    """Tell whether somebody of the household sees a line: it was ticked for them, and it is possible."""
    return reader.id in line.readers and possible(plan, reader, line, deferred)


def for_bewoner(plan: Plan, item: ItemId, deferred: AbstractSet[ItemId]) -> Deel:
    """Return the part of the plan that somebody of the household reads."""
    reader = plan.bewoner(item)
    if reader.inkijk is Inkijk.NIETS:
        # That there is a plan, and for what, is told by a person then, and not by paper.
        bare = replace(plan, goal="", goal_kept=(), bewoners=(), helpers=(), afspraken=())
        return Deel(bare, whole=False)
    lines = tuple(line for line in plan.afspraken if sees(plan, reader, line, deferred))
    part = _part(plan, lines, _around(reader), reader)
    if reader.inkijk is Inkijk.HEEL:
        return replace(part, plan=replace(part.plan, goal=plan.goal))
    return part


def for_helper(plan: Plan, item: ItemId) -> Deel:
    """Return the own part of a helper: what they do, and lines that were opened to them."""
    lines = tuple(line for line in plan.afspraken if item == line.helper or item in line.helpers)
    return _part(plan, lines, frozenset(), None)


def _around(reader: Bewoner) -> frozenset[ItemId]:
    return frozenset({reader.id, *reader.speaks_for})


def _part(plan: Plan, lines: tuple[Afspraak, ...], always: frozenset[ItemId], reader: Bewoner | None) -> Deel:
    """Leave out the people and helpers that no line of the part is about, and who else sees each line."""
    people = always | {line.about for line in lines if line.about is not None}
    named = {line.helper for line in lines if line.helper is not None}
    bewoners = tuple(Bewoner(one.id, one.name, one.age_group) for one in plan.bewoners if one.id in people)
    hidden = {one.id for one in plan.bewoners if one.hidden and (reader is None or one.id != reader.id)}
    # Whoever may not know where somebody stays, does not get it from the number of their helper.
    secret = {line.helper for line in lines if line.about in hidden} if reader else set()
    helpers = tuple(
        replace(one, colleague=None, kept=(), contact="" if one.id in secret else one.contact)
        for one in plan.helpers
        if one.id in named
    )
    bare = tuple(replace(line, readers=(), helpers=(), kept=(), overleg="") for line in lines)
    # What the household works towards is for who reads the whole of it.
    part = replace(plan, goal="", goal_kept=(), bewoners=bewoners, helpers=helpers, afspraken=bare)
    return Deel(part, whole=len(lines) == len(plan.afspraken))


def own_helper(plan: Plan, person: PersonId) -> Hulpverlener | None:
    """Return as whom a colleague gives help in a plan, or None: then there is no own part of it."""
    return next((one for one in plan.helpers if one.colleague == person), None)


def told_of(plan: Plan, item: ItemId) -> tuple[ItemId, ...]:
    """Return whom the own part of a helper concerns: who its lines are about, or everybody where one is about all."""
    lines = for_helper(plan, item).plan.afspraken
    if any(line.about is None for line in lines):
        return tuple(one.id for one in plan.bewoners)
    return tuple(dict.fromkeys(line.about for line in lines if line.about is not None))


def row_of(plan: Plan, kenmerk: str, changed: datetime, only_for: PersonId | None = None) -> PlanRow:
    """Return a plan in a list.

    Args:
        only_for: the colleague who has only an own part of it; None for who reads the whole.
    """
    seen = plan
    if only_for is not None:
        mine = own_helper(plan, only_for)
        seen = for_helper(plan, mine.id).plan if mine else replace(plan, helpers=())
    organisations = tuple(dict.fromkeys(one.organisation for one in seen.helpers))
    own = only_for is not None
    return PlanRow(plan.id, plan.number, kenmerk, plan.state, plan.regisseur.name, organisations, changed, own)
