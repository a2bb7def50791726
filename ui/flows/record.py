"""A sealed decision on the screen: its paper, checking it, printing and saving. Each is logged before it happens."""

from collections.abc import Callable
from functools import lru_cache, partial
from typing import Final, cast

from PySide6.QtCore import QObject, Signal

from resources.reading import table
from triage.access.log import Act
from triage.besluit.sealing import Besluit
from triage.casework.casus import papers
from triage.casework.casus.around import reached
from triage.casework.casus.deciding import Verified, open_besluit, verify
from triage.casework.desk import Desk
from triage.casework.papier import deel
from triage.faults import Trouble
from triage.ids import BesluitId, ItemId
from triage.ports import Settings
from triage.records.besluit import besluit_document
from triage.records.besluit_deel import Deel, deel_document
from triage.records.blocks import Document
from triage.records.sentences import Sentences
from ui.flows.brief_words import brief_words
from ui.flows.context import Context
from ui.flows.paper_desk import Paper, PaperDesk, Use
from ui.pages.record.page import RecordPage
from ui.pages.record.print import AskPrinter
from ui.pages.record.save import AskPlace

Press = Callable[[Document], bytes]
"""Makes a PDF of a document; called in the lane, where its libraries are imported at the first call."""
_ACTS: Final = {Use.SHOW: Act.BESLUIT_GEZIEN, Use.PRINT: Act.AFGEDRUKT, Use.SAVE: Act.BEWAARD}


@lru_cache
def paper_words() -> Sentences:
    """Return the fixed sentences of the besluit on paper."""
    parts = cast("dict[str, dict[str, str]]", table("papier", "besluit.toml"))
    return Sentences(parts["koppen"], parts["zinnen"], parts["tabel"], parts["toetsvragen"])


def compose(press: Press, besluit: Besluit, mark: str, settings: Settings) -> bytes:
    """Return the PDF of a sealed decision."""
    return press(besluit_document(besluit, mark, settings, paper_words()))


@lru_cache
def kin_words() -> tuple[str, ...]:
    """Return the words that point at somebody else in a household."""
    found = cast("dict[str, list[str]]", table("papier", "besluit_deel.toml")["familie"])
    return tuple(found["woorden"])


def compose_part(press: Press, part: Deel, mark: str, settings: Settings) -> bytes:
    """Return the PDF of the part of a sealed decision for one person."""
    return press(deel_document(part, mark, settings, paper_words(), brief_words("besluit_deel"), kin_words()))


class RecordFlow(QObject):
    """Owns the page of a sealed decision.

    Args:
        press: makes PDFs.
        printers, places: let somebody choose a printer, and where a file goes.
    """

    around_wanted = Signal(str)
    """The `CasusId` to show what stands around it."""
    follow_wanted = Signal(str)
    """The `CasusId` to show what follows its decisions."""
    casus_wanted = Signal(str)
    """The `CasusId` to open."""
    closed = Signal()
    """Somebody is done here."""

    def __init__(
        self,
        context: Context,
        press: Press,
        parent: QObject | None = None,
        printers: AskPrinter | None = None,
        places: AskPlace | None = None,
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._press: papers.Press = partial(compose, press)
        self._press_part: deel.Press = partial(compose_part, press)
        self._besluit: Besluit | None = None
        self._visit = 0
        self.page = RecordPage()
        self._papers = PaperDesk(context, self.page, self.page, "besluit", printers, places, self)
        self.page.casus_wanted.connect(self._on_casus)
        self.page.around_wanted.connect(self._on_around)
        self.page.follow_wanted.connect(self._on_follow)
        self.page.close_wanted.connect(self.closed)
        self.page.verify.wanted.connect(self._on_verify)
        self.page.paper_wanted.connect(self._on_paper)

    def open(self, besluit: BesluitId) -> None:
        """Fetch a sealed decision and show it, with its paper."""
        self._visit += 1
        self._besluit = None
        self._papers.forget()
        self.page.show_nothing()
        visit, desk = self._visit, self._context.desk
        self._context.runner.run(partial(_fetch, desk, besluit, visit), self, self._on_opened)

    def _on_opened(self, loaded: tuple[int, Besluit, frozenset[str]]) -> None:
        visit, besluit, may = loaded
        if visit != self._visit:
            return
        self._besluit = besluit
        self.page.show_besluit(besluit)
        self.page.casus.setVisible("casus_lezen" in may)
        self.page.around.setVisible("casus_lijst" in may)
        self.page.follow.setVisible("opvolging_lezen" in may)
        self._papers.show(Paper(besluit.number, partial(self._take, besluit)))

    # ----------------------------------------------------------------------------------------------------- paper
    def _take(self, besluit: Besluit, use: Use) -> bytes:
        return papers.paper(self._context.desk, besluit.id, _ACTS[use], self._press)

    def _on_paper(self, person: str) -> None:
        """Show the whole, or the part for one person; the name of a file tells the reference and not the person."""
        besluit = self._besluit
        if besluit is None:
            return
        if not person:
            self._papers.show(Paper(besluit.number, partial(self._take, besluit)))
            return
        people = [one.id for one in besluit.facts.snapshot.people]
        number = f"{besluit.number}-deel-{people.index(person) + 1}"
        self._papers.show(Paper(number, partial(self._take_part, besluit, ItemId(person))))

    def _take_part(self, besluit: Besluit, person: ItemId, use: Use) -> bytes:
        return deel.part(self._context.desk, besluit.id, person, _ACTS[use], self._press_part)

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

    def _on_follow(self) -> None:
        if self._besluit is not None:
            self.follow_wanted.emit(self._besluit.casus)

    def _on_around(self) -> None:
        if self._besluit is not None:
            self.around_wanted.emit(self._besluit.casus)


def _fetch(desk: Desk, besluit: BesluitId, visit: int) -> tuple[int, Besluit, frozenset[str]]:
    opened = open_besluit(desk, besluit)
    return visit, opened, reached(desk, opened.casus, ("casus_lezen", "casus_lijst", "opvolging_lezen"))
