"""Opening and refusing: each kind of trouble has its own code, and a refusal touches nothing."""

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath, PureWindowsPath

import pytest
from sqlalchemy.exc import IntegrityError
from sqlcipher3 import dbapi2

from storage import tables
from storage.engine import connect, make_engine
from storage.faults import troubles
from storage.log.chain import append
from storage.places import Places, check_place, cloud_service, mount_kind
from storage.store import Store, create_store, open_store
from storage.vault.holder import KeyHolder, file_salt
from storage.vault.practice import PracticeVault
from storage.vault.vault import OpenVault
from tests.storage.house import House, fingerprint, house_in, line
from triage.faults import Trouble

MARKER = "kanarie-9f3b"


@dataclass(frozen=True)
class Posing:
    """A key that says of itself what the test wants."""

    key: bytes
    installation: str
    practice: bool = False

    def data_key(self) -> bytes:
        return self.key


def refused(house: House, key: KeyHolder, code: str) -> Trouble:
    """Open, expect the trouble, and prove that nothing at all was touched."""
    before = fingerprint(house.places.folder.parent)
    with pytest.raises(Trouble) as trouble:
        open_store(house.around(key))
    assert trouble.value.code == code
    assert fingerprint(house.places.folder.parent) == before
    return trouble.value


def test_what_was_written_is_there_after_closing(house: House, vault: OpenVault, store: Store) -> None:
    with store.begin() as connection:
        head = append(connection, *line(1))
    store.close()
    again = open_store(house.around(vault))
    with again.begin() as connection:
        row = connection.execute(tables.log_line.select().where(tables.log_line.c.seq == head.seq)).one()
    again.close()
    assert (row.h, row.casus) == (head.h, "c1")


def test_a_failed_block_leaves_nothing(store: Store) -> None:
    def stumble() -> None:
        with store.begin() as connection:
            append(connection, *line(1))
            raise KeyError

    with pytest.raises(KeyError):
        stumble()
    with store.begin() as connection:
        assert connection.exec_driver_sql("SELECT max(seq) FROM log_line").scalar() == 1


def test_the_settings_hold_on_every_connection(store: Store) -> None:
    expected = {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "secure_delete": 1,
        "recursive_triggers": 1,
        "trusted_schema": 0,
        "cell_size_check": 1,
        "busy_timeout": 5000,
        "cache_size": -65536,
        "cipher_page_size": "4096",
    }
    with store.begin() as connection:
        found = {name: connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in expected}
    assert found == expected


def test_transactions_begin_as_writing_ones(house: House, vault: OpenVault, store: Store) -> None:
    other = connect(house.places.db, vault, "schrijven")
    other.execute("PRAGMA busy_timeout = 0")
    with store.begin(), pytest.raises(Exception, match="database is locked"):
        other.execute("BEGIN IMMEDIATE")
    other.close()


def test_own_constraints_keep_their_type_and_say_no_content(store: Store) -> None:
    row = {"id": 2, "installation": MARKER, "kind": "echt", "created_at": "nu"}
    with pytest.raises(IntegrityError) as error, store.begin() as connection:
        connection.execute(tables.meta.insert(), row)
    assert MARKER not in str(error.value)


def test_missing(house: House, vault: OpenVault) -> None:
    refused(house, vault, "bestand_ontbreekt")


def test_empty(house: House, vault: OpenVault) -> None:
    house.places.db.touch()
    refused(house, vault, "bestand_leeg")


def test_wrong_key(house: House, vault: OpenVault, store: Store) -> None:
    store.close()
    refused(house, Posing(bytes(32), vault.installation), "sleutel_past_niet")


def test_rubbish_and_another_store(tmp_path: Path, house: House, vault: OpenVault, store: Store) -> None:
    store.close()
    house.places.db.write_bytes(os.urandom(8192))
    refused(house, vault, "sleutel_past_niet")
    other = house_in(tmp_path / "ander")
    create_store(other.around(other.new_vault())).close()
    shutil.copyfile(other.places.db, house.places.db)
    refused(house, vault, "sleutel_past_niet")


@pytest.mark.parametrize("place", [3, 100, 5000, -1])
def test_damage_is_not_taken_for_a_wrong_key(house: House, vault: OpenVault, store: Store, place: int) -> None:
    store.close()
    content = bytearray(house.places.db.read_bytes())
    content[place] ^= 1
    house.places.db.write_bytes(content)
    refused(house, vault, "bestand_beschadigd")


