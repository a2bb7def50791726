"""Closing a casus: nothing owed is forgotten, the content goes out of reach, and opening it again is no secret."""

from dataclasses import replace
from datetime import date, timedelta
from functools import partial

import pytest

from tests import makers
from tests.casework.steps import CASUS_3, Office
from tests.plan import making
from tests.worlds import World
from triage.access.actor import Account, Assignment, Colleague
from triage.access.log import Act
from triage.answers import Scope
from triage.casework.desk import Desk
from triage.casework.followup.afronden import OpenClosing, close, open_closing, open_pieces, reopen
from triage.casework.followup.overdragen import hand_outside, hand_over, open_transfer, transfer_paper
from triage.casework.followup.pieces import piece
from triage.casus.members import Band
from triage.casus.model import Casus, CasusState
from triage.faults import Refusal
from triage.followup.bericht import TERM, Aan, Bericht, Waarom
from triage.followup.bewaren import Wet
from triage.followup.geldigheid import Geldigheid
from triage.followup.overdracht import Overdracht
from triage.followup.regel import Regel
from triage.followup.sluiting import Reden
from triage.followup.stuk import Soort
from triage.ids import AccountId, CodeId, ItemId, PersonId, RoleId
from triage.plan.model import Gedaan
from triage.ports import Settings
from triage.terms.running import begin

MIRJAM, YOUSSEF = PersonId("Mirjam Vonkeman"), PersonId("Youssef el Amrani")


@pytest.fixture
def office(world: World) -> Office:
    """A store with a procesregisseur and a professional, who hold their roles today."""
    with world.work() as work:
        work.mensen.set_settings(makers.settings())
        for person, role in ((MIRJAM, "procesregisseur"), (YOUSSEF, "wijkteamprofessional")):
            account = Account(AccountId(f"a-{person}"), person, str(person).casefold(), date(2026, 1, 1))
            held = Assignment(person, RoleId(role), makers.TEAM, date(2025, 1, 1))
            work.mensen.add(Colleague(person, str(person), "functie"), (account,), (held,))
        work.commit()
    return Office(world)


def mirjam(office: Office) -> Desk:
    return office.desk(makers.actor(MIRJAM, "procesregisseur"))


def closing(office: Office, walk: str = CASUS_3) -> OpenClosing:
    return open_closing(mirjam(office), office.begun(walk).casus.id)


def read(office: Office, casus: Casus, by: Desk) -> Casus:
    with office.world.work() as work:
        found = work.casussen.get(casus.id, by.scope(), by.look(Act.CASUS_GEZIEN, "triage"))
        work.commit()
    return found


def owe(office: Office, casus: Casus) -> str:
    """Let something be owed in a casus; return its number."""
    desk = mirjam(office)
    content = Bericht(
        Waarom.WISSING, Aan.ONTVANGER, "Huisarts", "huisarts", None, "r1", "telefoon", "s", "2026-0001-R1"
    )
    with office.world.work() as work:
        made = piece(desk, work, casus, content, "te_versturen", (), (begin(desk.kader, TERM, desk.clock.today()),))
        work.stukken.add(made, desk.look(Act.BERICHT_GEWIJZIGD, "berichten"))
        work.commit()
    return made.number


def test_a_closed_casus_is_out_of_reach_of_the_team_but_not_of_who_is_named(office: Office) -> None:
    shown = closing(office)
    youssef = office.desk()
    assert read(office, shown.casus, youssef).state is CasusState.CONCEPT
    done = close(mirjam(office), shown, Reden.DOEL_BEREIKT, "", MIRJAM)
    assert done.closed is not None
    kept = read(office, shown.casus, mirjam(office))
    assert (kept.state, kept.shielded) == (CasusState.GESLOTEN, True)
    assert [one.person for one in kept.members if one.band is Band.GENOEMD and one.until is None] == [MIRJAM]
    with pytest.raises(Refusal, match="casus_onbekend"):
        read(office, shown.casus, youssef)
    with office.world.work() as work:
        assert work.casussen.rows(youssef.listed(), youssef.look(Act.LIJST_GEZIEN, "lijst")) == ()
        assert [row.kenmerk for row in work.casussen.rows(mirjam(office).listed(), makers.look())] == [kept.kenmerk]
        assert work.casussen.terms(mirjam(office).scope(), date(2100, 1, 1)) == ()
        work.commit()
    assert [one.act for one in office.world.lines() if one.act == "gesloten"]


