"""One request to answer: who asks what and why, what they asked before, and the answer with its motivation."""

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from triage.access.toegang import TEXT, Verzoek
from triage.casework.access.granting import Gevraagd
from ui.fields.dates import read_number
from ui.fields.editors import LineEditor, TextEditor
from ui.fields.form import FormRow
from ui.pages.access.mine import asked_facts
from ui.pages.access.parts import AccessHead, Links, about_whom, standing
from ui.pages.access.typed import TypedAnswer
from ui.pages.door.form_rows import mark_all
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.chip import Chip, Kind
from ui.widgets.facts import FactsList
from ui.widgets.layouts import Columns, FlowRow, Panel, column, empty
from ui.widgets.saved import SavedLabel
from ui.widgets.scroll import ScrollPage
from ui.widgets.strip import MessageStrip
from ui.widgets.text import Muted, Plain, SmallStrong
from ui.words import near_moment, say


class AnswerPage(ScrollPage):
    """A request on the desk of who answers."""

    granted = Signal(str, int)
    """The motivation, and for how many days."""
    refused = Signal(str)
    """The motivation."""
    end_wanted = Signal()
    """Access that was given is to stop."""
    written = Signal()

    def __init__(self, links: Links) -> None:
        super().__init__()
        self.head = AccessHead(say("toegang.laden"), links)
        left, right = QWidget(), QWidget()
        self._facts = column(left, 0, 1.0)
        self._side = column(right, 0, 1.0)
        self.purpose = MessageStrip()
        self.nobody = MessageStrip()
        self.form, self.done = Card(say("toegang.antwoord.uw_antwoord")), Card(say("toegang.antwoord.al_beantwoord"))
        self.editor = TextEditor(least=5, limit=TEXT)
        self.days = LineEditor(limit=4)
        self.days.setProperty("kort", True)
        self._why = FormRow(say("toegang.verzoeken.waarom"), self.editor, say("toegang.antwoord.uitleg"))
        self._long = FormRow(say("toegang.antwoord.dagen"), self.days)
        self._hint = Muted()
        self.saved = SavedLabel()
        self.give, self.refuse = Button(say("toegang.antwoord.geef")), Button(say("toegang.antwoord.weiger"))
        self.end = Button(say("toegang.antwoord.beeindig"))
        self._most = 0
        self._lay_out(left, right)
        self._connect()
        self.show_nothing()

    def show_nothing(self) -> None:
        """Show nothing of anybody, while it is fetched."""
        self.head.title.setText(say("toegang.laden"))
        empty(self._facts)
        self._done_words(())
        self.editor.show_words("")
        self.days.show_words("")
        self.set_busy(False)
        for part in (self.purpose, self.nobody, self.form, self.done):
            part.hide()

    def show_request(self, asked: Gevraagd, typed: TypedAnswer, now: datetime) -> None:
        """Show a request, with what was typed about it before."""
        verzoek = asked.verzoek
        name = asked.asker.name or say("toegang.wachtend.onbekend")
        self.head.title.setText(say("toegang.antwoord.titel", naam=name))
        empty(self._facts)
        self._facts.addWidget(_request_card(asked))
        self._facts.addWidget(_earlier_card(asked.earlier, now))
        self._facts.addStretch(1)
        self._most = verzoek.days
        waits = verzoek.verdict is None
        self.form.setVisible(waits)
        self.purpose.setVisible(waits and asked.grantable)
        self.nobody.setVisible(waits and not asked.grantable)
        self.give.setVisible(asked.grantable)
        self._long.setVisible(asked.grantable)
        self._hint.setText(say("toegang.antwoord.dagen_uitleg", maximum=verzoek.days))
        self.editor.show_words(typed.answer)
        self.days.show_words(typed.days or str(verzoek.days))
        mark_all({self._why: None, self._long: None})
        self._show_done(asked, now)
        self.first_focus().setFocus()

    def set_busy(self, busy: bool) -> None:
        """Rest while an answer is handed in."""
        for button in (self.give, self.refuse, self.end):
            button.setEnabled(not busy)

    @property
    def typed(self) -> TypedAnswer:
        """What is typed now."""
        answer = self.editor.words()
        kept = self.days.words()
        # The days that were asked for stand there by themselves; nobody typed them.
        return TypedAnswer(answer, "" if kept == str(self._most) else kept)

    def first_focus(self) -> QWidget:
        """Return where the keyboard starts: at the answer, where that is in sight beside the request."""
        if self._sides.lines() > 1:
            return self.head.first()
        return self.editor if not self.form.isHidden() else self.end if self.end.isVisible() else self.head.first()

    def _lay_out(self, left: QWidget, right: QWidget) -> None:
        self.purpose.show_message(say("toegang.antwoord.grens_titel"), say("toegang.antwoord.grens"), Kind.ACCENT)
        self.nobody.show_message(say("toegang.antwoord.niemand_titel"), say("toegang.antwoord.niemand"), Kind.NEUTRAL)
        inside = self._long.layout()
        if inside is not None:
            inside.addWidget(self._hint)
        parts: tuple[QWidget, ...] = (self._why, self._long, FlowRow([self.give, self.refuse]), self.saved)
        for part in parts:
            self.form.add(part)
        self._done_lines = column(None, 0, 0.6)
        self.done.add(self._done_lines)
        self.done.add(FlowRow([self.end]))
        for widget in (self.purpose, self.nobody, self.form, self.done):
            self._side.addWidget(widget)
        self._side.addStretch(1)
        self.content.addWidget(self.head)
        self._sides = Columns((Panel(left, 26, 1), Panel(right, 26, 1)))
        self.content.addWidget(self._sides)

    def _connect(self) -> None:
        self.editor.written.connect(self.written)
        self.days.written.connect(self.written)
        self.editor.refused.connect(self._on_too_long)
        self.give.clicked.connect(self._on_give)
        self.refuse.clicked.connect(self._on_refuse)
        self.end.clicked.connect(self.end_wanted)

    def _show_done(self, asked: Gevraagd, now: datetime) -> None:
        verzoek = asked.verzoek
        if verzoek.verdict is None:
            self._done_words(())
            return
        words, kind = standing(verzoek, now.date())
        self._done_words((FlowRow([Chip(words, kind)]), Plain(verzoek.answer)))
        self.done.show()
        self.end.setVisible(asked.ends)

    def _done_words(self, parts: tuple[QWidget, ...]) -> None:
        empty(self._done_lines)
        for part in parts:
            self._done_lines.addWidget(part)
        self.done.setVisible(bool(parts))

    def _on_too_long(self) -> None:
        self._why.mark(say("toegang.vragen.te_lang", maximum=TEXT))

    def _on_give(self) -> None:
        count = read_number(self.days.words()) or 0
        fits = 1 <= count <= self._most
        if self._complete(None if fits else say("toegang.antwoord.dagen_fout", maximum=self._most)):
            self.granted.emit(self.editor.words(), count)

    def _on_refuse(self) -> None:
        if self._complete(None):
            self.refused.emit(self.editor.words())

    def _complete(self, days: str | None) -> bool:
        why = None if self.editor.words().strip() else say("toegang.antwoord.leeg")
        wrong = mark_all({self._why: why, self._long: days})
        if wrong is not None:
            wrong.setFocus()
            return False
        self.set_busy(True)
        return True


