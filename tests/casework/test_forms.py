"""Forms on paper and the part of a decision for one person: for whom, what stands on none of them, their log lines."""

from dataclasses import replace
from datetime import timedelta

import pytest

from tests import makers
from tests.casework.steps import CASUS_3, Office, ref
from tests.records.forms import BLANK, consent_paper, part_paper
from tests.records.told import told
from tests.worlds import World
from triage.access.log import Act
from triage.answers import Answer, Scope
from triage.casework.casus import answering
from triage.casework.papier import deel, formulier, toestemming
from triage.casework.papier.formulier import Formulier
from triage.casework.papier.toestemming import Vraagbaar
from triage.casus.model import Casus
from triage.faults import Refusal
from triage.ids import CasusId, ItemId, StepId
from triage.ports import Settings
from triage.records.besluit_deel import Deel
from triage.records.formulier import CRISIS
from triage.records.informatie import Voor
from triage.records.toestemming import Toestemming

WITH_CONSENT = "casus_1_toestemming_gegeven"
YOUNG = "zorg_over_jongere_van_14"
THREE = "ex_partner_onveilig_adres"
ANNELIES, ADEL, NORA, EX = (ItemId(one) for one in ("annelies", "adel", "nora", "ex"))


@pytest.fixture
def office(world: World) -> Office:
    return Office(world)


def written(given: Toestemming, settings: Settings) -> bytes:
    return told(consent_paper(given, settings)).encode()


def form(
    office: Office, casus: Casus, person: ItemId, voor: Voor = Voor.VOLWASSENE, act: Act = Act.BRIEF_GEZIEN
) -> str:
    return toestemming.consent_form(office.desk(), casus.id, person, voor, act, written).decode()


def part(office: Office, besluit: str, person: ItemId, act: Act = Act.BESLUIT_GEZIEN) -> str:
    def press(given: Deel, mark: str, settings: Settings) -> bytes:
        return told(part_paper(given, mark, settings)).encode()

    return deel.part(office.desk(makers.decider()), besluit, person, act, press).decode()  # type: ignore[arg-type]


def people(office: Office, walk: str) -> dict[str, Vraagbaar]:
    casus = office.begun(walk).casus
    return {one.person: one for one in toestemming.consent_forms(office.desk(), casus.id).people}


# ----------------------------------------------------------------------------------------------- who can be asked
def test_who_is_grown_up_answers_for_themselves(office: Office) -> None:
    assert people(office, WITH_CONSENT)["annelies"].voices == (Voor.VOLWASSENE,)


def test_from_twelve_to_sixteen_both_answer_where_the_law_of_the_source_asks_it(office: Office) -> None:
    found = people(office, YOUNG)
    assert found["noud"].voices == (Voor.JONGERE, Voor.VERTEGENWOORDIGER)
    assert all(Voor.VERTEGENWOORDIGER in one.voices for one in found.values())
    assert not any(Voor.VOLWASSENE in one.voices for one in found.values())


def test_below_twelve_who_has_gezag_answers(office: Office) -> None:
    (child,) = people(office, "kind_onder_12").values()
    assert child.voices in ((Voor.VERTEGENWOORDIGER,), ())
    assert not child.why_not or child.why_not in ("formulier_niet_vragen", "formulier_niets_te_vragen")


def test_who_cannot_decide_is_asked_by_who_represents(office: Office) -> None:
    casus = office.begun(CASUS_3).casus
    found = {one.person: one for one in toestemming.consent_forms(office.desk(), casus.id).people}
    assert found[ItemId("huib")].voices == (Voor.VERTEGENWOORDIGER,)
    said = form(office, casus, ItemId("huib"), Voor.VERTEGENWOORDIGER)
    assert "Ook Huib Wiersinga zelf mag uw ja intrekken" in said
    with pytest.raises(Refusal, match="brief_niet_nodig"):
        form(office, casus, ItemId("huib"), Voor.VOLWASSENE)


def test_who_is_not_asked_or_may_not_know_gets_no_form(office: Office) -> None:
    casus = office.begun(THREE).casus
    found = {one.person: one.why_not for one in toestemming.consent_forms(office.desk(), casus.id).people}
    assert found == {ADEL: "", NORA: "formulier_niet_vragen", EX: "nog_niet_vertellen"}
    for person, code in ((NORA, "formulier_niet_vragen"), (EX, "nog_niet_vertellen")):
        for voor in Voor:
            with pytest.raises(Refusal, match=code):
                form(office, casus, person, voor)


