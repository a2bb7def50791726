"""Practice: one click, nothing kept, and no way to a real store."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from storage.founding import GateSurroundings
from storage.gate import StoreGate
from storage.places import Places
from storage.practice import PracticeGate
from tests import makers
from tests.storage.house import CHEAP, MemorySecrets
from triage.access.log import Act
from triage.casework.entering import Gate, PracticeDoor, StoreState, roles_of
from triage.faults import Refusal, Trouble
from triage.ids import AccountId


@pytest.fixture
def door(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[PracticeGate]:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    made = PracticeGate(makers.set_up(), makers.HandClock(), makers.Ids())
    yield made
    made.close()


def test_one_click_for_everybody(door: PracticeGate) -> None:
    gate: Gate = door
    assert isinstance(door, PracticeDoor)
    assert gate.state() is StoreState.LOCKED
    seats = door.accounts()
    assert [seat.name for seat in seats] == ["Youssef el Amrani", "Sofie Harkema", "Age Wiarda"]
    for seat in (*seats, *seats):
        session = door.enter(seat.account)
        (actor,) = roles_of(session, makers.NOW.date())
        assert (actor.name, actor.role) == (seat.name, seat.roles[0])
        gate.lock()
    assert gate.unlock(" SOFIE ", "maakt niet uit").account == seats[1].account


def test_what_one_leaves_the_other_finds(door: PracticeGate) -> None:
    one, two, _ = door.accounts()
    with door.enter(one.account).work() as work:
        work.casussen.add(makers.casus(), makers.look(Act.CASUS_GEOPEND))
        work.commit()
    with door.enter(two.account).work() as work:
        assert work.casussen.count(makers.scope()) == 1


def test_unknown_or_founding_is_refused(door: PracticeGate) -> None:
    with pytest.raises(Refusal, match="account_onbekend"):
        door.enter(AccountId("niemand"))
    with pytest.raises(Refusal, match="verkeerd_wachtwoord"):
        door.unlock("niemand", "x")
    with pytest.raises(Refusal, match="oefenbestand"):
        door.found(makers.set_up())


def test_closing_throws_everything_away(door: PracticeGate, tmp_path: Path) -> None:
    work = door.enter(door.accounts()[0].account).work
    assert list(tmp_path.glob("tenzij-oefen-*"))
    door.close()
    door.close()
    assert not list(tmp_path.glob("tenzij-oefen-*"))
    with pytest.raises(Refusal, match="kluis_op_slot"), work():
        pass


def test_a_practice_file_never_opens_as_a_real_one(door: PracticeGate, tmp_path: Path) -> None:
    around = GateSurroundings(
        Places(tmp_path / "echt", tmp_path / "stand"), MemorySecrets(), makers.HandClock(), makers.Ids(), CHEAP
    )
    gate = StoreGate(around)
    gate.found(makers.set_up())
    (practice,) = tmp_path.glob("tenzij-oefen-*/gegevens/tenzij.db")
    around.places.db.write_bytes(practice.read_bytes())
    with pytest.raises(Trouble, match="sleutel_past_niet"):
        gate.unlock("youssef", makers.PASSWORD)
    assert door.accounts()
