"""The account of a year on the screen: fetched and written off the screen's thread, on paper, and as open data."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import ClassVar, Final, TypeVar

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from triage.access.log import Act
from triage.account.verantwoording import Jaar, Verantwoording
from triage.casework.desk import Desk
from triage.casework.typing import typed
from triage.casework.verantwoording.lezen import account_paper, read_account, years
from triage.casework.verantwoording.schrijven import write_account, write_fg
from triage.casework.verantwoording.vaststellen import fix_year
from ui.flows.account.data import AskFolder, ask_folder, save_data
from ui.flows.account.paper import press_account
from ui.flows.account.shown import draft_text, fix_words, shown_of, writer_of, year_items
from ui.flows.forms import FormSection
from ui.flows.paper_desk import Paper, PaperDesk, Use
from ui.flows.section import Kit
from ui.notices import QuestionDialog
from ui.pages.account.page import AccountPage
from ui.pages.record.print import AskPrinter
from ui.pages.record.save import AskPlace
from ui.shell.navigation import Place
from ui.spot import At, Spot
from ui.widgets.chip import Kind
from ui.words import say

T = TypeVar("T")
_ACTS: Final = {
    Use.SHOW: Act.VERANTWOORDING_GEZIEN,
    Use.PRINT: Act.VERANTWOORDING_AFGEDRUKT,
    Use.SAVE: Act.VERANTWOORDING_BEWAARD,
}


def draft_of(year: int) -> str:
    """Return under what is kept what somebody is typing in the account of a year."""
    return f"verantwoording:{year}"


class AccountSection(FormSection):
    """Owns the page of the account.

    Args:
        printers, places: let somebody choose a printer, and where the paper goes.
        folders: lets somebody choose where the open data go.
    """

    acts: ClassVar[tuple[str, ...]] = ("verantwoording_lezen",)
    spots: ClassVar[tuple[At, ...]] = (At.ACCOUNT,)

    def __init__(
        self,
        kit: Kit,
        parent: QObject | None = None,
        printers: AskPrinter | None = None,
        places: AskPlace | None = None,
        folders: AskFolder = ask_folder,
    ) -> None:
        super().__init__(kit, parent)
        self._folders = folders
        self.page = AccountPage()
        self._papers = PaperDesk(kit.context, self.page, self.page, "jaar.papier", printers, places, self)
        self.seen: Verantwoording | None = None
        self._read: Callable[[], str] = str
        self._full = False
        self._connect()

    def pages(self) -> tuple[tuple[QWidget, Place], ...]:
        """Return the page."""
        return ((self.page, Place.VERANTWOORDING),)

    def open(self, spot: Spot) -> QWidget:
        """Show a year; without one the last that is over."""
        self._leave()
        self._full = False
        self._fetch(spot.about)
        return self.page

    # ---------------------------------------------------------------------------------------------------- arriving
    def _fetch(self, year: str) -> None:
        self.seen, self._read = None, str
        self._papers.forget()
        self.page.show_nothing()
        self.page.show_ways(sample=At.SAMPLE in self.ways, register=At.REGISTER in self.ways)
        self._run(partial(_fetched, self._desk, year, full=self._full), self._on_fetched)

    def _on_fetched(self, found: tuple[tuple[Jaar, ...], Verantwoording, str]) -> None:
        every, seen, text = found
        self.seen = seen
        self.page.show_years(year_items(every, seen), str(seen.year))
        self.page.show_account(shown_of(seen, text))
        writer = writer_of(seen)
        if writer is not None:
            card = self.page.fg if writer.fg else self.page.municipality
            self._read = lambda: draft_text(card.field.text.words(), writer.words)
            self._typing.begin(draft_of(seen.year), text, self._read, card.saved)

    # ------------------------------------------------------------------------------------------------------- doing
    def _connect(self) -> None:
        page = self.page
        page.year_wanted.connect(lambda year: self.wanted.emit(Spot(At.ACCOUNT, year)))
        page.full_wanted.connect(self._on_full)
        page.sample_wanted.connect(lambda: self.wanted.emit(Spot(At.SAMPLE)))
        page.register_wanted.connect(lambda: self.wanted.emit(Spot(At.REGISTER)))
        page.written.connect(self._typing.touch)
        page.municipality_given.connect(partial(self._on_given, write_account, "gemeente"))
        page.fg_given.connect(partial(self._on_given, write_fg, "fg"))
        page.fix_wanted.connect(self._on_fix)
        page.paper_wanted.connect(self._on_paper)
        page.data_wanted.connect(self._on_data)

    def _on_full(self, full: bool) -> None:
        """Show every number, or keep the small ones back again; what was typed stays."""
        if self.seen is not None:
            year = str(self.seen.year)
            self._leave()
            self._full = full
            self._fetch(year)

    def _on_given(self, write: Callable[[Desk, Verantwoording, str], Verantwoording], which: str, words: str) -> None:
        if self.seen is not None:
            call = partial(write, self._desk, self.seen, words)
            self.page.set_busy(busy=True)
            self._hand_in(call, partial(self._on_done, say(f"jaar.{which}.gedaan"), ""), self._rest)

    def _on_fix(self) -> None:
        seen = self.seen
        if seen is None:
            return
        if self._read():
            # What is typed and not handed in would not stand in what is fixed, and could not be added after.
            more = say("jaar.vaststellen.eerst_bewaren_uitleg")
            self.kit.context.notices.tell(say("jaar.vaststellen.eerst_bewaren"), more, Kind.ATTENTION)
            self.page.municipality.field.text.setFocus()
            return
        title, about = say("jaar.vaststellen.vraag", jaar=seen.year), fix_words(seen)
        yes = partial(self._fix, seen)
        QuestionDialog(self.page.window(), title, about, say("jaar.vaststellen.knop"), yes).open()

    def _fix(self, seen: Verantwoording) -> None:
        self.page.set_busy(busy=True)
        done = say("jaar.vaststellen.gedaan", jaar=seen.year)
        told = partial(self._on_done, done, say("jaar.vaststellen.gedaan_uitleg"))
        self._hand_in(partial(fix_year, self._desk, seen), told, self._rest)

    def _on_done(self, words: str, more: str, found: Verantwoording) -> None:
        """Show the year as it is now, with the same numbers as before."""
        self._rest()
        full = self._full
        self.wanted.emit(Spot(At.ACCOUNT, str(found.year)))
        if full:
            self._on_full(full)
        self.kit.context.notices.tell(words, more, Kind.OK)

    def _rest(self) -> None:
        self.page.set_busy(busy=False)

    # --------------------------------------------------------------------------------------------- what leaves here
    def _on_paper(self) -> None:
        seen = self.seen
        if seen is not None:
            self.page.show_paper()
            name = say("jaar.papier.naam_alles" if seen.full else "jaar.papier.naam", jaar=seen.year)
            self._papers.show(Paper(name, partial(self._take, seen.year, seen.full)))

    def _take(self, year: int, full: bool, use: Use) -> bytes:
        return account_paper(self._desk, year, _ACTS[use], partial(press_account, self.kit.press), full=full)

    def _on_data(self) -> None:
        seen = self.seen
        if seen is not None:
            self._folders(self.page, say("jaar.data.kies_titel"), partial(self._on_folder, seen.year, seen.full))

    def _on_folder(self, year: int, full: bool, folder: str) -> None:
        place = Path(folder)
        self._run(partial(save_data, self._desk, year, place, full=full), partial(self._on_saved, place))

    def _on_saved(self, folder: Path, count: int) -> None:
        more = say("jaar.data.gedaan_uitleg", aantal=count, map=folder.name)
        self.kit.context.notices.tell(say("jaar.data.gedaan"), more, Kind.OK)


def _fetched(desk: Desk, year: str, *, full: bool) -> tuple[tuple[Jaar, ...], Verantwoording, str]:
    """Fetch the years, one of them, and what was being typed in it."""
    every = years(desk)
    over = (one.year for one in every if not one.running)
    chosen = int(year) if year.isdecimal() else next(over, every[0].year)
    return every, read_account(desk, chosen, full=full), typed(desk, draft_of(chosen))
