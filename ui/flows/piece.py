"""A section with a page about one piece: fetched with what was typed about it, and its letters, each logged first."""

from collections.abc import Callable
from functools import partial
from typing import ClassVar, Generic, TypeVar

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from triage.access.log import Act
from triage.casework.typing import typed
from ui.flows.forms import FormSection
from ui.flows.paper_desk import LETTER_ACTS, Paper, PaperCard, PaperDesk
from ui.flows.section import Kit
from ui.pages.piece import PiecePage
from ui.pages.record.print import AskPrinter
from ui.pages.record.save import AskPlace
from ui.spot import Spot

Opened = TypeVar("Opened")
T = TypeVar("T")


class PieceSection(FormSection, Generic[Opened]):
    """Owns the page of one piece, and what of it leaves on paper.

    Class attributes:
        letters: the sentences about its letters, for a `PaperDesk`.

    Args:
        printers, places: let somebody choose a printer, and where a file goes.
    """

    letters: ClassVar[str]

    def __init__(
        self,
        kit: Kit,
        parent: QObject | None = None,
        printers: AskPrinter | None = None,
        places: AskPlace | None = None,
    ) -> None:
        super().__init__(kit, parent)
        self.opened: Opened | None = None
        self._page, card = self._make()
        self._papers = PaperDesk(kit.context, self._page, card, self.letters, printers, places, self)
        self._connect()

    def open(self, spot: Spot) -> QWidget:
        """Begin to fetch a piece."""
        self._clear()
        return self._fetch(spot.about)

    # ------------------------------------------------------------------------------------- what each does its own way
    def _make(self) -> tuple[PiecePage, PaperCard]:
        """Make the pages; return that of the piece, and where its letters are shown."""
        raise NotImplementedError

    def _connect(self) -> None:
        """Connect the pages, once."""
        raise NotImplementedError

    def _look(self, stuk: str) -> Opened:
        """Fetch a piece; called in the lane."""
        raise NotImplementedError

    def _draft(self, opened: Opened) -> str:
        """Return under what is kept what somebody is typing about a piece."""
        raise NotImplementedError

    def _show(self, opened: Opened, text: str) -> Callable[[], str]:
        """Show a piece with what was typed about it before; return what reads what is typed now."""
        raise NotImplementedError

    # ---------------------------------------------------------------------------------------------------- all the same
    def _clear(self) -> None:
        """Show nothing of the piece before."""
        self._leave()
        self.opened = None
        self._papers.forget()
        self._page.show_nothing()

    def _fetch(self, stuk: str) -> QWidget:
        self._run(partial(self._fetched, stuk), self._on_fetched)
        return self._page

    def _fetched(self, stuk: str) -> tuple[Opened, str]:
        opened = self._look(stuk)
        return opened, typed(self._desk, self._draft(opened))

    def _on_fetched(self, found: tuple[Opened, str]) -> None:
        opened, text = found
        self.opened = opened
        read = self._show(opened, text)
        self._typing.begin(self._draft(opened), text, read, self._page.saved)

    def _do(self, call: Callable[[], T], then: Callable[[T], None]) -> None:
        """Hand in what was typed on the page."""
        self._page.set_busy(busy=True)
        self._hand_in(call, then, self._rest)

    def _rest(self) -> None:
        """It did not work: everything stands there still."""
        self._page.set_busy(busy=False)

    def _show_letter(self, number: str, take: Callable[[Act], bytes]) -> None:
        """Make a letter and show it.

        Args:
            number: a reference, and no name of a person.
            take: logs what it is taken for and returns the PDF; called in the lane.
        """
        self._papers.show(Paper(number, lambda use: take(LETTER_ACTS[use])))
