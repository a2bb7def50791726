"""Informing one person: whom, why, when at the latest, the letter, telling, and a deferral with its decisions."""

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from triage.casework.followup.informeren_desk import OpenInformeren
from triage.followup.informeren import GEINFORMEERD, NIET_VERPLICHT, TE_INFORMEREN, UITGESTELD, VOORSTEL, Variant
from triage.kader.model import Kader
from ui.pages.inform.deferral import DecideCard, DeferralCard, LiftCard, ProposeCard
from ui.pages.inform.letter import LetterCard
from ui.pages.inform.telling import RepresentativeCard, TellCard
from ui.pages.inform.typed import Typed, TypedCard
from ui.pages.inform.words import latest, letters, standing, told_words, why_latest
from ui.pages.piece import PiecePage
from ui.widgets.buttons import Quiet
from ui.widgets.card import Card
from ui.widgets.chip import Chip, Kind
from ui.widgets.facts import Fact, FactsList
from ui.widgets.layouts import FlowRow, column, empty
from ui.widgets.saved import SavedLabel
from ui.widgets.strip import MessageStrip
from ui.widgets.text import Muted, Plain, PrimaryHeading
from ui.words import day, listed, near_moment, say, weekday

_DEFERRED = (UITGESTELD, VOORSTEL)


