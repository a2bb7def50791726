"""Keeps what somebody types in a form of the plan within a second, so that a lock or a crash loses nothing."""

from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtCore import QObject

from triage.answers import NOTHING, Answer, Ref
from triage.casework.plan import drafts as plan_drafts
from triage.casework.plan.drafts import Typing
from triage.faults import Fault
from triage.ids import CasusId, QuestionId
from ui.flows.context import Context
from ui.flows.counting import Counted
from ui.notices import sentence_of
from ui.runner import Autosaver
from ui.widgets.saved import SavedLabel

_DRAFT: Final = Ref(QuestionId("plan"))


class DraftKeeper(QObject):
    """One form whose words are kept.

    Args:
        read: returns what is filled in as text; an empty text when there is nothing to keep.
        label: says whether it is kept.
    """

    def __init__(
        self, context: Context, typing: Typing, read: Callable[[], str], label: SavedLabel, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._context, self._typing = context, typing
        self._read, self._label = read, label
        self._casus: CasusId | None = None
        self._lost = False
        self._lane = Counted(context.runner, self)
        self._saver = Autosaver(self._save, self)

    def hold(self, casus: CasusId | None) -> None:
        """Keep what is typed about this casus from now on; None for nothing."""
        self._casus, self._lost = casus, False

    def edited(self) -> None:
        """Something was typed."""
        if self._casus is not None:
            self._label.saving()
            self._saver.put(_DRAFT, NOTHING)

    def flush(self) -> None:
        """Put what was typed on its way."""
        self._saver.flush()

    def forget(self) -> None:
        """Take away what was kept: it is where it belongs now, or nobody wants it."""
        self._saver.flush()
        if self._casus is not None:
            self._send(self._casus, "")

    @property
    def busy(self) -> bool:
        """Something is typed that is not stored yet."""
        return self._saver.pending or self._lane.busy

    @property
    def unsaved(self) -> bool:
        """What was typed last could not be stored."""
        return self._lost

    def _save(self, _ref: Ref, _answer: Answer) -> None:
        if self._casus is not None:
            self._send(self._casus, self._read())

    def _send(self, casus: CasusId, text: str) -> None:
        keep = partial(plan_drafts.keep, self._context.desk, casus, self._typing, text)
        self._lane.run(keep, self._on_kept, self._on_lost, self._on_lost)

    def _on_kept(self, _: None) -> None:
        self._lost = False
        if not self.busy:
            self._label.saved(self._context.desk.clock.now())

    def _on_lost(self, fault: Fault) -> None:
        self._lost = True
        self._label.not_saved(sentence_of(fault))
