"""Random histories through the real use cases: shared, refused, contested, judged, reviewed, withdrawn, told, and time.

Whatever people try, in whatever order: nothing leaves from a line that stands still or is past its end, nobody decides
on what they decided or proposed before, and no term is gone without an act that may settle it.
"""

from collections import Counter as Tally
from random import Random

import pytest

from tests import makers
from tests.casework.reviews import WHY, Reviews
from tests.casework.rights import SECOND, Counter
from tests.worlds import memory_world
from triage.access.log import Act
from triage.casework.followup import heroverwegen, intrekken
from triage.casework.followup.verstrekken import Gedeeld, record_refusal, record_verstrekking, want_after_all
from triage.casework.followup.vertellen import Mededeling, tell
from triage.casework.followup.verzoeken_besluit import Judgement, decide
from triage.casework.followup.verzoeken_stappen import identity_sure, withdraw
from triage.casework.followup.werkvoorraad import PAGE, owed
from triage.faults import Refusal
from triage.followup.geldigheid import HOLDS, Geldigheid
from triage.followup.informeren import Informeren, Variant, Weg
from triage.followup.kinds import MACHINES
from triage.followup.regel import Regel
from triage.followup.stuk import Soort, Step, Stuk, StukRow
from triage.followup.taak import ALL, Taak
from triage.followup.verzoek import BUSY, FREEZING, Oordeel, Recht, Regeloordeel, Verzoek

JELLE = makers.actor("Jelle Brandsma", "informatieregisseur")
LEAD = makers.actor("Mirjam Vonkeman", "procesregisseur", mandate=True)
FIRST = makers.decider()
FIRST_AGAIN = makers.actor(FIRST.name, "tweede_beslisser", account="tweede", mandate=True)
FIRST_LEADS = makers.actor(FIRST.name, "procesregisseur", account="derde", mandate=True)
PROPOSER_LEADS = makers.actor("Youssef el Amrani", "procesregisseur", account="vierde", mandate=True)
RIGHTS = (Recht.BEZWAAR, Recht.BEPERKING, Recht.RECTIFICATIE, Recht.WISSING)
LOOK = makers.look(Act.OPVOLGING_GEZIEN)
STEPS = 30


