"""Closing, handing over, keeping and destroying on the screen: fetched and done off the screen's thread."""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import ClassVar, TypeVar

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from triage.casework.desk import Desk
from triage.casework.followup import afronden, overdragen, vernietigen
from triage.casework.followup.afronden import Open, OpenClosing
from triage.casework.followup.overdragen import OpenTransfer
from triage.casework.followup.vernietigen import OpenList
from triage.casework.typing import typed
from triage.casus.model import CasusState
from triage.faults import Refusal
from triage.followup.overdracht import Overdracht
from triage.followup.sluiting import Reden
from triage.followup.stuk import Soort, Stuk
from triage.followup.vernietiging import Vernietiging
from triage.ids import CasusId, PersonId
from triage.ports import Settings
from triage.records.overdracht import overdracht_document
from triage.records.vernietiging import vernietiging_document
from ui.flows.brief_words import paper_words
from ui.flows.forms import FormSection
from ui.flows.paper_desk import LETTER_ACTS, Paper, PaperDesk, Use
from ui.flows.section import Kit, Press
from ui.notices import QuestionDialog
from ui.pages.keeping.closing import ClosingPage
from ui.pages.keeping.destroying import DestroyingPage
from ui.pages.keeping.kept import KeptPage
from ui.pages.record.print import AskPrinter
from ui.pages.record.save import AskPlace
from ui.shell.navigation import Place
from ui.spot import At, Spot
from ui.words import day, say

T = TypeVar("T")
_GOES = {
    Soort.CRISIS: At.CRISIS,
    Soort.VERZOEK: At.RIGHT,
    Soort.INFORMEREN: At.INFORM,
    Soort.BERICHT: At.NOTICE,
    Soort.SIGNAAL: At.SIGNAL,
}
"""Where what is open is handled; the rest is handled from the casus itself."""


def _press(press: Press, number: str, lijst: Vernietiging, settings: Settings) -> bytes:
    return press(vernietiging_document(number, lijst, settings, paper_words("vernietiging")))


def _press_sheet(press: Press, number: str, said: Overdracht, settings: Settings) -> bytes:
    return press(overdracht_document(number, said, settings, paper_words("overdracht")))


