"""Looking at a decision again: fetched off the screen's thread; what is typed is kept."""

from collections.abc import Callable
from functools import partial
from typing import ClassVar, Final

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from triage.access.log import Act
from triage.casework.desk import Desk
from triage.casework.followup import heroverwegen, intrekken
from triage.casework.followup.heroverwegen import OpenReview
from triage.casework.followup.herroeping_papers import HerroepingBrief, herroeping_paper, letters
from triage.casework.typing import typed
from triage.followup.bericht import Bericht
from triage.followup.geldigheid import Uitkomst
from triage.followup.stuk import Stuk
from triage.records.herroeping import herroeping_document, ontvanger_document
from ui.flows.brief_words import brief_words
from ui.flows.forms import FormSection
from ui.flows.paper_desk import Paper, PaperDesk, Use
from ui.flows.section import Kit, Press
from ui.pages.record.print import AskPrinter
from ui.pages.record.save import AskPlace
from ui.pages.reviewing.page import ReviewPage
from ui.pages.signals.typed import as_text, from_text
from ui.shell.navigation import Place
from ui.spot import At, Spot
from ui.widgets.chip import Kind
from ui.words import say

_ACTS: Final = {Use.SHOW: Act.BRIEF_GEZIEN, Use.PRINT: Act.BRIEF_AFGEDRUKT, Use.SAVE: Act.BRIEF_BEWAARD}
Notices = tuple[Stuk[Bericht], ...]


def draft_of(shown: OpenReview) -> str:
    """Return under what is kept what somebody is typing about a decision."""
    return f"heroverwegen:{shown.casus.id} {shown.stuk.id}"


def press_letter(press: Press, brief: HerroepingBrief) -> bytes:
    """Return the PDF of a letter about a withdrawal."""
    words = (brief.settings, brief_words("herroeping"), brief_words())
    if brief.to is not None:
        return press(ontvanger_document(brief.given, brief.to, *words))
    return press(herroeping_document(brief.given, *words))


class ReviewSection(FormSection):
    """Owns the page of a decision that is looked at again.

    Args:
        printers, places: let somebody choose a printer, and where a file goes.
    """

    acts: ClassVar[tuple[str, ...]] = ("opvolging_lezen",)
    spots: ClassVar[tuple[At, ...]] = (At.REVIEW,)

    def __init__(
        self,
        kit: Kit,
        parent: QObject | None = None,
        printers: AskPrinter | None = None,
        places: AskPlace | None = None,
    ) -> None:
        super().__init__(kit, parent)
        self.page = ReviewPage()
        self.opened: OpenReview | None = None
        card = self.page.letters
        self._papers = PaperDesk(kit.context, self.page, card.preview, "heroverwegen.brief", printers, places, self)
        self._papers.ready.connect(card.set_ready)
        card.print_wanted.connect(self._papers.print)
        card.save_wanted.connect(self._papers.save)
        self.page.chosen.connect(self._on_chosen)
        self.page.letter_wanted.connect(self._on_letter)
        self.page.written.connect(self._typing.touch)
        self.page.besluit_wanted.connect(self._on_besluit)
        self.page.follow_wanted.connect(self._on_follow)

    def pages(self) -> tuple[tuple[QWidget, Place], ...]:
        """Return the page."""
        return ((self.page, Place.CASUSSEN),)

    def open(self, spot: Spot) -> QWidget:
        """Begin to fetch a decision."""
        self._leave()
        self.opened = None
        self._papers.forget()
        self.page.show_nothing()
        self._run(partial(_fetched, self._desk, spot.about), self._on_review)
        return self.page

    def _on_review(self, found: tuple[OpenReview, Notices, str]) -> None:
        shown, notices, text = found
        self.opened = shown
        named = tuple((one.id, say("heroverwegen.brief.aan", naam=one.content.name)) for one in notices)
        self.page.show_review(shown, named, from_text(text), follow=At.FOLLOW in self.ways)
        self._typing.begin(draft_of(shown), text, lambda: as_text(self.page.typed()), self.page.saved)

    def _on_chosen(self, slug: str) -> None:
        call = self._call(Uitkomst(slug))
        if call is not None:
            self.page.set_busy(busy=True)
            self._hand_in(call, partial(self._on_done, Uitkomst(slug)), self._rest)

    def _call(self, outcome: Uitkomst) -> Callable[[], OpenReview] | None:
        shown, words = self.opened, self.page.form.values()["waarom"]
        if shown is None:
            return None
        if outcome is Uitkomst.INTREKKEN:
            return partial(intrekken.withdraw, self._desk, shown, words)
        if outcome is Uitkomst.OPNIEUW:
            return partial(heroverwegen.reopen, self._desk, shown, words)
        day = self.page.form.day("dag")
        return partial(heroverwegen.stays, self._desk, shown, words, day) if day is not None else None

    def _on_done(self, outcome: Uitkomst, shown: OpenReview) -> None:
        told = say(f"heroverwegen.klaar.{outcome.value}", nummer=shown.stuk.content.ended_by)
        self.wanted.emit(Spot(At.REVIEW, shown.stuk.id))
        self.kit.context.notices.tell(told, "", Kind.OK)

    def _rest(self) -> None:
        self.page.set_busy(busy=False, shown=self.opened)

    def _on_letter(self, notice: str) -> None:
        if self.opened is not None:
            stuk = self.opened.stuk
            self._papers.show(Paper(stuk.content.ended_by, partial(self._take, stuk.id, notice)))

    def _take(self, stuk: str, notice: str, use: Use) -> bytes:
        return herroeping_paper(self._desk, stuk, notice, _ACTS[use], partial(press_letter, self.kit.press))

    def _on_besluit(self) -> None:
        if self.opened is not None:
            self.wanted.emit(Spot(At.RECORD, self.opened.besluit.id))

    def _on_follow(self) -> None:
        if self.opened is not None:
            self.wanted.emit(Spot(At.FOLLOW, self.opened.casus.id))


def _fetched(desk: Desk, stuk: str) -> tuple[OpenReview, Notices, str]:
    shown = heroverwegen.open_review(desk, stuk)
    notices = letters(desk, stuk) if shown.stuk.state == "ingetrokken" else ()
    return shown, notices, typed(desk, draft_of(shown))
