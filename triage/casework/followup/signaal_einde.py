"""How a signal ends: no action, a casus, another route, or unfounded; and then its content is destroyed.

An unfounded signal stays for the term of the kader (four weeks), in which the person and everybody who was asked are
told; any other for two years after its end. Then only its days, its code and the count stay (vision 4.5; compare
Jeugdwet 7.1.4.5 and 7.1.4.6).
"""

from dataclasses import dataclass, replace
from datetime import date

from triage.access.log import Act
from triage.answers import Answer, Ref, Scope
from triage.casework.desk import Desk
from triage.casework.followup.signaal_bericht import READY, with_notices
from triage.casework.followup.signaal_desk import (
    DECIDE,
    HANDLE,
    PURPOSE,
    Changing,
    OpenSignaal,
    change,
    demand_same,
    demand_words,
    fetch,
    kept,
    notices_of,
    opened_of,
)
from triage.casework.followup.signaal_uitstel import Asked, asked_of, decided_on
from triage.casus.model import Casus
from triage.faults import Refusal
from triage.followup import bericht
from triage.followup.bericht import Bericht
from triage.followup.bewaren import backups_until
from triage.followup.signaal import DEFER, DESTROY, KEEP, MACHINE, TELLING, Onterecht, Signaal, emptied
from triage.followup.stuk import Stuk, moved
from triage.ids import CasusId, ItemId, QuestionId
from triage.ports import UnitOfWork
from triage.terms.running import Running, begin, due


@dataclass(frozen=True, slots=True)
class Begun:
    """A casus that was opened for a signal, and the signal as it then stands."""

    casus: CasusId
    kenmerk: str
    signal: OpenSignaal


def no_action(desk: Desk, shown: Stuk[Signaal]) -> OpenSignaal:
    """End a signal: nothing has to be done. Telling the person is still owed.

    Raises:
        Refusal: what `change` refuses.
    """
    return change(desk, shown, HANDLE, "geen_actie", _ended(desk))


def other_route(desk: Desk, shown: Stuk[Signaal], route: str) -> OpenSignaal:
    """End a signal: it goes by a statutory route of the kader instead.

    Raises:
        Refusal: `signaal_route_onbekend`, or what `change` refuses.
    """
    if route not in desk.kader.routes:
        raise Refusal("signaal_route_onbekend")
    return change(desk, shown, HANDLE, "andere_route", _ended(desk, route))


def _ended(desk: Desk, route: str = "") -> Changing:
    def changing(_: UnitOfWork, stuk: Stuk[Signaal]) -> tuple[Signaal, tuple[Running, ...]]:
        return replace(stuk.content, ended=desk.clock.today(), route=route), _kept(desk, stuk)

    return changing


def _kept(desk: Desk, stuk: Stuk[Signaal]) -> tuple[Running, ...]:
    """Return the terms of a signal that ends: what is owed to the person runs on, and its last day is known."""
    return (*stuk.terms, begin(desk.kader, KEEP, desk.clock.today()))


def casus_from(desk: Desk, shown: Stuk[Signaal], that: str) -> Begun:
    """Open a casus for a signal, in one transaction. It carries who and that there is a signal, and nothing else.

    Args:
        that: the sentence that there was a signal, as the answer to what the occasion is.

    Raises:
        Refusal: what `change` refuses, or the right to open a casus lacks.
    """
    desk.demand("casus_openen")
    opened: list[Casus] = []

    def changing(work: UnitOfWork, stuk: Stuk[Signaal]) -> tuple[Signaal, tuple[Running, ...]]:
        casus = _casus(desk, work, stuk.content, that)
        work.casussen.add(casus, desk.look(Act.CASUS_GEOPEND, "triage", casus.kenmerk))
        opened.append(casus)
        return replace(stuk.content, ended=desk.clock.today(), casus=casus.kenmerk), _kept(desk, stuk)

    with desk.work() as work:
        signal = kept(desk, work, shown, HANDLE, "casus", changing)
        work.commit()
    return Begun(opened[0].id, opened[0].kenmerk, signal)


def _casus(desk: Desk, work: UnitOfWork, signal: Signaal, that: str) -> Casus:
    now, person = desk.clock.now(), ItemId(desk.ids())
    casus = Casus(
        id=CasusId(desk.ids()),
        kenmerk=work.casussen.next_kenmerk(now.year),
        kader=desk.newest,
        team=desk.actor.team,
        owner=desk.actor.person,
        made=now,
        last_editor=desk.actor.person,
    ).with_items(Scope.PERSOON, (person,))
    answers = {
        Ref(QuestionId("aanleiding.soort")): Answer("melding"),
        Ref(QuestionId("aanleiding.wat")): Answer(that),
        Ref(QuestionId("persoon.naam"), person): Answer(signal.name),
        Ref(QuestionId("persoon.geboortedatum"), person): Answer(signal.born),
    }
    for ref, answer in answers.items():
        casus = casus.with_answer(ref, answer)
    return casus


