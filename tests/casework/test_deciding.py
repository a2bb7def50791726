"""Putting forward, sending back, deciding, sealing and looking at what was sealed; each hard rule by trying."""

from dataclasses import replace
from datetime import timedelta

import pytest

from tests import makers
from tests.casework.steps import MET_TOESTEMMING, Office, decision, ref
from tests.worlds import World
from triage.access.actor import Mandate
from triage.access.log import Act
from triage.answers import Answer, Scope
from triage.besluit.decision import LineDecision, Uitkomst
from triage.besluit.draft import Draft
from triage.besluit.sealing import NO_SEAL
from triage.casework.casus.answering import Opened, answer, open_casus, remove_item, stamp
from triage.casework.casus.deciding import decide, open_besluit, open_for_decision, record, verify
from triage.casework.casus.drafting import keep, kept
from triage.casework.casus.overview import what_opens, worklist
from triage.casework.casus.papers import paper
from triage.casework.casus.proposing import (
    Back,
    answer_question,
    put_forward,
    return_with_questions,
    thread,
    withdraw,
)
from triage.casus.model import CasusState
from triage.faults import Refusal
from triage.ids import BesluitId, ItemId

MARIT = makers.actor("Marit Vonkeman", "procesregisseur", mandate=True)


@pytest.fixture
def office(world: World) -> Office:
    return Office(world)


def test_only_what_is_whole_and_looked_over_goes_to_a_decider(office: Office) -> None:
    desk, opened = office.desk(), office.begun()
    with pytest.raises(Refusal, match="niet_nagekeken"):
        put_forward(desk, opened)
    some = answer(desk, opened, ref("grond.motivering", "naar_huisarts"), Answer(), confirmed=True)
    assert isinstance(some, Opened)
    with pytest.raises(Refusal, match="nog_niet_compleet"):
        put_forward(desk, some)


def test_back_and_forth_with_a_thread(office: Office) -> None:
    desk, chief = office.desk(), office.desk(makers.decider())
    put = office.put()
    with pytest.raises(Refusal, match="vraag_ontbreekt"):
        return_with_questions(chief, office.shown(put).opened, (Back("  "),))
    return_with_questions(chief, office.shown(put).opened, (Back("Kan het lichter?", "regel.gegeven@naar_huisarts"),))
    back = office.fresh(put)
    assert (back.casus.state, back.casus.reviewed) == (CasusState.TERUGGEGEVEN, None)
    (asked,) = thread(desk, back)
    assert (asked.text, asked.about, asked.by_name) == (
        "Kan het lichter?",
        "regel.gegeven@naar_huisarts",
        "Sofie Harkema",
    )
    with pytest.raises(Refusal, match="vragen_open"):
        put_forward(desk, stamp(desk, back))
    (answered,) = answer_question(desk, back, asked, "Nee, dit is de kortste zin.")
    assert answered.answered
    edited = answer(desk, office.fresh(back), ref("aanleiding.wat"), Answer("Buren roken weer gas."))
    assert isinstance(edited, Opened)
    again = put_forward(desk, stamp(desk, edited))
    shown = office.shown(again)
    assert shown.voorstel.number == 2
    assert [change.question for change in shown.changes] == ["aanleiding.wat"]
    assert shown.thread == (answered,)


def test_withdrawn_only_by_its_proposer(office: Office) -> None:
    put = office.put()
    with pytest.raises(Refusal, match=r"niet_uw_voorstel|geen_recht"):
        withdraw(office.desk(MARIT), put)
    taken = withdraw(office.desk(), put)
    assert office.fresh(taken).casus.state is CasusState.INGETROKKEN
    with pytest.raises(Refusal, match="niet_in_deze_staat"):
        withdraw(office.desk(), taken)


def test_a_decision_seals_all_of_it(office: Office) -> None:
    put = office.put()
    sealed = decide(office.desk(makers.decider()), office.shown(put), decision())
    assert sealed.number == f"{put.casus.kenmerk}-B1"
    assert sealed.facts.previous == NO_SEAL
    assert open_casus(office.desk(), put.casus.id).casus.state is CasusState.BESLOTEN
    for reader in (makers.decider(), makers.actor(), MARIT):
        desk = office.desk(reader)
        assert open_besluit(desk, sealed.id) == sealed
        checked = verify(desk, sealed.id)
        assert (checked.intact, checked.linked, checked.changed) == (True, True, ())
        assert what_opens(desk, put.casus.id).besluit == sealed.id
    second = office.sealed()
    assert second.facts.previous == sealed.digest
    assert verify(office.desk(), second.id).linked


