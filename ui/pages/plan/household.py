"""The people of the household as the plan calls them: as little as tells them apart, and what each of them reads."""

from dataclasses import asdict, dataclass, replace
from typing import Any, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QWidget

from triage.ids import CodeId, ItemId
from triage.kader.model import Code
from triage.plan.model import Bewoner, Inkijk
from ui.fields.choices import Dot, Tick
from ui.pages.plan.parts import ChoiceRow, LineRow
from ui.widgets.facts import Rule
from ui.widgets.layouts import Columns, Panel, column, empty
from ui.widgets.text import Muted, Small, Strong
from ui.words import say

_LEAST: Final = 18


@dataclass(frozen=True, slots=True)
class Typed:
    """Somebody as filled in, in or out of the household."""

    id: str
    within: bool
    name: str
    inkijk: str
    code: str = ""
    speaks_for: tuple[str, ...] = ()
    hidden: bool = False


def typed_of(one: Bewoner, *, within: bool = True) -> Typed:
    """Return somebody as the page begins with them."""
    speaks = tuple(one.speaks_for)
    return Typed(one.id, within, one.name, one.inkijk.value, one.code or "", speaks, one.hidden)


def as_data(typed: tuple[Typed, ...]) -> list[dict[str, object]]:
    """Return what was filled in as plain data to keep."""
    return [asdict(one) for one in typed]


def from_data(data: list[dict[str, Any]]) -> tuple[Typed, ...]:
    """Return what was kept."""
    return tuple(Typed(**{**one, "speaks_for": tuple(one["speaks_for"])}) for one in data)


class PersonPanel(QWidget):
    """One person."""

    edited = Signal()

    def __init__(self, one: Bewoner, others: tuple[Bewoner, ...], codes: tuple[Code, ...]) -> None:
        super().__init__()
        self.one = one
        inside = column(self, 0, 0.4)
        self.within = Tick(say("plan.begin.hoort", naam=one.name), strong=True)
        self.within.setChecked(True)
        inside.addWidget(self.within)
        self.more = QWidget()
        inside.addWidget(self.more)
        inside.addWidget(Rule())
        around = column(self.more, (1.8, 0, 0, 0.4), 0.6)
        self.name = LineRow(say("plan.begin.naam"))
        self.name.line.setAccessibleName(f"{say('plan.begin.naam')}: {one.name}")
        self.code = ChoiceRow(say("plan.begin.code"))
        self.code.list.setAccessibleName(f"{say('plan.begin.code')}: {one.name}")
        self.code.show_items([(code.id, f"{code.id}: {code.sentence}") for code in codes])
        around.addWidget(Small(say(f"plan.leeftijd.{one.age_group}")))
        around.addWidget(Columns((Panel(self.name, _LEAST), Panel(self._make_reads(), _LEAST))))
        around.addWidget(self.code)
        around.addWidget(self._make_speaks(others))
        self.hidden = Tick(say("plan.begin.geheim", naam=one.name), say("plan.begin.geheim_uitleg"))
        around.addWidget(self.hidden)
        self._wire()

    def _make_reads(self) -> QWidget:
        part = QWidget()
        inside = column(part, 0, 0.1)
        head = say("plan.begin.inkijk", naam=self.one.name)
        inside.addWidget(Strong(head))
        self.group = QButtonGroup(self)
        self.dots = {one.value: Dot(say(f"plan.inkijk.{one.value}")) for one in Inkijk}
        for slug, dot in self.dots.items():
            dot.setAccessibleName(f"{head}: {say(f'plan.inkijk.{slug}')}")
            self.group.addButton(dot)
            inside.addWidget(dot)
        return part

    def _make_speaks(self, others: tuple[Bewoner, ...]) -> QWidget:
        part = QWidget()
        inside = column(part, 0, 0.1)
        inside.addWidget(Strong(say("plan.begin.spreekt", naam=self.one.name)))
        inside.addWidget(Small(say("plan.begin.spreekt_uitleg")))
        self.speaks = {other.id: Tick(other.name) for other in others}
        for other in others:
            tick = self.speaks[other.id]
            tick.setAccessibleName(say("plan.begin.spreekt_naam", naam=self.one.name, ander=other.name))
            inside.addWidget(tick)
        # A child of under twelve represents nobody.
        if not others or self.one.age_group == "onder_12":
            part.hide()
        return part

    def _wire(self) -> None:
        self.name.edited.connect(self.edited)
        self.code.chosen.connect(self.edited)
        for button in (self.within, self.hidden, *self.dots.values(), *self.speaks.values()):
            button.toggled.connect(self._on_toggled)

    def show_typed(self, typed: Typed) -> None:
        """Show somebody as filled in."""
        self.within.setChecked(typed.within)
        self.name.show_text(typed.name)
        if typed.inkijk in self.dots:
            self.dots[typed.inkijk].setChecked(True)
        self.code.choose(typed.code)
        for item, tick in self.speaks.items():
            tick.setChecked(item in typed.speaks_for)
        self.hidden.setChecked(typed.hidden)
        self._follow()

    def typed(self) -> Typed:
        """Return what is filled in."""
        inkijk = next((slug for slug, dot in self.dots.items() if dot.isChecked()), "")
        speaks = tuple(item for item, tick in self.speaks.items() if tick.isChecked())
        return Typed(
            self.one.id,
            self.within.isChecked(),
            self.name.text(),
            inkijk,
            self.code.value() if inkijk != Inkijk.HEEL else "",
            speaks,
            self.hidden.isChecked(),
        )

    def complain(self) -> QWidget | None:
        """Say what lacks; return where, or None."""
        typed = self.typed()
        self.name.mark(None if typed.name.strip() or not typed.within else say("plan.mist.naam"))
        # Who reads what is about themselves is not left out; who reads nothing is, and that has its reason.
        needs = typed.within and typed.inkijk == Inkijk.NIETS and not typed.code
        self.code.mark(say("plan.mist.code") if needs else None)
        if typed.within and not typed.name.strip():
            return self.name.line
        return self.code.list if needs else None

    def _follow(self) -> None:
        self.more.setVisible(self.within.isChecked())
        self.code.setVisible(not self.dots[Inkijk.HEEL.value].isChecked())

    def _on_toggled(self, _on: bool) -> None:
        self._follow()
        self.edited.emit()


