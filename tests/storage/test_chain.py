"""Every way to tamper with the log that we know of, and what notices it (reliability §3.5)."""

import hashlib
import json
import time
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from threading import Thread

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from storage.canonical import Json
from storage.log.chain import append, append_all, destroy_payloads, head
from storage.log.entry import NOTHING, Head, commitment, link, mark
from storage.log.verify import Finding, Verdict, verify
from storage.store import Store, open_store
from storage.vault.vault import OpenVault
from tests.storage.house import House, line
from tests.storage.tamper import COUNT, FIELDS, Loose, loose_log


@pytest.fixture
def loose(tmp_path: Path) -> Iterator[Loose]:
    with loose_log(tmp_path) as made:
        yield made


def test_an_untouched_log_is_good(loose: Loose) -> None:
    verdict = loose.verdict(loose.head)
    assert verdict == Verdict(None, 0, COUNT, 0, loose.head)
    assert verdict.good
    assert head(loose.connection) == loose.head


def test_every_flipped_byte_of_every_field_is_named_with_its_line(loose: Loose) -> None:
    fields = [("log_line", name) for name in FIELDS[1:]] + [("log_payload", "salt"), ("log_payload", "payload")]
    flips = 0
    for table, field in fields:
        for seq in (1, 2, 3, COUNT // 3, COUNT // 2, COUNT):
            value, as_text = loose.value(table, field, seq)
            for place in range(len(value)):
                bad = bytearray(value)
                # A flip inside ASCII, so that text stays text and only the chain can notice it.
                bad[place] ^= 1
                loose.put(table, field, seq, value=bytes(bad), as_text=as_text)
                verdict = loose.verdict()
                assert not verdict.good, (table, field, seq, place)
                assert verdict.seq == seq, (table, field, seq, place)
                loose.undo()
                flips += 1
    assert flips > 1500


def test_a_deleted_line_leaves_a_gap_and_the_last_one_needs_a_kept_head(loose: Loose) -> None:
    for seq in range(1, COUNT + 1):
        loose.run("DELETE FROM log_payload WHERE seq = :seq", seq=seq)
        loose.run("DELETE FROM log_line WHERE seq = :seq", seq=seq)
        if seq < COUNT:
            verdict = loose.verdict()
            assert (verdict.finding, verdict.seq) == (Finding.GAT, seq + 1)
        else:
            assert loose.verdict().good
        assert not loose.verdict(loose.head).good
        loose.undo()


def test_a_deleted_line_with_the_rest_renumbered_is_noticed(loose: Loose) -> None:
    for seq in range(1, COUNT):
        for table in ("log_payload", "log_line"):
            loose.run("DELETE FROM TABEL WHERE seq = :seq", tabel=table, seq=seq)
            loose.run("UPDATE TABEL SET seq = -seq WHERE seq > :seq", tabel=table, seq=seq)
            loose.run("UPDATE TABEL SET seq = -seq - 1 WHERE seq < 0", tabel=table)
        verdict = loose.verdict()
        assert verdict.finding in {Finding.SCHAKEL, Finding.REGEL}
        assert verdict.seq == seq
        loose.undo()


def test_every_swapped_pair_is_noticed(loose: Loose) -> None:
    for one, other in combinations(range(1, COUNT + 1), 2):
        for table in ("log_payload", "log_line"):
            for old, new in ((one, -1), (other, one), (-1, other)):
                loose.run("UPDATE TABEL SET seq = :new WHERE seq = :old", tabel=table, new=new, old=old)
        verdict = loose.verdict()
        assert verdict.finding in {Finding.SCHAKEL, Finding.REGEL}
        assert verdict.seq == one
        loose.undo()


def test_a_doubled_line_and_one_put_in_between_are_noticed(loose: Loose) -> None:
    copy = (
        "INSERT INTO log_line SELECT :new, prev, meta, c, h, at, act, actor, casus, persoon FROM log_line WHERE seq = 5"
    )
    loose.run(copy, new=COUNT + 1)
    verdict = loose.verdict()
    assert (verdict.finding, verdict.seq) == (Finding.SCHAKEL, COUNT + 1)
    loose.undo()
    loose.run("UPDATE log_payload SET seq = -seq WHERE seq > 5")
    loose.run("UPDATE log_line SET seq = -seq WHERE seq > 5")
    loose.run("UPDATE log_payload SET seq = 1 - seq WHERE seq < 0")
    loose.run("UPDATE log_line SET seq = 1 - seq WHERE seq < 0")
    loose.run(copy, new=6)
    verdict = loose.verdict()
    assert (verdict.finding, verdict.seq) == (Finding.SCHAKEL, 6)


def test_cutting_off_the_end_needs_a_kept_head(loose: Loose) -> None:
    for many in range(1, COUNT + 1):
        for table in ("log_payload", "log_line"):
            loose.run("DELETE FROM TABEL WHERE seq > :last", tabel=table, last=COUNT - many)
        assert loose.verdict().finding == (Finding.LEEG if many == COUNT else None)
        verdict = loose.verdict(loose.head)
        assert verdict.finding == (Finding.LEEG if many == COUNT else Finding.TERUGGEZET)
        loose.undo()


def test_rewriting_all_with_the_key_needs_a_kept_head(loose: Loose) -> None:
    for seq in range(2, COUNT + 1):
        meta = loose.value("log_line", "meta", seq)[0].decode().replace('"act":"casus.lezen"', '"act":"casus.leze_"')
        loose.run("UPDATE log_line SET meta = :meta, act = 'casus.leze_' WHERE seq = :seq", meta=meta, seq=seq)
        loose.rehash()
        assert loose.verdict().good
        verdict = loose.verdict(loose.head)
        assert (verdict.finding, verdict.seq) == (Finding.TERUGGEZET, COUNT)
        loose.undo()


def test_a_column_that_says_something_else_than_its_line_is_noticed(loose: Loose) -> None:
    for column in ("at", "act", "actor", "casus", "persoon"):
        for value in ("anders", None):
            loose.run("UPDATE log_line SET VELD = :value WHERE seq = 7", veld=column, value=value)
            verdict = loose.verdict()
            assert (verdict.finding, verdict.seq) == (Finding.KOLOM, 7)
            loose.undo()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("\u00e9", "e\u0301"),  # NFC, NFD
        ("a\\nb", "a\\r\\nb"),  # line ends
        ('"nummer":3', '"nummer":3.0'),
        ('"nummer":3', '"nummer": 3'),
        ('"nummer":3', '"nummer":"3"'),
    ],
)
def test_another_way_to_write_the_same_is_noticed(loose: Loose, before: str, after: str) -> None:
    made = append(loose.connection, line(3)[0], {"nummer": 3, "tekst": "\u00e9 a\nb"})
    query = text("SELECT payload FROM log_payload WHERE seq = :seq")
    payload = str(loose.connection.execute(query, {"seq": made.seq}).scalar_one())
    assert before in payload
    loose.run("UPDATE log_payload SET payload = :p WHERE seq = :seq", p=payload.replace(before, after), seq=made.seq)
    verdict = loose.verdict()
    assert (verdict.finding, verdict.seq) == (Finding.INHOUD, made.seq)


