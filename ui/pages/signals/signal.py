"""One signal on the desk: what it holds, what was done with it, and what can be done now."""

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from triage.casework.followup.signaal_desk import OpenSignaal
from triage.casework.followup.signaal_einde import destroy_on
from triage.followup.signaal import Uitstel
from triage.kader.model import Code, Kader
from triage.terms.running import due
from ui.pages.piece import PiecePage
from ui.pages.pieces import due_words
from ui.pages.signals.letter import LettersCard
from ui.pages.signals.signal_forms import Forms
from ui.pages.signals.signal_words import facts_of, letters_of, steps_of
from ui.widgets.buttons import Link, Quiet
from ui.widgets.card import Card
from ui.widgets.chip import Chip, Kind
from ui.widgets.facts import FactsList
from ui.widgets.layouts import Columns, FlowRow, Panel, column, empty
from ui.widgets.saved import SavedLabel
from ui.widgets.strip import MessageStrip
from ui.widgets.text import Muted, PrimaryHeading
from ui.words import say


class SignalPage(PiecePage):
    """A signal."""

    act_wanted = Signal(str, str)
    """The form and the button of what is to be done."""
    letter_wanted = Signal(str)
    notice_wanted = Signal(str)
    """The id of a notice."""
    back_wanted = Signal()
    written = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.title, self.about = PrimaryHeading(), Muted()
        self.back = Quiet(say("signalen.terug"), icon_name="terug")
        self._chips = FlowRow()
        self.strip = MessageStrip()
        left, right = QWidget(), QWidget()
        self._facts, self._side = column(left, 0, 1.0), column(right, 0, 1.0)
        self.forms = Forms()
        self.letters = LettersCard("signalen.brief")
        self.saved = SavedLabel()
        for form in self.forms.all.values():
            self._side.addWidget(form)
            form.written.connect(self.written)
        for name, form in self.forms.all.items():
            form.wanted.connect(lambda slug, which=name: self.act_wanted.emit(which, slug))
        self._side.addWidget(self.letters)
        self._side.addWidget(self.saved)
        self._side.addStretch(1)
        for part in (self.title, self.about, self._chips, FlowRow([self.back]), self.strip):
            self.content.addWidget(part)
        self.content.addWidget(Columns((Panel(left, 24, 2), Panel(right, 26, 3))))
        self.letters.wanted.connect(self.letter_wanted)
        self.back.clicked.connect(self.back_wanted)
        self.show_nothing()

    def show_nothing(self) -> None:
        """Show nothing of anybody, while it is fetched."""
        self.title.setText(say("signalen.laden"))
        self.about.setText("")
        self._chips.clear()
        empty(self._facts)
        self.strip.hide()
        self.forms.show_nothing()
        self.letters.offer(())
        self.set_busy(busy=False)

    def show_signal(
        self, opened: OpenSignaal, kader: Kader, codes: tuple[Code, ...], typed: Mapping[str, str], today: date
    ) -> None:
        """Show a signal, with what was typed about it before."""
        stuk = opened.stuk
        self.title.setText(say("signalen.een", nummer=stuk.number))
        self.about.setText(say("signalen.een_uitleg"))
        self._chips.clear()
        self._chips.add(Chip(say(f"signalen.stand.{stuk.state}"), Kind.NEUTRAL))
        self._show_due(opened, today)
        empty(self._facts)
        self._facts.addWidget(_card(say("signalen.wat"), FactsList(facts_of(opened, kader))))
        for one in stuk.content.deferrals:
            self._facts.addWidget(_deferral(one))
        if stuk.content.notices:
            self._facts.addWidget(self._notices(opened))
        self._facts.addWidget(_card(say("signalen.gedaan"), FactsList(steps_of(opened))))
        self._facts.addStretch(1)
        self._show_strip(opened, today)
        self.forms.show_signal(opened, kader, codes, today)
        self.forms.fields.write(typed)
        self.forms.days(today, typed)
        self.letters.offer(letters_of(opened, kader, today))
        self.first_focus().setFocus()

    def first_focus(self) -> QWidget:
        """Return where the keyboard starts."""
        return self.back

    def set_busy(self, *, busy: bool) -> None:
        """Rest while something is handed in."""
        self.forms.fields.set_busy(busy=busy)

    def _show_due(self, opened: OpenSignaal, today: date) -> None:
        for term in opened.stuk.terms:
            words, kind = due_words("signalen", due(term), today)
            if kind is not None:
                self._chips.add(Chip(say("signalen.termijn", wat=term.term.text, wanneer=words), kind))

    def _show_strip(self, opened: OpenSignaal, today: date) -> None:
        day = destroy_on(opened.stuk)
        self.strip.setVisible(opened.deferred or day is not None)
        if opened.deferred:
            held = opened.stuk.content.deferral
            until = held.until if held else today
            key = "verlopen" if until < today else "loopt"
            words = say(f"signalen.uitstel.{key}", dag=until)
            self.strip.show_message(say("signalen.uitstel.titel"), words, Kind.ATTENTION)
        elif day is not None:
            key = "weg" if opened.stuk.state == "onterecht" else "bewaard"
            words = say(f"signalen.{key}.uitleg", dag=day)
            self.strip.show_message(say(f"signalen.{key}.titel"), words, Kind.ACCENT)

    def _notices(self, opened: OpenSignaal) -> Card:
        card = Card(say("signalen.berichten"))
        card.add(Muted(say("signalen.berichten_open", aantal=opened.open_notices)))
        for number, notice in enumerate(opened.stuk.content.notices, 1):
            link = Link(say("signalen.bericht", nummer=number))
            link.clicked.connect(lambda _=False, which=notice: self.notice_wanted.emit(which))
            card.add(FlowRow([link]))
        return card


def _card(title: str, part: QWidget) -> Card:
    card = Card(title)
    card.add(part)
    return card


def _deferral(one: Uitstel) -> Card:
    stand = "wacht" if one.agreed is None else "gegeven" if one.agreed else "geweigerd"
    facts = [
        (say("signalen.uitstel.kop.stand"), say(f"signalen.uitstel.stand.{stand}")),
        (say("signalen.uitstel.kop.code"), f"{one.code} · {one.sentence} ({one.law})"),
        (say("signalen.uitstel.kop.tot"), say("signalen.dag", dag=one.until)),
        (say("signalen.uitstel.kop.waarom"), one.motivation),
        (say("signalen.uitstel.kop.gevraagd"), say("signalen.wie_wanneer", wie=one.asked_name, dag=one.asked_on)),
    ]
    if one.decided_on is not None:
        facts.append((say("signalen.uitstel.kop.besloten"), _decided(one, one.decided_on)))
        facts.append((say("signalen.uitstel.kop.woorden"), one.words))
    return _card(say("signalen.uitstel.kaart"), FactsList(facts))


def _decided(one: Uitstel, on: date) -> str:
    who = ", ".join(part for part in (one.decided_name, one.decided_function, one.mandate) if part)
    return say("signalen.wie_wanneer", wie=who, dag=on)
