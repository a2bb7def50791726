"""The list of plans: number, regisseur, organisations and when it changed; never a name of a household."""

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from triage.plan.model import PlanRow, PlanState
from ui.fields.editors import LineEditor
from ui.fields.form import FormRow
from ui.widgets.buttons import Button, Primary
from ui.widgets.card import Card
from ui.widgets.chip import Kind
from ui.widgets.layouts import FlowRow, column, row
from ui.widgets.lines import Cell, Heading, Line, LinesTable
from ui.widgets.scroll import ScrollPage
from ui.widgets.strip import EmptyState
from ui.widgets.text import Muted, PrimaryHeading
from ui.words import listed, near_moment, say

PAGE = 50
"""Rows on one page of the list."""
_MOST_NAMED = 4


class PlansPage(ScrollPage):
    """Plans in a table."""

    open_wanted = Signal(str)
    """The id of a plan to open."""
    page_wanted = Signal(int)
    """Other rows: how many to skip."""
    new_wanted = Signal(str)
    """Begin a plan with the casus of this kenmerk, as typed."""

    def __init__(self) -> None:
        super().__init__()
        self._summary = Muted()
        words = column(None, 0, 0.2)
        words.addWidget(PrimaryHeading(say("plan.lijst.titel")))
        words.addWidget(self._summary)
        self.content.addLayout(words)
        keys = (("nummer", 3), ("organisaties", 6), ("staat", 4), ("regisseur", 4))
        heads = [Heading(say(f"plan.lijst.kop.{key}"), share) for key, share in keys]
        self.table = LinesTable(heads, say("plan.lijst.titel"))
        self.table.chosen.connect(self.open_wanted)
        self._card = Card()
        self._card.add(self.table)
        self.before, self.after = Button(say("plan.lijst.vorige")), Button(say("plan.lijst.volgende"))
        turning = row(None, 0, 0.6)
        turning.addWidget(self.before)
        turning.addWidget(self.after)
        turning.addStretch(1)
        self._card.add(turning)
        self._empty = EmptyState(say("plan.lijst.leeg"), say("plan.lijst.leeg_uitleg"))
        self._make_begin()
        for part in (self._card, self._empty, self.begin):
            self.content.addWidget(part)
        self.before.clicked.connect(self._on_before)
        self.after.clicked.connect(self._on_after)
        self._skip = 0
        self.show_nothing()

    def _make_begin(self) -> None:
        self.begin = Card(say("plan.lijst.begin"))
        self.begin.add(Muted(say("plan.lijst.begin_uitleg")))
        self.kenmerk = FormRow(say("plan.lijst.kenmerk"), LineEditor(limit=40), say("plan.lijst.kenmerk_uitleg"))
        self.begin_button = Primary(say("plan.lijst.begin_knop"), icon_name="plus")
        self.begin.add(self.kenmerk)
        self.begin.add(FlowRow([self.begin_button]))
        self.begin_button.clicked.connect(self._on_begin)
        self.kenmerk_line.returnPressed.connect(self._on_begin)

    @property
    def kenmerk_line(self) -> LineEditor:
        """Where the kenmerk of a casus is typed."""
        assert isinstance(self.kenmerk.editor, LineEditor)  # noqa: S101 (made so above)
        return self.kenmerk.editor

    def show_nothing(self) -> None:
        """Show nothing of before, while something is fetched."""
        self.table.show_lines([])
        self._summary.setText(say("plan.lijst.laden"))
        for part in (self._card, self._empty, self.begin):
            part.hide()

    def show_rows(self, rows: tuple[PlanRow, ...], total: int, skip: int, now: datetime, *, may_begin: bool) -> None:
        """Show a page of the list."""
        self._skip = skip
        self._summary.setText(say("plan.lijst.aantal", aantal=total))
        self.table.show_lines([plan_line(one, now) for one in rows])
        self._card.setVisible(bool(rows))
        self.before.setVisible(skip > 0)
        self.after.setVisible(skip + len(rows) < total)
        self._empty.setVisible(not rows)
        self.begin.setVisible(may_begin)

    def first_focus(self) -> QWidget:
        """Return where the keyboard starts."""
        return self.table if self._card.isVisibleTo(self) else self.kenmerk_line

    def _on_before(self) -> None:
        self.page_wanted.emit(max(0, self._skip - PAGE))

    def _on_after(self) -> None:
        self.page_wanted.emit(self._skip + PAGE)

    def _on_begin(self) -> None:
        typed = self.kenmerk_line.words().strip()
        self.kenmerk.mark(None if typed else say("plan.lijst.kenmerk_mist"))
        if typed:
            self.new_wanted.emit(typed)


def plan_line(found: PlanRow, now: datetime) -> Line:
    """Return a plan as a row; that only an own part is for the reader, stands in words."""
    named = found.organisations[:_MOST_NAMED]
    rest = len(found.organisations) - len(named)
    helping = listed(named) if named else say("plan.lijst.geen_organisatie")
    more = say("plan.lijst.en_meer", aantal=rest) if rest else ""
    changed = near_moment(found.changed.astimezone(now.tzinfo), now)
    return Line(
        found.id,
        (
            Cell(found.number, say("plan.lijst.eigen") if found.own else "", strong=True),
            Cell(f"{helping} {more}".strip()),
            Cell(say(f"plan.staat.{found.state.value}"), chip=_kind(found.state)),
            Cell(found.regisseur, changed),
        ),
    )


def _kind(state: PlanState) -> Kind:
    return Kind.OK if state is PlanState.LOOPT else Kind.NEUTRAL