def test_lines_of_another_installation_do_not_fit(loose: Loose) -> None:
    verdict = verify(loose.connection, "installatie-2")
    assert (verdict.finding, verdict.seq) == (Finding.BEGIN, 1)
    other = '{"act":"begin","at":"nu","installatie":"installatie-2","schema":"0001","soort":"echt"}'
    c = commitment(bytes(16), b"{}")
    h = link(1, NOTHING, other.encode(), c)
    loose.run("UPDATE log_line SET meta = :m, at = 'nu', c = :c, h = :h WHERE seq = 1", m=other, c=c, h=h)
    loose.run("UPDATE log_payload SET salt = :s WHERE seq = 1", s=bytes(16))
    assert loose.verdict().finding is Finding.BEGIN
    assert verify(loose.connection, "installatie-2").finding is Finding.SCHAKEL


ABOUT = {"at": "2026-11-22T10:00:00+01:00", "act": "vernietigd"}


def test_lawful_destruction_leaves_the_log_good(loose: Loose) -> None:
    last = destroy_payloads(loose.connection, [9, *range(2, 6), 20, 7, 8, 9], ABOUT, {"grond": "termijn"})
    assert '"vernietigd":[[2,5],[7,9],[20,20]]' in loose.value("log_line", "meta", last.seq)[0].decode()
    verdict = loose.verdict(loose.head)
    assert (verdict.good, verdict.lines, verdict.destroyed) == (True, COUNT + 1, 8)
    destroy_payloads(loose.connection, range(1, last.seq + 1), ABOUT, {"grond": "termijn"})
    verdict = loose.verdict(loose.head, last)
    assert (verdict.good, verdict.destroyed) == (True, COUNT + 1)
    with pytest.raises(ValueError, match="nothing to destroy"):
        destroy_payloads(loose.connection, (), ABOUT, {})


