"""Filling in: opening a casus, answering, adding and removing its parts, and the "nagekeken" stamp.

The caller holds the casus that is open; a change made against an older version is refused, never merged in silence.
"""

from dataclasses import dataclass, replace

from triage.access.log import Act, Look
from triage.answers import Answer, Ref, Scope
from triage.casework.casus.standing import demand_standing
from triage.casework.desk import Desk
from triage.casework.followup.crisis_triage import keep_from_triage
from triage.casework.running import running
from triage.casus.answerable import demand_answerable
from triage.casus.facts import subject
from triage.casus.model import EDITABLE, Casus
from triage.casus.walk import Asked, Walk, falls_away, walk
from triage.faults import Refusal
from triage.ids import CasusId, ItemId, QuestionId
from triage.ports import Place


@dataclass(frozen=True, slots=True)
class Opened:
    """A casus on the desk: as it is stored, its walk, and where the person was.

    Args:
        writable: this person may change it now.
    """

    casus: Casus
    walk: Walk
    place: Place | None = None
    writable: bool = True


@dataclass(frozen=True, slots=True)
class FallsAway:
    """A change that would make answers fall away. Nothing was changed; ask, then confirm."""

    lost: tuple[Asked, ...]


MAX_ITEMS = 200
"""Most items in one collection; more is a list, and lists about people are not what this program makes."""


def open_new(desk: Desk) -> Opened:
    """Open a new casus and keep it."""
    desk.demand("casus_openen")
    now = desk.clock.now()
    with desk.work() as work:
        casus = Casus(
            id=CasusId(desk.ids()),
            kenmerk=work.casussen.next_kenmerk(now.year),
            kader=desk.newest,
            team=desk.actor.team,
            owner=desk.actor.person,
            made=now,
            last_editor=desk.actor.person,
        )
        work.casussen.add(casus, desk.look(Act.CASUS_GEOPEND, "triage", casus.kenmerk))
        work.commit()
    return Opened(casus, walk(casus, desk.kader))


def open_casus(desk: Desk, casus_id: CasusId) -> Opened:
    """Open a casus to read or go on with; leaves a log line per person in it."""
    with desk.work() as work:
        casus = work.casussen.get(casus_id, desk.scope(), desk.look(Act.CASUS_GEZIEN, "triage"))
        desk.demand("casus_lezen", casus)
        place = work.casussen.place(casus_id, desk.actor.person)
        work.commit()
    return Opened(casus, walk(casus, desk.kader_of(casus)), place, _writable(desk, casus))


def _writable(desk: Desk, casus: Casus) -> bool:
    try:
        desk.demand("triage_schrijven", casus)
    except Refusal:
        return False
    return casus.state in EDITABLE


def answer(
    desk: Desk, opened: Opened, ref: Ref, given: Answer, *, confirmed: bool = False, cursor: int = 0
) -> Opened | FallsAway:
    """Keep an answer, durably, with its log line.

    Args:
        cursor: where the person stands in the text, kept as their place in the same transaction.

    Returns:
        The casus as it then stands, or what would fall away when `confirmed` is False.

    Raises:
        Refusal: `geen_recht`, `niet_in_deze_staat`, `inmiddels_gewijzigd`, `ligt_vast`, `niet_gevraagd`,
            `antwoord_soort`, `tekst_te_lang`, `tekst_onleesbaar`, or `crisis_ligt_vast`.
    """
    desk.demand("triage_schrijven", opened.casus)
    demand_answerable(opened.walk, desk.kader_of(opened.casus), ref, given)
    changed = _asked_again(opened.casus.with_answer(ref, given), ref)
    if changed == opened.casus:
        return opened
    return _keep(desk, opened, changed, Act.ANTWOORD_GEWIJZIGD, Place(ref, cursor), confirmed=confirmed)


_CONSENTED_TO = frozenset({"regel.gegeven", "regel.soort", "regel.over", "regel.bron", "regel.ontvanger"})
"""What somebody said yes to: to other words, another source or recipient it is no yes (AVG 4 onder 11)."""
_COVERS = QuestionId("toestemming.regels")


def _asked_again(changed: Casus, ref: Ref) -> Casus:
    """Take a line that became another one out of the consents that were given for it (hard rule 8)."""
    if ref.question not in _CONSENTED_TO:
        return changed
    for person in changed.of(Scope.PERSOON):
        lines = changed.answer(_COVERS, person).value
        if isinstance(lines, tuple) and ref.item in lines:
            kept = tuple(line for line in lines if line != ref.item)
            changed = changed.with_answer(Ref(_COVERS, person), Answer(kept or None))
    return changed


def _taken_back(opened: Opened, after: Casus, ref: Ref) -> tuple[Asked, ...]:
    """Return the consents that lose a line because it became another one."""
    if ref.question not in _CONSENTED_TO:
        return ()
    given = (asked for asked in opened.walk.asked if asked.ref.question == _COVERS)
    return tuple(asked for asked in given if after.answer(_COVERS, asked.ref.item) != asked.answer)


