"""Deciding through the use cases, over both stores: four eyes, secrecy, seals that stay, drafts and the one paper."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from tests import makers
from tests.casework.steps import Office, decision
from tests.fakes import MemoryStore
from tests.worlds import World, memory_world, sql_world
from triage.access.log import Act
from triage.answers import Answer, Ref
from triage.besluit.decision import Decision, LineDecision, Uitkomst
from triage.besluit.difference import Change
from triage.besluit.draft import Draft, DraftLine, LineChoice
from triage.besluit.sealing import Besluit
from triage.casework.casus import deciding, drafting, papers, proposing
from triage.casework.casus.answering import answer, stamp
from triage.faults import Refusal, Trouble
from triage.ids import CodeId, ItemId, QuestionId
from triage.ports import Settings

WALK = "casus_3_vragen_kan_niet"


@pytest.fixture(params=["geheugen", "versleuteld"])
def office(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Office]:
    if request.param == "geheugen":
        yield Office(memory_world())
        return
    with sql_world(tmp_path) as made:
        yield Office(made)


def people(office: Office, *more: tuple[str, str, bool]) -> None:
    """Keep colleagues with a role; the last part says whether there is a mandate."""
    with office.world.work() as work:
        for name, role, mandate in more:
            one, accounts, roles = makers.colleague(name)
            actor = makers.actor(name, role, mandate=mandate)
            work.mensen.add(one, accounts, (replace(roles[0], role=actor.role, mandate=actor.mandate),))
        work.commit()


def press(besluit: Besluit, mark: str, settings: Settings) -> bytes:
    return f"%PDF {besluit.number} {mark} {settings.municipality}".encode()


# ------------------------------------------------------------------------------------------------- four eyes
@pytest.mark.parametrize("account", ["", "tweede-account"])
def test_the_proposer_sees_who_may_and_cannot_decide_under_any_account(office: Office, account: str) -> None:
    people(office, ("Sofie Harkema", "beslisser", True), ("Age Wiarda", "beheerder", False))
    opened = office.put()
    own = makers.actor(role="procesregisseur", mandate=True, account=account)
    shown = office.shown(opened, own)
    assert shown.may_decide == "eigen_voorstel"
    assert shown.others == ("Sofie Harkema, Wmo",)
    with pytest.raises(Refusal, match="eigen_voorstel"):
        deciding.decide(office.desk(own), shown, decision())
    with pytest.raises(Refusal, match="eigen_voorstel"):
        proposing.return_with_questions(office.desk(own), shown.opened, (proposing.Back("Waarom?"),))


def test_without_a_mandate_one_may_read_and_not_decide(office: Office) -> None:
    opened = office.put()
    reader = makers.actor("Marit Vonkeman", "procesregisseur")
    shown = office.shown(opened, reader)
    assert shown.may_decide == "geen_mandaat"
    with pytest.raises(Refusal, match="geen_mandaat"):
        deciding.decide(office.desk(reader), shown, decision())


def test_a_crisis_is_ratified_by_somebody_else(office: Office) -> None:
    opened = office.put("casus_4_crisis", makers.actor("Ilse Terpstra"))
    acted = makers.actor("Ilse Terpstra", "procesregisseur", mandate=True)
    with pytest.raises(Refusal, match="eigen_voorstel"):
        deciding.decide(office.desk(acted), office.shown(opened, acted), decision("casus_4_crisis"))
    sealed = deciding.decide(office.desk(makers.decider()), office.shown(opened), decision("casus_4_crisis"))
    assert sealed.facts.snapshot.crisis
    assert sealed.facts.decider.name == "Sofie Harkema"


# --------------------------------------------------------------------------------------------------- secrecy
def test_a_refusal_by_a_secrecy_holder_cannot_be_overruled(office: Office) -> None:
    opened = office.put("casus_5_geheimhouder_weigert")
    shown = office.shown(opened)
    assert "antwoord" not in shown.codes
    wider = replace(
        decision("casus_5_geheimhouder_weigert"),
        lines=(LineDecision(ItemId("uitvraag"), granted=True), LineDecision(ItemId("antwoord"), granted=True)),
    )
    with pytest.raises(Refusal) as refused:
        deciding.decide(office.desk(makers.decider()), shown, wider)
    assert refused.value.facts["ontbreekt"] == ("nooit_gevraagd@antwoord",)


def test_reasons_offered_are_those_that_can_be_true(office: Office) -> None:
    shown = office.shown(office.put())
    offered = {option.id for option in shown.codes["naar_huisarts"]}
    assert "D2" in offered
    assert "D5" not in offered, "nobody refused here"


# --------------------------------------------------------------------------------------------- what was put wins
def test_what_changed_behind_the_decider_is_not_sealed(office: Office) -> None:
    shown = office.shown(office.put())
    proposing.withdraw(office.desk(), office.fresh(shown.opened))
    with pytest.raises(Refusal):
        deciding.decide(office.desk(makers.decider()), shown, decision())
    with office.world.work() as work:
        assert work.besluiten.of(shown.opened.casus.id, makers.scope()) == ()


def test_a_decider_with_a_role_that_only_sees_what_is_put_forward_reads_the_decision_after(office: Office) -> None:
    sealed = office.sealed()
    assert deciding.open_besluit(office.desk(makers.decider()), sealed.id).number == sealed.number
    elsewhere = makers.actor("Iemand Anders", "beslisser", team="Zuid", mandate=True)
    with pytest.raises(Refusal, match="besluit_onbekend"):
        deciding.open_besluit(office.desk(elsewhere), sealed.id)


# ---------------------------------------------------------------------------------------------------- drafts
def test_a_draft_stays_until_it_is_sealed_and_belongs_to_one_person(office: Office) -> None:
    opened = office.put()
    sofie, age = office.desk(makers.decider()), office.desk(makers.decider("Age Wiarda"))
    shown = office.shown(opened)
    draft = Draft(1, "deels_delen", (DraftLine("naar_huisarts", LineChoice.LIGHTER, "Minder", ("D7",)),), "Een begin")
    drafting.keep(sofie, shown, draft)
    assert drafting.kept(sofie, office.shown(opened)) == draft
    assert drafting.kept(age, shown) == Draft(1)
    deciding.decide(sofie, shown, decision())
    with office.world.work() as work:
        assert work.casussen.draft(opened.casus.id, sofie.actor.person) == ""


def test_words_of_a_draft_outlive_going_back_and_choices_do_not(office: Office) -> None:
    opened, sofie = office.put(), office.desk(makers.decider())
    shown = office.shown(opened)
    drafting.keep(sofie, shown, Draft(1, "delen", motivation="Het kan niet lichter."))
    back = proposing.return_with_questions(sofie, shown.opened, (proposing.Back("Kan het lichter?"),))
    youssef = office.desk()
    again = office.fresh(back)
    for vraag in proposing.thread(youssef, again):
        proposing.answer_question(youssef, again, vraag, "Nee.")
    again = answer(youssef, again, Ref(QuestionId("vraag.reden"), None), Answer("Anders gezegd."))  # type: ignore[assignment]
    proposing.put_forward(youssef, stamp(youssef, again))
    second = office.shown(opened)
    assert drafting.kept(sofie, second) == Draft(2, motivation="Het kan niet lichter.")
    assert [one.question for one in second.changes] == ["vraag.reden"]
    assert second.thread[0].answered == "Nee."


def test_a_draft_that_cannot_be_kept_is_refused(office: Office) -> None:
    opened = office.put()
    shown, sofie = office.shown(opened), office.desk(makers.decider())
    with pytest.raises(Refusal, match="tekst_onleesbaar"):
        drafting.keep(sofie, shown, Draft(1, motivation=f"half {chr(0xD83D)}"))
    with pytest.raises(Refusal, match="geen_recht"):
        drafting.keep(office.desk(), shown, Draft(1, motivation="x"))
    with pytest.raises(Refusal, match="tekst_onleesbaar"):
        deciding.decide(sofie, shown, replace(decision(), motivation=f"half {chr(0xDC00)}"))


# --------------------------------------------------------------------------------------------- seals that stay
def test_a_second_decision_is_a_new_record_and_the_first_stays(office: Office) -> None:
    first = office.sealed()
    second = office.sealed()
    assert second.facts.previous == first.digest
    assert first.number != second.number
    reread = deciding.open_besluit(office.desk(makers.decider()), first.id)
    assert reread.canonical == first.canonical
    with office.world.work() as work:
        assert [number for _, number, _ in work.besluiten.of(first.casus, makers.scope())] == [first.number]


def test_what_is_sealed_cannot_be_decided_again(office: Office) -> None:
    shown = office.shown(office.put())
    deciding.decide(office.desk(makers.decider()), shown, decision())
    with pytest.raises(Refusal, match="inmiddels_gewijzigd"):
        deciding.decide(office.desk(makers.decider()), shown, decision())
    with pytest.raises(Refusal):
        office.shown(shown.opened)


def test_verifying_puts_then_beside_now(office: Office) -> None:
    sealed = office.sealed()
    verified = deciding.verify(office.desk(makers.decider()), sealed.id)
    assert (verified.intact, verified.linked, verified.changed) == (True, True, ())
    office.edited(office.stored(sealed.casus), ("doel.woorden", None, Answer("Meneer woont veilig en is niet alleen.")))
    (changed,) = deciding.verify(office.desk(makers.decider()), sealed.id).changed
    assert changed.question == "doel.woorden"
    assert {segment.change for segment in changed.segments} == {Change.SAME, Change.ADDED, Change.GONE}


def test_a_seal_that_was_tampered_with_is_told() -> None:
    world = memory_world()
    office = Office(world)
    first, second = office.sealed(), office.sealed()
    store = store_of(world)
    broken = replace(first, canonical=first.canonical.replace(b"Harkema", b"Harkemb"))
    store.state.besluiten = (broken, second)
    with pytest.raises(Trouble, match="zegel_gebroken"):
        deciding.verify(office.desk(makers.decider()), first.id)
    told = deciding.verify(office.desk(makers.decider()), second.id)
    assert (told.intact, told.linked) == (True, False)


def store_of(world: World) -> MemoryStore:
    store = getattr(world.work, "__self__", None)
    assert isinstance(store, MemoryStore)
    return store


# ------------------------------------------------------------------------------------------------------ paper
def test_the_paper_is_pressed_once_and_given_out_the_same(office: Office) -> None:
    sealed, sofie = office.sealed(), office.desk(makers.decider())
    first = papers.paper(sofie, sealed.id, Act.BESLUIT_GEZIEN, press)

    def never(_b: Besluit, _m: str, _s: Settings) -> bytes:
        raise AssertionError("pressed twice")

    assert papers.paper(sofie, sealed.id, Act.AFGEDRUKT, never) == first
    assert papers.paper(sofie, sealed.id, Act.BEWAARD, never) == first
    acts = [line.act for line in office.world.lines() if line.act in ("afgedrukt", "bewaard")]
    assert set(acts) == {"afgedrukt", "bewaard"}


def test_each_paper_leaves_a_line_per_person_before_it_is_handed_out(office: Office) -> None:
    sealed, before = office.sealed(), len(office.world.lines())
    papers.paper(office.desk(makers.decider()), sealed.id, Act.AFGEDRUKT, press)
    lines = office.since(before)
    assert {line.act for line in lines} == {"afgedrukt"}
    assert {line.persoon for line in lines} == {person.id for person in sealed.facts.snapshot.people}


def test_a_press_that_fails_leaves_no_line_and_no_paper(office: Office) -> None:
    sealed, before = office.sealed(), len(office.world.lines())

    def jam(_b: Besluit, _m: str, _s: Settings) -> bytes:
        raise ValueError("jam")

    with pytest.raises(ValueError, match="jam"):
        papers.paper(office.desk(makers.decider()), sealed.id, Act.AFGEDRUKT, jam)
    assert office.since(before) == []
    assert papers.paper(office.desk(makers.decider()), sealed.id, Act.AFGEDRUKT, press).startswith(b"%PDF")


def test_without_a_log_line_no_paper(office: Office) -> None:
    sealed = office.sealed()
    office.world.break_log()
    pressed: list[str] = []

    def note(besluit: Besluit, _m: str, _s: Settings) -> bytes:
        pressed.append(besluit.number)
        return b"%PDF"

    with pytest.raises(Exception, match=r"."):
        papers.paper(office.desk(makers.decider()), sealed.id, Act.AFGEDRUKT, note)


def test_paper_is_for_who_may_print(office: Office) -> None:
    sealed = office.sealed()
    for role in ("beheerder", "fg", "adviseur"):
        with pytest.raises(Refusal):
            papers.paper(office.desk(makers.actor("X", role)), sealed.id, Act.AFGEDRUKT, press)


def test_nothing_is_sealed_by_half(office: Office) -> None:
    opened = office.put()
    shown = office.shown(opened)
    office.world.break_log()
    with pytest.raises(Exception, match=r"."):
        deciding.decide(office.desk(makers.decider()), shown, decision())
    with office.world.work() as work:
        assert work.besluiten.of(opened.casus.id, makers.scope()) == ()


def test_lighter_words_and_struck_lines_are_sealed_with_their_sentences(office: Office) -> None:
    shown = office.shown(office.put())
    made = Decision(
        Uitkomst.DEELS_DELEN,
        (
            LineDecision(ItemId("naar_huisarts"), granted=True, wording="Hulp gewenst", codes=(CodeId("D7"),)),
            LineDecision(ItemId("naar_casemanager"), granted=False, codes=(CodeId("D2"),)),
        ),
        "Minder is genoeg.",
        date(2026, 12, 24),
        date(2026, 12, 1),
        own_weighing=True,
    )
    sealed = deciding.decide(office.desk(makers.decider()), shown, made)
    light, off = sealed.facts.verdicts
    assert (light.granted, light.wording, light.codes[0].id) == (True, "Hulp gewenst", "D7")
    assert (off.granted, off.codes[0].sentence) == (False, makers.kader().codes[CodeId("D2")].sentence)
    assert sealed.number.endswith("-B1")
