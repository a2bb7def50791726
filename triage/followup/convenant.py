"""A convenant: what the municipality agreed with an organisation about sharing data, and from when until when.

The vision wants such agreements public (chapter 4.3, raamafspraken), and AVG 26 and 28 want their existence known. No
data of a citizen stands in one. An agreement ends by itself on its last day: that is asked of the day, not done.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from triage.faults import Refusal
from triage.followup.machine import START, Arrow, Machine
from triage.followup.stuk import Stuk
from triage.ids import PersonId


class Gegeven(StrEnum):
    """The sorts of data that an agreement can cover; the same slugs as a share line has."""

    DAT = "dat"
    WAT = "wat"
    GEZONDHEID = "gezondheid"
    ANDERS_BIJZONDER = "anders_bijzonder"
    STRAFRECHTELIJK = "strafrechtelijk"


class Stand(StrEnum):
    """How an agreement stands on a day, the most urgent first."""

    VERLOPEN = "verlopen"
    """Its last day is past, and nobody ended or renewed it."""
    BIJNA = "bijna"
    """It holds, and ends within `SOON` days."""
    GELDT = "geldt"
    KOMT = "komt"
    """Its first day is still to come."""
    CONCEPT = "concept"
    BEEINDIGD = "beeindigd"
    VERVALLEN = "vervallen"
    """A concept that came to nothing: it never held."""


@dataclass(frozen=True, slots=True)
class Einde:
    """That it was ended before its last day, or instead of it.

    Args:
        on: the last day on which it held.
    """

    on: date
    why: str
    by: PersonId
    by_name: str


@dataclass(frozen=True, slots=True)
class Convenant:
    """An agreement.

    Args:
        organisation: as people call it; recipients are matched with it by name.
        kind: slug of the kind of organisation (`PartyKind` of the kader), or empty.
        reference: the reference of the agreement itself, as its parties write it, or empty.
        purpose: what data are shared for.
        covers: which sorts of data it covers.
        data: which data, each in a few words.
        basis: the law it rests on.
        since, until: its first and last day; None where that is not known, or where it has no end.
        published: where it can be read: an address or a place in words, or empty.
        contact: the function that can be asked about it, no name of a person.
        notes: for the municipality itself; on no paper.
        ended: None while nobody ended it.
    """

    organisation: str
    kind: str = ""
    reference: str = ""
    purpose: str = ""
    covers: tuple[Gegeven, ...] = ()
    data: tuple[str, ...] = ()
    basis: str = ""
    since: date | None = None
    until: date | None = None
    published: str = ""
    contact: str = ""
    notes: str = ""
    ended: Einde | None = None


TERM: Final = "convenant_nakijken"
"""The term of the kader that runs to its last day."""
MACHINE: Final = Machine(
    "convenant",
    (
        Arrow(START, "vastleggen", "concept"),
        Arrow("concept", "wijzigen", "concept"),
        Arrow("concept", "laten_gelden", "geldt"),
        Arrow("concept", "laten_vervallen", "vervallen"),
        Arrow("geldt", "wijzigen", "geldt", (TERM,)),
        Arrow("geldt", "beeindigen", "beeindigd", (TERM,)),
    ),
)
SOON: Final = 90
"""Within how many days its end is near, in days."""
ENDED_SHOWN: Final = timedelta(days=365)
"""How long after its end an agreement stays on the public list."""
_ORDER: Final = {one: place for place, one in enumerate(Stand)}
LINE: Final = 200
"""Characters of a line: a name, a reference, a place."""
WORDS: Final = 4_000
"""Characters of a purpose, a reason or a note."""
MOST: Final = 40
"""Kinds of data in words, at most."""


def stand(stuk: Stuk[Convenant], today: date) -> Stand:
    """Return how an agreement stands on a day."""
    if stuk.state != "geldt":
        return Stand(stuk.state)
    one = stuk.content
    if one.since is not None and today < one.since:
        return Stand.KOMT
    if one.until is None:
        return Stand.GELDT
    if one.until < today:
        return Stand.VERLOPEN
    return Stand.BIJNA if one.until - today <= timedelta(days=SOON) else Stand.GELDT


def holds(stuk: Stuk[Convenant], today: date) -> bool:
    """Tell whether something can be shared under it on a day."""
    return stand(stuk, today) in (Stand.GELDT, Stand.BIJNA)


def ended_on(stuk: Stuk[Convenant]) -> date | None:
    """Return the last day on which it held, or holds; None without an end, and for one that never held."""
    one = stuk.content
    if stuk.state not in ("geldt", "beeindigd"):
        return None
    ends = [day for day in (one.until, one.ended.on if one.ended else None) if day is not None]
    return min(ends, default=None)


@dataclass(frozen=True, slots=True)
class Row:
    """An agreement in a list.

    Args:
        end: the last day on which it holds or held, or None.
    """

    stuk: Stuk[Convenant]
    stand: Stand
    end: date | None

    @property
    def over(self) -> bool:
        """It held, and does not any more."""
        return self.stand in (Stand.VERLOPEN, Stand.BEEINDIGD)


def rows_of(found: tuple[Stuk[Convenant], ...], today: date) -> tuple[Row, ...]:
    """Return agreements in the order of the list: how urgent, then when they end, then by name."""
    rows = (Row(one, stand(one, today), ended_on(one)) for one in found)
    return tuple(sorted(rows, key=_place))


def _place(row: Row) -> tuple[int, date, str, str]:
    soonest = row.end if row.stand in (Stand.VERLOPEN, Stand.BIJNA) else None
    return (_ORDER[row.stand], soonest or date.max, row.stuk.content.organisation.casefold(), row.stuk.number)


def public_rows(rows: tuple[Row, ...], today: date) -> tuple[Row, ...]:
    """Return what everybody may see: what holds, and after it what ended in the last year; by organisation."""
    shown = [row for row in rows if holds(row.stuk, today) or _just_ended(row, today)]
    return tuple(sorted(shown, key=lambda row: (row.over, row.stuk.content.organisation.casefold(), row.stuk.number)))


def _just_ended(row: Row, today: date) -> bool:
    return row.over and row.end is not None and today - ENDED_SHOWN <= row.end


def lacks(one: Convenant) -> tuple[str, ...]:
    """Return which fields an agreement still needs before it can hold: the public list would be empty of them."""
    needed = {
        "organisatie": one.organisation,
        "doel": one.purpose,
        "gegevens": one.data or one.covers,
        "grondslag": one.basis,
        "sinds": one.since,
    }
    return tuple(name for name, value in needed.items() if not value)


def demand_sound(one: Convenant) -> None:
    """Refuse what is too long, without a name, or with its days the wrong way round.

    Raises:
        Refusal: `convenant_zonder_naam`, `convenant_te_lang` with the field (`veld`), or `convenant_dagen`.
    """
    if not one.organisation.strip():
        raise Refusal("convenant_zonder_naam")
    if one.since is not None and one.until is not None and one.until < one.since:
        raise Refusal("convenant_dagen")
    short = {
        "organisatie": one.organisation,
        "kenmerk": one.reference,
        "vindplaats": one.published,
        "contact": one.contact,
        "grondslag": one.basis,
        **{f"gegeven {place}": words for place, words in enumerate(one.data, start=1)},
    }
    long = {"doel": one.purpose, "aantekening": one.notes}
    over = [name for name, words in short.items() if len(words) > LINE]
    over += [name for name, words in long.items() if len(words) > WORDS]
    over += ["gegevens"] if len(one.data) > MOST else []
    if over:
        raise Refusal("convenant_te_lang", veld=over[0])


def demand_ready(one: Convenant) -> None:
    """Refuse to let an agreement hold that does not say what everybody may read about it.

    Raises:
        Refusal: `convenant_onvolledig` with how much lacks (`aantal`).
    """
    missing = lacks(one)
    if missing:
        raise Refusal("convenant_onvolledig", aantal=len(missing))