def test_what_is_owed_holds_a_closing_back_and_is_named(office: Office) -> None:
    shown = closing(office)
    number = owe(office, shown.casus)
    now = open_closing(mirjam(office), shown.casus.id)
    assert [(one.soort, one.number) for one in now.open] == [(Soort.BERICHT, number)]
    assert now.open[0].text
    assert now.open[0].due is not None
    with pytest.raises(Refusal, match="nog_iets_open"):
        close(mirjam(office), now, Reden.DOEL_BEREIKT, "", MIRJAM)


def test_what_came_after_the_look_holds_it_back_too(office: Office) -> None:
    shown = closing(office)
    owe(office, shown.casus)
    with pytest.raises(Refusal, match="nog_iets_open"):
        close(mirjam(office), shown, Reden.DOEL_BEREIKT, "", MIRJAM)


def test_a_decision_and_its_lines_end_with_the_casus(office: Office) -> None:
    sealed = office.sealed()
    desk = mirjam(office)
    with office.world.work() as work:
        casus = work.casussen.get(sealed.casus, desk.scope(), desk.look(Act.CASUS_GEZIEN, "afronden"))
        owed = open_pieces(work, casus)
        work.commit()
    shown = open_closing(desk, sealed.casus)
    if owed:
        with pytest.raises(Refusal, match="nog_iets_open"):
            close(desk, shown, Reden.DOEL_BEREIKT, "", MIRJAM)
        _settle(office, casus)
        shown = open_closing(desk, sealed.casus)
    done = close(desk, shown, Reden.DOEL_BEREIKT, "", MIRJAM)
    assert done.closed is not None
    with office.world.work() as work:
        work.casussen.get(sealed.casus, desk.scope(), desk.look(Act.CASUS_GEZIEN, "afronden"))
        lines, holds = work.stukken.of(sealed.casus, Regel), work.stukken.of(sealed.casus, Geldigheid)
        left = work.stukken.owed(desk.scope())
        work.commit()
    assert {line.state for line in lines} <= {"beeindigd", "vervangen", "ingetrokken"}
    assert {one.state for one in holds} <= {"gesloten"}
    ended = {one.content.ended_by for one in lines} | {one.content.ended_by for one in holds}
    assert ended <= {done.closed.number}
    assert left == ()


def test_a_term_of_another_law_runs_on_after_closing_and_opening_again(office: Office) -> None:
    sealed = office.sealed()
    before = office.terms_of(sealed, MIRJAM)
    assert before
    desk = mirjam(office)
    _settle(office, open_closing(desk, sealed.casus).casus)
    close(desk, open_closing(desk, sealed.casus), Reden.DOEL_BEREIKT, "", MIRJAM)
    assert office.terms_of(sealed, MIRJAM) == before
    reopen(desk, open_closing(desk, sealed.casus), "Er is opnieuw gebeld.")
    assert office.terms_of(sealed, MIRJAM) == before


def _settle(office: Office, casus: Casus) -> None:
    """Tell everybody who still has to be told."""
    from triage.followup.informeren import MACHINE as INFORMING
    from triage.followup.informeren import Informeren
    from triage.followup.stuk import moved

    desk = mirjam(office)
    with office.world.work() as work:
        work.casussen.get(casus.id, desk.scope(), desk.look(Act.CASUS_GEZIEN, "afronden"))
        for one in work.stukken.of(casus.id, Informeren):
            stuk = one
            look = desk.look(Act.INFORMEREN_GEWIJZIGD, "informeren")
            for act in ("opheffen", "vertellen"):
                if act in INFORMING.acts(stuk.state):
                    after = moved(stuk, INFORMING, act, stuk.content)
                    work.stukken.save(stuk, after, act, look)
                    stuk = after
        work.commit()


