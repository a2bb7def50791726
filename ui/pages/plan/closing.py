"""Closing a plan, with why; and the people of the household with what each of them reads."""

from PySide6.QtCore import Signal

from triage.plan.model import Bewoner, Inkijk, Plan, PlanState, Slot
from ui.pages.plan.parts import ChoiceRow
from ui.widgets.buttons import Danger, Quiet
from ui.widgets.card import Card
from ui.widgets.layouts import FlowRow, column, empty
from ui.widgets.text import Muted, Plain, SmallStrong
from ui.words import day, listed, say


class ClosingCard(Card):
    """Closing: a reason from the list; what is closed says so and why."""

    close_wanted = Signal(object)
    """A `Slot`."""

    def __init__(self) -> None:
        super().__init__(say("plan.sluiten.titel"))
        self.intro = Muted(say("plan.sluiten.uitleg"))
        self.why = ChoiceRow(say("plan.sluiten.waarom"))
        self.why.show_items([(one.value, say(f"plan.slot.{one.value}")) for one in Slot])
        self.button = Danger(say("plan.sluiten.knop"))
        self._foot = FlowRow([self.button])
        for part in (self.intro, self.why, self._foot):
            self.add(part)
        self.button.clicked.connect(self._on_close)

    def show_plan(self, plan: Plan, *, may: bool) -> None:
        """Offer closing to who may; say of a closed plan when and why."""
        closed = plan.state is PlanState.GESLOTEN
        self.setVisible(closed or may)
        self.why.choose("")
        self.why.mark(None)
        self.why.setVisible(not closed)
        self._foot.setVisible(not closed)
        if closed and plan.closed_on and plan.closed_why:
            why = say(f"plan.slot.{plan.closed_why.value}")
            self.intro.setText(say("plan.sluiten.gesloten", dag=day(plan.closed_on), waarom=why))
        else:
            self.intro.setText(say("plan.sluiten.uitleg"))

    def _on_close(self) -> None:
        chosen = self.why.value()
        self.why.mark(None if chosen else say("plan.sluiten.mist"))
        if chosen:
            self.close_wanted.emit(Slot(chosen))
        else:
            self.why.list.setFocus()


class HouseholdCard(Card):
    """Who belongs to the household, and what each of them reads."""

    change_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(say("plan.mensen.titel"))
        self._list = column(None, 0, 0.5)
        self.add(self._list)
        self.change = Quiet(say("plan.mensen.wijzig"), icon_name="potlood")
        self._foot = FlowRow([self.change])
        self.add(self._foot)
        self.change.clicked.connect(self.change_wanted)

    def show_plan(self, plan: Plan, *, may_change: bool) -> None:
        """Show the household."""
        empty(self._list)
        for one in plan.bewoners:
            entry = column(None, 0, 0.05)
            entry.addWidget(SmallStrong(one.name))
            told = Plain(" ".join(reads(plan, one)))
            told.setProperty("small", True)
            entry.addWidget(told)
            self._list.addLayout(entry)
        self._foot.setVisible(may_change)


def reads(plan: Plan, one: Bewoner) -> tuple[str, ...]:
    """Return what somebody of the household reads, each in a sentence."""
    names = {other.id: other.name for other in plan.bewoners}
    speaks = tuple(names[item] for item in one.speaks_for if item in names)
    less = one.inkijk is not Inkijk.HEEL and one.code
    told = [
        say(f"plan.leeftijd.{one.age_group}"),
        say(f"plan.inkijk.{one.inkijk.value}_zin"),
        say("plan.mensen.code", code=one.code or "") if less else "",
        say("plan.mensen.spreekt", namen=listed(speaks)) if speaks else "",
        say("plan.mensen.geheim") if one.hidden else "",
    ]
    return tuple(part for part in told if part)
