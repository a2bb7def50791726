"""Attacks on the log by who has the key, each tried everywhere it can be tried, and counted.

`test_chain.py` shows which finding belongs to which fault. Here it is counted how many of each attack are found,
without any head that was kept elsewhere and with one (of paper, of a standbewijs, of the device), over lines as the
program writes them. Lawful erasure must never be reported. `pytest -s` prints the table.
"""

import shutil
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from itertools import combinations
from pathlib import Path
from random import Random

import pytest
from sqlalchemy import text

from storage.checking import check_of
from storage.log.chain import Entry, append_all, begin_log, destroy_payloads
from storage.log.entry import Head
from storage.repositories.trail import entry_of
from storage.store import Store, create_store, open_store
from storage.unit_of_work import work_on
from storage.vault.vault import OpenVault
from tests import makers
from tests.storage.house import House
from tests.storage.tamper import HERE, Loose, loose_log
from tests.storage.test_anchor import files, noticed, put_back
from triage.access.log import Act, Look, lines
from triage.access.standbewijs import as_text
from triage.casework.inzagelog.standbewijs import check_standbewijs, make_standbewijs
from triage.ids import CasusId, ItemId

COUNT = 16
FIELDS = (
    *(("log_line", name) for name in ("prev", "meta", "c", "h", "at", "act", "actor", "casus", "persoon")),
    *(("log_payload", name) for name in ("salt", "payload")),
)
TABLES = ("log_payload", "log_line")
FG = makers.actor("Doutzen Algra", "fg")


@pytest.fixture(scope="module")
def figures() -> Iterator[dict[str, Counter[str]]]:
    """Count each attack, and say at the end how many were found."""
    found: dict[str, Counter[str]] = {}
    yield found
    sys.stdout.write("\n")
    for name, counts in found.items():
        without = f"{counts['alone']} of {counts['tried']}" if "alone" in counts else "-"
        kept = f"{counts['kept']} of {counts['tried']}"
        sys.stdout.write(f"{name:<58} chain alone {without:>14}   with a kept head {kept:>14}\n")


@pytest.fixture
def loose(tmp_path: Path) -> Iterator[Loose]:
    """Give a log as the program writes it, of sixteen lines about two casussen, over two days."""
    with loose_log(tmp_path) as made:
        made.run("DELETE FROM log_payload")
        made.run("DELETE FROM log_line")
        made.run("DROP TRIGGER log_day_delete")
        made.run("DELETE FROM log_day")
        begin_log(made.connection, HERE, "0002", "echt", makers.NOW.isoformat())
        made.head = append_all(made.connection, [entry for number in range(15) for entry in written(number)])
        made.connection.commit()
        yield made


def written(number: int) -> list[Entry]:
    by, at = makers.actor(("Ilse Terpstra", "Koen Wubbels")[number % 2]), makers.NOW + timedelta(hours=3 * number)
    look = Look(by, Act.CASUS_GEZIEN, at, "triage", f"vraag-{number}", trace=f"{number:032x}", kader="2026.1")
    people = (ItemId(f"p{number % 3}"),)
    return [entry_of(line) for line in lines(look, CasusId(f"casus-{number % 2}"), people)]


def judged(loose: Loose, counts: Counter[str], *kept: Head) -> None:
    """Count one attack, and undo it."""
    counts["tried"] += 1
    counts["alone"] += not loose.verdict().good
    counts["kept"] += not loose.verdict(*(kept or (loose.head,))).good
    loose.undo()


def hash_anew(loose: Loose) -> None:
    """Make everything hold together again, as somebody does who knows this program and has the key."""
    loose.rehash()
    loose.run("DELETE FROM log_day")
    loose.run(
        "INSERT INTO log_day SELECT seq, day FROM (SELECT seq, substr(at, 1, 10) AS day, "
        "lag(substr(at, 1, 10)) OVER (ORDER BY seq) AS last FROM log_line) WHERE last IS NULL OR day <> last"
    )


def renumber(loose: Loose, moves: dict[int, int]) -> None:
    """Give lines other numbers, all at once."""
    for table in TABLES:
        for old, new in moves.items():
            loose.run("UPDATE TABEL SET seq = :new WHERE seq = :old", tabel=table, old=old, new=-new)
        loose.run("UPDATE TABEL SET seq = -seq WHERE seq < 0", tabel=table)


