"""What a line of a plan must be before it is kept: who, what kind of support, when, on what it rests, who sees it."""

from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from triage.answers import Scope
from triage.casus.facts import lines_about
from triage.casus.fates import Sight
from triage.casus.model import Casus
from triage.faults import Refusal
from triage.ids import ItemId
from triage.kader.conditions import ALWAYS
from triage.kader.conditions import holds as holds_for
from triage.kader.model import Code, Kader
from triage.plan.checks import Checks, name_of, reveals, settle, settle_helper, text_of
from triage.plan.model import Afspraak, Gedaan, Grant, Hulpverlener, Plan
from triage.plan.reading import possible
from triage.plan.resting import demand_line_basis, tidy

_CRIMINAL: Final = "strafrechtelijk"
_HEALTH: Final = "gezondheid"
MOST: Final = 200
"""The most agreements, and the most helpers, of one plan."""


@dataclass(frozen=True, slots=True)
class Ground:
    """What a line is held against.

    Args:
        deferred: who of the casus may not know yet.
        grants: what the seals of the casus give to rest on.
        meetings: the numbers of its casusoverleggen.
    """

    casus: Casus
    kader: Kader
    today: date
    deferred: AbstractSet[ItemId]
    grants: tuple[Grant, ...]
    meetings: tuple[str, ...]
    checks: Checks


def tidy_helper(plan: Plan, helper: Hulpverlener, checks: Checks) -> Hulpverlener:
    """Return a helper as they are kept.

    Raises:
        Refusal: `organisatie_ontbreekt`, `collega_staat_er_al`, `te_veel_in_plan`, `bijzonder_zonder_voorwaarde` when
            lines of theirs lack a condition, or a text that will not do.
        WatInformatie: a word tells what or why.
    """
    organisation = name_of("organisatie", helper.organisation)
    if not organisation:
        raise Refusal("organisatie_ontbreekt")
    others = [one for one in plan.helpers if one.id != helper.id]
    if helper.colleague is not None and helper.colleague in {one.colleague for one in others}:
        raise Refusal("collega_staat_er_al")
    if len(others) >= MOST:
        raise Refusal("te_veel_in_plan", aantal=MOST)
    function, contact = name_of("functie", helper.function), name_of("contact", helper.contact)
    settled = settle_helper(organisation, function, contact, helper.kept, checks)
    if settled.reveals and any(line.helper == helper.id and not line.special for line in plan.afspraken):
        _refuse_special(organisation, settled.reveals, checks)
    name = name_of("naam", helper.name)
    return replace(
        helper, name=name, organisation=organisation, function=function, contact=contact, kept=settled.demand()
    )


def tidy_line(plan: Plan, line: Afspraak, before: Afspraak | None, ground: Ground) -> Afspraak:
    """Return an agreement as it is kept.

    Args:
        before: as it stood, or None when it is new.

    Raises:
        Refusal: `bewoner_onbekend`, `hulpverlener_onbekend`, `ondersteuning_onbekend`, `overleg_onbekend`,
            `einde_voor_begin`, `dag_in_toekomst`, `lezer_kan_niet`, `bijzonder_zonder_voorwaarde`,
            `voorwaarde_past_niet`, `te_veel_in_plan`, what `demand_line_basis` refuses, or a text that will not do.
        WatInformatie: a word tells what or why.
    """
    if before is None and len(plan.afspraken) >= MOST:
        raise Refusal("te_veel_in_plan", aantal=MOST)
    _demand_known(plan, line, ground)
    text = text_of("tekst", line.text)
    tidied = replace(
        line,
        text=text,
        basis=tidy(line.basis),
        helpers=tuple(one for one in dict.fromkeys(line.helpers) if one != line.helper),
        readers=tuple(dict.fromkeys(line.readers)),
    )
    tidied = with_days(tidied, ground.today)
    if before is None or _rests_on_more(before, tidied):
        demand_line_basis(plan, tidied, ground.casus, ground.grants, ground.today)
    _demand_readers(plan, tidied, ground)
    _demand_condition(plan, tidied, before, ground)
    return replace(tidied, kept=settle((("tekst", text),), line.kept, ground.checks.text).demand())


