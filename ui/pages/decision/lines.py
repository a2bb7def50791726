"""What the decider does with each line that was asked for: keep it, make it lighter, or strike it, with reasons."""

from collections.abc import Mapping
from enum import StrEnum

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QWidget

from triage.besluit.draft import DraftLine, LineChoice
from triage.besluit.snapshot import SealedLine
from triage.kader.model import Option
from ui.fields.choices import Dot, Tick, clear
from ui.fields.editors import TextEditor
from ui.fields.form import FormRow
from ui.widgets.buttons import Quiet
from ui.widgets.errors import ErrorLine
from ui.widgets.facts import Rule
from ui.widgets.layouts import FlowRow, column, empty
from ui.widgets.text import Muted, SmallStrong, Strong
from ui.words import say

Codes = Mapping[str, tuple[Option, ...]]


class LinesMode(StrEnum):
    """What is asked per line."""

    NOTHING = "niets"
    CHOICE = "keuze"
    """Keep, lighter or strike."""
    REASONS = "redenen"
    """Nothing is shared; each line needs its reasons."""


class LinePanel(QWidget):
    """One line. Words and reasons stay when another choice is tried."""

    edited = Signal()
    same_wanted = Signal(object)
    """The codes that should count for the other lines as well."""

    def __init__(self, number: int, line: SealedLine, options: tuple[Option, ...]) -> None:
        super().__init__()
        self.line = line
        self._name = say("besluiten.regel.naam", nummer=number, gegeven=line.item)
        self._options = options
        self._mode = LinesMode.NOTHING
        self._silent = False
        inside = column(self, 0, 0.4)
        inside.addWidget(
            Strong(say("besluiten.regel.titel", nummer=number, gegeven=line.item, ontvanger=line.recipient))
        )
        self._make_choice()
        self.wording = FormRow(
            say("besluiten.regel.woorden"), TextEditor(least=2), say("besluiten.regel.woorden_uitleg")
        )
        self.editor = self.wording.editor
        self._make_reasons()
        self.error = ErrorLine()
        for part in (self.choices, self.wording, self.reasons, self.error, Rule()):
            inside.addWidget(part)
        self._wire()
        self.follow()

    def _make_choice(self) -> None:
        self.group = QButtonGroup(self)
        self.dots = {choice: Dot(say(f"besluiten.regel.{choice.value}")) for choice in LineChoice if choice}
        self.choices = QWidget()
        inside = column(self.choices, 0, 0.1)
        for choice, dot in self.dots.items():
            dot.setAccessibleName(f"{self._name}: {say(f'besluiten.regel.{choice.value}')}")
            self.group.addButton(dot)
            inside.addWidget(dot)

    def _make_reasons(self) -> None:
        self.reasons = QWidget()
        inside = column(self.reasons, 0, 0.1)
        inside.addWidget(SmallStrong(say("besluiten.regel.redenen")))
        self.ticks = {option.id: Tick(option.text, option.law) for option in self._options}
        for code, tick in self.ticks.items():
            tick.setObjectName(code)
            tick.setAccessibleName(f"{self._name}: {tick.accessibleName()}")
            inside.addWidget(tick)
        self.same = Quiet(say("besluiten.regel.zelfde"))
        self.same.setAccessibleName(say("besluiten.regel.zelfde_naam", regel=self._name))
        inside.addWidget(FlowRow([self.same]))

    def _wire(self) -> None:
        self.words_editor.setAccessibleName(say("besluiten.regel.woorden_naam", regel=self._name))
        self.words_editor.written.connect(self._tell)
        self.same.clicked.connect(self._on_same)
        for button in (*self.dots.values(), *self.ticks.values()):
            button.toggled.connect(self._on_toggled)

    @property
    def words_editor(self) -> TextEditor:
        """The editor for lighter words."""
        assert isinstance(self.editor, TextEditor)  # noqa: S101 (made so above)
        return self.editor

    # ---------------------------------------------------------------------------------------------------- values
    def show_line(self, draft: DraftLine) -> None:
        """Show what was filled in before."""
        self._silent = True
        clear(self.group)
        if draft.choice:
            self.dots[draft.choice].setChecked(True)
        self.words_editor.show_words(draft.wording)
        for code, tick in self.ticks.items():
            tick.setChecked(code in draft.codes)
        self._silent = False
        self.follow()

    def draft(self) -> DraftLine:
        """Return what is filled in."""
        choice = next((choice for choice, dot in self.dots.items() if dot.isChecked()), LineChoice.NONE)
        codes = tuple(code for code, tick in self.ticks.items() if tick.isChecked())
        return DraftLine(self.line.id, choice, self.words_editor.words(), codes)

    def take_codes(self, codes: tuple[str, ...]) -> None:
        """Tick these reasons, as far as they are open to this line."""
        for code, tick in self.ticks.items():
            tick.setChecked(code in codes)

    def set_mode(self, mode: LinesMode, *, several: bool) -> None:
        """Ask a choice, or only reasons."""
        self._mode = mode
        self.same.setVisible(several and mode is LinesMode.REASONS)
        self.follow()

    def follow(self) -> None:
        """Show only what the choice needs."""
        choice = self.draft().choice
        chooses = self._mode is LinesMode.CHOICE
        self.choices.setVisible(chooses)
        self.wording.setVisible(chooses and choice is LineChoice.LIGHTER)
        needs = choice in (LineChoice.LIGHTER, LineChoice.NOT) if chooses else self._mode is LinesMode.REASONS
        self.reasons.setVisible(needs)

    def first(self) -> QWidget:
        """Return where the focus goes when something lacks here."""
        choice = self.draft().choice
        if self._mode is LinesMode.CHOICE and not choice:
            return next(iter(self.dots.values()))
        if self._mode is LinesMode.CHOICE and choice is LineChoice.LIGHTER and not self.words_editor.words().strip():
            return self.words_editor
        return next(iter(self.ticks.values()), self.words_editor)

    def _on_toggled(self, _on: bool) -> None:
        self.follow()
        self._tell()

    def _tell(self) -> None:
        if not self._silent:
            self.error.show_message(None)
            self.edited.emit()

    def _on_same(self) -> None:
        self.same_wanted.emit(self.draft().codes)


