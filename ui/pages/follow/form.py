"""Writing down what really left: beside what was granted, and never as if it had been granted."""

from datetime import datetime
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from triage.answers import MAX_TEXT
from triage.casework.followup.opvolging import Lijn
from triage.casework.followup.verstrekken import Gedeeld, same_words
from triage.followup.regel import CHANNELS, URGENT
from ui.fields.dates import local, read_time
from ui.fields.editors import TextEditor
from ui.fields.form import Choice, FormRow
from ui.pages.door.form_rows import DayRow, LineRow, mark_all
from ui.pages.follow.dots import Dots
from ui.pages.follow.typed import TypedLine
from ui.widgets.buttons import Primary, Quiet
from ui.widgets.card import Card
from ui.widgets.layouts import Columns, FlowRow, Panel, column
from ui.widgets.text import Muted, Plain, Strong
from ui.words import say

GIVEN: Final = "gegeven"
REFUSED: Final = "geweigerd"
_YES, _NO = "ja", "nee"


class RecordForm(Card):
    """Who got it, how and when, and what was said; or that the recipient did not want it."""

    written = Signal()
    """Something was typed or chosen."""
    recorded = Signal(object)
    """What left, as `Gedeeld`."""
    refused = Signal(object)
    """What the recipient did not want, as `Gedeeld`."""

    def __init__(self) -> None:
        super().__init__(say("verstrekken.vorm.titel"))
        self._granted, self._waits = "", False
        self.add(Muted(say("verstrekken.vorm.uitleg")))
        self._make_who()
        self._make_said()
        self.do = Primary(say("verstrekken.vorm.doe"))
        self._rows = (self.what_row, self.name, self.function, self.how_row, self.day, self.time)
        for part in (self.what_row, self.name, self.function, self.how_row, self._when, self._said):
            self.add(part)
        self.foot = FlowRow([self.do])
        self.add(self.foot)
        self._wire()

    # -------------------------------------------------------------------------------------------------------- making
    def _make_who(self) -> None:
        told = {
            GIVEN: (say("verstrekken.vorm.gegeven"),),
            REFUSED: (say("verstrekken.vorm.geweigerd"), say("verstrekken.vorm.geweigerd_hulp")),
        }
        self.what = Dots(told)
        self.what_row = FormRow(say("verstrekken.vorm.wat"), self.what)
        self.name, self.function = LineRow(say("verstrekken.vorm.naam")), LineRow(say("verstrekken.vorm.functie"))
        self.how = Choice()
        self.how.addItem(say("verstrekken.kanaal.kies"), "")
        for slug in CHANNELS:
            self.how.addItem(say(f"verstrekken.kanaal.{slug}"), slug)
        self.how_row = FormRow(say("verstrekken.vorm.hoe"), self.how)
        self.day, self.time = DayRow(say("verstrekken.vorm.dag")), LineRow(say("verstrekken.vorm.tijd"))
        self.time.line.setPlaceholderText(say("veld.tijd_hint"))
        self._when = Columns([Panel(self.day, 14, 2), Panel(self.time, 9)])

    def _make_said(self) -> None:
        self._said = QWidget()
        inside = column(self._said, 0, 0.7)
        self.granted = Plain()
        beside = QWidget()
        left = column(beside, 0, 0.3)
        self.copy = Quiet(say("verstrekken.vorm.neem_over"), small=True)
        for part in (Strong(say("verstrekken.toegekend")), self.granted, FlowRow([self.copy])):
            left.addWidget(part)
        left.addStretch(1)
        self.said = TextEditor(least=3, limit=MAX_TEXT)
        help_text = say("verstrekken.vorm.gezegd_hulp")
        self.said_row = FormRow(say("verstrekken.vorm.gezegd"), self.said, help_text)
        told = {_NO: (say("verstrekken.vorm.niet_verder"),), _YES: (say("verstrekken.vorm.wel_verder"),)}
        self.beyond = Dots(told)
        self.beyond_row = FormRow(say("verstrekken.vorm.verder"), self.beyond)
        self.differs = TextEditor(least=2, limit=MAX_TEXT)
        differs_help = say("verstrekken.vorm.verder_hulp")
        self.differs_row = FormRow(say("verstrekken.vorm.verder_hoe"), self.differs, differs_help)
        self.urgent = TextEditor(least=2, limit=MAX_TEXT)
        self.urgent_row = FormRow(say("verstrekken.vorm.spoed"), self.urgent, say("verstrekken.vorm.spoed_hulp"))
        inside.addWidget(Columns([Panel(beside, 18), Panel(self.said_row, 22)]))
        for asked in (self.beyond_row, self.differs_row, self.urgent_row):
            inside.addWidget(asked)

    def _wire(self) -> None:
        lines = (self.name.line, self.function.line, self.day.day.editor, self.time.line)
        for editor in (*lines, self.said, self.differs, self.urgent):
            editor.written.connect(self.written)
        self.said.written.connect(self._follow)
        for dots in (self.what, self.beyond):
            dots.changed.connect(self._on_chosen)
        self.how.activated.connect(self.written)
        self.copy.clicked.connect(self._on_copy)
        self.do.clicked.connect(self._on_do)

    # ------------------------------------------------------------------------------------------------------- showing
    def show_line(self, line: Lijn, typed: TypedLine) -> None:
        """Show what was typed about a line."""
        self._granted = line.stuk.content.item
        self._waits = bool(URGENT & set(line.remmen))
        self.granted.setText(self._granted)
        self.what.show_choice(typed.what)
        self.name.line.show_words(typed.name)
        self.function.line.show_words(typed.function)
        self.how.setCurrentIndex(max(0, self.how.findData(typed.channel)))
        self.day.day.editor.show_words(typed.day)
        self.time.line.show_words(typed.time)
        self.said.show_words(typed.said)
        self.beyond.show_choice(typed.beyond)
        self.differs.show_words(typed.differs)
        self.urgent.show_words(typed.urgent)
        mark_all(dict.fromkeys((*self._rows, *self._words())))
        self._follow()

    def typed(self) -> TypedLine:
        """Return what stands there now."""
        return TypedLine(
            what=self.what.chosen,
            name=self.name.line.words(),
            function=self.function.line.words(),
            channel=str(self.how.currentData() or ""),
            day=self.day.day.editor.words(),
            time=self.time.line.words(),
            said=self.said.words(),
            beyond=self.beyond.chosen,
            differs=self.differs.words(),
            urgent=self.urgent.words(),
        )

    def set_busy(self, *, busy: bool) -> None:
        """Rest while it is handed in."""
        self.do.setEnabled(not busy)

    def _words(self) -> tuple[FormRow, ...]:
        return (self.said_row, self.beyond_row, self.differs_row, self.urgent_row)

    def _on_chosen(self) -> None:
        self._follow()
        self.written.emit()

    def _on_copy(self) -> None:
        self.said.setPlainText(self._granted)
        self.said.setFocus()

    @property
    def _same(self) -> bool:
        return same_words(self.said.words(), self._granted)

    def _follow(self) -> None:
        """Ask only what there is to ask: the same words went no further, and a refusal says nothing."""
        gone = self.what.chosen == REFUSED
        self._said.setVisible(not gone)
        self.beyond_row.setVisible(bool(self.said.words().strip()) and not self._same)
        self.differs_row.setVisible(self.beyond_row.isVisibleTo(self) and self.beyond.chosen == _YES)
        self.urgent_row.setVisible(self._waits)
        self.name.label.setText(say("verstrekken.vorm.naam_weigert" if gone else "verstrekken.vorm.naam"))
        self.do.set_words(say("verstrekken.vorm.doe_geweigerd" if gone else "verstrekken.vorm.doe"))

    # ------------------------------------------------------------------------------------------------------ handing in
    def _on_do(self) -> None:
        wrong = mark_all(self._faults())
        at = self._at()
        if wrong is not None or at is None:
            (wrong or self.day.day.editor).setFocus()
            return
        self.set_busy(busy=True)
        gone = self.what.chosen == REFUSED
        (self.refused if gone else self.recorded).emit(self._made(at))

    def _made(self, at: datetime) -> Gedeeld:
        further = not self._same and self.beyond.chosen == _YES
        return Gedeeld(
            at=at,
            name=self.name.words(),
            function=self.function.words(),
            channel=str(self.how.currentData() or ""),
            said=self.said.words(),
            as_granted=not further,
            differs=self.differs.words() if further else "",
            urgent=self.urgent.words() if self._waits else "",
        )

    def _at(self) -> datetime | None:
        day, time = self.day.value(), read_time(self.time.words())
        return local(day, time) if day is not None and time is not None else None

    def _faults(self) -> dict[FormRow, str | None]:
        at_fault = self._at() is None and self.day.value() is not None
        found: dict[FormRow, str | None] = {
            self.what_row: None if self.what.chosen else "wat_leeg",
            self.name: None if self.name.words() else "naam_leeg",
            self.function: None if self.function.words() else "functie_leeg",
            self.how_row: None if self.how.currentData() else "hoe_leeg",
            self.day: None if self.day.value() is not None else "dag_fout",
            self.time: "tijd_fout" if at_fault or not self.time.words() else None,
        }
        if self.what.chosen == GIVEN:
            found |= self._word_faults()
        return {row: say(f"verstrekken.vorm.{key}") if key else None for row, key in found.items()}

    def _word_faults(self) -> dict[FormRow, str | None]:
        said = bool(self.said.words().strip())
        asked = said and not self._same
        further = asked and self.beyond.chosen == _YES
        return {
            self.said_row: None if said else "gezegd_leeg",
            self.beyond_row: "verder_leeg" if asked and not self.beyond.chosen else None,
            self.differs_row: "verder_hoe_leeg" if further and not self.differs.words().strip() else None,
            self.urgent_row: "spoed_leeg" if self._waits and not self.urgent.words().strip() else None,
        }
