"""Opening, answering, adding, removing, stamping: what is kept, and what is refused."""

from dataclasses import replace
from datetime import date

import pytest

from tests import makers
from tests.casework.steps import Office, ref
from tests.storage.contract import LONG
from tests.worlds import World
from triage.answers import Answer, Scope
from triage.casework.casus.answering import (
    FallsAway,
    Opened,
    add_item,
    answer,
    keep_place,
    open_casus,
    open_new,
    remove_item,
    stamp,
)
from triage.casework.casus.hints import hints
from triage.faults import Refusal
from triage.ids import ItemId, PersonId
from triage.ports import Place


@pytest.fixture
def office(world: World) -> Office:
    return Office(world)


def kept(outcome: Opened | FallsAway) -> Opened:
    assert isinstance(outcome, Opened)
    return outcome


def test_a_new_casus_and_its_answers_come_back_with_the_place(office: Office) -> None:
    desk = office.desk()
    opened = open_new(desk)
    assert opened.casus.kenmerk == "2026-0001"
    opened, person = add_item(desk, opened, Scope.PERSOON)
    opened = kept(answer(desk, opened, ref("persoon.naam", person), Answer("Huib Wiersinga")))
    opened = kept(answer(desk, opened, ref("persoon.leeftijd", person), Answer(typed="rond de 80"), cursor=4))
    again = office.fresh(opened)
    assert again.casus == opened.casus
    assert again.casus.last_editor == desk.actor.person
    assert again.place == Place(ref("persoon.leeftijd", person), 4)
    assert again.writable
    keep_place(desk, again, Place(ref("aanleiding.wat"), 12))
    assert office.fresh(opened).place == Place(ref("aanleiding.wat"), 12)
    assert open_new(desk).casus.kenmerk == "2026-0002"


def test_nothing_changed_is_nothing_kept(office: Office) -> None:
    desk = office.desk()
    opened = kept(answer(desk, open_new(desk), ref("gevaar.nu"), Answer(value=False)))
    before = len(office.world.lines())
    assert answer(desk, opened, ref("gevaar.nu"), Answer(value=False)) is opened
    assert office.since(before) == []


def test_two_windows_on_one_casus_never_merge_in_silence(office: Office) -> None:
    desk = office.desk()
    first = open_new(desk)
    second = office.fresh(first)
    answer(desk, first, ref("gevaar.nu"), Answer(value=True))
    with pytest.raises(Refusal, match="inmiddels_gewijzigd"):
        answer(desk, second, ref("gevaar.nu"), Answer(value=False))
    assert office.fresh(first).casus.answer("gevaar.nu").value is True


def test_what_falls_away_is_asked_first_and_sleeps_after(office: Office) -> None:
    desk, opened = office.desk(), office.begun()
    early = ref("toestemming.stand", "huib")
    asked = answer(desk, opened, early, Answer("gegeven"))
    assert isinstance(asked, FallsAway)
    assert ref("grond.motivering", "naar_huisarts") in {lost.ref for lost in asked.lost}
    assert office.fresh(opened).casus == opened.casus
    after = kept(answer(desk, opened, early, Answer("gegeven"), confirmed=True))
    assert after.walk.at(ref("grond.motivering", "naar_huisarts")) is None
    assert office.fresh(after).casus.text("grond.motivering", ItemId("naar_huisarts"))
    back = kept(answer(desk, after, early, opened.casus.answer("toestemming.stand", ItemId("huib")), confirmed=True))
    assert back.walk.asked == opened.walk.asked


def test_removing_somebody_asks_first_and_takes_their_answers_along(office: Office) -> None:
    desk, opened = office.desk(), office.begun()
    dochter = ItemId("dochter")
    assert isinstance(remove_item(desk, opened, Scope.PERSOON, dochter), FallsAway)
    after = kept(remove_item(desk, opened, Scope.PERSOON, dochter, confirmed=True))
    stored = office.fresh(after).casus
    assert dochter not in stored.of(Scope.PERSOON)
    assert not [where for where in stored.answers if where.item == dochter]
    assert remove_item(desk, after, Scope.PERSOON, dochter) is after


