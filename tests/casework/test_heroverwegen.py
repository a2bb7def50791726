"""Looking at a decision again: it stays, it is taken anew, it is withdrawn, or its last day is past."""

import random
from dataclasses import replace
from datetime import date, timedelta

import pytest

from tests import makers
from tests.casework.reviews import WHY, Reviews
from tests.casework.steps import CASUS_3, decision
from tests.worlds import World
from triage.access.log import Act
from triage.besluit.sealing import Besluit, read
from triage.casework.casus.answering import open_casus, stamp
from triage.casework.casus.deciding import decide, open_besluit, open_for_decision, verify
from triage.casework.casus.overview import Way, what_opens
from triage.casework.casus.proposing import put_forward
from triage.casework.followup import heroverwegen, intrekken
from triage.casework.followup.heroverwegen import OpenReview
from triage.casework.plan.desk import seals_of
from triage.casus.model import CasusState
from triage.faults import Refusal
from triage.followup.bericht import Aan, Bericht, Waarom
from triage.followup.geldigheid import END, HOLDS, REVIEW, TERMS, Geldigheid, Uitkomst
from triage.followup.regel import Regel, Rem, held_by_state
from triage.ids import ItemId
from triage.plan.model import Waarop
from triage.terms.running import aim, due


@pytest.fixture
def office(world: World) -> Reviews:
    return Reviews(world)


def refused(call: object, *given: object) -> str:
    with pytest.raises(Refusal) as fault:
        call(*given)  # type: ignore[operator]
    return fault.value.code


def next_day(shown: OpenReview) -> date:
    return min(shown.stuk.content.valid_until, shown.today + timedelta(5))


# -------------------------------------------------------------------------------------------------- validity
def test_a_seal_that_shares_begins_a_validity_with_two_days(office: Reviews) -> None:
    besluit = office.sealed()
    stuk = office.piece(besluit)
    assert (stuk.number, stuk.state) == (f"{besluit.facts.snapshot.kenmerk}-G1", "geldig")
    days = {one.term.id: (aim(one), due(one)) for one in stuk.terms}
    valid, review = besluit.facts.valid, besluit.facts.review
    assert valid is not None
    # The reminder comes two weeks before the end: another day than the end itself.
    assert days[END] == (valid - timedelta(14), valid)
    assert days[REVIEW][1] == review


def test_at_its_end_the_lines_stop_and_the_next_look_says_so(office: Reviews) -> None:
    besluit = office.sealed()
    valid = besluit.facts.valid
    assert valid is not None
    office.clock.move(days=(valid - office.clock.today()).days)
    assert heroverwegen.holds(office.review(besluit))
    office.clock.move(days=1)
    line = office.pieces(besluit, Regel)[0]
    assert Rem.VERLOPEN in held_by_state(line, office.clock.today())
    shown = office.review(besluit)
    assert (shown.stuk.state, shown.stuk.terms) == ("verlopen", ())
    assert {one.state for one in office.pieces(besluit, Regel)} == {"verlopen"}
    assert not heroverwegen.holds(shown)


# -------------------------------------------------------------------------------------------------- it stays
def test_that_it_stays_is_said_by_another_than_who_took_it(office: Reviews) -> None:
    besluit = office.sealed()
    sofie = office.desk(makers.decider())
    shown = office.review(besluit, sofie)
    assert shown.barred(Uitkomst.BLIJFT_ZO) == "eigen_besluit"
    assert shown.barred(Uitkomst.INTREKKEN) == ""
    assert refused(heroverwegen.stays, sofie, shown, WHY, next_day(shown)) == "eigen_besluit"
    other = office.review(besluit)
    kept = heroverwegen.stays(office.lead(), other, WHY, next_day(other))
    assert kept.stuk.state == "geldig"
    assert kept.stuk.content.reviews[0].motivation == WHY
    assert {one.term.id: due(one) for one in kept.stuk.terms}[REVIEW] == next_day(other)


