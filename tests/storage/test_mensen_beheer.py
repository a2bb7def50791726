"""Beheer at the real door: who is let in gets a key while the store is open, and who goes loses it."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from storage.founding import GateSurroundings
from storage.gate import StoreGate
from storage.places import Places
from storage.practice import PracticeGate
from tests import makers
from tests.casework.house import given
from tests.storage.house import CHEAP, MemorySecrets
from tests.worlds import sql_world
from triage.access.actor import Account
from triage.access.huis import NewColleague
from triage.casework.beheer import accounts, people
from triage.casework.beheer.keys import Keys
from triage.casework.desk import Desk
from triage.casework.entering import roles_of
from triage.faults import Refusal, Trouble
from triage.ids import AccountId, PersonId

AGE = ("age", "koper zwaluw trapje inktpot")
FIRST, OWN = "vouwfiets dakpan elf kruiken", "tuinslang boekenkast veertien wolken"


@pytest.fixture
def around(tmp_path: Path) -> GateSurroundings:
    places = Places(tmp_path / "tenzij" / "gegevens", tmp_path / "stand")
    return GateSurroundings(places, MemorySecrets(), makers.HandClock(), makers.Ids(), CHEAP)


@pytest.fixture
def gate(around: GateSurroundings) -> Iterator[StoreGate]:
    made = StoreGate(around)
    made.found(makers.set_up())
    yield made
    made.lock()


def beheer(gate: StoreGate, around: GateSurroundings) -> Desk:
    """Return the beheerder at work behind the real door."""
    session = gate.unlock(*AGE)
    (actor,) = roles_of(session, around.clock.today())
    assert isinstance(around.clock, makers.HandClock)
    assert isinstance(around.ids, makers.Ids)
    return makers.desk(session.work, actor, around.clock, around.ids)


def admitted(gate: StoreGate, around: GateSurroundings) -> Account:
    """Let Nadia in and return her account."""
    desk = beheer(gate, around)
    nadia = people.add_person(desk, gate, NewColleague("Nadia Benali", "jeugd", "Nadia", FIRST, (given(),)))
    (account,) = people.person(desk, nadia).accounts
    return account


def test_the_real_door_keeps_keys(gate: StoreGate) -> None:
    assert isinstance(gate, Keys)


def test_who_is_let_in_comes_in_and_chooses_an_own_password(gate: StoreGate, around: GateSurroundings) -> None:
    account = admitted(gate, around)
    session = gate.unlock("nadia", FIRST)
    assert (session.account, session.fresh) == (account.account, True)
    gate.change_password("nadia", FIRST, OWN)
    session = gate.unlock("NADIA", OWN)
    assert not session.fresh
    assert [actor.name for actor in roles_of(session, around.clock.today())] == ["Nadia Benali"]
    with pytest.raises(Refusal, match="verkeerd_wachtwoord"):
        gate.unlock("nadia", FIRST)


@pytest.mark.parametrize(("login", "password"), [("x" * 65, FIRST), ("nadia", "Nadia Benali!"), ("Sofie", FIRST)])
def test_what_the_keys_refuse_leaves_nobody(
    gate: StoreGate, around: GateSurroundings, login: str, password: str
) -> None:
    desk, keys = beheer(gate, around), around.places.keys.read_bytes()
    with pytest.raises(Refusal):
        people.add_person(desk, gate, NewColleague("Nadia Benali", "jeugd", login, password, (given(),)))
    assert people.people(desk)[1] == 3
    assert around.places.keys.read_bytes() == keys


def test_a_key_that_was_made_goes_again_when_the_row_could_not_be_kept(
    gate: StoreGate, around: GateSurroundings, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = beheer(gate, around)

    def full(*_: object, **__: object) -> None:
        raise Trouble("schijf_vol", pad="ergens")

    with monkeypatch.context() as patched:
        patched.setattr("storage.unit_of_work.SqlUnitOfWork.commit", full)
        with pytest.raises(Trouble, match="schijf_vol"):
            people.add_person(desk, gate, NewColleague("Nadia Benali", "jeugd", "nadia", FIRST, (given(),)))
    assert b"nadia" not in around.places.keys.read_bytes()


def test_a_forgotten_password_is_made_anew(gate: StoreGate, around: GateSurroundings) -> None:
    account = admitted(gate, around)
    for _ in range(6):
        with pytest.raises(Refusal):
            gate.unlock("nadia", "weet ik niet meer zeker")
    accounts.new_password(beheer(gate, around), gate, account.account, OWN)
    # Who guessed wrong does not have to wait with the new one.
    assert gate.unlock("nadia", OWN).fresh
    with pytest.raises(Refusal, match="verkeerd_wachtwoord"):
        gate.unlock("nadia", FIRST)


def test_an_account_that_ended_opens_nothing_also_with_its_old_key_file(
    gate: StoreGate, around: GateSurroundings
) -> None:
    account = admitted(gate, around)
    older = around.places.keys.read_bytes()
    accounts.end_account(beheer(gate, around), gate, account.account)
    assert b"nadia" not in around.places.keys.read_bytes()
    with pytest.raises(Refusal, match="verkeerd_wachtwoord"):
        gate.unlock("nadia", FIRST)
    gate.lock()
    around.places.keys.write_bytes(older)
    with pytest.raises(Refusal, match="verkeerd_wachtwoord"):
        gate.unlock("nadia", FIRST)
    # The next who comes in takes the key away for good.
    gate.unlock(*AGE)
    assert b"nadia" not in around.places.keys.read_bytes()


def test_a_key_that_could_not_be_taken_away_goes_at_the_next_unlocking(
    gate: StoreGate, around: GateSurroundings, monkeypatch: pytest.MonkeyPatch
) -> None:
    account = admitted(gate, around)
    desk = beheer(gate, around)

    def full(*_: object, **__: object) -> None:
        raise Trouble("schijf_vol", pad="ergens")

    with monkeypatch.context() as patched:
        patched.setattr("storage.vault.surroundings.write_whole", full)
        with pytest.raises(Trouble, match="schijf_vol"):
            accounts.end_account(desk, gate, account.account)
    assert b"nadia" in around.places.keys.read_bytes()
    with pytest.raises(Refusal, match="verkeerd_wachtwoord"):
        gate.unlock("nadia", FIRST)
    gate.unlock(*AGE)
    assert b"nadia" not in around.places.keys.read_bytes()


def test_a_second_account_opens_the_same_person(gate: StoreGate, around: GateSurroundings) -> None:
    account = admitted(gate, around)
    accounts.add_account(beheer(gate, around), gate, account.person, "nadia-avond", OWN)
    (actor,) = roles_of(gate.unlock("nadia-avond", OWN), around.clock.today())
    assert (actor.person, actor.name) == (account.person, "Nadia Benali")


def test_keys_of_a_locked_door_are_out_of_reach(gate: StoreGate) -> None:
    attempts: tuple[Callable[[], object], ...] = (
        lambda: gate.admit("x", FIRST, ()),
        lambda: gate.renew("x", FIRST, ()),
        lambda: gate.dismiss("x"),
    )
    for attempt in attempts:
        with pytest.raises(Refusal, match="kluis_op_slot"):
            attempt()


def test_what_one_person_was_typing_and_doing_moves_without_a_clash(tmp_path: Path) -> None:
    with sql_world(tmp_path) as world:
        one, other = PersonId("id-een"), PersonId("id-twee")
        with world.work() as work:
            for person in (one, other):
                colleague, _, _ = makers.colleague(person)
                work.mensen.add(colleague, (Account(AccountId(f"a-{person}"), person, person),), ())
                work.casussen.add(makers.casus(2 if person == one else 1), makers.look())
            for casus, person, text in (("1", one, "oud"), ("1", other, "nieuw"), ("2", one, "alleen van een")):
                work.casussen.keep_draft(makers.casus(int(casus)).id, person, text)
                work.concepten.keep(person, f"advies:{casus}", text)
            work.mensen.merge(one, other)
            work.commit()
        with world.work() as work:
            assert [work.casussen.draft(makers.casus(n).id, other) for n in (1, 2)] == ["nieuw", "alleen van een"]
            assert [work.concepten.text(other, f"advies:{n}") for n in (1, 2)] == ["nieuw", "alleen van een"]
            assert work.mensen.earlier_ids(other) == (one,)
            assert [colleague.person for colleague in work.mensen.colleagues()] == [other]
            work.commit()


def test_in_practice_a_new_colleague_has_a_seat_and_who_ended_has_none() -> None:
    clock, ids = makers.HandClock(), makers.Ids()
    practice = PracticeGate(makers.set_up(), clock, ids)
    try:
        age = next(seat for seat in practice.accounts() if seat.name == "Age Wiarda")
        session = practice.enter(age.account)
        (actor,) = roles_of(session, clock.today())
        desk = makers.desk(session.work, actor, clock, ids)
        assert isinstance(practice, Keys)
        people.add_person(desk, practice, NewColleague("Nadia Benali", "jeugd", "nadia", FIRST, (given(),)))
        assert [seat.name for seat in practice.accounts()][-1] == "Nadia Benali"
        seat = practice.accounts()[-1]
        assert [one.name for one in roles_of(practice.unlock("NADIA", ""), clock.today())] == ["Nadia Benali"]
        accounts.end_account(desk, practice, seat.account)
        assert seat.account not in {one.account for one in practice.accounts()}
        with pytest.raises(Refusal, match="account_onbekend"):
            practice.enter(seat.account)
    finally:
        practice.close()
