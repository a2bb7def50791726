"""Named requirements: what a casus needs before it can be put to a decider, beyond answered questions."""

from collections.abc import Callable, Mapping
from typing import Final

from triage.answers import Scope
from triage.casus.facts import subject
from triage.casus.fates import Lot, fate
from triage.casus.model import Casus
from triage.kader.model import Kader

Rule = Callable[[Casus, Kader], bool]


def _has_person(casus: Casus, _: Kader) -> bool:
    return bool(casus.of(Scope.PERSOON))


def _has_line(casus: Casus, _: Kader) -> bool:
    return bool(casus.of(Scope.REGEL))


def _has_parties(casus: Casus, _: Kader) -> bool:
    return bool(casus.of(Scope.PARTIJ))


def _has_consult(casus: Casus, _: Kader) -> bool:
    return bool(casus.of(Scope.CONSULT))


def _purpose_fixed(casus: Casus, _: Kader) -> bool:
    return casus.answer("doel.vast").value is True


def _everybody_is_needed(casus: Casus, _: Kader) -> bool:
    """No person stands in a casus that no line is about: need to know (product.md chapter 1)."""
    about = {subject(casus, line) for line in casus.of(Scope.REGEL)}
    return all(person in about for person in casus.of(Scope.PERSOON))


def _nothing_open(casus: Casus, kader: Kader) -> bool:
    return all(fate(casus, kader, line).lot is not Lot.OPEN for line in casus.of(Scope.REGEL))


RULES: Final[Mapping[str, Rule]] = {
    "minstens_een_persoon": _has_person,
    "minstens_een_regel": _has_line,
    "minstens_een_partij": _has_parties,
    "minstens_een_consult": _has_consult,
    "doel_vast": _purpose_fixed,
    "geen_overbodige_persoon": _everybody_is_needed,
    "elke_regel_bestemd": _nothing_open,
}
