"""Parts of a casusoverleg in words: what the agenda points to, and on what an invitation can rest."""

from triage.casework.plan.meeting_desk import OpenMeeting, Point
from triage.ids import ItemId
from triage.plan.model import Basis, Waarop
from triage.plan.overleg import Agendapunt, Verwijzing
from ui.pages.meeting.filled import slug_of
from ui.words import say

Offered = tuple[tuple[str, str], ...]
"""Pairs of a slug and its words."""


def point_words(point: Point) -> str:
    """Return what a point of the agenda is called; whoever may not read it, reads of what kind it is."""
    kind = point.at.kind.value
    return say(f"overleg.punt.{kind}", wat=point.text) if point.text else say(f"overleg.punt_zonder.{kind}")


def offered(opened: OpenMeeting) -> Offered:
    """Return everything the agenda can point to."""
    return tuple((slug_of(one.at), point_words(one)) for one in opened.points)


def agenda_words(opened: OpenMeeting) -> tuple[str, ...]:
    """Return the points of the agenda in words, in order; what is gone since is said by its kind."""
    words = dict(offered(opened))
    return tuple(words.get(slug_of(one), _gone(one)) for one in opened.overleg.agenda)


def _gone(point: Agendapunt) -> str:
    return say(f"overleg.punt_zonder.{point.kind.value}")


def agreed_words(opened: OpenMeeting) -> tuple[str, ...]:
    """Return the agreements that came out of a meeting, in words."""
    return tuple(_agreed(opened, one) for one in opened.overleg.agreed)


def _agreed(opened: OpenMeeting, item: ItemId) -> str:
    point = Agendapunt(Verwijzing.AFSPRAAK, item)
    return next((one.text for one in opened.points if one.at == point and one.text), _gone(point))


def bases(opened: OpenMeeting) -> tuple[Basis, ...]:
    """Return on what an invitation can rest: that the person agreed, or a seal of this casus."""
    found = [Basis(Waarop.INSTEMMING), *(Basis(one.kind, one.number) for one in opened.grants)]
    return tuple(dict.fromkeys((*found, *(one.basis for one in opened.overleg.invited))))
