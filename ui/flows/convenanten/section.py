"""The agreements with organisations on the screen: the list, one of them, and the public list on paper or as data."""

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, Final, TypeVar

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from triage.access.log import Act
from triage.casework.convenanten import convenanten, papers
from triage.casework.convenanten.convenanten import OpenConvenant, draft_of
from triage.casework.convenanten.partners import READ
from triage.casework.desk import Desk
from triage.casework.typing import typed
from triage.followup.convenant import Convenant, Row
from triage.kader.model import Kader
from triage.ports import Settings
from triage.records.convenanten import convenanten_csv, convenanten_document
from ui.flows.brief_words import paper_words
from ui.flows.forms import FormSection
from ui.flows.inzage.files import ask_out
from ui.flows.paper_desk import Paper, PaperDesk, Use
from ui.flows.section import Kit, Press
from ui.notices import QuestionDialog
from ui.pages.convenanten.list import ConvenantenPage
from ui.pages.convenanten.page import ConvenantPage
from ui.pages.paper import PaperPage
from ui.pages.record.print import AskPrinter
from ui.pages.record.save import AskPlace, save_paper
from ui.pages.signals.typed import as_text, from_text
from ui.shell.navigation import Place
from ui.spot import At, Spot
from ui.words import say

if TYPE_CHECKING:
    from ui.flows.inzage.files import AskOut

T = TypeVar("T")
PAPER: Final = "lijst"
"""What the spot of the list is about where the public list is shown."""
NEW: Final = "nieuw"
"""What the spot of an agreement is about where a new one is written down; so is an empty one."""
_TAKEN: Final = {
    Use.SHOW: Act.CONVENANT_GEZIEN,
    Use.PRINT: Act.CONVENANTEN_AFGEDRUKT,
    Use.SAVE: Act.CONVENANTEN_BEWAARD,
}


def press_list(press: Press, rows: tuple[Row, ...], kader: Kader, settings: Settings, today: date) -> bytes:
    """Return the PDF of the public list."""
    return press(convenanten_document(rows, kader, settings, today, paper_words("convenanten")))


def write_data(rows: tuple[Row, ...], kader: Kader, _settings: Settings, _today: date) -> bytes:
    """Return the public list as CSV, in UTF-8."""
    return convenanten_csv(rows, kader, paper_words("convenanten")).encode()


