"""An adviser reads what they were asked about, without names, until their advice is there; the FG reads codes."""

from collections.abc import Callable
from dataclasses import asdict
from functools import partial

import pytest

from tests import makers
from tests.casework.steps import CASUS_3, Office
from tests.worlds import World
from triage.access.actor import Account, Actor, Assignment, Colleague
from triage.answers import Scope
from triage.casework.access.advising import advice_on, ask_advice, asked_of_me, give_advice, questions_to_me
from triage.casework.access.nameless import open_besluit_nameless, open_nameless
from triage.casework.casus.answering import Opened, open_casus
from triage.casework.casus.overview import casussen
from triage.faults import Refusal
from triage.ids import AccountId, PersonId, RoleId

HANNEKE = "Hanneke Posthumus"
Read = Callable[[], object]


@pytest.fixture
def office(world: World) -> Office:
    office = Office(world)
    day = office.clock.today()
    with world.work() as work:
        for name, role in ((HANNEKE, "adviseur"), ("Doutzen Algra", "fg")):
            person = makers.actor(name, role).person
            work.mensen.add(
                Colleague(person, name, "privacyjurist"),
                (Account(AccountId(f"account-{role}"), person, role),),
                (Assignment(person, RoleId(role), "Elders", day.replace(year=2025)),),
            )
        work.commit()
    return office


def adviser(name: str = HANNEKE) -> Actor:
    return makers.actor(name, "adviseur", team="Elders")


def names(opened: Opened) -> tuple[str, ...]:
    return tuple(opened.casus.name_of(Scope.PERSOON, opened.casus.of(Scope.PERSOON)[0]).split())


def asked(office: Office) -> Opened:
    opened = office.begun(CASUS_3)
    first = names(opened)[0]
    ask_advice(office.desk(), opened.casus.id, adviser().person, f"Mag dit voor {first}, volgens de wet?")
    return office.fresh(opened)


def test_who_was_asked_reads_without_names_and_answers(office: Office) -> None:
    opened = asked(office)
    desk = office.desk(adviser())
    assert [one.kenmerk for one in asked_of_me(desk)] == [opened.casus.kenmerk]
    shown = open_nameless(desk, opened.casus.id)
    (question,) = questions_to_me(desk, opened.casus.id)
    said = repr(asdict(shown.snapshot)) + question.question
    assert "persoon 1" in said
    assert not [name for name in names(opened) if name.casefold() in said.casefold()]
    give_advice(desk, question, "Ja, mits alleen de woonsituatie.")
    (answered,) = advice_on(office.desk(), opened.casus.id).asked
    assert answered.answer == "Ja, mits alleen de woonsituatie."
    with pytest.raises(Refusal, match="casus_onbekend"):
        open_nameless(desk, opened.casus.id)


def test_asking_changes_nothing_of_the_triage(office: Office) -> None:
    before = office.ready(CASUS_3).casus
    ask_advice(office.desk(), before.id, adviser().person, "Mag dit?")
    after = open_casus(office.desk(), before.id).casus
    assert (after.reviewed, after.last_editor, after.answers) == (before.reviewed, before.last_editor, before.answers)


def test_who_was_not_asked_reads_nothing(office: Office) -> None:
    opened = asked(office)
    other = office.desk(adviser("Hendrik Anders"))
    with pytest.raises(Refusal, match="casus_onbekend"):
        open_nameless(other, opened.casus.id)
    with pytest.raises(Refusal, match="casus_onbekend"):
        questions_to_me(other, opened.casus.id)
    assert asked_of_me(other) == ()
    assert casussen(other) == ((), 0)


def test_the_adviser_never_reads_the_names(office: Office) -> None:
    opened = asked(office)
    with pytest.raises(Refusal, match="casus_onbekend"):
        open_casus(office.desk(adviser()), opened.casus.id)
    with pytest.raises(Refusal, match=r"geen_recht|casus_onbekend"):
        advice_on(office.desk(adviser()), opened.casus.id)


def test_an_answer_is_given_once(office: Office) -> None:
    opened = asked(office)
    desk = office.desk(adviser())
    ask_advice(office.desk(), opened.casus.id, adviser().person, "En nog iets?")
    first, second = questions_to_me(desk, opened.casus.id)
    give_advice(desk, first, "Ja.")
    with pytest.raises(Refusal, match="inmiddels_gewijzigd"):
        give_advice(desk, first, "Nee.")
    give_advice(desk, second, "Nee.")
    assert [one.answer for one in advice_on(office.desk(), opened.casus.id).asked] == ["Ja.", "Nee."]


@pytest.mark.parametrize("words", ["", "  \n"])
def test_an_empty_question_or_answer_is_refused(office: Office, words: str) -> None:
    opened = asked(office)
    with pytest.raises(Refusal, match="vraag_ontbreekt"):
        ask_advice(office.desk(), opened.casus.id, adviser().person, words)
    desk = office.desk(adviser())
    with pytest.raises(Refusal, match="advies_ontbreekt"):
        give_advice(desk, questions_to_me(desk, opened.casus.id)[0], words)


def test_only_an_adviser_of_today_can_be_asked(office: Office) -> None:
    opened = office.begun(CASUS_3)
    for person in ("Doutzen Algra", "Niemand"):
        with pytest.raises(Refusal, match="geen_adviseur"):
            ask_advice(office.desk(), opened.casus.id, PersonId(person), "Mag dit?")


def test_a_stranger_asks_nothing(office: Office) -> None:
    opened = office.begun(CASUS_3)
    with pytest.raises(Refusal, match="casus_onbekend"):
        ask_advice(office.desk(makers.actor("Ilse Terpstra")), opened.casus.id, adviser().person, "Mag dit?")


def test_the_fg_reads_a_sealed_decision_by_its_codes(office: Office) -> None:
    besluit = office.sealed(CASUS_3)
    people = [person.name for person in besluit.facts.snapshot.people]
    desk = office.desk(makers.actor("Doutzen Algra", "fg", team="Elders"))
    (listed,) = open_nameless(desk, besluit.casus).besluiten
    assert listed[:2] == (besluit.id, besluit.number)
    facts = open_besluit_nameless(desk, besluit.id)
    said = repr(asdict(facts))
    assert not [name for name in people if name in said]
    assert {c.id for line in facts.snapshot.lines for c in line.codes} == {
        c.id for line in besluit.facts.snapshot.lines for c in line.codes
    }
    acts = [line.act for line in office.world.lines()]
    assert "casus_gezien_zonder_namen" in acts
    assert "besluit_gezien_zonder_namen" in acts


@pytest.mark.parametrize("read", ["casus", "vragen", "lijst", "besluit", "draad"])
def test_without_a_log_line_nothing_is_read(office: Office, read: str) -> None:
    besluit, opened = office.sealed(CASUS_3), asked(office)
    fg, desk = office.desk(makers.actor("Doutzen Algra", "fg", team="Elders")), office.desk(adviser())
    reads: dict[str, Read] = {
        "casus": partial(open_nameless, desk, opened.casus.id),
        "vragen": partial(questions_to_me, desk, opened.casus.id),
        "lijst": partial(asked_of_me, desk),
        "besluit": partial(open_besluit_nameless, fg, besluit.id),
        "draad": partial(advice_on, office.desk(), opened.casus.id),
    }
    office.world.break_log()
    with pytest.raises(Exception, match=r"(?i)log|lijn|line|triggered"):
        reads[read]()
