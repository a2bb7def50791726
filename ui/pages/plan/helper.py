"""Who does it: somebody of the plan, the household itself, or somebody new with organisation and contact."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from triage.access.actor import Colleague
from triage.ids import ItemId
from triage.plan.checks import Checks, reveals
from triage.plan.datwat.model import ORGANISATION, Outcome
from triage.plan.model import Plan
from ui.pages.plan.datwat import NO_CHECKS, NOTHING, CheckStrip
from ui.pages.plan.filled import OTHER, THEMSELVES, Keep, Person
from ui.pages.plan.parts import ChoiceRow, LineRow
from ui.pages.plan.words import helper_name
from ui.widgets.buttons import Button
from ui.widgets.chip import Kind
from ui.widgets.errors import ErrorLine
from ui.widgets.layouts import Columns, Panel, column
from ui.widgets.strip import MessageStrip
from ui.words import say

_LEAST = 15


class HelperPicker(QWidget):
    """A list of who helps already; `Andere hulpverlener` opens the lines for a new one."""

    edited = Signal()
    revealed = Signal()
    """What the name of the organisation gives away is another thing now."""

    def __init__(self) -> None:
        super().__init__()
        self._checks: Checks = NO_CHECKS
        self._plan: Plan | None = None
        self._reveals: tuple[str, ...] = ()
        self._kept: tuple[Keep, ...] = ()
        self._suggestion = ""
        self._colleagues: dict[str, Colleague] = {}
        self.who = ChoiceRow(say("plan.form.wie"))
        self.organisation = LineRow(say("plan.form.organisatie"), say("plan.form.organisatie_uitleg"))
        self.name = LineRow(say("plan.form.naam"))
        self.function = LineRow(say("plan.form.functie"))
        self.contact = LineRow(say("plan.form.contact"))
        self.colleague = ChoiceRow(
            say("plan.form.collega"), say("plan.form.collega_uitleg"), say("plan.form.geen_collega")
        )
        self.strip = CheckStrip()
        self.error = ErrorLine()
        self.neutral = MessageStrip()
        self.neutral.hide()
        self.new = QWidget()
        self._place()
        self._wire()
        self.show_person(Person())

    def _place(self) -> None:
        inside = column(self, 0, 0.6)
        inside.addWidget(self.who)
        inside.addWidget(self.new)
        around = column(self.new, (0, 0.2, 0, 0), 0.6)
        around.addWidget(self.organisation)
        around.addWidget(self.neutral)
        rows = (self.name, self.function, self.contact)
        around.addWidget(Columns([Panel(row, _LEAST) for row in rows]))
        around.addWidget(self.strip)
        around.addWidget(self.error)
        around.addWidget(self.colleague)

    def _wire(self) -> None:
        self.who.chosen.connect(self._on_who)
        self.colleague.chosen.connect(self._on_colleague)
        self.strip.changed.connect(self._on_reason)
        for row in (self.organisation, self.function, self.contact):
            row.edited.connect(self._look)
        for row in (self.organisation, self.name, self.function, self.contact):
            row.edited.connect(self.edited)

    # ---------------------------------------------------------------------------------------------------- showing
    def offer(self, plan: Plan, colleagues: tuple[Colleague, ...], checks: Checks) -> None:
        """Offer who is in the plan, and colleagues for somebody new."""
        self._checks, self._plan = checks, plan
        known = [(one.id, helper_name(one)) for one in plan.helpers]
        self.who.show_items([*known, (THEMSELVES, say("plan.form.wie_zelf")), (OTHER, say("plan.form.wie_ander"))])
        self._colleagues = {one.person: one for one in colleagues}
        self.colleague.show_items([(one.person, _named(one)) for one in colleagues])
        self.colleague.setVisible(bool(colleagues))
        self._look()

    def show_helper(self, helper: str, person: Person) -> None:
        """Show who does it."""
        self.who.choose(helper)
        self.show_person(person)

    def show_person(self, person: Person) -> None:
        """Show what was typed about somebody new."""
        for row, text in self._texts(person):
            row.show_text(text)
        self.colleague.choose(person.colleague)
        self._kept = person.kept
        self._follow()
        self._look()

    def _texts(self, person: Person) -> tuple[tuple[LineRow, str], ...]:
        return (
            (self.organisation, person.organisation),
            (self.name, person.name),
            (self.function, person.function),
            (self.contact, person.contact),
        )

    # ---------------------------------------------------------------------------------------------------- reading
    @property
    def helper(self) -> str:
        """Who is chosen: an id of the plan, `THEMSELVES`, `OTHER`, or nothing yet."""
        return self.who.value()

    def person(self) -> Person:
        """Return what is typed about somebody new."""
        return Person(
            self.organisation.text(),
            self.name.text(),
            self.function.text(),
            self.contact.text(),
            self.colleague.value(),
            self.strip.kept(),
        )

    @property
    def reveals(self) -> tuple[str, ...]:
        """What the organisation of whoever is chosen gives away, such as `gezondheid`."""
        return self._reveals

    def complain(self) -> QWidget | None:
        """Say that a marked word of somebody new has no reason to stay; return where, or None."""
        still_open = self.helper == OTHER and bool(self.strip.open)
        self.error.show_message(say("plan.mist.datwat") if still_open else None)
        return self.function if still_open else None

    # ----------------------------------------------------------------------------------------------------- inside
    def _on_who(self) -> None:
        self._follow()
        self._look()
        self.edited.emit()
        if self.helper == OTHER:
            self.organisation.line.setFocus()

    def _follow(self) -> None:
        self.new.setVisible(self.helper == OTHER)

    def _on_colleague(self) -> None:
        """Somebody who works with the program brings their name and function along."""
        found = self._colleagues.get(self.colleague.value())
        if found is not None:
            self.name.show_text(found.name)
            self.function.show_text(found.function)
        self.edited.emit()

    def _look(self) -> None:
        """Let the checks look at whoever is chosen."""
        before, self._reveals = self._reveals, self._seen()
        typed = self.person()
        offered = self._checks.organisation(typed.organisation) if typed.organisation.strip() else NOTHING
        self._show_neutral(offered if self.helper == OTHER else NOTHING)
        self._kept = (*self._kept, *self.strip.kept())
        self.strip.show_outcome(self._marked(typed), self._kept)
        if before != self._reveals:
            self.revealed.emit()

    def _seen(self) -> tuple[str, ...]:
        if self.helper == OTHER:
            typed = self.person()
            return reveals(typed.organisation, typed.function, typed.contact, self._checks)
        known = {one.id: one for one in self._plan.helpers} if self._plan else {}
        one = known.get(ItemId(self.helper))
        return reveals(one.organisation, one.function, one.contact, self._checks) if one else ()

    def _marked(self, typed: Person) -> Outcome:
        """Return what is marked besides the organisation: that gives a line its condition, and is no fault."""
        texts = (typed.organisation, typed.function, typed.contact) if self.helper == OTHER else ()
        marks = (mark for text in texts if text.strip() for mark in self._checks.words(text).marks)
        return Outcome(tuple(one for one in marks if not one.kind.startswith(ORGANISATION)), "")

    def _show_neutral(self, outcome: Outcome) -> None:
        self.neutral.setVisible(bool(outcome.marks))
        self._suggestion = outcome.suggestion
        if not outcome.marks:
            return
        acts: tuple[Button, ...] = ()
        if outcome.suggestion:
            take = Button(say("plan.check.neem_over", tekst=outcome.suggestion), small=True)
            take.clicked.connect(self._on_take)
            acts = (take,)
        self.neutral.show_message(say("plan.check.organisatie"), outcome.marks[0].why, Kind.ATTENTION, acts)

    def _on_reason(self) -> None:
        self._kept = self.strip.kept()
        self.error.show_message(None)
        self.edited.emit()

    def _on_take(self) -> None:
        self.organisation.show_text(self._suggestion)
        self.organisation.line.setFocus()
        self._look()
        self.edited.emit()


def _named(one: Colleague) -> str:
    return ", ".join(part for part in (one.name, one.function) if part)
