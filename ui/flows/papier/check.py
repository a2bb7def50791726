"""Checking a paper behind the door: what the file says, what the store knows of it, and what the counter compares."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QWidget

from triage.casework.desk import Desk
from triage.casework.papier.controleren import RIGHT, Bestand, Papier, check_code, check_file
from triage.faults import Fault, Refusal
from ui.echtheid import Gezegd, told, told_beside, told_code
from ui.flows.papers_in import AskPaper, ask_paper
from ui.flows.section import Kit, Section
from ui.pages.papier.check import CheckPage
from ui.shell.navigation import Place
from ui.spot import At, Spot
from ui.widgets.outcome import OutcomeCard

Failing = Callable[[Fault], None]


class CheckSection(Section):
    """Owns the page of a check.

    Args:
        ask: lets somebody choose a file.
    """

    acts: ClassVar[tuple[str, ...]] = (RIGHT,)
    spots: ClassVar[tuple[At, ...]] = (At.CHECK,)

    def __init__(self, kit: Kit, parent: QObject | None = None, ask: AskPaper = ask_paper) -> None:
        super().__init__(kit, parent)
        self._desk, self._ask = kit.context.desk, ask
        self._looks = 0
        self._found = ""
        self.page = CheckPage()
        self.page.dropped.connect(self._on_files)
        self.page.choose_wanted.connect(self._on_choose)
        self.page.code_wanted.connect(self._on_code)
        self.page.record_wanted.connect(self._on_record)
        self.page.forms_wanted.connect(lambda: self.wanted.emit(Spot(At.FORMS)))

    def pages(self) -> tuple[tuple[QWidget, Place], ...]:
        """Return the page."""
        return ((self.page, Place.PAPIER),)

    def open(self, spot: Spot) -> QWidget:
        """Show the page, with nothing of a paper of before on it."""
        self._looks += 1
        self._found = ""
        self.page.show_empty(to_forms=At.FORMS in self.ways)
        self.page.number.line.show_words(spot.about)
        # The page is shown after this, and Qt would begin at its first link: a scanner then types nowhere.
        QTimer.singleShot(0, self.page, self._arrive)
        return self.page

    def _arrive(self) -> None:
        if self.page.isVisible():
            self.page.first_focus().setFocus(Qt.FocusReason.OtherFocusReason)

    # ------------------------------------------------------------------------------------------------------- a file
    def _on_choose(self) -> None:
        self._ask(self.page, lambda file: self._on_files((file,)))

    def _on_files(self, files: tuple[Path, ...]) -> None:
        if len(files) != 1:
            self.page.show_fault(Refusal("papier_een_tegelijk"))
            return
        look = self._begin()
        call = partial(_looked, self._desk, files[0])
        self.kit.context.runner.run(call, self.page, partial(self._on_file, look), *self._failing(look))

    def _on_file(self, look: int, found: Bestand) -> None:
        if look != self._looks:
            return
        # The store vouches for what is ours; of any other paper the name is still one that anybody can type.
        _show(self.page.file, told(found.verdict, beside=found.ours))
        _show(self.page.beside, told_beside(found))
        self._end(found.paper)

    # ------------------------------------------------------------------------------------------------------- a code
    def _on_code(self, number: str, code: str) -> None:
        look = self._begin()
        call = partial(check_code, self._desk, number, code)
        self.kit.context.runner.run(call, self.page, partial(self._on_paper, look), *self._failing(look))

    def _on_paper(self, look: int, found: Papier | None) -> None:
        if look == self._looks:
            _show(self.page.beside, told_code(found))
            self._end(found)

    # ------------------------------------------------------------------------------------------------------- inside
    def _begin(self) -> int:
        self._looks += 1
        self._found = ""
        self.page.show_busy()
        return self._looks

    def _end(self, paper: Papier | None) -> None:
        self._found = str(paper.inhoud.besluit) if paper is not None and paper.inhoud is not None else ""
        self.page.show_outcomes(readable=bool(self._found))

    def _failing(self, look: int) -> tuple[Failing, Failing, Callable[[BaseException], None]]:
        """Return what takes a refusal, a trouble and a bug; the window tells the last."""
        failed = partial(self._on_fault, look)
        return failed, failed, self._on_bug

    def _on_fault(self, look: int, fault: Fault) -> None:
        if look == self._looks:
            self.page.show_fault(fault)

    def _on_bug(self, bug: BaseException) -> None:
        self.page.show_nothing()
        self.kit.context.runner.broke.emit(bug)

    def _on_record(self) -> None:
        if self._found:
            self.wanted.emit(Spot(At.RECORD, self._found))


def _looked(desk: Desk, file: Path) -> Bestand:
    from ui.paper.verifying import verify_file

    return check_file(desk, verify_file(file))


def _show(card: OutcomeCard, said: Gezegd) -> None:
    card.show_outcome(said.toon, said.title, said.sentences, said.facts, said.compare)
