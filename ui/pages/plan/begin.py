"""Beginning a plan: what the casus recorded, the goal, the household and how to reach the regisseur."""

import json
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from triage.casework.plan.planning import Beginning
from triage.plan.checks import Check
from ui.pages.plan.datwat import CheckedText, no_check
from ui.pages.plan.filled import Keep
from ui.pages.plan.household import HouseholdEditor, Typed, as_data, from_data
from ui.pages.plan.parts import LineRow
from ui.widgets.buttons import Button, Primary, Quiet
from ui.widgets.card import Card
from ui.widgets.chip import Kind
from ui.widgets.errors import ErrorLine
from ui.widgets.icons import Icon
from ui.widgets.layouts import FlowRow, column, empty, row
from ui.widgets.saved import SavedLabel
from ui.widgets.scroll import ScrollPage
from ui.widgets.strip import MessageStrip
from ui.widgets.text import Muted, Plain, PrimaryHeading
from ui.words import say


@dataclass(frozen=True, slots=True)
class Begun:
    """What is filled in to begin a plan, or to change its household."""

    goal: str = ""
    kept: tuple[Keep, ...] = ()
    contact: str = ""
    people: tuple[Typed, ...] = ()


def as_text(begun: Begun) -> str:
    """Return what was filled in as text to keep."""
    kept = [[one.quote, one.kind, one.reason] for one in begun.kept]
    data = {"goal": begun.goal, "kept": kept, "contact": begun.contact, "people": as_data(begun.people)}
    return json.dumps(data, ensure_ascii=False)


def from_text(text: str) -> Begun | None:
    """Return what was kept, or None where there is nothing."""
    if not text:
        return None
    data: dict[str, Any] = json.loads(text)
    kept = tuple(Keep(*one) for one in data["kept"])
    return Begun(data["goal"], kept, data["contact"], from_data(data["people"]))


