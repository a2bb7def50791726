"""The dossier of a closed casus: who makes it, what is in it, what it leaves in the log, and what it never tells."""

from dataclasses import replace
from hashlib import sha256

import pytest

from tests import makers
from tests.casework.dossiers import DAAN, LETTER, MIRJAM, closed, pressed, shut
from tests.casework.steps import Office
from tests.worlds import World, memory_world
from triage.access.actor import Account, Actor, Assignment, Colleague
from triage.access.log import Act
from triage.besluit.sealing import Besluit
from triage.casework.access.naming import name_person
from triage.casework.papier.bundelen import bundle, to_bundle
from triage.casework.uitgeven import issued_of, issued_paper
from triage.casus.members import Band
from triage.casus.model import CasusState
from triage.faults import Refusal, Trouble
from triage.ids import AccountId, CasusId, RoleId
from triage.records.dossier import Bundel, dossier_document
from triage.records.mdto import dossier_tree, file_tree, paper_tree
from ui.flows.brief_words import paper_words
from ui.paper.mdto_xml import mdto_xml


@pytest.fixture
def office(world: World) -> Office:
    return housed(world)


def housed(world: World) -> Office:
    """Return a store with Mirjam, Youssef and Daan at work."""
    with world.work() as work:
        work.mensen.set_settings(makers.settings())
        for who, role in ((MIRJAM, "procesregisseur"), (makers.actor(), "wijkteamprofessional"), (DAAN, DAAN.role)):
            account = Account(AccountId(f"a-{who.person}"), who.person, f"login-{role}", makers.NOW.date())
            held = Assignment(who.person, RoleId(role), makers.TEAM, makers.NOW.date().replace(year=2025))
            work.mensen.add(Colleague(who.person, who.name, f"functie {role}"), (account,), (held,))
        work.commit()
    return Office(world)


def whole(found: Bundel) -> Bundel:
    return found


def made(office: Office, sealed: Besluit, by: Actor = MIRJAM) -> Bundel:
    return bundle(office.desk(by), sealed.casus, pressed, whole)


def test_every_paper_is_in_it_as_it_was_issued_and_each_person_has_one_line(office: Office) -> None:
    sealed = closed(office)
    people = [("dossier_gebundeld", one.id) for one in sealed.facts.snapshot.people]
    assert office.world.told(lambda: made(office, sealed)) == people
    found = made(office, sealed)
    papers = found.dossier.papers
    assert [(one.soort, one.number) for one in papers] == [
        ("besluit", sealed.number),
        ("informatiebrief", "2026-0001-I1"),
    ]
    assert found.contents == (pressed(sealed), LETTER)
    assert [one.digest for one in papers] == [sha256(one).hexdigest() for one in found.contents]
    assert [one.size for one in papers] == [len(one) for one in found.contents]
    dossier = found.dossier
    assert (dossier.kenmerk, dossier.closed, dossier.shielded) == ("2026-0001", office.clock.today(), False)
    assert (dossier.termijn.source, dossier.termijn.years) == ("Wmo 2015 art. 5.3.4", 15)
    assert dossier.termijn.until.year == dossier.termijn.since.year + 15
    assert (dossier.closed_role, papers[1].role) == ("functie procesregisseur", "functie wijkteamprofessional")


def test_a_decision_that_nobody_printed_is_in_it_and_its_paper_stays(office: Office) -> None:
    sealed = closed(office, issue=False)
    found = made(office, sealed)
    assert found.contents == (pressed(sealed),)
    # Not issued: it went to the archive, and to nobody else.
    assert issued_of(office.desk(MIRJAM), sealed.casus).papers == ()
    again = bundle(office.desk(MIRJAM), sealed.casus, lambda *_: b"anders", whole)
    assert again.contents == found.contents


def test_no_name_stands_in_any_metadata_or_on_the_contents(office: Office) -> None:
    sealed = closed(office)
    found, words = made(office, sealed), paper_words("archief")
    dossier = found.dossier
    trees = [dossier_tree(dossier, words)]
    trees += [tree(dossier, one, words) for one in dossier.papers for tree in (paper_tree, file_tree)]
    texts = [*(mdto_xml(tree).decode() for tree in trees), repr(dossier_document(dossier, found.settings, words))]
    texts += [one.file for one in dossier.papers]
    known = [*(one.name for one in sealed.facts.snapshot.people), MIRJAM.name, makers.actor().name, "Sofie Harkema"]
    parts = {part for name in known for part in name.split() if len(part) > 3}
    assert "Wiersinga" in parts
    assert not [(part, text) for part in parts for text in texts if part in text]


