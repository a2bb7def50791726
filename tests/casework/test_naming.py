"""Afschermen, naming people and giving the regie: who is in, who is out at once, and what may never be left behind."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from functools import partial

import pytest

from tests import makers
from tests.casework.steps import Office, ref
from tests.worlds import World
from triage.access.actor import Account, Actor, Assignment, Colleague, Mandate
from triage.answers import Answer
from triage.casework.access.naming import end_regie, give_regie, name_person, shield, unname, unshield
from triage.casework.casus.answering import Opened, answer, open_casus, stamp
from triage.casework.casus.deciding import open_for_decision
from triage.casework.casus.overview import Way, casussen, what_opens, worklist
from triage.casework.casus.proposing import put_forward
from triage.casus.members import Band
from triage.casus.model import Casus, CasusState
from triage.faults import Refusal
from triage.ids import AccountId, CasusId, PersonId, RoleId

YOUSSEF = makers.actor()
MARIT = makers.actor("Marit Vonkeman", "procesregisseur", mandate=True)
SOFIE = makers.decider()
ILSE = makers.actor("Ilse Terpstra", "casusregisseur")
SINCE = date(2026, 1, 1)
HELD = (
    (YOUSSEF, makers.TEAM, None),
    (MARIT, makers.TEAM, None),
    (SOFIE, makers.TEAM, None),
    (ILSE, makers.TEAM, None),
    (makers.actor("Bert Zuid", "casusregisseur", team="Zuid"), "Zuid", None),
    (makers.actor("Wil Weg"), makers.TEAM, date(2026, 6, 1)),
)


@pytest.fixture
def office(world: World) -> Office:
    made = Office(world)
    with world.work() as work:
        for actor, team, until in HELD:
            mandate = Mandate("M-1", SINCE) if actor.mandate else None
            role = Assignment(actor.person, actor.role, team, SINCE, until, mandate)
            account = Account(AccountId(f"a-{actor.name}"), actor.person, actor.name)
            work.mensen.add(Colleague(actor.person, actor.name, "Wmo"), (account,), (role,))
        work.commit()
    return made


def now(office: Office, casus: CasusId, by: Actor = YOUSSEF) -> Casus:
    return open_casus(office.desk(by), casus).casus


def named(office: Office, casus: CasusId, by: Actor = YOUSSEF) -> set[str]:
    day = office.clock.today()
    found = now(office, casus, by).members
    return {one.person for one in found if one.band is Band.GENOEMD and one.holds_on(day)}


def refused(code: str, attempt: Callable[[], object]) -> None:
    with pytest.raises(Refusal) as refusal:
        attempt()
    assert refusal.value.code == code


def test_shielding_closes_a_casus_at_once_to_the_rest_of_the_team(office: Office) -> None:
    casus = office.begun().casus.id
    assert casussen(office.desk(MARIT))[1] == 1
    shield(office.desk(), casus)
    assert now(office, casus).shielded
    assert named(office, casus) == {YOUSSEF.person}
    refused("casus_onbekend", lambda: open_casus(office.desk(MARIT), casus))
    assert casussen(office.desk(MARIT)) == ((), 0)
    assert casussen(office.desk(MARIT), "2026")[1] == 0
    assert worklist(office.desk(MARIT)).crises == ()
    refused("casus_onbekend", lambda: what_opens(office.desk(MARIT), casus))
    assert what_opens(office.desk(), casus).way is Way.CASUS


def test_who_shields_the_owner_the_regisseur_and_the_proposer_are_named(office: Office) -> None:
    opened = office.put()
    give_regie(office.desk(MARIT), opened.casus.id, ILSE.person)
    shield(office.desk(MARIT), opened.casus.id)
    assert named(office, opened.casus.id, MARIT) == {MARIT.person, YOUSSEF.person, ILSE.person}


def test_lifting_gives_it_back_to_the_team_and_begins_anew(office: Office) -> None:
    casus = office.begun().casus.id
    shield(office.desk(), casus)
    name_person(office.desk(), casus, MARIT.person)
    unshield(office.desk(MARIT), casus)
    assert not now(office, casus, MARIT).shielded
    assert named(office, casus) == set()
    shield(office.desk(), casus)
    assert named(office, casus) == {YOUSSEF.person}


def test_a_naming_ends_by_itself_and_at_once(office: Office) -> None:
    casus = office.begun().casus.id
    shield(office.desk(), casus)
    name_person(office.desk(), casus, MARIT.person, office.clock.today() + timedelta(days=1))
    office.clock.move(days=1)
    assert now(office, casus, MARIT).shielded
    office.clock.move(days=1)
    refused("casus_onbekend", lambda: open_casus(office.desk(MARIT), casus))
    name_person(office.desk(), casus, MARIT.person)
    unname(office.desk(), casus, MARIT.person)
    refused("casus_onbekend", lambda: open_casus(office.desk(MARIT), casus))


def test_a_day_can_be_given_and_taken_away_again(office: Office) -> None:
    casus = office.begun().casus.id
    shield(office.desk(), casus)
    name_person(office.desk(), casus, MARIT.person)
    name_person(office.desk(), casus, MARIT.person, office.clock.today())
    office.clock.move(days=1)
    assert named(office, casus) == {YOUSSEF.person}
    refused("dag_voorbij", lambda: name_person(office.desk(), casus, MARIT.person, date(2020, 1, 1)))


def test_only_who_holds_a_role_today_is_named(office: Office) -> None:
    casus = office.begun().casus.id
    shield(office.desk(), casus)
    for person in ("Wil Weg", "Niemand"):
        refused("geen_rol_vandaag", partial(name_person, office.desk(), casus, PersonId(person)))
        refused("inmiddels_gewijzigd", partial(unname, office.desk(), casus, PersonId(person)))
    name_person(office.desk(), casus, PersonId("Bert Zuid"))
    assert "Bert Zuid" in named(office, casus)
    unshield(office.desk(), casus)
    refused("geen_rol_vandaag", lambda: shield(office.desk(), casus, (PersonId("Wil Weg"),)))


def test_the_last_who_can_mend_it_stays(office: Office) -> None:
    casus = office.begun().casus.id
    shield(office.desk(), casus)
    refused("laatste_genoemde", lambda: unname(office.desk(), casus, YOUSSEF.person))
    until = office.clock.today() + timedelta(days=30)
    refused("laatste_genoemde", lambda: name_person(office.desk(), casus, YOUSSEF.person, until))
    name_person(office.desk(), casus, SOFIE.person)
    refused("laatste_genoemde", lambda: unname(office.desk(), casus, YOUSSEF.person))
    name_person(office.desk(), casus, MARIT.person)
    unname(office.desk(), casus, YOUSSEF.person)
    refused("casus_onbekend", lambda: open_casus(office.desk(), casus))
    refused("laatste_genoemde", lambda: unname(office.desk(MARIT), casus, MARIT.person))


def test_the_regie_is_for_one_casusregisseur_of_the_team(office: Office) -> None:
    casus = office.begun(by=MARIT).casus.id
    refused("casus_onbekend", lambda: open_casus(office.desk(ILSE), casus))
    give_regie(office.desk(MARIT), casus, ILSE.person)
    assert now(office, casus, ILSE).id == casus
    refused("inmiddels_gewijzigd", lambda: give_regie(office.desk(MARIT), casus, ILSE.person))
    for person in (YOUSSEF.person, PersonId("Bert Zuid"), PersonId("Wil Weg")):
        refused("geen_casusregisseur", partial(give_regie, office.desk(MARIT), casus, person))
    end_regie(office.desk(MARIT), casus)
    refused("casus_onbekend", lambda: open_casus(office.desk(ILSE), casus))
    refused("inmiddels_gewijzigd", lambda: end_regie(office.desk(MARIT), casus))


def test_a_regisseur_whom_nobody_named_further_still_works_in_a_shielded_casus(office: Office) -> None:
    casus = office.begun(by=MARIT).casus.id
    shield(office.desk(MARIT), casus)
    give_regie(office.desk(MARIT), casus, ILSE.person)
    assert open_casus(office.desk(ILSE), casus).writable
    assert [row.id for row in casussen(office.desk(ILSE))[0]] == [casus]


def test_putting_forward_what_is_shielded_needs_somebody_named_who_decides(office: Office) -> None:
    casus = office.begun().casus.id
    shield(office.desk(), casus)
    ready = stamp(office.desk(), open_casus(office.desk(), casus))
    refused("afgeschermd_zonder_beslisser", lambda: put_forward(office.desk(), ready))
    assert now(office, casus).state is CasusState.CONCEPT
    name_person(office.desk(), casus, ILSE.person)
    again = open_casus(office.desk(), casus)
    refused("afgeschermd_zonder_beslisser", lambda: put_forward(office.desk(), again))
    name_person(office.desk(), casus, SOFIE.person)
    put_forward(office.desk(), open_casus(office.desk(), casus))
    shown = open_for_decision(office.desk(SOFIE), casus)
    assert (shown.may_decide, shown.others) == ("", ())
    refused("casus_onbekend", lambda: open_for_decision(office.desk(MARIT), casus))
    refused("afgeschermd_zonder_beslisser", lambda: unname(office.desk(), casus, SOFIE.person))


def test_who_edited_last_is_no_decider_for_it(office: Office) -> None:
    casus = office.begun().casus.id
    edited = answer(office.desk(MARIT), open_casus(office.desk(MARIT), casus), ref("aanleiding.wat"), Answer("Meer."))
    assert isinstance(edited, Opened)
    shield(office.desk(MARIT), casus)
    ready = stamp(office.desk(), open_casus(office.desk(), casus))
    refused("afgeschermd_zonder_beslisser", lambda: put_forward(office.desk(), ready))


def test_shielding_what_waits_for_a_decider_asks_for_one(office: Office) -> None:
    casus = office.put().casus.id
    refused("afgeschermd_zonder_beslisser", lambda: shield(office.desk(), casus))
    assert not now(office, casus).shielded
    shield(office.desk(), casus, (SOFIE.person,))
    assert open_for_decision(office.desk(SOFIE), casus).may_decide == ""
    other = office.put().casus.id
    shield(office.desk(MARIT), other)
    assert now(office, other, MARIT).shielded


def test_naming_edits_nothing(office: Office) -> None:
    before = office.ready().casus
    shield(office.desk(MARIT), before.id)
    name_person(office.desk(MARIT), before.id, SOFIE.person)
    after = now(office, before.id)
    assert after.last_editor == before.last_editor
    assert after.reviewed == before.reviewed
    assert replace(after, version=0, members=(), shielded=False) == replace(before, version=0)


def test_an_older_screen_is_refused_and_what_was_named_stays(office: Office) -> None:
    opened = office.begun()
    shield(office.desk(), opened.casus.id)
    refused("inmiddels_gewijzigd", lambda: answer(office.desk(), opened, ref("aanleiding.wat"), Answer("Anders.")))
    refused("inmiddels_gewijzigd", lambda: shield(office.desk(), opened.casus.id))
    assert now(office, opened.casus.id).shielded
    unshield(office.desk(), opened.casus.id)
    refused("inmiddels_gewijzigd", lambda: unshield(office.desk(), opened.casus.id))
    refused("inmiddels_gewijzigd", lambda: name_person(office.desk(), opened.casus.id, MARIT.person))


def test_each_act_leaves_its_lines_and_a_refusal_none(office: Office) -> None:
    casus = office.begun(by=MARIT).casus
    people = len([one for scope, items in casus.items.items() if scope == "persoon" for one in items])
    start = len(office.world.lines())
    desk = office.desk(MARIT)
    shield(desk, casus.id)
    name_person(desk, casus.id, SOFIE.person)
    unname(desk, casus.id, SOFIE.person)
    give_regie(desk, casus.id, ILSE.person)
    end_regie(desk, casus.id)
    unshield(desk, casus.id)
    lines = office.since(start)
    acts = ("afgeschermd", "genoemd", "niet_meer_genoemd", "regie_gegeven", "regie_beeindigd", "afscherming_opgeheven")
    assert [line.act for line in lines] == [act for act in acts for _ in range(people)]
    assert {line.detail for line in lines} == {"", SOFIE.person, ILSE.person}
    start = len(office.world.lines())
    refused("inmiddels_gewijzigd", lambda: unshield(desk, casus.id))
    assert office.since(start) == []


def test_without_a_line_nothing_is_shielded(office: Office) -> None:
    casus = office.begun().casus.id
    office.world.break_log()
    with pytest.raises(Exception, match="no log today"):
        shield(office.desk(), casus)


def test_what_opens_follows_the_role(office: Office) -> None:
    decided = office.sealed()
    put, draft = office.put().casus.id, office.begun().casus.id
    ways = {
        MARIT: (Way.BESLUIT, Way.CASUS, Way.CASUS),
        makers.actor("Fatma", "fg"): (Way.ZONDER_NAMEN,) * 3,
        makers.actor("Inge", "informatieregisseur"): (Way.BESLUIT, Way.ALLEEN_LIJST, Way.ALLEEN_LIJST),
        SOFIE: (Way.BESLUIT, Way.CASUS, None),
        makers.actor("Age", "beheerder"): (None, None, None),
        makers.actor("Andere collega"): (None, None, None),
        replace(MARIT, until=date(2020, 1, 1)): (None, None, None),
        replace(MARIT, role=RoleId("bestaat_niet")): (None, None, None),
    }
    for actor, expected in ways.items():
        start = len(office.world.lines())
        for casus, way in zip((decided.casus, put, draft), expected, strict=True):
            if way is None:
                refused("casus_onbekend", partial(what_opens, office.desk(actor), casus))
            else:
                assert what_opens(office.desk(actor), casus).way is way, (actor.role, casus)
        results = [line.result for line in office.since(start)]
        assert results == ["geweigerd"] * expected.count(None), "only a refusal leaves a line"
    assert what_opens(office.desk(MARIT), decided.casus).besluit == decided.id
