"""What follows the decisions of a casus, and one line of it: fetched off the screen's thread; typing is kept."""

from collections.abc import Callable
from functools import partial
from typing import ClassVar

from PySide6.QtWidgets import QWidget

from triage.casework.followup.opvolging import OpenLijn, Opvolging, open_follow, open_line
from triage.casework.followup.verstrekken import (
    Gedeeld,
    Ingetrokken,
    record_refusal,
    record_verstrekking,
    want_after_all,
    withdraw_consent,
)
from triage.casework.followup.verstrekkingsbrief import recipient_letter
from triage.followup.regel import Regel
from triage.followup.stuk import Stuk
from triage.ids import CasusId
from triage.ports import Settings
from triage.records.verstrekking import Ontvangst, verstrekking_document
from ui.arriving import enter
from ui.flows.brief_words import brief_words
from ui.flows.paper_desk import PaperCard
from ui.flows.piece import PieceSection
from ui.flows.section import Press
from ui.pages.drafts import as_text
from ui.pages.follow.line import LinePage
from ui.pages.follow.page import FollowPage
from ui.pages.follow.typed import TypedLine, from_text
from ui.pages.piece import PiecePage
from ui.shell.navigation import Place
from ui.spot import At, Spot
from ui.widgets.chip import Kind
from ui.words import say


def draft_of(casus: str, stuk: str) -> str:
    """Return under what is kept what somebody is typing about a line."""
    return f"verstrekking:{casus} {stuk}"


def press_letter(press: Press, received: Ontvangst, settings: Settings) -> bytes:
    """Return the PDF of the letter to a recipient."""
    return press(verstrekking_document(received, settings, brief_words("verstrekking"), brief_words()))


class FollowSection(PieceSection[OpenLijn]):
    """Owns the page of what follows, and that of one line."""

    acts: ClassVar[tuple[str, ...]] = ("opvolging_lezen",)
    spots: ClassVar[tuple[At, ...]] = (At.FOLLOW, At.LINE)
    letters: ClassVar[str] = "verstrekken.brief"

    def _make(self) -> tuple[PiecePage, PaperCard]:
        self.page, self.line = FollowPage(), LinePage()
        return self.line, self.line.letter

    def _connect(self) -> None:
        self.line.letter.show_wanted.connect(self._on_letter)
        self.page.go_wanted.connect(self.wanted)
        self.line.back_wanted.connect(self._on_back)
        self.line.besluit_wanted.connect(self._on_besluit)
        self.line.after_all_wanted.connect(self._on_after_all)
        self.line.form.written.connect(self._typing.touch)
        self.line.end.written.connect(self._typing.touch)
        self.line.form.recorded.connect(self._on_recorded)
        self.line.form.refused.connect(self._on_refused)
        self.line.end.withdrawn.connect(self._on_withdrawn)

    def pages(self) -> tuple[tuple[QWidget, Place], ...]:
        """Return both pages."""
        return ((self.page, Place.CASUSSEN), (self.line, Place.CASUSSEN))

    def open(self, spot: Spot) -> QWidget:
        """Begin to fetch what follows a casus, or a line of it."""
        self._clear()
        if spot.at is At.LINE:
            return self._fetch(spot.about)
        self.page.show_nothing()
        self._run(partial(open_follow, self._desk, CasusId(spot.about)), self._on_follow)
        return self.page

    def _on_follow(self, found: Opvolging) -> None:
        self.page.show_casus(found, self.ways, self._desk.clock.today())
        enter(self.page, self.page.first_focus())

    # ---------------------------------------------------------------------------------------------------------- a line
    def _look(self, stuk: str) -> OpenLijn:
        return open_line(self._desk, stuk)

    def _draft(self, opened: OpenLijn) -> str:
        return draft_of(opened.casus, opened.lijn.stuk.id)

    def _show(self, opened: OpenLijn, text: str) -> Callable[[], str]:
        first = TypedLine(function=opened.lijn.stuk.content.function)
        self.line.show_line(opened, self.ways, from_text(text, first))
        enter(self.line, self.line.first_focus())
        return lambda: as_text(self.line.typed(), first)

    def _on_recorded(self, given: Gedeeld) -> None:
        stuk = self._stuk()
        if stuk is not None:
            key = "gedaan_verder" if given.differs else "gedaan"
            self._record(partial(record_verstrekking, self._desk, stuk, given), f"verstrekken.vorm.{key}")

    def _on_refused(self, given: Gedeeld) -> None:
        stuk = self._stuk()
        if stuk is not None:
            self._record(partial(record_refusal, self._desk, stuk, given), "verstrekken.vorm.gedaan_geweigerd")

    def _on_after_all(self) -> None:
        stuk = self._stuk()
        if stuk is not None:
            self._record(partial(want_after_all, self._desk, stuk), "verstrekken.vorm.gedaan_alsnog")

    def _record(self, call: Callable[[], Stuk[Regel]], told: str) -> None:
        self._do(call, partial(self._on_done, told))

    def _on_done(self, told: str, stuk: Stuk[Regel]) -> None:
        further = told.endswith("verder")
        more = say("verstrekken.vorm.gedaan_verder_uitleg") if further else ""
        self.wanted.emit(Spot(At.LINE, stuk.id))
        self.kit.context.notices.tell(say(told), more, Kind.ATTENTION if further else Kind.OK)

    def _on_withdrawn(self, given: Ingetrokken) -> None:
        stuk = self._stuk()
        if stuk is not None:
            self._do(partial(withdraw_consent, self._desk, stuk, given), self._on_ended)

    def _on_ended(self, ended: tuple[Stuk[Regel], ...]) -> None:
        self.wanted.emit(Spot(At.LINE, ended[0].id))
        told = say("verstrekken.intrekken.gedaan", aantal=len(ended))
        self.kit.context.notices.tell(told, say("verstrekken.intrekken.gedaan_uitleg"), Kind.OK)

    def _stuk(self) -> Stuk[Regel] | None:
        return self.opened.lijn.stuk if self.opened is not None else None

    def _on_back(self) -> None:
        if self.opened is not None:
            self.wanted.emit(Spot(At.FOLLOW, self.opened.casus))

    def _on_besluit(self) -> None:
        if self.opened is not None:
            self.wanted.emit(Spot(At.RECORD, self.opened.lijn.stuk.content.besluit))

    # -------------------------------------------------------------------------------------------------------- a letter
    def _on_letter(self) -> None:
        stuk = self._stuk()
        if stuk is not None:
            press = partial(press_letter, self.kit.press)
            self._show_letter(stuk.number, lambda act: recipient_letter(self._desk, stuk.id, act, press))
