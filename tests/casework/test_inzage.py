"""Looking at the log, checking it and giving it out: who may, what they see, and the line that it leaves."""

import csv
import io
import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from storage.checking import check_of
from storage.practice import PracticeGate
from tests import makers
from tests.casework.steps import Office
from tests.worlds import World, sql_world
from triage.access.actor import Actor, Colleague
from triage.access.export import COLUMNS, Vorm, cell
from triage.access.inzage import Gezocht
from triage.access.log import Act
from triage.access.ports import go_on
from triage.access.standbewijs import Peil, as_text, from_text, read_mark
from triage.answers import Scope
from triage.casework.desk import Desk
from triage.casework.entering import roles_of, sit_down
from triage.casework.inzagelog import inzage
from triage.casework.inzagelog.standbewijs import check_standbewijs, make_standbewijs
from triage.faults import Refusal, Trouble
from triage.ids import CasusId, PersonId

JELLE = makers.actor("Jelle Brandsma", "informatieregisseur")
FG = makers.actor("Doutzen Algra", "fg", team="")
DANGEROUS = tuple("=+-@\t\r\uff1d\uff0b\uff0d\uff20")
AGE = makers.actor("Age Wiarda", "beheerder")
ELSEWHERE = makers.actor("Verre Collega", "informatieregisseur", team="Zuiderkade")


@pytest.fixture
def office(world: World) -> Office:
    return Office(world)


@pytest.fixture
def encrypted(tmp_path: Path) -> Iterator[Office]:
    """Give a store that has a log to walk along."""
    with sql_world(tmp_path) as world:
        yield Office(world)


def sure(office: Office, by: Actor = JELLE) -> Desk:
    """Return a desk whose store can be checked."""
    assert office.world.store
    return replace(office.desk(by), check=check_of(office.world.store))


def exported(desk: Desk, form: Vorm, wanted: Gezocht = inzage.EVERYTHING) -> str:
    out: list[str] = []
    count = inzage.export(desk, form, out.append, wanted)
    assert count == len(out) - (form is Vorm.CSV)
    return "".join(out)


def test_looking_leaves_a_line_with_what_was_asked_for_and_nothing_else(office: Office) -> None:
    opened = office.begun()
    day = office.clock.today()
    wanted = Gezocht(day, day, opened.casus.id, acts=frozenset({Act.CASUS_GEOPEND}))
    found = inzage.look_at_log(office.desk(JELLE), wanted, before=99)
    assert [line.act for line in found] == ["casus_geopend"] * 2
    (line, _) = office.world.lines()[-2:]
    assert (line.act, line.casus) == ("log_gezien", opened.casus.id)
    assert line.detail == f"sinds={day} tot={day} casus={opened.casus.id} wat=casus_geopend voor=99"


def test_the_fg_reads_codes_and_reasons_and_no_name(office: Office) -> None:
    opened = office.begun()
    for by, named in ((FG, False), (JELLE, True), (ELSEWHERE, False)):
        found = inzage.look_at_log(office.desk(by), Gezocht(casus=opened.casus.id))
        about = [line for line in found if line.person]
        assert about
        assert all(bool(line.person_name) is named for line in about), by.name
        assert {line.kenmerk for line in about} == {opened.casus.kenmerk}
        people = inzage.people_in(office.desk(by), opened.casus.id)
        assert [one.number for one in people] == [1, 2]
        assert all(bool(one.name) is named for one in people)


def test_the_beheerder_sees_technical_facts_and_no_line(office: Office) -> None:
    office.begun()
    desk = office.desk(AGE)
    stand = inzage.technical(desk)
    assert stand.lines > 0
    assert stand.head is not None
    assert stand.bewijzen == 0
    assert office.world.lines()[-1].detail == "stand"
    for attempt in (
        lambda: inzage.look_at_log(desk),
        lambda: inzage.choices(desk),
        lambda: inzage.find_casus(desk, "2026-0001"),
        lambda: inzage.people_in(desk, CasusId("x")),
        lambda: inzage.export(desk, Vorm.CSV, print),
        lambda: make_standbewijs(desk),
        lambda: check_standbewijs(desk, "{}"),
    ):
        with pytest.raises(Refusal, match="geen_recht"):
            attempt()


