"""A notice on the desk; fetched off the screen's thread, what is typed is kept."""

from collections.abc import Callable
from functools import partial
from typing import ClassVar

from PySide6.QtWidgets import QWidget

from triage.casework.followup import berichten
from triage.casework.followup.berichten import OpenBericht
from triage.casework.followup.berichten_brieven import notice_letter
from triage.casework.followup.signaal_papers import SignaalBrief
from triage.followup.bericht import Bericht
from triage.followup.stuk import Stuk
from triage.ports import Settings
from triage.records.bericht import Kennisgeving, bericht_document
from ui.flows.brief_words import brief_words
from ui.flows.paper_desk import PaperCard
from ui.flows.piece import PieceSection
from ui.flows.section import Press
from ui.flows.signals.section import press_letter
from ui.pages.notice.page import SEND, SKIP, NoticePage
from ui.pages.piece import PiecePage
from ui.pages.signals.signal_words import letter_of
from ui.pages.signals.typed import as_text, from_text
from ui.shell.navigation import Place
from ui.spot import At, Spot
from ui.widgets.chip import Kind
from ui.words import say


def press_notice(press: Press, notice: Kennisgeving | SignaalBrief, settings: Settings) -> bytes:
    """Return the PDF of the letter with a notice; that a signal was unfounded is told in the words of the signal."""
    if isinstance(notice, SignaalBrief):
        return press_letter(press, notice)
    return press(bericht_document(notice, settings, brief_words("bericht"), brief_words()))


class NoticeSection(PieceSection[OpenBericht]):
    """Owns the page of a notice."""

    acts: ClassVar[tuple[str, ...]] = ("bericht_versturen", "opvolging_lezen")
    spots: ClassVar[tuple[At, ...]] = (At.NOTICE,)
    letters: ClassVar[str] = "berichten.brief"

    def _make(self) -> tuple[PiecePage, PaperCard]:
        self.page = NoticePage()
        return self.page, self.page.letters

    def _connect(self) -> None:
        self.page.written.connect(self._typing.touch)
        self.page.act_wanted.connect(self._on_act)
        self.page.letter_wanted.connect(self._on_letter)
        self.page.casus_wanted.connect(self._on_casus)
        self.page.back_wanted.connect(lambda: self.wanted.emit(Spot()))

    def pages(self) -> tuple[tuple[QWidget, Place], ...]:
        """Return the page; it is come to from the worklist and from what follows a casus."""
        return ((self.page, Place.WERKVOORRAAD),)

    def _look(self, stuk: str) -> OpenBericht:
        return berichten.open_bericht(self._desk, stuk)

    def _draft(self, opened: OpenBericht) -> str:
        return f"bericht:{opened.stuk.casus or ''} {opened.stuk.id}"

    def _show(self, opened: OpenBericht, text: str) -> Callable[[], str]:
        self.page.show_notice(opened, from_text(text))
        return lambda: as_text(self.page.typed())

    def _on_act(self, form: str) -> None:
        if self.opened is not None:
            self._do(self._call(self.opened.stuk.id, form), partial(self._on_done, form))

    def _call(self, stuk: str, name: str) -> Callable[[], Stuk[Bericht]]:
        form = self.page.forms[name]
        values, day = form.values(), form.day("dag") if name == SEND else None
        if day is not None:
            return partial(berichten.sent, self._desk, stuk, day, values["weg"])
        if name == SKIP:
            return partial(berichten.not_needed, self._desk, stuk, values["waarom"])
        return partial(berichten.answered, self._desk, stuk, values["woorden"])

    def _on_done(self, form: str, stuk: Stuk[Bericht]) -> None:
        self.wanted.emit(Spot(At.NOTICE, stuk.id))
        self.kit.context.notices.tell(say(f"berichten.doen.{form}.klaar"), "", Kind.OK)

    def _on_casus(self) -> None:
        if self.opened is not None and self.opened.stuk.casus is not None and At.FOLLOW in self.ways:
            self.wanted.emit(Spot(At.FOLLOW, self.opened.stuk.casus))

    def _on_letter(self, which: str) -> None:
        if self.opened is not None:
            stuk, (_, voor) = self.opened.stuk, letter_of(which)
            press = partial(press_notice, self.kit.press)
            self._show_letter(stuk.number, lambda act: notice_letter(self._desk, stuk.id, act, press, voor))
