"""The triage: opens a casus, goes from question to question, keeps what is filled in, and puts it to a decider."""

from collections.abc import Callable
from functools import partial
from typing import Final, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from triage.access.rights import may
from triage.answers import NOTHING, Answer, AnswerKind, Ref, Scope
from triage.besluit.decision import needs_decider
from triage.besluit.proposal import Vraag
from triage.besluit.sealing import Besluit
from triage.besluit.snapshot import snapshot
from triage.casework import answering, deciding, hints, proposing
from triage.casework.answering import FallsAway, Opened
from triage.casework.desk import Desk
from triage.casework.hints import Hint
from triage.casus.model import EDITABLE, CasusState
from triage.casus.walk import CLASH_PREFIX, FoundClash, Missing
from triage.faults import Fault, Refusal, Trouble
from triage.ids import CasusId, ItemId, QuestionId, StepId
from triage.kader.model import Kader
from triage.kader.vocabulary import REVIEW_STEP
from triage.ports import Place
from ui.fields.dates import ZONE
from ui.flows.context import Context
from ui.flows.triage_keeping import Held, Keeper
from ui.flows.triage_thread import ThreadKeeper
from ui.notices import notice_of, sentence_of
from ui.pages.triage_page import TriagePage
from ui.pages.triage_shown import Shown
from ui.pages.triage_stops import Stop, StopKind, after, at_ref, before, entrance, found, last_of_step, parts_of
from ui.words import say

T = TypeVar("T")
DANGER: Final = Ref(QuestionId("gevaar.nu"))
_TYPED: Final = (AnswerKind.KORT, AnswerKind.GETAL, AnswerKind.DATUM, AnswerKind.TIJDSTIP, AnswerKind.LANG)
_WORDS: Final = (AnswerKind.LANG, AnswerKind.TOETS, AnswerKind.UITGELEGD)
_PLACE_MS: Final = 3_000