def drop(loose: Loose, *numbers: int) -> None:
    for table in TABLES:
        for seq in numbers:
            loose.run("DELETE FROM TABEL WHERE seq = :seq", tabel=table, seq=seq)


def forged(loose: Loose, seq: int, like: int = 5) -> None:
    """Put a line of one's own at a free number, as a copy of another with its own salt."""
    loose.run(
        "INSERT INTO log_line SELECT :seq, prev, replace(meta, 'casus_gezien', 'casus_geopend'), c, h, at, "
        "'casus_geopend', actor, casus, persoon FROM log_line WHERE seq = :like",
        seq=seq,
        like=like,
    )
    loose.run(
        "INSERT INTO log_payload SELECT :seq, salt, payload FROM log_payload WHERE seq = :like", seq=seq, like=like
    )


def test_every_byte_of_every_field_of_every_line(loose: Loose, figures: dict[str, Counter[str]]) -> None:
    counts, random = Counter[str](), Random(20261122)
    for table, field in FIELDS:
        for seq in range(1, COUNT + 1):
            value, as_text_ = loose.value(table, field, seq)
            for place in range(len(value)):
                bad = bytearray(value)
                # Any other byte: half of them make a text that is no text any more.
                bad[place] ^= random.randrange(1, 256)
                loose.put(table, field, seq, value=bytes(bad), as_text=as_text_)
                verdict = loose.verdict()
                counts["tried"] += 1
                counts["alone"] += not verdict.good
                counts["kept"] += not verdict.good
                loose.undo()
    figures["one byte of any field of any line changed"] = counts
    assert counts["alone"] == counts["kept"] == counts["tried"] > 7_000


def test_numbers_emptied_fields_and_fields_of_another_line(loose: Loose, figures: dict[str, Counter[str]]) -> None:
    counts = Counter[str]()
    for one, other in combinations(range(1, COUNT + 1), 2):
        for table, field in FIELDS:
            mine, _ = loose.value(table, field, one)
            theirs, as_text_ = loose.value(table, field, other)
            if mine != theirs:
                loose.put(table, field, one, value=theirs, as_text=as_text_)
                judged(loose, counts)
    figures["a field taken from another line"] = counts
    assert counts["alone"] == counts["kept"] == counts["tried"] > 900


@pytest.mark.parametrize("rehash", [False, True], ids=["as it lies", "all hashed anew"])
def test_lines_deleted_swapped_moved_and_put_in_between(
    loose: Loose, figures: dict[str, Counter[str]], *, rehash: bool
) -> None:
    how = ", all hashed anew" if rehash else ""
    named = {name: Counter[str]() for name in ("deleted", "deleted, rest renumbered", "swapped", "moved", "put in")}

    def done(name: str) -> None:
        if rehash:
            hash_anew(loose)
        judged(loose, named[name])

    for seq in range(2, COUNT + 1):
        drop(loose, seq)
        done("deleted")
        drop(loose, seq)
        renumber(loose, {old: old - 1 for old in range(seq + 1, COUNT + 1)})
        done("deleted, rest renumbered")
    for one, other in combinations(range(2, COUNT + 1), 2):
        renumber(loose, {one: other, other: one})
        done("swapped")
        renumber(loose, {one: other, **{old: old - 1 for old in range(one + 1, other + 1)}})
        done("moved")
    for seq in range(2, COUNT + 1):
        renumber(loose, {old: old + 1 for old in range(seq, COUNT + 1)})
        forged(loose, seq, 3 if seq > 3 else 2 if seq > 2 else COUNT)
        done("put in")
    for name, counts in named.items():
        figures[f"a line {name}{how}"] = counts
        assert counts["kept"] == counts["tried"] > 0, name


def test_an_edit_anywhere_with_all_hashed_anew_against_any_head_after_it(
    loose: Loose, figures: dict[str, Counter[str]]
) -> None:
    heads = {
        seq: Head(seq, loose.value("log_line", "h", seq)[0][:size])
        for seq, size in zip(range(1, COUNT + 1), (32, 10) * COUNT, strict=False)
    }
    counts = Counter[str]()
    for seq in range(2, COUNT + 1):
        for kept in range(seq, COUNT + 1):
            loose.run("UPDATE log_line SET meta = replace(meta, 'triage', 'advies') WHERE seq = :seq", seq=seq)
            loose.run("UPDATE log_payload SET payload = replace(payload, 'triage', 'advies') WHERE seq = :seq", seq=seq)
            hash_anew(loose)
            judged(loose, counts, heads[kept])
    figures["an edit, all hashed anew, one head of that line or later"] = counts
    assert counts["alone"] == 0
    assert counts["kept"] == counts["tried"] == 120


