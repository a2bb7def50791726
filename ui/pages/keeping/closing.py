"""Closing a casus, opening it again, and handing the regie over: what is open first, then the form."""

import json
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from triage.casework.followup.afronden import Open, OpenClosing
from triage.casework.followup.overdragen import OpenTransfer
from triage.casus.model import CasusState
from triage.followup.sluiting import Reden
from ui.pages.door.form_rows import DayRow
from ui.pages.keeping.outside import OutsideCard
from ui.pages.keeping.rows import WordsRow, keeping_facts, on_click
from ui.pages.plan.parts import ChoiceRow
from ui.widgets.buttons import Button, Danger, Quiet
from ui.widgets.card import Card
from ui.widgets.facts import Fact, FactsList
from ui.widgets.layouts import FlowRow, column, empty
from ui.widgets.saved import SavedLabel
from ui.widgets.scroll import ScrollPage
from ui.widgets.text import Muted, Plain, PrimaryHeading
from ui.words import day, near_day, say


class ClosingPage(ScrollPage):
    """One casus: how long it is kept, what is still open, closing, opening again, handing over."""

    open_wanted = Signal(object)
    """An `Open` to go to."""
    close_wanted = Signal(str, str, str)
    """The reason, the note, and who stays named."""
    reopen_wanted = Signal(str)
    """Why."""
    transfer_wanted = Signal(str, str, object, str)
    """Who, in which team, from which day, and why."""
    casus_wanted = Signal()
    archive_wanted = Signal()
    """Somebody goes to the papers of this casus, and its dossier."""
    written = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._about, self.saved = Muted(), SavedLabel()
        self.to_casus = Quiet(say("afronden.naar_casus"), icon_name="terug")
        head = column(None, 0, 0.2)
        head.addWidget(PrimaryHeading(say("afronden.titel")))
        head.addWidget(self._about)
        head.addWidget(FlowRow([self.to_casus, self.saved]))
        self.content.addLayout(head)
        self._make_open()
        self._make_closed()
        self._make_close()
        self._make_transfer()
        self.outside = OutsideCard()
        self._make_kept()
        cards = (self.open_card, self.closed_card, self.close_card, self.transfer_card, self.outside, self.kept_card)
        self._cards = cards
        for card in self._cards:
            self.content.addWidget(card)
        on_click(self.to_casus, self.casus_wanted.emit)
        self._typed = {
            "toelichting": self.note,
            "heropenen": self.reopen_why,
            "overdragen": self.transfer_why,
            "buiten": self.outside.why,
        }
        for row in self._typed.values():
            row.text.written.connect(self.written)
        self.show_nothing()

    # --------------------------------------------------------------------------------------------------- the cards
    def _make_open(self) -> None:
        self.open_card = Card(say("afronden.open.titel"), "attention")
        self.open_card.add(Muted(say("afronden.open.uitleg")))
        self._open = column(None, 0, 0.3)
        self.open_card.add(self._open)

    def _make_close(self) -> None:
        self.close_card = Card(say("afronden.sluiten.titel"))
        self.why = ChoiceRow(say("afronden.sluiten.waarom"))
        self.why.show_items([(one.value, say(f"afronden.reden.{one.value}")) for one in Reden])
        self.note = WordsRow(say("afronden.sluiten.toelichting"), say("afronden.sluiten.toelichting_uitleg"))
        self.keeper = ChoiceRow(say("afronden.sluiten.regisseur"), say("afronden.sluiten.regisseur_uitleg"))
        self.no_keeper = Plain(say("afronden.sluiten.niemand"))
        self.close_button = Danger(say("afronden.sluiten.knop"), icon_name="slot")
        self._close_foot = FlowRow([self.close_button])
        for part in (Muted(say("afronden.sluiten.uitleg")), self.why, self.note, self.keeper, self.no_keeper):
            self.close_card.add(part)
        self.close_card.add(self._close_foot)
        on_click(self.close_button, self._on_close)

    def _make_closed(self) -> None:
        self.closed_card = Card(say("afronden.gesloten.titel"))
        self._closed = FactsList(beside=True)
        self.reopen_why = WordsRow(say("afronden.heropenen.waarom"))
        self.reopen_button = Button(say("afronden.heropenen.knop"))
        for part in (self._closed, Muted(say("afronden.heropenen.uitleg")), self.reopen_why):
            self.closed_card.add(part)
        self.archive = Button(say("archief.knop.papieren"))
        self.closed_card.add(FlowRow([self.reopen_button, self.archive]))
        on_click(self.archive, self.archive_wanted.emit)
        on_click(self.reopen_button, self._on_reopen)

    def _make_transfer(self) -> None:
        self.transfer_card = Card(say("afronden.overdragen.titel"))
        self.who = ChoiceRow(say("afronden.overdragen.wie"))
        self.since = DayRow(say("afronden.overdragen.vanaf"), "")
        self.transfer_why = WordsRow(say("afronden.overdragen.waarom"))
        self.transfer_button = Button(say("afronden.overdragen.knop"))
        self.nobody = Plain(say("afronden.overdragen.niemand"))
        self._transfer_foot = FlowRow([self.transfer_button])
        for part in (Muted(say("afronden.overdragen.uitleg")), self.nobody, self.who, self.since, self.transfer_why):
            self.transfer_card.add(part)
        self.transfer_card.add(self._transfer_foot)
        on_click(self.transfer_button, self._on_transfer)

    def _make_kept(self) -> None:
        self.kept_card = Card(say("afronden.bewaren.titel"))
        self._kept, self._history = FactsList(beside=True), column(None, 0, 0.2)
        self.kept_card.add(Muted(say("afronden.bewaren.uitleg")))
        self.kept_card.add(self._kept)
        self.kept_card.add(self._history)

    # --------------------------------------------------------------------------------------------------- showing
    def show_nothing(self) -> None:
        """Show nothing of before, while something is fetched."""
        self._about.setText(say("afronden.laden"))
        for card in self._cards:
            card.hide()

    def show_casus(self, closing: OpenClosing | None, transfer: OpenTransfer | None, typed: str) -> None:
        """Show a casus; what this role may not do is not there."""
        kept = _read(typed)
        for name, row in self._typed.items():
            row.text.show_words(kept.get(name, ""))
            row.mark(None)
        casus = closing.casus if closing else transfer.casus if transfer else None
        self._about.setText(say("afronden.kenmerk", kenmerk=casus.kenmerk) if casus else "")
        self._show_closing(closing)
        self._show_transfer(transfer)
        self.show_again()

    def show_again(self) -> None:
        """Let the keyboard start at the first thing there is to do."""
        self.first_focus().setFocus()

    def first_focus(self) -> QWidget:
        """Return where the keyboard starts."""
        ways = self.open_card.findChildren(Button) if self.open_card.isVisibleTo(self) else []
        if ways:
            return ways[0]
        return self.why.list if self.close_card.isVisibleTo(self) else self.to_casus

    @property
    def typed(self) -> str:
        """What stands in the fields, as it is kept on the way; empty when nothing was typed."""
        found = {name: row.words() for name, row in self._typed.items() if row.words()}
        return json.dumps(found, ensure_ascii=False, sort_keys=True) if found else ""

    def set_busy(self, *, busy: bool) -> None:
        """Rest while something is handed in."""
        for button in (self.close_button, self.reopen_button, self.transfer_button, self.outside.button):
            button.setEnabled(not busy)

    def _show_closing(self, closing: OpenClosing | None) -> None:
        shut = closing is not None and closing.casus.state is CasusState.GESLOTEN
        open_ = closing.open if closing and not shut else ()
        empty(self._open)
        for one in open_:
            words = open_words(one, closing.today if closing else date.min)
            button = Button(say("afronden.open.ga"), icon_name="verder", small=True)
            button.setAccessibleName(say("afronden.open.ga_naam", wat=words))
            button.clicked.connect(lambda _=False, what=one: self.open_wanted.emit(what))
            self._open.addWidget(Plain(words))
            self._open.addWidget(FlowRow([button]))
        self.open_card.setVisible(bool(open_))
        self.close_card.setVisible(closing is not None and not shut and not open_)
        self.closed_card.setVisible(shut)
        self.kept_card.setVisible(closing is not None)
        if closing is None:
            return
        self.why.choose("")
        self.keeper.show_items([(one.person, f"{one.name}, {one.function}") for one in closing.keepers])
        self.no_keeper.setVisible(not closing.keepers)
        self._close_foot.setVisible(bool(closing.keepers))
        self._closed.show_facts(_closed_facts(closing))
        self._kept.show_facts(keeping_facts(closing.keeping))

    def _show_transfer(self, transfer: OpenTransfer | None) -> None:
        self.transfer_card.setVisible(transfer is not None)
        self.outside.show_transfer(transfer)
        empty(self._history)
        if transfer is None:
            return
        # A person can work in more than one team; what is chosen holds both.
        items = [
            (f"{one.person}\n{one.team}", f"{one.name}, {one.function} ({one.team})") for one in transfer.successors
        ]
        self.who.show_items(items)
        self.who.choose("")
        self.since.day.editor.show_words(f"{transfer.today:%d-%m-%Y}")
        for part in (self.who, self.since, self.transfer_why, self._transfer_foot):
            part.setVisible(bool(items))
        self.nobody.setVisible(not items)
        for one in transfer.earlier:
            said = one.content
            told = say(
                "afronden.overdragen.eerder_zin",
                dag=day(said.since),
                van=said.from_name,
                naar=said.to_name,
                waarom=said.motivation,
            )
            self._history.addWidget(Plain(told))

    # --------------------------------------------------------------------------------------------------- doing
    def _on_close(self) -> None:
        for row in (self.why, self.keeper):
            row.mark(None if row.value() else say("afronden.leeg_veld"))
        missing = next((row for row in (self.why, self.keeper) if not row.value()), None)
        if missing is not None:
            missing.list.setFocus()
            return
        if self.why.value() == Reden.ANDERS and not self.note.needed():
            return
        self.close_wanted.emit(self.why.value(), self.note.words(), self.keeper.value())

    def _on_reopen(self) -> None:
        if self.reopen_why.needed():
            self.reopen_wanted.emit(self.reopen_why.words())

    def _on_transfer(self) -> None:
        person, _, team = self.who.value().partition("\n")
        since = self.since.value()
        self.who.mark(None if person else say("afronden.leeg_veld"))
        self.since.mark(None if since else say("afronden.leeg_veld"))
        if person and since and self.transfer_why.needed():
            self.transfer_wanted.emit(person, team, since, self.transfer_why.words())


