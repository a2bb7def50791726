"""A decision that is looked at again: the people who do, and something that left."""

from dataclasses import replace
from typing import TypeVar

from tests import makers
from tests.casework.steps import Office
from triage.access.log import Act
from triage.besluit.sealing import Besluit
from triage.casework.desk import Desk
from triage.casework.followup import heroverwegen
from triage.casework.followup.heroverwegen import OpenReview
from triage.followup import regel
from triage.followup.geldigheid import Geldigheid
from triage.followup.regel import Regel, Verstrekking
from triage.followup.stuk import Stuk, moved

WHY = "De situatie is nagekeken met het wijkteam."

T = TypeVar("T")


class Reviews(Office):
    """A store with a decision, and people who look at it again."""

    def lead(self, name: str = "Mirjam Vonkeman") -> Desk:
        """Return a procesregisseur with a mandate, who had no hand in it."""
        return self.desk(makers.actor(name, "procesregisseur", mandate=True))

    def review(self, besluit: Besluit, by: Desk | None = None) -> OpenReview:
        """Open the validity of a seal."""
        return heroverwegen.open_review(by or self.lead(), self.piece(besluit).id)

    def piece(self, besluit: Besluit) -> Stuk[Geldigheid]:
        """Return the piece of a seal as it is kept."""
        return next(one for one in self.pieces(besluit, Geldigheid) if one.content.number == besluit.number)

    def pieces(self, besluit: Besluit, content: type[T]) -> tuple[Stuk[T], ...]:
        """Return the pieces of a kind of the casus of a seal."""
        with self.world.work() as work:
            work.casussen.get(besluit.casus, makers.scope(), makers.look())
            found = work.stukken.of(besluit.casus, content)
            work.commit()
        return found

    def leave(self, besluit: Besluit, name: str = "Anouk Post") -> Stuk[Regel]:
        """Let the first line leave, to somebody."""
        line = next(one for one in self.pieces(besluit, Regel) if one.content.number == besluit.number)
        gone = Verstrekking(
            self.clock.now(), name, "wijkverpleegkundige", "telefoon", line.content.item, "", "", refused=False,
            by=makers.actor().person, by_name="Youssef", by_function="Wmo",
        )  # fmt: skip
        after = moved(line, regel.MACHINE, "verstrekken", replace(line.content, verstrekt=(gone,)))
        with self.world.work() as work:
            work.stukken.save(line, after, "verstrekken", makers.look(Act.VERSTREKT))
            work.commit()
        return after
