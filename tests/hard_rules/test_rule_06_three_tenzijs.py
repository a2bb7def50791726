"""Hard rule 6: not asking, not informing and not involving are decided apart, per person; not informing has an end."""

from datetime import date, timedelta

import pytest

from tests import makers
from tests.casework.steps import Office, decision, ref
from tests.hard_rules.drive import on
from triage.answers import Answer
from triage.besluit.decision import Decision, Uitkomst
from triage.casework.casus.answering import Opened, answer, stamp
from triage.casework.casus.deciding import decide, record
from triage.casework.casus.proposing import put_forward
from triage.faults import Refusal

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
