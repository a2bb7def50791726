"""Keeps what is typed in a form outside the triage: within a second, on leaving, and before the screen locks."""

from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtCore import QObject, QTimer

from triage.casework.typing import keep_typed
from triage.faults import Fault
from ui.flows.context import Context
from ui.flows.counting import Counted
from ui.notices import sentence_of
from ui.widgets.saved import SavedLabel

PAUSE_MS: Final = 700
"""What is typed is kept this long after the first letter of it; with the commit that stays within a second."""


class Typing(QObject):
    """One form at a time: `begin` when it is shown, `touch` at each change, `forget` when it is handed in."""

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._saving = Counted(context.runner, self)
        self._about = self._kept = ""
        self._waiting: dict[str, str] = {}
        self._read: Callable[[], str] = str
        self._label: SavedLabel | None = None
        self._held = False
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self.flush)

    def begin(self, about: str, kept: str, read: Callable[[], str], label: SavedLabel | None = None) -> None:
        """Keep from now on what `read` gives.

        Args:
            about: under what it is kept; ids only.
            kept: what the store has of it.
            label: where it says whether it is saved; without one only what could not be saved is said.
        """
        self.forget()
        self._about, self._kept, self._read, self._label = about, kept, read, label

    def touch(self) -> None:
        """Something was typed."""
        if self._about and not self._held:
            # Not begun anew at each letter: who types on and on has it kept within a second as well.
            if not self._pause.isActive():
                self._pause.start()
            if self._label is not None:
                self._label.saving()

    def flush(self) -> None:
        """Put what was typed on its way to the store."""
        self._pause.stop()
        if self._about and not self._held and (words := self._read()) != self._kept:
            self._kept = self._waiting[self._about] = words
        for about, words in self._waiting.items():
            self._keep(about, words)
        self._waiting = {}

    def hold(self, *, held: bool) -> None:
        """While something is handed in nothing is kept of it: what is typed on the way would stay behind.

        Where handing in did not work, what was typed on the way is kept after all.
        """
        if held:
            self.flush()
        self._held = held
        if not held:
            self.flush()

    def forget(self) -> None:
        """Nothing is typed here any more: it was handed in, or somebody went elsewhere after a `flush`."""
        self._pause.stop()
        self._waiting.pop(self._about, None)
        self._about = self._kept = ""
        self._held = False
        self._label = None

    @property
    def stored(self) -> str:
        """Under what the store has something of this form, or is about to; empty where it has nothing."""
        return self._about if self._kept else ""

    @property
    def held(self) -> bool:
        """Something is being handed in."""
        return self._held

    @property
    def busy(self) -> bool:
        """Something that was typed is not stored yet."""
        return self._pause.isActive() or self._saving.busy

    @property
    def unsaved(self) -> bool:
        """Something that was typed could not be stored."""
        return bool(self._waiting)

    def _keep(self, about: str, words: str) -> None:
        keep = partial(keep_typed, self._context.desk, about, words)
        failed = partial(self._on_not_kept, about, words)
        self._saving.run(keep, self._on_kept, failed, failed)

    def _on_kept(self, _: None) -> None:
        if self._label is not None and not self.busy:
            self._label.saved(self._context.desk.clock.now())

    def _on_not_kept(self, about: str, words: str, fault: Fault) -> None:
        # The next change, leaving, or locking tries again; what was typed after it goes in its place.
        self._waiting.setdefault(about, words)
        if self._label is not None and about == self._about:
            self._label.not_saved(sentence_of(fault))
        else:
            self._context.notices.show_fault(fault)
