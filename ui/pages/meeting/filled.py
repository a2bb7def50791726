"""What somebody filled in about a casusoverleg so far: every word as typed, so that a lock or a crash loses nothing."""

import json
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from triage.ids import CodeId, ItemId, PersonId
from triage.plan.overleg import Agendapunt, Deelname, Genodigde, Overleg, Verwijzing
from ui.fields.dates import ZONE, local, read_date, read_time, written_date
from ui.pages.plan.filled import Keep, basis_of, basis_slug, kept_words
from ui.words import clock_time


@dataclass(frozen=True, slots=True)
class Guest:
    """Somebody to ask, as filled in.

    Args:
        points: slugs of points on the agenda.
        present: `ja`, `nee`, or empty while nobody said.
        kept: marked words of why they are needed that are right here.
    """

    id: str = ""
    name: str = ""
    function: str = ""
    organisation: str = ""
    needed: str = ""
    basis: str = ""
    points: tuple[str, ...] = ()
    colleague: str = ""
    present: str = ""
    kept: tuple[Keep, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """Whether a betrokkene takes part, as filled in: `ja`, `nee` or empty."""

    person: str
    takes_part: str = ""
    code: str = ""
    motivation: str = ""


@dataclass(frozen=True, slots=True)
class Filled:
    """A meeting as filled in; day and time as typed."""

    day: str = ""
    time: str = ""
    agenda: tuple[str, ...] = ()
    guests: tuple[Guest, ...] = ()
    parts: tuple[Part, ...] = ()


def slug_of(point: Agendapunt) -> str:
    """Return what the page knows a point of the agenda by."""
    return f"{point.kind.value} {point.ref}"


def point_of(slug: str) -> Agendapunt:
    """Return the point behind a slug."""
    kind, _, ref = slug.partition(" ")
    return Agendapunt(Verwijzing(kind), ref)


def as_text(filled: Filled) -> str:
    """Return what was filled in as text to keep."""
    return json.dumps(asdict(filled), ensure_ascii=False)


def from_text(text: str) -> Filled | None:
    """Return what was kept, or None where there is nothing."""
    if not text:
        return None
    data: dict[str, Any] = json.loads(text)
    guests = tuple(_guest(one) for one in data["guests"])
    parts = tuple(Part(**one) for one in data["parts"])
    return Filled(data["day"], data["time"], tuple(data["agenda"]), guests, parts)


def _guest(data: dict[str, Any]) -> Guest:
    kept = tuple(Keep(**one) for one in data["kept"])
    return Guest(**{**data, "points": tuple(data["points"]), "kept": kept})


def filled_of(overleg: Overleg) -> Filled:
    """Return a meeting as the page shows it."""
    at = overleg.at.astimezone(ZONE)
    agenda = tuple(slug_of(one) for one in overleg.agenda)
    guests = tuple(
        Guest(
            one.id,
            one.name,
            one.function,
            one.organisation,
            one.needed,
            basis_slug(one.basis),
            tuple(agenda[place] for place in one.points if place < len(agenda)),
            one.colleague or "",
            _said(one.present),
            tuple(Keep(word.quote, word.kind, word.reason.value) for word in one.kept),
        )
        for one in overleg.invited
    )
    parts = tuple(Part(one.person, _said(one.takes_part), one.code or "", one.motivation) for one in overleg.parts)
    return Filled(written_date(at.date()), clock_time(at), agenda, guests, parts)


def _said(yes: bool | None) -> str:
    return "" if yes is None else "ja" if yes else "nee"


def _meant(said: str) -> bool | None:
    return {"ja": True, "nee": False}.get(said)


def moment_of(filled: Filled) -> datetime | None:
    """Return when the meeting is, in Dutch time, or None where day or time cannot be read."""
    day, at = read_date(filled.day), read_time(filled.time)
    return local(day, at) if day is not None and at is not None else None


def guest_of(guest: Guest, agenda: tuple[str, ...]) -> Genodigde:
    """Return somebody who is asked; the id of somebody new is empty."""
    return Genodigde(
        id=ItemId(guest.id),
        name=guest.name.strip(),
        function=guest.function.strip(),
        organisation=guest.organisation.strip(),
        needed=" ".join(guest.needed.split()),
        basis=basis_of(guest.basis),
        points=tuple(place for place, slug in enumerate(agenda) if slug in guest.points),
        colleague=PersonId(guest.colleague) if guest.colleague else None,
        kept=kept_words(guest.kept),
    )


def part_of(part: Part) -> Deelname:
    """Return whether a betrokkene takes part; a code only counts for who does not."""
    takes = _meant(part.takes_part)
    code = CodeId(part.code) if takes is False and part.code else None
    return Deelname(ItemId(part.person), takes, code, part.motivation.strip() if takes is False else "")
