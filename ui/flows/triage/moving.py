"""Moving through a triage: from stop to stop, by a clash where one lies on the way; and keeping the place."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from triage.answers import Ref
from triage.casework.casus import answering
from triage.casework.casus.answering import Opened
from triage.casus.walk import CLASH_PREFIX, FoundClash, Missing
from triage.faults import Fault
from triage.ids import QuestionId, StepId
from triage.kader.vocabulary import REVIEW_STEP
from triage.ports import Place
from ui.flows.triage.answering import Answering
from ui.flows.triage.hints import Looking
from ui.flows.triage.keeping import Keeper
from ui.flows.triage.standing import Standing
from ui.pages.triage.stops import Stop, StopKind, after, at_ref, before, entrance, found, last_of_step, parts_of

DANGER: Final = Ref(QuestionId("gevaar.nu"))
_PLACE_MS: Final = 3_000


class Moving(QObject):
    """Brings the person to a stop, and keeps where that is."""

    left = Signal()
    """The person stops here for now; everything is kept."""

    def __init__(
        self, standing: Standing, keeper: Keeper, answering: Answering, looking: Looking, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._standing, self._keeper, self._answering, self._looking = standing, keeper, answering, looking
        self._page = standing.page
        self._kept_place: Place | None = None
        self._places = QTimer(self)
        self._places.setInterval(_PLACE_MS)
        self._places.timeout.connect(self._keep_place)
        self._connect()

    def _connect(self) -> None:
        page, closed, review = self._page, self._page.middle.closed, self._page.middle.review
        page.step_wanted.connect(self._on_step)
        page.back_wanted.connect(self._on_back)
        page.next_wanted.connect(self._on_next)
        page.later_wanted.connect(self._on_later)
        page.review_wanted.connect(self._on_review)
        page.danger_wanted.connect(self._on_danger)
        page.question_wanted.connect(self.go_to)
        page.whole_wanted.connect(self._on_whole)
        page.middle.clash.change_wanted.connect(self.go_to)
        closed.step_wanted.connect(self._on_step)
        closed.missing_wanted.connect(self._on_review)
        review.change_wanted.connect(self.go_to)
        review.missing_wanted.connect(self._on_missing)
        self._standing.stop_gone.connect(self._on_stop_gone)

    # -------------------------------------------------------------------------------------- for the other parts
    def arrive(self, opened: Opened) -> None:
        """Go to where the person left a casus, or to its beginning, and keep the place from now on."""
        place = self._kept_place = opened.place
        kader = self._standing.kader
        stop = found(opened.walk, kader, place.ref, whole=False) if place else None
        cursor = place.cursor if place is not None and stop is not None else 0
        first = entrance(opened.walk, kader, opened.walk.tasks[0].step, whole=False)
        self.go(stop or first, place.ref if place else None, cursor)
        self._places.start()

    def go(self, stop: Stop, ref: Ref | None = None, cursor: int = 0, clash: FoundClash | None = None) -> None:
        """Go to a stop, with the focus on a question where that is given."""
        self._keeper.flush()
        self._answering.drop_question()
        self._standing.stand(stop, clash)
        self._standing.show(enter=True, ref=ref, cursor=cursor)
        self._keep_place()
        if stop.kind is StopKind.NALEZEN:
            self._looking.over_all()
        else:
            self._looking.at(tuple(block.ref for block in self._page.middle.sheet.blocks()))

    def go_to(self, ref: Ref) -> None:
        """Go to a question, or to the explanation of a clash."""
        opened = self._standing.opened
        if opened is None:
            return
        if ref.question.startswith(CLASH_PREFIX):
            clash = next((one for one in opened.walk.clashes if one.ref == ref), None)
            if clash is not None:
                self.go(Stop(StopKind.BOTSING, clash.step, ref), clash=clash)
            return
        stop = at_ref(opened.walk, self._standing.kader, ref, whole=self._standing.whole)
        if stop is not None:
            self.go(stop, ref)

    def flush(self) -> None:
        """Put every word that was typed, and the place, on its way to the store."""
        self._answering.flush()
        self._keep_place()

    # ----------------------------------------------------------------------------------------- step by step
    def _on_step(self, step: StepId) -> None:
        opened = self._standing.opened
        if opened is not None:
            self.go(entrance(opened.walk, self._standing.kader, StepId(step), whole=self._standing.whole))

    def _on_stop_gone(self) -> None:
        stop = self._standing.stop
        if stop is not None:
            self._on_step(stop.step)

    def _on_back(self) -> None:
        opened, stop = self._standing.opened, self._standing.stop
        if opened is None or stop is None or self._page.middle.asks:
            return
        if stop.kind is StopKind.BOTSING:
            self._on_step(stop.step)
            return
        previous = before(opened.walk, self._standing.kader, stop, whole=self._standing.whole)
        if previous is not None:
            self.go(previous)

    def _on_next(self) -> None:
        """Go on once everything typed here is kept: what comes next follows from it."""
        stop = self._standing.stop
        if self._standing.opened is None or self._page.middle.asks or stop is None:
            return
        if stop.kind not in (StopKind.NALEZEN, StopKind.DICHT, StopKind.BESLUIT):
            self._settled(self._go_on)

    def _go_on(self) -> None:
        opened, stop = self._standing.opened, self._standing.stop
        if opened is None or stop is None or self._answering.ask_first():
            return
        clash = self._clash_on_the_way(opened, stop)
        if clash is not None:
            self.go(Stop(StopKind.BOTSING, clash.step, clash.ref), clash=clash)
            return
        if stop.kind is StopKind.BOTSING:
            stop = _end_of(opened, stop.step)
        following = after(opened.walk, self._standing.kader, stop, whole=self._standing.whole)
        if following is not None:
            self.go(following)

    def _clash_on_the_way(self, opened: Opened, stop: Stop) -> FoundClash | None:
        """Return a clash that has no explanation, at the end of its step or on the page of a clash."""
        if stop.kind is not StopKind.BOTSING and not last_of_step(opened.walk, self._standing.kader, stop):
            return None
        return next((one for one in opened.walk.clashes if one.step == stop.step and not one.explained), None)

    def _settled(self, then: Callable[[], None]) -> None:
        """Have everything stored, and go on after it; in one lane, so what is asked last comes back last."""
        held = self._standing.held
        self._keeper.flush()
        if held is None or not self._keeper.busy:
            then()
            return
        self._standing.run(lambda: held.opened, lambda _: then())

    # -------------------------------------------------------------------------------------------- other ways
    def _on_later(self) -> None:
        self.flush()
        self._settled(self.left.emit)

    def _on_review(self) -> None:
        self._on_step(StepId(REVIEW_STEP))

    def _on_danger(self) -> None:
        self.go_to(DANGER)

    def _on_missing(self, one: Missing) -> None:
        if one.ref is not None:
            self.go_to(one.ref)
        else:
            self._on_step(one.step)

    def _on_whole(self, whole: bool) -> None:
        here = self._page.here
        self._standing.choose_whole(whole=whole)
        opened, stop, kader = self._standing.opened, self._standing.stop, self._standing.kader
        if opened is None or stop is None:
            return
        if whole:
            at = here[0] if here else stop.ref
            self.go((at and at_ref(opened.walk, kader, at, whole=True)) or Stop(StopKind.STAP, stop.step), at)
            return
        ref = here[0] if here else None
        back = at_ref(opened.walk, kader, ref, whole=False) if ref else None
        self.go(back or entrance(opened.walk, kader, stop.step, whole=False), ref)

    # -------------------------------------------------------------------------------------------------- place
    def _keep_place(self) -> None:
        held, stop = self._standing.held, self._standing.stop
        if held is None or stop is None:
            return
        here = self._page.here
        place = Place(here[0], here[1]) if here is not None else Place(stop.place)
        if place == self._kept_place:
            return
        self._kept_place = place
        self._standing.run(
            lambda: answering.keep_place(held.desk, held.opened, place), lambda _: None, self._on_place_fault
        )

    def _on_place_fault(self, _: Fault) -> None:
        """A place that could not be kept is tried again with the next one."""
        self._kept_place = None


def _end_of(opened: Opened, step: StepId) -> Stop:
    """Return the last stop of a step, from which `after` leaves it."""
    return Stop(StopKind.STAP, step, part=len(parts_of(opened.walk, step)) - 1)