def test_a_line_that_a_secrecy_holder_refused_is_asked_of_nobody(office: Office) -> None:
    found = people(office, "casus_5_geheimhouder_weigert")
    for one in found.values():
        assert one.voices or one.why_not


def test_somebody_else_is_nobody_here(office: Office) -> None:
    casus = office.begun(WITH_CONSENT).casus
    with pytest.raises(Refusal, match="persoon_onbekend"):
        form(office, casus, ItemId("nergens"))
    with pytest.raises(Refusal, match="casus_onbekend"):
        toestemming.consent_forms(office.desk(), CasusId("nergens"))


def test_a_parent_who_may_not_know_yet_gets_no_form_about_a_child(office: Office) -> None:
    casus = office.edited(
        office.begun(THREE).casus,
        ("toestemming.stand", NORA, Answer("niet_mogelijk")),
        ("persoon.gezag", NORA, Answer("Samira Adel en Jeroen Visser")),
    )
    with pytest.raises(Refusal, match="vertegenwoordiger_weet_nog_niet"):
        form(office, casus, NORA, Voor.VERTEGENWOORDIGER)


# ------------------------------------------------------------------------------------------------------- what it says
def test_the_form_holds_the_lines_as_they_stand_now(office: Office) -> None:
    opened = office.begun(WITH_CONSENT)
    (line,) = opened.casus.of(Scope.REGEL)[:1]
    before = form(office, opened.casus, ANNELIES)
    assert opened.casus.text("regel.gegeven", line) in before
    kept = answering.answer(
        office.desk(), opened, ref("regel.gegeven", line), Answer("Alleen wie te bellen is"), confirmed=True
    )
    assert isinstance(kept, answering.Opened)
    after = form(office, kept.casus, ANNELIES)
    assert "Wat: Alleen wie te bellen is" in after
    assert opened.casus.text("regel.gegeven", line) not in after


def test_a_yes_on_which_help_depends_is_said_to_be_unfree(office: Office) -> None:
    opened = office.begun(WITH_CONSENT)
    assert "Let op: een ja is hier niet vrij" not in form(office, opened.casus, ANNELIES)
    kept = answering.answer(
        office.desk(), opened, ref("toestemming.afhankelijk", ANNELIES), Answer(value=True), confirmed=True
    )
    assert isinstance(kept, answering.Opened)
    assert "Let op: een ja is hier niet vrij" in form(office, kept.casus, ANNELIES)


def test_nobody_else_of_the_casus_stands_on_a_form(office: Office) -> None:
    for walk in (WITH_CONSENT, YOUNG, THREE):
        casus = office.begun(walk).casus
        names = {one: casus.name_of(Scope.PERSOON, one) for one in casus.of(Scope.PERSOON)}
        for one in toestemming.consent_forms(office.desk(), casus.id).people:
            for voor in one.voices:
                said = form(office, casus, one.person, voor)
                assert names[one.person] in said
                assert not [name for other, name in names.items() if other != one.person and name in said]


# -------------------------------------------------------------------------------------------------------- log lines
@pytest.mark.parametrize("act", [Act.BRIEF_GEZIEN, Act.BRIEF_AFGEDRUKT, Act.BRIEF_BEWAARD])
def test_a_form_leaves_one_line_about_its_person(office: Office, act: Act) -> None:
    casus = office.begun(THREE).casus
    before = len(office.world.lines())
    form(office, casus, ADEL, act=act)
    (line,) = office.since(before)
    assert (line.act, line.persoon, line.detail) == (act.value, ADEL, "toestemming")


def test_looking_who_can_be_asked_leaves_a_line_for_each(office: Office) -> None:
    casus = office.begun(THREE).casus
    before = len(office.world.lines())
    toestemming.consent_forms(office.desk(), casus.id)
    assert [line.persoon for line in office.since(before)] == [ADEL, NORA, EX]


def test_no_form_without_the_line(office: Office) -> None:
    casus = office.begun(WITH_CONSENT).casus
    office.world.break_log()
    with pytest.raises(Exception, match="no log today"):
        form(office, casus, ANNELIES)


# ------------------------------------------------------------------------------------------------------- blank forms
def blank(given: Formulier, _: Settings) -> bytes:
    return told(BLANK["spoed" if given.crisis else "thuis"]()).encode()


