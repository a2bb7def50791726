"""A certificate for every store: made where there is none, and followed by another in time."""

from datetime import datetime, timedelta
from typing import Final

from storage.certificates import KeyPair
from storage.unit_of_work import SqlUnitOfWork
from triage.access.log import Look
from triage.access.signing import Certificaat, Herkomst
from triage.ports import NewIds, Settings

RENEWED_BEFORE: Final = timedelta(days=60)
"""How long before its end a certificate of our own is followed by another."""
TOLD_BEFORE: Final = timedelta(days=60)
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


def organisation_of(settings: Settings) -> str:
    """Return to whom a certificate of our own is given; one for practice says so in its name."""
    return f"OEFENEN {settings.municipality}" if settings.practice else settings.municipality


def _ends(one: Certificaat, now: datetime) -> bool:
    return now > (one.until - RENEWED_BEFORE if one.kind is Herkomst.EIGEN else one.until)


def warnings_of(certificaten: tuple[Certificaat, ...], now: datetime) -> tuple[str, ...]:
    """Return what to tell about the certificates before work begins.

    `certificaat_verloopt`: the one of an authority ends soon. `certificaat_verlopen`: it ended, and one of our own
    signs in its place until somebody takes in another or makes one.
    """
    *before, holding = certificaten
    if holding.kind is Herkomst.INGEVOERD:
        return ("certificaat_verloopt",) if now > holding.until - TOLD_BEFORE else ()
    replaced = bool(before) and before[-1].kind is Herkomst.INGEVOERD and before[-1].until <= holding.taken
    return ("certificaat_verlopen",) if replaced else ()
