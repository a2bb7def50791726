"""The choices that are open to a question: fixed ones, or a list of the casus or the kader."""

from collections.abc import Callable, Mapping
from typing import Final

from triage.answers import Scope
from triage.casus.facts import lines_about
from triage.casus.fates import ROUTE_STEP, Lot, fate, lookup
from triage.casus.model import Casus
from triage.ids import ItemId
from triage.kader.conditions import holds
from triage.kader.model import Kader, Option, Question

Source = Callable[[Casus, Kader, ItemId | None], tuple[Option, ...]]


def options_of(casus: Casus, kader: Kader, question: Question, item: ItemId | None) -> tuple[Option, ...]:
    """Return the options open to a question about an item, in order."""
    look = lookup(casus, kader, item)
    return tuple(option for option in _all_of(casus, kader, question, item) if holds(option.when, look))


def _all_of(casus: Casus, kader: Kader, question: Question, item: ItemId | None) -> tuple[Option, ...]:
    if not question.options_from:
        return question.options
    if question.options_from.startswith("codes."):
        return codes_of(kader, question.options_from.removeprefix("codes."))
    return SOURCES[question.options_from](casus, kader, item)


def codes_of(kader: Kader, group: str) -> tuple[Option, ...]:
    """Return the codes of a group (`A`, `B1`, …) as options; retired codes are not offered."""
    return tuple(
        Option(code.id, f"{code.id} · {code.sentence}", law=code.law, when=code.when)
        for code in kader.codes.values()
        if code.group == group and code.retired is None
    )


def _people(casus: Casus, _: Kader, __: ItemId | None) -> tuple[Option, ...]:
    return tuple(Option(p, casus.name_of(Scope.PERSOON, p)) for p in casus.of(Scope.PERSOON))


def _parties(casus: Casus, _: Kader, __: ItemId | None) -> tuple[Option, ...]:
    return tuple(Option(p, casus.name_of(Scope.PARTIJ, p)) for p in casus.of(Scope.PARTIJ))


def _lines_of_person(casus: Casus, kader: Kader, person: ItemId | None) -> tuple[Option, ...]:
    ended = (Lot.NIET, Lot.JURIST, Lot.ROUTE)
    lines = (line for line in lines_about(casus, person) if fate(casus, kader, line, ROUTE_STEP).lot not in ended)
    return tuple(Option(line, casus.name_of(Scope.REGEL, line)) for line in lines)


def _party_kinds(_: Casus, kader: Kader, __: ItemId | None) -> tuple[Option, ...]:
    return tuple(Option(kind.id, kind.text) for kind in kader.party_kinds.values())


def _secrecies(_: Casus, kader: Kader, __: ItemId | None) -> tuple[Option, ...]:
    return tuple(Option(secrecy.id, secrecy.text, law=secrecy.law) for secrecy in kader.secrecies.values())


def _routes(_: Casus, kader: Kader, __: ItemId | None) -> tuple[Option, ...]:
    return tuple(Option(r.id, r.text, help=r.inform, law=r.law, when=r.when) for r in kader.routes.values())


SOURCES: Final[Mapping[str, Source]] = {
    "personen": _people,
    "partijen": _parties,
    "regels_van_persoon": _lines_of_person,
    "partijsoorten": _party_kinds,
    "geheimen": _secrecies,
    "routes": _routes,
}
