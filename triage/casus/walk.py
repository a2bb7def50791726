"""The walk: which questions a casus meets, in which order, and what each step still needs. Pure; nothing is stored.

One pass over the steps, in order. A question sees only answers to questions asked before it, so an answer that is no
longer asked sleeps: it is kept, but nothing follows from it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from triage.answers import Answer, AnswerKind, Ref, Scope, Uitgelegd
from triage.casus.choices import options_of
from triage.casus.fates import Fate, fate, lookup
from triage.casus.model import Casus
from triage.casus.requirements import RULES
from triage.ids import ItemId, QuestionId, StepId
from triage.kader.conditions import holds
from triage.kader.model import Kader, Option, Question, Step

CLASH_PREFIX: Final = "botsing."


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as it is asked here and now, with the choices open to it."""

    ref: Ref
    question: Question
    options: tuple[Option, ...]
    answer: Answer

    @property
    def settled(self) -> bool:
        """The answer is whole, and what was chosen is still open to choose."""
        return self.answer.settled and all(chosen in self._open for chosen in _chosen(self.answer))

    @property
    def _open(self) -> frozenset[str]:
        if self.question.kind in (AnswerKind.KEUZE, AnswerKind.KEUZES, AnswerKind.UITGELEGD):
            return frozenset(option.id for option in self.options)
        return frozenset(_chosen(self.answer))


def _chosen(answer: Answer) -> tuple[str, ...]:
    match answer.value:
        case str() as one:
            return (one,)
        case tuple() as many:
            return many
        case Uitgelegd(keuzes):
            return tuple(option for option, _ in keuzes)
        case _:
            return ()


@dataclass(frozen=True, slots=True)
class FoundClash:
    """A clash that is there now, about an item or the casus; `explained` when words stand in its place."""

    id: str
    item: ItemId | None
    step: StepId
    explained: bool

    @property
    def ref(self) -> Ref:
        """Where an explanation of this clash is kept."""
        return Ref(QuestionId(CLASH_PREFIX + self.id), self.item)


class TaskState(StrEnum):
    """A step's state on the task list, in words."""

    COMPLEET = "compleet"
    BEZIG = "bezig"
    NOG_DOEN = "nog_doen"
    KAN_NOG_NIET = "kan_nog_niet"


@dataclass(frozen=True, slots=True)
class Task:
    """A line of the task list. `opens` names the steps that must be complete first."""

    step: StepId
    state: TaskState
    opens: tuple[StepId, ...] = ()


@dataclass(frozen=True, slots=True)
class Missing:
    """What keeps a casus from being put to a decider: an unanswered `ref`, a requirement, or a clash."""

    kind: str
    step: StepId
    ref: Ref | None = None
    id: str = ""


@dataclass(frozen=True, slots=True)
class Walk:
    """What a casus meets under a kader.

    Args:
        casus: the casus with only the answers that are asked now.
        asked: every asked question in order.
        fates: what becomes of each share line.
        clashes: contradictions that are there now.
        tasks: the task list, one line a step.
        missing: everything that is still needed, in order.
    """

    casus: Casus
    asked: tuple[Asked, ...]
    fates: Mapping[ItemId, Fate]
    clashes: tuple[FoundClash, ...]
    tasks: tuple[Task, ...]
    missing: tuple[Missing, ...]

    def at(self, ref: Ref) -> Asked | None:
        """Return the asked question at a ref, or None when it is not asked now."""
        return next((asked for asked in self.asked if asked.ref == ref), None)

    def of_step(self, step: StepId) -> tuple[Asked, ...]:
        """Return the questions asked in a step."""
        return tuple(asked for asked in self.asked if asked.question.step == step)

    def task(self, step: StepId) -> Task | None:
        """Return the task-list line of a step, or None when the step is not there in this casus."""
        return next((task for task in self.tasks if task.step == step), None)


def walk(casus: Casus, kader: Kader) -> Walk:
    """Walk a casus through the kader."""
    live = replace(casus, answers={})
    asked: list[Asked] = []
    for step in present_steps(casus, kader):
        for found in _of_step(casus, kader, step, live, asked):
            live = found
    fates = {line: fate(live, kader, line) for line in live.of(Scope.REGEL)}
    clashes = _clashes(live, casus, kader)
    missing = _missing(live, kader, tuple(asked), clashes)
    return Walk(live, tuple(asked), fates, clashes, _tasks(live, kader, tuple(asked), missing), missing)


