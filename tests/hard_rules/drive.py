"""A golden walk taken through the use cases as a person does: opened, answered as asked, stamped, decided."""

from dataclasses import dataclass, replace
from datetime import date, datetime

from tests import makers
from tests.casework.steps import Office
from triage.access.actor import Actor
from triage.answers import Answer, Ref, Scope
from triage.besluit.decision import Decision
from triage.besluit.sealing import Besluit
from triage.casework.casus.answering import FallsAway, Opened, add_item, answer, open_casus, open_new, stamp
from triage.casework.casus.deciding import decide, open_for_decision, record
from triage.casework.casus.proposing import put_forward
from triage.casus.walk import CLASH_PREFIX
from triage.golden.deciding import decision_of
from triage.golden.practice import LINKS
from triage.golden.reading import Story
from triage.ids import ItemId

SCOPES = (Scope.PERSOON, Scope.PARTIJ, Scope.REGEL, Scope.CONSULT)
IN_THE_MORNING = 9


@dataclass
class Drive:
    """A walk on its way: what the file calls an item, and the id that the program gave it."""

    office: Office
    story: Story
    maker: Actor
    ids: dict[ItemId, ItemId]
    opened: Opened

    def ref(self, of_file: Ref) -> Ref:
        """Return where an answer of the file belongs here."""
        return Ref(of_file.question, self.ids.get(of_file.item) if of_file.item else None)

    def answer_of(self, at: Ref) -> Answer | None:
        """Return what the file answers at a place here, with its links, or None."""
        names = {given: name for name, given in self.ids.items()}
        found = self.story.casus.answers.get(Ref(at.question, names[at.item] if at.item else None))
        question = makers.kader().questions.get(at.question)
        if found is None or question is None or question.options_from not in LINKS:
            return found
        if isinstance(found.value, tuple):
            return replace(found, value=tuple(self.ids[ItemId(one)] for one in found.value))
        return replace(found, value=self.ids[ItemId(str(found.value))])


def on(office: Office, day: date) -> None:
    """Let it be the morning of a day."""
    office.clock.moment = datetime(day.year, day.month, day.day, IN_THE_MORNING, tzinfo=makers.ZONE)


def filled_in(office: Office, name: str, begun: Opened | None = None) -> Drive:
    """Open a new casus, or take one that was begun, and answer it as the program asks, one question at a time."""
    story = makers.story(name)
    maker = makers.actor(str(story.decision.get("voorsteller", "Ilse Terpstra")))
    on(office, story.today)
    drive = Drive(office, story, maker, {}, begun or open_new(office.desk(maker)))
    left = [(scope, item) for scope in SCOPES for item in story.casus.of(scope)]
    while (at := _next(drive)) or left:
        # At a step first the people, organisations and lines that it collects, then the questions about them.
        if left and (at is None or _collected_at(left[0][0]) <= _step(at[0])):
            scope, item = left.pop(0)
            drive.opened, drive.ids[item] = add_item(office.desk(maker), drive.opened, scope)
        elif at:
            _answer(drive, *at)
    return drive


def _collected_at(scope: Scope) -> int:
    return next(number for number, step in enumerate(makers.kader().steps) if scope in step.collections)


def _step(at: Ref) -> int:
    kader = makers.kader()
    clashes = {CLASH_PREFIX + clash.id: clash.step for clash in kader.clashes}
    step = clashes.get(at.question) or kader.questions[at.question].step
    return [one.id for one in kader.steps].index(step)


def _next(drive: Drive) -> tuple[Ref, Answer] | None:
    places = [asked.ref for asked in drive.opened.walk.asked if asked.answer.empty]
    places += [clash.ref for clash in drive.opened.walk.clashes if not clash.explained]
    answers = ((at, drive.answer_of(at)) for at in places)
    return next(((at, given) for at, given in answers if given is not None), None)


def _answer(drive: Drive, at: Ref, given: Answer) -> None:
    done = answer(drive.office.desk(drive.maker), drive.opened, at, given)
    # Whoever answers in the order asked never loses an answer.
    assert not isinstance(done, FallsAway), (at, done)
    drive.opened = done


def decision(drive: Drive) -> Decision:
    """Return the decision of the file about the lines as they are called here."""
    told = decision_of(drive.story.decision, drive.story)
    return replace(told, lines=tuple(replace(one, line=drive.ids[one.line]) for one in told.lines))


def sealed(drive: Drive) -> Besluit:
    """Stamp, put forward and decide as the file tells; or record, where nobody needs to decide."""
    office, desk = drive.office, drive.office.desk(drive.maker)
    stamped = stamp(desk, drive.opened)
    on(office, drive.story.decided)
    if not drive.story.decision:
        return record(desk, stamped, "Besproken en goed bevonden.")
    put = put_forward(desk, stamped)
    chief = office.desk(makers.decider(str(drive.story.decision["beslisser"])))
    return decide(chief, open_for_decision(chief, put.casus.id), decision(drive))


def reopened(drive: Drive) -> Opened:
    """Open the casus anew from the file."""
    return open_casus(drive.office.desk(drive.maker), drive.opened.casus.id)
