"""A list of what is to be destroyed: exceptions, approval by its name, the days in which it can be stopped, the end."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from triage.casework.followup.vernietigen import OpenList
from triage.followup.vernietiging import Hand, Zaak
from ui.pages.access.parts import Turning
from ui.pages.door.form_rows import LineRow
from ui.pages.keeping.rows import WordsRow, on_click
from ui.pages.plan.parts import ChoiceRow
from ui.pages.record.preview import PreviewCard
from ui.widgets.buttons import Button, Danger, Primary, Quiet
from ui.widgets.card import Card
from ui.widgets.chip import Chip, Kind
from ui.widgets.facts import Fact, FactsList
from ui.widgets.layouts import FlowRow, column
from ui.widgets.lines import Cell, Heading, Line, LinesTable
from ui.widgets.scroll import ScrollPage
from ui.widgets.text import Muted, PrimaryHeading
from ui.words import day, say

PAGE = 25
"""Cases on one page: what can be done with the list stays near."""
_COLUMNS = (("kenmerk", 2), ("wet", 3), ("wijziging", 3), ("vernietigen", 3), ("stand", 5))
_KINDS = {"voorgesteld": Kind.NEUTRAL, "bedenktijd": Kind.ATTENTION, "vernietigd": Kind.DANGER}


class DestroyingPage(ScrollPage):
    """One list. A card is there only while somebody could do what it is for."""

    except_wanted = Signal(str, str)
    """A casus, and why it is kept; an empty reason puts it back."""
    approve_wanted = Signal(str)
    """What was typed."""
    withdraw_wanted = Signal()
    stop_wanted = Signal(str)
    """Why."""
    carry_out_wanted = Signal()
    paper_wanted = Signal()
    print_wanted = Signal()
    save_wanted = Signal()
    back_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.title, self._chip, self._days = PrimaryHeading(), Chip(""), Muted()
        self.back = Quiet(say("bewaren.lijst.terug"), icon_name="terug")
        self.paper = Primary(say("bewaren.verklaring.knop"), icon_name="document")
        head = column(None, 0, 0.3)
        head.addWidget(self.title)
        for part in (FlowRow([self._chip]), self._days, FlowRow([self.back, self.paper])):
            head.addWidget(part)
        self.content.addLayout(head)
        self._make_cases()
        self._make_except()
        self._make_approve()
        self._make_stop()
        self._make_carry_out()
        self._acts = {
            "uitzonderen": self.except_card,
            "goedkeuren": self.approve_card,
            "stoppen": self.stop_card,
            "uitvoeren": self.carry_card,
        }
        self.preview = PreviewCard()
        self.print, self.save = (
            Button(say("bewaren.verklaring.afdrukken"), icon_name="afdrukken"),
            Button(say("bewaren.verklaring.opslaan")),
        )
        self.paper_card = Card(say("bewaren.verklaring.titel"))
        self.paper_card.add(Muted(say("bewaren.verklaring.uitleg")))
        self.paper_card.add(FlowRow([self.print, self.save]))
        self.paper_card.add(self.preview)
        for card in (self.paper_card, self.cases_card, *self._acts.values()):
            self.content.addWidget(card)
        on_click(self.print, self.print_wanted.emit)
        on_click(self.save, self.save_wanted.emit)
        on_click(self.back, self.back_wanted.emit)
        on_click(self.paper, self.paper_wanted.emit)
        self.show_nothing()

    # --------------------------------------------------------------------------------------------------- the cards
    def _make_cases(self) -> None:
        self.cases_card = Card(say("bewaren.lijst.zaken"))
        heads = [Heading(say(f"bewaren.kop.{key}"), share) for key, share in _COLUMNS]
        self.table, self._facts = LinesTable(heads, say("bewaren.lijst.zaken")), FactsList(beside=True)
        self.turning = Turning(PAGE)
        self._opened: OpenList | None = None
        for part in (self.table, self.turning, self._facts):
            self.cases_card.add(part)
        self.turning.turned.connect(self._turn)

    def _make_except(self) -> None:
        self.except_card = Card(say("bewaren.uitzonderen.titel"))
        self.which = ChoiceRow(say("bewaren.uitzonderen.casus"))
        self.except_why = WordsRow(say("bewaren.uitzonderen.waarom"))
        self.except_button = Button(say("bewaren.uitzonderen.knop"))
        for part in (Muted(say("bewaren.uitzonderen.uitleg")), self.which, self.except_why):
            self.except_card.add(part)
        self.except_card.add(FlowRow([self.except_button]))
        on_click(self.except_button, self._on_except)

    def _make_approve(self) -> None:
        self.approve_card = Card(say("bewaren.goedkeuren.titel"))
        self.name = LineRow(say("bewaren.goedkeuren.titel"))
        self.approve_why_not = Muted()
        self.approve_button, self.withdraw = (
            Danger(say("bewaren.goedkeuren.knop")),
            Button(say("bewaren.intrekken.knop")),
        )
        for part in (Muted(say("bewaren.goedkeuren.uitleg")), self.approve_why_not, self.name):
            self.approve_card.add(part)
        self.approve_card.add(FlowRow([self.withdraw, self.approve_button]))
        on_click(self.approve_button, self._on_approve)
        on_click(self.withdraw, self.withdraw_wanted.emit)

    def _make_stop(self) -> None:
        self.stop_card = Card(say("bewaren.stoppen.titel"))
        self.stop_why = WordsRow(say("bewaren.stoppen.waarom"))
        self.stop_button = Button(say("bewaren.stoppen.knop"), icon_name="stop")
        for part in (Muted(say("bewaren.stoppen.uitleg")), self.stop_why, FlowRow([self.stop_button])):
            self.stop_card.add(part)
        on_click(self.stop_button, self._on_stop)

    def _make_carry_out(self) -> None:
        self.carry_card = Card(say("bewaren.uitvoeren.titel"), "danger")
        self.carry_why_not = Muted()
        self.carry_button = Danger(say("bewaren.uitvoeren.knop"), icon_name="waarschuwing")
        for part in (Muted(say("bewaren.uitvoeren.uitleg")), self.carry_why_not, FlowRow([self.carry_button])):
            self.carry_card.add(part)
        on_click(self.carry_button, self.carry_out_wanted.emit)

    # --------------------------------------------------------------------------------------------------- showing
    def set_ready(self, ready: bool) -> None:
        """Allow printing and saving, once there is a paper."""
        for button in (self.print, self.save):
            button.setEnabled(ready)

    def show_paper(self) -> None:
        """Make room for the paper."""
        self.paper_card.show()
        self.paper.hide()

    def show_nothing(self) -> None:
        """Show nothing of before, while something is fetched."""
        self.paper_card.hide()
        self.title.setText(say("bewaren.lijst.titel"))
        self._days.setText(say("bewaren.laden"))
        for part in (self._chip, self.paper, self.cases_card, *self._acts.values()):
            part.hide()

    def show_list(self, opened: OpenList) -> None:
        """Show a list, with what this person may do with it now."""
        lijst, state = opened.lijst, opened.stuk.state
        self.title.setText(lijst.name)
        self._chip.show_state(say(f"bewaren.stand.{state}"), _KINDS.get(state, Kind.NEUTRAL))
        self._chip.show()
        self._show_days(opened)
        self.paper.setVisible(state == "vernietigd")
        self._opened = opened
        self._turn(0)
        self._facts.show_facts(_facts(opened))
        self.cases_card.show()
        self._show_acts(opened)
        self.which.show_items([(one.casus, one.kenmerk) for one in lijst.cases])
        self.which.choose("")
        self.name.label.setText(say("bewaren.goedkeuren.naam", naam=lijst.name))
        self.name.line.setAccessibleName(self.name.label.text())
        for line in (self.except_why, self.stop_why):
            line.text.show_words("")
            line.mark(None)
        self.name.line.show_words("")
        self.first_focus().setFocus()

    def _turn(self, skip: int) -> None:
        if self._opened is None:
            return
        cases = self._opened.lijst.cases
        shown = cases[skip : skip + PAGE]
        self.table.show_lines([_case_line(one, self._opened) for one in shown])
        self.turning.show_place(skip, len(shown), len(cases))

    def first_focus(self) -> QWidget:
        """Return where the keyboard starts; never at what destroys."""
        return self.paper if self.paper.isVisibleTo(self) else self.back

    def set_busy(self, *, busy: bool) -> None:
        """Rest while something is handed in."""
        for button in (self.except_button, self.approve_button, self.withdraw, self.stop_button, self.carry_button):
            button.setEnabled(not busy)

    def _show_days(self, opened: OpenList) -> None:
        last = opened.lijst.stop_until
        running = opened.stuk.state == "bedenktijd" and last is not None
        self._days.setVisible(running)
        if running and last is not None:
            left = (last - opened.today).days + 1
            words = say("bewaren.lijst.dagen", aantal=left, dag=day(last)) if left > 0 else say("bewaren.lijst.nu")
            self._days.setText(words)

    def _show_acts(self, opened: OpenList) -> None:
        """Show a card where the list stands so; what only this person may not do says why."""
        for act, card in self._acts.items():
            why = opened.barred(act)
            card.setVisible(why in ("", *_TOLD) and why != "geen_recht")
        for act, told, parts in (
            ("goedkeuren", self.approve_why_not, (self.name, self.approve_button)),
            ("uitvoeren", self.carry_why_not, (self.carry_button,)),
        ):
            why = opened.barred(act)
            told.setText(say(f"bewaren.waarom_niet.{why}") if why in _TOLD else "")
            told.setVisible(why in _TOLD)
            for part in parts:
                part.setVisible(not why)
        may_withdraw = not opened.barred("intrekken")
        self.withdraw.setVisible(may_withdraw)
        if may_withdraw and opened.barred("goedkeuren") == "geen_recht":
            self.approve_why_not.setText(say("bewaren.waarom_niet.geen_recht"))
            self.approve_card.show()

    # --------------------------------------------------------------------------------------------------- doing
    def _on_except(self) -> None:
        chosen = self.which.value()
        self.which.mark(None if chosen else say("afronden.leeg_veld"))
        if chosen:
            self.except_wanted.emit(chosen, self.except_why.words())
        else:
            self.which.list.setFocus()

    def _on_approve(self) -> None:
        typed = self.name.words()
        self.name.mark(None if typed else say("afronden.leeg_veld"))
        if typed:
            self.approve_wanted.emit(typed)
        else:
            self.name.line.setFocus()

    def _on_stop(self) -> None:
        if self.stop_why.needed():
            self.stop_wanted.emit(self.stop_why.words())


_TOLD = ("eigen_lijst", "bedenktijd_loopt", "geen_recht")
"""Why not, as far as it is told on the page; a list that stands elsewhere offers nothing at all."""


def _case_line(one: Zaak, opened: OpenList) -> Line:
    words, kind = _stands(one, opened)
    return Line(
        one.casus,
        (
            Cell(one.kenmerk, strong=True),
            Cell(say("afronden.bewaren.wet", wet=say(f"bewaren.wet.{one.law.value}"), jaren=one.years), one.source),
            Cell(day(one.last_change)),
            Cell(day(one.destroy_on)),
            Cell(words, chip=kind),
        ),
    )


def _stands(one: Zaak, opened: OpenList) -> tuple[str, Kind | None]:
    if one.gone:
        return say("bewaren.zaak.vernietigd"), Kind.DANGER
    if one.skipped:
        return say("bewaren.zaak.overgeslagen"), None
    if one.kept:
        return say("bewaren.zaak.uitgezonderd", naam=one.kept_by, waarom=one.kept), None
    ended = opened.stuk.state in ("ingetrokken", "gestopt")
    return (say("bewaren.zaak.blijft"), Kind.NEUTRAL) if ended else (say("bewaren.zaak.weg"), Kind.ATTENTION)


def _facts(opened: OpenList) -> list[Fact]:
    lijst = opened.lijst
    found: list[Fact] = [(say("bewaren.lijst.voorgesteld"), _hand(lijst.proposed))]
    for key, hand in (("goedgekeurd", lijst.approved), ("gestopt", lijst.stopped), ("uitgevoerd", lijst.done)):
        if hand is not None:
            found.append((say(f"bewaren.lijst.{key}"), _hand(hand)))
    if lijst.stopped_why:
        found.append((say("bewaren.lijst.gestopt_waarom"), lijst.stopped_why))
    if lijst.backups_until is not None:
        until = say("bewaren.lijst.reservekopie_tot", dag=day(lijst.backups_until))
        found.append((say("bewaren.lijst.reservekopie"), until))
    return found


def _hand(hand: Hand) -> str:
    return say("bewaren.lijst.hand", naam=hand.name, functie=hand.function, dag=day(hand.at.date()))
