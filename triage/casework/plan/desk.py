"""A plan on the desk: fetching it with its log lines, what may be done with it, and keeping a change of it.

A plan is fetched anew for every change; what a screen held is only asked which version it saw.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

from triage.access.actor import Colleague
from triage.access.log import Act, Look
from triage.casework.desk import Desk
from triage.casework.followup.untold import may_not_know
from triage.casus.members import Band
from triage.casus.model import Casus
from triage.faults import Refusal
from triage.followup.geldigheid import ENDED, Geldigheid
from triage.ids import CodeId, ItemId
from triage.kader.model import Code, Support
from triage.plan.helping import with_help
from triage.plan.household import e_codes
from triage.plan.lines import conditions_for
from triage.plan.model import Grant, Hulpverlener, Plan, PlanState, Regisseur, Waarop
from triage.plan.overleg import Overleg
from triage.plan.ports import About, household
from triage.plan.reading import for_helper, own_helper, told_of
from triage.plan.resting import grants_of, holds
from triage.ports import UnitOfWork

PURPOSE = "plan"


@dataclass(frozen=True, slots=True)
class May:
    """What whoever looks at a plan may do with it now; in a plan that is closed only the papers are left.

    Args:
        write: household, goal, regisseur, closing.
        agree: helpers and agreements.
        own: change the lines of the own part.
        meet: plan a casusoverleg.
        papers: make papers for others.
        history: read what changed.
    """

    write: bool = False
    agree: bool = False
    own: bool = False
    meet: bool = False
    papers: bool = False
    history: bool = False


@dataclass(frozen=True, slots=True)
class Choices:
    """What an agreement can be made of; empty for who may not make one.

    Args:
        supports: the neutral list of the kader.
        grants: what the seals of this casus give to rest on, those that ended too.
        conditions: the B2 and B3 codes that a line about anybody in this household may have.
        colleagues: people who work with the program, who may be a helper.
        meetings: the casusoverleggen of this casus, oldest first.
        lapsed: the codes that lines of this plan hold and that fit nobody today; only those lines may keep them.
    """

    supports: tuple[Support, ...] = ()
    grants: tuple[Grant, ...] = ()
    conditions: tuple[Code, ...] = ()
    colleagues: tuple[Colleague, ...] = ()
    meetings: tuple[Overleg, ...] = ()
    lapsed: tuple[Code, ...] = ()


@dataclass(frozen=True, slots=True)
class OpenPlan:
    """A plan on the desk, or somebody's own part of one; nothing in it that they may not see.

    Args:
        whole: the whole plan; an own part says nothing of what else there may be.
        mine: as whom the one at the desk gives help in it, or None.
        deferred: who may not know yet of what was decided; empty for an own part.
        loose: lines that no longer rest on what they say: a yes that was taken back, a decision that ended.
        codes: the E codes, for who reads or joins less than the whole.
    """

    plan: Plan
    whole: bool
    may: May = May()
    mine: ItemId | None = None
    choices: Choices = Choices()
    deferred: frozenset[ItemId] = frozenset()
    loose: tuple[ItemId, ...] = ()
    codes: tuple[Code, ...] = ()


@dataclass(frozen=True, slots=True)
class Held:
    """A plan in the hands of a use case, inside its transaction.

    Args:
        look: leaves the lines; narrowed to whom it concerns.
        mine: as whom the one at the desk gives help in it, or None.
        about: whom of the household it concerns.
    """

    work: UnitOfWork
    casus: Casus
    plan: Plan
    look: Look
    mine: Hulpverlener | None
    about: About = household


Changing = Callable[[Held], Plan]
"""Returns the plan as it is to be."""


def fetch(desk: Desk, work: UnitOfWork, plan_id: str, right: str, look: Look) -> Held:
    """Fetch a whole plan with its casus, for a right, with a log line for each of the household.

    Raises:
        Refusal: `plan_onbekend`, or a right that lacks.
    """
    plan = work.plannen.get(plan_id, desk.scope(right), look)
    return _with_casus(desk, work, plan, right, look, household)


def fetch_own(desk: Desk, work: UnitOfWork, plan_id: str, right: str, look: Look) -> Held:
    """Fetch a plan for who has an own part of it, with a log line for each person whom that part concerns.

    Only who gives help themselves: who stands in for a helper does not inherit their part (`rights.SELF`).

    Raises:
        Refusal: `plan_onbekend`, or a right that lacks.
    """

    def told(plan: Plan) -> tuple[ItemId, ...]:
        mine = own_helper(plan, desk.actor.person)
        return told_of(plan, mine.id) if mine else ()

    plan = work.plannen.get(plan_id, desk.scope(right), look, told)
    return _with_casus(desk, work, plan, right, look, told)


def _with_casus(desk: Desk, work: UnitOfWork, plan: Plan, right: str, look: Look, about: About) -> Held:
    narrowed = replace(look, concerned=about(plan))
    casus = work.casussen.get(plan.casus, desk.scope(right), narrowed)
    desk.demand(right, casus)
    return Held(work, casus, plan, narrowed, own_helper(plan, desk.actor.person), about)


def change(desk: Desk, shown: OpenPlan, right: str, act: str, changing: Changing, item: str = "") -> OpenPlan:
    """Change a whole plan and return it as it then stands.

    Args:
        act: what is done, a slug for the history and the log.
        item: the id of what it is done to.

    Raises:
        Refusal: `plan_onbekend`, `plan_gesloten`, `inmiddels_gewijzigd`, what `changing` refuses, or a right that
            lacks.
    """
    log = Act.PLAN_GESLOTEN if act == "gesloten" else Act.PLAN_GEWIJZIGD
    with desk.work() as work:
        held = fetch(desk, work, shown.plan.id, right, desk.look(log, PURPOSE, f"{shown.plan.number} {act} {item}"))
        after = keep(desk, held, shown.plan.version, act, changing)
        opened = opened_whole(desk, after)
        work.commit()
    return opened


def keep(desk: Desk, held: Held, seen: int, act: str, changing: Changing) -> Held:
    """Keep a change as the next version, with who meets the plan by it; nothing is kept where nothing changed.

    Args:
        seen: the version that was on the screen.
    """
    before = held.plan
    if before.state is PlanState.GESLOTEN:
        raise Refusal("plan_gesloten")
    if before.version != seen:
        raise Refusal("inmiddels_gewijzigd", kenmerk=held.casus.kenmerk)
    changed = changing(held)
    if changed == before:
        return held
    after = replace(changed, version=before.version + 1)
    # Whoever comes into the household by this change is concerned as well.
    held.work.plannen.save(before, after, act, replace(held.look, concerned=None), held.about)
    return replace(held, plan=after, casus=kept_help(desk, held.work, held.casus, after, held.look))


def kept_help(desk: Desk, work: UnitOfWork, casus: Casus, plan: Plan, look: Look) -> Casus:
    """Keep who meets a plan because they give help in it, where that changed; return the casus."""
    helped = with_help(casus, plan, desk.clock.today(), desk.actor.person)
    if helped is not casus:
        work.casussen.keep_naming(casus, helped, look)
    return helped


def opened_whole(desk: Desk, held: Held) -> OpenPlan:
    """Return a whole plan for the screen."""
    plan, casus, today = held.plan, held.casus, desk.clock.today()
    runs = plan.state is PlanState.LOOPT
    may = May(
        write=runs and desk.may("plan_schrijven", casus),
        agree=runs and desk.may("plan_afspraken", casus),
        meet=desk.may("overleg_schrijven", casus),
        papers=desk.may("plan_afdrukken", casus),
        history=True,
    )
    grants = seals_of(desk, held.work, casus, "plan_lezen", held.look)
    loose = tuple(line.id for line in plan.afspraken if not holds(plan, line, casus, grants, today)) if runs else ()
    return OpenPlan(
        plan,
        whole=True,
        may=may,
        mine=held.mine.id if held.mine else None,
        choices=_choices(desk, held, grants) if may.agree else Choices(),
        deferred=may_not_know(held.work, casus, today),
        loose=loose,
        codes=e_codes(desk.kader_of(casus), today) if may.write else (),
    )


def _choices(desk: Desk, held: Held, grants: tuple[Grant, ...]) -> Choices:
    casus, kader, today = held.casus, desk.kader_of(held.casus), desk.clock.today()
    about = (None, *(one.id for one in held.plan.bewoners))
    codes = dict.fromkeys(code.id for one in about for code in conditions_for(casus, kader, one, today))
    meetings = held.work.overleggen.of(casus.id) if desk.may("overleg_lezen", casus) else ()
    return Choices(
        tuple(kader.supports.values()),
        grants,
        tuple(kader.codes[code] for code in codes),
        held.work.mensen.colleagues(),
        meetings,
        tuple(kader.codes[code] for code in _conditions_in(held.plan) if code in kader.codes and code not in codes),
    )


def _conditions_in(plan: Plan) -> tuple[CodeId, ...]:
    return tuple(dict.fromkeys(line.condition for line in plan.afspraken if line.condition is not None))


def seals_of(desk: Desk, work: UnitOfWork, casus: Casus, right: str, look: Look) -> tuple[Grant, ...]:
    """Return what the seals of a casus give to rest on, read from the seals themselves."""
    scope = desk.scope(right)
    found = (work.besluiten.get(one, scope, look) for one, _, _ in work.besluiten.of(casus.id, scope))
    ended = {one.content.number for one in work.stukken.of(casus.id, Geldigheid) if one.state in ENDED}
    grants = (grant for besluit in found for grant in grants_of(besluit))
    # What was withdrawn, or replaced by a later decision, gives nothing to rest on any more; a route is by law.
    return tuple(one for one in grants if one.kind is not Waarop.BESLUIT or one.number not in ended)


def opened_own(desk: Desk, held: Held) -> OpenPlan:
    """Return the own part of a helper for the screen, and never more."""
    if held.mine is None:
        raise Refusal("plan_onbekend")
    part = for_helper(held.plan, held.mine.id).plan
    runs = part.state is PlanState.LOOPT
    may = May(own=runs and desk.may("plan_eigen_deel_schrijven", held.casus))
    return OpenPlan(part, whole=False, may=may, mine=held.mine.id)


def number_of(casus: Casus, letter: str, numbers: tuple[str, ...]) -> str:
    """Return the next number of a kind in a casus, `2026-0148-P2`."""
    return f"{casus.kenmerk}-{letter}{len(numbers) + 1}"


def first_regisseur(desk: Desk, work: UnitOfWork, casus: Casus) -> Regisseur:
    """Return the casusregisseur of a casus, or who is at the desk: who has the regie of a plan to begin with."""
    today, actor = desk.clock.today(), desk.actor
    for one in casus.members:
        colleague = work.mensen.colleague(one.person) if one.band is Band.REGIE and one.holds_on(today) else None
        if colleague is not None:
            return Regisseur(colleague.person, colleague.name, colleague.function)
    return Regisseur(actor.person, actor.name, actor.function)
