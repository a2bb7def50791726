"""What is owed by a date, by me or my team, in one order: overdue first, what stands still last. No names of citizens.

Two things are owed: the terms of pieces of the follow-up, and the terms of a casus itself, which its triage and its
decision started. A piece takes over what the triage only foresaw, and then the piece alone is shown. Which one that is
follows from the event in the kader at which the term of the casus starts (`TAKEN_OVER`):

- `spoed.tijd` (`spoed_afmaken`): a crisis that was recorded has its own term to ratify (`crisis_bekrachtigen`);
- `informeren.tot` (`uitstel_eindigt`): once sealed, the deferral is a piece for each person, with its renewals.

`bedenktijd`, and what is waited for at Veilig Thuis, the index or the Zorg- en Veiligheidshuis, has no such piece and
stays. What starts at the decision ends with the closing of the casus; a term that the decision meets ends with it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from heapq import merge
from itertools import islice
from typing import Final

from triage.access.log import Act
from triage.casework.desk import Desk
from triage.casus.model import CasusState
from triage.casus.terms import Sought
from triage.followup.stuk import OwedRow, Soort
from triage.followup.taak import ALL, CASUS, Blad, Filter, Taak, Wanneer, Week, Wie, monday_of, stand_of
from triage.ids import PersonId
from triage.kader.term import Term
from triage.kader.vocabulary import DECIDED, OWN_TERMS
from triage.ports import TermRow, UnitOfWork

PAGE: Final = 100
"""How many are shown at once."""
WEEK_MOST: Final = 500
"""How many one week shows."""
FILE_MOST: Final = 2_000
"""How many go into one calendar file."""
TAKEN_OVER: Final[Mapping[str, Soort]] = {"spoed.tijd": Soort.CRISIS, "informeren.tot": Soort.INFORMEREN}
"""The kind of piece that takes over a term of a casus, by the event at which that term starts."""
_LAW: Final[Mapping[str, frozenset[Soort]]] = {
    "verzoek_lezen": frozenset({Soort.VERZOEK}),
    "signaal_lezen": frozenset({Soort.SIGNAAL}),
    "vernietiging_lezen": frozenset({Soort.VERNIETIGING}),
    "steekproef_beoordelen": frozenset({Soort.STEEKPROEF}),
}
RIGHTS: Final[Mapping[str, frozenset[Soort]]] = {
    "opvolging_lijst": frozenset(Soort) - frozenset().union(*_LAW.values()),
    **_LAW,
}
"""By which right each kind of piece is met in this list."""
OF_CASUS: Final = "casus_lijst"
"""By which right the terms of casussen are met."""
_UNDECIDED: Final = frozenset(one.value for one in CasusState) - {"besloten", "gesloten"}
_OPEN: Final = frozenset(one.value for one in CasusState) - {"gesloten"}


def owed(desk: Desk, wanted: Filter = ALL, skip: int = 0) -> Blad:
    """Return a page of what is owed; leaves one line about no person.

    Raises:
        Refusal: `geen_recht` for who may see no list at all.
    """
    _demand_any(desk)
    with desk.work() as work:
        found = _taken(desk, work, wanted, (None, _until(desk, wanted)), skip + PAGE + 1)
        near = _near(desk, work)
        work.logboek.write(desk.look(Act.LIJST_GEZIEN, "werkvoorraad"))
        work.commit()
    page = tuple(found[skip : skip + PAGE])
    return Blad(tuple(sorted(page, key=_shown)), skip, len(found) > skip + PAGE, near)


def near(desk: Desk) -> int:
    """Return how many of mine are for today or late, a hundred at most: for the reminder. Reads no more than that."""
    if not _may_any(desk):
        return 0
    with desk.work() as work:
        found = _near(desk, work)
        work.commit()
    return found


def week(desk: Desk, day: date, wanted: Filter = ALL) -> Week:
    """Return what is owed in the week of a day; leaves one line about no person.

    Raises:
        Refusal: `geen_recht`.
    """
    _demand_any(desk)
    monday = monday_of(day)
    sunday = monday + timedelta(days=6)
    now = monday == monday_of(desk.clock.today())
    with desk.work() as work:
        found = _taken(desk, work, wanted, (monday, sunday), WEEK_MOST + 1)
        late = _taken(desk, work, wanted, (None, monday - timedelta(days=1)), WEEK_MOST + 1) if now else []
        work.logboek.write(desk.look(Act.LIJST_GEZIEN, "werkvoorraad"))
        work.commit()
    shown = sorted(found[:WEEK_MOST], key=_shown)
    dates = (monday + timedelta(days=number) for number in range(7))
    days = tuple((one, tuple(taak for taak in shown if taak.due == one)) for one in dates)
    return Week(monday, days, tuple(sorted(late[:WEEK_MOST], key=_shown)), max(len(found), len(late)) > WEEK_MOST)


def for_calendar(desk: Desk, wanted: Filter) -> tuple[Taak, ...]:
    """Return what goes into a calendar file, soonest first; that it leaves is logged.

    Raises:
        Refusal: `geen_recht`.
    """
    _demand_any(desk)
    with desk.work() as work:
        found = _taken(desk, work, wanted, (None, _until(desk, wanted)), FILE_MOST)
        dated = tuple(one for one in found if one.due is not None)
        work.logboek.write(desk.look(Act.TERMIJNEN_BEWAARD, "werkvoorraad", f"termijnen={len(dated)}"))
        work.commit()
    return dated


def _may_any(desk: Desk) -> bool:
    return any(desk.may(act) for act in (OF_CASUS, *RIGHTS))


def _demand_any(desk: Desk) -> None:
    if not _may_any(desk):
        desk.demand("opvolging_lijst")


def _until(desk: Desk, wanted: Filter) -> date | None:
    today = desk.clock.today()
    ends = {Wanneer.ALLES: None, Wanneer.LAAT: today - timedelta(days=1)}
    return ends.get(wanted.wanneer, monday_of(today) + timedelta(days=6))


def _near(desk: Desk, work: UnitOfWork) -> int:
    """Return how many of mine are owed today or late; what is only waited for does not count."""
    found = _taken(desk, work, Filter(Wie.MIJ), (None, desk.clock.today()), 3 * PAGE)
    return min(PAGE, sum(one.presses for one in found))


def _taken(
    desk: Desk, work: UnitOfWork, wanted: Filter, days: tuple[date | None, date | None], most: int
) -> list[Taak]:
    """Return what is owed between two days, in order; each source is read no further than is asked."""
    eye = _Eye(_terms(desk), desk.scope(OF_CASUS).persons, desk.clock.today())
    ways = (*_stukken(desk, work, eye, wanted, days, most), _casussen(desk, work, eye, wanted, days, most))
    return list(islice(merge(*ways, key=_place), most))


def _stukken(
    desk: Desk, work: UnitOfWork, eye: "_Eye", wanted: Filter, days: tuple[date | None, date | None], most: int
) -> Iterable[list[Taak]]:
    since, until = days
    for act, kinds in RIGHTS.items():
        soorten = frozenset(one for one in kinds if wanted.soort in ("", one.value))
        if not soorten or not desk.may(act):
            continue
        rows = work.stukken.owed(desk.scope(act), until, eye.owners(wanted), most, 0, soorten, since)
        yield [eye.of_stuk(row) for row in rows]


def _casussen(
    desk: Desk, work: UnitOfWork, eye: "_Eye", wanted: Filter, days: tuple[date | None, date | None], most: int
) -> list[Taak]:
    if wanted.soort not in ("", CASUS) or not desk.may(OF_CASUS):
        return []
    since, until = days
    rows = work.casussen.terms(desk.scope(OF_CASUS), until, eye.sought(), eye.owners(wanted), since, most)
    return [eye.of_casus(row) for row in rows]


def _terms(desk: Desk) -> dict[str, Term]:
    """Return every term that a casus here can have: of each its newest wording."""
    found = {one.id: one for kader in desk.kaders.values() for one in kader.terms.values()}
    return {**found, **desk.kader.terms}


def _asked(term: Term, today: date) -> Sought:
    taken = TAKEN_OVER.get(term.start)
    sought = Sought(term.id, since=None if term.owed else today, unless=frozenset({taken.value} if taken else ()))
    if term.met_by_decision:
        return replace(sought, states=_UNDECIDED)
    return replace(sought, states=_OPEN) if term.start == DECIDED else sought


@dataclass(frozen=True, slots=True)
class _Eye:
    """With what is read: the wording of every term, the person with whom they stand in for, and the day."""

    terms: Mapping[str, Term]
    us: tuple[PersonId, ...]
    today: date

    def owners(self, wanted: Filter) -> tuple[PersonId, ...] | None:
        return self.us if wanted.wie is Wie.MIJ else None

    def sought(self) -> tuple[Sought, ...]:
        """Return which terms of casussen ask something today."""
        terms = (one for one in self.terms.values() if one.id not in OWN_TERMS and not one.maximum)
        return tuple(_asked(one, self.today) for one in terms)

    def waits(self, term: str) -> bool:
        return term in self.terms and not self.terms[term].owed

    def of_stuk(self, row: OwedRow) -> Taak:
        return Taak(
            soort=row.soort.value,
            about=row.stuk,
            casus=row.casus,
            reference=row.number,
            term=row.term,
            act=self.terms[row.term].text if row.term in self.terms else row.term,
            owner_name=row.owner_name,
            mine=row.owner in self.us,
            aim=row.aim,
            due=row.due,
            stand=stand_of(row.due, self.today),
            waiting=self.waits(row.term),
            decided=True,
        )

    def of_casus(self, row: TermRow) -> Taak:
        return Taak(
            soort=CASUS,
            about=row.casus,
            casus=row.casus,
            reference=row.kenmerk,
            term=row.term,
            act=row.text,
            owner_name=row.owner_name,
            mine=row.owner in self.us,
            aim=None,
            due=row.due,
            stand=stand_of(row.due, self.today),
            waiting=self.waits(row.term),
            decided=row.state in (CasusState.BESLOTEN, CasusState.GESLOTEN),
        )


def _place(taak: Taak) -> tuple[bool, date, str]:
    """The order in which pages are cut; the same as that of the store."""
    return taak.due is None, taak.due or date.max, taak.about


def _shown(taak: Taak) -> tuple[bool, date, str, str]:
    """The order on a page: by day, and on a day by reference."""
    return taak.due is None, taak.due or date.max, taak.reference, taak.term