def _keep(desk: Desk, opened: Opened, changed: Casus, act: Act, place: Place, *, confirmed: bool) -> Opened | FallsAway:
    after, then = _touched(desk, opened, changed)
    lost = (*falls_away(opened.walk, then), *_taken_back(opened, after, place.ref))
    if lost and not confirmed:
        return FallsAway(lost)
    look = desk.look(act, "triage", str(place.ref.question), _concerned(opened.casus, after, place.ref))
    return _store(desk, opened, after, then, look, place)


def _touched(desk: Desk, opened: Opened, changed: Casus) -> tuple[Casus, Walk]:
    after = replace(changed, version=opened.casus.version + 1, last_editor=desk.actor.person, reviewed=None)
    return after, walk(after, desk.kader_of(opened.casus))


def _store(desk: Desk, opened: Opened, after: Casus, then: Walk, look: Look, place: Place) -> Opened:
    kader = desk.kader_of(opened.casus)
    with desk.work() as work:
        demand_standing(desk, work, opened.casus, "triage_schrijven")
        work.casussen.save(opened.casus, after, running(desk, work, then), look)
        keep_from_triage(desk, work, opened.casus, after)
        if place.ref.question in kader.questions:
            work.casussen.keep_place(after.id, desk.actor.person, place)
        work.commit()
    return Opened(after, then, place, opened.writable)


def concerned(casus: Casus, ref: Ref) -> tuple[ItemId, ...] | None:
    """Return which persons an answer concerns: the one it is about, or everybody (None)."""
    if ref.item in casus.of(Scope.PERSOON) and ref.item is not None:
        return (ref.item,)
    if ref.item in casus.of(Scope.REGEL):
        about = subject(casus, ref.item)
        return (about,) if about else None
    return None


def _concerned(before: Casus, after: Casus, ref: Ref) -> tuple[ItemId, ...] | None:
    """Return whom a change concerns: whom it was about, and whom it is about now."""
    found = [people for people in (concerned(before, ref), concerned(after, ref)) if people is not None]
    return tuple(dict.fromkeys(person for people in found for person in people)) if found else None


def add_item(desk: Desk, opened: Opened, scope: Scope) -> tuple[Opened, ItemId]:
    """Add a person, party, line or consult, still empty.

    Raises:
        Refusal: `te_veel` when there are `MAX_ITEMS` already.
    """
    desk.demand("triage_schrijven", opened.casus)
    if len(opened.casus.of(scope)) >= MAX_ITEMS:
        raise Refusal("te_veel", aantal=MAX_ITEMS)
    item = ItemId(desk.ids())
    changed = opened.casus.with_items(scope, (*opened.casus.of(scope), item))
    after, then = _touched(desk, opened, changed)
    ref = Ref(QuestionId(scope.value), item)
    look = desk.look(Act.DEEL_TOEGEVOEGD, "triage", scope.value, concerned(after, ref))
    return _store(desk, opened, after, then, look, Place(ref)), item


def remove_item(
    desk: Desk, opened: Opened, scope: Scope, item: ItemId, *, confirmed: bool = False
) -> Opened | FallsAway:
    """Remove an item with everything filled in about it; asks first when something falls away."""
    desk.demand("triage_schrijven", opened.casus)
    if item not in opened.casus.of(scope):
        return opened
    changed = opened.casus.without_item(scope, item)
    place = Place(Ref(QuestionId(scope.value), item))
    return _keep(desk, opened, changed, Act.DEEL_VERWIJDERD, place, confirmed=confirmed)


def keep_place(desk: Desk, opened: Opened, place: Place) -> None:
    """Keep where somebody is, so that coming back restores the very place."""
    with desk.work() as work:
        work.casussen.keep_place(opened.casus.id, desk.actor.person, place)
        work.commit()


def stamp(desk: Desk, opened: Opened) -> Opened:
    """Give the "nagekeken" stamp; any edit drops it.

    Raises:
        Refusal: `nog_niet_compleet` when something is still missing.
    """
    desk.demand("triage_schrijven", opened.casus)
    kader = desk.kader_of(opened.casus)
    if opened.walk.missing:
        raise Refusal("nog_niet_compleet", aantal=len(opened.walk.missing))
    after = replace(opened.casus, version=opened.casus.version + 1, reviewed=desk.clock.now())
    then = walk(after, kader)
    with desk.work() as work:
        demand_standing(desk, work, opened.casus, "triage_schrijven")
        work.casussen.save(opened.casus, after, running(desk, work, then), desk.look(Act.NAGEKEKEN, "nalezen"))
        work.commit()
    return Opened(after, then, opened.place, opened.writable)
