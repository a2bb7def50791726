"""On what a line of a plan rests: that somebody agreed, a sealed decision, or a statutory route (AVG 6; Wmo 5.1.1).

A line that names a helper tells that person that somebody gets support, and a line that is opened to another helper
tells them too. So each rests on something that is written down elsewhere and can be read back.
"""

from datetime import date
from typing import Final

from triage.answers import Scope
from triage.besluit.decision import Uitkomst
from triage.besluit.sealing import Besluit
from triage.casus.fates import Lot
from triage.casus.model import Casus
from triage.faults import Refusal
from triage.ids import ItemId
from triage.plan.model import Afspraak, Basis, Grant, Plan, Waarop

_NO: Final = frozenset({"geweigerd", "ingetrokken"})
_OTHERS: Final = frozenset({Waarop.BESLUIT, Waarop.ROUTE})


def grants_of(besluit: Besluit) -> tuple[Grant, ...]:
    """Return what a seal gives lines to rest on: the lines it grants, and those that leave by a statutory route."""
    facts = besluit.facts
    lines = {line.id: line for line in facts.snapshot.lines}
    granted = [lines[one.line] for one in facts.verdicts if one.granted and one.line in lines]
    leaves = facts.kind == "vastlegging" or facts.outcome != Uitkomst.NIET_DELEN
    routed = [line for line in lines.values() if leaves and line.lot == Lot.ROUTE and line.proposed]
    return tuple(
        Grant(
            besluit.id,
            besluit.number,
            facts.valid,
            kind,
            tuple(dict.fromkeys(ItemId(line.about) for line in found if line.about)),
            tuple(dict.fromkeys(line.recipient for line in found if line.recipient)),
        )
        for kind, found in ((Waarop.BESLUIT, granted), (Waarop.ROUTE, routed))
        if found
    )


def tidy(basis: Basis) -> Basis:
    """Return a basis as it is kept: a number only where it rests on one."""
    return Basis(basis.kind, basis.number.strip().upper() if basis.kind in _OTHERS else "")


def demand_line_basis(plan: Plan, line: Afspraak, casus: Casus, grants: tuple[Grant, ...], today: date) -> None:
    """Refuse a line that does not rest on what it says.

    Raises:
        Refusal: `zelf_met_hulpverlener`, `delen_zonder_grond` (fact `waarop`), `geen_instemming`, or
            `besluit_geldt_niet` (fact `nummer`).
    """
    if line.basis.kind is Waarop.ZELF and line.helper is not None:
        raise Refusal("zelf_met_hulpverlener")
    if line.basis.kind is Waarop.ZELF and line.helpers:
        raise Refusal("delen_zonder_grond", waarop=line.basis.kind.value)
    whom = tuple(one.id for one in plan.bewoners) if line.about is None else (line.about,)
    demand_basis(line.basis, whom, casus, grants, today, every=line.about is not None)


def demand_basis(
    basis: Basis, whom: tuple[ItemId, ...], casus: Casus, grants: tuple[Grant, ...], today: date, *, every: bool = True
) -> None:
    """Refuse what rests on a yes that is a no, or on a number that grants nothing about these people today.

    Args:
        whom: who it is about.
        grants: what the seals of this casus give.
        every: the seal must be about each of them; else about one of them will do.
    """
    if basis.kind is Waarop.INSTEMMING and any(said_no(casus, one) for one in whom):
        raise Refusal("geen_instemming")
    if basis.kind in _OTHERS and not any(_grants(one, basis, whom, today, every=every) for one in grants):
        raise Refusal("besluit_geldt_niet", nummer=_known(basis, grants))


def holds(plan: Plan, line: Afspraak, casus: Casus, grants: tuple[Grant, ...], today: date) -> bool:
    """Tell whether a line still rests on what it says, today."""
    try:
        demand_line_basis(plan, line, casus, grants, today)
    except Refusal:
        return False
    return True


def said_no(casus: Casus, person: ItemId) -> bool:
    """Tell whether the casus records that somebody refused, or took back what they gave."""
    return casus.text("toestemming.stand", person) in _NO


def _grants(one: Grant, basis: Basis, whom: tuple[ItemId, ...], today: date, *, every: bool) -> bool:
    fits = one.number == basis.number and one.kind is basis.kind
    counted = all if every else any
    about = counted(person in one.people for person in whom)
    return fits and about and (one.valid_until is None or today <= one.valid_until)


def _known(basis: Basis, grants: tuple[Grant, ...]) -> str:
    """Return the number where it is one of this casus; facts hold no words that were typed."""
    return basis.number if basis.number in {one.number for one in grants} else ""


def persons(casus: Casus) -> tuple[ItemId, ...]:
    """Return everybody a casus is about."""
    return casus.of(Scope.PERSOON)
