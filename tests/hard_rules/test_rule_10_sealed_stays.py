"""Hard rule 10: a sealed decision is never changed, whoever tries and by whatever way."""

from collections.abc import Callable

import pytest
from sqlalchemy.exc import DBAPIError

from tests import makers
from tests.casework.steps import Office, decision, ref
from tests.hard_rules.drive import filled_in, sealed
from triage.access.log import Act
from triage.answers import Answer, Scope
from triage.besluit.sealing import digest, read
from triage.casework.casus.answering import Opened, add_item, answer, open_casus, remove_item, stamp
from triage.casework.casus.deciding import open_besluit, record, verify
from triage.casework.casus.papers import paper
from triage.casework.casus.proposing import Back, put_forward, return_with_questions, withdraw
from triage.casework.desk import Desk
from triage.casus.model import CasusState
from triage.faults import Fault, Refusal
from triage.ids import BesluitId

HARM = (
    "UPDATE besluit SET content = X'7B7D'",
    "UPDATE besluit SET digest = 'a'",
    "UPDATE besluit SET number = '2026-0001-B9'",
    "UPDATE besluit SET previous = 'b'",
    "UPDATE besluit SET sealed_at = '2020-01-01T00:00:00+01:00'",
    "DELETE FROM besluit",
    "INSERT OR REPLACE INTO besluit SELECT * FROM besluit",
    "UPDATE besluit_paper SET content = X'00'",
    "DELETE FROM besluit_paper",
    "INSERT OR REPLACE INTO besluit_paper SELECT besluit, X'00' FROM besluit_paper",
    "UPDATE voorstel SET snapshot = '{}'",
    "DELETE FROM voorstel",
    "UPDATE log_line SET actor = 'niemand'",
    "DELETE FROM log_line WHERE seq > 1",
)


def paper_of(office: Office, besluit: BesluitId) -> bytes:
    return paper(office.desk(), besluit, Act.BEWAARD, lambda *_: b"%PDF echt")


@pytest.mark.parametrize("statement", HARM)
def test_the_file_itself_refuses(office: Office, statement: str) -> None:
    besluit = office.sealed()
    kept = paper_of(office, besluit.id)
    assert office.world.store
    with pytest.raises((DBAPIError, Fault)), office.world.store.begin() as connection:
        connection.exec_driver_sql(statement)
    assert open_besluit(office.desk(), besluit.id) == besluit
    assert paper_of(office, besluit.id) == kept
    assert office.world.store.verify().good


def changes(desk: Desk, opened: Opened) -> tuple[Callable[[], object], ...]:
    """Every use case that changes a casus."""
    person = opened.casus.of(Scope.PERSOON)[0]
    return (
        lambda: answer(desk, opened, ref("aanleiding.wat"), Answer("Anders.")),
        lambda: add_item(desk, opened, Scope.REGEL),
        lambda: remove_item(desk, opened, Scope.PERSOON, person, confirmed=True),
        lambda: stamp(desk, opened),
        lambda: put_forward(desk, opened),
        lambda: withdraw(desk, opened),
        lambda: return_with_questions(desk, opened, (Back("Toch anders?"),)),
        lambda: record(desk, opened, "Nog eens."),
    )


def test_no_use_case_changes_what_was_decided(office: Office) -> None:
    besluit = office.sealed()
    for actor in (makers.actor(), makers.actor("Marit Vonkeman", "procesregisseur", mandate=True)):
        opened = open_casus(office.desk(actor), besluit.casus)
        assert not opened.writable
        for attempt in changes(office.desk(actor), opened):
            with pytest.raises(Refusal, match=r"niet_in_deze_staat|geen_recht"):
                attempt()
    assert open_casus(office.desk(), besluit.casus).casus.state is CasusState.BESLOTEN
    assert open_besluit(office.desk(), besluit.id).canonical == besluit.canonical


def test_the_seal_covers_every_answer_of_the_casus(office: Office) -> None:
    drive = filled_in(office, "ex_partner_onveilig_adres")
    besluit = sealed(drive)
    told = {(answer.question, answer.item) for step in besluit.facts.snapshot.steps for answer in step.answers}
    assert {(at.question, at.item or "") for at in drive.opened.casus.answers} == told
    assert digest(besluit.canonical) == besluit.digest
    assert read(besluit.canonical) == besluit.facts
    assert besluit.facts.snapshot.kader_digest == makers.kader().digest


def test_seals_hold_on_to_each_other_across_casussen(office: Office) -> None:
    first, second, third = office.sealed(), office.sealed("casus_5_geheimhouder_weigert"), office.sealed()
    assert (second.facts.previous, third.facts.previous) == (first.digest, second.digest)
    assert all(verify(office.desk(), one.id).linked for one in (first, second, third))
    assert len({first.number, second.number, third.number}) == len((first, second, third))


def test_what_stands_beside_it_may_change_and_the_seal_shows_it(office: Office) -> None:
    """Then beside now: a casus row changed behind the program's back leaves the seal as it was, and is seen."""
    besluit = office.sealed()
    assert office.world.store
    with office.world.store.begin() as connection:
        connection.exec_driver_sql(
            "UPDATE answer SET value = replace(value, 'Buren roken gas', 'Niemand rook gas') "
            "WHERE question = 'aanleiding.wat'"
        )
    checked = verify(office.desk(), besluit.id)
    assert checked.intact
    assert [one.question for one in checked.changed] == ["aanleiding.wat"]
    assert decision().outcome == besluit.facts.outcome
