"""What a casusoverleg must be: everybody who is asked has a reason and a place on the agenda; nobody is passed by."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from triage.answers import Scope
from triage.casus.model import Casus
from triage.faults import Refusal
from triage.ids import CodeId, ItemId
from triage.kader.model import Kader
from triage.plan.checks import Checks, name_of, one_line, settle, settle_helper, text_of
from triage.plan.household import demand_e_code
from triage.plan.model import Grant, Waarop
from triage.plan.overleg import Agendapunt, Deelname, Genodigde, Overleg, Verwijzing
from triage.plan.resting import demand_basis, tidy

MOTIVATION: Final = 500
"""The most characters of why somebody does not take part."""
MOST: Final = 50
"""The most people who are asked to one meeting, and the most points of its agenda."""
Targets = Mapping[Verwijzing, tuple[str, ...]]
"""What an agenda may point to in one casus, by kind."""


@dataclass(frozen=True, slots=True)
class Around:
    """What a meeting is held against."""

    casus: Casus
    kader: Kader
    today: date
    grants: tuple[Grant, ...]
    checks: Checks


def first_parts(casus: Casus) -> tuple[Deelname, ...]:
    """Return whether each betrokkene takes part, as far as the casus says so already (the third tenzij)."""
    return tuple(_first_part(casus, person) for person in casus.of(Scope.PERSOON))


def _first_part(casus: Casus, person: ItemId) -> Deelname:
    said = casus.answer("betrekken.keuze", person).value
    codes = casus.answer("betrekken.code", person).value
    words = " ".join(casus.text("betrekken.motivering", person).split())
    if said is True:
        return Deelname(person, takes_part=True)
    # What is too long for here is said anew, and never cut off halfway.
    if said is False and isinstance(codes, tuple) and codes and 0 < len(words) <= MOTIVATION:
        return Deelname(person, takes_part=False, code=CodeId(codes[0]), motivation=words)
    return Deelname(person)


def all_parts(overleg: Overleg, casus: Casus) -> Overleg:
    """Return a meeting in which every betrokkene of the casus stands, those too who came in later.

    Who left the casus before anything was said about them is not waited for.
    """
    now = casus.of(Scope.PERSOON)
    kept = tuple(one for one in overleg.parts if one.person in now or one.takes_part is not None)
    there = {one.person for one in kept}
    new = tuple(one for one in first_parts(casus) if one.person not in there)
    return replace(overleg, parts=(*kept, *new))


def tidy_part(part: Deelname, around: Around) -> Deelname:
    """Return whether a betrokkene takes part, as it is kept.

    Raises:
        Refusal: `betrokkene_onbekend`, `code_past_niet`, `motivering_ontbreekt`, or a text that will not do.
    """
    if part.person not in around.casus.of(Scope.PERSOON):
        raise Refusal("betrokkene_onbekend")
    if part.takes_part is not False:
        return Deelname(part.person, part.takes_part)
    demand_e_code(around.kader, part.code, around.today)
    motivation = one_line("motivering", part.motivation, MOTIVATION)
    if not motivation:
        raise Refusal("deelname_zonder_motivering")
    return replace(part, motivation=motivation)


def tidy_agenda(overleg: Overleg, agenda: tuple[Agendapunt, ...], targets: Targets) -> Overleg:
    """Return a meeting with another agenda; everybody stays asked for the points that they were asked for.

    Raises:
        Refusal: `agendapunt_onbekend`, `genodigde_zonder_punt` when a point goes that somebody was asked for alone,
            `te_veel_in_overleg`.
    """
    points = tuple(dict.fromkeys(agenda))
    if len(points) > MOST:
        raise Refusal("te_veel_in_overleg", aantal=MOST)
    if any(one.ref not in targets.get(one.kind, ()) for one in points):
        raise Refusal("agendapunt_onbekend")
    place = {point: at for at, point in enumerate(points)}
    invited = tuple(
        replace(
            one,
            points=tuple(sorted(place[overleg.agenda[at]] for at in one.points if overleg.agenda[at] in place)),
        )
        for one in overleg.invited
    )
    if any(not one.points for one in invited):
        raise Refusal("genodigde_zonder_punt")
    return replace(overleg, agenda=points, invited=invited)


def tidy_invited(overleg: Overleg, one: Genodigde, around: Around) -> Genodigde:
    """Return somebody who is asked, as it is kept. Being asked tells that people are known, so it rests on something.

    Raises:
        Refusal: `genodigde_zonder_naam`, `nodig_ontbreekt`, `genodigde_zonder_punt`, `uitnodigen_zonder_grond`,
            `geen_instemming`, `besluit_geldt_niet`, `te_veel_in_overleg`, or a text that will not do.
        WatInformatie: a word tells what or why.
    """
    if len([other for other in overleg.invited if other.id != one.id]) >= MOST:
        raise Refusal("te_veel_in_overleg", aantal=MOST)
    needed = text_of("nodig", one.needed)
    tidied = replace(
        one,
        name=name_of("naam", one.name),
        function=name_of("functie", one.function),
        organisation=name_of("organisatie", one.organisation),
        needed=needed,
        points=tuple(sorted(set(one.points))),
        basis=tidy(one.basis),
        present=None,
    )
    _demand_whole(overleg, tidied)
    if tidied.basis.kind is Waarop.ZELF:
        raise Refusal("uitnodigen_zonder_grond")
    people = around.casus.of(Scope.PERSOON)
    demand_basis(tidied.basis, people, around.casus, around.grants, around.today, every=False)
    named = settle_helper(tidied.organisation, tidied.function, "", one.kept, around.checks)
    said = settle((("nodig", needed),), one.kept, around.checks.words)
    both = replace(said, marked=(*named.marked, *said.marked), kept=tuple(dict.fromkeys((*named.kept, *said.kept))))
    return replace(tidied, kept=both.demand())


def _demand_whole(overleg: Overleg, one: Genodigde) -> None:
    if not one.name:
        raise Refusal("genodigde_zonder_naam")
    if not one.needed:
        raise Refusal("nodig_ontbreekt")
    if not one.points or not set(one.points) <= set(range(len(overleg.agenda))):
        raise Refusal("genodigde_zonder_punt")


def demand_holdable(overleg: Overleg) -> None:
    """Refuse to call a meeting held while something that must come first lacks.

    Raises:
        Refusal: `agenda_leeg`, `genodigde_zonder_punt`, `deelname_ontbreekt` (fact `aantal`).
    """
    if not overleg.agenda:
        raise Refusal("agenda_leeg")
    if any(not one.points for one in overleg.invited):
        raise Refusal("genodigde_zonder_punt")
    unsaid = sum(one.takes_part is None for one in overleg.parts)
    if unsaid or not overleg.parts:
        raise Refusal("deelname_ontbreekt", aantal=unsaid)