@pytest.mark.parametrize("outcome", list(Uitkomst))
def test_whoever_proposed_it_or_lacks_a_mandate_decides_nothing(office: Reviews, outcome: Uitkomst) -> None:
    besluit = office.sealed()
    youssef = makers.actor("Youssef el Amrani", "procesregisseur", mandate=True)
    again = makers.actor("Youssef el Amrani", "procesregisseur", account="tweede", mandate=True)
    nobody = makers.actor("Mandaatloos", "procesregisseur")
    for actor, code in ((youssef, "eigen_voorstel"), (again, "eigen_voorstel"), (nobody, "geen_mandaat")):
        desk = office.desk(actor)
        shown = office.review(besluit, desk)
        assert shown.barred(outcome) == code
        assert refused(CALLS[outcome], desk, shown) == code


CALLS = {
    Uitkomst.BLIJFT_ZO: lambda desk, shown: heroverwegen.stays(desk, shown, WHY, next_day(shown)),
    Uitkomst.OPNIEUW: lambda desk, shown: heroverwegen.reopen(desk, shown, WHY),
    Uitkomst.INTREKKEN: lambda desk, shown: intrekken.withdraw(desk, shown, WHY),
}


@pytest.mark.parametrize("days", [0, -1, 3650])
def test_the_next_day_lies_within_the_validity(office: Reviews, days: int) -> None:
    shown = office.review(office.sealed())
    day = shown.today + timedelta(days)
    assert refused(heroverwegen.stays, office.lead(), shown, WHY, day) == "heroverweging_dag"


def test_without_words_nothing_is_decided(office: Reviews) -> None:
    shown = office.review(office.sealed())
    for call in (heroverwegen.reopen, intrekken.withdraw):
        assert refused(call, office.lead(), shown, "  ") == "heroverweging_woorden"


# -------------------------------------------------------------------------------------------------- anew
def anew(office: Reviews, besluit: Besluit) -> Besluit:
    """Decide on a reopened casus again."""
    opened = stamp(office.desk(), open_casus(office.desk(), besluit.casus))
    put_forward(office.desk(), opened)
    shown = open_for_decision(office.desk(makers.decider()), besluit.casus)
    return decide(office.desk(makers.decider()), shown, decision(CASUS_3))


def test_deciding_anew_replaces_the_lines_and_the_old_seal_stays(office: Reviews) -> None:
    first = office.sealed()
    shown = heroverwegen.reopen(office.lead(), office.review(first), WHY)
    assert (shown.stuk.state, shown.casus.state) == ("heropend", CasusState.CONCEPT)
    # Until it is decided anew, what was decided holds.
    assert heroverwegen.holds(shown)
    assert {one.state for one in office.pieces(first, Regel)} == {"open"}
    second = anew(office, first)
    assert second.number.endswith("-B2")
    old = office.piece(first)
    assert (old.state, old.content.ended_by, old.terms) == ("vervangen", second.number, ())
    assert office.piece(second).state == "geldig"
    states = {one.content.number: one.state for one in office.pieces(first, Regel)}
    assert states == {first.number: "vervangen", second.number: "open"}
    assert verify(office.desk(), first.id).intact


def test_what_the_decision_set_running_goes_on_in_a_reopened_casus(office: Reviews) -> None:
    first = office.sealed()
    before = office.terms_of(first)
    assert "opnieuw_toestemming" in {term for term, _ in before}
    heroverwegen.reopen(office.lead(), office.review(first), WHY)
    assert office.terms_of(first) == before
    stamp(office.desk(), open_casus(office.desk(), first.casus))
    assert office.terms_of(first) == before


def test_a_reopened_casus_opens_as_a_casus_again(office: Reviews) -> None:
    first = office.sealed()
    assert what_opens(office.desk(), first.casus).way is Way.BESLUIT
    heroverwegen.reopen(office.lead(), office.review(first), WHY)
    assert what_opens(office.desk(), first.casus).way is Way.CASUS