def unfounded(desk: Desk, shown: Stuk[Signaal], reason: Onterecht) -> OpenSignaal:
    """Record that a signal was unfounded. Who was asked is told, and the person too; the term to destroy begins.

    While a deferral stands the person is not told yet: it is lifted first, or another decides that telling stays out.

    Raises:
        Refusal: what `change` refuses.
    """

    def changing(work: UnitOfWork, stuk: Stuk[Signaal]) -> tuple[Signaal, tuple[Running, ...]]:
        today, waiting = desk.clock.today(), stuk.term(DEFER)
        ended = replace(stuk.content, ended=today, unfounded=reason)
        content = with_notices(desk, work, stuk, ended, person=waiting is None and not _never(stuk))
        left = (waiting,) if waiting else ()
        return content, (*stuk.without(*TELLING, KEEP), *left, begin(desk.kader, DESTROY, today))

    return change(desk, shown, HANDLE, "onterecht", changing)


def _never(stuk: Stuk[Signaal]) -> bool:
    """Tell whether it was decided that the person is never told."""
    never = stuk.content.never_told
    return never is not None and bool(never.agreed)


def ask_never_to_tell(desk: Desk, shown: Stuk[Signaal], asked: Asked) -> OpenSignaal:
    """Ask that a person who was never told is not told either that the signal goes; another decides.

    Args:
        asked: its last day is of no account: the content is gone by then.

    Raises:
        Refusal: `signaal_niets_uitgesteld`, `signaal_uitstel_gevraagd`, `signaal_nog_niet` while the signal is still
            kept, or what `ask_deferral` refuses.
    """
    made = asked_of(desk, asked)

    def changing(_: UnitOfWork, stuk: Stuk[Signaal]) -> tuple[Signaal, None]:
        # While it is kept there is time to tell the person: a deferral is the way to wait.
        if stuk.term(KEEP) is not None and not goes(stuk, desk.clock.today()):
            raise Refusal("signaal_nog_niet")
        if stuk.term(DEFER) is None:
            raise Refusal("signaal_niets_uitgesteld")
        if stuk.content.never_told is not None and stuk.content.never_told.agreed is None:
            raise Refusal("signaal_uitstel_gevraagd")
        return replace(stuk.content, never_told=made), None

    return change(desk, shown, HANDLE, "niet_vertellen_vragen", changing)


def decide_never_to_tell(desk: Desk, shown: Stuk[Signaal], words: str, *, agreed: bool) -> OpenSignaal:
    """Decide whether a person who was never told stays so; never on one's own request.

    Raises:
        Refusal: `signaal_niets_gevraagd`, `eigen_voorstel`, `geen_mandaat`, `signaal_woorden_ontbreken`, or what
            `change` refuses.
    """
    said = demand_words(words)

    def changing(_: UnitOfWork, stuk: Stuk[Signaal]) -> tuple[Signaal, None]:
        asked = stuk.content.never_told
        # Once the deferral is lifted, the person hears it by the notice: there is nothing to decide any more.
        if asked is None or asked.agreed is not None or stuk.term(DEFER) is None:
            raise Refusal("signaal_niets_gevraagd")
        return replace(stuk.content, never_told=decided_on(desk, asked, said, agreed=agreed)), None

    return change(desk, shown, DECIDE, "niet_vertellen" if agreed else "wel_vertellen", changing)


def destroy_on(stuk: Stuk[Signaal]) -> date | None:
    """Return the day on which the content of a signal goes, or None while nobody knows how it ends."""
    running = stuk.term(DESTROY) or stuk.term(KEEP)
    return due(running) if running else None


def goes(stuk: Stuk[Signaal], today: date) -> bool:
    """Tell whether the day on which the content goes is there."""
    day = destroy_on(stuk)
    return day is not None and day <= today


def owes(stuk: Stuk[Signaal]) -> bool:
    """Tell whether the person still has to be told, or may not be told yet."""
    return any(stuk.term(one) is not None for one in TELLING)


def destroy(desk: Desk, shown: Stuk[Signaal]) -> OpenSignaal:
    """Destroy what a signal held: gone from its history and the log as well; its notices go with it.

    Raises:
        Refusal: `signaal_nog_niet` before its day, `signaal_nog_vertellen` while a notice still has to go out, the
            person still has to be told or a deferral stands, `stuk_onbekend`, `inmiddels_gewijzigd`,
            `overgang_kan_niet`, or a right that lacks.
    """
    with desk.work() as work:
        stuk = fetch(desk, work, shown.id, HANDLE, Act.SIGNAAL_GEZIEN, shown.number)
        demand_same(stuk, shown)
        after = moved(stuk, MACHINE, "vernietigen", emptied(stuk.content))
        notices = notices_of(desk, work, stuk, HANDLE)
        _demand_ready(desk, stuk, notices)
        look = desk.look(Act.SIGNAAL_VERNIETIGD, PURPOSE, stuk.number)
        until = backups_until(desk.kader, desk.clock.today())
        for notice in notices:
            bare = replace(moved(notice, bericht.MACHINE, "wissen", _bare(notice.content)), concerned=())
            work.erasing.stuk(notice, bare, "wissen", look, until)
        bare_signal = replace(after, concerned=())
        work.erasing.stuk(stuk, bare_signal, "vernietigen", look, until)
        opened = opened_of(desk, work, bare_signal, HANDLE)
        work.commit()
    return opened


def _demand_ready(desk: Desk, stuk: Stuk[Signaal], notices: tuple[Stuk[Bericht], ...]) -> None:
    if not goes(stuk, desk.clock.today()):
        raise Refusal("signaal_nog_niet")
    if owes(stuk) or any(one.state == READY for one in notices):
        raise Refusal("signaal_nog_vertellen")


def _bare(notice: Bericht) -> Bericht:
    return replace(notice, name="", function="", about=None, item="", answer="", not_needed="")
