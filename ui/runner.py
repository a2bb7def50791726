"""One lane off the screen's thread for everything that touches the store, and a patient keeper of answers to save.

Calls run one after another in the order given. What comes back arrives on the screen's thread, and only while the
owner that asked for it still exists.
"""

from __future__ import annotations

import gc
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Final, TypeVar

from PySide6.QtCore import QCoreApplication, QObject, Qt, QTimer, Signal
from shiboken6 import isValid

from triage.faults import Refusal, Trouble

if TYPE_CHECKING:
    from collections.abc import Callable

    from triage.answers import Answer, Ref

T = TypeVar("T")

PAUSE_MS: Final = 300
"""An answer is saved after this pause in typing."""
LONGEST_MS: Final = 800
"""While typing goes on, an answer is saved after this time; with the commit that stays within a second."""


@dataclass(frozen=True, slots=True)
class _Done:
    """A call that ended: `deliver` hands over what came of it."""

    owner: QObject
    deliver: Callable[[], None]


class Runner(QObject):
    """Runs use cases in one lane.

    A fault for which the caller gave no handler is emitted here, so that nothing goes unseen.
    """

    refused = Signal(object)
    """A `Refusal` nobody handles."""
    troubled = Signal(object)
    """A `Trouble` nobody handles."""
    broke = Signal(object)
    """Any other exception nobody handles: a bug."""
    busy = Signal(bool)
    """Whether a call is under way."""

    _done = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lane = ThreadPoolExecutor(max_workers=1, thread_name_prefix="tenzij-baan")
        self._open = 0
        self._paused = False
        self._stopped = False
        self._done.connect(self._on_done, Qt.ConnectionType.QueuedConnection)

    def run(
        self,
        call: Callable[[], T],
        owner: QObject,
        on_result: Callable[[T], None],
        on_refusal: Callable[[Refusal], None] | None = None,
        on_trouble: Callable[[Trouble], None] | None = None,
        on_bug: Callable[[BaseException], None] | None = None,
    ) -> None:
        """Run `call` in the lane and hand what comes of it to one of the handlers, on the screen's thread.

        Raises:
            RuntimeError: the lane was stopped.
        """
        if self._open == 0:
            self._pause_collecting()
        try:
            future = self._lane.submit(call)
        except RuntimeError:
            self._resume_collecting()
            raise
        self._open += 1
        if self._open == 1:
            self.busy.emit(True)
        handlers = _Handlers(
            on_refusal or self.refused.emit, on_trouble or self.troubled.emit, on_bug or self.broke.emit
        )
        future.add_done_callback(partial(self._over, owner, on_result, handlers))

    def _over(self, owner: QObject, on_result: Callable[[T], None], handlers: _Handlers, future: Future[T]) -> None:
        """Cross over to the screen's thread; this runs in the lane."""
        self._done.emit(_Done(owner, partial(_deliver, future, on_result, handlers)))

    @property
    def stopped(self) -> bool:
        """Whether the lane takes nothing more."""
        return self._stopped

    def stop(self) -> None:
        """Finish everything that was accepted, hand it over, and take nothing more."""
        self._stopped = True
        self._lane.shutdown(wait=True)
        QCoreApplication.sendPostedEvents(self)

    def _pause_collecting(self) -> None:
        """Let Python collect no garbage while the lane works.

        It collects in whatever thread happens to ask for memory, and a widget that is thrown away off the screen's
        thread takes the program with it.
        """
        self._paused = gc.isenabled()
        gc.disable()

    def _resume_collecting(self) -> None:
        if self._paused and self._open == 0:
            self._paused = False
            gc.enable()

    def _on_done(self, done: _Done) -> None:
        self._open -= 1
        if self._open == 0:
            self._resume_collecting()
            self.busy.emit(False)
        if isValid(done.owner):
            done.deliver()


@dataclass(frozen=True, slots=True)
class _Handlers:
    refusal: Callable[[Refusal], None]
    trouble: Callable[[Trouble], None]
    bug: Callable[[BaseException], None]


def _deliver(future: Future[T], on_result: Callable[[T], None], handlers: _Handlers) -> None:
    match future.exception():
        case None:
            on_result(future.result())
        case Refusal() as refusal:
            handlers.refusal(refusal)
        case Trouble() as trouble:
            handlers.trouble(trouble)
        case other:
            handlers.bug(other)


class Autosaver(QObject):
    """Holds what was typed for a moment and then has it saved; of one question only the last answer.

    Args:
        save: puts one answer on its way; called on the screen's thread, in the order in which questions were touched.
        pause_ms: a pause in typing after which it saves.
        longest_ms: the longest it waits while typing goes on.
    """

    waiting = Signal(bool)
    """Whether something is typed that is not yet on its way."""

    def __init__(
        self,
        save: Callable[[Ref, Answer], None],
        parent: QObject | None = None,
        pause_ms: int = PAUSE_MS,
        longest_ms: int = LONGEST_MS,
    ) -> None:
        super().__init__(parent)
        self._save = save
        self._pending: dict[Ref, Answer] = {}
        self._pause = self._timer(pause_ms)
        self._longest = self._timer(longest_ms)

    def _timer(self, milliseconds: int) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setTimerType(Qt.TimerType.PreciseTimer)
        timer.setInterval(milliseconds)
        timer.timeout.connect(self.flush)
        return timer

    @property
    def pending(self) -> bool:
        """Something is typed that is not yet on its way."""
        return bool(self._pending)

    def put(self, ref: Ref, answer: Answer) -> None:
        """Take an answer in; it replaces an earlier one to the same question that is still waiting."""
        first = not self._pending
        self._pending[ref] = answer
        self._pause.start()
        if first:
            self._longest.start()
            self.waiting.emit(True)

    def flush(self) -> None:
        """Put everything that waits on its way now: before closing, locking, or leaving the page."""
        self._pause.stop()
        self._longest.stop()
        if not self._pending:
            return
        going, self._pending = self._pending, {}
        for ref, answer in going.items():
            self._save(ref, answer)
        self.waiting.emit(False)
