"""What may be told to one person about what is known of them: sealed decisions, what left, and the plan (AVG art. 15).

Every casus in reach with exactly the same person is looked at, as for the overview of who looked. Where the person may
not know yet, the whole casus is left out; where somebody else in it may not, what was decided there is, as on every
paper of that household (UAVG 41).
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from triage.access.log import Act, Look
from triage.answers import Scope
from triage.besluit.sealing import SealedFacts
from triage.casework.desk import Desk
from triage.casework.followup.verzoeken_desk import READ, Held, deferred, hushed
from triage.casus.model import Casus
from triage.followup.regel import Regel
from triage.followup.verzoek import OF_THE_AVG, Recht
from triage.ids import CasusId, ItemId
from triage.plan.reading import for_bewoner
from triage.ports import UnitOfWork
from triage.records.inzage_antwoord import Gegeven, Genomen, Gepland, InzageFeiten, without_others

SOMEBODY: Final = "(iemand anders)"


@dataclass(frozen=True, slots=True)
class Gathered:
    """What may be told, how much was left out because somebody may not know yet, and of which casussen is told."""

    facts: InzageFeiten
    withheld: int
    casussen: tuple[CasusId, ...] = ()


@dataclass(frozen=True, slots=True)
class _Place:
    """The person in one casus.

    Args:
        hushed: somebody else there may not know yet: nothing of what was decided is told.
        look: the one at this person here; all that is read for one letter is that look.
    """

    casus: Casus
    item: ItemId
    hushed: bool
    look: Look

    @property
    def others(self) -> tuple[str, ...]:
        """The names of everybody else in the casus."""
        casus = self.casus
        return tuple(casus.name_of(Scope.PERSOON, one) for one in casus.of(Scope.PERSOON) if one != self.item)

    def told(self, text: str) -> str:
        """Return a text without the names of the others."""
        return without_others(text, self.casus.name_of(Scope.PERSOON, self.item), self.others, SOMEBODY)


def gather(desk: Desk, work: UnitOfWork, held: Held) -> Gathered:
    """Return what may be told to the person a request is about. Call after `take`, which looks at its casus."""
    name = held.content.about_name
    if held.casus is None or held.content.about is None:
        return Gathered(InzageFeiten(name), 0)
    places, withheld = _places(desk, work, held, held.casus, held.content.about)
    return Gathered(
        InzageFeiten(
            name=name,
            born=next((born for one in places if (born := _born(one))), None),
            kenmerken=tuple(one.casus.kenmerk for one in places),
            decisions=tuple(made for one in places for made in _decisions(desk, work, one)),
            left=tuple(sorted((each for one in places for each in _left(desk, work, one)), key=lambda each: each.day)),
            plan=tuple(line for one in places for line in _plan(desk, work, one)),
        ),
        withheld,
        tuple(one.casus.id for one in places),
    )


def silent(desk: Desk, work: UnitOfWork, held: Held) -> bool:
    """Tell whether the letters hold the fixed sentences only: there is nothing that may be told to this person."""
    if held.content.right is Recht.INZAGE:
        return gather(desk, work, held).facts.nothing
    return hushed(desk, work, held)


def left_out(desk: Desk, work: UnitOfWork, held: Held) -> bool:
    """Tell whether something is left out of the answer, for which a reason is kept inside (UAVG 41 lid 2)."""
    if held.content.right is Recht.INZAGE:
        return gather(desk, work, held).withheld > 0
    return held.content.right in OF_THE_AVG and deferred(desk, work, held)


def _places(desk: Desk, work: UnitOfWork, held: Held, first: Casus, person: ItemId) -> tuple[tuple[_Place, ...], int]:
    found, withheld = [], 0
    for casus_id, item in work.inzage.same_person(first.id, person):
        if work.casussen.stands(casus_id, desk.scope(READ)) is None:
            continue
        untold = work.inzage.untold(casus_id, desk.clock.today())
        withheld += bool(untold)
        if item not in untold:
            # However often it is gathered for one letter, it is one look and leaves its lines once.
            look = replace(held.look, act=Act.VERZOEK_GEZIEN, concerned=(item,))
            casus = work.casussen.get(casus_id, desk.scope(READ), look)
            found.append(_Place(casus, item, bool(untold), look))
    return tuple(found), withheld


def _born(place: _Place) -> date | None:
    value = place.casus.answer("persoon.geboortedatum", place.item).value
    return value if isinstance(value, date) else None


def _decisions(desk: Desk, work: UnitOfWork, place: _Place) -> Iterator[Genomen]:
    if place.hushed:
        return
    look = replace(place.look, act=Act.BESLUIT_GEZIEN)
    for besluit, number, at in work.besluiten.of(place.casus.id, desk.scope(READ)):
        facts = work.besluiten.get(besluit, desk.scope(READ), look).facts
        if _about(facts, place.item):
            outcome, purpose = place.told(facts.title), place.told(facts.snapshot.purpose)
            yield Genomen(number, at.astimezone(desk.clock.now().tzinfo).date(), outcome, purpose, facts.valid)


def _about(facts: SealedFacts, item: ItemId) -> bool:
    """A decision is about whose lines stand in it; that somebody else's data are shared is not for this paper."""
    return any(line.about == item for line in facts.snapshot.lines)


def _left(desk: Desk, work: UnitOfWork, place: _Place) -> Iterator[Gegeven]:
    if place.hushed:
        return
    zone = desk.clock.now().tzinfo
    for stuk in work.stukken.of(place.casus.id, Regel):
        line = stuk.content
        if line.about == place.item:
            for one in line.left:
                said = place.told(one.said.strip() or line.item)
                yield Gegeven(one.at.astimezone(zone).date(), said, line.recipient, one.function, one.channel)


def _plan(desk: Desk, work: UnitOfWork, place: _Place) -> Iterator[Gepland]:
    untold = work.inzage.untold(place.casus.id, desk.clock.today())
    for plan_id, _ in work.plannen.of(place.casus.id):
        look = replace(place.look, act=Act.PLAN_GEZIEN, concerned=None)
        plan = work.plannen.get(plan_id, desk.scope(READ), look, lambda _: (place.item,))
        if all(one.id != place.item for one in plan.bewoners):
            continue
        part = for_bewoner(plan, place.item, untold).plan
        for line in part.afspraken:
            if line.about == place.item:
                support = desk.kader_of(place.casus).supports[line.support].text
                helper = part.helper(line.helper).organisation if line.helper is not None else ""
                yield Gepland(support, helper, line.since)