def test_the_end_cut_off_at_every_line(loose: Loose, figures: dict[str, Counter[str]]) -> None:
    counts = Counter[str]()
    for last in range(1, COUNT):
        drop(loose, *range(last + 1, COUNT + 1))
        loose.run("DELETE FROM log_day WHERE seq > :last", last=last)
        judged(loose, counts)
    figures["the end cut off"] = counts
    assert counts["alone"] == 0
    assert counts["kept"] == counts["tried"] == COUNT - 1


def test_lines_of_another_installation_spliced_in(
    loose: Loose, tmp_path: Path, figures: dict[str, Counter[str]]
) -> None:
    (tmp_path / "ander").mkdir()
    counts = Counter[str]()
    with loose_log(tmp_path / "ander") as other:
        rows = {
            table: [row._asdict() for row in other.connection.execute(text(sql))]
            for table, sql in (
                ("log_line", "SELECT * FROM log_line ORDER BY seq"),
                ("log_payload", "SELECT * FROM log_payload ORDER BY seq"),
            )
        }
    for start in range(1, COUNT + 1):
        for anew in (False, True):
            drop(loose, *range(start, COUNT + 1))
            for table in reversed(TABLES):
                for row in rows[table][start - 1 : COUNT]:
                    names, marks = ", ".join(row), ", ".join(f":{name}" for name in row)
                    loose.run(f"INSERT INTO TABEL ({names}) VALUES ({marks})", tabel=table, **row)  # noqa: S608 (names of columns of this test)
            if anew:
                hash_anew(loose)
            judged(loose, counts)
    figures["lines of another installation spliced in"] = counts
    assert counts["kept"] == counts["tried"] == 2 * COUNT


def test_lawful_erasure_is_never_reported(loose: Loose, figures: dict[str, Counter[str]]) -> None:
    counts = Counter[str]()
    choices = [list(some) for size in (1, 2) for some in combinations(range(1, COUNT + 1), size)]
    for numbers in (*choices, list(range(1, COUNT + 1))):
        destroy_payloads(loose.connection, numbers, {"at": makers.NOW.isoformat(), "act": "vernietigd"}, {})
        judged(loose, counts)
    figures["lawful erasure (must not be found)"] = counts
    assert counts["alone"] == counts["kept"] == 0
    assert counts["tried"] == 137


def test_erasure_that_no_law_covers(loose: Loose, figures: dict[str, Counter[str]]) -> None:
    counts = Counter[str]()
    for lawful in range(1, COUNT + 1):
        for taken in range(1, COUNT + 1):
            if taken != lawful:
                destroy_payloads(loose.connection, (lawful,), {"at": makers.NOW.isoformat(), "act": "vernietigd"}, {})
                loose.run("DELETE FROM log_payload WHERE seq = :seq", seq=taken)
                judged(loose, counts)
    figures["content taken away beside lawful erasure"] = counts
    assert counts["alone"] == counts["kept"] == counts["tried"] == 240


# ------------------------------------------------------------------------------------------- the file as a whole


def worked(store: Store, many: int = 1) -> None:
    for number in range(many):
        with work_on(store)() as work:
            work.logboek.write(makers.look(Act.LIJST_GEZIEN, detail=str(number)))
            work.commit()


def test_every_older_file_put_back(
    house: House, vault: OpenVault, store: Store, figures: dict[str, Counter[str]]
) -> None:
    """First the data file alone; then with the anchor of the device, which only a standbewijs shows."""
    states: list[dict[Path, bytes]] = []
    store.close()
    for _ in range(12):
        states.append(files(house) | {house.places.anchor: house.places.anchor.read_bytes()})
        again = open_store(house.around(vault))
        worked(again)
        again.close()
    last = open_store(house.around(vault))
    desk = replace(makers.desk(work_on(last), FG, ids=makers.Ids("t")), check=check_of(last))
    kept = as_text(make_standbewijs(desk))
    worked(last)
    last.close()
    newest = house.places.anchor.read_bytes()
    data, whole = Counter[str](), Counter[str]()
    for state in states:
        put_back(house, {path: content for path, content in state.items() if path != house.places.anchor})
        house.places.anchor.write_bytes(newest)
        data["tried"] += 1
        data["kept"] += noticed(house, vault)
        house.places.anchor.write_bytes(state[house.places.anchor])
        whole["tried"] += 1
        whole["kept"] += compared(house, vault, kept) == "ouder_bestand"
    figures["an older data file put back (anchor of the device)"] = data
    figures["an older file and its anchor put back (standbewijs)"] = whole
    assert data["kept"] == data["tried"] == 12
    assert whole["kept"] == whole["tried"] == 12


