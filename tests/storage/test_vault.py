"""Who gets in, who does not, and what a changed slot file leads to."""

import json
import random
import stat
from dataclasses import replace
from pathlib import Path

import pytest

from storage.vault import sealing
from storage.vault.cost import STANDARD, Cost, stretch
from storage.vault.practice import PracticeVault
from storage.vault.recovery import RecoveryKey, new_recovery_key, read_recovery_key
from storage.vault.slots import read_slots
from storage.vault.vault import accounts, create_vault, recover, unlock
from tests.storage.house import ACCOUNT, CHEAP, OTHER, PASSWORD, House, MemorySecrets, house_in
from triage.faults import Fault, Refusal, Trouble


@pytest.fixture
def house(tmp_path: Path) -> House:
    return house_in(tmp_path)


def test_password_and_device_secret_open(house: House) -> None:
    key = house.new_vault().data_key()
    again = unlock(house.vault_around, ACCOUNT, PASSWORD)
    assert again.data_key() == key
    assert len(key) == 32
    assert accounts(house.places.keys) == (ACCOUNT,)


def test_the_same_characters_typed_otherwise_open_too(house: House) -> None:
    house.places.folder.mkdir(parents=True)
    create_vault(house.vault_around, ACCOUNT, "caf\u00e9 molen windvaan zeil")
    assert unlock(house.vault_around, ACCOUNT, "cafe\u0301 molen windvaan zeil").installation


def test_wrong_password_is_refused_and_changes_nothing(house: House) -> None:
    house.new_vault()
    before = house.places.keys.read_bytes()
    with pytest.raises(Refusal) as refusal:
        unlock(house.vault_around, ACCOUNT, OTHER)
    assert refusal.value.code == "wachtwoord_onjuist"
    assert house.places.keys.read_bytes() == before


def test_unknown_account_is_refused(house: House) -> None:
    house.new_vault()
    with pytest.raises(Refusal, match="account_onbekend"):
        unlock(house.vault_around, "niemand", PASSWORD)


def test_another_device_secret_is_not_taken_for_a_wrong_password(house: House) -> None:
    vault = house.new_vault()
    house.device.kept[vault.installation] = bytes(32)
    with pytest.raises(Trouble, match="ander_apparaat"):
        unlock(house.vault_around, ACCOUNT, PASSWORD)


def test_right_password_does_not_open_with_a_forged_device_name(house: House) -> None:
    """Even when the slot file is changed to accept another device secret, the password key is another."""
    vault = house.new_vault()
    house.device.kept[vault.installation] = bytes(32)
    file = read_slots(house.places.keys.read_bytes())
    forged = replace(file.slots[0], device=sealing.derive(bytes(32), b"", "apparaat").hex()[:16])
    house.places.keys.write_bytes(replace(file, slots=(forged,)).to_bytes())
    with pytest.raises(Refusal, match="wachtwoord_onjuist"):
        unlock(house.vault_around, ACCOUNT, PASSWORD)


def test_lost_device_secret_and_changed_keyring_each_say_so(house: House) -> None:
    house.new_vault()
    house.device.kept.clear()
    with pytest.raises(Trouble, match="apparaatsleutel_weg"):
        unlock(house.vault_around, ACCOUNT, PASSWORD)
    house.device.backend = "een andere"
    with pytest.raises(Trouble) as trouble:
        unlock(house.vault_around, ACCOUNT, PASSWORD)
    assert trouble.value.code == "sleutelbos_anders"
    assert trouble.value.facts == {"was": "geheugen", "nu": "een andere"}


def test_slot_file_missing_or_made_twice(house: House) -> None:
    with pytest.raises(Trouble, match="sleutels_ontbreken"):
        unlock(house.vault_around, ACCOUNT, PASSWORD)
    house.new_vault()
    before = house.places.keys.read_bytes()
    with pytest.raises(Trouble, match="sleutels_bestaan_al"):
        create_vault(house.vault_around, ACCOUNT, OTHER)
    assert house.places.keys.read_bytes() == before


