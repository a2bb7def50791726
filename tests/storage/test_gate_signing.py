"""At the door: every store has something to sign with, one of before too; renewed in time, and told of calmly."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from io import BytesIO
from pathlib import Path

import pytest
from pyhanko.pdf_utils.reader import PdfFileReader

from storage.certificates import OWN_HOLDS
from storage.founding import GateSurroundings
from storage.gate import StoreGate
from storage.practice import PracticeGate
from storage.renewing import RENEWED_BEFORE, TOLD_BEFORE
from tests import makers
from tests.certificates import PASSWORD, Given, pkcs12_of
from tests.paper.samples import BESLUIT
from tests.storage.test_gate import surroundings
from triage.access.log import Act
from triage.access.signing import Certificaat, Herkomst
from triage.casework.entering import Session, roles_of, sit_down
from triage.faults import Refusal
from ui.flows.signed import signed_press
from ui.paper.press import press
from ui.paper.signing import sign

DAY = timedelta(days=1)


@pytest.fixture
def around(tmp_path: Path) -> GateSurroundings:
    return surroundings(tmp_path)


@pytest.fixture
def gate(around: GateSurroundings) -> Iterator[StoreGate]:
    made = StoreGate(around)
    made.found(makers.set_up())
    yield made
    made.lock()


def every(session: Session) -> tuple[Certificaat, ...]:
    with session.work() as work:
        return work.certificaten.all()


def come_in(gate: StoreGate) -> Session:
    return gate.unlock("youssef", makers.PASSWORD)


def use(session: Session, around: GateSurroundings) -> Session:
    """Somebody sits down: that it was used on this day stands in the log."""
    (actor,) = roles_of(session, around.clock.today())
    sit_down(session, actor, around.clock, around.ids, {"2026.1": makers.kader()}, "2026.1")
    return session


def told(session: Session) -> tuple[str, ...]:
    return tuple(code for code in session.warnings if code.startswith("certificaat"))


def take_in(session: Session, around: GateSurroundings, until: timedelta) -> None:
    now = around.clock.now()
    with session.work() as work:
        given = pkcs12_of(Given("p-256", until=now + until))
        work.certificaten.take_in("c-verlener", given, PASSWORD, makers.look(Act.CERTIFICAAT_GEWIJZIGD, at=now))
        work.commit()


def move(around: GateSurroundings, by: timedelta) -> None:
    assert isinstance(around.clock, makers.HandClock)
    around.clock.moment += by


def test_a_new_store_signs_from_the_first_unlocking(gate: StoreGate) -> None:
    session = come_in(gate)
    (made,) = every(session)
    assert (made.kind, made.name) == (Herkomst.EIGEN, makers.set_up().settings.municipality)
    assert session.signer is not None
    assert session.signer() is not None
    assert told(session) == ()


def test_it_is_one_and_the_same_from_day_to_day_and_gone_when_the_store_is_locked(
    gate: StoreGate, around: GateSurroundings
) -> None:
    session = come_in(gate)
    before = every(session)
    gate.lock()
    assert session.signer is not None
    assert session.signer() is None
    move(around, 300 * DAY)
    assert every(come_in(gate)) == before


def test_one_of_our_own_is_followed_by_another_in_time(gate: StoreGate, around: GateSurroundings) -> None:
    (first,) = every(come_in(gate))
    gate.lock()
    move(around, OWN_HOLDS - RENEWED_BEFORE - DAY)
    assert every(come_in(gate)) == (first,)
    gate.lock()
    move(around, 2 * DAY)
    session = come_in(gate)
    assert [one.kind for one in every(session)] == [Herkomst.EIGEN, Herkomst.EIGEN]
    assert every(session)[0].retired == around.clock.now()
    assert told(session) == ()


def test_one_of_an_authority_is_told_of_before_it_ends_and_replaced_after(
    gate: StoreGate, around: GateSurroundings
) -> None:
    take_in(come_in(gate), around, TOLD_BEFORE + 2 * DAY)
    gate.lock()
    assert told(come_in(gate)) == ()
    gate.lock()
    move(around, 3 * DAY)
    session = use(come_in(gate), around)
    assert told(session) == ("certificaat_verloopt",)
    assert every(session)[-1].kind is Herkomst.INGEVOERD
    gate.lock()
    move(around, TOLD_BEFORE)
    session = come_in(gate)
    assert told(session) == ("certificaat_verlopen",)
    assert every(session)[-1].kind is Herkomst.EIGEN
    with session.work() as work:
        work.certificaten.make("c-keus", "Elsterveen", makers.look(Act.CERTIFICAAT_GEWIJZIGD, at=around.clock.now()))
        work.commit()
    gate.lock()
    assert told(come_in(gate)) == ()


def test_a_clock_that_leaps_ahead_for_a_day_wipes_no_key_of_an_authority(
    gate: StoreGate, around: GateSurroundings
) -> None:
    take_in(come_in(gate), around, 100 * DAY)
    gate.lock()
    move(around, 5_000 * DAY)
    for _ in range(2):
        session = use(come_in(gate), around)
        assert told(session) == ("certificaat_klok",)
        assert every(session)[-1].retired is None
        gate.lock()
    move(around, -5_000 * DAY)
    for _ in range(2):
        session = come_in(gate)
        assert (every(session)[-1].kind, told(session)) == (Herkomst.INGEVOERD, ())
        gate.lock()


def test_a_store_that_rested_long_signs_with_one_of_our_own_from_the_second_day(
    gate: StoreGate, around: GateSurroundings
) -> None:
    take_in(come_in(gate), around, 100 * DAY)
    gate.lock()
    move(around, 300 * DAY)
    assert told(use(come_in(gate), around)) == ("certificaat_klok",)
    gate.lock()
    move(around, DAY)
    session = come_in(gate)
    assert (every(session)[-1].kind, told(session)) == (Herkomst.EIGEN, ("certificaat_verlopen",))


def test_a_clock_that_is_behind_wipes_no_key(gate: StoreGate, around: GateSurroundings) -> None:
    before = every(come_in(gate))
    gate.lock()
    move(around, -9_000 * DAY)
    session = come_in(gate)
    assert every(session) == before
    assert "klok_terug" in session.warnings


def test_a_certificate_made_while_the_clock_stood_ahead_is_followed_by_one_that_holds(
    gate: StoreGate, around: GateSurroundings
) -> None:
    come_in(gate)
    gate.lock()
    move(around, 5_000 * DAY)
    ahead = every(use(come_in(gate), around))[-1]
    gate.lock()
    move(around, -5_000 * DAY)
    assert (
        every(use(come_in(gate), around))[-1] == ahead
    )  # the log is ahead of the clock: which of the two is wrong, nobody knows
    gate.lock()
    found = every(come_in(gate))[-1]
    assert found.since <= around.clock.now() < found.until


def test_a_store_of_before_there_were_signatures_gets_one_at_its_first_unlocking(
    gate: StoreGate, around: GateSurroundings
) -> None:
    come_in(gate)
    empty(around, gate)
    session = come_in(gate)
    (made,) = every(session)
    assert session.signer is not None
    assert session.signer() is not None
    with session.work() as work:
        assert work.certificaten.public(made.id)
        assert work.logboek.head()[0] == 4
    gate.lock()
    assert every(come_in(gate)) == (made,)


def empty(around: GateSurroundings, gate: StoreGate) -> None:
    """Leave the file as an earlier program did after bringing it up to date: without any certificate."""
    from storage.engine import connect
    from storage.vault.vault import unlock

    gate.lock()
    vault = unlock(around.vault(), "youssef", makers.PASSWORD)
    connection = connect(around.places.db, vault, "schrijven")
    row = connection.execute("SELECT sql FROM sqlite_master WHERE name = 'certificaat_delete'").fetchone()
    assert row is not None
    connection.execute("DROP TRIGGER certificaat_delete")
    connection.execute("DELETE FROM certificaat")
    connection.execute(str(row[0]))
    connection.close()
    vault.lock()


def test_practice_signs_too_and_says_what_it_is() -> None:
    set_up = makers.set_up()
    practice = PracticeGate(
        replace(set_up, settings=replace(set_up.settings, practice=True)), makers.HandClock(), makers.Ids()
    )
    try:
        session = practice.enter(practice.accounts()[0].account)
        assert session.signer is not None
        assert session.signer() is not None
        assert every(session)[0].name == f"OEFENEN {set_up.settings.municipality}"
    finally:
        practice.close()


def test_a_paper_is_signed_within_a_transaction_by_the_clock_of_the_desk(
    gate: StoreGate, around: GateSurroundings
) -> None:
    session = come_in(gate)
    (actor,) = roles_of(session, around.clock.today())
    desk = sit_down(session, actor, around.clock, around.ids, {"2026.1": makers.kader()}, "2026.1")
    pressing = signed_press(press, sign, desk)
    with desk.work() as work:
        work.mensen.set_settings(makers.settings())
        paper = pressing(BESLUIT)
        work.commit()
    (found,) = PdfFileReader(BytesIO(paper)).embedded_signatures
    assert found.self_reported_timestamp == around.clock.now()
    assert found.signer_cert.sha256.hex() == every(session)[-1].fingerprint


def test_no_paper_leaves_unsigned_because_the_store_just_closed(gate: StoreGate, around: GateSurroundings) -> None:
    session = come_in(gate)
    (actor,) = roles_of(session, around.clock.today())
    desk = sit_down(session, actor, around.clock, around.ids, {"2026.1": makers.kader()}, "2026.1")
    pressing = signed_press(lambda _: b"%PDF", lambda pdf, _signer, _at: pdf + b" signed", desk)
    assert pressing(BESLUIT) == b"%PDF signed"
    gate.lock()
    with pytest.raises(Refusal, match="kluis_op_slot"):
        pressing(BESLUIT)
