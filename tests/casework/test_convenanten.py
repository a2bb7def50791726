"""Agreements: kept by one role, read by all, never lost; they end by themselves, and recipients are known by them."""

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from tests import makers
from tests.casework.steps import Office, decision
from tests.worlds import World
from triage.access.log import Act
from triage.answers import Ref, Scope
from triage.besluit.sealing import FORM, WITH_RECIPIENTS, read
from triage.casework.casus.deciding import decide, verify
from triage.casework.convenanten import convenanten, papers
from triage.casework.convenanten.convenanten import OpenConvenant
from triage.casework.convenanten.partners import Partners, notes, partners, standing_of
from triage.casework.desk import Desk
from triage.casework.followup import werkvoorraad
from triage.faults import Refusal
from triage.followup.convenant import Convenant, Gegeven, Row, Stand
from triage.followup.signaal import Signaal
from triage.ids import ItemId, QuestionId
from triage.ports import Settings

if TYPE_CHECKING:
    from collections.abc import Callable

DAAN = makers.actor("Daan Brouwer", "informatieregisseur")
TODAY = makers.NOW.date()
GGD = Convenant(
    organisation="GGD Elsterveen",
    kind="jgz",
    reference="GGD/2026/7",
    purpose="Samen zorgen dat een gezin hulp krijgt",
    covers=(Gegeven.DAT,),
    data=("naam", "welke hulp iemand krijgt"),
    basis="Wmo 2015 art. 5.1.1",
    since=date(2026, 1, 1),
    until=date(2027, 12, 31),
    published="www.elsterveen.example/convenanten",
    contact="Informatieregisseur",
    notes="Nog eens bellen.",
)


def refused(code: str) -> "pytest.RaisesExc[Refusal]":
    return pytest.raises(Refusal, check=lambda refusal: refusal.code == code)


@pytest.fixture
def office(world: World) -> Office:
    return Office(world)


def desk(office: Office) -> Desk:
    return office.desk(DAAN)


def held(office: Office, content: Convenant = GGD) -> OpenConvenant:
    return convenanten.let_hold(desk(office), convenanten.record(desk(office), content))


# ------------------------------------------------------------------------------------------------------- keeping them
def test_an_agreement_goes_from_concept_to_its_end_and_keeps_its_history(office: Office) -> None:
    made = convenanten.record(
        desk(office), replace(GGD, organisation="  GGD   Elsterveen ", data=("naam", " ", "naam"))
    )
    assert (made.stuk.number, made.stand, made.stuk.content.data) == ("2026-K1", Stand.CONCEPT, ("naam",))
    assert made.stuk.content.organisation == "GGD Elsterveen"
    holds = convenanten.let_hold(desk(office), made)
    assert holds.stand is Stand.GELDT
    changed = convenanten.change(desk(office), holds, replace(GGD, until=TODAY + timedelta(days=30)))
    assert changed.stand is Stand.BIJNA
    ended = convenanten.end(desk(office), changed, TODAY, "De GGD doet dit werk niet meer.")
    assert ended.stand is Stand.BEEINDIGD
    assert ended.stuk.terms == ()
    assert [step.act for step in ended.steps] == ["begonnen", "laten_gelden", "wijzigen", "beeindigen"]
    again = convenanten.open_convenant(office.desk(), made.stuk.id)
    assert again.stuk == ended.stuk
    assert not again.may_keep
    with refused("overgang_kan_niet"):
        convenanten.change(desk(office), ended, GGD)


def test_an_end_that_draws_near_is_owed_and_an_end_that_goes_is_not(office: Office) -> None:
    made = held(office)
    assert [term.term.id for term in made.stuk.terms] == ["convenant_nakijken"]
    week = werkvoorraad.week(desk(office), date(2027, 12, 27))
    assert [(day, one.about) for day, found in week.days for one in found] == [(date(2027, 12, 31), made.stuk.id)]
    endless = convenanten.change(desk(office), made, replace(GGD, until=None))
    assert endless.stuk.terms == ()
    assert endless.stand is Stand.GELDT


@pytest.mark.parametrize(
    ("since", "until", "stand"),
    [
        (1, None, Stand.KOMT),
        (0, 0, Stand.BIJNA),
        (-9, 90, Stand.BIJNA),
        (-9, 91, Stand.GELDT),
        (-9, -1, Stand.VERLOPEN),
        (-9, None, Stand.GELDT),
    ],
)
def test_its_stand_is_asked_of_the_day(office: Office, since: int, until: int | None, stand: Stand) -> None:
    last = TODAY + timedelta(days=until) if until is not None else None
    made = held(office, replace(GGD, since=TODAY + timedelta(days=since), until=last))
    assert made.stand is stand


