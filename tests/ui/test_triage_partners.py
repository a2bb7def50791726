"""Recipients in the triage: known by an agreement or incidental, offered by name, told quietly, never in the way."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QCompleter, QLineEdit
from pytestqt.qtbot import QtBot

from tests import makers
from tests.casework.test_convenanten import DAAN, GGD
from tests.fakes import MemoryStore
from tests.ui.deciding_office import texts
from tests.ui.triage_help import Table, filled, lay, put_away
from tests.ui.typing_help import type_text
from triage.answers import Answer, Ref, Scope
from triage.besluit.snapshot import snapshot
from triage.casework.convenanten import convenanten
from triage.casework.convenanten.partners import agreements, partners
from triage.casus.model import Casus
from triage.casus.walk import walk
from triage.ids import ItemId, QuestionId
from ui.pages.decision.sections import sections
from ui.recipients import agreed, called
from ui.theme import Theme
from ui.words import say

NAME, KIND = QuestionId("partij.naam"), QuestionId("partij.soort")


def recipient_of(casus: Casus) -> tuple[ItemId, ItemId, str]:
    """Return a line, the organisation it goes to, and its name."""
    line = casus.of(Scope.REGEL)[0]
    party = ItemId(casus.text("regel.ontvanger", line))
    return line, party, casus.name_of(Scope.PARTIJ, party)


def agreeing(store: MemoryStore, *names: str, **changed: object) -> None:
    """Keep agreements that hold."""
    desk = makers.desk(store.work, DAAN, ids=makers.Ids("k"))
    for name in names:
        content = replace(GGD, organisation=name, until=None, **changed)  # type: ignore[arg-type]
        convenanten.let_hold(desk, convenanten.record(desk, content))


@pytest.fixture
def tables(theme: Theme) -> Iterator[list[Table]]:
    assert theme is not None
    laid: list[Table] = []
    yield laid
    for table in laid:
        put_away(table)


def laid(qtbot: QtBot, tables: list[Table], casus: Casus, *names: str, **changed: object) -> Table:
    store = MemoryStore()
    with store.work() as work:
        work.casussen.add(casus, makers.look(by=makers.actor()))
        work.commit()
    agreeing(store, *names, **changed)
    table = lay(qtbot, makers.actor(), store)
    tables.append(table)
    table.flow.open(casus.id)
    qtbot.waitUntil(lambda: table.flow.casus is not None)
    table.settle()
    return table


def test_nothing_is_said_where_no_register_is_kept(qtbot: QtBot, tables: list[Table]) -> None:
    casus = filled()
    line, party, name = recipient_of(casus)
    table = laid(qtbot, tables, casus)
    assert table.go_to("regel.ontvanger", line).noted == ""
    assert table.go_to("partij.naam", party).noted == ""
    assert "incidenteel" not in texts(table.flow.page.side)
    assert name in texts(table.flow.page.side)


def test_a_recipient_is_told_with_its_agreement_or_as_incidental(qtbot: QtBot, tables: list[Table]) -> None:
    casus = filled()
    line, party, name = recipient_of(casus)
    table = laid(qtbot, tables, casus, name.upper(), kind="")
    assert "2026-K1" in table.go_to("regel.ontvanger", line).noted
    assert GGD.purpose in table.go_to("partij.naam", party).noted
    side = texts(table.flow.page.side)
    assert say("convenanten.ontvanger.convenant", naam=name, nummers="2026-K1") in side
    type_text(table.focus, " anders")
    table.settle()
    assert table.block("partij.naam", party).noted == say("convenanten.noot.incidenteel")
    assert "(incidenteel)" in texts(table.flow.page.side)


def test_what_the_agreement_does_not_name_is_noted_and_goes_on(qtbot: QtBot, tables: list[Table]) -> None:
    casus = filled()
    line, _, name = recipient_of(casus)
    ref = Ref(QuestionId("regel.soort"), line)
    table = laid(qtbot, tables, casus.with_answer(ref, Answer("wat")), name)
    wanted = say("convenanten.noot.niet_gedekt", woorden="Wat-informatie", nummers="2026-K1")
    assert table.go_to("regel.soort", line).noted == wanted
    assert table.opened.walk.missing == walk(table.kept, makers.kader()).missing
    table.shortcut("Ctrl+Return")
    assert table.stop.ref != ref


# The offscreen platform says this of a list that pops up.
@pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing)", extend=True)
def test_choosing_an_offered_name_fills_in_the_organisation_and_its_kind(qtbot: QtBot, tables: list[Table]) -> None:
    casus = filled()
    _, party, _ = recipient_of(casus)
    bare = casus.with_answer(Ref(NAME, party), Answer()).with_answer(Ref(KIND, party), Answer())
    table = laid(qtbot, tables, bare, "GGD Elsterveen", "Stichting Steun")
    block = table.go_to("partij.naam", party)
    line = table.focus
    assert isinstance(line, QLineEdit)
    type_text(line, "elster")
    completer = line.completer()
    assert isinstance(completer, QCompleter)
    assert [completer.completionModel().index(row, 0).data() for row in range(completer.completionCount())] == [
        "GGD Elsterveen"
    ]
    completer.activated.emit("GGD Elsterveen")
    table.settle()
    assert (table.kept.text(NAME, party), table.kept.text(KIND, party)) == ("GGD Elsterveen", "jgz")
    assert "2026-K1" in block.noted


def test_a_kind_that_somebody_chose_stays(qtbot: QtBot, tables: list[Table]) -> None:
    casus = filled()
    _, party, _ = recipient_of(casus)
    before = casus.text(KIND, party)
    table = laid(
        qtbot, tables, casus, "GGD Elsterveen", kind=next(k for k in makers.kader().party_kinds if k != before)
    )
    block = table.go_to("partij.naam", party)
    line = table.focus
    assert isinstance(line, QLineEdit)
    line.completer().activated.emit("GGD Elsterveen")
    table.settle()
    assert table.kept.text(KIND, party) == before
    assert say("convenanten.noot.soort_anders", nummers="2026-K1") in block.noted


def test_the_decider_is_told_what_is_agreed() -> None:
    casus = filled()
    _, _, name = recipient_of(casus)
    store = MemoryStore()
    agreeing(store, name)
    desk = makers.desk(store.work)
    with store.work() as work:
        shot = snapshot(walk(casus, makers.kader()), makers.kader(), agreements(desk, work))
    told = [row.text for section in sections(shot, ()) for part in section.parts for row in part.rows]
    assert f"2026-K1 · {GGD.reference}" in told
    assert agreed(shot, "Niemand") == ""
    assert agreed(replace(shot, recipients=None), name) == ""
    others = {line.recipient for line in shot.lines} - {name}
    assert all(agreed(shot, other) == say("convenanten.besluit.incidenteel") for other in others)
    assert called(partners(desk), "Een ander") == say("convenanten.ontvanger.incidenteel", naam="Een ander")