# -------------------------------------------------------------------------------------------------- withdrawing
def test_withdrawing_lists_what_left_and_tells_who_got_it(office: Reviews) -> None:
    besluit = office.sealed()
    line = office.leave(besluit)
    shown = office.review(besluit)
    assert [one.id for one in shown.left] == [line.id]
    people = besluit.facts.snapshot.people
    expected = {(Aan.ONTVANGER, "Anouk Post")} | {
        (Aan.BETROKKENE, one.name) for one in people if ItemId(one.id) not in shown.untold
    }
    assert {(one.to, one.name) for one in intrekken.follows(shown)} == expected
    after = intrekken.withdraw(office.lead(), shown, WHY)
    assert (after.stuk.state, after.stuk.terms) == ("ingetrokken", ())
    assert {one.state for one in office.pieces(besluit, Regel)} == {"ingetrokken"}
    made = office.pieces(besluit, Bericht)
    assert {(one.content.aan, one.content.name) for one in made} == expected
    assert {(one.content.waarom, one.content.origin_number) for one in made} == {
        (Waarom.INTREKKING, after.stuk.content.ended_by)
    }
    assert all(one.terms for one in made)


def test_who_may_not_know_yet_is_shown_as_held(office: Reviews) -> None:
    besluit = office.sealed()
    shown = office.review(besluit)
    people = frozenset(ItemId(one.id) for one in besluit.facts.snapshot.people)
    found = intrekken.follows(replace(shown, untold=people))
    assert {one.about for one in found if one.held} == people
    assert not [one for one in found if one.held and one.to is not Aan.BETROKKENE]


def test_what_left_since_it_was_shown_stops_a_withdrawal(office: Reviews) -> None:
    besluit = office.sealed()
    shown = office.review(besluit)
    office.leave(besluit)
    assert refused(intrekken.withdraw, office.lead(), shown, WHY) == "inmiddels_gewijzigd"
    assert office.piece(besluit).state == "geldig"


def test_a_withdrawal_is_a_seal_of_its_own_that_points_back(office: Reviews) -> None:
    besluit = office.sealed()
    after = intrekken.withdraw(office.lead(), office.review(besluit), WHY)
    desk = office.desk()
    with desk.work() as work:
        number = after.stuk.content.ended_by
        found = work.besluiten.by_number(number, desk.scope("besluit_lezen"))
        assert found is not None
        chain = [one for one, _ in work.besluiten.chain()]
        work.commit()
    record = open_besluit(desk, found)
    assert number == f"{besluit.facts.snapshot.kenmerk}-H1"
    assert chain[-2:] == [besluit.number, number]
    assert record.facts.previous == besluit.digest
    assert besluit.number in record.facts.title
    assert besluit.check_code in record.facts.outcome_text
    assert (record.facts.motivation, record.facts.decider.mandate) == (WHY, "M-2026-07")
    assert (record.facts.snapshot.lines, record.facts.snapshot.steps, record.facts.verdicts) == ((), (), ())
    assert read(record.canonical) == record.facts
    assert open_besluit(desk, besluit.id).canonical == besluit.canonical
    checked = verify(desk, found)
    assert (checked.intact, checked.linked, checked.changed) == (True, True, ())


def grants(office: Reviews, besluit: Besluit) -> list[tuple[str, Waarop]]:
    """Return what a plan of the casus may rest on."""
    desk = office.lead()
    look = desk.look(Act.PLAN_GEZIEN, "plan")
    with desk.work() as work:
        casus = work.casussen.get(besluit.casus, desk.scope("plan_lezen"), look)
        found = seals_of(desk, work, casus, "plan_lezen", look)
        work.commit()
    return [(one.number, one.kind) for one in found]


def test_a_withdrawn_decision_gives_a_plan_nothing_to_rest_on(office: Reviews) -> None:
    besluit = office.sealed()
    assert (besluit.number, Waarop.BESLUIT) in grants(office, besluit)
    intrekken.withdraw(office.lead(), office.review(besluit), WHY)
    assert not [one for one in grants(office, besluit) if one[1] is Waarop.BESLUIT]


def test_a_withdrawal_stands_whole_or_not_at_all(office: Reviews, world: World) -> None:
    besluit = office.sealed()
    shown = office.review(besluit)
    world.break_log()
    with pytest.raises(Exception, match="no log today"):
        intrekken.withdraw(office.lead(), shown, WHY)
    if world.store is not None:
        with world.store.look() as connection:
            numbers = connection.exec_driver_sql("SELECT number FROM besluit").scalars().all()
        assert list(numbers) == [besluit.number]


