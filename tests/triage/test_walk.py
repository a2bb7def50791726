"""The walk: what is asked, what becomes of each line, what is missing, what opens, what falls away and what sleeps."""

from collections.abc import Mapping
from dataclasses import replace

import pytest

from tests.triage import full, small
from triage.answers import Answer, Ref, Scope, Value
from triage.casus.answerable import demand_answerable
from triage.casus.fates import Lot, fate, lookup
from triage.casus.model import Casus, CasusState
from triage.casus.walk import Asked, Missing, TaskState, Walk, falls_away, walk
from triage.faults import Refusal
from triage.ids import ItemId, QuestionId, StepId
from triage.kader.model import Kader

P1, P2 = ItemId("persoon-1"), ItemId("persoon-2")
TEAM, OTHER = ItemId("partij-1"), ItemId("partij-2")
R1, R2 = ItemId("regel-1"), ItemId("regel-2")


@pytest.fixture(scope="module")
def kader() -> Kader:
    return small.kader()


def at(question: str, item: ItemId | None = None) -> Ref:
    return Ref(QuestionId(question), item)


def put(casus: Casus, question: str, value: Value | None, item: ItemId | None = None) -> Casus:
    return casus.with_answer(at(question, item), Answer(value))


def chosen(answers: Mapping[str, Value]) -> full.Pick:
    """Answer as told, by question or by question@item, and else with something that fits."""

    def pick(asked: Asked) -> Value | None:
        told = answers.get(str(asked.ref), answers.get(asked.ref.question))
        return told if told is not None else full.plain(asked)

    return pick


REFUSED: dict[str, Value] = {
    "gevaar.nu": False,
    "toestemming.stand": "geweigerd",
    "toestemming.afhankelijk": False,
    "regel.route": "geen",
    "regel.over": "persoon-1",
    "regel.bron": "partij-1",
    "regel.ontvanger": "partij-2",
    "partij.soort@partij-1": "wijkteam",
    "partij.soort@partij-2": "ggz",
    "geheim.medewerking": "werkt_mee",
}


def done(kader: Kader, told: Mapping[str, Value] | None = None, *, lines: int = 1, people: int = 1) -> Casus:
    return full.filled(full.empty(kader, people, 2, lines, 1), kader, chosen(REFUSED | dict(told or {})))


def refs(found: Walk) -> list[str]:
    return [str(asked.ref) for asked in found.asked]


# ---------------------------------------------------------------------------------------------- what is asked


def test_an_empty_casus_meets_the_questions_of_the_casus_only(kader: Kader) -> None:
    found = walk(full.empty(kader), kader)
    assert refs(found)[:3] == ["aanleiding.soort", "aanleiding.wanneer", "gevaar.nu"]
    assert all(asked.question.scope is Scope.CASUS for asked in found.asked)
    assert StepId("spoed") not in {task.step for task in found.tasks}


def test_the_crisis_step_is_there_in_a_crisis(kader: Kader) -> None:
    found = walk(put(full.empty(kader), "gevaar.nu", True), kader)
    assert "spoed.tijd" in refs(found)
    assert found.task(StepId("spoed")) is not None


def test_a_run_of_questions_is_asked_item_by_item(kader: Kader) -> None:
    found = refs(walk(full.empty(kader, people=2), kader))
    first = found.index("persoon.naam@persoon-1")
    assert found[first : first + 4] == [
        "persoon.naam@persoon-1",
        "persoon.leeftijd@persoon-1",
        "persoon.geboortedatum@persoon-1",
        "persoon.wilsbekwaam@persoon-1",
    ]
    assert found[first + 4] == "persoon.naam@persoon-2"


def test_a_condition_sees_its_own_item_and_no_other(kader: Kader) -> None:
    casus = put(full.empty(kader, people=2), "persoon.leeftijd", 13, P1)
    found = refs(walk(put(casus, "persoon.leeftijd", 40, P2), kader))
    assert "persoon.gezag@persoon-1" in found
    assert "persoon.gezag@persoon-2" not in found


# --------------------------------------------------------------------------------------------- sleep and locks


def test_an_answer_that_is_no_longer_asked_sleeps_and_comes_back(kader: Kader) -> None:
    casus = put(full.empty(kader), "aanleiding.soort", "verzoek")
    casus = put(casus, "aanleiding.van", "de politie")
    before = walk(casus, kader)
    changed = put(casus, "aanleiding.soort", "melding")
    after = walk(changed, kader)
    assert [str(asked.ref) for asked in falls_away(before, after)] == ["aanleiding.van"]
    assert after.casus.text("aanleiding.van") == ""
    assert changed.text("aanleiding.van") == "de politie"
    back = walk(put(changed, "aanleiding.soort", "verzoek"), kader)
    assert back == before
    assert back.casus.text("aanleiding.van") == "de politie"


