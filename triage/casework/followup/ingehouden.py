"""What is held for who may not know yet: a notice that a decision was withdrawn, owed once their deferral ends.

It is made with the withdrawal, so that nobody has to remember it; until then it cannot go out (`nog_niet_vertellen`).
"""

from triage.access.log import Look
from triage.casework.desk import Desk
from triage.casus.model import Casus
from triage.followup.bericht import MACHINE, TERM, Aan, Bericht, Waarom
from triage.followup.informeren import Informeren
from triage.followup.stuk import moved
from triage.followup.untold import owed_from
from triage.ids import ItemId
from triage.ports import UnitOfWork
from triage.terms.running import begin


def follow_deferral(desk: Desk, work: UnitOfWork, casus: Casus, person: ItemId, look: Look) -> None:
    """Let what is held for a person be owed from the end of their deferral as it stands now.

    Call after a deferral was renewed, lifted or ended, within its transaction.

    Args:
        look: that of the deferral, about that person, so that one act leaves one line.
    """
    today = desk.clock.today()
    day = owed_from(casus, work.stukken.of(casus.id, Informeren), person, today)
    for notice in work.stukken.of(casus.id, Bericht):
        content, running = notice.content, notice.term(TERM)
        mine = content.aan is Aan.BETROKKENE and content.about == person and content.waarom is Waarom.INTREKKING
        if not mine or running is None or running.start == day:
            continue
        # What was owed already stays as late as it is, unless it may not be told again.
        if day > today or running.start > today:
            terms = (begin(desk.kader_of(casus), TERM, day),)
            work.stukken.save(notice, moved(notice, MACHINE, "verzetten", content, terms), "verzetten", look)
