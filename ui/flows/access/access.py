"""Whom to call, asking for access, and answering: fetched off the screen's thread; what is typed is kept on the way."""

from datetime import date
from functools import partial
from typing import ClassVar, Final

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from triage.access.toegang import Kaart, Verzoek
from triage.casework.access import asking, cards, granting
from triage.casework.access.asking import Eigen
from triage.casework.access.granting import Gevraagd, Wachtend
from triage.casework.desk import Desk
from triage.casework.typing import typed
from triage.ids import CasusId
from ui.flows.forms import FormSection
from ui.flows.section import Kit
from ui.pages.access.answer import AnswerPage
from ui.pages.access.ask import AskPage, Request
from ui.pages.access.card import CardPage
from ui.pages.access.mine import MinePage
from ui.pages.access.parts import TO_ANSWER, AccessHead, Links
from ui.pages.access.typed import TypedAnswer, TypedRequest, as_text, from_text
from ui.pages.access.waiting import WaitingPage
from ui.shell.navigation import Place
from ui.spot import At, Spot
from ui.widgets.chip import Kind
from ui.words import say

_LOOKS, _ASKS, _ANSWERS = "kaart_zoeken", "toegang_vragen", "toegang_beoordelen"
_WAYS: Final = {
    "kaart": (_LOOKS, Spot(At.CARD)),
    "mijn": (_ASKS, Spot(At.REQUESTS)),
    TO_ANSWER: (_ANSWERS, Spot(At.REQUESTS, TO_ANSWER)),
}
_ASK: Final = Spot(At.REQUEST)


