"""The week: fetches what is owed in it, and saves a calendar file of it; that it leaves is logged first."""

from __future__ import annotations

from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QObject, Qt

from triage.casework.followup.werkvoorraad import for_calendar, week
from triage.followup.taak import CASUS, Filter, Taak, Week
from triage.records.agenda import Entry, calendar
from ui.flows.inzage.files import ask_out, write_out
from ui.flows.section import Kit, Section
from ui.flows.week.reach import reach_of
from ui.flows.week.spots import spot_of
from ui.pages.week.page import WeekPage
from ui.shell.navigation import Place
from ui.spot import At, Spot
from ui.widgets.chip import Kind
from ui.words import say

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from triage.casework.desk import Desk
    from ui.flows.inzage.files import AskOut


class WeekSection(Section):
    """Owns the page of a week.

    Args:
        places: lets somebody choose where a file goes.
    """

    acts: ClassVar[tuple[str, ...]] = ("opvolging_lijst", "verzoek_lezen", "signaal_lezen", "vernietiging_lezen")
    spots: ClassVar[tuple[At, ...]] = (At.WEEK,)

    def __init__(self, kit: Kit, parent: QObject | None = None, places: AskOut = ask_out) -> None:
        super().__init__(kit, parent)
        self._places = places
        self.page = WeekPage(reach_of(kit.context.desk))
        self.page.open_wanted.connect(self._on_open)
        self.page.week_wanted.connect(self._on_week_wanted)
        self.page.save_wanted.connect(self._on_save)
        self.page.filter_wanted.connect(self._on_filter)
        self.page.close_wanted.connect(lambda: self.wanted.emit(Spot()))

    def pages(self) -> tuple[tuple[QWidget, Place], ...]:
        """Return the page."""
        return ((self.page, Place.WERKVOORRAAD),)

    def open(self, spot: Spot) -> QWidget:
        """Show the week of a Monday, or of today."""
        self.page.show_nothing()
        self._fetch(_date(spot.about) or self.kit.context.desk.clock.today())
        return self.page

    def _fetch(self, wanted: date) -> None:
        context = self.kit.context
        context.runner.run(partial(week, context.desk, wanted, self.page.wanted), self, self._on_week)

    def _on_week(self, found: Week) -> None:
        self.page.show_week(found, self.kit.context.desk.clock.today())
        if self.page.isVisible():
            self.page.first_focus().setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_filter(self) -> None:
        if self.page.monday is not None:
            self._fetch(self.page.monday)

    def _on_week_wanted(self, wanted: date) -> None:
        self.wanted.emit(Spot(At.WEEK, wanted.isoformat()))

    def _on_open(self, taak: Taak) -> None:
        spot = spot_of(taak, self.ways)
        if spot is None and taak.casus is not None:
            writes = self.kit.context.desk.may("triage_schrijven") and taak.soort == CASUS
            spot = Spot(At.TRIAGE if writes else At.AROUND, taak.casus)
        if spot is not None and (spot.at in self.ways or spot.at is At.TRIAGE):
            self.wanted.emit(spot)
        else:
            self.kit.context.notices.tell(say("taken.niet_open"), say("taken.niet_open_uitleg"), Kind.ACCENT)

    def _on_save(self) -> None:
        name = say("week.bestand", dag=self.kit.context.desk.clock.today().isoformat())
        self._places(self.page, say("week.kies_titel"), name, self._on_place)

    def _on_place(self, place: str) -> None:
        context = self.kit.context
        save = partial(save_calendar, context.desk, self.page.wanted, Path(place))
        context.runner.run(save, self, self._on_saved)

    def _on_saved(self, count: int) -> None:
        key = "week.bewaard" if count else "week.niets_bewaard"
        text = say("week.bewaard_uitleg", aantal=count) if count else say("week.niets_bewaard_uitleg")
        self.page.strip.show()
        self.page.strip.show_message(say(key), text, Kind.OK if count else Kind.ACCENT)


def save_calendar(desk: Desk, wanted: Filter, place: Path) -> int:
    """Write what is owed on a date, late or to come, as a calendar file; return how many.

    Raises:
        Refusal: `geen_recht`.
        Trouble: `bestand_niet_geschreven`.
    """
    taken = for_calendar(desk, wanted)
    if not taken:
        return 0
    text = calendar(map(entry_of, taken), say("agenda.naam"), desk.clock.now())
    return write_out(place, partial(_give, text, len(taken)))


def _give(text: str, count: int, write: Callable[[str], object]) -> int:
    write(text)
    return count


def entry_of(taak: Taak) -> Entry:
    """Return something that is owed as it stands in a calendar: its reference, what must be done, and its dates."""
    if taak.due is None:
        raise ValueError(taak.term)
    dates = say("agenda.uiterlijk", dag=taak.due)
    if taak.aim is not None and taak.aim < taak.due:
        dates = say("agenda.streef", streef=taak.aim, dag=taak.due)
    return Entry(taak.about, taak.term, taak.due, say("agenda.regel", kenmerk=taak.reference, wat=taak.act), dates)


def _date(about: str) -> date | None:
    try:
        return date.fromisoformat(about)
    except ValueError:
        return None
