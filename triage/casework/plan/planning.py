"""The 1-plan: finding, opening, beginning and closing one, its household, regisseur and goal, and its history."""

import re
from dataclasses import dataclass, replace
from typing import Final

from triage.access.log import Act
from triage.access.rights import CasusScope
from triage.casework.desk import Desk
from triage.casework.followup.untold import may_not_know
from triage.casework.plan.desk import (
    PURPOSE,
    Held,
    OpenPlan,
    change,
    fetch,
    fetch_own,
    first_regisseur,
    number_of,
    opened_own,
    opened_whole,
)
from triage.casus.model import Casus
from triage.faults import Refusal
from triage.ids import CasusId, ItemId, PersonId
from triage.kader.model import Code
from triage.plan.changes import Change, changes
from triage.plan.checks import Checks, contact_of, goal_of
from triage.plan.household import e_codes, proposed_household, recorded, tidy_household, with_household
from triage.plan.model import Bewoner, Gehouden, Inkijk, Plan, PlanRow, PlanState, Regisseur, Slot
from triage.plan.reading import Deel, for_bewoner, for_helper
from triage.ports import UnitOfWork

PAPERS: Final = frozenset({Act.PLAN_DEEL_GEZIEN, Act.PLAN_AFGEDRUKT, Act.PLAN_BEWAARD})
_NUMBER: Final = re.compile(r"[0-9Pp-]{1,20}")


@dataclass(frozen=True, slots=True)
class Beginning:
    """A casus from which a plan may begin.

    Args:
        recorded: whether the casus records `samenhang`, `noodzaak` and `doel`.
        running: id of the plan that runs already, or None.
        goal: the goal as the casus says it, to start from; it may be longer than a plan takes.
        people: the persons of the casus as a plan might hold them.
        regisseur: who would have the regie: the casusregisseur, or who begins.
        codes: the E codes.
    """

    casus: CasusId
    kenmerk: str
    recorded: tuple[tuple[str, bool], ...]
    running: str | None
    goal: str
    people: tuple[Bewoner, ...]
    regisseur: Regisseur
    codes: tuple[Code, ...]

    @property
    def lacking(self) -> tuple[str, ...]:
        """What was not recorded yet."""
        return tuple(name for name, there in self.recorded if not there)


def plans(desk: Desk, number: str = "", limit: int = 100, skip: int = 0) -> tuple[tuple[PlanRow, ...], int]:
    """Return plans in reach with how many there are, last changed first; own parts among them (`PlanRow.own`).

    Args:
        number: narrows to numbers that contain it.

    Raises:
        Refusal: `geen_recht`.
    """
    if not desk.may("plan_eigen_deel_lezen"):
        desk.demand("plan_lezen")
    scope = _listed(desk)
    act = Act.GEZOCHT if number else Act.LIJST_GEZIEN
    with desk.work() as work:
        # The log holds no other words that were typed than part of a number.
        sought = number if _NUMBER.fullmatch(number) else ""
        rows = work.plannen.rows(scope, desk.look(act, PURPOSE, sought), number, limit, skip)
        total = work.plannen.count(scope, number)
        work.commit()
    return rows, total


def _listed(desk: Desk) -> CasusScope:
    own = desk.scope("plan_eigen_deel_lezen")
    return replace(desk.scope("plan_lezen"), helps=own.helps)


def open_plan(desk: Desk, plan_id: str) -> OpenPlan:
    """Open a plan: the whole for who may read that, else the own part of a helper, and never more.

    Leaves a log line per person of the household, or per person whom the own part concerns.

    Raises:
        Refusal: `plan_onbekend`, also where the right to read it lacks.
    """
    with desk.work() as work:
        if work.plannen.within(plan_id, desk.scope("plan_lezen")):
            held = fetch(desk, work, plan_id, "plan_lezen", desk.look(Act.PLAN_GEZIEN, PURPOSE))
            opened = opened_whole(desk, held)
        else:
            look = desk.look(Act.PLAN_DEEL_GEZIEN, PURPOSE)
            opened = opened_own(desk, fetch_own(desk, work, plan_id, "plan_eigen_deel_lezen", look))
        work.commit()
    return opened


