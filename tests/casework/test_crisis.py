"""A crisis over both stores: case 4 to its end, one that is not ratified, and the triage that makes one by itself."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import TypeVar

import pytest

from tests import makers
from tests.casework.steps import Office, ref
from tests.hard_rules.drive import Drive, filled_in, on
from tests.hard_rules.drive import decision as told_decision
from tests.worlds import World
from triage.access.log import Act
from triage.answers import Answer, Scope
from triage.besluit.decision import Decision, LineDecision, Uitkomst
from triage.besluit.sealing import Besluit
from triage.casework.casus.answering import Opened, answer, open_casus, stamp
from triage.casework.casus.deciding import decide, open_for_decision, record
from triage.casework.casus.proposing import put_forward
from triage.casework.followup.berichten import not_needed, sent
from triage.casework.followup.crisis import (
    Fields,
    bring_up_to_date,
    draft_of,
    open_crises,
    record_shared,
    report_crisis,
    tell_person,
)
from triage.casework.followup.crisis_reading import OpenCrisis, begin_crisis, open_crisis
from triage.casework.followup.vertellen import Mededeling, tell
from triage.casework.typing import keep_typed, typed
from triage.casus.model import CasusState
from triage.faults import Refusal
from triage.followup.bericht import Aan, Bericht, Waarom
from triage.followup.crisis import AFGEROND, BEKRACHTIGD, HERSTELD, NIET_BEKRACHTIGD, OPEN, Crisis, Hoe, Ontvanger
from triage.followup.informeren import Informeren, Weg
from triage.followup.stuk import Stuk
from triage.ids import CodeId, ItemId, PersonId
from triage.terms.running import due

ILSE = makers.actor("Ilse Terpstra")
MARIT = makers.actor("Marit Vonkeman", "procesregisseur", mandate=True)
SOFIE = makers.decider()
NIGHT = datetime(2026, 10, 3, 23, 14, tzinfo=makers.ZONE)
TUESDAY = date(2026, 10, 6)
MELDKAMER, GGZ = Ontvanger("Meldkamer 112", "Centralist"), Ontvanger("Crisisdienst ggz", "Dienstdoende behandelaar")
CASE_4 = "casus_4_crisis"
T = TypeVar("T")
TOLD = "In het gesprek verteld wat er die nacht is gedeeld, en met wie."


def fields(**more: object) -> Fields:
    """Return the six fields of case 4."""
    made = Fields(
        who="Danique Rutgers (26) en haar zoon Milan (7 maanden)",
        danger="Zij zegt dat zij het niet meer aankan en staat met haar baby op het balkon.",
        data="Naam, adres, geboortejaar, dat er een baby is, telefoonnummer, en dat het wijkteam betrokken is.",
        recipients=(MELDKAMER, GGZ),
        decider=ILSE.person,
        at=NIGHT,
    )
    return replace(made, **more)  # type: ignore[arg-type]


@pytest.fixture
def office(world: World) -> Office:
    """Give a store with the people of case 4, on that Saturday night."""
    made = Office(world)
    made.clock.moment = NIGHT + timedelta(minutes=3)
    with world.work() as work:
        for name in (ILSE.name, MARIT.name, SOFIE.name, "Youssef el Amrani"):
            who, accounts, roles = makers.colleague(name)
            held = next((one for one in (MARIT, SOFIE) if one.name == name), None)
            given = tuple(replace(one, role=held.role, mandate=held.mandate) for one in roles) if held else roles
            work.mensen.add(who, accounts, given)
        work.commit()
    return made


def ends(crisis: Stuk[Crisis]) -> dict[str, date]:
    """Return what is owed of a crisis, by term."""
    return {one.term.id: day for one in crisis.terms if (day := due(one)) is not None}


def reported(office: Office) -> Stuk[Crisis]:
    """Return the crisis of case 4, just written down."""
    return report_crisis(office.desk(ILSE), fields())


def filled(office: Office, crisis: Stuk[Crisis]) -> Drive:
    """Return the whole triage of case 4, filled in on Monday."""
    assert crisis.casus
    return filled_in(office, CASE_4, open_casus(office.desk(ILSE), crisis.casus))


def sealed(office: Office, drive: Drive, decided: Decision | None = None) -> Besluit:
    """Put it forward on Monday, and let Harkema decide on Tuesday."""
    put = put_forward(office.desk(ILSE), stamp(office.desk(ILSE), drive.opened))
    on(office, TUESDAY)
    chief = office.desk(SOFIE)
    return decide(chief, open_for_decision(chief, put.casus.id), decided or told_decision(drive))


def seen(office: Office, crisis: Stuk[Crisis]) -> OpenCrisis:
    """Return the crisis as Ilse sees it."""
    return open_crisis(office.desk(ILSE), crisis.id)


def pieces(office: Office, crisis: Stuk[Crisis], kind: type[T]) -> tuple[Stuk[T], ...]:
    """Return the pieces of a kind in the casus of a crisis."""
    assert crisis.casus
    with office.world.work() as work:
        work.casussen.get(crisis.casus, makers.scope(), makers.look())
        found = work.stukken.of(crisis.casus, kind)
        work.commit()
    return found


def inform_everybody(office: Office, crisis: Stuk[Crisis]) -> None:
    """Tell everybody who is owed it, by the page of informing."""
    for piece in pieces(office, crisis, Informeren):
        for variant in piece.content.untold:
            now = next(one for one in pieces(office, crisis, Informeren) if one.id == piece.id)
            given = Mededeling(office.clock.today(), Weg.GESPREK_EN_BRIEF, variant, "Danique Rutgers, in gesprek")
            tell(office.desk(ILSE), now, given)


# -------------------------------------------------------------------------------------------------------- writing down
def test_six_fields_on_saturday_night_are_kept_with_a_casus_and_end_on_tuesday(office: Office) -> None:
    before = len(office.world.lines())
    crisis = reported(office)
    assert crisis.state == OPEN
    assert ends(crisis) == {"crisis_bekrachtigen": TUESDAY, "crisis_informeren": TUESDAY}
    assert crisis.casus
    casus = open_casus(office.desk(ILSE), crisis.casus).casus
    assert crisis.number == f"{casus.kenmerk}-C1"
    assert (casus.owner, casus.state) == (ILSE.person, CasusState.CONCEPT)
    assert casus.answer("gevaar.nu").value is True
    assert casus.answer("spoed.tijd").value == NIGHT
    assert casus.text("spoed.ontvanger") == "Meldkamer 112 (Centralist); Crisisdienst ggz (Dienstdoende behandelaar)"
    assert casus.text("spoed.beslisser") == "Ilse Terpstra, Wmo"
    acts = [line.act for line in office.since(before)]
    assert acts[:3] == [Act.CASUS_GEOPEND, Act.ANTWOORD_GEWIJZIGD, Act.CRISIS_GEMELD]


def test_the_triage_goes_on_where_the_form_stopped(office: Office) -> None:
    crisis = reported(office)
    assert crisis.casus
    opened = open_casus(office.desk(ILSE), crisis.casus)
    assert {str(one.ref) for one in opened.walk.missing} & {"gevaar.nu", "spoed.wie", "spoed.tijd"} == set()
    done = answer(office.desk(ILSE), opened, ref("aanleiding.soort"), Answer("hulpvraag"))
    assert isinstance(done, Opened)


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"who": " "}, "crisis_onvolledig"),
        ({"danger": ""}, "crisis_onvolledig"),
        ({"data": ""}, "crisis_onvolledig"),
        ({"recipients": ()}, "crisis_onvolledig"),
        ({"recipients": (Ontvanger(" ", "arts"),)}, "crisis_onvolledig"),
        ({"recipients": (MELDKAMER,) * 21}, "te_veel"),
        ({"decider": PersonId("Niemand")}, "crisis_beslisser_onbekend"),
        ({"at": NIGHT + timedelta(hours=1)}, "crisis_tijd_vooruit"),
        ({"shared_at": NIGHT + timedelta(hours=1)}, "crisis_tijd_vooruit"),
        ({"shared_at": NIGHT - timedelta(minutes=1)}, "crisis_tijd_volgorde"),
        ({"danger": "x" * 20_001}, "tekst_te_lang"),
    ],
)
def test_what_is_not_whole_is_refused_and_nothing_is_kept(
    office: Office, changed: dict[str, object], code: str
) -> None:
    with pytest.raises(Refusal, match=code):
        report_crisis(office.desk(ILSE), fields(**changed))
    assert open_crises(office.desk(ILSE)) == ()


def test_a_decider_reports_nothing(office: Office) -> None:
    with pytest.raises(Refusal, match="geen_recht"):
        report_crisis(office.desk(SOFIE), fields())


def test_nothing_is_kept_when_no_line_can_be_written(office: Office) -> None:
    office.world.break_log()
    with pytest.raises(Exception, match="no log today"):
        report_crisis(office.desk(ILSE), fields())


def test_from_a_casus_at_hand_it_goes_into_that_casus_once(office: Office) -> None:
    desk = office.desk(ILSE)
    begun = office.begun("casus_3_vragen_kan_niet", ILSE)
    office.clock.moment = NIGHT + timedelta(minutes=3)
    keep_typed(desk, draft_of(begun.casus.id), "half")
    assert begin_crisis(desk, begun.casus.id).kenmerk == begun.casus.kenmerk
    crisis = report_crisis(desk, fields(), begun.casus.id)
    assert crisis.casus == begun.casus.id
    assert crisis.concerned == begun.casus.of(Scope.PERSOON)
    assert typed(desk, draft_of(begun.casus.id)) == ""
    assert begin_crisis(desk, begun.casus.id).kenmerk == ""
    second = report_crisis(desk, fields(), begun.casus.id)
    assert second.casus != begun.casus.id
    assert {row.id for row in open_crises(desk)} == {crisis.id, second.id}


def test_a_casus_that_is_not_open_is_left_alone_and_a_new_one_is_made(office: Office) -> None:
    put = office.put("casus_3_vragen_kan_niet", ILSE)
    office.clock.moment = NIGHT + timedelta(minutes=3)
    crisis = report_crisis(office.desk(ILSE), fields(), put.casus.id)
    assert crisis.casus != put.casus.id
    assert office.stored(put.casus.id) == put.casus


def test_the_form_begins_with_who_sits_there_and_with_now(office: Office) -> None:
    begun = begin_crisis(office.desk(ILSE))
    assert begun.colleagues[0].name == "Ilse Terpstra"
    assert {one.name for one in begun.colleagues} >= {"Marit Vonkeman", "Sofie Harkema"}
    assert (begun.now, begun.kenmerk) == (office.clock.now(), "")


def test_when_it_was_shared_can_be_written_down_later(office: Office) -> None:
    crisis = reported(office)
    after = record_shared(office.desk(ILSE), crisis.id, NIGHT + timedelta(minutes=2))
    assert after.content.shared_at == NIGHT + timedelta(minutes=2)
    assert ends(after) == ends(crisis)
    with pytest.raises(Refusal, match="crisis_tijd_volgorde"):
        record_shared(office.desk(ILSE), crisis.id, NIGHT - timedelta(minutes=2))


# ------------------------------------------------------------------------------------------------------ case 4, whole
def test_case_4_is_ratified_by_another_on_tuesday_and_told_the_same_day(office: Office) -> None:
    crisis = reported(office)
    drive = filled(office, crisis)
    assert [row.ratify_by for row in open_crises(office.desk(SOFIE))] == [TUESDAY]
    assert seen(office, crisis).ratifiers == ("Marit Vonkeman, Wmo", "Sofie Harkema, Wmo")
    besluit = sealed(office, drive)
    after = seen(office, crisis)
    assert (after.stuk.state, after.stuk.content.number) == (BEKRACHTIGD, besluit.number)
    assert ends(after.stuk) == {"crisis_informeren": TUESDAY}
    assert pieces(office, crisis, Bericht) == ()
    assert [one.told for one in after.people] == [False, False]
    inform_everybody(office, crisis)
    done = seen(office, crisis)
    assert (done.stuk.state, done.stuk.terms) == (AFGEROND, ())
    assert [one.told for one in done.people] == [True, True]
    assert [step.act for step in done.history] == ["begonnen", "bekrachtigen", "allen_verteld", "afronden"]
    assert open_crises(office.desk(SOFIE)) == ()


def test_told_before_it_is_ratified_it_is_done_with_the_seal(office: Office) -> None:
    crisis = reported(office)
    drive = filled(office, crisis)
    people = drive.opened.casus.of(Scope.PERSOON)
    tell_person(office.desk(ILSE), crisis.id, people[0], date(2026, 10, 5), Hoe.GESPREK, TOLD)
    assert "crisis_informeren" in ends(seen(office, crisis).stuk)
    half = tell_person(office.desk(ILSE), crisis.id, people[1], date(2026, 10, 5), Hoe.VERTEGENWOORDIGER)
    assert (half.state, ends(half)) == (OPEN, {"crisis_bekrachtigen": TUESDAY})
    sealed(office, drive)
    assert seen(office, crisis).stuk.state == AFGEROND


def test_who_comes_into_the_casus_after_the_telling_is_still_owed_it(office: Office) -> None:
    crisis = reported(office)
    drive = filled(office, crisis)
    first = drive.opened.casus.of(Scope.PERSOON)[0]
    tell_person(office.desk(ILSE), crisis.id, first, date(2026, 10, 5), Hoe.GESPREK)
    sealed(office, drive)
    assert ends(seen(office, crisis).stuk) == {"crisis_informeren": TUESDAY}


@pytest.mark.parametrize(
    ("day", "code"), [(date(2026, 10, 7), "crisis_dag_vooruit"), (date(2026, 10, 2), "crisis_dag_te_vroeg")]
)
def test_a_day_of_telling_that_cannot_be_is_refused(office: Office, day: date, code: str) -> None:
    crisis = reported(office)
    person = filled(office, crisis).opened.casus.of(Scope.PERSOON)[0]
    with pytest.raises(Refusal, match=code):
        tell_person(office.desk(ILSE), crisis.id, person, day, Hoe.GESPREK)
    with pytest.raises(Refusal, match="crisis_persoon_onbekend"):
        tell_person(office.desk(ILSE), crisis.id, ItemId("niemand"), date(2026, 10, 5), Hoe.GESPREK)


def test_after_the_seal_telling_goes_by_the_page_of_informing(office: Office) -> None:
    crisis = reported(office)
    drive = filled(office, crisis)
    sealed(office, drive)
    person = drive.opened.casus.of(Scope.PERSOON)[0]
    with pytest.raises(Refusal, match="crisis_via_informeren"):
        tell_person(office.desk(ILSE), crisis.id, person, TUESDAY, Hoe.GESPREK)
    assert [bool(one.informing) for one in seen(office, crisis).people] == [True, True]


# -------------------------------------------------------------------------------------------------------- not ratified
def refused(drive: Drive, outcome: Uitkomst) -> Decision:
    """Return a decision that strikes every line, or only the one to the crisisdienst."""
    whole = told_decision(drive)
    struck = drive.ids[ItemId("naar_ggz")]
    lines = tuple(
        LineDecision(one.line, granted=False, codes=(CodeId("D7"),))
        if outcome is Uitkomst.NIET_DELEN or one.line == struck
        else one
        for one in whole.lines
    )
    shares = outcome is Uitkomst.DEELS_DELEN
    days = (whole.valid_until, whole.review_on) if shares else (None, None)
    return Decision(outcome, lines, "Niet alles was nodig.", *days, own_weighing=True)


def test_not_ratified_asks_every_recipient_to_delete_and_tells_the_persons(office: Office) -> None:
    crisis = reported(office)
    drive = filled(office, crisis)
    sealed(office, drive, refused(drive, Uitkomst.NIET_DELEN))
    after = seen(office, crisis)
    assert after.stuk.state == NIET_BEKRACHTIGD
    assert ends(after.stuk) == {"crisis_informeren": TUESDAY, "crisis_herstellen": date(2026, 10, 13)}
    notices = pieces(office, crisis, Bericht)
    assert {one.content.waarom for one in notices} == {Waarom.NIET_BEKRACHTIGD}
    to = [(one.content.aan, one.content.name) for one in notices]
    assert to == [
        (Aan.ONTVANGER, "Meldkamer 112"),
        (Aan.ONTVANGER, "Meldkamer 112"),
        (Aan.ONTVANGER, "Crisisdienst ggz"),
        (Aan.BETROKKENE, "Danique Rutgers"),
        (Aan.BETROKKENE, "Milan Rutgers"),
    ]
    assert all(one.state == "te_versturen" and one.content.origin == crisis.id for one in notices)
    assert len(after.unsent) == 5


def test_it_is_mended_when_the_last_notice_is_out_and_done_when_the_persons_know(office: Office) -> None:
    crisis = reported(office)
    drive = filled(office, crisis)
    sealed(office, drive, refused(drive, Uitkomst.NIET_DELEN))
    *most, last = pieces(office, crisis, Bericht)
    brandsma = office.desk(makers.actor("Jelle Brandsma", "informatieregisseur"))
    for one in most:
        sent(brandsma, one.id, TUESDAY, "brief")
    assert seen(office, crisis).stuk.state == NIET_BEKRACHTIGD
    not_needed(brandsma, last.id, "Milan is een baby. Zijn moeder weet het.")
    half = seen(office, crisis)
    assert (half.stuk.state, ends(half.stuk)) == (HERSTELD, {"crisis_informeren": TUESDAY})
    assert [row.repair_by for row in open_crises(office.desk(ILSE))] == [None]
    inform_everybody(office, crisis)
    assert seen(office, crisis).stuk.state == AFGEROND
    with pytest.raises(Refusal, match="overgang_kan_niet"):
        record_shared(office.desk(ILSE), crisis.id, NIGHT + timedelta(minutes=2))


def test_partly_ratified_undoes_only_what_was_struck(office: Office) -> None:
    crisis = reported(office)
    drive = filled(office, crisis)
    sealed(office, drive, refused(drive, Uitkomst.DEELS_DELEN))
    recipients = [one for one in pieces(office, crisis, Bericht) if one.content.aan is Aan.ONTVANGER]
    assert [(one.content.name, one.content.line) for one in recipients] == [
        ("Crisisdienst ggz", drive.ids[ItemId("naar_ggz")])
    ]


def test_a_recipient_the_triage_gives_no_ground_for_is_asked_to_delete_all(office: Office) -> None:
    three = (MELDKAMER, GGZ, Ontvanger("Woningcorporatie", "balie"))
    crisis = report_crisis(office.desk(ILSE), fields(recipients=three))
    drive = filled(office, crisis)
    sealed(office, drive, refused(drive, Uitkomst.DEELS_DELEN))
    found = [one.content for one in pieces(office, crisis, Bericht) if one.content.name == "Woningcorporatie"]
    assert [(one.line, one.item) for one in found] == [("", crisis.content.data)] * 2


def test_brought_up_to_date_twice_changes_nothing(office: Office) -> None:
    crisis = reported(office)
    before = bring_up_to_date(office.desk(ILSE), crisis.id)
    assert bring_up_to_date(office.desk(ILSE), crisis.id) == before == crisis


# ------------------------------------------------------------------------------------------------- who did it, does not
def test_who_decided_on_the_spot_never_ratifies_though_another_proposed(office: Office) -> None:
    crisis = report_crisis(office.desk(ILSE), fields(decider=MARIT.person))
    drive = filled(office, crisis)
    put = put_forward(office.desk(ILSE), stamp(office.desk(ILSE), drive.opened))
    on(office, TUESDAY)
    stands_in = replace(SOFIE, on_behalf_of=MARIT.person)
    for actor in (MARIT, makers.decider(MARIT.name, account="marit-beslist"), stands_in):
        shown = open_for_decision(office.desk(actor), put.casus.id)
        assert shown.may_decide == "crisis_eigen_keuze"
        with pytest.raises(Refusal, match="crisis_eigen_keuze"):
            decide(office.desk(actor), shown, told_decision(drive))
    shown = open_for_decision(office.desk(SOFIE), put.casus.id)
    assert not [name for name in shown.others if "Vonkeman" in name]
    decide(office.desk(SOFIE), shown, told_decision(drive))


def test_nobody_records_a_crisis_alone(office: Office) -> None:
    ready = office.ready(CASE_4)
    with pytest.raises(Refusal, match="besluit_nodig"):
        record(office.desk(), ready, "Er was haast.")


def test_danger_does_not_go_away_while_the_crisis_waits(office: Office) -> None:
    crisis = reported(office)
    assert crisis.casus
    opened = open_casus(office.desk(ILSE), crisis.casus)
    with pytest.raises(Refusal, match="crisis_ligt_vast"):
        answer(office.desk(ILSE), opened, ref("gevaar.nu"), Answer(value=False), confirmed=True)
    assert office.stored(crisis.casus).answer("gevaar.nu").value is True


# ------------------------------------------------------------------------------------------------ without the form
def test_the_triage_makes_the_crisis_when_somebody_writes_down_to_have_acted(office: Office) -> None:
    drive = filled_in(office, CASE_4)
    (row,) = open_crises(office.desk(drive.maker))
    crisis = open_crisis(office.desk(drive.maker), row.id).stuk
    assert (row.ratify_by, row.inform_by) == (TUESDAY, TUESDAY)
    assert not crisis.content.by_form
    assert crisis.content.decider == ILSE.person
    assert crisis.content.data.startswith("Naam, adres, geboortejaar")
    assert (crisis.content.at, crisis.content.recipients[0].name) == (NIGHT, "Meldkamer 112 en crisisdienst ggz")
    sealed(office, drive)
    assert open_crisis(office.desk(drive.maker), row.id).stuk.state == BEKRACHTIGD


def test_who_ever_stood_there_as_decider_stays_barred_when_the_name_is_changed(office: Office) -> None:
    drive = filled_in(office, CASE_4)
    opened = drive.opened
    for name in ("Marit Vonkeman", "Iemand van elders"):
        done = answer(office.desk(ILSE), opened, ref("spoed.beslisser"), Answer(name))
        assert isinstance(done, Opened)
        opened = done
    put = put_forward(office.desk(ILSE), stamp(office.desk(ILSE), opened))
    on(office, TUESDAY)
    assert open_for_decision(office.desk(MARIT), put.casus.id).may_decide == "crisis_eigen_keuze"


def test_a_casus_with_danger_that_is_put_forward_has_its_crisis(office: Office) -> None:
    put = office.put("crisis_oudejaarsavond")
    (row,) = open_crises(office.desk())
    assert (row.casus, row.state) == (put.casus.id, OPEN)
    assert row.ratify_by == date(2027, 1, 5)


def test_an_answer_elsewhere_makes_no_crisis(office: Office) -> None:
    begun = office.begun("casus_3_vragen_kan_niet")
    answer(office.desk(), begun, ref("aanleiding.wat"), Answer("Anders."))
    assert open_crises(office.desk()) == ()


def test_the_list_is_for_whom_it_concerns_and_names_nobody(office: Office) -> None:
    crisis = reported(office)
    before = len(office.world.lines())
    (row,) = open_crises(office.desk(SOFIE))
    assert (row.id, row.number, row.kenmerk) == (crisis.id, crisis.number, crisis.number.removesuffix("-C1"))
    assert [(line.act, line.persoon) for line in office.since(before)] == [(Act.LIJST_GEZIEN, None)]
    assert open_crises(office.desk(makers.actor("Youssef el Amrani"))) == ()
    assert open_crises(office.desk(makers.actor("Ander Team", "procesregisseur", team="Zuid"))) == ()
    assert open_crises(office.desk(makers.actor("Age Wiarda", "beheerder"))) == ()
