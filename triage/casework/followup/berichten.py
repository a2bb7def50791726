"""Notices that are owed: opening one, recording that it went out or that it need not, and what was answered."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Final

from triage.access.log import Act, Look
from triage.answers import check_texts
from triage.casework.desk import Desk
from triage.casework.followup.crisis_course import keep_up
from triage.casework.followup.verzoeken_desk import demand_day, demand_words
from triage.casework.followup.voices import voices_at, voices_of, years_on
from triage.casus.model import Casus
from triage.faults import Refusal
from triage.followup.bericht import MACHINE, Aan, Bericht, Waarom
from triage.followup.signaal import Signaal
from triage.followup.stuk import Soort, Step, Stuk, StukRow, moved
from triage.ids import CasusId
from triage.ports import UnitOfWork
from triage.records.informatie import Voor

PURPOSE: Final = "berichten"
SEND, READ = "bericht_versturen", "opvolging_lezen"
PAGE: Final = 50
_SOORT: Final = frozenset({Soort.BERICHT})
_WAITING: Final = frozenset({"te_versturen"})


@dataclass(frozen=True, slots=True)
class OpenBericht:
    """A notice with what was done with it.

    Args:
        voices: to whom its letter can speak; one where it is to an organisation.
    """

    stuk: Stuk[Bericht]
    kenmerk: str
    history: tuple[Step, ...]
    sends: bool
    now: datetime
    voices: tuple[Voor, ...] = (Voor.VOLWASSENE,)


def open_bericht(desk: Desk, stuk: str) -> OpenBericht:
    """Open a notice.

    Raises:
        Refusal: `stuk_onbekend`, or a right that lacks.
    """
    with desk.work() as work:
        look = desk.look(Act.BERICHT_GEZIEN, PURPOSE)
        found, casus = _take(desk, work, stuk, READ, look)
        history = work.stukken.history(stuk)
        ways = letter_voices(desk, found, casus, signal_of(desk, work, found, READ, look))
        work.commit()
    may = desk.may(SEND, casus)
    return OpenBericht(found, casus.kenmerk if casus else "", history, may, desk.clock.now(), ways)


def berichten_of(desk: Desk, casus: CasusId) -> tuple[Stuk[Bericht], ...]:
    """Return the notices of a casus, oldest first.

    Raises:
        Refusal: `casus_onbekend`, or a right that lacks.
    """
    with desk.work() as work:
        found = work.casussen.get(casus, desk.scope(READ), desk.look(Act.BERICHT_GEZIEN, PURPOSE))
        desk.demand(READ, found)
        notices = work.stukken.of(casus, Bericht)
        work.commit()
    return notices


def waiting(desk: Desk, limit: int = PAGE, skip: int = 0) -> tuple[StukRow, ...]:
    """Return the notices in reach that still have to go out; no name stands in it."""
    desk.demand(SEND)
    with desk.work() as work:
        look = desk.look(Act.LIJST_GEZIEN, PURPOSE)
        rows = work.stukken.rows(desk.scope(SEND), look, _SOORT, _WAITING, limit, skip)
        work.commit()
    return rows


def sent(desk: Desk, stuk: str, on: date, channel: str) -> Stuk[Bericht]:
    """Record that a notice went out.

    Raises:
        Refusal: `kanaal_ontbreekt`, `nog_niet_vertellen`, a day of `demand_day`, `overgang_kan_niet`, or a right.
    """
    demand_words("kanaal_ontbreekt", channel)

    def step(before: Stuk[Bericht]) -> Bericht:
        demand_day(desk, on, before.made.date())
        return replace(before.content, sent_on=on, channel=channel)

    return _do(desk, stuk, "versturen", step)


def not_needed(desk: Desk, stuk: str, reason: str) -> Stuk[Bericht]:
    """Record why a notice need not go out (AVG art. 19: impossible, or out of all proportion).

    Raises:
        Refusal: `niet_nodig_waarom`, `overgang_kan_niet`, or a right that lacks.
    """
    demand_words("niet_nodig_waarom", reason)
    check_texts(reason)
    return _do(desk, stuk, "niet_nodig", lambda before: replace(before.content, not_needed=reason.strip()))


def answered(desk: Desk, stuk: str, answer: str) -> Stuk[Bericht]:
    """Record what the addressee said.

    Raises:
        Refusal: `bericht_antwoord_leeg`, `overgang_kan_niet`, or a right that lacks.
    """
    demand_words("bericht_antwoord_leeg", answer)
    check_texts(answer)
    return _do(desk, stuk, "antwoord", lambda before: replace(before.content, answer=answer.strip()))


def demand_may_know(desk: Desk, work: UnitOfWork, stuk: Stuk[Bericht]) -> None:
    """Refuse a notice to the person themselves, where that person may not know yet (UAVG 41).

    Raises:
        Refusal: `nog_niet_vertellen`.
    """
    content = stuk.content
    if stuk.casus is None or content.about is None or content.aan is not Aan.BETROKKENE:
        return
    if content.about in work.inzage.untold(stuk.casus, desk.clock.today()):
        raise Refusal("nog_niet_vertellen")


def _do(desk: Desk, stuk: str, act: str, step: Callable[[Stuk[Bericht]], Bericht]) -> Stuk[Bericht]:
    with desk.work() as work:
        before, casus = _take(desk, work, stuk, SEND, desk.look(Act.BERICHT_GEZIEN, PURPOSE))
        if act == "versturen":
            demand_may_know(desk, work, before)
        after = moved(before, MACHINE, act, step(before))
        look = desk.look(Act.BERICHT_GEWIJZIGD, PURPOSE, act)
        work.stukken.save(before, after, act, look)
        if casus is not None:
            keep_up(work, casus, replace(look, concerned=before.concerned))
        work.commit()
    return after


def signal_of(desk: Desk, work: UnitOfWork, stuk: Stuk[Bericht], right: str, look: Look) -> Stuk[Signaal] | None:
    """Return the signal that a notice says was unfounded, or None: of another notice, or gone with what it held."""
    if stuk.content.waarom is not Waarom.SIGNAAL_ONTERECHT or stuk.casus is not None:
        return None
    found = work.stukken.get(stuk.content.origin, Signaal, desk.scope(right), replace(look, concerned=stuk.concerned))
    return found if found.content.name else None


def letter_voices(
    desk: Desk, stuk: Stuk[Bericht], casus: Casus | None, signal: Stuk[Signaal] | None
) -> tuple[Voor, ...]:
    """Return to whom the letter of a notice can speak, by age (UAVG 5); an organisation is spoken to in one way."""
    content, today = stuk.content, desk.clock.today()
    if content.aan is not Aan.BETROKKENE:
        return (Voor.VOLWASSENE,)
    if signal is not None:
        born = signal.content.born
        return voices_at(desk.kader, None if born is None else years_on(born, today))
    if casus is None or content.about is None:
        return (Voor.VOLWASSENE,)
    return voices_of(desk.kader, casus, content.about, today)


def _take(desk: Desk, work: UnitOfWork, stuk: str, right: str, look: Look) -> tuple[Stuk[Bericht], Casus | None]:
    """Return a notice and its casus, after demanding a right."""
    found = work.stukken.get(stuk, Bericht, desk.scope(right), look)
    if found.casus is None:
        desk.demand(right)
        return found, None
    # One look, at the notice and its casus: it leaves one line for each person.
    casus = work.casussen.get(found.casus, desk.scope(right), replace(look, concerned=found.concerned))
    desk.demand(right, casus)
    return found, casus