class AccessSection(FormSection):
    """Owns the card, one's own requests, and the requests to answer."""

    acts: ClassVar[tuple[str, ...]] = (_LOOKS, _ASKS, _ANSWERS)
    spots: ClassVar[tuple[At, ...]] = (At.CARD, At.REQUESTS, At.REQUEST)

    def __init__(self, kit: Kit, parent: QObject | None = None) -> None:
        super().__init__(kit, parent)
        self.card = CardPage(self._links("kaart"), may_ask=self._desk.may(_ASKS))
        self.mine = MinePage(self._links("mijn"), may_seek=self._desk.may(_LOOKS))
        self.waiting = WaitingPage(self._links(TO_ANSWER))
        self.ask = AskPage()
        self.answer = AnswerPage({key: spot for key, spot in self._links("").items() if key == TO_ANSWER})
        self._about_whom: tuple[str, str] = ("", "")
        self._casus: CasusId | None = None
        self._verzoek = ""
        self._connect()
        self._count()

    def pages(self) -> tuple[tuple[QWidget, Place], ...]:
        """Return the pages that this role has a right to."""
        mine: dict[str, tuple[QWidget, ...]] = {
            _LOOKS: (self.card,),
            _ASKS: (self.mine, self.ask),
            _ANSWERS: (self.waiting, self.answer),
        }
        return tuple((page, Place.TOEGANG) for act, pages in mine.items() if self._desk.may(act) for page in pages)

    def open(self, spot: Spot) -> QWidget:
        """Begin to fetch what belongs at a spot."""
        self._leave()
        if spot.at is At.CARD:
            return self._open_card() if self._desk.may(_LOOKS) else self._elsewhere()
        if spot.at is At.REQUEST and spot.about and self._desk.may(_ANSWERS):
            return self._open_request(spot.about)
        if spot.at is At.REQUEST and self._desk.may(_ASKS):
            return self._open_ask(CasusId(spot.about) if spot.about else None)
        if self._desk.may(_ANSWERS) and (spot.about == TO_ANSWER or not self._desk.may(_ASKS)):
            return self._open_waiting(0)
        return self._open_mine(0) if self._desk.may(_ASKS) else self._elsewhere()

    def _elsewhere(self) -> QWidget:
        """This role has other pages here: show the first of them, empty, and go there by its own name."""
        QTimer.singleShot(0, self, lambda: self.wanted.emit(self._first()))
        page = self.pages()[0][0]
        if isinstance(page, CardPage | MinePage | WaitingPage):
            page.show_nothing()
        return page

    # -------------------------------------------------------------------------------------------------- card
    def _open_card(self) -> QWidget:
        self.card.show_nothing()
        QTimer.singleShot(0, self.card, lambda: self.card.first_focus().setFocus())
        return self.card

    def _on_sought(self, name: str, born: date) -> None:
        self._run(partial(cards.look_up, self._desk, name, born), partial(self._on_card, name, born), self._rest_card)

    def _on_card(self, name: str, born: date, card: Kaart) -> None:
        self.card.show_card(card, name, born)

    def _rest_card(self) -> None:
        self.card.set_busy(False)

    def _on_access_wanted(self, name: str, born: str) -> None:
        self._about_whom = (name, born)
        self.wanted.emit(_ASK)

    # ------------------------------------------------------------------------------------------------ asking
    def _open_ask(self, casus: CasusId | None) -> QWidget:
        self._casus = casus
        self.ask.show_nothing()
        self._run(partial(typed, self._desk, asking.draft_of(casus or "")), self._on_ask_draft)
        return self.ask

    def _on_ask_draft(self, text: str) -> None:
        kept = from_text(TypedRequest, text)
        name, born = self._about_whom
        self._about_whom = ("", "")
        earlier = bool(name) and bool(kept.motivation.strip()) and (kept.name, kept.born) != (name, born)
        if name:
            kept = TypedRequest(name, born, kept.purpose, kept.own, kept.motivation, kept.days)
        self.ask.show_form(kept, by_name=self._casus is None, earlier=earlier)
        about = asking.draft_of(self._casus or "")
        self._typing.begin(about, text, lambda: as_text(self.ask.typed), self.ask.saved)

    def _on_ask(self, made: Request) -> None:
        reasons = (made.purpose, made.motivation, made.days)
        if self._casus is not None:
            call = partial(asking.ask_names, self._desk, self._casus, *reasons)
        elif made.born is not None:
            call = partial(asking.ask, self._desk, made.name, made.born, *reasons)
        else:
            self.ask.set_busy(False)
            return
        self._hand_in(call, self._on_asked, lambda: self.ask.set_busy(False))

    def _on_asked(self, _: Verzoek) -> None:
        self.ask.show_nothing()
        self.wanted.emit(Spot(At.REQUESTS))
        self._tell("toegang.vragen.verstuurd", say("toegang.vragen.verstuurd_uitleg"))

    def _on_leave_ask(self) -> None:
        self.wanted.emit(Spot(At.NAMELESS, self._casus) if self._casus else self._first())

    # -------------------------------------------------------------------------------------------------- mine
    def _open_mine(self, skip: int) -> QWidget:
        self.mine.show_nothing()
        self._run(partial(_fetch_mine, self._desk, skip), self._on_mine)
        return self.mine

    def _on_mine(self, found: tuple[tuple[tuple[Eigen, ...], int], int]) -> None:
        (rows, total), skip = found
        self.mine.show_rows(rows, total, skip, self._desk.clock.now())

    def _on_end_mine(self, verzoek: str) -> None:
        self._run(partial(granting.end, self._desk, verzoek), self._on_ended_mine)

    def _on_ended_mine(self, _: Verzoek) -> None:
        self.wanted.emit(Spot(At.REQUESTS))
        self._tell("toegang.verzoeken.gestopt_melding")

    # --------------------------------------------------------------------------------------------- answering
    def _open_waiting(self, skip: int) -> QWidget:
        self.waiting.show_nothing()
        self._run(partial(_fetch_waiting, self._desk, skip), self._on_waiting)
        return self.waiting

    def _on_waiting(self, found: tuple[Wachtend, int]) -> None:
        waiting, skip = found
        self.waiting.show_waiting(waiting, skip, self._desk.clock.now())
        self._on_count(waiting.total)

    def _open_request(self, verzoek: str) -> QWidget:
        self._verzoek = verzoek
        self.answer.show_nothing()
        self._run(partial(_fetch_request, self._desk, verzoek), self._on_request)
        return self.answer

    def _on_request(self, found: tuple[Gevraagd, str]) -> None:
        asked, text = found
        self.answer.show_request(asked, from_text(TypedAnswer, text), self._desk.clock.now())
        if asked.verzoek.verdict is None:
            about = granting.draft_of(asked.verzoek.id)
            self._typing.begin(about, text, lambda: as_text(self.answer.typed), self.answer.saved)

    def _on_grant(self, words: str, days: int) -> None:
        call = partial(granting.grant, self._desk, self._verzoek, words, days)
        self._hand_in(call, self._on_granted, self._rest_answer)

    def _on_granted(self, given: Verzoek) -> None:
        told = say("toegang.antwoord.gegeven_uitleg", dag=given.until) if given.until else ""
        self._answered("toegang.antwoord.gegeven", told)

    def _on_refuse(self, words: str) -> None:
        call = partial(granting.refuse, self._desk, self._verzoek, words)
        self._hand_in(call, self._on_refused, self._rest_answer)

    def _on_refused(self, _: Verzoek) -> None:
        self._answered("toegang.antwoord.geweigerd", say("toegang.antwoord.geweigerd_uitleg"))

    def _on_end(self) -> None:
        self.answer.set_busy(True)
        call = partial(granting.end, self._desk, self._verzoek)
        self._run(call, self._on_ended, self._rest_answer)

    def _on_ended(self, _: Verzoek) -> None:
        self._answered("toegang.antwoord.gestopt")

    def _rest_answer(self) -> None:
        self.answer.set_busy(False)

    def _answered(self, key: str, rest: str = "") -> None:
        self.answer.show_nothing()
        self.wanted.emit(Spot(At.REQUESTS, TO_ANSWER))
        self._tell(key, rest)

    # -------------------------------------------------------------------------------------------------- shared
    def _connect(self) -> None:
        heads: tuple[AccessHead, ...] = (self.card.head, self.mine.head, self.waiting.head, self.answer.head)
        for head in heads:
            head.wanted.connect(self.wanted)
        self.card.sought.connect(self._on_sought)
        self.card.access_wanted.connect(self._on_access_wanted)
        for page in (self.card, self.mine):
            page.open_wanted.connect(self._on_open_casus)
        self.ask.asked.connect(self._on_ask)
        self.ask.written.connect(self._typing.touch)
        self.ask.close_wanted.connect(self._on_leave_ask)
        self.mine.page_wanted.connect(self._open_mine)
        self.mine.end_wanted.connect(self._on_end_mine)
        self.waiting.page_wanted.connect(self._open_waiting)
        self.waiting.chosen.connect(self._on_chosen)
        self.answer.written.connect(self._typing.touch)
        self.answer.granted.connect(self._on_grant)
        self.answer.refused.connect(self._on_refuse)
        self.answer.end_wanted.connect(self._on_end)

    def _on_open_casus(self, casus: str) -> None:
        self.wanted.emit(Spot(At.TRIAGE, casus))

    def _on_chosen(self, verzoek: str) -> None:
        self.wanted.emit(Spot(At.REQUEST, verzoek))

    def _links(self, here: str) -> Links:
        return {key: spot for key, (act, spot) in _WAYS.items() if key != here and self._desk.may(act)}

    def _first(self) -> Spot:
        return next((spot for act, spot in _WAYS.values() if self._desk.may(act)), Spot(At.CARD))

    def _count(self) -> None:
        if self._desk.may(_ANSWERS):
            self.kit.context.runner.run(partial(granting.count, self._desk), self, self._on_count)

    def _on_count(self, count: int) -> None:
        self.counted.emit(Place.TOEGANG, count)
        for head in (self.card.head, self.mine.head, self.answer.head):
            head.show_count(count)

    def _tell(self, key: str, rest: str = "") -> None:
        self.kit.context.notices.tell(say(key), rest, Kind.OK)


def _fetch_mine(desk: Desk, skip: int) -> tuple[tuple[tuple[Eigen, ...], int], int]:
    return asking.mine(desk, asking.PAGE, skip), skip


def _fetch_waiting(desk: Desk, skip: int) -> tuple[Wachtend, int]:
    return granting.waiting(desk, asking.PAGE, skip), skip


def _fetch_request(desk: Desk, verzoek: str) -> tuple[Gevraagd, str]:
    return granting.open_request(desk, verzoek), typed(desk, granting.draft_of(verzoek))
