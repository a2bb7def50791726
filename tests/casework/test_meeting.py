"""The casusoverleg as it is used: planned, people asked, held, agreed on; over both stores."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from functools import partial

import pytest

from tests import makers
from tests.casework.steps import CASUS_3, MET_TOESTEMMING
from tests.plan.offices import AGREED, CHECKS, KARIN, NEW, PlanOffice
from tests.worlds import World
from triage.access.log import Act
from triage.answers import Answer, Scope
from triage.casework.casus.answering import open_casus
from triage.casework.plan.meeting import (
    agree,
    cancel_meeting,
    hold_meeting,
    invite,
    meetings,
    move_meeting,
    open_meeting,
    plan_meeting,
    set_agenda,
    set_part,
    uninvite,
)
from triage.casework.plan.meeting_desk import OpenMeeting
from triage.casework.plan.planning import close_plan, open_plan
from triage.faults import Refusal
from triage.ids import CasusId, CodeId, ItemId, PersonId
from triage.plan.checks import WatInformatie
from triage.plan.meeting import MOTIVATION
from triage.plan.model import Basis, Gehouden, Reden, Slot, Waarop
from triage.plan.overleg import Agendapunt, Deelname, Genodigde, OverlegState, Verwijzing

GUEST = Genodigde(NEW, "K. Wubbels", "adviseur", "Team Geld", "kent de afspraken", AGREED, points=(0,))


@pytest.fixture
def office(world: World) -> PlanOffice:
    return PlanOffice(world).staffed()


def refused(code: str, attempt: Callable[[], object]) -> Refusal:
    """Return the refusal of an attempt."""
    with pytest.raises(Refusal, match=f"^{code}$") as found:
        attempt()
    return found.value


def planned(office: PlanOffice, casus: CasusId | None = None, walk: str = MET_TOESTEMMING) -> OpenMeeting:
    """Plan a meeting about a worked case, for an hour from now."""
    casus = casus or office.begun(walk).casus.id
    return plan_meeting(office.regisseur(), casus, office.clock.now() + timedelta(hours=1))


def tabled(office: PlanOffice, shown: OpenMeeting) -> OpenMeeting:
    """Put everything on the agenda that it can point to."""
    return set_agenda(office.regisseur(), shown, tuple(point.at for point in shown.points))


def held(office: PlanOffice, shown: OpenMeeting) -> OpenMeeting:
    """Hold a meeting, an hour later."""
    office.clock.move(hours=1)
    return hold_meeting(office.regisseur(), shown, tuple(one.id for one in shown.overleg.invited))


def test_a_meeting_is_planned(office: PlanOffice) -> None:
    refused(
        "overleg_voorbij",
        lambda: plan_meeting(office.regisseur(), CasusId("x"), office.clock.now() - timedelta(minutes=1)),
    )
    before = len(office.world.lines())
    shown = planned(office)
    assert (shown.overleg.number, shown.overleg.version) == (f"{shown.kenmerk}-O1", 1)
    assert shown.names == (("annelies", "Annelies Kooijman"),)
    assert (shown.may_write, shown.may_agree, shown.plan) == (True, False, None)
    assert [(one.act, one.persoon) for one in office.since(before)][1:] == [("overleg_gepland", "annelies")]
    assert open_meeting(office.regisseur(), shown.overleg.id) == shown
    assert meetings(office.regisseur(), shown.overleg.casus) == (shown.overleg,)
    second = planned(office, shown.overleg.casus)
    assert second.overleg.number.endswith("-O2")
    moved = move_meeting(office.regisseur(), second, office.clock.now() + timedelta(days=1))
    assert moved.overleg.at == office.clock.now() + timedelta(days=1)


def test_whether_somebody_takes_part_starts_from_the_casus(office: PlanOffice) -> None:
    casus = office.begun().casus
    one, two = casus.of(Scope.PERSOON)
    casus = office.edited(
        casus,
        ("betrekken.keuze", one, Answer(False)),
        ("betrekken.code", one, Answer(("E1", "E4"))),
        ("betrekken.motivering", one, Answer("Dat is nu\nniet veilig.")),
        ("betrekken.keuze", two, Answer(True)),
    )
    assert planned(office, casus.id).overleg.parts == (
        Deelname(one, takes_part=False, code=CodeId("E1"), motivation="Dat is nu niet veilig."),
        Deelname(two, takes_part=True),
    )
    longer = office.edited(casus, ("betrekken.motivering", one, Answer("x" * (MOTIVATION + 1))))
    assert planned(office, longer.id).overleg.parts[0] == Deelname(one)


def test_everybody_is_asked_before_it_is_held(office: PlanOffice) -> None:
    casus = office.begun().casus
    one, two = casus.of(Scope.PERSOON)
    casus = office.edited(casus, *(("betrekken.keuze", who, Answer(None)) for who in (one, two)))
    desk, shown = office.regisseur(), tabled(office, planned(office, casus.id))
    office.clock.move(hours=1)
    assert refused("deelname_ontbreekt", lambda: hold_meeting(desk, shown, ())).facts["aantal"] == 2
    tries = {
        "betrokkene_onbekend": Deelname(ItemId("vreemd"), takes_part=True),
        "code_past_niet": Deelname(one, takes_part=False, code=CodeId("D1"), motivation="x"),
        "deelname_zonder_motivering": Deelname(one, takes_part=False, code=CodeId("E1"), motivation=" "),
        "regel_te_lang": Deelname(one, takes_part=False, code=CodeId("E1"), motivation="x" * (MOTIVATION + 1)),
        "regel_tekens": Deelname(one, takes_part=False, code=CodeId("E1"), motivation="een\ntwee"),
    }
    for code, part in tries.items():
        refused(code, partial(set_part, desk, shown, part, CHECKS))
    said = set_part(desk, shown, Deelname(one, takes_part=False, code=CodeId("E4"), motivation="Wil niet."), CHECKS)
    assert refused("deelname_ontbreekt", lambda: hold_meeting(desk, said, ())).facts["aantal"] == 1
    both = set_part(
        desk, said, Deelname(two, takes_part=True, code=CodeId("E4"), motivation="blijft niet staan"), CHECKS
    )
    assert both.overleg.parts[1] == Deelname(two, takes_part=True)
    done = hold_meeting(desk, both, ())
    assert done.overleg.state is OverlegState.GEHOUDEN
    for attempt in (
        lambda: set_part(desk, done, Deelname(two), CHECKS),
        lambda: cancel_meeting(desk, done),
        lambda: set_agenda(desk, done, ()),
        lambda: invite(desk, done, GUEST, CHECKS),
        lambda: hold_meeting(desk, done, ()),
    ):
        refused("overleg_staat_vast", attempt)


def test_who_comes_into_the_casus_later_is_not_passed_by(office: PlanOffice) -> None:
    shown = tabled(office, planned(office))
    casus = office.stored(shown.overleg.casus)
    wider = casus.with_items(Scope.PERSOON, (*casus.of(Scope.PERSOON), ItemId("later")))
    with office.world.work() as work:
        work.casussen.save(casus, replace(wider, version=casus.version + 1), (), makers.look(Act.DEEL_TOEGEVOEGD))
        work.commit()
    office.clock.move(hours=1)
    seen = open_meeting(office.regisseur(), shown.overleg.id)
    assert [one.person for one in seen.overleg.parts] == ["annelies", "later"]
    refused("deelname_ontbreekt", lambda: hold_meeting(office.regisseur(), seen, ()))


def test_the_agenda_points_and_has_no_words(office: PlanOffice) -> None:
    besluit = office.sealed(CASUS_3)
    plan = office.agreed(office.plan_in(besluit.casus), None)
    shown = planned(office, besluit.casus)
    found = {point.at for point in shown.points}
    assert {point.kind for point in found} == {
        Verwijzing.BESLUIT, Verwijzing.PLAN, Verwijzing.AFSPRAAK, Verwijzing.REGEL,
    }  # fmt: skip
    assert {
        Agendapunt(Verwijzing.BESLUIT, besluit.number),
        Agendapunt(Verwijzing.PLAN, plan.plan.number),
        Agendapunt(Verwijzing.AFSPRAAK, plan.plan.afspraken[0].id),
    } <= found
    desk = office.regisseur()
    for kind in Verwijzing:
        for ref in ("hij drinkt weer", "", "2026-0009-B1", "0"):
            refused("agendapunt_onbekend", partial(set_agenda, desk, shown, (Agendapunt(kind, ref),)))
    refused(
        "agendapunt_onbekend",
        lambda: set_agenda(desk, shown, (Agendapunt(Verwijzing.PLAN, besluit.number),)),
    )
    whole = tabled(office, shown)
    assert whole.overleg.agenda == tuple(point.at for point in shown.points)


def test_who_is_asked_has_a_point_and_keeps_it(office: PlanOffice) -> None:
    desk, shown = office.regisseur(), planned(office, office.sealed(CASUS_3).casus)
    refused("genodigde_zonder_punt", lambda: invite(desk, shown, GUEST, CHECKS))
    shown = tabled(office, shown)
    agenda = shown.overleg.agenda
    for points in ((), (len(agenda),), (-1,)):
        refused("genodigde_zonder_punt", partial(invite, desk, shown, replace(GUEST, points=points), CHECKS))
    shown = invite(desk, shown, replace(GUEST, points=(1, 0, 1)), CHECKS)
    assert shown.overleg.invited[0].points == (0, 1)
    turned = set_agenda(desk, shown, tuple(reversed(agenda)))
    last = len(agenda) - 1
    assert turned.overleg.invited[0].points == (last - 1, last)
    refused("genodigde_zonder_punt", lambda: set_agenda(desk, turned, agenda[2:]))
    fewer = set_agenda(desk, turned, agenda[1:])
    assert fewer.overleg.invited[0].points == (0,)


def test_who_is_asked_is_needed_and_rests_on_something(office: PlanOffice) -> None:
    desk, shown = office.regisseur(), tabled(office, planned(office))
    tries = (
        ("genodigde_zonder_naam", replace(GUEST, name=" ")),
        ("nodig_ontbreekt", replace(GUEST, needed=" ")),
        ("uitnodigen_zonder_grond", replace(GUEST, basis=Basis(Waarop.ZELF))),
        ("besluit_geldt_niet", replace(GUEST, basis=Basis(Waarop.BESLUIT, "hij drinkt weer"))),
        ("wat_informatie", replace(GUEST, needed="om de psychose")),
        ("wat_informatie", replace(GUEST, function="psychose-expert")),
        ("regel_te_lang", replace(GUEST, needed="x" * 161)),
        ("regel_tekens", replace(GUEST, needed="een\ntwee")),
        ("genodigde_onbekend", replace(GUEST, id=ItemId("vreemd"))),
        ("collega_onbekend", replace(GUEST, colleague=PersonId("vreemd"))),
    )
    for code, guest in tries:
        refused(code, partial(invite, desk, shown, guest, CHECKS))
    kept = (Gehouden("psychose", "aandoening", Reden.EIGENNAAM), Gehouden("hij drinkt", "weer", Reden.EIGENNAAM))
    with pytest.raises(WatInformatie) as wrong:
        invite(desk, shown, replace(GUEST, needed="schuld bij Psychose", kept=kept), CHECKS)
    assert [(one.field, one.mark.quote) for one in wrong.value.marked] == [("nodig", "schuld")]
    after = invite(desk, shown, replace(GUEST, needed="bij Psychose", kept=kept, present=True), CHECKS)
    (guest,) = after.overleg.invited
    assert (guest.kept, guest.present) == ((Gehouden("Psychose", "aandoening", Reden.EIGENNAAM),), None)
    changed = invite(desk, after, replace(guest, needed="voor het geld"), CHECKS)
    assert (changed.overleg.invited[0].needed, changed.overleg.invited[0].kept) == ("voor het geld", ())
    refused("genodigde_onbekend", lambda: uninvite(desk, changed, ItemId("vreemd")))
    assert uninvite(desk, changed, guest.id).overleg.invited == ()
    casus = office.stored(shown.overleg.casus)
    office.edited(casus, ("toestemming.stand", "annelies", Answer("ingetrokken")))
    latest = open_meeting(desk, shown.overleg.id)
    refused("geen_instemming", lambda: invite(desk, latest, GUEST, CHECKS))


def test_a_decision_can_bear_an_invitation(office: PlanOffice) -> None:
    besluit = office.sealed(CASUS_3)
    shown = tabled(office, planned(office, besluit.casus))
    assert [grant.number for grant in shown.grants] == [besluit.number]
    basis = Basis(Waarop.BESLUIT, besluit.number)
    after = invite(office.regisseur(), shown, replace(GUEST, basis=basis), CHECKS)
    assert after.overleg.invited[0].basis == basis


def test_being_asked_gives_no_access(office: PlanOffice) -> None:
    shown = tabled(office, planned(office))
    shown = invite(office.regisseur(), shown, replace(GUEST, colleague=PersonId(KARIN)), CHECKS)
    assert office.stored(shown.overleg.casus).members == ()
    for desk in (office.helper(), office.helper(team=makers.TEAM)):
        refused("casus_onbekend", partial(open_casus, desk, shown.overleg.casus))
        refused("overleg_onbekend", partial(open_meeting, desk, shown.overleg.id))
        refused("casus_onbekend", partial(meetings, desk, shown.overleg.casus))
    held(office, shown)
    refused("overleg_onbekend", lambda: open_meeting(office.helper(), shown.overleg.id))


def test_who_came_is_said_when_it_was_held(office: PlanOffice) -> None:
    desk, shown = office.regisseur(), tabled(office, planned(office))
    shown = invite(desk, shown, GUEST, CHECKS)
    shown = invite(desk, shown, replace(GUEST, name="R. Siebenga"), CHECKS)
    first, second = (one.id for one in shown.overleg.invited)
    refused("overleg_nog_niet", lambda: hold_meeting(desk, shown, (first,)))
    office.clock.move(hours=1)
    refused("genodigde_onbekend", lambda: hold_meeting(desk, shown, (ItemId("vreemd"),)))
    done = hold_meeting(desk, shown, (second,))
    assert [one.present for one in done.overleg.invited] == [False, True]


def test_without_an_agenda_it_was_no_meeting(office: PlanOffice) -> None:
    shown = planned(office)
    office.clock.move(hours=1)
    refused("agenda_leeg", lambda: hold_meeting(office.regisseur(), shown, ()))
    off = cancel_meeting(office.regisseur(), shown)
    assert (off.overleg.state, off.may_write) == (OverlegState.AFGELAST, False)


def test_what_is_agreed_flows_into_the_plan(office: PlanOffice) -> None:
    plan, helper = office.helped(office.plan(), KARIN)
    desk, shown = office.regisseur(), tabled(office, planned(office, plan.plan.casus))
    line = office.line(plan, helper, text="Elke week")
    refused("overleg_niet_gehouden", lambda: agree(desk, shown, line, CHECKS))
    done = held(office, shown)
    assert (done.may_agree, done.plan) == (True, plan.plan.id)
    refused("wat_informatie", lambda: agree(desk, done, replace(line, text="psychose"), CHECKS))
    refused("ondersteuning_onbekend", lambda: agree(desk, done, replace(line, support="x"), CHECKS))
    assert open_meeting(desk, shown.overleg.id).overleg.agreed == ()
    after = agree(desk, done, line, CHECKS)
    (made,) = open_plan(desk, plan.plan.id).plan.afspraken
    assert (made.overleg, made.text, after.overleg.agreed) == (shown.overleg.number, "Elke week", (made.id,))
    # Who gives the help that was agreed, has an own part of the plan from now on.
    assert open_plan(office.helper(), plan.plan.id).plan.afspraken[0].overleg == ""
    refused("inmiddels_gewijzigd", lambda: agree(desk, done, line, CHECKS))
    close_plan(desk, open_plan(desk, plan.plan.id), Slot.OVERGEDRAGEN)
    refused("geen_plan", lambda: agree(desk, open_meeting(desk, shown.overleg.id), line, CHECKS))


def test_only_who_may(office: PlanOffice) -> None:
    shown = tabled(office, planned(office))
    owner = open_meeting(office.desk(), shown.overleg.id)
    assert (owner.may_write, owner.grants, owner.colleagues) == (False, (), ())
    refused("overleg_onbekend", lambda: cancel_meeting(office.desk(), owner))
    for role in ("beslisser", "informatieregisseur", "fg", "beheerder", "adviseur"):
        desk = office.desk(makers.actor("Ilse Terpstra", role))
        refused("overleg_onbekend", partial(open_meeting, desk, shown.overleg.id))
        assert office.world.lines()[-1].result == "geweigerd"
        refused("casus_onbekend", partial(plan_meeting, desk, shown.overleg.casus, office.clock.now()))


@pytest.mark.parametrize("read", ["openen", "lijst", "plannen", "wijzigen"])
def test_without_a_log_line_nothing_is_shown(office: PlanOffice, read: str) -> None:
    shown, desk = planned(office), office.regisseur()
    before = office.world.lines()
    office.world.break_log()
    reads: dict[str, Callable[[], object]] = {
        "openen": lambda: open_meeting(desk, shown.overleg.id),
        "lijst": lambda: meetings(desk, shown.overleg.casus),
        "plannen": lambda: planned(office, shown.overleg.casus),
        "wijzigen": lambda: tabled(office, shown),
    }
    given: list[object] = []
    with pytest.raises(Exception, match="no log today"):
        given.append(reads[read]())
    assert given == []
    assert office.world.lines() == before