def test_slot_file_of_a_newer_program(house: House) -> None:
    house.places.folder.mkdir(parents=True)
    house.places.keys.write_bytes(b'{"formaat":2,"iets":"nieuws"}')
    with pytest.raises(Trouble, match="sleutels_nieuwer"):
        unlock(house.vault_around, ACCOUNT, PASSWORD)


@pytest.mark.parametrize("content", [b"", b"null", b"[]", b"{}", b"\xff\xfe", b"[" * 100_000, b'{"formaat":1}'])
def test_rubbish_is_no_slot_file(house: House, content: bytes) -> None:
    house.places.folder.mkdir(parents=True)
    house.places.keys.write_bytes(content)
    with pytest.raises(Trouble, match="sleutels_beschadigd"):
        unlock(house.vault_around, ACCOUNT, PASSWORD)


def test_a_slot_that_asks_for_all_memory_is_refused(house: House) -> None:
    house.new_vault()
    record = json.loads(house.places.keys.read_bytes())
    record["slots"][0]["kosten"] = [1 << 40, 1, 1]
    house.places.keys.write_bytes(json.dumps(record).encode())
    with pytest.raises(Trouble, match="sleutels_beschadigd"):
        unlock(house.vault_around, ACCOUNT, PASSWORD)


def test_every_flipped_byte_is_noticed(house: House) -> None:
    vault = house.new_vault()
    vault.add_slot("joost", OTHER)
    vault.add_recovery_sheet("envelop 1")
    good = house.places.keys.read_bytes()
    chance = random.Random(2026)
    unnoticed = []
    for place in chance.sample(range(len(good)), 300):
        bad = bytearray(good)
        bad[place] ^= chance.choice((1, 2, 4, 8, 16, 32, 64, 128))
        house.places.keys.write_bytes(bad)
        house.places.throttle.unlink(missing_ok=True)
        try:
            unlock(house.vault_around, ACCOUNT, PASSWORD)
        except Fault:
            continue
        unnoticed.append(place)
    assert unnoticed == []


def test_swapped_public_key_is_noticed_before_anything_is_sealed_to_it(house: House) -> None:
    """Someone with the file, not the key, puts their own public key in a colleague's slot."""
    vault = house.new_vault()
    vault.add_slot("joost", OTHER)
    file = read_slots(house.places.keys.read_bytes())
    _, public = sealing.new_pair()
    swapped = tuple(replace(slot, public=public) if slot.name == "joost" else slot for slot in file.slots)
    house.places.keys.write_bytes(replace(file, slots=swapped).to_bytes())
    with pytest.raises(Trouble, match="sleutels_veranderd"):
        unlock(house.vault_around, ACCOUNT, PASSWORD)
    with pytest.raises(Trouble, match="sleutels_veranderd"):
        vault.add_recovery_sheet("envelop 1")
    with pytest.raises(Refusal, match="wachtwoord_onjuist"):
        unlock(house.vault_around, "joost", OTHER)


def test_an_older_slot_file_put_back_under_an_open_vault_is_noticed(house: House) -> None:
    vault = house.new_vault()
    old = house.places.keys.read_bytes()
    vault.add_slot("joost", OTHER)
    house.places.keys.write_bytes(old)
    with pytest.raises(Trouble, match="sleutels_veranderd"):
        vault.add_slot("karim", OTHER)


def test_two_accounts_one_key_and_removal(house: House) -> None:
    vault = house.new_vault()
    vault.add_slot("joost", OTHER)
    assert unlock(house.vault_around, "joost", OTHER).data_key() == vault.data_key()
    with pytest.raises(Refusal, match="account_bestaat"):
        vault.add_slot("joost", OTHER)
    vault.remove_slot("joost")
    with pytest.raises(Refusal, match="account_onbekend"):
        unlock(house.vault_around, "joost", OTHER)
    with pytest.raises(Refusal, match="laatste_sleutel"):
        vault.remove_slot(ACCOUNT)


def test_every_change_raises_the_version(house: House) -> None:
    vault = house.new_vault()
    versions = [vault.version]
    for change in (
        lambda: vault.add_slot("joost", OTHER),
        lambda: vault.set_password("joost", PASSWORD),
        lambda: vault.add_recovery_sheet("envelop 1"),
        lambda: vault.remove_recovery_sheet("envelop 1"),
        lambda: vault.remove_slot("joost"),
    ):
        change()
        versions.append(vault.version)
    assert versions == [1, 2, 3, 4, 5, 6]