def test_who_has_nothing_to_do_with_it_learns_nothing(office: Office) -> None:
    sealed = office.sealed()
    for stranger in (makers.actor("Ilse Terpstra"), makers.decider("Ver Weg"), makers.actor(role="beheerder")):
        desk = office.desk(replace(stranger, team="Zuiderkade"))
        for attempt in (open_besluit, verify):
            with pytest.raises(Refusal, match="besluit_onbekend"):
                attempt(desk, sealed.id)
        with pytest.raises(Refusal, match="besluit_onbekend"):
            open_besluit(desk, BesluitId("bestaat-niet"))


# ----------------------------------------------------------------------------------- hard rule 3: four eyes by person


def test_nobody_decides_on_their_own_proposal_under_another_account_or_role(office: Office) -> None:
    put = office.put()
    shown = office.shown(put)
    own = makers.decider("Youssef el Amrani", account="youssef-teammanager")
    assert office.shown(put, own).may_decide == "eigen_voorstel"
    with pytest.raises(Refusal, match="eigen_voorstel"):
        decide(office.desk(own), shown, decision())
    with pytest.raises(Refusal, match="eigen_voorstel"):
        return_with_questions(office.desk(own), shown.opened, (Back("Waarom?"),))


def test_nobody_decides_for_somebody_who_proposed(office: Office) -> None:
    put = office.put()
    replacing = makers.actor("Sofie Harkema", "beslisser", mandate=True, on_behalf_of="Youssef el Amrani")
    with pytest.raises(Refusal, match="eigen_voorstel"):
        decide(office.desk(replacing), office.shown(put), decision())


def test_who_edited_last_does_not_decide(office: Office) -> None:
    opened = office.begun()
    edited = answer(office.desk(MARIT), opened, ref("aanleiding.wat"), Answer("Marit vulde dit aan."))
    assert isinstance(edited, Opened)
    put = put_forward(office.desk(), stamp(office.desk(), edited))
    assert office.shown(put, MARIT).may_decide == "eigen_voorstel"
    with pytest.raises(Refusal, match="eigen_voorstel"):
        decide(office.desk(MARIT), office.shown(put), decision())
    assert decide(office.desk(makers.decider()), office.shown(put), decision()).number


@pytest.mark.parametrize(("since", "until"), [(1, None), (-10, -1)])
def test_a_mandate_must_hold_today(office: Office, since: int, until: int | None) -> None:
    put = office.put()
    today = office.clock.today()
    end = today + timedelta(days=until) if until is not None else None
    mandate = Mandate("M", today + timedelta(days=since), end)
    for held in (mandate, None):
        late = replace(makers.decider(), mandate=held)
        assert office.shown(put, late).may_decide == "geen_mandaat"
        with pytest.raises(Refusal, match="geen_mandaat"):
            decide(office.desk(late), office.shown(put), decision())


def test_two_deciders_at_once_make_one_besluit(office: Office) -> None:
    put = office.put()
    one, two = office.shown(put), office.shown(put, makers.decider("Age Wiarda"))
    decide(office.desk(makers.decider()), one, decision())
    with pytest.raises(Refusal, match="inmiddels_gewijzigd"):
        decide(office.desk(makers.decider("Age Wiarda")), two, decision())
    with office.world.work() as work:
        assert work.besluiten.count(put.casus.id, "besluit") == 1


# ---------------------------------------------------------------- hard rules 2 and 4: never wider, and no way round


def test_never_wider_than_asked(office: Office) -> None:
    shown = office.shown(office.put())
    wider = replace(decision(), lines=(*decision().lines, LineDecision(ItemId("adres_dochter"), granted=True)))
    with pytest.raises(Refusal, match="besluit_onvolledig") as refusal:
        decide(office.desk(makers.decider()), shown, wider)
    assert refusal.value.facts["ontbreekt"] == ("nooit_gevraagd@adres_dochter",)


@pytest.mark.parametrize(
    "lacking",
    [
        {"motivation": " "},
        {"own_weighing": False},
        {"outcome": None},
        {"valid_until": None},
        {"review_on": None},
        {"outcome": Uitkomst.NIET_DELEN},
    ],
)
def test_a_decision_that_is_not_whole_is_not_sealed(office: Office, lacking: dict[str, object]) -> None:
    put = office.put()
    with pytest.raises(Refusal, match="besluit_onvolledig"):
        decide(office.desk(makers.decider()), office.shown(put), replace(decision(), **lacking))  # type: ignore[arg-type]
    assert office.fresh(put).casus.state is CasusState.VOORGELEGD