def open_words(one: Open, today: date) -> str:
    """Return in words what still has to be done."""
    if one.soort is None:
        return say(f"afronden.open.{one.what}", nummer=one.number)
    kind = say("afronden.open.stuk", soort=say(f"opvolging.soort.{one.soort.value}"), nummer=one.number)
    when = say("afronden.open.tot", dag=near_day(one.due, today)) if one.due else say("afronden.open.zonder")
    return f"{kind}: {one.text} ({when})" if one.text else f"{kind} ({when})"


def _closed_facts(closing: OpenClosing) -> list[Fact]:
    found: list[Fact] = []
    if closing.closed is not None:
        said = closing.closed.content
        found = [
            (say("afronden.gesloten.op"), day(said.closed_on)),
            (say("afronden.gesloten.door"), said.by_name),
            (say("afronden.gesloten.waarom"), say(f"afronden.reden.{said.why.value}")),
            *([(say("afronden.gesloten.toelichting"), said.note)] if said.note else []),
            (say("afronden.gesloten.regisseur"), said.regisseur_name),
        ]
    return found


def _read(typed: str) -> dict[str, str]:
    try:
        found = json.loads(typed) if typed else {}
    except ValueError:
        found = {}
    return {str(name): str(words) for name, words in found.items()} if isinstance(found, dict) else {}
