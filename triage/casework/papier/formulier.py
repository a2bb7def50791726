"""Blank forms of a kader: which there are, and one of them. No person stands on it; what leaves is logged."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Final

from triage.access.log import Act
from triage.casework.desk import Desk
from triage.faults import Refusal
from triage.ids import StepId
from triage.kader.model import Kader
from triage.ports import Settings
from triage.records.formulier import CRISIS, fillable

RIGHT: Final = "formulier_afdrukken"
_PURPOSE: Final = "formulier"
_LEAVES: Final = frozenset({Act.FORMULIER_AFGEDRUKT, Act.FORMULIER_BEWAARD})


@dataclass(frozen=True, slots=True)
class Formulier:
    """A form to press.

    Args:
        steps: of the kader; the crisis step alone is the form of six fields.
    """

    kader: Kader
    steps: tuple[StepId, ...]
    day: date

    @property
    def crisis(self) -> bool:
        """It is the form of six fields."""
        return self.steps == (CRISIS,)


Press = Callable[[Formulier, Settings], bytes]
"""Makes the PDF of a form."""


def forms(desk: Desk) -> tuple[Kader, ...]:
    """Return the kaders of which a form can be made, the one that holds now first.

    Raises:
        Refusal: a right that lacks.
    """
    desk.demand(RIGHT)
    others = sorted((one for one in desk.kaders.values() if one.version != desk.newest), key=lambda one: one.version)
    return desk.kader, *reversed(others)


def blank_form(desk: Desk, version: str, steps: tuple[StepId, ...], act: Act | None, press: Press) -> bytes:
    """Return a blank form; that it is printed or saved leaves a line, looking at questions of a kader does not.

    Args:
        version: of the kader.
        steps: of it; `CRISIS` alone for the form of six fields.
        act: `FORMULIER_AFGEDRUKT` or `FORMULIER_BEWAARD` before it leaves the program, None to show it.

    Raises:
        Refusal: `formulier_zonder_stappen`, `formulier_kader`, or a right that lacks.
    """
    desk.demand(RIGHT)
    kader = desk.kaders.get(version)
    if kader is None:
        raise Refusal("formulier_kader")
    known = {CRISIS} if steps == (CRISIS,) else {step.id for step in fillable(kader)}
    if not steps or not set(steps) <= known:
        raise Refusal("formulier_zonder_stappen")
    with desk.work() as work:
        if act in _LEAVES:
            work.logboek.write(desk.look(act, _PURPOSE, f"{version} {' '.join(steps)}"))
        pdf = press(Formulier(kader, steps, desk.clock.today()), work.mensen.settings())
        work.commit()
    return pdf