def test_a_secrecy_holder_who_refuses_ends_the_line(office: Office) -> None:
    walk_of = "casus_5_geheimhouder_weigert"
    desk, opened = office.desk(), office.begun(walk_of)
    for question, value in (("voorstel.keuze", "delen"), ("niet.motivering", "De behandelaar vond het te vroeg.")):
        with pytest.raises(Refusal, match="niet_gevraagd"):
            answer(desk, opened, ref(question, "antwoord"), Answer(value))
    put = put_forward(desk, stamp(desk, opened))
    over = replace(decision(walk_of), lines=(*decision(walk_of).lines, LineDecision(ItemId("antwoord"), granted=True)))
    with pytest.raises(Refusal, match="besluit_onvolledig"):
        decide(office.desk(makers.decider()), office.shown(put), over)


def test_what_needs_a_decider_is_not_recorded_without_one(office: Office) -> None:
    with pytest.raises(Refusal, match="besluit_nodig"):
        record(office.desk(), office.ready(), "Dit regel ik zelf.")
    with pytest.raises(Refusal, match="motivering_ontbreekt"):
        record(office.desk(), office.ready(MET_TOESTEMMING), " ")
    sealed = record(office.desk(), office.ready(MET_TOESTEMMING), "Mevrouw zei ja.")
    assert (sealed.facts.kind, sealed.facts.outcome, sealed.number[-3:]) == ("vastlegging", "met_toestemming", "-V1")


def test_a_sealed_casus_is_closed(office: Office) -> None:
    sealed = office.sealed()
    opened = open_casus(office.desk(), sealed.casus)
    assert not opened.writable
    with pytest.raises(Refusal, match="niet_in_deze_staat"):
        answer(office.desk(), opened, ref("gevaar.nu"), Answer(value=True))
    with pytest.raises(Refusal, match="niet_in_deze_staat"):
        remove_item(office.desk(), opened, Scope.PERSOON, ItemId("huib"))
    with pytest.raises(Refusal, match="niet_in_deze_staat"):
        open_for_decision(office.desk(MARIT), sealed.casus)


# ------------------------------------------------------------------------------------------------ paper, drafts, lists


def test_paper_is_pressed_once(office: Office) -> None:
    sealed = office.sealed()
    pressed: list[str] = []

    def press(*given: object) -> bytes:
        pressed.append(str(given[1]))
        return b"%PDF " + str(len(pressed)).encode()

    def jam(*_: object) -> bytes:
        raise RuntimeError("paper jam")

    before = len(office.world.lines())
    with pytest.raises(RuntimeError, match="paper jam"):
        paper(office.desk(), sealed.id, Act.AFGEDRUKT, jam)
    assert office.since(before) == []
    for act in (Act.BESLUIT_GEZIEN, Act.AFGEDRUKT, Act.BEWAARD):
        assert paper(office.desk(), sealed.id, act, press) == b"%PDF 1"
    assert len(pressed) == 1
    people = len(sealed.facts.snapshot.people)
    assert [line.act for line in office.since(before)] == [
        act for act in ("besluit_gezien", "afgedrukt", "bewaard") for _ in range(people)
    ]


def test_what_a_decider_types_is_kept_until_it_is_decided(office: Office) -> None:
    chief, shown = office.desk(makers.decider()), office.shown(office.put())
    typed = Draft(shown.voorstel.number, "delen", motivation="Half een zin é 🏠")
    keep(chief, shown, typed)
    assert kept(chief, shown) == typed
    assert kept(office.desk(makers.decider("Age Wiarda")), shown).empty
    decide(chief, shown, decision())
    with office.world.work() as work:
        assert work.casussen.draft(shown.opened.casus.id, chief.actor.person) == ""


def test_the_worklist_tells_whose_turn_it_is(office: Office) -> None:
    mine, put = office.begun(), office.put()
    own = worklist(office.desk())
    assert [row.id for row in own.mine] == [mine.casus.id]
    assert [row.id for row in own.waiting] == [put.casus.id]
    assert own.to_decide == ()
    chief = worklist(office.desk(makers.decider()))
    assert [row.id for row in chief.to_decide] == [put.casus.id]
    assert chief.mine == ()
    own_decider = worklist(office.desk(makers.decider("Youssef el Amrani", account="tweede")))
    assert own_decider.to_decide == ()


def test_a_decision_starts_the_terms_that_run_from_it(office: Office) -> None:
    sealed = office.sealed()
    with office.world.work() as work:
        rows = work.casussen.terms(makers.scope(), office.clock.today() + timedelta(days=100))
    assert [(row.casus, row.term, row.due.isoformat()) for row in rows] == [
        (sealed.casus, "ontvanger_informeert", "2026-09-25"),
        (sealed.casus, "opnieuw_toestemming", "2026-11-25"),
    ]
