"""Requests of citizens over both stores: terms, freezing, who decides, and what follows from a decision."""

from dataclasses import replace
from datetime import date, timedelta
from functools import partial

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy.exc import IntegrityError

from tests import makers
from tests.casework.rights import SECOND, Counter, refused
from tests.casework.steps import Office
from tests.worlds import World, memory_world
from triage.access.actor import Actor
from triage.access.log import Act
from triage.answers import Scope
from triage.casework.followup import verzoeken_besluit as besluiten
from triage.casework.followup import verzoeken_stappen as stappen
from triage.casework.followup.verstrekken import Gedeeld, record_verstrekking
from triage.casework.followup.verzoeken import (
    NewVerzoek,
    choices,
    count_open,
    find_casus,
    list_verzoeken,
    open_verzoek,
    register,
)
from triage.casework.followup.verzoeken_brieven import letter
from triage.casework.uitgeven import issued_of, issued_paper
from triage.casus.members import Band
from triage.faults import Refusal
from triage.followup.bericht import Aan, Waarom
from triage.followup.stuk import Soort, Stuk
from triage.followup.verzoek import (
    ANSWERS,
    AWB,
    LEAK,
    RESTRICTED,
    UNFINISHED,
    Identiteit,
    Oordeel,
    Recht,
    Regeloordeel,
    Verzoek,
    Vrager,
)
from triage.ids import ItemId, PersonId
from triage.records.antwoord import Briefsoort
from triage.terms.running import due, moment

JELLE = makers.actor("Jelle Brandsma", "informatieregisseur")


@pytest.fixture
def counter(world: World) -> Counter:
    return Counter.opened(world)


def small(walk_of: str = "casus_3_vragen_kan_niet") -> Counter:
    return Counter.opened(memory_world(), walk_of)


# ------------------------------------------------------------------------------------------------- registering
def test_a_request_is_numbered_by_the_year_and_its_terms_run_from_the_day_it_came(counter: Counter) -> None:
    counter.on(date(2026, 11, 23))
    stuk = counter.received(Recht.INZAGE, received_on=date(2026, 11, 20))
    assert stuk.number == "2026-R1"
    assert stuk.owner == SECOND.person
    ends = {one.term.id: due(one) for one in stuk.terms}
    # A month from Friday 20 November ends on Sunday 20 December: by Regulation 1182/71 the Monday after.
    assert ends == {"verzoek_ontvangst": date(2026, 11, 27), "verzoek_antwoord": date(2026, 12, 21)}


def test_an_objection_partly_upheld_ends_one_line_frees_the_other_and_tells_who_got_it(counter: Counter) -> None:
    first, second = counter.lines()
    first = counter.left(counter.left(first, "R. Dijk"), "S. de Boer", "assistent")
    first = counter.left(first, "R. Dijk")
    second = counter.left(second, "T. Postma")
    stuk = counter.received(Recht.BEZWAAR, first, second)
    assert {counter.line(one.id).state for one in (first, second)} == {"bevroren"}
    assert all(one.frozen for one in stuk.content.lines)

    counter.judged(counter.sure(stuk), Oordeel.DEELS, True, False)
    assert (counter.line(first.id).state, counter.line(second.id).state) == ("beeindigd", "open")
    assert counter.line(first.id).content.ended_by == stuk.number
    told = [(one.content.waarom, one.content.aan, one.content.name, one.content.function) for one in counter.notices()]
    organisation = first.content.recipient
    assert told == [
        (Waarom.BEZWAAR, Aan.ONTVANGER, f"R. Dijk, {organisation}", "huisarts"),
        (Waarom.BEZWAAR, Aan.ONTVANGER, f"S. de Boer, {organisation}", "assistent"),
    ]
    assert all(one.state == "te_versturen" and one.term("bericht_ontvanger") for one in counter.notices())


def test_a_frozen_line_cannot_be_shared(counter: Counter) -> None:
    line = counter.lines()[0]
    counter.received(Recht.RECTIFICATIE, line)
    facts = Gedeeld(counter.office.clock.now(), "R. Dijk", "huisarts", "telefoon", line.content.item, as_granted=True)
    with refused("regel_staat_stil"):
        record_verstrekking(counter.desk(JELLE), counter.line(line.id), facts)


