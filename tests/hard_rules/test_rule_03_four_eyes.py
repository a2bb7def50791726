"""Hard rule 3: nobody decides on an own proposal or a last edit; one person under every account and role."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from tests import makers
from tests.casework.steps import Office, decision, ref
from triage.answers import Answer, Scope
from triage.casework.casus.answering import Opened, add_item, answer, open_casus, remove_item, stamp
from triage.casework.casus.deciding import decide, open_for_decision, record
from triage.casework.casus.proposing import Back, answer_question, put_forward, return_with_questions, thread, withdraw
from triage.casework.desk import Desk
from triage.casus.model import CasusState
from triage.faults import Refusal
from triage.ids import PersonId

MARIT = makers.actor("Marit Vonkeman", "procesregisseur", mandate=True)
SOFIE = makers.decider()


def kept(done: object) -> Opened:
    assert isinstance(done, Opened)
    return done


def again(office: Office, back: Opened) -> Opened:
    """Answer what was asked, stamp, and put the next version forward."""
    desk = office.desk()
    for vraag in thread(desk, back):
        if not vraag.answered:
            answer_question(desk, back, vraag, "Nee, dit is de kortste zin.")
    return put_forward(desk, stamp(desk, office.fresh(back)))


def test_a_procesregisseur_does_not_decide_on_what_she_put_forward_for_another(office: Office) -> None:
    put = put_forward(office.desk(MARIT), office.ready())
    as_decider = makers.decider(MARIT.name, account="marit-beslist")
    for actor in (MARIT, as_decider, replace(makers.decider("Iemand Anders"), on_behalf_of=PersonId(MARIT.name))):
        with pytest.raises(Refusal, match="eigen_voorstel"):
            decide(office.desk(actor), office.shown(put, actor), decision())


@pytest.mark.parametrize("how", ["antwoord", "erbij", "eraf"])
def test_whatever_was_changed_last_counts_as_editing(office: Office, how: str) -> None:
    opened, desk = office.begun(), office.desk(MARIT)
    if how == "antwoord":
        opened = kept(answer(desk, opened, ref("aanleiding.wat"), Answer("Buren roken gas in huis.")))
    else:
        opened, item = add_item(desk, opened, Scope.PARTIJ)
        if how == "erbij":
            opened = kept(answer(desk, opened, ref("partij.naam", item), Answer("Thuiszorg")))
            opened = kept(answer(desk, opened, ref("partij.soort", item), Answer("wmo_aanbieder")))
        else:
            opened = kept(remove_item(desk, opened, Scope.PARTIJ, item, confirmed=True))
    put = put_forward(office.desk(), stamp(office.desk(), opened))
    assert office.shown(put, MARIT).may_decide == "eigen_voorstel"
    with pytest.raises(Refusal, match="eigen_voorstel"):
        decide(office.desk(MARIT), office.shown(put, MARIT), decision())


def test_a_stamp_does_not_wash_an_edit_away(office: Office) -> None:
    edited = kept(answer(office.desk(MARIT), office.begun(), ref("aanleiding.wat"), Answer("Aangevuld.")))
    for _ in range(2):
        edited = stamp(office.desk(), edited)
    withdrawn = withdraw(office.desk(), put_forward(office.desk(), edited))
    put = put_forward(office.desk(), stamp(office.desk(), withdrawn))
    with pytest.raises(Refusal, match="eigen_voorstel"):
        decide(office.desk(MARIT), office.shown(put, MARIT), decision())


def test_an_old_screen_cannot_decide_on_a_newer_version(office: Office) -> None:
    put = office.put()
    old = office.shown(put)
    return_with_questions(office.desk(SOFIE), old.opened, (Back("Kan het lichter?"),))
    second = again(office, office.fresh(put))
    with pytest.raises(Refusal, match="inmiddels_gewijzigd"):
        decide(office.desk(SOFIE), old, decision())
    mixed = replace(office.shown(second), voorstel=old.voorstel)
    with pytest.raises(Refusal, match="inmiddels_gewijzigd"):
        decide(office.desk(SOFIE), mixed, decision())
    sealed = decide(office.desk(SOFIE), office.shown(second), decision())
    assert sealed.facts.version == 2


def test_a_proposal_that_was_dressed_up_is_not_what_was_put_forward(office: Office) -> None:
    put = office.put()
    own = makers.decider("Youssef el Amrani", account="tweede-inlog")
    shown = office.shown(put, own)
    somebody = PersonId("Ilse Terpstra")
    dressed = replace(
        shown,
        voorstel=replace(shown.voorstel, proposer=somebody, last_editor=somebody),
        opened=replace(shown.opened, casus=replace(shown.opened.casus, proposer=somebody, last_editor=somebody)),
    )
    with pytest.raises(Refusal, match="inmiddels_gewijzigd"):
        decide(office.desk(own), dressed, decision())


def test_a_double_click_makes_one_besluit(office: Office) -> None:
    shown = office.shown(office.put())
    decide(office.desk(SOFIE), shown, decision())
    for _ in range(2):
        with pytest.raises(Refusal, match="inmiddels_gewijzigd"):
            decide(office.desk(SOFIE), shown, decision())


def test_what_was_taken_back_cannot_be_decided(office: Office) -> None:
    put = office.put()
    shown = office.shown(put)
    withdraw(office.desk(), put)
    with pytest.raises(Refusal, match="inmiddels_gewijzigd"):
        decide(office.desk(SOFIE), shown, decision())
    with pytest.raises(Refusal, match=r"niet_in_deze_staat|casus_onbekend|geen_recht"):
        open_for_decision(office.desk(SOFIE), put.casus.id)


def changes(desk: Desk, opened: Opened) -> tuple[Callable[[], object], ...]:
    """Every use case that changes a casus."""
    return (
        lambda: answer(desk, opened, ref("aanleiding.wat"), Answer("Anders."), confirmed=True),
        lambda: add_item(desk, opened, Scope.REGEL),
        lambda: remove_item(desk, opened, Scope.PERSOON, opened.casus.of(Scope.PERSOON)[0], confirmed=True),
        lambda: stamp(desk, opened),
        lambda: put_forward(desk, opened),
    )


def test_nothing_changes_between_putting_forward_and_deciding(office: Office) -> None:
    put = office.put()
    for actor in (makers.actor(), MARIT, SOFIE):
        for attempt in changes(office.desk(actor), put):
            with pytest.raises(Refusal, match=r"niet_in_deze_staat|geen_recht"):
                attempt()
    assert office.fresh(put).casus == put.casus


def test_an_older_copy_in_an_editable_state_changes_nothing(office: Office) -> None:
    ready = office.ready()
    put = put_forward(office.desk(), ready)
    for attempt in changes(office.desk(), ready):
        with pytest.raises(Refusal, match="inmiddels_gewijzigd"):
            attempt()
    assert office.fresh(put).casus == put.casus


def test_who_asks_does_not_answer_and_nobody_answers_in_another_casus(office: Office) -> None:
    put = office.put()
    return_with_questions(office.desk(MARIT), office.shown(put, MARIT).opened, (Back("Waarom nu?"),))
    back = open_casus(office.desk(MARIT), put.casus.id)
    (asked,) = thread(office.desk(MARIT), back)
    with pytest.raises(Refusal, match="eigen_vraag"):
        answer_question(office.desk(MARIT), back, asked, "Daarom.")
    own = office.begun()
    with pytest.raises(Refusal, match="inmiddels_gewijzigd"):
        answer_question(office.desk(), own, asked, "Langs een andere casus.")
    assert [one.answered for one in thread(office.desk(), office.fresh(put))] == [""]


def test_one_person_alone_can_record_but_never_where_a_tenzij_is_decided(office: Office) -> None:
    for walk_of in ("casus_3_vragen_kan_niet", "alleen_routes_met_uitstel", "alles_gestopt", "mentor_weigert"):
        with pytest.raises(Refusal, match="besluit_nodig"):
            record(office.desk(), office.ready(walk_of), "Dit regel ik zelf.")


def test_a_crisis_too_is_decided_by_another(office: Office) -> None:
    ready = office.ready("casus_4_crisis")
    with pytest.raises(Refusal, match="besluit_nodig"):
        record(office.desk(), ready, "Er was haast.")
    put = put_forward(office.desk(), ready)
    own = makers.decider("Youssef el Amrani", account="piket")
    with pytest.raises(Refusal, match="eigen_voorstel"):
        decide(office.desk(own), office.shown(put, own), decision("casus_4_crisis"))
    assert office.fresh(put).casus.state is CasusState.VOORGELEGD