class LinesEditor(QWidget):
    """Every line that can be decided on. Made when first needed: many casussen never get to it."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._column = column(self, 0, 0.8)
        self._panels: dict[str, LinePanel] = {}
        self._kept: dict[str, DraftLine] = {}
        self._lines: tuple[tuple[int, SealedLine], ...] = ()
        self._codes: Codes = {}
        self._mode = LinesMode.NOTHING

    def show_lines(self, lines: tuple[tuple[int, SealedLine], ...], codes: Codes, kept: tuple[DraftLine, ...]) -> None:
        """Take other lines, with their numbers in the casus."""
        empty(self._column)
        self._panels = {}
        self._lines, self._codes = lines, codes
        self._kept = {one.line: one for one in kept}
        self.set_mode(LinesMode.NOTHING)

    def set_mode(self, mode: LinesMode) -> None:
        """Ask a choice, only reasons, or nothing."""
        self._mode = mode
        self.setVisible(mode is not LinesMode.NOTHING and bool(self._lines))
        if mode is LinesMode.NOTHING:
            return
        if not self._panels:
            self._make()
        for panel in self._panels.values():
            panel.set_mode(mode, several=len(self._panels) > 1)

    def drafts(self) -> tuple[DraftLine, ...]:
        """Return what is filled in for each line."""
        made = {line: panel.draft() for line, panel in self._panels.items()}
        every = (made.get(line.id) or self._kept.get(line.id) or DraftLine(line.id) for _, line in self._lines)
        return tuple(one for one in every if one != DraftLine(one.line))

    def panel(self, line: str) -> LinePanel | None:
        """Return the panel of a line."""
        return self._panels.get(line)

    def _make(self) -> None:
        self._column.addWidget(SmallStrong(say("besluiten.regel.kop")))
        self._column.addWidget(Muted(say("besluiten.regel.uitleg")))
        for number, line in self._lines:
            panel = LinePanel(number, line, self._codes.get(line.id, ()))
            panel.show_line(self._kept.get(line.id, DraftLine(line.id)))
            panel.edited.connect(self.edited)
            panel.same_wanted.connect(self._on_same)
            self._panels[line.id] = panel
            self._column.addWidget(panel)

    def _on_same(self, codes: object) -> None:
        chosen = codes if isinstance(codes, tuple) else ()
        for panel in self._panels.values():
            panel.take_codes(chosen)
        self.edited.emit()
