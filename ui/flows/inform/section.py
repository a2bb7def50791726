"""Informing one person: fetched off the screen's thread; what is typed is kept on the way, letters are logged."""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import ClassVar, Final

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from triage.access.log import Act
from triage.casework.desk import Desk
from triage.casework.followup.informatiebrief import Adressering, information_letter
from triage.casework.followup.informeren_desk import OpenInformeren, open_informing
from triage.casework.followup.uitstel import Opzet, Uitspraak, decide_deferral, lacking, lift, propose, take_back
from triage.casework.followup.vertellen import Mededeling, representative_known, tell
from triage.casework.typing import typed
from triage.followup.informeren import Informeren
from triage.followup.stuk import Stuk
from triage.ports import Settings
from triage.records.informatie import Informatie, informatie_document
from ui.arriving import enter
from ui.flows.brief_words import brief_words
from ui.flows.forms import FormSection
from ui.flows.paper_desk import Paper, PaperDesk, Use
from ui.flows.section import Kit, Press
from ui.pages.inform.page import InformPage
from ui.pages.inform.typed import as_text, from_text
from ui.pages.record.print import AskPrinter
from ui.pages.record.save import AskPlace
from ui.shell.navigation import Place
from ui.spot import At, Spot
from ui.widgets.chip import Kind
from ui.words import say

_ACTS: Final = {Use.SHOW: Act.BRIEF_GEZIEN, Use.PRINT: Act.BRIEF_AFGEDRUKT, Use.SAVE: Act.BRIEF_BEWAARD}


def draft_of(casus: str, stuk: str) -> str:
    """Return under what is kept what somebody is typing about informing a person."""
    return f"informeren:{casus} {stuk}"


def press_letter(press: Press, info: Informatie, settings: Settings) -> bytes:
    """Return the PDF of an informatiebrief."""
    return press(informatie_document(info, settings, brief_words("informatie"), brief_words()))


class InformSection(FormSection):
    """Owns the page of informing one person.

    Args:
        printers, places: let somebody choose a printer, and where a file goes.
    """

    acts: ClassVar[tuple[str, ...]] = ("opvolging_lezen",)
    spots: ClassVar[tuple[At, ...]] = (At.INFORM,)

    def __init__(
        self,
        kit: Kit,
        parent: QObject | None = None,
        printers: AskPrinter | None = None,
        places: AskPlace | None = None,
    ) -> None:
        super().__init__(kit, parent)
        self.page = InformPage(self._desk.kader)
        self.opened: OpenInformeren | None = None
        letter = self.page.letter
        self._papers = PaperDesk(kit.context, self.page, letter.preview, "informeren.brief", printers, places, self)
        self._papers.ready.connect(letter.set_ready)
        letter.show_wanted.connect(self._on_letter)
        letter.print_wanted.connect(self._papers.print)
        letter.save_wanted.connect(self._papers.save)
        self._connect()

    def _connect(self) -> None:
        page = self.page
        for form in page.forms:
            form.written.connect(self._typing.touch)
        page.back_wanted.connect(self._on_back)
        page.besluit_wanted.connect(self._on_besluit)
        page.tell.told.connect(self._on_told)
        page.representative.known.connect(self._on_representative)
        page.propose.proposed.connect(self._on_proposed)
        page.decide.decided.connect(self._on_decided)
        page.decide.taken_back.connect(self._on_taken_back)
        page.lift.lifted.connect(self._on_lifted)

    def pages(self) -> tuple[tuple[QWidget, Place], ...]:
        """Return the page."""
        return ((self.page, Place.CASUSSEN),)

    def open(self, spot: Spot) -> QWidget:
        """Begin to fetch a piece of informing."""
        self._leave()
        self.opened = None
        self._papers.forget()
        self.page.show_nothing()
        self._run(partial(_fetched, self._desk, spot.about), self._on_piece)
        return self.page

    def _on_piece(self, found: tuple[OpenInformeren, str]) -> None:
        opened, text = found
        self.opened = opened
        to_besluit = At.RECORD in self.ways
        self.page.show_piece(opened, from_text(text), self._desk.clock.now(), to_besluit=to_besluit)
        first = as_text(self.page.typed())
        about = draft_of(opened.casus.id, opened.stuk.id)
        # What is chosen by itself was not typed by anybody.
        self._typing.begin(about, text, partial(self._typed, first, text), self.page.saved)
        enter(self.page, self.page.first_focus())

    def _typed(self, first: str, kept: str) -> str:
        now = as_text(self.page.typed())
        return kept if now == first else now

    # ----------------------------------------------------------------------------------------------------------- doing
    def _on_told(self, given: Mededeling) -> None:
        self._do(lambda stuk: tell(self._desk, stuk, given), "verteld")

    def _on_representative(self, name: str, by: date) -> None:
        self._do(lambda stuk: representative_known(self._desk, stuk, name, by), "vertegenwoordiger")

    def _on_proposed(self, given: Opzet) -> None:
        made = self._of_last(given)
        slugs = lacking(made, self._desk.kader)
        if slugs:
            self._rest()
            self.page.propose.lacks(slugs)
            return
        self._do(lambda stuk: propose(self._desk, stuk, made), "voorgesteld")

    def _of_last(self, given: Opzet) -> Opzet:
        """Who proposes to inform gives no codes: those of the deferral that ends stay with it."""
        deferrals = self.opened.stuk.content.deferrals if self.opened else ()
        if given.until is not None or not deferrals:
            return given
        return Opzet(deferrals[-1].codes, None, given.motivation)

    def _on_decided(self, given: Uitspraak) -> None:
        self._do(lambda stuk: decide_deferral(self._desk, stuk, given), f"besloten_{given.choice}")

    def _on_taken_back(self) -> None:
        self._do(lambda stuk: take_back(self._desk, stuk), "teruggenomen")

    def _on_lifted(self, why: str, reference: str, on: date | None) -> None:
        self._do(lambda stuk: lift(self._desk, stuk, why, reference, on), "opgeheven")

    def _do(self, act: Callable[[Stuk[Informeren]], Stuk[Informeren]], told: str) -> None:
        if self.opened is None:
            return
        self.page.set_busy(busy=True)
        self._hand_in(partial(act, self.opened.stuk), partial(self._on_done, told), self._rest)

    def _on_done(self, told: str, stuk: Stuk[Informeren]) -> None:
        self.wanted.emit(Spot(At.INFORM, stuk.id))
        self.kit.context.notices.tell(say(f"informeren.gedaan.{told}"), "", Kind.OK)

    def _rest(self) -> None:
        self.page.set_busy(busy=False)

    def _on_back(self) -> None:
        if self.opened is not None:
            self.wanted.emit(Spot(At.FOLLOW, self.opened.casus.id))

    def _on_besluit(self) -> None:
        if self.opened is not None:
            self.wanted.emit(Spot(At.RECORD, self.opened.stuk.content.besluit))

    # -------------------------------------------------------------------------------------------------------- a letter
    def _on_letter(self, given: Adressering) -> None:
        if self.opened is not None:
            stuk = self.opened.stuk
            self._papers.show(Paper(stuk.number, partial(self._take, stuk.id, given)))

    def _take(self, stuk: str, given: Adressering, use: Use) -> bytes:
        return information_letter(self._desk, stuk, given, _ACTS[use], partial(press_letter, self.kit.press))


def _fetched(desk: Desk, stuk: str) -> tuple[OpenInformeren, str]:
    opened = open_informing(desk, stuk)
    return opened, typed(desk, draft_of(opened.casus.id, stuk))
