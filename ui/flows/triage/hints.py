"""Looking, in the lane, for what may be looked at once more in what was written. Nothing waits for it."""

from typing import Final

from PySide6.QtCore import QObject

from triage.answers import NOTHING, AnswerKind, Ref
from triage.casework.casus import hints
from triage.casework.casus.hints import Hint
from ui.flows.triage.standing import Standing

_WORDS: Final = (AnswerKind.LANG, AnswerKind.TOETS, AnswerKind.UITGELEGD)


class Looking(QObject):
    """Looks at answers in words."""

    def __init__(self, standing: Standing, parent: QObject) -> None:
        super().__init__(parent)
        self._standing = standing

    def at(self, refs: tuple[Ref, ...]) -> None:
        """Look at the answers to these questions."""
        held, opened, known = self._standing.held, self._standing.opened, self._standing.hints
        if held is None or opened is None or not opened.writable:
            return
        worded = [ref for ref in refs if (at := opened.walk.at(ref)) and at.question.kind in _WORDS]
        told = [ref for ref in worded if ref in known or opened.casus.answers.get(ref, NOTHING) != NOTHING]
        if told:
            self._standing.run(lambda: {ref: hints.hints(held.desk, held.opened, ref) for ref in told}, self._on_found)

    def over_all(self) -> None:
        """Look at every answer of the casus."""
        opened = self._standing.opened
        if opened is not None:
            self.at(tuple(asked.ref for asked in opened.walk.asked))

    def _on_found(self, found: dict[Ref, tuple[Hint, ...]]) -> None:
        known = self._standing.hints
        fresh = {ref: hint for ref, hint in {**known, **found}.items() if hint}
        if fresh != known:
            self._standing.take_hints(fresh)
