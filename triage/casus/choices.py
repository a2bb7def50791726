"""The choices that are open to a question: fixed ones, or a list of the casus or the kader."""

from collections.abc import Callable, Mapping
from typing import Final

from triage.answers import Scope
from triage.casus.facts import lines_about
from triage.casus.fates import ROUTE_STEP, Lot, Sight
from triage.ids import ItemId
from triage.kader.conditions import holds
from triage.kader.model import Kader, Option, Question

Source = Callable[[Sight, ItemId | None], tuple[Option, ...]]


def options_of(sight: Sight, question: Question, item: ItemId | None) -> tuple[Option, ...]:
    """Return the options open to a question about an item, in order."""
    look = sight.at(item)
    return tuple(option for option in _all_of(sight, question, item) if holds(option.when, look))


def _all_of(sight: Sight, question: Question, item: ItemId | None) -> tuple[Option, ...]:
    if not question.options_from:
        return question.options
    if question.options_from.startswith("codes."):
        return codes_of(sight.kader, question.options_from.removeprefix("codes."))
    return SOURCES[question.options_from](sight, item)


def codes_of(kader: Kader, group: str) -> tuple[Option, ...]:
    """Return the codes of a group (`A`, `B1`, …) as options; retired codes are not offered."""
    return tuple(
        Option(code.id, f"{code.id} · {code.sentence}", law=code.law, when=code.when)
        for code in kader.codes.values()
        if code.group == group and code.retired is None
    )


def _items(scope: Scope) -> Source:
    def items(sight: Sight, _: ItemId | None) -> tuple[Option, ...]:
        return tuple(Option(item, sight.casus.name_of(scope, item)) for item in sight.casus.of(scope))

    return items


def _lines_of_person(sight: Sight, person: ItemId | None) -> tuple[Option, ...]:
    ended = (Lot.NIET, Lot.JURIST, Lot.ROUTE)
    lines = (line for line in lines_about(sight.casus, person) if sight.fate(line, ROUTE_STEP).lot not in ended)
    return tuple(Option(line, sight.casus.name_of(Scope.REGEL, line)) for line in lines)


def _party_kinds(sight: Sight, _: ItemId | None) -> tuple[Option, ...]:
    return tuple(Option(kind.id, kind.text) for kind in sight.kader.party_kinds.values())


def _secrecies(sight: Sight, _: ItemId | None) -> tuple[Option, ...]:
    return tuple(Option(secrecy.id, secrecy.text, law=secrecy.law) for secrecy in sight.kader.secrecies.values())


def _routes(sight: Sight, _: ItemId | None) -> tuple[Option, ...]:
    return tuple(Option(r.id, r.text, help=r.inform, law=r.law, when=r.when) for r in sight.kader.routes.values())


SOURCES: Final[Mapping[str, Source]] = {
    "personen": _items(Scope.PERSOON),
    "partijen": _items(Scope.PARTIJ),
    "regels_van_persoon": _lines_of_person,
    "partijsoorten": _party_kinds,
    "geheimen": _secrecies,
    "routes": _routes,
}
