"""What the form of an agreement offers to choose from, in words."""

from collections.abc import Iterable

from triage.casework.plan.desk import OpenPlan
from triage.plan.model import Afspraak, Basis, Waarop
from triage.plan.overleg import Overleg, OverlegState
from ui.pages.plan.filled import basis_slug
from ui.pages.plan.words import basis_words
from ui.words import day, moment, say


def _fitting_groups(reveals: tuple[str, ...]) -> frozenset[str]:
    """Return the groups of conditions that fit what an organisation gives away (AVG 9 and 10)."""
    if "strafrechtelijk" in reveals:
        return frozenset({"B3"})
    return frozenset({"B2"}) if "gezondheid" in reveals else frozenset({"B2", "B3"})


def conditions(shown: OpenPlan, reveals: tuple[str, ...], before: Afspraak | None) -> Iterable[tuple[str, str]]:
    """Give the conditions that fit what an organisation gives away, as slug and words.

    Args:
        before: the agreement that is changed: one that lapsed is offered to who holds it, and says that it lapsed.
    """
    groups = _fitting_groups(reveals)
    for code in shown.choices.conditions:
        if code.group in groups:
            yield code.id, f"{code.id}: {code.sentence}"
    for code in shown.choices.lapsed:
        if code.group in groups and before is not None and before.condition == code.id:
            yield code.id, say("plan.form.voorwaarde_vervallen", code=code.id, zin=code.sentence)


def grounds(shown: OpenPlan) -> Iterable[tuple[str, str]]:
    """Give everything that a line can rest on, as slug and words."""
    found = [Basis(Waarop.INSTEMMING), Basis(Waarop.ZELF)]
    found += [Basis(one.kind, one.number) for one in shown.choices.grants]
    until = {one.number: one.valid_until for one in shown.choices.grants}
    found += [line.basis for line in shown.plan.afspraken if line.basis not in found]
    for basis in dict.fromkeys(found):
        end = until.get(basis.number)
        words = basis_words(basis)
        yield basis_slug(basis), say("plan.form.waarop_tot", waarop=words, dag=day(end)) if end else words


def held_meetings(meetings: tuple[Overleg, ...]) -> Iterable[tuple[str, str]]:
    """Give the meetings that a line can come out of: those that were held."""
    for one in meetings:
        if one.state is not OverlegState.GEHOUDEN:
            continue
        yield one.number, say("plan.form.overleg_van", nummer=one.number, wanneer=moment(one.at))
