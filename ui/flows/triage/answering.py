"""Answering in a triage: what is typed goes to the store, and what falls away by it is asked first."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject

from triage.answers import Answer, AnswerKind, Ref
from triage.casework.casus import proposing
from triage.casework.casus.answering import FallsAway, Opened
from triage.casus.model import EDITABLE, CasusState
from triage.faults import Refusal, Trouble
from ui.flows.triage.hints import Looking
from ui.flows.triage.keeping import Held, Keeper
from ui.flows.triage.standing import Standing
from ui.flows.triage.thread import ThreadKeeper
from ui.notices import sentence_of
from ui.words import say

_TYPED: Final = (AnswerKind.KORT, AnswerKind.GETAL, AnswerKind.DATUM, AnswerKind.TIJDSTIP, AnswerKind.LANG)


class Answering(QObject):
    """Brings the fields of the page and the keepers together, and owns the question about what falls away."""

    def __init__(
        self, standing: Standing, keeper: Keeper, thread: ThreadKeeper, looking: Looking, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._standing, self._looking = standing, looking
        self._keeper, self._thread = keeper, thread
        self._page = standing.page
        self._lost: tuple[Ref, FallsAway] | None = None
        self._removal: Callable[[], None] | None = None
        self._connect()

    def _connect(self) -> None:
        page, middle = self._page, self._page.middle
        middle.sheet.edited.connect(self._on_edited)
        middle.sheet.left.connect(self._on_left)
        middle.clash.edited.connect(self._on_edited)
        middle.falls_away.confirmed.connect(self._on_confirmed)
        middle.falls_away.cancelled.connect(self._on_cancelled)
        page.asked.answered.connect(self._thread.put)
        self._keeper.moved.connect(self._on_moved)
        self._keeper.held.connect(self._on_held)
        self._keeper.refused.connect(self._on_refused)
        self._keeper.troubled.connect(self._on_trouble)
        self._keeper.changed.connect(self._say_saved)
        self._thread.changed.connect(self._say_saved)
        self._thread.kept.connect(self._standing.take_thread)
        self._thread.faulted.connect(self._standing.fault)

    # -------------------------------------------------------------------------------------- for the other parts
    def hold(self, held: Held) -> None:
        """Keep answers of this casus from now on."""
        self._lost = self._removal = None
        self._keeper.hold(held)
        self._thread.hold(held)

    def flush(self) -> None:
        """Put every word that was typed on its way to the store."""
        self._keeper.flush()
        self._thread.flush()

    def fetch_thread(self) -> None:
        """Fetch the questions of a decider, for a casus that may have them."""
        held = self._standing.held
        if held is not None and held.opened.casus.state in EDITABLE - {CasusState.CONCEPT}:
            self._standing.run(lambda: proposing.thread(held.desk, held.opened), self._standing.take_thread)

    def ask_first(self) -> bool:
        """Show what would fall away, if anything waits for that, and tell whether it does."""
        if self._lost is None:
            return False
        if self._keeper.undecided(self._lost[0]) is None:
            self._lost = None
            return False
        self._page.ask_lost(self._lost[1].lost)
        return True

    def ask_removal(self, falls: FallsAway, name: str, remove: Callable[[], None]) -> None:
        """Show what falls away with the item of this name; `remove` is called on a yes."""
        self._removal = remove
        self._page.ask_lost(falls.lost, name)

    def drop_question(self) -> None:
        """Leave what waited for a yes as it was, and show the field so."""
        self._removal = None
        if self._lost is None:
            return
        ref = self._lost[0]
        self._lost = None
        self._keeper.forget(ref)
        block, opened = self._page.middle.sheet.block(ref), self._standing.opened
        asked = opened.walk.at(ref) if opened else None
        if block is not None and asked is not None:
            block.field_back(asked)

    # ------------------------------------------------------------------------------------------------- typing
    def _on_edited(self, ref: Ref, given: Answer) -> None:
        self._mark(ref, None)
        self._keeper.put(ref, given)

    def _on_left(self, ref: Ref) -> None:
        self._keeper.flush()
        if self._lost is not None and self._lost[0] == ref:
            self.ask_first()

    def _mark(self, ref: Ref, message: str | None) -> bool:
        block = self._page.middle.sheet.block(ref)
        if block is not None:
            block.mark(message)
        return block is not None

    # ---------------------------------------------------------------------------------------- what became of it
    def _on_moved(self, ref: Ref, opened: Opened) -> None:
        self._standing.take(opened)
        if self._lost is not None and self._lost[0] == ref:
            self._lost = None
        self._page.clear_trouble()
        self._standing.refresh()
        self._looking.at((ref,))

    def _on_held(self, ref: Ref, falls: FallsAway) -> None:
        """Ask before anything falls away; while somebody still types, only once they leave the field."""
        self._lost = (ref, falls)
        opened, here = self._standing.opened, self._page.here
        asked = opened.walk.at(ref) if opened else None
        typing = asked is not None and asked.question.kind in _TYPED and here is not None and here[0] == ref
        if not typing:
            self.ask_first()

    def _on_refused(self, ref: Ref, refusal: Refusal) -> None:
        self._standing.take_newest()
        self._standing.refresh()
        if not self._mark(ref, sentence_of(refusal)):
            self._standing.fault(refusal)

    def _on_trouble(self, trouble: Trouble) -> None:
        self._standing.fault(trouble)
        self._page.saved.not_saved(say("triage.opnieuw"))

    def _say_saved(self) -> None:
        if self._keeper.busy or self._thread.busy:
            self._page.saved.saving()
        elif not self._keeper.unsaved and not self._thread.unsaved:
            self._standing.tell_saved()
        elif self._lost is not None:
            self._page.saved.not_saved(say("triage.vervalt.wacht"))

    # ----------------------------------------------------------------------------------------- what falls away
    def _on_confirmed(self) -> None:
        if self._removal is not None:
            remove, self._removal = self._removal, None
            remove()
        elif self._lost is not None:
            ref = self._lost[0]
            self._lost = None
            self._keeper.confirm(ref)
            self._standing.show(enter=False)
            self._page.enter(ref)

    def _on_cancelled(self) -> None:
        ref = self._lost[0] if self._lost else None
        self.drop_question()
        self._standing.show(enter=False)
        self._page.enter(ref)