def test_changing_the_password_wants_the_old_one(house: House) -> None:
    vault = house.new_vault()
    with pytest.raises(Refusal, match="wachtwoord_onjuist"):
        vault.change_password(ACCOUNT, OTHER, "nieuwe molen boven water")
    vault.change_password(ACCOUNT, PASSWORD, OTHER)
    with pytest.raises(Refusal, match="wachtwoord_onjuist"):
        unlock(house.vault_around, ACCOUNT, PASSWORD)
    assert unlock(house.vault_around, ACCOUNT, OTHER).data_key() == vault.data_key()


def test_a_forgotten_password_is_set_by_who_is_in(house: House) -> None:
    vault = house.new_vault()
    vault.add_slot("joost", PASSWORD)
    vault.set_password("joost", OTHER)
    assert unlock(house.vault_around, "joost", OTHER).data_key() == vault.data_key()
    with pytest.raises(Refusal, match="account_onbekend"):
        vault.set_password("niemand", OTHER)


def test_a_slot_with_less_work_is_renewed_at_unlocking(house: House) -> None:
    house.new_vault()
    dearer = Cost(memory=128, passes=2, lanes=1)
    unlock(replace(house.vault_around, cost=dearer), ACCOUNT, PASSWORD)
    slot = read_slots(house.places.keys.read_bytes()).slots[0]
    assert slot.cost == dearer
    assert unlock(house.vault_around, ACCOUNT, PASSWORD).version == 2


def test_recovery_on_a_new_device_with_a_new_password(house: House) -> None:
    vault = house.new_vault()
    printed = vault.add_recovery_sheet("envelop 1").printed
    house.device.kept.clear()
    house.device.backend = "nieuwe computer"
    house.clock.move(days=30)
    saved = recover(house.vault_around, ACCOUNT, printed.lower().replace("-", " "), OTHER)
    assert saved.data_key() == vault.data_key()
    assert saved.recovery_sheets == (("envelop 1", "2026-11-22", "2026-12-22"),)
    assert unlock(house.vault_around, ACCOUNT, OTHER).data_key() == vault.data_key()


def test_recovery_refuses_typing_mistakes_and_other_sheets(house: House) -> None:
    vault = house.new_vault()
    printed = vault.add_recovery_sheet("envelop 1").printed
    wrong = ("1" if printed[0] != "1" else "2") + printed[1:]
    before = house.places.keys.read_bytes()
    with pytest.raises(Refusal, match="herstelsleutel_tikfout"):
        recover(house.vault_around, ACCOUNT, wrong, OTHER)
    with pytest.raises(Refusal, match="herstelsleutel_onjuist"):
        recover(house.vault_around, ACCOUNT, new_recovery_key().printed, OTHER)
    with pytest.raises(Refusal, match="wachtwoord_kort"):
        recover(house.vault_around, ACCOUNT, printed, "kort")
    vault.remove_recovery_sheet("envelop 1")
    with pytest.raises(Refusal, match="herstelsleutel_onjuist"):
        recover(house.vault_around, ACCOUNT, printed, OTHER)
    assert before != house.places.keys.read_bytes()


def test_recovery_refuses_a_changed_slot_file(house: House) -> None:
    printed = house.new_vault().add_recovery_sheet("envelop 1").printed
    file = read_slots(house.places.keys.read_bytes())
    house.places.keys.write_bytes(replace(file, version=file.version + 1).to_bytes())
    with pytest.raises(Trouble, match="sleutels_veranderd"):
        recover(house.vault_around, ACCOUNT, printed, OTHER)


def test_a_sheet_can_be_proved_without_using_it(house: House) -> None:
    vault = house.new_vault()
    printed = vault.add_recovery_sheet("envelop 1").printed
    assert vault.recovery_sheets == (("envelop 1", "2026-11-22", ""),)
    assert vault.prove_recovery(printed) == "envelop 1"
    assert vault.recovery_sheets == (("envelop 1", "2026-11-22", "2026-11-22"),)
    assert unlock(house.vault_around, ACCOUNT, PASSWORD).data_key() == vault.data_key()


