"""What is done with the whole log: checking it, a standbewijs of it, and giving lines of it out."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from triage.access.export import Vorm
from triage.access.standbewijs import Standbewijs, as_text
from triage.casework.inzagelog import inzage, standbewijs
from triage.casework.inzagelog.letterhead import letterhead
from triage.faults import Fault, Refusal
from triage.records.standbewijs import standbewijs_document
from ui.flows.brief_words import paper_words
from ui.flows.going import Watch
from ui.flows.inzage.files import ask_in, ask_out, read_in, write_out
from ui.flows.paper_desk import Paper, PaperDesk, Use
from ui.pages.inzage.bewijs import WORDS
from ui.pages.record.save import save_paper
from ui.widgets.chip import Kind
from ui.words import say

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from triage.access.inzage import Gezocht, Keuring
    from triage.access.standbewijs import Peil
    from triage.casework.desk import Desk
    from triage.casework.inzagelog.standbewijs import Vergelijking
    from ui.flows.context import Context
    from ui.flows.inzage.files import AskIn, AskOut
    from ui.flows.section import Press
    from ui.pages.inzage.bewijs import BewijsPage
    from ui.pages.inzage.outcome import OutcomeStrip
    from ui.pages.record.print import AskPrinter
    from ui.pages.record.save import AskPlace

_STOPPED = "log_gestopt"


class WholeLog(QObject):
    """Checks, compares and exports, one at a time, and tells it in a strip.

    Args:
        page: where dialogs open.
        outs, ins: let somebody choose where a file goes, and which file to read.
    """

    changed = Signal()
    """The log got lines of its own by this."""

    def __init__(
        self,
        context: Context,
        page: QWidget,
        outcome: OutcomeStrip,
        parent: QObject,
        outs: AskOut = ask_out,
        ins: AskIn = ask_in,
    ) -> None:
        super().__init__(parent)
        self._context, self._page, self._outcome = context, page, outcome
        self._ask_out, self._ask_in = outs, ins
        self._watch = Watch(self)
        self._watch.passed.connect(outcome.show_progress)
        outcome.stop_wanted.connect(self._watch.stop)

    def check(self, anchors: tuple[Peil, ...]) -> None:
        """Walk along the log."""
        if self._watch.running:
            return
        self._outcome.show_busy("controle")
        call = partial(inzage.check_log, self._context.desk, anchors, self._watch.begin())
        self._context.runner.run(call, self, self._on_checked, self._on_fault, self._on_fault, self._on_bug)

    def compare(self) -> None:
        """Let somebody choose a standbewijs, and hold the log against it."""
        if not self._watch.running:
            self._ask_in(self._page, self._on_chosen)

    def export(self, form: Vorm, wanted: Gezocht) -> None:
        """Let somebody choose a place, and write lines there."""
        if self._watch.running:
            return
        suffix = "json" if form is Vorm.LDV else "csv"
        day = self._context.desk.clock.today().isoformat()
        name = f"{say('inzage.uitvoer.naam', dag=day)}.{suffix}"
        self._ask_out(self._page, say("inzage.uitvoer.kies_titel"), name, partial(self._on_place, form, wanted))

    def _on_checked(self, keuring: Keuring) -> None:
        self._watch.end()
        self._outcome.show_verdict(keuring)
        self.changed.emit()

    def _on_chosen(self, place: str) -> None:
        self._outcome.show_busy("controle")
        call = partial(_compare, self._context.desk, Path(place), self._watch.begin())
        self._context.runner.run(call, self, self._on_compared, self._on_fault, self._on_fault, self._on_bug)

    def _on_compared(self, found: Vergelijking) -> None:
        self._watch.end()
        self._outcome.show_compared(found)
        self.changed.emit()

    def _on_place(self, form: Vorm, wanted: Gezocht, place: str) -> None:
        self._outcome.show_busy("uitvoer")
        call = partial(_export, self._context.desk, form, wanted, Path(place), self._watch.begin())
        told = partial(self._on_exported, Path(place).name)
        self._context.runner.run(call, self, told, self._on_fault, self._on_fault, self._on_bug)

    def _on_exported(self, name: str, count: int) -> None:
        self._watch.end()
        self._outcome.show_exported(count, name)
        self.changed.emit()

    def _on_fault(self, fault: Fault) -> None:
        self._watch.end()
        if fault.code == _STOPPED:
            self._outcome.show_stopped()
            self.changed.emit()
            return
        self._outcome.forget()
        runner = self._context.runner
        (runner.refused if isinstance(fault, Refusal) else runner.troubled).emit(fault)

    def _on_bug(self, bug: BaseException) -> None:
        self._watch.end()
        self._outcome.forget()
        self._context.runner.broke.emit(bug)


def _compare(desk: Desk, place: Path, on: Callable[[int], bool]) -> Vergelijking:
    return standbewijs.check_standbewijs(desk, read_in(place), (), on)


def _export(desk: Desk, form: Vorm, wanted: Gezocht, place: Path, on: Callable[[int], bool]) -> int:
    return write_out(place, lambda write: inzage.export(desk, form, write, wanted, on))


class MakingBewijs(QObject):
    """Makes a standbewijs and gives it out, on paper and as a file."""

    made = Signal()
    """There is one to show."""

    def __init__(
        self,
        context: Context,
        press: Press,
        page: BewijsPage,
        parent: QObject,
        outs: AskOut = ask_out,
        printers: AskPrinter | None = None,
        places: AskPlace | None = None,
    ) -> None:
        super().__init__(parent)
        self._context, self._press, self._page, self._ask_out = context, press, page, outs
        self.bewijs: Standbewijs | None = None
        self._papers = PaperDesk(context, page, page, WORDS, printers, places, self)
        page.file_wanted.connect(self._on_file)

    def make(self) -> None:
        """Make one: it has a number from then on, and stands in the log."""
        self._context.runner.run(partial(standbewijs.make_standbewijs, self._context.desk), self, self._on_made)

    def _on_made(self, bewijs: Standbewijs) -> None:
        self.bewijs = bewijs
        self._page.show_bewijs(bewijs)
        self._papers.show(Paper(str(bewijs.number), partial(_pressed, self._context.desk, self._press, bewijs)))
        self.made.emit()

    def _on_file(self) -> None:
        bewijs = self.bewijs
        if bewijs is None:
            return
        number = str(bewijs.number)
        title, name = say(f"{WORDS}.bestand_titel", nummer=number), say(f"{WORDS}.bestand_naam", nummer=number)
        self._ask_out(self._page, title, name, partial(self._on_place, bewijs))

    def _on_place(self, bewijs: Standbewijs, place: str) -> None:
        content = as_text(bewijs).encode()
        self._context.runner.run(
            lambda: save_paper(content, Path(place)), self, partial(self._on_saved, str(bewijs.number))
        )

    def _on_saved(self, number: str, place: Path) -> None:
        self._context.notices.tell(say(f"{WORDS}.bestand_bewaard", nummer=number, naam=place.name), "", Kind.OK)


def _pressed(desk: Desk, press: Press, bewijs: Standbewijs, use: Use) -> bytes:  # noqa: ARG001 (it is about nobody)
    return press(standbewijs_document(bewijs, letterhead(desk), paper_words("standbewijs")))
