"""Signals: the list, a new one, and one on the desk; fetched off the screen's thread, what is typed is kept."""

from datetime import date
from functools import partial
from typing import ClassVar, Final

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from triage.access.log import Act
from triage.casework.desk import Desk
from triage.casework.followup import signaal_uitstel, signalen
from triage.casework.followup.signaal_desk import OpenSignaal
from triage.casework.followup.signaal_einde import Begun
from triage.casework.followup.signaal_papers import SignaalBrief, signaal_paper
from triage.casework.followup.signalen import NewSignaal, Signalen
from triage.casework.typing import typed
from triage.followup.signaal import Signaal
from triage.followup.stuk import Stuk
from triage.records.signaal import gevraagde_document, onterecht_document, signaal_document
from ui.datwat import checks
from ui.flows.brief_words import brief_words
from ui.flows.forms import FormSection
from ui.flows.paper_desk import Paper, PaperDesk, Use
from ui.flows.section import Kit, Press
from ui.flows.signals.doing import doing
from ui.pages.record.print import AskPrinter
from ui.pages.record.save import AskPlace
from ui.pages.signals.list import SignalsPage
from ui.pages.signals.new import NewSignalPage
from ui.pages.signals.signal import SignalPage
from ui.pages.signals.typed import as_text, from_text
from ui.shell.navigation import Place
from ui.spot import At, Spot
from ui.widgets.chip import Kind
from ui.words import say

_ACTS: Final = {Use.SHOW: Act.BRIEF_GEZIEN, Use.PRINT: Act.BRIEF_AFGEDRUKT, Use.SAVE: Act.BRIEF_BEWAARD}
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


class SignalsSection(FormSection):
    """Owns the pages of signals.

    Args:
        printers, places: let somebody choose a printer, and where a file goes.
    """

    acts: ClassVar[tuple[str, ...]] = (_READS, _RECORDS, _DECIDES)
    spots: ClassVar[tuple[At, ...]] = (At.SIGNALS, At.SIGNAL, At.NEW_SIGNAL)

    def __init__(
        self,
        kit: Kit,
        parent: QObject | None = None,
        printers: AskPrinter | None = None,
        places: AskPlace | None = None,
    ) -> None:
        super().__init__(kit, parent)
        self.list = SignalsPage(may_record=self._desk.may(_RECORDS))
        self.new, self.page = NewSignalPage(), SignalPage()
        self.opened: OpenSignaal | None = None
        card = self.page.letters
        self._papers = PaperDesk(kit.context, self.page, card.preview, "signalen.brief", printers, places, self)
        self._papers.ready.connect(card.set_ready)
        card.print_wanted.connect(self._papers.print)
        card.save_wanted.connect(self._papers.save)
        self._connect()

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
        self._leave()
        self.opened = None
        self._papers.forget()
        self.page.show_nothing()
        if spot.at is At.NEW_SIGNAL and self._desk.may(_RECORDS):
            self.new.show_nothing()
            self._run(partial(typed, self._desk, NEW), self._on_new_draft)
            return self.new
        if spot.at is At.SIGNAL and spot.about:
            self._run(partial(_fetched, self._desk, spot.about), self._on_signal)
            return self.page
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

    def _on_list(self, found: Signalen) -> None:
        self.list.show_signals(found, self._desk.clock.today())

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
    def _on_signal(self, found: tuple[OpenSignaal, str]) -> None:
        opened, text = found
        self.opened = opened
        today = self._desk.clock.today()
        codes = signaal_uitstel.codes(self._desk)
        self.page.show_signal(opened, self._desk.kader, codes, from_text(text), today)
        read = partial(_typed_on, self.page, today)
        self._typing.begin(draft_of(opened.stuk.id), text, read, self.page.saved)

    def _on_act(self, form: str, button: str) -> None:
        if self.opened is None:
            return
        call = doing(self._desk, self.opened.stuk, self.page.forms.all[form], form, button)
        self.page.set_busy(busy=True)
        self._hand_in(call, partial(self._on_done, form, button), lambda: self.page.set_busy(busy=False))

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
            self._papers.show(Paper(stuk.number, partial(self._take, stuk.id, which)))

    def _take(self, stuk: str, which: str, use: Use) -> bytes:
        return signaal_paper(self._desk, stuk, which, _ACTS[use], partial(press_letter, self.kit.press))

    def _tell(self, words: str, more: str = "") -> None:
        self.kit.context.notices.tell(words, more, Kind.OK)


def _fetched(desk: Desk, stuk: str) -> tuple[OpenSignaal, str]:
    return signalen.open_signaal(desk, stuk), typed(desk, draft_of(stuk))


def _recorded(desk: Desk, given: NewSignaal) -> Stuk[Signaal]:
    # In the lane: the words of the check are read at the first call.
    return signalen.record_signaal(desk, given, checks())


def _typed_on(page: SignalPage, today: date) -> str:
    return as_text(page.forms.typed(today))
