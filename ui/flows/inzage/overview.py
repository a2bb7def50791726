"""The overview for a citizen: fetched, shown as they will read it, printed and saved; each is logged first."""

from __future__ import annotations

from functools import lru_cache, partial
from typing import TYPE_CHECKING, Final, cast

from PySide6.QtCore import QObject

from resources.reading import table
from triage.access.log import Act
from triage.casework.inzagelog import inzage, overzicht
from triage.ids import CasusId, ItemId
from triage.records.overzicht import OverzichtWords, cells, of_acts, overzicht_document, reference
from ui.flows.paper_desk import Paper, PaperDesk, Use
from ui.pages.inzage.overview import WORDS, OverviewPage

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

    from triage.access.inzage import Betrokkene
    from triage.casework.desk import Desk
    from triage.casework.inzagelog.overzicht import Overzicht
    from ui.flows.context import Context
    from ui.flows.section import Press
    from ui.pages.inzage.asked import Asked
    from ui.pages.record.print import AskPrinter
    from ui.pages.record.save import AskPlace

_RIGHT: Final = "inzage_overzicht"
_OUT: Final = {Use.PRINT: Act.OVERZICHT_AFGEDRUKT, Use.SAVE: Act.OVERZICHT_BEWAARD}
Found = tuple["CasusId | None", "tuple[Betrokkene, ...]"]


@lru_cache
def overzicht_words() -> OverzichtWords:
    """Return the fixed sentences of the overview on paper."""
    parts = cast("dict[str, dict[str, str]]", table("papier", "overzicht.toml"))
    return OverzichtWords(parts["koppen"], parts["zinnen"], parts["tabel"], parts["handelingen"], parts["doelen"])


class OverviewMaking(QObject):
    """Owns the page of the overview."""

    def __init__(
        self,
        context: Context,
        press: Press,
        parent: QObject,
        printers: AskPrinter | None = None,
        places: AskPlace | None = None,
    ) -> None:
        super().__init__(parent)
        self._context, self._press = context, press
        self._visit = 0
        self._casus: CasusId | None = None
        self.page = OverviewPage()
        self._papers = PaperDesk(context, self.page, self.page, WORDS, printers, places, self)
        self.page.asked.find_wanted.connect(self._on_find)
        self.page.asked.wanted.connect(self._on_wanted)

    def open(self, about: str) -> None:
        """Begin, for a casus and a person in it (`casus persoon`) or for somebody still to choose."""
        self._visit += 1
        self._casus = None
        self._papers.forget()
        self.page.show_nothing()
        since, until = self._year()
        self.page.asked.begin(since, until)
        casus, _, person = about.partition(" ")
        if casus and person:
            self._casus = CasusId(casus)
            self._fetch(ItemId(person), since, until)

    def _year(self) -> tuple[date, date]:
        """The year up to today: what most people ask about."""
        today = self._context.desk.clock.today()
        leap = today.month == 2 and today.day == 29
        return today.replace(year=today.year - 1, day=28 if leap else today.day), today

    def _on_find(self, kenmerk: str) -> None:
        self._visit += 1
        self._papers.forget()
        self.page.show_nothing()
        call = partial(_find, self._context.desk, kenmerk)
        self._context.runner.run(call, self, partial(self._on_found, self._visit))

    def _on_found(self, visit: int, found: Found) -> None:
        if visit != self._visit:
            return
        self._casus, people = found
        self.page.asked.show_people(people)
        if self._casus is None:
            self.page.asked.mark_unknown()
        else:
            self.page.asked.person.setFocus()

    def _on_wanted(self, asked: Asked) -> None:
        self._fetch(asked.person, asked.since, asked.until)

    def _fetch(self, person: ItemId, since: date, until: date) -> None:
        if self._casus is None:
            return
        self._visit += 1
        self._papers.forget()
        self.page.show_making()
        call = partial(overzicht.overzicht, self._context.desk, self._casus, person, since, until)
        runner = self._context.runner
        faults = [partial(self._on_fault, one.emit) for one in (runner.refused, runner.troubled, runner.broke)]
        runner.run(call, self, partial(self._on_shown, self._visit), *faults)

    def _on_fault(self, tell: Callable[..., None], fault: BaseException) -> None:
        self.page.show_nothing()
        tell(fault)

    def _on_shown(self, visit: int, shown: Overzicht) -> None:
        if visit != self._visit:
            return
        processings, words = of_acts(self._context.desk.kader), overzicht_words()
        lines = [cells(line, processings.get(line.act, ""), words) for line in shown.lines]
        self.page.asked.show_kenmerk(shown.kenmerk)
        self.page.show_overview(shown, lines)
        take = partial(_take, self._context.desk, self._press, processings, shown)
        self._papers.show(Paper(reference(shown.mark, words), take))


def _find(desk: Desk, kenmerk: str) -> Found:
    casus = inzage.find_casus(desk, kenmerk)
    return casus, inzage.people_in(desk, casus, _RIGHT) if casus else ()


def _take(desk: Desk, press: Press, processings: Mapping[str, str], shown: Overzicht, use: Use) -> bytes:
    """Press the paper; that it is looked at was logged when its lines were fetched."""

    def made(one: Overzicht) -> bytes:
        return press(overzicht_document(one, processings, overzicht_words()))

    return made(shown) if use is Use.SHOW else overzicht.hand_out(desk, shown, _OUT[use], made)