def test_nothing_follows_from_a_sleeping_answer(kader: Kader) -> None:
    casus = done(kader, {"toestemming.stand": "gegeven"})
    assert walk(casus, kader).fates[R1].lot is Lot.TOESTEMMING
    refused = walk(put(casus, "toestemming.stand", "geweigerd", P1), kader)
    assert refused.fates[R1].lot is Lot.TENZIJ
    assert "toestemming.regels@persoon-1" not in refs(refused)


def test_a_choice_that_is_no_longer_open_falls_away_and_is_asked_again(kader: Kader) -> None:
    told: dict[str, Value] = {"regel.bijzonder": ("gezondheid",), "grond.b2": "B2c"}
    unable: dict[str, Value] = {"persoon.wilsbekwaam": "nee", "persoon.vertegenwoordiging": "geen"}
    casus = done(kader, told | unable)
    before = walk(casus, kader)
    assert before.missing == ()
    after = walk(put(casus, "persoon.vertegenwoordiging", "mentor", P1), kader)
    assert [str(asked.ref) for asked in falls_away(before, after)] == ["grond.b2@regel-1"]
    assert after.missing == (Missing("vraag", StepId("toetsvragen"), at("grond.b2", R1)),)


def test_a_fixed_purpose_cannot_be_changed_any_more(kader: Kader) -> None:
    casus = put(put(full.empty(kader), "doel.woorden", "Veilig wonen"), "doel.vast", True)
    found = walk(casus, kader)
    assert found.fixed == {"doel.woorden", "doel.vast"}
    for question, value in (("doel.woorden", "Fraude"), ("doel.vast", False)):
        with pytest.raises(Refusal, match="ligt_vast"):
            demand_answerable(found, kader, at(question), Answer(value))
    assert walk(put(casus, "doel.vast", False), kader).fixed == frozenset()


def test_only_what_is_asked_can_be_answered(kader: Kader) -> None:
    found = walk(full.empty(kader, people=1), kader)
    demand_answerable(found, kader, at("persoon.naam", P1), Answer("Huib"))
    for ref, answer, code in (
        (at("aanleiding.van"), Answer("x"), "niet_gevraagd"),
        (at("persoon.naam", P2), Answer("x"), "niet_gevraagd"),
        (at("botsing.bijzonder", R1), Answer("x"), "niet_gevraagd"),
        (at("gevaar.nu"), Answer("ja"), "antwoord_soort"),
    ):
        with pytest.raises(Refusal, match=code):
            demand_answerable(found, kader, ref, answer)


# ------------------------------------------------------------------------------------------------- the task list


def test_the_task_list_says_in_words_where_each_step_stands(kader: Kader) -> None:
    casus = full.empty(kader)
    states = {task.step: (task.state, task.opens) for task in walk(casus, kader).tasks}
    assert states[StepId("aanleiding")] == (TaskState.NOG_DOEN, ())
    assert states[StepId("betrokkenen")] == (TaskState.NOG_DOEN, ())
    assert states[StepId("doel")] == (TaskState.KAN_NOG_NIET, ("betrokkenen",))
    assert states[StepId("besluit")] == (TaskState.KAN_NOG_NIET, ("nalezen",))
    begun = walk(put(casus, "gevaar.nu", False), kader)
    assert begun.tasks[0].state is TaskState.BEZIG
    assert walk(full.empty(kader, people=1), kader).tasks[1].state is TaskState.BEZIG


def test_a_whole_casus_waits_for_the_stamp_and_then_for_the_decision(kader: Kader) -> None:
    casus = done(kader)
    found = walk(casus, kader)
    assert found.missing == ()
    assert [task.state for task in found.tasks[:-2]] == [TaskState.COMPLEET] * (len(found.tasks) - 2)
    assert [task.state for task in found.tasks[-2:]] == [TaskState.NOG_DOEN, TaskState.KAN_NOG_NIET]
    stamped = replace(casus, reviewed=casus.made)
    assert [task.state for task in walk(stamped, kader).tasks[-2:]] == [TaskState.COMPLEET, TaskState.NOG_DOEN]
    decided = replace(stamped, state=CasusState.BESLOTEN)
    assert walk(decided, kader).tasks[-1].state is TaskState.COMPLEET


def test_still_to_be_found_out_is_an_answer_that_keeps_the_casus_back(kader: Kader) -> None:
    casus = done(kader).with_answer(at("doel.woorden"), Answer(uitzoeken=True))
    # A purpose that is not known yet cannot be fixed either.
    assert walk(casus, kader).missing == (
        Missing("uitzoeken", StepId("doel"), at("doel.woorden")),
        Missing("eis", StepId("doel"), id="vast"),
    )
    assert walk(casus, kader).at(at("doel.vast")) is None


