"""The questions in the middle of the triage page: one, those about one item, or those of a whole step.

What is already there stays there: a question that is asked again keeps its field, its text and its cursor.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QLayout, QWidget

from triage.answers import Ref, Scope
from triage.casework.casus.hints import Hint
from triage.casework.convenanten.partners import Partners, notes
from triage.casus.walk import Asked, Walk
from triage.ids import ItemId, QuestionId
from ui.pages.triage.question import QuestionBlock
from ui.pages.triage.settled import Settled
from ui.pages.triage.words import about, named
from ui.recipients import note_words
from ui.widgets.buttons import Quiet
from ui.widgets.facts import Rule
from ui.widgets.layouts import FlowRow, column
from ui.widgets.text import SectionHeading
from ui.words import say

PARTY_NAME = "partij.naam"
AT_ONCE = 24
"""Questions that are made before the page is shown; the others follow while somebody already reads."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What a sheet shows.

    Args:
        alone: one question, as large as it deserves.
        grouped: a heading stands above the questions of each item.
        collections: items of these can be added and removed here.
    """

    walk: Walk
    asked: tuple[Asked, ...]
    alone: bool
    grouped: bool
    writable: bool
    collections: tuple[Scope, ...] = ()


class GroupHead(QWidget):
    """The heading above the questions of one item, with a button that removes it where that may be."""

    remove_wanted = Signal(object, object)
    """The `Scope` and the `ItemId`."""

    def __init__(self, scope: Scope, item: ItemId, title: str, *, removable: bool) -> None:
        super().__init__()
        self._scope, self._item = scope, item
        inside = column(self, 0, 0.3)
        inside.addWidget(Rule())
        self._title = SectionHeading(title)
        inside.addWidget(self._title)
        self._remove = Quiet(say(f"triage.verwijder.{scope.value}"))
        self._remove.clicked.connect(self._on_remove)
        foot = FlowRow([self._remove])
        inside.addWidget(foot)
        foot.setHidden(not removable)

    def show_title(self, title: str) -> None:
        """Show the name as it is now."""
        self._title.setText(title)
        self._remove.setAccessibleName(say("triage.verwijder.naam", naam=title))

    def _on_remove(self) -> None:
        self.remove_wanted.emit(self._scope, self._item)


_Key = Ref | tuple[Scope, ItemId, QuestionId]


class QuestionSheet(QWidget):
    """Questions under each other."""

    edited = Signal(object, object)
    """The `Ref`, and the `Answer` as it now is."""
    left = Signal(object)
    """The person went on from this `Ref`."""
    entered = Signal(object)
    """Enter was pressed in a line of this `Ref`."""
    remove_wanted = Signal(object, object)
    """The `Scope` and the `ItemId`."""
    partner_chosen = Signal(object, str)
    """The `Ref` of the name of an organisation, and that of the agreement that was chosen."""

    def __init__(self) -> None:
        super().__init__()
        self.then: QWidget | None = None
        """What Tab reaches after the last question."""
        self._plan: Plan | None = None
        self._parts: dict[_Key, QWidget] = {}
        self._settled: dict[QWidget, Settled] = {}
        self._order: list[tuple[_Key, Asked]] = []
        self._hints: Mapping[Ref, tuple[Hint, ...]] = {}
        self._partners = Partners()
        self._column = column(self, 0, 1.5)
        self._later = QTimer(self)
        self._later.setInterval(0)
        self._later.timeout.connect(self._make_more)

    # ----------------------------------------------------------------------------------------------- showing
    def show_plan(self, plan: Plan, *, fresh: bool, up_to: Ref | None = None) -> None:
        """Show questions; `fresh` makes them all anew, else only what came or went moves.

        Args:
            up_to: make at least the questions up to this one now, because the focus goes there.
        """
        if fresh:
            self.clear()
        self._plan = plan
        self._order = _ordered(plan)
        self._drop_gone()
        keys = [key for key, _ in self._order]
        wanted = keys.index(up_to) + 1 if up_to in keys else 0
        self._fill(max(AT_ONCE, wanted, len(self._parts) + 6))

    def clear(self) -> None:
        """Take everything away."""
        self._later.stop()
        for part in self._parts.values():
            self._take(part)
        self._parts = {}
        self._order = []

    def blocks(self) -> tuple[QuestionBlock, ...]:
        """Return the questions that are made, in order."""
        parts = (self._parts.get(key) for key, _ in self._order)
        return tuple(part for part in parts if isinstance(part, QuestionBlock))

    def block(self, ref: Ref) -> QuestionBlock | None:
        """Return the block of a question, or None when it is not here (or not made yet)."""
        part = self._parts.get(ref)
        return part if isinstance(part, QuestionBlock) else None

    def show_hints(self, hints: Mapping[Ref, tuple[Hint, ...]]) -> None:
        """Point, at each question, at what may be looked at once more."""
        self._hints = hints
        for block in self.blocks():
            block.show_hints(hints.get(block.ref, ()))

    def show_partners(self, partners: Partners) -> None:
        """Tell, at each question about an organisation, what is agreed with it, and offer those with an agreement."""
        self._partners = partners
        for block in self.blocks():
            self._tell_partners(block)

    def finish(self) -> None:
        """Make every question that still waits."""
        self._fill(len(self._order))

    # ------------------------------------------------------------------------------------------------ inside
    def _drop_gone(self) -> None:
        keys = {key for key, _ in self._order}
        for key in [key for key in self._parts if key not in keys]:
            self._take(self._parts.pop(key))

    def _take(self, part: QWidget) -> None:
        settled = self._settled.pop(part)
        self._column.removeWidget(settled)
        settled.hide()
        settled.deleteLater()

    def _fill(self, upto: int) -> None:
        """Make the first `upto` parts where they are not there yet, and bring the others up to date."""
        moved = [self._put(index, key, asked) for index, (key, asked) in enumerate(self._order[:upto])]
        if any(moved):
            self._chain()
        if upto >= len(self._order):
            self._later.stop()
        else:
            self._later.start()

    def _put(self, index: int, key: _Key, asked: Asked) -> bool:
        """Put a part in its place and tell whether that changed anything."""
        part = self._parts.get(key)
        if part is None:
            self._parts[key] = part = self._made(key, asked)
            self._settled[part] = Settled(part)
            self._column.insertWidget(index, self._settled[part])
            self._settled[part].show_at(self.width())
            return True
        self._renew(part, asked)
        settled = self._settled[part]
        if self._column.indexOf(settled) == index:
            return False
        self._column.removeWidget(settled)
        self._column.insertWidget(index, settled)
        return True

    def _chain(self) -> None:
        """Let Tab follow the order on the page: Qt's own is the order in which parts were made."""
        placed = [self._parts[key] for key, _ in self._order if key in self._parts]
        stops = [one for part in placed for one in focusable(part)]
        stops += [] if self.then is None else [self.then]
        for one, other in pairwise(stops):
            QWidget.setTabOrder(one, other)

    def _renew(self, part: QWidget, asked: Asked) -> None:
        plan = self._needed()
        if isinstance(part, QuestionBlock):
            part.show_asked(asked, self._about(asked))
        elif isinstance(part, GroupHead) and asked.ref.item is not None:
            part.show_title(_title(plan.walk, asked))

    def _made(self, key: _Key, asked: Asked) -> QWidget:
        plan = self._needed()
        if isinstance(key, Ref):
            fixed = key.question in plan.walk.fixed
            block = QuestionBlock(asked, self._about(asked), alone=plan.alone, writable=plan.writable, fixed=fixed)
            block.edited.connect(self.edited)
            block.left.connect(self.left)
            block.entered.connect(self.entered)
            block.show_hints(self._hints.get(key, ()))
            block.offered.connect(self.partner_chosen)
            self._tell_partners(block)
            return block
        scope, item, _ = key
        removable = plan.writable and scope in plan.collections
        head = GroupHead(scope, item, _title(plan.walk, asked), removable=removable)
        head.show_title(_title(plan.walk, asked))
        head.remove_wanted.connect(self.remove_wanted)
        return head

    def _tell_partners(self, block: QuestionBlock) -> None:
        told = notes(self._needed().walk.casus, self._partners, block.ref)
        block.show_notes(tuple(map(note_words, told)))
        if block.ref.question == PARTY_NAME:
            block.offer(self._partners.names)

    def _about(self, asked: Asked) -> str:
        plan = self._needed()
        if plan.grouped:
            return ""
        return about(plan.walk.casus, asked.question.scope, asked.ref.item)

    def _make_more(self) -> None:
        self._fill(len(self._parts) + 6)

    def _needed(self) -> Plan:
        assert self._plan is not None  # noqa: S101 (nothing is made before a plan is shown)
        return self._plan


