"""Versions of the kader: added by the municipality, compared, and let go in by the council."""

from copy import deepcopy
from datetime import date, timedelta
from typing import Any

import pytest

from resources.reading import kader_tables
from tests import makers
from tests.casework.steps import CASUS_3, Office
from tests.worlds import World
from triage.casework.beheer.kaders import activate, add_kader, kaders_of, preview, versions
from triage.casework.desk import Desk
from triage.faults import Refusal
from triage.ids import PersonId, RoleId
from triage.kader.comparing import Soort, compare
from triage.kader.faults import KaderFaults
from triage.kader.loading import digest, load
from triage.kader.versions import Own
from triage.kader.vocabulary import OWN_TERMS

Tables = dict[str, dict[str, Any]]
OLD = "2026.1"


@pytest.fixture
def office(world: World) -> Office:
    return Office(world)


def desk(office: Office) -> Desk:
    return office.desk(makers.actor("Roelof Hiemstra", "beheerder"))


def next_year(version: str = "2027.1") -> Tables:
    """Return a kader of the municipality's own: one term longer, one code in other words, one right less."""
    tables: Tables = deepcopy({name: dict(table) for name, table in kader_tables(OLD).items()})
    tables["kader.toml"]["kader"] |= {"versie": version, "geldig_vanaf": date(2027, 1, 1)}
    tables["termijnen.toml"]["termijn"][0]["aantal"] += 1
    tables["gronden.toml"]["code"][0]["zin"] += " (nieuw)"
    del tables["rollen.toml"]["rol"][0]["rechten"]["kaart_zoeken"]
    tables["ondersteuning.toml"]["ondersteuning"].append({"id": "tolk", "tekst": "Tolk"})
    return tables


def test_a_kader_of_an_earlier_program_keeps_nobody_out(office: Office) -> None:
    tables = next_year()
    terms, rights, roles = tables["termijnen.toml"], tables["rechten.toml"], tables["rollen.toml"]
    terms["termijn"] = [one for one in terms["termijn"] if one["id"] not in OWN_TERMS]
    rights["handeling"] = [one for one in rights["handeling"] if not one["id"].startswith(("verzoek", "crisis"))]
    for role in roles["rol"]:
        role["rechten"] = {act: to for act, to in role["rechten"].items() if not act.startswith(("verzoek", "crisis"))}
    register = tables["verwerkingen.toml"]
    del register["register"]
    for entry in register["verwerking"]:
        del entry["betrokkenen"], entry["ontvangers"], entry["bewaren"]
    register["verwerking"][0]["bewaren"] = "Vijf jaar, zegt de raad"
    with pytest.raises(KaderFaults):
        add_kader(desk(office), tables)
    with office.world.work() as work:
        work.kaders.add(Own("2027.1", digest(tables), tables), office.clock.now(), PersonId("Roelof"))
        work.commit()
    known, _ = kaders_of(office.world.work, {OLD: makers.kader()}, OLD, office.clock.today())
    old, new = known[OLD], known["2027.1"]
    assert new.digest == digest(tables)
    assert {own: new.terms[own] for own in OWN_TERMS} == {own: old.terms[own] for own in OWN_TERMS}
    assert new.roles[RoleId("tweede_beslisser")].rights["verzoek_besluiten"] == ("team",)
    assert new.register == old.register
    assert new.processings["besluit"] == old.processings["besluit"]
    assert new.processings["triage"].kept == "Vijf jaar, zegt de raad"
    assert new.processings["triage"].people == old.processings["triage"].people
    # What the council took away stays away.
    assert "kaart_zoeken" not in new.roles[RoleId("wijkteamprofessional")].rights


def test_a_kader_of_its_own_is_kept_as_it_was(office: Office) -> None:
    tables = next_year()
    added = add_kader(desk(office), tables)
    known, newest = kaders_of(office.world.work, {OLD: makers.kader()}, OLD, office.clock.today())
    assert newest == OLD
    assert known["2027.1"] == added == load(tables)


