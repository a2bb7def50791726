"""Blank forms for a home visit: which kader, which steps, and the paper; beside it the crisis form of six fields."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from triage.kader.model import Kader
from triage.records.formulier import CRISIS, fillable
from ui.fields.choices import Tick
from ui.fields.form import FormRow
from ui.pages.follow.dots import Dots
from ui.pages.papier.paper_card import PaperPart
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.layouts import Columns, FlowRow, Panel, column, empty
from ui.widgets.scroll import ScrollPage
from ui.widgets.text import Muted, PrimaryHeading, Small, Strong
from ui.words import say

_WORDS = "formulieren"
_AT_HOME = frozenset({"aanleiding", "betrokkenen", "soort_vraag", "doel", "toestemming"})
"""What is spoken of at home; the rest is weighed at the desk. Ticked to begin with: it is a choice of paper."""


class FormsPage(ScrollPage):
    """The forms of a kader."""

    form_wanted = Signal(str, tuple)
    """The version of a kader, and the steps."""

    def __init__(self) -> None:
        super().__init__()
        self._kaders: dict[str, Kader] = {}
        self.title = PrimaryHeading(say(f"{_WORDS}.titel"))
        self._choice, which, steps = Card(say(f"{_WORDS}.keuze")), QWidget(), QWidget()
        self._which, self._ticks = column(which, 0, 0), column(steps, 0, 0.1)
        self.kaders: Dots | None = None
        self.steps: dict[str, Tick] = {}
        self._lack = Small(say(f"{_WORDS}.geen_stap"))
        self.form = Button(say(f"{_WORDS}.toon"), icon_name="document")
        self.crisis = Button(say(f"{_WORDS}.toon_spoed"), icon_name="document")
        self.paper = PaperPart(_WORDS)
        for part in (which, steps, self._lack, FlowRow([self.form, self.crisis])):
            self._choice.add(part)
        for part in (self.title, Muted(say(f"{_WORDS}.uitleg"))):
            self.content.addWidget(part)
        self.content.addWidget(Columns((Panel(self._choice, 20, 2), Panel(self.paper, 30, 3))))
        self.form.clicked.connect(self._on_form)
        self.crisis.clicked.connect(self._on_crisis)
        self._lack.hide()
        self.paper.hide()

    def show_kaders(self, kaders: tuple[Kader, ...]) -> None:
        """Show which kaders there are, the one that holds now first and chosen."""
        self._kaders = {one.version: one for one in kaders}
        empty(self._which)
        named = {one.version: (say(f"{_WORDS}.kader", titel=one.title, versie=one.version),) for one in kaders}
        self.kaders = Dots(named)
        self.kaders.show_choice(kaders[0].version)
        self.kaders.changed.connect(self._show_steps)
        self._which.addWidget(FormRow(say(f"{_WORDS}.welk_kader"), self.kaders))
        self._show_steps()
        self.form.setFocus()

    def set_kader(self, version: str) -> None:
        """Choose another kader."""
        if self.kaders is not None:
            self.kaders.show_choice(version)
            self._show_steps()

    @property
    def chosen(self) -> tuple[str, ...]:
        """The steps that are ticked, in the order of the kader."""
        return tuple(step for step, tick in self.steps.items() if tick.isChecked())

    def _show_steps(self) -> None:
        kader = self._kaders[self.kaders.chosen] if self.kaders is not None else None
        empty(self._ticks)
        self.steps = {}
        self._lack.hide()
        self.paper.hide()
        self._ticks.addWidget(Strong(say(f"{_WORDS}.welke_stappen")))
        self._ticks.addWidget(Muted(say(f"{_WORDS}.stappen_uitleg")))
        for step in fillable(kader) if kader is not None else ():
            tick = Tick(say(f"{_WORDS}.stap", nummer=step.number, titel=step.title))
            tick.setChecked(step.id in _AT_HOME)
            tick.toggled.connect(self.paper.hide)
            self.steps[step.id] = tick
            self._ticks.addWidget(tick)

    def _on_form(self) -> None:
        self._lack.setVisible(not self.chosen)
        if self.chosen:
            self._show(self.chosen)

    def _on_crisis(self) -> None:
        self._lack.hide()
        self._show((CRISIS,))

    def _show(self, steps: tuple[str, ...]) -> None:
        if self.kaders is not None:
            self.paper.show()
            self.form_wanted.emit(self.kaders.chosen, steps)
