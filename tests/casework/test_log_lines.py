"""Hard rule 9 for every use case: exactly one line for each person it concerns, in the same transaction."""

import inspect
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from types import ModuleType

import pytest

from tests import makers
from tests.casework.steps import MET_TOESTEMMING, Office, decision, ref
from tests.worlds import World, memory_world
from triage.access.actor import Assignment, Colleague
from triage.access.log import Act
from triage.answers import Answer, Scope
from triage.besluit.draft import Draft
from triage.casework import entering
from triage.casework.access import naming
from triage.casework.casus import answering, around, deciding, drafting, hints, overview, papers, proposing
from triage.casework.casus.answering import Opened
from triage.casework.casus.proposing import Back
from triage.ids import BesluitId, ItemId, PersonId, RoleId
from triage.ports import Place

HUIB, DOCHTER = "huib", "dochter"
BOTH = (HUIB, DOCHTER)
NOBODY: tuple[str | None, ...] = (None,)

Prepared = Callable[[Office], Callable[[], object]]


@dataclass(frozen=True)
class Case:
    """A use case made ready and still to do, the lines that it must leave, and no others."""

    name: str
    prepare: Prepared
    lines: tuple[tuple[str, str | None], ...]


def lines(act: Act, *people: str | None) -> tuple[tuple[str, str | None], ...]:
    return tuple((act.value, person) for person in people)


def _answer(question: str, value: Answer, item: str | None = None) -> Prepared:
    def prepare(office: Office) -> Callable[[], object]:
        opened, desk = office.begun(), office.desk()
        return lambda: answering.answer(desk, opened, ref(question, item), value, confirmed=True)

    return prepare


def _on_begun(act: Callable[[Office, Opened], object]) -> Prepared:
    def prepare(office: Office) -> Callable[[], object]:
        opened = office.begun()
        return lambda: act(office, opened)

    return prepare


def _on_put(act: Callable[[Office, Opened], object]) -> Prepared:
    def prepare(office: Office) -> Callable[[], object]:
        put = office.put()
        return lambda: act(office, put)

    return prepare


def _asked(office: Office) -> Callable[[], object]:
    chief = office.desk(makers.decider())
    back = proposing.return_with_questions(chief, office.shown(office.put()).opened, (Back("Waarom?"),))
    (vraag,) = proposing.thread(office.desk(), back)
    return lambda: proposing.answer_question(office.desk(), back, vraag, "Daarom.")


def _decide(office: Office) -> Callable[[], object]:
    shown = office.shown(office.put())
    return lambda: deciding.decide(office.desk(makers.decider()), shown, decision())


def _record(office: Office) -> Callable[[], object]:
    ready = office.ready(MET_TOESTEMMING)
    return lambda: deciding.record(office.desk(), ready, "Mevrouw zei ja.")


def _draft(office: Office) -> Callable[[], object]:
    chief, shown = office.desk(makers.decider()), office.shown(office.put())

    def both() -> Draft:
        drafting.keep(chief, shown, Draft(1, motivation="a"))
        return drafting.kept(chief, shown)

    return both


def _return(office: Office, put: Opened) -> object:
    return proposing.return_with_questions(office.desk(makers.decider()), put, (Back("Waarom?"),))


def _on_sealed(act: Callable[[Office, str], object]) -> Prepared:
    def prepare(office: Office) -> Callable[[], object]:
        sealed = office.sealed()
        return lambda: act(office, sealed.id)

    return prepare


def _put_forward(office: Office) -> Callable[[], object]:
    ready = office.ready()
    return lambda: proposing.put_forward(office.desk(), ready)


ILSE = PersonId("Ilse Terpstra")


