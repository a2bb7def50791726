"""Checking a paper without a login: the file is read in the lane, and nothing of it stays."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from triage.faults import Refusal
from ui.flows.papers_in import ask_paper
from ui.pages.door.check import CheckDoorPage

if TYPE_CHECKING:
    from pathlib import Path

    from triage.faults import Trouble
    from ui.echtheid import Gezegd
    from ui.flows.papers_in import AskPaper
    from ui.runner import Runner


class CheckingFlow(QObject):
    """Owns the page of a check without a login; both go when somebody goes back.

    Args:
        ask: lets somebody choose a file.
    """

    back_wanted = Signal()
    broke = Signal(object)

    def __init__(self, runner: Runner, parent: QObject | None = None, ask: AskPaper = ask_paper) -> None:
        super().__init__(parent)
        self._runner, self._ask = runner, ask
        self._looks = 0
        self.page = CheckDoorPage()
        self.page.dropped.connect(self.look)
        self.page.choose_wanted.connect(self._on_choose)
        self.page.back_wanted.connect(self.back_wanted)

    def look(self, files: tuple[Path, ...]) -> None:
        """Look at one file; of several it is not guessed which was meant."""
        if len(files) != 1:
            self.page.tell_fault(Refusal("papier_een_tegelijk"))
            return
        self._looks += 1
        self.page.show_busy(busy=True)
        self._runner.run(
            partial(_looked, files[0]),
            self.page,
            partial(self._on_said, self._looks),
            None,
            self._on_trouble,
            self._on_bug,
        )

    def _on_choose(self) -> None:
        self._ask(self.page, lambda file: self.look((file,)))

    def _on_said(self, look: int, said: Gezegd) -> None:
        # Of two files in a row only the last one is shown, whichever was the quicker.
        if look == self._looks:
            self.page.show_outcome(said.toon, said.title, said.sentences, said.facts)

    def _on_trouble(self, trouble: Trouble) -> None:
        self.page.show_busy(busy=False)
        self.page.tell_fault(trouble)

    def _on_bug(self, bug: BaseException) -> None:
        self.page.show_busy(busy=False)
        self.broke.emit(bug)


def _looked(file: Path) -> Gezegd:
    from ui.echtheid import told
    from ui.paper.verifying import verify_file

    return told(verify_file(file))
