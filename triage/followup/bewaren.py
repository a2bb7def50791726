"""How long a casus is kept: per law of its sources, from its last change; the longest decides for the whole.

A casus is a file of the wijkteam, so the Wmo always counts; a source or a route of another law adds its own term
(`domain.md` §4). Which day that is follows from the kader; nothing is destroyed by itself.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from triage.followup.erasing_ports import Held
from triage.kader.model import Kader
from triage.terms.running import first_end

BACKUPS: Final = "bewaren_reservekopie"
"""The term of the kader after which no back-up of before a destruction is left."""


class Wet(StrEnum):
    """The laws that say how long a file is kept; the value ends the slug of the term (`bewaren_wmo`)."""

    WMO = "wmo"
    JEUGDWET = "jeugdwet"
    VIR = "vir"
    ZVH = "zvh"

    @property
    def term(self) -> str:
        """The term of the kader."""
        return f"bewaren_{self.value}"


_BY_DOMAIN: Final = {"jeugd": Wet.JEUGDWET}
_BY_KIND: Final = {"verwijsindex": Wet.VIR, "zvh": Wet.ZVH}
_BY_SECRECY: Final = {"jw_7311": Wet.JEUGDWET, "wgs_111": Wet.ZVH}
_BY_ROUTE: Final = {"vir": Wet.VIR, "zvh": Wet.ZVH, "zvh_geheimhouder": Wet.ZVH, "gi": Wet.JEUGDWET}


@dataclass(frozen=True, slots=True)
class Label:
    """How long one law keeps it.

    Args:
        source: the article.
        destroy_on: the first day on which this law no longer keeps it.
    """

    law: Wet
    source: str
    years: int
    destroy_on: date


@dataclass(frozen=True, slots=True)
class Keeping:
    """Until when a casus is kept, and why.

    Args:
        law, source: of the longest term, which decides.
        last_change: from which it is counted.
        destroy_on: the first day on which it can be destroyed.
        labels: every law that counts, longest first.
    """

    law: Wet
    source: str
    last_change: date
    destroy_on: date
    labels: tuple[Label, ...]

    def due(self, day: date) -> bool:
        """Tell whether it can be destroyed on a day."""
        return day >= self.destroy_on


def laws_of(held: Held, kader: Kader) -> tuple[Wet, ...]:
    """Return which laws keep a casus, in their own order."""
    found = {Wet.WMO}
    for kind in held.kinds:
        known = kader.party_kinds.get(kind)
        law = _BY_KIND.get(kind) or _BY_DOMAIN.get(known.domain if known else "")
        found |= {law} if law else set()
    found |= {_BY_SECRECY[one] for one in held.secrecies if one in _BY_SECRECY}
    found |= {_BY_ROUTE[one] for one in held.routes if one in _BY_ROUTE}
    return tuple(law for law in Wet if law in found)


def keeping(held: Held, kader: Kader) -> Keeping:
    """Return until when a casus is kept.

    Args:
        kader: the newest, whose terms hold for every casus.
    """
    labels = tuple(
        sorted((_label(law, held.last_change, kader) for law in laws_of(held, kader)), key=_longest, reverse=True)
    )
    first = labels[0]
    return Keeping(first.law, first.source, held.last_change, first.destroy_on, labels)


def backups_until(kader: Kader, day: date) -> date:
    """Return the last day on which a back-up of before a destruction may still be there."""
    return first_end(kader.terms[BACKUPS], day)


def _label(law: Wet, since: date, kader: Kader) -> Label:
    term = kader.terms[law.term]
    return Label(law, term.source, term.amount, first_end(term, since) + timedelta(days=1))


def _longest(label: Label) -> date:
    return label.destroy_on
