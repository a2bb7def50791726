"""Back-ups count only after they were verified, a bad one never takes the place of a good one, and each comes back."""

import shutil
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.backup import Backup, adopt_keys, backups, check_backup, restore, to_keep
from storage.log.anchor import Standing
from storage.log.chain import append
from storage.places import Places
from storage.store import Store, open_store
from storage.vault.vault import OpenVault, recover
from tests.storage.house import ACCOUNT, OTHER, House, MemorySecrets, fingerprint, house_in, line
from triage.faults import Trouble


def work(store: Store, many: int = 1) -> None:
    for number in range(many):
        with store.begin() as connection:
            append(connection, *line(number))


def test_a_backup_of_a_store_in_use_is_whole_and_has_the_keys(house: House, vault: OpenVault, store: Store) -> None:
    work(store, 20)
    made = store.back_up()
    assert made.lines == 21
    assert made.thinned == ()
    assert backups(house.places.backups) == (made.backup,)
    assert made.backup.at == datetime(2026, 11, 22, 8, 0, tzinfo=UTC)
    assert {path.name for path in made.backup.folder.iterdir()} == {"tenzij.db", "sleutels.json"}
    assert check_backup(made.backup, vault).lines == 21
    work(store)
    assert check_backup(made.backup, vault).lines == 21


def test_two_in_one_second_stand_side_by_side(house: House, store: Store) -> None:
    first, second = store.back_up(), store.back_up()
    assert first.backup.folder != second.backup.folder
    assert backups(house.places.backups) == (second.backup, first.backup)


def test_putting_back_keeps_what_stood_there_and_wants_acceptance(house: House, vault: OpenVault, store: Store) -> None:
    work(store, 2)
    made = store.back_up()
    work(store, 3)
    house.clock.move(hours=1)
    with pytest.raises(Trouble, match="bestand_bezet"):
        restore(made.backup, house.places, vault, house.clock)
    store.close()
    newest = house.places.db.read_bytes()
    aside = restore(made.backup, house.places, vault, house.clock)
    assert (aside / "tenzij.db").read_bytes() == newest
    again = open_store(house.around(vault))
    assert again.standing is Standing.TERUGGEZET
    again.accept({"at": "nu", "act": "teruggezet.aanvaard"}, {"reden": "proef"})
    work(again)
    assert (again.verify().good, again.verify().lines) == (True, 5)
    again.close()


def test_putting_back_over_a_damaged_file_with_a_write_ahead_log(house: House, vault: OpenVault, store: Store) -> None:
    made = store.back_up()
    work(store, 5)
    log = house.places.db.with_name("tenzij.db-wal")
    tail = log.read_bytes()
    store.close()
    log.write_bytes(tail)
    house.places.db.write_bytes(b"kapot" * 1000)
    aside = restore(made.backup, house.places, vault, house.clock)
    assert (aside / "tenzij.db").read_bytes() == b"kapot" * 1000
    assert (aside / "tenzij.db-wal").read_bytes() == tail
    again = open_store(house.around(vault))
    assert again.verify().lines == 1
    again.close()


def test_a_new_computer_needs_a_backup_and_the_sheet_from_the_envelope(
    tmp_path: Path, house: House, vault: OpenVault, store: Store
) -> None:
    printed = vault.add_recovery_sheet("envelop 1").printed
    work(store, 7)
    made = store.back_up()
    store.close()
    shutil.copytree(made.backup.folder, tmp_path / "stick")
    shutil.rmtree(house.places.folder)
    fresh = replace(house_in(tmp_path / "nieuw"), device=MemorySecrets("nieuwe sleutelbos"))
    stick = Backup(tmp_path / "stick", made.backup.at)
    adopt_keys(stick, fresh.places)
    with pytest.raises(Trouble, match="sleutels_bestaan_al"):
        adopt_keys(stick, fresh.places)
    opened = recover(fresh.vault_around, ACCOUNT, printed, OTHER)
    restore(stick, fresh.places, opened, fresh.clock)
    again = open_store(fresh.around(opened))
    assert again.standing is Standing.GEEN
    assert (again.verify().good, again.verify().lines) == (True, 8)
    again.close()


