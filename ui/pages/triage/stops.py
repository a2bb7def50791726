"""Where one can stand in a triage: a question, an item, a list of items, or a page of its own; and what comes next.

Pure: it reads a walk and a kader, and knows no widget.
"""

from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import groupby
from typing import Final

from triage.answers import Ref, Scope
from triage.casus.walk import Asked, TaskState, Walk
from triage.ids import ItemId, QuestionId, StepId
from triage.kader.model import Kader
from triage.kader.vocabulary import DECISION_STEP, REVIEW_STEP

_PLACE: Final = "plek."
PART: Final = 30
"""Most questions on one page when a step is shown whole; an item stays in one piece."""


class StopKind(StrEnum):
    """What stands in the middle of the page."""

    VRAAG = "vraag"
    DEEL = "deel"
    LIJST = "lijst"
    STAP = "stap"
    LEEG = "leeg"
    DICHT = "dicht"
    BOTSING = "botsing"
    NALEZEN = "nalezen"
    BESLUIT = "besluit"


@dataclass(frozen=True, slots=True)
class Stop:
    """One place in the triage.

    Args:
        ref: the question of a VRAAG; where the explanation of a BOTSING is kept.
        scope, item: the collection of a LIJST, and the item of a DEEL.
        part: which part of a STAP, from 0; a long step stands on more pages.
    """

    kind: StopKind
    step: StepId
    ref: Ref | None = None
    scope: Scope | None = None
    item: ItemId | None = None
    part: int = 0

    @property
    def place(self) -> Ref:
        """How this place is kept in the store; `found` reads it back."""
        if self.ref is not None and self.kind is StopKind.VRAAG:
            return self.ref
        part = f".{self.scope.value}" if self.scope else ""
        return Ref(QuestionId(f"{_PLACE}{self.step}{part}"), self.item)


def refs_of(walk: Walk, stop: Stop) -> tuple[Asked, ...]:
    """Return the questions that a stop shows, in order."""
    match stop.kind:
        case StopKind.VRAAG:
            return tuple(asked for asked in walk.of_step(stop.step) if asked.ref == stop.ref)
        case StopKind.DEEL:
            return tuple(asked for asked in walk.of_step(stop.step) if asked.ref.item == stop.item)
        case StopKind.STAP:
            parts = parts_of(walk, stop.step)
            return parts[min(stop.part, len(parts) - 1)]
        case _:
            return ()


def parts_of(walk: Walk, step: StepId) -> tuple[tuple[Asked, ...], ...]:
    """Return the questions of a step in parts that fit a page, cut between items; an empty one where none is asked."""
    parts: list[list[Asked]] = [[]]
    for _, run in groupby(walk.of_step(step), key=lambda asked: asked.ref.item):
        group = list(run)
        if parts[-1] and len(parts[-1]) + len(group) > PART:
            parts.append([])
        parts[-1] += group
    return tuple(tuple(part) for part in parts)


def stops_of(walk: Walk, kader: Kader, step_id: StepId) -> tuple[Stop, ...]:
    """Return the stops of a step in order, one question at a time; items of a collection stand behind its list."""
    step = kader.step(step_id)
    if step_id in (REVIEW_STEP, DECISION_STEP):
        return (Stop(StopKind.NALEZEN if step_id == REVIEW_STEP else StopKind.BESLUIT, step_id),)
    stops: list[Stop] = []
    made = set(step.collections)
    asked = walk.of_step(step_id)
    for scope, run in groupby((kader.questions[question] for question in step.questions), key=lambda one: one.scope):
        here = {question.id for question in run}
        if scope in made:
            stops.append(Stop(StopKind.LIJST, step_id, scope=scope))
        else:
            stops += [Stop(StopKind.VRAAG, step_id, one.ref) for one in asked if one.question.id in here]
    return tuple(dict.fromkeys(stops)) or (Stop(StopKind.LEEG, step_id),)


def entrance(walk: Walk, kader: Kader, step: StepId, *, whole: bool) -> Stop:
    """Return where one comes in when going to a step: its first open question, or the page that tells what opens it."""
    task = walk.task(step)
    stops = stops_of(walk, kader, step)
    if step == REVIEW_STEP:
        return stops[0]
    if task is not None and task.state is TaskState.KAN_NOG_NIET:
        return Stop(StopKind.DICHT, step)
    if stops[0].kind in (StopKind.LEEG, StopKind.BESLUIT):
        return stops[0]
    if whole:
        return Stop(StopKind.STAP, step)
    return next((stop for stop in stops if not complete(walk, stop)), stops[0])


def complete(walk: Walk, stop: Stop) -> bool:
    """Tell whether nothing is missing at a stop."""
    if stop.kind is StopKind.LIJST and stop.scope is not None:
        items = walk.casus.of(stop.scope)
        return bool(items) and all(not open_of(walk, stop.step, item) for item in items)
    return all(fine(asked) for asked in refs_of(walk, stop))


def fine(asked: Asked) -> bool:
    """Tell whether a question needs nothing more."""
    return asked.settled or (asked.answer.empty and not asked.question.needed)


