"""The neutral card: whom to call about a person, for who may not see their casus (chapter 4).

Only an exact match of name and date of birth counts. Who is not known and who is afgeschermd give the very same card:
it names the municipality, says nothing is missing and warns of nothing.
"""

from datetime import date, datetime
from typing import Final

from triage.access.log import Act
from triage.access.toegang import Bekend, Kaart
from triage.answers import check_texts
from triage.casework.desk import Desk
from triage.casus.members import Band
from triage.casus.model import Casus, CasusState
from triage.faults import Refusal
from triage.ids import PersonId
from triage.ports import UnitOfWork

PURPOSE: Final = "kaart"


def look_up(desk: Desk, name: str, born: date) -> Kaart:
    """Return the card of a person; leaves a log line per person found, or one about nobody. The name is not in it.

    Raises:
        Refusal: `naam_ontbreekt`, a text that will not do, or a right that lacks.
    """
    desk.demand("kaart_zoeken")
    demand_name(name)
    with desk.work() as work:
        found = work.toegangen.known(name, born, desk.look(Act.KAART_GEZOCHT, PURPOSE))
        card = _card(desk, work, _shown(desk, found))
        work.commit()
    return card


def demand_name(name: str) -> None:
    """Refuse a name that nobody can have.

    Raises:
        Refusal: `naam_ontbreekt`, `tekst_te_lang`, `tekst_onleesbaar`.
    """
    if not name.strip():
        raise Refusal("naam_ontbreekt")
    check_texts(name)


def newest(found: tuple[Bekend, ...]) -> Bekend | None:
    """Return the newest that is not decided yet, or else the newest."""
    return max(found, key=_rank, default=None)


def _rank(one: Bekend) -> tuple[bool, datetime, str]:
    open_still = one.casus.state not in (CasusState.BESLOTEN, CasusState.GESLOTEN)
    return open_still, one.casus.made, one.casus.kenmerk


def _shown(desk: Desk, found: tuple[Bekend, ...]) -> Bekend | None:
    """Return what the card may be about: what is afgeschermd only for who may read it."""
    return newest(tuple(one for one in found if not one.casus.shielded or desk.may("casus_lezen", one.casus)))


def _card(desk: Desk, work: UnitOfWork, shown: Bekend | None) -> Kaart:
    settings = work.mensen.settings()
    if shown is None:
        return Kaart(known=False, call=(settings.unit or settings.municipality,), contact=settings.contact)
    casus = shown.casus
    contacts = {team.name: team.contact for team in work.mensen.teams()}
    contact = contacts.get(casus.team, "").strip() or settings.contact
    readable = casus.id if desk.may("casus_lezen", casus) else None
    return Kaart(known=True, call=_whom(desk, work, casus), contact=contact, casus=readable)


def _whom(desk: Desk, work: UnitOfWork, casus: Casus) -> tuple[str, ...]:
    """Return name and function of the casusregisseur, else of the owner; of neither, the team."""
    today = desk.clock.today()
    regie = (one.person for one in casus.members if one.band is Band.REGIE and one.holds_on(today))
    for person in (*regie, casus.owner):
        here = _present(desk, work, person, casus.team)
        colleague = work.mensen.colleague(here) if here else None
        if colleague is not None:
            return tuple(part for part in (colleague.name, colleague.function) if part)
    return (casus.team,)


def _present(desk: Desk, work: UnitOfWork, person: PersonId, team: str) -> PersonId | None:
    """Return who is there for a person in a team today: a replacement, or the person; None for who left it."""
    today = desk.clock.today()
    for one in work.mensen.replacements():
        if (one.absent, one.team) == (person, team) and one.holds_on(today):
            return one.by
    works = any(held.team == team and held.holds_on(today) for held in work.mensen.assignments(person))
    return person if works else None
