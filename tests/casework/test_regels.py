"""Lines that may leave: which a seal makes, what holds them back, and what is written down when they really left."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import partial

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests import makers
from tests.casework.rights import Counter
from tests.casework.steps import MET_TOESTEMMING, Office, decision
from tests.worlds import World, memory_world
from triage.access.actor import Actor
from triage.access.log import Act
from triage.answers import Answer, Scope
from triage.besluit.decision import LineDecision, Uitkomst
from triage.besluit.sealing import Besluit
from triage.casework.casus.answering import Opened
from triage.casework.casus.deciding import decide, record
from triage.casework.followup import begin
from triage.casework.followup.begin import STEPS
from triage.casework.followup.opvolging import open_follow, open_line
from triage.casework.followup.pieces import piece
from triage.casework.followup.regels import begin_lines, held_back
from triage.casework.followup.verstrekken import (
    Gedeeld,
    Ingetrokken,
    record_refusal,
    record_verstrekking,
    want_after_all,
    withdraw_consent,
)
from triage.casework.followup.verstrekkingsbrief import recipient_letter
from triage.casework.followup.vertellen import Mededeling
from triage.casework.followup.vertellen import tell as tell_person
from triage.casus.model import CasusState
from triage.casus.walk import walk
from triage.faults import Refusal
from triage.followup.informeren import MACHINE as INFORMS
from triage.followup.informeren import (
    TE_INFORMEREN,
    UITGESTELD,
    Informeren,
    Uitstel,
    Variant,
    Verteld,
    Weg,
)
from triage.followup.regel import MACHINE, Bevriezing, Grond, Regel, Rem
from triage.followup.stuk import Stuk, moved
from triage.followup.verzoek import Oordeel, Recht
from triage.ids import CodeId, PersonId

CASUS_5 = "casus_5_geheimhouder_weigert"
JELLE = makers.actor("Jelle Brandsma", "informatieregisseur")


@pytest.fixture(autouse=True)
def only_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    """What else begins at a seal has tests of its own; informing is put beside the lines as each test wants it."""
    monkeypatch.setattr(begin, "STEPS", (begin_lines,))


@pytest.fixture
def office(world: World) -> Office:
    return Office(world)


def small() -> Office:
    return Office(memory_world())


def recorded(office: Office) -> Besluit:
    return record(office.desk(), office.ready(MET_TOESTEMMING), "Mevrouw zei ja.")


def lines(office: Office, besluit: Besluit) -> tuple[Stuk[Regel], ...]:
    return tuple(one.stuk for one in open_follow(office.desk(JELLE), besluit.casus).lines)


def first(office: Office, besluit: Besluit) -> Stuk[Regel]:
    return next(one for one in lines(office, besluit) if one.state == "open")


def now(office: Office, stuk: Stuk[Regel]) -> Stuk[Regel]:
    return open_line(office.desk(JELLE), stuk.id).lijn.stuk


def rems(office: Office, stuk: Stuk[Regel]) -> tuple[Rem, ...]:
    return open_line(office.desk(JELLE), stuk.id).lijn.remmen


def facts(office: Office, regel: Stuk[Regel], **more: object) -> Gedeeld:
    told = Gedeeld(office.clock.now(), "R. Siebenga", "Casemanager", "telefoon", regel.content.item)
    return replace(told, **more)  # type: ignore[arg-type]


def tell(office: Office, stuk: Stuk[Regel], by: Actor = JELLE, **more: object) -> Stuk[Regel]:
    return record_verstrekking(office.desk(by), stuk, facts(office, stuk, **more))


@contextmanager
def refused(code: str) -> Iterator[None]:
    with pytest.raises(Refusal) as refusal:
        yield
    assert refusal.value.code == code


def act(office: Office, stuk: Stuk[Regel], name: str, content: Regel | None = None) -> Stuk[Regel]:
    """Do what another part of the follow-up does with a line."""
    desk = office.desk(JELLE)
    look = desk.look(Act.REGEL_GEWIJZIGD, "opvolging")
    with desk.work() as work:
        kept = work.stukken.get(stuk.id, Regel, makers.scope(), look)
        after = moved(kept, MACHINE, name, content or kept.content)
        work.stukken.save(kept, after, name, look)
        work.commit()
    return after


def freeze(office: Office, stuk: Stuk[Regel]) -> Stuk[Regel]:
    frozen = (*stuk.content.freezes, Bevriezing(office.clock.today(), "verzoek-1", "2026-0001-Q1"))
    return act(office, stuk, "bevriezen", replace(stuk.content, freezes=frozen))


def informing(office: Office, besluit: Besluit, when: str, **more: object) -> Stuk[Informeren]:
    """Keep the piece about informing the person of the first line."""
    regel = first(office, besluit)
    made = Informeren(besluit.id, besluit.number, regel.content.about, when, None, (Variant.VOLWASSENE,))
    desk = office.desk()
    look = desk.look(Act.INFORMEREN_GEWIJZIGD, "informeren")
    with desk.work() as work:
        casus = work.casussen.get(besluit.casus, makers.scope(), look)
        state = UITGESTELD if when == "uitgesteld" else TE_INFORMEREN
        stuk = piece(desk, work, casus, replace(made, **more), state, (made.person,))  # type: ignore[arg-type]
        work.stukken.add(stuk, look)
        work.commit()
    return stuk


def told(office: Office, stuk: Stuk[Informeren], weg: Weg = Weg.BRIEF) -> Stuk[Informeren]:
    """Tell the person today."""
    written = weg in (Weg.BRIEF, Weg.GESPREK_EN_BRIEF)
    one = Verteld(office.clock.today(), written, weg, Variant.VOLWASSENE, "Meneer", PersonId("x"), "X")
    desk = office.desk()
    look = desk.look(Act.INFORMEREN_GEWIJZIGD, "informeren")
    with desk.work() as work:
        kept = work.stukken.get(stuk.id, Informeren, makers.scope(), look)
        after = moved(kept, INFORMS, "vertellen", replace(kept.content, told=(one,)))
        work.stukken.save(kept, after, "vertellen", look)
        work.commit()
    return after


def deferral(office: Office, days: int) -> Uitstel:
    today = office.clock.today()
    until = today + timedelta(days=days)
    return Uitstel(("C2",), today, until, "", (), None, None, None, "", "", "", "", "")


# -------------------------------------------------------------------------------------------------------- the seal
def test_a_seal_makes_a_line_of_what_was_granted_and_of_nothing_else(office: Office) -> None:
    besluit = office.sealed()
    shot = besluit.facts.snapshot
    granted = [line.id for line in shot.lines if (one := besluit.facts.verdict(line.id)) and one.granted]
    made = lines(office, besluit)
    assert [one.content.line for one in made] == granted
    assert 0 < len(granted) < len(shot.lines)
    assert {one.content.ground for one in made} == {Grond.BESLUIT}
    assert {one.content.valid_until for one in made} == {besluit.facts.valid}
    assert [one.number[-1] for one in made] == [str(place) for place in range(1, len(made) + 1)]
    assert all(one.number.startswith(shot.kenmerk) for one in made)


def test_a_line_with_consent_holds_until_the_consent_ends(office: Office) -> None:
    (line,) = lines(office, recorded(office))
    assert line.content.ground is Grond.TOESTEMMING
    assert line.content.valid_until == date(2027, 3, 22)


def test_what_a_secrecy_holder_refused_makes_no_line(office: Office) -> None:
    made = lines(office, office.sealed(CASUS_5))
    assert [one.content.act for one in made] == ["uitvraag"]
    assert "behandeling" not in made[0].content.item


def test_a_line_by_a_statutory_route_has_no_end_of_its_own() -> None:
    office = small()
    made = lines(office, office.sealed("casus_7_niet_informeren"))
    routes = [one for one in made if one.content.ground is Grond.ROUTE]
    assert routes
    assert {one.content.valid_until for one in routes} == {None}


def test_what_was_granted_in_lighter_words_leaves_in_those_words(office: Office) -> None:
    shown = office.shown(office.put())
    made = decision()
    whole = next(one for one in made.lines if one.granted)
    lighter = LineDecision(whole.line, granted=True, wording="Er is hulp gewenst", codes=(CodeId("D7"),))
    rest = tuple(lighter if one.line == whole.line else one for one in made.lines)
    besluit = decide(office.desk(makers.decider()), shown, replace(made, outcome=Uitkomst.DEELS_DELEN, lines=rest))
    line = next(one for one in lines(office, besluit) if one.content.line == whole.line)
    assert line.content.item == "Er is hulp gewenst"
    # Why it was needed was written about all that was asked, and could tell what was struck.
    assert line.content.why == ""
    saved = tell(office, line, said="Er is hulp gewenst, het huis is vervuild", differs="Ook hoe het huis eruitziet")
    assert saved.content.item == "Er is hulp gewenst"
    assert saved.content.beyond == saved.content.verstrekt


def test_a_later_seal_replaces_the_open_lines(office: Office) -> None:
    besluit = recorded(office)
    before = first(office, besluit)
    again = again_recorded(office, besluit)
    old, new = lines(office, again)
    assert (old.id, old.state, old.content.ended_by) == (before.id, "vervangen", again.number)
    assert (new.state, new.content.number) == ("open", again.number)
    with refused("regel_staat_stil"):
        tell(office, old)


def again_recorded(office: Office, besluit: Besluit, *answers: tuple[str, str | None, Answer]) -> Besluit:
    """Record the same casus once more, as after looking at it anew, with other answers."""
    casus = office.stored(besluit.casus)
    with office.world.work() as work:
        later = replace(casus, state=CasusState.CONCEPT, version=casus.version + 1, reviewed=office.clock.now())
        work.casussen.save(casus, later, (), makers.look(Act.CASUS_HEROPEND))
        work.commit()
    later = office.edited(later, *answers) if answers else later
    return record(office.desk(), office.fresh(Opened(later, walk(later, makers.kader()))), "Nog eens bekeken.")


def test_a_contested_line_stands_still_in_its_new_form_too(office: Office) -> None:
    besluit = recorded(office)
    freeze(office, first(office, besluit))
    _, new = lines(office, again_recorded(office, besluit))
    assert new.state == "bevroren"
    assert [one.origin_number for one in new.content.freezes] == ["2026-0001-Q1"]


# ------------------------------------------------------------------------------------------------------- recording
def test_what_really_left_is_recorded_beside_what_was_granted(office: Office) -> None:
    line = first(office, office.sealed())
    count = len(office.world.lines())
    office.clock.move(hours=1)
    saved = tell(office, line)
    (one,) = now(office, saved).content.verstrekt
    assert (one.name, one.function, one.channel, one.said) == (
        "R. Siebenga", "Casemanager", "telefoon", line.content.item,
    )  # fmt: skip
    assert (one.at, one.by, one.by_name) == (office.clock.now(), JELLE.person, JELLE.name)
    left = [each for each in office.since(count) if each.act == Act.VERSTREKT]
    assert [(each.persoon, each.detail) for each in left] == [(line.content.about, line.number)]
    assert not [each for each in office.since(count) if "Siebenga" in each.detail]


@pytest.mark.parametrize(
    ("more", "lacks"),
    [
        ({"name": " "}, ("naam",)),
        ({"function": ""}, ("functie",)),
        ({"channel": "whatsapp"}, ("kanaal",)),
        ({"said": ""}, ("gezegd", "verschil")),
        ({"said": "Iets heel anders"}, ("verschil",)),
        ({"said": "Iets anders", "as_granted": True, "differs": "Meer dan dat"}, ("verschil",)),
    ],
)
def test_a_record_is_whole(more: dict[str, object], lacks: tuple[str, ...]) -> None:
    office = small()
    line = first(office, office.sealed())
    with pytest.raises(Refusal) as refusal:
        tell(office, line, **more)  # type: ignore[arg-type]
    assert refusal.value.code == "verstrekking_onvolledig"
    assert refusal.value.facts["ontbreekt"] == lacks
    assert now(office, line) == line


def test_other_words_for_the_same_are_no_difference_when_the_recorder_says_so() -> None:
    office = small()
    line = first(office, office.sealed())
    assert tell(office, line, said="Wij zijn betrokken", as_granted=True).content.beyond == ()
    more = tell(office, now(office, line), said="Ook zijn diagnose", differs="Ik noemde een ziekte")
    assert [one.differs for one in more.content.beyond] == ["Ik noemde een ziekte"]
    assert more.content.item == line.content.item


def test_a_time_that_cannot_be_is_refused() -> None:
    office = small()
    line = first(office, office.sealed())
    with refused("verstrekking_in_toekomst"):
        tell(office, line, at=office.clock.now() + timedelta(minutes=1))
    with refused("verstrekking_voor_besluit"):
        tell(office, line, at=line.made - timedelta(minutes=1))


def test_a_line_that_stands_still_does_not_leave(office: Office) -> None:
    frozen = freeze(office, first(office, office.sealed()))
    for urgent in ("", "Het kan niet wachten"):
        with pytest.raises(Refusal) as refusal:
            tell(office, frozen, urgent=urgent)
        assert (refusal.value.code, refusal.value.facts["remmen"]) == ("regel_staat_stil", (Rem.BEVROREN,))
    assert rems(office, frozen) == (Rem.BEVROREN,)


def test_what_left_while_it_stood_still_is_not_written_down_afterwards_as_if_it_had_not() -> None:
    office = small()
    line = first(office, office.sealed())
    office.clock.move(hours=1)
    frozen = freeze(office, line)
    office.clock.move(hours=5)
    between = office.clock.now()
    office.clock.move(hours=5)
    free = act(office, frozen, "vrijgeven")
    with refused("regel_staat_stil"):
        tell(office, free, at=between)
    assert tell(office, free).content.left


def test_a_line_past_its_end_does_not_leave(office: Office) -> None:
    besluit = office.sealed()
    line = first(office, besluit)
    end = besluit.facts.valid
    assert end is not None
    office.clock.moment = datetime(end.year, end.month, end.day, 23, 59, tzinfo=makers.ZONE)
    assert rems(office, line) == ()
    office.clock.move(minutes=1)
    assert rems(office, line) == (Rem.VERLOPEN,)
    with refused("regel_staat_stil"):
        tell(office, line, urgent="Het kan niet wachten")


def test_the_screen_of_before_is_refused(office: Office) -> None:
    line = first(office, office.sealed())
    tell(office, line)
    with refused("inmiddels_gewijzigd"):
        tell(office, line)
    assert len(now(office, line).content.left) == 1


def test_two_desks_at_once_leave_one_record(office: Office) -> None:
    line = first(office, office.sealed())
    other = makers.actor("Daan Brouwer", "informatieregisseur")
    tell(office, line, by=other)
    with refused("inmiddels_gewijzigd"):
        record_refusal(office.desk(JELLE), line, facts(office, line))
    assert now(office, line).state == "open"


@pytest.mark.parametrize("role", ["wijkteamprofessional", "procesregisseur", "beslisser", "fg", "beheerder"])
def test_another_role_does_not_record(role: str) -> None:
    office = small()
    line = first(office, office.sealed())
    with pytest.raises(Refusal) as refusal:
        tell(office, line, by=makers.actor(role=role, mandate=True))
    assert refusal.value.code in ("stuk_onbekend", "geen_recht")


def test_nothing_leaves_from_a_closed_casus(office: Office) -> None:
    besluit = office.sealed()
    line = first(office, besluit)
    casus = office.stored(besluit.casus)
    with office.world.work() as work:
        closed = replace(casus, state=CasusState.GESLOTEN, version=casus.version + 1)
        work.casussen.save(casus, closed, (), makers.look(Act.GESLOTEN))
        work.commit()
    with refused("niet_in_deze_staat"):
        tell(office, line)


def test_without_a_log_line_nothing_is_recorded_and_nothing_shown(office: Office) -> None:
    besluit = office.sealed()
    line = first(office, besluit)
    office.world.break_log()
    for tried in (
        lambda: tell(office, line),
        lambda: open_line(office.desk(JELLE), line.id),
        lambda: open_follow(office.desk(JELLE), besluit.casus),
        lambda: letter(office, line),
    ):
        with pytest.raises(Exception, match="no log today"):
            tried()
    with pytest.raises(Exception, match="without"), office.world.work() as work:
        kept = [one for one in work.stukken.of(besluit.casus, Regel) if one.id == line.id]
    assert [one.content.verstrekt for one in kept] == [()]


# ------------------------------------------------------------------------------------------------------- informing
def test_who_is_to_be_told_before_holds_the_line_until_then(office: Office) -> None:
    besluit = office.sealed()
    line = first(office, besluit)
    informs = informing(office, besluit, "vooraf")
    assert rems(office, line) == (Rem.NIET_GEINFORMEERD,)
    with refused("regel_wacht"):
        tell(office, line)
    told(office, informs, Weg.GESPREK_OP_VERZOEK)
    assert rems(office, line) == ()
    assert tell(office, line).content.left


def test_after_a_letter_there_are_days_to_react(office: Office) -> None:
    besluit = office.sealed()
    line = first(office, besluit)
    office.clock.moment = datetime(2026, 9, 4, 9, 0, tzinfo=makers.ZONE)
    told(office, informing(office, besluit, "vooraf"))
    opened = open_line(office.desk(JELLE), line.id).lijn
    # Friday 4 September: five working days end on Friday the 11th.
    assert (opened.remmen, opened.reflects) == ((Rem.BEDENKTIJD,), date(2026, 9, 11))
    with refused("regel_wacht"):
        tell(office, line)
    office.clock.moment = datetime(2026, 9, 11, 23, 59, tzinfo=makers.ZONE)
    assert rems(office, line) == (Rem.BEDENKTIJD,)
    early = office.clock.now()
    office.clock.move(minutes=1)
    assert rems(office, line) == ()
    # Written down later, but it left too early.
    with refused("regel_wacht"):
        tell(office, line, at=early)
    assert tell(office, line).content.left


def test_a_reason_of_urgency_passes_by_waiting_and_nothing_else(office: Office) -> None:
    besluit = office.sealed()
    line = first(office, besluit)
    informing(office, besluit, "vooraf")
    saved = tell(office, line, urgent="Vanavond is er niemand bij hem")
    assert saved.content.left[0].urgent == "Vanavond is er niemand bij hem"
    frozen = freeze(office, saved)
    assert set(rems(office, frozen)) == {Rem.BEVROREN, Rem.NIET_GEINFORMEERD}
    with refused("regel_staat_stil"):
        tell(office, frozen, urgent="Vanavond is er niemand bij hem")


@pytest.mark.parametrize("when", ["bij_verstrekking", "achteraf", ""])
def test_who_is_told_at_or_after_holds_nothing(when: str) -> None:
    office = small()
    besluit = office.sealed()
    informing(office, besluit, when)
    assert tell(office, first(office, besluit)).content.left


def test_a_deferral_holds_nothing_while_it_holds_and_never_goes_on_by_itself() -> None:
    office = small()
    besluit = office.sealed()
    line = first(office, besluit)
    informing(office, besluit, "uitgesteld", deferrals=(deferral(office, 10),))
    opened = open_line(office.desk(JELLE), line.id).lijn
    assert (opened.remmen, opened.deferred) == ((), True)
    office.clock.move(days=11)
    assert rems(office, line) == (Rem.NIET_GEINFORMEERD,)


# ----------------------------------------------------------------------------------------------- refusing, consent
def test_a_recipient_who_does_not_want_it_is_not_asked_why(office: Office) -> None:
    line = first(office, office.sealed(CASUS_5))
    given = facts(office, line, said="Hij vond het te vroeg", differs="x", urgent="y")
    saved = record_refusal(office.desk(JELLE), line, given)
    assert saved.state == "geweigerd"
    assert saved.content.left == ()
    (one,) = saved.content.verstrekt
    assert (one.refused, one.said, one.differs, one.urgent) == (True, "", "", "")
    with refused("regel_staat_stil"):
        tell(office, saved)
    again = want_after_all(office.desk(JELLE), saved)
    assert tell(office, again).content.left


def test_case_5_to_its_end(office: Office) -> None:
    """The question was allowed and asked; the answer was refused and never comes; nothing of it can be written."""
    besluit = office.sealed(CASUS_5)
    (line,) = lines(office, besluit)
    asked = tell(office, line, function="Behandelaar", name="Mevrouw De Wit")
    assert [one.number for one in lines(office, besluit)] == [asked.number]
    told_lines = [one for one in besluit.facts.snapshot.lines if any(code.id in ("D5", "D8") for code in one.codes)]
    assert len(told_lines) == 2
    assert not {one.id for one in told_lines} & {one.content.line for one in lines(office, besluit)}


def test_case_1_to_its_end(office: Office) -> None:
    """With consent it may leave; once withdrawn it may not, and what left before is not touched (AVG 7 lid 3)."""
    besluit = recorded(office)
    line = first(office, besluit)
    told(office, informing(office, besluit, "vooraf"), Weg.GESPREK_EN_BRIEF)
    # Who said yes needs no days to react to the letter.
    saved = tell(office, line)
    office.clock.move(days=30)
    left = saved.content.left
    (ended,) = withdraw_consent(
        office.desk(), saved, Ingetrokken(office.clock.today(), whole=True, words="Ik wil niet meer")
    )
    assert (ended.state, ended.content.left) == ("ingetrokken", left)
    assert ended.content.too_late == ()
    with refused("regel_staat_stil"):
        tell(office, ended, urgent="Spoed")
    # The answer in the triage still says yes: no later seal makes a line of a consent that was withdrawn.
    again = again_recorded(office, besluit)
    assert [one.state for one in lines(office, again)] == ["ingetrokken"]


def of_person(office: Office, line: Stuk[Regel]) -> Stuk[Informeren]:
    """Return the piece by which the person of a line is told, as the seal made it."""
    with office.world.work() as work:
        assert line.casus is not None
        work.casussen.get(line.casus, makers.scope(), makers.look())
        found = work.stukken.of(line.casus, Informeren)
        work.commit()
    return next(one for one in found if one.content.person == line.content.about)


def test_case_1_with_everything_that_follows(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    """The seal itself begins informing; the line waits for it, leaves, and ends with the consent."""
    monkeypatch.setattr(begin, "STEPS", STEPS)
    besluit = recorded(office)
    line = first(office, besluit)
    assert rems(office, line) == (Rem.NIET_GEINFORMEERD,)
    informs = of_person(office, line)
    given = Mededeling(office.clock.today(), Weg.GESPREK_EN_BRIEF, informs.content.needed[0], "Mevrouw Kooijman")
    tell_person(office.desk(), informs, given)
    saved = tell(office, line)
    withdraw_consent(office.desk(), saved, Ingetrokken(office.clock.today(), whole=True))
    assert now(office, line).state == "ingetrokken"
    assert now(office, line).content.left == saved.content.left


def test_case_5_with_everything_that_follows(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    """The person is told at the asking: nothing waits, and the letter may go with it."""
    monkeypatch.setattr(begin, "STEPS", STEPS)
    besluit = office.sealed(CASUS_5)
    (line,) = lines(office, besluit)
    assert rems(office, line) == ()
    asked = tell(office, line, function="Behandelaar", name="Mevrouw De Wit")
    assert "Dat het wijkteam betrokken is" in letter(office, asked)
    refused_line = record_refusal(office.desk(JELLE), asked, facts(office, asked))
    assert (refused_line.state, len(refused_line.content.left)) == ("geweigerd", 1)


def test_an_objection_freezes_and_a_part_of_it_that_is_upheld_ends_a_line(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(begin, "STEPS", STEPS)
    counter = Counter.opened(world)
    office, besluit = counter.office, counter.besluit
    ending, staying = lines(office, besluit)[:2]
    ending = tell(office, ending)
    verzoek = counter.received(Recht.BEZWAAR, ending, staying)
    for line in (ending, staying):
        assert Rem.BEVROREN in rems(office, line)
        with refused("regel_staat_stil"):
            tell(office, now(office, line), urgent="Spoed")
    counter.judged(counter.sure(verzoek), Oordeel.DEELS, True, False)
    assert now(office, ending).state == "beeindigd"
    assert len(now(office, ending).content.left) == 1
    assert now(office, staying).state == "open"
    assert tell(office, now(office, staying)).content.left


def test_a_new_consent_makes_a_new_line() -> None:
    office = small()
    besluit = recorded(office)
    line = first(office, besluit)
    withdraw_consent(office.desk(), line, Ingetrokken(office.clock.today(), whole=False))
    office.clock.move(days=3)
    later = Answer(office.clock.today())
    again = again_recorded(office, besluit, ("toestemming.wanneer", line.content.about, later))
    assert [one.state for one in lines(office, again)] == ["ingetrokken", "open"]


def test_what_left_after_the_day_of_withdrawing_is_marked() -> None:
    office = small()
    line = first(office, recorded(office))
    office.clock.move(days=5)
    saved = tell(office, line)
    (ended,) = withdraw_consent(office.desk(), saved, Ingetrokken(office.clock.today() - timedelta(days=2), whole=True))
    assert ended.content.too_late == saved.content.left


def test_only_a_consent_can_be_withdrawn_and_not_tomorrow() -> None:
    office = small()
    line = first(office, office.sealed())
    with refused("regel_zonder_toestemming"):
        withdraw_consent(office.desk(), line, Ingetrokken(office.clock.today(), whole=True))
    with refused("intrekking_in_toekomst"):
        withdraw_consent(office.desk(), line, Ingetrokken(office.clock.today() + timedelta(days=1), whole=True))
    with pytest.raises(Refusal):
        withdraw_consent(office.desk(makers.decider()), line, Ingetrokken(office.clock.today(), whole=True))


# -------------------------------------------------------------------------------------------------- page and letter
def test_the_page_leaves_a_line_for_every_person(office: Office) -> None:
    besluit = office.sealed()
    count = len(office.world.lines())
    found = open_follow(office.desk(), besluit.casus)
    seen = [one for one in office.since(count) if one.act == Act.OPVOLGING_GEZIEN]
    assert {one.persoon for one in seen} == set(office.stored(besluit.casus).of(Scope.PERSOON))
    assert [number for _, number in found.besluiten] == [besluit.number]
    count = len(office.world.lines())
    open_line(office.desk(), found.lines[0].stuk.id)
    assert [(one.act, one.persoon) for one in office.since(count)] == [
        (Act.REGEL_GEZIEN, found.lines[0].stuk.content.about)
    ]


def test_the_page_is_not_for_everybody() -> None:
    office = small()
    besluit = office.sealed()
    with refused("casus_onbekend"):
        open_follow(office.desk(makers.actor("Doutzen Algra", "fg")), besluit.casus)
    with refused("casus_onbekend"):
        open_follow(office.desk(makers.actor("Jan Zuid", "informatieregisseur", team="Zuid")), besluit.casus)
    with refused("stuk_onbekend"):
        open_line(office.desk(makers.actor("Jan Zuid", "informatieregisseur", team="Zuid")), first(office, besluit).id)


def letter(office: Office, line: Stuk[Regel], act: Act = Act.BRIEF_AFGEDRUKT) -> str:
    return recipient_letter(office.desk(JELLE), line.id, act, lambda received, _: repr(received).encode()).decode()


def test_the_letter_holds_what_was_granted_and_is_logged(office: Office) -> None:
    line = first(office, office.sealed())
    saved = tell(office, line, said="Veel meer dan dat", differs="Ook zijn diagnose")
    count = len(office.world.lines())
    told_words = letter(office, saved)
    assert line.content.item in told_words
    assert "Veel meer" not in told_words
    assert "diagnose" not in told_words
    assert [(one.act, one.persoon) for one in office.since(count)] == [(Act.BRIEF_AFGEDRUKT, line.content.about)]


def test_a_letter_of_a_line_that_is_held_back_does_not_leave() -> None:
    office = small()
    besluit = office.sealed()
    line = first(office, besluit)
    informing(office, besluit, "vooraf")
    with refused("regel_wacht"):
        letter(office, line)
    assert letter(office, line, Act.BRIEF_GEZIEN)
    urgent = tell(office, line, urgent="Vanavond is er niemand bij hem")
    assert letter(office, urgent, Act.BRIEF_BEWAARD)
    with refused("regel_staat_stil"):
        letter(office, freeze(office, urgent))


# ------------------------------------------------------------------------------------------------------- histories
_ACTS = st.lists(
    st.sampled_from(
        [
            "vertel",
            "weiger",
            "alsnog",
            "bevries",
            "vrij",
            "intrekken",
            "vervangen",
            "beeindigen",
            "verlopen",
            "dagen",
            "toestemming",
        ]
    ),
    max_size=14,
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=_ACTS, urgent=st.sampled_from(["", "Spoed"]), by=st.sampled_from(list(Grond)[:2]))
def test_a_line_that_is_held_back_never_leaves_whatever_came_before(steps: list[str], urgent: str, by: Grond) -> None:
    office = small()
    line = first(office, office.sealed() if by is Grond.BESLUIT else recorded(office))
    for step in steps:
        before = now(office, line)
        with suppress(Refusal):
            _step(office, before, step, urgent)
        line = now(office, line)
        if len(line.content.left) > len(before.content.left):
            until = before.content.valid_until
            assert before.state == "open"
            assert until is None or office.clock.today() <= until
            assert not before.content.withdrawn
            assert all(one.until for one in before.content.freezes)
        assert line.content.left[: len(before.content.left)] == before.content.left


_BY_OTHERS = ("intrekken", "vervangen", "beeindigen", "verlopen")


def _step(office: Office, line: Stuk[Regel], step: str, urgent: str) -> None:
    desk = office.desk(JELLE)
    thawed = tuple(replace(one, until=office.clock.today()) for one in line.content.freezes)
    ways: dict[str, Callable[[], object]] = {
        "vertel": lambda: tell(office, line, urgent=urgent),
        "weiger": lambda: record_refusal(desk, line, facts(office, line)),
        "alsnog": lambda: want_after_all(desk, line),
        "bevries": lambda: freeze(office, line),
        "vrij": lambda: act(office, line, "vrijgeven", replace(line.content, freezes=thawed)),
        "dagen": lambda: office.clock.move(days=70),
        "toestemming": lambda: withdraw_consent(desk, line, Ingetrokken(office.clock.today(), whole=True)),
        **{name: partial(act, office, line, name) for name in _BY_OTHERS},
    }
    ways[step]()


def test_held_back_is_asked_of_the_day() -> None:
    office = small()
    besluit = office.sealed()
    line = first(office, besluit)
    desk = office.desk(JELLE)
    with desk.work() as work:
        kept = work.stukken.get(line.id, Regel, makers.scope(), desk.look(Act.REGEL_GEZIEN, "opvolging"))
        assert held_back(desk, work, kept) == ()
        end = besluit.facts.valid
        assert end is not None
        assert held_back(desk, work, kept, end + timedelta(days=1)) == (Rem.VERLOPEN,)
        work.commit()
