"""Who sees a line: boxes as the rules propose them; what is not possible is a sentence, and no box."""

from collections.abc import Collection, Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from triage.ids import ItemId
from triage.plan.model import Afspraak, Bewoner, Hulpverlener, Inkijk, Plan
from triage.plan.reading import possible, proposed
from ui.fields.choices import Tick
from ui.pages.plan.words import helper_name
from ui.widgets.layouts import column, empty
from ui.widgets.text import Muted, Small, SmallStrong, Strong
from ui.words import say


class ReadersPicker(QWidget):
    """The household first, then the other helpers; the regisseur and who does it always see it."""

    edited = Signal()
    """Somebody of the household was ticked, or not any more."""
    helped = Signal()
    """Another helper was ticked, or not any more."""

    def __init__(self) -> None:
        super().__init__()
        inside = column(self, 0, 0.3)
        inside.addWidget(Strong(say("plan.form.wie_ziet")))
        self.always = Small(say("plan.form.wie_ziet_altijd"))
        inside.addWidget(self.always)
        self._list = column(None, 0, 0.1)
        inside.addLayout(self._list)
        self.ticks: dict[str, Tick] = {}
        self.helper_ticks: dict[str, Tick] = {}
        self._helping: tuple[str, ...] = ()
        self._made: tuple[object, ...] = ()

    def show_line(
        self, plan: Plan, line: Afspraak, deferred: frozenset[ItemId], readers: tuple[str, ...] | None
    ) -> None:
        """Show who can see a line.

        Args:
            readers: who was ticked by hand; None lets the proposal of the rules stand.
        """
        can = tuple(one for one in plan.bewoners if possible(plan, one, line, deferred))
        cannot = tuple((one, _why(one, deferred)) for one in plan.bewoners if one not in can)
        others = tuple(one for one in plan.helpers if one.id != line.helper)
        if (can, cannot, others) != self._made:
            self._made = (can, cannot, others)
            self._make(can, cannot, others)
        _show(self.ticks, proposed(plan, line, deferred) if readers is None else readers)

    def show_helpers(self, helpers: tuple[str, ...]) -> None:
        """Tick the other helpers who see it too."""
        self._helping = helpers
        _show(self.helper_ticks, helpers)

    def values(self) -> tuple[str, ...]:
        """Return who of the household is ticked."""
        return tuple(item for item, tick in self.ticks.items() if tick.isChecked())

    def helper_values(self) -> tuple[str, ...]:
        """Return which other helpers are ticked."""
        return self._helping

    def _make(
        self,
        can: tuple[Bewoner, ...],
        cannot: tuple[tuple[Bewoner, str], ...],
        others: tuple[Hulpverlener, ...],
    ) -> None:
        empty(self._list)
        self.ticks = {one.id: self._tick(one.name) for one in can}
        for one, why in cannot:
            self._list.addWidget(Muted(say(f"plan.form.ziet_niet.{why}", naam=one.name)))
        if others:
            self._list.addWidget(SmallStrong(say("plan.form.ook_hulpverleners")))
        self.helper_ticks = {one.id: self._tick(helper_name(one)) for one in others}
        # Who does it themselves sees it anyway.
        self.show_helpers(tuple(item for item in self._helping if item in self.helper_ticks))
        for tick in self.ticks.values():
            tick.toggled.connect(self.edited)
        for tick in self.helper_ticks.values():
            tick.toggled.connect(self._on_helper)

    def _on_helper(self, _on: bool) -> None:
        self._helping = tuple(item for item, tick in self.helper_ticks.items() if tick.isChecked())
        self.helped.emit()

    def _tick(self, name: str) -> Tick:
        tick = Tick(name)
        tick.setAccessibleName(say("plan.form.ziet_naam", naam=name))
        self._list.addWidget(tick)
        return tick


def _why(one: Bewoner, deferred: frozenset[ItemId]) -> str:
    if one.inkijk is Inkijk.NIETS:
        return "niets"
    # Reading only one's own would close it anyway; what may not be known yet is the heavier reason.
    return "uitgesteld" if deferred else "eigen"


def _show(ticks: Mapping[str, Tick], ticked: Collection[str]) -> None:
    """Tick these, without telling it as something that a person did."""
    for item, tick in ticks.items():
        blocked = tick.blockSignals(True)
        tick.setChecked(item in ticked)
        tick.blockSignals(blocked)