def test_the_printed_key_reads_back_and_shows_itself_nowhere() -> None:
    key = new_recovery_key()
    assert read_recovery_key(key.printed) == key
    assert [len(group) for group in key.printed.split("-")] == [4] * 8 + [1]
    assert key.printed.replace("-", "")[:8] not in repr(key)
    assert read_recovery_key(RecoveryKey(bytes(20)).printed.replace("0", "o")).content == bytes(20)


def test_each_single_wrong_or_swapped_character_is_a_typing_mistake() -> None:
    printed = RecoveryKey(bytes(range(20))).printed.replace("-", "")
    wrong = 0
    for place, char in enumerate(printed[:-1]):
        for other in "0123456789ABCDEFGHJKMNPQRSTVWXYZ".replace(char, ""):
            with pytest.raises(Refusal, match="herstelsleutel_tikfout"):
                read_recovery_key(printed[:place] + other + printed[place + 1 :])
            wrong += 1
    for place in range(len(printed) - 2):
        if printed[place] != printed[place + 1]:
            swapped = printed[:place] + printed[place + 1] + printed[place] + printed[place + 2 :]
            with pytest.raises(Refusal, match="herstelsleutel_tikfout"):
                read_recovery_key(swapped)
    assert wrong == 32 * 31


def test_locking_takes_the_key_away(house: House) -> None:
    vault = house.new_vault()
    vault.lock()
    with pytest.raises(Refusal, match="kluis_op_slot"):
        vault.data_key()
    with pytest.raises(Refusal, match="kluis_op_slot"):
        vault.add_slot("joost", OTHER)
    practice = PracticeVault()
    assert practice.practice
    assert practice.installation.startswith("oefen-")
    practice.lock()
    with pytest.raises(Refusal, match="kluis_op_slot"):
        practice.data_key()


def test_the_slot_file_holds_no_secret_and_is_ours_alone(house: House) -> None:
    vault = house.new_vault()
    key = vault.add_recovery_sheet("envelop 1")
    content = house.places.keys.read_bytes()
    for secret in (vault.data_key(), key.content, house.device.kept[vault.installation], PASSWORD.encode()):
        assert secret not in content
        assert secret.hex().encode() not in content
    assert stat.S_IMODE(house.places.keys.stat().st_mode) == 0o600


def test_one_real_argon2_opens_and_costs_what_it_should(house: House) -> None:
    house.places.folder.mkdir(parents=True)
    around = replace(house.vault_around, cost=STANDARD)
    key = create_vault(around, ACCOUNT, PASSWORD).data_key()
    assert unlock(around, ACCOUNT, PASSWORD).data_key() == key
    slot = read_slots(house.places.keys.read_bytes()).slots[0]
    assert slot.cost == Cost(memory=65536, passes=3, lanes=4)
    assert stretch(PASSWORD, bytes(16), STANDARD) != stretch(PASSWORD, bytes(16), CHEAP)


def test_a_full_disk_leaves_the_old_slot_file(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    vault = house.new_vault()
    before = house.places.keys.read_bytes()

    def full(handle: int) -> None:
        raise OSError(28, f"No space left on device: {handle}")

    monkeypatch.setattr("storage.disk.os.fsync", full)
    with pytest.raises(Trouble, match="schijf_vol"):
        vault.add_slot("joost", OTHER)
    assert house.places.keys.read_bytes() == before
    assert [path.name for path in house.places.folder.iterdir()] == ["sleutels.json"]


def test_a_keyring_that_fails_while_making_leaves_no_slot_file(house: House) -> None:
    class Locked(MemorySecrets):
        def probe(self) -> None:
            raise Trouble("sleutelbos_op_slot")

    house.places.folder.mkdir(parents=True)
    with pytest.raises(Trouble, match="sleutelbos_op_slot"):
        create_vault(replace(house.vault_around, device=Locked()), ACCOUNT, PASSWORD)
    assert list(house.places.folder.iterdir()) == []