def focusable(part: QWidget) -> list[QWidget]:
    """Return what Tab can reach inside a part, in the order in which it stands on the page."""
    if isinstance(part, Settled):
        return focusable(part.part)
    found = [part] if part.focusPolicy() & Qt.FocusPolicy.TabFocus else []
    layout = part.layout()
    return found + (_focusable_in(layout) if layout is not None else [])


def _focusable_in(layout: QLayout) -> list[QWidget]:
    found: list[QWidget] = []
    for index in range(layout.count()):
        item = layout.itemAt(index)
        if item is None:
            continue
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            found += focusable(widget)
        elif inner is not None:
            found += _focusable_in(inner)
    return found


def _title(walk: Walk, asked: Asked) -> str:
    if asked.ref.item is None:
        return ""
    return named(walk.casus, asked.question.scope, asked.ref.item)


def _ordered(plan: Plan) -> list[tuple[_Key, Asked]]:
    """Return the parts in order: questions, and where they are grouped a heading before each other item."""
    order: list[tuple[_Key, Asked]] = []
    item: ItemId | None = None
    for asked in plan.asked:
        if plan.grouped and asked.ref.item != item and asked.ref.item is not None:
            order.append(((asked.question.scope, asked.ref.item, asked.question.id), asked))
        item = asked.ref.item
        order.append((asked.ref, asked))
    return order