def test_what_leaves_of_a_blank_form_is_logged_and_is_about_nobody(office: Office) -> None:
    desk = office.desk()
    before = len(office.world.lines())
    formulier.blank_form(desk, "2026.1", (CRISIS,), None, blank)
    assert office.since(before) == []
    formulier.blank_form(desk, "2026.1", (StepId("doel"),), Act.FORMULIER_BEWAARD, blank)
    (line,) = office.since(before)
    assert (line.act, line.persoon, line.casus) == (Act.FORMULIER_BEWAARD.value, None, None)


def test_only_steps_and_versions_that_there_are(office: Office) -> None:
    desk = office.desk()
    assert [kader.version for kader in formulier.forms(desk)] == ["2026.1"]
    for version, steps, code in (
        ("1999.1", (CRISIS,), "formulier_kader"),
        ("2026.1", (), "formulier_zonder_stappen"),
        ("2026.1", (StepId("nergens"),), "formulier_zonder_stappen"),
        ("2026.1", (CRISIS, StepId("doel")), "formulier_zonder_stappen"),
    ):
        with pytest.raises(Refusal, match=code):
            formulier.blank_form(desk, version, steps, None, blank)


@pytest.mark.parametrize("role", ["fg", "beheerder", "adviseur"])
def test_who_visits_nobody_has_no_blank_forms(office: Office, role: str) -> None:
    desk = office.desk(makers.actor("Iemand Anders", role))
    with pytest.raises(Refusal, match="geen_recht"):
        formulier.forms(desk)
    with pytest.raises(Refusal, match="geen_recht"):
        formulier.blank_form(desk, "2026.1", (CRISIS,), None, blank)


# ----------------------------------------------------------------------------------------- the part for one person
def test_each_gets_their_own_part_with_the_number_and_code_of_the_whole(office: Office) -> None:
    besluit = office.sealed(THREE)
    said = part(office, besluit.id, ADEL)
    assert besluit.number in said
    assert besluit.check_code in said
    assert "Dit is uw deel" in said
    for other in ("Nora", "Jeroen", "Visser", "mes", besluit.facts.motivation):
        assert other not in said, other


def test_who_may_not_know_yet_has_no_part(office: Office) -> None:
    besluit = office.sealed(THREE)
    with pytest.raises(Refusal, match="nog_niet_vertellen"):
        part(office, besluit.id, EX)
    with pytest.raises(Refusal, match="persoon_onbekend"):
        part(office, besluit.id, ItemId("nergens"))
    # Past the end of the deferral there is one, and it does not tell that it was held back or why.
    office.clock.moment += timedelta(days=60)
    said = part(office, besluit.id, EX)
    assert "uitgesteld" not in said.lower()
    assert "hoort dit later" not in said
    assert not [word for word in ("Nora", "Samira", "Adel") if word in said]


@pytest.mark.parametrize("act", [Act.BESLUIT_GEZIEN, Act.AFGEDRUKT, Act.BEWAARD])
def test_a_part_leaves_one_line_about_its_reader(office: Office, act: Act) -> None:
    besluit = office.sealed(THREE)
    before = len(office.world.lines())
    part(office, besluit.id, ADEL, act)
    (line,) = office.since(before)
    assert (line.act, line.persoon, line.detail) == (act.value, ADEL, "deel")


def test_a_part_is_kept_as_it_left_and_the_whole_stays_as_it_was(office: Office) -> None:
    besluit = office.sealed(THREE)
    part(office, besluit.id, ADEL, Act.BEWAARD)
    with office.world.work() as work:
        work.casussen.get(besluit.casus, makers.scope(), makers.look())
        (kept,) = work.uitgaven.of(besluit.casus)
        work.commit()
    assert (kept.soort, kept.person, kept.number) == ("besluit_persoon", ADEL, besluit.number)


def test_no_part_without_the_line(office: Office) -> None:
    besluit = office.sealed(THREE)
    office.world.break_log()
    with pytest.raises(Exception, match="no log today"):
        part(office, besluit.id, ADEL)


def test_a_form_is_no_part_of_another_casus(office: Office) -> None:
    besluit = office.sealed(THREE)
    stranger = replace(makers.decider("Iemand Anders"), team="elders")
    with pytest.raises(Refusal, match=r"besluit_onbekend|casus_onbekend"):
        deel.part(office.desk(stranger), besluit.id, ADEL, Act.BESLUIT_GEZIEN, lambda *_: b"")