def test_a_line_held_by_two_requests_stays_still_until_both_are_done(counter: Counter) -> None:
    line = counter.lines()[0]
    one, two = counter.received(Recht.BEZWAAR, line), counter.received(Recht.BEPERKING, counter.line(line.id))
    counter.judged(counter.sure(one), Oordeel.AFGEWEZEN, False)
    assert counter.line(line.id).state == "bevroren"
    stappen.withdraw(counter.desk(), two.id, "Laat maar.", counter.today)
    after = counter.line(line.id)
    assert after.state == "open"
    assert [freeze.until for freeze in after.content.freezes] == [counter.today, counter.today]


@pytest.mark.parametrize(("granted", "state"), [(False, "open"), (True, "beeindigd")])
def test_what_a_later_decision_made_of_a_contested_line_is_freed_or_ended_with_it(*, granted: bool, state: str) -> None:
    """A new seal takes over the freeze; the request is about the line, whichever decision granted it last."""
    counter = small()
    line = counter.lines()[0]
    stuk = counter.sure(counter.received(Recht.BEZWAAR, line))
    now = counter.again(counter.line(line.id))
    assert now.state == "bevroren"
    counter.judged(stuk, Oordeel.TOEGEWEZEN if granted else Oordeel.AFGEWEZEN, granted)
    assert counter.line(line.id).state == "vervangen"
    assert counter.line(now.id).state == state


def test_a_line_its_recipient_refused_is_refused_again_when_it_is_freed() -> None:
    counter = small()
    line = counter.left(counter.lines()[0], "R. Dijk", refused=True)
    stuk = counter.received(Recht.BEZWAAR, line)
    counter.judged(counter.sure(stuk), Oordeel.AFGEWEZEN, False)
    assert counter.line(line.id).state == "geweigerd"


def test_registering_and_freezing_are_one(counter: Counter) -> None:
    line = counter.lines()[0]
    new = counter.new(Recht.BEZWAAR, (line.id,))
    counter.office.world.break_log()
    with pytest.raises((RuntimeError, IntegrityError)):
        register(counter.desk(), new)
    with counter.office.world.work() as work:
        assert work.stukken.count(makers.scope(), frozenset({Soort.REGEL}), frozenset({"bevroren"})) == 0
        assert work.stukken.count(makers.scope(), frozenset({Soort.VERZOEK})) == 0


def test_who_only_registers_freezes_as_well_and_does_not_read_on(counter: Counter) -> None:
    line = counter.lines()[0]
    stuk = counter.received(Recht.BEZWAAR, line, by=makers.actor())
    assert counter.line(line.id).state == "bevroren"
    with pytest.raises(Refusal):
        open_verzoek(counter.desk(makers.actor()), stuk.id)


def test_against_a_line_for_somebodys_life_no_objection_is_open_and_the_reason_is_told() -> None:
    counter = small("casus_4_crisis")
    found = choices(counter.desk(), counter.besluit.casus)
    closed = next(one for one in found.lines if one.no_objection == "vitaal")
    with pytest.raises(Refusal, match="bezwaar_niet_tegen_deze_regel") as told:
        counter.received(Recht.BEZWAAR, closed.stuk)
    assert told.value.facts["grond"] == "vitaal"
    assert counter.received(Recht.RECTIFICATIE, closed.stuk).state == "in_behandeling"


def test_lines_of_somebody_else_cannot_be_contested(counter: Counter) -> None:
    line = counter.lines()[0]
    other = next(one for one in choices(counter.desk(), counter.besluit.casus).people if one.item != line.content.about)
    with refused("verzoek_regels_anders"):
        register(counter.desk(), counter.new(Recht.BEZWAAR, (line.id,), other.item))
    with refused("verzoek_over_wie"):
        register(counter.desk(), counter.new(Recht.BEZWAAR, (line.id,), ItemId("niemand")))
    with refused("verzoek_regels_anders"):
        register(counter.desk(), counter.new(Recht.INZAGE, (line.id,), line.content.about))


@pytest.mark.parametrize("lacks", ["words", "asker_name", "about_name", "channel"])
def test_an_empty_request_is_refused(lacks: str) -> None:
    counter = small()
    with refused("verzoek_leeg"):
        register(counter.desk(), replace(counter.new(Recht.INZAGE), **{lacks: " "}))  # type: ignore[arg-type]