class BeginPage(ScrollPage):
    """A plan to begin; or its goal, contact and household to change."""

    begin_wanted = Signal()
    casus_wanted = Signal()
    leave_wanted = Signal()
    edited = Signal()

    def __init__(self) -> None:
        super().__init__(widest=72)
        self._shown: Beginning | None = None
        self._changing = False
        self._check: Check = no_check
        self.title, self.about = PrimaryHeading(say("plan.begin.titel")), Muted()
        self.title.setWordWrap(False)
        self.leave = Quiet(say("plan.begin.terug"), icon_name="terug")
        head = column(None, 0, 0.2)
        head.addWidget(FlowRow([self.title, self.leave], 0.9))
        head.addWidget(self.about)
        self.content.addLayout(head)
        self._make_recorded()
        self._make_goal()
        self.people = Card(say("plan.begin.mensen"))
        self.household = HouseholdEditor()
        self.error = ErrorLine()
        self.people.add(self.household)
        self.people.add(self.error)
        self.button, self.saved = Primary(say("plan.begin.knop")), SavedLabel()
        self._foot = FlowRow([self.button, self.saved])
        for part in (self.recorded, self.goal_card, self.regisseur, self.people, self._foot):
            self.content.addWidget(part)
        self._wire()
        self.show_nothing()

    def _make_recorded(self) -> None:
        self.recorded = Card(say("plan.begin.vastgelegd"))
        self._facts = column(None, 0, 0.3)
        self.recorded.add(self._facts)
        self.lacks = MessageStrip()
        self.to_casus = Button(say("plan.begin.naar_casus"))
        self.recorded.add(self.lacks)
        self.recorded.add(FlowRow([self.to_casus]))

    def _make_goal(self) -> None:
        self.goal_card = Card(say("plan.begin.doel_kop"))
        self.goal = CheckedText(say("plan.begin.doel_veld"), say("plan.begin.doel_uitleg"), least=2)
        self.goal_card.add(self.goal)
        self.regisseur = Card(say("plan.begin.regisseur"))
        self.who = Plain()
        self.contact = LineRow(say("plan.begin.contact"), say("plan.begin.contact_uitleg"))
        self.regisseur.add(self.who)
        self.regisseur.add(self.contact)

    def _wire(self) -> None:
        self.leave.clicked.connect(self.leave_wanted)
        self.to_casus.clicked.connect(self.casus_wanted)
        self.button.clicked.connect(self._on_begin)
        for part in (self.goal, self.contact, self.household):
            part.edited.connect(self._on_edited)

    # ---------------------------------------------------------------------------------------------------- showing
    def show_nothing(self) -> None:
        """Show nothing of anybody, while something is fetched."""
        self._shown = None
        self.about.setText("")
        for part in (self.recorded, self.goal_card, self.regisseur, self.people, self._foot):
            part.hide()

    def show_beginning(
        self, shown: Beginning, who: str, check: Check = no_check, draft: Begun | None = None, *, changing: bool = False
    ) -> None:
        """Show what is there to begin with.

        Args:
            who: the regisseur in words.
            changing: the plan is there: its goal, its regisseur's contact and its household change.
        """
        self._shown, self._changing = shown, changing
        self.title.setText(say("plan.begin.wijzig_titel" if changing else "plan.begin.titel"))
        self.about.setText(say("plan.begin.bij", kenmerk=shown.kenmerk))
        self._show_recorded(shown)
        self._check = check
        self.goal.set_check(check)
        self.goal.show_text(draft.goal if draft else shown.goal, draft.kept if draft else ())
        self.who.setText(who)
        self.contact.show_text(draft.contact if draft else "")
        self.household.show_people(shown.people, shown.codes, draft.people if draft else ())
        self.button.set_words(say("plan.begin.wijzig_knop" if changing else "plan.begin.knop"))
        self.error.show_message(None)
        self._reach()
        QTimer.singleShot(0, self, self._enter)

    def _show_recorded(self, shown: Beginning) -> None:
        empty(self._facts)
        for name, there in shown.recorded:
            self._facts.addWidget(_fact(name, there=there))
        lacks = bool(shown.lacking)
        self.lacks.setVisible(lacks)
        self.lacks.show_message(say("plan.begin.mist"), say("plan.begin.mist_uitleg"), Kind.ATTENTION)
        self.to_casus.setVisible(lacks)

    def _reach(self) -> None:
        ready = self._shown is not None and not self._shown.lacking
        self.recorded.setVisible(not self._changing)
        self.goal_card.setVisible(ready)
        self.regisseur.setVisible(ready)
        self.people.setVisible(ready)
        self._foot.setVisible(ready)

    # ---------------------------------------------------------------------------------------------------- reading
    def begun(self) -> Begun:
        """Return what is filled in."""
        return Begun(self.goal.text(), self.goal.kept(), self.contact.text(), self.household.typed())

    def complain(self) -> QWidget | None:
        """Say what lacks; return the first place, or None."""
        first = self._complain_goal()
        place = self.household.complain()
        nobody = not self.household.household()
        self.error.show_message(say("plan.mist.niemand") if nobody else None)
        if nobody and self.household.panels:
            place = place or self.household.panels[0].within
        return first or place

    def _complain_goal(self) -> QWidget | None:
        first: QWidget | None = None
        self.goal.mark(None)
        if not self.goal.text().strip():
            self.goal.mark(say("plan.mist.doel"))
            first = self.goal.editor
        elif not self.goal.look():
            self.goal.mark(say("plan.mist.datwat"))
            first = self.goal.editor
        typed = self.contact.text()
        reason = "" if typed.strip() else "contact"
        if not reason and self._check(typed).marks:
            reason = "contact_woorden"
        self.contact.mark(say(f"plan.mist.{reason}") if reason else None)
        return first or (self.contact.line if reason else None)

    def set_busy(self, *, busy: bool) -> None:
        """Let the page rest while it is on its way."""
        self.button.setEnabled(not busy)

    # ----------------------------------------------------------------------------------------------------- inside
    def _on_edited(self) -> None:
        self.error.show_message(None)
        self.edited.emit()

    def _on_begin(self) -> None:
        first = self.complain()
        if first is None:
            self.begin_wanted.emit()
        else:
            first.setFocus()
            self.show_widget(first)

    def _enter(self) -> None:
        if not self.isVisible():
            return
        parts = (self.to_casus, self.goal.editor, *(panel.within for panel in self.household.panels[:1]), self.leave)
        next(part for part in parts if part.isVisible()).setFocus()


def _fact(name: str, *, there: bool) -> QWidget:
    """A thing that was recorded, or not yet: an icon and the words for it."""
    line = QWidget()
    inside = row(line, 0, 0.5)
    inside.addWidget(Icon("vink" if there else "waarschuwing", "ok" if there else "attention", 1.1))
    inside.addWidget(Plain(say("plan.begin.ja" if there else "plan.begin.nee", wat=say(f"plan.begin.{name}"))), 1)
    return line
