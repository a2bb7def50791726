"""A decision that is withdrawn while somebody may not know of it: held, moved along, and told at last (UAVG 41)."""

from datetime import date
from functools import partial

import pytest

from tests import makers
from tests.casework.reviews import WHY, Reviews
from tests.hard_rules.drive import on
from tests.worlds import World
from triage.access.log import Act
from triage.besluit.sealing import Besluit
from triage.casework.followup import berichten, heroverwegen, intrekken, werkvoorraad
from triage.casework.followup.berichten_brieven import notice_letter
from triage.casework.followup.herroeping_papers import HerroepingBrief, herroeping_paper, letters
from triage.casework.followup.opvolging import open_follow
from triage.casework.followup.uitstel import Keuze, Opzet, Uitspraak, decide_deferral, lift, propose
from triage.casework.inzagelog.overzicht import overzicht
from triage.faults import Refusal
from triage.followup.bericht import Aan, Bericht, Waarom
from triage.followup.informeren import Informeren, Punt
from triage.followup.stuk import Stuk
from triage.followup.taak import ALL
from triage.ids import ItemId
from triage.terms.running import due

CASUS_7 = "casus_7_niet_informeren"
RICO = ItemId("rico")
MARIT = makers.actor("Marit Vonkeman", "procesregisseur")
JELLE = makers.actor("Jelle Brandsma", "informatieregisseur")
LAST, LATER = date(2026, 11, 17), date(2026, 12, 15)
LONGER = Opzet(
    ("C2",), LATER, "", tuple(Punt(letter, f"Punt {letter}.") for letter in "cdefh"), "OM-26-1187", date(2026, 11, 16)
)


@pytest.fixture
def office(world: World) -> Reviews:
    return Reviews(world)


def withdrawn(office: Reviews) -> Besluit:
    besluit = office.sealed(CASUS_7)
    intrekken.withdraw(office.lead(), office.review(besluit), WHY)
    return besluit


def held(office: Reviews, besluit: Besluit) -> Stuk[Bericht]:
    """Return the one notice to the person who may not know."""
    (one,) = (
        stuk
        for stuk in office.pieces(besluit, Bericht)
        if stuk.content.aan is Aan.BETROKKENE and stuk.content.about == RICO
    )
    assert one.content.waarom is Waarom.INTREKKING
    return one


def rico(office: Reviews, besluit: Besluit) -> Stuk[Informeren]:
    return next(one for one in office.pieces(besluit, Informeren) if one.content.person == RICO)


def started(stuk: Stuk[Bericht]) -> list[date]:
    return [one.start for one in stuk.terms]


def extended(office: Reviews, besluit: Besluit) -> None:
    asked = propose(office.desk(MARIT), rico(office, besluit), LONGER)
    ruling = Uitspraak(Keuze.VERLENGEN, "Nog nodig.", own_weighing=True)
    decide_deferral(office.desk(makers.decider()), asked, ruling)


def refused(call: object, *given: object) -> str:
    with pytest.raises(Refusal) as fault:
        call(*given)  # type: ignore[operator]
    return fault.value.code


def no_paper(*_: object) -> bytes:
    raise AssertionError("a letter was made")


def stays_hidden(office: Reviews, besluit: Besluit) -> None:
    """Hold that nothing about the withdrawal can reach the person."""
    notice, desk = held(office, besluit), office.desk()
    assert refused(berichten.sent, desk, notice.id, office.clock.today(), "brief") == "nog_niet_vertellen"
    for act in (Act.BRIEF_GEZIEN, Act.BRIEF_AFGEDRUKT, Act.BRIEF_BEWAARD):
        assert refused(notice_letter, desk, notice.id, act, no_paper) == "nog_niet_vertellen"
        review = office.piece(besluit).id
        assert refused(herroeping_paper, office.lead(), review, notice.id, act, no_paper) == "nog_niet_vertellen"
    assert notice.id not in {one.id for one in letters(office.lead(), office.piece(besluit).id)}
    # The overview that the person, or anybody else of the casus, may ask for does not tell of it either.
    for one in besluit.facts.snapshot.people:
        found = overzicht(office.desk(JELLE), besluit.casus, ItemId(one.id), date(2026, 1, 1), date(2027, 1, 1))
        assert not {line.act for line in found.lines} & {"besluit_ingetrokken", "bericht_gewijzigd", "bericht_gezien"}


