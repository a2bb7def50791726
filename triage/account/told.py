"""What is counted of informing: who was told, who may not know yet and by which code, and what was looked at in time.

Whom it is about comes from the seals; how it stands comes from the history of the pieces.
"""

from collections.abc import Iterable
from datetime import date
from typing import Final

from triage.account.sealed import Decided
from triage.account.tally import Rows, alone, parts, several
from triage.followup.informeren import GEINFORMEERD, NIET_VERPLICHT, TE_INFORMEREN, UITGESTELD, VOORSTEL, Informeren
from triage.followup.jaarcijfers import AtMost, Cel, Tabel, same
from triage.followup.stuk import Stuk

DEFERRED: Final = frozenset({UITGESTELD, VOORSTEL})
"""The states of a deferral that runs; past its end it stays so until somebody decides."""
LATER: Final = "uitgesteld"
_STANDS: Final = {
    GEINFORMEERD: "geinformeerd",
    TE_INFORMEREN: "nog_niet",
    UITGESTELD: LATER,
    VOORSTEL: LATER,
    NIET_VERPLICHT: "niet_verplicht",
}

Pieces = tuple[Stuk[Informeren], ...]


def told_tables(
    people: tuple[Decided, ...], pieces: Pieces, codes: Rows, above: tuple[Cel, Cel], days: tuple[int, date]
) -> tuple[Tabel, ...]:
    """Return the tables of informing.

    Args:
        people: about whom was decided in the year.
        pieces: of informing, that changed since the year began or run still.
        codes: the C codes.
        above: the cells with how many people there are, and how many of them were deferred when it was sealed.
        days: the year, and the day as of which is counted.
    """
    of = {(one.content.besluit, str(one.content.person)): one for one in pieces}
    found = [(one, of.get((one.zegel.id, one.person.id))) for one in people]
    everybody, deferred = above
    return (
        parts(
            "verteld",
            Rows(("geinformeerd", "nog_niet", LATER, "niet_verplicht"), rare=("onbekend",)),
            (_STANDS[stuk.state] if stuk is not None else "onbekend" for _, stuk in found),
            everybody,
        ),
        several("uitstel", codes, (_codes(stuk) for one, stuk in found if one.inform == LATER), deferred),
        parts("herbeoordeling", Rows(("op_tijd", "te_laat", "loopt")), _looked_at(pieces, *days)),
        alone("uitstel_loopt", sum(one.state in DEFERRED for one in pieces)),
    )


def told_bounds() -> tuple[AtMost, ...]:
    """Return which of these can never be more than others."""
    return (
        AtMost(("verteld.uitgesteld",), ("uitstel_loopt.totaal",)),
        AtMost(("verteld.uitgesteld",), ("informeren.uitgesteld",)),
        *same("verteld.niet_verplicht", "informeren.niet_nodig"),
    )


def _codes(stuk: Stuk[Informeren] | None) -> frozenset[str]:
    deferrals = stuk.content.deferrals if stuk is not None else ()
    return frozenset(code for one in deferrals for code in one.codes)


def _looked_at(pieces: Pieces, year: int, on: date) -> Iterable[str]:
    """Say of each deferral whose end was decided on, or was due, in the year whether that was done by its last day."""
    for stuk in pieces:
        for until, decided in _ends(stuk.content):
            if min(until, decided or date.max).year == year:
                yield _in_time(until, decided, on)


def _in_time(until: date, decided: date | None, on: date) -> str:
    if decided is None:
        return "te_laat" if on > until else "loopt"
    return "op_tijd" if decided <= until else "te_laat"


def _ends(content: Informeren) -> Iterable[tuple[date, date | None]]:
    """Give of each deferral its last day and the day on which it was decided on anew, or None while nobody did."""
    last = content.ends[-1].on if content.ends else None
    decided = (*(one.since for one in content.deferrals[1:]), last)
    return ((one.until, on) for one, on in zip(content.deferrals, decided, strict=False))