def test_only_a_closed_casus_and_only_who_is_named_on_it(office: Office) -> None:
    running = office.sealed()
    with pytest.raises(Refusal, match="niet_in_deze_staat"):
        made(office, running)
    shut(office, running.casus)
    # The right alone is not enough: what is closed is for who is named.
    with pytest.raises(Refusal, match="casus_onbekend"):
        made(office, running, DAAN)
    assert to_bundle(office.desk(DAAN)) == ()
    name_person(office.desk(MIRJAM), running.casus, DAAN.person)
    assert made(office, running, DAAN).dossier.kenmerk == "2026-0001"
    assert [one.kenmerk for one in to_bundle(office.desk(DAAN))] == ["2026-0001"]
    elsewhere = makers.actor("Ver Weg", "procesregisseur", team="Zuid")
    for by, code in ((elsewhere, "casus_onbekend"), (makers.actor(), "casus_onbekend")):
        with pytest.raises(Refusal, match=code):
            made(office, running, by)
    assert to_bundle(office.desk(elsewhere)) == ()
    with pytest.raises(Refusal, match="geen_recht"):
        to_bundle(office.desk(makers.actor()))


def test_what_fails_while_it_is_packed_leaves_no_line_and_no_paper(office: Office) -> None:
    sealed = closed(office, issue=False)
    before = office.world.lines()

    def full(_: Bundel) -> bytes:
        raise Trouble("dossier_niet_geschreven")

    with pytest.raises(Trouble, match="dossier_niet_geschreven"):
        bundle(office.desk(MIRJAM), sealed.casus, pressed, full)
    assert office.world.lines() == before
    office.world.break_log()
    with pytest.raises(Exception, match="no log today"):
        made(office, sealed)
    with pytest.raises(Exception, match="no log today"):
        to_bundle(office.desk(MIRJAM))


def test_what_is_still_deferred_and_what_was_afgeschermd_is_said_to_the_archive(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    sealed = closed(office)
    with office.world.work() as work:
        untold = frozenset({one.id for one in sealed.facts.snapshot.people})
        monkeypatch.setattr(type(work.inzage), "untold", lambda *_: untold)
    found = made(office, sealed)
    assert found.dossier.deferred
    said = mdto_xml(dossier_tree(found.dossier, paper_words("archief"))).decode()
    assert "UAVG art. 41" in said
    assert "Afgeschermd" not in said


def test_the_list_holds_closed_casussen_by_kenmerk_and_leaves_one_line(office: Office) -> None:
    first, second = closed(office, issue=False), closed(office, issue=False)
    office.begun()
    told = office.world.told(lambda: to_bundle(office.desk(MIRJAM)))
    assert told == [("lijst_gezien", None)]
    found = to_bundle(office.desk(MIRJAM))
    assert [(one.casus, one.kenmerk) for one in found] == [(first.casus, "2026-0001"), (second.casus, "2026-0002")]


def test_what_was_destroyed_is_gone_from_the_list_with_its_papers(office: Office) -> None:
    sealed = closed(office)
    (besluit, _) = issued_of(office.desk(MIRJAM), sealed.casus).papers
    with office.world.work() as work:
        work.erasing.casus(sealed.casus, makers.look(Act.CASUS_VERNIETIGD), makers.NOW.date())
        work.commit()
    assert to_bundle(office.desk(MIRJAM)) == ()
    with pytest.raises(Refusal, match="casus_onbekend"):
        made(office, sealed)
    with pytest.raises(Refusal, match="casus_onbekend"):
        issued_paper(office.desk(MIRJAM), sealed.casus, besluit.id)


def test_a_casus_that_says_it_is_closed_without_a_closing_is_refused() -> None:
    world = memory_world()
    office = housed(world)
    casus = replace(makers.casus(7), state=CasusState.GESLOTEN, members=(makers.member(MIRJAM.person, Band.GENOEMD),))
    with world.work() as work:
        work.casussen.add(casus, makers.look())
        work.commit()
    with pytest.raises(Refusal, match="casus_niet_gesloten"):
        bundle(office.desk(MIRJAM), CasusId("casus-7"), pressed, whole)
