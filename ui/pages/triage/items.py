"""The people, organisations, share lines or consults of a casus, under each other, with what each still needs."""

from collections import Counter
from itertools import pairwise

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QFrame, QWidget

from triage.answers import Scope
from triage.casus.walk import Walk
from triage.ids import ItemId, StepId
from ui.pages.triage.settled import Settled
from ui.pages.triage.stops import fine, open_of
from ui.pages.triage.words import item_words, named
from ui.widgets.buttons import Button, Quiet
from ui.widgets.chip import Chip, Kind
from ui.widgets.facts import Rule
from ui.widgets.layouts import FlowRow, column, empty
from ui.widgets.strip import EmptyState
from ui.widgets.text import QuestionHeading, Small, Strong
from ui.words import say

Told = tuple[ItemId, str, str, int]
"""What a row says: the item, its name, what is known of it, and how much is still open."""


def _told(walk: Walk, step: StepId, scope: Scope) -> tuple[Told, ...]:
    open_now = Counter(one.ref.item for one in walk.of_step(step) if not fine(one))
    items = walk.casus.of(scope)
    return tuple((one, named(walk.casus, scope, one), item_words(walk, scope, one), open_now[one]) for one in items)


class ItemRow(QFrame):
    """One item: its name, what is known of it, what it still needs, and what can be done with it."""

    opened = Signal(object)
    """The `ItemId` whose questions somebody wants to see."""
    remove_wanted = Signal(object)
    """The `ItemId` somebody wants to take away."""

    def __init__(self, walk: Walk, step: StepId, scope: Scope, item: ItemId, *, writable: bool) -> None:
        super().__init__()
        self.item = item
        name = named(walk.casus, scope, item)
        words = column(self, (0, 0.4, 0, 0.4), 0.15)
        words.addWidget(Strong(name))
        known = item_words(walk, scope, item)
        if known:
            words.addWidget(Small(known))
        open_now = open_of(walk, step, item)
        chip = Chip(say("triage.deel.open", aantal=open_now), Kind.ATTENTION, "-")
        if not open_now:
            chip.show_state(say("triage.deel.compleet"), Kind.OK)
        self.open_button = Button(say("triage.deel.bekijk" if not writable else "triage.deel.wijzig"), small=True)
        self.open_button.setAccessibleName(say("triage.deel.wijzig_naam", naam=name))
        self.open_button.clicked.connect(self._on_open)
        self.remove_button = Quiet(say("triage.deel.verwijder"))
        self.remove_button.setAccessibleName(say("triage.verwijder.naam", naam=name))
        self.remove_button.clicked.connect(self._on_remove)
        words.addWidget(FlowRow([chip, self.open_button, self.remove_button]))
        self.remove_button.setHidden(not writable)

    def _on_open(self) -> None:
        self.opened.emit(self.item)

    def _on_remove(self) -> None:
        self.remove_wanted.emit(self.item)


class ItemsView(QWidget):
    """A collection, with a button that adds to it."""

    opened = Signal(object, object)
    """The `Scope` and the `ItemId` whose questions somebody wants to see."""
    add_wanted = Signal(object)
    """The `Scope` to which something is added."""
    remove_wanted = Signal(object, object)
    """The `Scope` and the `ItemId` somebody wants to take away."""

    def __init__(self, scope: Scope) -> None:
        super().__init__()
        self.scope = scope
        inside = column(self, 0, 0.6)
        self._heading = QuestionHeading(say(f"triage.lijst.{scope.value}"))
        self._help = Small(say(f"triage.lijst.{scope.value}_uitleg"))
        self._rows = column(None, 0, 0.1)
        self._made: tuple[ItemRow, ...] = ()
        self._told: tuple[tuple[Told, ...], bool] | None = None
        self.add_button = Button(say(f"triage.toevoegen.{scope.value}"), icon_name="plus")
        self.add_button.setToolTip(say("triage.toevoegen.toets"))
        self.add_button.clicked.connect(self._on_add)
        inside.addWidget(self._heading)
        inside.addWidget(self._help)
        inside.addLayout(self._rows)
        inside.addWidget(FlowRow([self.add_button]))

    def show_items(self, walk: Walk, step: StepId, *, writable: bool) -> None:
        """Show the items as they are now, unless they are there already; the focus stays on the same item."""
        told = _told(walk, step, self.scope), writable
        if told == self._told:
            return
        self._told = told
        here = QApplication.focusWidget()
        focused = next((row.item for row in self._made if here is not None and row.isAncestorOf(here)), None)
        empty(self._rows)
        items = walk.casus.of(self.scope)
        self._made = tuple(ItemRow(walk, step, self.scope, item, writable=writable) for item in items)
        for index, made in enumerate(self._made):
            if index:
                self._rows.addWidget(Rule())
            settled = Settled(made)
            self._rows.addWidget(settled)
            settled.show_at(self.width())
            made.opened.connect(self._on_opened)
            made.remove_wanted.connect(self._on_remove)
            if made.item == focused:
                made.open_button.setFocus()
        if not items:
            self._rows.addWidget(EmptyState(say(f"triage.lijst.{self.scope.value}_leeg")))
        self.add_button.setVisible(writable)
        self._chain()

    def rows(self) -> tuple[ItemRow, ...]:
        """Return the rows."""
        return self._made

    def _chain(self) -> None:
        stops = [one for made in self._made for one in (made.open_button, made.remove_button)] + [self.add_button]
        for one, other in pairwise(stops):
            QWidget.setTabOrder(one, other)

    def _on_add(self) -> None:
        self.add_wanted.emit(self.scope)

    def _on_opened(self, item: ItemId) -> None:
        self.opened.emit(self.scope, item)

    def _on_remove(self, item: ItemId) -> None:
        self.remove_wanted.emit(self.scope, item)


class AddAnother(QWidget):
    """Under the questions of one item: add another of the same kind, or take this one away."""

    add_wanted = Signal()
    remove_wanted = Signal()

    def __init__(self, scope: Scope) -> None:
        super().__init__()
        inside = column(self, 0, 0.4)
        self.add_button = Quiet(say(f"triage.nog_een.{scope.value}"), icon_name="plus")
        self.remove_button = Quiet(say(f"triage.verwijder.{scope.value}"))
        self.add_button.clicked.connect(self.add_wanted)
        self.remove_button.clicked.connect(self.remove_wanted)
        inside.addWidget(FlowRow([self.add_button, self.remove_button]))
