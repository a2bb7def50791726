"""Advice and reading without names: fetched off the screen's thread; what is typed is kept on the way."""

from functools import partial
from typing import ClassVar

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from triage.access.advies import Adviesvraag
from triage.besluit.sealing import SealedFacts
from triage.casework.access import advising, nameless
from triage.casework.access.advising import Thread
from triage.casework.access.nameless import Nameless
from triage.casework.desk import Desk
from triage.casework.typing import typed
from triage.ids import BesluitId, CasusId, PersonId
from ui.flows.forms import FormSection
from ui.flows.section import Kit
from ui.pages.advice.ask import AskAdvicePage
from ui.pages.advice.asked import AskedPage
from ui.pages.advice.nameless import NamelessPage
from ui.shell.navigation import Place
from ui.spot import At, Spot
from ui.words import say


class AdviceSection(FormSection):
    """Owns the questions to an adviser, asking one, and the casus without names."""

    acts: ClassVar[tuple[str, ...]] = ("advies_schrijven", "advies_vragen", "casus_lezen_zonder_namen")
    spots: ClassVar[tuple[At, ...]] = (At.ADVICE, At.NAMELESS)

    def __init__(self, kit: Kit, parent: QObject | None = None) -> None:
        super().__init__(kit, parent)
        self.asked, self.ask, self.nameless = AskedPage(), AskAdvicePage(), NamelessPage()
        self._casus: CasusId | None = None
        self._connect()

    def pages(self) -> tuple[tuple[QWidget, Place], ...]:
        """Return the pages; the menu has an entry for who gives advice."""
        advises = self._desk.may("advies_schrijven")
        reading = Place.ADVIES if advises else Place.CASUSSEN
        found: list[tuple[QWidget, Place]] = [(self.nameless, reading), (self.ask, Place.CASUSSEN)]
        return tuple([*found, (self.asked, Place.ADVIES)] if advises else found)

    def open(self, spot: Spot) -> QWidget:
        """Show the questions, a question to ask about a casus, or a casus without names."""
        self._leave()
        if spot.at is At.NAMELESS:
            return self._open_nameless(CasusId(spot.about))
        if spot.about:
            return self._open_ask(CasusId(spot.about))
        self.asked.show_asked((), None)
        self._run(partial(advising.asked_of_me, self._desk), self._on_asked_of_me)
        return self.asked

    # ------------------------------------------------------------------------------------------------- opening
    def _open_nameless(self, casus: CasusId) -> QWidget:
        self._casus = casus
        self.nameless.show_nothing()
        self._run(partial(_fetch_nameless, self._desk, casus), self._on_nameless)
        return self.nameless

    def _open_ask(self, casus: CasusId) -> QWidget:
        self._casus = casus
        self.ask.show_nothing()
        self._run(partial(_fetch_thread, self._desk, casus), self._on_thread)
        return self.ask

    def _on_asked_of_me(self, found: tuple[Adviesvraag, ...]) -> None:
        self.asked.show_asked(found, self._desk.clock.now())
        self.asked.first_focus().setFocus()

    def _on_nameless(self, found: tuple[Nameless, tuple[Adviesvraag, ...], str]) -> None:
        shown, asked, kept = found
        may_ask = self._desk.may("toegang_vragen")
        self.nameless.show_casus(shown, asked, kept, self._desk.clock.now(), may_ask=may_ask)
        if (label := self.nameless.saved) is not None:
            about = advising.draft_of_advice(shown.casus)
            self._typing.begin(about, kept, lambda: self.nameless.typed, label)

    def _on_thread(self, found: tuple[Thread, str]) -> None:
        thread, kept = found
        self.ask.show_thread(thread, kept, self._desk.clock.now())
        about = advising.draft_of_question(thread.casus)
        self._typing.begin(about, kept, lambda: self.ask.typed, self.ask.saved)

    def _on_besluit(self, facts: SealedFacts) -> None:
        self.flush()
        self._typing.forget()
        self.nameless.show_besluit(facts, may_ask=self._desk.may("toegang_vragen"))

    # -------------------------------------------------------------------------------------------------- doing
    def _connect(self) -> None:
        self.asked.open_wanted.connect(lambda casus: self.wanted.emit(Spot(At.NAMELESS, casus)))
        self.nameless.advised.connect(self._on_advised)
        self.nameless.besluit_wanted.connect(self._on_besluit_wanted)
        self.nameless.casus_wanted.connect(self._on_again)
        self.nameless.names_wanted.connect(self._on_names)
        self.nameless.close_wanted.connect(self._on_close)
        self.nameless.written.connect(self._typing.touch)
        self.ask.asked.connect(self._on_ask)
        self.ask.casus_wanted.connect(lambda: self.wanted.emit(Spot(At.AROUND, self._casus or "")))
        self.ask.written.connect(self._typing.touch)

    def _on_advised(self, asked: Adviesvraag, words: str) -> None:
        self._hand_in(partial(advising.give_advice, self._desk, asked, words), self._on_given)

    def _on_given(self, _: None) -> None:
        self.kit.context.notices.tell(say("advies.dank"), say("advies.dank_uitleg"))
        self.wanted.emit(Spot(At.ADVICE))

    def _on_ask(self, adviser: str, words: str) -> None:
        if self._casus is not None:
            call = partial(advising.ask_advice, self._desk, self._casus, PersonId(adviser), words)
            self._hand_in(call, self._on_asked)

    def _on_asked(self, _: Adviesvraag) -> None:
        self.kit.context.notices.tell(say("advies.verstuurd"), say("advies.verstuurd_uitleg"))
        if self._casus is not None:
            self.wanted.emit(Spot(At.ADVICE, self._casus))

    def _on_besluit_wanted(self, besluit: str) -> None:
        call = partial(nameless.open_besluit_nameless, self._desk, BesluitId(besluit))
        self._run(call, self._on_besluit)

    def _on_again(self) -> None:
        self.wanted.emit(Spot(At.NAMELESS, self._casus or ""))

    def _on_names(self) -> None:
        self.wanted.emit(Spot(At.REQUEST, self._casus or ""))

    def _on_close(self) -> None:
        advises = self._desk.may("advies_schrijven")
        self.wanted.emit(Spot(At.ADVICE) if advises else Spot(At.LIST))


def _fetch_nameless(desk: Desk, casus: CasusId) -> tuple[Nameless, tuple[Adviesvraag, ...], str]:
    shown = nameless.open_nameless(desk, casus)
    asked = advising.questions_to_me(desk, casus) if desk.may("advies_schrijven") else ()
    return shown, asked, typed(desk, advising.draft_of_advice(casus))


def _fetch_thread(desk: Desk, casus: CasusId) -> tuple[Thread, str]:
    return advising.advice_on(desk, casus), typed(desk, advising.draft_of_question(casus))
