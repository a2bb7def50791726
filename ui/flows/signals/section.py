"""Signals: the list, a new one, and one on the desk; fetched off the screen's thread, what is typed is kept."""

from collections.abc import Callable
from functools import partial
from typing import ClassVar, Final

from PySide6.QtWidgets import QWidget

from triage.casework.desk import Desk
from triage.casework.followup import signaal_uitstel, signalen
from triage.casework.followup.pieces import Pieces
from triage.casework.followup.signaal_desk import OpenSignaal
from triage.casework.followup.signaal_einde import Begun
from triage.casework.followup.signaal_papers import SignaalBrief, signaal_paper
from triage.casework.followup.signalen import NewSignaal
from triage.casework.typing import typed
from triage.followup.signaal import Signaal
from triage.followup.stuk import Stuk
from triage.records.signaal import gevraagde_document, onterecht_document, signaal_document
from ui.datwat import checks
from ui.flows.brief_words import brief_words
from ui.flows.paper_desk import PaperCard
from ui.flows.piece import PieceSection
from ui.flows.section import Press
from ui.flows.signals.doing import doing
from ui.pages.piece import PiecePage
from ui.pages.signals.list import SignalsPage
from ui.pages.signals.new import NewSignalPage
from ui.pages.signals.signal import SignalPage
from ui.pages.signals.signal_words import letter_of
from ui.pages.signals.typed import as_text, from_text
from ui.shell.navigation import Place
from ui.spot import At, Spot
from ui.widgets.chip import Kind
from ui.words import say

_READS, _RECORDS, _DECIDES = "signaal_lezen", "signaal_registreren", "uitstel_besluiten"
NEW: Final = "signaal_nieuw:"
"""Under what is kept what somebody is typing in a new signal."""


def draft_of(stuk: str) -> str:
    """Return under what is kept what somebody is typing about a signal."""
    return f"signaal:{stuk}"


def press_letter(press: Press, brief: SignaalBrief) -> bytes:
    """Return the PDF of a letter about a signal."""
    words = (brief.settings, brief_words("signaal"), brief_words())
    if brief.to is not None:
        return press(gevraagde_document(brief.given, brief.to, *words))
    return press((onterecht_document if brief.unfounded else signaal_document)(brief.given, *words))