def test_a_damaged_or_foreign_backup_is_never_put_back(
    tmp_path: Path, house: House, vault: OpenVault, store: Store
) -> None:
    made = store.back_up()
    store.close()
    good = made.backup.places.db.read_bytes()
    for start in range(0, len(good), 4096):
        bad = bytearray(good)
        bad[start + 1000] ^= 1
        made.backup.places.db.write_bytes(bad)
        before = fingerprint(house.places.folder)
        with pytest.raises(Trouble, match="bestand_beschadigd"):
            restore(made.backup, house.places, vault, house.clock)
        assert fingerprint(house.places.folder) == before
    made.backup.places.db.write_bytes(good)
    other = house_in(tmp_path / "ander")
    other_vault = other.new_vault()
    with pytest.raises(Trouble, match="sleutel_past_niet"):
        restore(made.backup, other.places, other_vault, other.clock)
    assert not other.places.db.exists()


def test_a_store_whose_log_was_tampered_with_makes_no_backup_and_spoils_none(
    house: House, vault: OpenVault, store: Store
) -> None:
    good = store.back_up()
    work(store, 3)
    with store.begin() as connection:
        connection.exec_driver_sql("DROP TRIGGER log_line_update")
        connection.exec_driver_sql("UPDATE log_line SET actor = 'ander' WHERE seq = 3")
    house.clock.move(days=400)
    with pytest.raises(Trouble) as trouble:
        store.back_up()
    assert trouble.value.code == "reservekopie_mislukt"
    assert (trouble.value.facts["oorzaak"], trouble.value.facts["regel"]) == ("kolom", 3)
    assert [path.name for path in house.places.backups.iterdir()] == [good.backup.folder.name]
    assert check_backup(good.backup, vault).good


def test_a_full_disk_while_copying_leaves_the_older_ones(
    house: House, vault: OpenVault, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    good = store.back_up()
    house.clock.move(hours=2)

    def full(path: Path) -> None:
        raise OSError(28, f"No space left on device: {path}")

    with monkeypatch.context() as patch:
        patch.setattr("storage.backup.settle_file", full)
        with pytest.raises(Trouble, match="schijf_vol"):
            store.back_up()
    assert [path.name for path in house.places.backups.iterdir()] == [good.backup.folder.name]
    assert check_backup(good.backup, vault).good


def test_what_an_interrupted_one_left_is_swept_and_never_listed(house: House, store: Store) -> None:
    half = house.places.backups / ".bezig-2026-11-22T07.00.00Z"
    half.mkdir(parents=True)
    (half / "tenzij.db").write_bytes(b"half")
    (house.places.backups / "van iemand anders").mkdir()
    assert backups(house.places.backups) == ()
    made = store.back_up()
    assert not half.exists()
    assert backups(house.places.backups) == (made.backup,)
    assert (house.places.backups / "van iemand anders").exists()
    assert backups(house.places.folder / "nergens") == ()


def test_thinning_keeps_a_day_by_the_hour_and_a_year_by_the_month() -> None:
    now = datetime(2026, 11, 22, 16, 0, tzinfo=UTC)
    kept: frozenset[datetime] = frozenset()
    for hours_ago in (*range(400 * 24, 48, -5), *range(48, -1, -1)):
        kept = to_keep({*kept, now - timedelta(hours=hours_ago)})
    assert now in kept
    hours = {moment for moment in kept if now - moment < timedelta(hours=23)}
    assert len(hours) >= 23
    assert len({moment.date() for moment in kept}) >= 14
    assert len({moment.strftime("%Y-%m") for moment in kept}) >= 12
    assert len(kept) <= 24 + 14 + 8 + 12


@given(st.lists(st.datetimes(datetime(2020, 1, 1), datetime(2030, 1, 1), timezones=st.just(UTC)), max_size=80))  # noqa: DTZ001
def test_thinning_keeps_the_newest_and_settles_at_once(moments: list[datetime]) -> None:
    kept = to_keep(moments)
    assert kept <= set(moments)
    assert not moments or max(moments) in kept
    assert to_keep(kept) == kept
    assert len(kept) <= 58


def test_older_ones_are_thinned_after_a_new_one_was_verified(house: House, store: Store) -> None:
    for _ in range(3):
        store.back_up()
        house.clock.move(minutes=10)
    house.clock.move(hours=1)
    last = store.back_up()
    # Three in one hour: the newest of them stays for its hour, as the newest of all does for its own.
    assert len(backups(house.places.backups)) == 2
    assert backups(house.places.backups)[0] == last.backup


def test_a_backup_may_lie_elsewhere(tmp_path: Path, store: Store, vault: OpenVault) -> None:
    made = store.back_up(tmp_path / "schijf")
    assert made.backup.places == Places(made.backup.folder, made.backup.folder)
    assert made.backup.folder.parent == tmp_path / "schijf"
    assert check_backup(made.backup, vault).good