@pytest.mark.parametrize("role", ["wijkteamprofessional", "casusregisseur", "procesregisseur", "beslisser", "adviseur"])
def test_who_has_no_business_with_the_log_sees_nothing_of_it(office: Office, role: str) -> None:
    office.begun()
    desk = office.desk(makers.actor("Nieuwsgierig", role))
    attempts: tuple[Callable[[], object], ...] = (
        lambda: inzage.look_at_log(desk),
        lambda: inzage.technical(desk),
        lambda: inzage.check_log(desk),
        lambda: inzage.export(desk, Vorm.LDV, print),
        lambda: make_standbewijs(desk),
    )
    before = office.world.lines()
    for attempt in attempts:
        with pytest.raises(Refusal, match="geen_recht"):
            attempt()
    assert office.world.lines() == before


def test_what_a_search_chooses_from(office: Office) -> None:
    with office.world.work() as work:
        work.mensen.add(Colleague(PersonId("Youssef el Amrani"), "Youssef el Amrani", "Wmo"), (), ())
        work.commit()
    opened = office.begun()
    office.begun(by=makers.actor("Weggegaan"))
    found = inzage.choices(office.desk(JELLE))
    assert found.people[0] == ("Youssef el Amrani", "Youssef el Amrani")
    assert (PersonId("Weggegaan"), "") in found.people
    assert set(found.acts) == set(Act)
    assert inzage.find_casus(office.desk(JELLE), opened.casus.kenmerk) == opened.casus.id
    assert inzage.find_casus(office.desk(JELLE), opened.casus.kenmerk[:-1]) is None
    assert inzage.find_casus(office.desk(JELLE), "%") is None
    assert {line.detail for line in office.world.lines()[-2:]} == {"casus onbekend"}


def test_a_period_that_ends_before_it_begins(office: Office) -> None:
    wrong = Gezocht(date(2026, 2, 1), date(2026, 1, 1))
    with pytest.raises(Refusal, match="periode_omgekeerd"):
        inzage.look_at_log(office.desk(JELLE), wrong)
    with pytest.raises(Refusal, match="periode_omgekeerd"):
        inzage.export(office.desk(JELLE), Vorm.LDV, print, wrong)


# ------------------------------------------------------------------------------------------------ giving it out


def test_the_logbook_of_processing_holds_its_fields_and_no_user(office: Office) -> None:
    office.sealed()
    text = exported(office.desk(FG), Vorm.LDV)
    lines = [json.loads(line) for line in text.splitlines()]
    assert len(lines) > 10
    spans = {line["span_id"] for line in lines}
    assert len(spans) == len(lines)
    for line in lines:
        assert set(line) - {"parent_span_id"} == {
            "trace_id", "span_id", "status", "name", "start_time", "end_time", "resource", "attributes",
        }  # fmt: skip
        assert len(bytes.fromhex(line["trace_id"])) == 16
        assert len(bytes.fromhex(line["span_id"])) == 8
        assert line["status"] in ("Unset", "Ok", "Error")
        assert type(line["start_time"]) is int
        assert line["end_time"] >= line["start_time"] > 1_700_000_000_000
        assert line["attributes"]["dpl.core.processing_activity_id"].startswith("urn:tenzij:verwerking:")
        assert ("dpl.core.data_subject_id" in line["attributes"]) is (
            "dpl.core.data_subject_id_type" in line["attributes"]
        )
        assert line.get("parent_span_id") in {None, *spans}
    for word in ("Youssef", "Sofie", "Wiersinga", "huib", "dochter", "casus-", "2026-0001"):
        assert word not in text, word


def test_several_persons_in_one_act_are_children_of_one_trace(office: Office) -> None:
    opened = office.begun()
    wanted = Gezocht(casus=opened.casus.id, acts=frozenset({Act.CASUS_GEOPEND}))
    first, second = (json.loads(line) for line in exported(office.desk(JELLE), Vorm.LDV, wanted).splitlines())
    assert first["trace_id"] == second["trace_id"]
    assert "parent_span_id" not in first
    assert second["parent_span_id"] == first["span_id"]
    assert first["attributes"]["dpl.core.data_subject_id"] != second["attributes"]["dpl.core.data_subject_id"]
    assert first["attributes"]["dpl.core.processing_activity_id"] == "urn:tenzij:verwerking:triage:2026.1"


def test_a_refused_look_is_unset_and_not_an_error(office: Office) -> None:
    opened = office.begun()
    with pytest.raises(Refusal), office.world.work() as work:
        work.casussen.get(opened.casus.id, makers.scope("Ver", "Zuiderkade", own=True), makers.look())
    lines = [json.loads(line) for line in exported(office.desk(JELLE), Vorm.LDV).splitlines()]
    assert [line["status"] for line in lines if line["name"] == "casus gezien"] == ["Unset"]


