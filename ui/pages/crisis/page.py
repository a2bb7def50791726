"""A crisis that was written down: what must still happen, who knows, what was shared, and what was done."""

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from triage.casework.followup.crisis_reading import OpenCrisis, Owed
from triage.followup.crisis import AFGEROND, OPEN, Crisis
from triage.followup.stuk import Step
from ui.fields.dates import ZONE, local, read_time, written_date
from ui.pages.crisis.telling import TellingCard
from ui.pages.crisis.words import chip_of, owed_words, recipients_words
from ui.pages.door.form_rows import DayRow, LineRow, mark_all
from ui.spot import At, Spot
from ui.widgets.buttons import Button, Primary, Quiet
from ui.widgets.card import Card
from ui.widgets.chip import Chip, Kind
from ui.widgets.facts import Fact, FactsList
from ui.widgets.layouts import Columns, FlowRow, Panel, column, empty
from ui.widgets.scroll import ScrollPage
from ui.widgets.strip import MessageStrip
from ui.widgets.text import Muted, Plain, PrimaryHeading, SmallStrong
from ui.words import moment, say


class CrisisPage(ScrollPage):
    """One crisis."""

    go_wanted = Signal(object)
    """A `Spot`."""
    back_wanted = Signal()
    refresh_wanted = Signal()
    shared = Signal(object)
    """When it was shared, an aware `datetime`."""

    def __init__(self) -> None:
        super().__init__(widest=74)
        self.opened: OpenCrisis | None = None
        self.title, self._about, self._state = PrimaryHeading(), Muted(), Chip("")
        self.strip = MessageStrip()
        self._make_ways()
        self.owed, self.telling = Card(say("spoed.pagina.moet")), TellingCard()
        self._owed = QWidget()
        self._owed_list = column(self._owed, 0, 0.45)
        self.owed.add(self._owed)
        self.facts_card, self._facts = Card(say("spoed.pagina.gedeeld")), FactsList(beside=True)
        self.facts_card.add(self._facts)
        self._make_when()
        self.done = Card(say("spoed.pagina.gedaan"))
        self._done = QWidget()
        self._done_list = column(self._done, 0, 0.3)
        self.done.add(self._done)
        self._lay_out()
        self.show_nothing()

    def show_nothing(self) -> None:
        """Show nothing of anybody, while something is fetched."""
        self.opened = None
        self.title.setText(say("spoed.pagina.laden"))
        self._about.setText("")
        self._facts.show_facts([])
        empty(self._owed_list)
        empty(self._done_list)
        self.telling.show_nothing()
        parts: tuple[QWidget, ...] = (self.strip, self._ways, self.owed, self.telling, self.facts_card, self.done)
        for part in (*parts, self._state, self._when):
            part.hide()

    def show_crisis(self, opened: OpenCrisis, ways: AbstractSet[At], words: str, *, fresh: bool, back: bool) -> None:
        """Show a crisis.

        Args:
            words: what somebody was typing about telling.
            fresh: it was written down just now.
            back: there is somewhere to go back to.
        """
        self.opened = opened
        stuk = opened.stuk
        self.title.setText(say("spoed.pagina.titel", nummer=stuk.number))
        self._about.setText(say("spoed.pagina.onder", kenmerk=opened.kenmerk))
        self._state.show_state(*chip_of(stuk.state))
        self._show_strip(stuk.number, fresh=fresh)
        self._show_ways(opened, ways, back=back)
        self._show_owed(opened, ways)
        self.telling.show_people(opened, words, may_inform=At.INFORM in ways)
        self._facts.show_facts(list(_facts(stuk.content)))
        self._show_when(opened)
        empty(self._done_list)
        for step in opened.history:
            self._done_list.addWidget(Plain(_step(step)))
        parts: tuple[QWidget, ...] = (self._state, self._ways, self.owed, self.telling, self.facts_card, self.done)
        for part in parts:
            part.show()

    def first_focus(self) -> QWidget:
        """Return where the keyboard starts."""
        ways = (self.to_triage, self.to_besluit, self.to_follow, self.back, self.again)
        return next((one for one in ways if one.isVisibleTo(self)), self.again)

    def set_busy(self, *, busy: bool) -> None:
        """Rest while something is handed in."""
        self.telling.set_busy(busy=busy)
        self.write_shared.setEnabled(not busy)
        self.again.setEnabled(not busy)

    # -------------------------------------------------------------------------------------------------------- making
    def _make_ways(self) -> None:
        self.to_triage, self.to_besluit = Primary(""), Button(say("spoed.pagina.naar_besluit"))
        self.to_follow, self.back = Button(say("spoed.pagina.naar_opvolging")), Quiet(say("spoed.pagina.terug"))
        self.again = Quiet(say("spoed.pagina.bijwerken"))
        self._ways = FlowRow([self.to_triage, self.to_besluit, self.to_follow, self.back, self.again])
        self.to_triage.clicked.connect(lambda: self._go(At.TRIAGE))
        self.to_besluit.clicked.connect(lambda: self._go(At.RECORD))
        self.to_follow.clicked.connect(lambda: self._go(At.FOLLOW))
        self.back.clicked.connect(self.back_wanted)
        self.again.clicked.connect(self.refresh_wanted)

    def _make_when(self) -> None:
        self._when = Card(say("spoed.delen.titel"))
        self.day, self.time = DayRow(say("spoed.delen.dag")), LineRow(say("spoed.delen.tijd"))
        self.write_shared = Button(say("spoed.delen.knop"))
        self._when.add(Columns([Panel(self.day, 15), Panel(self.time, 15)]))
        self._when.add(FlowRow([self.write_shared]))
        self.write_shared.clicked.connect(self._on_shared)

    def _lay_out(self) -> None:
        head = column(None, 0, 0.25)
        self.title.setWordWrap(False)
        head.addWidget(FlowRow([self.title, self._state], 0.9))
        head.addWidget(self._about)
        self.content.addLayout(head)
        parts = (self.strip, self._ways, self.owed, self.telling, self.facts_card, self._when, self.done)
        for part in parts:
            self.content.addWidget(part)
        self.telling.inform_wanted.connect(lambda piece: self.go_wanted.emit(Spot(At.INFORM, piece)))

    # ------------------------------------------------------------------------------------------------------- showing
    def _show_strip(self, number: str, *, fresh: bool) -> None:
        self.strip.setVisible(fresh)
        if fresh:
            title = say("spoed.pagina.bewaard_titel", nummer=number)
            self.strip.show_message(title, say("spoed.pagina.bewaard"), Kind.OK)

    def _show_ways(self, opened: OpenCrisis, ways: AbstractSet[At], *, back: bool) -> None:
        waits = opened.stuk.state == OPEN
        key = "naar_triage" if opened.writes and waits else "naar_casus"
        self.to_triage.set_words(say(f"spoed.pagina.{key}"))
        self.to_besluit.setVisible(opened.besluit is not None)
        self.to_follow.setVisible(At.FOLLOW in ways and not waits)
        self.back.setVisible(back)
        self.again.setVisible(opened.tells and opened.stuk.state != AFGEROND)

    def _show_owed(self, opened: OpenCrisis, ways: AbstractSet[At]) -> None:
        empty(self._owed_list)
        for one in opened.owed:
            self._add_owed(opened, one)
        if not opened.owed:
            key = "niets" if opened.stuk.state == AFGEROND else "alleen_vertellen"
            self._owed_list.addWidget(Plain(say(f"spoed.pagina.{key}")))
        if opened.stuk.state == OPEN:
            words = "; ".join(opened.ratifiers) or say("spoed.pagina.geen_bekrachtigers")
            self._owed_list.addWidget(SmallStrong(say("spoed.pagina.bekrachtigers")))
            self._owed_list.addWidget(Plain(words))
        if opened.unsent:
            self._owed_list.addWidget(SmallStrong(say("spoed.pagina.berichten")))
            self._owed_list.addWidget(self._notices(opened, ways))

    def _add_owed(self, opened: OpenCrisis, one: Owed) -> None:
        words, kind = owed_words(one.due, opened.today)
        self._owed_list.addWidget(FlowRow([SmallStrong(say(f"spoed.term.{one.term}")), Chip(words, kind)]))
        self._owed_list.addWidget(Plain(one.text))

    def _notices(self, opened: OpenCrisis, ways: AbstractSet[At]) -> QWidget:
        parts: list[QWidget] = []
        for stuk, number in opened.unsent:
            words = say("spoed.pagina.bericht", nummer=number)
            if At.NOTICE in ways:
                button = Button(words, small=True)
                button.clicked.connect(lambda _=False, to=stuk: self.go_wanted.emit(Spot(At.NOTICE, to)))
                parts.append(button)
            else:
                parts.append(Plain(words))
        return FlowRow(parts)

    def _show_when(self, opened: OpenCrisis) -> None:
        at = opened.stuk.content.at.astimezone(ZONE)
        asks = opened.adds and opened.stuk.state == OPEN and opened.stuk.content.shared_at is None
        self._when.setVisible(asks)
        self.day.day.editor.show_words(written_date(at.date()))
        self.time.line.show_words("")
        mark_all({self.day: None, self.time: None})

    def _go(self, at: At) -> None:
        if self.opened is not None:
            about = str(self.opened.besluit or "") if at is At.RECORD else str(self.opened.casus)
            self.go_wanted.emit(Spot(at, about))

    def _on_shared(self) -> None:
        when = _moment(self.day, self.time)
        self.time.mark(None if when else say("spoed.formulier.tijd_fout"))
        if when is None:
            self.time.line.setFocus()
        else:
            self.shared.emit(when)


def _moment(day: DayRow, time: LineRow) -> datetime | None:
    at, on = read_time(time.words()), day.value()
    return local(on, at) if at is not None and on is not None else None


def _facts(crisis: Crisis) -> Iterator[Fact]:
    yield say("spoed.pagina.wie"), crisis.who
    yield say("spoed.pagina.gevaar"), crisis.danger
    yield say("spoed.pagina.gegevens"), crisis.data
    yield say("spoed.pagina.ontvangers"), recipients_words(crisis.recipients)
    called = ", ".join(part for part in (crisis.decider_name, crisis.decider_function) if part)
    yield say("spoed.pagina.beslisser"), called
    yield say("spoed.pagina.wanneer"), moment(crisis.at.astimezone(ZONE))
    known = crisis.shared_at
    shared = moment(known.astimezone(ZONE)) if known else say("spoed.pagina.gedeeld_onbekend")
    yield say("spoed.pagina.gedeeld_om"), shared
    if crisis.number:
        yield say("spoed.pagina.besluit"), crisis.number


def _step(step: Step) -> str:
    what = say(f"spoed.stap.{step.act}")
    return say("spoed.pagina.stap", moment=moment(step.at.astimezone(ZONE)), wat=what, naam=step.by_name)
