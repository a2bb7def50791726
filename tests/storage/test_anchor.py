"""What only a head outside the file can show: the end cut off, an old copy put back, a page replayed."""

import stat
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from storage.log.anchor import AnchorFile, Standing
from storage.log.chain import append
from storage.log.entry import Head
from storage.log.verify import Finding
from storage.store import Store, create_store, open_store
from storage.vault.vault import OpenVault
from tests.storage.house import START, House, house_in, line
from triage.faults import Refusal, Trouble


def work(store: Store, many: int = 1) -> None:
    for number in range(many):
        with store.begin() as connection:
            append(connection, *line(number))


def files(house: House) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in house.places.folder.glob("tenzij.db*") if path.suffix != ".bezet"}


def put_back(house: House, kept: dict[Path, bytes]) -> None:
    for path in files(house):
        path.unlink()
    for path, content in kept.items():
        path.write_bytes(content)


def expect_rolled_back(house: House, vault: OpenVault) -> None:
    again = open_store(house.around(vault))
    try:
        assert again.standing is Standing.TERUGGEZET
        assert again.verify().finding is Finding.TERUGGEZET
        with pytest.raises(Refusal, match="teruggezet"):
            work(again)
    finally:
        again.close()


def test_the_anchor_follows_each_commit_and_nothing_else(house: House, store: Store) -> None:
    anchor = AnchorFile(house.places.anchor)
    first = anchor.read()
    assert first is not None
    assert (first.installation, first.head.seq) == (store.installation, 1)
    house.clock.move(seconds=5)
    work(store, 3)
    second = anchor.read()
    assert second is not None
    assert (second.head.seq, second.at) == (4, START + timedelta(seconds=5))

    def stumble() -> None:
        with store.begin() as connection:
            append(connection, *line(9))
            raise KeyError

    with pytest.raises(KeyError):
        stumble()
    assert anchor.read() == second
    assert stat.S_IMODE(house.places.anchor.stat().st_mode) == 0o600


def test_the_anchor_never_goes_back_by_itself(tmp_path: Path) -> None:
    anchor = AnchorFile(tmp_path / "anker.json")
    anchor.advance("i", Head(7, bytes(32)), START)
    anchor.advance("i", Head(6, bytes(32)), START)
    anchor.advance("i", Head(7, b"\x01" * 32), START)
    kept = AnchorFile(tmp_path / "anker.json").read()
    assert kept is not None
    assert kept.head == Head(7, bytes(32))
    anchor.replace("i", Head(2, bytes(32)), START)
    kept = AnchorFile(tmp_path / "anker.json").read()
    assert kept is not None
    assert kept.head.seq == 2


def test_an_old_copy_put_back_is_seen(house: House, vault: OpenVault, store: Store) -> None:
    work(store)
    store.close()
    old = files(house)
    again = open_store(house.around(vault))
    assert again.standing is Standing.GELIJK
    work(again)
    again.close()
    put_back(house, old)
    expect_rolled_back(house, vault)


def test_a_write_ahead_log_that_went_missing_is_seen(house: House, vault: OpenVault, store: Store) -> None:
    work(store, 10)
    without = {path: content for path, content in files(house).items() if path.suffix == ".db"}
    store.close()
    put_back(house, without)
    expect_rolled_back(house, vault)


def test_a_write_ahead_log_that_lost_its_end_is_seen(house: House, vault: OpenVault, store: Store) -> None:
    work(store, 10)
    kept = files(house)
    store.close()
    log = next(path for path in kept if path.name.endswith("-wal"))
    put_back(house, kept | {log: kept[log][: -(4096 + 24) * 3]})
    expect_rolled_back(house, vault)


def test_the_log_cut_off_by_who_has_the_key_is_seen(house: House, vault: OpenVault, store: Store) -> None:
    work(store, 5)
    with store.begin() as connection:
        connection.exec_driver_sql("DROP TRIGGER log_line_delete")
        connection.exec_driver_sql("DELETE FROM log_payload WHERE seq > 4")
        connection.exec_driver_sql("DELETE FROM log_line WHERE seq > 4")
    store.close()
    expect_rolled_back(house, vault)


def test_a_replayed_page_is_seen(house: House, vault: OpenVault, store: Store) -> None:
    """A page of an older copy is genuine to SQLCipher; the log it held is not the log of the anchor."""
    work(store, 3)
    store.close()
    old = house.places.db.read_bytes()
    again = open_store(house.around(vault))
    work(again, 2)
    again.close()
    new = house.places.db.read_bytes()
    places = [slice(start, start + 4096) for start in range(4096, len(old), 4096)]
    changed = [place for place in places if old[place] != new[place]]
    # The line itself, its payload, and each of the three indexes.
    assert len(changed) == 5
    for place in changed:
        replayed = bytearray(new)
        replayed[place] = old[place]
        put_back(house, {house.places.db: bytes(replayed)})
        assert noticed(house, vault), place.start // 4096


