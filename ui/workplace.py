"""The workplace of one person in one role: the flows, and the ways between them. It goes when the screen locks."""

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from triage.casework.desk import Desk
from triage.casework.overview import latest_besluit
from triage.ids import BesluitId, CasusId
from ui.flows.context import Context
from ui.flows.deciding import DecidingFlow
from ui.flows.overview import OverviewFlow
from ui.flows.record import Press, RecordFlow
from ui.flows.triage import TriageFlow
from ui.shell.navigation import Place
from ui.window import Shell
from ui.words import say


class At(StrEnum):
    """What somebody has in front of them."""

    WORKLIST = "werkvoorraad"
    LIST = "casussen"
    TRIAGE = "triage"
    DECISION = "besluiten"
    RECORD = "besluit"


@dataclass(frozen=True, slots=True)
class Spot:
    """Where somebody is, so that unlocking brings them back: which page, and about which casus or besluit."""

    at: At = At.WORKLIST
    about: str = ""


class Workplace(QObject):
    """Everything one person has open."""

    settled = Signal()
    """Everything that was typed is stored."""

    def __init__(self, shell: Shell, context: Context, press: Press, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._shell = shell
        self._context = context
        self.spot = Spot()
        self.overview = OverviewFlow(context, self)
        self.triage = TriageFlow(context, self)
        self.deciding = DecidingFlow(context, self)
        self.record = RecordFlow(context, press, self)
        self._pages: tuple[tuple[QWidget, Place | None], ...] = (
            (self.overview.worklist, Place.WERKVOORRAAD),
            (self.overview.list, Place.CASUSSEN),
            (self.triage.page, Place.CASUSSEN),
            (self.deciding.page, Place.WERKVOORRAAD),
            (self.record.page, Place.CASUSSEN),
        )
        for page, place in self._pages:
            shell.add_page(page, place)
        self._connect()

    def begin(self, spot: Spot) -> None:
        """Show where the person was, or the worklist."""
        ways = {
            At.WORKLIST: lambda _: self.to_worklist(),
            At.LIST: lambda _: self.to_list(),
            At.TRIAGE: self.to_casus,
            At.DECISION: self.to_decision,
            At.RECORD: self.to_record,
        }
        ways[spot.at](spot.about)

    @property
    def desk(self) -> Desk:
        """Who works here."""
        return self._context.desk

    def flush(self) -> None:
        """Put everything that was typed on its way to the store."""
        self.triage.flush()
        self.deciding.flush()

    @property
    def busy(self) -> bool:
        """Something that was typed is not stored yet."""
        return self.triage.busy or self.deciding.busy

    @property
    def unsaved(self) -> bool:
        """Something that was typed could not be stored, or waits for a yes."""
        return self.triage.keeper.unsaved or self.triage.answers.unsaved

    def leave(self) -> None:
        """Take every page away: nothing of a person stays behind a locked screen."""
        self.record.page.show_nothing()
        # Flows go before their pages: what still comes back from the lane then finds nobody, instead of half a page.
        for flow in (self.overview, self.triage, self.deciding, self.record):
            flow.deleteLater()
        for page, _ in self._pages:
            self._shell.drop_page(page)

    # --------------------------------------------------------------------------------------------------- ways
    def to_worklist(self) -> None:
        """Show what waits."""
        self._go(Spot(), self.overview.worklist)
        self.overview.refresh()

    def to_list(self) -> None:
        """Show the casussen."""
        self.search("")

    def search(self, kenmerk: str) -> None:
        """Show the casussen with these letters in their kenmerk."""
        self._go(Spot(At.LIST), self.overview.list)
        self.overview.search(kenmerk)

    def to_new(self) -> None:
        """Open a new casus."""
        self._go(Spot(At.WORKLIST), self.triage.page)
        self.triage.open_new()

    def to_casus(self, casus: str) -> None:
        """Open a casus to go on with."""
        self._go(Spot(At.TRIAGE, casus), self.triage.page)
        self.triage.open(CasusId(casus))

    def to_sealed_or_casus(self, casus: str) -> None:
        """Open what a casus has become: its newest seal, or else the triage."""
        desk = self._context.desk
        self._context.runner.run(lambda: (latest_besluit(desk, CasusId(casus)), casus), self, self._on_latest)

    def to_decision(self, casus: str) -> None:
        """Open what was put forward."""
        self._go(Spot(At.DECISION, casus), self.deciding.page)
        self.deciding.open(CasusId(casus))

    def to_record(self, besluit: str) -> None:
        """Open a sealed decision."""
        self._go(Spot(At.RECORD, besluit), self.record.page)
        self.record.open(BesluitId(besluit))

    # ------------------------------------------------------------------------------------------------- inside
    def _go(self, spot: Spot, page: QWidget) -> None:
        self.flush()
        self._shell.notices.hide()
        self.spot = spot
        self._shell.show_page(page)
        self._shell.set_about(say(f"venster.bij.{spot.at.value}"))

    def _connect(self) -> None:
        overview, triage, deciding, record = self.overview, self.triage, self.deciding, self.record
        overview.open_wanted.connect(self.to_sealed_or_casus)
        overview.decide_wanted.connect(self.to_decision)
        overview.new_wanted.connect(self.to_new)
        overview.counted.connect(self._on_counted)
        triage.opened.connect(self._on_triage_opened)
        triage.title_changed.connect(self._on_title)
        triage.closed.connect(self.to_worklist)
        triage.put_forward.connect(self._on_put_forward)
        triage.recorded.connect(self.to_record)
        deciding.sealed.connect(self._on_sealed)
        deciding.returned.connect(self._on_put_forward)
        deciding.closed.connect(self.to_worklist)
        record.casus_wanted.connect(self.to_casus)
        record.closed.connect(self.to_worklist)
        self._shell.place_wanted.connect(self._on_place)
        self._shell.search_wanted.connect(self.search)

    def _on_latest(self, found: tuple[BesluitId | None, str]) -> None:
        besluit, casus = found
        if besluit is None:
            self.to_casus(casus)
        else:
            self.to_record(besluit)

    def _on_triage_opened(self, casus: str) -> None:
        self.spot = Spot(At.TRIAGE, casus)

    def _on_title(self, kenmerk: str) -> None:
        if self.spot.at is At.TRIAGE:
            self._shell.set_about(say("triage.titel", kenmerk=kenmerk))

    def _on_sealed(self, besluit: str) -> None:
        self.to_record(besluit)
        # One thing less waits; the badge in the menu says so.
        self.overview.refresh()

    def _on_put_forward(self, _: str) -> None:
        self.to_worklist()

    def _on_counted(self, count: int) -> None:
        self._shell.nav.show_count(Place.WERKVOORRAAD, count)

    def _on_place(self, place: Place) -> None:
        if place is Place.WERKVOORRAAD:
            self.to_worklist()
        else:
            self.to_list()
