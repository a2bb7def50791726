"""What follows the decisions of a casus, and one line of it: fetched off the screen's thread; typing is kept."""

from functools import partial
from typing import ClassVar, Final

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from triage.access.log import Act
from triage.casework.desk import Desk
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
from triage.casework.typing import typed
from triage.followup.regel import Regel
from triage.followup.stuk import Stuk
from triage.ids import CasusId
from triage.ports import Settings
from triage.records.verstrekking import Ontvangst, verstrekking_document
from ui.arriving import enter
from ui.flows.brief_words import brief_words
from ui.flows.forms import FormSection
from ui.flows.paper_desk import Paper, PaperDesk, Use
from ui.flows.section import Kit, Press
from ui.pages.follow.line import LinePage
from ui.pages.follow.page import FollowPage
from ui.pages.follow.typed import TypedLine, as_text, from_text
from ui.pages.record.print import AskPrinter
from ui.pages.record.save import AskPlace
from ui.shell.navigation import Place
from ui.spot import At, Spot
from ui.widgets.chip import Kind
from ui.words import say

_ACTS: Final = {Use.SHOW: Act.BRIEF_GEZIEN, Use.PRINT: Act.BRIEF_AFGEDRUKT, Use.SAVE: Act.BRIEF_BEWAARD}


def draft_of(casus: str, stuk: str) -> str:
    """Return under what is kept what somebody is typing about a line."""
    return f"verstrekking:{casus} {stuk}"


def press_letter(press: Press, received: Ontvangst, settings: Settings) -> bytes:
    """Return the PDF of the letter to a recipient."""
    return press(verstrekking_document(received, settings, brief_words("verstrekking"), brief_words()))


class FollowSection(FormSection):
    """Owns the page of what follows, and that of one line.

    Args:
        printers, places: let somebody choose a printer, and where a file goes.
    """

    acts: ClassVar[tuple[str, ...]] = ("opvolging_lezen",)
    spots: ClassVar[tuple[At, ...]] = (At.FOLLOW, At.LINE)

    def __init__(
        self,
        kit: Kit,
        parent: QObject | None = None,
        printers: AskPrinter | None = None,
        places: AskPlace | None = None,
    ) -> None:
        super().__init__(kit, parent)
        self.page, self.line = FollowPage(), LinePage()
        self.opened: OpenLijn | None = None
        card = self.line.letter
        self._papers = PaperDesk(kit.context, self.line, card.preview, "verstrekken.brief", printers, places, self)
        self._papers.ready.connect(card.set_ready)
        card.show_wanted.connect(self._on_letter)
        card.print_wanted.connect(self._papers.print)
        card.save_wanted.connect(self._papers.save)
        self._connect()

    def _connect(self) -> None:
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
        self._leave()
        self.opened = None
        self._papers.forget()
        self.line.show_nothing()
        if spot.at is At.LINE:
            self._fetch(spot.about)
            return self.line
        self.page.show_nothing()
        self._run(partial(open_follow, self._desk, CasusId(spot.about)), self._on_follow)
        return self.page

    def _on_follow(self, found: Opvolging) -> None:
        self.page.show_casus(found, self.ways, self._desk.clock.today())
        enter(self.page, self.page.first_focus())

    # ---------------------------------------------------------------------------------------------------------- a line
    def _fetch(self, stuk: str) -> None:
        self._run(partial(_fetched, self._desk, stuk), self._on_line)

    def _on_line(self, found: tuple[OpenLijn, str]) -> None:
        opened, text = found
        self.opened = opened
        stuk = opened.lijn.stuk
        first = TypedLine(function=stuk.content.function)
        self.line.show_line(opened, self.ways, from_text(text, first))
        about = draft_of(opened.casus, stuk.id)
        self._typing.begin(about, text, lambda: as_text(self.line.typed(), first), self.line.saved)
        enter(self.line, self.line.first_focus())

    def _on_recorded(self, given: Gedeeld) -> None:
        stuk = self._stuk()
        if stuk is not None:
            key = "gedaan_verder" if given.differs else "gedaan"
            self._do(partial(record_verstrekking, self._desk, stuk, given), f"verstrekken.vorm.{key}")

    def _on_refused(self, given: Gedeeld) -> None:
        stuk = self._stuk()
        if stuk is not None:
            self._do(partial(record_refusal, self._desk, stuk, given), "verstrekken.vorm.gedaan_geweigerd")

    def _on_after_all(self) -> None:
        stuk = self._stuk()
        if stuk is not None:
            self._do(partial(want_after_all, self._desk, stuk), "verstrekken.vorm.gedaan_alsnog")

    def _do(self, call: "partial[Stuk[Regel]]", told: str) -> None:
        self.line.set_busy(busy=True)
        self._hand_in(call, partial(self._on_done, told), self._rest)

    def _on_done(self, told: str, stuk: Stuk[Regel]) -> None:
        further = told.endswith("verder")
        more = say("verstrekken.vorm.gedaan_verder_uitleg") if further else ""
        self.wanted.emit(Spot(At.LINE, stuk.id))
        self.kit.context.notices.tell(say(told), more, Kind.ATTENTION if further else Kind.OK)

    def _on_withdrawn(self, given: Ingetrokken) -> None:
        stuk = self._stuk()
        if stuk is not None:
            self.line.set_busy(busy=True)
            self._hand_in(partial(withdraw_consent, self._desk, stuk, given), self._on_ended, self._rest)

    def _on_ended(self, ended: tuple[Stuk[Regel], ...]) -> None:
        self.wanted.emit(Spot(At.LINE, ended[0].id))
        told = say("verstrekken.intrekken.gedaan", aantal=len(ended))
        self.kit.context.notices.tell(told, say("verstrekken.intrekken.gedaan_uitleg"), Kind.OK)

    def _rest(self) -> None:
        self.line.set_busy(busy=False)

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
            self._papers.show(Paper(stuk.number, partial(self._take, stuk.id)))

    def _take(self, stuk: str, use: Use) -> bytes:
        return recipient_letter(self._desk, stuk, _ACTS[use], partial(press_letter, self.kit.press))


def _fetched(desk: Desk, stuk: str) -> tuple[OpenLijn, str]:
    opened = open_line(desk, stuk)
    return opened, typed(desk, draft_of(opened.casus, stuk))
