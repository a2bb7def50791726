"""A decision of a sample without names on the left, what the FG finds of it on the right."""

from collections.abc import Mapping
from datetime import date
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QWidget

from triage.besluit.sealing import SealedFacts
from triage.casework.verantwoording.steekproef import Gelezen
from triage.followup.steekproef import Oordeel
from ui.fields.choices import Dot
from ui.pages.account.words import found_words
from ui.pages.decision.reasoning import Reasoning
from ui.pages.decision.sides import Sides
from ui.pages.keeping.rows import WordsRow, on_click
from ui.widgets.buttons import Button, Primary, Quiet
from ui.widgets.card import Card
from ui.widgets.chip import Chip, Kind
from ui.widgets.errors import ErrorLine
from ui.widgets.facts import FactsList
from ui.widgets.layouts import FlowRow, column, empty
from ui.widgets.saved import SavedLabel
from ui.widgets.strip import MessageStrip
from ui.widgets.text import Muted, Plain, PrimaryHeading
from ui.words import day, say

OORDEEL, WAAROM = "oordeel", "waarom"
"""The fields of what is being typed."""
_READABLE: Final = (Oordeel.ZORGVULDIG, Oordeel.OPMERKING, Oordeel.NIET_ZORGVULDIG)


class JudgeCard(Card):
    """What the FG finds of one decision. Nothing is chosen beforehand."""

    judged = Signal(object, str)
    """The `Oordeel`, and why."""
    written = Signal()

    def __init__(self) -> None:
        super().__init__(say("steekproef.vorm.titel"))
        self._group, self.dots = QButtonGroup(self), dict[Oordeel, Dot]()
        self.add(Plain(say("steekproef.vorm.oordeel")))
        for one in Oordeel:
            dot = Dot(say(f"steekproef.oordeel.{one.value}"), say(f"steekproef.oordeel.{one.value}_uitleg"))
            self._group.addButton(dot)
            self.dots[one] = dot
            self.add(dot)
            dot.toggled.connect(lambda _=False: self._on_chosen())
        self._error = ErrorLine()
        self.why = WordsRow(say("steekproef.vorm.waarom"), say("steekproef.vorm.waarom_uitleg"))
        self.saved, self.button = SavedLabel(), Primary(say("steekproef.vorm.knop"))
        for row in (self._error, self.why, self.saved, FlowRow([self.button])):
            self.add(row)
        self.why.text.written.connect(self.written)
        on_click(self.button, self._on_judge)

    def show_form(self, offered: tuple[Oordeel, ...], typed: Mapping[str, str]) -> None:
        """Show which judgements are open, with what was typed; an unknown one is none."""
        self._group.setExclusive(False)
        for one, dot in self.dots.items():
            dot.setVisible(one in offered)
            dot.blockSignals(True)
            dot.setChecked(one in offered and typed.get(OORDEEL) == one.value)
            dot.blockSignals(False)
        self._group.setExclusive(True)
        self.why.text.show_words(typed.get(WAAROM, ""))
        self._error.show_message(None)
        self.why.mark(None)
        self.button.setEnabled(True)

    @property
    def oordeel(self) -> Oordeel | None:
        """What is chosen now."""
        return next((one for one, dot in self.dots.items() if dot.isChecked()), None)

    def typed(self) -> dict[str, str]:
        """Return what stands in the form."""
        return {OORDEEL: self.oordeel.value if self.oordeel else "", WAAROM: self.why.text.words()}

    def _on_chosen(self) -> None:
        self._error.show_message(None)
        self.written.emit()

    def _on_judge(self) -> None:
        oordeel, why = self.oordeel, self.why.words()
        needed = oordeel not in (None, Oordeel.ZORGVULDIG) and not why
        self._error.show_message(None if oordeel else say("steekproef.vorm.kies"))
        self.why.mark(say("steekproef.vorm.waarom_leeg") if needed else None)
        if oordeel is None:
            next(dot for dot in self.dots.values() if dot.isVisibleTo(self)).setFocus()
        elif needed:
            self.why.text.setFocus()
        else:
            self.judged.emit(oordeel, why)