def test_it_holds_from_its_day_and_open_casussen_keep_theirs(office: Office) -> None:
    opened = office.begun(CASUS_3)
    at, today = desk(office), office.clock.today()
    add_kader(at, next_year())
    activate(at, "2027.1", "RB-2026-200", today, today + timedelta(days=3))
    known, newest = kaders_of(office.world.work, {OLD: makers.kader()}, OLD, today)
    assert newest == OLD
    known, newest = kaders_of(office.world.work, {OLD: makers.kader()}, OLD, today + timedelta(days=3))
    assert newest == "2027.1"
    rows = {row.version: row for row in versions(at)}
    assert (rows[OLD].open_casussen, rows[OLD].active, rows["2027.1"].own) == (1, True, True)
    assert rows["2027.1"].activations[0].resolution == "RB-2026-200"
    assert office.fresh(opened).casus.kader == OLD
    assert known[OLD] == makers.kader()


def test_what_changes_is_told_part_by_part(office: Office) -> None:
    office.begun(CASUS_3)
    add_kader(desk(office), next_year())
    shown = preview(desk(office), "2027.1")
    told = {(one.part, one.kind) for one in shown.changes}
    assert told == {
        ("termijn", Soort.INHOUD),
        ("grond", Soort.TEKST),
        ("recht", Soort.VERVALLEN),
        ("ondersteuning", Soort.NIEUW),
    }
    assert shown.keep == 1
    assert all(one.name for one in shown.changes)


def test_a_version_does_not_differ_from_itself() -> None:
    assert compare(makers.kader(), makers.kader()) == ()


def test_a_kader_with_faults_is_told_whole_and_not_kept(office: Office) -> None:
    tables = next_year()
    tables["gronden.toml"]["code"][0]["wet"] = ""
    tables["rollen.toml"]["rol"][1]["rechten"]["toveren"] = ["alle"]
    with pytest.raises(KaderFaults) as told:
        add_kader(desk(office), tables)
    assert len(told.value.faults) >= 2
    assert [row.version for row in versions(desk(office))] == [OLD]


def test_a_version_is_added_once(office: Office) -> None:
    add_kader(desk(office), next_year())
    for tables in (next_year(), dict(kader_tables(OLD))):
        with pytest.raises(Refusal, match="kader_bestaat_al"):
            add_kader(desk(office), tables)


TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("given", "code"),
    [
        (("2099.1", "RB-1", TODAY, TODAY), "kader_onbekend"),
        ((OLD, "  ", TODAY, TODAY), "raadsbesluit_ontbreekt"),
        ((OLD, "RB-1", None, TODAY), "dag_ontbreekt"),
        ((OLD, "RB-1", TODAY, TODAY - timedelta(days=1)), "dag_in_het_verleden"),
        ((OLD, "RB-1", TODAY + timedelta(days=1), TODAY + timedelta(days=1)), "raadsbesluit_later"),
    ],
)
def test_without_the_council_nothing_goes_in(office: Office, given: tuple[Any, ...], code: str) -> None:
    with pytest.raises(Refusal, match=code):
        activate(desk(office), *given)


def test_nobody_locks_the_door_from_the_inside(office: Office) -> None:
    tables = next_year()
    for role in tables["rollen.toml"]["rol"]:
        role["rechten"].pop("beheer", None)
    add_kader(desk(office), tables)
    with pytest.raises(Refusal, match="zonder_beheerder"):
        activate(desk(office), "2027.1", "RB-1", TODAY, TODAY)


def test_another_kader_under_the_same_name_does_not_hold(office: Office) -> None:
    at, today = desk(office), office.clock.today()
    activate(at, OLD, "RB-2025-118", today, today)
    other = {OLD: load(next_year(OLD)), "2025.1": makers.kader()}
    assert kaders_of(office.world.work, other, "2025.1", today)[1] == "2025.1"


@pytest.mark.parametrize("role", ["wijkteamprofessional", "procesregisseur", "informatieregisseur", "fg", "adviseur"])
def test_only_beheer_may(office: Office, role: str) -> None:
    other = office.desk(makers.actor("Iemand Anders", role))
    tries = (
        lambda: versions(other),
        lambda: preview(other, OLD),
        lambda: add_kader(other, next_year()),
        lambda: activate(other, OLD, "RB-1", TODAY, TODAY),
    )
    for attempt in tries:
        with pytest.raises(Refusal, match="geen_recht"):
            attempt()


def test_each_act_leaves_its_line(office: Office) -> None:
    at = desk(office)
    add_kader(at, next_year())
    activate(at, "2027.1", "RB-2026-200", office.clock.today(), office.clock.today())
    versions(at)
    acts = [line.act for line in office.world.lines()]
    assert acts[-3:] == ["kader_toegevoegd", "kader_ingegaan", "mensen_gezien"]
    assert all(line.casus is None for line in office.world.lines())