def present_steps(casus: Casus, kader: Kader) -> tuple[Step, ...]:
    """Return the steps that exist in this casus (the crisis step only in a crisis)."""
    return tuple(step for step in kader.steps if holds(step.when, lookup(casus, kader, None)))


def _of_step(casus: Casus, kader: Kader, step: Step, live: Casus, asked: list[Asked]) -> Iterator[Casus]:
    for question, item in _places(casus, kader, step):
        if not holds(question.when, lookup(live, kader, item)):
            continue
        ref = Ref(question.id, item)
        answer = casus.answer(question.id, item)
        asked.append(Asked(ref, question, options_of(live, kader, question, item), answer))
        if not answer.empty:
            live = live.with_answer(ref, answer)
            yield live


def _places(casus: Casus, kader: Kader, step: Step) -> Iterator[tuple[Question, ItemId | None]]:
    """Questions of a step in file order; a run of questions about one collection is asked item by item."""
    run: list[Question] = []
    for question in (*(kader.questions[q] for q in step.questions), None):
        if run and (question is None or question.scope is not run[0].scope):
            yield from ((q, item) for item in casus.of(run[0].scope) for q in run)
            run = []
        if question is None:
            return
        if question.scope is Scope.CASUS:
            yield question, None
        else:
            run.append(question)


def _clashes(live: Casus, casus: Casus, kader: Kader) -> tuple[FoundClash, ...]:
    found: list[FoundClash] = []
    for clash in kader.clashes:
        items: tuple[ItemId | None, ...] = (None,) if clash.scope is Scope.CASUS else live.of(clash.scope)
        for item in items:
            if holds(clash.when, lookup(live, kader, item)):
                words = casus.text(CLASH_PREFIX + clash.id, item).strip()
                found.append(FoundClash(clash.id, item, clash.step, clash.explain and bool(words)))
    return tuple(found)


def _missing(
    live: Casus, kader: Kader, asked: tuple[Asked, ...], clashes: tuple[FoundClash, ...]
) -> tuple[Missing, ...]:
    wanting = [
        Missing("uitzoeken" if a.answer.uitzoeken else "vraag", a.question.step, a.ref)
        for a in asked
        if not a.settled and (a.question.needed or not a.answer.empty)
    ]
    wanting += [
        Missing("eis", need.step, id=need.id)
        for need in kader.requirements
        if holds(need.when, lookup(live, kader, None)) and not RULES[need.rule](live, kader)
    ]
    wanting += [Missing("botsing", c.step, c.ref, c.id) for c in clashes if not c.explained]
    order = {step.id: place for place, step in enumerate(kader.steps)}
    return tuple(sorted(wanting, key=lambda m: order[m.step]))


def _tasks(live: Casus, kader: Kader, asked: tuple[Asked, ...], missing: tuple[Missing, ...]) -> tuple[Task, ...]:
    short = {m.step for m in missing}
    states: dict[StepId, TaskState] = {}
    tasks: list[Task] = []
    for step in present_steps(live, kader):
        closed = tuple(s for s in step.opens_after if s in states and states[s] is not TaskState.COMPLEET)
        started = any(not a.answer.empty for a in asked if a.question.step == step.id)
        states[step.id] = _state(step, live, closed=bool(closed), short=step.id in short, started=started)
        tasks.append(Task(step.id, states[step.id], closed))
    return tuple(tasks)


def _state(step: Step, live: Casus, *, closed: bool, short: bool, started: bool) -> TaskState:
    if closed:
        return TaskState.KAN_NOG_NIET
    if step.questions or step.collections:
        if not short:
            return TaskState.COMPLEET
        return TaskState.BEZIG if started or any(live.of(scope) for scope in step.collections) else TaskState.NOG_DOEN
    return TaskState.COMPLEET if live.reviewed else TaskState.NOG_DOEN


def falls_away(before: Walk, after: Walk) -> tuple[Asked, ...]:
    """Return the filled-in answers of `before` that are no longer asked, or no longer open to choose, in `after`."""
    kept = {asked.ref: asked for asked in after.asked}
    return tuple(
        asked
        for asked in before.asked
        if not asked.answer.empty
        and (asked.ref not in kept or (asked.settled and not kept[asked.ref].settled and kept[asked.ref].answer == asked.answer))
    )