def _on_named(act: Callable[[Office, Opened], object], *before: Callable[[Office, Opened], object]) -> Prepared:
    """Make a casus ready in an office where Ilse is a casusregisseur; `before` is done already."""

    def prepare(office: Office) -> Callable[[], object]:
        with office.world.work() as work:
            held = Assignment(ILSE, RoleId("casusregisseur"), makers.TEAM, date(2026, 1, 1))
            mine = Assignment(makers.actor().person, makers.actor().role, makers.TEAM, date(2026, 1, 1))
            work.mensen.add(Colleague(ILSE, ILSE, "Wmo"), (), (held,))
            work.mensen.add(Colleague(mine.person, mine.person, "Wmo"), (), (mine,))
            work.commit()
        opened = office.begun()
        for one in before:
            one(office, opened)
        return lambda: act(office, opened)

    return prepare


def _shield(office: Office, opened: Opened) -> None:
    naming.shield(office.desk(), opened.casus.id)


def _name(office: Office, opened: Opened) -> None:
    naming.name_person(office.desk(), opened.casus.id, ILSE)


def _regie(office: Office, opened: Opened) -> None:
    naming.give_regie(office.desk(), opened.casus.id, ILSE)


def _unshield(office: Office, opened: Opened) -> None:
    naming.unshield(office.desk(), opened.casus.id)


def _unname(office: Office, opened: Opened) -> None:
    naming.unname(office.desk(), opened.casus.id, ILSE)


def _end_regie(office: Office, opened: Opened) -> None:
    naming.end_regie(office.desk(), opened.casus.id)


