"""A crisis: writing it down, what is owed of it, and telling the persons afterwards (product.md chapter 7).

Writing it down keeps everything at once: the casus in which the whole triage goes on, the crisis, its terms and its log
lines, in one transaction.
"""

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Final

from triage.access.log import Act
from triage.answers import Scope, check_texts
from triage.casework.desk import Desk
from triage.casework.followup.crisis_course import day_of, first_terms, informing_of, keep_up
from triage.casework.followup.crisis_triage import answered, untouched
from triage.casework.followup.pieces import piece
from triage.casework.running import running
from triage.casus.model import EDITABLE, Casus
from triage.casus.walk import walk
from triage.faults import Refusal
from triage.followup.crisis import (
    BEKRACHTIGEN,
    HERSTELLEN,
    INFORMEREN,
    MACHINE,
    OPEN,
    UNDONE,
    Crisis,
    Hoe,
    Ingelicht,
    Ontvanger,
)
from triage.followup.stuk import Soort, Stuk, moved
from triage.ids import CasusId, ItemId, PersonId
from triage.ports import UnitOfWork

MOST_RECIPIENTS: Final = 20
_MOST_ROWS: Final = 500


@dataclass(frozen=True, slots=True)
class Fields:
    """The six fields as they are handed in.

    Args:
        who, danger, data: about whom, what danger, which data.
        recipients: to whom; at least one.
        decider: who decided on the spot.
        at: when that was decided; aware.
        shared_at: when it was shared, or None where that is still to be written down.
    """

    who: str
    danger: str
    data: str
    recipients: tuple[Ontvanger, ...]
    decider: PersonId
    at: datetime
    shared_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class CrisisRow:
    """A crisis of which something is owed, in a list: no name of a betrokkene.

    Args:
        kenmerk: of its casus.
        ratify_by, inform_by, repair_by: the last day of what is still owed; None where that is done or not owed.
    """

    id: str
    number: str
    casus: CasusId
    kenmerk: str
    state: str
    ratify_by: date | None
    inform_by: date | None
    repair_by: date | None


def draft_of(casus: CasusId | str = "") -> str:
    """Return under what a form that is being filled in is kept; beside a casus under that casus."""
    return f"crisis:{casus}"


def draft_of_telling(crisis: str) -> str:
    """Return under what is kept that somebody is writing down how a person was told."""
    return f"crisis_verteld:{crisis}"


# ---------------------------------------------------------------------------------------------------- writing it down
def report_crisis(desk: Desk, fields: Fields, casus_id: CasusId | None = None) -> Stuk[Crisis]:
    """Keep a crisis at once, with the casus in which its triage goes on.

    Args:
        casus_id: a casus at hand; the crisis goes into it where its triage can be filled in and has no crisis yet, and
            into a new casus otherwise. So it is never refused because of how a casus stands.

    Raises:
        Refusal: `crisis_onvolledig` with the names of the fields (`ontbreekt`), `crisis_tijd_vooruit`,
            `crisis_tijd_volgorde`, `crisis_beslisser_onbekend`, a text of `check_texts`, `te_veel`, or a right that
            lacks.
    """
    desk.demand("crisis_melden")
    _demand_whole(desk, fields)
    with desk.work() as work:
        content = _content(desk, work, fields)
        before = _open_one(desk, work, casus_id) or _new_one(desk, work)
        casus = _filled_in(desk, work, before, content)
        terms = first_terms(desk.kader_of(casus), day_of(desk, content))
        made = piece(desk, work, casus, content, OPEN, casus.of(Scope.PERSOON), terms)
        work.stukken.add(made, desk.look(Act.CRISIS_GEMELD, "spoed", made.number))
        work.concepten.keep(desk.actor.person, draft_of(casus_id or ""), "")
        work.commit()
    return made


def _demand_whole(desk: Desk, fields: Fields) -> None:
    words = {"wie": fields.who, "gevaar": fields.danger, "gegevens": fields.data, "beslisser": fields.decider}
    missing = [name for name, given in words.items() if not given.strip()]
    if not fields.recipients or not all(one.name.strip() for one in fields.recipients):
        missing.append("ontvanger")
    if missing:
        raise Refusal("crisis_onvolledig", ontbreekt=tuple(missing))
    if len(fields.recipients) > MOST_RECIPIENTS:
        raise Refusal("te_veel", aantal=MOST_RECIPIENTS)
    check_texts(*words.values(), *(text for one in fields.recipients for text in (one.name, one.function)))
    _demand_times(desk, fields.at, fields.shared_at)