def test_the_table_holds_who_did_what_and_opens_as_it_was_written(office: Office) -> None:
    opened = office.begun()
    inzage.look_at_log(office.desk(JELLE))
    text = exported(office.desk(FG), Vorm.CSV)
    assert text.startswith("\ufeff")
    rows = list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""), delimiter=";", strict=True))
    assert tuple(rows[0]) == COLUMNS
    assert {len(row) for row in rows} == {len(COLUMNS)}
    line = next(dict(zip(COLUMNS, row, strict=True)) for row in rows if row[3] == "casus_geopend")
    assert (line["userID"], line["roleIDCode"], line["EventActionCode"]) == (
        "Youssef el Amrani",
        "wijkteamprofessional",
        "C",
    )
    assert (line["ParticipantObjectName"], line["controles"], line["purposeOfUse"]) == (
        opened.casus.kenmerk,
        "TTFF",
        "triage",
    )
    assert len(line["ParticipantObjectID"]) == 32
    assert "Wiersinga" not in text
    assert text.count("\r\n") == len(rows)


@pytest.mark.parametrize("begin", DANGEROUS)
@pytest.mark.parametrize("before", ["", " ", "\n"])
def test_no_cell_is_a_formula(begin: str, before: str) -> None:
    typed = f"{before}{begin}1+cmd|' /C calc'!A0"
    made = cell(typed)
    read = next(csv.reader(io.StringIO(made, newline=""), delimiter=";", strict=True))[0]
    assert read == f"'{typed}"
    assert not made.lstrip('"').lstrip().startswith(DANGEROUS)


def test_cells_are_quoted_where_they_must_be() -> None:
    assert cell("gewoon") == "gewoon"
    assert cell("") == ""
    assert cell('zei "ja"; en nee') == '"zei ""ja""; en nee"'
    for typed in ("a;b", 'a"b', "a\nb", "a\r\nb", " a ", "é € 🏠", "a\tb"):
        assert next(csv.reader(io.StringIO(cell(typed), newline=""), delimiter=";", strict=True)) == [typed]


def test_that_an_export_begins_stands_in_the_log_before_a_line_is_given(office: Office) -> None:
    office.begun()

    def full(_: str) -> None:
        raise OSError(28, "No space left on device")

    with pytest.raises(OSError, match="No space"):
        inzage.export(office.desk(JELLE), Vorm.CSV, full)
    assert [(line.act, line.detail) for line in office.world.lines()][-1] == ("log_uitgevoerd", "csv begin")
    given: list[str] = []
    inzage.export(office.desk(JELLE), Vorm.CSV, given.append)
    assert office.world.lines()[-1].detail == f"csv regels={len(given) - 1}"
    office.world.break_log()
    given.clear()
    with pytest.raises(Exception, match="no log today"):
        inzage.export(office.desk(JELLE), Vorm.CSV, given.append)
    assert given == []


def test_an_export_that_is_stopped(office: Office) -> None:
    with office.world.work() as work:
        for number in range(1100):
            work.logboek.write(makers.look(Act.LIJST_GEZIEN, detail=str(number)))
        work.commit()
    told: list[int] = []

    def stop(count: int) -> bool:
        told.append(count)
        return False

    with pytest.raises(Refusal, match="log_gestopt"):
        inzage.export(office.desk(JELLE), Vorm.LDV, lambda _: None, on=stop)
    assert told == [1000]
    assert inzage.export(office.desk(JELLE), Vorm.LDV, lambda _: None, on=go_on) > 1100


# --------------------------------------------------------------------------------------- checking and standbewijs


def test_a_mark_from_paper_is_typed_over_in_many_ways() -> None:
    peil = Peil(1234, "00" + "1f" * 31)
    short = Peil(1234, peil.h[:20])
    typed = f"1234-{peil.mark}"
    assert len(peil.mark) == 19
    ways = (
        typed,
        typed.lower(),
        typed.replace("-", " "),
        typed.replace("0", "O"),
        f"  {typed} ",
        typed.replace("-", "–"),
    )
    for way in ways:
        assert read_mark(way) == short, way
    for wrong in ("", "1234", typed[:-1], f"{typed}A", f"x-{peil.mark}", "12-UUUU-UUUU-UUUU-UUUU"):
        with pytest.raises(Refusal, match="anker_onleesbaar"):
            read_mark(wrong)


