"""Keeping the answers to a decider's questions, within a second like every other answer."""

from functools import partial

from PySide6.QtCore import QObject, Signal

from triage.answers import Answer, Ref
from triage.besluit.proposal import Vraag
from triage.faults import Fault
from triage.ids import QuestionId
from ui.flows.counting import Counted
from ui.flows.triage.keeping import Held
from ui.runner import Autosaver, Runner


class ThreadKeeper(QObject):
    """Puts answers to questions of a decider on their way."""

    kept = Signal(object)
    """The thread as it then stands, a tuple of `Vraag`."""
    faulted = Signal(object)
    """A `Fault`; the words stay where they were typed, and go along with the next ones."""
    changed = Signal()
    """Something went on its way or came back."""

    def __init__(self, runner: Runner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lane = Counted(runner, self)
        self._casus: Held | None = None
        self._asked: dict[Ref, Vraag] = {}
        self._wanted: dict[Ref, Answer] = {}
        self._saver = Autosaver(self._send, self)

    def hold(self, casus: Held) -> None:
        """Keep answers about this casus from now on."""
        self._casus = casus
        self._asked, self._wanted = {}, {}

    @property
    def busy(self) -> bool:
        """Something is on its way, or about to be."""
        return self._saver.pending or self._lane.busy

    @property
    def unsaved(self) -> bool:
        """Something that was typed is not in the store."""
        return bool(self._wanted)

    def put(self, vraag: Vraag, words: str) -> None:
        """Take in the answer to a question."""
        ref = Ref(QuestionId(f"draad.{vraag.voorstel}.{vraag.about}.{vraag.text}"))
        self._asked[ref] = vraag
        self._wanted[ref] = Answer(words)
        self._saver.put(ref, Answer(words))
        self.changed.emit()

    def flush(self) -> None:
        """Put everything on its way now, what failed before as well."""
        if not self.busy:
            for ref, given in self._wanted.items():
                self._saver.put(ref, given)
        self._saver.flush()

    def _send(self, ref: Ref, given: Answer) -> None:
        casus = self._casus
        if casus is None:
            return
        words = given.value if isinstance(given.value, str) else ""
        vraag = self._asked[ref]
        self._lane.run(
            partial(casus.reply, vraag, words),
            partial(self._on_kept, casus, ref, given),
            self._on_fault,
            self._on_fault,
        )

    def _on_kept(self, casus: Held, ref: Ref, given: Answer, thread: tuple[Vraag, ...]) -> None:
        if casus is not self._casus:
            return
        if self._wanted.get(ref) == given:
            del self._wanted[ref]
        self.kept.emit(thread)
        self.changed.emit()

    def _on_fault(self, fault: Fault) -> None:
        self.faulted.emit(fault)
        self.changed.emit()