MRS = "annelies"
CASES = [
    Case("open_new", lambda o: lambda: answering.open_new(o.desk()), lines(Act.CASUS_GEOPEND, None)),
    Case(
        "open_casus",
        _on_begun(lambda o, c: answering.open_casus(o.desk(), c.casus.id)),
        lines(Act.CASUS_GEZIEN, *BOTH),
    ),
    Case("answer", _answer("aanleiding.wat", Answer("Anders.")), lines(Act.ANTWOORD_GEWIJZIGD, *BOTH)),
    Case("answer", _answer("persoon.naam", Answer("H."), HUIB), lines(Act.ANTWOORD_GEWIJZIGD, HUIB)),
    Case("answer", _answer("regel.waarom", Answer("w"), "adres_dochter"), lines(Act.ANTWOORD_GEWIJZIGD, DOCHTER)),
    Case("answer", _answer("regel.over", Answer(HUIB), "adres_dochter"), lines(Act.ANTWOORD_GEWIJZIGD, DOCHTER, HUIB)),
    Case(
        "add_item",
        _on_begun(lambda o, c: answering.add_item(o.desk(), c, Scope.PARTIJ)),
        lines(Act.DEEL_TOEGEVOEGD, *BOTH),
    ),
    Case(
        "remove_item",
        _on_begun(lambda o, c: answering.remove_item(o.desk(), c, Scope.PERSOON, ItemId(DOCHTER), confirmed=True)),
        lines(Act.DEEL_VERWIJDERD, DOCHTER),
    ),
    Case(
        "keep_place",
        _on_begun(lambda o, c: answering.keep_place(o.desk(), c, Place(ref("gevaar.nu")))),
        (),
    ),
    Case("stamp", _on_begun(lambda o, c: answering.stamp(o.desk(), c)), lines(Act.NAGEKEKEN, *BOTH)),
    Case("put_forward", _put_forward, lines(Act.VOORGELEGD, *BOTH)),
    Case("withdraw", _on_put(lambda o, c: proposing.withdraw(o.desk(), c)), lines(Act.INGETROKKEN, *BOTH)),
    Case("return_with_questions", _on_put(_return), lines(Act.TERUGGEGEVEN, *BOTH)),
    Case("thread", _on_put(lambda o, c: proposing.thread(o.desk(), c)), lines(Act.CASUS_GEZIEN, *BOTH)),
    Case("answer_question", _asked, lines(Act.ANTWOORD_GEWIJZIGD, *BOTH)),
    Case("open_for_decision", _on_put(lambda o, c: o.shown(c)), lines(Act.CASUS_GEZIEN, *BOTH)),
    Case("decide", _decide, lines(Act.BESLOTEN, *BOTH)),
    Case("record", _record, lines(Act.VASTGELEGD, MRS)),
    Case("keep", _draft, ()),
    Case("kept", _draft, ()),
    Case(
        "open_besluit",
        _on_sealed(lambda o, b: deciding.open_besluit(o.desk(), BesluitId(b))),
        lines(Act.BESLUIT_GEZIEN, *BOTH),
    ),
    Case(
        "verify",
        _on_sealed(lambda o, b: deciding.verify(o.desk(), BesluitId(b))),
        lines(Act.GECONTROLEERD, *BOTH) + lines(Act.CASUS_GEZIEN, *BOTH),
    ),
    Case(
        "paper",
        _on_sealed(lambda o, b: papers.paper(o.desk(), BesluitId(b), Act.BEWAARD, lambda *_: b"pdf")),
        lines(Act.BEWAARD, *BOTH),
    ),
    Case("worklist", _on_put(lambda o, _: overview.worklist(o.desk())), lines(Act.LIJST_GEZIEN, None)),
    Case("casussen", _on_put(lambda o, _: overview.casussen(o.desk())), lines(Act.LIJST_GEZIEN, None)),
    Case("what_opens", _on_put(lambda o, c: overview.what_opens(o.desk(), c.casus.id)), ()),
    Case("shield", _on_named(_shield), lines(Act.AFGESCHERMD, *BOTH)),
    Case("unshield", _on_named(_unshield, _shield), lines(Act.AFSCHERMING_OPGEHEVEN, *BOTH)),
    Case("name_person", _on_named(_name, _shield), lines(Act.GENOEMD, *BOTH)),
    Case("unname", _on_named(_unname, _shield, _name), lines(Act.NIET_MEER_GENOEMD, *BOTH)),
    Case("give_regie", _on_named(_regie), lines(Act.REGIE_GEGEVEN, *BOTH)),
    Case("end_regie", _on_named(_end_regie, _regie), lines(Act.REGIE_BEEINDIGD, *BOTH)),
    Case("around", _on_begun(lambda o, c: around.around(o.desk(), c.casus.id)), lines(Act.CASUS_GEZIEN, *BOTH)),
    Case("reached", _on_begun(lambda o, c: around.reached(o.desk(), c.casus.id, ("casus_lezen",))), ()),
    Case("hints", _on_begun(lambda o, c: hints.hints(o.desk(), c, ref("aanleiding.wat"))), ()),
    Case("stand_up", lambda o: lambda: entering.stand_up(o.desk(), "zelf"), lines(Act.VERGRENDELD, None)),
    Case("sit_down", lambda o: lambda: _sit_down(o), lines(Act.INGELOGD, None)),
]
PARTS = {"involved", "shielded"}
"""Parts of a use case that read and write nothing."""
SILENT = {
    "idle_minutes": "tells after how long the screen locks; nobody of a casus",
    "roles_of": "tells the roles of the person who comes in; nobody of a casus",
}


def _sit_down(office: Office) -> object:
    desk = office.desk()
    session = entering.Session(desk.actor.account, desk.work)
    return entering.sit_down(session, desk.actor, desk.clock, desk.ids, desk.kaders, desk.newest)


@pytest.fixture
def office(world: World) -> Office:
    return Office(world)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_one_line_for_each_person_it_concerns(office: Office, case: Case) -> None:
    act = case.prepare(office)
    before = len(office.world.lines())
    act()
    found = office.since(before)
    assert [(line.act, line.persoon) for line in found] == list(case.lines)
    assert {line.result for line in found} <= {"ok"}


@pytest.mark.parametrize("case", [case for case in CASES if case.lines], ids=lambda case: case.name)
def test_nothing_happens_when_the_line_cannot_be_written(office: Office, case: Case) -> None:
    act = case.prepare(office)
    before = office.world.lines()
    office.world.break_log()
    with pytest.raises(Exception, match="no log today"):
        act()
    assert office.world.lines() == before


