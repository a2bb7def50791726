"""Informing one person: fetched off the screen's thread; what is typed is kept on the way, letters are logged."""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import ClassVar

from PySide6.QtWidgets import QWidget

from triage.casework.followup.informatiebrief import Adressering, information_letter
from triage.casework.followup.informeren_desk import OpenInformeren, open_informing
from triage.casework.followup.uitstel import Opzet, Uitspraak, decide_deferral, lacking, lift, propose, take_back
from triage.casework.followup.vertellen import Mededeling, representative_known, tell
from triage.followup.informeren import Informeren
from triage.followup.stuk import Stuk
from triage.ports import Settings
from triage.records.informatie import Informatie, informatie_document
from ui.arriving import enter
from ui.flows.brief_words import brief_words
from ui.flows.paper_desk import PaperCard
from ui.flows.piece import PieceSection
from ui.flows.section import Press
from ui.pages.inform.page import InformPage
from ui.pages.inform.typed import as_text, from_text
from ui.pages.piece import PiecePage
from ui.shell.navigation import Place
from ui.spot import At, Spot
from ui.widgets.chip import Kind
from ui.words import say


def draft_of(casus: str, stuk: str) -> str:
    """Return under what is kept what somebody is typing about informing a person."""
    return f"informeren:{casus} {stuk}"


def press_letter(press: Press, info: Informatie, settings: Settings) -> bytes:
    """Return the PDF of an informatiebrief."""
    return press(informatie_document(info, settings, brief_words("informatie"), brief_words()))


class InformSection(PieceSection[OpenInformeren]):
    """Owns the page of informing one person."""

    acts: ClassVar[tuple[str, ...]] = ("opvolging_lezen",)
    spots: ClassVar[tuple[At, ...]] = (At.INFORM,)
    letters: ClassVar[str] = "informeren.brief"

    def _make(self) -> tuple[PiecePage, PaperCard]:
        self.page = InformPage(self._desk.kader)
        return self.page, self.page.letter

    def _connect(self) -> None:
        page = self.page
        page.letter.show_wanted.connect(self._on_letter)
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

    def _look(self, stuk: str) -> OpenInformeren:
        return open_informing(self._desk, stuk)

    def _draft(self, opened: OpenInformeren) -> str:
        return draft_of(opened.casus.id, opened.stuk.id)

    def _show(self, opened: OpenInformeren, text: str) -> Callable[[], str]:
        to_besluit = self._desk.may("besluit_lezen")
        self.page.show_piece(opened, from_text(text), self._desk.clock.now(), to_besluit=to_besluit)
        first = as_text(self.page.typed())
        enter(self.page, self.page.first_focus())
        # What is chosen by itself was not typed by anybody.
        return partial(self._typed, first, text)

    def _typed(self, first: str, kept: str) -> str:
        now = as_text(self.page.typed())
        return kept if now == first else now

    # ----------------------------------------------------------------------------------------------------------- doing
    def _on_told(self, given: Mededeling) -> None:
        self._act(lambda stuk: tell(self._desk, stuk, given), "verteld")

    def _on_representative(self, name: str, by: date) -> None:
        self._act(lambda stuk: representative_known(self._desk, stuk, name, by), "vertegenwoordiger")

    def _on_proposed(self, given: Opzet) -> None:
        made = self._of_last(given)
        slugs = lacking(made, self._desk.kader)
        if slugs:
            self._rest()
            self.page.propose.lacks(slugs)
            return
        self._act(lambda stuk: propose(self._desk, stuk, made), "voorgesteld")

    def _of_last(self, given: Opzet) -> Opzet:
        """Who proposes to inform gives no codes: those of the deferral that ends stay with it."""
        deferrals = self.opened.stuk.content.deferrals if self.opened else ()
        if given.until is not None or not deferrals:
            return given
        return Opzet(deferrals[-1].codes, None, given.motivation)

    def _on_decided(self, given: Uitspraak) -> None:
        self._act(lambda stuk: decide_deferral(self._desk, stuk, given), f"besloten_{given.choice}")

    def _on_taken_back(self) -> None:
        self._act(lambda stuk: take_back(self._desk, stuk), "teruggenomen")

    def _on_lifted(self, why: str, reference: str, on: date | None) -> None:
        self._act(lambda stuk: lift(self._desk, stuk, why, reference, on), "opgeheven")

    def _act(self, act: Callable[[Stuk[Informeren]], Stuk[Informeren]], told: str) -> None:
        if self.opened is not None:
            self._do(partial(act, self.opened.stuk), partial(self._on_done, told))

    def _on_done(self, told: str, stuk: Stuk[Informeren]) -> None:
        self.wanted.emit(Spot(At.INFORM, stuk.id))
        self.kit.context.notices.tell(say(f"informeren.gedaan.{told}"), "", Kind.OK)

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
            press = partial(press_letter, self.kit.press)
            self._show_letter(stuk.number, lambda act: information_letter(self._desk, stuk.id, given, act, press))
