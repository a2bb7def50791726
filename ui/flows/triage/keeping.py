"""Keeping answers: each within a second, each against the newest casus, and none lost when it cannot be kept.

`Held` is touched in the lane only, where calls come one after another; so every call sees what the one before it made.
"""

from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from triage.answers import NOTHING, Answer, Ref
from triage.besluit.proposal import Vraag
from triage.casework.casus import answering, proposing
from triage.casework.casus.answering import FallsAway, Opened
from triage.casework.desk import Desk
from triage.faults import Refusal, Trouble
from ui.flows.counting import Counted
from ui.runner import Autosaver, Runner

RETRY_MS: Final = 5_000
"""After a trouble, what could not be kept is tried again after this time."""
_TRIES: Final = 3


def _key(vraag: Vraag) -> tuple[int, str, str]:
    return (vraag.voorstel, vraag.about, vraag.text)


class Held:
    """The open casus as the lane knows it: always the newest."""

    def __init__(self, desk: Desk, opened: Opened) -> None:
        self.desk = desk
        self.opened = opened
        self._vragen: dict[tuple[int, str, str], Vraag] = {}

    def answer(self, ref: Ref, given: Answer, cursor: int, *, confirmed: bool) -> Opened | FallsAway:
        """Keep an answer; a casus that changed elsewhere is fetched anew first.

        Raises:
            Refusal: `elders_gewijzigd` when this very answer changed elsewhere; nothing is written over it.
        """
        for _ in range(_TRIES):
            try:
                done = answering.answer(self.desk, self.opened, ref, given, confirmed=confirmed, cursor=cursor)
            except Refusal as refusal:
                if refusal.code != "inmiddels_gewijzigd":
                    raise
                self._fetch_for(ref)
            else:
                return self.take(done)
        raise Refusal("inmiddels_gewijzigd")

    def reply(self, vraag: Vraag, words: str) -> tuple[Vraag, ...]:
        """Keep the answer to a decider's question and return the thread as it then stands."""
        newest = self._vragen.get(_key(vraag), vraag)
        thread = proposing.answer_question(self.desk, self.opened, newest, words)
        self._vragen = {_key(one): one for one in thread}
        return thread

    def change(self, call: Callable[[Desk, Opened], Opened | FallsAway]) -> Opened | FallsAway:
        """Run a use case that gives the casus as it then stands."""
        try:
            return self.take(call(self.desk, self.opened))
        except Refusal as refusal:
            if refusal.code == "inmiddels_gewijzigd":
                self.fetch()
            raise

    def take(self, done: Opened | FallsAway) -> Opened | FallsAway:
        """Remember the newest casus."""
        if isinstance(done, Opened):
            self.opened = done
        return done

    def fetch(self) -> None:
        """Fetch the casus anew."""
        self.opened = answering.open_casus(self.desk, self.opened.casus.id)

    def _fetch_for(self, ref: Ref) -> None:
        before = self.opened.casus.answers.get(ref, NOTHING)
        self.fetch()
        if self.opened.casus.answers.get(ref, NOTHING) != before:
            raise Refusal("elders_gewijzigd", vraag=str(ref.question))


class Keeper(QObject):
    """Puts answers on their way and says what became of them."""

    moved = Signal(object, object)
    """The `Ref` that was kept, and the `Opened` casus as it then stands."""
    held = Signal(object, object)
    """The `Ref`, and what would fall away (`FallsAway`); nothing was changed."""
    refused = Signal(object, object)
    """The `Ref` and the `Refusal`; the text stays where it was typed."""
    troubled = Signal(object)
    """A `Trouble`; it is tried again by itself."""
    changed = Signal()
    """Something went on its way or came back."""

    def __init__(
        self, runner: Runner, where: Callable[[Ref], int], parent: QObject | None = None, retry_ms: int = RETRY_MS
    ) -> None:
        super().__init__(parent)
        self._lane = Counted(runner, self)
        self._where = where
        self._casus: Held | None = None
        self._saver = Autosaver(self._send, self)
        self._saver.waiting.connect(self.changed)
        self._wanted: dict[Ref, Answer] = {}
        self._waiting: dict[Ref, Answer] = {}
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.setInterval(retry_ms)
        self._again.timeout.connect(self._retry)

    def hold(self, casus: Held) -> None:
        """Keep answers of this casus from now on."""
        self._casus = casus
        self._wanted, self._waiting = {}, {}
        self._again.stop()

    @property
    def busy(self) -> bool:
        """Something is on its way, or about to be."""
        return self._saver.pending or self._lane.busy

    @property
    def unsaved(self) -> bool:
        """Something that was typed is not in the store."""
        return bool(self._wanted)

    def undecided(self, ref: Ref) -> Answer | None:
        """Return the answer that waits for a yes to what falls away, or None."""
        return self._waiting.get(ref)

    def put(self, ref: Ref, given: Answer) -> None:
        """Take an answer in."""
        self._wanted[ref] = given
        self._waiting.pop(ref, None)
        self._saver.put(ref, given)
        self.changed.emit()

    def flush(self) -> None:
        """Put everything on its way now, what failed before as well."""
        self._saver.flush()
        self._retry()

    def confirm(self, ref: Ref) -> None:
        """Keep the answer at a ref with everything that falls away by it."""
        given = self._waiting.pop(ref, None)
        if given is not None:
            self._go(ref, given, confirmed=True)

    def forget(self, ref: Ref) -> None:
        """Leave it as it was: what was filled in at a ref is not kept."""
        self._wanted.pop(ref, None)
        self._waiting.pop(ref, None)
        self.changed.emit()

    # ------------------------------------------------------------------------------------------------ inside
    def _send(self, ref: Ref, given: Answer) -> None:
        if self._wanted.get(ref) == given:
            self._go(ref, given, confirmed=False)

    def _go(self, ref: Ref, given: Answer, *, confirmed: bool) -> None:
        casus = self._casus
        if casus is None:
            return
        self._lane.run(
            partial(casus.answer, ref, given, self._where(ref), confirmed=confirmed),
            partial(self._on_done, casus, ref, given),
            partial(self._on_refused, casus, ref, given),
            partial(self._on_trouble, casus),
        )
        self.changed.emit()

    def _on_done(self, casus: Held, ref: Ref, given: Answer, done: Opened | FallsAway) -> None:
        if casus is not self._casus:
            return
        if isinstance(done, FallsAway):
            if self._wanted.get(ref) == given:
                self._waiting[ref] = given
                self.held.emit(ref, done)
        else:
            self._settle(ref, given)
            self.moved.emit(ref, done)
        self.changed.emit()

    def _on_refused(self, casus: Held, ref: Ref, given: Answer, refusal: Refusal) -> None:
        if casus is self._casus:
            self._settle(ref, given)
            self.refused.emit(ref, refusal)
            self.changed.emit()

    def _on_trouble(self, casus: Held, trouble: Trouble) -> None:
        if casus is self._casus:
            self._again.start()
            self.troubled.emit(trouble)
            self.changed.emit()

    def _settle(self, ref: Ref, given: Answer) -> None:
        """What came back is no longer wanted, unless something newer was typed meanwhile."""
        if self._wanted.get(ref) == given:
            del self._wanted[ref]

    def _retry(self) -> None:
        """Send what was never kept once more; what waits for a yes stays where it is."""
        if self.busy:
            return
        for ref, given in list(self._wanted.items()):
            if ref not in self._waiting:
                self._go(ref, given, confirmed=False)
