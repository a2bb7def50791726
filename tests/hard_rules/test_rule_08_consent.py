"""Hard rule 8: consent is never pre-ticked, tacit or opt-out; it has one of three meanings, and must be free."""

from typing import Any

import pytest

from tests import makers
from tests.casework.steps import Office, ref
from triage.answers import Answer, Scope, Value
from triage.casework.casus.answering import FallsAway, Opened, add_item, answer, open_new, stamp
from triage.casework.casus.proposing import put_forward
from triage.casus.fates import Lot
from triage.casus.model import Casus
from triage.casus.walk import walk
from triage.faults import Refusal
from triage.ids import ItemId
from triage.kader.model import Question

LINE = ItemId("traject")
YES = "casus_1_toestemming_gegeven"
OWN_YES = 16


def lot(casus: Casus, line: ItemId) -> Lot:
    return walk(casus, makers.kader()).fates[line].lot


def test_no_question_has_room_for_an_answer_of_its_own() -> None:
    """A default cannot be said: neither the form of the kader nor a fresh casus holds an answer that nobody gave."""
    assert {name for name in Question.__dataclass_fields__ if "default" in name or "preset" in name} == set()


def test_a_fresh_person_and_line_have_no_answer(office: Office) -> None:
    desk = office.desk()
    opened = open_new(desk)
    for scope in ("persoon", "partij", "regel", "consult"):
        opened, _ = add_item(
            desk,
            opened,
            next(one for one in type(makers.kader().questions[ref("persoon.naam").question].scope) if one == scope),
        )
    assert opened.casus.answers == {}
    assert [one.ref for one in opened.walk.asked if not one.answer.empty] == []


def test_silence_is_no_choice() -> None:
    stands = {option.id for option in makers.kader().questions[ref("toestemming.stand").question].options}
    assert stands == {"gegeven", "geweigerd", "ingetrokken", "niet_mogelijk", "niet_gevraagd"}


CHANGES: list[tuple[str, Value | None]] = [
    ("toestemming.stand", "geweigerd"),
    ("toestemming.stand", "ingetrokken"),
    ("toestemming.stand", None),
    ("toestemming.betekenis", ("hulp",)),
    ("toestemming.betekenis", None),
    ("toestemming.afhankelijk", True),
    ("toestemming.afhankelijk", None),
    ("toestemming.door", ("vertegenwoordiger",)),
    ("toestemming.door", None),
    ("toestemming.regels", None),
    ("toestemming.uitdrukkelijk", False),
]


@pytest.mark.parametrize(("question", "value"), CHANGES)
def test_a_yes_that_lacks_something_carries_no_line(question: str, value: Value | None) -> None:
    casus = makers.story(YES).casus
    person = casus.of(Scope.PERSOON)[0]
    assert lot(casus, LINE) is Lot.TOESTEMMING
    changed = casus.with_answer(ref(question, person), Answer(value))
    then = walk(changed, makers.kader())
    assert then.fates[LINE].lot is not Lot.TOESTEMMING or then.missing


@pytest.mark.parametrize(
    "question", ["betekenis", "door", "hoe", "wanneer", "gevraagd_door", "afhankelijk", "regels", "tot"]
)
def test_every_part_of_a_yes_is_needed(office: Office, question: str) -> None:
    opened = office.begun(YES)
    person = opened.casus.of(Scope.PERSOON)[0]
    changed = answer(office.desk(), opened, ref(f"toestemming.{question}", person), Answer(), confirmed=True)
    assert isinstance(changed, Opened)
    with pytest.raises(Refusal, match="nog_niet_compleet"):
        stamp(office.desk(), changed)


def test_a_yes_to_lifting_secrecy_is_no_ground_to_share() -> None:
    casus = makers.story("zorgverzekeraar_ja_en_nee").casus
    line = ItemId("middel")

    def grounds(of: Casus) -> set[str]:
        asked = walk(of, makers.kader()).at(ref("grond.b1", line))
        assert asked
        return {option.id for option in asked.options}

    assert "B1a" in grounds(casus)
    assert "B1a" not in grounds(casus.with_answer(ref("toestemming.betekenis", "mevrouw"), Answer(("geheim",))))