def test_a_day_that_has_yet_to_come_is_refused() -> None:
    counter = small()
    with refused("verzoek_dag_toekomst"):
        register(counter.desk(), counter.new(Recht.INZAGE, received_on=counter.today + timedelta(days=1)))


@pytest.mark.parametrize(
    ("walk_of", "asker", "code"),
    [
        ("kind_onder_12_ouder_weigert", Vrager.ZELF, "jonger_dan_12"),
        ("kind_onder_12_ouder_weigert", Vrager.VERTEGENWOORDIGER, ""),
        ("ouders_verdeeld_kind_13", Vrager.ZELF, ""),
        ("ouders_verdeeld_kind_13", Vrager.VERTEGENWOORDIGER, ""),
        ("casus_3_vragen_kan_niet", Vrager.VERTEGENWOORDIGER, "vertegenwoordiging_ontbreekt"),
    ],
)
def test_below_twelve_the_parent_asks_from_twelve_both_may(walk_of: str, asker: Vrager, code: str) -> None:
    office = Office(memory_world())
    casus = office.begun(walk_of).casus
    young = min(choices(office.desk(SECOND), casus.id).people, key=lambda one: one.age if one.age is not None else 99)
    new = NewVerzoek(
        Recht.INZAGE, "Wie vraagt", young.name, office.clock.today(), "brief", "Mag ik zien wat u hebt?",
        casus=casus.id, about=young.item, asker=asker,
    )  # fmt: skip
    if code:
        with refused(code):
            register(office.desk(SECOND), new)
    else:
        assert register(office.desk(SECOND), new).content.asker is asker


# ------------------------------------------------------------------------------------------------------ deciding
def first_decider() -> tuple[Actor, ...]:
    role = "tweede_beslisser"
    return (
        makers.actor("Sofie Harkema", role, account="tweede", mandate=True),
        makers.actor("Youssef el Amrani", role, mandate=True),
        replace(makers.actor("Iemand Anders", role, mandate=True), also=(PersonId("Sofie Harkema"),)),
        makers.actor("Vervanger", role, mandate=True, on_behalf_of="Sofie Harkema"),
        replace(makers.actor("Iemand", role, mandate=True), name="Sofie Harkema"),
    )


def test_who_took_or_proposed_the_first_decision_does_not_decide_under_whatever_account(counter: Counter) -> None:
    stuk = counter.sure(counter.received(Recht.BEZWAAR, counter.lines()[0]))
    for by in first_decider():
        with refused("eigen_eerste_besluit"):
            counter.judged(stuk, Oordeel.AFGEWEZEN, False, by=by)
    with refused("geen_mandaat"):
        counter.judged(stuk, Oordeel.AFGEWEZEN, False, by=makers.actor("Tamar de Wit", "tweede_beslisser"))
    assert counter.judged(stuk, Oordeel.AFGEWEZEN, False).state == "besloten"


def test_who_recorded_what_left_does_not_decide_either() -> None:
    counter = small()
    line = counter.left(counter.lines()[0], "R. Dijk")
    stuk = counter.sure(counter.received(Recht.BEZWAAR, line))
    with refused("eigen_eerste_besluit"):
        counter.judged(
            stuk, Oordeel.AFGEWEZEN, False, by=makers.actor("Jelle Brandsma", "tweede_beslisser", mandate=True)
        )


def test_without_a_sure_identity_only_the_door_stays_shut(counter: Counter) -> None:
    stuk = counter.received(Recht.INZAGE)
    asked = stappen.identity_doubted(counter.desk(), stuk.id, "Kom met uw paspoort langs.", counter.today)
    assert (asked.state, asked.content.identity) == ("wacht_op_identiteit", Identiteit.GEVRAAGD)
    assert {one.term.id for one in asked.terms} == {one.term.id for one in stuk.terms}
    with refused("identiteit_niet_vast"):
        counter.judged(asked, Oordeel.TOEGEWEZEN)
    assert counter.judged(asked, Oordeel.NIET_ONTVANKELIJK).state == "besloten"


