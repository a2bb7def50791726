"""The figures of a year: what a store hands out, counted.

Decisions, grounds and people come from the seals. What follows them (informing, crises, requests, signals, notices)
comes from the history of the pieces, which the store itself guards. Nothing comes from an answer that somebody can
still change.
"""

from dataclasses import dataclass
from datetime import date
from typing import Final

from triage.access.log import Look
from triage.account.asked import after_tables, request_bounds, request_tables, signal_tables
from triage.account.crises import crisis_bounds, crisis_tables
from triage.account.history import Versions
from triage.account.ports import Gevraagd, Jaren
from triage.account.sealed import DECIDED, Sealed, code_rows, sealed_bounds, sealed_tables
from triage.account.suppression import SMALL
from triage.account.tally import Rows, demand_sound, parts
from triage.account.told import DEFERRED, told_bounds, told_tables
from triage.followup.bericht import Bericht
from triage.followup.crisis import OPEN, Crisis
from triage.followup.geldigheid import Geldigheid
from triage.followup.informeren import Informeren
from triage.followup.jaarcijfers import AtMost, Cel, Cijfers, Tabel
from triage.followup.regel import Regel
from triage.followup.signaal import Signaal
from triage.followup.steekproef import Oordeel, Steekproef
from triage.followup.stuk import Stuk
from triage.followup.verzoek import Verzoek
from triage.kader.model import Kader

TOTALS: Final = (
    DECIDED,
    "vastgelegd.totaal",
    "vernietigd.totaal",
    "verzoeken.totaal",
    "datalekken.totaal",
    "signalen.totaal",
)
"""What is published of a year with few decisions as well."""
_DONE: Final = "afgerond"


@dataclass(frozen=True, slots=True)
class Found:
    """Everything of a year that is counted."""

    sealed: Sealed
    informing: tuple[Stuk[Informeren], ...]
    crises: tuple[Versions, ...]
    requests: tuple[Versions, ...]
    signals: tuple[Stuk[Signaal], ...]
    reviewed: tuple[Stuk[Geldigheid], ...]
    notices: tuple[Stuk[Bericht], ...]
    withdrawn: tuple[Stuk[Regel], ...]
    samples: tuple[Stuk[Steekproef], ...]


def find(jaren: Jaren, year: int, kader: Kader, look: Look) -> Found:
    """Fetch everything of a year that is counted; leaves one log line about no person.

    Raises:
        Trouble: `zegel_gebroken` with the number of a seal that is not what was sealed.
    """
    since = date(year, 1, 1)
    return Found(
        sealed=Sealed(jaren.zegels(year, look), jaren.vernietigd(year, look), kader),
        informing=jaren.stukken(Gevraagd(Informeren, since, also=DEFERRED), look),
        crises=jaren.verloop(Gevraagd(Crisis, since, also=frozenset({OPEN})), look),
        requests=jaren.verloop(Gevraagd(Verzoek, since), look),
        signals=jaren.stukken(Gevraagd(Signaal, since), look),
        reviewed=jaren.stukken(Gevraagd(Geldigheid, since, touched=True), look),
        notices=jaren.stukken(Gevraagd(Bericht, since), look),
        withdrawn=jaren.stukken(Gevraagd(Regel, since, only=frozenset({"ingetrokken"})), look),
        samples=jaren.stukken(Gevraagd(Steekproef, since), look),
    )


def count_year(year: int, on: date, found: Found) -> Cijfers:
    """Return the figures of a year as things stand on a day."""
    sealed = sealed_tables(found.sealed)
    cells = {one.id: one for table in sealed for one in (table.total, *table.rows)}
    tables = (*sealed, *_following(found, cells, (year, on)), *_sampled(found.samples, year))
    held = {one.id: one.count for table in tables for one in (table.total, *table.rows)}
    # A bound that the year itself does not keep is none: then nobody can reckon with it either.
    kept = tuple(one for each in _bounds() if (one := each.among(held)).less and one.holds(held))
    return demand_sound(Cijfers(year, on, tables, DECIDED, TOTALS, kept, _shut(found.samples, tables[-1], year)))


def _bounds() -> tuple[AtMost, ...]:
    return (
        *sealed_bounds(),
        *told_bounds(),
        *crisis_bounds(),
        *request_bounds(),
        AtMost(("steekproef.totaal",), (DECIDED,)),
    )


def _following(found: Found, cells: dict[str, Cel], days: tuple[int, date]) -> tuple[Tabel, ...]:
    year, on = days
    sealed = found.sealed
    people = (cells["informeren.totaal"], cells["informeren.uitgesteld"])
    return (
        *told_tables(sealed.people, found.informing, code_rows(sealed.kader, "C", ()), people, days),
        *crisis_tables(sealed.besluiten, found.crises, found.informing, cells["crisis.wel"], days),
        *request_tables(found.requests, year, on),
        *signal_tables(found.signals, year),
        *after_tables(found.reviewed, found.notices, found.withdrawn, year),
    )


def _sampled(samples: tuple[Stuk[Steekproef], ...], year: int) -> tuple[Tabel, ...]:
    """Return what the FG found of the decisions of the year that were read again, in quarters that are finished."""
    read = [one for stuk in samples for one in stuk.content.chosen if _finished(stuk, year)]
    found = (one.oordeel.value for one in read if one.oordeel is not None)
    return (parts("steekproef", Rows(tuple(one.value for one in Oordeel)), found),)


def _shut(samples: tuple[Stuk[Steekproef], ...], table: Tabel, year: int) -> tuple[str, ...]:
    """Return the cells of the sample where it holds a quarter of one to four.

    How many are drawn is known to all: of two quarters with nine together, one had four decisions.
    """
    drawn = [len(stuk.content.chosen) for stuk in samples if _finished(stuk, year)]
    if table.total.count in SMALL or not any(count in SMALL for count in drawn):
        return ()
    return tuple(one.id for one in (table.total, *table.rows))


def _finished(stuk: Stuk[Steekproef], year: int) -> bool:
    return stuk.state == _DONE and stuk.content.year == year
