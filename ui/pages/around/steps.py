"""The calm steps of naming and shielding: what it does, whom it is about, and only then the button that does it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from triage.casework.casus.around import Choice as Colleague
from ui.fields.dates import read_date
from ui.fields.days import DayEditor
from ui.fields.form import Choice, FormRow
from ui.widgets.buttons import Button, Primary
from ui.widgets.layouts import FlowRow, column
from ui.widgets.text import Plain, SectionHeading
from ui.words import say


@dataclass(frozen=True, slots=True)
class Asking:
    """What a step asks.

    Args:
        key: where its sentences stand, under `rondom.stap`.
        people: whom to choose from; empty when nobody is chosen.
        dated: a last day may be given.
        facts: what its sentences need.
        done: takes the person (or empty) and the last day (or None).
    """

    key: str
    done: Callable[[str, date | None], None]
    people: tuple[Colleague, ...] = ()
    dated: bool = False
    facts: tuple[str, ...] = ()


class StepPanel(QWidget):
    """One step at a time, hidden until somebody begins it."""

    left = Signal()
    """The step was left or done."""

    def __init__(self) -> None:
        super().__init__()
        self._asking: Asking | None = None
        self.title, self.text = SectionHeading(""), Plain()
        self.who, self.day = Choice(), DayEditor()
        # As wide as there is room, however long a name is.
        self.who.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.who.setMinimumContentsLength(12)
        self.who_row = FormRow(say("rondom.stap.wie"), self.who)
        self.day_row = FormRow(say("rondom.stap.tot"), self.day, say("rondom.stap.tot_uitleg"))
        self.day.editor.setAccessibleName(say("rondom.stap.tot"))
        self.day.button.setAccessibleName(say("veld.datum_kalender_naam", vraag=say("rondom.stap.tot")))
        self.yes, self.no = Primary(""), Button(say("knop.annuleren"))
        inside = column(self, (0, 0.6, 0, 0), 0.6)
        for part in (self.title, self.text, self.who_row, self.day_row, FlowRow([self.yes, self.no])):
            inside.addWidget(part)
        self.yes.clicked.connect(self._on_yes)
        self.no.clicked.connect(self.leave)
        self.hide()

    def begin(self, asking: Asking) -> None:
        """Ask this."""
        self._asking = asking
        self.title.setText(say(f"rondom.stap.{asking.key}.titel"))
        self.text.setText(say(f"rondom.stap.{asking.key}.uitleg", wie=asking.facts))
        self.yes.set_words(say(f"rondom.stap.{asking.key}.doen"))
        self.who.clear()
        for one in asking.people:
            known = ", ".join(part for part in (one.function, *one.roles) if part)
            self.who.addItem(say("rondom.stap.collega", naam=one.name, rol=known), one.person)
        self.who_row.setVisible(bool(asking.people))
        self.day.editor.show_words("")
        self.day_row.mark(None)
        self.day_row.setVisible(asking.dated)
        self.show()
        (self.who if asking.people else self.yes).setFocus()

    def leave(self) -> None:
        """Leave the step; nothing was done."""
        self._asking = None
        self.hide()
        self.left.emit()

    def _on_yes(self) -> None:
        asking = self._asking
        words = self.day.editor.words().strip() if asking is not None and asking.dated else ""
        until = read_date(words)
        if words and until is None:
            self.day_row.mark(say("veld.datum_onleesbaar"))
            self.day.editor.setFocus()
        elif asking is not None:
            asking.done(str(self.who.currentData() or ""), until)
