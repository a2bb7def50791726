"""Bringing a meeting from how it was to how somebody filled it in, one use case after another.

Each is kept by itself. When one is refused, what came before it stays, and the page shows that with the rest as typed.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial

from triage.casework.desk import Desk
from triage.casework.plan import meeting
from triage.casework.plan.meeting_desk import OpenMeeting
from triage.faults import Refusal
from triage.plan.checks import Checks
from triage.plan.overleg import Agendapunt
from ui.pages.meeting.filled import Filled, guest_of, moment_of, part_of, point_of

Agenda = tuple[Agendapunt, ...]


@dataclass(frozen=True, slots=True)
class Saved:
    """How far saving came.

    Args:
        filled: as filled in, with the ids of who was asked meanwhile.
        refusal: why it stopped, or None.
    """

    opened: OpenMeeting
    filled: Filled
    refusal: Refusal | None = None


def save(desk: Desk, opened: OpenMeeting, filled: Filled, checks: Checks) -> Saved:
    """Keep everything that differs, and tell how far that came."""
    saved = Saved(opened, filled)
    steps: tuple[Callable[[Desk, Saved, Checks], Saved], ...] = (_when, _gone, _widen, _guests, _narrow, _parts)
    for step in steps:
        saved = step(desk, saved, checks)
        if saved.refusal is not None:
            break
    return saved


def _done(saved: Saved, call: Callable[[], OpenMeeting]) -> Saved:
    try:
        return replace(saved, opened=call())
    except Refusal as refusal:
        return replace(saved, refusal=refusal)


def _when(desk: Desk, saved: Saved, _checks: Checks) -> Saved:
    at = moment_of(saved.filled)
    if at is None or at == saved.opened.overleg.at:
        return saved
    return _done(saved, partial(meeting.move_meeting, desk, saved.opened, at))


def _gone(desk: Desk, saved: Saved, _checks: Checks) -> Saved:
    wanted = {guest.id for guest in saved.filled.guests}
    for one in saved.opened.overleg.invited:
        if one.id not in wanted:
            saved = _done(saved, partial(meeting.uninvite, desk, saved.opened, one.id))
        if saved.refusal is not None:
            break
    return saved


def _agenda(filled: Filled) -> Agenda:
    return tuple(point_of(slug) for slug in filled.agenda)


def _widen(desk: Desk, saved: Saved, _checks: Checks) -> Saved:
    """Put new points on the agenda and leave the old ones, last: nobody may be asked for nothing in between."""
    wanted, now = _agenda(saved.filled), saved.opened.overleg.agenda
    return _put_agenda(desk, saved, (*wanted, *(one for one in now if one not in wanted)))


def _narrow(desk: Desk, saved: Saved, _checks: Checks) -> Saved:
    return _put_agenda(desk, saved, _agenda(saved.filled))


def _put_agenda(desk: Desk, saved: Saved, agenda: Agenda) -> Saved:
    if agenda == saved.opened.overleg.agenda:
        return saved
    return _done(saved, partial(meeting.set_agenda, desk, saved.opened, agenda))


def _guests(desk: Desk, saved: Saved, checks: Checks) -> Saved:
    for place in range(len(saved.filled.guests)):
        saved = _guest(desk, saved, place, checks)
        if saved.refusal is not None:
            break
    return saved


def _guest(desk: Desk, saved: Saved, place: int, checks: Checks) -> Saved:
    typed = saved.filled.guests[place]
    wanted = guest_of(typed, saved.filled.agenda)
    known = {one.id: one for one in saved.opened.overleg.invited}
    if known.get(wanted.id) == wanted:
        return saved
    done = _done(saved, partial(meeting.invite, desk, saved.opened, wanted, checks))
    if done.refusal is not None or typed.id:
        return done
    made = next(one.id for one in done.opened.overleg.invited if one.id not in known)
    guests = saved.filled.guests
    named = (*guests[:place], replace(typed, id=made), *guests[place + 1 :])
    return replace(done, filled=replace(saved.filled, guests=named))


def _parts(desk: Desk, saved: Saved, checks: Checks) -> Saved:
    now = {one.person: one for one in saved.opened.overleg.parts}
    for typed in saved.filled.parts:
        wanted = part_of(typed)
        if now.get(wanted.person) != wanted:
            saved = _done(saved, partial(meeting.set_part, desk, saved.opened, wanted, checks))
        if saved.refusal is not None:
            break
    return saved