class InformPage(PiecePage):
    """Informing one person."""

    back_wanted = Signal()
    besluit_wanted = Signal()

    def __init__(self, kader: Kader) -> None:
        super().__init__(widest=74)
        self._kader = kader
        self._make_head()
        self.unsafe, self.others, self.waits = MessageStrip(), MessageStrip(), MessageStrip()
        self.stand, self._facts = Card(say("informeren.stand")), FactsList(beside=True)
        self.stand.add(self._facts)
        self.told_card, self._told = Card(say("informeren.al_verteld")), column(None, 0, 0.3)
        self.told_card.add(self._told)
        self.letter, self.tell, self.representative = LetterCard(), TellCard(), RepresentativeCard()
        self.deferral, self.propose = DeferralCard(), ProposeCard(kader)
        self.decide, self.lift = DecideCard(kader), LiftCard()
        self.saved = SavedLabel()
        self.forms: tuple[TypedCard, ...] = (
            self.decide, self.letter, self.tell, self.propose, self.lift, self.representative,
        )  # fmt: skip
        self.history, self._steps = Card(say("informeren.verloop")), column(None, 0, 0.3)
        self.history.add(self._steps)
        self._parts: tuple[QWidget, ...] = (
            self.waits, self.unsafe, self.others, self.stand, self.deferral, self.decide, self.letter, self.tell,
            self.propose, self.lift, self.told_card, self.representative, self.saved, self.history,
        )  # fmt: skip
        for part in self._parts:
            self.content.addWidget(part)
        self.back.clicked.connect(self.back_wanted)
        self.besluit.clicked.connect(self.besluit_wanted)
        self.show_nothing()

    def _make_head(self) -> None:
        self.title, self.about = PrimaryHeading(), Muted()
        self._chips = FlowRow([])
        self.back = Quiet(say("informeren.terug"), icon_name="terug")
        self.besluit = Quiet(say("informeren.naar_besluit"))
        head = column(None, 0, 0.3)
        for part in (self.title, self.about, self._chips, FlowRow([self.back, self.besluit])):
            head.addWidget(part)
        self.content.addLayout(head)

    def show_nothing(self) -> None:
        """Show nothing of anybody, while it is fetched."""
        self.title.setText(say("informeren.laden"))
        self.about.setText("")
        self._chips.clear()
        self._facts.show_facts(())
        empty(self._told)
        empty(self._steps)
        for form in self.forms:
            form.show_typed({})
        self.letter.show_nothing()
        for part in (*self._parts, self.besluit):
            part.hide()
        self.set_busy(busy=False)

    def first_focus(self) -> QWidget:
        """Return where the keyboard starts: at the top, so that how it stands is read first."""
        return self.back

    def typed(self) -> dict[str, str]:
        """Return what is typed in every form."""
        return {key: words for form in self.forms for key, words in form.typed().items()}

    def set_busy(self, *, busy: bool) -> None:
        """Rest while something is handed in."""
        for form in (self.tell, self.propose, self.decide, self.lift, self.representative):
            form.set_busy(busy=busy)

    # --------------------------------------------------------------------------------------------------------- showing
    def show_piece(self, opened: OpenInformeren, typed: Typed, now: datetime, *, to_besluit: bool) -> None:
        """Show informing one person, with what was typed before."""
        stuk = opened.stuk
        self.title.setText(say("informeren.titel", naam=opened.name))
        self.about.setText(say("informeren.onder_titel", nummer=stuk.number, besluit=stuk.content.number))
        self._chips.clear()
        self._chips.add(Chip(*standing(stuk, now.date())))
        self.besluit.setVisible(to_besluit)
        self._facts.show_facts(self._standing(opened))
        self.stand.show()
        self._show_strips(opened)
        for form in self.forms:
            form.show_typed(typed)
        self._show_forms(opened)
        self._show_told(opened, now)

    def _standing(self, opened: OpenInformeren) -> list[Fact]:
        stuk, content = opened.stuk, opened.stuk.content
        last = latest(stuk)
        when = say(f"informeren.wanneer.{content.when}") if content.when else say("informeren.wanneer.niet")
        facts: list[Fact] = [(say("informeren.besloten"), when)]
        if content.planned is not None:
            facts.append((say("informeren.gepland"), day(content.planned)))
        if last is not None:
            facts.append((say("informeren.uiterlijk"), f"{weekday(last)} {day(last)}"))
            facts.append((say("informeren.want"), why_latest(opened)))
        facts.append((say("informeren.brieven"), letters(content)))
        if opened.representative:
            facts.append((say("informeren.vertegenwoordigd"), opened.representative))
        return facts

    def _show_strips(self, opened: OpenInformeren) -> None:
        if opened.safe == "onveilig":
            way = opened.safe_way or say("informeren.veilig.geen_weg")
            text = say("informeren.veilig.onveilig", weg=way)
            self.unsafe.show_message(say("informeren.veilig.onveilig_titel"), text, Kind.DANGER)
        elif opened.safe == "onbekend":
            title = say("informeren.veilig.onbekend_titel")
            self.unsafe.show_message(title, say("informeren.veilig.onbekend"), Kind.ATTENTION)
        if opened.others:
            names = listed(opened.others)
            text = say("informeren.anderen", namen=names)
            self.others.show_message(say("informeren.anderen_titel"), text, Kind.ATTENTION)
        if opened.blocked == "uitstel_vraagt_besluit":
            text = say("informeren.vraagt_besluit")
            self.waits.show_message(say("informeren.vraagt_besluit_titel"), text, Kind.DANGER)
        for strip, on in (
            (self.unsafe, opened.safe != "veilig"),
            (self.others, bool(opened.others)),
            (self.waits, opened.blocked == "uitstel_vraagt_besluit"),
        ):
            strip.setVisible(on)

    def _show_forms(self, opened: OpenInformeren) -> None:
        state, may = opened.stuk.state, opened.may
        free = not opened.blocked and may.tell
        shown = {
            self.letter: free,
            self.tell: free and state in (TE_INFORMEREN, NIET_VERPLICHT),
            self.propose: state == UITGESTELD and may.propose,
            self.lift: state in _DEFERRED and (may.propose or may.decide),
            self.representative: may.tell and state in (TE_INFORMEREN, GEINFORMEERD, *_DEFERRED)
            and Variant.VERTEGENWOORDIGER not in opened.stuk.content.needed,
        }  # fmt: skip
        self.deferral.show_piece(opened, self._kader)
        self.decide.show_piece(opened)
        for card in (self.letter, self.tell, self.propose, self.lift):
            card.show_piece(opened)
        for part, on in shown.items():
            part.setVisible(on)
        self.saved.setVisible(any(shown.values()) or not self.decide.isHidden())

    def _show_told(self, opened: OpenInformeren, now: datetime) -> None:
        empty(self._told)
        empty(self._steps)
        for one in opened.stuk.content.told:
            self._told.addWidget(Plain(told_words(one)))
        self.told_card.setVisible(bool(opened.stuk.content.told))
        for step in reversed(opened.history):
            when = near_moment(step.at.astimezone(now.tzinfo), now)
            words = say("informeren.stap_regel", wanneer=when, wat=say(f"informeren.stap.{step.act}"), wie=step.by_name)
            self._steps.addWidget(Plain(words))
        self.history.setVisible(bool(opened.history))
