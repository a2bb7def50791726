"""Many dossiers in one go: one after another in the lane, so that what somebody types meanwhile is saved in between."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from triage.casework.papier.bundelen import Gesloten
    from triage.faults import Refusal, Trouble
    from triage.ids import CasusId
    from ui.flows.context import Context
    from ui.flows.section import Press
    from ui.pages.archive.batch import BatchPage


class Make(Protocol):
    """Makes the dossier of a casus at a place."""

    def __call__(self, casus: CasusId, press: Press, place: Path) -> Path:
        """Make it, and return where it lies."""
        ...


class Making(QObject):
    """Makes the dossiers of closed casussen. Stopping, a fault or a locked screen leave whole dossiers only.

    Args:
        name: returns the name of the file of a casus.
    """

    def __init__(
        self,
        context: Context,
        page: BatchPage,
        make: Make,
        press: Press,
        name: Callable[[Gesloten], str],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._runner, self._page, self._make, self._press, self._name = context.runner, page, make, press, name
        self._todo: list[Gesloten] = []
        self._skipped: list[str] = []
        self._done = self._total = 0
        self.running = False
        """Dossiers are being made."""

    def begin(self, found: tuple[Gesloten, ...], folder: Path) -> None:
        """Make a dossier of each in a folder; one that lies there already is replaced."""
        if self.running or not found:
            return
        self._todo, self._skipped = list(found), []
        self._done, self._total, self.running = 0, len(found), True
        self._page.show_going(0, self._total)
        self._next(folder)

    def stop(self) -> None:
        """Stop after the dossier that is being made."""
        if self.running:
            self._todo.clear()
            self._page.show_stopping()

    def _next(self, folder: Path) -> None:
        if not self._todo:
            self._end()
            return
        one = self._todo.pop(0)
        call = partial(self._make, one.casus, self._press, folder / self._name(one))
        refused = partial(self._on_refused, one.kenmerk, folder)
        self._runner.run(call, self, partial(self._on_made, folder), refused, self._on_trouble, self._on_bug)

    def _on_made(self, folder: Path, _: Path) -> None:
        self._done += 1
        if self._todo:
            self._page.show_going(self._done, self._total)
        self._next(folder)

    def _on_refused(self, kenmerk: str, folder: Path, _: Refusal) -> None:
        """A casus that was opened again meanwhile is left out, and named."""
        self._skipped.append(kenmerk)
        self._next(folder)

    def _on_trouble(self, trouble: Trouble) -> None:
        self._end()
        self._runner.troubled.emit(trouble)

    def _on_bug(self, bug: BaseException) -> None:
        self._end()
        self._runner.broke.emit(bug)

    def _end(self) -> None:
        self.running = False
        self._todo.clear()
        self._page.show_done(self._done, self._total, tuple(self._skipped))
