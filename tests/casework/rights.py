"""Requests of citizens, for tests: an office with a decided casus, and each step as the desk takes it."""

from dataclasses import dataclass, replace
from datetime import date, datetime

import pytest

from tests import makers
from tests.casework.steps import CASUS_3, Office
from tests.worlds import World
from triage.access.actor import Actor
from triage.access.log import Act
from triage.besluit.sealing import Besluit
from triage.casework.desk import Desk
from triage.casework.followup.verzoeken import NewVerzoek, register
from triage.casework.followup.verzoeken_besluit import Judgement, answer_sent, decide
from triage.casework.followup.verzoeken_stappen import identity_sure
from triage.faults import Refusal
from triage.followup.bericht import Bericht
from triage.followup.regel import MACHINE, Regel, Verstrekking
from triage.followup.stuk import Stuk, moved
from triage.followup.verzoek import Oordeel, Recht, Regeloordeel, Verzoek
from triage.ids import ItemId, PersonId

SECOND = makers.actor("Tamar de Wit", "tweede_beslisser", mandate=True)


def refused(code: str) -> "pytest.RaisesExc[Refusal]":
    return pytest.raises(Refusal, check=lambda refusal: refusal.code == code)


@dataclass
class Counter:
    """An office with one decided casus."""

    office: Office
    besluit: Besluit

    @classmethod
    def opened(cls, world: World, walk_of: str = CASUS_3) -> "Counter":
        office = Office(world)
        return cls(office, office.sealed(walk_of))

    @property
    def today(self) -> date:
        return self.office.clock.today()

    def desk(self, by: Actor = SECOND) -> Desk:
        return self.office.desk(by)

    def lines(self, about: ItemId | None = None) -> tuple[Stuk[Regel], ...]:
        """Return the lines of the casus, of one person or of everybody."""
        with self.office.world.work() as work:
            work.casussen.get(self.besluit.casus, makers.scope(), makers.look())
            found = work.stukken.of(self.besluit.casus, Regel)
            work.commit()
        return tuple(one for one in found if about is None or one.content.about == about)

    def line(self, regel: str) -> Stuk[Regel]:
        return next(one for one in self.lines() if one.id == regel)

    def notices(self) -> tuple[Stuk[Bericht], ...]:
        with self.office.world.work() as work:
            work.casussen.get(self.besluit.casus, makers.scope(), makers.look())
            found = work.stukken.of(self.besluit.casus, Bericht)
            work.commit()
        return found

    def stuk(self, verzoek: str) -> Stuk[Verzoek]:
        with self.office.world.work() as work:
            found = work.stukken.get(verzoek, Verzoek, makers.scope(), makers.look())
            work.commit()
        return found

    def left(self, stuk: Stuk[Regel], name: str, function: str = "huisarts", *, refused: bool = False) -> Stuk[Regel]:
        """Let a line really leave, or be refused by its recipient."""
        at = self.office.clock.now()
        by = PersonId("Jelle Brandsma")
        item = stuk.content.item
        one = Verstrekking(at, name, function, "telefoon", item, "", "", refused, by, "Jelle Brandsma", "Wmo")
        act = "weigeren" if refused else "verstrekken"
        after = moved(stuk, MACHINE, act, replace(stuk.content, verstrekt=(*stuk.content.verstrekt, one)))
        with self.office.world.work() as work:
            work.stukken.save(stuk, after, act, makers.look(Act.VERSTREKT))
            work.commit()
        return after

    def again(self, stuk: Stuk[Regel]) -> Stuk[Regel]:
        """Replace a line as a later seal does: the new one stands still for the same requests."""
        look = makers.look(Act.REGEL_GEWIJZIGD)
        number = f"{stuk.number}0"
        fresh = replace(stuk, id=f"{stuk.id}-later", number=number, state="open", version=0)
        bare = replace(fresh, content=replace(stuk.content, freezes=()))
        with self.office.world.work() as work:
            gone = moved(stuk, MACHINE, "vervangen", stuk.content)
            work.stukken.save(stuk, gone, "vervangen", look)
            work.stukken.add(bare, look)
            after = moved(bare, MACHINE, "bevriezen", stuk.content)
            work.stukken.save(bare, after, "bevriezen", look)
            work.commit()
        return after

    def new(self, right: Recht, lines: tuple[str, ...] = (), about: ItemId | None = None, **more: object) -> NewVerzoek:
        """Return a request as it comes in today."""
        person = about or (self.lines()[0].content.about if self.lines() else None)
        made = NewVerzoek(
            right, "Wiebe Wiersinga", "Wiebe Wiersinga", self.today, "brief", "Ik wil dit niet.",
            casus=self.besluit.casus, about=person, address="Wilgenlaan 3, 1234 AB Elsterveen", lines=lines,
        )  # fmt: skip
        return replace(made, **more)  # type: ignore[arg-type]

    def received(self, right: Recht, *lines: Stuk[Regel], by: Actor = SECOND, **more: object) -> Stuk[Verzoek]:
        if lines:
            more = {"about": lines[0].content.about, **more}
        return register(self.desk(by), replace(self.new(right, tuple(one.id for one in lines)), **more))  # type: ignore[arg-type]

    def sure(self, stuk: Stuk[Verzoek]) -> Stuk[Verzoek]:
        return identity_sure(self.desk(), stuk.id, "Hij liet zijn paspoort zien aan de balie.", self.today)

    def judged(
        self, stuk: Stuk[Verzoek], outcome: Oordeel, *granted: bool, by: Actor = SECOND, withheld: str = ""
    ) -> Stuk[Verzoek]:
        """Decide, line by line."""
        pairs = zip(stuk.content.lines, granted, strict=True)
        lines = tuple(Regeloordeel(one.regel, yes, "Dat blijkt uit uw brief.", "Juist gegeven") for one, yes in pairs)
        return decide(self.desk(by), stuk.id, Judgement(outcome, "Wij hebben alles gelezen.", lines, withheld))

    def answered(self, stuk: Stuk[Verzoek]) -> Stuk[Verzoek]:
        return answer_sent(self.desk(), stuk.id, self.today, "brief")

    def through(self, right: Recht = Recht.INZAGE, outcome: Oordeel = Oordeel.TOEGEWEZEN) -> Stuk[Verzoek]:
        """Return a request that was answered today."""
        return self.answered(self.judged(self.sure(self.received(right)), outcome))

    def later(self, **by: float) -> None:
        self.office.clock.move(**by)

    def on(self, day: date) -> None:
        self.office.clock.moment = datetime(day.year, day.month, day.day, 9, tzinfo=makers.ZONE)