def noticed(house: House, vault: OpenVault) -> bool:
    """Tell whether a replayed page shows at opening or in the walk along the log."""
    try:
        again = open_store(house.around(vault))
    except Trouble as trouble:
        return trouble.code == "bestand_beschadigd"
    try:
        return again.standing is Standing.TERUGGEZET or not again.verify().good
    except Trouble as trouble:
        return trouble.code == "bestand_beschadigd"
    finally:
        again.close()


def test_a_restored_file_goes_on_after_someone_accepts_it(house: House, vault: OpenVault, store: Store) -> None:
    store.close()
    old = files(house)
    again = open_store(house.around(vault))
    work(again, 3)
    again.close()
    put_back(house, old)
    restored = open_store(house.around(vault))
    remembered = restored.remembered
    assert remembered is not None
    assert remembered.head.seq == 4
    restored.accept(
        {"at": START.isoformat(), "act": "teruggezet.aanvaard", "actor": "fg"}, {"reden": "schijf vervangen"}
    )
    work(restored)
    assert restored.verify().good
    restored.close()
    last = open_store(house.around(vault))
    assert last.standing is Standing.GELIJK
    last.close()


def test_a_stop_between_commit_and_anchor_is_no_alarm(house: House, vault: OpenVault, store: Store) -> None:
    anchor = house.places.anchor.read_bytes()
    work(store, 2)
    store.close()
    house.places.anchor.write_bytes(anchor)
    again = open_store(house.around(vault))
    assert again.standing is Standing.VERDER
    work(again)
    again.close()
    kept = AnchorFile(house.places.anchor).read()
    assert kept is not None
    assert kept.head.seq == 4


@pytest.mark.parametrize("content", [None, b"", b"{}", b"\xff" * 1024, b" " * 1024])
def test_no_anchor_or_a_spoiled_one_is_said_and_made_anew(
    house: House, vault: OpenVault, store: Store, content: bytes | None
) -> None:
    store.close()
    house.places.anchor.unlink()
    if content is not None:
        house.places.anchor.write_bytes(content)
    again = open_store(house.around(vault))
    assert again.standing is Standing.GEEN
    work(again)
    again.close()
    assert remembered(house) == 2


def test_the_anchor_of_another_installation_wants_a_person(
    tmp_path: Path, house: House, vault: OpenVault, store: Store
) -> None:
    store.close()
    other = house_in(tmp_path / "ander")
    other_vault = other.new_vault()
    create_store(other.around(other_vault)).close()
    mixed = replace(house.around(vault), places=replace(house.places, state=other.places.state))
    again = open_store(mixed)
    assert again.standing is Standing.ANDERS
    with pytest.raises(Refusal, match="teruggezet"):
        work(again)
    again.close()


def remembered(house: House) -> int:
    anchor = AnchorFile(house.places.anchor).read()
    return anchor.head.seq if anchor else 0


def test_an_anchor_cut_off_in_writing_leaves_the_one_before(house: House, vault: OpenVault, store: Store) -> None:
    work(store, 3)
    store.close()
    good = house.places.anchor.read_bytes()
    for place in range(len(good)):
        spoiled = bytearray(good)
        spoiled[place] ^= 4
        house.places.anchor.write_bytes(spoiled)
        assert remembered(house) in {3, 4}
    newest = max((0, 512), key=lambda start: good[start : start + 512].find(b'"regel": 4'))
    house.places.anchor.write_bytes(good[:newest] + bytes(512) + good[newest + 512 :])
    again = open_store(house.around(vault))
    assert again.standing is Standing.VERDER
    work(again)
    again.close()
    assert remembered(house) == 5


def lags_after_work(store: Store) -> bool:
    work(store)
    return store.anchor_lags


def test_an_anchor_that_cannot_be_written_does_not_undo_the_work(
    house: House, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> bytes:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr("storage.log.anchor._pack", full)
        assert lags_after_work(store)
    assert not lags_after_work(store)
    assert store.verify().lines == 3
    assert remembered(house) == 3


def test_a_clock_that_was_set_back_is_said_and_the_order_stays(house: House, vault: OpenVault, store: Store) -> None:
    assert not store.clock_behind
    house.clock.move(hours=3)
    work(store)
    store.close()
    house.clock.move(hours=-3)
    again = open_store(house.around(vault))
    assert again.clock_behind
    work(again)
    assert again.verify().good
    again.close()


def test_heads_from_paper_are_checked_too(store: Store) -> None:
    work(store, 3)
    good = store.verify().head
    assert good is not None
    assert store.verify((good,)).good
    assert store.verify((Head(good.seq, bytes(32)),)).finding is Finding.TERUGGEZET
    assert store.verify((Head(good.seq + 1, bytes(32)),)).finding is Finding.TERUGGEZET
    assert store.verify((Head(2, bytes(32)),)).seq == 2
