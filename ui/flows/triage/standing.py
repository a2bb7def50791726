"""How a triage stands: the open casus, where the person is in it, and what the page shows of that.

Every other part of the triage reads it here and changes it through the methods here.
"""

from collections.abc import Callable, Mapping
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from triage.answers import Ref, Scope
from triage.besluit.decision import needs_decider
from triage.besluit.proposal import Vraag
from triage.besluit.snapshot import snapshot
from triage.casework.casus import hints
from triage.casework.casus.answering import Opened
from triage.casework.casus.hints import Hint
from triage.casework.convenanten.partners import Partners
from triage.casework.desk import Desk
from triage.casus.walk import FoundClash
from triage.faults import Fault
from triage.kader.model import Kader
from ui.fields.dates import ZONE
from ui.flows.context import Context
from ui.flows.counting import Counted
from ui.flows.triage.keeping import Held
from ui.notices import notice_of
from ui.pages.triage.page import TriagePage
from ui.pages.triage.shown import Shown
from ui.pages.triage.stops import Stop, StopKind

T = TypeVar("T")


class Standing(QObject):
    """Owns what is known of the open casus on the screen's thread, and shows it."""

    stop_gone = Signal()
    """The question at which the person was is no longer asked."""

    def __init__(self, context: Context, page: TriagePage, parent: QObject) -> None:
        super().__init__(parent)
        self.page = page
        self._desk = context.desk
        self._lane = Counted(context.runner, self)
        self._held: Held | None = None
        self._opened: Opened | None = None
        self._stop: Stop | None = None
        self._clash: FoundClash | None = None
        self._whole = False
        self._thread: tuple[Vraag, ...] = ()
        self._hints: Mapping[Ref, tuple[Hint, ...]] = {}
        self._partners = Partners()

    # ------------------------------------------------------------------------------------------------ reading
    @property
    def desk(self) -> Desk:
        """The desk of the person at work."""
        return self._desk

    @property
    def held(self) -> Held | None:
        """The casus as the lane knows it."""
        return self._held

    @property
    def opened(self) -> Opened | None:
        """The casus on the page as it stands now."""
        return self._opened

    @property
    def stop(self) -> Stop | None:
        """Where the person is."""
        return self._stop

    @property
    def whole(self) -> bool:
        """All questions of a step stand on one page."""
        return self._whole

    @property
    def hints(self) -> Mapping[Ref, tuple[Hint, ...]]:
        """What may be looked at once more, by question."""
        return self._hints

    @property
    def partners(self) -> Partners:
        """The agreements with organisations that hold."""
        return self._partners

    @property
    def kader(self) -> Kader:
        """The kader of the casus, or the newest while none is open."""
        return self._desk.kader if self._opened is None else self._desk.kader_of(self._opened.casus)

    def cursor_at(self, ref: Ref) -> int:
        """Return where the cursor stands in the field of a question; 0 when it is not there."""
        here = self.page.here
        return here[1] if here is not None and here[0] == ref else 0

    # ----------------------------------------------------------------------------------------------- changing
    def begin(self, opened: Opened) -> Held:
        """Lay a casus on the page that was just opened, with nothing of the one before it."""
        self._held = Held(self._desk, opened)
        self._opened = opened
        self._thread, self._hints, self._whole = (), {}, False
        return self._held

    def take(self, opened: Opened) -> None:
        """Remember the newest casus."""
        self._opened = opened

    def take_newest(self) -> None:
        """Remember the casus as the lane has it after a call that failed: it may have been fetched anew."""
        if self._held is not None:
            self._opened = self._held.opened

    def take_thread(self, thread: tuple[Vraag, ...]) -> None:
        """Show the questions of a decider as they stand now."""
        self._thread = thread
        self.refresh()

    def take_hints(self, found: Mapping[Ref, tuple[Hint, ...]]) -> None:
        """Show what may be looked at once more."""
        self._hints = found
        self.refresh()

    def take_partners(self, found: Partners) -> None:
        """Show what is agreed with the organisations of this casus."""
        self._partners = found
        self.refresh()

    def stand(self, stop: Stop, clash: FoundClash | None) -> None:
        """Remember where the person is; the clash is that of a BOTSING stop."""
        self._stop, self._clash = stop, clash

    def choose_whole(self, *, whole: bool) -> None:
        """Show a step whole from the next stop on, or one question at a time."""
        self._whole = whole

    # ------------------------------------------------------------------------------------------------ showing
    def show(self, *, enter: bool, ref: Ref | None = None, cursor: int = 0) -> None:
        """Show where the person is; `enter` brings the keyboard there, at a question where that is given."""
        shown = self._shown()
        if shown is not None:
            self.page.show_casus(shown, enter=enter, ref=ref, cursor=cursor)

    def refresh(self) -> None:
        """Follow what changed without moving anybody's cursor; a question that is no longer asked gives way."""
        opened, stop = self._opened, self._stop
        if opened is None or stop is None or self.page.middle.asks:
            return
        if stop.kind is StopKind.VRAAG and stop.ref is not None and opened.walk.at(stop.ref) is None:
            self.stop_gone.emit()
        else:
            self.show(enter=False)

    def fault(self, fault: Fault) -> None:
        """Tell what went wrong in the strip of the page."""
        told = notice_of(fault)
        self.page.tell_trouble(told.happened, told.rest)

    def tell_saved(self) -> None:
        """Tell that everything is stored, now."""
        self.page.saved.saved(self._desk.clock.now().astimezone(ZONE))

    def _shown(self) -> Shown | None:
        opened, stop = self._opened, self._stop
        if opened is None or stop is None:
            return None
        desk, kader = self._desk, self.kader
        review = stop.kind is StopKind.NALEZEN
        mine = opened.casus.proposer == desk.actor.person
        return Shown(
            opened=opened,
            kader=kader,
            stop=stop,
            whole=self._whole,
            clash=self._clash,
            thread=self._thread,
            hints=self._hints,
            overall=hints.overall(opened) if review else (),
            decider=not review or not opened.casus.of(Scope.REGEL) or needs_decider(snapshot(opened.walk, kader)),
            may_withdraw=mine and desk.may("intrekken", opened.casus),
            partners=self._partners,
        )

    # --------------------------------------------------------------------------------------------------- lane
    @property
    def busy(self) -> bool:
        """Something about this casus is under way."""
        return self._lane.busy

    def run(
        self, call: Callable[[], T], then: Callable[[T], None], fault: Callable[[Fault], None] | None = None
    ) -> None:
        """Run something in the lane; a fault is told on the page, unless it is handled."""
        failed = fault or self.fault
        self._lane.run(call, then, failed, failed)