def test_what_need_not_be_answered_may_stay_empty_but_not_half_typed(kader: Kader) -> None:
    casus = done(kader).with_answer(at("persoon.geboortedatum", P1), Answer())
    assert walk(casus, kader).missing == ()
    half = casus.with_answer(at("persoon.geboortedatum", P1), Answer(typed="3 me"))
    assert [one.ref for one in walk(half, kader).missing] == [at("persoon.geboortedatum", P1)]


def test_requirements_are_named_until_they_are_met(kader: Kader) -> None:
    missing = [one.id for one in walk(full.empty(kader), kader).missing if one.kind == "eis"]
    assert missing == ["persoon", "regel", "vast"]


def test_a_clash_stops_until_it_is_solved_or_explained(kader: Kader) -> None:
    casus = done(kader, {"regel.bijzonder": ("geen", "gezondheid"), "grond.b2": "B2g"})
    found = walk(casus, kader)
    assert [(clash.id, clash.item, clash.explained) for clash in found.clashes] == [("bijzonder", R1, False)]
    assert [one.kind for one in found.missing] == ["botsing"]
    demand_answerable(found, kader, at("botsing.bijzonder", R1), Answer("Het staat er twee keer."))
    explained = walk(put(casus, "botsing.bijzonder", "Het staat er twee keer.", R1), kader)
    assert explained.missing == ()
    assert explained.explanations == {at("botsing.bijzonder", R1): "Het staat er twee keer."}


# ---------------------------------------------------------------------------------------------------- the fates


def test_a_line_is_open_until_consent_is_known(kader: Kader) -> None:
    casus = done(kader)
    assert fate(casus.with_answer(at("toestemming.stand", P1), Answer()), kader, R1).lot is Lot.OPEN
    assert fate(casus, kader, R1).lot is Lot.TENZIJ


def test_no_route_is_no_route(kader: Kader) -> None:
    assert walk(done(kader, {"regel.route": "geen"}), kader).fates[R1].lot is Lot.TENZIJ


def test_a_statutory_route_needs_no_consent_and_no_decision(kader: Kader) -> None:
    found = walk(done(kader, {"regel.route": "veilig_thuis"}), kader)
    assert (found.fates[R1].lot, found.fates[R1].route) == (Lot.ROUTE, "veilig_thuis")
    assert not [ref for ref in refs(found) if ref.startswith(("toestemming.", "voorstel.", "grond.", "toets."))]


def test_a_route_that_asks_consent_waits_for_it(kader: Kader) -> None:
    given = walk(
        done(kader, {"regel.route": "schuldhulp", "toestemming.stand": "gegeven", "toestemming.afhankelijk": False}),
        kader,
    )
    assert (given.fates[R1].lot, given.fates[R1].route) == (Lot.TOESTEMMING, "schuldhulp")
    assert walk(done(kader, {"regel.route": "schuldhulp"}), kader).fates[R1].lot is Lot.TENZIJ


@pytest.mark.parametrize(
    ("answers", "lot"),
    [
        ({}, Lot.TOESTEMMING),
        ({"toestemming.afhankelijk": True}, Lot.TENZIJ),
        ({"toestemming.betekenis": ("hulp",)}, Lot.TENZIJ),
        ({"toestemming.door": ("vertegenwoordiger",)}, Lot.TENZIJ),
        ({"persoon.leeftijd": 13}, Lot.TENZIJ),
        ({"persoon.leeftijd": 13, "toestemming.door": ("vertegenwoordiger",)}, Lot.TOESTEMMING),
        ({"persoon.wilsbekwaam": "nee"}, Lot.TENZIJ),
    ],
    ids=str,
)
def test_a_yes_counts_only_when_it_is_free_and_of_whom_the_law_asks(
    kader: Kader, answers: Mapping[str, Value], lot: Lot
) -> None:
    told: dict[str, Value] = {"toestemming.stand": "gegeven", **answers}
    assert walk(done(kader, told), kader).fates[R1].lot is lot


def test_a_yes_covers_only_the_lines_it_was_given_for(kader: Kader) -> None:
    found = walk(done(kader, {"toestemming.stand": "gegeven", "toestemming.afhankelijk": False}, lines=2), kader)
    assert (found.fates[R1].lot, found.fates[R2].lot) == (Lot.TOESTEMMING, Lot.TENZIJ)
    assert "toestemming.code@persoon-1" in refs(found)