def compared(house: House, vault: OpenVault, kept: str) -> str:
    store = open_store(house.around(vault))
    try:
        desk = replace(makers.desk(work_on(store), FG, ids=makers.Ids("t")), check=check_of(store))
        return check_standbewijs(desk, kept).finding
    finally:
        store.close()


def test_the_end_cut_off_in_a_file_that_knows_better(house: House, vault: OpenVault, store: Store) -> None:
    worked(store, 5)
    desk = replace(makers.desk(work_on(store), FG, ids=makers.Ids("t")), check=check_of(store))
    kept = as_text(make_standbewijs(desk))
    with store.begin() as connection:
        connection.exec_driver_sql("DROP TRIGGER log_line_delete")
        connection.exec_driver_sql("DELETE FROM log_payload WHERE seq > 4")
        connection.exec_driver_sql("DELETE FROM log_line WHERE seq > 4")
    store.close()
    house.places.anchor.unlink()
    assert compared(house, vault, kept) == "afgekapt"


def test_a_write_ahead_log_taken_away_after_any_number_of_looks(
    house: House, vault: OpenVault, store: Store, tmp_path: Path, figures: dict[str, Counter[str]]
) -> None:
    counts = Counter[str]()
    for number in range(1, 9):
        worked(store)
        shutil.copytree(house.places.folder, tmp_path / f"g{number}")
        shutil.copytree(house.places.state, tmp_path / f"s{number}")
        (tmp_path / f"g{number}" / "tenzij.db-wal").unlink()
        there = replace(
            house, places=replace(house.places, folder=tmp_path / f"g{number}", state=tmp_path / f"s{number}")
        )
        for lock in there.places.folder.glob("*.bezet"):
            lock.unlink()
        counts["tried"] += 1
        counts["kept"] += noticed(there, vault)
    store.close()
    figures["the write-ahead log taken away"] = counts
    assert counts["kept"] == counts["tried"] == 8


def test_every_page_of_every_older_copy_replayed(
    house: House, vault: OpenVault, store: Store, figures: dict[str, Counter[str]]
) -> None:
    store.close()
    copies: list[bytes] = []
    for _ in range(4):
        copies.append(house.places.db.read_bytes())
        again = open_store(house.around(vault))
        worked(again, 2)
        again.close()
    new, counts = house.places.db.read_bytes(), Counter[str]()
    for old in copies:
        for start in range(4096, min(len(old), len(new)), 4096):
            page = slice(start, start + 4096)
            if old[page] == new[page]:
                continue
            put_back(house, {house.places.db: new[:start] + old[page] + new[start + 4096 :]})
            counts["tried"] += 1
            counts["kept"] += noticed(house, vault)
    figures["a page of an older copy replayed"] = counts
    assert counts["kept"] == counts["tried"] > 15


def test_no_false_alarm_in_eight_hundred_clean_walks(loose: Loose, figures: dict[str, Counter[str]]) -> None:
    counts = Counter[str]()
    for number in range(400):
        if number % 20 == 0:
            loose.head = append_all(loose.connection, written(number))
            loose.connection.commit()
        judged(loose, counts)
    figures["nothing done to it (must not be found)"] = counts
    assert counts["alone"] == counts["kept"] == 0


def test_another_store_made_in_the_same_place(house: House, vault: OpenVault, store: Store) -> None:
    """All files gone and a new store in their place: a standbewijs of the old one says so."""
    worked(store, 3)
    desk = replace(makers.desk(work_on(store), FG, ids=makers.Ids("t")), check=check_of(store))
    kept = as_text(make_standbewijs(desk))
    store.close()
    for folder in (house.places.folder, house.places.state):
        shutil.rmtree(folder)
    other = house.new_vault()
    create_store(house.around(other)).close()
    assert compared(house, other, kept) == "andere_installatie"
    assert vault.installation != other.installation
