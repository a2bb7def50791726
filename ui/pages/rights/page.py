"""One request on the desk: what was asked, by when, what was done, and what can be done now."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from triage.casework.followup.verzoeken import OpenVerzoek
from triage.casework.followup.verzoeken_brieven import letters
from triage.followup.verzoek import BUSY, OF_THE_AVG, Recht
from ui.fields.dates import written_date
from ui.pages.piece import PiecePage
from ui.pages.rights.forms import DECIDE, IDENTITY, Forms, deciding
from ui.pages.rights.said import asked, done, terms
from ui.pages.signals.act_form import ActForm
from ui.pages.signals.letter import LettersCard
from ui.widgets.buttons import Button, Link, Quiet
from ui.widgets.card import Card
from ui.widgets.chip import Chip, Kind
from ui.widgets.facts import FactsList
from ui.widgets.layouts import Columns, FlowRow, Panel, column, empty
from ui.widgets.saved import SavedLabel
from ui.widgets.strip import MessageStrip
from ui.widgets.text import Muted, Plain, PrimaryHeading
from ui.words import say


class RightPage(PiecePage):
    """A request."""

    act_wanted = Signal(str, str)
    """The form and the button of what is to be done."""
    letter_wanted = Signal(str)
    line_wanted = Signal(str)
    casus_wanted = Signal()
    objection_wanted = Signal()
    """Bezwaar came in against this answer."""
    back_wanted = Signal()
    written = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._today = ""
        self.title, self.about = PrimaryHeading(), Muted()
        self.back, self.casus = Quiet(say("verzoeken.terug"), icon_name="terug"), Button("")
        self.objection = Button(say("verzoeken.bezwaar_leggen"))
        self._chips, self.strip = FlowRow(), MessageStrip()
        self.forms, self.decide = Forms(), deciding_nothing()
        self.letters, self.saved = LettersCard("verzoeken.brief"), SavedLabel()
        left, right, deciding_room = QWidget(), QWidget(), QWidget()
        self._facts, side, self._deciding = column(left, 0, 1.0), column(right, 0, 1.0), column(deciding_room, 0, 0)
        for part in (self.title, self.about, self._chips, FlowRow([self.back, self.casus, self.objection]), self.strip):
            self.content.addWidget(part)
        for name, form in self.forms.all.items():
            side.addWidget(form)
            if name == IDENTITY:
                side.addWidget(deciding_room)
        for under in (self.letters, self.saved):
            side.addWidget(under)
        side.addStretch(1)
        self.content.addWidget(Columns((Panel(left, 24, 2), Panel(right, 26, 3))))
        self._connect()
        self.show_nothing()

    def _connect(self) -> None:
        for name, form in self.forms.all.items():
            form.written.connect(self.written)
            form.wanted.connect(lambda slug, which=name: self.act_wanted.emit(which, slug))
        self.letters.wanted.connect(self.letter_wanted)
        self.back.clicked.connect(self.back_wanted)
        self.casus.clicked.connect(self.casus_wanted)
        self.objection.clicked.connect(self.objection_wanted)

    def show_nothing(self) -> None:
        """Show nothing of anybody, while it is fetched."""
        self.title.setText(say("verzoeken.laden"))
        self.about.setText("")
        self._chips.clear()
        empty(self._facts)
        empty(self._deciding)
        self.decide = deciding_nothing()
        # Empty and out of sight, but on the page: what stands nowhere stays behind when the page goes.
        self._deciding.addWidget(self.decide)
        self.decide.hide()
        self.forms.show_nothing()
        self.letters.offer(())
        self.set_busy(busy=False)
        for part in (self.strip, self.casus, self.objection):
            part.hide()

    def show_request(self, opened: OpenVerzoek, typed: Mapping[str, str], *, may_decide: bool) -> None:
        """Show a request, with what was typed about it before."""
        stuk, content = opened.stuk, opened.stuk.content
        self.show_nothing()
        right = say(f"verzoeken.recht.{content.right.value}")
        self.title.setText(say("verzoeken.een", recht=right, nummer=stuk.number))
        self.about.setText("" if opened.kenmerk else say("verzoeken.geen_casus"))
        self._chips.add(Chip(say(f"verzoeken.stand.{stuk.state}"), Kind.NEUTRAL))
        self.casus.setText(say("verzoeken.casus", kenmerk=opened.kenmerk))
        self.casus.setVisible(bool(opened.kenmerk))
        open_to_awb = content.right in OF_THE_AVG and stuk.state == "beantwoord" and not content.court
        self.objection.setVisible(open_to_awb and not content.follow_up)
        self._show_strip(opened)
        self._show_facts(opened)
        self.forms.show(opened)
        if may_decide and stuk.state in BUSY and content.right is not Recht.DATALEK:
            self._show_deciding(opened)
        self._today = written_date(opened.now.date())
        self._write({**dict.fromkeys(_days(self.forms), self._today), **typed})
        offered = letters(stuk) if opened.handles else ()
        self.letters.offer(tuple((one.value, say(f"verzoeken.brief.{one.value}")) for one in offered))
        self.first_focus().setFocus()

    def first_focus(self) -> QWidget:
        """Return where the keyboard starts."""
        return self.back

    def typed(self) -> dict[str, str]:
        """Return what stands in the forms, without what is empty and the day that stands there by itself."""
        found = {f"{DECIDE}.{slug}": value for slug, value in self.decide.values().items() if value}
        own = _days(self.forms)
        done = {key: text for key, text in self.forms.fields.typed().items() if key not in own or text != self._today}
        return {**done, **found}

    def form(self, name: str) -> ActForm:
        """Return a form by its slug."""
        return self.decide if name == DECIDE else self.forms.all[name]

    def set_busy(self, *, busy: bool) -> None:
        """Rest while something is handed in."""
        self.forms.fields.set_busy(busy=busy)
        self.decide.set_busy(busy=busy)

    def _write(self, typed: Mapping[str, str]) -> None:
        self.forms.fields.write(typed)
        start = f"{DECIDE}."
        self.decide.write({key.removeprefix(start): value for key, value in typed.items() if key.startswith(start)})

    def _show_deciding(self, opened: OpenVerzoek) -> None:
        empty(self._deciding)
        self.decide = deciding(opened.stuk.content, omits=opened.omits)
        self.decide.written.connect(self.written)
        self.decide.wanted.connect(lambda slug: self.act_wanted.emit(DECIDE, slug))
        self._deciding.addWidget(self.decide)

    def _show_strip(self, opened: OpenVerzoek) -> None:
        key = "stil" if opened.hushed else "weg"
        self.strip.setVisible(opened.hushed or opened.omits)
        uitleg = say(f"verzoeken.{key}_uitleg")
        if opened.hushed and opened.omits:
            uitleg = f"{uitleg} {say('verzoeken.weg_uitleg')}"
        self.strip.show_message(say(f"verzoeken.{key}_titel"), uitleg, Kind.ATTENTION)
        self.strip.setVisible(opened.hushed or opened.omits)

    def _show_facts(self, opened: OpenVerzoek) -> None:
        content = opened.stuk.content
        if opened.stuk.terms:
            self._facts.addWidget(_card(say("verzoeken.termijnen"), FactsList(terms(opened))))
        self._facts.addWidget(_card(say("verzoeken.wat"), FactsList(asked(content))))
        if content.lines:
            self._facts.addWidget(self._lines(opened))
        self._facts.addWidget(_card(say("verzoeken.gedaan"), FactsList(done(content))))
        self._facts.addStretch(1)

    def _lines(self, opened: OpenVerzoek) -> Card:
        card = Card(say("verzoeken.regels"))
        now = {one.stuk.id: one.stuk.state for one in opened.lines}
        for line in opened.stuk.content.lines:
            card.add(Plain(say("verzoeken.regel", gegeven=line.item, wie=line.recipient)))
            if now.get(line.regel) == "bevroren":
                card.add(FlowRow([Chip(say("verzoeken.bevroren"), Kind.ATTENTION)]))
            link = Link(say("verzoeken.naar_regel"))
            link.setAccessibleName(f"{say('verzoeken.naar_regel')}: {line.item}")
            link.clicked.connect(lambda _=False, which=line.regel: self.line_wanted.emit(which))
            card.add(FlowRow([link]))
        return card


def _days(forms: Forms) -> tuple[str, ...]:
    """Return the fields in which the day of today stands until somebody types another."""
    return tuple(f"{name}.dag" for name, form in forms.all.items() if "dag" in form.rows)


def deciding_nothing() -> ActForm:
    """Return a form with nothing in it: there is nothing to decide."""
    return ActForm("", "", {}, {})


def _card(title: str, part: QWidget) -> Card:
    card = Card(title)
    card.add(part)
    return card
