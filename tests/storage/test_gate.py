"""The door: a store is founded whole or not at all, and everything that can be wrong has its own name."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from storage.backup import backups
from storage.founding import GateSurroundings
from storage.gate import StoreGate
from storage.places import Places
from tests import makers
from tests.storage.house import CHEAP, MemorySecrets
from triage.access.log import Act, Look
from triage.access.rights import CasusScope
from triage.casework.entering import Founded, Session, StoreState, roles_of, sit_down
from triage.faults import Refusal, Trouble
from triage.ids import PersonId

NEW = "tuinslang boekenkast veertien wolken"


def surroundings(folder: Path) -> GateSurroundings:
    places = Places(folder / "tenzij" / "gegevens", folder / "stand")
    return GateSurroundings(places, MemorySecrets(), makers.HandClock(), makers.Ids(), CHEAP)


@pytest.fixture
def around(tmp_path: Path) -> GateSurroundings:
    return surroundings(tmp_path)


@pytest.fixture
def gate(around: GateSurroundings) -> Iterator[StoreGate]:
    made = StoreGate(around)
    yield made
    made.lock()


@pytest.fixture
def founded(gate: StoreGate) -> Founded:
    return gate.found(makers.set_up())


class NoSecrets(MemorySecrets):
    """A device without a keyring."""

    def probe(self) -> None:
        raise Trouble("geen_sleutelbos", sleutelbos="geen")


def worked(session: Session, around: GateSurroundings) -> None:
    """Leave something in the store."""
    with session.work() as work:
        work.casussen.add(makers.casus(), makers.look(Act.CASUS_GEOPEND, at=around.clock.now()))
        work.commit()


def test_founded_then_unlocked(gate: StoreGate, around: GateSurroundings) -> None:
    assert gate.state() is StoreState.ABSENT
    founded = gate.found(makers.set_up())
    assert len(set(founded.recovery_keys)) == 2
    assert gate.state() is StoreState.LOCKED
    assert sorted(path.name for path in around.places.folder.parent.iterdir()) == ["gegevens"]
    session = gate.unlock(" Youssef ", makers.PASSWORD)
    assert not session.fresh
    assert session.warnings == ("herstel_nooit_getest",)
    (actor,) = roles_of(session, around.clock.today())
    assert (actor.name, actor.role, actor.team) == ("Youssef el Amrani", "wijkteamprofessional", makers.TEAM)
    desk = sit_down(session, actor, around.clock, around.ids, {"2026.1": makers.kader()}, "2026.1")
    assert desk.actor == actor
    with session.work() as work:
        assert work.mensen.settings() == makers.settings()
        assert work.logboek.head()[0] == 4


@pytest.mark.usefixtures("founded")
def test_a_password_by_somebody_else_is_fresh_until_changed(gate: StoreGate) -> None:
    session = gate.unlock("sofie", "zilver tuinhek morgen kompas")
    assert session.fresh
    with pytest.raises(Refusal, match="verkeerd_wachtwoord"):
        gate.change_password("sofie", makers.PASSWORD, NEW)
    with pytest.raises(Refusal, match="wachtwoord_bekend"):
        gate.change_password("sofie", "zilver tuinhek morgen kompas", "elsterveen harkema 2026")
    with pytest.raises(Refusal, match="account_onbekend"):
        gate.change_password("youssef", makers.PASSWORD, NEW)
    gate.change_password("Sofie", "zilver tuinhek morgen kompas", NEW)
    gate.lock()
    with pytest.raises(Refusal, match="verkeerd_wachtwoord"):
        gate.unlock("sofie", "zilver tuinhek morgen kompas")
    assert not gate.unlock("sofie", NEW).fresh


@pytest.mark.usefixtures("founded")
def test_a_wrong_login_and_a_wrong_password_read_the_same(gate: StoreGate) -> None:
    for login, password in (("youssef", "verkeerd"), ("niemand", makers.PASSWORD)):
        with pytest.raises(Refusal) as refusal:
            gate.unlock(login, password)
        assert (refusal.value.code, dict(refusal.value.facts)) == ("verkeerd_wachtwoord", {"seconden": 0})


@pytest.mark.usefixtures("founded")
def test_after_many_wrong_passwords_one_waits(gate: StoreGate) -> None:
    for _ in range(5):
        with pytest.raises(Refusal, match="verkeerd_wachtwoord"):
            gate.unlock("youssef", "verkeerd")
    with pytest.raises(Refusal, match="even_wachten") as refusal:
        gate.unlock("youssef", makers.PASSWORD)
    assert refusal.value.facts["seconden"]


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"password": "kort"}, "wachtwoord_kort"),
        ({"password": "youssef noorderkade"}, "wachtwoord_bekend"),
        ({"login": "   "}, "opzet_onvolledig"),
        ({"login": "a\nb"}, "inlognaam_teken"),
        ({"login": "a" * 65}, "inlognaam_lang"),
        ({"name": "Halve \ud800"}, "tekst_onleesbaar"),
        ({"roles": ()}, "opzet_onvolledig"),
    ],
)
def test_a_refused_set_up_makes_nothing(
    gate: StoreGate, around: GateSurroundings, change: dict[str, object], code: str
) -> None:
    set_up = makers.set_up()
    first = replace(set_up.people[0], **change)  # type: ignore[arg-type]
    with pytest.raises(Refusal, match=code):
        gate.found(replace(set_up, people=(first, *set_up.people[1:])))
    assert gate.state() is StoreState.ABSENT
    assert not around.places.folder.exists()


STEPS = (
    "storage.founding.create_vault",
    "storage.founding.create_store",
    "storage.founding.settle_people",
    "storage.founding.settle_folder",
    "storage.founding._clear",
)


@pytest.mark.parametrize("step", STEPS)
def test_founding_that_stops_leaves_nothing(
    gate: StoreGate, around: GateSurroundings, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(step, full)
        with pytest.raises((Trouble, OSError)):
            gate.found(makers.set_up())
    assert not around.places.folder.exists()
    assert gate.state() is StoreState.ABSENT
    gate.found(makers.set_up())
    gate.unlock("youssef", makers.PASSWORD)


def test_what_a_killed_founding_left_is_in_nobodys_way(gate: StoreGate, around: GateSurroundings) -> None:
    ground = around.places.folder.with_name(".gegevens.nieuw")
    ground.mkdir(parents=True)
    (ground / "tenzij.db").write_bytes(b"half")
    assert gate.state() is StoreState.ABSENT
    gate.found(makers.set_up())
    gate.unlock("youssef", makers.PASSWORD)
    assert not ground.exists()


@pytest.mark.usefixtures("founded")
def test_never_over_something_that_is_there(gate: StoreGate, around: GateSurroundings) -> None:
    with pytest.raises(Trouble, match="bestand_bestaat_al"):
        gate.found(makers.set_up())
    around.places.keys.rename(around.places.keys.with_suffix(".weg"))
    with pytest.raises(Trouble, match="sleutels_ontbreken"):
        gate.state()
    around.places.keys.with_suffix(".weg").rename(around.places.keys)
    around.places.db.rename(around.places.db.with_suffix(".weg"))
    for attempt in (gate.state, lambda: gate.found(makers.set_up()), lambda: gate.unlock("youssef", makers.PASSWORD)):
        with pytest.raises(Trouble, match="bestand_ontbreekt"):
            attempt()
    around.places.db.write_bytes(b"")
    with pytest.raises(Trouble, match="bestand_leeg"):
        gate.state()


def test_a_folder_with_something_else_is_left_alone(gate: StoreGate, around: GateSurroundings) -> None:
    around.places.folder.mkdir(parents=True)
    gate.found(makers.set_up())
    gate.lock()
    for path in (around.places.db, around.places.keys):
        path.unlink()
    assert gate.state() is StoreState.ABSENT
    (around.places.folder / "brief.txt").write_text("van mij", encoding="utf-8")
    with pytest.raises(Trouble, match="map_niet_leeg"):
        gate.found(makers.set_up())
    (around.places.folder / "brief.txt").unlink()
    around.places.backups.mkdir()
    with pytest.raises(Trouble, match="bestand_ontbreekt"):
        gate.state()


@pytest.mark.usefixtures("founded")
def test_a_second_program_is_refused(gate: StoreGate, around: GateSurroundings) -> None:
    gate.unlock("youssef", makers.PASSWORD)
    with pytest.raises(Trouble, match="bestand_bezet"):
        StoreGate(around).unlock("youssef", makers.PASSWORD)
    gate.lock()
    other = StoreGate(around)
    other.unlock("youssef", makers.PASSWORD)
    other.lock()


def test_another_device_is_told_so(around: GateSurroundings, founded: Founded) -> None:
    elsewhere = StoreGate(replace(around, device=MemorySecrets()))
    with pytest.raises(Trouble, match="apparaatsleutel_weg"):
        elsewhere.unlock("youssef", makers.PASSWORD)
    session = elsewhere.recover("youssef", founded.recovery_keys[1], NEW)
    assert "herstel_nooit_getest" not in session.warnings
    elsewhere.lock()
    elsewhere.unlock("youssef", NEW)
    elsewhere.lock()


def test_recovery_asks_the_right_key_for_a_known_login(gate: StoreGate, founded: Founded) -> None:
    other = f"{'0000-' * 8}0"
    for login, key, code in (
        ("youssef", "onzin", "herstelsleutel_tikfout"),
        ("youssef", other, "herstelsleutel_onjuist"),
        ("niemand", founded.recovery_keys[0], "account_onbekend"),
    ):
        with pytest.raises(Refusal, match=code):
            gate.recover(login, key, NEW)


@pytest.mark.usefixtures("founded")
def test_locked_is_locked(gate: StoreGate) -> None:
    session = gate.unlock("youssef", makers.PASSWORD)
    gate.lock()
    gate.lock()
    with pytest.raises(Refusal, match="kluis_op_slot"), session.work():
        pass
    with pytest.raises(Refusal, match="kluis_op_slot"):
        gate.change_password("youssef", makers.PASSWORD, NEW)


@pytest.mark.usefixtures("founded")
def test_locking_makes_a_back_up_where_something_changed(gate: StoreGate, around: GateSurroundings) -> None:
    session = gate.unlock("youssef", makers.PASSWORD)
    (actor,) = roles_of(session, around.clock.today())
    sit_down(session, actor, around.clock, around.ids, {}, "")
    gate.lock()
    assert backups(around.places.backups) == ()
    worked(gate.unlock("youssef", makers.PASSWORD), around)
    gate.lock()
    assert len(backups(around.places.backups)) == 1


@pytest.mark.usefixtures("founded")
def test_a_back_up_that_fails_still_locks(
    gate: StoreGate, around: GateSurroundings, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise Trouble("schijf_vol", pad="ergens")

    session = gate.unlock("youssef", makers.PASSWORD)
    worked(session, around)
    monkeypatch.setattr("storage.store.back_up", full)
    with pytest.raises(Trouble, match="schijf_vol"):
        gate.lock()
    with pytest.raises(Refusal, match="kluis_op_slot"), session.work():
        pass
    gate.unlock("youssef", makers.PASSWORD)


@pytest.mark.usefixtures("founded")
def test_a_clock_that_went_back_is_told(gate: StoreGate, around: GateSurroundings) -> None:
    clock = around.clock
    assert isinstance(clock, makers.HandClock)
    clock.move(minutes=-4)
    assert "klok_terug" not in gate.unlock("youssef", makers.PASSWORD).warnings
    clock.move(minutes=-2)
    assert "klok_terug" in gate.unlock("youssef", makers.PASSWORD).warnings
    shutil.rmtree(around.places.state)
    assert "klok_terug" in gate.unlock("youssef", makers.PASSWORD).warnings


@pytest.mark.usefixtures("founded")
def test_an_older_file_is_refused_until_a_beheerder_accepts_it(gate: StoreGate, around: GateSurroundings) -> None:
    older = around.places.db.read_bytes()
    worked(gate.unlock("youssef", makers.PASSWORD), around)
    gate.lock()
    around.places.db.write_bytes(older)
    with pytest.raises(Trouble, match="teruggezet") as trouble:
        gate.unlock("youssef", makers.PASSWORD)
    assert (trouble.value.facts["stand"], trouble.value.facts["regel"]) == ("teruggezet", 4)
    with pytest.raises(Refusal, match="reden_ontbreekt"):
        gate.accept_older("age", "koper zwaluw trapje inktpot", "  ")
    with pytest.raises(Refusal, match="geen_recht"):
        gate.accept_older("youssef", makers.PASSWORD, "Ik wil verder.")
    assert around.places.db.read_bytes() == older
    session = gate.accept_older("age", "koper zwaluw trapje inktpot", "Schijf vervangen, kopie van gisteren.")
    assert session.warnings[0] == "teruggezet"
    worked(session, around)
    gate.lock()
    again = gate.unlock("youssef", makers.PASSWORD)
    assert "teruggezet" not in again.warnings
    everything = CasusScope(PersonId("x"), "", date(2026, 11, 22), every=True)
    with again.work() as work:
        assert work.casussen.count(everything) == 1


def test_sheets_that_were_seen_on_paper_are_no_worry_for_a_year(
    gate: StoreGate, around: GateSurroundings, founded: Founded
) -> None:
    with pytest.raises(Refusal, match="herstelsleutel_onjuist"):
        gate.prove((f"{'0000-' * 8}0",))
    assert "herstel_nooit_getest" in gate.unlock("youssef", makers.PASSWORD).warnings
    gate.lock()
    gate.prove(founded.recovery_keys)
    assert gate.unlock("youssef", makers.PASSWORD).warnings == ()
    gate.lock()
    assert isinstance(around.clock, makers.HandClock)
    around.clock.move(days=365)
    assert gate.unlock("youssef", makers.PASSWORD).warnings == ()
    gate.lock()
    around.clock.move(days=1)
    assert gate.unlock("youssef", makers.PASSWORD).warnings == ("herstel_lang_niet_getest",)


def test_a_device_without_a_keyring_says_so_before_anything_is_made(around: GateSurroundings) -> None:
    gate = StoreGate(replace(around, device=NoSecrets()))
    assert gate.state() is StoreState.ABSENT
    with pytest.raises(Trouble, match="geen_sleutelbos"):
        gate.probe()
    assert not around.places.folder.exists()


@pytest.mark.parametrize(
    ("change", "code"),
    [({"password": "kort"}, "wachtwoord_kort"), ({"login": "a" * 65}, "inlognaam_lang"), ({"name": "\ud800"}, "tekst")],
)
def test_a_refusal_about_one_person_names_the_login(gate: StoreGate, change: dict[str, str], code: str) -> None:
    set_up = makers.set_up()
    second = replace(set_up.people[1], **change)  # type: ignore[arg-type]
    with pytest.raises(Refusal, match=code) as refusal:
        gate.found(replace(set_up, people=(set_up.people[0], second, set_up.people[2])))
    assert refusal.value.facts["inlognaam"] == second.login


def test_every_door_leaves_its_line(gate: StoreGate, around: GateSurroundings, founded: Founded) -> None:
    session = gate.recover("sofie", founded.recovery_keys[0], NEW)
    gate.change_password("sofie", NEW, makers.PASSWORD)
    (sofie,) = roles_of(session, around.clock.today())
    with session.work() as work:
        before = work.logboek.head()[0]
        work.logboek.write(Look(sofie, Act.GEZOCHT, around.clock.now(), "zoeken"))
        assert work.logboek.head()[0] == before + 1
        # The first line of all, the founding, the certificate, the recovery, the change.
    assert before == 5
