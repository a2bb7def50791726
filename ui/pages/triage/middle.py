"""What stands in the middle of the triage page: questions, a list of items, a stop, or the review; one at a time."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from triage.answers import Ref, Scope
from triage.casus.walk import Asked
from triage.kader.model import Step
from ui.pages.triage.items import AddAnother, ItemsView
from ui.pages.triage.panels import ClashPage, ClosedPage, FallsAwayPanel
from ui.pages.triage.review import ReviewPage, ReviewState
from ui.pages.triage.sheet import Plan, QuestionSheet
from ui.pages.triage.shown import Shown
from ui.pages.triage.stops import StopKind, counted, refs_of
from ui.widgets.layouts import column
from ui.widgets.text import Muted
from ui.words import say

COLLECTIONS = (Scope.PERSOON, Scope.PARTIJ, Scope.REGEL, Scope.CONSULT)


class Middle(QWidget):
    """Holds every kind of stop and shows the one that is asked for."""

    add_wanted = Signal(object)
    """The `Scope` to which something is added."""
    remove_wanted = Signal(object, object)
    """The `Scope` and the `ItemId` to take away."""
    item_wanted = Signal(object, object)
    """The `Scope` and the `ItemId` whose questions somebody wants."""

    def __init__(self) -> None:
        super().__init__()
        self._shown: Shown | None = None
        self.asks = False
        """Something must be chosen before anything else: what would fall away is on the page."""
        inside = column(self, 0, 0.9)
        self._intro = Muted()
        self.sheet = QuestionSheet()
        self.lists = {scope: ItemsView(scope) for scope in COLLECTIONS}
        self.another = {scope: AddAnother(scope) for scope in COLLECTIONS}
        self.falls_away, self.clash = FallsAwayPanel(), ClashPage()
        self.closed, self.review = ClosedPage(), ReviewPage()
        parts = (self._intro, *self.lists.values(), self.sheet, *self.another.values())
        for part in (*parts, self.falls_away, self.clash, self.closed, self.review):
            part.hide()
            inside.addWidget(part)
        self._connect()

    def _connect(self) -> None:
        self.sheet.remove_wanted.connect(self.remove_wanted)
        for scope, items in self.lists.items():
            items.add_wanted.connect(self.add_wanted)
            items.remove_wanted.connect(self.remove_wanted)
            items.opened.connect(self.item_wanted)
            self.another[scope].add_wanted.connect(self._on_another)
            self.another[scope].remove_wanted.connect(self._on_remove)

    # ---------------------------------------------------------------------------------------------- showing
    def show_stop(self, shown: Shown, *, fresh: bool, up_to: Ref | None) -> None:
        """Show a stop; `fresh` when the person comes here."""
        self._shown = shown
        kind, step = shown.stop.kind, shown.kader.step(shown.stop.step)
        sheet = kind in (StopKind.VRAAG, StopKind.DEEL, StopKind.STAP)
        self.asks = False
        self.falls_away.hide()
        self._show_intro(shown, step)
        self._show_lists(shown, step)
        self._show_another(shown)
        self.clash.setVisible(kind is StopKind.BOTSING)
        self.closed.setVisible(kind in (StopKind.DICHT, StopKind.LEEG, StopKind.BESLUIT))
        self.review.setVisible(kind is StopKind.NALEZEN)
        self.sheet.setVisible(sheet)
        if sheet:
            self.sheet.show_plan(self._plan(shown, step), fresh=fresh, up_to=up_to)
            self.sheet.show_hints(shown.hints)
            self.sheet.show_partners(shown.partners)
        elif fresh:
            self.sheet.clear()
        self._show_own(shown, step)

    def _show_own(self, shown: Shown, step: Step) -> None:
        match shown.stop.kind:
            case StopKind.BOTSING if shown.clash is not None:
                self.clash.show_clash(shown.walk, shown.kader, shown.clash, writable=shown.opened.writable)
            case StopKind.DICHT | StopKind.LEEG | StopKind.BESLUIT:
                self.closed.show_step(shown.walk, shown.kader, step)
            case StopKind.NALEZEN:
                state = ReviewState(
                    shown.opened, shown.kader, shown.hints, shown.overall, shown.decider, shown.may_withdraw
                )
                self.review.show_review(state, step)
            case _:
                pass

    def show_lost(self, lost: tuple[Asked, ...], removed: str = "") -> None:
        """Put what would fall away in the place of everything else, until somebody chooses."""
        if self._shown is None:
            return
        self.asks = True
        hidden = (self._intro, self.sheet, self.clash, self.closed, self.review)
        for part in (*hidden, *self.lists.values(), *self.another.values()):
            part.hide()
        self.falls_away.show_lost(self._shown.walk, lost, removed=removed)
        self.falls_away.show()
        self.falls_away.enter()

    def enter(self, ref: Ref | None, cursor: int) -> None:
        """Put the focus where somebody goes on."""
        if self._shown is None:
            return
        match self._shown.stop.kind:
            case StopKind.NALEZEN:
                self.review.enter()
            case StopKind.BOTSING:
                self.clash.enter()
            case StopKind.DICHT | StopKind.LEEG | StopKind.BESLUIT:
                self.closed.enter()
            case StopKind.LIJST:
                self._enter_list(self._shown)
            case _:
                self._enter_sheet(ref, cursor)

    def _enter_list(self, shown: Shown) -> None:
        items = self.lists[shown.stop.scope or Scope.PERSOON]
        if shown.opened.writable:
            items.add_button.setFocus()
        elif items.rows():
            items.rows()[0].open_button.setFocus()

    def _enter_sheet(self, ref: Ref | None, cursor: int) -> None:
        blocks = self.sheet.blocks()
        wanted = self.sheet.block(ref) if ref is not None else None
        first_open = next((block for block in blocks if block.asked.answer.empty), None)
        block = wanted or first_open or next(iter(blocks), None)
        if block is not None:
            block.enter(cursor if block is wanted else 0)
        elif self._shown is not None:
            shown = [items for items in self.lists.values() if items.isVisibleTo(self)]
            for items in shown[:1]:
                items.add_button.setFocus()

    def counted(self, shown: Shown) -> str:
        """Return `Stap 5 van 11 · vraag 2 van 3`."""
        kind = shown.stop.kind
        step = shown.kader.step(shown.stop.step)
        last = max(shown.kader.step(task.step).number for task in shown.walk.tasks)
        at, many = counted(shown.walk, shown.kader, shown.stop)
        words = say("triage.stap_van", nummer=step.number, totaal=last, titel=step.title)
        if not many:
            return words
        key = "triage.vraag_van" if kind is StopKind.VRAAG else "triage.deel_van"
        return say(key, stap=words, nummer=at, totaal=many)

    # ----------------------------------------------------------------------------------------------- inside
    @staticmethod
    def _plan(shown: Shown, step: Step) -> Plan:
        kind = shown.stop.kind
        return Plan(
            walk=shown.walk,
            asked=refs_of(shown.walk, shown.stop),
            alone=kind is StopKind.VRAAG,
            grouped=kind is not StopKind.VRAAG,
            writable=shown.opened.writable,
            collections=step.collections if kind is StopKind.STAP else (),
        )

    def _show_intro(self, shown: Shown, step: Step) -> None:
        self._intro.setText(step.intro)
        self._intro.setVisible(shown.stop.kind in (StopKind.STAP, StopKind.LIJST) and bool(step.intro))

    def _show_lists(self, shown: Shown, step: Step) -> None:
        kind = shown.stop.kind
        for scope, items in self.lists.items():
            here = (kind is StopKind.LIJST and shown.stop.scope is scope) or (
                kind is StopKind.STAP and scope in step.collections and shown.stop.part == 0
            )
            items.setVisible(here)
            if here:
                items.show_items(shown.walk, step.id, writable=shown.opened.writable)

    def _show_another(self, shown: Shown) -> None:
        for scope, another in self.another.items():
            here = shown.stop.kind is StopKind.DEEL and shown.stop.scope is scope and shown.opened.writable
            another.setVisible(here)

    def _on_another(self) -> None:
        if self._shown is not None and self._shown.stop.scope is not None:
            self.add_wanted.emit(self._shown.stop.scope)

    def _on_remove(self) -> None:
        stop = self._shown.stop if self._shown is not None else None
        if stop is not None and stop.scope is not None and stop.item is not None:
            self.remove_wanted.emit(stop.scope, stop.item)
