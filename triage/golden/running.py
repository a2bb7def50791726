"""Running a golden walk: every difference between what the file expects and what the kader makes of it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from triage.answers import Answer, Ref
from triage.casus.answerable import demand_answerable
from triage.casus.walk import Walk, walk
from triage.faults import Refusal
from triage.files import Table
from triage.golden.comparing import Done, differences
from triage.golden.deciding import decide, ending
from triage.golden.reading import Story, answer_of, inside, read
from triage.ids import ItemId, QuestionId
from triage.kader.model import Kader


@dataclass(frozen=True, slots=True)
class WalkReport:
    """How a golden walk went: its name, and every difference in Dutch with its place; none when it holds."""

    name: str
    differences: tuple[str, ...]

    @property
    def holds(self) -> bool:
        """Nothing differs from what was expected."""
        return not self.differences


def run(table: Table, kaders: Mapping[str, Kader]) -> WalkReport:
    """Run one golden walk.

    Args:
        table: the parsed file; `triage.golden.reading` tells its form.
        kaders: kaders by version; the walk names its own.
    """
    name, version = str(table.get("naam", "")), table.get("kader")
    kader = kaders.get(version) if isinstance(version, str) else None
    if kader is None:
        return WalkReport(name, (f"kader: '{version}' is er niet",))
    story = read(table, kader)
    done = walk(story.casus, kader)
    found = [
        *story.faults,
        *_sleeping(story, done),
        *differences(Done(done, kader, story.decided), story.expected),
        *_step_by_step(story, done, kader),
        *_attempts(story, done, kader),
        *ending(story, done, kader),
    ]
    return WalkReport(name, tuple(dict.fromkeys(found)))


def _sleeping(story: Story, done: Walk) -> Iterator[str]:
    awake = {asked.ref for asked in done.asked} | {clash.ref for clash in done.clashes}
    yield from (f"{ref}: beantwoord, maar niet gevraagd" for ref in story.casus.answers if ref not in awake)


def _step_by_step(story: Story, done: Walk, kader: Kader) -> Iterator[str]:
    """Fill in step after step, as people do: what was asked stays asked."""
    answers: dict[Ref, Answer] = {}
    for step in kader.steps:
        answers |= {asked.ref: asked.answer for asked in done.of_step(step.id) if not asked.answer.empty}
        halfway = walk(replace(story.casus, answers=answers), kader)
        there = {asked.ref for asked in halfway.asked}
        yield from (f"{ref}: na stap '{step.id}' niet meer gevraagd" for ref in answers if ref not in there)


def _attempts(story: Story, done: Walk, kader: Kader) -> Iterator[str]:
    for number, attempt in enumerate(story.attempts, start=1):
        wanted = str(attempt.get("weigering", ""))
        refusal = _tried(attempt, story, done, kader)
        if isinstance(refusal, str):
            yield f"poging {number}: {refusal}"
        elif (got := refusal.code if refusal else "niets") != wanted:
            yield f"poging {number}: weigering '{wanted}' verwacht, maar '{got}' gekregen"
        elif refusal and "ontbreekt" in attempt:
            yield from _lacking(f"poging {number}", refusal, attempt["ontbreekt"])


def _lacking(place: str, refusal: Refusal, wanted: object) -> Iterator[str]:
    found = refusal.facts.get("ontbreekt", ())
    there = frozenset(found) if isinstance(found, tuple) else frozenset[str]()
    expected = frozenset(str(one) for one in wanted) if isinstance(wanted, list) else frozenset[str]()
    yield from (f"{place}: '{one}' ontbreekt, maar niet verwacht" for one in sorted(there - expected))
    yield from (f"{place}: '{one}' verwacht, maar ontbreekt niet" for one in sorted(expected - there))


def _tried(attempt: Table, story: Story, done: Walk, kader: Kader) -> Refusal | str | None:
    """Return the refusal of what is tried, None when it is let through, or what cannot be read in it."""
    if "vraag" in attempt:
        return _tried_answer(attempt, done, kader)
    faults: list[str] = []
    other = inside(attempt, "beslissing", faults)
    return faults[0] if faults else decide({**story.decision, **other}, story, done, kader)


def _tried_answer(attempt: Table, done: Walk, kader: Kader) -> Refusal | str | None:
    ref = Ref(QuestionId(str(attempt["vraag"])), ItemId(str(attempt["over"])) if "over" in attempt else None)
    question = kader.questions.get(ref.question)
    if question is None:
        return f"vraag '{ref.question}' bestaat niet"
    answer = answer_of(question.kind, attempt.get("waarde"))
    if answer is None:
        return Refusal("antwoord_soort", soort=question.kind.value)
    try:
        demand_answerable(done, kader, ref, answer)
    except Refusal as refusal:
        return refusal
    return None
