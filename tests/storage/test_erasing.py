"""After a destruction nothing of the person is left in any byte of any file, and every chain still verifies."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from hashlib import sha256
from pathlib import Path

import pytest
from sqlalchemy.exc import IntegrityError

from storage.backup import backups, restore
from storage.places import Places
from storage.store import Store, open_store
from storage.tables import metadata
from storage.unit_of_work import work_on
from tests import makers
from tests.plan import making
from tests.storage.raw_pages import found
from tests.worlds import KEY, World, fresh_store, memory_world, sql_world, surroundings
from triage.access.advies import Adviesvraag
from triage.access.log import Act
from triage.access.signing import Uitgave
from triage.access.toegang import Soort as Gevraagd
from triage.access.toegang import Verzoek
from triage.answers import Answer, Ref, Scope
from triage.besluit.sealing import NO_SEAL
from triage.casus.members import Band
from triage.casus.model import Casus, CasusState
from triage.faults import Refusal
from triage.followup.bericht import MACHINE, TERM, Aan, Bericht, Waarom
from triage.followup.stuk import Soort, Stuk, moved
from triage.ids import CasusId, ItemId, PersonId, QuestionId, RoleId
from triage.ports import Place, UnitOfWork, Work
from triage.terms.running import begin

NAME, BORN, STREET = "Zo\u00eb Wendelmoet-Quispel", date(1987, 3, 14), "Oranjekwispelstraat 17"
WORDS = "Zij zwijgt uit vrees voor haar zwager Gijsbrecht, en daarom is toestemming vragen nu niet veilig."
SECRET = (NAME, "Wendelmoet", "1987-03-14", STREET, "Gijsbrecht", "vrees voor haar zwager", "zorgboerderij De Wulp")
PAPER = f"%PDF {NAME} {WORDS}".encode()
GONE = CasusId("casus-1")
UNTIL = makers.NOW.date() + timedelta(days=90)
DESTROY = makers.look(Act.CASUS_VERNIETIGD, detail="2026-X1")


@pytest.fixture(params=["geheugen", "versleuteld"])
def world(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[World]:
    if request.param == "geheugen":
        yield memory_world()
        return
    with sql_world(tmp_path) as made:
        yield made


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = fresh_store(tmp_path)
    yield made
    made.close()


def full() -> Casus:
    """Return a casus in which the person stands everywhere."""
    bare = makers.casus(people=2)
    person = bare.of(Scope.PERSOON)[0]
    said = {
        Ref(QuestionId("persoon.naam"), person): Answer(NAME),
        Ref(QuestionId("persoon.geboortedatum"), person): Answer(BORN),
        Ref(QuestionId("persoon.adres_anders"), person): Answer(STREET),
        Ref(QuestionId("doel.woorden"), None): Answer(f"{WORDS} Het gaat om zorgboerderij De Wulp."),
    }
    return replace(bare, answers={**bare.answers, **said}, state=CasusState.CONCEPT)


def notice(number: int, casus: CasusId | None = GONE) -> Stuk[Bericht]:
    content = Bericht(Waarom.WISSING, Aan.ONTVANGER, NAME, STREET, ItemId("c1-p1"), "r1", WORDS, "s", "2026-0001-R1")
    return Stuk(
        id=f"stuk-{number}",
        soort=Soort.BERICHT,
        number=f"2026-0001-N{number}" if casus else f"2026-N{number}",
        casus=casus,
        team=makers.TEAM,
        owner=PersonId("marit"),
        state="te_versturen",
        made=makers.NOW,
        content=content,
        concerned=(ItemId("c1-p1"),) if casus else (),
        terms=(begin(makers.kader(), TERM, makers.NOW.date()),),
    )


def fill(work: Work) -> None:
    """Keep the casus with something in every table, beside another casus."""
    casus, other = full(), makers.casus(2)
    sealed, change = makers.besluit(casus), makers.look(Act.ANTWOORD_GEWIJZIGD, detail="persoon.naam")
    with work() as unit:
        unit.casussen.add(casus, change)
        unit.casussen.add(other, change)
        named = replace(casus, members=(makers.member("Ilse", Band.REGIE),), version=1)
        unit.casussen.keep_naming(casus, named, change)
        unit.casussen.save(named, replace(named, version=2), (makers.due("gesprek", UNTIL),), change)
        unit.casussen.keep_place(GONE, PersonId("marit"), Place(Ref(QuestionId("doel.woorden"), None), 4))
        unit.casussen.keep_draft(GONE, PersonId("marit"), WORDS)
        unit.voorstellen.add(makers.voorstel(casus))
        unit.voorstellen.ask(makers.vraag(casus, WORDS))
        unit.besluiten.add(sealed, makers.look(Act.BESLOTEN))
        unit.besluiten.keep_paper(sealed.id, PAPER)
        unit.besluiten.add(makers.besluit(other, previous=sealed.digest), makers.look(Act.BESLOTEN))
        _beside(unit, casus)
        unit.commit()


def _beside(unit: UnitOfWork, casus: Casus) -> None:
    written, person = makers.look(Act.BERICHT_GEWIJZIGD), PersonId("marit")
    unit.plannen.add(making.plan(goal=WORDS), "begonnen", makers.look(Act.PLAN_BEGONNEN))
    guest = replace(making.overleg().invited[0], name=NAME)
    unit.overleggen.add(replace(making.overleg(), invited=(guest,)), makers.look(Act.OVERLEG_GEPLAND))
    asked = Verzoek(
        "t1", makers.NOW, PersonId("els"), RoleId("fg"), makers.TEAM, Gevraagd.INHOUD, NAME, BORN, "x", WORDS, 14
    )
    somebody = replace(asked, id="t3", name="Iemand anders", born=date(1990, 1, 2), motivation="Een andere reden.")
    for one in (replace(asked, casus=casus.id), replace(asked, id="t2"), somebody):
        unit.toegangen.add(one, makers.look(Act.TOEGANG_GEVRAAGD))
    unit.adviezen.add(Adviesvraag("a1", casus.id, makers.NOW, person, "Els", PersonId("piet"), f"{NAME}: {WORDS}"))
    unit.concepten.keep(person, f"advies:{casus.id}", WORDS)
    unit.concepten.keep(person, "toegang_antwoord:t1", WORDS)
    unit.concepten.keep(person, "advies:casus-2", "Een ander stuk.")
    unit.stukken.add(notice(1), written)
    unit.stukken.save(notice(1), sent(notice(1)), "versturen", written)
    unit.uitgaven.keep(*issued("brief", "stuk-1"))
    unit.uitgaven.keep(*issued("besluit", f"b-{casus.id}-1"))


def issued(soort: str, stuk: str, casus: CasusId | None = GONE) -> tuple[Uitgave, bytes]:
    """Return a paper as it went out, in which the person stands."""
    content = PAPER if soort == "besluit" else f"%PDF {soort} {NAME} {STREET} {WORDS}".encode()
    digest = sha256(content).hexdigest()
    return Uitgave(f"u-{soort}", soort, "2026-0001-N1", digest, makers.NOW, PersonId("marit"), casus, stuk), content


def sent(before: Stuk[Bericht]) -> Stuk[Bericht]:
    return moved(before, MACHINE, "versturen", replace(before.content, channel="brief"))


def destroy(work: Work, casus: CasusId = GONE, until: date = UNTIL) -> None:
    with work() as unit:
        unit.erasing.casus(casus, DESTROY, until)
        unit.commit()


def everywhere(folder: Path) -> dict[str, str]:
    return found(folder, KEY, SECRET)


def test_after_destruction_no_byte_of_any_file_holds_the_person(store: Store, tmp_path: Path) -> None:
    work = work_on(store)
    fill(work)
    # The control: the same search finds every word before.
    assert set(everywhere(tmp_path)) == set(SECRET)
    destroy(work)
    assert store.tidied
    assert everywhere(tmp_path) == {}
    store.close()
    assert everywhere(tmp_path) == {}


def test_without_clearing_the_file_it_would_still_be_found(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(work_on(store))
    monkeypatch.setattr(Store, "tidy", lambda _: None)
    destroy(work_on(store))
    assert everywhere(tmp_path)
    monkeypatch.undo()
    # Whoever was interrupted here clears it at the next opening.
    store.close()
    again = open_store(surroundings(tmp_path))
    assert again.tidied
    again.close()
    assert everywhere(tmp_path) == {}


def test_what_is_removed_in_the_ordinary_way_is_no_part_of_this(store: Store, tmp_path: Path) -> None:
    destroyed_by_hand = "DELETE FROM voorstel", "DELETE FROM vraag", "DELETE FROM besluit", "DELETE FROM besluit_paper"
    others = (
        "DELETE FROM plan_version",
        "DELETE FROM toegang",
        "DELETE FROM adviesvraag",
        "DELETE FROM stuk_version",
        "DELETE FROM stuk",
        "DELETE FROM uitgave",
        "UPDATE uitgave SET number = 'x'",
        "UPDATE uitgave SET content = x''",
        "UPDATE stuk_version SET act = 'x'",
        "UPDATE besluit SET content = x''",
        "UPDATE besluit SET number = 'x'",
    )
    fill(work_on(store))
    for statement in (*destroyed_by_hand, *others):
        with pytest.raises(IntegrityError, match="stays"), store.begin() as connection:
            connection.exec_driver_sql(statement)
    # Of what is being destroyed the rows go, and only of that: casus-2 has a seal too; and a seal is only emptied.
    for seal, content in (("casus-2", b""), ("casus-1", b"1")):
        with store.begin() as connection:
            connection.exec_driver_sql("INSERT INTO wissen VALUES ('casus-1')")
            with pytest.raises(IntegrityError, match="stays"):
                connection.exec_driver_sql("UPDATE besluit SET content = ? WHERE casus = ?", (content, seal))
            connection.exec_driver_sql("DELETE FROM wissen")
    destroy(work_on(store))
    for statement in ("UPDATE gewist SET at = 'x'", "DELETE FROM gewist"):
        with pytest.raises(IntegrityError, match="stays"), store.begin() as connection:
            connection.exec_driver_sql(statement)
    with store.look() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM wissen").scalar() == 0
    assert everywhere(tmp_path) == {}


def test_the_skeleton_stays_and_every_chain_verifies(world: World) -> None:
    fill(world.work)
    before = len(world.lines())
    with world.work() as unit:
        chain = unit.besluiten.chain()
    destroy(world.work)
    with world.work() as unit:
        assert unit.besluiten.chain() == chain
        assert unit.besluiten.last_digest() == chain[-1][1]
        assert chain[0][1] != NO_SEAL
    lines = world.lines()
    assert len(lines) == before + 1
    assert [(one.act, one.casus) for one in lines[-1:]] == [("casus_vernietigd", GONE)]
    assert {one.detail for one in lines if one.casus == GONE} == {"", "2026-X1"}
    assert "persoon.naam" in {one.detail for one in lines if one.casus == "casus-2"}
    if world.store:
        verdict = world.store.verify()
        assert verdict.good
        assert verdict.destroyed > 0


def test_nobody_meets_a_destroyed_casus_and_its_kenmerk_is_never_given_again(world: World) -> None:
    fill(world.work)
    destroy(world.work)
    everybody = makers.scope("marit", makers.TEAM, every=True, own=True, team=True, regie=True, granted=True)
    with world.work() as unit:
        assert [row.kenmerk for row in unit.casussen.rows(everybody, makers.look())] == ["2026-0002"]
        assert unit.besluiten.by_number("2026-0001-B1", everybody) is None
        assert unit.casussen.next_kenmerk(2026) == "2026-0003"
        assert unit.erasing.destroyed(GONE)
        assert [one.kenmerk for one in unit.erasing.held(everybody, makers.look())] == ["2026-0002"]
        assert unit.concepten.text(PersonId("marit"), f"advies:{GONE}") == ""
        assert unit.uitgaven.known(sha256(PAPER).hexdigest()) is None
        assert unit.concepten.text(PersonId("marit"), "advies:casus-2") == "Een ander stuk."
        unit.commit()
    with pytest.raises(Refusal, match="casus_onbekend"), world.work() as unit:
        unit.casussen.get(GONE, everybody, makers.look())
    for again in (GONE, CasusId("nooit-geweest")):
        with pytest.raises(Refusal, match="casus_onbekend"):
            destroy(world.work, again)


def test_a_destruction_that_is_not_committed_took_nothing(world: World) -> None:
    fill(world.work)
    with world.work() as unit:
        unit.erasing.casus(GONE, DESTROY, UNTIL)
    with world.work() as unit:
        kept = unit.casussen.get(GONE, makers.scope(), makers.look())
        unit.commit()
    assert kept.text("persoon.naam", ItemId("c1-p1")) == NAME


def test_a_piece_that_stands_by_itself_is_emptied_with_its_history(world: World) -> None:
    alone = notice(7, None)
    emptied = replace(sent(alone), content=replace(alone.content, name="", function="", item=""))
    with world.work() as unit:
        unit.stukken.add(alone, makers.look(Act.BERICHT_GEWIJZIGD, detail=alone.number))
        unit.uitgaven.keep(*issued("brief", alone.id, None))
        unit.commit()
    with world.work() as unit:
        unit.erasing.stuk(alone, emptied, "versturen", makers.look(Act.SIGNAAL_VERNIETIGD, detail="kort"), UNTIL)
        unit.commit()
    with world.work() as unit:
        kept = unit.stukken.get(alone.id, Bericht, makers.scope(), makers.look(Act.BERICHT_GEZIEN))
        assert (kept.content.name, kept.terms) == ("", ())
        assert [step.act for step in unit.stukken.history(alone.id)] == ["versturen"]
        assert unit.uitgaven.known(issued("brief", alone.id)[0].digest) is None
        unit.commit()
    if world.store:
        assert world.store.verify().good
        assert alone.number not in {one.detail for one in world.lines()}
    with pytest.raises(Refusal, match="overgang_kan_niet"), world.work() as unit:
        unit.erasing.stuk(kept, kept, "versturen", DESTROY, UNTIL)


def test_a_piece_that_was_emptied_is_in_no_byte_either(store: Store, tmp_path: Path) -> None:
    alone = notice(7, None)
    emptied = replace(sent(alone), content=replace(alone.content, name="", function="", item=""))
    with work_on(store)() as unit:
        unit.stukken.add(alone, makers.look(Act.BERICHT_GEWIJZIGD))
        unit.uitgaven.keep(*issued("brief", alone.id, None))
        unit.commit()
    assert everywhere(tmp_path)
    with work_on(store)() as unit:
        unit.erasing.stuk(alone, emptied, "versturen", makers.look(Act.SIGNAAL_VERNIETIGD), UNTIL)
        unit.commit()
    assert everywhere(tmp_path) == {}


def test_back_ups_of_before_go_after_their_day_and_one_is_always_left(store: Store, tmp_path: Path) -> None:
    places = Places(tmp_path / "gegevens", tmp_path / "stand")
    fill(work_on(store))
    store.back_up()
    destroy(work_on(store))
    assert everywhere(tmp_path), "the back-up still holds it"
    store.close()
    clock = makers.HandClock()
    clock.moment = makers.NOW + timedelta(days=90)
    on_its_day = open_store(replace(surroundings(tmp_path), clock=clock))
    on_its_day.close()
    assert len(backups(places.backups)) == 1
    assert everywhere(tmp_path)
    clock.moment = makers.NOW + timedelta(days=91)
    after = open_store(replace(surroundings(tmp_path), clock=clock))
    after.close()
    assert len(backups(places.backups)) == 1, "a new one was made in its place"
    assert everywhere(tmp_path) == {}


def test_what_a_restore_set_aside_goes_as_a_back_up_does(store: Store, tmp_path: Path) -> None:
    places = Places(tmp_path / "gegevens", tmp_path / "stand")
    fresh = store.back_up().backup
    fill(work_on(store))
    store.close()
    clock = makers.HandClock()
    restore(fresh, places, KEY, clock)
    assert everywhere(tmp_path), "set aside"
    clock.moment = makers.NOW + timedelta(days=1)
    again = open_store(replace(surroundings(tmp_path), clock=clock))
    again.accept({"at": clock.now().isoformat(), "act": "ouder_aanvaard"}, {})
    with work_on(again)() as unit:
        unit.casussen.add(makers.casus(3), makers.look())
        unit.commit()
    look = replace(DESTROY, at=clock.now())
    with work_on(again)() as unit:
        unit.erasing.casus(CasusId("casus-3"), look, clock.today())
        unit.commit()
    clock.moment = makers.NOW + timedelta(days=3)
    again.tidy()
    again.close()
    assert everywhere(tmp_path) == {}


def test_clearing_waits_for_who_is_looking_and_is_done_later(store: Store, tmp_path: Path) -> None:
    fill(work_on(store))
    with store.look() as connection:
        connection.exec_driver_sql("SELECT count(*) FROM casus").scalar()
        destroy(work_on(store))
        waiting = store.tidied
    store.tidy()
    assert (waiting, store.tidied) == (False, True)
    assert everywhere(tmp_path) == {}


def test_handing_over_takes_the_pieces_and_what_is_owed_along(world: World) -> None:
    with world.work() as unit:
        unit.casussen.add(makers.casus(), makers.look())
        unit.stukken.add(notice(1), makers.look(Act.BERICHT_GEWIJZIGD))
        unit.commit()
    with world.work() as unit:
        unit.erasing.hand_over(GONE, "Zuiderkade", "hanna")
        unit.commit()
    with world.work() as unit:
        theirs = unit.stukken.owed(makers.scope("hanna", "Zuiderkade", team=True))
        ours = unit.stukken.owed(makers.scope("marit", makers.TEAM, team=True))
        kept = unit.casussen.get(GONE, makers.scope("hanna", "Zuiderkade", own=True), makers.look())
        unit.commit()
    assert [(row.owner, row.team) for row in theirs] == [("hanna", "Zuiderkade")]
    assert ours == ()
    assert (kept.owner, kept.team) == ("hanna", "Zuiderkade")


def test_held_tells_laws_and_the_last_change_and_no_name(world: World) -> None:
    casus = makers.casus(people=1)
    source, line = ItemId("c1-b"), ItemId("c1-r")
    told = {
        Ref(QuestionId("partij.soort"), source): Answer("jeugdteam"),
        Ref(QuestionId("geheim.wet"), source): Answer("jw_7311"),
        Ref(QuestionId("regel.route"), line): Answer("vir"),
    }
    items = {**casus.items, Scope.PARTIJ: (source,), Scope.REGEL: (line,)}
    later = replace(makers.look(Act.BERICHT_GEWIJZIGD), at=makers.NOW + timedelta(days=3))
    with world.work() as unit:
        unit.casussen.add(replace(casus, items=items, answers={**casus.answers, **told}), makers.look())
        unit.stukken.add(notice(1), later)
        unit.commit()
    with world.work() as unit:
        (held,) = unit.erasing.held(makers.scope("ilse", makers.TEAM, team=True), makers.look(Act.VERNIETIGING_GEZIEN))
        assert unit.erasing.held(makers.scope("ilse", "Zuiderkade", team=True), makers.look()) == ()
        assert unit.erasing.held(makers.scope("ilse", makers.TEAM, own=True), makers.look()) == ()
        assert unit.erasing.held(makers.scope(), makers.look(), GONE) == (held,)
        unit.commit()
    assert (held.kinds, held.secrecies, held.routes) == (("jeugdteam",), ("jw_7311",), ("vir",))
    assert (held.last_change, held.owed) == (makers.NOW.date() + timedelta(days=3), 1)


STAYS = {"casus", "gewist", "besluit", "log_line"}
"""Where a destroyed casus still stands by its random id: its kenmerk, that it went, its seals, and the skeleton."""


def test_no_other_table_names_a_destroyed_casus(store: Store) -> None:
    fill(work_on(store))
    before = naming(store)
    assert before >= {"answer", "stuk", "plan", "overleg", "toegang", "adviesvraag", "voorstel", "vraag", "text_mark"}
    assert "uitgave" in before
    destroy(work_on(store))
    assert naming(store) == STAYS


def naming(store: Store) -> set[str]:
    """Return the tables with a row in which the id of the casus stands."""
    with store.look() as connection:
        return {
            table.name
            for table in metadata.sorted_tables
            for row in connection.execute(table.select())
            if any(str(GONE) == cell or (isinstance(cell, str) and f'"{GONE}"' in cell) for cell in row)
        } - {"log_payload"}
