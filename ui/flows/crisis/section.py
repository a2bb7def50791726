"""A crisis on the screen: the form of six fields from anywhere, and the page of one that was written down."""

from datetime import date, datetime
from functools import partial
from typing import ClassVar, Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from triage.casework.desk import Desk
from triage.casework.followup.crisis import (
    Fields,
    bring_up_to_date,
    draft_of,
    draft_of_telling,
    record_shared,
    report_crisis,
    tell_person,
)
from triage.casework.followup.crisis_reading import Beginning, OpenCrisis, begin_crisis, open_crisis
from triage.casework.typing import typed
from triage.followup.crisis import Crisis, Hoe
from triage.followup.stuk import Stuk
from triage.ids import CasusId, ItemId
from ui.arriving import enter
from ui.flows.forms import FormSection
from ui.flows.section import Kit
from ui.pages.crisis.form import CrisisForm, first_typed
from ui.pages.crisis.page import CrisisPage
from ui.pages.crisis.typed import from_text
from ui.pages.drafts import as_text
from ui.shell.navigation import Place
from ui.spot import At, Spot
from ui.widgets.chip import Kind
from ui.words import say

REPORTS, READS = "crisis_melden", "opvolging_lezen"
_BESIDE: Final = "casus:"


def form_spot(casus: str = "") -> Spot:
    """Return where the form is; beside a casus at hand, or for a new one."""
    return Spot(At.CRISIS, f"{_BESIDE}{casus}" if casus else "")


class CrisisSection(FormSection):
    """Owns the form and the page of a crisis.

    Attributes:
        came: the workplace knows where somebody was before the form.
    """

    acts: ClassVar[tuple[str, ...]] = (REPORTS, READS)
    spots: ClassVar[tuple[At, ...]] = (At.CRISIS,)
    back_wanted = Signal()
    kept = Signal(str)
    """A crisis was written down, in this casus."""

    def __init__(self, kit: Kit, parent: QObject | None = None) -> None:
        super().__init__(kit, parent)
        self.form, self.page = CrisisForm(), CrisisPage()
        self.came = False
        self._casus: CasusId | None = None
        self._fresh = ""
        self.form.written.connect(self._typing.touch)
        self.form.handed_in.connect(self._on_handed_in)
        self.form.close_wanted.connect(self.back_wanted)
        self.page.telling.written.connect(self._typing.touch)
        self.page.telling.told.connect(self._on_told)
        self.page.shared.connect(self._on_shared)
        self.page.refresh_wanted.connect(self._on_refresh)
        self.page.go_wanted.connect(self.wanted)
        self.page.back_wanted.connect(self.back_wanted)

    def pages(self) -> tuple[tuple[QWidget, Place], ...]:
        """Return the pages that this role has a right to."""
        mine = ((self.form, REPORTS), (self.page, READS))
        return tuple((page, Place.CASUSSEN) for page, act in mine if self._desk.may(act))

    def open(self, spot: Spot) -> QWidget:
        """Begin to fetch the form, or a crisis."""
        self._leave()
        new = not spot.about or spot.about.startswith(_BESIDE)
        if new and self._desk.may(REPORTS):
            self._casus = CasusId(spot.about.removeprefix(_BESIDE)) if spot.about else None
            self.form.show_nothing()
            self._run(partial(_fetch_form, self._desk, self._casus), self._on_form)
            return self.form
        self.page.show_nothing()
        if not new:
            self._run(partial(_fetch, self._desk, spot.about), self._on_crisis)
        return self.page if self._desk.may(READS) else self.form

    # ------------------------------------------------------------------------------------------------------ the form
    def _on_form(self, found: tuple[Beginning, str]) -> None:
        begun, text = found
        first = first_typed(begun)
        self.form.show_form(begun, from_text(text, first))
        self._typing.begin(draft_of(self._casus or ""), text, lambda: as_text(self.form.typed, first), self.form.saved)
        enter(self.form, self.form.first_focus())

    def _on_handed_in(self, fields: Fields) -> None:
        call = partial(report_crisis, self._desk, fields, self._casus)
        self._hand_in(call, self._on_reported, lambda: self.form.set_busy(busy=False))

    def _on_reported(self, crisis: Stuk[Crisis]) -> None:
        self._fresh = crisis.id
        self.form.show_nothing()
        self.kept.emit(str(crisis.casus or ""))
        self.wanted.emit(Spot(At.CRISIS, crisis.id))

    # ----------------------------------------------------------------------------------------------------- the page
    def _on_crisis(self, found: tuple[OpenCrisis, str]) -> None:
        opened, text = found
        fresh, self._fresh = self._fresh == opened.stuk.id, ""
        self.page.show_crisis(opened, self.ways, text, fresh=fresh, back=self.came)
        words = self.page.telling
        self._typing.begin(draft_of_telling(opened.stuk.id), text, words.words.words, words.saved)
        enter(self.page, self.page.first_focus())

    def _on_told(self, person: str, on: date, how: Hoe, words: str) -> None:
        if self.page.opened is not None:
            call = partial(tell_person, self._desk, self.page.opened.stuk.id, ItemId(person), on, how, words)
            self._hand_in(call, partial(self._on_done, "spoed.vertellen.gedaan"), self._rest)

    def _on_shared(self, when: datetime) -> None:
        self._do(partial(record_shared, self._desk, self._crisis(), when), "spoed.delen.gedaan")

    def _on_refresh(self) -> None:
        self._do(partial(bring_up_to_date, self._desk, self._crisis()), "")

    def _crisis(self) -> str:
        return self.page.opened.stuk.id if self.page.opened is not None else ""

    def _do(self, call: "partial[Stuk[Crisis]]", told: str) -> None:
        self.page.set_busy(busy=True)
        self._run(call, partial(self._on_done, told), self._rest)

    def _on_done(self, told: str, crisis: Stuk[Crisis]) -> None:
        self.page.set_busy(busy=False)
        self.wanted.emit(Spot(At.CRISIS, crisis.id))
        if told:
            self.kit.context.notices.tell(say(told), "", Kind.OK)

    def _rest(self) -> None:
        self.page.set_busy(busy=False)


def _fetch_form(desk: Desk, casus: CasusId | None) -> tuple[Beginning, str]:
    return begin_crisis(desk, casus), typed(desk, draft_of(casus or ""))


def _fetch(desk: Desk, crisis: str) -> tuple[OpenCrisis, str]:
    return open_crisis(desk, crisis), typed(desk, draft_of_telling(crisis))
