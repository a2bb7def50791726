"""Who gives help is named on the casus for as long as that lasts, and nobody else is touched by it."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from tests import makers
from tests.plan import making
from triage.casus.members import Band, Member, bands
from triage.ids import ItemId, PersonId
from triage.plan.helping import with_help
from triage.plan.model import Gedaan, Plan, PlanState

TODAY = makers.NOW.date()
KARIN, RIENK, BOSS = PersonId("Karin"), PersonId("Rienk"), PersonId("Mirjam")
DAYS = st.integers(-5, 5).map(lambda shift: TODAY + timedelta(days=shift))
OTHERS = (
    Member(KARIN, Band.TOEGANG, TODAY, TODAY, BOSS),
    Member(RIENK, Band.REGIE, TODAY - timedelta(days=40), None, BOSS),
)


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    lines = []
    for number in range(draw(st.integers(0, 5))):
        since = draw(DAYS)
        days = draw(st.none() | st.integers(0, 6))
        until = None if days is None else since + timedelta(days=days)
        by = draw(st.sampled_from(["h1", "h2", "h3", None]))
        done = draw(st.sampled_from(list(Gedaan)))
        seen = draw(st.sampled_from([(), (ItemId("h1"),), (ItemId("h2"), ItemId("h3"))]))
        lines.append(making.afspraak(number, by=by, since=since, until=until, done=done, helpers=seen))
    helpers = (making.helper(1, KARIN), making.helper(2, RIENK), making.helper(3))
    state = draw(st.sampled_from(list(PlanState)))
    return making.plan(helpers=helpers, afspraken=tuple(lines), state=state)


def helping(plan: Plan, person: PersonId, day: date) -> bool:
    """Tell whether somebody has a line that runs on a day, seen from today."""
    ids = {one.id for one in plan.helpers if one.colleague == person}
    lines = [
        line
        for line in plan.afspraken
        if (line.helper in ids or ids & set(line.helpers))
        and line.done is Gedaan.LOOPT
        and (line.until is None or line.until >= TODAY)
    ]
    ends = [line.until for line in lines]
    until = None if None in ends else max((end for end in ends if end), default=None)
    begins = plan.state is PlanState.LOOPT and bool(lines) and min(line.since for line in lines) <= day
    return begins and (until is None or day <= until)


@settings(max_examples=80)
@given(plans(), plans(), DAYS)
def test_the_casus_names_who_helps_as_long_as_they_do(before: Plan, after: Plan, day: date) -> None:
    casus = replace(makers.casus(), members=OTHERS)
    first = with_help(casus, before, TODAY, BOSS)
    second = with_help(first, after, TODAY, BOSS)
    for found, plan in ((first, before), (second, after)):
        for person in (KARIN, RIENK):
            if day >= TODAY:
                there = Band.HULP in bands(found.members, person, day)
                assert there is helping(plan, person, day)
        assert [one for one in found.members if one.band is not Band.HULP] == list(OTHERS)
    assert with_help(second, after, TODAY, BOSS) is second


def test_nothing_changes_where_nobody_works_here() -> None:
    casus = makers.casus()
    plan = making.plan(helpers=(making.helper(1),), afspraken=(making.afspraak(1),))
    assert with_help(casus, plan, TODAY, BOSS) is casus


def test_it_is_said_by_whom_and_since_when() -> None:
    plan = making.plan(helpers=(making.helper(1, KARIN),), afspraken=(making.afspraak(1, since=TODAY - timedelta(30)),))
    casus = with_help(makers.casus(), plan, TODAY, BOSS)
    assert casus.members == (Member(KARIN, Band.HULP, TODAY, None, BOSS),)
    later = with_help(casus, plan, TODAY + timedelta(days=3), RIENK)
    assert later is casus
    gone = with_help(casus, replace(plan, state=PlanState.GESLOTEN), TODAY + timedelta(days=3), RIENK)
    assert gone.members == (Member(KARIN, Band.HULP, TODAY, TODAY + timedelta(days=2), BOSS),)
    again = with_help(gone, plan, TODAY + timedelta(days=9), RIENK)
    assert again.members[1:] == (Member(KARIN, Band.HULP, TODAY + timedelta(days=9), None, RIENK),)
