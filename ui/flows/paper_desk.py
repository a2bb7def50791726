"""A paper on the screen, and on its way out: previewing, printing and saving go one way for every kind of paper."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final, Protocol

from PySide6.QtCore import QObject, Signal

from triage.access.log import Act
from triage.faults import Trouble
from ui.pages.record.print import AskPrinter, ask_printer, print_paper
from ui.pages.record.save import AskPlace, ask_place, save_paper
from ui.theme import em
from ui.widgets.chip import Kind
from ui.widgets.scroll import ScrollPage
from ui.words import say

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import SignalInstance
    from PySide6.QtPrintSupport import QPrinter
    from PySide6.QtWidgets import QWidget

    from ui.flows.context import Context
    from ui.pages.record.preview import PreviewCard


_ENOUGH = 8
"""How much of a paper is seen at least before the page need not scroll, in em."""


class Use(Enum):
    """What a paper is taken for; each leaves its own line in the log before the paper is given."""

    SHOW = auto()
    PRINT = auto()
    SAVE = auto()


LETTER_ACTS: Final = {Use.SHOW: Act.BRIEF_GEZIEN, Use.PRINT: Act.BRIEF_AFGEDRUKT, Use.SAVE: Act.BRIEF_BEWAARD}
"""What the log says that is done with a letter or a form about somebody."""


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper that can be taken.

    Args:
        number: names the print job and the file: a reference, and no name of a person.
        take: logs what it is taken for and returns the PDF; called in the lane.
    """

    number: str
    take: Callable[[Use], bytes]


class PaperCard(Protocol):
    """Where a paper is shown, with its buttons: a card of a page, or the page itself."""

    preview: PreviewCard

    @property
    def print_wanted(self) -> SignalInstance:
        """Somebody wants to print it."""

    @property
    def save_wanted(self) -> SignalInstance:
        """Somebody wants to save it."""

    def set_ready(self, ready: bool) -> None:
        """Allow printing and saving, once there is a paper."""


class PaperDesk(QObject):
    """Shows a paper in its card, prints it and saves it.

    Args:
        page: the page on which dialogs open.
        card: where the paper is shown; its buttons print and save.
        words: the sentences of this kind of paper: `afgedrukt`, `afdruk_mislukt`, `geen_printer`, `bewaard`.
        printers, places: let somebody choose a printer, and where a file goes.
    """

    ready = Signal(bool)
    """Whether there is a paper to print and save."""

    def __init__(
        self,
        context: Context,
        page: QWidget,
        card: PaperCard,
        words: str,
        printers: AskPrinter | None = None,
        places: AskPlace | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent or page)
        self._context, self._page, self._preview, self._words = context, page, card.preview, words
        self._ask_printer: AskPrinter = printers or partial(ask_printer, words=words)
        self._ask_place: AskPlace = places or partial(ask_place, words=words)
        self._paper: Paper | None = None
        self._preview.again_wanted.connect(self._make)
        self.ready.connect(card.set_ready)
        card.print_wanted.connect(self.print)
        card.save_wanted.connect(self.save)

    def show(self, paper: Paper) -> None:
        """Make a paper and show it, instead of the one before."""
        self._paper = paper
        self._make()

    def forget(self) -> None:
        """Show nothing of anybody."""
        self._paper = None
        self._preview.show_making()
        self.ready.emit(False)

    def print(self) -> None:
        """Let somebody choose a printer, log it, and print."""
        paper = self._paper
        if paper is not None and not self._ask_printer(self._page, paper.number, partial(self._on_printer, paper)):
            self._tell("geen_printer", Kind.ATTENTION)

    def save(self) -> None:
        """Let somebody choose where the file goes, log it, and write it."""
        paper = self._paper
        if paper is not None:
            self._ask_place(self._page, paper.number, partial(self._on_place, paper))

    def _make(self) -> None:
        paper = self._paper
        if paper is None:
            return
        self._preview.show_making()
        self.ready.emit(False)
        arrived, failed = partial(self._on_paper, paper), partial(self._on_no_paper, paper)
        self._context.runner.run(partial(paper.take, Use.SHOW), self, arrived, failed, failed, failed)

    def _on_paper(self, paper: Paper, pdf: bytes) -> None:
        if paper is self._paper:
            self._preview.show_paper(pdf)
            self.ready.emit(True)
            self._bring_into_sight()

    def _bring_into_sight(self) -> None:
        """Scroll to a paper of which hardly anything can be seen: who asked for it would think nothing happened."""
        seen = self._preview.view.visibleRegion().boundingRect().height()
        if isinstance(self._page, ScrollPage) and self._preview.isVisible() and seen < em(_ENOUGH):
            self._page.show_from(self._preview)

    def _on_no_paper(self, paper: Paper, fault: BaseException) -> None:
        if paper is self._paper:
            self._preview.show_failed()
        signals = self._context.runner
        (signals.troubled if isinstance(fault, Trouble) else signals.broke).emit(fault)

    def _on_printer(self, paper: Paper, printer: QPrinter) -> None:
        self._context.runner.run(partial(paper.take, Use.PRINT), self, partial(self._on_leaves, paper, printer))

    def _on_leaves(self, paper: Paper, printer: QPrinter, pdf: bytes) -> None:
        if print_paper(pdf, printer):
            self._tell("afgedrukt", Kind.OK, nummer=paper.number)
        else:
            self._tell("afdruk_mislukt", Kind.DANGER)

    def _on_place(self, paper: Paper, place: str) -> None:
        self._context.runner.run(
            lambda: save_paper(paper.take(Use.SAVE), Path(place)), self, partial(self._on_saved, paper)
        )

    def _on_saved(self, paper: Paper, place: Path) -> None:
        self._tell("bewaard", Kind.OK, nummer=paper.number, naam=place.name)

    def _tell(self, key: str, kind: Kind, **facts: str) -> None:
        self._context.notices.tell(say(f"{self._words}.{key}", **facts), "", kind)