def test_a_payload_that_vanished_without_a_line_about_it_is_noticed(loose: Loose) -> None:
    last = destroy_payloads(loose.connection, (4, 5, 6), ABOUT, {})
    loose.connection.commit()
    for seq in (1, 3, 7, COUNT, last.seq):
        loose.run("DELETE FROM log_payload WHERE seq = :seq", seq=seq)
        verdict = loose.verdict(loose.head)
        assert (verdict.finding, verdict.seq) == (Finding.VERDWENEN, seq)
        loose.undo()
    assert loose.verdict().good


@pytest.mark.parametrize("spans", [7, [7], [[7]], [[0, 3]], [[3, 2]], [["1", "2"]], [[1, 99]], {"1": 2}])
def test_a_line_about_destruction_that_makes_no_sense_is_noticed(loose: Loose, spans: Json) -> None:
    made = append(loose.connection, {**ABOUT, "vernietigd": spans}, {})
    verdict = loose.verdict()
    assert (verdict.finding, verdict.seq) == (Finding.ONLEESBAAR, made.seq)


def test_a_payload_without_a_line_or_with_half_its_fields_is_noticed(loose: Loose) -> None:
    loose.run("PRAGMA foreign_keys = OFF")
    loose.run("INSERT INTO log_payload VALUES (999, :salt, '{}')", salt=bytes(16))
    assert loose.verdict() == Verdict(Finding.INHOUD, 999, COUNT, 0, loose.head)
    loose.undo()
    loose.run("UPDATE log_payload SET salt = :salt WHERE seq = 4", salt=bytes(15))
    assert (loose.verdict().finding, loose.verdict().seq) == (Finding.ONLEESBAAR, 4)


@pytest.mark.parametrize("meta", ["", "geen json", "[]", "null", "[" * 50_000, '"' + "x" * 2_000_000 + '"'])
def test_rubbish_that_holds_together_is_still_rubbish(loose: Loose, meta: str) -> None:
    loose.run("UPDATE log_line SET meta = :meta WHERE seq = 9", meta=meta)
    assert loose.verdict().finding is Finding.REGEL
    loose.rehash()
    verdict = loose.verdict()
    assert (verdict.finding, verdict.seq) == (Finding.ONLEESBAAR, 9)


def test_two_kept_heads_that_contradict_each_other(loose: Loose) -> None:
    verdict = loose.verdict(loose.head, Head(loose.head.seq, bytes(32)))
    assert (verdict.finding, verdict.seq) == (Finding.TERUGGEZET, COUNT)


