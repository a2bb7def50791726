"""Reading the account of a year: on the screen, on paper and as open data, each with its log line and no name.

A year that was fixed is read from what was kept then. Any other is counted anew, from seals and from the history of
pieces; it is a concept, and no open data is made of it.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Final

from triage.access.log import Act, Look
from triage.account.figures import count_year, find
from triage.account.ports import Gevraagd
from triage.account.suppression import few, marks_of
from triage.account.verantwoording import Jaar, Nagelezen, Verantwoording
from triage.casework.desk import Desk
from triage.casework.register.register import dpia_status
from triage.faults import Refusal
from triage.followup.jaarcijfers import Cijfers, Merk, shown, whole
from triage.followup.steekproef import Steekproef
from triage.followup.stuk import Stuk
from triage.followup.verantwoording import CONCEPT, VASTGESTELD, DpiaRegel, JaarStuk, Vast
from triage.ports import Settings, UnitOfWork
from triage.records.jaar_data import Bestand, open_data
from triage.records.sentences import PaperWords

PURPOSE: Final = "verantwoording"
READ, FULL, WRITE, FG = (
    "verantwoording_lezen",
    "verantwoording_volledig",
    "verantwoording_schrijven",
    "verantwoording_fg",
)
EMPTY: Final = "leeg"
_FIRST_YEAR: Final = 2000
_READ_AGAIN: Final = "afgerond"
Press = Callable[[Verantwoording, Settings], bytes]
"""Makes a PDF of the account of a year and what the municipality set."""


def years(desk: Desk) -> tuple[Jaar, ...]:
    """Return the years there is something to account for, newest first, with this year; leaves a log line.

    Raises:
        Refusal: a right that lacks.
    """
    desk.demand(READ)
    today = desk.clock.today()
    with desk.work() as work:
        work.logboek.write(desk.look(Act.VERANTWOORDING_GEZIEN, PURPOSE))
        state = {one.content.year: one.state for one in work.stukken.about_nobody(JaarStuk)}
        every = {*work.jaren.jaren(), *state, today.year}
        work.commit()
    return tuple(Jaar(year, state.get(year, EMPTY), year >= today.year) for year in sorted(every, reverse=True))


def read_account(desk: Desk, year: int, *, full: bool = False) -> Verantwoording:
    """Return the account of a year; leaves one log line, about no person.

    Args:
        full: with every number, also the small ones: a right of its own.

    Raises:
        Refusal: `jaar_onbekend` for a year to come, or a right that lacks.
        Trouble: `zegel_gebroken` with the number of a seal that is not what was sealed.
    """
    return _taken(desk, year, Act.VERANTWOORDING_GEZIEN, full=full)[0]


def account_paper(desk: Desk, year: int, act: Act, press: Press, *, full: bool = False) -> bytes:
    """Return the account of a year on paper, logged before it is given.

    Args:
        act: what it is taken for: `VERANTWOORDING_GEZIEN`, `VERANTWOORDING_AFGEDRUKT` or `VERANTWOORDING_BEWAARD`.

    Raises:
        Refusal: as `read_account`.
    """
    return press(*_taken(desk, year, act, full=full))


def account_data(desk: Desk, year: int, words: PaperWords, *, full: bool = False) -> tuple[Bestand, ...]:
    """Return the figures of a year as open data, with what each column means, logged before they are given.

    Only a year that was fixed is published: numbers of today beside those of next week tell what happened in between.

    Raises:
        Refusal: `jaar_niet_vastgesteld` for a concept, or as `read_account`.
    """
    account, settings = _taken(desk, year, Act.VERANTWOORDING_BEWAARD, full=full, published=not full)
    return open_data(account, words, practice=settings.practice)


def _taken(desk: Desk, year: int, act: Act, *, full: bool, published: bool = False) -> tuple[Verantwoording, Settings]:
    demand_reading(desk, year, full=full)
    look = desk.look(act, PURPOSE, f"{year} volledig" if full else str(year))
    with desk.work() as work:
        work.logboek.write(look)
        stuk = kept(work, year)
        if published and (stuk is None or stuk.state != VASTGESTELD):
            raise Refusal("jaar_niet_vastgesteld", jaar=year)
        found = view(desk, work, year, stuk, look, full=full)
        settings = work.mensen.settings()
        work.commit()
    return found, settings


def demand_reading(desk: Desk, year: int, *, full: bool) -> None:
    """Refuse whoever may not read the account of a year, and a year to come.

    Raises:
        Refusal: `jaar_onbekend`, or a right that lacks.
    """
    desk.demand(READ)
    if full:
        desk.demand(FULL)
    if not _FIRST_YEAR <= year <= desk.clock.today().year:
        raise Refusal("jaar_onbekend", jaar=year)


def kept(work: UnitOfWork, year: int) -> Stuk[JaarStuk] | None:
    """Return the account of a year as it is kept, or None while nobody wrote anything."""
    return next((one for one in work.stukken.about_nobody(JaarStuk) if one.content.year == year), None)


def view(
    desk: Desk, work: UnitOfWork, year: int, stuk: Stuk[JaarStuk] | None, look: Look, *, full: bool
) -> Verantwoording:
    """Return the account as somebody sees it; the look leaves its line here."""
    work.logboek.write(look)
    fixed = stuk.content.fixed if stuk is not None else None
    figures = fixed.figures if fixed is not None else counted(desk, work, year, look)
    return Verantwoording(
        year=year,
        stuk=stuk if full else _without_figures(stuk),
        counted_on=figures.counted_on,
        full=full,
        few=few(figures),
        tables=whole(figures) if full else shown(figures, _marks(figures, fixed)),
        dpia=fixed.dpia if fixed is not None else dpia_line(desk, work),
        samples=_samples(work, year, fixed, look),
        running=running(desk, year),
        may_full=desk.may(FULL),
        why_not=_why_not(desk, year, stuk),
    )


def _without_figures(stuk: Stuk[JaarStuk] | None) -> Stuk[JaarStuk] | None:
    """Return what is kept without the numbers in it: small ones are for who may see them, also inside the program."""
    if stuk is None or stuk.content.fixed is None:
        return stuk
    fixed = replace(stuk.content.fixed, figures=replace(stuk.content.fixed.figures, tables=()))
    return replace(stuk, content=replace(stuk.content, fixed=fixed))


def counted(desk: Desk, work: UnitOfWork, year: int, look: Look) -> Cijfers:
    """Return the figures of a year as things stand today.

    Raises:
        Trouble: `zegel_gebroken`.
    """
    return count_year(year, desk.clock.today(), find(work.jaren, year, desk.kader, look))


def _marks(figures: Cijfers, fixed: Vast | None) -> tuple[Merk, ...]:
    """What was published once stays as it was: a later way of choosing would show what was hidden."""
    return fixed.marks if fixed is not None else marks_of(figures)


def running(desk: Desk, year: int) -> bool:
    """Tell whether a year is not over."""
    return year >= desk.clock.today().year


def dpia_line(desk: Desk, work: UnitOfWork) -> DpiaRegel:
    """Return what the account says of the DPIA today."""
    status = dpia_status(desk, work)
    if status.dpia is None:
        return DpiaRegel(status.stand)
    return DpiaRegel(status.stand, status.number, status.dpia.edition, status.dpia.dated)


def _samples(work: UnitOfWork, year: int, fixed: Vast | None, look: Look) -> tuple[Nagelezen, ...]:
    asked = Gevraagd(Steekproef, date(year, 1, 1), only=frozenset({_READ_AGAIN}))
    every = (one.content for one in work.jaren.stukken(asked, look) if one.content.year == year)
    found = [
        Nagelezen(one.quarter, one.summary, one.closed_by_name, one.closed_at)
        for one in every
        if one.closed_at is not None and (fixed is None or one.closed_at <= fixed.at)
    ]
    return tuple(sorted(found, key=lambda one: one.quarter))


def _why_not(desk: Desk, year: int, stuk: Stuk[JaarStuk] | None) -> tuple[tuple[str, str], ...]:
    state = stuk.state if stuk is not None else CONCEPT
    fixed = "jaar_vastgesteld" if state == VASTGESTELD else ""
    barred = {
        "schrijven": _right(desk, WRITE) or fixed,
        "fg_schrijven": _right(desk, FG),
        "vaststellen": _right(desk, WRITE) or fixed or ("jaar_loopt_nog" if running(desk, year) else ""),
    }
    return tuple((act, why) for act, why in barred.items() if why)


def _right(desk: Desk, right: str) -> str:
    try:
        desk.demand(right)
    except Refusal as refusal:
        return refusal.code
    return ""
