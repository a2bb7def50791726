"""Signals: recording one, the list, opening one, telling the person, and asking somebody about the person.

Each signal stands by itself. Nothing here looks for a person: there is no search by name, no count per person, and a
signal never shows another one, also not when both are about the same person (hard rule 1; vision 4.5).
"""

from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from triage.access.log import Act
from triage.casework.desk import Desk
from triage.casework.followup.pieces import PAGE, Pieces, piece
from triage.casework.followup.signaal_desk import (
    DECIDE,
    HANDLE,
    PURPOSE,
    OpenSignaal,
    change,
    demand_day,
    fetch,
    opened_of,
)
from triage.faults import Refusal
from triage.followup.signaal import (
    TELL,
    Bron,
    Signaal,
    Uitvraag,
    Verteld,
    Verzwegen,
    Wijze,
    tidy_area,
    tidy_name,
    waits,
)
from triage.followup.stuk import Soort, Stuk
from triage.ids import ItemId
from triage.plan.checks import Checks, Marked, WatInformatie
from triage.ports import UnitOfWork
from triage.terms.running import begin

_SOORT: Final = frozenset({Soort.SIGNAAL})


@dataclass(frozen=True, slots=True)
class NewSignaal:
    """A signal as it is typed in.

    Args:
        name, born: the person; the day of birth may stay empty.
        area: neighbourhood or place, a few words.
        kind: slug of the kind of organisation where the concern was seen, or empty.
        concern: slugs of the neutral list of the kader.
        source_name, unnamed: who gave it, or why that is not written down; one of the two.
    """

    name: str
    born: date | None
    area: str
    kind: str
    concern: tuple[str, ...]
    source: Bron
    source_name: str
    unnamed: Verzwegen
    received: date


def record_signaal(desk: Desk, given: NewSignaal, checks: Checks) -> Stuk[Signaal]:
    """Record a signal; from its day on the person is to be told within a month (AVG 14 lid 3 onder a).

    Args:
        checks: the dat-wat check: in the words for the place nothing may stand of what happened.

    Raises:
        Refusal: `signaal_naam_ontbreekt`, `signaal_zorg_onbekend`, `signaal_soort_onbekend`, `signaal_bron_reden`,
            `signaal_dag_later`, what `one_line` refuses, or a right that lacks.
        WatInformatie: the place tells what or why.
    """
    desk.demand("signaal_registreren")
    content = _tidied(desk, given, checks)
    with desk.work() as work:
        about = ItemId(desk.ids())
        terms = (begin(desk.kader, TELL, given.received),)
        stuk = piece(desk, work, None, replace(content, about=about), "open", (about,), terms)
        work.stukken.add(stuk, desk.look(Act.SIGNAAL_GEREGISTREERD, PURPOSE, stuk.number))
        work.commit()
    return stuk


def _tidied(desk: Desk, given: NewSignaal, checks: Checks) -> Signaal:
    name, area, source = tidy_name(given.name), tidy_area(given.area), tidy_name(given.source_name)
    if not name:
        raise Refusal("signaal_naam_ontbreekt")
    if (given.born is not None and given.born > given.received) or given.received > desk.clock.today():
        raise Refusal("signaal_dag_later")
    if not set(given.concern) <= desk.kader.supports.keys():
        raise Refusal("signaal_zorg_onbekend")
    if given.kind and given.kind not in desk.kader.party_kinds:
        raise Refusal("signaal_soort_onbekend")
    # Named, or a reason why not: never both and never neither.
    if bool(source) != (given.unnamed is Verzwegen.GENOEMD):
        raise Refusal("signaal_bron_reden")
    marks = checks.words(area).marks
    if marks:
        raise WatInformatie(tuple(Marked("plek", mark) for mark in marks))
    actor = desk.actor
    return Signaal(
        name=name,
        born=given.born,
        about=None,
        area=area,
        kind=given.kind,
        concern=tuple(dict.fromkeys(given.concern)),
        source=given.source,
        source_name=source,
        unnamed=given.unnamed,
        received=given.received,
        by=actor.person,
        by_name=actor.name,
        by_function=actor.function,
    )


def signalen(desk: Desk, states: frozenset[str] | None = None, skip: int = 0) -> Pieces:
    """Return a page of the signals in reach, last changed first; leaves one log line about no person."""
    desk.demand("signaal_lezen")
    scope = desk.scope("signaal_lezen")
    with desk.work() as work:
        rows = work.stukken.rows(scope, desk.look(Act.LIJST_GEZIEN, PURPOSE), _SOORT, states, PAGE, skip)
        total = work.stukken.count(scope, _SOORT, states)
        work.commit()
    return Pieces(rows, total, skip)


def open_signaal(desk: Desk, stuk_id: str) -> OpenSignaal:
    """Open a signal; leaves a log line about the person.

    Raises:
        Refusal: `stuk_onbekend`, or a right that lacks.
    """
    # Who only decides on deferrals reads a signal for that; the reach is what the right to decide gives.
    right = "signaal_lezen" if desk.may("signaal_lezen") else DECIDE
    with desk.work() as work:
        stuk = fetch(desk, work, stuk_id, right, Act.SIGNAAL_GEZIEN)
        if right != "signaal_lezen" and not _to_decide(stuk):
            raise Refusal("stuk_onbekend")
        opened = opened_of(desk, work, stuk, right)
        work.commit()
    return opened


def _to_decide(stuk: Stuk[Signaal]) -> bool:
    asked = stuk.content.never_told
    return stuk.content.asked_deferral is not None or (asked is not None and asked.agreed is None)


def tell(desk: Desk, shown: Stuk[Signaal], on: date, how: Wijze) -> OpenSignaal:
    """Keep that the person was told.

    Raises:
        Refusal: `signaal_uitgesteld` while a deferral stands, `signaal_al_verteld`, `signaal_dag_later`,
            `dag_voor_signaal`, or what `change` refuses.
    """

    def changing(_: UnitOfWork, stuk: Stuk[Signaal]) -> tuple[Signaal, None]:
        demand_day(desk, stuk.content, on)
        if stuk.content.told is not None:
            raise Refusal("signaal_al_verteld")
        # Telling while a decision says not yet would pass by that decision: it is lifted first, on the record.
        if waits(stuk):
            raise Refusal("signaal_uitgesteld")
        told = Verteld(on, how, desk.actor.person, desk.actor.name)
        return replace(stuk.content, told=told), None

    return change(desk, shown, HANDLE, "vertellen", changing)


def ask_source(desk: Desk, shown: Stuk[Signaal], name: str, function: str, on: date) -> OpenSignaal:
    """Keep that somebody was asked about the person: whoever was asked hears it when the signal turns out unfounded.

    Raises:
        Refusal: `signaal_gevraagde_ontbreekt`, `signaal_dag_later`, `dag_voor_signaal`, or what `change` refuses.
    """
    who, what = tidy_name(name), tidy_name(function)
    if not who:
        raise Refusal("signaal_gevraagde_ontbreekt")

    def changing(_: UnitOfWork, stuk: Stuk[Signaal]) -> tuple[Signaal, None]:
        demand_day(desk, stuk.content, on)
        asked = Uitvraag(who, what, on, desk.actor.person, desk.actor.name)
        return replace(stuk.content, asked=(*stuk.content.asked, asked)), None

    return change(desk, shown, HANDLE, "uitvragen", changing)
