"""A notice on the desk; fetched off the screen's thread, what is typed is kept."""

from collections.abc import Callable
from functools import partial
from typing import ClassVar, Final

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from triage.access.log import Act
from triage.casework.desk import Desk
from triage.casework.followup import berichten
from triage.casework.followup.berichten import OpenBericht
from triage.casework.followup.berichten_brieven import notice_letter
from triage.casework.typing import typed
from triage.followup.bericht import Bericht
from triage.followup.stuk import Stuk
from triage.ports import Settings
from triage.records.bericht import Kennisgeving, bericht_document
from ui.flows.brief_words import brief_words
from ui.flows.forms import FormSection
from ui.flows.paper_desk import Paper, PaperDesk, Use
from ui.flows.section import Kit, Press
from ui.pages.notice.page import SEND, SKIP, NoticePage
from ui.pages.record.print import AskPrinter
from ui.pages.record.save import AskPlace
from ui.pages.signals.typed import as_text, from_text
from ui.shell.navigation import Place
from ui.spot import At, Spot
from ui.widgets.chip import Kind
from ui.words import say

_ACTS: Final = {Use.SHOW: Act.BRIEF_GEZIEN, Use.PRINT: Act.BRIEF_AFGEDRUKT, Use.SAVE: Act.BRIEF_BEWAARD}


def press_notice(press: Press, notice: Kennisgeving, settings: Settings) -> bytes:
    """Return the PDF of the letter with a notice."""
    return press(bericht_document(notice, settings, brief_words("bericht"), brief_words()))


class NoticeSection(FormSection):
    """Owns the page of a notice.

    Args:
        printers, places: let somebody choose a printer, and where a file goes.
    """

    acts: ClassVar[tuple[str, ...]] = ("bericht_versturen", "opvolging_lezen")
    spots: ClassVar[tuple[At, ...]] = (At.NOTICE,)

    def __init__(
        self,
        kit: Kit,
        parent: QObject | None = None,
        printers: AskPrinter | None = None,
        places: AskPlace | None = None,
    ) -> None:
        super().__init__(kit, parent)
        self.page = NoticePage()
        self.opened: OpenBericht | None = None
        card = self.page.letters
        self._papers = PaperDesk(kit.context, self.page, card.preview, "berichten.brief", printers, places, self)
        self._papers.ready.connect(card.set_ready)
        card.print_wanted.connect(self._papers.print)
        card.save_wanted.connect(self._papers.save)
        self.page.written.connect(self._typing.touch)
        self.page.act_wanted.connect(self._on_act)
        self.page.letter_wanted.connect(lambda _: self._on_letter())
        self.page.casus_wanted.connect(self._on_casus)
        self.page.back_wanted.connect(lambda: self.wanted.emit(Spot()))

    def pages(self) -> tuple[tuple[QWidget, Place], ...]:
        """Return the page; it is come to from the worklist and from what follows a casus."""
        return ((self.page, Place.WERKVOORRAAD),)

    def open(self, spot: Spot) -> QWidget:
        """Begin to fetch a notice."""
        self._leave()
        self.opened = None
        self._papers.forget()
        self.page.show_nothing()
        self._run(partial(_fetched, self._desk, spot.about), self._on_notice)
        return self.page

    def _on_notice(self, found: tuple[OpenBericht, str]) -> None:
        opened, text = found
        self.opened = opened
        self.page.show_notice(opened, from_text(text))
        read = partial(_typed_on, self.page)
        self._typing.begin(_draft(opened.stuk), text, read, self.page.saved)

    def _on_act(self, form: str) -> None:
        if self.opened is None:
            return
        self.page.set_busy(busy=True)
        call = self._call(self.opened.stuk.id, form)
        self._hand_in(call, partial(self._on_done, form), lambda: self.page.set_busy(busy=False))

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

    def _on_letter(self) -> None:
        if self.opened is not None:
            stuk = self.opened.stuk
            self._papers.show(Paper(stuk.number, partial(self._take, stuk.id)))

    def _take(self, stuk: str, use: Use) -> bytes:
        return notice_letter(self._desk, stuk, _ACTS[use], partial(press_notice, self.kit.press))


def _draft(stuk: Stuk[Bericht]) -> str:
    return f"bericht:{stuk.casus or ''} {stuk.id}"


def _typed_on(page: NoticePage) -> str:
    return as_text(page.typed())


def _fetched(desk: Desk, stuk: str) -> tuple[OpenBericht, str]:
    opened = berichten.open_bericht(desk, stuk)
    return opened, typed(desk, _draft(opened.stuk))
