"""The worklist and the list of casussen: fetches them off the screen's thread and shows them."""

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, Signal

from triage.casework.casus import overview
from triage.casework.casus.overview import Worklist
from triage.casework.desk import Desk
from triage.casework.followup.crisis import CrisisRow, open_crises
from triage.casework.followup.werkvoorraad import owed
from triage.followup.taak import ALL, Blad, Filter, Taak
from triage.ports import CasusRow
from ui.arriving import enter
from ui.flows.context import Context
from ui.flows.week.reach import reach_of
from ui.flows.week.spots import spot_of
from ui.pages.overview.casussen import PAGE, CasussenPage
from ui.pages.overview.worklist import WorklistPage
from ui.spot import At, Spot
from ui.widgets.chip import Kind
from ui.words import say


@dataclass(frozen=True, slots=True)
class _Waiting:
    """Everything that the worklist shows."""

    worklist: Worklist
    crises: tuple[CrisisRow, ...]
    blad: Blad

    @property
    def count(self) -> int:
        """How much asks for attention now: crises, decisions, what came back, and mine that is for today or late."""
        mine = self.worklist
        known = {row.id for row in (*mine.crises, *mine.to_decide, *mine.returned)}
        return mine.count + len({row.casus for row in self.crises} - known) + self.blad.near


def _look(desk: Desk, wanted: Filter) -> _Waiting:
    return _Waiting(overview.worklist(desk), open_crises(desk), owed(desk, wanted))


class OverviewFlow(QObject):
    """Owns the worklist page and the list page."""

    open_wanted = Signal(str)
    """A casus to open."""
    decide_wanted = Signal(str)
    """A casus to decide on."""
    new_wanted = Signal()
    """A new casus."""
    spot_wanted = Signal(object)
    """A `Spot` to go to."""
    counted = Signal(int)
    """How much waits, for the badge in the menu."""

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._kenmerk = ""
        self._wanted = ALL
        self.ways: frozenset[At] = frozenset()
        """The spots that there are for this role, set by the workplace."""
        self.worklist = WorklistPage()
        self.list = CasussenPage()
        self.worklist.open_wanted.connect(self.open_wanted)
        self.worklist.decide_wanted.connect(self.decide_wanted)
        self.worklist.new_wanted.connect(self.new_wanted)
        self.worklist.crisis_wanted.connect(self._on_crisis)
        self.worklist.week_wanted.connect(lambda: self.spot_wanted.emit(Spot(At.WEEK)))
        self.worklist.signal_wanted.connect(lambda: self.spot_wanted.emit(Spot(At.NEW_SIGNAL)))
        self.worklist.owed.show_reach(reach_of(context.desk))
        self.worklist.owed.open_wanted.connect(self._on_taak)
        self.worklist.owed.filter_wanted.connect(self._on_filter)
        self.worklist.owed.page_wanted.connect(self._on_owed_page)
        self.list.open_wanted.connect(self.open_wanted)
        self.list.new_wanted.connect(self.new_wanted)
        self.list.page_wanted.connect(self._on_page)
        self.list.all_wanted.connect(self._on_all)

    def refresh(self) -> None:
        """Fetch the worklist again, narrowed as it was."""
        self._context.runner.run(partial(_look, self._context.desk, self._wanted), self, self._on_worklist)

    def search(self, kenmerk: str) -> None:
        """Show the casussen whose kenmerk holds these letters; all when empty."""
        self._kenmerk = kenmerk.strip()
        self._fetch(0)

    def _fetch(self, skip: int) -> None:
        desk, kenmerk = self._context.desk, self._kenmerk
        self._context.runner.run(
            lambda: (overview.casussen(desk, kenmerk, PAGE, skip), skip, kenmerk), self, self._on_rows
        )

    def _on_page(self, skip: int) -> None:
        self._fetch(skip)

    def _on_all(self) -> None:
        self.search("")

    def _on_filter(self, wanted: Filter) -> None:
        self._wanted = wanted
        self._on_owed_page(0)

    def _on_owed_page(self, skip: int) -> None:
        desk, wanted = self._context.desk, self._wanted
        self._context.runner.run(lambda: owed(desk, wanted, skip), self, self._on_blad)

    def _on_blad(self, blad: Blad) -> None:
        self.worklist.owed.show_blad(blad, self._context.desk.clock.today())

    def _on_taak(self, taak: Taak) -> None:
        spot = spot_of(taak, self.ways)
        if spot is not None:
            self.spot_wanted.emit(spot)
        elif taak.casus is not None:
            self.open_wanted.emit(taak.casus)
        else:
            self._context.notices.tell(say("taken.niet_open"), say("taken.niet_open_uitleg"), Kind.ACCENT)

    def _on_crisis(self, crisis: str) -> None:
        self.spot_wanted.emit(Spot(At.CRISIS, crisis))

    def _may_open(self) -> bool:
        return self._context.desk.may("casus_openen")

    def _on_worklist(self, found: _Waiting) -> None:
        desk, page = self._context.desk, self.worklist
        page.week_button.setVisible(At.WEEK in self.ways)
        page.signal_button.setVisible(At.NEW_SIGNAL in self.ways)
        page.owed.show_filter(self._wanted)
        now = desk.clock.now()
        page.show_worklist(found.worklist, found.crises, found.blad, desk.actor.name, now, may_open=self._may_open())
        self.counted.emit(found.count)
        enter(page, page.first_focus())

    def _on_rows(self, found: tuple[tuple[tuple[CasusRow, ...], int], int, str]) -> None:
        (rows, total), skip, kenmerk = found
        now = self._context.desk.clock.now()
        self.list.show_rows(rows, total, skip, kenmerk, now, may_open=self._may_open())
        enter(self.list, self.list.first_focus())
