"""Rights are asked of the store: what a screen holds of a casus may be of before somebody lost their way to it."""

from triage.casework.desk import Desk
from triage.casus.model import Casus
from triage.faults import Refusal
from triage.ports import UnitOfWork


def demand_standing(desk: Desk, work: UnitOfWork, casus: Casus, act: str) -> None:
    """Refuse an act on a casus that is out of reach by now, or that stands elsewhere than the screen shows.

    Call in the transaction of the act itself, beside `Desk.demand`, which asks of what the screen holds.

    Raises:
        Refusal: `inmiddels_gewijzigd`.
    """
    if work.casussen.stands(casus.id, desk.scope(act)) is not casus.state:
        raise Refusal("inmiddels_gewijzigd", kenmerk=casus.kenmerk)
