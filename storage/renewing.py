"""A certificate for every store: made where there is none, and followed by another in time."""

from datetime import datetime, timedelta
from typing import Final

from storage.certificates import KeyPair
from storage.unit_of_work import SqlUnitOfWork
from triage.access.log import Look
from triage.access.signing import Certificaat, Herkomst
from triage.casework.beheer.certificaat import organisation_of, replaced_an_ended_one
from triage.ports import NewIds

RENEWED_BEFORE: Final = timedelta(days=60)
"""How long before its end a certificate of our own is followed by another."""
TOLD_BEFORE: Final = timedelta(days=30)
"""How long before its end it is told that one of an authority ends: asking for another takes weeks."""


def provide(work: SqlUnitOfWork, ids: NewIds, look: Look) -> KeyPair | None:
    """Make a certificate where the store has none that will do, with its log line; return what signs then.

    One of our own is followed by another in time. In the place of one that was taken in and has ended comes one of our
    own: nobody's papers wait for an authority, and a signature with what ended would alarm every reader.
    """
    holding = [one for one in work.certificaten.all() if one.retired is None]
    if not holding or _ends(holding[0], look.at):
        work.certificaten.make(ids(), organisation_of(work.mensen.settings()), look)
    return work.certificaten.held()


def _ends(one: Certificaat, now: datetime) -> bool:
    return now > (one.until - RENEWED_BEFORE if one.kind is Herkomst.EIGEN else one.until)


def warnings_of(certificaten: tuple[Certificaat, ...], now: datetime) -> tuple[str, ...]:
    """Return what to tell about the certificates before work begins.

    `certificaat_verloopt`: the one of an authority ends soon. `certificaat_verlopen`: it ended, and one of our own
    signs in its place until somebody takes in another or makes one.
    """
    holding = certificaten[-1]
    if holding.kind is Herkomst.INGEVOERD and now > holding.until - TOLD_BEFORE:
        return ("certificaat_verloopt",)
    return ("certificaat_verlopen",) if replaced_an_ended_one(certificaten) else ()