class SignalsSection(PieceSection[OpenSignaal]):
    """Owns the pages of signals."""

    acts: ClassVar[tuple[str, ...]] = (_READS, _RECORDS, _DECIDES)
    spots: ClassVar[tuple[At, ...]] = (At.SIGNALS, At.SIGNAL, At.NEW_SIGNAL)
    letters: ClassVar[str] = "signalen.brief"

    def _make(self) -> tuple[PiecePage, PaperCard]:
        self.list = SignalsPage(may_record=self._desk.may(_RECORDS))
        self.new, self.page = NewSignalPage(), SignalPage()
        return self.page, self.page.letters

    def pages(self) -> tuple[tuple[QWidget, Place], ...]:
        """Return the pages that this role has a right to; who only decides on deferrals has no list."""
        mine: tuple[tuple[bool, QWidget], ...] = (
            (self._desk.may(_READS), self.list),
            (self._desk.may(_RECORDS), self.new),
        )
        place = Place.SIGNALEN if self._desk.may(_READS) or self._desk.may(_RECORDS) else Place.WERKVOORRAAD
        return (*((page, Place.SIGNALEN) for may, page in mine if may), (self.page, place))

    def open(self, spot: Spot) -> QWidget:
        """Begin to fetch what belongs at a spot."""
        self._clear()
        if spot.at is At.NEW_SIGNAL and self._desk.may(_RECORDS):
            self.new.show_nothing()
            self._run(partial(typed, self._desk, NEW), self._on_new_draft)
            return self.new
        if spot.at is At.SIGNAL and spot.about:
            return self._fetch(spot.about)
        return self._open_list(0)

    def _connect(self) -> None:
        self.list.chosen.connect(self._to_signal)
        self.list.new_wanted.connect(lambda: self.wanted.emit(Spot(At.NEW_SIGNAL)))
        self.list.page_wanted.connect(self._open_list)
        self.new.recorded.connect(self._on_record)
        self.new.written.connect(self._typing.touch)
        self.new.close_wanted.connect(self._to_list)
        self.page.written.connect(self._typing.touch)
        self.page.act_wanted.connect(self._on_act)
        self.page.letter_wanted.connect(self._on_letter)
        self.page.notice_wanted.connect(self._on_notice)
        self.page.back_wanted.connect(self._to_list)

    def _to_signal(self, stuk: str) -> None:
        self.wanted.emit(Spot(At.SIGNAL, stuk))

    def _to_list(self) -> None:
        self.wanted.emit(Spot(At.SIGNALS if self._desk.may(_READS) else At.WORKLIST))

    def _on_notice(self, notice: str) -> None:
        if At.NOTICE in self.ways:
            self.wanted.emit(Spot(At.NOTICE, notice))

    # ------------------------------------------------------------------------------------------------------ the list
    def _open_list(self, skip: int) -> QWidget:
        self.list.show_nothing()
        self._run(partial(signalen.signalen, self._desk, None, skip), self._on_list)
        return self.list

    def _on_list(self, found: Pieces) -> None:
        self.list.show_rows(found, self._desk.clock.today())

    # -------------------------------------------------------------------------------------------------------- a new one
    def _on_new_draft(self, text: str) -> None:
        self.new.show_form(self._desk.kader, from_text(text), self._desk.clock.today())
        self._typing.begin(NEW, text, lambda: as_text(self.new.typed()), self.new.saved)

    def _on_record(self, given: NewSignaal) -> None:
        call = partial(_recorded, self._desk, given)
        self._hand_in(call, self._on_recorded, lambda: self.new.set_busy(False))

    def _on_recorded(self, stuk: Stuk[Signaal]) -> None:
        self.new.show_nothing()
        self._to_signal(stuk.id)
        self._tell(say("signalen.vorm.gedaan", nummer=stuk.number), say("signalen.vorm.gedaan_uitleg"))

    # ------------------------------------------------------------------------------------------------------------- one
    def _look(self, stuk: str) -> OpenSignaal:
        return signalen.open_signaal(self._desk, stuk)

    def _draft(self, opened: OpenSignaal) -> str:
        return draft_of(opened.stuk.id)

    def _show(self, opened: OpenSignaal, text: str) -> Callable[[], str]:
        today = self._desk.clock.today()
        codes = signaal_uitstel.codes(self._desk)
        self.page.show_signal(opened, self._desk.kader, codes, from_text(text), today)
        return lambda: as_text(self.page.forms.typed(today))

    def _on_act(self, form: str, button: str) -> None:
        if self.opened is None:
            return
        call = doing(self._desk, self.opened.stuk, self.page.forms.all[form], form, button)
        self._do(call, partial(self._on_done, form, button))

    def _on_done(self, form: str, button: str, found: OpenSignaal | Begun) -> None:
        told = say(f"signalen.klaar.{button if form == 'afhandelen' else form}")
        if isinstance(found, Begun):
            self.wanted.emit(Spot(At.TRIAGE, found.casus))
            self._tell(told, say("signalen.klaar.casus_uitleg", kenmerk=found.kenmerk))
            return
        self._to_signal(found.stuk.id)
        self._tell(told)

    def _on_letter(self, which: str) -> None:
        if self.opened is not None:
            stuk = self.opened.stuk
            press = partial(press_letter, self.kit.press)
            letter, voor = letter_of(which)
            self._show_letter(stuk.number, lambda act: signaal_paper(self._desk, stuk.id, letter, act, press, voor))

    def _tell(self, words: str, more: str = "") -> None:
        self.kit.context.notices.tell(words, more, Kind.OK)


def _recorded(desk: Desk, given: NewSignaal) -> Stuk[Signaal]:
    # In the lane: the words of the check are read at the first call.
    return signalen.record_signaal(desk, given, checks())
