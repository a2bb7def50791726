"""Fixing the account of a year: its figures, and what may be shown of them, are kept as they are on that day."""

from dataclasses import replace

from triage.access.log import Act
from triage.account.suppression import marks_of
from triage.account.verantwoording import Verantwoording
from triage.casework.desk import Desk
from triage.casework.verantwoording.lezen import PURPOSE, WRITE, counted, demand_reading, dpia_line, running, view
from triage.casework.verantwoording.schrijven import standing
from triage.faults import Refusal
from triage.followup.stuk import moved
from triage.followup.verantwoording import MACHINE, VASTGESTELD, Vast

FIX = "vaststellen"


def fix_year(desk: Desk, seen: Verantwoording) -> Verantwoording:
    """Fix the account of a year that is over. It is done once: a year is never published twice.

    What is destroyed or added later changes nothing in it. The FG can still write the own paragraph.

    Raises:
        Refusal: `jaar_loopt_nog`, `jaar_vastgesteld`, `inmiddels_gewijzigd`, or a right that lacks.
        Trouble: `zegel_gebroken`.
    """
    demand_reading(desk, seen.year, full=seen.full)
    desk.demand(WRITE)
    look = desk.look(Act.VERANTWOORDING_GEWIJZIGD, PURPOSE, f"{seen.year} {FIX}")
    with desk.work() as work:
        work.logboek.write(look)
        if running(desk, seen.year):
            raise Refusal("jaar_loopt_nog", jaar=seen.year)
        before = standing(desk, work, seen, look)
        if before.state == VASTGESTELD:
            raise Refusal("jaar_vastgesteld", jaar=seen.year)
        figures, actor = counted(desk, work, seen.year, look), desk.actor
        fixed = Vast(
            figures=figures,
            marks=marks_of(figures),
            dpia=dpia_line(desk, work),
            at=desk.clock.now(),
            by=actor.person,
            by_name=actor.name,
            by_function=actor.function,
        )
        after = moved(before, MACHINE, FIX, replace(before.content, fixed=fixed))
        work.stukken.save(before, after, FIX, look)
        found = view(desk, work, seen.year, after, look, full=seen.full)
        work.commit()
    return found