@pytest.mark.parametrize(
    ("years", "source", "voices", "counts"),
    [
        (11, "wijkteam", ("vertegenwoordiger",), True),
        (11, "wijkteam", ("betrokkene",), False),
        (12, "wijkteam", ("vertegenwoordiger",), False),
        (13, "jeugdteam", ("vertegenwoordiger",), False),
        (13, "jeugdteam", ("betrokkene",), False),
        (13, "jeugdteam", ("betrokkene", "vertegenwoordiger"), True),
        (15, "huisarts", ("vertegenwoordiger",), False),
        (15, "huisarts", ("betrokkene", "vertegenwoordiger"), True),
        (15, "school", ("vertegenwoordiger",), True),
        (15, "school", ("betrokkene",), False),
        (16, "jeugdteam", ("betrokkene",), True),
        (16, "jeugdteam", ("vertegenwoordiger",), False),
        (17, "school", ("vertegenwoordiger",), False),
    ],
)
def test_who_says_yes_follows_age_and_the_law_of_the_source(
    years: int, source: str, voices: tuple[str, ...], *, counts: bool
) -> None:
    casus = makers.story("kind_van_13").casus
    told: dict[str, Any] = {"persoon.leeftijd": years, "toestemming.door": voices}
    if years >= OWN_YES:
        told["persoon.wilsbekwaam"] = "ja"
    for question, value in told.items():
        casus = casus.with_answer(ref(question, "milou"), Answer(value))
    casus = casus.with_answer(ref("partij.soort", "jeugd"), Answer(source))
    casus = casus.with_answer(ref("partij.soort", "school"), Answer("leerplicht"))
    assert (lot(casus, ItemId("begeleiding")) is Lot.TOESTEMMING) is counts


def test_no_one_of_two_parents_is_a_yes(office: Office) -> None:
    opened = office.begun("kind_onder_12_ouder_weigert")
    assert opened.walk.fates[ItemId("hulp")].lot is Lot.TENZIJ


@pytest.mark.parametrize("walk_of", ["toestemming_ingetrokken", "ja_ingetrokken_na_delen"])
def test_a_withdrawn_yes_carries_nothing(office: Office, walk_of: str) -> None:
    fates = office.begun(walk_of).walk.fates
    assert {fate.lot for fate in fates.values()} == {Lot.TENZIJ}


def test_a_yes_past_its_end_is_not_put_forward(office: Office) -> None:
    ready = office.ready("drie_mensen_eigen_antwoord")
    office.clock.moment = office.clock.moment.replace(year=2027, month=5, day=13)
    with pytest.raises(Refusal, match="toestemming_voorbij"):
        put_forward(office.desk(), ready)


def test_a_yes_of_tomorrow_is_not_put_forward(office: Office) -> None:
    ready = office.ready("drie_mensen_eigen_antwoord")
    office.clock.moment = office.clock.moment.replace(day=12)
    with pytest.raises(Refusal, match="toestemming_nog_niet"):
        put_forward(office.desk(), ready)


def test_a_yes_that_help_depends_on_is_named_before_it_can_go_on(office: Office) -> None:
    opened = office.begun("ja_onder_druk")
    (clash,) = opened.walk.clashes
    assert clash.id == "ja_niet_vrij"
    told = next(one.text for one in makers.kader().clashes if one.id == clash.id)
    assert "niet vrij" in told
    silent = answer(office.desk(), opened, clash.ref, Answer(), confirmed=True)
    assert isinstance(silent, Opened)
    with pytest.raises(Refusal, match="nog_niet_compleet"):
        stamp(office.desk(), silent)


def test_a_yes_does_not_move_to_a_line_with_other_words(office: Office) -> None:
    opened = office.begun(YES)
    line = opened.casus.of(Scope.REGEL)[0]
    person = opened.casus.of(Scope.PERSOON)[0]
    words, covers = ref("regel.gegeven", line), ref("toestemming.regels", person)
    assert opened.walk.fates[line].lot is Lot.TOESTEMMING

    asked_first = answer(office.desk(), opened, words, Answer("Het hele dossier"))
    assert isinstance(asked_first, FallsAway)
    assert covers in {lost.ref for lost in asked_first.lost}

    after = answer(office.desk(), opened, words, Answer("Het hele dossier"), confirmed=True)
    assert isinstance(after, Opened)
    assert after.casus.answer("toestemming.regels", person).empty
    assert after.walk.fates[line].lot is not Lot.TOESTEMMING
