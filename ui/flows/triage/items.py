"""The items of a triage, such as persons, bronnen and regels: adding, opening, and taking away."""

from functools import partial

from PySide6.QtCore import QObject

from triage.answers import Scope
from triage.casework.casus import answering
from triage.casework.casus.answering import FallsAway, Opened
from triage.ids import ItemId
from ui.flows.triage.answering import Answering
from ui.flows.triage.keeping import Keeper
from ui.flows.triage.moving import Moving
from ui.flows.triage.standing import Standing
from ui.pages.triage.stops import Stop, StopKind, at_ref


class Items(QObject):
    """Makes items, goes to them, and takes them away."""

    def __init__(
        self, standing: Standing, keeper: Keeper, answering: Answering, moving: Moving, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._standing, self._keeper, self._answering, self._moving = standing, keeper, answering, moving
        self._page = standing.page
        middle = self._page.middle
        self._page.add_here_wanted.connect(self._on_add_here)
        middle.add_wanted.connect(self._on_add)
        middle.item_wanted.connect(self._on_item)
        middle.remove_wanted.connect(self._on_remove)
        middle.sheet.remove_wanted.connect(self._on_remove)

    # ------------------------------------------------------------------------------------------------- adding
    def _on_add_here(self) -> None:
        stop = self._standing.stop
        if stop is None or self._standing.opened is None or self._page.middle.asks:
            return
        scopes = self._standing.kader.step(stop.step).collections
        scope = stop.scope or next(iter(scopes), None)
        if scope in scopes and scope is not None:
            self._on_add(scope)

    def _on_add(self, scope: Scope) -> None:
        held, opened = self._standing.held, self._standing.opened
        if held is None or opened is None or not opened.writable:
            return
        self._keeper.flush()

        def add() -> tuple[Opened, ItemId]:
            opened, item = answering.add_item(held.desk, held.opened, scope)
            held.take(opened)
            return opened, item

        self._standing.run(add, partial(self._on_added, scope))

    def _on_added(self, scope: Scope, done: tuple[Opened, ItemId]) -> None:
        opened, item = done
        self._standing.take(opened)
        self._on_item(scope, item)

    # ------------------------------------------------------------------------------------------------ opening
    def _on_item(self, scope: Scope, item: ItemId) -> None:
        opened, stop = self._standing.opened, self._standing.stop
        if stop is None or opened is None:
            return
        if self._standing.whole:
            asked = next((one for one in opened.walk.of_step(stop.step) if one.ref.item == item), None)
            at = at_ref(opened.walk, self._standing.kader, asked.ref, whole=True) if asked else None
            self._moving.go(at or Stop(StopKind.STAP, stop.step), asked.ref if asked else None)
        else:
            self._moving.go(Stop(StopKind.DEEL, stop.step, scope=scope, item=item))

    # -------------------------------------------------------------------------------------------- taking away
    def _on_remove(self, scope: Scope, item: ItemId) -> None:
        self._remove(scope, item, confirmed=False)

    def _remove(self, scope: Scope, item: ItemId, *, confirmed: bool) -> None:
        held = self._standing.held
        if held is None:
            return
        self._keeper.flush()
        self._standing.run(
            lambda: held.change(lambda d, o: answering.remove_item(d, o, scope, item, confirmed=confirmed)),
            partial(self._on_removed, scope, item),
        )

    def _on_removed(self, scope: Scope, item: ItemId, done: Opened | FallsAway) -> None:
        opened, stop = self._standing.opened, self._standing.stop
        if opened is None or stop is None:
            return
        if isinstance(done, FallsAway):
            name = opened.casus.name_of(scope, item)
            self._answering.ask_removal(done, name, partial(self._remove, scope, item, confirmed=True))
            return
        self._standing.take(done)
        listed = Stop(StopKind.LIJST, stop.step, scope=scope)
        self._moving.go(Stop(StopKind.STAP, stop.step) if self._standing.whole else listed)
