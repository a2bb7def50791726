"""What every act of beheer does: know the colleague, keep hands off oneself, and leave a line."""

from triage.access.actor import Colleague
from triage.access.log import Act
from triage.casework.desk import Desk
from triage.faults import Refusal
from triage.ids import PersonId
from triage.ports import UnitOfWork

PURPOSE = "beheer"


def known(work: UnitOfWork, person_id: PersonId) -> Colleague:
    """Return a colleague who is here.

    Raises:
        Refusal: `mens_onbekend`.
    """
    found = next((one for one in work.mensen.colleagues() if one.person == person_id), None)
    if found is None:
        raise Refusal("mens_onbekend")
    return found


def demand_other(desk: Desk, person_id: PersonId) -> None:
    """Refuse somebody who changes their own rights.

    Raises:
        Refusal: `eigen_rol`.
    """
    if desk.actor.counts_as(person_id):
        raise Refusal("eigen_rol")


def saw(desk: Desk, work: UnitOfWork, detail: str) -> None:
    """Leave a line that people were looked at."""
    work.logboek.write(desk.look(Act.MENSEN_GEZIEN, PURPOSE, detail))


def changed(desk: Desk, work: UnitOfWork, what: str, *ids: str) -> None:
    """Leave a line that something about people was changed: what, and about which ids; never a name."""
    work.logboek.write(desk.look(Act.MENSEN_GEWIJZIGD, PURPOSE, " ".join((what, *ids))))