def test_opening_again_says_why_and_gives_the_team_its_casus_back(office: Office) -> None:
    shown = closing(office)
    close(mirjam(office), shown, Reden.ANDERS, "Het gezin verhuisde en kwam terug.", MIRJAM)
    closed = open_closing(mirjam(office), shown.casus.id)
    assert closed.closed is not None
    with pytest.raises(Refusal, match="heropenen_zonder_reden"):
        reopen(mirjam(office), closed, "  ")
    with pytest.raises(Refusal, match="casus_al_gesloten"):
        close(mirjam(office), closed, Reden.VERHUISD, "", MIRJAM)
    reopen(mirjam(office), closed, "Er is opnieuw gebeld.")
    again = open_closing(mirjam(office), shown.casus.id)
    assert (again.casus.state, again.casus.shielded, again.closed) == (CasusState.CONCEPT, False, None)
    assert [one.content.reopened_why for one in again.earlier] == ["Er is opnieuw gebeld."]
    assert read(office, shown.casus, office.desk()).state is CasusState.CONCEPT
    with pytest.raises(Refusal, match="casus_niet_gesloten"):
        reopen(mirjam(office), again, "Nog eens.")
    assert [one.act for one in office.world.lines() if one.act == "casus_heropend"]


def test_who_stays_named_must_be_able_to_let_others_in(office: Office) -> None:
    shown = closing(office)
    assert [one.person for one in shown.keepers] == [MIRJAM]
    for person in (YOUSSEF, PersonId("nooit-gewerkt")):
        with pytest.raises(Refusal, match="sluiting_geen_regisseur"):
            close(mirjam(office), shown, Reden.DOEL_BEREIKT, "", person)


def test_another_reason_is_said_in_words_and_another_hand_is_noticed(office: Office) -> None:
    shown = closing(office)
    with pytest.raises(Refusal, match="sluiting_zonder_reden"):
        close(mirjam(office), shown, Reden.ANDERS, " ", MIRJAM)
    older = replace(shown, casus=replace(shown.casus, version=shown.casus.version - 1))
    with pytest.raises(Refusal, match="inmiddels_gewijzigd"):
        close(mirjam(office), older, Reden.DOEL_BEREIKT, "", MIRJAM)
    with pytest.raises(Refusal, match="casus_onbekend"):
        open_closing(office.desk(makers.actor("Daan", "informatieregisseur")), shown.casus.id)


def test_how_long_it_is_kept_follows_from_its_sources_and_its_last_change(office: Office) -> None:
    found = closing(office).keeping
    assert found.law in Wet
    assert found.labels[0].destroy_on == found.destroy_on
    assert found.destroy_on - timedelta(days=1) == found.last_change.replace(
        year=found.last_change.year + found.labels[0].years
    )
    assert {label.law for label in found.labels} >= {Wet.WMO}


# ------------------------------------------------------------------------------------------------------ handing over
HANNA = PersonId("Hanna Zuidema")


def elsewhere(office: Office) -> None:
    """Let a professional of another team be there."""
    with office.world.work() as work:
        account = Account(AccountId("a-hanna"), HANNA, "hanna", date(2026, 1, 1))
        held = Assignment(HANNA, RoleId("wijkteamprofessional"), "Zuiderkade", date(2025, 1, 1))
        work.mensen.add(Colleague(HANNA, "Hanna Zuidema", "wijkteam"), (account,), (held,))
        work.commit()