def test_a_standbewijs_is_one_text_and_every_other_text_is_refused(office: Office) -> None:
    office.begun()
    bewijs = make_standbewijs(office.desk(FG))
    text = as_text(bewijs)
    assert from_text(text) == bewijs
    assert from_text(json.dumps(json.loads(text), indent=2)) == bewijs
    assert bewijs.number == 1
    assert bewijs.previous == ""
    assert bewijs.by == "Functionaris gegevensbescherming (FG)"
    second = make_standbewijs(office.desk(JELLE))
    assert (second.number, second.previous) == (2, bewijs.digest)
    assert second.seq > bewijs.seq
    assert office.world.lines()[-1].detail == f"2 {second.digest}"
    raw = json.loads(text)
    for name, value in raw.items():
        other = value + 1 if isinstance(value, int) else f"{value}0"
        changed = json.dumps({**raw, name: other})
        with pytest.raises(Refusal, match=r"standbewijs_(gewijzigd|onleesbaar)"):
            from_text(changed)
        with pytest.raises(Refusal, match="standbewijs_onleesbaar"):
            from_text(json.dumps({key: kept for key, kept in raw.items() if key != name} | {"x": 1}))
    for rubbish in (
        "",
        "[]",
        "null",
        "geen json",
        "[" * 100_000,
        '{"vorm": 1}',
        text.replace('"number":1', '"number":true'),
    ):
        with pytest.raises(Refusal, match=r"standbewijs_(onleesbaar|gewijzigd)"):
            from_text(rubbish)


def test_without_anything_to_walk_along_it_says_so(office: Office) -> None:
    office.begun()
    with pytest.raises(Trouble, match="log_niet_te_controleren"):
        inzage.check_log(office.desk(JELLE))


def test_checking_leaves_what_came_of_it(encrypted: Office) -> None:
    encrypted.begun()
    found = inzage.check_log(sure(encrypted))
    assert found.good
    assert (found.device, found.anchors) == (True, 0)
    assert found.head is not None
    assert encrypted.world.lines()[-1].detail == f"goed {found.lines}"
    mark = read_mark(f"{found.head.seq}-{found.head.mark}")
    again = inzage.check_log(sure(encrypted), (mark, found.head))
    assert (again.good, again.lines, again.anchors) == (True, found.lines + 1, 2)
    wrong = inzage.check_log(sure(encrypted), (Peil(2, "0" * 20),))
    assert (wrong.finding, wrong.seq) == ("teruggezet", 2)
    assert encrypted.world.lines()[-1].detail == "teruggezet 2"
    assert inzage.check_log(sure(encrypted, AGE)).good


def test_a_check_that_is_stopped_says_so_and_stands_in_the_log(encrypted: Office) -> None:
    office = encrypted
    office.begun()
    with pytest.raises(Refusal, match="log_gestopt"):
        inzage.check_log(sure(office), on=lambda _: False)
    assert office.world.lines()[-1].detail == "log_gestopt"


def test_a_standbewijs_holds_as_the_log_goes_on(encrypted: Office) -> None:
    office = encrypted
    opened = office.begun()
    kept = as_text(make_standbewijs(sure(office, FG)))
    office.clock.move(days=40)
    office.fresh(opened)
    found = check_standbewijs(sure(office, FG), kept)
    assert found.good
    assert found.since == 1 + len(opened.casus.of(Scope.PERSOON))
    other = as_text(replace(from_text(kept), installation="ander"))
    assert check_standbewijs(sure(office), other).finding == "andere_installatie"
    assert office.world.lines()[-1].detail == "andere_installatie"
    unknown = as_text(replace(from_text(kept), number=9))
    assert check_standbewijs(sure(office), unknown).finding == "uitgifte_ontbreekt"
    ahead = as_text(replace(from_text(kept), seq=10**6))
    assert check_standbewijs(sure(office), ahead).finding == "ouder_bestand"
    changed = as_text(replace(from_text(kept), h="0" * 64))
    assert check_standbewijs(sure(office), changed).finding == "herschreven"


def test_what_is_practised_can_be_checked_too() -> None:
    clock, ids = makers.HandClock(), makers.Ids()
    gate = PracticeGate(makers.set_up(), clock, ids)
    try:
        session = gate.enter(gate.accounts()[2].account)
        actor = roles_of(session, clock.today())[0]
        desk = sit_down(session, actor, clock, ids, {"2026.1": makers.kader()}, "2026.1")
        assert inzage.check_log(desk).good
    finally:
        gate.close()
