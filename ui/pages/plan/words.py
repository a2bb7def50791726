"""Parts of a 1-plan in words: for whom, by whom, from when to when, how far, who sees it."""

from datetime import date

from triage.plan.model import Afspraak, Basis, Gedaan, Hulpverlener, Plan, PlanState, Waarop
from ui.widgets.chip import Kind
from ui.words import day, say, short_day

_HARD_SPACE = "\N{NO-BREAK SPACE}"


def for_whom(plan: Plan, line: Afspraak) -> str:
    """Return for whom a line is, or that it is for the household together."""
    return say("plan.huishouden") if line.about is None else plan.bewoner(line.about).name


def by_whom(plan: Plan, line: Afspraak) -> tuple[str, str]:
    """Return the organisation, and who it is and how to reach them."""
    if line.helper is None:
        return say("plan.zelf"), ""
    helper = plan.helper(line.helper)
    return helper.organisation, contact_of(helper)


def contact_of(helper: Hulpverlener) -> str:
    """Return name, function and contact of a helper, as far as they are known."""
    return " · ".join(part for part in (helper.name, helper.function, helper.contact) if part)


def helper_name(helper: Hulpverlener) -> str:
    """Return what a helper is called in a list: organisation and name."""
    return " · ".join(part for part in (helper.organisation, helper.name) if part)


def near(when: date, today: date) -> str:
    """Return `25 nov`, with the year where it is not this year; in one piece."""
    return short_day(when, today).partition(" ")[2].replace(" ", _HARD_SPACE)


def period(line: Afspraak, today: date) -> str:
    """Return `25 nov – 16 dec`, or `vanaf 25 nov`."""
    if line.until is None:
        return say("plan.vanaf", dag=near(line.since, today))
    return say("plan.van_tot", van=near(line.since, today), tot=near(line.until, today))


def spoken_period(line: Afspraak) -> str:
    """Return the period in whole words, for who hears it."""
    if line.until is None:
        return say("plan.vanaf", dag=day(line.since))
    return say("plan.van_tot_gezegd", van=day(line.since), tot=day(line.until))


def progress(line: Afspraak, today: date) -> str:
    """Return how far a line is, in words: it waits, it runs, it ran out, it is done or stopped since a day."""
    if line.done is Gedaan.LOOPT:
        if line.since > today:
            return say("plan.gedaan.nog_niet")
        past = line.until is not None and line.until < today
        return say("plan.gedaan.voorbij" if past else "plan.gedaan.loopt")
    key = f"plan.gedaan.{line.done.value}"
    return say(f"{key}_op", dag=near(line.done_on, today)) if line.done_on else say(key)


def seers(plan: Plan, line: Afspraak) -> tuple[str, ...]:
    """Return who sees a line, by name; a household that sees it whole is named as one."""
    shown = [say("plan.regisseur")]
    ids = dict.fromkeys((*((line.helper,) if line.helper is not None else ()), *line.helpers))
    shown += [plan.helper(one).name or plan.helper(one).organisation for one in ids]
    readers = [one for one in plan.bewoners if one.id in line.readers]
    if readers and len(readers) == len(plan.bewoners):
        return (*shown, say("plan.hele_huishouden"))
    return (*shown, *(one.name for one in readers))


def basis_words(basis: Basis) -> str:
    """Return on what a line rests, with the number of the besluit or vastlegging where it has one."""
    key = f"plan.waarop.{basis.kind.value}"
    return say(key, nummer=basis.number) if basis.kind in (Waarop.BESLUIT, Waarop.ROUTE) else say(key)


def state_chip(plan: Plan) -> tuple[str, Kind]:
    """Return the state of a plan in words, and the kind of its pill."""
    if plan.state is PlanState.LOOPT:
        return say("plan.staat.loopt"), Kind.OK
    return say("plan.staat.gesloten"), Kind.NEUTRAL


def title_of(plan: Plan) -> str:
    """Return the title of a plan's page."""
    return say("plan.titel", nummer=plan.number)
