"""The besluit says of each recipient of what leaves with which agreement, or that it is incidental; else nothing."""

from dataclasses import replace
from pathlib import Path

from tests.paper.judge import objections
from tests.records import sealed
from tests.records.reading_level import level
from tests.records.told import told
from tests.triage.test_agreements import GGD
from triage.besluit.agreements import recipients
from triage.besluit.decision import Uitkomst
from triage.besluit.sealing import Besluit
from triage.besluit.snapshot import Snapshot
from triage.records.besluit import besluit_document
from triage.records.sharing import LEAVING, ending
from ui.paper.press import press

MARK = "142-7f3a91c0"


def shot(*organisations: str) -> Snapshot:
    """Return a worked case of a municipality that has agreements with these organisations."""
    bare = sealed.of_walk("casus_3")
    agreements = tuple(replace(GGD, organisation=name) for name in organisations)
    return replace(bare, recipients=recipients((line.recipient for line in bare.lines), agreements))


def text(besluit: Besluit) -> str:
    return told(besluit_document(besluit, MARK, sealed.SETTINGS, sealed.words()))


def said(key: str, **facts: str) -> str:
    return sealed.words().say(key, **facts)


def test_each_recipient_of_what_leaves_is_told_once_and_no_other() -> None:
    names = tuple(dict.fromkeys(line.recipient for line in shot().lines))
    besluit = sealed.decided(shot(names[0].upper()))
    found = text(besluit)
    leaving = {line.recipient for line in besluit.facts.snapshot.lines if ending(besluit.facts, line) in LEAVING}
    assert names[0] in leaving
    assert set(names) > leaving
    assert found.count(said("afspraken", naam=names[0], nummers="2026-K1 · GGD/2026/7")) == 1
    for name in names[1:]:
        assert found.count(said("incidenteel", naam=name)) == (name in leaving)


def test_nothing_is_said_where_nothing_is_shared_or_nobody_looked() -> None:
    for besluit in (sealed.decided(shot(), Uitkomst.NIET_DELEN), sealed.decided(sealed.of_walk("casus_3"))):
        assert "vaste afspraak" not in text(besluit)


def test_it_reads_as_easily_as_the_rest_and_stays_archival(tmp_path: Path) -> None:
    found = level(" ".join(said(key, naam="de GGD", nummers="2026-K1") for key in ("afspraken", "incidenteel")))
    assert found.ease >= 65
    assert found.longest <= 20
    name = shot().lines[0].recipient
    besluit = sealed.decided(shot(name))
    assert objections(press(besluit_document(besluit, MARK, sealed.SETTINGS, sealed.words())), tmp_path) == []