def test_every_contested_line_has_its_own_answer_and_they_make_the_outcome() -> None:
    counter = small()
    stuk = counter.sure(counter.received(Recht.BEZWAAR, *counter.lines()[:2]))
    for outcome, granted in [
        (Oordeel.TOEGEWEZEN, (True, False)),
        (Oordeel.DEELS, (True, True)),
        (Oordeel.AFGEWEZEN, (True, False)),
        (Oordeel.NIET_ONTVANKELIJK, (True, True)),
    ]:
        with refused("oordeel_regels"):
            counter.judged(stuk, outcome, *granted)
    with refused("oordeel_regels"):
        besluiten.decide(counter.desk(), stuk.id, besluiten.Judgement(Oordeel.AFGEWEZEN, "Nee."))
    with refused("oordeel_zonder_reden"):
        besluiten.decide(counter.desk(), stuk.id, besluiten.Judgement(Oordeel.AFGEWEZEN, " "))


def test_a_correction_says_what_it_should_have_said() -> None:
    counter = small()
    line = counter.left(counter.lines()[0], "R. Dijk")
    stuk = counter.sure(counter.received(Recht.RECTIFICATIE, line))
    bare = (Regeloordeel(line.id, granted=True, reason="Klopt."),)
    with refused("verbetering_ontbreekt"):
        besluiten.decide(counter.desk(), stuk.id, besluiten.Judgement(Oordeel.TOEGEWEZEN, "Klopt.", bare))
    counter.judged(stuk, Oordeel.TOEGEWEZEN, True)
    (notice,) = counter.notices()
    assert (notice.content.waarom, notice.content.correction) == (Waarom.RECTIFICATIE, "Juist gegeven")


# --------------------------------------------------------------------------------------------------------- terms
def test_an_extension_is_told_within_the_first_month_or_refused(counter: Counter) -> None:
    stuk = counter.received(Recht.INZAGE)
    end = due(stuk.terms[1])
    assert end is not None
    counter.on(end + timedelta(days=1))
    with refused("termijn_voorbij"):
        stappen.extend_answer(counter.desk(), stuk.id, "Het zijn veel stukken.", counter.today, "brief")
    counter.on(end)
    longer = stappen.extend_answer(counter.desk(), stuk.id, "Het zijn veel stukken.", counter.today, "brief")
    running = longer.term("verzoek_antwoord")
    assert running is not None
    assert (due(running) or end) > end + timedelta(days=50)
    with refused("termijn_al_verlengd"):
        stappen.extend_answer(counter.desk(), stuk.id, "Nog meer stukken.", counter.today, "brief")


def test_the_avg_knows_no_standing_still_and_the_awb_does() -> None:
    counter = small()
    answered = counter.through()
    with refused("overgang_kan_niet"):
        stappen.suspend_answer(counter.desk(), answered.id, "Wacht op u.", counter.today)
    counter.later(days=3)
    awb = counter.received(Recht.AWB_BEZWAAR, answered=answered.id)
    with refused("termijn_dag_te_vroeg"):
        stappen.suspend_answer(counter.desk(), awb.id, "Wacht op u.", counter.today)
    counter.later(days=60)
    stappen.suspend_answer(counter.desk(), awb.id, "Wacht op uw machtiging.", counter.today)
    counter.later(days=5)
    again = stappen.resume_answer(counter.desk(), awb.id, counter.today)
    assert again.content.suspended_for == "Wacht op uw machtiging."
    fresh = counter.received(Recht.INZAGE)
    with refused("termijn_niet_op_te_schorten"):
        stappen.suspend_answer(counter.desk(), fresh.id, "Wacht op u.", counter.today)


def test_after_the_answer_six_weeks_run_and_the_request_cannot_be_put_away_before(counter: Counter) -> None:
    stuk = counter.through()
    assert (stuk.state, [one.term.id for one in stuk.terms]) == ("beantwoord", [AWB])
    with refused("rechtsmiddel_loopt_nog"):
        besluiten.finish(counter.desk(), stuk.id)
    counter.later(days=60)
    assert besluiten.finish(counter.desk(), stuk.id).terms == ()


