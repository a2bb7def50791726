"""Hard rule 7: the purpose is fixed; another purpose ends or goes to the adviser, and nothing is confirmed."""

from dataclasses import replace

import pytest

from tests import makers
from tests.casework.steps import Office, ref
from tests.hard_rules.drive import filled_in, sealed
from tests.records.sealed import words
from tests.records.told import told
from triage.answers import Answer, Scope
from triage.casework.casus.answering import Opened, add_item, answer, open_new, remove_item, stamp
from triage.casework.casus.deciding import record
from triage.casus.fates import Lot
from triage.casus.walk import CLASH_PREFIX, walk
from triage.faults import Refusal
from triage.ids import ItemId
from triage.records.besluit import besluit_document

PURPOSE = "Meneer Wiersinga woont veilig, en er kijkt elke dag iemand bij hem."
OTHERS = {"politie_vraagt": ("hulp", "slaapplek"), "handhaving_met_pw_64_en_lijst": ("met_artikel", "zonder", "lijst")}


@pytest.mark.parametrize("confirmed", [True, False])
@pytest.mark.parametrize(
    ("question", "given"),
    [
        ("doel.woorden", Answer("Fraude opsporen")),
        ("doel.woorden", Answer(PURPOSE + " En fraude opsporen.")),
        ("doel.woorden", Answer()),
        ("doel.woorden", Answer(uitzoeken=True)),
        ("doel.woorden", Answer(typed="Fraude")),
        ("doel.vast", Answer(value=False)),
        ("doel.vast", Answer()),
        ("doel.vast", Answer(uitzoeken=True)),
    ],
)
def test_a_fixed_purpose_does_not_move(office: Office, question: str, given: Answer, *, confirmed: bool) -> None:
    opened = office.begun()
    with pytest.raises(Refusal, match="ligt_vast"):
        answer(office.desk(), opened, ref(question), given, confirmed=confirmed)
    assert office.fresh(opened).casus.text("doel.woorden") == PURPOSE


@pytest.mark.parametrize("question", [CLASH_PREFIX + "doel.woorden", CLASH_PREFIX + "doel", "doel.woorden@huib"])
def test_no_side_door_leads_to_the_purpose(office: Office, question: str) -> None:
    with pytest.raises(Refusal, match="niet_gevraagd"):
        answer(office.desk(), office.begun(), ref(question), Answer("Fraude opsporen"))
    with pytest.raises(Refusal, match="niet_gevraagd"):
        answer(office.desk(), office.begun(), ref("doel.woorden", "huib"), Answer("Fraude opsporen"))


def test_emptying_a_casus_does_not_free_the_purpose(office: Office) -> None:
    desk, opened = office.desk(), office.begun()
    for scope in (Scope.REGEL, Scope.PARTIJ, Scope.PERSOON, Scope.CONSULT):
        for item in opened.casus.of(scope):
            done = remove_item(desk, opened, scope, item, confirmed=True)
            assert isinstance(done, Opened)
            opened = done
    opened, _ = add_item(desk, opened, Scope.REGEL)
    with pytest.raises(Refusal, match="ligt_vast"):
        answer(desk, opened, ref("doel.woorden"), Answer("Fraude opsporen"), confirmed=True)


def test_a_forged_copy_of_the_casus_does_not_carry_another_purpose_in(office: Office) -> None:
    desk, opened = office.desk(), office.begun()
    other = opened.casus.with_answer(ref("doel.woorden"), Answer("Fraude opsporen"))
    forged = replace(opened, casus=other, walk=walk(other, makers.kader()))
    answer(desk, forged, ref("aanleiding.wat"), Answer("Iets anders."), confirmed=True)
    assert office.fresh(opened).casus.text("doel.woorden") == PURPOSE


def test_an_empty_purpose_is_not_locked(office: Office) -> None:
    """A yes to locking before the purpose was written would have been a dead end."""
    desk = office.desk()
    opened = open_new(desk)
    with pytest.raises(Refusal, match="niet_gevraagd"):
        answer(desk, opened, ref("doel.vast"), Answer(value=True))
    for half in (Answer("  "), Answer(typed="Meneer"), Answer("Meneer woont veilig", uitzoeken=True)):
        done = answer(desk, opened, ref("doel.woorden"), half, confirmed=True)
        assert isinstance(done, Opened)
        opened = done
        assert opened.walk.at(ref("doel.vast")) is None
    done = answer(desk, opened, ref("doel.woorden"), Answer("Meneer woont veilig."))
    assert isinstance(done, Opened)
    assert done.walk.at(ref("doel.vast")) is not None


@pytest.mark.parametrize(("name", "lines"), OTHERS.items())
def test_another_purpose_ends_or_goes_to_the_adviser(office: Office, name: str, lines: tuple[str, ...]) -> None:
    desk, ready = office.desk(), office.ready(name)
    for line in lines:
        fate = ready.walk.fates[ItemId(line)]
        assert (fate.lot is Lot.NIET and "D1" in fate.codes) or (fate.lot is Lot.JURIST and not fate.codes)
        for question in ("regel.route", "voorstel.keuze", "grond.b1"):
            with pytest.raises(Refusal, match="niet_gevraagd"):
                answer(desk, ready, ref(question, line), Answer("delen"))
    with pytest.raises(Refusal, match="besluit_nodig"):
        record(desk, ready, "Toch gegeven.")


@pytest.mark.parametrize("value", [True, False])
def test_enforcement_cannot_be_told_to_fit(office: Office, *, value: bool) -> None:
    opened = office.begun("handhaving_met_pw_64_en_lijst")
    with pytest.raises(Refusal, match="niet_gevraagd"):
        answer(office.desk(), opened, ref("regel.doel_past", "zonder"), Answer(value=value))


def test_a_no_without_an_article_stays_a_no_with_a_blank_one(office: Office) -> None:
    opened = answer(office.desk(), office.begun("politie_vraagt"), ref("regel.artikel", "hulp"), Answer("   "))
    assert isinstance(opened, Opened)
    assert opened.walk.fates[ItemId("hulp")].lot is Lot.NIET


@pytest.mark.parametrize("name", OTHERS)
def test_the_paper_warns_that_it_is_not_for_who_asked(office: Office, name: str) -> None:
    besluit = sealed(filled_in(office, name))
    printed = told(besluit_document(besluit, "1-A", makers.settings(), words()))
    assert words().say("verzoek_titel") in printed
    assert words().say("verzoek") in printed


def test_a_request_asks_nobody_for_consent_and_gives_no_term(office: Office) -> None:
    ready = stamp(office.desk(), office.begun("politie_vraagt"))
    asked = {one.ref.question for one in ready.walk.asked}
    assert not {one for one in asked if one.startswith(("toestemming.", "informeren.", "grond.", "toets."))}
