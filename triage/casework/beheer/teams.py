"""Beheer of teams, of replacement, and of what the municipality set."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from triage.access.actor import Mandate, Replacement, Team
from triage.access.huis import Stand
from triage.answers import check_texts
from triage.casework.beheer.beheer import changed, demand_other, known, saw
from triage.casework.beheer.logo import demand_logo
from triage.casework.beheer.people import stands
from triage.casework.desk import Desk
from triage.casework.first_people import any_may
from triage.faults import Refusal
from triage.ids import PersonId, RoleId
from triage.ports import Settings, UnitOfWork


@dataclass(frozen=True, slots=True)
class StandIn:
    """A replacement as the beheerder gives it: by name and day to day, both ends included."""

    absent: PersonId
    by: PersonId
    role: RoleId
    team: str
    since: date
    until: date
    mandate: Mandate | None = None


def teams(desk: Desk) -> tuple[tuple[Team, int], ...]:
    """Return every team, each with how many colleagues have a role in it today or later."""
    desk.demand("beheer")
    today = desk.clock.today()
    with desk.work() as work:
        held = [one for one in work.mensen.every_role() if one.until is None or one.until >= today]
        people = {(one.team, one.person) for one in held}
        found = tuple((team, sum(name == team.name for name, _ in people)) for team in work.mensen.teams())
        saw(desk, work, "teams")
        work.commit()
    return found


def put_team(desk: Desk, team: Team, was: str = "") -> None:
    """Keep a team and how to reach it; with another name everything that hangs on the old one goes along.

    Roles, replacements and casussen move in the same transaction: nobody gains or loses a casus by a name. Two teams
    never become one that way: that would open casussen to people who were not there.

    Args:
        was: the name that the team had; empty for a new one.

    Raises:
        Refusal: `team_ontbreekt`, `team_bestaat`, `team_onbekend`, `tekst_…`.
    """
    desk.demand("beheer")
    check_texts(team.name, team.contact)
    name, contact = " ".join(team.name.split()), team.contact.strip()
    if not name:
        raise Refusal("team_ontbreekt")
    with desk.work() as work:
        there = {one.name for one in work.mensen.teams()}
        if was and was not in there:
            raise Refusal("team_onbekend")
        if name.casefold() in {one.casefold() for one in there - {was}}:
            raise Refusal("team_bestaat")
        if was and was != name:
            work.mensen.rename_team(was, name)
            changed(desk, work, "team_hernoemd")
        work.mensen.put_team(Team(name, contact))
        changed(desk, work, "team_gewijzigd")
        work.commit()


def replacements(desk: Desk) -> tuple[Stand, ...]:
    """Return every replacement, the newest first."""
    desk.demand("beheer")
    with desk.work() as work:
        found = stands(work.mensen)
        saw(desk, work, "vervanging")
        work.commit()
    return tuple(reversed(found))


def stand_in(desk: Desk, given: StandIn) -> None:
    """Let a colleague stand in for another, in one role, from day to day.

    Raises:
        Refusal: `eigen_rol`, `mens_onbekend`, `vervanging_past_niet` (oneself, or a role that the other does not have
            then), `datum_voorbij`, `datum_omgekeerd`, `mandaat_ontbreekt`.
    """
    desk.demand("beheer")
    demand_other(desk, given.by)
    _demand_days(desk, given)
    with desk.work() as work:
        _demand_fits(work, given)
        made = Replacement(
            desk.ids(), given.absent, given.by, given.role, given.team, given.since, given.until, given.mandate
        )
        work.mensen.add_replacement(made)
        changed(desk, work, "vervanging", given.absent, given.by, given.role)
        work.commit()


def _demand_days(desk: Desk, given: StandIn) -> None:
    mandate = given.mandate
    check_texts(mandate.reference if mandate else "")
    if given.since < desk.clock.today():
        raise Refusal("datum_voorbij")
    if given.until < given.since or (mandate and mandate.until is not None and mandate.until < mandate.since):
        raise Refusal("datum_omgekeerd")
    # A mandate does not go along by itself: who decides in the place of another has one of their own.
    if any_may(desk.kader, (given.role,), "besluiten") and (mandate is None or not mandate.reference.strip()):
        raise Refusal("mandaat_ontbreekt", rol=given.role)


def _demand_fits(work: UnitOfWork, given: StandIn) -> None:
    for one in (given.absent, given.by):
        known(work, one)
    held = (one for one in work.mensen.assignments(given.absent) if (one.role, one.team) == (given.role, given.team))
    if given.absent == given.by or not any(one.holds_on(given.since) for one in held):
        raise Refusal("vervanging_past_niet")


def end_stand_in(desk: Desk, replacement: str) -> None:
    """End a replacement at once.

    Raises:
        Refusal: `vervanging_onbekend` when there is none that still runs.
    """
    desk.demand("beheer")
    today = desk.clock.today()
    with desk.work() as work:
        running = {one.id: one for one in work.mensen.replacements() if one.until >= today}
        if replacement not in running:
            raise Refusal("vervanging_onbekend")
        one = running[replacement]
        work.mensen.end_replacement(replacement, today - timedelta(days=1))
        changed(desk, work, "vervanging_beeindigd", one.absent, one.by)
        work.commit()


def settings(desk: Desk) -> Settings:
    """Return what the municipality set."""
    desk.demand("beheer")
    with desk.work() as work:
        found = work.mensen.settings()
        saw(desk, work, "instellingen")
        work.commit()
    return found


def change_settings(desk: Desk, given: Settings) -> None:
    """Keep what the municipality set. Practice stays practice, whatever is given.

    Raises:
        Refusal: `gemeente_ontbreekt`, `minuten_te_veel` (facts `minimum`, `maximum`), `tekst_…`, `logo_…`.
    """
    desk.demand("beheer")
    check_texts(given.municipality, given.unit, given.address, given.contact, given.fg_contact, given.colour)
    if not given.municipality.strip():
        raise Refusal("gemeente_ontbreekt")
    if not LEAST_IDLE <= given.idle_minutes <= MOST_IDLE:
        raise Refusal("minuten_te_veel", minimum=LEAST_IDLE, maximum=MOST_IDLE)
    demand_logo(given.logo)
    with desk.work() as work:
        was = work.mensen.settings()
        work.mensen.set_settings(replace(given, practice=was.practice))
        for what in _differences(was, given):
            changed(desk, work, "instelling", what)
        work.commit()


LEAST_IDLE = 1
MOST_IDLE = 30
"""Minutes without use before the screen locks, at most: an empty chair shows nobody's data."""


_SET = ("municipality", "unit", "address", "contact", "fg_contact", "colour", "idle_minutes", "overview_names")
_ON_PAPER = ("logo", "window_right")


def _differences(was: Settings, now: Settings) -> tuple[str, ...]:
    return tuple(name for name in (*_SET, *_ON_PAPER) if getattr(was, name) != getattr(now, name))