def test_an_awb_bezwaar_is_counted_from_the_end_of_the_six_weeks_and_decided_by_a_third(counter: Counter) -> None:
    answered = counter.through()
    last = due(answered.terms[0])
    assert last is not None
    counter.later(days=10)
    awb = counter.received(Recht.AWB_BEZWAAR, answered=answered.id)
    assert awb.content.answered_number == answered.number
    begins = next(one for one in awb.terms if one.term.id in ANSWERS)
    assert begins.start == last
    assert (counter.stuk(answered.id).state, counter.stuk(answered.id).terms) == ("in_bezwaar", ())
    with refused("bezwaar_loopt_al"):
        counter.received(Recht.AWB_BEZWAAR, answered=answered.id)
    with refused("eigen_eerste_besluit"):
        counter.judged(counter.sure(awb), Oordeel.AFGEWEZEN)
    third = makers.actor("Hanneke Third", "tweede_beslisser", mandate=True)
    done = counter.answered(counter.judged(counter.stuk(awb.id), Oordeel.AFGEWEZEN, by=third))
    assert [one.term.id for one in done.terms] == ["beroep_indienen"]
    assert counter.stuk(answered.id).state == "beantwoord"


def test_an_awb_bezwaar_that_is_taken_back_leaves_the_six_weeks_running() -> None:
    counter = small()
    answered = counter.through()
    awb = counter.received(Recht.AWB_BEZWAAR, answered=answered.id)
    stappen.withdraw(counter.desk(), awb.id, "Ik zie ervan af.", counter.today)
    again = counter.stuk(answered.id)
    assert (again.state, again.terms) == ("beantwoord", answered.terms)


def test_bezwaar_is_open_against_an_answer_only() -> None:
    counter = small()
    with refused("bezwaar_niet_tegen_dit"):
        counter.received(Recht.AWB_BEZWAAR, answered=counter.received(Recht.INZAGE).id)
    court = counter.answered(
        counter.judged(counter.sure(counter.received(Recht.INZAGE, court=True)), Oordeel.TOEGEWEZEN)
    )
    assert [one.term.id for one in court.terms] == ["rechtbank_indienen"]
    with refused("bezwaar_niet_tegen_dit"):
        counter.received(Recht.AWB_BEZWAAR, answered=court.id)


def test_a_complaint_has_its_own_term_and_ends_with_its_answer() -> None:
    counter = small()
    stuk = counter.received(Recht.KLACHT)
    assert {one.term.id for one in stuk.terms} == {"verzoek_ontvangst", "klacht_antwoord"}
    assert counter.answered(counter.judged(stuk, Oordeel.AFGEWEZEN)).state == "afgerond"


def test_a_withdrawn_request_owes_nothing_any_more(counter: Counter) -> None:
    stuk = counter.received(Recht.INZAGE)
    gone = stappen.withdraw(counter.desk(), stuk.id, "Ik weet het al.", counter.today)
    assert (gone.state, gone.terms, gone.content.withdrawn_words) == ("ingetrokken", (), "Ik weet het al.")
    with refused("overgang_kan_niet"):
        counter.judged(gone, Oordeel.TOEGEWEZEN)


# ----------------------------------------------------------------------------------- restriction and destruction
def test_a_restriction_keeps_the_line_still_is_looked_at_again_and_lifted_with_notices(counter: Counter) -> None:
    line = counter.left(counter.lines()[0], "R. Dijk")
    stuk = counter.judged(counter.sure(counter.received(Recht.BEPERKING, line)), Oordeel.TOEGEWEZEN, True)
    assert counter.line(line.id).state == "bevroren"
    stuk = counter.answered(stuk)
    assert {one.term.id for one in stuk.terms} == {AWB, RESTRICTED}
    counter.later(days=60)
    with refused("beperking_loopt_nog"):
        besluiten.finish(counter.desk(), stuk.id)
    besluiten.keep_restricted(counter.desk(), stuk.id)
    besluiten.lift_restriction(counter.desk(), stuk.id)
    assert counter.line(line.id).state == "open"
    assert [(one.content.waarom, one.content.aan) for one in counter.notices()] == [
        (Waarom.BEPERKING, Aan.ONTVANGER),
        (Waarom.OPHEFFING, Aan.ONTVANGER),
        (Waarom.OPHEFFING, Aan.BETROKKENE),
    ]
    assert besluiten.finish(counter.desk(), stuk.id).state == "afgerond"


