"""Requests of citizens: the list, a new one, and one on the desk; fetched off the screen's thread, typing is kept."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import ClassVar, Final

from PySide6.QtWidgets import QWidget

from triage.casework.desk import Desk
from triage.casework.followup import verzoeken
from triage.casework.followup.pieces import Pieces
from triage.casework.followup.verzoeken import Choices, NewVerzoek, OpenVerzoek
from triage.casework.followup.verzoeken_brieven import letter
from triage.casework.typing import typed
from triage.followup.stuk import Stuk
from triage.followup.verzoek import Verzoek
from triage.ids import CasusId
from triage.ports import Settings
from triage.records.antwoord import Antwoord, Briefsoort, antwoord_document
from triage.records.inzage_antwoord import InzageFeiten, inzage_document
from ui.flows.brief_words import brief_words
from ui.flows.paper_desk import PaperCard
from ui.flows.piece import PieceSection
from ui.flows.rights.doing import doing
from ui.flows.section import Press
from ui.pages.piece import PiecePage
from ui.pages.rights.list import RightsPage
from ui.pages.rights.new import NewRightPage
from ui.pages.rights.page import RightPage
from ui.pages.signals.typed import as_text, from_text
from ui.shell.navigation import Place
from ui.spot import At, Spot
from ui.widgets.chip import Kind
from ui.words import say

_REGISTERS, _READS, _DECIDES = "verzoek_registreren", "verzoek_lezen", "verzoek_besluiten"
AGAINST: Final = "tegen "
"""Before the id of the request whose answer is contested, at a new request."""


def press_letter(press: Press, kind: Briefsoort, answer: Antwoord, facts: InzageFeiten, settings: Settings) -> bytes:
    """Return the PDF of a letter with a request."""
    if kind is Briefsoort.GEGEVENS:
        words = brief_words("inzage_antwoord")
        return press(inzage_document(facts, answer.kenmerk, answer.day, settings, words, answer.voor))
    return press(antwoord_document(kind, answer, settings, brief_words("antwoord"), brief_words()))


@dataclass(frozen=True, slots=True)
class _Begun:
    """A form as it begins: about which casus or answer, with what was typed before."""

    about: str
    text: str
    found: Choices | None = None
    answered: tuple[str, str] = ("", "")


class RightsSection(PieceSection[OpenVerzoek]):
    """Owns the pages of requests."""

    acts: ClassVar[tuple[str, ...]] = (_READS, _REGISTERS)
    spots: ClassVar[tuple[At, ...]] = (At.RIGHTS, At.RIGHT, At.NEW_RIGHT)
    letters: ClassVar[str] = "verzoeken.brief"

    def _make(self) -> tuple[PiecePage, PaperCard]:
        self.list = RightsPage(may_register=self._desk.may(_REGISTERS))
        self.new, self.page = NewRightPage(), RightPage()
        return self.page, self.page.letters

    def pages(self) -> tuple[tuple[QWidget, Place], ...]:
        """Return the pages that this role has a right to."""
        mine: tuple[tuple[str, tuple[QWidget, ...]], ...] = (
            (_READS, (self.list, self.page)),
            (_REGISTERS, (self.new,)),
        )
        return tuple((page, Place.RECHTEN) for act, pages in mine if self._desk.may(act) for page in pages)

    def open(self, spot: Spot) -> QWidget:
        """Begin to fetch what belongs at a spot; who only registers has the form and nothing else."""
        self._clear()
        reads, registers = self._desk.may(_READS), self._desk.may(_REGISTERS)
        if registers and (spot.at is At.NEW_RIGHT or not reads):
            self.new.show_nothing()
            about = spot.about if spot.at is At.NEW_RIGHT else ""
            self._run(partial(_begun, self._desk, about), self._on_new)
            return self.new
        if spot.at is At.RIGHT and spot.about:
            return self._fetch(spot.about)
        return self._open_list(0)

    def _connect(self) -> None:
        self.list.chosen.connect(self._to_request)
        self.list.new_wanted.connect(lambda: self.wanted.emit(Spot(At.NEW_RIGHT)))
        self.list.page_wanted.connect(self._open_list)
        self.new.sought.connect(self._on_seek)
        self.new.register.connect(self._on_register)
        self.new.written.connect(self._typing.touch)
        self.new.close_wanted.connect(self._to_list)
        self.page.written.connect(self._typing.touch)
        self.page.act_wanted.connect(self._on_act)
        self.page.letter_wanted.connect(self._on_letter)
        self.page.back_wanted.connect(self._to_list)
        self.page.line_wanted.connect(lambda regel: self._elsewhere(Spot(At.LINE, regel)))
        self.page.casus_wanted.connect(self._on_casus)
        self.page.objection_wanted.connect(self._on_objection)
        self._count()

    def _to_request(self, stuk: str) -> None:
        self.wanted.emit(Spot(At.RIGHT, stuk))

    def _to_list(self) -> None:
        self.wanted.emit(Spot(At.RIGHTS) if self._desk.may(_READS) else Spot())

    def _elsewhere(self, spot: Spot) -> None:
        if spot.at in self.ways:
            self.wanted.emit(spot)

    def _on_casus(self) -> None:
        if self.opened is not None and self.opened.stuk.casus is not None:
            self._elsewhere(Spot(At.FOLLOW, self.opened.stuk.casus))

    def _on_objection(self) -> None:
        if self.opened is not None:
            self.wanted.emit(Spot(At.NEW_RIGHT, f"{AGAINST}{self.opened.stuk.id}"))

    # ------------------------------------------------------------------------------------------------------- the list
    def _open_list(self, skip: int) -> QWidget:
        self.list.show_nothing()
        unfinished = self.list.unfinished.isChecked()
        call = partial(verzoeken.list_verzoeken, self._desk, unfinished=unfinished, skip=skip)
        self._run(call, self._on_list)
        return self.list

    def _on_list(self, found: Pieces) -> None:
        self.list.show_rows(found, self._desk.clock.today())
        self._count()

    def _count(self) -> None:
        if self._desk.may(_READS):
            call = partial(verzoeken.count_open, self._desk)
            self.kit.context.runner.run(call, self, partial(self.counted.emit, Place.RECHTEN))

    # ------------------------------------------------------------------------------------------------------ a new one
    def _on_new(self, begun: _Begun) -> None:
        self.new.show_form(from_text(begun.text), self._desk.clock.today(), begun.found, begun.answered)
        first = as_text(self.new.typed()) if not begun.text else ""

        def read() -> str:
            now = as_text(self.new.typed())
            return "" if now == first else now

        self._typing.begin(begun.about, begun.text, read, self.new.saved)

    def _on_seek(self, kenmerk: str) -> None:
        if kenmerk:
            self._run(partial(verzoeken.find_casus, self._desk, kenmerk), self._on_sought)

    def _on_sought(self, found: CasusId | None) -> None:
        if found is None:
            self.new.show_not_found()
        else:
            self.wanted.emit(Spot(At.NEW_RIGHT, found))

    def _on_register(self, new: NewVerzoek) -> None:
        call = partial(verzoeken.register, self._desk, new)
        self._hand_in(call, self._on_registered, lambda: self.new.set_busy(busy=False))

    def _on_registered(self, stuk: Stuk[Verzoek]) -> None:
        self.new.show_nothing()
        if self._desk.may(_READS):
            self._to_request(stuk.id)
        else:
            self.wanted.emit(Spot(At.NEW_RIGHT))
        frozen = any(one.frozen for one in stuk.content.lines)
        more = say("verzoeken.vorm.bevroren") if frozen else ""
        self.kit.context.notices.tell(say("verzoeken.vorm.gedaan", nummer=stuk.number), more, Kind.OK)
        self._count()

    # ------------------------------------------------------------------------------------------------------------ one
    def _look(self, stuk: str) -> OpenVerzoek:
        return verzoeken.open_verzoek(self._desk, stuk)

    def _draft(self, opened: OpenVerzoek) -> str:
        return f"verzoek:{opened.stuk.casus or ''} {opened.stuk.id}"

    def _show(self, opened: OpenVerzoek, text: str) -> Callable[[], str]:
        self.page.show_request(opened, from_text(text), may_decide=self._desk.may(_DECIDES))
        return lambda: as_text(self.page.typed())

    def _on_act(self, form: str, button: str) -> None:
        if self.opened is not None:
            call = doing(self._desk, self.opened.stuk, self.page.form(form), form, button)
            self._do(call, partial(self._on_done, form))

    def _on_done(self, form: str, stuk: Stuk[Verzoek]) -> None:
        self._to_request(stuk.id)
        self.kit.context.notices.tell(say(f"verzoeken.doen.{form}.klaar"), "", Kind.OK)
        self._count()

    def _on_letter(self, which: str) -> None:
        if self.opened is not None:
            stuk, kind = self.opened.stuk, Briefsoort(which)
            press = partial(press_letter, self.kit.press)
            self._show_letter(stuk.number, lambda act: letter(self._desk, stuk.id, kind, act, press))


def _begun(desk: Desk, about: str) -> _Begun:
    if about.startswith(AGAINST):
        stuk = verzoeken.open_verzoek(desk, about.removeprefix(AGAINST)).stuk
        draft = f"verzoek_nieuw:{stuk.casus or ''} {stuk.id}"
        return _Begun(draft, typed(desk, draft), None, (stuk.id, stuk.number))
    draft = f"verzoek_nieuw:{about}"
    found = verzoeken.choices(desk, CasusId(about)) if about else None
    return _Begun(draft, typed(desk, draft), found)
