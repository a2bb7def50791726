"""The steps of a worked case, for tests that begin halfway."""

from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from tests import makers
from tests.worlds import Line, World
from triage.access.actor import Actor
from triage.access.log import Act
from triage.answers import Answer, Ref
from triage.besluit.decision import Decision
from triage.besluit.sealing import Besluit
from triage.casework.casus.answering import Opened, open_casus, stamp
from triage.casework.casus.deciding import ToDecide, decide, open_for_decision
from triage.casework.casus.proposing import put_forward
from triage.casework.desk import Desk
from triage.casus.model import Casus, CasusState
from triage.casus.walk import walk
from triage.golden.deciding import decision_of
from triage.ids import CasusId, ItemId, QuestionId

CASUS_3 = "casus_3_vragen_kan_niet"
MET_TOESTEMMING = "casus_1_toestemming_gegeven"


@dataclass
class Office:
    """A store with the people who work there, one clock and one row of ids."""

    world: World
    clock: makers.HandClock = field(default_factory=makers.HandClock)
    ids: makers.Ids = field(default_factory=makers.Ids)

    def desk(self, by: Actor | None = None) -> Desk:
        """Return somebody at work."""
        return makers.desk(self.world.work, by, self.clock, self.ids)

    def begun(self, walk_of: str = CASUS_3, by: Actor | None = None) -> Opened:
        """Keep a worked case as it is filled in to the end; nobody looked it over yet."""
        story = makers.story(walk_of)
        desk = self.desk(by)
        person = desk.actor.person
        self.clock.moment = self.clock.moment.replace(
            year=story.today.year, month=story.today.month, day=story.today.day
        )
        casus = replace(story.casus, id=CasusId(self.ids()), team=desk.actor.team, owner=person, last_editor=person)
        with self.world.work() as work:
            casus = replace(casus, kenmerk=work.casussen.next_kenmerk(2026), made=self.clock.now())
            work.casussen.add(casus, desk.look(Act.CASUS_GEOPEND, "triage"))
            work.commit()
        return Opened(casus, walk(casus, makers.kader()))

    def ready(self, walk_of: str = CASUS_3, by: Actor | None = None) -> Opened:
        """Return a worked case with its stamp."""
        return stamp(self.desk(by), self.begun(walk_of, by))

    def put(self, walk_of: str = CASUS_3, by: Actor | None = None) -> Opened:
        """Return a worked case as it was put forward."""
        return put_forward(self.desk(by), self.ready(walk_of, by))

    def shown(self, opened: Opened, by: Actor | None = None) -> ToDecide:
        """Return what a decider sees."""
        return open_for_decision(self.desk(by or makers.decider()), opened.casus.id)

    def sealed(self, walk_of: str = CASUS_3) -> Besluit:
        """Return a worked case decided."""
        shown = self.shown(self.put(walk_of))
        return decide(self.desk(makers.decider()), shown, decision(walk_of))

    def terms_of(self, besluit: Besluit, by: str = "Youssef el Amrani") -> set[tuple[str, date]]:
        """Return the terms that are kept with the casus of a decision, with their last day, for who may meet it."""
        with self.world.work() as work:
            found = work.casussen.terms(makers.scope(by), self.clock.today() + timedelta(days=10_000))
            work.commit()
        return {(row.term, row.due) for row in found if row.casus == besluit.casus}

    def fresh(self, opened: Opened, by: Actor | None = None) -> Opened:
        """Open a casus anew."""
        return open_casus(self.desk(by), opened.casus.id)

    def edited(self, casus: Casus, *answers: tuple[str, str | None, Answer]) -> Casus:
        """Change answers of a casus as it is kept, and who is named on it; a decided one is opened for it."""
        decided = casus.state is CasusState.BESLOTEN
        after = replace(casus, version=casus.version + 1, state=CasusState.CONCEPT if decided else casus.state)
        for question, item, given in answers:
            after = after.with_answer(Ref(QuestionId(question), ItemId(item) if item else None), given)
        with self.world.work() as work:
            work.casussen.save(casus, after, (), makers.look(Act.ANTWOORD_GEWIJZIGD))
            if decided:
                opened, after = after, replace(after, version=after.version + 1, state=CasusState.BESLOTEN)
                work.casussen.save(opened, after, (), makers.look(Act.ANTWOORD_GEWIJZIGD))
            work.commit()
        return after

    def stored(self, casus: CasusId) -> Casus:
        """Return a casus as it is kept."""
        with self.world.work() as work:
            found = work.casussen.get(casus, makers.scope(), makers.look())
            work.commit()
        return found

    def since(self, count: int) -> list[Line]:
        """Return the log lines after the first so many."""
        return self.world.lines()[count:]


def decision(walk_of: str = CASUS_3) -> Decision:
    """Return the decision of a worked case."""
    story = makers.story(walk_of)
    return decision_of(story.decision, story)


def ref(question: str, item: str | None = None) -> Ref:
    """Return a ref from plain words."""
    from triage.ids import ItemId, QuestionId

    return Ref(QuestionId(question), ItemId(item) if item else None)