def test_the_regie_goes_with_everything_owed_and_the_old_access_ends(office: Office) -> None:
    elsewhere(office)
    casus = office.begun().casus
    number = owe(office, casus)
    shown = open_transfer(mirjam(office), casus.id)
    assert (HANNA, "Zuiderkade") in {(one.person, one.team) for one in shown.successors}
    made = hand_over(mirjam(office), shown, HANNA, "Zuiderkade", shown.today, "Het gezin verhuisde naar Zuid.")
    assert (made.content.from_person, made.content.to_name) == (YOUSSEF, "Hanna Zuidema")
    hanna = office.desk(makers.actor(HANNA, team="Zuiderkade"))
    assert read(office, casus, hanna).owner == HANNA
    for desk in (office.desk(), mirjam(office)):
        with pytest.raises(Refusal, match="casus_onbekend"):
            read(office, casus, desk)
    with office.world.work() as work:
        owed = work.stukken.owed(hanna.scope("opvolging_lijst"))
        work.commit()
    assert [(row.number, row.owner) for row in owed] == [(number, HANNA)]
    assert [one.act for one in office.world.lines() if one.act == "overgedragen"]


def test_a_transfer_has_a_reason_a_day_and_somebody_who_can_take_it(office: Office) -> None:
    elsewhere(office)
    shown = open_transfer(mirjam(office), office.begun().casus.id)
    desk, today = mirjam(office), shown.today
    for person, team, day, why, code in (
        (HANNA, "Zuiderkade", today, " ", "overdracht_zonder_reden"),
        (HANNA, "Zuiderkade", today + timedelta(days=1), "Verhuisd.", "overdracht_dag"),
        (HANNA, "Zuiderkade", date(2001, 1, 1), "Verhuisd.", "overdracht_dag"),
        (HANNA, makers.TEAM, today, "Verhuisd.", "overdracht_geen_collega"),
        (YOUSSEF, makers.TEAM, today, "Verhuisd.", "overdracht_geen_collega"),
    ):
        with pytest.raises(Refusal, match=code):
            hand_over(desk, shown, person, team, day, why)


def test_within_the_team_who_was_named_is_so_no_more(office: Office) -> None:
    elsewhere(office)
    casus = office.begun().casus
    with office.world.work() as work:
        kept = work.casussen.get(casus.id, makers.scope(), makers.look())
        named = replace(
            kept,
            shielded=True,
            members=(makers.member(YOUSSEF, Band.GENOEMD), makers.member(MIRJAM, Band.GENOEMD)),
            version=kept.version + 1,
        )
        work.casussen.keep_naming(kept, named, makers.look())
        work.commit()
    shown = open_transfer(mirjam(office), casus.id)
    hand_over(mirjam(office), shown, MIRJAM, makers.TEAM, shown.today, "Ik neem het over.")
    with pytest.raises(Refusal, match="casus_onbekend"):
        read(office, casus, office.desk())
    assert read(office, casus, mirjam(office)).owner == MIRJAM
    again = open_transfer(mirjam(office), casus.id)
    assert [one.content.motivation for one in again.earlier] == ["Ik neem het over."]
    hand_over(mirjam(office), again, HANNA, "Zuiderkade", again.today, "Verhuisd.")
    assert read(office, casus, office.desk(makers.actor(HANNA, team="Zuiderkade"))).shielded
    with pytest.raises(Refusal, match="casus_onbekend"):
        read(office, casus, mirjam(office))


def test_closing_opening_again_and_handing_over_leave_one_line_a_person(office: Office) -> None:
    desk, casus = mirjam(office), office.begun().casus
    people = casus.of(Scope.PERSOON)
    shown = open_closing(desk, casus.id)
    assert office.world.told(lambda: open_closing(desk, casus.id)) == each(Act.CASUS_GEZIEN, people)
    closed = office.world.told(lambda: close(desk, shown, Reden.DOEL_BEREIKT, "", MIRJAM))
    assert closed == each(Act.GESLOTEN, people)
    again = open_closing(desk, casus.id)
    assert office.world.told(lambda: reopen(desk, again, "Er is weer gebeld.")) == each(Act.CASUS_HEROPEND, people)
    elsewhere(office)
    leaving = open_transfer(desk, casus.id)
    assert office.world.told(lambda: open_transfer(desk, casus.id)) == each(Act.CASUS_GEZIEN, people)
    given = office.world.told(
        lambda: hand_over(desk, leaving, HANNA, "Zuiderkade", leaving.today, "Het gezin verhuisde.")
    )
    assert given == each(Act.OVERGEDRAGEN, people)


