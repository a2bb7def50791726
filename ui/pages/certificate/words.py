"""How a certificate is told of: whose it is, until when it holds, and its fingerprint in groups."""

from datetime import datetime, timedelta
from typing import Final

from triage.access.signing import Certificaat, Herkomst
from triage.casework.beheer.certificaat import replaced_an_ended_one
from ui.widgets.chip import Kind
from ui.widgets.facts import Fact
from ui.words import day, say

SOON: Final = timedelta(days=60)
"""How long before its end it is told here that one of an authority ends: asking for another takes weeks."""
_GROUP: Final = 4
Told = tuple[str, str, Kind]
"""A message: its heading, its words, and how grave it is."""


def grouped(fingerprint: str) -> str:
    """Return a fingerprint as people compare it: capitals, in groups of four."""
    digits = fingerprint.upper()
    return " ".join(digits[at : at + _GROUP] for at in range(0, len(digits), _GROUP))


def kind_of(one: Certificaat) -> str:
    """Return what kind of certificate it is."""
    return say("certificaat.eigen_soort" if one.kind is Herkomst.EIGEN else "certificaat.ingevoerd_soort")


def facts_of(one: Certificaat) -> list[Fact]:
    """Return what a certificate says of itself."""
    own = one.kind is Herkomst.EIGEN
    return [
        (say("certificaat.soort"), kind_of(one)),
        (say("certificaat.van"), one.name),
        (say("certificaat.door"), say("certificaat.door_zelf") if own else one.issuer),
        (say("certificaat.geldig"), _between(one)),
        (say("certificaat.sinds"), day(one.taken.date())),
        (say("certificaat.vingerafdruk"), grouped(one.fingerprint)),
    ]


def _between(one: Certificaat) -> str:
    words = say("certificaat.geldig_tussen", van=day(one.since.date()), tot=day(one.until.date()))
    return f"{words}. {say('certificaat.vanzelf')}" if one.kind is Herkomst.EIGEN else words


def earlier_line(one: Certificaat) -> str:
    """Return a former certificate in a line."""
    until = day(one.retired.date()) if one.retired else ""
    facts = {"soort": kind_of(one), "van": day(one.taken.date()), "tot": until}
    return say("certificaat.eerder_regel", **facts, vingerafdruk=grouped(one.fingerprint))


def message_of(certificaten: tuple[Certificaat, ...], now: datetime) -> Told | None:
    """Return what to say about the certificates, or None where all is well."""
    if not certificaten:
        return say("certificaat.geen"), say("certificaat.geen_uitleg"), Kind.ATTENTION
    holding = certificaten[-1]
    if holding.kind is Herkomst.INGEVOERD and now > holding.until - SOON:
        return say("certificaat.bijna"), say("certificaat.bijna_uitleg"), Kind.ATTENTION
    if replaced_an_ended_one(certificaten):
        return say("certificaat.na_afloop"), say("certificaat.na_afloop_uitleg"), Kind.ATTENTION
    return None
