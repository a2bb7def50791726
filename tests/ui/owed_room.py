"""A store in memory with things that are owed, and the lane to fetch them."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from pytestqt.qtbot import QtBot

from tests import makers
from tests.worlds import World, memory_world
from triage.access.actor import Account, Actor, Assignment, Colleague
from triage.access.log import Act
from triage.casework.desk import Desk
from triage.casus.terms import Due
from triage.faults import Fault
from triage.followup.bericht import TERM, Aan, Bericht, Waarom
from triage.followup.stuk import Soort, Stuk
from triage.ids import AccountId, CasusId, ItemId
from triage.terms.running import begin
from ui.flows.context import Context
from ui.notices import NoticeStrip
from ui.runner import Runner

YOUSSEF = makers.actor()
REGISSEUR = makers.actor("Marit Vonkeman", "procesregisseur", mandate=True)
TODAY = makers.NOW.date()
BACK = TODAY - timedelta(days=30)


@dataclass
class OwedRoom:
    """A screen over a store with one casus."""

    world: World
    runner: Runner
    notices: NoticeStrip
    qtbot: QtBot
    faults: list[object] = field(default_factory=list)

    def desk(self, by: Actor = YOUSSEF) -> Desk:
        return makers.desk(self.world.work, by)

    def context(self, by: Actor = YOUSSEF) -> Context:
        return Context(self.desk(by), self.runner, self.notices)

    def wait(self, ready: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(ready, timeout=5_000)

    def keep(self, *starts: date, due: tuple[date, ...] = ()) -> None:
        """Keep a casus with notices that are owed since these days, and terms of its own on others."""
        first = makers.casus(1)
        term = makers.kader().terms["opnieuw_toestemming"]
        with self.world.work() as work:
            work.casussen.add(first, makers.look(Act.CASUS_GEOPEND))
            terms = tuple(Due(term, None, TODAY, day) for day in due)
            work.casussen.save(first, replace(first, version=1), terms, makers.look(Act.ANTWOORD_GEWIJZIGD))
            for number, start in enumerate(starts, 1):
                work.stukken.add(notice(number, start), makers.look(Act.BERICHT_GEWIJZIGD))
            work.commit()

    def stop(self) -> None:
        self.notices.hide()
        self.runner.stop()


def notice(number: int, start: date) -> Stuk[Bericht]:
    """Return a notice that is owed, about Huib Terpstra to his doctor: names that no list shows."""
    about = (ItemId("c1-p1"),)
    content = Bericht(Waarom.WISSING, Aan.ONTVANGER, "Huisarts Vos", "huisarts", about[0], "r1", "gas", "s", "n")
    return Stuk(
        f"stuk-{number:04}",
        Soort.BERICHT,
        f"2026-0001-N{number}",
        CasusId("casus-1"),
        makers.TEAM,
        YOUSSEF.person,
        "te_versturen",
        makers.NOW,
        content,
        about,
        (begin(makers.kader(), TERM, start),),
    )


def owed_room(qtbot: QtBot) -> OwedRoom:
    """Return a room with nobody at work yet."""
    runner = Runner()
    made = OwedRoom(memory_world(), runner, NoticeStrip(), qtbot)

    def heard(fault: Fault | BaseException) -> None:
        made.faults.append(fault)

    for signal in (runner.refused, runner.troubled, runner.broke):
        signal.connect(heard)
    with made.world.work() as work:
        for one in (YOUSSEF, REGISSEUR):
            work.mensen.add(
                Colleague(one.person, one.name, one.function),
                (Account(AccountId(one.name), one.person, one.name),),
                (Assignment(one.person, one.role, one.team, TODAY.replace(month=1, day=1)),),
            )
        work.commit()
    return made
