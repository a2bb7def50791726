"""Who reads which line of a plan, over every plan that can be: nobody more than is theirs, the regisseur all."""

from dataclasses import replace
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from tests import makers
from tests.plan import making
from triage.ids import CodeId, ItemId, PersonId
from triage.plan.model import Afspraak, Basis, Bewoner, Gehouden, Hulpverlener, Inkijk, Plan, Reden, Waarop
from triage.plan.reading import (
    for_bewoner,
    for_helper,
    own_helper,
    possible,
    proposed,
    row_of,
    sees,
    told_of,
)

PEOPLE = [ItemId(f"b{n}") for n in range(5)]
HELPERS = [ItemId(f"h{n}") for n in range(4)]
FEW = settings(max_examples=40)
AGES = ("onder_12", "12_tot_16", "16_of_17", "volwassen", "onbekend")


def _some(of: list[ItemId]) -> st.SearchStrategy[tuple[ItemId, ...]]:
    return st.lists(st.sampled_from(of), unique=True, max_size=len(of)).map(tuple)


@st.composite
def lines(draw: st.DrawFn, number: int) -> Afspraak:
    return Afspraak(
        id=ItemId(f"a{number}"),
        about=draw(st.none() | st.sampled_from(PEOPLE)),
        support="begeleiding",
        since=date(2026, 11, 1),
        basis=Basis(draw(st.sampled_from(list(Waarop))), "2026-0001-B1"),
        helper=draw(st.none() | st.sampled_from(HELPERS)),
        text=f"geheim-a{number}",
        readers=draw(_some(PEOPLE)),
        helpers=draw(_some(HELPERS)),
        condition=draw(st.sampled_from([None, CodeId("B2h")])),
        kept=(Gehouden("geheim", "soort", Reden.SOORT_HULP),),
        overleg="2026-0001-O1",
    )


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    bewoners = tuple(
        Bewoner(
            one,
            f"naam-{one}",
            draw(st.sampled_from(AGES)),
            draw(st.sampled_from(list(Inkijk))),
            CodeId("E1"),
            tuple(other for other in draw(_some(PEOPLE)) if other != one),
            draw(st.booleans()),
        )
        for one in PEOPLE
    )
    helpers = tuple(
        Hulpverlener(one, f"hulp-{one}", f"org-{one}", "functie", f"contact-{one}", PersonId(f"p-{one}"))
        for one in HELPERS
    )
    made = tuple(draw(lines(number)) for number in range(draw(st.integers(0, 6))))
    return making.plan(bewoners=bewoners, helpers=helpers, afspraken=made, goal="doel-van-allen")


DEFERRED = st.frozensets(st.sampled_from([*PEOPLE, ItemId("elders")]), max_size=2)
WHO = st.sampled_from(PEOPLE)
HELP = st.sampled_from(HELPERS)


@FEW
@given(plans(), WHO, DEFERRED)
def test_nobody_reads_a_line_that_is_not_possible_for_them(plan: Plan, who: ItemId, late: frozenset[ItemId]) -> None:
    reader = plan.bewoner(who)
    seen = {line.id for line in for_bewoner(plan, who, late).plan.afspraken}
    for line in plan.afspraken:
        may = who in line.readers and possible(plan, reader, line, late)
        assert (line.id in seen) is may
        assert sees(plan, reader, line, late) is may
        if reader.inkijk is Inkijk.NIETS:
            assert not may
        if reader.inkijk is Inkijk.EIGEN and may:
            assert line.about in {who, *reader.speaks_for}
        if late & set(PEOPLE) and line.basis.kind in (Waarop.BESLUIT, Waarop.ROUTE):
            assert not may


@FEW
@given(plans(), WHO, DEFERRED)
def test_a_part_holds_nobody_whom_its_lines_do_not_name(plan: Plan, who: ItemId, late: frozenset[ItemId]) -> None:
    reader = plan.bewoner(who)
    part = for_bewoner(plan, who, late).plan
    around = {who, *reader.speaks_for} if reader.inkijk is not Inkijk.NIETS else set()
    assert {one.id for one in part.bewoners} == around | {line.about for line in part.afspraken if line.about}
    assert {one.id for one in part.helpers} == {line.helper for line in part.afspraken if line.helper}
    said = repr(part)
    for one in plan.bewoners:
        assert (one.name in said) is (one.id in {other.id for other in part.bewoners})
    for line in plan.afspraken:
        assert (f"'{line.text}'" in said) is (line.id in {other.id for other in part.afspraken})
    _bare(part)
    assert (part.goal == "doel-van-allen") is (reader.inkijk is Inkijk.HEEL)