def _demand_times(desk: Desk, at: datetime, shared_at: datetime | None) -> None:
    now = desk.clock.now()
    if at > now or (shared_at is not None and shared_at > now):
        raise Refusal("crisis_tijd_vooruit")
    if shared_at is not None and shared_at < at:
        raise Refusal("crisis_tijd_volgorde")


def _content(desk: Desk, work: UnitOfWork, fields: Fields) -> Crisis:
    decider = work.mensen.colleague(fields.decider)
    if decider is None:
        raise Refusal("crisis_beslisser_onbekend")
    behalf = () if desk.actor.on_behalf_of is None else (desk.actor.on_behalf_of,)
    return Crisis(
        who=fields.who.strip(),
        danger=fields.danger.strip(),
        data=fields.data.strip(),
        recipients=tuple(Ontvanger(one.name.strip(), one.function.strip()) for one in fields.recipients),
        decider=decider.person,
        decider_name=decider.name,
        decider_function=decider.function,
        at=fields.at,
        shared_at=fields.shared_at,
        acted=tuple(dict.fromkeys((decider.person, desk.actor.person, *behalf))),
        by_form=True,
    )


def _open_one(desk: Desk, work: UnitOfWork, casus_id: CasusId | None) -> Casus | None:
    """Return the casus at hand where the crisis can go into it, or None."""
    if casus_id is None or work.casussen.stands(casus_id, desk.scope("crisis_melden")) not in EDITABLE:
        return None
    casus = work.casussen.get(casus_id, desk.scope("crisis_melden"), desk.look(Act.CASUS_GEZIEN, "spoed"))
    fits = desk.may("crisis_melden", casus) and desk.may("triage_schrijven", casus) and untouched(casus)
    return casus if fits and not work.stukken.of(casus.id, Crisis) else None


def _new_one(desk: Desk, work: UnitOfWork) -> Casus:
    now = desk.clock.now()
    casus = Casus(
        id=CasusId(desk.ids()),
        kenmerk=work.casussen.next_kenmerk(now.year),
        kader=desk.newest,
        team=desk.actor.team,
        owner=desk.actor.person,
        made=now,
        last_editor=desk.actor.person,
    )
    desk.demand("crisis_melden", casus)
    work.casussen.add(casus, desk.look(Act.CASUS_GEOPEND, "spoed", casus.kenmerk))
    return casus


def _filled_in(desk: Desk, work: UnitOfWork, before: Casus, content: Crisis) -> Casus:
    kader = desk.kader_of(before)
    filled = answered(before, kader, content)
    after = replace(filled, version=before.version + 1, last_editor=desk.actor.person, reviewed=None)
    look = desk.look(Act.ANTWOORD_GEWIJZIGD, "spoed", "spoed")
    work.casussen.save(before, after, running(desk, work, walk(after, kader)), look)
    return after


# --------------------------------------------------------------------------------------------------------- afterwards
def tell_person(desk: Desk, crisis_id: str, person: ItemId, on: date, how: Hoe, words: str = "") -> Stuk[Crisis]:
    """Write down how and when somebody was told what was shared; the term ends when everybody was.

    Raises:
        Refusal: `stuk_onbekend`, `crisis_persoon_onbekend`, `crisis_via_informeren` once the seal says who is informed
            how, `crisis_dag_vooruit`, `crisis_dag_te_vroeg` for a day before the crisis, a text of `check_texts`,
            `overgang_kan_niet`, or a right that lacks.
    """
    check_texts(words)
    with desk.work() as work:
        crisis, casus = opened_crisis(desk, work, crisis_id, "informeren")
        if person not in casus.of(Scope.PERSOON):
            raise Refusal("crisis_persoon_onbekend")
        if crisis.state != OPEN and informing_of(work, casus, crisis, person) is not None:
            raise Refusal("crisis_via_informeren")
        if on > desk.clock.today():
            raise Refusal("crisis_dag_vooruit")
        if on < day_of(desk, crisis.content):
            raise Refusal("crisis_dag_te_vroeg")
        once = Ingelicht(person, on, how, words.strip(), desk.actor.person, desk.actor.name)
        content = replace(crisis.content, told=(*crisis.content.told, once))
        after = replace(moved(crisis, MACHINE, "vertellen", content), concerned=casus.of(Scope.PERSOON))
        look = desk.look(Act.CRISIS_GEWIJZIGD, "spoed", crisis.number, (person,))
        work.stukken.save(crisis, after, "vertellen", look)
        keep_up(work, casus, look)
        work.concepten.keep(desk.actor.person, draft_of_telling(crisis_id), "")
        kept = work.stukken.get(crisis_id, Crisis, desk.scope("informeren"), look)
        work.commit()
    return kept


