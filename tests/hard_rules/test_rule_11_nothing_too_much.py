"""Hard rule 11: no field is mandatory that the decision does not need; no screen of leefgebieden."""

import pytest

from tests import makers
from tests.casework.steps import Office, ref
from triage.answers import Answer, Scope
from triage.casework.casus.answering import Opened, add_item, answer, remove_item
from triage.casus.walk import walk
from triage.ids import ItemId

LEEFGEBIEDEN = ("leefgebied", "leefdomein", "zelfredzaamheid", "zrm", "financ", "middelengebruik", "justitie")
OPTIONAL = {"gevaar.actie", "persoon.geboortedatum", "persoon.taal", "regel.artikel", "regel.vt_vastgelegd"}


def test_there_is_no_question_per_leefgebied() -> None:
    kader = makers.kader()
    told = [f"{one.id} {one.short}".lower() for one in kader.questions.values()]
    told += [f"{step.id} {step.title}".lower() for step in kader.steps]
    assert [name for name in told if any(word in name for word in LEEFGEBIEDEN)] == []


def test_what_may_stay_empty_may_stay_empty(office: Office) -> None:
    optional = {str(one.id) for one in makers.kader().questions.values() if not one.needed}
    assert optional == OPTIONAL
    desk, opened = office.desk(), office.begun("vir_melding_22_jaar")
    for at in [at for at in opened.casus.answers if at.question in OPTIONAL]:
        done = answer(desk, opened, at, Answer(), confirmed=True)
        assert isinstance(done, Opened)
        opened = done
    assert opened.walk.missing == ()


@pytest.mark.parametrize(
    ("walk_of", "absent"),
    [
        ("casus_1_toestemming_gegeven", ("toets.", "consult.", "zicht.", "niet.", "voorstel.", "uavg41.", "spoed.")),
        ("alleen_routes_met_uitstel", ("toestemming.", "toets.", "grond.", "consult.", "zicht.", "spoed.")),
        ("politie_vraagt", ("toestemming.", "toets.", "grond.", "informeren.", "geheim.", "betrekken.", "uavg41.")),
        ("alles_gestopt", ("toets.", "grond.", "consult.", "informeren.", "betrekken.", "voorstel.")),
        ("mentor_weigert", ("toets.", "grond.", "consult.", "informeren.", "betrekken.")),
    ],
)
def test_what_does_not_matter_here_is_not_asked(walk_of: str, absent: tuple[str, ...]) -> None:
    asked = {one.ref.question for one in walk(makers.story(walk_of).casus, makers.kader()).asked}
    assert {one for one in asked if one.startswith(absent)} == set()


def test_a_list_asks_for_no_person() -> None:
    then = walk(makers.story("blok_alleen_een_lijst").casus, makers.kader())
    assert then.missing == ()
    assert not [one for one in then.asked if one.question.scope is Scope.PERSOON]


def test_somebody_no_line_is_about_has_to_go(office: Office) -> None:
    opened, person = add_item(office.desk(), office.begun(), Scope.PERSOON)
    needs = {one.id for one in opened.walk.missing if one.kind == "eis"}
    assert needs == {"iedereen_nodig"}
    done = remove_item(office.desk(), opened, Scope.PERSOON, person)
    assert isinstance(done, Opened)
    assert done.walk.missing == ()


def test_every_question_that_is_asked_and_needed_can_be_answered() -> None:
    """No dead end: whatever is missing in the unseen cases has a choice, or room to write."""
    for name in ("crisis_oudejaarsavond", "ex_partner_onveilig_adres", "reclassering_als_ontvanger"):
        for asked in walk(makers.story(name).casus, makers.kader()).asked:
            listed = asked.question.kind in ("keuze", "keuzes", "uitgelegd")
            assert asked.options or not listed, asked.ref


def test_for_whom_nobody_can_say_yes_a_ground_is_open() -> None:
    casus = makers.story("crisis_oudejaarsavond").casus
    for line in ("kim_112", "fee_112"):
        asked = walk(casus, makers.kader()).at(ref("grond.b2", line))
        assert asked
        assert "B2c" in {option.id for option in asked.options}
    refused = casus.with_answer(ref("toestemming.stand", "fee"), Answer("geweigerd"))
    asked = walk(refused, makers.kader()).at(ref("grond.b2", ItemId("fee_112")))
    assert asked
    assert "B2c" not in {option.id for option in asked.options}