@FEW
@given(plans(), WHO, DEFERRED)
def test_where_somebody_stays_is_not_told_by_their_helper(plan: Plan, who: ItemId, late: frozenset[ItemId]) -> None:
    part = for_bewoner(plan, who, late).plan
    hidden = {one.id for one in plan.bewoners if one.hidden} - {who}
    for line in part.afspraken:
        if line.about in hidden and line.helper is not None:
            assert part.helper(line.helper).contact == ""


@FEW
@given(plans(), HELP)
def test_a_helper_reads_their_own_lines_and_no_more(plan: Plan, who: ItemId) -> None:
    deel = for_helper(plan, who)
    part = deel.plan
    own = [line.id for line in plan.afspraken if who == line.helper or who in line.helpers]
    assert [line.id for line in part.afspraken] == own
    assert {one.id for one in part.bewoners} == {line.about for line in part.afspraken if line.about}
    assert {one.id for one in part.helpers} == {line.helper for line in part.afspraken if line.helper}
    assert deel.whole is (len(own) == len(plan.afspraken))
    said = repr(part)
    for line in plan.afspraken:
        assert (f"'{line.text}'" in said) is (line.id in own)
    for one in plan.bewoners:
        assert (one.name in said) is (one.id in {other.id for other in part.bewoners})
    for helper in plan.helpers:
        assert (helper.contact in said) is (helper.id in {other.id for other in part.helpers})
    _bare(part)
    assert part.goal == ""


def _bare(part: Plan) -> None:
    """What a part never tells: who else reads, who works here, what was kept, where it was agreed, who is hidden."""
    assert all((line.readers, line.helpers, line.kept, line.overleg) == ((), (), (), "") for line in part.afspraken)
    assert all((one.colleague, one.kept) == (None, ()) for one in part.helpers)
    assert all(one == Bewoner(one.id, one.name, one.age_group) for one in part.bewoners)
    assert part.goal_kept == ()


@FEW
@given(plans(), DEFERRED)
def test_nothing_impossible_is_proposed(plan: Plan, late: frozenset[ItemId]) -> None:
    for line in plan.afspraken:
        chosen = proposed(plan, line, late)
        assert all(possible(plan, plan.bewoner(one), line, late) for one in chosen)
        if line.about is None:
            continue
        about = plan.bewoner(line.about)
        if about.age_group == "16_of_17":
            # From sixteen a line is for the young person alone, unless somebody ticks otherwise.
            assert set(chosen) <= {about.id}
        if about.age_group in ("onder_12", "12_tot_16") or line.special:
            speaks = {one.id for one in plan.bewoners if about.id in one.speaks_for}
            assert set(chosen) <= speaks | {about.id}
        if about.age_group == "onder_12":
            assert about.id not in chosen


@FEW
@given(plans(), HELP)
def test_a_row_of_an_own_part_tells_of_no_other(plan: Plan, who: ItemId) -> None:
    named = row_of(plan, "2026-0001", makers.NOW, PersonId(f"p-{who}"))
    part = for_helper(plan, who).plan
    assert named.own
    assert set(named.organisations) == {one.organisation for one in part.helpers}
    stranger = row_of(plan, "2026-0001", makers.NOW, PersonId("niemand"))
    assert stranger.organisations == ()
    whole = row_of(plan, "2026-0001", makers.NOW)
    assert (whole.own, len(whole.organisations)) == (False, len(HELPERS))


@FEW
@given(plans(), HELP)
def test_a_look_at_a_part_concerns_whom_it_is_about(plan: Plan, who: ItemId) -> None:
    own = for_helper(plan, who).plan.afspraken
    told = told_of(plan, who)
    if any(line.about is None for line in own):
        assert set(told) == set(PEOPLE)
    else:
        assert set(told) == {line.about for line in own}
    mine = own_helper(plan, PersonId(f"p-{who}"))
    assert mine is not None
    assert mine.id == who
    assert own_helper(plan, PersonId("niemand")) is None


