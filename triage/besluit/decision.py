"""A decision on what was put forward: its outcomes, its lines, and the rules it must meet before it can be sealed.

People decide. Nothing here weighs; it only refuses what is incomplete, wider than asked, or decided by the wrong
person (hard rules 2, 3 and 6).
"""

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from triage.access.actor import Actor
from triage.besluit.snapshot import SealedLine, Snapshot
from triage.faults import Refusal
from triage.ids import CodeId, ItemId, PersonId
from triage.kader.model import Kader


class Uitkomst(StrEnum):
    """The outcomes; all of equal standing."""

    DELEN = "delen"
    DEELS_DELEN = "deels_delen"
    NIET_DELEN = "niet_delen"
    ANDERE_ROUTE = "andere_route"


_WORDS: Final = re.compile(r"\w+")

SHARES = frozenset({Uitkomst.DELEN, Uitkomst.DEELS_DELEN})
"""Outcomes by which something leaves."""


@dataclass(frozen=True, slots=True)
class LineDecision:
    """What the decider does with one line that was asked for.

    Args:
        granted: the line may leave.
        wording: lighter wording in place of what was asked, or empty for as asked.
        codes: D codes, when struck or reduced.
    """

    line: ItemId
    granted: bool
    wording: str = ""
    codes: tuple[CodeId, ...] = ()


@dataclass(frozen=True, slots=True)
class Decision:
    """A decision as filled in; it may still be incomplete.

    Args:
        lines: one entry for each line that is decidable.
        motivation: the decider's own words.
        valid_until: last day on which granted lines may be shared; None when nothing is shared.
        review_on: day on which the decision is looked at again; None when nothing is shared.
        own_weighing: the sentence "Ik heb deze afweging zelf gemaakt" was ticked by hand.
    """

    outcome: Uitkomst | None = None
    lines: tuple[LineDecision, ...] = ()
    motivation: str = ""
    valid_until: date | None = None
    review_on: date | None = None
    own_weighing: bool = False

    def of(self, line: str) -> LineDecision | None:
        """Return the decision on a line, if any."""
        return next((one for one in self.lines if one.line == line), None)


def decidable(snapshot: Snapshot) -> tuple[SealedLine, ...]:
    """Return the lines a person decides on: those put forward to be shared without consent."""
    return tuple(line for line in snapshot.lines if line.lot == "tenzij" and line.proposed)


def needs_decider(snapshot: Snapshot) -> bool:
    """Tell whether a tenzij decision is needed; lines that go with consent or by a statutory route need none.

    Not informing somebody yet is a tenzij of its own, whatever the lines are (hard rule 6; UAVG 41). Who acted alone in
    a crisis is ratified by another, or not, whatever the lines are (hard rule 3).
    """
    deferred = any(person.deferred_until for person in snapshot.people)
    return snapshot.crisis or deferred or any(line.lot not in ("toestemming", "route") for line in snapshot.lines)


def open_outcomes(snapshot: Snapshot) -> tuple[Uitkomst, ...]:
    """Return the outcomes that can be sealed; where nothing was put forward to be shared, nothing can be shared."""
    return tuple(outcome for outcome in Uitkomst if outcome not in SHARES or decidable(snapshot))


def demand_other_eyes(actor: Actor, proposer: PersonId | None, last_editor: PersonId | None) -> None:
    """Refuse a decision by whoever proposed it or edited it last, under whatever account or role (hard rule 3).

    Raises:
        Refusal: `eigen_voorstel`.
    """
    if actor.counts_as(proposer) or actor.counts_as(last_editor):
        raise Refusal("eigen_voorstel")


def demand_mandate(actor: Actor, day: date) -> None:
    """Refuse a decision without a mandate that holds today.

    Raises:
        Refusal: `geen_mandaat`.
    """
    if actor.mandate is None or not actor.mandate.holds_on(day):
        raise Refusal("geen_mandaat")


