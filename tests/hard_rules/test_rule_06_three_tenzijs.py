"""Hard rule 6: not asking, not informing and not involving are decided apart, per person; not informing has an end."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import pytest

from tests import makers
from tests.casework.steps import Office, decision, ref
from tests.hard_rules.drive import on
from triage.access.actor import Actor
from triage.answers import Answer
from triage.besluit.decision import Decision, Uitkomst
from triage.casework.casus.answering import Opened, answer, stamp
from triage.casework.casus.deciding import decide, record
from triage.casework.casus.proposing import put_forward
from triage.casework.followup.uitstel import Keuze, Opzet, Uitspraak, decide_deferral, propose, take_back
from triage.casework.followup.vertellen import Mededeling, tell
from triage.faults import Refusal
from triage.followup.informeren import LOOPT_AF, MACHINE, Informeren, Punt, Variant, Weg
from triage.followup.stuk import Stuk

DEFERRED = "onveilig_adres_uitstel"
ROUTES = "alleen_routes_met_uitstel"
THREE = {"toestemming": "A", "informeren": "C", "betrekken": "E"}


@pytest.mark.parametrize(("step", "group"), THREE.items())
def test_each_has_its_own_code_and_words_per_person(step: str, group: str) -> None:
    questions = makers.kader().questions
    code, words = questions[f"{step}.code"], questions[f"{step}.motivering"]  # type: ignore[index]
    assert (code.options_from, code.scope, words.scope) == (f"codes.{group}", "persoon", "persoon")
    assert code.needed
    assert words.needed


@pytest.mark.parametrize(
    "question",
    [
        "toestemming.code",
        "toestemming.motivering",
        "informeren.code",
        "informeren.motivering",
        "informeren.tot",
        "betrekken.code",
        "betrekken.motivering",
        *(f"uavg41.{point}" for point in "abcdefgh"),
    ],
)
def test_none_of_it_can_be_left_out(office: Office, question: str) -> None:
    desk, opened = office.desk(), office.begun(DEFERRED)
    changed = answer(desk, opened, ref(question, "man"), Answer(), confirmed=True)
    assert isinstance(changed, Opened)
    with pytest.raises(Refusal, match="nog_niet_compleet"):
        stamp(desk, changed)


def test_one_person_s_answers_are_nobody_else_s(office: Office) -> None:
    opened = office.begun(DEFERRED)
    for question in ("toestemming.code", "informeren.code", "betrekken.code"):
        assert opened.walk.at(ref(question, "man")) is not None
        assert opened.walk.at(ref(question, "bulut")) is None


@pytest.mark.parametrize(
    ("days", "code"), [(-1, "uitstel_voorbij"), (0, "uitstel_voorbij"), (29, "uitstel_te_lang"), (28, "")]
)
def test_a_deferral_ends_within_four_weeks(office: Office, days: int, code: str) -> None:
    desk, opened = office.desk(), office.begun(DEFERRED)
    until = office.clock.today() + timedelta(days=days)
    changed = answer(desk, opened, ref("informeren.tot", "man"), Answer(until), confirmed=True)
    assert isinstance(changed, Opened)
    stamped = stamp(desk, changed)
    if not code:
        assert put_forward(desk, stamped).casus.proposer == desk.actor.person
        return
    with pytest.raises(Refusal, match=code):
        put_forward(desk, stamped)


def test_a_deferral_that_ran_out_while_it_waited_is_not_decided(office: Office) -> None:
    put = office.put(DEFERRED)
    office.clock.move(days=40)
    with pytest.raises(Refusal, match=r"uitstel_voorbij|besluit_onvolledig"):
        decide(office.desk(makers.decider()), office.shown(put), decision(DEFERRED))


def test_a_deferral_is_decided_by_another_also_where_a_law_arranges_the_sharing(office: Office) -> None:
    ready = office.ready(ROUTES)
    with pytest.raises(Refusal, match="besluit_nodig"):
        record(office.desk(), ready, "Dit regelt de wet.")
    put = put_forward(office.desk(), ready)
    made = Decision(Uitkomst.ANDERE_ROUTE, (), "Het uitstel is nodig.", None, None, own_weighing=True)
    sealed = decide(office.desk(makers.decider()), office.shown(put), made)
    told = {person.name: person.deferred_until for person in sealed.facts.snapshot.people}
    assert told == {"Yara Simons": "", "Marc Simons": "2026-12-08"}


def test_a_consent_past_its_end_is_not_recorded(office: Office) -> None:
    ready = office.ready("familie_zegt_ja")
    on(office, date(2027, 5, 13))
    with pytest.raises(Refusal, match="toestemming_voorbij"):
        record(office.desk(), ready, "Hanna zei ja.")


def test_an_unsafe_address_never_gets_a_letter(office: Office) -> None:
    desk, opened = office.desk(), office.begun(DEFERRED)
    forced = answer(desk, opened, ref("informeren.hoe", "bulut"), Answer("brief"), confirmed=True)
    assert isinstance(forced, Opened)
    with pytest.raises(Refusal, match="nog_niet_compleet"):
        stamp(desk, forced)


# ------------------------------------------------------------------------------------- after the seal: it has an end
CASUS_7 = "casus_7_niet_informeren"
MARIT = makers.actor("Marit Vonkeman", "procesregisseur", mandate=True)


def deferred(office: Office) -> Stuk[Informeren]:
    """Return the deferral of case 7 as it was sealed on 20 October."""
    besluit = office.sealed(CASUS_7)
    with office.world.work() as work:
        work.casussen.get(besluit.casus, makers.scope(every=True), makers.look())
        (found,) = work.stukken.of(besluit.casus, Informeren)
        work.commit()
    return found


def longer(office: Office) -> Opzet:
    points = tuple(Punt(letter, "Zoals eerder.") for letter in "cdefh")
    until, asked = office.clock.today() + timedelta(days=28), office.clock.today()
    return Opzet(("C2",), until, "", points, "OM-26-1187", asked)


def test_no_deferral_lapses_into_silence(office: Office) -> None:
    rico = deferred(office)
    on(office, date(2026, 11, 30))
    with office.world.work() as work:
        owed = work.stukken.owed(makers.scope(every=True, team=True), office.clock.today())
        work.commit()
    assert ("uitstel_loopt_af", date(2026, 11, 17)) in [(one.term, one.due) for one in owed]
    told = Mededeling(office.clock.today(), Weg.GESPREK_EN_BRIEF, Variant.VOLWASSENE, "Rico")
    with pytest.raises(Refusal, match="uitstel_vraagt_besluit"):
        tell(office.desk(), rico, told)


def test_no_act_but_a_decision_makes_it_longer() -> None:
    ways = [arrow for arrow in MACHINE.arrows if arrow.target == "uitgesteld" and arrow.source != "uitgesteld"]
    assert {(arrow.source, arrow.act) for arrow in ways} == {
        ("", "beginnen_uitgesteld"), ("voorstel", "terugnemen"), ("voorstel", "verlengen"),
    }  # fmt: skip
    assert [arrow.act for arrow in ways if LOOPT_AF in arrow.settles] == ["verlengen"]


def test_taking_a_proposal_back_leaves_the_end_where_it_was(office: Office) -> None:
    rico = deferred(office)
    on(office, date(2026, 11, 17))
    back = take_back(office.desk(MARIT), propose(office.desk(MARIT), rico, longer(office)))
    assert [one.until for one in back.content.deferrals] == [date(2026, 11, 17)]
    assert [one.start for one in back.terms] == [date(2026, 11, 17)]


@pytest.mark.parametrize(
    "by",
    [
        MARIT,
        makers.actor("Marit Vonkeman", "beslisser", mandate=True, account="marit-2"),
        replace(makers.actor("Marit (oud)", "beslisser", mandate=True), also=(MARIT.person,)),
        makers.actor("Sofie Harkema", "beslisser", mandate=True, on_behalf_of=MARIT.person),
    ],
)
def test_nobody_renews_on_an_own_proposal_under_whatever_account_or_role(office: Office, by: Actor) -> None:
    rico = deferred(office)
    on(office, date(2026, 11, 17))
    asked = propose(office.desk(MARIT), rico, longer(office))
    for choice in Keuze:
        with pytest.raises(Refusal, match="eigen_voorstel"):
            decide_deferral(office.desk(by), asked, Uitspraak(choice, "Nodig.", own_weighing=True))


def test_each_renewal_is_asked_and_decided_anew(office: Office) -> None:
    """Case 7 goes on for half a year: each time by one, by another, with all points, and never past four weeks."""
    rico = deferred(office)
    for _ in range(6):
        on(office, rico.content.deferrals[-1].until)
        asked = propose(office.desk(MARIT), rico, longer(office))
        decided = Uitspraak(Keuze.VERLENGEN, "Nog nodig.", own_weighing=True)
        rico = decide_deferral(office.desk(makers.decider()), asked, decided)
    deferrals = rico.content.deferrals
    assert len(deferrals) == 7
    for before, after in pairwise(deferrals):
        assert after.since <= before.until
        assert timedelta() < after.until - after.since <= timedelta(days=28)
        assert after.proposed_by != after.decided_by
        assert len(after.points) == 5