def test_what_is_to_be_destroyed_is_owed_until_it_is_done() -> None:
    counter = small()
    stuk = counter.through(Recht.VERNIETIGING)
    assert {one.term.id for one in stuk.terms} == {AWB, "wmo_vernietigen"}
    counter.later(days=60)
    with refused("uitvoeren_eerst"):
        besluiten.finish(counter.desk(), stuk.id)
    besluiten.carried_out(counter.desk(), stuk.id, "Uit het dossier gehaald.", counter.today)
    with refused("niets_uit_te_voeren"):
        besluiten.carried_out(counter.desk(), stuk.id, "Nog eens.", counter.today)
    assert besluiten.finish(counter.desk(), stuk.id).state == "afgerond"


# ------------------------------------------------------------------------------------------------------- datalek
def test_a_datalek_has_seventy_two_hours_by_the_clock_and_a_reason_either_way(counter: Counter) -> None:
    found = counter.office.clock.now() - timedelta(hours=5)
    stuk = counter.received(Recht.DATALEK, discovered=found, asker_name="", about_name="")
    (running,) = stuk.terms
    assert (running.term.id, moment(running)) == (LEAK, found + timedelta(hours=72))
    with refused("datalek_waarom"):
        stappen.close_leak(counter.desk(), stuk.id, " ", reported=False)
    closed = stappen.close_leak(counter.desk(), stuk.id, "Brief kwam ongeopend terug.", reported=False)
    assert (closed.state, closed.terms) == ("afgerond", ())
    assert closed.content.leak is not None
    assert closed.content.leak.reported is False
    with refused("datalek_moment"):
        counter.received(Recht.DATALEK, discovered=counter.office.clock.now() + timedelta(hours=1))
    with refused("datalek_moment"):
        counter.received(Recht.DATALEK)


# ------------------------------------------------------------------------------------------------ deferral, lists
def test_the_unknown_and_who_may_not_know_yet_are_registered_alike(world: World) -> None:
    hidden = Counter.opened(world, "casus_7_niet_informeren")
    rico = hidden.lines()[0].content.about
    known = hidden.received(Recht.INZAGE, about=rico)
    unknown = hidden.received(Recht.INZAGE, casus=None, about=None)
    assert (known.number, unknown.number) == ("2026-R1", "2026-R2")
    assert known.terms == unknown.terms
    assert open_verzoek(hidden.desk(), known.id).omits
    for stuk in (known, unknown):
        assert open_verzoek(hidden.desk(), stuk.id).hushed
    with refused("weglaten_zonder_reden"):
        hidden.judged(hidden.sure(known), Oordeel.TOEGEWEZEN)
    done = hidden.judged(hidden.stuk(known.id), Oordeel.TOEGEWEZEN, withheld="Gevaar voor de zus (UAVG 41 lid 1 i).")
    other = hidden.judged(hidden.sure(unknown), Oordeel.AFGEWEZEN)
    for stuk in (done, other):
        assert stuk.content.decision is not None
        assert stuk.content.decision.neutral


def test_finding_by_kenmerk_says_nothing_where_there_is_nothing_in_reach(counter: Counter) -> None:
    kenmerk = counter.office.stored(counter.besluit.casus).kenmerk
    assert find_casus(counter.desk(), kenmerk) == counter.besluit.casus
    assert find_casus(counter.desk(), "2026-9999") is None
    elsewhere = makers.actor("Ver Weg", "tweede_beslisser", team="Zuid")
    assert find_casus(counter.desk(elsewhere), kenmerk) is None


def test_the_list_holds_numbers_and_counts_what_has_no_answer_yet(counter: Counter) -> None:
    one, two = counter.received(Recht.INZAGE), counter.through()
    found = list_verzoeken(counter.desk())
    assert {row.number for row in found.rows} == {one.number, two.number}
    assert [row.number for row in list_verzoeken(counter.desk(), unfinished=True).rows] == [one.number]
    assert count_open(counter.desk()) == 1
    assert count_open(counter.desk(makers.actor("Ver Weg", "tweede_beslisser", team="Zuid"))) == 0


def test_each_act_leaves_a_line_about_the_person_and_no_other(counter: Counter) -> None:
    stuk = counter.received(Recht.INZAGE)
    seen = len(counter.office.world.lines())
    stappen.receipt_sent(counter.desk(), stuk.id, counter.today, "brief")
    made = counter.office.since(seen)
    assert {line.persoon for line in made} == {stuk.content.about}
    assert "verzoek_gewijzigd" in {line.act for line in made}


