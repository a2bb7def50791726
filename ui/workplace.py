"""The workplace of one person in one role: the flows, and the ways between them. It goes when the screen locks."""

from typing import Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from triage.casework.casus.overview import Opens, Way, what_opens
from triage.casework.desk import Desk
from triage.ids import BesluitId, CasusId
from ui.flows.crisis.section import REPORTS, CrisisSection, form_spot
from ui.flows.deciding import DecidingFlow
from ui.flows.overview import OverviewFlow
from ui.flows.record import RecordFlow
from ui.flows.section import Kit, Section
from ui.flows.triage.flow import TriageFlow
from ui.flows.week.reminder import Reminder
from ui.sections import SECTIONS
from ui.shell.navigation import Place
from ui.spot import At, Spot
from ui.widgets.chip import Kind
from ui.window import Shell
from ui.words import say

_FIRST: Final = {
    Place.WERKVOORRAAD: Spot(At.WORKLIST),
    Place.CASUSSEN: Spot(At.LIST),
    Place.PLANNEN: Spot(At.PLANS),
    Place.SIGNALEN: Spot(At.SIGNALS),
    Place.RECHTEN: Spot(At.RIGHTS),
    Place.BEWAREN: Spot(At.KEEPING),
    Place.PAPIER: Spot(At.CHECK),
    Place.CONVENANTEN: Spot(At.CONVENANTEN),
    Place.VERANTWOORDING: Spot(At.ACCOUNT),
    Place.TOEGANG: Spot(At.CARD),
    Place.ADVIES: Spot(At.ADVICE),
    Place.INZAGE: Spot(At.LOG),
    Place.BEHEER: Spot(At.PEOPLE),
}
"""Where each entry of the menu leads."""
_OF_CASUS: Final = frozenset({At.TRIAGE, At.AROUND, At.FOLLOW})
"""Spots that are about a casus: a crisis that is written down there goes into it."""


