"""Helpers and agreements of the 1-plan: making, changing and ending them; and a helper's hand in their own lines."""

from dataclasses import dataclass, replace
from datetime import date

from triage.access.log import Act
from triage.casework.desk import Desk
from triage.casework.followup.untold import may_not_know
from triage.casework.plan.desk import PURPOSE, Held, OpenPlan, change, fetch_own, keep, opened_own, seals_of
from triage.faults import Refusal
from triage.ids import ItemId
from triage.plan.checks import Checks, settle, text_of
from triage.plan.lines import Ground, tidy_helper, tidy_line, with_days
from triage.plan.model import Afspraak, Gedaan, Gehouden, Hulpverlener, Plan

RIGHT = "plan_afspraken"


@dataclass(frozen=True, slots=True)
class OwnLine:
    """What a helper may say about a line that is theirs: how far it is, until when, and its short text.

    Args:
        kept: words of the text that were marked and are right here.
    """

    done: Gedaan
    since: date
    until: date | None = None
    done_on: date | None = None
    text: str = ""
    kept: tuple[Gehouden, ...] = ()


def put_helper(desk: Desk, shown: OpenPlan, helper: Hulpverlener, checks: Checks) -> OpenPlan:
    """Put a helper in the plan, or change one.

    Args:
        helper: with an empty id for a new one; it gets its id here.

    Raises:
        Refusal: what `triage.plan.lines.tidy_helper` or `plan_desk.change` refuses, `hulpverlener_onbekend`,
            `collega_onbekend`.
        WatInformatie: a word tells what or why.
    """
    new = not helper.id
    given = replace(helper, id=ItemId(desk.ids())) if new else helper

    def changing(held: Held) -> Plan:
        if not new and given.id not in {one.id for one in held.plan.helpers}:
            raise Refusal("hulpverlener_onbekend")
        if given.colleague is not None and held.work.mensen.colleague(given.colleague) is None:
            raise Refusal("collega_onbekend")
        tidied = tidy_helper(held.plan, given, checks)
        others = tuple(tidied if one.id == tidied.id else one for one in held.plan.helpers)
        return replace(held.plan, helpers=(*others, tidied) if new else others)

    act = "hulpverlener_toegevoegd" if new else "hulpverlener_gewijzigd"
    return change(desk, shown, RIGHT, act, changing, given.id)


def put_afspraak(desk: Desk, shown: OpenPlan, afspraak: Afspraak, checks: Checks) -> OpenPlan:
    """Put an agreement in the plan, or change one.

    Args:
        afspraak: with an empty id for a new one; it gets its id here. `kept` says which marked words stay.

    Raises:
        Refusal: what `triage.plan.lines.tidy_line` or `plan_desk.change` refuses, `afspraak_onbekend`.
        WatInformatie: a word tells what or why; `marked` says which.
    """
    new = not afspraak.id
    given = replace(afspraak, id=ItemId(desk.ids())) if new else afspraak

    def changing(held: Held) -> Plan:
        before = None if new else line_of(held.plan, given.id)
        return held.plan.with_afspraak(tidy_line(held.plan, given, before, ground(desk, held, checks)))

    act = "afspraak_toegevoegd" if new else "afspraak_gewijzigd"
    return change(desk, shown, RIGHT, act, changing, given.id)


def ground(desk: Desk, held: Held, checks: Checks) -> Ground:
    """Return what a line is held against."""
    today = desk.clock.today()
    return Ground(
        held.casus,
        desk.kader_of(held.casus),
        today,
        may_not_know(held.work, held.casus, today),
        seals_of(desk, held.work, held.casus, RIGHT, held.look),
        tuple(one.number for one in held.work.overleggen.of(held.casus.id)),
        checks,
    )


def line_of(plan: Plan, item: ItemId) -> Afspraak:
    """Return an agreement of a plan.

    Raises:
        Refusal: `afspraak_onbekend`.
    """
    found = next((one for one in plan.afspraken if one.id == item), None)
    if found is None:
        raise Refusal("afspraak_onbekend")
    return found


def take_away(desk: Desk, shown: OpenPlan, item: ItemId) -> OpenPlan:
    """Take an agreement or a helper out of the plan; the history keeps it.

    Raises:
        Refusal: `hulpverlener_heeft_afspraken`, `afspraak_onbekend` when it is neither, or what `plan_desk.change`
            refuses.
    """
    helper = item in {one.id for one in shown.plan.helpers}

    def changing(held: Held) -> Plan:
        plan = held.plan
        if not helper:
            gone = line_of(plan, item)
            return replace(plan, afspraken=tuple(one for one in plan.afspraken if one != gone))
        if any(item == line.helper or item in line.helpers for line in plan.afspraken):
            raise Refusal("hulpverlener_heeft_afspraken")
        return replace(plan, helpers=tuple(one for one in plan.helpers if one.id != item))

    return change(desk, shown, RIGHT, "hulpverlener_weg" if helper else "afspraak_weg", changing, item)


def write_own(desk: Desk, shown: OpenPlan, item: ItemId, given: OwnLine, checks: Checks) -> OpenPlan:
    """Change a line of one's own part: a line that one does oneself, and nothing of who sees it.

    Raises:
        Refusal: `niet_uw_afspraak`, `afspraak_onbekend`, `plan_gesloten`, `inmiddels_gewijzigd`, `einde_voor_begin`,
            `dag_in_toekomst`, a text that will not do, or a right that lacks.
        WatInformatie: a word tells what or why.
    """
    right = "plan_eigen_deel_schrijven"

    def changing(held: Held) -> Plan:
        line = line_of(held.plan, item)
        if held.mine is None or line.helper != held.mine.id:
            raise Refusal("niet_uw_afspraak")
        text = text_of("tekst", given.text)
        kept = settle((("tekst", text),), given.kept, checks.text).demand()
        after = replace(
            line, done=given.done, done_on=given.done_on, since=given.since, until=given.until, text=text, kept=kept
        )
        return held.plan.with_afspraak(with_days(after, desk.clock.today()))

    act = "eigen_afspraak_gewijzigd"
    with desk.work() as work:
        look = desk.look(Act.PLAN_GEWIJZIGD, PURPOSE, f"{shown.plan.number} {act} {item}")
        held = fetch_own(desk, work, shown.plan.id, right, look)
        after = keep(desk, held, shown.plan.version, act, changing)
        opened = opened_own(desk, after)
        work.commit()
    return opened
