"""Hard rule 3 in a crisis: one person may act alone only there, and another ratifies it, whatever account or role."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from tests import makers
from tests.casework.steps import Office, ref
from tests.hard_rules.drive import Drive, decision, filled_in, on
from triage.access.actor import Actor
from triage.answers import Answer
from triage.casework.casus.answering import Opened, answer, open_casus, stamp
from triage.casework.casus.deciding import decide, open_for_decision, record
from triage.casework.casus.proposing import put_forward, withdraw
from triage.casework.followup.crisis import Fields, open_crises, report_crisis
from triage.casework.followup.crisis_reading import open_crisis
from triage.faults import Refusal
from triage.followup.crisis import OPEN, Ontvanger
from triage.followup.stuk import Stuk
from triage.ids import PersonId

ILSE = makers.actor("Ilse Terpstra")
MARIT = makers.actor("Marit Vonkeman", "procesregisseur", mandate=True)
SOFIE = makers.decider()
NIGHT = datetime(2026, 10, 3, 23, 14, tzinfo=makers.ZONE)
TUESDAY = date(2026, 10, 6)


def acted(office: Office, decider: PersonId) -> tuple[Stuk, Drive]:  # type: ignore[type-arg]
    """Let Ilse write down a crisis in which somebody decided, and fill in the whole triage."""
    with office.world.work() as work:
        for name in (ILSE.name, MARIT.name, SOFIE.name):
            work.mensen.add(*makers.colleague(name))
        work.commit()
    office.clock.moment = NIGHT + timedelta(minutes=3)
    recipients = (Ontvanger("Meldkamer 112", "Centralist"), Ontvanger("Crisisdienst ggz", "Behandelaar"))
    fields = Fields("Danique Rutgers en Milan", "Op het balkon", "Naam en adres", recipients, decider, NIGHT)
    crisis = report_crisis(office.desk(ILSE), fields)
    assert crisis.casus is not None
    return crisis, filled_in(office, "casus_4_crisis", open_casus(office.desk(ILSE), crisis.casus))


def put(office: Office, drive: Drive) -> Opened:
    """Put the triage forward, on Tuesday."""
    on(office, TUESDAY)
    return put_forward(office.desk(ILSE), stamp(office.desk(ILSE), drive.opened))


@pytest.mark.parametrize(
    "actor",
    [
        MARIT,
        makers.decider(MARIT.name),
        makers.decider(MARIT.name, account="tweede-inlog"),
        makers.actor(MARIT.name, "tweede_beslisser", mandate=True),
        replace(SOFIE, on_behalf_of=MARIT.person),
        replace(SOFIE, also=(MARIT.person,)),
    ],
)
def test_who_decided_on_the_spot_ratifies_under_no_account_and_in_no_role(office: Office, actor: Actor) -> None:
    crisis, drive = acted(office, MARIT.person)
    opened = put(office, drive)
    shown = open_for_decision(office.desk(actor), opened.casus.id)
    assert shown.may_decide == "crisis_eigen_keuze"
    with pytest.raises(Refusal, match="crisis_eigen_keuze"):
        decide(office.desk(actor), shown, decision(drive))
    with pytest.raises(Refusal, match="crisis_eigen_keuze"):
        decide(office.desk(actor), replace(shown, may_decide=""), decision(drive))
    assert open_crisis(office.desk(ILSE), crisis.id).stuk.state == OPEN


def test_who_wrote_it_down_for_another_does_not_ratify_it_either(office: Office) -> None:
    _, drive = acted(office, SOFIE.person)
    done = answer(office.desk(MARIT), drive.opened, ref("aanleiding.wat"), Answer("Marit maakt het af."))
    assert isinstance(done, Opened)
    on(office, TUESDAY)
    opened = put_forward(office.desk(MARIT), stamp(office.desk(MARIT), done))
    own = makers.decider(ILSE.name, account="ilse-beslist")
    with pytest.raises(Refusal, match="crisis_eigen_keuze"):
        decide(office.desk(own), open_for_decision(office.desk(own), opened.casus.id), decision(drive))


def test_taking_the_proposal_back_or_emptying_the_fields_washes_nobody_clean(office: Office) -> None:
    _, drive = acted(office, MARIT.person)
    back = withdraw(office.desk(ILSE), put(office, drive))
    opened = office.fresh(back, ILSE)
    done = answer(office.desk(ILSE), opened, ref("spoed.beslisser"), Answer("Iemand anders"))
    assert isinstance(done, Opened)
    again = put_forward(office.desk(ILSE), stamp(office.desk(ILSE), done))
    with pytest.raises(Refusal, match="crisis_eigen_keuze"):
        decide(office.desk(MARIT), open_for_decision(office.desk(MARIT), again.casus.id), decision(drive))
    with pytest.raises(Refusal, match="crisis_ligt_vast"):
        answer(office.desk(ILSE), drive_of(office, done), ref("gevaar.nu"), Answer(value=False), confirmed=True)


def drive_of(office: Office, done: Opened) -> Opened:
    """Return the casus as it can be filled in again."""
    return withdraw(office.desk(ILSE), office.fresh(done, ILSE))


def test_a_crisis_is_never_recorded_by_one_alone(office: Office) -> None:
    crisis, drive = acted(office, ILSE.person)
    ready = stamp(office.desk(ILSE), drive.opened)
    with pytest.raises(Refusal, match="besluit_nodig"):
        record(office.desk(ILSE), ready, "Er was haast.")
    assert [row.id for row in open_crises(office.desk(ILSE))] == [crisis.id]


def test_the_crisis_and_its_casus_stay_or_go_together(office: Office) -> None:
    with office.world.work() as work:
        work.mensen.add(*makers.colleague(ILSE.name))
        work.commit()
    office.clock.moment = NIGHT
    office.world.break_log()
    fields = Fields("Danique", "Balkon", "Naam", (Ontvanger("112", ""),), ILSE.person, NIGHT)
    with pytest.raises(Exception, match=r"no log today|opslag"):
        report_crisis(office.desk(ILSE), fields)
