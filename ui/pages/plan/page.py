"""The page of a 1-plan: who does what, the form for a new agreement, the course, and what belongs to it beside."""

from datetime import datetime
from typing import Final

from PySide6.QtCore import QPoint, QTimer, Signal
from PySide6.QtWidgets import QWidget

from triage.casework.plan.desk import OpenPlan
from triage.ids import ItemId
from triage.plan.checks import Checks
from triage.plan.model import PlanState
from ui.pages.plan.closing import ClosingCard, HouseholdCard
from ui.pages.plan.course import CourseCard
from ui.pages.plan.datwat import NO_CHECKS
from ui.pages.plan.filled import Filled
from ui.pages.plan.form import AfspraakForm
from ui.pages.plan.helpers import HelpersCard
from ui.pages.plan.history import HistoryCard
from ui.pages.plan.lines import LinesCard
from ui.pages.plan.meetings import MeetingsCard
from ui.pages.plan.papers import PapersRow
from ui.pages.plan.words import state_chip
from ui.theme import em
from ui.widgets.buttons import Primary, Quiet
from ui.widgets.chip import Chip, Kind
from ui.widgets.layouts import Columns, FlowRow, Panel, column
from ui.widgets.scroll import ScrollPage
from ui.widgets.text import Muted, Plain, PrimaryHeading
from ui.words import day, say

_LAID_OUT_MS: Final = 120