def test_a_block_ends_a_line_with_its_code_and_nothing_overrides_it(kader: Kader) -> None:
    ended = done(kader, {"partij.soort": "fraude"})
    casus = put(ended, "partij.soort", "fraude", OTHER)
    found = walk(casus, kader)
    assert (found.fates[R1].lot, found.fates[R1].codes) == (Lot.NIET, ("D7",))
    assert not [ref for ref in refs(found) if ref.startswith(("toestemming.", "voorstel.", "grond."))]


def test_a_refusal_by_a_secrecy_holder_ends_the_line_and_asks_no_reason(kader: Kader) -> None:
    told: dict[str, Value] = {"geheim.wet": "medisch", "geheim.medewerking": "weigert"}
    found = walk(done(kader, told), kader)
    assert (found.fates[R1].lot, found.fates[R1].codes, found.fates[R1].blocks) == (
        Lot.NIET,
        ("D5",),
        ("geheimhouder",),
    )
    assert not [ref for ref in refs(found) if ref.startswith(("voorstel.", "grond.", "niet."))]


def test_two_lines_of_one_casus_can_meet_different_ends(kader: Kader) -> None:
    casus = done(kader, lines=2)
    casus = put(casus, "regel.route", "veilig_thuis", R2)
    found = walk(casus, kader)
    assert (found.fates[R1].lot, found.fates[R2].lot) == (Lot.TENZIJ, Lot.ROUTE)


def test_facts_of_a_line_come_from_its_person_and_its_parties(kader: Kader) -> None:
    look = lookup(done(kader), kader, R1)
    assert look("bron_domein") == "wmo"
    assert look("ontvanger_soort") == "ggz"
    assert look("naam_verraadt") == "gezondheid"
    assert look("toestemming_stand") == "geweigerd"
    assert look("onmachtig") is False
    assert lookup(full.empty(kader), kader, R1)("ontvanger_domein") == "onbekend"


@pytest.mark.parametrize(
    ("years", "group"), [(11, "onder_12"), (12, "12_tot_16"), (15, "12_tot_16"), (16, "16_of_17"), (18, "volwassen")]
)
def test_age_groups_have_the_bounds_of_the_law(kader: Kader, years: int, group: str) -> None:
    casus = put(full.empty(kader, people=1), "persoon.leeftijd", years, P1)
    assert lookup(casus, kader, P1)("leeftijdsgroep") == group


# ----------------------------------------------------------------------------------------------------- choices


def options(found: Walk, question: str, item: ItemId | None = None) -> list[str]:
    asked = found.at(at(question, item))
    assert asked is not None
    return [option.id for option in asked.options]


def test_choices_come_from_the_casus_and_the_kader(kader: Kader) -> None:
    found = walk(done(kader, people=2), kader)
    assert options(found, "regel.over", R1) == ["persoon-1", "persoon-2"]
    assert options(found, "regel.bron", R1) == ["partij-1", "partij-2"]
    assert options(found, "partij.soort", TEAM) == ["wijkteam", "ggz", "reclassering", "fraude"]
    assert options(found, "geheim.wet", TEAM) == ["geen", "medisch"]
    assert options(found, "regel.route", R1) == ["geen", "veilig_thuis", "schuldhulp"]
    assert options(found, "toestemming.code", P1) == ["A1", "A3"]


def test_people_are_called_by_their_name(kader: Kader) -> None:
    casus = put(done(kader, people=2), "persoon.naam", "Huib", P1).with_answer(at("persoon.naam", P2), Answer())
    asked = walk(casus, kader).at(at("regel.over", R1))
    assert asked is not None
    assert [option.text for option in asked.options] == ["Huib", "persoon 2"]


def test_a_code_for_who_cannot_is_not_offered_for_who_refused(kader: Kader) -> None:
    assert options(walk(done(kader, {"regel.bijzonder": ("gezondheid",)}), kader), "grond.b2", R1) == ["B2g"]


def test_retired_codes_are_not_offered(kader: Kader) -> None:
    assert options(walk(done(kader, {"voorstel.keuze": "niet_delen"}), kader), "niet.code", R1) == ["D5", "D7"]


def test_a_yes_can_be_given_only_for_lines_that_can_still_go(kader: Kader) -> None:
    casus = put(done(kader, {"toestemming.stand": "gegeven"}, lines=2), "regel.route", "veilig_thuis", R2)
    assert options(walk(casus, kader), "toestemming.regels", P1) == ["regel-1"]


def test_an_item_that_is_taken_away_takes_its_answers_and_reopens_what_chose_it(kader: Kader) -> None:
    casus = done(kader, people=2).without_item(Scope.PERSOON, P1)
    found = walk(casus, kader)
    assert not [ref for ref in casus.answers if ref.item == P1]
    assert Missing("vraag", StepId("doel"), at("regel.over", R1)) in found.missing
    assert found.fates[R1].lot is Lot.OPEN
