"""Lists: nothing that presses falls off the end of them, and who decided finds what was decided."""

from dataclasses import replace

from tests import makers
from tests.worlds import World
from triage.access.log import Act
from triage.answers import Answer, Ref
from triage.casework.casus.overview import casussen, worklist
from triage.casus.model import Casus, CasusState
from triage.ids import PersonId, QuestionId

MANY = 230
"""More than a list asks for at once."""


def kept(world: World, *cases: Casus) -> None:
    """Keep casussen, each as it stands, the last one as the last changed."""
    with world.work() as work:
        for one in cases:
            first = replace(one, items={}, answers={}, state=makers.before(one.state), version=0, proposer=None)
            work.casussen.add(first, makers.look(Act.CASUS_GEOPEND))
            work.casussen.save(first, replace(one, version=1), (), makers.look(Act.ANTWOORD_GEWIJZIGD))
        work.commit()


def in_danger(one: Casus) -> Casus:
    """Return a casus that came in with somebody in danger."""
    return one.with_answer(Ref(QuestionId("gevaar.nu")), Answer(True))


def test_what_presses_stays_on_the_worklist_behind_hundreds_of_newer_casussen(world: World) -> None:
    put = replace(makers.casus(1), state=CasusState.VOORGELEGD, proposer=PersonId("Youssef el Amrani"))
    back = replace(makers.casus(2), state=CasusState.TERUGGEGEVEN)
    crisis = in_danger(makers.casus(3))
    kept(world, put, back, crisis, *(makers.casus(number, people=0) for number in range(4, 4 + MANY)))

    mine = worklist(makers.desk(world.work))
    assert [row.id for row in mine.returned] == [back.id]
    assert [row.id for row in mine.crises] == [crisis.id]
    assert [row.id for row in mine.waiting] == [put.id]
    theirs = worklist(makers.desk(world.work, makers.decider()))
    assert [row.id for row in theirs.to_decide] == [put.id]


def test_who_may_read_a_besluit_finds_its_casus_in_the_list_but_no_other(world: World) -> None:
    decided = replace(makers.casus(1), state=CasusState.BESLOTEN)
    elsewhere = replace(makers.casus(2), state=CasusState.BESLOTEN, team="Zuid")
    kept(world, decided, elsewhere, makers.casus(3))

    rows, total = casussen(makers.desk(world.work, makers.decider()))
    assert [row.id for row in rows] == [decided.id]
    assert total == 1


def test_the_worklist_is_one_look(world: World) -> None:
    kept(world, makers.casus(1))
    before = len(world.lines())
    worklist(makers.desk(world.work))
    assert [line.act for line in world.lines()[before:]] == ["lijst_gezien"]
