"""Around a casus: fetched off the screen's thread; naming and shielding go the same way and are shown anew."""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import ClassVar

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from triage.casework.access import naming
from triage.casework.casus.around import Around, around
from triage.casework.desk import Desk
from triage.faults import Refusal
from triage.ids import CasusId, PersonId
from ui.arriving import enter
from ui.flows.section import Kit, Section
from ui.pages.around.page import AroundPage
from ui.shell.navigation import Place
from ui.spot import At, Spot
from ui.widgets.chip import Kind
from ui.words import say


class AroundSection(Section):
    """Owns the page around a casus."""

    acts: ClassVar[tuple[str, ...]] = ("casus_lijst",)
    spots: ClassVar[tuple[At, ...]] = (At.AROUND,)

    def __init__(self, kit: Kit, parent: QObject | None = None) -> None:
        super().__init__(kit, parent)
        self._desk = kit.context.desk
        self._casus = CasusId("")
        self._visit = 0
        self.page = AroundPage()
        self.page.go_wanted.connect(self.wanted)
        who = self.page.who
        who.shield_wanted.connect(self._on_shield)
        who.unshield_wanted.connect(self._on_unshield)
        who.name_wanted.connect(self._on_name)
        who.unname_wanted.connect(self._on_unname)
        who.regie_wanted.connect(self._on_regie)
        who.end_regie_wanted.connect(self._on_end_regie)

    def pages(self) -> tuple[tuple[QWidget, Place], ...]:
        """Return the one page."""
        return ((self.page, Place.CASUSSEN),)

    def open(self, spot: Spot) -> QWidget:
        """Show what stands around a casus."""
        self._casus = CasusId(spot.about)
        self.page.show_nothing()
        self._fetch()
        return self.page

    def _fetch(self) -> None:
        self._visit += 1
        call = partial(_fetched, self._desk, self._casus, self._visit)
        self.kit.context.runner.run(call, self, self._on_around)

    def _on_around(self, found: tuple[int, Around]) -> None:
        visit, shown = found
        if visit == self._visit:
            self.page.show_around(shown, self.ways, self._desk.clock.now())
            self._enter()

    def _enter(self) -> None:
        enter(self.page, self.page.first_focus())

    # -------------------------------------------------------------------------------------------------- doing
    def _on_shield(self, person: str) -> None:
        also = (PersonId(person),) if person else ()
        self._do("afgeschermd", partial(naming.shield, self._desk, self._casus, also))

    def _on_unshield(self) -> None:
        self._do("opgeheven", partial(naming.unshield, self._desk, self._casus))

    def _on_name(self, person: str, until: date | None) -> None:
        self._do("genoemd", partial(naming.name_person, self._desk, self._casus, PersonId(person), until))

    def _on_unname(self, person: str) -> None:
        call = partial(naming.unname, self._desk, self._casus, PersonId(person))
        # Who takes their own name away is out at once: there is nothing left here to show.
        self._do("niet_meer", call, stays=person != self._desk.actor.person)

    def _on_regie(self, person: str) -> None:
        self._do("regie", partial(naming.give_regie, self._desk, self._casus, PersonId(person)))

    def _on_end_regie(self) -> None:
        self._do("geen_regie", partial(naming.end_regie, self._desk, self._casus))

    def _do(self, key: str, call: Callable[[], None], *, stays: bool = True) -> None:
        done = partial(self._on_done, key, self._casus, stays)
        self.kit.context.runner.run(call, self, done, self._on_refused)

    def _on_done(self, key: str, casus: CasusId, stays: bool, _: None) -> None:
        if not stays:
            self.wanted.emit(Spot(At.LIST))
        elif casus == self._casus:
            self._fetch()
        self.kit.context.notices.tell(say(f"rondom.gedaan.{key}"), "", Kind.OK)

    def _on_refused(self, refusal: Refusal) -> None:
        self.kit.context.runner.refused.emit(refusal)
        if refusal.code == "inmiddels_gewijzigd":
            self._fetch()


def _fetched(desk: Desk, casus: CasusId, visit: int) -> tuple[int, Around]:
    return visit, around(desk, casus)