def test_the_file_itself_refuses_what_the_program_never_does(store: Store) -> None:
    with store.begin() as connection:
        append_all(connection, [line(number) for number in range(3)])
    refusals: tuple[str, ...] = (
        "UPDATE log_line SET act = 'x' WHERE seq = 2",
        "DELETE FROM log_line WHERE seq = 2",
        "DELETE FROM log_line",
        "INSERT OR REPLACE INTO log_line SELECT * FROM log_line WHERE seq = 2",
        "INSERT INTO log_line (seq, prev, meta, c, h) SELECT 9, prev, meta, c, h FROM log_line WHERE seq = 2",
        "UPDATE log_payload SET payload = '{}' WHERE seq = 2",
        "INSERT OR REPLACE INTO log_payload SELECT seq, salt, '{}' FROM log_payload WHERE seq = 2",
    )

    def attempt(sql: str) -> None:
        with store.begin() as connection:
            connection.exec_driver_sql(sql)

    for sql in refusals:
        with pytest.raises(IntegrityError, match="the log only grows"):
            attempt(sql)
    assert store.verify().good


def test_a_line_and_what_it_tells_about_are_there_together_or_not_at_all(store: Store) -> None:
    def stumble(steps: int) -> None:
        with store.begin() as connection:
            for step, number in enumerate((1, 2)):
                if step == steps:
                    raise KeyError(step)
                append(connection, *line(number))
            raise KeyError(steps)

    for steps in range(3):
        with pytest.raises(KeyError):
            stumble(steps)
    with store.begin() as connection, connection.begin_nested() as savepoint:
        append(connection, *line(3))
        savepoint.rollback()
    assert store.verify().lines == 1


def test_only_texts_go_into_columns_and_a_log_has_a_first_line(loose: Loose) -> None:
    with pytest.raises(TypeError):
        append(loose.connection, {"at": "nu", "casus": 7}, {})
    with pytest.raises(ValueError, match="no lines"):
        append_all(loose.connection, ())
    loose.run("DELETE FROM log_payload")
    loose.run("DELETE FROM log_line")
    with pytest.raises(ValueError, match="no first line"):
        append(loose.connection, *line(1))


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    texts=st.lists(st.text(st.characters(codec="utf-8")), min_size=1, max_size=4),
    number=st.integers(-(2**53) + 1, 2**53 - 1),
)
def test_whatever_is_written_verifies(loose: Loose, texts: list[str], number: int) -> None:
    for each in texts:
        append(loose.connection, {"at": each, "act": each, "vrij": each}, {"tekst": each, "nummer": number})
    assert loose.verdict().good


def test_two_programs_appending_keep_one_chain(house: House, vault: OpenVault, store: Store) -> None:
    def work() -> None:
        for number in range(50):
            with store.begin() as connection:
                append(connection, *line(number))

    threads = [Thread(target=work) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (store.verify().good, store.verify().lines) == (True, 101)
    store.close()
    open_store(house.around(vault)).close()


def test_the_mark_on_paper() -> None:
    assert mark(bytes(32)) == "0000-0000-0000-0000"
    assert mark(bytes.fromhex("ff" * 32)) == "ZZZZ-ZZZZ-ZZZZ-ZZZZ"
    assert mark(bytes(range(32))) == "000G-40R4-0M30-E209"


def test_fields_cannot_slide_into_each_other() -> None:
    assert commitment(b"ab", b"c") != commitment(b"a", b"bc")
    assert link(1, NOTHING, b"ab", bytes(32)) != link(1, NOTHING, b"a", b"b" + bytes(32))


def test_verifying_keeps_up_with_a_long_log(loose: Loose) -> None:
    many = 20_000
    append_all(loose.connection, (line(number, persoon="p1") for number in range(many)))
    began = time.thread_time()
    verdict = loose.verdict()
    took = time.thread_time() - began
    assert (verdict.good, verdict.lines) == (True, COUNT + many)
    began = time.thread_time()
    for number in range(many):
        hashlib.sha256(json.dumps({"nummer": number, "wie": "p1"}).encode()).digest()
    bare = time.thread_time() - began
    # A mistake in the walk makes it grow with the square of the lines: thousands of times the bare work.
    assert took < 200 * bare
