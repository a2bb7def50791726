"""Hard rule 9: no reading without a log line; reach, guessing and search give nothing that is out of reach."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from storage.repositories.trail import UnloggedLook
from tests import makers
from tests.casework.steps import Office, ref
from tests.hard_rules.drive import filled_in
from triage.access.actor import Actor
from triage.access.log import Act
from triage.answers import Answer, Scope
from triage.casework.casus.answering import Opened, answer, open_casus
from triage.casework.casus.deciding import open_besluit, open_for_decision, verify
from triage.casework.casus.overview import casussen, worklist
from triage.casework.casus.papers import paper
from triage.casework.casus.proposing import thread
from triage.casework.desk import Desk
from triage.faults import Fault, Refusal
from triage.ids import BesluitId, CasusId

READS: dict[str, Callable[[Desk, Opened, BesluitId], object]] = {
    "open_casus": lambda desk, opened, _: open_casus(desk, opened.casus.id),
    "thread": lambda desk, opened, _: thread(desk, opened),
    "open_besluit": lambda desk, _, besluit: open_besluit(desk, besluit),
    "verify": lambda desk, _, besluit: verify(desk, besluit),
    "paper": lambda desk, _, besluit: paper(desk, besluit, Act.BESLUIT_GEZIEN, lambda *_: b"%PDF"),
    "worklist": lambda desk, *_: worklist(desk),
    "casussen": lambda desk, *_: casussen(desk),
    "zoeken": lambda desk, *_: casussen(desk, "2026"),
}
CANARIES = {
    "persoon.naam": "Kanarievogel Zeldzaam",
    "aanleiding.wat": "Kanariewoorden over iemand thuis",
    "persoon.vertegenwoordiger": "Kanariementor",
}


@pytest.mark.parametrize("read", READS)
def test_nothing_is_given_where_the_line_cannot_be_written(office: Office, read: str) -> None:
    besluit = office.sealed()
    opened = office.fresh(office.begun())
    desk = office.desk()
    before = office.world.lines()
    office.world.break_log()
    given: list[object] = []
    with pytest.raises(Exception, match="no log today"):
        given.append(READS[read](desk, opened, besluit.id))
    assert given == []
    assert office.world.lines() == before


def test_a_look_at_what_is_put_forward_too(office: Office) -> None:
    put = office.put()
    office.world.break_log()
    with pytest.raises(Exception, match="no log today"):
        open_for_decision(office.desk(makers.decider()), put.casus.id)


def test_reading_round_the_use_cases_raises(office: Office) -> None:
    """Whoever forgets the line, or the commit, gets a fault of the program and no transaction."""
    opened = office.put()
    with office.world.work() as work:
        work.voorstellen.of(opened.casus.id)
        with pytest.raises(UnloggedLook):
            work.commit()
        work.logboek.write(makers.look())
        with pytest.raises(UnloggedLook):
            work.commit()
        work.casussen.get(opened.casus.id, makers.scope(), makers.look())
        work.commit()
    with pytest.raises(UnloggedLook), office.world.work() as work:
        work.casussen.get(opened.casus.id, makers.scope(), makers.look())


@pytest.mark.parametrize(
    "stranger",
    [
        makers.actor("Ilse Terpstra"),
        makers.actor("Ilse Terpstra", "casusregisseur"),
        makers.actor("Ilse Terpstra", "procesregisseur", team="Zuiderkade", mandate=True),
        makers.actor("Ilse Terpstra", "informatieregisseur", team="Zuiderkade"),
        makers.actor("Ilse Terpstra", "beheerder"),
        makers.actor("Ilse Terpstra", "adviseur"),
        makers.actor("Ilse Terpstra", "fg"),
        makers.actor("Ilse Terpstra", "bestaat_niet"),
        makers.actor("Youssef el Amrani", "beheerder", account="tweede"),
        makers.actor(team="Zuiderkade"),
    ],
    ids=lambda actor: f"{actor.name.split()[0]}-{actor.role}-{actor.team}",
)
def test_what_is_out_of_reach_is_not_there(office: Office, stranger: Actor) -> None:
    besluit, opened = office.sealed(), office.begun()
    desk = office.desk(stranger)
    attempts: tuple[Callable[[], object], ...] = (
        lambda: open_casus(desk, opened.casus.id),
        lambda: open_casus(desk, besluit.casus),
        lambda: open_besluit(desk, besluit.id),
        lambda: verify(desk, besluit.id),
        lambda: paper(desk, besluit.id, Act.AFGEDRUKT, lambda *_: b"%PDF"),
        lambda: thread(desk, opened),
        lambda: answer(desk, opened, ref("gevaar.nu"), Answer(value=True)),
    )
    for attempt in attempts:
        with pytest.raises(Refusal, match=r"geen_recht|onbekend"):
            attempt()
    for typed in ("", "2026", "2026-0001", "%", "_", "0001"):
        if not desk.may("casus_lijst"):
            with pytest.raises(Refusal, match="geen_recht"):
                casussen(desk, typed)
        elif desk.scope("casus_lijst").every:
            # Metadata only: that a casus is there, and nothing of who it is about.
            rows, _ = casussen(desk, typed)
            assert not any(name in repr(rows) for name in ("Danique", "Rutgers", "Wiersinga"))
        else:
            assert casussen(desk, typed) == ((), 0)
    assert any(line.result == "geweigerd" and line.actor == stranger.person for line in office.world.lines())


def test_there_and_out_of_reach_sounds_the_same_as_not_there(office: Office) -> None:
    besluit = office.sealed()
    desk = office.desk(makers.actor("Ilse Terpstra"))
    said = []
    for casus, seal in ((besluit.casus, besluit.id), (CasusId("bestaat-niet"), BesluitId("bestaat-niet"))):
        with pytest.raises(Refusal) as no_casus:
            open_casus(desk, casus)
        with pytest.raises(Refusal) as no_seal:
            open_besluit(desk, seal)
        said += [(one.value.code, dict(one.value.facts)) for one in (no_casus, no_seal)]
    assert said[:2] == said[2:]


def test_leaving_the_team_ends_access_also_to_one_s_own(office: Office) -> None:
    opened = office.begun()
    gone = replace(makers.actor(), team="Zuiderkade")
    with pytest.raises(Refusal, match="casus_onbekend"):
        open_casus(office.desk(gone), opened.casus.id)
    assert casussen(office.desk(gone)) == ((), 0)
    assert worklist(office.desk(gone)).mine == ()


def test_a_number_is_no_key(office: Office) -> None:
    besluit = office.sealed()
    desk = office.desk(makers.actor("Ilse Terpstra"))
    own = office.desk().scope("besluit_lezen")
    with office.world.work() as work:
        assert work.besluiten.by_number(besluit.number, desk.scope("besluit_lezen")) is None
        assert work.besluiten.by_number(f" {besluit.number.lower()} ", own) == besluit.id
        for guess in ("%", "_" * len(besluit.number), besluit.number[:-1] + "%", "' OR 1=1 --"):
            assert work.besluiten.by_number(guess, own) is None


def test_words_of_people_are_in_no_log_line_and_no_fault(office: Office) -> None:
    desk, opened = office.desk(), office.begun("mentor_zegt_ja")
    person = opened.casus.of(Scope.PERSOON)[0]
    for question, words in CANARIES.items():
        item = person if question.startswith("persoon.") else None
        done = answer(desk, opened, ref(question, item), Answer(words), confirmed=True)
        assert isinstance(done, Opened)
        opened = done
    stale = replace(opened, casus=replace(opened.casus, version=0))
    attempts: tuple[Callable[[], object], ...] = (
        lambda: answer(desk, opened, ref("gevaar.nu"), Answer("Kanarie")),
        lambda: answer(desk, opened, ref("persoon.naam", person), Answer("Kanarie" * 5_000)),
        lambda: answer(desk, opened, ref("aanleiding.wat"), Answer("Kanarie\x00")),
        lambda: answer(desk, opened, ref("bestaat.niet", person), Answer("Kanarie")),
        lambda: answer(desk, stale, ref("gevaar.nu"), Answer(value=True), confirmed=True),
        lambda: open_casus(office.desk(makers.actor("Ilse Terpstra")), opened.casus.id),
    )
    for attempt in attempts:
        with pytest.raises(Fault) as fault:
            attempt()
        assert "anarie" not in f"{fault.value} {fault.value!r} {dict(fault.value.facts)}"
    casussen(desk, "Kanarievogel Zeldzaam")
    open_casus(desk, opened.casus.id)
    assert office.world.store
    with office.world.store.look() as connection:
        rows = connection.exec_driver_sql("SELECT meta, payload FROM log_line LEFT JOIN log_payload USING (seq)").all()
    assert len(rows) > len(CANARIES)
    assert "anarie" not in repr(rows)


def test_every_change_while_filling_in_leaves_a_line_for_whom_it_concerns(office: Office) -> None:
    drive = filled_in(office, "drie_mensen_eigen_antwoord")
    lines = office.world.lines()
    given = len(drive.opened.casus.answers)
    items = sum(len(items) for items in drive.opened.casus.items.values())
    changed = [line for line in lines if line.act == Act.ANTWOORD_GEWIJZIGD]
    assert len(changed) >= given
    assert len([line for line in lines if line.act == Act.DEEL_TOEGEVOEGD]) >= items
    for question in ("persoon.naam", "toestemming.stand", "informeren.wanneer"):
        answered = {at.item for at in drive.opened.casus.answers if at.question == question}
        assert {line.persoon for line in changed if line.detail == question} == answered