class Workplace(QObject):
    """Everything one person has open."""

    settled = Signal()
    """Everything that was typed is stored."""

    def __init__(self, shell: Shell, kit: Kit, parent: QObject | None = None) -> None:
        super().__init__(parent)
        context = kit.context
        self._shell = shell
        self._context = context
        self.spot = Spot()
        self.overview = OverviewFlow(context, self)
        self.triage = TriageFlow(context, self)
        self.deciding = DecidingFlow(context, self)
        self.record = RecordFlow(context, kit.press, self)
        self.reminder = Reminder(context, self)
        self._pages: tuple[tuple[QWidget, Place | None], ...] = (
            (self.overview.worklist, Place.WERKVOORRAAD),
            (self.overview.list, Place.CASUSSEN),
            (self.triage.page, Place.CASUSSEN),
            (self.deciding.page, Place.WERKVOORRAAD),
            (self.record.page, Place.CASUSSEN),
        )
        self._sections = tuple(sort(kit, self) for sort in SECTIONS if any(map(context.desk.may, sort.acts)))
        self._pages += tuple(pair for section in self._sections for pair in section.pages())
        for section in self._sections:
            section.ways = frozenset(at for one in self._sections for at in one.spots)
        self.overview.ways = frozenset(at for one in self._sections for at in one.spots)
        for page, place in self._pages:
            shell.add_page(page, place)
        for section in self._sections:
            _take_along(section)
        self._crisis = next((one for one in self._sections if isinstance(one, CrisisSection)), None)
        self._before: tuple[Spot, QWidget, QWidget | None] | None = None
        self._places = self._open_places()
        shell.nav.show_places(self._places)
        shell.top.search.setVisible(context.desk.may("casus_lijst"))
        for way in (shell.top.crisis, self.triage.page.side.crisis_button):
            way.setVisible(context.desk.may(REPORTS))
        self.triage.page.side.gives_forms = self._section(At.CONSENT_FORM) is not None
        self._connect()

    def begin(self, spot: Spot | None) -> None:
        """Show where the person was, or where their work begins."""
        self.go(spot or self._home())
        self.reminder.begin()

    def go(self, spot: Spot) -> None:
        """Show a spot; one that is not there for this role is where their work begins."""
        ways = {
            At.WORKLIST: lambda _: self.to_worklist(),
            At.LIST: lambda _: self.to_list(),
            At.TRIAGE: self.to_casus,
            At.DECISION: self.to_decision,
            At.RECORD: self.to_record,
        }
        section = self._section(spot.at)
        if section is not None:
            self._go(spot, section.open(spot))
        elif spot.at in ways:
            ways[spot.at](spot.about)
        elif spot != self._home():
            self.go(self._home())

    @property
    def desk(self) -> Desk:
        """Who works here."""
        return self._context.desk

    def flush(self) -> None:
        """Put everything that was typed on its way to the store."""
        self.triage.flush()
        self.deciding.flush()
        for section in self._sections:
            section.flush()

    @property
    def busy(self) -> bool:
        """Something that was typed is not stored yet."""
        return self.triage.busy or self.deciding.busy or any(section.busy for section in self._sections)

    @property
    def unsaved(self) -> bool:
        """Something that was typed could not be stored, or waits for a yes."""
        mine = self.triage.keeper.unsaved or self.triage.answers.unsaved
        return mine or any(section.unsaved for section in self._sections)

    def leave(self) -> None:
        """Take every page away: nothing of a person stays behind a locked screen."""
        self.record.page.show_nothing()
        # Flows go before their pages: what still comes back from the lane then finds nobody, instead of half a page.
        for flow in (self.overview, self.triage, self.deciding, self.record, self.reminder, *self._sections):
            flow.deleteLater()
        for page, _ in self._pages:
            self._shell.drop_page(page)

    # --------------------------------------------------------------------------------------------------- ways
    def to_worklist(self) -> None:
        """Show what waits."""
        self._go(Spot(), self.overview.worklist)
        self.overview.refresh()

    def to_list(self) -> None:
        """Show the casussen."""
        self.search("")

    def search(self, kenmerk: str) -> None:
        """Show the casussen with these letters in their kenmerk."""
        self._go(Spot(At.LIST), self.overview.list)
        self.overview.search(kenmerk)

    def to_new(self) -> None:
        """Open a new casus."""
        self._go(Spot(At.WORKLIST), self.triage.page)
        self.triage.open_new()

    def to_casus(self, casus: str) -> None:
        """Open a casus to go on with."""
        self._go(Spot(At.TRIAGE, casus), self.triage.page)
        self.triage.open(CasusId(casus))

    def to_crisis(self) -> None:
        """Open the form of six fields; where somebody was stays as it is, to go back to."""
        if self._crisis is None or self._shell.page is self._crisis.form:
            return
        page = self._shell.page
        if page is not None and page is not self._crisis.page:
            self._before = (self.spot, page, page.focusWidget())
        self._crisis.came = self._before is not None
        self.go(form_spot(self.spot.about if self.spot.at in _OF_CASUS else ""))

    def to_sealed_or_casus(self, casus: str) -> None:
        """Open what a casus is for this role: its newest seal, the triage, or what may be read of it."""
        desk = self._context.desk
        self._context.runner.run(lambda: what_opens(desk, CasusId(casus)), self, self._on_opens)

    def to_decision(self, casus: str) -> None:
        """Open what was put forward."""
        self._go(Spot(At.DECISION, casus), self.deciding.page)
        self.deciding.open(CasusId(casus))

    def to_record(self, besluit: str) -> None:
        """Open a sealed decision."""
        self._go(Spot(At.RECORD, besluit), self.record.page)
        self.record.open(BesluitId(besluit))

    # ------------------------------------------------------------------------------------------------- inside
    def _go(self, spot: Spot, page: QWidget) -> None:
        self.flush()
        if spot.at is not At.CRISIS:
            self._forget_before()
        self._shell.notices.hide()
        self.spot = spot
        self._shell.show_page(page)
        self._shell.set_about(say(f"venster.bij.{spot.at.value}"))

    def _forget_before(self) -> None:
        self._before = None
        if self._crisis is not None:
            self._crisis.came = False

    def _on_crisis_back(self) -> None:
        """Go back to where somebody was, with every letter that stood there."""
        if self._before is None:
            self.go(self._home())
            return
        spot, page, focus = self._before
        self._go(spot, page)
        if focus is not None and isValid(focus):
            focus.setFocus()

    def _on_crisis_kept(self, casus: str) -> None:
        """What stood on the screen of this very casus is of before: going back opens it anew."""
        if self._before is not None and self._before[0].about == casus:
            self._forget_before()

    def _open_places(self) -> tuple[Place, ...]:
        """The entries of the menu for this role: what somebody may not use is not there."""
        own = {
            Place.WERKVOORRAAD: ("triage_schrijven", "besluiten", "verstrekking_vastleggen"),
            Place.CASUSSEN: ("casus_lijst",),
        }
        found = {place for place, acts in own.items() if any(map(self.desk.may, acts))}
        found |= {place for section in self._sections for _, place in section.pages()}
        return tuple(place for place in Place if place in found)

    def _home(self) -> Spot:
        """Where this role's own work is; a list of casussen is what is left."""
        own = {Place.ADVIES: "advies_schrijven", Place.BEHEER: "beheer"}
        first = (place for place, act in own.items() if place in self._places and self.desk.may(act))
        found = next(first, None) if Place.WERKVOORRAAD not in self._places else Place.WERKVOORRAAD
        return _FIRST[found or self._places[0]] if self._places else Spot()

    def _section(self, at: At) -> Section | None:
        return next((section for section in self._sections if at in section.spots), None)

    def _connect(self) -> None:
        for section in self._sections:
            section.wanted.connect(self.go)
            section.counted.connect(self._shell.nav.show_count)
        overview, triage, deciding, record = self.overview, self.triage, self.deciding, self.record
        overview.open_wanted.connect(self.to_sealed_or_casus)
        overview.decide_wanted.connect(self.to_decision)
        overview.new_wanted.connect(self.to_new)
        overview.spot_wanted.connect(self.go)
        self.reminder.wanted.connect(self.go)
        overview.counted.connect(self._on_counted)
        triage.opened.connect(self._on_triage_opened)
        triage.title_changed.connect(self._on_title)
        triage.closed.connect(self.to_worklist)
        triage.put_forward.connect(self._on_put_forward)
        triage.recorded.connect(self.to_record)
        triage.around_wanted.connect(self._on_around)
        deciding.sealed.connect(self._on_sealed)
        deciding.returned.connect(self._on_put_forward)
        deciding.closed.connect(self.to_worklist)
        record.casus_wanted.connect(self.to_casus)
        record.around_wanted.connect(self._on_around)
        record.follow_wanted.connect(self._on_follow)
        record.closed.connect(self.to_worklist)
        if self._crisis is not None:
            self._crisis.back_wanted.connect(self._on_crisis_back)
            self._crisis.kept.connect(self._on_crisis_kept)
        self._shell.crisis_wanted.connect(self.to_crisis)
        triage.page.crisis_wanted.connect(self.to_crisis)
        triage.page.side.consent_wanted.connect(lambda: self.go(Spot(At.CONSENT_FORM, self.spot.about)))
        self._shell.place_wanted.connect(self._on_place)
        self._shell.search_wanted.connect(self.search)

    def _on_opens(self, opens: Opens) -> None:
        if opens.besluit is not None:
            self.to_record(opens.besluit)
        elif opens.way is Way.CASUS:
            self.to_casus(opens.casus)
        elif opens.way is Way.ZONDER_NAMEN and self._section(At.NAMELESS) is not None:
            self.go(Spot(At.NAMELESS, opens.casus))
        else:
            self._shell.notices.tell(say("rondom.alleen_lijst"), say("rondom.alleen_lijst_uitleg"), Kind.ACCENT)

    def _on_around(self, casus: str) -> None:
        self.go(Spot(At.AROUND, casus))

    def _on_follow(self, casus: str) -> None:
        self.go(Spot(At.FOLLOW, casus))

    def _on_triage_opened(self, casus: str) -> None:
        self.spot = Spot(At.TRIAGE, casus)

    def _on_title(self, kenmerk: str) -> None:
        if self.spot.at is At.TRIAGE:
            self._shell.set_about(say("triage.titel", kenmerk=kenmerk))

    def _on_sealed(self, besluit: str) -> None:
        self.to_record(besluit)
        # One thing less waits; the badge in the menu says so.
        self.overview.refresh()

    def _on_put_forward(self, _: str) -> None:
        self.to_worklist()

    def _on_counted(self, count: int) -> None:
        self._shell.nav.show_count(Place.WERKVOORRAAD, count)

    def _on_place(self, place: Place) -> None:
        # Who may see the register of processing and not the account meets the register at once.
        alone = place is Place.VERANTWOORDING and self._section(At.ACCOUNT) is None
        self.go(Spot(At.REGISTER) if alone else _FIRST[place])


def _take_along(section: Section) -> None:
    """Let what a section made and this role does not see go with it: it stands in no window that takes it away."""
    made = (one for one in vars(section).values() if isinstance(one, QWidget))
    for page in made:
        if page.parent() is None:
            section.destroyed.connect(page.deleteLater)
