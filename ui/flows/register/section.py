"""The register of processing and the DPIA on the screen: fetched and kept off the screen's thread."""

from functools import partial
from typing import ClassVar, Final

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from triage.access.log import Act
from triage.casework.desk import Desk
from triage.casework.register import register
from triage.casework.typing import typed
from triage.records.register import RegisterView, register_document
from ui.flows.brief_words import paper_words
from ui.flows.forms import FormSection
from ui.flows.paper_desk import Paper, PaperDesk, Use
from ui.flows.section import Kit, Press
from ui.pages.paper import PaperPage
from ui.pages.record.print import AskPrinter
from ui.pages.record.save import AskPlace
from ui.pages.register.page import RegisterPage
from ui.pages.register.words import act_words
from ui.pages.signals.typed import as_text, from_text
from ui.shell.navigation import Place
from ui.spot import At, Spot
from ui.words import say

PAPER: Final = "papier"
"""What the spot is about where the register is shown on paper."""
_TAKEN: Final = {Use.SHOW: Act.REGISTER_GEZIEN, Use.PRINT: Act.REGISTER_AFGEDRUKT, Use.SAVE: Act.REGISTER_BEWAARD}


def press_register(press: Press, view: RegisterView) -> bytes:
    """Return the PDF of the register."""
    return press(register_document(view, act_words, paper_words("register")))


class RegisterSection(FormSection):
    """Owns the page of the register, and the register on paper."""

    acts: ClassVar[tuple[str, ...]] = (register.READ,)
    spots: ClassVar[tuple[At, ...]] = (At.REGISTER,)

    def __init__(
        self,
        kit: Kit,
        parent: QObject | None = None,
        printers: AskPrinter | None = None,
        places: AskPlace | None = None,
    ) -> None:
        super().__init__(kit, parent)
        self.page, self.paper = RegisterPage(), PaperPage("register.blad")
        self.view: RegisterView | None = None
        self._papers = PaperDesk(kit.context, self.paper, self.paper, "register.blad", printers, places, self)
        self._connect()

    def pages(self) -> tuple[tuple[QWidget, Place], ...]:
        """Return the pages, in the entry of the account."""
        return ((self.page, Place.VERANTWOORDING), (self.paper, Place.VERANTWOORDING))

    def open(self, spot: Spot) -> QWidget:
        """Show the register, or the register on paper."""
        self._leave()
        self.view = None
        if spot.about == PAPER:
            self._papers.forget()
            self._papers.show(Paper(say("register.blad.bestand"), self._take))
            return self.paper
        self.page.show_nothing()
        self._run(partial(_fetched, self._desk), self._on_fetched)
        return self.page

    def _connect(self) -> None:
        self.page.paper_wanted.connect(lambda: self.wanted.emit(Spot(At.REGISTER, PAPER)))
        self.page.keep_wanted.connect(self._on_keep)
        self.page.written.connect(self._typing.touch)
        self.paper.close_wanted.connect(lambda: self.wanted.emit(Spot(At.REGISTER)))

    def _on_fetched(self, found: tuple[RegisterView, str]) -> None:
        self.view, text = found
        self.page.show_register(self.view, from_text(text))
        if self.view.may_keep:
            self._typing.begin(register.DRAFT, text, lambda: as_text(self.page.typed()), self.page.saved)

    def _on_keep(self, which: str) -> None:
        view = self.view
        if view is None:
            return
        content = self.page.form.content()
        call = partial(register.record_dpia, self._desk, content)
        if which == "wijzigen" and view.holding is not None:
            call = partial(register.change_dpia, self._desk, view.holding, content)
        self.page.set_busy(busy=True)
        self._hand_in(call, self._on_kept, lambda: self.page.set_busy(busy=False))

    def _on_kept(self, view: RegisterView) -> None:
        self.page.set_busy(busy=False)
        self.kit.context.notices.tell(say("register.dpia.klaar", nummer=view.status.number), "")
        self.wanted.emit(Spot(At.REGISTER))

    def _take(self, use: Use) -> bytes:
        return register.paper(self._desk, _TAKEN[use], partial(press_register, self.kit.press))


def _fetched(desk: Desk) -> tuple[RegisterView, str]:
    text = typed(desk, register.DRAFT) if desk.may(register.KEEP) else ""
    return register.read(desk), text