class KeepingSection(FormSection):
    """Owns the page on which a casus is closed or handed over, the overview of what is kept, and the lists."""

    acts: ClassVar[tuple[str, ...]] = ("casus_sluiten", "regie_overdragen", "vernietiging_lezen")
    spots: ClassVar[tuple[At, ...]] = (At.CLOSING, At.KEEPING, At.DESTROYING)

    def __init__(
        self,
        kit: Kit,
        parent: QObject | None = None,
        printers: AskPrinter | None = None,
        places: AskPlace | None = None,
    ) -> None:
        super().__init__(kit, parent)
        self.closing, self.kept, self.destroying = ClosingPage(), KeptPage(), DestroyingPage()
        self._casus = CasusId("")
        self._closing: OpenClosing | None = None
        self._transfer: OpenTransfer | None = None
        self._list: OpenList | None = None
        screen = self.destroying
        self._paper = PaperDesk(kit.context, screen, screen, "bewaren.verklaring", printers, places, self)
        outside = self.closing.outside
        self._sheet = PaperDesk(kit.context, self.closing, outside, "afronden.buiten", printers, places, self)
        self._connect()

    def pages(self) -> tuple[tuple[QWidget, Place], ...]:
        """Return the pages; the menu has an entry for who may see what is kept."""
        found: list[tuple[QWidget, Place]] = []
        if self._desk.may("casus_sluiten") or self._desk.may("regie_overdragen"):
            found.append((self.closing, Place.CASUSSEN))
        if self._desk.may("vernietiging_lezen"):
            found += [(self.kept, Place.BEWAREN), (self.destroying, Place.BEWAREN)]
        return tuple(found)

    def open(self, spot: Spot) -> QWidget:
        """Show a casus to close, what is kept, or a list."""
        self._leave()
        if spot.at is At.CLOSING:
            self._casus = CasusId(spot.about)
            self._sheet.forget()
            self.closing.show_nothing()
            self._run(partial(_fetch, self._desk, self._casus), self._on_casus)
            return self.closing
        if spot.at is At.DESTROYING and spot.about:
            self._paper.forget()
            self.destroying.show_nothing()
            self._run(partial(vernietigen.open_list, self._desk, spot.about), self._on_list)
            return self.destroying
        self.kept.show_nothing()
        self.kept.archive.setVisible(At.BUNDLE in self.ways and self._desk.may("dossier_bundelen"))
        self._run(partial(vernietigen.kept, self._desk), self.kept.show_kept)
        return self.kept

    # -------------------------------------------------------------------------------------------------- arriving
    def _on_casus(self, found: tuple[OpenClosing | None, OpenTransfer | None, str]) -> None:
        self._closing, self._transfer, kept = found
        self.closing.show_casus(self._closing, self._transfer, kept)
        self.closing.archive.setVisible(At.BUNDLE in self.ways)
        self._typing.begin(afronden.draft_of(self._casus), kept, lambda: self.closing.typed, self.closing.saved)

    def _on_list(self, opened: OpenList) -> None:
        self._list = opened
        self.destroying.show_list(opened)

    # -------------------------------------------------------------------------------------------------- doing
    def _connect(self) -> None:
        self.closing.written.connect(self._typing.touch)
        self.closing.open_wanted.connect(self._on_open)
        self.closing.close_wanted.connect(self._on_close)
        self.closing.reopen_wanted.connect(self._on_reopen)
        self.closing.transfer_wanted.connect(self._on_transfer)
        self.closing.casus_wanted.connect(self._to_casus)
        outside = self.closing.outside
        outside.wanted.connect(self._on_outside)
        outside.paper_wanted.connect(self._on_sheet)
        self.kept.list_wanted.connect(lambda one: self.wanted.emit(Spot(At.DESTROYING, one)))
        self.kept.propose_wanted.connect(self._on_propose)
        self.kept.archive_wanted.connect(lambda: self.wanted.emit(Spot(At.BUNDLE)))
        self.closing.archive_wanted.connect(lambda: self.wanted.emit(Spot(At.BUNDLE, self._casus)))
        self.destroying.back_wanted.connect(lambda: self.wanted.emit(Spot(At.KEEPING)))
        self.destroying.except_wanted.connect(self._on_except)
        self.destroying.approve_wanted.connect(self._on_approve)
        self.destroying.withdraw_wanted.connect(self._on_withdraw)
        self.destroying.stop_wanted.connect(self._on_stop)
        self.destroying.carry_out_wanted.connect(self._on_carry_out)
        self.destroying.paper_wanted.connect(self._on_paper)

    def _to_casus(self) -> None:
        at = At.FOLLOW if At.FOLLOW in self.ways else At.AROUND
        self.wanted.emit(Spot(at, self._casus))

    def _on_open(self, one: Open) -> None:
        """Go to where something open is handled, as far as this role can go there."""
        if one.what == "plan":
            spot = Spot(At.PLAN, one.id)
        elif one.what == "overleg":
            spot = Spot(At.MEETING, one.id)
        else:
            at = _GOES.get(one.soort) if one.soort else None
            spot = Spot(at, one.id) if at in self.ways and at is not None else Spot(At.FOLLOW, self._casus)
        self.wanted.emit(spot)

    def _on_close(self, why: str, note: str, regisseur: str) -> None:
        shown = self._closing
        if shown is None:
            return
        call = partial(afronden.close, self._desk, shown, Reden(why), note, PersonId(regisseur))
        kenmerk = shown.casus.kenmerk
        self._ask(
            self.closing,
            say("afronden.sluiten.vraag", kenmerk=kenmerk),
            say("afronden.sluiten.vraag_uitleg"),
            say("afronden.sluiten.knop"),
            lambda: self._do(self.closing, call, self._on_closed),
        )

    def _on_closed(self, done: OpenClosing) -> None:
        name = done.closed.content.regisseur_name if done.closed else ""
        self.kit.context.notices.tell(
            say("afronden.sluiten.gedaan"), say("afronden.sluiten.gedaan_uitleg", kenmerk=done.casus.kenmerk, naam=name)
        )
        # Who closed it is not always who stays named: then it is out of reach from here.
        self.wanted.emit(Spot(At.LIST))

    def _on_reopen(self, why: str) -> None:
        if self._closing is not None:
            self._do(self.closing, partial(afronden.reopen, self._desk, self._closing, why), self._on_reopened)

    def _on_reopened(self, _: None) -> None:
        self.kit.context.notices.tell(say("afronden.heropenen.gedaan"), say("afronden.heropenen.gedaan_uitleg"))
        self.wanted.emit(Spot(At.CLOSING, self._casus))

    def _on_transfer(self, person: str, team: str, since: date, why: str) -> None:
        if self._transfer is not None:
            call = partial(overdragen.hand_over, self._desk, self._transfer, PersonId(person), team, since, why)
            self._do(self.closing, call, self._on_transferred)

    def _on_transferred(self, done: Stuk[Overdracht]) -> None:
        kenmerk = self._transfer.casus.kenmerk if self._transfer else ""
        told = say("afronden.overdragen.gedaan_uitleg", naam=done.content.to_name, kenmerk=kenmerk)
        self.kit.context.notices.tell(say("afronden.overdragen.gedaan"), told)
        self.wanted.emit(Spot(At.LIST))

    def _on_outside(self, name: str, function: str, since: date, why: str) -> None:
        if self._transfer is not None:
            call = partial(overdragen.hand_outside, self._desk, self._transfer, (name, function), since, why)
            self._do(self.closing, call, self._on_went_outside)

    def _on_went_outside(self, done: Stuk[Overdracht]) -> None:
        told = say("afronden.buiten.gedaan_uitleg", naam=done.content.to_name)
        self.kit.context.notices.tell(say("afronden.buiten.gedaan"), told)
        self.closing.outside.show_done(done)
        self._on_sheet(done)

    def _on_sheet(self, done: Stuk[Overdracht]) -> None:
        self.closing.outside.show_paper()
        self._sheet.show(Paper(done.number, partial(self._take_sheet, done.id)))

    def _take_sheet(self, stuk: str, use: Use) -> bytes:
        return overdragen.transfer_paper(self._desk, stuk, LETTER_ACTS[use], partial(_press_sheet, self.kit.press))

    # ---------------------------------------------------------------------------------------------- the lists
    def _on_propose(self) -> None:
        self._do(self.kept, partial(vernietigen.propose, self._desk), self._on_proposed)

    def _on_proposed(self, made: OpenList) -> None:
        self.wanted.emit(Spot(At.DESTROYING, made.stuk.id))

    def _on_except(self, casus: str, why: str) -> None:
        if self._list is not None:
            call = partial(vernietigen.except_case, self._desk, self._list, CasusId(casus), why)
            self._do(self.destroying, call, self._on_list)

    def _on_approve(self, words: str) -> None:
        if self._list is not None:
            self._do(self.destroying, partial(vernietigen.approve, self._desk, self._list, words), self._on_approved)

    def _on_approved(self, opened: OpenList) -> None:
        last = opened.lijst.stop_until
        told = say("bewaren.goedkeuren.gedaan_uitleg", dag=day(last) if last else "")
        self._arrive(opened, "goedkeuren", told)

    def _on_withdraw(self) -> None:
        if self._list is not None:
            call = partial(vernietigen.withdraw_list, self._desk, self._list)
            done = partial(self._arrive, act="intrekken", told=say("bewaren.intrekken.gedaan_uitleg"))
            self._do(self.destroying, call, done)

    def _on_stop(self, why: str) -> None:
        if self._list is not None:
            call = partial(vernietigen.stop, self._desk, self._list, why)
            done = partial(self._arrive, act="stoppen", told=say("bewaren.stoppen.gedaan_uitleg"))
            self._do(self.destroying, call, done)

    def _on_carry_out(self) -> None:
        shown = self._list
        if shown is None:
            return
        count = len(shown.lijst.to_destroy)
        self._ask(
            self.destroying,
            say("bewaren.uitvoeren.vraag", aantal=count),
            say("bewaren.uitvoeren.vraag_uitleg"),
            say("bewaren.uitvoeren.knop"),
            lambda: self._do(self.destroying, partial(vernietigen.carry_out, self._desk, shown), self._on_carried_out),
        )

    def _on_carried_out(self, opened: OpenList) -> None:
        until = opened.lijst.backups_until
        self._arrive(opened, "uitvoeren", say("bewaren.uitvoeren.gedaan_uitleg", dag=day(until) if until else ""))

    def _arrive(self, opened: OpenList, act: str, told: str) -> None:
        self._on_list(opened)
        self.kit.context.notices.tell(say(f"bewaren.{act}.gedaan"), told)

    def _on_paper(self) -> None:
        if self._list is not None:
            self.destroying.show_paper()
            stuk = self._list.stuk
            self._paper.show(Paper(stuk.number, partial(self._take, stuk.id)))

    def _take(self, stuk: str, use: Use) -> bytes:
        return vernietigen.certificate(self._desk, stuk, LETTER_ACTS[use], partial(_press, self.kit.press))

    # -------------------------------------------------------------------------------------------------- the rest
    def _do(
        self, page: ClosingPage | KeptPage | DestroyingPage, call: Callable[[], T], then: Callable[[T], None]
    ) -> None:
        """Hand in, with the buttons at rest meanwhile."""
        page.set_busy(busy=True)

        def done(found: T) -> None:
            page.set_busy(busy=False)
            then(found)

        self._hand_in(call, done, lambda: page.set_busy(busy=False))

    def _ask(self, page: QWidget, title: str, about: str, button: str, yes: Callable[[], None]) -> None:
        QuestionDialog(page.window(), title, about, button, yes, destructive=True).open()


def _fetch(desk: Desk, casus: CasusId) -> tuple[OpenClosing | None, OpenTransfer | None, str]:
    """Fetch what this role may do with a casus; one of the two is enough."""
    closing = afronden.open_closing(desk, casus) if desk.may("casus_sluiten") else None
    shut = closing is not None and closing.casus.state is CasusState.GESLOTEN
    transfer = overdragen.open_transfer(desk, casus) if desk.may("regie_overdragen") and not shut else None
    if closing is None and transfer is None:
        raise Refusal("casus_onbekend")
    return closing, transfer, typed(desk, afronden.draft_of(casus))
