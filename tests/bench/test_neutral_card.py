"""The card and the list of requests among many, against among few, interleaved: ratios, never seconds."""

import shutil
from collections.abc import Iterator
from datetime import date, timedelta
from functools import partial
from pathlib import Path

import pytest

from storage.store import Store
from storage.unit_of_work import work_on
from tests import makers
from tests.bench.test_store import ratio, took
from tests.casework.neighbours import BORN, ELSEWHERE, PROCES, Neighbourhood, neighbourhood
from tests.worlds import World, fresh_store
from triage.access.log import Act
from triage.access.toegang import Soort, Verzoek
from triage.answers import Answer, Ref
from triage.casework.access.cards import look_up
from triage.casework.access.granting import count, waiting
from triage.ids import CasusId, ItemId, QuestionId

FEW, MANY = 10, 10_000


def filled(folder: Path, size: int) -> tuple[Store, Neighbourhood]:
    """Return a store with so many casussen of one person each, and half as many requests."""
    store = fresh_store(folder)
    here = neighbourhood(World(work_on(store), list, lambda: None, store))
    for start in range(0, size, 500):
        with here.world.work() as work:
            for number in range(start, min(start + 500, size)):
                made = makers.casus(number)
                item = ItemId(f"c{number}-p1")
                made = made.with_answer(Ref(QuestionId("persoon.naam"), item), Answer(f"Inwoner {number}"))
                born = BORN + timedelta(days=number % 9_000)
                made = made.with_answer(Ref(QuestionId("persoon.geboortedatum"), item), Answer(born))
                work.casussen.add(made, makers.look(Act.CASUS_GEOPEND))
                if number % 2:
                    work.toegangen.add(request(number), makers.look(Act.TOEGANG_GEVRAAGD, ELSEWHERE))
            work.commit()
    return store, here


def request(number: int) -> Verzoek:
    """Return a request about a casus."""
    return Verzoek(
        id=f"v{number:05}",
        at=makers.NOW + timedelta(seconds=number),
        asked_by=ELSEWHERE.person,
        role=ELSEWHERE.role,
        team=ELSEWHERE.team,
        kind=Soort.INHOUD,
        name=f"Inwoner {number}",
        born=BORN,
        purpose="overdracht",
        motivation="Ik neem dit gezin over.",
        days=14,
        casus=CasusId(f"casus-{number}"),
        item=ItemId(f"c{number}-p1"),
    )


@pytest.fixture
def pair(tmp_path: Path) -> Iterator[tuple[Neighbourhood, Neighbourhood]]:
    many, few = filled(tmp_path / "veel", MANY), filled(tmp_path / "weinig", FEW)
    yield many[1], few[1]
    for store, _ in (many, few):
        store.close()
    shutil.rmtree(tmp_path / "veel")


def test_among_ten_thousand(pair: tuple[Neighbourhood, Neighbourhood]) -> None:
    """A person who is known, one who is not, a page of requests, and how many wait."""
    asks = [here.desk() for here in pair]
    answers = [here.desk(PROCES) for here in pair]
    known, unknown, listed, counted = [], [], [], []
    for number in range(60):
        which = number % FEW
        name, born = f"Inwoner {which}", BORN + timedelta(days=which)
        known.append((took(partial(look_up, asks[0], name, born)), took(partial(look_up, asks[1], name, born))))
        nobody = (f"Niemand {number}", date(1950, 1, 1))
        unknown.append((took(partial(look_up, asks[0], *nobody)), took(partial(look_up, asks[1], *nobody))))
        listed.append((took(partial(waiting, answers[0], 5)), took(partial(waiting, answers[1], 5))))
        counted.append((took(partial(count, answers[0])), took(partial(count, answers[1]))))
    ratio("the card of somebody known among 10,000 against among 10", known[5:], 1.5)
    ratio("the card of nobody among 10,000 against among 10", unknown[5:], 1.5)
    ratio("five requests to answer among 5,000 against among 5", listed[5:], 4.0)
    ratio("counting 5,000 requests against 5", counted[5:], 60.0)