def test_a_request_leaves_one_line_about_the_person_for_each_look_and_each_change(counter: Counter) -> None:
    office, desk, line = counter.office, counter.desk(), counter.left(counter.lines()[0], "R. Dijk")
    about = line.content.about
    asked = counter.new(Recht.BEPERKING, (line.id,), about)
    sealed, frozen = ("besluit_gezien", about), ("regel_gewijzigd", about)
    made = office.world.told(lambda: register(desk, asked))
    assert made == [("verzoek_geregistreerd", about), sealed, frozen]
    assert office.world.told(lambda: find_casus(desk, "2026-0001")) == [("gezocht", None)]
    assert office.world.told(lambda: list_verzoeken(desk)) == [("lijst_gezien", None)]
    stuk = list_verzoeken(desk).rows[0].id
    seen, changed = ("verzoek_gezien", about), ("verzoek_gewijzigd", about)
    assert office.world.told(lambda: open_verzoek(desk, stuk)) == [seen, sealed]
    assert office.world.told(lambda: stappen.receipt_sent(desk, stuk, counter.today, "brief")) == [seen, changed]
    assert office.world.told(lambda: stappen.identity_doubted(desk, stuk, "Kom langs.", counter.today)) == [
        seen,
        changed,
    ]
    assert office.world.told(lambda: counter.sure(counter.stuk(stuk)))[-2:] == [seen, changed]


def test_what_follows_a_decided_request_leaves_one_line_about_the_person(counter: Counter) -> None:
    office, desk, line = counter.office, counter.desk(), counter.left(counter.lines()[0], "R. Dijk")
    stuk, about = counter.sure(counter.received(Recht.BEPERKING, line)), line.content.about
    seen, changed = ("verzoek_gezien", about), ("verzoek_gewijzigd", about)
    decided = office.world.told(lambda: counter.judged(stuk, Oordeel.TOEGEWEZEN, True))
    assert decided.count(("verzoek_besloten", about)) == decided.count(seen) == 1
    assert {person for _, person in decided} == {about}
    assert office.world.told(lambda: counter.answered(stuk)) == [seen, changed]
    assert office.world.told(lambda: besluiten.keep_restricted(desk, stuk.id)) == [seen, changed]
    lifted = office.world.told(lambda: besluiten.lift_restriction(desk, stuk.id))
    assert lifted[:2] == [seen, changed]
    assert {person for _, person in lifted} == {about}
    for act in (Act.BRIEF_GEZIEN, Act.BRIEF_AFGEDRUKT, Act.BRIEF_BEWAARD):
        taken = office.world.told(partial(letter, desk, stuk.id, Briefsoort.ANTWOORD, act, lambda *_: b"%PDF"))
        assert taken == [(act.value, about)]


def test_all_that_is_gathered_for_one_answer_is_one_look_for_the_person(counter: Counter) -> None:
    told, desk = counter.office.world.told, counter.desk()
    stuk = counter.sure(counter.received(Recht.INZAGE))
    about = stuk.content.about
    seen, sealed = ("verzoek_gezien", about), ("besluit_gezien", about)
    assert told(lambda: open_verzoek(desk, stuk.id)) == [seen, sealed]
    decided = told(lambda: counter.judged(stuk, Oordeel.TOEGEWEZEN))
    assert decided == [seen, sealed, ("verzoek_besloten", about)]
    taken = told(partial(letter, desk, stuk.id, Briefsoort.GEGEVENS, Act.BRIEF_BEWAARD, lambda *_: b"%PDF"))
    assert taken == [("brief_bewaard", about), seen, sealed]