def open_beginning(desk: Desk, casus_id: CasusId) -> Beginning:
    """Open what a plan of this casus would begin with; leaves a log line per person in the casus.

    Raises:
        Refusal: `casus_onbekend`, or a right that lacks.
    """
    with desk.work() as work:
        casus = work.casussen.get(casus_id, desk.scope("plan_schrijven"), desk.look(Act.CASUS_GEZIEN, PURPOSE))
        desk.demand("plan_schrijven", casus)
        kader = desk.kader_of(casus)
        beginning = Beginning(
            casus.id,
            casus.kenmerk,
            recorded(casus, kader),
            work.plannen.running(casus_id),
            casus.text("doel.woorden").strip(),
            proposed_household(casus, kader),
            first_regisseur(desk, work, casus),
            e_codes(kader, desk.clock.today()),
        )
        work.commit()
    return beginning


def begin_plan(
    desk: Desk,
    casus_id: CasusId,
    goal: str,
    bewoners: tuple[Bewoner, ...],
    checks: Checks,
    *,
    kept: tuple[Gehouden, ...] = (),
    contact: str = "",
) -> OpenPlan:
    """Begin a plan, and keep it: only where the casus records samenhang, noodzaak and a goal; one at a time.

    Args:
        kept: words of the goal that were marked and are right here.
        contact: how to reach the regisseur at work.

    Raises:
        Refusal: `plan_kan_nog_niet` (fact `mist`), `plan_loopt_al` (fact `nummer`), `doel_ontbreekt`, what
            `tidy_household` refuses, a text that will not do, or a right that lacks.
        WatInformatie: a word of the goal or the contact tells what or why.
    """
    with desk.work() as work:
        people = tuple(one.id for one in bewoners)
        look = desk.look(Act.PLAN_BEGONNEN, PURPOSE, concerned=people)
        casus = work.casussen.get(casus_id, desk.scope("plan_schrijven"), look)
        desk.demand("plan_schrijven", casus)
        _demand_beginning(desk, work, casus)
        words, keeps = goal_of(goal, kept, checks)
        plan = Plan(
            id=desk.ids(),
            casus=casus.id,
            number=number_of(casus, "P", tuple(number for _, number in work.plannen.of(casus.id))),
            goal=words,
            begun=desk.clock.now(),
            regisseur=replace(first_regisseur(desk, work, casus), contact=contact_of(contact, checks)),
            bewoners=tidy_household(casus, desk.kader_of(casus), bewoners, desk.clock.today()),
            version=1,
            goal_kept=keeps,
        )
        work.plannen.add(plan, "begonnen", look)
        opened = opened_whole(desk, Held(work, casus, plan, look, None))
        work.commit()
    return opened


def _demand_beginning(desk: Desk, work: UnitOfWork, casus: Casus) -> None:
    lacking = tuple(name for name, there in recorded(casus, desk.kader_of(casus)) if not there)
    if lacking:
        raise Refusal("plan_kan_nog_niet", mist=lacking)
    running = work.plannen.running(casus.id)
    if running is not None:
        raise Refusal("plan_loopt_al", nummer=dict(work.plannen.of(casus.id))[running])


def set_goal(desk: Desk, shown: OpenPlan, goal: str, checks: Checks, kept: tuple[Gehouden, ...] = ()) -> OpenPlan:
    """Say the goal of a plan in other words.

    Raises:
        Refusal: `doel_ontbreekt`, a text that will not do, or what `change` refuses.
        WatInformatie: a word tells what or why.
    """

    def changing(held: Held) -> Plan:
        words, keeps = goal_of(goal, kept, checks)
        return replace(held.plan, goal=words, goal_kept=keeps)

    return change(desk, shown, "plan_schrijven", "doel_gewijzigd", changing)


def set_household(desk: Desk, shown: OpenPlan, bewoners: tuple[Bewoner, ...]) -> OpenPlan:
    """Say who the household is, and what each of them reads; a line closes to who may not read it any more.

    Raises:
        Refusal: `huishouden_leeg`, `bewoner_onbekend`, `bewoner_zonder_naam`, `inkijk_zonder_code`, `code_past_niet`,
            `spreekt_niet_namens`, `bewoner_heeft_afspraken`, or what `change` refuses.
    """

    def changing(held: Held) -> Plan:
        today = desk.clock.today()
        tidied = tidy_household(held.casus, desk.kader_of(held.casus), bewoners, today)
        return with_household(held.plan, tidied, may_not_know(held.work, held.casus, today))

    return change(desk, shown, "plan_schrijven", "huishouden_gewijzigd", changing)


