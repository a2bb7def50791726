"""One agreement: what it says, or its form for who keeps it; ending it; and what was done with it."""

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from triage.casework.convenanten.convenanten import OpenConvenant
from triage.followup.convenant import Convenant, Stand, ended_on
from triage.kader.model import Kader
from ui.pages.convenanten.form import ConvenantForm
from ui.pages.convenanten.words import KINDS, facts_of, stand_words, steps_of
from ui.pages.door.form_rows import DayRow
from ui.pages.signals.act_form import Act, ActForm, WordsRow
from ui.widgets.buttons import Quiet
from ui.widgets.card import Card
from ui.widgets.chip import Chip, Kind
from ui.widgets.facts import FactsList
from ui.widgets.layouts import Columns, FlowRow, Panel, column
from ui.widgets.saved import SavedLabel
from ui.widgets.scroll import ScrollPage
from ui.widgets.strip import MessageStrip
from ui.widgets.text import Muted, PrimaryHeading
from ui.words import day, say

_END = "einde."


class ConvenantPage(ScrollPage):
    """An agreement to read, to change, or to write down."""

    keep_wanted = Signal(str)
    """The form is to be kept: `bewaren`, or `gelden`."""
    drop_wanted = Signal()
    end_wanted = Signal(object, str)
    """The last day, and why."""
    back_wanted = Signal()
    written = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.title = PrimaryHeading()
        self._about = Muted(say("convenanten.een_uitleg"))
        self._chips = FlowRow()
        self.back = Quiet(say("convenanten.terug"), icon_name="terug")
        self.strip = MessageStrip()
        self.form = ConvenantForm()
        self._facts, self._steps = FactsList(), FactsList()
        self._read, self._done = Card(say("convenanten.wat")), Card(say("convenanten.gedaan"))
        self._read.add(self._facts)
        self._done.add(self._steps)
        self.end = ActForm(
            say("convenanten.einde.titel"),
            say("convenanten.einde.uitleg"),
            {"dag": DayRow(say("convenanten.einde.dag")), "waarom": WordsRow(say("convenanten.einde.waarom"))},
            {"einde": Act(say("convenanten.einde.knop"), ("dag", "waarom"))},
        )
        self.saved = SavedLabel()
        self._lay_out()
        self._connect()
        self.show_nothing()

    def _lay_out(self) -> None:
        left, right = QWidget(), QWidget()
        first, second = column(left, 0, 1.0), column(right, 0, 1.0)
        for card in (self.form, self._read):
            first.addWidget(card)
        first.addStretch(1)
        for side in (self.saved, self.end, self._done):
            second.addWidget(side)
        second.addStretch(1)
        for part in (self.title, self._about, self._chips, FlowRow([self.back]), self.strip):
            self.content.addWidget(part)
        self.content.addWidget(Columns((Panel(left, 26, 3), Panel(right, 22, 2))))

    def _connect(self) -> None:
        self.form.wanted.connect(self.keep_wanted)
        self.form.drop_wanted.connect(self.drop_wanted)
        self.form.written.connect(self.written)
        self.end.written.connect(self.written)
        self.end.wanted.connect(self._on_end)
        self.back.clicked.connect(self.back_wanted)

    def show_nothing(self) -> None:
        """Show nothing, while it is fetched."""
        self.title.setText(say("convenanten.laden"))
        self._chips.clear()
        for part in (self.strip, self.form, self._read, self._done, self.end):
            part.hide()
        self.set_busy(busy=False)

    def show_new(self, kader: Kader, typed: Mapping[str, str]) -> None:
        """Show an empty form, with what was typed in it before."""
        self.title.setText(say("convenanten.nieuw"))
        self.form.show_content(Convenant(""), kader, typed, holds=False, new=True)
        self.form.show()
        self.first_focus().setFocus()

    def show_convenant(self, opened: OpenConvenant, kader: Kader, typed: Mapping[str, str]) -> None:
        """Show an agreement, with what was typed about it before."""
        stuk = opened.stuk
        editable = opened.may_keep and stuk.state in ("concept", "geldt")
        holds = stuk.state == "geldt"
        self.title.setText(stuk.content.organisation)
        self._show_stand(opened)
        self.form.setVisible(editable)
        self._read.setVisible(not editable)
        if editable:
            written = {key: value for key, value in typed.items() if not key.startswith(_END)}
            self.form.show_content(stuk.content, kader, written, holds=holds, new=False)
        self._facts.show_facts(facts_of(opened, kader))
        self._steps.show_facts(steps_of(opened))
        self._done.show()
        self.end.setVisible(editable and holds)
        self.end.write({key.removeprefix(_END): words for key, words in typed.items() if key.startswith(_END)})
        self.first_focus().setFocus()

    def typed(self) -> dict[str, str]:
        """Return what stands in the forms and is not kept yet."""
        ending = {f"{_END}{slug}": words for slug, words in self.end.values().items() if words}
        return {**(self.form.typed() if not self.form.isHidden() else {}), **ending}

    def first_focus(self) -> QWidget:
        """Return where the keyboard starts."""
        return self.back if self.form.isHidden() else self.form.first_focus()

    def set_busy(self, *, busy: bool) -> None:
        """Rest while something is handed in."""
        self.form.set_busy(busy=busy)
        self.end.set_busy(busy=busy)

    def _show_stand(self, opened: OpenConvenant) -> None:
        stuk, stand = opened.stuk, opened.stand
        end = ended_on(stuk)
        self._chips.clear()
        words = stand_words(stand, end, stuk.content.since, opened.today)
        self._chips.add(Chip(words, KINDS[stand]))
        self._chips.add(Chip(stuk.number, Kind.NEUTRAL, "-"))
        urgent = stand in (Stand.VERLOPEN, Stand.BIJNA)
        self.strip.setVisible(urgent)
        if urgent and end is not None:
            text = say(f"convenanten.let_op.{stand.value}", dag=day(end))
            self.strip.show_message(say(f"convenanten.let_op.{stand.value}_titel"), text, KINDS[stand])

    def _on_end(self, _: str) -> None:
        on = self.end.day("dag")
        if isinstance(on, date):
            self.end_wanted.emit(on, self.end.values()["waarom"])
