"""A certificate for every store: made where there is none, and followed by another in time.

A key that gives way is wiped, and a clock can be wrong: a flat battery, a year typed with a slip. So nothing gives way
while the clock says less than the log does, and the key of an authority only where the clock walked past its end, and
did not leap over it. Where it leapt, it waits until the program is used on a second day behind that end.
"""

from datetime import datetime, timedelta
from typing import Final

from storage.certificates import KeyPair
from storage.mapping.moments import HOME
from storage.unit_of_work import SqlUnitOfWork
from triage.access.log import Look
from triage.access.signing import Certificaat, Herkomst
from triage.casework.beheer.certificaat import organisation_of, replaced_an_ended_one
from triage.ports import NewIds

RENEWED_BEFORE: Final = timedelta(days=60)
"""How long before its end a certificate of our own is followed by another."""
TOLD_BEFORE: Final = timedelta(days=30)
"""How long before its end it is told that one of an authority ends: asking for another takes weeks."""


LEAP: Final = timedelta(days=31)
"""A store that was not used for longer may have a clock that is wrong."""


def provide(work: SqlUnitOfWork, ids: NewIds, look: Look, *, behind: bool = False) -> KeyPair | None:
    """Make a certificate where the store has none that will do, with its log line; return what signs then.

    One of our own is followed by another in time. In the place of one that was taken in and has ended comes one of our
    own: nobody's papers wait for an authority, and a signature with what ended would alarm every reader.

    Args:
        behind: the clock says an earlier moment than the log or the device remembers.
    """
    holding = [one for one in work.certificaten.all() if one.retired is None]
    if not holding or (not behind and _gives_way(work, holding[0], look.at)):
        work.certificaten.make(ids(), organisation_of(work.mensen.settings()), look)
    return work.certificaten.held()


def _gives_way(work: SqlUnitOfWork, one: Certificaat, now: datetime) -> bool:
    if one.kind is Herkomst.EIGEN:
        # One that was made while the clock stood ahead does not hold yet: every reader would alarm until it does.
        return now > one.until - RENEWED_BEFORE or now < one.since
    return now > one.until and _walked_past(work, one.until, now)


def _walked_past(work: SqlUnitOfWork, end: datetime, now: datetime) -> bool:
    """Tell whether the program was in use around a moment, or on a day behind it that is over."""
    before, after = work.certificaten.used_around(end, now)
    if after is not None and after.astimezone(HOME).date() < now.astimezone(HOME).date():
        return True
    return before is not None and now - before <= LEAP


def warnings_of(certificaten: tuple[Certificaat, ...], now: datetime) -> tuple[str, ...]:
    """Return what to tell about the certificates before work begins.

    `certificaat_verloopt`: the one of an authority ends soon. `certificaat_verlopen`: it ended, and one of our own
    signs in its place until somebody takes in another or makes one. `certificaat_klok`: it ended by a clock that leapt.
    """
    holding = certificaten[-1]
    if holding.kind is Herkomst.INGEVOERD and now > holding.until:
        return ("certificaat_klok",)
    if holding.kind is Herkomst.INGEVOERD and now > holding.until - TOLD_BEFORE:
        return ("certificaat_verloopt",)
    return ("certificaat_verlopen",) if replaced_an_ended_one(certificaten) else ()
