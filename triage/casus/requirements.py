"""Named requirements: what a casus needs before it can be put to a decider, beyond answered questions."""

from collections.abc import Callable, Mapping
from typing import Final

from triage.answers import Scope
from triage.casus.facts import subject
from triage.casus.fates import Lot, Sight

Rule = Callable[[Sight], bool]


def _has_person(sight: Sight) -> bool:
    return bool(sight.casus.of(Scope.PERSOON))


def _has_line(sight: Sight) -> bool:
    return bool(sight.casus.of(Scope.REGEL))


def _has_parties(sight: Sight) -> bool:
    return bool(sight.casus.of(Scope.PARTIJ))


def _has_consult(sight: Sight) -> bool:
    return bool(sight.casus.of(Scope.CONSULT))


def _purpose_fixed(sight: Sight) -> bool:
    return sight.casus.answer("doel.vast").value is True


def _everybody_is_needed(sight: Sight) -> bool:
    """No person stands in a casus that no line is about: need to know (product.md chapter 1)."""
    about = {subject(sight.casus, line) for line in sight.casus.of(Scope.REGEL)}
    return all(person in about for person in sight.casus.of(Scope.PERSOON))


def _nothing_open(sight: Sight) -> bool:
    return all(sight.fate(line).lot is not Lot.OPEN for line in sight.casus.of(Scope.REGEL))


RULES: Final[Mapping[str, Rule]] = {
    "minstens_een_persoon": _has_person,
    "minstens_een_regel": _has_line,
    "minstens_een_partij": _has_parties,
    "minstens_een_consult": _has_consult,
    "doel_vast": _purpose_fixed,
    "geen_overbodige_persoon": _everybody_is_needed,
    "elke_regel_bestemd": _nothing_open,
}
