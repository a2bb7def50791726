"""A sealed decision on the screen: its paper, checking it, printing and saving. Each is logged before it happens."""

from collections.abc import Callable
from functools import lru_cache, partial
from pathlib import Path
from typing import cast

from PySide6.QtCore import QObject, Signal
from PySide6.QtPrintSupport import QPrinter

from resources.reading import table
from triage.access.log import Act
from triage.besluit.sealing import Besluit
from triage.casework import papers
from triage.casework.deciding import Verified, open_besluit, verify
from triage.casework.desk import Desk
from triage.faults import Trouble
from triage.ids import BesluitId
from triage.ports import Settings
from triage.records.besluit import besluit_document
from triage.records.blocks import Document
from triage.records.sentences import Sentences
from ui.flows.context import Context
from ui.pages.record.page import RecordPage
from ui.pages.record.print import AskPrinter, ask_printer, print_paper
from ui.pages.record.save import AskPlace, ask_place, save_paper
from ui.widgets.chip import Kind
from ui.words import say

Press = Callable[[Document], bytes]
"""Makes a PDF of a document; called in the lane, where its libraries are imported at the first call."""


@lru_cache
def paper_words() -> Sentences:
    """Return the fixed sentences of the besluit on paper."""
    parts = cast("dict[str, dict[str, str]]", table("papier", "besluit.toml"))
    return Sentences(parts["koppen"], parts["zinnen"], parts["tabel"], parts["toetsvragen"])


def compose(press: Press, besluit: Besluit, mark: str, settings: Settings) -> bytes:
    """Return the PDF of a sealed decision."""
    return press(besluit_document(besluit, mark, settings, paper_words()))


class RecordFlow(QObject):
    """Owns the page of a sealed decision.

    Args:
        press: makes PDFs.
        printers, places: let somebody choose a printer, and where a file goes.
    """

    casus_wanted = Signal(str)
    """The `CasusId` to open."""
    closed = Signal()
    """Somebody is done here."""

    def __init__(
        self,
        context: Context,
        press: Press,
        parent: QObject | None = None,
        printers: AskPrinter = ask_printer,
        places: AskPlace = ask_place,
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._press: papers.Press = partial(compose, press)
        self._ask_printer, self._ask_place = printers, places
        self._besluit: Besluit | None = None
        self._visit = 0
        self.page = RecordPage()
        self.page.print_wanted.connect(self._on_print)
        self.page.save_wanted.connect(self._on_save)
        self.page.casus_wanted.connect(self._on_casus)
        self.page.close_wanted.connect(self.closed)
        self.page.verify.wanted.connect(self._on_verify)
        self.page.preview.again_wanted.connect(self._make_paper)

    def open(self, besluit: BesluitId) -> None:
        """Fetch a sealed decision and show it, with its paper."""
        self._visit += 1
        self._besluit = None
        self.page.show_nothing()
        visit, desk = self._visit, self._context.desk
        self._context.runner.run(partial(_fetch, desk, besluit, visit), self, self._on_opened)

    def _on_opened(self, loaded: tuple[int, Besluit]) -> None:
        visit, besluit = loaded
        if visit != self._visit:
            return
        self._besluit = besluit
        self.page.show_besluit(besluit)
        self._make_paper()

    # ----------------------------------------------------------------------------------------------------- paper
    def _paper(self, besluit: Besluit, act: Act) -> Callable[[], bytes]:
        return partial(papers.paper, self._context.desk, besluit.id, act, self._press)

    def _make_paper(self) -> None:
        besluit = self._besluit
        if besluit is None:
            return
        self.page.preview.show_making()
        arrived, failed = partial(self._on_paper, self._visit), partial(self._on_no_paper, self._visit)
        self._context.runner.run(self._paper(besluit, Act.BESLUIT_GEZIEN), self, arrived, failed, failed, failed)

    def _on_paper(self, visit: int, paper: bytes) -> None:
        if visit == self._visit:
            self.page.preview.show_paper(paper)
            self.page.set_ready(True)

    def _on_no_paper(self, visit: int, fault: BaseException) -> None:
        if visit == self._visit:
            self.page.preview.show_failed()
        signals = self._context.runner
        (signals.troubled if isinstance(fault, Trouble) else signals.broke).emit(fault)

    # -------------------------------------------------------------------------------------------------- printing
    def _on_print(self) -> None:
        besluit = self._besluit
        if besluit is None:
            return
        asked = self._ask_printer(self.page, besluit.number, partial(self._on_printer, besluit))
        if not asked:
            self._context.notices.tell(say("besluit.geen_printer"), "", Kind.ATTENTION)

    def _on_printer(self, besluit: Besluit, printer: QPrinter) -> None:
        printed = partial(self._on_leaves, besluit, printer)
        self._context.runner.run(self._paper(besluit, Act.AFGEDRUKT), self, printed)

    def _on_leaves(self, besluit: Besluit, printer: QPrinter, paper: bytes) -> None:
        if print_paper(paper, printer):
            self._context.notices.tell(say("besluit.afgedrukt", nummer=besluit.number), "", Kind.OK)
        else:
            self._context.notices.tell(say("besluit.afdruk_mislukt"), "", Kind.DANGER)

    # ---------------------------------------------------------------------------------------------------- saving
    def _on_save(self) -> None:
        besluit = self._besluit
        if besluit is not None:
            self._ask_place(self.page, besluit.number, partial(self._on_place, besluit))

    def _on_place(self, besluit: Besluit, place: str) -> None:
        take = self._paper(besluit, Act.BEWAARD)
        self._context.runner.run(lambda: save_paper(take(), Path(place)), self, partial(self._on_saved, besluit))

    def _on_saved(self, besluit: Besluit, place: Path) -> None:
        told = say("besluit.bewaard", nummer=besluit.number, naam=place.name)
        self._context.notices.tell(told, "", Kind.OK)

    # -------------------------------------------------------------------------------------------------- checking
    def _on_verify(self) -> None:
        besluit = self._besluit
        if besluit is None:
            return
        self.page.verify.forget()
        self.page.verify.set_busy(True)
        checked, broken = partial(self._on_verified, self._visit), partial(self._on_broken, self._visit)
        self._context.runner.run(
            partial(verify, self._context.desk, besluit.id), self, checked, None, broken, self._on_bug
        )

    def _on_verified(self, visit: int, verified: Verified) -> None:
        if visit == self._visit:
            self.page.verify.show_verified(verified, self._context.desk.clock.now())

    def _on_broken(self, visit: int, trouble: Trouble) -> None:
        self.page.verify.set_busy(False)
        if visit == self._visit and trouble.code == "zegel_gebroken":
            self.page.verify.show_broken()
        self._context.runner.troubled.emit(trouble)

    def _on_bug(self, bug: BaseException) -> None:
        self.page.verify.set_busy(False)
        self._context.runner.broke.emit(bug)

    def _on_casus(self) -> None:
        if self._besluit is not None:
            self.casus_wanted.emit(self._besluit.casus)


def _fetch(desk: Desk, besluit: BesluitId, visit: int) -> tuple[int, Besluit]:
    return visit, open_besluit(desk, besluit)