def test_what_cannot_be_is_refused(office: Office) -> None:
    with refused("convenant_zonder_naam"):
        convenanten.record(desk(office), replace(GGD, organisation=" "))
    with refused("convenant_dagen"):
        convenanten.record(desk(office), replace(GGD, until=date(2025, 1, 1)))
    with refused("convenant_te_lang"):
        convenanten.record(desk(office), replace(GGD, data=("x" * 201,)))
    with refused("convenant_te_lang"):
        convenanten.record(desk(office), replace(GGD, purpose="x" * 4001))
    bare = convenanten.record(desk(office), Convenant("Stichting Leeg"))
    with refused("convenant_onvolledig"):
        convenanten.let_hold(desk(office), bare)
    made = held(office)
    with refused("convenant_onvolledig"):
        convenanten.change(desk(office), made, replace(GGD, basis=""))
    with refused("convenant_einde_zonder_reden"):
        convenanten.end(desk(office), made, TODAY, " ")
    for day in (TODAY + timedelta(days=1), date(2025, 12, 31)):
        with refused("convenant_einde_dag"):
            convenanten.end(desk(office), made, day, "Klaar.")
    convenanten.change(desk(office), made, replace(GGD, contact="FG"))
    with refused("inmiddels_gewijzigd"):
        convenanten.change(desk(office), made, GGD)


def test_who_keeps_no_agreements_only_reads_them(office: Office) -> None:
    made = held(office)
    calls: tuple[Callable[[], object], ...] = (
        lambda: convenanten.record(office.desk(), GGD),
        lambda: convenanten.change(office.desk(), made, GGD),
        lambda: convenanten.end(office.desk(), made, TODAY, "Klaar."),
    )
    for call in calls:
        with refused("geen_recht"):
            call()
    assert [row.stuk.id for row in convenanten.overview(office.desk()).rows] == [made.stuk.id]


def test_what_is_past_its_end_comes_first(office: Office) -> None:
    for name, until in (("A", None), ("B", TODAY + timedelta(days=9)), ("C", TODAY - timedelta(days=9))):
        held(office, replace(GGD, organisation=name, until=until))
    convenanten.record(desk(office), replace(GGD, organisation="D"))
    rows = convenanten.overview(desk(office)).rows
    assert [row.stuk.content.organisation for row in rows] == ["C", "B", "A", "D"]
    assert [row.stand for row in rows] == [Stand.VERLOPEN, Stand.BIJNA, Stand.GELDT, Stand.CONCEPT]


def test_each_look_and_change_leaves_one_line_about_nobody(office: Office) -> None:
    made = held(office)
    before = len(office.world.lines())
    convenanten.overview(desk(office))
    convenanten.open_convenant(desk(office), made.stuk.id)
    for act in (Act.CONVENANT_GEZIEN, Act.CONVENANTEN_AFGEDRUKT, Act.CONVENANTEN_BEWAARD):
        papers.public_list(desk(office), act, lambda *_: b"%PDF")
    told = office.world.lines()[before:]
    assert [line.act for line in told] == [
        Act.CONVENANT_GEZIEN, Act.CONVENANT_GEZIEN, Act.CONVENANT_GEZIEN,
        Act.CONVENANTEN_AFGEDRUKT, Act.CONVENANTEN_BEWAARD,
    ]  # fmt: skip
    assert all(line.persoon is None and line.casus is None for line in told)


def test_the_public_list_holds_what_holds_and_what_ended_in_the_last_year(office: Office) -> None:
    for name, until in (("Geldt", None), ("Net voorbij", -300), ("Lang voorbij", -400)):
        last = TODAY + timedelta(days=until) if until else None
        held(office, replace(GGD, organisation=name, since=date(2020, 1, 1), until=last))
    convenanten.record(desk(office), replace(GGD, organisation="Concept"))
    dropped = convenanten.record(desk(office), replace(GGD, organisation="Niets geworden"))
    assert convenanten.drop(desk(office), dropped).stand is Stand.VERVALLEN
    held(office, replace(GGD, organisation="Later", since=TODAY + timedelta(days=9)))
    given: list[tuple[Row, ...]] = []

    def press(rows: tuple[Row, ...], _kader: object, _settings: Settings, today: date) -> bytes:
        assert today == TODAY
        given.append(rows)
        return b"%PDF"

    assert papers.public_list(office.desk(), Act.CONVENANTEN_BEWAARD, press) == b"%PDF"
    assert [row.stuk.content.organisation for row in given[0]] == ["Geldt", "Net voorbij"]


