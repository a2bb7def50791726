"""Looking at a decision again: fetched off the screen's thread; what is typed is kept."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import ClassVar

from PySide6.QtWidgets import QWidget

from triage.casework.followup import heroverwegen, intrekken
from triage.casework.followup.heroverwegen import OpenReview
from triage.casework.followup.herroeping_papers import HerroepingBrief, herroeping_paper, letters, voices
from triage.followup.bericht import Bericht
from triage.followup.geldigheid import Uitkomst
from triage.followup.stuk import Stuk
from triage.records.herroeping import herroeping_document, ontvanger_document
from ui.flows.brief_words import brief_words
from ui.flows.paper_desk import PaperCard
from ui.flows.piece import PieceSection
from ui.flows.section import Press
from ui.pages.piece import PiecePage
from ui.pages.reviewing.page import ReviewPage
from ui.pages.signals.signal_words import letter_of, one_or_each
from ui.pages.signals.typed import as_text, from_text
from ui.shell.navigation import Place
from ui.spot import At, Spot
from ui.widgets.chip import Kind
from ui.words import say


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A decision on the desk, with the notices of its withdrawal: each has its letter."""

    shown: OpenReview
    notices: tuple[Stuk[Bericht], ...]


def press_letter(press: Press, brief: HerroepingBrief) -> bytes:
    """Return the PDF of a letter about a withdrawal."""
    words = (brief.settings, brief_words("herroeping"), brief_words())
    if brief.to is not None:
        return press(ontvanger_document(brief.given, brief.to, *words))
    return press(herroeping_document(brief.given, *words))


class ReviewSection(PieceSection[Reviewed]):
    """Owns the page of a decision that is looked at again."""

    acts: ClassVar[tuple[str, ...]] = ("opvolging_lezen",)
    spots: ClassVar[tuple[At, ...]] = (At.REVIEW,)
    letters: ClassVar[str] = "heroverwegen.brief"

    def _make(self) -> tuple[PiecePage, PaperCard]:
        self.page = ReviewPage()
        return self.page, self.page.letters

    def _connect(self) -> None:
        self.page.chosen.connect(self._on_chosen)
        self.page.letter_wanted.connect(self._on_letter)
        self.page.written.connect(self._typing.touch)
        self.page.besluit_wanted.connect(self._on_besluit)
        self.page.follow_wanted.connect(self._on_follow)

    def pages(self) -> tuple[tuple[QWidget, Place], ...]:
        """Return the page."""
        return ((self.page, Place.CASUSSEN),)

    def _look(self, stuk: str) -> Reviewed:
        shown = heroverwegen.open_review(self._desk, stuk)
        return Reviewed(shown, letters(self._desk, stuk) if shown.stuk.state == "ingetrokken" else ())

    def _draft(self, opened: Reviewed) -> str:
        return f"heroverwegen:{opened.shown.casus.id} {opened.shown.stuk.id}"

    def _show(self, opened: Reviewed, text: str) -> Callable[[], str]:
        named = [one for notice in opened.notices for one in self._letters(opened.shown, notice)]
        self.page.show_review(opened.shown, tuple(named), from_text(text), follow=At.FOLLOW in self.ways)
        return lambda: as_text(self.page.typed())

    def _letters(self, shown: OpenReview, notice: Stuk[Bericht]) -> list[tuple[str, str]]:
        """Return the letter of a notice, or where it can speak to more than one one for each."""
        words = say("heroverwegen.brief.aan", naam=notice.content.name)
        return one_or_each(notice.id, words, voices(self._desk, shown, notice.content))

    def _on_chosen(self, slug: str) -> None:
        call = self._call(Uitkomst(slug))
        if call is not None:
            self._do(call, partial(self._on_done, Uitkomst(slug)))

    def _call(self, outcome: Uitkomst) -> Callable[[], OpenReview] | None:
        if self.opened is None:
            return None
        shown, words = self.opened.shown, self.page.form.values()["waarom"]
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
        self.page.set_busy(busy=False, shown=self.opened.shown if self.opened else None)

    def _on_letter(self, which: str) -> None:
        if self.opened is not None:
            stuk, press = self.opened.shown.stuk, partial(press_letter, self.kit.press)
            notice, voor = letter_of(which)
            self._show_letter(
                stuk.content.ended_by, lambda act: herroeping_paper(self._desk, stuk.id, notice, act, press, voor)
            )

    def _on_besluit(self) -> None:
        if self.opened is not None:
            self.wanted.emit(Spot(At.RECORD, self.opened.shown.besluit.id))

    def _on_follow(self) -> None:
        if self.opened is not None:
            self.wanted.emit(Spot(At.FOLLOW, self.opened.shown.casus.id))