class HouseholdEditor(QWidget):
    """Everybody of the casus; who is ticked, belongs to the household."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        inside = column(self, 0, 0.8)
        inside.addWidget(Muted(say("plan.begin.mensen_uitleg")))
        self._column = column(None, 0, 0.7)
        inside.addLayout(self._column)
        self.panels: tuple[PersonPanel, ...] = ()

    def show_people(self, people: tuple[Bewoner, ...], codes: tuple[Code, ...], typed: tuple[Typed, ...] = ()) -> None:
        """Show everybody, with what was filled in before where there is something."""
        empty(self._column)
        before = {one.id: one for one in typed}
        self.panels = ()
        for one in people:
            panel = PersonPanel(one, tuple(other for other in people if other.id != one.id), codes)
            panel.show_typed(before.get(one.id) or typed_of(one))
            panel.edited.connect(self.edited)
            self.panels = (*self.panels, panel)
            self._column.addWidget(panel)

    def typed(self) -> tuple[Typed, ...]:
        """Return everybody as filled in."""
        return tuple(panel.typed() for panel in self.panels)

    def household(self) -> tuple[Bewoner, ...]:
        """Return the people of the household."""
        pairs = [(panel.one, panel.typed()) for panel in self.panels]
        within = {typed.id for _, typed in pairs if typed.within}
        return tuple(_bewoner(one, typed, within) for one, typed in pairs if typed.within)

    def complain(self) -> QWidget | None:
        """Say what lacks of each person; return the first place, or None."""
        found = [panel.complain() for panel in self.panels]
        return next((place for place in found if place is not None), None)


def _bewoner(one: Bewoner, typed: Typed, within: set[str]) -> Bewoner:
    speaks = tuple(ItemId(item) for item in typed.speaks_for if item in within)
    return replace(
        one,
        name=typed.name.strip(),
        inkijk=Inkijk(typed.inkijk or Inkijk.HEEL),
        code=CodeId(typed.code) if typed.code else None,
        speaks_for=speaks if one.age_group != "onder_12" else (),
        hidden=typed.hidden,
    )
