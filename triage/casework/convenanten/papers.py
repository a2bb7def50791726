"""The public list of agreements: on paper for citizens, and as open data. No note of the municipality's own leaves."""

from collections.abc import Callable
from datetime import date

from triage.access.log import Act
from triage.casework.convenanten.convenanten import PURPOSE
from triage.casework.convenanten.partners import READ
from triage.casework.desk import Desk
from triage.followup.convenant import Convenant, Row, public_rows, rows_of
from triage.kader.model import Kader
from triage.ports import Settings

Press = Callable[[tuple[Row, ...], Kader, Settings, date], bytes]
"""Makes a paper, or a file, of the agreements on the list."""


def public_list(desk: Desk, act: Act, press: Press) -> bytes:
    """Return the public list, logged before it is given.

    Args:
        act: what it is taken for: `CONVENANT_GEZIEN`, `CONVENANTEN_AFGEDRUKT` or `CONVENANTEN_BEWAARD`.
        press: makes the PDF, or the open data.

    Raises:
        Refusal: a right that lacks.
    """
    desk.demand(READ)
    with desk.work() as work:
        found = work.stukken.about_nobody(Convenant)
        settings = work.mensen.settings()
        work.logboek.write(desk.look(act, PURPOSE, "lijst"))
        work.commit()
    today = desk.clock.today()
    return press(public_rows(rows_of(found, today), today), desk.kader, settings, today)