def test_the_notice_of_who_may_not_know_is_made_and_held(office: Reviews) -> None:
    besluit = withdrawn(office)
    notice = held(office, besluit)
    assert (notice.state, started(notice)) == ("te_versturen", [LAST])
    stays_hidden(office, besluit)
    on(office, LAST)
    stays_hidden(office, besluit)


def test_a_longer_deferral_takes_the_notice_along(office: Reviews) -> None:
    besluit = withdrawn(office)
    on(office, LAST)
    extended(office, besluit)
    assert started(held(office, besluit)) == [LATER]
    on(office, LATER)
    stays_hidden(office, besluit)


def test_past_its_end_a_renewal_takes_it_along_as_well(office: Reviews) -> None:
    besluit = withdrawn(office)
    on(office, date(2026, 11, 20))
    extended(office, besluit)
    assert started(held(office, besluit)) == [LATER]
    stays_hidden(office, besluit)


def test_told_at_last_the_person_reads_that_it_was_withdrawn(office: Reviews) -> None:
    besluit = withdrawn(office)
    on(office, date(2026, 11, 2))
    lift(office.desk(MARIT), rico(office, besluit), "", "OM-26-1187", date(2026, 11, 2))
    notice = held(office, besluit)
    assert started(notice) == [date(2026, 11, 2)]
    (term,) = notice.terms
    rows = werkvoorraad.for_calendar(office.desk(), ALL)
    assert (notice.id, due(term)) in {(one.about, one.due) for one in rows}
    made: list[HerroepingBrief] = []

    def press(brief: HerroepingBrief) -> bytes:
        made.append(brief)
        return b"%PDF"

    shown = office.piece(besluit).id
    assert notice.id in {one.id for one in letters(office.lead(), shown)}
    herroeping_paper(office.lead(), shown, notice.id, Act.BRIEF_AFGEDRUKT, press)
    assert (made[0].to, made[0].given.number, made[0].given.name) == (None, besluit.number, notice.content.name)
    sent = berichten.sent(office.desk(), notice.id, office.clock.today(), "brief")
    assert (sent.state, sent.terms) == ("verstuurd", ())


def test_past_its_end_it_is_owed_and_stays_late(office: Reviews) -> None:
    besluit = withdrawn(office)
    on(office, date(2026, 12, 1))
    asked = propose(office.desk(MARIT), rico(office, besluit), Opzet(("C2",), None))
    ruling = Uitspraak(Keuze.INFORMEREN, "Het OM liet niets horen.", own_weighing=True)
    decide_deferral(office.desk(makers.decider()), asked, ruling)
    assert started(held(office, besluit)) == [LAST]
    sent = berichten.sent(office.desk(), held(office, besluit).id, office.clock.today(), "brief")
    assert sent.state == "verstuurd"


def test_who_handles_the_casus_sees_that_it_waits(office: Reviews) -> None:
    besluit = withdrawn(office)
    rows = {one.id: one for one in open_follow(office.desk(), besluit.casus).rows}
    row = rows[held(office, besluit).id]
    assert not row.over
    assert row.due is not None
    assert row.due > LAST


def test_the_letters_of_a_withdrawal_leave_one_line_a_person(office: Reviews) -> None:
    besluit, lead = office.sealed(), office.lead()
    intrekken.withdraw(lead, office.review(besluit), WHY)
    stuk, people = office.piece(besluit).id, [one.id for one in besluit.facts.snapshot.people]
    found = letters(lead, stuk)
    assert found
    assert office.world.told(lambda: letters(lead, stuk)) == [("bericht_gezien", one) for one in people]
    for act in (Act.BRIEF_GEZIEN, Act.BRIEF_AFGEDRUKT, Act.BRIEF_BEWAARD):
        taken = office.world.told(partial(herroeping_paper, lead, stuk, found[0].id, act, lambda _: b"%PDF"))
        assert taken == [(act.value, one) for one in people]


def test_what_is_shown_before_is_what_is_made(office: Reviews) -> None:
    besluit = office.sealed(CASUS_7)
    shown = heroverwegen.open_review(office.lead(), office.piece(besluit).id)
    expected = {(one.to, one.about, one.name) for one in intrekken.follows(shown)}
    assert {one.about for one in intrekken.follows(shown) if one.held} == {RICO}
    intrekken.withdraw(office.lead(), shown, WHY)
    made = {(one.content.aan, one.content.about, one.content.name) for one in office.pieces(besluit, Bericht)}
    assert made == expected