def _request_card(asked: Gevraagd) -> Card:
    verzoek = asked.verzoek
    card = Card(say("toegang.antwoord.vraag"))
    place = say("toegang.antwoord.rol_team", rol=asked.role, team=verzoek.team)
    facts: list[tuple[str, str | QWidget]] = [(say("toegang.verzoeken.over"), about_whom(verzoek))]
    if asked.kenmerk:
        facts.append((say("toegang.antwoord.casus"), asked.kenmerk))
    facts += asked_facts(verzoek)
    if asked.asker.function:
        facts.append((say("toegang.antwoord.functie"), asked.asker.function))
    facts.append((say("toegang.antwoord.rol"), place))
    card.add(FactsList(facts))
    return card


def _earlier_card(earlier: tuple[Verzoek, ...], now: datetime) -> Card:
    card = Card(say("toegang.antwoord.eerder"))
    if not earlier:
        card.add(Muted(say("toegang.antwoord.eerder_geen")))
    for one in reversed(earlier):
        when = near_moment(one.at.astimezone(now.tzinfo), now)
        words, kind = standing(one, now.date())
        pair = column(None, 0, 0.15)
        pair.addWidget(SmallStrong(say("toegang.antwoord.eerder_kort", wanneer=when, doel=one.purpose)))
        for text in (one.motivation, one.answer):
            if text:
                pair.addWidget(Plain(text))
        pair.addWidget(FlowRow([Chip(words, kind)]))
        card.add(pair)
    return card
