"""Counting a year of 10,000 decisions beside one of a hundred: a ratio in the same run, never seconds.

The encrypted store as it is used: every seal is read and checked against its digest, and each has its piece of
informing. Rows as the use cases write them; only put in many at a time.
"""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from statistics import median
from time import perf_counter

import pytest

from storage.followup_tables import stuk, stuk_version
from storage.mapping.besluit import besluit_row
from storage.mapping.casus import casus_row
from storage.mapping.stuk import stuk_row, version_row
from storage.store import Store
from storage.tables import besluit
from storage.tables import casus as casus_table
from storage.unit_of_work import work_on
from tests import makers
from tests.records.jaren import counted
from tests.worlds import fresh_store
from triage.access.log import Act
from triage.account.suppression import marks_of
from triage.besluit.sealing import NO_SEAL, Besluit, digest, seal
from triage.besluit.snapshot import snapshot
from triage.casework.verantwoording.lezen import read_account
from triage.casus.walk import walk
from triage.followup.informeren import OP_TIJD, TE_INFORMEREN, Informeren, Variant
from triage.followup.stuk import Soort, Stuk
from triage.ids import CasusId, ItemId, PersonId
from triage.terms.running import begin

MANY, FEW = 10_000, 100
_AIM, _PLENTY = 1.5, 2.0
"""How much longer each decision may take in a large year; and how far over that on a busy machine."""
LOOK = makers.look(Act.BESLOTEN)
JELLE = makers.actor("Jelle Brandsma", "informatieregisseur")


def _pattern() -> Besluit:
    """Return the seal of a worked case, of which every other is a copy under its own number."""
    story = makers.story()
    of = replace(makers.casus(), id=CasusId("casus-00001"), kenmerk="2026-00001")
    facts = makers.besluit(of).facts
    whole = snapshot(walk(story.casus, makers.kader()), makers.kader())
    made = replace(facts, outcome="delen", snapshot=replace(whole, kenmerk=of.kenmerk), previous="1" * 64)
    return seal(makers.besluit(of).id, of.id, made)


def _seals(pattern: Besluit, many: int) -> Iterator[dict[str, object]]:
    """Give the rows of so many seals, each holding on to the one before, as the file itself demands."""
    row: dict[str, object] = {**besluit_row(pattern)}
    last = NO_SEAL
    for number in range(1, many + 1):
        content = pattern.canonical.replace(b"-00001", f"-{number:05}".encode()).replace(b"1" * 64, last.encode())
        said = {"id": f"zegel-{number:05}", "casus": f"casus-{number:05}", "number": f"2026-{number:05}-B1"}
        yield {**row, **said, "previous": last, "digest": digest(content), "content": content}
        last = digest(content)


def _piece(number: int, person: str) -> Stuk[Informeren]:
    content = Informeren(
        f"zegel-{number:05}", f"2026-{number:05}-B1", ItemId(person), "bij_verstrekking", None, (Variant.VOLWASSENE,)
    )
    terms = (begin(makers.kader(), OP_TIJD, makers.NOW.date()),)
    whose, casus = PersonId("Youssef el Amrani"), CasusId(f"casus-{number:05}")
    return Stuk(
        f"stuk-{number:05}", Soort.INFORMEREN, f"2026-{number:05}-I1", casus, makers.TEAM, whose, TE_INFORMEREN,
        makers.NOW, content, (ItemId(person),), terms,
    )  # fmt: skip


def _filled(folder: Path, many: int) -> Store:
    store, pattern = fresh_store(folder), _pattern()
    person = pattern.facts.snapshot.people[0].id
    every = range(1, many + 1)
    casus = makers.casus(1, people=0)
    cases = [replace(casus, id=CasusId(f"casus-{one:05}"), kenmerk=f"2026-{one:05}") for one in every]
    pieces = [_piece(one, person) for one in every]
    with store.begin() as connection:
        connection.execute(casus_table.insert(), [casus_row(one, LOOK) for one in cases])
        connection.execute(besluit.insert(), list(_seals(pattern, many)))
        connection.execute(stuk.insert(), [stuk_row(one, LOOK) for one in pieces])
        connection.execute(stuk_version.insert(), [version_row(one, "begonnen", LOOK) for one in pieces])
    return store


def _seconds(store: Store, many: int) -> float:
    desk = makers.desk(work_on(store), JELLE, makers.HandClock(), makers.Ids())
    started = perf_counter()
    found = read_account(desk, 2026, full=True)
    took = perf_counter() - started
    total = found.number("uitkomst.totaal")
    assert total is not None
    assert total.count == many
    assert (found.number("verteld.nog_niet") or total).count == many
    return took


@pytest.mark.timeout(600)
def test_a_large_year_is_counted_in_its_own_time(tmp_path: Path) -> None:
    stores = {many: _filled(tmp_path / str(many), many) for many in (MANY, FEW)}
    try:
        took = {
            many: [_seconds(store, many) for _ in range(2 if many == MANY else 5)] for many, store in stores.items()
        }
    finally:
        for store in stores.values():
            store.close()
    ratio = (median(took[MANY]) / MANY) / (median(took[FEW]) / FEW)
    print(f"\na year of {MANY}: {median(took[MANY]):.2f} s; each decision {ratio:.2f} times one of {FEW}")
    assert ratio < _AIM * _PLENTY


def test_hiding_small_numbers_takes_no_longer_for_a_large_year() -> None:
    """It is about cells, and there are as many of them in every year."""
    some, many = counted(60), counted(3_000)
    took: dict[int, list[float]] = {0: [], 1: []}
    for _ in range(3):
        for place, figures in enumerate((some, many)):
            started = perf_counter()
            marks_of(figures)
            took[place].append(perf_counter() - started)
    ratio = median(took[1]) / median(took[0])
    print(f"\nhiding small numbers of a large year takes {ratio:.2f} times that of a small one")
    assert ratio < _AIM * _PLENTY
