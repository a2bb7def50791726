"""The worklist of a municipality beside that of a beginner: 10,000 casussen and 30,000 terms against ten and thirty.

A ratio in the same run and interleaved, never seconds. The encrypted store as it is used, and rows as the use cases
write them; only put in many at a time.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import partial
from pathlib import Path
from statistics import median
from time import perf_counter

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from storage.followup_tables import stuk, stuk_term, stuk_version
from storage.mapping.casus import casus_row
from storage.mapping.stuk import stuk_row, term_rows, version_row
from storage.store import Store
from storage.tables import casus as casus_table
from storage.tables import casus_term
from storage.unit_of_work import work_on
from tests import makers
from tests.worlds import fresh_store
from triage.access.actor import Actor
from triage.access.log import Act
from triage.casework.desk import Desk
from triage.casework.followup.werkvoorraad import PAGE, owed, week
from triage.casus.model import Casus, CasusState
from triage.followup.bericht import TERM, Aan, Bericht, Waarom
from triage.followup.stuk import Soort, Stuk
from triage.followup.taak import Filter, Wanneer, Wie
from triage.ids import CasusId, ItemId, PersonId
from triage.terms.running import begin

MANY, FEW = 10_000, 10
TEAMS, OWNERS = 8, 40
"""Casussen are spread over so many teams, and over so many people in each."""
_AIM, _PLENTY = 2.0, 3.0
"""How much longer a large store may take; and how far over that on a machine that does more than this."""
TODAY = makers.NOW.date()
LOOK = makers.look(Act.BERICHT_GEWIJZIGD)
OF_CASUS = ("opnieuw_toestemming", "bedenktijd", "vir_verwijderen", "spoed_afmaken")


@dataclass(frozen=True)
class Pair:
    """A large store and a small one."""

    many: Store
    few: Store


def _casus(number: int) -> Casus:
    state = CasusState.BESLOTEN if number % 4 else CasusState.CONCEPT
    whose = PersonId("Youssef el Amrani" if number % 50 == 0 else f"collega {number % OWNERS}")
    team = makers.TEAM if number % 50 == 0 else f"team {number % TEAMS}" if number % TEAMS else makers.TEAM
    made = makers.casus(1, people=0, state=state, owner=whose, team=team)
    return replace(made, id=CasusId(f"vul-{number:05}"), kenmerk=f"2025-{number:05}")


def _notice(casus: Casus, number: int) -> Stuk[Bericht]:
    content = Bericht(Waarom.WISSING, Aan.ONTVANGER, "Huisarts", "arts", ItemId("p"), "r", "gas", "s", "n")
    start = TODAY + timedelta(days=number % 700 - 350)
    terms = (begin(makers.kader(), TERM, start),)
    return Stuk(
        f"stuk-{number}", Soort.BERICHT, f"{casus.kenmerk}-N{number}", casus.id, casus.team, casus.owner,
        "te_versturen", makers.NOW, content, (), terms,
    )  # fmt: skip


def filled(folder: Path, count: int) -> Store:
    """Return a store with so many casussen, two notices owed for each, and a term of its own for each."""
    store = fresh_store(folder)
    cases = [_casus(number) for number in range(count)]
    notices = [_notice(one, 2 * place + half) for place, one in enumerate(cases) for half in (0, 1)]
    own = [
        {
            "casus": one.id,
            "place": 0,
            "term": OF_CASUS[place % len(OF_CASUS)],
            "text": "Doe dit.",
            "due": (TODAY + timedelta(days=place % 700 - 350)).isoformat(),
            "team": one.team,
            "owner": one.owner,
        }
        for place, one in enumerate(cases)
    ]
    with store.begin() as connection:
        connection.execute(casus_table.insert(), [dict(casus_row(one, LOOK)) for one in cases])
        connection.execute(casus_term.insert(), own)
        connection.execute(stuk.insert(), [stuk_row(one, LOOK) for one in notices])
        connection.execute(stuk_version.insert(), [version_row(one, "begonnen", LOOK) for one in notices])
        connection.execute(stuk_term.insert(), [row for one in notices for row in term_rows(one)])
    return store


@pytest.fixture(scope="module")
def pair(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Pair]:
    folder = tmp_path_factory.mktemp("voorraad")
    made = Pair(filled(folder / "veel", MANY), filled(folder / "weinig", FEW))
    yield made
    made.many.close()
    made.few.close()


def desks(pair: Pair, by: Actor) -> tuple[Desk, Desk]:
    return makers.desk(work_on(pair.many), by), makers.desk(work_on(pair.few), by)


def took(act: Callable[[], object]) -> float:
    start = perf_counter()
    act()
    return perf_counter() - start


def ratio(name: str, pair: Pair, by: Actor, act: Callable[[Desk], object]) -> None:
    """Time both in turn, and judge the ratio of the medians."""
    many, few = desks(pair, by)
    pairs = [(took(partial(act, many)), took(partial(act, few))) for _ in range(25)][5:]
    ours, theirs = median(one for one, _ in pairs), median(other for _, other in pairs)
    print(f"{name}: {ours / theirs:.2f}x ({ours * 1000:.1f} ms against {theirs * 1000:.1f} ms; aim {_AIM}x)")
    assert ours / theirs <= _AIM * _PLENTY


OWN = makers.actor()
TEAM = makers.actor("Marit Vonkeman", "procesregisseur", mandate=True)
EVERY = makers.actor("Frits", "fg")


@pytest.mark.parametrize(("name", "by"), [("own", OWN), ("team", TEAM), ("everything", EVERY)])
def test_opening_among_thirty_thousand_terms(pair: Pair, name: str, by: Actor) -> None:
    many, _ = desks(pair, by)
    assert len(owed(many).taken) == PAGE
    ratio(f"worklist, {name}", pair, by, owed)


@pytest.mark.parametrize("wanted", [Filter(Wie.MIJ), Filter(wanneer=Wanneer.LAAT), Filter(soort="casus")])
def test_narrowed(pair: Pair, wanted: Filter) -> None:
    ratio(
        f"worklist of a team, {wanted.wie}/{wanted.wanneer}/{wanted.soort}", pair, TEAM, lambda desk: owed(desk, wanted)
    )


def test_a_week(pair: Pair) -> None:
    many, _ = desks(pair, TEAM)
    assert any(taken for _, taken in week(many, TODAY).days)
    # A week of a large team holds more than one of ten casussen: with what is late and all, never more than 500 twice.
    started = took(lambda: week(many, TODAY))
    print(f"week of a team among many: {started * 1000:.0f} ms")
    assert started < _PLENTY


def test_the_worklist_of_a_team(pair: Pair, benchmark: BenchmarkFixture) -> None:
    many, _ = desks(pair, TEAM)
    blad = benchmark(lambda: owed(many))
    assert len(blad.taken) == PAGE
