"""Dossiers in one go beside one alone, in the same run: a ratio for each dossier, never seconds.

Real papers: the decision is pressed and signed, and so is the list of contents. The store is encrypted.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Final

import pytest

from storage.certificates import made as certificate
from tests import makers
from tests.casework.dossiers import MIRJAM
from tests.worlds import World, sql_world
from triage.access.log import Act
from triage.besluit.sealing import NO_SEAL
from triage.casework.papier.bundelen import Gesloten, to_bundle
from triage.casus.members import Band
from triage.casus.model import CasusState
from triage.followup.sluiting import Reden, Sluiting
from triage.followup.stuk import Soort, Stuk
from triage.ids import CasusId
from triage.records.blocks import Document
from ui.flows.archive.section import file_name, make_dossier
from ui.paper.press import press
from ui.paper.signing import sign

_COUNT: Final = 24
_AIM: Final = 1.5


def fill(world: World, count: int) -> None:
    """Keep closed casussen with a decision each, of which no paper was ever made."""
    look, last = makers.look(Act.GESLOTEN), NO_SEAL
    with world.work() as work:
        work.mensen.set_settings(makers.settings())
        for number in range(1, count + 1):
            bare = makers.casus(number, people=2)
            named = (makers.member(MIRJAM.person, Band.GENOEMD),)
            casus = replace(bare, state=CasusState.GESLOTEN, shielded=True, members=named)
            work.casussen.add(casus, look)
            work.stukken.add(_closing(casus.id, casus.kenmerk), look)
            sealed = makers.besluit(casus, previous=last)
            work.besluiten.add(sealed, look)
            last = sealed.digest
        work.commit()


def _closing(casus: CasusId, kenmerk: str) -> Stuk[Sluiting]:
    day, by = makers.NOW.date(), MIRJAM.person
    content = Sluiting(Reden.DOEL_BEREIKT, "", day, by, MIRJAM.name, by, MIRJAM.name, "besloten", shielded_before=False)
    return Stuk(
        f"sluiting-{casus}", Soort.SLUITING, f"{kenmerk}-A1", casus, makers.TEAM, by, "gesloten", makers.NOW, content
    )


@pytest.fixture
def signed() -> Callable[[Document], bytes]:
    signer = certificate("Gemeente Elsterveen", makers.NOW)
    return lambda document: sign(press(document), signer, makers.NOW)


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    with sql_world(tmp_path / "winkel") as made:
        yield made


def seconds(
    world: World, closed: tuple[Gesloten, ...], pressed: Callable[[Document], bytes], folder: Path
) -> list[float]:
    """Return how long each dossier took, in the order in which they were made."""
    folder.mkdir()
    desk, found = makers.desk(world.work, MIRJAM), list[float]()
    make = partial(make_dossier, desk)
    for one in closed:
        before = perf_counter()
        make(one.casus, pressed, folder / file_name(one))
        found.append(perf_counter() - before)
    return found


def test_a_dossier_in_a_row_costs_no_more_than_one_alone(
    world: World, signed: Callable[[Document], bytes], tmp_path: Path
) -> None:
    fill(world, _COUNT + 4)
    closed = to_bundle(makers.desk(world.work, MIRJAM))
    # The first one alone reads its libraries and its fonts; the next ones alone are what one costs.
    alone = seconds(world, closed[:4], signed, tmp_path / "alleen")[1:]
    row = seconds(world, closed[4:], signed, tmp_path / "rij")
    assert len(list((tmp_path / "rij").iterdir())) == _COUNT
    ratio = median(row) / median(alone)
    assert ratio < _AIM, f"a dossier in a row of {_COUNT}: {ratio:.2f} times one alone"


def test_what_is_kept_already_is_not_pressed_again(
    world: World, signed: Callable[[Document], bytes], tmp_path: Path
) -> None:
    fill(world, 5)
    closed = to_bundle(makers.desk(world.work, MIRJAM))
    first = seconds(world, closed, signed, tmp_path / "eerst")[1:]
    again = seconds(world, closed, signed, tmp_path / "weer")[1:]
    assert median(again) < median(first)
