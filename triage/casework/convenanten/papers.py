"""The public list of agreements: on paper for citizens, and as open data. No note of the municipality's own leaves."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Final

from triage.access.log import Act
from triage.casework.convenanten.convenanten import PURPOSE, Row, rows_of
from triage.casework.convenanten.partners import READ
from triage.casework.desk import Desk
from triage.followup.convenant import Convenant, Stand
from triage.kader.model import Kader
from triage.ports import Settings

ENDED_SHOWN: Final = timedelta(days=365)
"""How long after its end an agreement stays on the list."""
Press = Callable[[tuple[Row, ...], Kader, Settings, date], bytes]
"""Makes a paper, or a file, of the agreements on the list."""
_HELD: Final = (Stand.GELDT, Stand.BIJNA)


def public_rows(rows: tuple[Row, ...], today: date) -> tuple[Row, ...]:
    """Return what everybody may see: what holds, and what ended in the last year; by organisation."""
    shown = [row for row in rows if row.stand in _HELD or _just_ended(row, today)]
    return tuple(sorted(shown, key=lambda row: (row.stand not in _HELD, row.stuk.content.organisation.casefold())))


def _just_ended(row: Row, today: date) -> bool:
    """Tell whether it once held, and stopped within the year."""
    over = row.stand in (Stand.VERLOPEN, Stand.BEEINDIGD)
    return over and row.end is not None and today - ENDED_SHOWN <= row.end


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
