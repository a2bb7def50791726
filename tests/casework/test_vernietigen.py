"""Destroying takes the hands of several people and seven days; nobody does it alone, and what changed stays."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta

import pytest

from tests import makers
from tests.worlds import World
from triage.access.actor import Actor
from triage.access.log import Act
from triage.casework.desk import Desk
from triage.casework.followup.vernietigen import (
    OpenList,
    approve,
    carry_out,
    certificate,
    except_case,
    kept,
    open_list,
    propose,
    stop,
    withdraw_list,
)
from triage.casus.model import CasusState
from triage.faults import Refusal
from triage.followup.bewaren import Wet, keeping
from triage.followup.erasing_ports import Held
from triage.followup.vernietiging import Zaak
from triage.ids import CasusId

DAAN = makers.actor("Daan Brouwer", "informatieregisseur")
MIRJAM = makers.actor("Mirjam Vonkeman", "procesregisseur")
YEARS = timedelta(days=365 * 16)
SOON = timedelta(days=8)


@dataclass
class Archive:
    """Two casussen of sixteen years ago that are closed, one that is not, and one of today."""

    world: World
    clock: makers.HandClock

    def desk(self, by: Actor = DAAN) -> Desk:
        return makers.desk(self.world.work, by, self.clock, makers.Ids(f"id-{len(self.world.lines())}"))

    def approved(self) -> OpenList:
        made = propose(self.desk())
        return approve(self.desk(MIRJAM), made, made.lijst.name)


@pytest.fixture
def archive(world: World) -> Archive:
    return filled(world)


def filled(world: World) -> Archive:
    old = replace(makers.look(Act.GESLOTEN), at=makers.NOW - YEARS)
    with world.work() as work:
        for number in (1, 2):
            work.casussen.add(replace(makers.casus(number), state=CasusState.GESLOTEN, shielded=True), old)
        work.casussen.add(makers.casus(3), old)
        work.casussen.add(replace(makers.casus(4), state=CasusState.GESLOTEN), makers.look(Act.GESLOTEN))
        work.commit()
    return Archive(world, makers.HandClock())


def gone(archive: Archive) -> list[bool]:
    with archive.world.work() as work:
        found = [work.erasing.destroyed(CasusId(f"casus-{number}")) for number in (1, 2, 3, 4)]
        work.commit()
    return found


def test_from_proposal_to_certificate(archive: Archive) -> None:
    made = propose(archive.desk())
    assert [one.kenmerk for one in made.lijst.cases] == ["2026-0001", "2026-0002"]
    assert made.lijst.name == f"Vernietiging {made.stuk.number}"
    some = except_case(archive.desk(MIRJAM), made, CasusId("casus-2"), "Er loopt een rechtszaak.")
    assert [one.kenmerk for one in some.lijst.to_destroy] == ["2026-0001"]
    said = approve(archive.desk(MIRJAM), some, f"  {made.lijst.name.upper()} ")
    assert said.lijst.stop_until == archive.clock.today() + timedelta(days=7)
    assert said.stuk.term("vernietigen_bedenktijd") is not None
    archive.clock.moment += SOON
    done = carry_out(archive.desk(), open_list(archive.desk(), made.stuk.id))
    assert gone(archive) == [True, False, False, False]
    assert done.lijst.backups_until == archive.clock.today() + timedelta(days=90)
    assert [(one.kenmerk, one.gone, one.kept) for one in done.lijst.cases] == [
        ("2026-0001", True, ""),
        ("2026-0002", False, "Er loopt een rechtszaak."),
    ]
    assert [step.act for step in done.steps] == ["begonnen", "uitzonderen", "goedkeuren", "uitvoeren"]
    assert [one.act for one in archive.world.lines() if one.casus == "casus-1"][-1] == "casus_vernietigd"
    if archive.world.store:
        assert archive.world.store.verify().good


def test_until_the_last_day_it_can_be_stopped_and_not_be_done(archive: Archive) -> None:
    shown = archive.approved()
    for days in (0, 7):
        archive.clock.moment = makers.NOW + timedelta(days=days)
        assert open_list(archive.desk(), shown.stuk.id).barred("uitvoeren") == "bedenktijd_loopt"
        with pytest.raises(Refusal, match="bedenktijd_loopt"):
            carry_out(archive.desk(), shown)
    with pytest.raises(Refusal, match="stoppen_zonder_reden"):
        stop(archive.desk(), shown, " ")
    halted = stop(archive.desk(), shown, "De rechtbank vroeg het dossier op.")
    archive.clock.moment = makers.NOW + SOON
    with pytest.raises(Refusal, match="overgang_kan_niet"):
        carry_out(archive.desk(), halted)
    assert gone(archive) == [False] * 4
    # What was stopped can be proposed anew.
    assert len(propose(archive.desk()).lijst.cases) == 2


def test_nobody_approves_their_own_list_under_whatever_role(archive: Archive) -> None:
    made = propose(archive.desk())
    same = makers.actor("Daan Brouwer", "procesregisseur", account="daan-2")
    assert open_list(archive.desk(same), made.stuk.id).barred("goedkeuren") == "eigen_lijst"
    with pytest.raises(Refusal, match="eigen_lijst"):
        approve(archive.desk(same), made, made.lijst.name)
    behind = replace(MIRJAM, also=(DAAN.person,))
    with pytest.raises(Refusal, match="eigen_lijst"):
        approve(archive.desk(behind), made, made.lijst.name)


def test_the_name_is_typed_and_an_empty_list_is_no_list(archive: Archive) -> None:
    made = propose(archive.desk())
    for typed in ("", "ja", made.stuk.number):
        with pytest.raises(Refusal, match="naam_klopt_niet"):
            approve(archive.desk(MIRJAM), made, typed)
    shown = made
    for number in (1, 2):
        shown = except_case(archive.desk(), shown, CasusId(f"casus-{number}"), "Nog nodig.")
    with pytest.raises(Refusal, match="lijst_leeg"):
        approve(archive.desk(MIRJAM), shown, made.lijst.name)
    back = except_case(archive.desk(), shown, CasusId("casus-1"), "")
    assert [(one.kept, one.kept_by) for one in back.lijst.cases] == [("", ""), ("Nog nodig.", "Daan Brouwer")]
    with pytest.raises(Refusal, match="niet_op_lijst"):
        except_case(archive.desk(), back, CasusId("casus-3"), "Nog nodig.")
    assert withdraw_list(archive.desk(), back).stuk.state == "ingetrokken"


def test_what_changed_in_the_meantime_is_left_out(archive: Archive) -> None:
    shown = archive.approved()
    archive.clock.moment += SOON
    with archive.world.work() as work:
        work.erasing.casus(CasusId("casus-2"), makers.look(Act.CASUS_VERNIETIGD), archive.clock.today())
        work.commit()
    done = carry_out(archive.desk(), shown)
    assert [(one.gone, one.skipped) for one in done.lijst.cases] == [(True, False), (False, True)]


def test_what_stands_on_a_list_stands_on_no_other(archive: Archive) -> None:
    made = propose(archive.desk())
    with pytest.raises(Refusal, match="niets_te_vernietigen"):
        propose(archive.desk())
    rows = {row.held.kenmerk: row for row in kept(archive.desk()).rows}
    assert {name: row.listed for name, row in rows.items()} == {
        "2026-0001": made.stuk.number,
        "2026-0002": made.stuk.number,
        "2026-0003": "",
        "2026-0004": "",
    }


def test_the_overview_tells_laws_and_days_and_no_names(archive: Archive) -> None:
    found = kept(archive.desk())
    assert [row.held.kenmerk for row in found.due] == ["2026-0001", "2026-0002", "2026-0003"]
    assert [row.held.kenmerk for row in found.ready] == ["2026-0001", "2026-0002"]
    assert "Naam van" not in repr(found)
    lines = [one for one in archive.world.lines() if one.act == "vernietiging_gezien"]
    assert {(one.casus, one.persoon) for one in lines} == {(None, None)}
    fg = kept(archive.desk(makers.actor("Fatma", "fg", team="Elders")))
    assert len(fg.rows) == len(found.rows)
    assert not fg.may_propose
    with pytest.raises(Refusal, match="geen_recht"):
        kept(archive.desk(makers.actor()))


def test_every_step_of_a_list_leaves_its_line_about_no_person(archive: Archive) -> None:
    def told(doing: Callable[[], object]) -> list[tuple[str, str | None, str | None]]:
        before = len(archive.world.lines())
        doing()
        return [(one.act, one.casus, one.persoon) for one in archive.world.lines()[before:]]

    seen, changed = ("vernietiging_gezien", None, None), ("vernietiging_gewijzigd", None, None)
    assert told(lambda: kept(archive.desk())) == [seen]
    assert told(lambda: propose(archive.desk())) == [changed, seen]
    (name,) = (row.id for row in kept(archive.desk()).lists)
    shown = open_list(archive.desk(), name)
    assert told(lambda: open_list(archive.desk(), name)) == [seen]
    assert told(lambda: approve(archive.desk(MIRJAM), shown, shown.lijst.name)) == [changed]
    archive.clock.moment += SOON
    ready = open_list(archive.desk(), name)
    gone = [("casus_vernietigd", casus, None) for casus in ("casus-1", "casus-2")]
    done = told(lambda: carry_out(archive.desk(), ready))
    assert [one for one in done if one not in (seen, changed)] == gone
    assert done.count(changed) == 1
    paper = told(lambda: certificate(archive.desk(), name, Act.BRIEF_AFGEDRUKT, lambda *_: b"%PDF"))
    assert paper == [("brief_afgedrukt", None, None)]


def test_two_people_at_once_do_not_undo_each_other(archive: Archive) -> None:
    made = propose(archive.desk())
    except_case(archive.desk(), made, CasusId("casus-1"), "Nog nodig.")
    with pytest.raises(Refusal, match="inmiddels_gewijzigd"):
        approve(archive.desk(MIRJAM), made, made.lijst.name)


@pytest.mark.parametrize(
    ("held", "law", "years"),
    [
        ({}, Wet.WMO, 15),
        ({"kinds": ("verwijsindex",)}, Wet.WMO, 15),
        ({"kinds": ("jeugdteam",)}, Wet.JEUGDWET, 20),
        ({"secrecies": ("jw_7311", "wgs_111")}, Wet.JEUGDWET, 20),
        ({"routes": ("zvh",)}, Wet.WMO, 15),
        ({"kinds": ("bestaat_niet",), "secrecies": ("ook_niet",), "routes": ("niet",)}, Wet.WMO, 15),
    ],
)
def test_the_longest_law_decides(held: dict[str, tuple[str, ...]], law: Wet, years: int) -> None:
    day = date(2024, 2, 29)
    found = keeping(Held(CasusId("c"), "k", CasusState.GESLOTEN, "t", "2026.1", day, **held), makers.kader())  # type: ignore[arg-type]
    assert (found.law, found.labels[0].years) == (law, years)
    assert found.destroy_on == date(2024 + years, 3, 1)
    assert not found.due(found.destroy_on - timedelta(days=1))
    assert found.due(found.destroy_on)
    assert list(found.labels) == sorted(found.labels, key=lambda one: one.destroy_on, reverse=True)


def test_a_list_holds_no_field_for_a_name() -> None:
    fields = set(Zaak.__slots__)
    assert fields == {
        "casus", "kenmerk", "law", "source", "years", "last_change", "destroy_on", "kept", "kept_by", "gone", "skipped",
    }  # fmt: skip