def faults_of(decision: Decision, snapshot: Snapshot, kader: Kader, today: date) -> tuple[str, ...]:
    """Return what keeps a decision from being sealed, as slugs; a line's fault carries its id after an `@`."""
    found = [*_form_faults(decision), *_date_faults(decision, today)]
    if decision.outcome is not None:
        found += _outcome_faults(decision, snapshot)
        found += [fault for line in decidable(snapshot) for fault in _line_faults(decision, line, kader)]
        found += _stray_lines(decision, snapshot)
    return tuple(dict.fromkeys(found))


def check_decision(decision: Decision, snapshot: Snapshot, kader: Kader, today: date) -> None:
    """Refuse a decision that may not be sealed.

    Raises:
        Refusal: `besluit_onvolledig` with the slugs of `faults_of`.
    """
    found = faults_of(decision, snapshot, kader, today)
    if found:
        raise Refusal("besluit_onvolledig", ontbreekt=found)


def _form_faults(decision: Decision) -> list[str]:
    found = []
    if decision.outcome is None:
        found.append("uitkomst")
    if not decision.motivation.strip():
        found.append("motivering")
    if not decision.own_weighing:
        found.append("eigen_afweging")
    return found


def _date_faults(decision: Decision, today: date) -> list[str]:
    if decision.outcome not in SHARES:
        return []
    if decision.valid_until is None or decision.review_on is None:
        return [name for name, day in _dates(decision) if day is None]
    found = []
    if decision.valid_until <= today:
        found.append("geldig_voorbij")
    if not today < decision.review_on <= decision.valid_until:
        found.append("heroverwegen_buiten")
    return found


def _dates(decision: Decision) -> tuple[tuple[str, date | None], ...]:
    return (("geldig_tot", decision.valid_until), ("heroverwegen", decision.review_on))


def _outcome_faults(decision: Decision, snapshot: Snapshot) -> list[str]:
    asked = decidable(snapshot)
    granted = [one for line in asked if (one := decision.of(line.id)) and one.granted]
    whole = [one for one in granted if not one.wording.strip()]
    match decision.outcome:
        case Uitkomst.DELEN if not asked or len(whole) < len(asked):
            return ["delen_niet_geheel"]
        case Uitkomst.DEELS_DELEN if not granted or len(whole) == len(asked):
            return ["deels_niet_deels"]
        case Uitkomst.NIET_DELEN | Uitkomst.ANDERE_ROUTE if granted:
            return ["niet_maar_toegekend"]
        case _:
            return []


def _line_faults(decision: Decision, line: SealedLine, kader: Kader) -> list[str]:
    one = decision.of(line.id)
    if one is None:
        return [f"regel@{line.id}"]
    reduced = one.granted and bool(one.wording.strip())
    found = []
    if (reduced or not one.granted) and not one.codes:
        found.append(f"regel_code@{line.id}")
    if any(code not in kader.codes or kader.codes[code].group != "D" for code in one.codes):
        found.append(f"regel_code_onbekend@{line.id}")
    if one.granted and one.codes and not reduced:
        found.append(f"regel_code_teveel@{line.id}")
    if reduced and _as_wide(one.wording, line.item):
        found.append(f"regel_niet_lichter@{line.id}")
    return found


def _as_wide(wording: str, item: str) -> bool:
    """Tell whether a wording says all that was asked, and perhaps more; case, spaces and marks make no difference."""
    words, asked = (f" {' '.join(_WORDS.findall(text.casefold()))} " for text in (wording, item))
    return asked in words


def _stray_lines(decision: Decision, snapshot: Snapshot) -> list[str]:
    """Never wider than asked: a line that was not put forward cannot be granted, and no line is decided on twice."""
    asked = [line.id for line in decidable(snapshot)]
    stray = []
    for one in decision.lines:
        if one.line in asked:
            asked.remove(one.line)
        else:
            stray.append(f"nooit_gevraagd@{one.line}")
    return stray