def test_the_log_holds_no_words(office: Office) -> None:
    office.sealed()
    overview.casussen(office.desk(), "Wiersinga")
    overview.casussen(office.desk(), "2026-00")
    told = [line.detail for line in office.world.lines()]
    assert not [detail for detail in told if "Wiersinga" in detail or "gas" in detail]
    assert told[-2:] == ["", "2026-00"]


HERE = (answering, around, deciding, drafting, entering, hints, naming, overview, papers, proposing)
ELSEWHERE = {
    "advising nameless": "test_advising",
    "asking granting typing": "test_asking",
    "cards": "test_cards",
    "inzage standbewijs": "test_inzage",
    "overzicht": "test_overzicht",
    "kaders": "test_kaders",
    "certificaat": "test_certificaat",
    "logo": "test_certificaat",
    "accounts people rights_view roles teams": "test_people",
    "agreeing meeting meeting_desk desk planning": "test_plan_log_lines",
    "papers": "test_plan_papers",
    "opvolging verstrekken verstrekkingsbrief": "test_regels",
    "crisis crisis_reading": "test_crisis",
    "werkvoorraad herinnering": "test_werkvoorraad",
    "informeren_desk vertellen uitstel informatiebrief": "test_informing",
    "afronden overdragen": "test_afronden",
    "berichten berichten_brieven": "test_berichten",
    "heroverwegen": "test_heroverwegen",
    "herroeping_papers": "test_intrekken_uitstel",
    "signalen signaal_einde signaal_papers": "test_signalen",
    "signaal_desk": "test_signalen",
    "vernietigen": "test_vernietigen",
    "toestemming formulier deel": "test_forms",
    "controleren": "test_controleren",
    "convenanten": "test_convenanten",
    "register": "test_register",
    "steekproef": "test_steekproef",
    "lezen schrijven vaststellen": "test_verantwoording",
    "uitgeven": "test_uitgeven",
    "bundelen": "test_bundelen",
    "verzoeken verzoeken_besluit verzoeken_stappen verzoeken_brieven": "test_verzoeken",
}
"""Files of use cases with the tests that count their lines."""
WITHOUT = {"letterhead", "drafts", "partners"}
"""Files that read nothing about a person: what the municipality set or agreed, and what somebody is typing."""


def _use_cases() -> Iterator[str]:
    for module in HERE:
        yield from (name for name, found in vars(module).items() if _works(module, found))


def _works(module: ModuleType, found: object) -> bool:
    """Tell whether this is a use case: what takes a unit of work is a part of one, inside its transaction."""
    if not inspect.isfunction(found) or found.__module__ != module.__name__ or found.__name__.startswith("_"):
        return False
    taken = set(inspect.signature(found).parameters)
    return "work" not in taken and bool({"desk", "session"} & taken) and found.__name__ not in PARTS


def test_every_use_case_is_in_the_table() -> None:
    assert set(_use_cases()) == {case.name for case in CASES} | set(SILENT)


def test_every_file_of_use_cases_is_looked_at() -> None:
    folder, tests = Path(answering.__file__).parent.parent, Path(__file__).parent
    opening = {path.stem for path in folder.rglob("*.py") if ".work()" in path.read_text(encoding="utf-8")}
    elsewhere = {name: test for names, test in ELSEWHERE.items() for name in names.split()}
    assert opening <= {module.__name__.rpartition(".")[2] for module in HERE} | set(elsewhere) | WITHOUT
    for name, test in elsewhere.items():
        words = (tests / f"{test}.py").read_text(encoding="utf-8")
        assert name in words, (name, test)
        assert ".lines()" in words or "since(" in words or ".told(" in words, test


def test_the_table_itself_looks() -> None:
    office = Office(memory_world())
    case = Case("open_new", CASES[0].prepare, lines(Act.CASUS_GEOPEND, None, None))
    with pytest.raises(AssertionError):
        test_one_line_for_each_person_it_concerns(office, case)