# ---------------------------------------------------------------- the scopes of one household, by name


FATHER, MOTHER, CHILD, TEEN = (ItemId(one) for one in ("vader", "moeder", "kind", "puber"))
HOUSE = making.plan(
    bewoners=(
        Bewoner(FATHER, "Vader", "volwassen", Inkijk.EIGEN, speaks_for=(CHILD,)),
        Bewoner(MOTHER, "Moeder", "volwassen", speaks_for=(CHILD, TEEN), hidden=True),
        Bewoner(CHILD, "Kind", "onder_12", Inkijk.EIGEN, hidden=True),
        Bewoner(TEEN, "Puber", "12_tot_16", Inkijk.EIGEN),
    ),
    helpers=(making.helper(1), making.helper(2)),
    afspraken=(
        making.afspraak(1, MOTHER),
        making.afspraak(2, CHILD, "h2"),
        making.afspraak(3, TEEN),
        making.afspraak(4, None, None),
        making.afspraak(5, FATHER),
        making.afspraak(6, MOTHER, condition=CodeId("B2h")),
    ),
)


def ticked(plan: Plan, late: frozenset[ItemId] = frozenset()) -> Plan:
    """Return a plan in which every line is for whom it is proposed for."""
    return replace(plan, afspraken=tuple(replace(line, readers=proposed(plan, line, late)) for line in plan.afspraken))


def read(plan: Plan, who: ItemId, late: frozenset[ItemId] = frozenset()) -> list[str]:
    """Return the ids of the lines that somebody reads."""
    return [line.id for line in for_bewoner(plan, who, late).plan.afspraken]


def test_an_ex_partner_reads_what_is_about_themselves_and_their_child() -> None:
    plan = ticked(HOUSE)
    assert read(plan, FATHER) == ["a2", "a5"]
    assert for_bewoner(plan, FATHER, frozenset()).plan.helper(ItemId("h2")).contact == ""
    everything = replace(
        plan, afspraken=tuple(replace(line, readers=(FATHER, MOTHER, CHILD, TEEN)) for line in plan.afspraken)
    )
    assert read(everything, FATHER) == ["a2", "a5"]


def test_a_parent_and_a_child_read_by_age() -> None:
    plan = ticked(HOUSE)
    assert read(plan, MOTHER) == ["a1", "a2", "a3", "a4", "a5", "a6"]
    assert read(plan, CHILD) == []
    assert read(plan, TEEN) == ["a3"]
    older = ticked(
        replace(
            HOUSE,
            bewoners=tuple(replace(one, age_group="16_of_17") if one.id == TEEN else one for one in HOUSE.bewoners),
        )
    )
    assert read(older, MOTHER) == ["a1", "a2", "a4", "a5", "a6"]
    assert read(older, TEEN) == ["a3"]


def test_while_one_may_not_know_nobody_in_the_house_reads_what_was_decided() -> None:
    decided = replace(
        HOUSE,
        afspraken=tuple(
            replace(line, basis=Basis(Waarop.BESLUIT, "2026-0001-B1")) if line.id == "a3" else line
            for line in HOUSE.afspraken
        ),
    )
    plan = ticked(decided)
    assert "a3" in read(plan, MOTHER)
    for who in (FATHER, MOTHER, CHILD, TEEN):
        assert "a3" not in read(plan, who, frozenset({FATHER}))
    assert "a3" in read(plan, MOTHER, frozenset({ItemId("buiten het huishouden")}))


def test_who_reads_nothing_gets_nothing_at_all() -> None:
    out = tuple(
        replace(one, inkijk=Inkijk.NIETS, code=CodeId("E1")) if one.id == MOTHER else one for one in HOUSE.bewoners
    )
    deel = for_bewoner(ticked(replace(HOUSE, bewoners=out)), MOTHER, frozenset())
    assert (deel.plan.afspraken, deel.plan.bewoners, deel.plan.helpers, deel.plan.goal) == ((), (), (), "")
    assert not deel.whole