def test_it_can_be_withdrawn_while_it_is_decided_anew(office: Reviews) -> None:
    besluit = office.sealed()
    shown = heroverwegen.reopen(office.lead(), office.review(besluit), WHY)
    after = intrekken.withdraw(office.lead(), shown, WHY)
    assert after.stuk.state == "ingetrokken"
    second = anew(office, besluit)
    assert office.piece(besluit).state == "ingetrokken"
    assert office.piece(second).state == "geldig"


def test_every_outcome_leaves_its_line(office: Reviews, world: World) -> None:
    besluit = office.sealed()
    before = len(world.lines())
    intrekken.withdraw(office.lead(), office.review(besluit), WHY)
    lines = office.since(before)
    assert {"opvolging_gezien", "besluit_ingetrokken"} <= {one.act for one in lines}
    people = {one.id for one in besluit.facts.snapshot.people}
    assert people <= {one.persoon for one in lines if one.act == "besluit_ingetrokken"}
    assert WHY not in str(lines)


def test_looking_again_and_each_outcome_leave_one_line_a_person(office: Reviews) -> None:
    besluit, lead = office.sealed(), office.lead()
    people = [one.id for one in besluit.facts.snapshot.people]

    def each(*acts: Act) -> list[tuple[str, str | None]]:
        return [(act.value, person) for act in acts for person in people]

    stuk = office.piece(besluit).id
    assert office.world.told(lambda: heroverwegen.open_review(lead, stuk)) == each(Act.OPVOLGING_GEZIEN)
    seen, shown = Act.OPVOLGING_GEZIEN, office.review(besluit)
    stays = office.world.told(lambda: heroverwegen.stays(lead, shown, WHY, next_day(shown)))
    assert stays == each(seen, Act.BESLUIT_HEROVERWOGEN, seen)
    again = office.review(besluit)
    anew = office.world.told(lambda: heroverwegen.reopen(lead, again, WHY))
    assert anew == each(seen, Act.CASUS_HEROPEND, Act.BESLUIT_HEROVERWOGEN, seen)


# -------------------------------------------------------------------------------------------------- any history
@pytest.mark.parametrize("seed", range(6))
def test_no_history_breaks_a_rule_or_loses_a_term(office: Reviews, seed: int) -> None:
    dice, besluit, seals = random.Random(seed), office.sealed(), 1
    codes = set[str]()
    for _ in range(14):
        office.clock.move(days=dice.choice((0, 1, 20)))
        desk = dice.choice((office.lead(), office.desk(makers.decider()), office.desk(makers.actor())))
        try:
            match dice.randrange(5):
                case 0:
                    besluit, seals = anew(office, besluit), seals + 1
                case 1:
                    office.leave(besluit)
                case choice:
                    outcome = list(Uitkomst)[choice - 2]
                    CALLS[outcome](desk, office.review(besluit, desk))
        except Refusal as refusal:
            codes.add(refusal.code)
        _holds(office, besluit)
    assert "termijn_zou_verdwijnen" not in codes


def _holds(office: Reviews, besluit: Besluit) -> None:
    pieces = office.pieces(besluit, Geldigheid)
    holding = [one for one in pieces if one.state in HOLDS]
    # At most one decision of a casus holds, and as long as it does its end is owed.
    assert len(holding) <= 1
    assert all(one.term(END) is not None for one in holding)
    assert all(not one.terms for one in pieces if one not in holding)
    for one in pieces:
        assert {term.term.id for term in one.terms} <= set(TERMS)
        assert one.content.proposed_by not in {review.by for review in one.content.reviews}
        stayed = [review for review in one.content.reviews if review.outcome is Uitkomst.BLIJFT_ZO]
        assert one.content.decided_by not in {review.by for review in stayed}
        lines = [line for line in office.pieces(besluit, Regel) if line.content.besluit == one.content.besluit]
        if one.state not in HOLDS:
            assert {line.state for line in lines}.isdisjoint({"open", "bevroren"})