def open_of(walk: Walk, step: StepId, item: ItemId) -> int:
    """Return how many questions about an item still need something in a step."""
    return sum(not fine(asked) for asked in walk.of_step(step) if asked.ref.item == item)


def at_ref(walk: Walk, kader: Kader, ref: Ref, *, whole: bool) -> Stop | None:
    """Return the stop at which a question is answered, or None when it is not asked now."""
    asked = walk.at(ref)
    if asked is None:
        return None
    step = asked.question.step
    if whole:
        parts = parts_of(walk, step)
        return Stop(StopKind.STAP, step, part=next(at for at, part in enumerate(parts) if asked in part))
    if asked.question.scope in kader.step(step).collections:
        return Stop(StopKind.DEEL, step, scope=asked.question.scope, item=ref.item)
    return Stop(StopKind.VRAAG, step, ref)


def found(walk: Walk, kader: Kader, place: Ref, *, whole: bool) -> Stop | None:
    """Return the stop that was kept as a place, or None when it is no longer there."""
    if not place.question.startswith(_PLACE):
        return at_ref(walk, kader, place, whole=whole)
    step, _, scope = place.question.removeprefix(_PLACE).partition(".")
    if walk.task(StepId(step)) is None:
        return None
    if not scope:
        return entrance(walk, kader, StepId(step), whole=whole)
    part = Scope(scope)
    if place.item is not None and place.item in walk.casus.of(part):
        return Stop(StopKind.DEEL, StepId(step), scope=part, item=place.item)
    return Stop(StopKind.LIJST, StepId(step), scope=part)


def _around(walk: Walk, kader: Kader, stop: Stop) -> tuple[tuple[Stop, ...], int]:
    stops = stops_of(walk, kader, stop.step)
    if stop.kind is StopKind.DEEL:
        stop = Stop(StopKind.LIJST, stop.step, scope=stop.scope)
    return stops, stops.index(stop) if stop in stops else len(stops) - 1


def after(walk: Walk, kader: Kader, stop: Stop, *, whole: bool) -> Stop | None:
    """Return what comes after a stop, or None at the end. From an item one comes back to its list."""
    if stop.kind is StopKind.DEEL and stop.scope is not None:
        return Stop(StopKind.LIJST, stop.step, scope=stop.scope)
    if stop.kind is StopKind.STAP and stop.part + 1 < len(parts_of(walk, stop.step)):
        return replace(stop, part=stop.part + 1)
    if stop.kind in (StopKind.VRAAG, StopKind.LIJST):
        stops, at = _around(walk, kader, stop)
        if at + 1 < len(stops):
            return stops[at + 1]
    return _beside(walk, kader, stop, 1, whole=whole)


def before(walk: Walk, kader: Kader, stop: Stop, *, whole: bool) -> Stop | None:
    """Return what comes before a stop, or None at the beginning."""
    if stop.kind is StopKind.DEEL and stop.scope is not None:
        return Stop(StopKind.LIJST, stop.step, scope=stop.scope)
    if stop.kind is StopKind.STAP and stop.part > 0:
        return replace(stop, part=stop.part - 1)
    if stop.kind in (StopKind.VRAAG, StopKind.LIJST):
        stops, at = _around(walk, kader, stop)
        if at > 0:
            return stops[at - 1]
    return _beside(walk, kader, stop, -1, whole=whole)


def _beside(walk: Walk, kader: Kader, stop: Stop, way: int, *, whole: bool) -> Stop | None:
    """Return the first stop of the next step, or the last of the step before."""
    steps = [task.step for task in walk.tasks]
    at = steps.index(stop.step) + way if stop.step in steps else -1
    if not 0 <= at < len(steps):
        return None
    step = steps[at]
    shut = walk.tasks[at].state is TaskState.KAN_NOG_NIET and step != REVIEW_STEP
    if shut:
        return Stop(StopKind.DICHT, step)
    stops = stops_of(walk, kader, step)
    if whole and stops[0].kind in (StopKind.VRAAG, StopKind.LIJST):
        return Stop(StopKind.STAP, step)
    return stops[0] if way > 0 else stops[-1]


def last_of_step(walk: Walk, kader: Kader, stop: Stop) -> bool:
    """Tell whether going on from here leaves the step."""
    if stop.kind is StopKind.STAP:
        return stop.part + 1 >= len(parts_of(walk, stop.step))
    if stop.kind not in (StopKind.VRAAG, StopKind.LIJST):
        return False
    stops, at = _around(walk, kader, stop)
    return at == len(stops) - 1


def counted(walk: Walk, kader: Kader, stop: Stop) -> tuple[int, int]:
    """Return which question or which part of the step this is, and of how many; zeros where nothing is counted."""
    if stop.kind is StopKind.STAP:
        many = len(parts_of(walk, stop.step))
        return (min(stop.part, many - 1) + 1, many) if many > 1 else (0, 0)
    if stop.kind is not StopKind.VRAAG:
        return 0, 0
    stops, at = _around(walk, kader, stop)
    return at + 1, len(stops)
