"""A 1-plan that stands ready in practice, made by the real use cases."""

from collections.abc import Mapping
from dataclasses import replace

from triage.access.actor import Actor
from triage.casework.access.naming import give_regie
from triage.casework.desk import Desk
from triage.casework.plan.agreeing import put_afspraak, put_helper
from triage.casework.plan.desk import OpenPlan
from triage.casework.plan.planning import begin_plan, open_beginning
from triage.files import Table
from triage.ids import CasusId, ItemId
from triage.plan.checks import Checks
from triage.plan.model import Afspraak, Basis, Hulpverlener, Waarop
from triage.plan.reading import proposed


def lay_plan(told: Table, casus: CasusId, desk: Desk, actors: Mapping[str, Actor], checks: Checks) -> OpenPlan:
    """Begin the plan of a practice casus and put its helpers and agreements in.

    Args:
        told: a `[casus.plan]` of `mensen.toml`.
        desk: gives store, ids, clock and kaders; its actor is not used.
        actors: the people by their login.
    """
    at = replace(desk, actor=actors[str(told["begint"])])
    give_regie(at, casus, actors[str(told["regie"])].person)
    people = open_beginning(at, casus).people
    plan = begin_plan(at, casus, str(told["doel"]), people, checks, contact=str(told["contact"]))
    helping = told["hulp"]
    for one in helping if isinstance(helping, list) else ():
        plan = _helped(at, plan, one, actors, checks)
    return plan


def _helped(desk: Desk, plan: OpenPlan, told: Table, actors: Mapping[str, Actor], checks: Checks) -> OpenPlan:
    words = {key: str(told.get(key, "")) for key in ("naam", "organisatie", "functie", "contact", "collega")}
    colleague = actors[words["collega"]].person if words["collega"] else None
    given = Hulpverlener(ItemId(""), words["naam"], words["organisatie"], words["functie"], words["contact"], colleague)
    plan = put_helper(desk, plan, given, checks)
    helper = plan.plan.helpers[-1].id
    about = plan.plan.bewoners[int(str(told["over"])) - 1].id if "over" in told else None
    today = desk.clock.today()
    sealed = next((one for one in plan.choices.grants if one.valid_until is None or one.valid_until >= today), None)
    basis = Basis(Waarop.BESLUIT, sealed.number) if sealed else Basis(Waarop.INSTEMMING)
    line = Afspraak(ItemId(""), about, str(told["soort"]), today, basis, helper, str(told.get("tekst", "")))
    return put_afspraak(desk, plan, replace(line, readers=proposed(plan.plan, line, plan.deferred)), checks)