def test_every_page_is_guarded_and_so_is_the_length(house: House, vault: OpenVault, store: Store) -> None:
    store.close()
    good = house.places.db.read_bytes()
    for start in range(0, len(good), 4096):
        spoiled = bytearray(good)
        spoiled[start + 2048] ^= 0x80
        house.places.db.write_bytes(spoiled)
        refused(house, vault, "bestand_beschadigd")
    for length in (8, 4095, *range(4096, len(good), 4096), len(good) - 1):
        house.places.db.write_bytes(good[:length])
        code = "bestand_beschadigd" if length >= 16 else "sleutel_past_niet"
        refused(house, vault, code)
    house.places.db.write_bytes(good)
    open_store(house.around(vault)).close()


def test_damage_after_opening_comes_out_as_the_same_trouble(house: House, vault: OpenVault, store: Store) -> None:
    with store.begin() as connection:
        for number in range(300):
            append(connection, *line(number))
    store.close()
    content = bytearray(house.places.db.read_bytes())
    for page in range(3, len(content) // 4096):
        content[page * 4096 + 100] ^= 1
    house.places.db.write_bytes(content)
    engine = make_engine(house.places.db, vault, "schrijven")

    def read_all() -> None:
        with engine.begin() as connection:
            connection.exec_driver_sql("SELECT sum(length(payload)) FROM log_payload").all()

    with pytest.raises(Trouble, match="bestand_beschadigd"):
        read_all()
    engine.dispose()


def test_newer_schema(house: House, vault: OpenVault, store: Store) -> None:
    with store.begin() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '0999'")
    store.close()
    trouble = refused(house, vault, "bestand_nieuwer")
    assert trouble.facts["schema"] == "0999"


def test_newer_schema_that_only_stands_in_the_write_ahead_log(house: House, vault: OpenVault, store: Store) -> None:
    with store.begin() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '0999'")
    log = house.places.db.with_name("tenzij.db-wal")
    db, wal = house.places.db.read_bytes(), log.read_bytes()
    store.close()
    house.places.db.write_bytes(db)
    log.write_bytes(wal)
    refused(house, vault, "bestand_nieuwer")


def test_practice_and_real_never_open_each_other(tmp_path: Path, house: House, vault: OpenVault, store: Store) -> None:
    store.close()
    refused(house, Posing(vault.data_key(), vault.installation, practice=True), "geen_oefenbestand")
    play, practice = house_in(tmp_path / "oefen"), PracticeVault()
    create_store(play.around(practice)).close()
    refused(play, Posing(practice.data_key(), practice.installation), "oefenbestand")
    refused(play, PracticeVault(), "sleutel_past_niet")
    open_store(play.around(practice)).close()


def test_another_installation_with_the_same_key(house: House, vault: OpenVault, store: Store) -> None:
    store.close()
    refused(house, Posing(vault.data_key(), "een ander"), "andere_installatie")


def test_a_second_program_is_refused_while_the_first_has_it_open(house: House, vault: OpenVault, store: Store) -> None:
    script = (
        "import sys; from pathlib import Path; from storage.lock import FileLock; from triage.faults import Trouble\n"
        "try: FileLock(Path(sys.argv[1])).take()\n"
        "except Trouble as trouble: sys.exit(trouble.code)\n"
    )
    command = [sys.executable, "-c", script, str(house.places.db)]
    second = subprocess.run(command, capture_output=True, text=True, check=False)
    assert second.stderr.strip() == "bestand_bezet"
    refused(house, vault, "bestand_bezet")
    store.close()
    assert subprocess.run(command, capture_output=True, text=True, check=False).returncode == 0
    open_store(house.around(vault)).close()


def test_a_second_writer_on_the_file_itself_gives_busy_after_waiting(house: House, vault: OpenVault) -> None:
    create_store(house.around(vault)).close()
    engine = make_engine(house.places.db, vault, "schrijven")
    other = connect(house.places.db, vault, "schrijven")
    other.execute("BEGIN IMMEDIATE")
    raw = engine.raw_connection()
    raw.cursor().execute("PRAGMA busy_timeout = 10")
    raw.close()
    with pytest.raises(Trouble, match="bestand_bezet"), engine.begin():
        pass
    other.close()
    engine.dispose()


def test_read_only_file_and_folder(house: House, vault: OpenVault, store: Store) -> None:
    store.close()
    house.places.db.chmod(0o400)
    refused(house, vault, "alleen_lezen")
    house.places.db.chmod(0o600)
    house.places.folder.chmod(0o500)
    trouble = refused(house, vault, "alleen_lezen")
    house.places.folder.chmod(0o700)
    assert trouble.facts["pad"] == str(house.places.folder)


def test_a_new_store_never_takes_the_place_of_a_file(house: House, vault: OpenVault, store: Store) -> None:
    store.close()
    before = fingerprint(house.places.folder)
    with pytest.raises(Trouble, match="bestand_bestaat_al"):
        create_store(house.around(vault))
    house.places.db.rename(house.places.folder / "weg.db")
    house.places.db.with_name("tenzij.db-wal").write_bytes(b"rest")
    with pytest.raises(Trouble, match="bestand_bestaat_al"):
        create_store(house.around(vault))
    house.places.db.with_name("tenzij.db-wal").unlink()
    (house.places.folder / "weg.db").rename(house.places.db)
    assert fingerprint(house.places.folder) == before


def test_making_on_a_full_disk_leaves_nothing(house: House, vault: OpenVault, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(path: Path) -> None:
        raise OSError(28, f"No space left on device: {path}")

    before = fingerprint(house.places.folder)
    monkeypatch.setattr("storage.store.settle_file", full)
    with pytest.raises(Trouble, match="schijf_vol"):
        create_store(house.around(vault))
    assert fingerprint(house.places.folder) == before


def test_a_full_file_is_a_full_disk_and_what_was_confirmed_stays(house: House, vault: OpenVault, store: Store) -> None:
    store.close()
    engine = make_engine(house.places.db, vault, "schrijven")
    raw = engine.raw_connection()
    cursor = raw.cursor()
    pages = house.places.db.stat().st_size // 4096
    cursor.execute(f"PRAGMA max_page_count = {pages + 20}")
    raw.close()
    confirmed: list[int] = []

    def fill() -> None:
        for number in range(10_000):
            with engine.begin() as connection:
                append(connection, *line(number, act="x" * 200))
            confirmed.append(number)

    with pytest.raises(Trouble, match="schijf_vol"):
        fill()
    engine.dispose()
    again = open_store(house.around(vault))
    verdict = again.verify()
    assert (verdict.finding, verdict.lines) == (None, 1 + len(confirmed))
    assert len(confirmed) > 20
    with again.begin() as connection:
        append(connection, *line(1))
    again.close()


@pytest.mark.parametrize("folder", ["//server/deel/tenzij", "\\\\server\\deel\\tenzij"])
def test_network_names_are_refused(folder: str) -> None:
    with pytest.raises(Trouble, match="netwerkmap"):
        check_place(Path(folder))


@pytest.mark.parametrize("kind", ["nfs", "nfs4", "cifs", "smb3", "fuse.sshfs", "fuse.rclone", "9p", "CIFS"])
def test_network_file_systems_are_refused_and_nothing_is_made(house: House, vault: OpenVault, kind: str) -> None:
    before = fingerprint(house.places.folder)
    around = replace(house.around(vault), kind_of=lambda _: kind)
    for use in (create_store, open_store):
        with pytest.raises(Trouble, match="netwerkmap") as trouble:
            use(around)
        assert trouble.value.facts["soort"] == kind
    assert fingerprint(house.places.folder) == before


@pytest.mark.parametrize("kind", ["ext4", "xfs", "btrfs", "tmpfs", "overlay", "fuseblk", "fuse.lxcfs", ""])
def test_local_file_systems_are_let_through(tmp_path: Path, kind: str) -> None:
    check_place(tmp_path, kind_of=lambda _: kind)


@pytest.mark.parametrize(
    ("folder", "service"),
    [
        (PureWindowsPath(r"C:\Users\sanne\OneDrive - Gemeente Elsterveen\Tenzij"), "OneDrive"),
        (PureWindowsPath(r"C:\Users\sanne\OneDrive\Tenzij"), "OneDrive"),
        (PureWindowsPath(r"C:\Users\sanne\iCloudDrive\Tenzij"), "iCloud"),
        (PurePosixPath("/Users/s/Library/Mobile Documents/com~apple~CloudDocs"), "iCloud"),
        (PurePosixPath("/Users/s/Library/CloudStorage/Dropbox"), "macOS CloudStorage"),
        (PurePosixPath("/home/s/Dropbox/Tenzij"), "Dropbox"),
        (PurePosixPath("/home/s/Google Drive/x"), "Google Drive"),
        (PureWindowsPath(r"G:\Mijn Drive\x"), "Google Drive"),
        (PurePosixPath("/home/s/Nextcloud/x"), "Nextcloud"),
        (PurePosixPath("/home/s/Documenten/nextcloudplan"), None),
        (PurePosixPath("/home/s/Tenzij"), None),
    ],
)
def test_synchronised_folders_are_known_by_name(folder: PurePosixPath, service: str | None) -> None:
    assert cloud_service(folder) == service


def test_synchronised_folders_are_known_by_their_marks_and_through_a_link(tmp_path: Path, vault: OpenVault) -> None:
    marked = tmp_path / "werk" / "tenzij"
    marked.mkdir(parents=True)
    (tmp_path / "werk" / ".stfolder").mkdir()
    with pytest.raises(Trouble, match="wolkmap") as trouble:
        check_place(marked)
    assert trouble.value.facts["dienst"] == "Syncthing"
    (tmp_path / "Dropbox").mkdir()
    (tmp_path / "gewoon").symlink_to(tmp_path / "Dropbox")
    with pytest.raises(Trouble, match="wolkmap"):
        check_place(tmp_path / "gewoon")
    assert vault.installation


def test_the_deepest_mount_counts() -> None:
    mounts = "/dev/a / ext4 rw 0 0\nsrv:/h /home nfs4 rw 0 0\n/dev/b /home/met\\040spatie ext4 rw 0 0\nkort\n"
    assert mount_kind(PurePosixPath("/home/sanne/x"), mounts) == "nfs4"
    assert mount_kind(PurePosixPath("/home/met spatie/x"), mounts) == "ext4"
    assert mount_kind(PurePosixPath("/homeless"), mounts) == "ext4"


def test_nothing_typed_stands_readable_on_the_disk(
    house: House, vault: OpenVault, store: Store, capfd: pytest.CaptureFixture[str]
) -> None:
    with store.begin() as connection:
        append(connection, {"at": "nu", "act": MARKER, "casus": MARKER}, {"tekst": MARKER})
    house.clock.move(minutes=1)
    store.back_up()
    assert house.places.db.with_name("tenzij.db-wal").stat().st_size > 0
    for path in house.places.folder.parent.rglob("*"):
        if path.is_file():
            assert MARKER.encode() not in path.read_bytes(), path
    store.close()
    refused(house, Posing(bytes(32), vault.installation), "sleutel_past_niet")
    assert MARKER.encode() not in house.places.db.read_bytes()
    assert house.places.db.read_bytes()[:16] == file_salt(vault.data_key())
    assert capfd.readouterr() == ("", "")


def test_the_state_folder_is_not_needed_to_open(house: House, vault: OpenVault, store: Store) -> None:
    store.close()
    elsewhere = Places(house.places.folder, house.places.folder.parent / "nieuw")
    again = open_store(replace(house.around(vault), places=elsewhere))
    with again.begin() as connection:
        append(connection, *line(1))
    again.close()
    assert elsewhere.anchor.exists()


def test_every_listed_trouble_of_the_disk_is_told(tmp_path: Path) -> None:
    cases = (
        (OSError(28, "vol"), "schijf_vol"),
        (OSError(122, "vol"), "schijf_vol"),
        (PermissionError(13, "dicht"), "alleen_lezen"),
        (OSError(30, "dicht"), "alleen_lezen"),
        (OSError(5, "kapot"), "schijf_fout"),
        (FileNotFoundError(2, "weg"), "bestand_ontbreekt"),
        (dbapi2.OperationalError("disk I/O error"), "schijf_fout"),
        (dbapi2.OperationalError("unable to open database file"), "bestand_niet_te_openen"),
        (dbapi2.OperationalError("attempt to write a readonly database"), "alleen_lezen"),
        (dbapi2.DatabaseError("database disk image is malformed"), "bestand_beschadigd"),
    )
    for error, code in cases:
        with pytest.raises(Trouble, match=code), troubles(tmp_path):
            raise error
    with pytest.raises(IsADirectoryError), troubles(tmp_path):
        raise IsADirectoryError(21, "een fout van ons")
