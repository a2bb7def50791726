"""Roles, days and mandates of people in words."""

from datetime import date

from triage.access.actor import Assignment, Mandate
from triage.access.huis import PersonRow, RightsReview
from triage.kader.model import Kader
from ui.pages.door.role_words import role_name
from ui.widgets.chip import Kind
from ui.widgets.lines import Cell
from ui.words import day, listed, say


def span(since: date, until: date | None, today: date) -> str:
    """Return from when to when something holds."""
    if until is not None and until < today:
        return say("beheer.voorbij", van=since, tot=until)
    began = "sinds" if since <= today else "vanaf"
    return say(f"beheer.{began}_tot", van=since, tot=until) if until else say(f"beheer.{began}", van=since)


def mandate_span(mandate: Mandate | None, today: date) -> str:
    """Return a mandate with its days, or nothing."""
    if mandate is None:
        return ""
    return say("beheer.recht.mandaat", kenmerk=mandate.reference, tijd=span(mandate.since, mandate.until, today))


def person_words(name: str, function: str) -> str:
    """Return a colleague on one line."""
    return ", ".join(part for part in (name, function) if part)


def roles_cell(roles: tuple[Assignment, ...], kader: Kader) -> Cell:
    """Return the roles of somebody, with their teams below."""
    if not roles:
        return Cell(say("beheer.lijst.geen_rol"))
    names = dict.fromkeys(role_name(kader, held.role) for held in roles)
    teams = dict.fromkeys(held.team for held in roles)
    return Cell(listed(tuple(names)), listed(tuple(teams)))


def logins(row: PersonRow) -> str:
    """Return the logins that open something."""
    found = tuple(account.login for account in row.accounts if account.ended is None)
    return listed(found) or say("beheer.lijst.geen_account")


def standing(row: PersonRow, today: date) -> Cell:
    """Return whether somebody works here, in words on a pill."""
    if not row.active:
        return Cell(say("beheer.lijst.weg"), chip=Kind.NEUTRAL)
    if any(held.holds_on(today) for held in row.roles):
        return Cell(say("beheer.lijst.werkt"), chip=Kind.OK)
    return Cell(say("beheer.lijst.straks"), chip=Kind.ACCENT)


def reviewed_cell(review: RightsReview | None, *, due: bool) -> Cell:
    """Return when somebody's rights were last looked at; what is due says so on a pill."""
    if review is None:
        return Cell(say("beheer.recht.nooit"), chip=Kind.ATTENTION)
    by = say("beheer.recht.door", naam=review.by_name)
    return Cell(day(review.at.date()), by, chip=Kind.ATTENTION if due else None)
