"""A signal on the desk: fetching it with its log line, what may be done with it, and keeping an act of its machine."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Final

from triage.access.log import Act
from triage.answers import check_texts
from triage.casework.desk import Desk
from triage.faults import Refusal
from triage.followup.bericht import Aan, Bericht
from triage.followup.signaal import MACHINE, Signaal, waits
from triage.followup.stuk import Step, Stuk, moved
from triage.ports import UnitOfWork
from triage.terms.running import Running

PURPOSE: Final = "signalen"
HANDLE: Final = "signaal_behandelen"
DECIDE: Final = "uitstel_besluiten"
"""Not telling yet is decided by who may decide on every other deferral."""


@dataclass(frozen=True, slots=True)
class OpenSignaal:
    """A signal on the desk.

    Args:
        steps: what was done with it, oldest first.
        handle: whoever is at the desk may handle it.
        decide: whoever is at the desk may decide on a deferral.
        deferred: a deferral stands: the person may not be told until it is lifted.
        open_notices: how many of the notices that it was unfounded still have to go out.
        to_person: the ids of those to the person.
    """

    stuk: Stuk[Signaal]
    steps: tuple[Step, ...]
    handle: bool
    decide: bool
    deferred: bool
    open_notices: int = 0
    to_person: tuple[str, ...] = ()


def fetch(desk: Desk, work: UnitOfWork, stuk_id: str, right: str, act: Act, detail: str = "") -> Stuk[Signaal]:
    """Fetch a signal for a right, with its log line.

    Raises:
        Refusal: `stuk_onbekend`, or a right that lacks.
    """
    desk.demand(right)
    return work.stukken.get(stuk_id, Signaal, desk.scope(right), desk.look(act, PURPOSE, detail))


def opened_of(desk: Desk, work: UnitOfWork, stuk: Stuk[Signaal], right: str) -> OpenSignaal:
    """Return a signal as the screen needs it."""
    notices = notices_of(desk, work, stuk, right)
    return OpenSignaal(
        stuk,
        work.stukken.history(stuk.id),
        handle=desk.may(HANDLE),
        decide=desk.may(DECIDE),
        deferred=waits(stuk),
        open_notices=sum(one.state == "te_versturen" for one in notices),
        to_person=tuple(one.id for one in notices if one.content.aan is Aan.BETROKKENE),
    )


def notices_of(desk: Desk, work: UnitOfWork, stuk: Stuk[Signaal], right: str) -> tuple[Stuk[Bericht], ...]:
    """Return the notices that a signal was unfounded; they are of the same team and owner as the signal."""
    scope, look = desk.scope(right), desk.look(Act.BERICHT_GEZIEN, PURPOSE, stuk.number)
    return tuple(work.stukken.get(one, Bericht, scope, look) for one in stuk.content.notices)


Changing = Callable[[UnitOfWork, Stuk[Signaal]], tuple[Signaal, tuple[Running, ...] | None]]
"""Returns the content as it is to be, and its terms; None for the same ones less what the act settles."""


def change(desk: Desk, shown: Stuk[Signaal], right: str, act: str, changing: Changing) -> OpenSignaal:
    """Do an act of the machine with a signal and return it as it then stands.

    Args:
        shown: as it was on the screen.

    Raises:
        Refusal: `stuk_onbekend`, `inmiddels_gewijzigd`, `overgang_kan_niet`, what `changing` refuses, or a right that
            lacks.
    """
    with desk.work() as work:
        opened = kept(desk, work, shown, right, act, changing)
        work.commit()
    return opened


def kept(desk: Desk, work: UnitOfWork, shown: Stuk[Signaal], right: str, act: str, changing: Changing) -> OpenSignaal:
    """Do an act in a transaction that is the caller's to commit; raises what `change` raises."""
    detail = f"{shown.number} {act}"
    stuk = fetch(desk, work, shown.id, right, Act.SIGNAAL_GEZIEN, detail)
    demand_same(stuk, shown)
    MACHINE.arrow(stuk.state, act)
    content, terms = changing(work, stuk)
    after = moved(stuk, MACHINE, act, content, terms)
    work.stukken.save(stuk, after, act, desk.look(Act.SIGNAAL_GEWIJZIGD, PURPOSE, detail))
    return opened_of(desk, work, after, right)


def demand_same(stuk: Stuk[Signaal], shown: Stuk[Signaal]) -> None:
    """Refuse what was changed since it was on the screen.

    Raises:
        Refusal: `inmiddels_gewijzigd`.
    """
    if stuk.version != shown.version:
        raise Refusal("inmiddels_gewijzigd", kenmerk=stuk.number)


def demand_day(desk: Desk, signal: Signaal, day: date) -> None:
    """Refuse a day on which this cannot have happened.

    Raises:
        Refusal: `signaal_dag_later` or `dag_voor_signaal`.
    """
    if day > desk.clock.today():
        raise Refusal("signaal_dag_later")
    if day < signal.received:
        raise Refusal("dag_voor_signaal")


def demand_words(words: str) -> str:
    """Return a motivation as it is kept.

    Raises:
        Refusal: `signaal_woorden_ontbreken`, or what `check_texts` refuses.
    """
    check_texts(words)
    if not words.strip():
        raise Refusal("signaal_woorden_ontbreken")
    return words.strip()