def record_shared(desk: Desk, crisis_id: str, shared_at: datetime) -> Stuk[Crisis]:
    """Write down when it was really shared, once, before somebody ratifies it.

    Raises:
        Refusal: `stuk_onbekend`, `crisis_tijd_vooruit`, `crisis_tijd_volgorde`, `overgang_kan_niet`, or a right that
            lacks.
    """
    with desk.work() as work:
        crisis, casus = opened_crisis(desk, work, crisis_id, "crisis_melden")
        _demand_times(desk, crisis.content.at, shared_at)
        content = replace(crisis.content, shared_at=shared_at)
        after = replace(moved(crisis, MACHINE, "aanvullen", content), concerned=casus.of(Scope.PERSOON))
        work.stukken.save(crisis, after, "aanvullen", desk.look(Act.CRISIS_GEWIJZIGD, "spoed", crisis.number))
        work.commit()
    return after


def bring_up_to_date(desk: Desk, crisis_id: str) -> Stuk[Crisis]:
    """Let a crisis follow the letters and notices that went out since.

    Raises:
        Refusal: `stuk_onbekend`, or a right that lacks.
    """
    with desk.work() as work:
        _, casus = opened_crisis(desk, work, crisis_id, "informeren")
        look = desk.look(Act.CRISIS_GEWIJZIGD, "spoed")
        keep_up(work, casus, look)
        kept = work.stukken.get(crisis_id, Crisis, desk.scope("informeren"), look)
        work.commit()
    return kept


def opened_crisis(desk: Desk, work: UnitOfWork, crisis_id: str, act: str) -> tuple[Stuk[Crisis], Casus]:
    """Return a crisis with its casus, after demanding a right; leaves a log line per person in it."""
    look = desk.look(Act.CRISIS_GEZIEN, "spoed")
    crisis = work.stukken.get(crisis_id, Crisis, desk.scope(act), look)
    if crisis.casus is None:
        raise Refusal("stuk_onbekend")
    casus = work.casussen.get(crisis.casus, desk.scope(act), look)
    desk.demand(act, casus)
    return crisis, casus


# ------------------------------------------------------------------------------------------------------------ the list
def open_crises(desk: Desk) -> tuple[CrisisRow, ...]:
    """Return the crises of which something is owed, soonest first, for whom they concern; no names of persons.

    Nothing at all for a role that may not see what is owed. Leaves one log line about no person.
    """
    if not desk.may("opvolging_lijst"):
        return ()
    scope, kinds = desk.scope("opvolging_lijst"), frozenset({Soort.CRISIS})
    with desk.work() as work:
        look = desk.look(Act.LIJST_GEZIEN, "spoed")
        rows = work.stukken.rows(scope, look, kinds, UNDONE, limit=_MOST_ROWS)
        owed = work.stukken.owed(scope, limit=len(rows) * 3, soorten=kinds) if rows else ()
        work.commit()
    ends = {(one.stuk, one.term): one.due for one in owed}
    found = [
        CrisisRow(
            id=row.id,
            number=row.number,
            casus=row.casus or CasusId(""),
            kenmerk=row.kenmerk,
            state=row.state,
            ratify_by=ends.get((row.id, BEKRACHTIGEN)),
            inform_by=ends.get((row.id, INFORMEREN)),
            repair_by=ends.get((row.id, HERSTELLEN)),
        )
        for row in rows
    ]
    return tuple(sorted(found, key=_soonest))


def _soonest(row: CrisisRow) -> tuple[date, str]:
    days = [day for day in (row.ratify_by, row.inform_by, row.repair_by) if day is not None]
    return min(days, default=date.max), row.number