class PlanPage(ScrollPage):
    """A plan, or somebody's own part of one."""

    print_for_bewoner = Signal(object)
    """The `ItemId` of somebody of the household."""
    print_for_helper = Signal(object)
    """The `ItemId` of a helper."""
    close_wanted = Signal(object)
    """A `Slot`: close the plan for this reason."""
    leave_wanted = Signal()
    casus_wanted = Signal()
    household_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(widest=104)
        self._shown: OpenPlan | None = None
        self._make_head()
        self.lines, self.form, self.course = LinesCard(), AfspraakForm(), CourseCard()
        self.household, self.helpers, self.meetings = HouseholdCard(), HelpersCard(), MeetingsCard()
        self.closing, self.history = ClosingCard(), HistoryCard()
        self.add_button = Primary(say("plan.form.nieuw"), icon_name="plus")
        left, self._right = QWidget(), QWidget()
        around = column(left, 0, 1.1)
        around.addWidget(self.lines)
        # Above the agreements: below sixty of them nobody finds it.
        self._add_row = FlowRow([self.add_button])
        self.lines.body.insertWidget(1, self._add_row)
        around.addWidget(self.form)
        around.addWidget(self.course)
        beside = column(self._right, 0, 1.1)
        for card in (self.household, self.helpers, self.meetings, self.history, self.closing):
            beside.addWidget(card)
        self.content.addWidget(Columns((Panel(left, 24, 12), Panel(self._right, 18, 1))))
        self._wire()
        self.show_nothing()

    def _make_head(self) -> None:
        self.title = PrimaryHeading()
        self.title.setWordWrap(False)
        self.state, self.own = Chip("", Kind.OK), Chip(say("plan.eigen.merk"), Kind.ACCENT)
        self.leave = Quiet(say("plan.terug"), icon_name="terug")
        self.casus = Quiet(say("plan.naar_casus"))
        self.goal, self.about = Plain(), Muted()
        self.papers = PapersRow()
        head = column(None, 0, 0.25)
        head.addWidget(FlowRow([self.title, self.state, self.own, self.casus, self.leave], 0.9))
        for part in (self.goal, self.about, self.papers):
            head.addWidget(part)
        self.content.addLayout(head)

    def _wire(self) -> None:
        self.lines.chosen.connect(self._on_line)
        self.course.chosen.connect(self._on_line)
        self.form.cancelled.connect(self._on_cancelled)
        self.form.missing.connect(self._on_missing)
        self.helpers.opened.connect(self._on_missing)
        self.add_button.clicked.connect(self._on_new)
        self.papers.for_bewoner.connect(self.print_for_bewoner)
        self.papers.for_helper.connect(self.print_for_helper)
        self.closing.close_wanted.connect(self.close_wanted)
        self.household.change_wanted.connect(self.household_wanted)
        self.leave.clicked.connect(self.leave_wanted)
        self.casus.clicked.connect(self.casus_wanted)

    # ---------------------------------------------------------------------------------------------------- showing
    def show_nothing(self) -> None:
        """Show nothing of anybody, while something is fetched."""
        self._shown = None
        self.title.setText(say("plan.laden"))
        self.goal.setText("")
        self.about.setText("")
        cards = (self.lines, self.form, self.course, self._right, self.papers, self.state, self.own, self.casus)
        for part in cards:
            part.hide()

    def show_plan(
        self, shown: OpenPlan, now: datetime, checks: Checks = NO_CHECKS, draft: Filled | None = None, *,
        papers: bool = False, casus: bool = False,
    ) -> None:  # fmt: skip
        """Show a plan; what was typed before comes back into the form.

        Args:
            papers: there is a page that makes papers of it.
            casus: the casus can be gone to.
        """
        self._shown = shown
        plan = shown.plan
        self._show_head(shown, papers=papers)
        self.casus.setVisible(shown.whole and casus)
        self.lines.show_lines(shown, now.date())
        self.lines.show()
        self.course.show_course(shown, now.date())
        self.form.show_plan(shown, checks, now.date())
        self.form.hide()
        runs = plan.state is PlanState.LOOPT
        self._add_row.setVisible(shown.whole and shown.may.agree and runs)
        if draft is not None and not draft.empty and self._may_change():
            self.open_form(draft, focus=False)
        self._right.setVisible(shown.whole)
        if shown.whole:
            self.household.show_plan(plan, may_change=shown.may.write and runs)
            self.helpers.show_plan(shown, checks)
            self.meetings.show_meetings(shown, now)
            self.history.show_plan(may=shown.may.history)
            self.closing.show_plan(plan, may=shown.may.write)
        QTimer.singleShot(0, self, self._enter)

    def _show_head(self, shown: OpenPlan, *, papers: bool) -> None:
        plan = shown.plan
        self.title.setText(say("plan.titel", nummer=plan.number))
        self.state.show_state(*state_chip(plan))
        self.state.show()
        self.own.setVisible(not shown.whole)
        # An own part does not tell what the whole is for.
        self.goal.setText(say("plan.doel", doel=plan.goal) if plan.goal else "")
        self.goal.setVisible(bool(plan.goal))
        regisseur = plan.regisseur
        who = ", ".join(part for part in (regisseur.name, regisseur.function, regisseur.contact) if part)
        self.about.setText(say("plan.onder_titel", sinds=day(plan.begun.date()), regisseur=who))
        if shown.whole:
            self.papers.show_plan(plan, there=papers and shown.may.papers)
        else:
            self.papers.show_own(shown.mine if papers else None)

    def open_form(self, filled: Filled, *, focus: bool = True) -> None:
        """Open the form with what was filled in, or empty."""
        self.form.show_filled(filled)
        self.form.show()
        self._add_row.hide()
        if focus:
            self._to_form()

    def show_form_busy(self, *, busy: bool) -> None:
        """Let the form rest while it is on its way."""
        self.form.add_button.setEnabled(not busy)

    @property
    def shown(self) -> OpenPlan | None:
        """What is on the page, or None while it is on its way."""
        return self._shown

    @property
    def typing(self) -> bool:
        """The form is open."""
        return not self.form.isHidden()

    # ----------------------------------------------------------------------------------------------------- inside
    def _may_change(self) -> bool:
        shown = self._shown
        if shown is None or shown.plan.state is not PlanState.LOOPT:
            return False
        return shown.may.agree if shown.whole else shown.may.own

    def _on_line(self, line: str) -> None:
        shown = self._shown
        if shown is None or not self._may_change():
            return
        chosen = shown.plan.afspraak(ItemId(line))
        if not shown.whole and chosen.helper != shown.mine:
            # Opened to this helper to know of; it is somebody else's to change.
            return
        self.form.show_line(chosen)
        self.form.show()
        self._add_row.hide()
        self._to_form()

    def _on_new(self) -> None:
        self.open_form(Filled())

    def _on_cancelled(self) -> None:
        self.close_form()
        (self.add_button if self.add_button.isVisibleTo(self) else self.lines.table).setFocus()

    def close_form(self) -> None:
        """Put the form away, empty."""
        self.form.show_filled(Filled())
        self.form.hide()
        shown = self._shown
        self._add_row.setVisible(shown is not None and shown.whole and self._may_change())

    def _to_form(self) -> None:
        first = self.form.about.list if self.form.about.isVisibleTo(self) else self.form.text.editor
        first.setFocus()
        # Once now, and once when what came and went above the form was laid out.
        for wait in (0, _LAID_OUT_MS):
            QTimer.singleShot(wait, self, self._see_form)

    def _see_form(self) -> None:
        """Let the form stand at the top of the page."""
        inner = self.widget()
        if self.typing and inner is not None:
            self.verticalScrollBar().setValue(self.form.mapTo(inner, QPoint(0, 0)).y() - em(1))

    def _on_missing(self, place: object) -> None:
        if isinstance(place, QWidget):
            self.show_widget(place)

    def _enter(self) -> None:
        if not self.isVisible():
            return
        if self.typing:
            self._to_form()
        elif self.lines.table.isVisible():
            self.lines.table.setFocus()
        else:
            (self.add_button if self.add_button.isVisible() else self.leave).setFocus()
