"""Asking for access and answering: another person in another role, with an end, and nothing tells who is known."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from tests import makers
from tests.casework.neighbours import (
    BORN,
    DANIQUE,
    ELSEWHERE,
    FG,
    INFO,
    OWNER,
    PROCES,
    Neighbourhood,
    neighbourhood,
)
from tests.worlds import World
from triage.access.toegang import LONGEST, TEXT, Soort, Verzoek
from triage.casework.access.asking import ask, ask_names, mine
from triage.casework.access.granting import count, end, grant, open_request, refuse, waiting
from triage.casework.casus.answering import open_casus
from triage.casework.casus.overview import casussen
from triage.casework.desk import Desk
from triage.casework.typing import keep_typed, typed
from triage.casus.members import Band
from triage.faults import Refusal
from triage.ids import CasusId, PersonId

WHY = "Ik neem dit gezin over van een collega."
UNKNOWN = "Niemand Zo"


@pytest.fixture
def here(world: World) -> Neighbourhood:
    return neighbourhood(world)


def asked(here: Neighbourhood, name: str = DANIQUE, days: int = 14, by: Desk | None = None) -> Verzoek:
    return ask(by or here.desk(), name, BORN, "Ik vervang een collega", WHY, days)


def kept(here: Neighbourhood, verzoek: Verzoek) -> Verzoek:
    """Return a request as the store holds it."""
    with here.world.work() as work:
        found, _ = work.toegangen.get(verzoek.id, makers.scope(), makers.look())
        work.commit()
    return found


# ------------------------------------------------------------------------------------------------------- asking
def test_a_request_does_not_tell_whether_somebody_is_known(here: Neighbourhood) -> None:
    here.casus(1)
    here.shielded(2, PROCES.name)
    here.casus(3, name="Iemand Anders")
    made = [asked(here, name) for name in (UNKNOWN, DANIQUE, "Iemand Anders")]
    assert len({repr(replace(one, id="", name="")) for one in made}) == 1
    rows, total = mine(here.desk())
    assert total == 3
    assert {repr(replace(row, verzoek=replace(row.verzoek, id="", name=""))) for row in rows} == {
        repr(replace(rows[0], verzoek=replace(rows[0].verzoek, id="", name="")))
    }


def test_a_refusal_does_not_tell_it_either(here: Neighbourhood) -> None:
    here.casus()
    for name, by in ((UNKNOWN, INFO), (DANIQUE, PROCES)):
        refuse(here.desk(by), asked(here, name).id, "Vraag het gezin zelf.")
    rows, _ = mine(here.desk())
    assert {repr(replace(row, verzoek=replace(row.verzoek, id="", name=""))) for row in rows} == {
        repr(replace(rows[0], verzoek=replace(rows[0].verzoek, id="", name="")))
    }
    assert [row.verzoek.answer for row in rows] == ["Vraag het gezin zelf."] * 2


def test_what_is_not_afgeschermd_is_asked_for_first_and_what_may_be_read_last(here: Neighbourhood) -> None:
    open_one = here.casus(1)
    shut = here.shielded(2)
    assert kept(here, asked(here)).casus == open_one.id
    owner = here.desk(makers.actor(OWNER, "casusregisseur"))
    with here.world.work() as work:
        hidden = work.casussen.get(shut.id, makers.scope(OWNER, own=True), makers.look())
        work.casussen.keep_naming(hidden, replace(hidden, members=()), makers.look())
        work.commit()
    assert kept(here, asked(here, by=owner)).casus == shut.id


@pytest.mark.parametrize(
    ("purpose", "motivation", "days", "code"),
    [
        ("", WHY, 7, "verzoek_onvolledig"),
        ("doel", "  ", 7, "verzoek_onvolledig"),
        ("doel", WHY, 0, "dagen_buiten_grens"),
        ("doel", WHY, LONGEST + 1, "dagen_buiten_grens"),
        ("doel", "x" * (TEXT + 1), 7, "tekst_te_lang"),
        ("x" * 201, WHY, 7, "tekst_te_lang"),
        ("doel", "a\x00", 7, "tekst_onleesbaar"),
    ],
)
def test_a_request_needs_a_purpose_a_motivation_and_an_end(
    here: Neighbourhood, purpose: str, motivation: str, days: int, code: str
) -> None:
    here.casus()
    with pytest.raises(Refusal, match=code):
        ask(here.desk(), DANIQUE, BORN, purpose, motivation, days)
    assert mine(here.desk()) == ((), 0)


def test_a_new_request_stands_beside_the_older_one(here: Neighbourhood) -> None:
    here.casus()
    first = asked(here)
    refuse(here.desk(PROCES), first.id, "Nog niet.")
    here.clock.move(days=1)
    second = asked(here)
    assert [(row.verzoek.id, row.verzoek.answer) for row in mine(here.desk())[0]] == [
        (second.id, ""),
        (first.id, "Nog niet."),
    ]
    shown = open_request(here.desk(PROCES), second.id)
    assert [(one.id, one.answer) for one in shown.earlier] == [(first.id, "Nog niet.")]


def test_earlier_requests_about_nobody_known_are_told_by_the_same_name_only(here: Neighbourhood) -> None:
    asked(here, "Iemand Anders")
    first = asked(here, "niemand  zo")
    here.clock.move(hours=1)
    assert [one.id for one in open_request(here.desk(INFO), asked(here, UNKNOWN).id).earlier] == [first.id]


# ------------------------------------------------------------------------------------------------------ answering
def test_access_is_given_for_the_days_and_ends_by_itself(here: Neighbourhood) -> None:
    casus = here.casus()
    verzoek = asked(here, days=14)
    with pytest.raises(Refusal, match="casus_onbekend"):
        open_casus(here.desk(), casus.id)
    given = grant(here.desk(PROCES), verzoek.id, "Nodig voor de overdracht.", 7)
    assert given.until == makers.NOW.date() + timedelta(days=6)
    assert open_casus(here.desk(), casus.id).casus.kenmerk == casus.kenmerk
    assert not open_casus(here.desk(), casus.id).writable
    (row,), _ = mine(here.desk())
    assert (row.opens, row.by, row.verzoek.answer) == (
        casus.id,
        "Karim Bouzid, functie procesregisseur",
        "Nodig voor de overdracht.",
    )
    here.clock.move(days=6)
    assert casussen(here.desk())[1] == 1
    here.clock.move(days=1)
    with pytest.raises(Refusal, match="casus_onbekend"):
        open_casus(here.desk(), casus.id)
    assert casussen(here.desk()) == ((), 0)
    assert mine(here.desk())[0][0].opens is None


def test_who_leaves_the_team_of_the_role_has_no_access_any_more(here: Neighbourhood) -> None:
    casus = here.casus()
    grant(here.desk(PROCES), asked(here).id, "Nodig.", 14)
    moved = here.desk(replace(ELSEWHERE, team="Westerkade"))
    with pytest.raises(Refusal, match="casus_onbekend"):
        open_casus(moved, casus.id)
    assert casussen(moved) == ((), 0)
    assert mine(moved)[0][0].opens is None


def test_giving_access_changes_nothing_for_who_is_typing(here: Neighbourhood) -> None:
    casus = here.casus()
    before = open_casus(here.desk(makers.actor(OWNER)), casus.id).casus
    grant(here.desk(PROCES), asked(here).id, "Nodig.", 14)
    after = open_casus(here.desk(makers.actor(OWNER)), casus.id).casus
    assert replace(after, members=()) == before


@pytest.mark.parametrize("days", [0, -1, 15, 90])
def test_never_longer_than_was_asked(here: Neighbourhood, days: int) -> None:
    casus = here.casus()
    verzoek = asked(here, days=14)
    with pytest.raises(Refusal, match="langer_dan_gevraagd"):
        grant(here.desk(PROCES), verzoek.id, "Nodig.", days)
    assert here.members(casus.id) == ()


def answers(desk: Desk, verzoek: Verzoek) -> tuple[Callable[[], object], ...]:
    return (
        lambda: grant(desk, verzoek.id, "Goed.", 1),
        lambda: refuse(desk, verzoek.id, "Nee."),
        lambda: open_request(desk, verzoek.id),
    )


@pytest.mark.parametrize(
    ("answerer", "code"),
    [
        (makers.actor(ELSEWHERE.name, "informatieregisseur"), "eigen_verzoek"),
        (makers.actor(ELSEWHERE.name, "informatieregisseur", account="tweede"), "eigen_verzoek"),
        (makers.actor("Vervanger", "informatieregisseur", on_behalf_of=ELSEWHERE.name), "eigen_verzoek"),
        (
            replace(makers.actor("Nieuw id", "informatieregisseur"), also=(ELSEWHERE.person,)),
            "eigen_verzoek",
        ),
        (makers.actor("Ander", "procesregisseur", team="Westerkade"), "verzoek_onbekend"),
        (makers.actor("Ander", "wijkteamprofessional"), "geen_recht"),
        (makers.actor("Ander", "casusregisseur"), "geen_recht"),
        (FG, "geen_recht"),
        (makers.actor("Ander", "beheerder"), "geen_recht"),
    ],
    ids=str,
)
def test_who_may_not_answer(here: Neighbourhood, answerer: object, code: str) -> None:
    casus = here.casus()
    verzoek = asked(here)
    assert isinstance(answerer, type(ELSEWHERE))
    for attempt in answers(here.desk(answerer), verzoek):
        with pytest.raises(Refusal, match=code):
            attempt()
    assert here.members(casus.id) == ()
    assert kept(here, verzoek).verdict is None


def test_who_is_replaced_does_not_answer_what_was_asked_in_their_name(here: Neighbourhood) -> None:
    here.casus()
    stand_in = replace(ELSEWHERE, person=PersonId("Vervanger"), name="Vervanger", on_behalf_of=PersonId("Karim Bouzid"))
    verzoek = asked(here, by=here.desk(stand_in))
    with pytest.raises(Refusal, match="eigen_verzoek"):
        grant(here.desk(PROCES), verzoek.id, "Goed.", 1)
    assert waiting(here.desk(PROCES)).total == 0


def test_the_same_role_does_not_answer(here: Neighbourhood) -> None:
    here.casus()
    colleague = makers.actor("Ilse Terpstra", "procesregisseur", team="Zuiderkade")
    verzoek = asked(here, by=here.desk(colleague))
    for attempt in answers(here.desk(PROCES), verzoek):
        with pytest.raises(Refusal, match="zelfde_rol"):
            attempt()
    assert waiting(here.desk(PROCES)).rows == ()
    assert [row.verzoek.id for row in waiting(here.desk(INFO)).rows] == [verzoek.id]


def test_an_answer_is_given_once_and_has_a_motivation(here: Neighbourhood) -> None:
    here.casus()
    verzoek = asked(here)
    for empty in ("", "  \n"):
        with pytest.raises(Refusal, match="antwoord_ontbreekt"):
            grant(here.desk(PROCES), verzoek.id, empty, 1)
        with pytest.raises(Refusal, match="antwoord_ontbreekt"):
            refuse(here.desk(PROCES), verzoek.id, empty)
    refuse(here.desk(PROCES), verzoek.id, "Nee.")
    for again in answers(here.desk(INFO), verzoek)[:2]:
        with pytest.raises(Refusal, match="verzoek_beantwoord"):
            again()
    assert kept(here, verzoek).answer == "Nee."


def test_about_nobody_known_there_is_only_a_refusal_and_only_by_who_meets_everything(here: Neighbourhood) -> None:
    verzoek = asked(here, UNKNOWN)
    assert waiting(here.desk(PROCES)).total == count(here.desk(PROCES)) == 0
    with pytest.raises(Refusal, match="verzoek_onbekend"):
        open_request(here.desk(PROCES), verzoek.id)
    assert waiting(here.desk(INFO)).total == count(here.desk(INFO)) == 1
    shown = open_request(here.desk(INFO), verzoek.id)
    assert (shown.kenmerk, shown.grantable) == ("", False)
    with pytest.raises(Refusal, match="niets_te_geven"):
        grant(here.desk(INFO), verzoek.id, "Goed.", 1)
    refuse(here.desk(INFO), verzoek.id, "Bel het algemene nummer.")
    assert count(here.desk(INFO)) == 0


# ---------------------------------------------------------------------------------------------------- afgeschermd
def test_what_is_afgeschermd_is_answered_by_who_is_named_there(here: Neighbourhood) -> None:
    casus = here.shielded(1, PROCES.name)
    verzoek = asked(here)
    seen = waiting(here.desk(INFO))
    assert (seen.rows, seen.total) == ((), 0)
    assert [(one.answer, one.name) for one in seen.shut] == [(("Karim Bouzid (functie procesregisseur)",), ())]
    for secret in (casus.kenmerk, casus.id, DANIQUE, WHY, verzoek.id, ELSEWHERE.name):
        assert secret not in repr(seen)
    for attempt in answers(here.desk(INFO), verzoek):
        with pytest.raises(Refusal, match="verzoek_onbekend"):
            attempt()
    assert [row.verzoek.id for row in waiting(here.desk(PROCES)).rows] == [verzoek.id]
    grant(here.desk(PROCES), verzoek.id, "Alleen voor de overdracht.", 2)
    assert open_casus(here.desk(), casus.id).casus.id == casus.id
    assert waiting(here.desk(INFO)).shut == ()


def test_where_nobody_named_can_answer_it_says_who_can_name_somebody(here: Neighbourhood) -> None:
    here.shielded()
    asked(here)
    (one,) = waiting(here.desk(INFO)).shut
    assert (one.answer, one.name) == ((), (f"{OWNER} (functie wijkteamprofessional)",))
    assert waiting(here.desk(PROCES)) == replace(waiting(here.desk(PROCES)), rows=(), total=0, shut=())


# ----------------------------------------------------------------------------------------------------------- names
def test_names_are_asked_for_by_who_reads_without_them(here: Neighbourhood) -> None:
    casus = here.casus()
    desk = here.desk(FG)
    verzoek = ask_names(desk, casus.id, "Steekproef", "Ik wil de brief aan mevrouw controleren.", 3)
    assert (verzoek.kind, verzoek.name, verzoek.casus) == (Soort.NAMEN, casus.kenmerk, casus.id)
    with pytest.raises(Refusal, match="casus_onbekend"):
        open_casus(desk, casus.id)
    grant(here.desk(INFO), verzoek.id, "Hoort bij uw toezicht.", 3)
    assert open_casus(desk, casus.id).casus.id == casus.id


def test_names_in_what_is_out_of_reach_are_not_asked_for(here: Neighbourhood) -> None:
    shut, plain = here.shielded(1), here.casus(2, name="Iemand Anders")
    for desk, casus in ((here.desk(FG), shut.id), (here.desk(FG), CasusId("nooit")), (here.desk(), plain.id)):
        with pytest.raises(Refusal, match="casus_onbekend"):
            ask_names(desk, casus, "doel", WHY, 3)


# -------------------------------------------------------------------------------------------------------- ending
@pytest.mark.parametrize("who", [ELSEWHERE, PROCES], ids=["asker", "granter"])
def test_who_asked_and_who_gave_can_end_it(here: Neighbourhood, who: object) -> None:
    casus = here.casus()
    verzoek = asked(here)
    grant(here.desk(PROCES), verzoek.id, "Nodig.", 14)
    for other in (INFO, makers.actor("Nog Iemand", "procesregisseur")):
        with pytest.raises(Refusal, match="niet_uw_toegang"):
            end(here.desk(other), verzoek.id)
    assert isinstance(who, type(ELSEWHERE))
    over = end(here.desk(who), verzoek.id)
    assert (over.ended_by, over.ended_at) == (who.person, makers.NOW)
    with pytest.raises(Refusal, match="casus_onbekend"):
        open_casus(here.desk(), casus.id)
    with pytest.raises(Refusal, match="toegang_voorbij"):
        end(here.desk(who), verzoek.id)


def test_ending_one_leaves_the_other(here: Neighbourhood) -> None:
    casus = here.casus()
    first, second = asked(here), asked(here)
    for one, days in ((first, 14), (second, 7)):
        grant(here.desk(PROCES), one.id, "Nodig.", days)
    end(here.desk(), first.id)
    assert open_casus(here.desk(), casus.id).casus.id == casus.id
    end(here.desk(), second.id)
    with pytest.raises(Refusal, match="casus_onbekend"):
        open_casus(here.desk(), casus.id)


def test_a_team_with_another_name_keeps_its_access(here: Neighbourhood) -> None:
    casus = here.casus()
    verzoek = asked(here)
    grant(here.desk(PROCES), verzoek.id, "Nodig.", 14)
    with here.world.work() as work:
        work.mensen.rename_team("Zuiderkade", "Zuid")
        work.commit()
    desk = here.desk(replace(ELSEWHERE, team="Zuid"))
    assert open_casus(desk, casus.id).casus.id == casus.id
    assert mine(desk)[0][0].opens == casus.id
    end(desk, verzoek.id)
    with pytest.raises(Refusal, match="casus_onbekend"):
        open_casus(desk, casus.id)


def test_who_turned_out_to_be_one_with_another_keeps_and_ends_it(here: Neighbourhood) -> None:
    casus = here.casus()
    verzoek = asked(here)
    grant(here.desk(PROCES), verzoek.id, "Nodig.", 14)
    with here.world.work() as work:
        work.mensen.merge(ELSEWHERE.person, FG.person)
        work.commit()
    desk = here.desk(replace(ELSEWHERE, person=FG.person, also=(ELSEWHERE.person,)))
    assert [row.verzoek.id for row in mine(desk)[0]] == [verzoek.id]
    assert open_casus(desk, casus.id).casus.id == casus.id
    end(desk, verzoek.id)
    with pytest.raises(Refusal, match="casus_onbekend"):
        open_casus(desk, casus.id)


def test_what_was_refused_or_is_past_cannot_be_ended(here: Neighbourhood) -> None:
    here.casus()
    refused, past = asked(here), asked(here)
    refuse(here.desk(PROCES), refused.id, "Nee.")
    grant(here.desk(PROCES), past.id, "Nodig.", 1)
    with pytest.raises(Refusal, match="toegang_voorbij"):
        end(here.desk(), refused.id)
    here.clock.move(days=1)
    with pytest.raises(Refusal, match="toegang_voorbij"):
        end(here.desk(), past.id)


def test_who_gave_it_sees_what_still_holds(here: Neighbourhood) -> None:
    here.casus()
    verzoek = asked(here)
    grant(here.desk(PROCES), verzoek.id, "Nodig.", 2)
    assert [row.verzoek.id for row in waiting(here.desk(PROCES)).given] == [verzoek.id]
    assert open_request(here.desk(PROCES), verzoek.id).ends
    assert not open_request(here.desk(INFO), verzoek.id).ends
    assert waiting(here.desk(INFO)).given == ()
    here.clock.move(days=2)
    assert waiting(here.desk(PROCES)).given == ()
    assert not open_request(here.desk(PROCES), verzoek.id).ends


# ------------------------------------------------------------------------------------------------------------- log
def test_every_step_leaves_a_line_about_the_person_concerned(here: Neighbourhood) -> None:
    casus = here.casus()
    before = len(here.world.lines())
    verzoek = asked(here)
    open_request(here.desk(PROCES), verzoek.id)
    grant(here.desk(PROCES), verzoek.id, "Nodig.", 14)
    mine(here.desk())
    end(here.desk(), verzoek.id)
    refuse(here.desk(PROCES), asked(here).id, "Nee.")
    waiting(here.desk(PROCES))
    lines = here.since(before)
    told = [(line.act, line.casus, line.persoon) for line in lines]
    steps = ("gevraagd", "gezien", "gegeven", "gezien", "beeindigd", "gevraagd", "geweigerd")
    assert told == [(f"toegang_{one}", casus.id, "c1-p1") for one in steps] + [("toegang_gezien", None, None)]
    assert not any(word in repr(line) for line in lines for word in (WHY, "Nodig", "Rutgers"))


@pytest.mark.parametrize(
    "read",
    [
        lambda here, _: mine(here.desk()),
        lambda here, _: waiting(here.desk(PROCES)),
        lambda here, _: waiting(here.desk(INFO)),
        lambda here, one: open_request(here.desk(PROCES), one),
        lambda here, _: asked(here),
        lambda here, _: asked(here, UNKNOWN),
        lambda here, one: grant(here.desk(PROCES), one, "Nodig.", 1),
        lambda here, one: refuse(here.desk(PROCES), one, "Nee."),
        lambda here, _: ask_names(here.desk(FG), CasusId("casus-1"), "doel", WHY, 3),
    ],
    ids=["mine", "waiting", "waiting_all", "open", "ask", "ask_unknown", "grant", "refuse", "ask_names"],
)
def test_where_the_line_cannot_be_written_nothing_is_shown_or_changed(
    here: Neighbourhood, read: Callable[[Neighbourhood, str], object]
) -> None:
    casus = here.casus()
    here.shielded(2)
    verzoek = asked(here)
    before, standing = here.world.lines(), kept(here, verzoek)
    before = here.world.lines()
    here.world.break_log()
    given: list[object] = []
    with pytest.raises(Exception, match="no log today"):
        given.append(read(here, verzoek.id))
    assert given == []
    assert here.world.lines() == before
    assert count(here.desk(PROCES)) == 1
    assert (standing.verdict, casus.members) == (None, ())


def test_where_the_line_cannot_be_written_access_does_not_end_either(here: Neighbourhood) -> None:
    casus = here.casus()
    verzoek = asked(here)
    grant(here.desk(PROCES), verzoek.id, "Nodig.", 14)
    here.world.break_log()
    with pytest.raises(Exception, match="no log today"):
        end(here.desk(), verzoek.id)
    assert here.desk().scope().granted
    with here.world.work() as work:
        assert work.casussen.stands(casus.id, here.desk().scope()) is not None


# --------------------------------------------------------------------------------------------------------- drafts
def test_what_was_typed_goes_when_it_is_handed_in_and_not_before(here: Neighbourhood) -> None:
    here.casus()
    keep_typed(here.desk(), "toegang:", "half")
    with pytest.raises(Refusal):
        ask(here.desk(), DANIQUE, BORN, "doel", "", 3)
    assert typed(here.desk(), "toegang:") == "half"
    verzoek = asked(here)
    assert typed(here.desk(), "toegang:") == ""
    keep_typed(here.desk(PROCES), f"toegang_antwoord:{verzoek.id}", "half")
    refuse(here.desk(PROCES), verzoek.id, "Nee.")
    assert typed(here.desk(PROCES), f"toegang_antwoord:{verzoek.id}") == ""


# ------------------------------------------------------------------------------------------------------- many
def test_a_long_row_comes_a_page_at_a_time(here: Neighbourhood) -> None:
    here.casus()
    made = [asked(here).id for _ in range(7)]
    first, second = waiting(here.desk(PROCES), 5), waiting(here.desk(PROCES), 5, 5)
    assert (first.total, second.total) == (7, 7)
    assert [row.verzoek.id for row in (*first.rows, *second.rows)] == sorted(made)
    newest = [row.verzoek.id for row in (*mine(here.desk(), 5)[0], *mine(here.desk(), 5, 5)[0])]
    assert newest == sorted(made, reverse=True)


def test_the_grant_stands_with_who_gave_it_and_since_when(here: Neighbourhood) -> None:
    casus = here.casus()
    grant(here.desk(PROCES), asked(here).id, "Nodig.", 14)
    (member,) = here.members(casus.id)
    assert (member.band, member.by, member.team) == (Band.TOEGANG, PROCES.person, ELSEWHERE.team)
