"""The walk: which questions a casus meets, in which order, and what each step still needs. Pure; nothing is stored.

One pass over the steps, in order. A question sees only answers to questions asked before it, so an answer that is no
longer asked sleeps: it is kept, but nothing follows from it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from itertools import groupby
from typing import Final

from triage.answers import NOTHING, Answer, AnswerKind, Ref, Scope, Uitgelegd
from triage.casus.choices import options_of
from triage.casus.fates import Fate, Sight
from triage.casus.model import Casus, CasusState
from triage.casus.requirements import RULES
from triage.ids import ItemId, QuestionId, StepId
from triage.kader.conditions import holds
from triage.kader.model import Kader, Option, Question, Step
from triage.kader.vocabulary import REVIEW_STEP

CLASH_PREFIX: Final = "botsing."
_LISTS: Final = frozenset({AnswerKind.KEUZE, AnswerKind.KEUZES, AnswerKind.UITGELEGD})


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as it is asked here and now, with the choices open to it."""

    ref: Ref
    question: Question
    options: tuple[Option, ...]
    answer: Answer

    @property
    def chosen(self) -> tuple[str, ...]:
        """The choices made here; none for a question without a list."""
        return _chosen(self.answer) if self.question.kind in _LISTS else ()

    @property
    def settled(self) -> bool:
        """The answer is whole, and what was chosen is still open to choose."""
        return self.answer.settled and frozenset(self.chosen) <= {option.id for option in self.options}


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
        explanations: the words that stand in place of a clash, by its ref.
        fixed: questions whose answer may not change any more (the purpose, hard rule 7).
    """

    casus: Casus
    asked: tuple[Asked, ...]
    fates: Mapping[ItemId, Fate]
    clashes: tuple[FoundClash, ...]
    tasks: tuple[Task, ...]
    missing: tuple[Missing, ...]
    explanations: Mapping[Ref, str] = field(default_factory=dict)
    fixed: frozenset[QuestionId] = frozenset()

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
    awake: dict[Ref, Answer] = {}
    # One casus for the whole walk, whose answers wake up one by one; it is handed out only when the walk is over.
    sight = Sight(replace(casus, answers=awake), kader)
    steps: list[Step] = []
    asked: list[Asked] = []
    for step in kader.steps:
        if holds(step.when, sight.at(None)):
            steps.append(step)
            asked.extend(_ask(sight, casus, step, awake))
    clashes = _clashes(sight, casus)
    missing = _missing(sight, asked, clashes)
    return Walk(
        casus=sight.casus,
        asked=tuple(asked),
        fates={line: sight.fate(line) for line in casus.of(Scope.REGEL)},
        clashes=clashes,
        tasks=_tasks(sight.casus, steps, asked, missing),
        missing=missing,
        explanations={c.ref: casus.text(c.ref.question, c.ref.item) for c in clashes if c.explained},
        fixed=_fixed(asked),
    )


def _ask(sight: Sight, casus: Casus, step: Step, awake: dict[Ref, Answer]) -> Iterator[Asked]:
    for question, item in _places(casus, sight.kader, step):
        if not holds(question.when, sight.at(item)) or not _lockable(question, item, awake):
            continue
        ref = Ref(question.id, item)
        answer = casus.answers.get(ref, NOTHING)
        yield Asked(ref, question, options_of(sight, question, item), answer)
        if not answer.empty:
            awake[ref] = answer
            sight.forget(ref.question)


def _lockable(question: Question, item: ItemId | None, awake: Mapping[Ref, Answer]) -> bool:
    """Nobody is asked to lock what is not there yet: an empty purpose that may not change is a dead end."""
    locked = (Ref(one, item) for one in question.locks if one != question.id)
    return all(awake.get(ref, NOTHING).settled for ref in locked)


def _places(casus: Casus, kader: Kader, step: Step) -> Iterator[tuple[Question, ItemId | None]]:
    """Questions of a step in file order; a run of questions about one collection is asked item by item."""
    for scope, run in groupby((kader.questions[q] for q in step.questions), key=lambda question: question.scope):
        questions = tuple(run)
        items: tuple[ItemId | None, ...] = (None,) if scope is Scope.CASUS else casus.of(scope)
        yield from ((question, item) for item in items for question in questions)


def _clashes(sight: Sight, casus: Casus) -> tuple[FoundClash, ...]:
    found: list[FoundClash] = []
    for clash in sight.kader.clashes:
        items: tuple[ItemId | None, ...] = (None,) if clash.scope is Scope.CASUS else casus.of(clash.scope)
        for item in items:
            if holds(clash.when, sight.at(item)):
                words = casus.text(CLASH_PREFIX + clash.id, item).strip()
                found.append(FoundClash(clash.id, item, clash.step, clash.explain and bool(words)))
    return tuple(found)


def _missing(sight: Sight, asked: list[Asked], clashes: tuple[FoundClash, ...]) -> tuple[Missing, ...]:
    wanting = [
        Missing("uitzoeken" if a.answer.uitzoeken else "vraag", a.question.step, a.ref)
        for a in asked
        if not a.settled and (a.question.needed or not a.answer.empty)
    ]
    wanting += [
        Missing("eis", need.step, id=need.id)
        for need in sight.kader.requirements
        if holds(need.when, sight.at(None)) and not RULES[need.rule](sight)
    ]
    wanting += [Missing("botsing", c.step, c.ref, c.id) for c in clashes if not c.explained]
    order = {step.id: place for place, step in enumerate(sight.kader.steps)}
    return tuple(sorted(wanting, key=lambda m: order[m.step]))


def _tasks(casus: Casus, steps: list[Step], asked: list[Asked], missing: tuple[Missing, ...]) -> tuple[Task, ...]:
    short = {m.step for m in missing}
    started = {a.question.step for a in asked if not a.answer.empty}
    states: dict[StepId, TaskState] = {}
    tasks: list[Task] = []
    for step in steps:
        closed = tuple(s for s in step.opens_after if s in states and states[s] is not TaskState.COMPLEET)
        begun = step.id in started or any(casus.of(scope) for scope in step.collections)
        states[step.id] = _state(step, casus, closed=bool(closed), short=step.id in short, begun=begun)
        tasks.append(Task(step.id, states[step.id], closed))
    return tuple(tasks)


def _state(step: Step, casus: Casus, *, closed: bool, short: bool, begun: bool) -> TaskState:
    if closed:
        return TaskState.KAN_NOG_NIET
    if step.questions or step.collections:
        if not short:
            return TaskState.COMPLEET
        return TaskState.BEZIG if begun else TaskState.NOG_DOEN
    # Nothing is asked in the last two: reading back ends with a stamp, deciding with a decision.
    done = casus.reviewed is not None if step.id == REVIEW_STEP else casus.state is CasusState.BESLOTEN
    return TaskState.COMPLEET if done else TaskState.NOG_DOEN


def _fixed(asked: list[Asked]) -> frozenset[QuestionId]:
    return frozenset(question for a in asked if a.answer.value is True for question in a.question.locks)


def falls_away(before: Walk, after: Walk) -> tuple[Asked, ...]:
    """Return the filled-in answers of `before` that are no longer asked, or no longer open to choose, in `after`."""
    kept = {asked.ref: asked for asked in after.asked}
    return tuple(asked for asked in before.asked if not asked.answer.empty and _gone(asked, kept.get(asked.ref)))


def _gone(before: Asked, after: Asked | None) -> bool:
    if after is None:
        return True
    return before.settled and not after.settled and before.answer == after.answer