# ----------------------------------------------------------------------------------------------- knowing a recipient
def test_a_municipality_that_keeps_no_register_seals_nothing_about_agreements(office: Office) -> None:
    convenanten.record(desk(office), GGD)
    besluit = office.sealed()
    assert besluit.facts.snapshot.recipients is None
    assert besluit.facts.form == FORM
    assert partners(office.desk()) == Partners(kept=False)


def test_what_was_put_forward_says_under_which_agreement_and_is_sealed_so(office: Office) -> None:
    shown = office.shown(office.put())
    to = dict.fromkeys(line.recipient for line in shown.voorstel.snapshot.lines)
    assert shown.voorstel.snapshot.recipients is None
    name = next(iter(to))
    office = Office(office.world, office.clock, office.ids)
    made = held(office, replace(GGD, organisation=name.upper(), since=date(2020, 1, 1), until=None))
    shown = office.shown(office.put())
    told = shown.voorstel.snapshot.recipient(name)
    assert told is not None
    assert [one.number for one in told.agreements] == [made.stuk.number]
    besluit = decide(office.desk(makers.decider()), shown, decision())
    assert besluit.facts.form == WITH_RECIPIENTS
    assert read(besluit.canonical) == besluit.facts
    convenanten.end(desk(office), made, office.clock.today(), "Klaar.")
    sealed = verify(office.desk(makers.decider()), besluit.id)
    assert sealed.intact
    assert sealed.linked
    assert sealed.besluit.facts.snapshot.recipient(name) == told


def test_a_recipient_without_an_agreement_is_incidental(office: Office) -> None:
    held(office, replace(GGD, since=date(2020, 1, 1), until=None))
    besluit = office.sealed()
    found = besluit.facts.snapshot.recipients
    assert found
    assert all(one.incidental for one in found)


def test_notes_at_the_desk_say_what_an_agreement_covers_and_block_nothing(office: Office) -> None:
    casus = office.begun().casus
    line = casus.of(Scope.REGEL)[0]
    party = ItemId(casus.text("regel.ontvanger", line))
    name = casus.name_of(Scope.PARTIJ, party)
    held(office, replace(GGD, organisation=name, kind="", since=date(2020, 1, 1), until=None))
    known = partners(office.desk())
    assert known.names == (name,)
    at = {q: notes(casus, known, Ref(QuestionId(q), line)) for q in ("regel.ontvanger", "regel.soort", "regel.waarom")}
    assert [(note.kind, note.numbers) for note in at["regel.ontvanger"]] == [("convenant", ("2026-K1",))]
    wat = casus.with_answer(
        Ref(QuestionId("regel.soort"), line), replace(casus.answer("regel.soort", line), value="wat")
    )
    found = notes(wat, known, Ref(QuestionId("regel.soort"), line))
    assert [(note.kind, note.words) for note in found] == [("niet_gedekt", "wat")]
    assert at["regel.waarom"] == ()
    assert notes(casus, Partners(), Ref(QuestionId("regel.ontvanger"), line)) == ()


def test_another_kind_of_organisation_than_agreed_is_pointed_at(office: Office) -> None:
    casus = office.begun().casus
    party = casus.of(Scope.PARTIJ)[0]
    name = casus.name_of(Scope.PARTIJ, party)
    other = next(kind for kind in makers.kader().party_kinds if kind != casus.text("partij.soort", party))
    held(office, replace(GGD, organisation=name, kind=other, since=date(2020, 1, 1), until=None))
    found = notes(casus, partners(office.desk()), Ref(QuestionId("partij.naam"), party))
    assert [note.kind for note in found] == ["convenant", "soort_anders"]


def test_nothing_is_said_of_nobody(office: Office) -> None:
    held(office, replace(GGD, since=date(2020, 1, 1), until=None))
    known = partners(office.desk())
    assert standing_of(known, "  ") is None
    note = standing_of(known, "Een ander")
    assert note is not None
    assert note.kind == "incidenteel"


def test_only_what_is_about_nobody_is_read_without_a_line(office: Office) -> None:
    made = held(office)
    before = len(office.world.lines())
    with office.world.work() as work:
        assert work.stukken.about_nobody(Convenant) == (made.stuk,)
        with pytest.raises(ValueError, match="can be about people"):
            work.stukken.about_nobody(Signaal)
        work.commit()
    assert len(office.world.lines()) == before