def with_days(line: Afspraak, today: date) -> Afspraak:
    """Return an agreement with days that can be: what is done has its day, what runs has none yet.

    Raises:
        Refusal: `einde_voor_begin`, `dag_in_toekomst`.
    """
    if line.until is not None and line.until < line.since:
        raise Refusal("einde_voor_begin")
    done_on = None if line.done is Gedaan.LOOPT else line.done_on or today
    if done_on is not None and done_on > today:
        raise Refusal("dag_in_toekomst")
    return replace(line, done_on=done_on)


def _demand_known(plan: Plan, line: Afspraak, ground: Ground) -> None:
    """Everything but the text is a choice from what is there: nothing else can be written into it."""
    bewoners, helpers = {one.id for one in plan.bewoners}, {one.id for one in plan.helpers}
    if (line.about is not None and line.about not in bewoners) or not set(line.readers) <= bewoners:
        raise Refusal("bewoner_onbekend")
    if (line.helper is not None and line.helper not in helpers) or not set(line.helpers) <= helpers:
        raise Refusal("hulpverlener_onbekend")
    if line.support not in ground.kader.supports:
        raise Refusal("ondersteuning_onbekend")
    if line.overleg and line.overleg not in ground.meetings:
        raise Refusal("overleg_onbekend")


def _rests_on_more(before: Afspraak, after: Afspraak) -> bool:
    """Tell whether a change asks more of the basis; a decision that ended does not stop who only mends a word."""
    return before.basis != after.basis or _reaches_further(before, after)


def _reaches_further(before: Afspraak, after: Afspraak) -> bool:
    """Tell whether a change makes a line about somebody else, or brings it to a helper who did not have it."""
    same = (before.about, before.helper) == (after.about, after.helper)
    return not same or not set(after.helpers) <= set(before.helpers)


def _demand_readers(plan: Plan, line: Afspraak, ground: Ground) -> None:
    for reader in line.readers:
        if not possible(plan, plan.bewoner(reader), line, ground.deferred):
            raise Refusal("lezer_kan_niet")


def _demand_condition(plan: Plan, line: Afspraak, before: Afspraak | None, ground: Ground) -> None:
    """A condition that lapsed (a yes taken back) does not stop who ends the line or mends a word of it."""
    seen: tuple[str, ...] = ()
    organisation = ""
    if line.helper is not None:
        helper = plan.helper(line.helper)
        organisation = helper.organisation
        seen = reveals(helper.organisation, helper.function, helper.contact, ground.checks)
    if line.condition is None:
        if seen:
            _refuse_special(organisation, seen, ground.checks)
        return
    code = ground.kader.codes.get(line.condition)
    if code is None or code.group not in _groups(seen):
        raise Refusal("voorwaarde_past_niet")
    if before is not None and before.condition == line.condition and not _reaches_further(before, line):
        return
    if code not in conditions_for(ground.casus, ground.kader, line.about, ground.today):
        raise Refusal("voorwaarde_past_niet")


def _refuse_special(organisation: str, seen: tuple[str, ...], checks: Checks) -> None:
    offer = checks.organisation(organisation).suggestion
    raise Refusal("bijzonder_zonder_voorwaarde", onthult=seen, aanbod=offer)


def _groups(seen: tuple[str, ...]) -> frozenset[str]:
    """Return which conditions fit what is given away: AVG 10 asks its own, whatever else is given away with it."""
    if _CRIMINAL in seen:
        return frozenset({"B3"})
    return frozenset({"B2"}) if _HEALTH in seen else frozenset({"B2", "B3"})


def conditions_for(casus: Casus, kader: Kader, about: ItemId | None, today: date) -> tuple[Code, ...]:
    """Return the conditions of AVG 9 and 10 that a line about somebody may have.

    A code with a condition of its own (explicit yes, unable to say yes) is open where that holds for a share line of
    the casus about this person; about the household together, for any of them.
    """
    codes = [code for code in kader.codes.values() if code.group in ("B2", "B3")]
    current = [code for code in codes if code.retired is None or code.retired > today]
    asked = casus.of(Scope.REGEL) if about is None else lines_about(casus, about)
    sight = Sight(casus, kader)
    return tuple(
        code for code in current if code.when == ALWAYS or any(holds_for(code.when, sight.at(line)) for line in asked)
    )
