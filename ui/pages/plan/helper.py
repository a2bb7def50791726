"""Who does it: somebody of the plan, the household itself, or somebody new with organisation and contact."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from triage.access.actor import Colleague
from triage.plan.datwat.model import Outcome
from triage.plan.model import Plan
from ui.pages.plan.datwat import NOTHING, no_check
from ui.pages.plan.filled import OTHER, THEMSELVES, Person
from ui.pages.plan.parts import ChoiceRow, LineRow
from ui.pages.plan.shown import Check
from ui.pages.plan.words import helper_name
from ui.widgets.buttons import Button
from ui.widgets.chip import Kind
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
        self._check: Check = no_check
        self._outcome: Outcome = NOTHING
        self._colleagues: dict[str, Colleague] = {}
        self.who = ChoiceRow(say("plan.form.wie"))
        self.organisation = LineRow(say("plan.form.organisatie"), say("plan.form.organisatie_uitleg"))
        self.name = LineRow(say("plan.form.naam"))
        self.function = LineRow(say("plan.form.functie"))
        self.contact = LineRow(say("plan.form.contact"))
        self.colleague = ChoiceRow(
            say("plan.form.collega"), say("plan.form.collega_uitleg"), say("plan.form.geen_collega")
        )
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
        around.addWidget(self.colleague)

    def _wire(self) -> None:
        self.who.chosen.connect(self._on_who)
        self.colleague.chosen.connect(self._on_colleague)
        self.organisation.edited.connect(self._look)
        for row in (self.organisation, self.name, self.function, self.contact):
            row.edited.connect(self.edited)

    # ---------------------------------------------------------------------------------------------------- showing
    def offer(self, plan: Plan, colleagues: tuple[Colleague, ...], check: Check) -> None:
        """Offer who is in the plan, and colleagues for somebody new."""
        self._check = check
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
        )

    @property
    def outcome(self) -> Outcome:
        """What the check says of the organisation that is typed; nothing where it is none of these lines."""
        return self._outcome if self.helper == OTHER else NOTHING

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
        before = self.outcome
        self._outcome = self._check(self.organisation.text()) if self.organisation.text().strip() else NOTHING
        marks = self.outcome.marks
        self.neutral.setVisible(bool(marks))
        if marks:
            acts: tuple[Button, ...] = ()
            if self._outcome.suggestion:
                take = Button(say("plan.check.neem_over", tekst=self._outcome.suggestion), small=True)
                take.clicked.connect(self._on_take)
                acts = (take,)
            self.neutral.show_message(say("plan.check.organisatie"), marks[0].why, Kind.ATTENTION, acts)
        if before != self.outcome:
            self.revealed.emit()

    def _on_take(self) -> None:
        self.organisation.show_text(self._outcome.suggestion)
        self.organisation.line.setFocus()
        self._look()
        self.edited.emit()


def _named(one: Colleague) -> str:
    return ", ".join(part for part in (one.name, one.function) if part)
