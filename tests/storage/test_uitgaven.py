"""What was issued is kept byte for byte, once; it is met by who meets its casus or piece; it is never changed."""

from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest

from storage.migrate import HISTORY, SchemaHistory
from storage.store import open_store
from storage.unit_of_work import work_on
from tests import makers
from tests.storage.test_erasing import notice
from tests.storage.test_older_schemas import surroundings
from tests.worlds import World, memory_world, sql_world
from triage.access.log import Act
from triage.access.signing import Uitgave
from triage.casus.members import Band
from triage.faults import Refusal
from triage.ids import CasusId, ItemId, PersonId

PAPER, OTHER = b"%PDF een brief", b"%PDF een besluit"
CASUS = CasusId("casus-1")
SEEN = makers.look(Act.UITGAVE_GEZIEN, detail="archief")


@pytest.fixture(params=["geheugen", "versleuteld"])
def world(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[World]:
    if request.param == "geheugen":
        made = memory_world()
        fill(made)
        yield made
        return
    with sql_world(tmp_path) as made:
        fill(made)
        yield made


def issued(id_: str, content: bytes = PAPER, **more: object) -> Uitgave:
    digest, by = sha256(content).hexdigest(), PersonId("marit")
    made = Uitgave(id_, "brief", "2026-0001-I1", digest, makers.NOW, by, CASUS, "stuk-1", ItemId("c1-p2"))
    return replace(made, **more)  # type: ignore[arg-type]


def fill(world: World) -> None:
    casus = makers.casus(people=2)
    sealed = makers.besluit(casus)
    with world.work() as work:
        work.casussen.add(casus, makers.look())
        work.stukken.add(notice(1), makers.look())
        work.stukken.add(notice(7, None), makers.look())
        work.besluiten.add(sealed, makers.look(Act.BESLOTEN))
        work.besluiten.keep_paper(sealed.id, OTHER)
        work.uitgaven.keep(issued("u2", OTHER, soort="besluit", stuk=sealed.id, person=None), OTHER)
        work.uitgaven.keep(issued("u1"), PAPER)
        work.uitgaven.keep(issued("u3", b"los", casus=None, stuk="stuk-7", person=None), b"los")
        work.uitgaven.keep(issued("u4", b"openbaar", casus=None, stuk=None, person=None), b"openbaar")
        work.commit()


def read(world: World, id_: str, *who: str, **relations: bool) -> bytes:
    with world.work() as work:
        found = work.uitgaven.content(id_, makers.scope(*who, **relations), SEEN)
        work.commit()
    return found


def test_a_paper_comes_back_byte_for_byte_with_a_line_for_whom_it_was(world: World) -> None:
    assert read(world, "u1") == PAPER
    assert [(line.act, line.casus, line.persoon) for line in world.lines()[-1:]] == [
        ("uitgave_gezien", "casus-1", "c1-p2")
    ]
    before = len(world.lines())
    # The bytes of a besluit stand with its seal; it concerns everybody in the casus.
    assert read(world, "u2") == OTHER
    assert [line.persoon for line in world.lines()[before:]] == ["c1-p1", "c1-p2"]
    assert read(world, "u3") == b"los"
    assert world.lines()[-1].act == "uitgave_gezien"


def test_what_was_issued_twice_the_same_is_kept_once(world: World) -> None:
    with world.work() as work:
        work.uitgaven.keep(issued("u9", at=makers.NOW.replace(hour=12)), PAPER)
        work.casussen.get(CASUS, makers.scope(), makers.look())
        assert [one.id for one in work.uitgaven.of(CASUS)] == ["u1", "u2"]
        assert work.uitgaven.known(issued("").digest) == issued("u1")
        assert work.uitgaven.known(sha256(b"van een ander").hexdigest()) is None
        work.commit()
    with pytest.raises(ValueError, match="digest"), world.work() as work:
        work.uitgaven.keep(issued("u9"), b"andere bytes")


def list_unseen(world: World) -> None:
    with world.work() as work:
        work.uitgaven.of(CASUS)
        work.commit()


@pytest.mark.parametrize(
    ("id_", "who", "relations"),
    [
        ("u1", ("piet", "Zuiderkade"), {"team": True, "own": True}),
        ("u1", ("piet", makers.TEAM), {"own": True}),
        ("u3", ("piet", "Zuiderkade"), {"team": True}),
        ("u3", ("piet", makers.TEAM), {"own": True}),
        ("u4", ("piet", makers.TEAM), {"team": True}),
        ("bestaat-niet", (), {}),
    ],
)
def test_who_may_not_meet_the_casus_or_piece_meets_no_paper_of_it(
    world: World, id_: str, who: tuple[str, ...], relations: dict[str, bool]
) -> None:
    with pytest.raises(Refusal, match="uitgave_onbekend"):
        read(world, id_, *who, **relations)
    assert (world.lines()[-1].act, world.lines()[-1].result) == ("uitgave_gezien", "geweigerd")


def test_of_what_is_afgeschermd_the_papers_are_for_who_is_named(world: World) -> None:
    with world.work() as work:
        casus = work.casussen.get(CASUS, makers.scope(), makers.look())
        shut = replace(casus, shielded=True, members=(makers.member("Ilse", Band.GENOEMD),), version=1)
        work.casussen.keep_naming(casus, shut, makers.look())
        work.commit()
    with pytest.raises(Refusal, match="uitgave_onbekend"):
        read(world, "u1", "piet", makers.TEAM, team=True, every=True)
    assert read(world, "u1", "Ilse", makers.TEAM, team=True) == PAPER


def telling_of_two(world: World) -> None:
    """Keep a paper of this casus that tells of another one as well, with the same person."""
    with world.work() as work:
        work.casussen.add(makers.casus(2, people=1, team="Zuiderkade"), makers.look())
        work.casussen.add(makers.casus(22, people=1), makers.look())
        work.uitgaven.keep(issued("u5", b"van twee", also=(CasusId("casus-2"),)), b"van twee")
        work.commit()


def test_a_paper_that_tells_of_another_casus_is_for_who_meets_both(world: World) -> None:
    telling_of_two(world)
    assert read(world, "u5", "piet", makers.TEAM, every=True) == b"van twee"
    assert read(world, "u1", "piet", makers.TEAM, team=True) == PAPER
    with pytest.raises(Refusal, match="uitgave_onbekend"):
        read(world, "u5", "piet", makers.TEAM, team=True)
    assert (world.lines()[-1].act, world.lines()[-1].result) == ("uitgave_gezien", "geweigerd")


def test_it_goes_with_whichever_of_them_is_destroyed(world: World) -> None:
    telling_of_two(world)
    digest = sha256(b"van twee").hexdigest()
    for number, stays in ((22, True), (2, False)):
        with world.work() as work:
            work.erasing.casus(CasusId(f"casus-{number}"), makers.look(Act.CASUS_VERNIETIGD), makers.NOW.date())
            assert (work.uitgaven.known(digest) is not None) is stays
            work.commit()
    assert read(world, "u1") == PAPER


def test_nothing_is_handed_out_where_no_line_can_be_written(world: World) -> None:
    world.break_log()
    with pytest.raises(Exception, match="no log today"):
        read(world, "u1")
    with pytest.raises(RuntimeError, match="without a log line"):
        list_unseen(world)


def test_a_paper_of_a_decision_of_an_earlier_program_is_known(tmp_path: Path) -> None:
    around, before = surroundings("0003", tmp_path), SchemaHistory(HISTORY.location, HISTORY.revisions[:3])
    store = open_store(replace(around, history=before))
    with store.begin() as connection:
        seal, number = connection.exec_driver_sql("SELECT id, number FROM besluit").one()
        connection.exec_driver_sql("INSERT INTO besluit_paper VALUES (?, ?)", (seal, OTHER))
    store.close()
    store = open_store(around)
    with work_on(store)() as work:
        found = work.uitgaven.known(sha256(OTHER).hexdigest())
        assert found is not None
        assert (found.soort, found.number, found.stuk, found.by) == ("besluit", number, seal, "")
        assert work.uitgaven.content(found.id, makers.scope(), SEEN) == OTHER
        work.commit()
    store.close()
