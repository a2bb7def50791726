"""The paper of a part of a 1-plan: logged for each person in it, then composed from that part and nothing else."""

from collections.abc import Callable

from triage.access.log import Act
from triage.casework.casus.papers import log_mark
from triage.casework.desk import Desk
from triage.casework.plan.planning import part_in
from triage.casework.uitgeven import Blad, Papier, issued
from triage.ids import ItemId
from triage.kader.model import Kader
from triage.plan.reading import Deel
from triage.ports import Settings
from triage.records.plan import Reader, Stand

Press = Callable[[Deel, Reader, Kader, Settings, Stand], bytes]
"""Makes the PDF of a part, for its reader, as things stand."""


def plan_paper(desk: Desk, plan_id: str, item: ItemId, act: Act, press: Press) -> bytes:
    """Return the PDF for somebody of the household or a helper, after logging what it is taken for.

    Args:
        item: of the household, or a helper.
        act: `PLAN_DEEL_GEZIEN` to show it, `PLAN_AFGEDRUKT` or `PLAN_BEWAARD` before it leaves the program.

    Raises:
        Refusal: `plan_onbekend`, `bewoner_onbekend`, `leest_niets`, or a right that lacks.
    """
    with desk.work() as work:
        part = part_in(desk, work, plan_id, item, act)
        stand = Stand(desk.clock.today(), log_mark(*work.logboek.head()))
        paper = press(part, reader_of(part, item), desk.kader, work.mensen.settings(), stand)
        issued(desk, work, act, _blad(part, item), paper)
        work.commit()
    return paper


def _blad(part: Deel, item: ItemId) -> Blad:
    """Say what the paper is: about one of the household, or, for a helper, about all whom it concerns."""
    plan = part.plan
    person = item if any(one.id == item for one in plan.bewoners) else None
    return Blad(Papier.PLAN, plan.number, plan.casus, plan.id, person)


def reader_of(part: Deel, item: ItemId) -> Reader:
    """Return for whom a part is."""
    plan = part.plan
    named = next((one.name for one in plan.bewoners if one.id == item), None)
    if named is not None:
        return Reader(named, helper=False)
    helper = next((one for one in plan.helpers if one.id == item), None)
    words = ", ".join(part for part in (helper.name, helper.organisation) if part) if helper else ""
    return Reader(words, helper=True)