class ReadingPage(QWidget):
    """Reading one decision again."""

    turn_wanted = Signal(str)
    """The number of the decision before or after this one."""
    sample_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        outer = column(self, (0.8, 1.0, 0.8, 0), 0.5)
        self._make_head()
        left, right = QWidget(), QWidget()
        reading = column(left, 0, 1.0)
        self.strip = MessageStrip()
        self._outcome, self.reasoning = column(None, 0, 1.0), Reasoning()
        reading.addWidget(self.strip)
        reading.addLayout(self._outcome)
        reading.addWidget(self.reasoning)
        self.form, self.not_yours = JudgeCard(), MessageStrip()
        self._found_card = Card(say("steekproef.kop.oordeel"))
        self._found, self._found_why, self._found_by = Chip(""), Plain(), Muted()
        for part in (FlowRow([self._found]), self._found_why, self._found_by):
            self._found_card.add(part)
        beside = column(right, 0, 1.0)
        for card in (self.not_yours, self._found_card, self.form):
            beside.addWidget(card)
        beside.addStretch(1)
        self.sides = Sides(left, right, self._head)
        outer.addWidget(self.sides, 1)
        self.reasoning.place_wanted.connect(self.sides.show_place)
        self._before = self._after = ""
        self.show_nothing()

    def _make_head(self) -> None:
        self._head = QWidget()
        inside = column(self._head, (0.8, 0, 0.8, 0), 0.15)
        self.title, self._about = PrimaryHeading(), Muted()
        self.back = Quiet(say("steekproef.naar_steekproef"), icon_name="terug")
        self.previous, self.next = Button(say("steekproef.lezen.vorige")), Button(say("steekproef.lezen.volgende"))
        inside.addWidget(self.title)
        inside.addWidget(self._about)
        inside.addWidget(FlowRow([self.back, self.previous, self.next]))
        on_click(self.back, self.sample_wanted.emit)
        on_click(self.previous, lambda: self.turn_wanted.emit(self._before))
        on_click(self.next, lambda: self.turn_wanted.emit(self._after))

    def show_nothing(self) -> None:
        """Show nothing of anybody, while it is fetched."""
        self.title.setText(say("steekproef.laden"))
        self._about.setText("")
        empty(self._outcome)
        self.reasoning.clear()
        for part in (self.strip, self.not_yours, self._found_card, self.form, self.previous, self.next):
            part.hide()

    def set_busy(self, *, busy: bool) -> None:
        """Allow nothing more to be handed in, while something is."""
        self.form.button.setEnabled(not busy)

    def show_decision(self, read: Gelezen, typed: Mapping[str, str], judge: str) -> None:
        """Show a decision.

        Args:
            typed: what the FG was typing; without it what was found before stands there.
            judge: the name of who reads.
        """
        self._show_place(read)
        empty(self._outcome)
        self.reasoning.clear()
        if read.facts is None:
            self.strip.show_message(say("steekproef.lezen.niet"), say("steekproef.lezen.niet_uitleg"), Kind.ATTENTION)
        else:
            explained = say("steekproef.lezen.zonder_namen_uitleg")
            self.strip.show_message(say("steekproef.lezen.zonder_namen"), explained, Kind.ACCENT)
            self._outcome.addWidget(_outcome(read.facts))
            self.reasoning.show_snapshot(read.facts.snapshot)
        self.strip.show()
        self._show_form(read, typed, judge)
        self.first_focus().setFocus()

    def first_focus(self) -> QWidget:
        """Return where the keyboard starts: where reading begins, not at the judgement."""
        return self.back

    def _show_place(self, read: Gelezen) -> None:
        numbers = [one.number for one in read.shown.sample.chosen]
        at = numbers.index(read.one.number)
        self.title.setText(say("steekproef.lezen.titel", nummer=read.one.number))
        self._about.setText(say("steekproef.lezen.onder", plaats=at + 1, aantal=len(numbers)))
        self._before = numbers[at - 1] if at else ""
        self._after = numbers[at + 1] if at + 1 < len(numbers) else ""
        self.previous.setVisible(bool(self._before))
        self.next.setVisible(bool(self._after))

    def _show_form(self, read: Gelezen, typed: Mapping[str, str], judge: str) -> None:
        barred = _barred(read, judge)
        self.not_yours.setVisible(barred is not None)
        if barred is not None:
            self.not_yours.show_message(*barred, Kind.ACCENT)
        self._found_card.setVisible(read.one.oordeel is not None)
        words, kind = found_words(read.one)
        self._found.show_state(words, kind)
        self._found_why.setText(read.one.why)
        self._found_why.setVisible(bool(read.one.why))
        self._found_by.setText(read.one.by_name)
        self.form.setVisible(barred is None)
        before = {OORDEEL: read.one.oordeel.value if read.one.oordeel else "", WAAROM: read.one.why}
        self.form.show_form(_READABLE if read.facts else (Oordeel.NIET_IN_TE_ZIEN,), typed or before)


def _barred(read: Gelezen, judge: str) -> tuple[str, str] | None:
    """Return why this person has no judgement to give here, or None."""
    if not read.shown.open:
        return say("steekproef.lezen.afgerond"), say("steekproef.lezen.afgerond_uitleg")
    if read.own:
        return say("steekproef.lezen.eigen"), say("steekproef.lezen.eigen_uitleg")
    if read.one.by_name not in ("", judge):
        return say("steekproef.lezen.van_ander", naam=read.one.by_name), say("steekproef.lezen.van_ander_uitleg")
    return None


def _outcome(facts: SealedFacts) -> Card:
    card = Card(facts.outcome_text)
    card.add(Plain(facts.motivation))
    codes = ", ".join(dict.fromkeys(code.id for line in facts.snapshot.lines for code in line.codes))
    until = day(date.fromisoformat(facts.valid_until)) if facts.valid_until else ""
    pairs = ((say("steekproef.lezen.codes"), codes), (say("steekproef.lezen.geldig"), until))
    card.add(FactsList([(label, words) for label, words in pairs if words]))
    return card