@pytest.mark.parametrize(
    ("question", "item", "given", "code"),
    [
        ("doel.woorden", None, Answer("Fraude opsporen"), "ligt_vast"),
        ("doel.vast", None, Answer(value=False), "ligt_vast"),
        ("gevaar.nu", None, Answer("ja"), "antwoord_soort"),
        ("aanleiding.wanneer", None, Answer("gisteren"), "antwoord_soort"),
        ("spoed.melder", None, Answer("buren"), "niet_gevraagd"),
        ("persoon.naam", "bestaat-niet", Answer("wie"), "niet_gevraagd"),
        ("aanleiding.wat", None, Answer("a" * 20_001), "tekst_te_lang"),
        ("aanleiding.wat", None, Answer("half \ud83d"), "tekst_onleesbaar"),
        ("aanleiding.wat", None, Answer("nul \0"), "tekst_onleesbaar"),
    ],
)
def test_what_has_no_place_is_refused(
    office: Office, question: str, item: str | None, given: Answer, code: str
) -> None:
    opened = office.begun()
    with pytest.raises(Refusal, match=code):
        answer(office.desk(), opened, ref(question, item), given)
    assert office.fresh(opened).casus == opened.casus


def test_only_editable_states_and_own_casussen_can_be_written(office: Office) -> None:
    put = office.put()
    with pytest.raises(Refusal, match="niet_in_deze_staat"):
        answer(office.desk(), put, ref("gevaar.nu"), Answer(value=True))
    other = makers.actor("Ilse Terpstra")
    with pytest.raises(Refusal, match="geen_recht"):
        answer(office.desk(other), office.begun(), ref("gevaar.nu"), Answer(value=True))
    with pytest.raises(Refusal, match="casus_onbekend"):
        open_casus(office.desk(other), put.casus.id)


def test_a_role_without_the_right_opens_nothing_new(office: Office) -> None:
    with pytest.raises(Refusal, match="geen_recht"):
        open_new(office.desk(makers.actor(role="beheerder")))


def test_a_stamp_asks_a_whole_casus_and_any_edit_drops_it(office: Office) -> None:
    desk = office.desk()
    with pytest.raises(Refusal, match="nog_niet_compleet"):
        stamp(desk, open_new(desk))
    stamped = office.ready()
    assert office.fresh(stamped).casus.reviewed == office.clock.now()
    edited = kept(answer(desk, stamped, ref("aanleiding.wanneer"), Answer(date(2026, 8, 18))))
    assert edited.casus.reviewed is None


def test_too_many_is_refused(office: Office) -> None:
    items = tuple(ItemId(f"p{number}") for number in range(200))
    casus = replace(makers.casus(), items={Scope.PERSOON: items}, answers={})
    with office.world.work() as work:
        work.casussen.add(casus, makers.look())
        work.commit()
    opened = open_casus(office.desk(), casus.id)
    with pytest.raises(Refusal, match="te_veel"):
        add_item(office.desk(), opened, Scope.PERSOON)


def test_copied_words_are_pointed_at_and_nothing_is_told(office: Office) -> None:
    first, second = office.begun(), office.begun()
    desk, where = office.desk(), ref("aanleiding.wat")
    both = [kept(answer(desk, opened, where, Answer(LONG))) for opened in (first, second)]
    assert [hint.kind for hint in hints(desk, both[0], where)] == ["elders_gebruikt"]
    changed = kept(answer(desk, both[1], where, Answer("Iets heel anders dan eerst.")))
    assert hints(desk, changed, where) == ()


def test_a_casus_keeps_the_version_of_its_kader(office: Office) -> None:
    opened = office.begun()
    newer = replace(office.desk(), kaders={"2027.1": makers.kader(), "2026.1": makers.kader()}, newest="2027.1")
    assert open_casus(newer, opened.casus.id).casus.kader == "2026.1"
    assert open_new(newer).casus.kader == "2027.1"


def test_whoever_owns_it_is_the_person_not_the_account(office: Office) -> None:
    opened = office.begun()
    evening = makers.actor(account="youssef-avond")
    assert open_casus(office.desk(evening), opened.casus.id).casus.owner == PersonId("Youssef el Amrani")
