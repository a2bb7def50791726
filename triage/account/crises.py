"""What is counted of crises: ratified or not, in time or not, and whether the people were told in time.

Which decisions were about a crisis comes from the seals. A crisis that waits for its decision is in no seal yet: how
many there are stands apart.
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Final

from triage.account.counted_seal import GeteldZegel
from triage.account.history import Versions, done, due_of, last, punctual, waiting
from triage.account.tally import Rows, alone, parts
from triage.followup.crisis import BEKRACHTIGEN, INFORMEREN, OPEN, Crisis
from triage.followup.informeren import Informeren
from triage.followup.jaarcijfers import AtMost, Cel, Tabel, same
from triage.followup.stuk import Stuk
from triage.ids import ItemId

_SETTLED: Final = frozenset({"bekrachtigen", "niet_bekrachtigen"})
_TOLD: Final = frozenset({"allen_verteld"})
_DEFERRED: Final = frozenset({"uitgesteld"})
_UNKNOWN: Final = "onbekend"
_LATE_FIRST: Final = ("te_laat", "loopt", "uitgesteld", "op_tijd", _UNKNOWN)
"""One decision can settle two crises of a casus: it counts once, as the one that went least well."""


def crisis_tables(
    besluiten: Iterable[GeteldZegel],
    history: tuple[Versions, ...],
    told: tuple[Stuk[Informeren], ...],
    above: Cel,
    days: tuple[int, date],
) -> tuple[Tabel, ...]:
    """Return the tables of crises.

    Args:
        besluiten: the decisions of the year.
        history: of the crises.
        told: the pieces of informing, for the day on which somebody was told.
        above: the cell with how many decisions were about a crisis.
        days: the year, and the day as of which is counted.
    """
    year, on = days
    of: dict[str, list[Versions]] = {}
    for versions in history:
        of.setdefault(last(versions).content.besluit, []).append(versions)
    found = [of.get(one.id, []) for one in besluiten if one.crisis]
    days_told = _days_told(told)
    rare = (_UNKNOWN,)

    def each(ways: tuple[str, ...], how: Callable[[Versions], str]) -> list[str]:
        return [min(map(how, several), key=ways.index, default=_UNKNOWN) for several in found]

    return (
        parts(
            "crisis_oordeel",
            Rows(("bekrachtigd", "niet_bekrachtigd"), rare=rare),
            each(("niet_bekrachtigd", "bekrachtigd", _UNKNOWN), _outcome),
            above,
        ),
        parts("crisis_tijd", Rows(("op_tijd", "te_laat"), rare=rare), each(_LATE_FIRST, _settled), above),
        parts(
            "crisis_informeren",
            Rows(("op_tijd", "te_laat", "loopt", "uitgesteld"), rare=rare),
            each(_LATE_FIRST, lambda one: _informed(one, days_told, on)),
            above,
        ),
        alone("crisis_wacht", sum(_waits(one, year) for one in history)),
    )


def crisis_bounds() -> tuple[AtMost, ...]:
    """Return which of these can never be more than others."""
    return (
        AtMost(("crisis_oordeel.bekrachtigd",), ("gedeeld.delen", "uitkomst.andere_route")),
        AtMost(
            ("crisis_oordeel.niet_bekrachtigd",),
            ("gedeeld.deels_delen", "uitkomst.niet_delen", "uitkomst.andere_route"),
        ),
        *same(f"crisis_oordeel.{_UNKNOWN}", f"crisis_tijd.{_UNKNOWN}"),
    )


def _waits(versions: Versions, year: int) -> bool:
    stuk = last(versions)
    return bool(stuk.state == OPEN and stuk.content.at.year == year)


def _outcome(versions: Versions) -> str:
    settled = done(versions, _SETTLED)
    if settled is None:
        return _UNKNOWN
    return "bekrachtigd" if settled[0].act == "bekrachtigen" else "niet_bekrachtigd"


def _settled(versions: Versions) -> str:
    settled = done(versions, _SETTLED)
    if settled is None:
        return _UNKNOWN
    return punctual(settled[0].at.date(), due_of(settled[1], (BEKRACHTIGEN,)))


def _informed(versions: Versions, days_told: Mapping[tuple[str, ItemId], date], on: date) -> str:
    everybody = done(versions, _TOLD)
    if everybody is not None:
        after, before = everybody
        return punctual(_told_on(after.stuk.content, days_told, after.at.date()), due_of(before, (INFORMEREN,)))
    if done(versions, _DEFERRED) is not None:
        return "uitgesteld"
    return waiting(last(versions), (INFORMEREN,), on)


def _told_on(crisis: Crisis, days_told: Mapping[tuple[str, ItemId], date], recorded: date) -> date:
    """Return the day on which the last of them was told; for who was told by a notice, the day it was written down."""
    found: dict[ItemId, date] = {}
    said = [(one.person, one.on) for one in crisis.told]
    said += [(person, day) for (besluit, person), day in days_told.items() if besluit == crisis.besluit]
    for person, day in said:
        found[person] = min(day, found.get(person, day))
    return max(found.values(), default=recorded)


def _days_told(told: tuple[Stuk[Informeren], ...]) -> dict[tuple[str, ItemId], date]:
    return {
        (one.content.besluit, one.content.person): one.content.told_on
        for one in told
        if one.content.told_on is not None
    }