class TriageFlow(QObject):
    """Owns the triage page and the casus that is open on it."""

    opened = Signal(str)
    """The `CasusId` that is on the page."""
    title_changed = Signal(str)
    """The kenmerk, for the title of the window."""
    closed = Signal()
    """The person stops here for now; everything is kept."""
    put_forward = Signal(str)
    """The `CasusId` that was put to a decider."""
    recorded = Signal(str)
    """The `BesluitId` of a casus that was recorded without a tenzij decision."""

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.page = TriagePage()
        self._held: Held | None = None
        self._opened: Opened | None = None
        self._stop: Stop | None = None
        self._clash: FoundClash | None = None
        self._whole = False
        self._busy = 0
        self._thread: tuple[Vraag, ...] = ()
        self._hints: dict[Ref, tuple[Hint, ...]] = {}
        self._lost: tuple[Ref, FallsAway] | None = None
        self._removing: tuple[Scope, ItemId] | None = None
        self._kept_place: Place | None = None
        self.keeper = Keeper(context.runner, self._cursor_at, self)
        self.answers = ThreadKeeper(context.runner, self)
        self._places = QTimer(self)
        self._places.setInterval(_PLACE_MS)
        self._places.timeout.connect(self._keep_place)
        self._connect()

    # ----------------------------------------------------------------------------------------- for the conductor
    def open(self, casus: CasusId) -> None:
        """Open a casus where the person left it."""
        self.flush()
        desk = self._context.desk
        self._run(lambda: answering.open_casus(desk, casus), self._on_opened, self.page_fault)

    def open_new(self) -> None:
        """Open a new casus."""
        self.flush()
        desk = self._context.desk
        self._run(lambda: answering.open_new(desk), self._on_opened, self.page_fault)

    def flush(self) -> None:
        """Put every word that was typed, and the place, on its way to the store."""
        self.keeper.flush()
        self.answers.flush()
        self._keep_place()

    @property
    def busy(self) -> bool:
        """Something is on its way to the store."""
        return self.keeper.busy or self.answers.busy or self._busy > 0

    @property
    def casus(self) -> Opened | None:
        """The casus on the page as it stands now."""
        return self._opened

    @property
    def stop(self) -> Stop | None:
        """Where the person is."""
        return self._stop

    def page_fault(self, fault: Fault) -> None:
        """Tell what went wrong in the strip of the page."""
        told = notice_of(fault)
        self.page.tell_trouble(told.happened, told.rest)

    # ------------------------------------------------------------------------------------------------- wiring
    def _connect(self) -> None:
        page, middle = self.page, self.page.middle
        page.step_wanted.connect(self._on_step)
        page.back_wanted.connect(self._on_back)
        page.next_wanted.connect(self._on_next)
        page.later_wanted.connect(self._on_later)
        page.review_wanted.connect(self._on_review)
        page.danger_wanted.connect(self._on_danger)
        page.question_wanted.connect(self.go_to)
        page.whole_wanted.connect(self._on_whole)
        page.add_here_wanted.connect(self._on_add_here)
        page.asked.answered.connect(self._on_thread_answer)
        middle.sheet.edited.connect(self._on_edited)
        middle.sheet.left.connect(self._on_left)
        middle.sheet.remove_wanted.connect(self._on_remove)
        middle.add_wanted.connect(self._on_add)
        middle.remove_wanted.connect(self._on_remove)
        middle.item_wanted.connect(self._on_item)
        middle.falls_away.confirmed.connect(self._on_confirmed)
        middle.falls_away.cancelled.connect(self._on_cancelled)
        middle.clash.edited.connect(self._on_edited)
        middle.clash.change_wanted.connect(self.go_to)
        middle.closed.step_wanted.connect(self._on_step)
        middle.closed.missing_wanted.connect(self._on_review)
        review = middle.review
        review.change_wanted.connect(self.go_to)
        review.missing_wanted.connect(self._on_missing)
        review.closing.stamp_wanted.connect(self._on_stamp)
        review.closing.put_forward_wanted.connect(self._on_put_forward)
        review.closing.record_wanted.connect(self._on_record)
        review.closing.withdraw_wanted.connect(self._on_withdraw)
        self.keeper.moved.connect(self._on_moved)
        self.keeper.held.connect(self._on_held)
        self.keeper.refused.connect(self._on_refused)
        self.keeper.troubled.connect(self._on_trouble)
        self.keeper.changed.connect(self._say_saved)
        self.answers.changed.connect(self._say_saved)
        self.answers.kept.connect(self._on_thread_kept)
        self.answers.faulted.connect(self.page_fault)

    # ------------------------------------------------------------------------------------------------ opening
    def _on_opened(self, opened: Opened) -> None:
        desk = self._context.desk
        self._held = Held(desk, opened)
        self._opened = opened
        self._thread, self._hints, self._lost, self._removing = (), {}, None, None
        self._kept_place = opened.place
        self.keeper.hold(self._held)
        self.answers.hold(self._held)
        self.page.clear_trouble()
        self._whole = False
        place = opened.place
        stop = found(opened.walk, self._kader, place.ref, whole=False) if place else None
        cursor = place.cursor if place is not None and stop is not None else 0
        self.go(stop or self._first(opened), place.ref if place else None, cursor)
        self.page.saved.saved(desk.clock.now().astimezone(ZONE))
        self._places.start()
        self.opened.emit(str(opened.casus.id))
        self.title_changed.emit(opened.casus.kenmerk)
        self._fetch_thread()

    def _first(self, opened: Opened) -> Stop:
        return entrance(opened.walk, self._kader, opened.walk.tasks[0].step, whole=False)

    def _fetch_thread(self) -> None:
        held = self._held
        if held is not None and held.opened.casus.state in EDITABLE - {CasusState.CONCEPT}:
            self._run(lambda: proposing.thread(held.desk, held.opened), self._on_thread_kept, self.page_fault)

    def _on_thread_kept(self, thread: tuple[Vraag, ...]) -> None:
        self._thread = thread
        self._refresh()

    # ------------------------------------------------------------------------------------------------- moving
    def go(self, stop: Stop, ref: Ref | None = None, cursor: int = 0, clash: FoundClash | None = None) -> None:
        """Go to a stop, with the focus on a question where that is given."""
        self.keeper.flush()
        self._drop_question()
        self._stop, self._clash = stop, clash
        self._show(enter=True, ref=ref, cursor=cursor)
        self._keep_place()
        if stop.kind is StopKind.NALEZEN:
            self._look_over()
        else:
            self._look_at(tuple(block.ref for block in self.page.middle.sheet.blocks()))

    def go_to(self, ref: Ref) -> None:
        """Go to a question, or to the explanation of a clash."""
        opened = self._opened
        if opened is None:
            return
        if ref.question.startswith(CLASH_PREFIX):
            clash = next((one for one in opened.walk.clashes if one.ref == ref), None)
            if clash is not None:
                self.go(Stop(StopKind.BOTSING, clash.step, ref), clash=clash)
            return
        stop = at_ref(opened.walk, self._kader, ref, whole=self._whole)
        if stop is not None:
            self.go(stop, ref)

    def _on_step(self, step: StepId) -> None:
        if self._opened is not None:
            self.go(entrance(self._opened.walk, self._kader, StepId(step), whole=self._whole))

    def _on_back(self) -> None:
        if self._opened is None or self._stop is None or self.page.middle.asks:
            return
        if self._stop.kind is StopKind.BOTSING:
            self._on_step(self._stop.step)
            return
        stop = before(self._opened.walk, self._kader, self._stop, whole=self._whole)
        if stop is not None:
            self.go(stop)

    def _on_next(self) -> None:
        """Go on once everything typed here is kept: what comes next follows from it."""
        if self._opened is None or self.page.middle.asks or self._stop is None:
            return
        if self._stop.kind in (StopKind.NALEZEN, StopKind.DICHT, StopKind.BESLUIT):
            return
        self._settled(self._go_on)

    def _go_on(self) -> None:
        opened, stop = self._opened, self._stop
        if opened is None or stop is None or self._ask_first():
            return
        clash = self._clash_on_the_way(opened, stop)
        if clash is not None:
            self.go(Stop(StopKind.BOTSING, clash.step, clash.ref), clash=clash)
            return
        if stop.kind is StopKind.BOTSING:
            stop = self._end_of(opened, stop.step)
        following = after(opened.walk, self._kader, stop, whole=self._whole)
        if following is not None:
            self.go(following)

    def _clash_on_the_way(self, opened: Opened, stop: Stop) -> FoundClash | None:
        """Return a clash that has no explanation, at the end of its step or on the page of a clash."""
        if stop.kind is not StopKind.BOTSING and not last_of_step(opened.walk, self._kader, stop):
            return None
        return next((one for one in opened.walk.clashes if one.step == stop.step and not one.explained), None)

    def _end_of(self, opened: Opened, step: StepId) -> Stop:
        """Return the last stop of a step, from which `after` leaves it."""
        return Stop(StopKind.STAP, step, part=len(parts_of(opened.walk, step)) - 1)

    def _settled(self, then: Callable[[], None]) -> None:
        """Have everything stored, and go on after it; in one lane, so what is asked last comes back last."""
        held = self._held
        self.keeper.flush()
        if held is None or not self.keeper.busy:
            then()
            return
        self._run(lambda: held.opened, lambda _: then(), self.page_fault)

    def _on_later(self) -> None:
        self.flush()
        self._settled(self.closed.emit)

    def _on_review(self) -> None:
        self._on_step(StepId(REVIEW_STEP))

    def _on_danger(self) -> None:
        self.go_to(DANGER)

    def _on_whole(self, whole: bool) -> None:
        here = self.page.here
        self._whole = whole
        opened, stop = self._opened, self._stop
        if opened is None or stop is None:
            return
        if whole:
            at = here[0] if here else stop.ref
            self.go((at and at_ref(opened.walk, self._kader, at, whole=True)) or Stop(StopKind.STAP, stop.step), at)
            return
        ref = here[0] if here else None
        back = at_ref(opened.walk, self._kader, ref, whole=False) if ref else None
        self.go(back or entrance(opened.walk, self._kader, stop.step, whole=False), ref)

    def _on_missing(self, one: Missing) -> None:
        if one.ref is not None:
            self.go_to(one.ref)
        elif self._opened is not None:
            stop = entrance(self._opened.walk, self._kader, one.step, whole=self._whole)
            self.go(stop)

    # ---------------------------------------------------------------------------------------------- answering
    def _on_edited(self, ref: Ref, given: Answer) -> None:
        self._mark(ref, None)
        self.keeper.put(ref, given)

    def _on_left(self, ref: Ref) -> None:
        self.keeper.flush()
        if self._lost is not None and self._lost[0] == ref:
            self._ask_first()

    def _on_moved(self, ref: Ref, opened: Opened) -> None:
        self._opened = opened
        if self._lost is not None and self._lost[0] == ref:
            self._lost = None
        self.page.clear_trouble()
        self._refresh()
        self._look_at((ref,))

    def _on_held(self, ref: Ref, falls: FallsAway) -> None:
        """Ask before anything falls away; while somebody still types, only once they leave the field."""
        self._lost = (ref, falls)
        opened = self._opened
        asked = opened.walk.at(ref) if opened else None
        here = self.page.here
        typing = asked is not None and asked.question.kind in _TYPED and here is not None and here[0] == ref
        if not typing:
            self._ask_first()

    def _ask_first(self) -> bool:
        """Show what would fall away, if anything waits for that, and tell whether it does."""
        if self._lost is None:
            return False
        if self.keeper.undecided(self._lost[0]) is None:
            self._lost = None
            return False
        self.page.ask_lost(self._lost[1].lost)
        return True

    def _on_confirmed(self) -> None:
        if self._removing is not None:
            scope, item = self._removing
            self._removing = None
            self._remove(scope, item, confirmed=True)
        elif self._lost is not None:
            ref = self._lost[0]
            self._lost = None
            self.keeper.confirm(ref)
            self._show(enter=False)
            self.page.enter(ref)

    def _on_cancelled(self) -> None:
        ref = self._lost[0] if self._lost else None
        self._drop_question()
        self._show(enter=False)
        self.page.enter(ref)

    def _drop_question(self) -> None:
        """Leave what waited for a yes as it was, and show the field so."""
        self._removing = None
        if self._lost is None:
            return
        ref = self._lost[0]
        self._lost = None
        self.keeper.forget(ref)
        block = self.page.middle.sheet.block(ref)
        asked = self._opened.walk.at(ref) if self._opened else None
        if block is not None and asked is not None:
            block.field_back(asked)

    def _on_refused(self, ref: Ref, refusal: Refusal) -> None:
        if self._held is not None:
            self._opened = self._held.opened
        self._refresh()
        if not self._mark(ref, sentence_of(refusal)):
            self.page_fault(refusal)

    def _on_trouble(self, trouble: Trouble) -> None:
        self.page_fault(trouble)
        self.page.saved.not_saved(say("triage.opnieuw"))

    def _mark(self, ref: Ref, message: str | None) -> bool:
        block = self.page.middle.sheet.block(ref)
        if block is not None:
            block.mark(message)
        return block is not None

    def _cursor_at(self, ref: Ref) -> int:
        here = self.page.here
        return here[1] if here is not None and here[0] == ref else 0

    # -------------------------------------------------------------------------------------------------- items
    def _on_add_here(self) -> None:
        stop = self._stop
        if stop is None or self._opened is None or self.page.middle.asks:
            return
        scopes = self._kader.step(stop.step).collections
        scope = stop.scope or next(iter(scopes), None)
        if scope in scopes and scope is not None:
            self._on_add(scope)

    def _on_add(self, scope: Scope) -> None:
        held = self._held
        if held is None or self._opened is None or not self._opened.writable:
            return
        self.keeper.flush()

        def add() -> tuple[Opened, ItemId]:
            opened, item = answering.add_item(held.desk, held.opened, scope)
            held.take(opened)
            return opened, item

        self._run(add, partial(self._on_added, scope), self.page_fault)

    def _on_added(self, scope: Scope, done: tuple[Opened, ItemId]) -> None:
        self._opened, item = done
        self._on_item(scope, item)

    def _on_item(self, scope: Scope, item: ItemId) -> None:
        stop = self._stop
        if stop is None or self._opened is None:
            return
        if self._whole:
            asked = next((one for one in self._opened.walk.of_step(stop.step) if one.ref.item == item), None)
            at = at_ref(self._opened.walk, self._kader, asked.ref, whole=True) if asked else None
            self.go(at or Stop(StopKind.STAP, stop.step), asked.ref if asked else None)
        else:
            self.go(Stop(StopKind.DEEL, stop.step, scope=scope, item=item))

    def _on_remove(self, scope: Scope, item: ItemId) -> None:
        self._remove(scope, item, confirmed=False)

    def _remove(self, scope: Scope, item: ItemId, *, confirmed: bool) -> None:
        held = self._held
        if held is None:
            return
        self.keeper.flush()
        self._run(
            lambda: held.change(lambda d, o: answering.remove_item(d, o, scope, item, confirmed=confirmed)),
            partial(self._on_removed, scope, item),
            self.page_fault,
        )

    def _on_removed(self, scope: Scope, item: ItemId, done: Opened | FallsAway) -> None:
        if self._opened is None or self._stop is None:
            return
        if isinstance(done, FallsAway):
            self._removing = (scope, item)
            self.page.ask_lost(done.lost, self._opened.casus.name_of(scope, item))
            return
        self._opened = done
        listed = Stop(StopKind.LIJST, self._stop.step, scope=scope)
        self.go(Stop(StopKind.STAP, self._stop.step) if self._whole else listed)

    # ------------------------------------------------------------------------------------------------ closing
    def _on_stamp(self) -> None:
        self._change(answering.stamp, self._on_stamped)

    def _on_stamped(self, opened: Opened) -> None:
        self._opened = opened
        self._refresh()
        self.page.enter_closing()

    def _on_put_forward(self) -> None:
        self._change(proposing.put_forward, self._on_put)

    def _on_put(self, opened: Opened) -> None:
        self._opened = opened
        self._refresh()
        self.put_forward.emit(str(opened.casus.id))

    def _on_withdraw(self) -> None:
        self._change(proposing.withdraw, lambda opened: self.open(opened.casus.id))

    def _on_record(self, words: str) -> None:
        held = self._held
        if held is None:
            return
        self.flush()
        self._run(lambda: deciding.record(held.desk, held.opened, words), self._on_recorded, self._on_closing_fault)

    def _on_recorded(self, besluit: Besluit) -> None:
        self.recorded.emit(str(besluit.id))

    def _change(self, call: Callable[[Desk, Opened], Opened], then: Callable[[Opened], None]) -> None:
        """Run a use case on the newest casus, after everything that was typed."""
        held = self._held
        if held is None:
            return
        self.flush()

        def done(result: Opened | FallsAway) -> None:
            if isinstance(result, Opened):
                then(result)

        self._run(lambda: held.change(call), done, self._on_closing_fault)

    def _on_closing_fault(self, fault: Fault) -> None:
        """Say what is in the way; what is missing stands on the page as links, and gets the focus."""
        if self._held is not None:
            self._opened = self._held.opened
        self._refresh()
        self.page_fault(fault)
        if fault.code == "vragen_open" and self.page.asked.entries():
            self.page.asked.enter()
        else:
            self.page.enter_closing()

    # ------------------------------------------------------------------------------------------------- thread
    def _on_thread_answer(self, vraag: Vraag, words: str) -> None:
        self.answers.put(vraag, words)

    # -------------------------------------------------------------------------------------------------- hints
    def _look_at(self, refs: tuple[Ref, ...]) -> None:
        """Look, in the lane, for what may be looked at once more in these answers. Nothing waits for it."""
        held, opened = self._held, self._opened
        if held is None or opened is None or not opened.writable:
            return
        worded = [ref for ref in refs if (at := opened.walk.at(ref)) and at.question.kind in _WORDS]
        told = [ref for ref in worded if ref in self._hints or opened.casus.answers.get(ref, NOTHING) != NOTHING]
        if told:
            self._run(
                lambda: {ref: hints.hints(held.desk, held.opened, ref) for ref in told}, self._on_hints, self.page_fault
            )

    def _look_over(self) -> None:
        if self._opened is not None:
            self._look_at(tuple(asked.ref for asked in self._opened.walk.asked))

    def _on_hints(self, found_now: dict[Ref, tuple[Hint, ...]]) -> None:
        fresh = {ref: hint for ref, hint in {**self._hints, **found_now}.items() if hint}
        if fresh != self._hints:
            self._hints = fresh
            self._refresh()

    # ------------------------------------------------------------------------------------------------ showing
    @property
    def _kader(self) -> Kader:
        desk = self._context.desk
        return desk.kader if self._opened is None else desk.kader_of(self._opened.casus)

    def _show(self, *, enter: bool, ref: Ref | None = None, cursor: int = 0) -> None:
        shown = self._shown()
        if shown is not None:
            self.page.show_casus(shown, enter=enter, ref=ref, cursor=cursor)

    def _refresh(self) -> None:
        """Follow what changed without moving anybody's cursor; a question that is no longer asked gives way."""
        opened, stop = self._opened, self._stop
        if opened is None or stop is None or self.page.middle.asks:
            return
        gone = stop.kind is StopKind.VRAAG and stop.ref is not None and opened.walk.at(stop.ref) is None
        if gone:
            self.go(entrance(opened.walk, self._kader, stop.step, whole=self._whole))
            return
        self._show(enter=False)

    def _shown(self) -> Shown | None:
        opened, stop = self._opened, self._stop
        if opened is None or stop is None:
            return None
        desk, kader = self._context.desk, self._kader
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
            may_withdraw=mine and may(desk.kader, desk.actor, "intrekken", opened.casus),
        )

    def _say_saved(self) -> None:
        if self.keeper.busy or self.answers.busy:
            self.page.saved.saving()
        elif not self.keeper.unsaved and not self.answers.unsaved:
            self.page.saved.saved(self._context.desk.clock.now().astimezone(ZONE))
        elif self._lost is not None:
            self.page.saved.not_saved(say("triage.vervalt.wacht"))

    # -------------------------------------------------------------------------------------------------- place
    def _keep_place(self) -> None:
        held, stop = self._held, self._stop
        if held is None or stop is None or self._opened is None:
            return
        here = self.page.here
        place = Place(here[0], here[1]) if here is not None else Place(stop.place)
        if place == self._kept_place:
            return
        self._kept_place = place
        self._run(lambda: answering.keep_place(held.desk, held.opened, place), lambda _: None, self._on_place_fault)

    def _on_place_fault(self, _: Fault) -> None:
        """A place that could not be kept is tried again with the next one."""
        self._kept_place = None

    # --------------------------------------------------------------------------------------------------- lane
    def _run(self, call: Callable[[], T], then: Callable[[T], None], fault: Callable[[Fault], None]) -> None:
        """Run something in the lane and count it as under way until it came back."""
        self._busy += 1

        def back(result: T) -> None:
            self._busy -= 1
            then(result)

        def failed(wrong: Fault) -> None:
            self._busy -= 1
            fault(wrong)

        def broke(bug: BaseException) -> None:
            self._busy -= 1
            self._context.runner.broke.emit(bug)

        self._context.runner.run(call, self, back, failed, failed, broke)