class ConvenantenSection(FormSection):
    """Owns the pages of agreements."""

    acts: ClassVar[tuple[str, ...]] = (READ,)
    spots: ClassVar[tuple[At, ...]] = (At.CONVENANTEN, At.CONVENANT)

    def __init__(
        self,
        kit: Kit,
        parent: QObject | None = None,
        printers: AskPrinter | None = None,
        places: AskPlace | None = None,
        out: "AskOut" = ask_out,
    ) -> None:
        super().__init__(kit, parent)
        self.list, self.page = ConvenantenPage(), ConvenantPage()
        self.paper = PaperPage("convenanten.lijst")
        self.opened: OpenConvenant | None = None
        self._out = out
        self._papers = PaperDesk(kit.context, self.paper, self.paper, "convenanten.lijst", printers, places, self)
        self._connect()

    def pages(self) -> tuple[tuple[QWidget, Place], ...]:
        """Return the pages, all in the same entry of the menu."""
        return tuple((page, Place.CONVENANTEN) for page in (self.list, self.page, self.paper))

    def open(self, spot: Spot) -> QWidget:
        """Show the list, an agreement, an empty form, or the public list."""
        self._leave()
        self.opened = None
        if spot.at is At.CONVENANT:
            return self._open_one("" if spot.about == NEW else spot.about)
        if spot.about == PAPER:
            self._papers.forget()
            self._papers.show(Paper(say("convenanten.lijst.bestand"), self._take))
            return self.paper
        self.list.show_nothing()
        self._run(partial(convenanten.overview, self._desk), self._on_overview)
        return self.list

    def _open_one(self, stuk: str) -> QWidget:
        self.page.show_nothing()
        if not stuk and not self._desk.may(convenanten.KEEP):
            self._run(partial(convenanten.overview, self._desk), self._on_overview)
            return self.list
        self._run(partial(_fetched, self._desk, stuk), self._on_fetched)
        return self.page

    def _connect(self) -> None:
        self.list.chosen.connect(lambda stuk: self.wanted.emit(Spot(At.CONVENANT, stuk)))
        self.list.new_wanted.connect(lambda: self.wanted.emit(Spot(At.CONVENANT, NEW)))
        self.list.paper_wanted.connect(lambda: self.wanted.emit(Spot(At.CONVENANTEN, PAPER)))
        self.list.data_wanted.connect(self._on_data)
        for back in (self.page.back_wanted, self.paper.close_wanted):
            back.connect(self._to_list)
        self.page.written.connect(self._typing.touch)
        self.page.keep_wanted.connect(self._on_keep)
        self.page.drop_wanted.connect(self._on_drop)
        self.page.end_wanted.connect(self._on_end)

    def _to_list(self) -> None:
        self.wanted.emit(Spot(At.CONVENANTEN))

    # ---------------------------------------------------------------------------------------------------- arriving
    def _on_overview(self, found: convenanten.Overview) -> None:
        self.list.show_overview(found, self._desk.kader)

    def _on_fetched(self, found: tuple[OpenConvenant | None, str]) -> None:
        self.opened, text = found
        if self.opened is None:
            self.page.show_new(self._desk.kader, from_text(text))
        else:
            self.page.show_convenant(self.opened, self._desk.kader, from_text(text))
        if self._desk.may(convenanten.KEEP):
            about = draft_of(self.opened.stuk.id if self.opened else "")
            self._typing.begin(about, text, lambda: as_text(self.page.typed()), self.page.saved)

    # ------------------------------------------------------------------------------------------------------- doing
    def _on_keep(self, which: str) -> None:
        content = self.page.form.content()
        self._do(partial(_kept, self._desk, self.opened, content, hold=which == "gelden"), self._on_kept)

    def _on_kept(self, opened: OpenConvenant) -> None:
        self._tell(f"convenanten.klaar.{'geldt' if opened.stuk.state == 'geldt' else 'bewaard'}", opened)

    def _on_drop(self) -> None:
        shown = self.opened
        if shown is None:
            return
        QuestionDialog(
            self.page.window(),
            say("convenanten.vervallen.vraag", naam=shown.stuk.content.organisation),
            say("convenanten.vervallen.uitleg"),
            say("convenanten.vervallen.knop"),
            lambda: self._do(
                partial(convenanten.drop, self._desk, shown), partial(self._tell, "convenanten.klaar.vervallen")
            ),
            destructive=True,
        ).open()

    def _on_end(self, on: date, why: str) -> None:
        if self.opened is not None:
            call = partial(convenanten.end, self._desk, self.opened, on, why)
            self._do(call, partial(self._tell, "convenanten.klaar.beeindigd"))

    def _do(self, call: Callable[[], T], then: Callable[[T], None]) -> None:
        """Hand in, with the buttons at rest meanwhile."""
        self.page.set_busy(busy=True)

        def done(found: T) -> None:
            self.page.set_busy(busy=False)
            then(found)

        self._hand_in(call, done, lambda: self.page.set_busy(busy=False))

    def _tell(self, key: str, opened: OpenConvenant) -> None:
        self.kit.context.notices.tell(say(key, naam=opened.stuk.content.organisation), "")
        self.wanted.emit(Spot(At.CONVENANT, opened.stuk.id))

    # ------------------------------------------------------------------------------------------------ on its way out
    def _take(self, use: Use) -> bytes:
        return papers.public_list(self._desk, _TAKEN[use], partial(press_list, self.kit.press))

    def _on_data(self) -> None:
        name = say("convenanten.data.bestand")
        self._out(self.list, say("convenanten.data.titel"), name, self._on_place)

    def _on_place(self, place: str) -> None:
        def written() -> Path:
            data = papers.public_list(self._desk, Act.CONVENANTEN_BEWAARD, write_data)
            return save_paper(data, Path(place))

        self._run(written, self._on_written)

    def _on_written(self, place: Path) -> None:
        self.kit.context.notices.tell(say("convenanten.data.bewaard", naam=place.name), "")


def _fetched(desk: Desk, stuk: str) -> tuple[OpenConvenant | None, str]:
    text = typed(desk, draft_of(stuk)) if desk.may(convenanten.KEEP) else ""
    return (convenanten.open_convenant(desk, stuk) if stuk else None), text


def _kept(desk: Desk, shown: OpenConvenant | None, content: Convenant, *, hold: bool) -> OpenConvenant:
    """Keep what was filled in, and let it hold where that was asked."""
    opened = convenanten.record(desk, content) if shown is None else convenanten.change(desk, shown, content)
    return convenanten.let_hold(desk, opened) if hold and opened.stuk.state == "concept" else opened
