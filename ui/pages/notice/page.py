"""A notice on the desk: to whom, why, its letter, and that it went out."""

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from triage.casework.followup.berichten import OpenBericht
from triage.followup.bericht import Bericht
from triage.terms.running import due
from ui.fields.dates import written_date
from ui.pages.door.form_rows import DayRow
from ui.pages.piece import PiecePage
from ui.pages.rights.forms import ways
from ui.pages.signals.act_form import Act, ActForm, ChoiceRow, FormFields, Row, WordsRow
from ui.pages.signals.letter import LettersCard
from ui.pages.signals.signal_words import one_or_each
from ui.widgets.buttons import Button, Quiet
from ui.widgets.card import Card
from ui.widgets.chip import Chip, Kind
from ui.widgets.facts import Fact, FactsList
from ui.widgets.layouts import Columns, FlowRow, Panel, column, empty
from ui.widgets.saved import SavedLabel
from ui.widgets.text import Muted, PrimaryHeading
from ui.words import near_day, say

SEND, SKIP, ANSWER = "versturen", "niet_nodig", "antwoord"
_STATES = {SEND: "te_versturen", SKIP: "te_versturen", ANSWER: "verstuurd"}


class NoticePage(PiecePage):
    """A notice."""

    act_wanted = Signal(str)
    letter_wanted = Signal(str)
    casus_wanted = Signal()
    back_wanted = Signal()
    written = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._today = ""
        self.title = PrimaryHeading()
        self.back, self.casus = Quiet(say("berichten.terug"), icon_name="terug"), Button("")
        self._chips = FlowRow()
        self.forms = {name: _form(name) for name in (SEND, SKIP, ANSWER)}
        self.fields = FormFields(self.forms)
        self.letters, self.saved = LettersCard("berichten.brief"), SavedLabel()
        left, right = QWidget(), QWidget()
        self._facts, side = column(left, 0, 1.0), column(right, 0, 1.0)
        for part in (self.letters, *self.forms.values(), self.saved):
            side.addWidget(part)
        side.addStretch(1)
        head = (self.title, Muted(say("berichten.uitleg")), self._chips, FlowRow([self.back, self.casus]))
        for part in head:
            self.content.addWidget(part)
        self.content.addWidget(Columns((Panel(left, 24, 2), Panel(right, 26, 3))))
        for name, form in self.forms.items():
            form.written.connect(self.written)
            form.wanted.connect(lambda _, which=name: self.act_wanted.emit(which))
        self.letters.wanted.connect(self.letter_wanted)
        self.back.clicked.connect(self.back_wanted)
        self.casus.clicked.connect(self.casus_wanted)
        self.show_nothing()

    def show_nothing(self) -> None:
        """Show nothing of anybody, while it is fetched."""
        self.title.setText(say("berichten.laden"))
        self._chips.clear()
        empty(self._facts)
        self.fields.write({})
        self.letters.offer(())
        self.set_busy(busy=False)
        for part in (self.casus, *self.forms.values()):
            part.hide()

    def show_notice(self, opened: OpenBericht, typed: Mapping[str, str]) -> None:
        """Show a notice, with what was typed about it before."""
        self.show_nothing()
        stuk = opened.stuk
        self.title.setText(say("berichten.een", nummer=stuk.number))
        self._chips.add(Chip(say(f"berichten.stand.{stuk.state}"), Kind.NEUTRAL))
        for term in stuk.terms:
            self._chips.add(_term(due(term), opened.now.date()))
        card = Card(say("berichten.feit.titel"))
        card.add(FactsList(_facts(stuk.content)))
        self._facts.addWidget(card)
        self._facts.addStretch(1)
        self.casus.setText(say("berichten.casus", kenmerk=opened.kenmerk))
        self.casus.setVisible(bool(opened.kenmerk))
        for name, form in self.forms.items():
            form.setVisible(opened.sends and stuk.state == _STATES[name])
        self._today = written_date(opened.now.date())
        self.fields.write({f"{SEND}.dag": self._today, **typed})
        if opened.sends:
            self.letters.offer(tuple(one_or_each("bericht", say("berichten.brief.toon"), opened.voices)))
        self.back.setFocus()

    def typed(self) -> dict[str, str]:
        """Return what stands in the forms, without what is empty and the day that stands there by itself."""
        found = self.fields.typed()
        return {key: text for key, text in found.items() if key != f"{SEND}.dag" or text != self._today}

    def set_busy(self, *, busy: bool) -> None:
        """Rest while something is handed in."""
        self.fields.set_busy(busy=busy)


def _term(end: date | None, today: date) -> Chip:
    if end is not None and end < today:
        return Chip(say("berichten.te_laat", dag=near_day(end, today)), Kind.DANGER)
    return Chip(say("berichten.termijn", dag=near_day(end or today, today)), Kind.ATTENTION)


def _facts(content: Bericht) -> list[Fact]:
    sent = ""
    if content.sent_on is not None:
        way = say(f"verzoeken.weg.{content.channel}")
        sent = say("berichten.dag_weg", dag=content.sent_on, weg=way)
    found = {
        "waarom": say(f"berichten.waarom.{content.waarom.value}"),
        "aan": say(f"berichten.aan.{content.aan.value}"),
        "naam": ", ".join(part for part in (content.name, content.function) if part),
        "gegeven": content.item,
        "juist": content.correction,
        "volgt": content.origin_number,
        "verstuurd": sent,
        "antwoord": content.answer,
        "niet_nodig": content.not_needed,
    }
    return [(say(f"berichten.feit.{key}"), text) for key, text in found.items() if text]


def _form(name: str) -> ActForm:
    def label(key: str) -> str:
        return say(f"berichten.doen.{name}.{key}")

    rows: dict[str, Row] = {}
    if name == SEND:
        way = ChoiceRow(label("weg"))
        way.offer(ways())
        rows = {"dag": DayRow(label("dag")), "weg": way}
    elif name == SKIP:
        rows = {"waarom": WordsRow(label("waarom"))}
    else:
        rows = {"woorden": WordsRow(label("woorden"))}
    acts = {"doe": Act(label("doe"), tuple(rows), first=name != SKIP)}
    return ActForm(label("titel"), label("uitleg"), rows, acts)