def test_a_transfer_to_outside_and_its_paper_leave_one_line_a_person(office: Office) -> None:
    desk, casus = mirjam(office), office.begun().casus
    people, shown, made = casus.of(Scope.PERSOON), open_transfer(desk, casus.id), list[str]()

    def leave() -> None:
        made.append(hand_outside(desk, shown, ("Gemeente Zuidwolde", "regisseur"), shown.today, "Verhuisd.").id)

    assert office.world.told(leave) == each(Act.OVERGEDRAGEN, people)
    for act in (Act.BRIEF_GEZIEN, Act.BRIEF_AFGEDRUKT, Act.BRIEF_BEWAARD):
        paper = office.world.told(partial(transfer_paper, desk, made[0], act, lambda *_: b"%PDF"))
        assert paper == each(act, people)


def each(act: Act, people: tuple[ItemId, ...]) -> list[tuple[str, str | None]]:
    return [(act.value, person) for person in people]


# ----------------------------------------------------------------------------------------------- to an organisation
def test_an_organisation_outside_gets_what_it_needs_and_no_names(office: Office) -> None:
    casus = office.begun().casus
    owe(office, casus)
    shown = open_transfer(mirjam(office), casus.id)
    assert [one.kind for one in shown.carry] == ["termijn"]
    made = hand_outside(mirjam(office), shown, ("Gemeente Zuidwolde", "regisseur"), shown.today, "Het gezin verhuisde.")
    assert made.content.carried == shown.carry
    assert (made.content.to_person, made.content.to_team) == (None, "")
    names = [casus.text("persoon.naam", person) for person in casus.of(Scope.PERSOON)]
    assert names
    assert not [name for name in names if name in repr(made.content)]
    # The casus stays here until it is closed.
    assert read(office, casus, office.desk()).owner == YOUSSEF
    taken = list[str]()

    def press(number: str, said: Overdracht, _: Settings) -> bytes:
        taken.append(f"{number} {said.to_name}")
        return b"%PDF"

    assert transfer_paper(mirjam(office), made.id, Act.BRIEF_AFGEDRUKT, press) == b"%PDF"
    assert taken == [f"{made.number} Gemeente Zuidwolde"]
    assert office.world.lines()[-1].act == "brief_afgedrukt"
    with pytest.raises(Refusal, match="overdracht_naar_wie"):
        hand_outside(mirjam(office), shown, ("Gemeente Zuidwolde", " "), shown.today, "Verhuisd.")
    with pytest.raises(Refusal, match="geen_recht"):
        transfer_paper(office.desk(makers.actor("Fatma", "fg")), made.id, Act.BRIEF_GEZIEN, press)


def test_only_agreements_that_run_and_tell_nothing_special_go_along(office: Office) -> None:
    casus = office.begun().casus
    plan = replace(
        making.plan(),
        casus=casus.id,
        helpers=(making.helper(1), making.helper(2)),
        afspraken=(
            making.afspraak(1, until=date(2030, 1, 1)),
            making.afspraak(2, condition=CodeId("B2h"), by="h2"),
            making.afspraak(3, until=date(2026, 1, 1)),
            making.afspraak(4, done=Gedaan.KLAAR),
        ),
    )
    with office.world.work() as work:
        work.plannen.add(plan, "begonnen", makers.look(Act.PLAN_BEGONNEN))
        work.commit()
    shown = open_transfer(mirjam(office), casus.id)
    support = makers.kader().supports["begeleiding"].text
    agreed = [(one.text, one.until) for one in shown.carry if one.kind == "afspraak"]
    assert agreed == [(f"{support}, Organisatie 1", date(2030, 1, 1))]
