"""Which passwords are refused and why, and how long one waits after wrong ones."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.vault.passwords import MAXIMUM, MINIMUM, check_password
from storage.vault.throttle import Throttle, wait_after
from storage.vault.vault import unlock
from tests.storage.house import ACCOUNT, OTHER, PASSWORD, HandClock, House, house_in
from triage.faults import Refusal

CONTEXT = ("Elsterveen", "wijkteam Noorderkade", "Sanne de Wit")


@pytest.mark.parametrize(
    ("password", "reason"),
    [
        ("welkom123456", "bekend_woord"),
        ("Wachtwoord2026!", "bekend_woord"),
        ("W@chtw00rd2026!", "bekend_woord"),
        ("Elsterveen2026!", "eigen_omgeving"),
        ("noorderkade-1234", "eigen_omgeving"),
        ("SanneSanneSanne", "eigen_omgeving"),
        ("12345678901234", "rij"),
        ("qwertyuiopasdf", "rij"),
        ("2024202520262027", "jaartal"),
        ("aaaaaaaaaaaaaaaa", "herhaling"),
        ("abababababababab", "herhaling"),
        ("abcabcabcabcabcabc", "herhaling"),
        ("zomer2026zomer2026", "bekend_woord"),
    ],
)
def test_the_obvious_is_refused_with_its_reason(password: str, reason: str) -> None:
    with pytest.raises(Refusal) as refusal:
        check_password(password, CONTEXT)
    assert (refusal.value.code, refusal.value.facts) == ("wachtwoord_bekend", {"reden": reason})


@pytest.mark.parametrize(
    "password",
    [
        PASSWORD,
        OTHER,
        "paars fiets welkom dakgoot",
        "kL9#vQ2!mXz7",
        "een lange zin met gemeente erin",
        "日本語のながいパスワードです",
        "x" * 20 + " dakgoot molenwiek",
    ],
)
def test_what_is_not_obvious_is_let_through(password: str) -> None:
    check_password(password, CONTEXT)


def test_length_counts_characters_after_normalising() -> None:
    with pytest.raises(Refusal) as short:
        check_password("e\u0301" * 11, CONTEXT)
    assert (short.value.code, short.value.facts) == ("wachtwoord_kort", {"minimum": MINIMUM})
    with pytest.raises(Refusal) as long:
        check_password("vijf woorden " * 30, CONTEXT)
    assert (long.value.code, long.value.facts) == ("wachtwoord_lang", {"maximum": MAXIMUM})


@pytest.mark.parametrize("sign", ["\x00", "\n", "\x7f", "\ud800"])
def test_signs_that_cannot_be_typed_are_refused(sign: str) -> None:
    with pytest.raises(Refusal, match="wachtwoord_teken"):
        check_password(f"paars fiets{sign} dakgoot lantaarn")


@given(st.text(max_size=400))
def test_any_text_is_judged_and_no_fact_repeats_it(text: str) -> None:
    refusal = _judged(text)
    if refusal is not None:
        assert refusal.code.startswith("wachtwoord_")
        assert set(refusal.facts) <= {"minimum", "maximum", "reden"}


def _judged(text: str) -> Refusal | None:
    try:
        check_password(text, CONTEXT)
    except Refusal as refusal:
        return refusal
    return None


def test_waits_double_up_to_a_minute() -> None:
    assert [wait_after(wrong) for wrong in range(14)] == [0, 0, 0, 0, 0, 1, 2, 4, 8, 16, 32, 60, 60, 60]
    assert wait_after(10**9) == 60


def test_wrong_passwords_are_slowed_also_after_a_restart_and_a_right_one_clears(tmp_path: Path) -> None:
    house = house_in(tmp_path)
    house.new_vault()
    waits = [_wrong(house) for _ in range(5)]
    assert waits == [0, 0, 0, 0, 1]
    with pytest.raises(Refusal) as wait:
        unlock(house.vault_around, ACCOUNT, PASSWORD)
    assert (wait.value.code, wait.value.facts) == ("even_wachten", {"seconden": 1})
    house.clock.move(seconds=1)
    assert _wrong(house) == 2
    house.clock.move(seconds=1.5)
    with pytest.raises(Refusal) as longer:
        unlock(house.vault_around, ACCOUNT, PASSWORD)
    assert longer.value.facts == {"seconden": 1}
    house.clock.move(seconds=0.5)
    unlock(house.vault_around, ACCOUNT, PASSWORD)
    assert _wrong(house) == 0


def _wrong(house: House) -> object:
    with pytest.raises(Refusal, match="wachtwoord_onjuist") as refusal:
        unlock(house.vault_around, ACCOUNT, OTHER)
    return refusal.value.facts["seconden"]


def test_one_account_does_not_make_another_wait(tmp_path: Path) -> None:
    throttle = Throttle(tmp_path / "stand" / "pogingen.json", HandClock())
    for _ in range(5):
        throttle.enter("sanne")
    with pytest.raises(Refusal, match="even_wachten"):
        throttle.enter("sanne")
    throttle.enter("joost")


def test_a_clock_set_back_never_makes_the_wait_longer_than_it_is(tmp_path: Path) -> None:
    clock = HandClock()
    throttle = Throttle(tmp_path / "pogingen.json", clock)
    for _ in range(5):
        throttle.enter("sanne")
    clock.move(days=-365)
    with pytest.raises(Refusal, match="even_wachten"):
        throttle.enter("sanne")
    clock.move(seconds=1)
    throttle.enter("sanne")


@pytest.mark.parametrize("content", [b"", b"nul", b"[1]", b'{"sanne":3}', b'{"sanne":[1,"2026-11-22T09:00:00"]}'])
def test_a_spoiled_count_starts_afresh(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "pogingen.json"
    path.write_bytes(content)
    throttle = Throttle(path, HandClock())
    throttle.enter("sanne")
    assert throttle.wait("sanne") == 0