class Life:
    """A decided casus, and everything that may be tried with it."""

    def __init__(self, seed: int) -> None:
        self.chance = Random(seed)
        self.office = Reviews(memory_world())
        self.besluit = self.office.sealed()
        self.counter = Counter(self.office, self.besluit)
        self.done: Tally[str] = Tally()
        self.refused: Tally[str] = Tally()

    # ------------------------------------------------------------------------------------------------ looking
    def rows(self) -> dict[str, StukRow]:
        with self.office.world.work() as work:
            found = work.stukken.rows(makers.scope(), LOOK, frozenset(Soort), limit=1_000)
            work.commit()
        return {row.id: row for row in found}

    def running(self) -> set[tuple[str, str]]:
        with self.office.world.work() as work:
            found = work.stukken.owed(makers.scope(), limit=1_000)
            work.commit()
        return {(row.stuk, row.term) for row in found}

    def steps(self, stuk: str) -> tuple[Step, ...]:
        with self.office.world.work() as work:
            found = work.stukken.history(stuk)
            work.commit()
        return found

    def requests(self) -> list[Stuk[Verzoek]]:
        return [self.counter.stuk(one.id) for one in self.rows().values() if one.soort is Soort.VERZOEK]

    def some_line(self) -> Stuk[Regel]:
        return self.chance.choice(self.counter.lines())

    def some_request(self) -> Stuk[Verzoek]:
        found = self.requests()
        if not found:
            raise Refusal("nog_geen_verzoek")
        busy = [one for one in found if one.state in BUSY]
        return self.chance.choice(busy if busy and self.chance.random() < 0.8 else found)

    # --------------------------------------------------------------------------------------------------- acts
    def pass_time(self) -> None:
        self.counter.later(days=self.chance.choice((0, 1, 3, 9, 40)))

    def share(self) -> None:
        line = self.some_line()
        at, urgent = self.office.clock.now(), self.chance.choice(("", "Het kind is vannacht alleen."))
        facts = Gedeeld(at, "R. Dijk", "huisarts", "telefoon", line.content.item, as_granted=True, urgent=urgent)
        held = self.holding_back(line)
        record_verstrekking(self.counter.desk(JELLE), line, facts)
        assert not held

    def holding_back(self, line: Stuk[Regel]) -> list[str]:
        """Tell again, from what happened alone, why a line may not leave today."""
        valid = line.content.valid_until
        why = [line.state] if line.state != "open" else []
        why += ["voorbij"] if valid is not None and self.counter.today > valid else []
        contested = (one for one in self.requests() if one.state in BUSY and one.content.right in FREEZING)
        why += [one.number for one in contested if line.id in {part.regel for part in one.content.lines}]
        holds = {one.content.besluit: one.state for one in self.office.pieces(self.besluit, Geldigheid)}
        return why + ([] if holds[line.content.besluit] in HOLDS else ["besluit geldt niet"])

    def refuse(self) -> None:
        line = self.some_line()
        facts = Gedeeld(self.office.clock.now(), "R. Dijk", "huisarts", "telefoon")
        record_refusal(self.counter.desk(JELLE), line, facts)

    def want(self) -> None:
        want_after_all(self.counter.desk(JELLE), self.some_line())

    def contest(self) -> None:
        line, right = self.some_line(), self.chance.choice(RIGHTS)
        self.counter.received(right, line, by=self.chance.choice((SECOND, makers.actor())))
        after = self.counter.line(line.id)
        # Frozen the same day; what ended already cannot be held any more.
        assert right not in FREEZING or after.state not in ("open", "geweigerd")

    def know(self) -> None:
        words = "Hij liet zijn paspoort zien aan de balie."
        identity_sure(self.counter.desk(), self.some_request().id, words, self.counter.today)

    def judge(self) -> None:
        if self.chance.random() < 0.5:
            self.know()
        stuk, by = self.some_request(), self.chance.choice((SECOND, SECOND, FIRST, FIRST_AGAIN))
        yes = self.chance.random() < 0.5
        outcome = Oordeel.TOEGEWEZEN if yes else Oordeel.AFGEWEZEN
        why, right = "Dat blijkt uit uw brief.", "Juist gegeven"
        lines = tuple(Regeloordeel(one.regel, yes, why, right) for one in stuk.content.lines)
        decide(self.counter.desk(by), stuk.id, Judgement(outcome, "Wij hebben alles gelezen.", lines))
        assert by is SECOND

    def give_up(self) -> None:
        withdraw(self.counter.desk(), self.some_request().id, "Laat maar.", self.counter.today)

    def stay(self) -> None:
        by = self.chance.choice((LEAD, FIRST_LEADS, PROPOSER_LEADS))
        desk = self.counter.desk(by)
        shown = self.office.review(self.besluit, desk)
        day = min(shown.stuk.content.valid_until, shown.today.replace(year=shown.today.year + 1))
        heroverwegen.stays(desk, shown, WHY, day)
        assert by is LEAD

    def take_back(self) -> None:
        by = self.chance.choice((LEAD, FIRST_LEADS, PROPOSER_LEADS))
        desk = self.counter.desk(by)
        intrekken.withdraw(desk, self.office.review(self.besluit, desk), WHY)
        assert by is not PROPOSER_LEADS

    def inform(self) -> None:
        found = self.office.pieces(self.besluit, Informeren)
        stuk = self.chance.choice(found)
        told = Mededeling(self.counter.today, Weg.GESPREK, Variant.VOLWASSENE, "Meneer Wiersinga")
        tell(self.counter.desk(makers.actor()), stuk, told)

    # ------------------------------------------------------------------------------------------------- a step
    def step(self) -> None:
        """Try something, and see that no rule broke whether it was done or refused."""
        acts = (self.pass_time, self.share, self.share, self.refuse, self.want, self.contest, self.know, self.judge,
                self.judge, self.give_up, self.stay, self.inform)  # fmt: skip
        act = self.take_back if self.chance.random() < 0.01 else self.chance.choice(acts)
        before, seen = self.running(), {stuk: len(self.steps(stuk)) for stuk in self.rows()}
        try:
            act()
        except Refusal as refusal:
            self.refused[refusal.code] += 1
        else:
            self.done[act.__name__] += 1
        self.demand_no_term_lost(before, seen)
        self.demand_listed()

    def demand_no_term_lost(self, before: set[tuple[str, str]], seen: dict[str, int]) -> None:
        rows = self.rows()
        for stuk, term in before - self.running():
            machine = MACHINES[rows[stuk].soort]
            steps = self.steps(stuk)
            # The state before each new step is the one that the step before it left.
            fresh = [(steps[place - 1].state, steps[place].act) for place in range(seen[stuk], len(steps))]
            assert any(term in machine.arrow(*one).settles for one in fresh)
        late = {stuk for stuk, _ in self.running()}
        assert not [one for one in late if rows[one].state in MACHINES[rows[one].soort].ends]

    def demand_listed(self) -> None:
        """Everything that runs is on the list of who leads the team, in order, without a name."""
        desk, listed = self.counter.desk(LEAD), list[Taak]()
        while True:
            blad = owed(desk, ALL, len(listed))
            listed += blad.taken
            if not blad.more:
                break
        assert self.running() <= {(one.about, one.term) for one in listed}
        assert len(listed) < PAGE
        days = [one.due for one in listed if one.due is not None]
        assert days == sorted(days)
        names = [one.name for one in self.besluit.facts.snapshot.people]
        assert not [one for one in listed if any(name in one.act + one.reference for name in names)]


@pytest.fixture(scope="module")
def lives() -> list[Life]:
    """Lives lived to their end; each step of each was looked at."""
    made = [Life(seed) for seed in range(14)]
    for life in made:
        for _ in range(STEPS):
            life.step()
    return made


def test_no_history_breaks_a_rule_or_loses_a_term(lives: list[Life]) -> None:
    refused = sum((life.refused for life in lives), Tally[str]())
    assert "termijn_zou_verdwijnen" not in refused
    # Everything was really tried, and what the rules of chapter 3 forbid was tried and refused.
    done = sum((life.done for life in lives), Tally[str]())
    acts = {
        "pass_time",
        "share",
        "refuse",
        "want",
        "contest",
        "know",
        "judge",
        "give_up",
        "stay",
        "take_back",
        "inform",
    }
    assert set(done) == acts
    assert {"regel_staat_stil", "eigen_eerste_besluit", "eigen_besluit", "eigen_voorstel"} <= set(refused)