def set_regisseur(desk: Desk, shown: OpenPlan, person: PersonId, contact: str, checks: Checks) -> OpenPlan:
    """Say who has the regie over the plan, and how to reach them. It gives no right: roles and relations do that.

    Raises:
        Refusal: `collega_onbekend`, a contact that will not do, or what `change` refuses.
        WatInformatie: the contact tells what or why.
    """

    def changing(held: Held) -> Plan:
        colleague = held.work.mensen.colleague(person)
        if colleague is None:
            raise Refusal("collega_onbekend")
        words = contact_of(contact, checks)
        return replace(held.plan, regisseur=Regisseur(person, colleague.name, colleague.function, words))

    return change(desk, shown, "plan_schrijven", "regisseur_gewijzigd", changing)


def close_plan(desk: Desk, shown: OpenPlan, why: Slot) -> OpenPlan:
    """Close a plan: nothing of it changes any more, and who met it by giving help, meets it no more.

    Raises:
        Refusal: `plan_gesloten`, or what `change` refuses.
    """

    def changing(held: Held) -> Plan:
        return replace(held.plan, state=PlanState.GESLOTEN, closed_on=desk.clock.today(), closed_why=why)

    return change(desk, shown, "plan_schrijven", "gesloten", changing)


def history(desk: Desk, plan_id: str) -> tuple[Change, ...]:
    """Return every version of a plan with what changed, oldest first; for who reads the whole.

    Raises:
        Refusal: `plan_onbekend`, or a right that lacks.
    """
    with desk.work() as work:
        fetch(desk, work, plan_id, "plan_lezen", desk.look(Act.PLAN_GEZIEN, PURPOSE, "geschiedenis"))
        versions = work.plannen.versions(plan_id)
        work.commit()
    return changes(versions)


def part_for(desk: Desk, plan_id: str, item: ItemId, act: Act = Act.PLAN_AFGEDRUKT) -> Deel:
    """Return the part of a plan that goes on paper for somebody of the household, or for a helper.

    Leaves a log line per person of the household. A helper makes the paper of their own part themselves, and then the
    lines are about whom that part concerns.

    Args:
        item: of the household, or a helper.
        act: `PLAN_DEEL_GEZIEN` to show it, `PLAN_AFGEDRUKT` or `PLAN_BEWAARD` before it leaves the program.

    Raises:
        Refusal: `plan_onbekend`, `bewoner_onbekend` when it is of nobody in the plan, `leest_niets` when they read
            nothing of it, or a right that lacks.
    """
    with desk.work() as work:
        part = part_in(desk, work, plan_id, item, act)
        work.commit()
    return part


def part_in(desk: Desk, work: UnitOfWork, plan_id: str, item: ItemId, act: Act) -> Deel:
    """Return a part as `part_for` does, inside the unit of work that also keeps its paper."""
    if act not in PAPERS:
        raise ValueError(act)
    if work.plannen.within(plan_id, desk.scope("plan_afdrukken")):
        return _part(desk, work, plan_id, item, act)
    held = fetch_own(desk, work, plan_id, "plan_eigen_deel_lezen", desk.look(act, PURPOSE, item))
    if held.mine is None or held.mine.id != item:
        raise Refusal("plan_onbekend")
    return for_helper(held.plan, item)


def _part(desk: Desk, work: UnitOfWork, plan_id: str, item: ItemId, act: Act) -> Deel:
    held = fetch(desk, work, plan_id, "plan_afdrukken", desk.look(act, PURPOSE, item))
    if item in {one.id for one in held.plan.helpers}:
        return for_helper(held.plan, item)
    if item not in {one.id for one in held.plan.bewoners}:
        raise Refusal("bewoner_onbekend")
    if held.plan.bewoner(item).inkijk is Inkijk.NIETS:
        raise Refusal("leest_niets")
    return for_bewoner(held.plan, item, may_not_know(work, held.casus, desk.clock.today()))
