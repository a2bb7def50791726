"""Asking for access: about whom, what for, why, and for how many days. What is typed is kept on the way."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QWidget

from triage.access.toegang import LONGEST, TEXT, WORDS
from ui.fields.choices import Dot
from ui.fields.dates import read_number
from ui.fields.editors import LineEditor, TextEditor
from ui.fields.form import FormRow
from ui.pages.access.parts import AccessHead
from ui.pages.access.typed import TypedRequest
from ui.pages.door.form_rows import DayRow, LineRow, mark_all
from ui.widgets.buttons import Primary, Quiet
from ui.widgets.card import Card
from ui.widgets.chip import Kind
from ui.widgets.layouts import FlowRow, column, row
from ui.widgets.saved import SavedLabel
from ui.widgets.scroll import ScrollPage
from ui.widgets.strip import MessageStrip
from ui.words import say

PURPOSES: Final = ("vervangen", "overnemen", "samenwerken", "gesprek", "toezicht")
OWN: Final = "anders"


@dataclass(frozen=True, slots=True)
class Request:
    """A request as it is handed in; no name and no day where it is about the names in a casus."""

    name: str
    born: date | None
    purpose: str
    motivation: str
    days: int


class Purposes(QWidget):
    """What access is for: one of a few, or own words."""

    def __init__(self) -> None:
        super().__init__()
        inside = column(self, 0, 0.1)
        self._group = QButtonGroup(self)
        self.dots = {slug: Dot(say(f"toegang.doelen.{slug}")) for slug in PURPOSES}
        self.dots[OWN] = Dot(say("toegang.vragen.anders"))
        for dot in self.dots.values():
            self._group.addButton(dot)
            inside.addWidget(dot)
        self.own = LineEditor(limit=WORDS)
        self.own.setAccessibleName(say("toegang.vragen.anders_naam"))
        inside.addWidget(self.own)
        self.dots[OWN].toggled.connect(self.own.setVisible)
        self.own.hide()
        self.setFocusProxy(self.dots[PURPOSES[0]])

    @property
    def chosen(self) -> str:
        """The slug of what is chosen, or empty."""
        return next((slug for slug, dot in self.dots.items() if dot.isChecked()), "")

    def show_choice(self, slug: str, own: str) -> None:
        """Show a choice, or none."""
        self._group.setExclusive(False)
        for each, dot in self.dots.items():
            dot.setChecked(each == slug)
        self._group.setExclusive(True)
        self.own.show_words(own)
        self.own.setVisible(slug == OWN)

    def words(self) -> str:
        """Return what it is for, in words."""
        slug = self.chosen
        return self.own.words().strip() if slug == OWN else say(f"toegang.doelen.{slug}") if slug else ""


class AskPage(ScrollPage):
    """A request to write."""

    asked = Signal(object)
    """A `Request`."""
    written = Signal()
    close_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(widest=62)
        self.head = AccessHead(say("toegang.vraag_titel"), {})
        self.strip = MessageStrip()
        self.name = LineRow(say("toegang.zoek.naam"), say("toegang.zoek.naam_uitleg"))
        self.born = DayRow(say("toegang.zoek.geboren"))
        self.purposes = Purposes()
        self._why_for = FormRow(say("toegang.vragen.waarvoor"), self.purposes)
        self.motivation = TextEditor(least=4, limit=TEXT)
        self._why = FormRow(say("toegang.vragen.motivering"), self.motivation, say("toegang.vragen.motivering_uitleg"))
        self.days = LineEditor(limit=4)
        self.days.setProperty("kort", True)
        hint = say("toegang.vragen.hoe_lang_uitleg", maximum=LONGEST)
        self._long = FormRow(say("toegang.vragen.hoe_lang"), self.days, hint)
        self.saved = SavedLabel()
        self.ask, self.leave = Primary(say("toegang.vraag")), Quiet(say("toegang.vragen.annuleer"))
        self._lay_out()
        self._connect()
        self._by_name = True
        self.show_nothing()

    def show_nothing(self) -> None:
        """Show an empty form."""
        self.card.hide()
        self.strip.hide()
        self._write(TypedRequest())
        self.set_busy(False)

    def show_form(self, typed: TypedRequest, *, by_name: bool, earlier: bool = False) -> None:
        """Show what was typed before.

        Args:
            by_name: it is about a person; else about the names in a casus.
            earlier: what stands there was written about somebody else.
        """
        self._by_name = by_name
        self.head.say_about(say("toegang.vragen.uitleg" if by_name else "toegang.vragen.uitleg_namen"))
        self.name.setVisible(by_name)
        self.born.setVisible(by_name)
        self._write(typed)
        self.strip.setVisible(earlier)
        if earlier:
            self.strip.show_message(say("toegang.vragen.eerder_titel"), say("toegang.vragen.eerder"), Kind.ATTENTION)
        self.card.show()
        self.first_focus().setFocus()

    def set_busy(self, busy: bool) -> None:
        """Rest while it is handed in."""
        self.ask.setEnabled(not busy)

    @property
    def typed(self) -> TypedRequest:
        """What is typed now."""
        return TypedRequest(
            self.name.line.words(),
            self.born.day.editor.words(),
            self.purposes.chosen,
            self.purposes.own.words(),
            self.motivation.words(),
            self.days.words(),
        )

    def first_focus(self) -> QWidget:
        """Return where the keyboard starts: what is not filled in yet."""
        if self._by_name and not self.name.words():
            return self.name.line
        if self._by_name and not self.born.words():
            return self.born.day.editor
        return self.motivation if self.purposes.chosen else self.purposes.dots[PURPOSES[0]]

    def _lay_out(self) -> None:
        self.card = Card()
        foot = row(None, 0, 0.6)
        foot.addWidget(FlowRow([self.ask, self.leave]), 1)
        foot.addWidget(self.saved)
        for part in (self.name, self.born, self._why_for, self._why, self._long):
            self.card.add(part)
        self.card.add(foot)
        for widget in (self.head, self.strip, self.card):
            self.content.addWidget(widget)

    def _connect(self) -> None:
        editors = (self.name.line, self.born.day.editor, self.purposes.own, self.motivation, self.days)
        for editor in editors:
            editor.written.connect(self.written)
        for dot in self.purposes.dots.values():
            dot.clicked.connect(self.written)
        self.motivation.refused.connect(self._on_too_long)
        self.ask.clicked.connect(self._on_ask)
        self.leave.clicked.connect(self.close_wanted)

    def _write(self, typed: TypedRequest) -> None:
        self.name.line.show_words(typed.name)
        self.born.day.editor.show_words(typed.born)
        self.purposes.show_choice(typed.purpose, typed.own)
        self.motivation.show_words(typed.motivation)
        self.days.show_words(typed.days)
        mark_all(dict.fromkeys(self._rows()))

    def _rows(self) -> tuple[FormRow, ...]:
        return (self.name, self.born, self._why_for, self._why, self._long)

    def _on_too_long(self) -> None:
        self._why.mark(say("toegang.vragen.te_lang", maximum=TEXT))

    def _on_ask(self) -> None:
        wrong = mark_all(self._faults())
        if wrong is not None:
            wrong.setFocus()
            self.show_widget(wrong)
            return
        born = self.born.value() if self._by_name else None
        days = read_number(self.days.words()) or 0
        made = Request(self.name.words(), born, self.purposes.words(), self.motivation.words(), days)
        self.set_busy(True)
        self.asked.emit(made)

    def _faults(self) -> dict[FormRow, str | None]:
        unreadable = "geboren_onleesbaar" if self.born.words() else "geboren_leeg"
        count = read_number(self.days.words())
        found: dict[FormRow, str | None] = {
            self.name: "toegang.zoek.naam_leeg" if self._by_name and not self.name.words() else None,
            self.born: f"toegang.zoek.{unreadable}" if self._by_name and self.born.value() is None else None,
            self._why_for: None if self.purposes.words() else "toegang.vragen.doel_leeg",
            self._why: None if self.motivation.words().strip() else "toegang.vragen.motivering_leeg",
            self._long: None if count and count <= LONGEST else "toegang.vragen.dagen_fout",
        }
        return {one: say(key, maximum=LONGEST) if key else None for one, key in found.items()}
