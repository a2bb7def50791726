"""The register of processing: whole, versioned, one activity for each act; and the DPIA that goes with it."""

from collections import Counter
from copy import deepcopy
from dataclasses import replace
from datetime import date, timedelta

import pytest

from tests import makers
from tests.casework.steps import Office
from tests.worlds import World
from triage.access.log import Act
from triage.casework.desk import Desk
from triage.casework.followup import werkvoorraad
from triage.casework.register import register
from triage.faults import Refusal
from triage.followup.dpia import Dpia, DpiaStand, Uitkomst
from triage.followup.stuk import Stuk
from triage.kader.comparing import Soort
from triage.kader.registered import FieldChange, editions
from triage.records.register import RegisterView

DAAN = makers.actor("Daan Brouwer", "informatieregisseur")
FG = makers.actor("Ilse Wouda", "fg")
TODAY = makers.NOW.date()
DPIA = Dpia(
    dated=date(2026, 3, 2),
    edition="1.2",
    outcome=Uitkomst.MET_MAATREGELEN,
    fg_asked=True,
    fg_on=date(2026, 2, 20),
    fg_words="De FG adviseert een steekproef.",
    measures=("Elk kwartaal een steekproef",),
    review=date(2028, 3, 1),
    place="Zaaksysteem, Z-2026-114",
)


def refused(code: str) -> "pytest.RaisesExc[Refusal]":
    return pytest.raises(Refusal, check=lambda refusal: refusal.code == code)


@pytest.fixture
def office(world: World) -> Office:
    return Office(world)


def desk(office: Office) -> Desk:
    return office.desk(DAAN)


# ------------------------------------------------------------------------------------------------------- the register
def test_every_act_of_the_log_belongs_to_one_activity_and_every_activity_is_told_whole() -> None:
    kader = makers.kader()
    counted = Counter(act for one in kader.processings.values() for act in one.acts)
    assert counted == Counter(act.value for act in Act)
    for one in kader.processings.values():
        assert one.people, one.id
        assert one.recipients, one.id
        assert one.kept, one.id
    assert kader.register.measures
    assert kader.register.transfer


def test_a_version_says_what_changed_field_by_field() -> None:
    old = makers.kader()
    was = old.processings["besluit"]
    changed = replace(was, kept="30 jaar", people=(*was.people, "kinderen"))
    activities = {
        **deepcopy(dict(old.processings)),
        "besluit": changed,
        "nieuw": replace(was, id="nieuw", text="Nieuw"),
    }
    del activities["signalen"]
    later = replace(
        old,
        version="2027.1",
        valid_from=date(2027, 1, 1),
        processings=activities,
        register=replace(old.register, transfer="Ja"),
    )
    newest, first = editions((later, old))
    assert (newest.kader.version, first.kader.version, first.changes) == ("2027.1", "2026.1", ())
    told = {(one.name, one.kind): one.fields for one in newest.changes}
    assert told["", Soort.INHOUD] == (FieldChange("transfer", (old.register.transfer,), ("Ja",)),)
    assert told[was.text, Soort.INHOUD] == (
        FieldChange("people", was.people, changed.people),
        FieldChange("kept", (was.kept,), ("30 jaar",)),
    )
    assert told["Nieuw", Soort.NIEUW] == ()
    assert told[old.processings["signalen"].text, Soort.VERVALLEN] == ()


def test_only_who_may_reads_it_and_each_look_leaves_a_line(office: Office) -> None:
    with refused("geen_recht"):
        register.read(office.desk())
    before = len(office.world.lines())
    found = register.read(office.desk(FG))
    assert found.kader.version == "2026.1"
    assert found.status.stand is DpiaStand.GEEN
    assert not found.may_keep
    for act in (Act.REGISTER_GEZIEN, Act.REGISTER_AFGEDRUKT, Act.REGISTER_BEWAARD):
        assert register.paper(office.desk(FG), act, lambda _: b"%PDF") == b"%PDF"
    lines = office.world.lines()[before:]
    assert [line.act for line in lines] == [
        Act.REGISTER_GEZIEN, Act.REGISTER_GEZIEN, Act.REGISTER_AFGEDRUKT, Act.REGISTER_BEWAARD,
    ]  # fmt: skip
    assert all(line.persoon is None and line.casus is None for line in lines)


# ----------------------------------------------------------------------------------------------------------- the DPIA
def test_a_dpia_takes_the_place_of_the_one_before_and_both_stay(office: Office) -> None:
    first = register.record_dpia(desk(office), DPIA)
    assert (first.status.stand, first.status.number, first.status.dpia) == (
        DpiaStand.GELDT,
        "2026-P1",
        replace(DPIA, kader="2026.1"),
    )
    later = register.record_dpia(desk(office), replace(DPIA, edition="2.0", dated=TODAY, measures=(" a ", "", "a")))
    assert later.status.number == "2026-P2"
    assert [(one.number, one.state) for one in later.dpias] == [("2026-P2", "geldt"), ("2026-P1", "vervangen")]
    assert later.dpias[0].content.measures == ("a",)
    assert later.dpias[1].terms == ()
    with office.world.work() as work:
        assert register.dpia_status(desk(office), work) == later.status
        work.commit()


def test_a_dpia_is_changed_and_what_it_said_stays_in_its_history(office: Office) -> None:
    made = held(register.record_dpia(desk(office), DPIA))
    changed = register.change_dpia(desk(office), made, replace(DPIA, fg_asked=False))
    assert changed.status.stand is DpiaStand.ZONDER_ADVIES
    now = held(changed)
    assert (now.content.fg_on, now.content.fg_words, now.version) == (None, "", 1)
    with refused("inmiddels_gewijzigd"):
        register.change_dpia(desk(office), made, DPIA)
    with refused("geen_recht"):
        register.change_dpia(office.desk(FG), now, DPIA)


def held(view: RegisterView) -> Stuk[Dpia]:
    assert view.holding is not None
    return view.holding


@pytest.mark.parametrize(
    ("changed", "stand"),
    [
        ({}, DpiaStand.GELDT),
        ({"review": None}, DpiaStand.GELDT),
        ({"fg_asked": False}, DpiaStand.ZONDER_ADVIES),
        ({"outcome": Uitkomst.EERST_AP}, DpiaStand.EERST_AP),
        ({"outcome": Uitkomst.KAN}, DpiaStand.GELDT),
        ({"review": date(2026, 11, 21)}, DpiaStand.NAKIJKEN),
    ],
)
def test_its_stand_is_asked_of_the_day(office: Office, changed: dict[str, object], stand: DpiaStand) -> None:
    found = register.record_dpia(desk(office), replace(DPIA, **changed))  # type: ignore[arg-type]
    assert found.status.stand is stand


def test_the_day_to_look_at_it_again_is_owed(office: Office) -> None:
    made = held(register.record_dpia(desk(office), DPIA))
    week = werkvoorraad.week(desk(office), date(2028, 2, 28))
    assert [(day, one.about) for day, found in week.days for one in found] == [(date(2028, 3, 1), made.id)]


def test_what_cannot_be_is_refused(office: Office) -> None:
    with refused("dpia_dag_later"):
        register.record_dpia(desk(office), replace(DPIA, dated=TODAY + timedelta(days=1)))
    with refused("dpia_nakijken_eerder"):
        register.record_dpia(desk(office), replace(DPIA, review=DPIA.dated))
    with refused("dpia_te_lang"):
        register.record_dpia(desk(office), replace(DPIA, place="x" * 201))
    with refused("geen_recht"):
        register.record_dpia(office.desk(FG), DPIA)