def test_an_answer_that_tells_of_two_casussen_is_no_way_around_either(
    counter: Counter, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was gathered of another casus is for who meets that one, in no dossier, and goes when it is destroyed."""
    office, here = counter.office, counter.besluit.casus
    about = counter.lines()[0].content.about
    there = makers.casus(77, people=0).with_items(Scope.PERSOON, (ItemId("elders"),))
    there = replace(there, team=office.stored(here).team)
    with office.world.work() as work:
        work.casussen.add(there, makers.look())
        # The worked casus knows no day of birth, by which a person is the same.
        same = ((here, about), (there.id, ItemId("elders")))
        monkeypatch.setattr(type(work.inzage), "same_person", lambda *_: same)
        work.commit()
    stuk = counter.judged(counter.sure(counter.received(Recht.INZAGE, about=about)), Oordeel.TOEGEWEZEN)
    letter(counter.desk(), stuk.id, Briefsoort.GEGEVENS, Act.BRIEF_BEWAARD, lambda *_: b"%PDF van twee")
    letter(counter.desk(), stuk.id, Briefsoort.ANTWOORD, Act.BRIEF_BEWAARD, lambda *_: b"%PDF van een")
    both, one = issued_of(counter.desk(), here).papers
    assert (both.also, one.also) == ((there.id,), ())
    shut = replace(there, shielded=True, members=(makers.member("Ilse", Band.GENOEMD),), version=1)
    with office.world.work() as work:
        work.casussen.keep_naming(there, shut, makers.look())
        work.commit()
    assert issued_of(counter.desk(), here).papers == (one,)
    with pytest.raises(Refusal, match="uitgave_onbekend"):
        issued_paper(counter.desk(), here, both.id)
    with office.world.work() as work:
        work.erasing.casus(there.id, makers.look(Act.CASUS_VERNIETIGD), counter.today)
        assert work.uitgaven.known(both.digest) is None
        assert work.uitgaven.known(one.digest) is not None
        work.commit()


# ------------------------------------------------------------------------------------------ no term is ever lost
ACTS = st.lists(st.integers(0, 15), min_size=1, max_size=12)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(ACTS, st.sampled_from([Recht.INZAGE, Recht.BEPERKING, Recht.VERNIETIGING, Recht.KLACHT]))
def test_whatever_is_done_in_whatever_order_no_answer_that_is_owed_is_lost(acts: list[int], right: Recht) -> None:
    counter = small()
    lines = counter.lines()[:1] if right is Recht.BEPERKING else ()
    stuk = counter.received(right, *lines)
    for number in acts:
        _try(counter, stuk, number)
        counter.later(days=4)
        now = counter.stuk(stuk.id)
        owed = {one.term.id for one in now.terms}
        if now.state in UNFINISHED:
            assert owed & set(ANSWERS)
        if now.content.sent_on is None and now.state != "ingetrokken":
            assert owed
        if lines and now.state in UNFINISHED:
            assert counter.line(lines[0].id).state == ("bevroren" if _restricted(now) else "open")


def _restricted(stuk: Stuk[Verzoek]) -> bool:
    return stuk.content.decision is None or bool(stuk.content.granted)


def _try(counter: Counter, stuk: Stuk[Verzoek], number: int) -> None:
    desk, id_, today = counter.desk(), stuk.id, counter.today
    yes = tuple(True for _ in stuk.content.lines)
    no = tuple(False for _ in stuk.content.lines)
    ways = (
        lambda: stappen.receipt_sent(desk, id_, today, "brief"),
        lambda: stappen.identity_sure(desk, id_, "Aan de balie.", today),
        lambda: stappen.identity_doubted(desk, id_, "Kom langs.", today),
        lambda: stappen.extend_answer(desk, id_, "Veel werk.", today, "brief"),
        lambda: stappen.suspend_answer(desk, id_, "Wacht.", today),
        lambda: stappen.resume_answer(desk, id_, today),
        lambda: stappen.withdraw(desk, id_, "Laat maar.", today),
        lambda: counter.judged(counter.stuk(id_), Oordeel.TOEGEWEZEN, *yes),
        lambda: counter.judged(counter.stuk(id_), Oordeel.AFGEWEZEN, *no),
        lambda: counter.answered(counter.stuk(id_)),
        lambda: besluiten.carried_out(desk, id_, "Gewist.", today),
        lambda: besluiten.keep_restricted(desk, id_),
        lambda: besluiten.lift_restriction(desk, id_),
        lambda: besluiten.finish(desk, id_),
        lambda: counter.received(Recht.AWB_BEZWAAR, answered=id_),
        lambda: stappen.close_leak(desk, id_, "Niets.", reported=False),
    )
    lost = ""
    try:
        ways[number]()
    except Refusal as refusal:
        lost = refusal.code
    assert lost != "termijn_zou_verdwijnen"
